"""A scorecard from a spreadsheet: our own worksheet, or a company's own indicator table. Sheets are recognised by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from leverage.intake.files.cells import Book, Sheet, open_book, refuse_uncalculated
from leverage.intake.files.content import refuse
from leverage.intake.template.cells import DATE, parsed, text_of, yes_no
from leverage.intake.values.amounts import day, is_blank, plain
from leverage.rating.chongqing import FULL_SCORE, GROUNDS, Dimension, Ground, Stage, Status, ground_of
from leverage.rating.layout import ITEMS, RESULT, TAKEN_OFF, WRITTEN
from leverage.rating.scorecard import Deduction, Direct, Indicator, Scorecard, check, checked_points, registered, shown
from leverage.rating.table import STAGES, Table, table_of
from leverage.terms.errors import InputError, suggest
from leverage.terms.texts import Text

_NUMBERED = r"^\(?[一二三四五六七八九十\d]+[).、]"
_SUM = re.compile(
    rf"({'|'.join(each.label.zh for each in Dimension)}|扣分|得分|本项|以上)?(小计|合计|总计|总分)|(sub|grand)?total"
)


def read_sheets(path: Path, sheet: str | None = None) -> Scorecard:
    """Read a scorecard. ``sheet`` names the indicator table where several could be it. InputError, naming the cell, for what cannot be read."""
    book = open_book(path)
    own = book.sheet(RESULT) is not None
    tables = [
        table for each in book.sheets if (table := table_of(each)) and not each.hidden and each.name not in WRITTEN
    ]
    indicators = _one([t for t in tables if _is_indicators(t)], sheet, book)
    direct = _one([t for t in tables if t.has("dimension") and t.staged and not _is_indicators(t)], None, book)
    if indicators is None and direct is None:
        raise refuse(
            "没有找到评分表：应有“维度”“指标”“满分”“得分”等列标题",
            "no table of points was found: it has headings such as 维度, 指标, 满分 and 得分",
            "请用 leverage rate template 写出的工作表，或在表头写明各列",
            "use the worksheet that leverage rate template writes, or head the columns so",
        )
    taken_off = _one([t for t in tables if t.taken_off and t.staged and not _is_indicators(t)], None, book)
    grounds = _one([t for t in tables if t.has("ground", "found")], None, book)
    profile = _one([t for t in tables if t.has("item", "content") and not t.staged], None, book)
    read = [table for table in (indicators, direct, taken_off, grounds, profile) if table]
    refuse_uncalculated(book, [table.sheet.name for table in read])
    items = _items(profile) if profile else {}
    scores = _direct(direct) if direct else {}
    rows, found, headed = _indicators(indicators, own=own) if indicators else ((), (), {})
    for dimension in headed:
        if dimension in scores:
            raise _twice(dimension, headed[dimension].source)
    found = (*found, *(_deductions(taken_off) if taken_off else ()))
    ticked, answered = _grounds(grounds) if grounds else ((), False)
    sheet_of = profile.sheet if profile else None

    def item(key: str) -> tuple[Sheet, int, int] | None:
        return (sheet_of, *items[key]) if sheet_of and key in items else None

    all_listed = yes_no(*place) if (place := item("deductions_stated")) else None
    card = Scorecard(
        name=_text(item("name")),
        period_end=parsed(*place, day, DATE) if (place := item("period_end")) else None,
        registered_in=_registered(item("registered_in")),
        opened_on=parsed(*place, day, DATE) if (place := item("opened_on")) else None,
        status=_status(item("status")),
        rated_on=parsed(*place, day, DATE) if (place := item("rated_on")) else None,
        scores=scores | headed,
        indicators=rows,
        deductions=found,
        deductions_stated=all_listed is True,
        more_deductions=all_listed is False,
        grounds=ticked,
        grounds_stated=answered,
        stage_stated=not any(table.plain_points for table in (indicators, direct) if table),
        unread=_unread(book, read),
    )
    if not items and not any(card.given(stage) for stage in Stage):
        raise refuse(
            "没有填任何分数，也没有填公司信息",
            "no points are given, and no profile",
            "请填写后保存，再试",
            "fill it in, save it and try again",
        )
    return check(card, {key: sheet_of.ref(*cell) for key, cell in items.items()} if sheet_of else {})


def _unread(book: Book, read: list[Table]) -> tuple[str, ...]:
    """The sheets that hold something and were not read: nothing is passed over in silence."""
    names = {table.sheet.name for table in read}
    return tuple(each.name for each in book.sheets if each.rows and each.name not in names and each.name not in WRITTEN)


def _one(tables: list[Table], name: str | None, book: Book) -> Table | None:
    if name is not None:
        if book.sheet(name) is None:
            names = [each.name for each in book.sheets]
            raise InputError(
                Text(f"没有工作表“{name}”", f"there is no sheet “{name}”"),
                Text(f"文件中有：{'、'.join(names)}。", f"the file has: {', '.join(names)}.") + suggest(name, names),
            )
        tables = [table for table in tables if table.sheet.name == name]
    if len(tables) > 1:
        names = [table.sheet.name for table in tables]
        raise InputError(
            Text(f"有几张工作表都像评分表：{'、'.join(names)}", f"several sheets could be it: {', '.join(names)}"),
            Text("请只保留一张；指标表可用 --sheet 指明", "keep one of them; --sheet names the indicator table"),
        )
    return tables[0] if tables else None


def _is_indicators(table: Table) -> bool:
    return table.has("dimension") and bool(table.names) and (table.has("maximum") or table.staged)


def _bare(word: str) -> str:
    """A part of the table without its number, weight or remarks: 一、公司治理(20分) is 公司治理."""
    return re.sub(rf"{_NUMBERED}|[(\[【:].*$|\d+[%分].*$", "", plain(word).casefold())


_DIMENSIONS = {
    plain(name).casefold(): each for each in Dimension for name in (each.label.zh, each.label.en, each.value)
}


def _dimension(table: Table, row: int, word: str) -> Dimension:
    dimension = _DIMENSIONS.get(_bare(word))
    if dimension is None:
        names = [each.label.zh for each in Dimension]
        raise InputError(
            Text(f"不认识的维度“{word[:40]}”", f"the dimension “{word[:40]}” is not known"),
            Text(f"请用 {'、'.join(names)}。", f"use {', '.join(names)}.") + suggest(word, names),
            table.where(row, "dimension"),
        )
    return dimension


def _indicators(
    table: Table, *, own: bool
) -> tuple[tuple[Indicator, ...], tuple[Deduction, ...], dict[Dimension, Direct]]:
    """The rows of an indicator table, those of its part that takes points off, and the points of whole dimensions.

    In a company's own table a blank dimension is that of the row above, as merged cells leave it, and a row without an indicator that carries the
    whole weight is that of the dimension. ``own`` worksheets name the dimension in every row, as their formulas need it.
    """
    rows: list[Indicator] = []
    deductions: list[Deduction] = []
    headed: dict[Dimension, Direct] = {}
    part: str | None = None
    for row in table.rows:
        stated, name = table.text(row, "dimension"), table.name(row)
        if any(_SUM.fullmatch(_bare(word)) for word in (stated, name) if word):
            _check_sum(table, row, rows, deductions)
            continue
        if not table.scored(row) and name is None:
            part = stated if stated and _bare(stated) in _DIMENSIONS else part
            continue
        part = (stated or part) if not own else stated
        if part is None:
            raise refuse(
                "没有填写维度",
                "the dimension is blank",
                f"请填写 {'、'.join(each.label.zh for each in Dimension)} 之一",
                f"write one of {', '.join(each.label.zh for each in Dimension)}",
                table.where(row, "dimension"),
            )
        whole = _DIMENSIONS.get(_bare(part)) if name is None and not own else None
        if whole is not None and table.number(row, "maximum") in (None, whole.weight):
            if whole in headed:
                raise _twice(whole, table.where(row, "dimension"))
            points = table.points(row, whole.weight, whole.label)
            if points:
                headed[whole] = Direct(points, table.where(row, next(iter(points)).value), table.text(row, "evidence"))
        elif _bare(part) in TAKEN_OFF:
            deductions.append(_deduction(table, row, name))
        else:
            rows.append(_indicator(table, row, part, name))
    return tuple(rows), tuple(deductions), headed


def _twice(dimension: Dimension, where: str) -> InputError:
    return refuse(
        f"“{dimension.label.zh}”出现两次",
        f"“{dimension.label.en}” stands there twice",
        "请只保留一行",
        "keep one of the rows",
        where,
    )


def _check_sum(table: Table, row: int, rows: list[Indicator], deductions: list[Deduction]) -> None:
    """InputError for a row of sums that is none of those that the rows above come to: one of them was misread, or it is no sum."""
    part = [each for each in rows if each.dimension is rows[-1].dimension]
    for key in ("maximum", *STAGES):
        stated = table.number(row, key)
        if stated is None:
            continue
        of_part, of_all, off = (
            sum((_held(each, key) for each in held), Fraction(0)) for held in (part, rows, deductions)
        )
        known = {of_part, of_all, of_all - off, off, -off}
        if stated not in known:
            raise refuse(
                f"合计行写为 {shown(stated)}，与上面各行的合计都不符",
                f"the sum is stated as {shown(stated)}, which is none that the rows above come to",
                "请核对各行；如果它是指标而不是合计，请改名",
                "check the rows; give it another name if it is an indicator and no sum",
                table.where(row, key),
            )


def _held(row: Indicator | Deduction, column: str) -> Fraction:
    """What a row adds to the sum of a column."""
    if column == "maximum":
        return (row.maximum if isinstance(row, Indicator) else None) or Fraction(0)
    return row.points.get(Stage(column), Fraction(0))


def _indicator(table: Table, row: int, part: str, name: str | None) -> Indicator:
    dimension = _dimension(table, row, part)
    maximum = table.number(row, "maximum")
    if maximum is not None:
        checked_points(maximum, dimension.weight, Text("满分", "maximum"), table.where(row, "maximum"))
    return Indicator(
        dimension=dimension,
        points=table.points(row, dimension.weight if maximum is None else maximum, Text("得分", "points")),
        source=table.sheet.ref(row, table.names[-1]),
        name=name,
        maximum=maximum,
        basis=table.text(row, "basis"),
        evidence=table.text(row, "evidence"),
    )


def _deduction(table: Table, row: int, item: str | None) -> Deduction:
    points = table.points(row, FULL_SCORE, Text("扣分", "points taken off"))
    if not points:
        column = next(key for key in (*STAGES, "deduction", "dimension") if key in table.columns)
        raise refuse(
            "没有填写扣去的分数",
            "the points taken off are blank",
            "请填写分数；没有扣分的填 0，或删去该行",
            "write them; 0 where none are taken off, or delete the row",
            table.where(row, column),
        )
    return Deduction(
        points=points,
        source=table.sheet.ref(row, 0),
        violation=table.text(row, "violation"),
        item=item,
        evidence=table.text(row, "evidence"),
    )


def _deductions(table: Table) -> Iterable[Deduction]:
    for row in table.rows:
        item, violation = table.text(row, "deduction"), table.text(row, "violation")
        if any(_SUM.fullmatch(_bare(word)) for word in (item, violation) if word):
            continue
        if item or violation or any(not is_blank(table.value(row, stage)) for stage in STAGES):
            yield _deduction(table, row, item)


def _direct(table: Table) -> dict[Dimension, Direct]:
    found: dict[Dimension, Direct] = {}
    for row in table.rows:
        word = table.text(row, "dimension")
        if word is None or not table.scored(row) or _SUM.fullmatch(_bare(word)):
            continue
        dimension = _dimension(table, row, word)
        if dimension in found:
            raise _twice(dimension, table.where(row, "dimension"))
        points = table.points(row, dimension.weight, dimension.label)
        if points:
            found[dimension] = Direct(points, table.where(row, next(iter(points)).value), table.text(row, "evidence"))
    return found


def _grounds(table: Table) -> tuple[tuple[Ground, ...], bool]:
    """The grounds that were found, and whether all ten were answered."""
    answers: dict[Ground, bool | None] = {}
    for row in table.rows:
        number, answer = table.text(row, "number"), yes_no(table.sheet, row, table.columns["found"])
        ground = ground_of(number)
        if ground is not None:
            answers[ground] = answer
        elif answer is not None:
            raise refuse(
                "不知道是哪一种情形",
                "which ground this is cannot be told",
                "请在“序号”一列填第十二条的编号1至10",
                "write its number in article 12, 1 to 10, in the column 序号",
                table.where(row, "number"),
            )
    found = tuple(ground for ground, answer in answers.items() if answer)
    return found, len(answers) == len(GROUNDS) and None not in answers.values()


def _items(table: Table) -> dict[str, tuple[int, int]]:
    """The cells of the items that are filled in."""
    names = {
        plain(word).casefold(): item.key for item in ITEMS for word in (item.label.zh, item.label.en, *item.aliases)
    }
    cells: dict[str, tuple[int, int]] = {}
    for row in table.rows:
        label = table.text(row, "item")
        if label is None or is_blank(table.value(row, "content")):
            continue
        key = names.get(plain(label).casefold())
        if key is None:
            raise InputError(
                Text(f"不认识的项目“{label[:40]}”", f"the item “{label[:40]}” is not known"),
                Text("请用模板中的项目名称", "use the items of the template")
                + suggest(label, [item.label.zh for item in ITEMS]),
                table.where(row, "item"),
            )
        if key in cells:
            raise refuse(
                f"“{label[:40]}”填了两次",
                f"“{label[:40]}” is filled in twice",
                "请只保留一行",
                "keep one of the rows",
                table.where(row, "content"),
            )
        cells[key] = (row, table.columns["content"])
    return cells


def _text(place: tuple[Sheet, int, int] | None) -> str | None:
    return text_of(place[0].at(*place[1:])) if place else None


def _registered(place: tuple[Sheet, int, int] | None) -> str | None:
    word = _text(place)
    if place is None or word is None:
        return None
    try:
        return registered(word)
    except ValueError:
        raise refuse(
            f"认不出“{word[:40]}”是哪里",
            f"the place “{word[:40]}” is not recognised",
            "请从省、直辖市写起，如 重庆市渝中区",
            "begin with the province or municipality, as 重庆市渝中区",
            place[0].ref(*place[1:]),
        ) from None


def _status(place: tuple[Sheet, int, int] | None) -> Status | None:
    word = _text(place)
    if place is None or word is None:
        return None
    bare = plain(word).casefold()
    for status in Status:
        if bare in (status.value, plain(status.label.zh), plain(status.label.en)):
            return status
    names = [status.label.zh for status in Status]
    raise InputError(
        Text(f"不认识的经营状态“{word[:40]}”", f"the state “{word[:40]}” is not known"),
        Text(f"请用 {'、'.join(names)}。", f"use {', '.join(names)}.") + suggest(word, names),
        place[0].ref(*place[1:]),
    )
