"""The date of a balance sheet, as the words around the table tell it.

Every date that stands above the table or below it is a candidate, unless its label says that it is the day of something else: of a print, a
filing, a founding. A date in the sheet's name, which a text file has from its own, is never taken, only held against the others. Candidates
that differ are asked about; a date is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from leverage.intake.files.cells import Sheet
from leverage.intake.values.amounts import CellValue, is_blank
from leverage.intake.values.dates import BETWEEN, Dated, dates_of, month_end, spelt
from leverage.intake.values.periods import Period, When, period, serial_day
from leverage.terms.texts import Text


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date beside the table: where it stands, and whether it is the day on which the sheet was drawn up."""

    dated: Dated
    ref: str
    drawn_up: bool = False


@dataclass(frozen=True, slots=True)
class Dating:
    """The report date and its cell; or None, with what is known in ``doubt`` and, perhaps, the ``year``."""

    on: date | None = None
    ref: str = ""
    doubt: Text | None = None
    year: int | None = None


_OTHER = re.compile(
    r"打印|填表|填报日|填报时|制表|编制日|编制时|编报日|填制日|导出|下载|审核|复核|修订|申报日|申报时|报送|上报|所属(?:时期|期间|日期|时间|期限|期)?(?:起|开始)(?!止|讫|[~至-])|期初|成立|开业|注册|设立"
    r"|登记|年初|月初|上年|去年|批准|报出|签发|出具|查询(?!期间|月份|条件)|更新|生成|提取|操作|提交|受理|备案|版本|有效期|执行|施行|印发|财会|准则|换证|年检"
)
_DRAWN_UP = re.compile(r"(?:编制|制表|填表|填报|编报|填制)(?:日期|日|时间)?[:|]*$")
_OTHER_BEHIND = re.compile(
    r"(?:日)?(?:成立|开业|打印|注册|设立|填报|制表|编制|审核|批准|报出|出具|生成|导出|起施行|起执行)(?!人|[^|]*\d{4})"
)
_LABEL = re.compile(r"([\u4e00-\u9fff]*)(?:日期|时间|时刻|日|期限|期限至|至|期间|期|年月|月份|年度|截止)$")
_REPORT_LABEL = re.compile(
    r".*(?:报告|报表|会计|结束|终止|查询|资产负债表|财务|截止|截至|所属|所属时|数据|税款所属|本|统计).*|编制单位.*|(?:日期|时间|期间|期|年月|月份|年度|至|日|属期|账期)"
)
_RANGE = re.compile(r"\|?(?:至|到|止|-{1,2}|~|—|–|所属期止:?|止:?)\|?(?:所属期止:?\|?)?")
_YEAR_BEHIND = re.compile(r"(?:$|[|)])|.{0,12}?(?:资产负债表|财务报表|会计报表|报表|财务状况)")
_SIGNED = re.compile(
    r"制表|编制人|审核|复核|负责人|会计主管|会计机构|经办|签字|签名|盖章|报送|填报|法定代表人|法人|出纳|记账|打印|页"
)


def candidates(sheet: Sheet, rows: Iterable[int]) -> list[Candidate]:
    """The dates in some rows that may be that of the report, and those on which the sheet was drawn up."""
    found = []
    for row in rows:
        if row < len(sheet.rows):
            found += _in_row(sheet, row)
    return found


def _in_row(sheet: Sheet, row: int) -> list[Candidate]:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    for column, cell in enumerate(sheet.rows[row]):
        if is_blank(cell) or _is_heading(cell):
            continue
        places.append((sum(len(part) + 1 for part in parts), column))
        parts.append(_as_text(cell, parts[-1] if parts else "", date1904=sheet.date1904))
    text = BETWEEN.join(parts)
    found: list[Candidate] = []
    end, begun = 0, False
    for dated in dates_of(text):
        column = max((place for place in places if place[0] <= dated.start), default=(0, 0))[1]
        between = text[end : dated.start]
        is_range = end > 0 and bool(_RANGE.fullmatch(between))
        following = text[dated.end :]
        end = dated.end
        if is_range:
            if begun:
                found[-1] = Candidate(dated, sheet.ref(row, column), found[-1].drawn_up)
            elif "期止" in between:
                found.append(Candidate(dated, sheet.ref(row, column)))
            continue
        known = len(found)
        label = _label(between)
        if _DRAWN_UP.search(label):
            found.append(Candidate(dated, sheet.ref(row, column), drawn_up=True))
        elif not _is_other(label, dated, following):
            found.append(Candidate(dated, sheet.ref(row, column)))
        begun = len(found) > known
    return found


def _is_heading(cell: CellValue) -> bool:
    """Whether a cell heads a column: its date, if any, is that of the column."""
    found = period(cell) if isinstance(cell, str) else None
    return found is not None and found.when is not When.DATED


def _as_text(cell: CellValue, before: str, *, date1904: bool | None) -> str:
    """A cell as dates are looked for in it; a number only counts as a date where the cell before announces one."""
    announced = bool(_LABEL.search(before.rstrip(":")))
    if not isinstance(cell, str | int | float) or isinstance(cell, bool):
        return f"{cell.year}年{cell.month}月{cell.day}日" if isinstance(cell, date) else ""
    if announced and (on := serial_day(cell, date1904=date1904)):
        return f"{on.year}年{on.month}月{on.day}日"
    if not isinstance(cell, str):
        return _number(cell, announced) if float(cell).is_integer() and abs(cell) < 10**9 else ""
    text = spelt(cell)
    whole = dates_of(text, whole=True)
    if len(whole) == 1 and (whole[0].start, whole[0].end) == (0, len(text)):
        return _canonical(whole[0])
    return text


def _number(cell: float, announced: bool) -> str:
    text = f"{int(cell)}"
    named = dates_of(text, whole=True) if announced else []
    if named:
        return _canonical(named[0])
    return text if len(text) in (1, 2, 4) else ""


def _canonical(dated: Dated) -> str:
    on = dated.last
    if dated.first == dated.last:
        return f"{on.year}年{on.month}月{on.day}日"
    if dated.only_year:
        return f"{on.year}年"
    return f"{on.year}年{on.month}月" if dated.first.month == on.month else f"{on.year}年度"


def _label(between: str) -> str:
    """The words that announce a date: those before it in its cell, or the cell before if that is a label."""
    *before, own = between.split(BETWEEN)
    if own or not before:
        return own
    last = before[-1]
    is_label = (
        last.endswith(":")
        or _LABEL.fullmatch(last)
        or (len(last) <= _SHORT and ":" not in last and _OTHER.search(last))
    )
    return last if is_label else ""


_SHORT = 8


def _is_other(label: str, dated: Dated, following: str) -> bool:
    """Whether a date is that of something else than the report."""
    if _OTHER.search(label.rpartition(";")[2][-14:]) or _OTHER_BEHIND.match(following.lstrip("()")):
        return True
    if following.startswith(("起", "年起")) or re.search(r"(?:编号|证号|文号|号码|代码|字第|税号)[:|]*$", label):
        return True
    named = _LABEL.search(label.rstrip(":"))
    if named and not _REPORT_LABEL.fullmatch(named[0]):
        return True
    whole_year = (dated.last - dated.first).days > 31
    return whole_year and not (named or label.endswith(":")) and not _YEAR_BEHIND.match(following)


def date_of(
    sheet: Sheet, above: range, below: range, heading: Period | None, heading_ref: str, *, asked: bool = False
) -> Dating:
    """The date of the statement that stands between the rows ``above`` and ``below`` it.

    ``heading`` is what the column read is headed by; ``asked`` says that its date was asked for, whatever else is named.
    """
    over = candidates(sheet, above)
    stated = [one for one in over if not one.drawn_up]
    named = [*_in_name(sheet), *_month_in_name(sheet, *stated)]
    if heading and heading.on:
        whole = Dated(heading.first or heading.on, heading.on)
        if asked:
            return Dating(heading.on, heading_ref)
        other = next((one for one in stated if not (whole.holds(one.dated) or one.dated.holds(whole))), None)
        if other:
            return _agreed([Candidate(whole, heading_ref), other])
        closer = [one for one in stated if whole.first < one.dated.last <= whole.last]
        nearer = [one for one in named if whole.first < one.dated.last <= whole.last]
        return _held_against(_agreed([Candidate(whole, heading_ref), *closer]), [] if sheet.named_by_file else nearer)
    if stated:
        return _held_against(_agreed(stated), [] if sheet.named_by_file else named)
    under = candidates(sheet, [row for row in below if not _is_signed(sheet, row)])
    ends = [one for one in under if not one.drawn_up and _is_month_end(one.dated)]
    if ends:
        dating = _held_against(_agreed(ends), [] if sheet.named_by_file else named)
        return Dating(dating.on, dating.ref, dating.doubt or _from_below(dating))
    if named:
        return Dating(doubt=_only_in_name(named[0]))
    drawn = [one for one in (*over, *candidates(sheet, below)) if one.drawn_up]
    return Dating(doubt=_only_drawn_up(drawn[0])) if drawn else Dating()


def _in_name(sheet: Sheet) -> list[Candidate]:
    text = spelt(sheet.name)
    return [
        Candidate(dated, sheet.name)
        for dated in dates_of(text, whole=True)
        if not _is_other(text[: dated.start], dated, text[dated.end :])
    ]


def _held_against(dating: Dating, named: list[Candidate]) -> Dating:
    """A date that the sheet states, unless the name of the sheet, which as often as not is that of a download, tells another one."""
    if dating.on is None:
        return dating
    other = next((one for one in named if not one.dated.first <= dating.on <= one.dated.last), None)
    return Dating(doubt=_two_dates(dating.on, dating.ref, other.dated.last, other.ref)) if other else dating


def _month_in_name(sheet: Sheet, *stated: Candidate) -> list[Candidate]:
    """The month that a sheet's name tells of a year that the sheet tells."""
    years = {one.dated.last.year for one in stated}
    found = re.fullmatch(r"(?:资产负债表)?(1[0-2]|0?[1-9])月份?(?:末|底)?(?:资产负债表)?", spelt(sheet.name))
    if not found or len(years) != 1:
        return []
    on = month_end(min(years), int(found[1]))
    return [Candidate(Dated(on.replace(day=1), on), sheet.name)]


def _is_signed(sheet: Sheet, row: int) -> bool:
    return any(isinstance(cell, str) and is_signed(cell) for cell in sheet.rows[row])


def is_signed(text: str) -> bool:
    """Whether a text is where somebody signs: 法定代表人, 制表."""
    return bool(_SIGNED.search(spelt(text)))


def _is_month_end(dated: Dated) -> bool:
    return (dated.last + timedelta(days=1)).day == 1


def _agreed(found: list[Candidate]) -> Dating:
    """The date that all candidates mean; None, with both, where two of them differ."""
    closest = min(found, key=lambda one: (one.dated.last - one.dated.first, one.dated.only_year))
    other = next((one for one in found if not one.dated.holds(closest.dated)), None)
    if other is None and closest.dated.only_year:
        return Dating(doubt=_only_year(closest), year=closest.dated.last.year)
    if other is None:
        return Dating(closest.dated.last, closest.ref)
    return Dating(doubt=_two_dates(closest.dated.last, closest.ref, other.dated.last, other.ref))


def _two_dates(one: date, where: str, other: date, there: str) -> Text:
    return Text(
        f"表上有两个不同的日期：{one}（{where}）和{other}（{there}），报告日期按未知处理；请更正，或用 --as-of 指明",
        f"the sheet names two different dates, {one} ({where}) and {other} ({there}); the report date is taken "
        "as unknown: correct it, or name the date by --as-of",
    )


def _only_in_name(found: Candidate) -> Text:
    return Text(
        f"只有表名或文件名“{found.ref}”里有日期 {found.dated.last}，它也可能是下载或另存的日期，报告日期按未知处理；请在表上写明报表日期，或用 --as-of 指明",
        f"only the name “{found.ref}” holds a date, {found.dated.last}, which may be that of a download; the report date is taken as unknown: "
        "state it on the sheet, or name it by --as-of",
    )


def _only_year(found: Candidate) -> Text:
    return Text(
        f"{found.ref}：表上只写了年份 {found.dated.last.year}，没有写明是哪一天，报告日期按未知处理；请写明报表日期，或用 --as-of 指明",
        f"{found.ref}: the sheet names the year {found.dated.last.year} and no day; the report date is taken as unknown: "
        "state it, or name it by --as-of",
    )


def _from_below(dating: Dating) -> Text:
    return Text(
        f"{dating.ref}：报告日期取自表格下方的 {dating.on}，请核对",
        f"{dating.ref}: the report date, {dating.on}, was taken from below the table; check it",
    )


def _only_drawn_up(found: Candidate) -> Text:
    return Text(
        f"{found.ref}：表上只有编制（制表、填报）日期 {found.dated.last}，它不是资产负债表日，报告日期按未知处理；请写明报表日期，或用 --as-of 指明",
        f"{found.ref}: the sheet only names the day on which it was drawn up, {found.dated.last}; that is not the date of the "
        "balance sheet, which is taken as unknown: state it, or name it by --as-of",
    )


_OF_STATEMENTS = re.compile(r"报表|报告期|年度|截[至止]|会计期间|所属|资产负债表日|报告日")
_COVER_CELLS = 40


def on_cover(sheets: Iterable[Sheet]) -> Dating:
    """The date that the cover of a file, a sheet of few words, gives to its statements."""
    found = []
    for sheet in sheets:
        cells = [cell for row in sheet.rows for cell in row if not is_blank(cell)]
        if len(cells) > _COVER_CELLS:
            continue
        rows = [
            number
            for number, row in enumerate(sheet.rows)
            if any(isinstance(cell, str) and _OF_STATEMENTS.search(spelt(cell)) for cell in row)
        ]
        found += [one for one in candidates(sheet, rows) if not one.drawn_up and _is_month_end(one.dated)]
    return _agreed(found) if found else Dating()
