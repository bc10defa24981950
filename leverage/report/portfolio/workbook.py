"""A portfolio as a workbook: 汇总, 接近限额, 超限, 取决于读法, 各地, 趋势, 出错, 未读, and every row in 明细."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from pathlib import Path

from leverage.intake.own_outputs import RESULT_SHEETS
from leverage.portfolio.overview import Overview, overview
from leverage.portfolio.result import Result
from leverage.portfolio.settings import Settings
from leverage.report.as_json import stamp, supplements_out
from leverage.report.excel.book import Book, Page
from leverage.report.grid import Grid
from leverage.report.media.excel_table import widths, written
from leverage.report.portfolio.charts import lines_over_time
from leverage.report.portfolio.columns import KEYS, KINDS, Names, Told
from leverage.report.portfolio.lists import Lists, months
from leverage.report.portfolio.summary import Counts
from leverage.report.portfolio.trend_sheet import trends
from leverage.terms.texts import Language, Text, join, same

UNIT = "万元"
SUMMARY, NEAREST, DETAIL = RESULT_SHEETS
BEYOND, FLIPS, PLACES, TRENDS, ERRORS, UNREAD = "超限", "取决于读法", "各地", "趋势", "出错", "未读"
MOST_ROWS = 1_048_575
"""Rows of a sheet below its headings."""
TITLE = Text("融资杠杆核对汇总", "Funding leverage: many companies")
_NONE = Text("无。", "None.")
_NOT_ALL = Text(
    "明细只列前 {shown} 行，共 {count} 行：一个工作表容不下。全部行请用 .csv、.jsonl 或 .parquet。",
    "明细 lists the first {shown} rows of {count}: a sheet holds no more. Write .csv, .jsonl or .parquet for all of them.",
)


def write_workbook(result: Result, path: Path, settings: Settings, names: Names, language: Language) -> None:
    """Write the workbook. The same result and ``SOURCE_DATE_EPOCH`` give the same bytes."""
    seen = overview(result)
    lists = Lists(result, seen, names)
    proof = stamp(result.rulebook, "")
    book = Book(path, language, UNIT, (SUMMARY, NEAREST, BEYOND, FLIPS, PLACES, TRENDS, ERRORS, UNREAD))
    _summary(book.pages[SUMMARY], result, seen, names, proof["checked_at"], proof["tool"])
    _list(book.pages[NEAREST], lists.nearest(), (22, 10, 11, 14, 11, 14, 14, 14, 34, 30))
    _list(book.pages[BEYOND], lists.beyond(), (22, 10, 11, 14, 40, 11, 14, 14, 14, 30))
    _list(book.pages[FLIPS], lists.flips(), (22, 10, 11, 14, 14, 11, 14, 14, 14, 30))
    _places(book.pages[PLACES], seen)
    trends(book.pages[TRENDS], result, seen, names, settings)
    _list(book.pages[ERRORS], lists.errors(), (30, 22, 10, 11, 80))
    _list(book.pages[UNREAD], lists.unread(), (40, 60))
    _detail(book, result, names, language)
    book.close(book.say(TITLE), datetime.fromisoformat(proof["checked_at"]))


def _summary(page: Page, result: Result, seen: Overview, names: Names, moment: str, tool: str) -> None:
    counts = Counts.of(result, strict=False).grid()
    last = max(widths(page, [counts], least=14.0, first=18.0) - 1, 6)
    page.put(0, 0, TITLE, "title")
    row = 1
    for sentence in _lead(result, seen):
        page.line(row, 0, last, sentence)
        row += 1
    row = written(page, row + 1, counts) + 1
    brought = names.book.brought
    receipt = [same(tool), Text(f"规则库 {result.rulebook[:16]}", f"rulebook {result.rulebook[:16]}"), same(moment)]
    if brought is not None:
        each = "; ".join(f"{one['author']} {one['date']} {one['file']}" for one in supplements_out(brought))
        receipt.append(Text(f"补充文件：{each}", f"supplements: {each}"))
    page.line(row, 0, last, join(receipt, zh="；", en="; "))
    page.printed()
    page.fit({0: 26})


def _lead(result: Result, seen: Overview) -> Iterable[Text]:
    """What is to be known first."""
    yield Text(
        f"共 {len(result)} 行：超限、禁止或缺批准 {seen.beyond.count} 行，合规而取决于读法 {seen.flips.count} 行，出错 {seen.errors.count} 行；"
        f"未读 {len(result.unread)} 个文件。",
        f"{len(result)} rows: {seen.beyond.count} in breach, prohibited or without an approval; {seen.flips.count} compliant but not under every reading; "
        f"{seen.errors.count} errors. {len(result.unread)} files were not read.",
    )
    yield Text(
        "金额单位：万元（“明细”为元）。空格是不知道，不是零。各表的说明见表头；每一行的依据用 leverage check 查看。",
        "Amounts in units of 10,000 yuan (yuan in 明细). Blank is not known, and not zero. For the clauses behind a row run leverage check on its file.",
    )
    if len(result) > MOST_ROWS:
        yield _NOT_ALL.fill(shown=MOST_ROWS, count=len(result))


def _list(page: Page, grid: Grid, wide: tuple[int, ...]) -> None:
    """One table on a sheet of its own, with filters, and its headings on every page."""
    for column, width in enumerate(wide):
        page.width(column, width)
    written(page, 0, Grid(grid.heading, grid.columns, grid.rows))
    if grid.rows:
        page.sheet.autofilter(1, 0, 1 + len(grid.rows), len(grid.columns) - 1)
    else:
        page.put(2, 0, _NONE, "plain")
    page.sheet.freeze_panes(2, 1)
    page.printed(repeat=(1, 1))
    page.fit({0: 20})


def _places(page: Page, seen: Overview) -> None:
    """A table per place, month by month, with its chart."""
    page.width(0, 14)
    for column in range(1, 5):
        page.width(column, 15)
    row = 0
    for _, each in groupby(seen.months, key=lambda month: month.place):
        grid = months(each)
        first = row + 2
        row = written(page, row, grid)
        if len(grid.rows) > 1:
            row = lines_over_time(page, row + 1, first, len(grid.rows), 0, (3, 4), grid.title)
        row += 1
    if not seen.months:
        page.put(0, 0, _NONE, "plain")
    page.printed(landscape=False)
    page.fit()


def _detail(book: Book, result: Result, names: Names, language: Language) -> None:
    """Every row under the columns' names, in yuan; written as it comes, however many there are."""
    book.workbook.constant_memory = True
    sheet = book.workbook.add_worksheet(DETAIL)
    book.workbook.constant_memory = False
    plain, head = book.format("plain"), book.format("head")
    styles = {"amount": book.format("bare_yuan"), "share": book.format("bare_percent")}
    sheet.set_column(0, 1, 26)
    sheet.set_column(2, len(KEYS) - 1, 14)
    for column, key in enumerate(KEYS):
        sheet.write_string(0, column, key, head)
    count = min(len(result), MOST_ROWS)
    for number, line in zip(range(1, count + 1), result.lines(), strict=False):
        told = Told(line, names, language, result.rulebook)
        for column, (value, kind) in enumerate(zip(told.values, KINDS, strict=True)):
            if value is None:
                continue
            if isinstance(value, bool):
                sheet.write_boolean(number, column, value, plain)
            elif kind in styles:
                sheet.write_number(number, column, int(value) / (100 if kind == "amount" else 10_000), styles[kind])
            elif isinstance(value, int):
                sheet.write_number(number, column, value, plain)
            else:
                sheet.write_string(number, column, book.say(value), plain)
    sheet.autofilter(0, 0, max(1, count), len(KEYS) - 1)
    sheet.freeze_panes(1, 2)
    page = Page(book, sheet, DETAIL)
    page.printed(repeat=(0, 0))
    sheet.fit_to_pages(3, 0)
    sheet.repeat_columns(0, 1)
