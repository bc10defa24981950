"""The sheet of trends: each company of several days with the use of every cap, its first warning and breach, and what changed in the law in between."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from leverage.assessment.findings import NEAR, Outcome
from leverage.law.rulebook import Rulebook
from leverage.law.survey import Event
from leverage.portfolio.lines import Line
from leverage.portfolio.overview import Overview
from leverage.portfolio.result import Result
from leverage.portfolio.settings import Settings
from leverage.portfolio.trends import Trend, trend
from leverage.report.excel.book import Page
from leverage.report.grid import Bar, Cell, Grid
from leverage.report.media.excel_table import written
from leverage.report.portfolio.charts import lines_over_time
from leverage.report.portfolio.columns import Names
from leverage.report.portfolio.lists import who
from leverage.report.portfolio.summary import name_of_place
from leverage.terms.places import find_place
from leverage.terms.texts import Text, join

MOST_COMPANIES = 200
"""Companies whose trend is drawn: the nearest to their limits."""
_MOST_RULES = 8
_SCALE = 78  # per cent
_USE = Text("各限额的使用率", "How much of each cap is used")
_NONE = Text("没有一家公司有两个以上的日期。", "No company has more than one date.")
_CUT = Text(
    "画出最接近限额的 {shown} 家，共 {count} 家有两个以上的日期。",
    "Drawn are the {shown} nearest to their limits, of {count} companies with several dates.",
)
_NEVER = Text("没有", "never")
_NO_CHANGE = Text("期间规则没有变化。", "No rule changed in between.")
_BEGAN, _ENDED = Text("施行 {name}", "{name} began"), Text("失效 {name}", "{name} ended")


def trends(page: Page, result: Result, seen: Overview, names: Names, settings: Settings) -> None:
    """Write the sheet."""
    page.width(0, 14)
    page.width(1, 14)
    for column in range(2, 2 + _MOST_RULES):
        page.width(column, 14)
    drawn = seen.over_time[:MOST_COMPANIES]
    if not drawn:
        page.put(0, 0, _NONE, "plain")
    row = 0
    if len(drawn) < len(seen.over_time):
        page.line(0, 0, 1 + _MOST_RULES, _CUT.fill(shown=len(drawn), count=len(seen.over_time)))
        row = 2
    share = Fraction(settings.warn_at) if settings.warn_at else NEAR
    lines = result.of(
        key for keys in drawn for key in keys
    )  # all at once: what became of their rules is worked out together
    begins = []
    for keys in drawn:
        begins.append(row)
        row = _company(page, row, _trend(list(islice(lines, len(keys))), names.book, share), names, share)
    page.printed()
    page.sheet.set_print_scale(_SCALE)
    page.sheet.set_h_pagebreaks(begins[1:])  # a company a page
    page.fit()


def _trend(lines: list[Line], book: Rulebook, share: Fraction) -> Trend:
    return trend(lines, book.law(find_place(lines[0].jurisdiction or "")), share)


def _company(page: Page, row: int, held: Trend, names: Names, share: Fraction) -> int:
    """One company: what is told of it, the table, the chart; the row after them."""
    last = 1 + _MOST_RULES
    grid = _table(held, names)
    line = held.lines[-1]
    title = Text("{company}（{where}）", "{company} ({where})")
    title = title.fill(company=who(line), where=name_of_place(line.jurisdiction))
    page.put(row, 0, title, "section")
    row += 1
    for sentence in _told(held, names, share):
        page.line(row, 0, last, sentence)
        row += 1
    first = row + 2
    row = written(page, row, grid) + 1
    columns = range(2, len(grid.columns))
    if columns:
        row = lines_over_time(page, row, first, len(grid.rows), 0, columns, title)
    return row + 1


def _table(held: Trend, names: Names) -> Grid:
    """A row a day: the verdict, and how much of each cap is used. The caps most used at the last day come first, and are all that there is room for."""
    line = held.lines[-1]
    place = line.jurisdiction or ""
    courses = sorted(held.courses, key=lambda c: (-max((u.share or Fraction(0) for u in c.uses), default=0), c.rule))
    courses = courses[:_MOST_RULES]
    heads = [("as_of", Text("日期", "Date")), ("verdict", Text("结论", "Verdict"))]
    heads += [(course.rule, names.text(place, course.rule)) for course in courses]
    rows: list[list[Cell]] = []
    for number, day in enumerate(held.lines):
        shares = [course.uses[number].share for course in courses]
        verdict = Outcome(day.row.verdict) if day.row else None
        rows.append([day.as_of, verdict, *(None if used is None else Bar(used) for used in shares)])
    return Grid(_USE, tuple(heads), rows)


def _told(held: Trend, names: Names, share: Fraction) -> Iterator[Text]:
    """First warning, first breach, and the law in between."""
    percent = f"{float(share * 100):.4g}%"
    yield Text(
        "首次预警（达限额的{percent}）：{warning}；首次超限或进入禁止渠道：{breach}。",
        "First warning (at {percent} of a cap): {warning}; first breach or prohibited channel: {breach}.",
    ).fill(percent=percent, warning=held.first_warning or _NEVER, breach=held.first_breach or _NEVER)
    place = held.lines[-1].jurisdiction or ""
    changes = join([_change(event, place, names) for event in held.changes], zh="；", en="; ")
    yield (
        Text("期间规则变化：{changes}。", "Rules that changed in between: {changes}.").fill(changes=changes)
        if held.changes
        else _NO_CHANGE
    )


def _change(event: Event, place: str, names: Names) -> Text:
    what = _BEGAN if event.what == "begins" else _ENDED
    return Text(f"{event.day}", f"{event.day}:") + what.fill(name=names.text(place, event.rule.id))
