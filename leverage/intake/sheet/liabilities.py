"""The liability lines: which of them add up to total liabilities, and which channels each can hold.

A part of a line (其中:) is not added twice. Not every part is marked as one; of the readings possible, the one that
adds up is taken. A sum of lines may be off its total by half a unit in the last place for each figure in it, since each
was rounded by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, product

from leverage.company import Figure, sources
from leverage.intake.files.cells import Book, not_calculated
from leverage.intake.files.content import refuse
from leverage.intake.sheet.accounts import (
    PAID_IN,
    channels_of,
    is_always_part,
    is_compound,
    is_deducted,
    is_heading,
    total,
)
from leverage.intake.sheet.statement import Line, Statement
from leverage.intake.sheet.totals import Total
from leverage.intake.values.amounts import in_yuan, plain
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError
from leverage.terms.money import in_unit
from leverage.terms.texts import Text


@dataclass(frozen=True, slots=True)
class Held:
    """A liability line: what it amounts to, and the channels that can be booked there."""

    label: str
    source: str
    amount: Fraction
    among: frozenset[Channel]
    mend: Text | None = None


def shown(amount: Fraction, unit: str) -> str:
    """An amount for a message, in the unit of the sheet."""
    return f"{in_unit(amount, unit)} {unit}"


_FORMULA_TEXT = re.compile(r"^[=@<]|[A-Za-z]{1,8}\(|取数|科目.*余额|^[QJD][MCY]\b")


def is_error(text: str) -> bool:
    """Whether a cell shows the error of a spreadsheet: #REF!, #VALUE!."""
    return plain(text).startswith("#")


def is_formula_text(text: str) -> bool:
    """Whether a cell shows the formula of an accounting program that never calculated it."""
    return bool(_FORMULA_TEXT.search(plain(text)))


def no_amount(line: Line, book: Book) -> InputError:
    """A line whose figure is needed and is not there: text, a formula without a value, an error, or nothing."""
    cell = line.closing
    shows = book.unknown.get(cell.ref) or cell.junk
    if cell.ref in book.unknown and not is_error(book.unknown[cell.ref]):
        error = not_calculated(book.unknown[cell.ref], cell.ref)
        return InputError(Text(f"“{line.label}”：", f"“{line.label}”:") + error.found, error.do, cell.ref)
    if shows and is_error(shows):
        return refuse(
            f"“{line.label}”是错误值 {shows[:40]}，不是金额",
            f"“{line.label}” is the error {shows[:40]} and no amount",
            "请在电子表格软件中更正公式、重新计算并保存",
            "correct the formula in a spreadsheet program, let it calculate, and save",
            cell.ref,
        )
    if cell.junk and is_formula_text(cell.junk):
        return refuse(
            f"表格没有填写：“{line.label}”的单元格里是公式文本“{cell.junk}”，不是金额",
            f"the sheet is not filled in: the cell of “{line.label}” holds the text of a formula, “{cell.junk}”, and no amount",
            "请在财务软件中生成报表后再导出",
            "let the accounting program calculate the report, then export it",
            cell.ref,
        )
    if cell.junk:
        return refuse(
            f"“{line.label}”不是金额：“{cell.junk}”",
            f"“{line.label}” is no amount: “{cell.junk}”",
            "请填写数字",
            "fill in a number",
            cell.ref,
        )
    return refuse(
        f"“{line.label}”没有填写，或单元格是错误值（如 #REF!）",
        f"“{line.label}” is blank, or the cell holds an error such as #REF!",
        "请填写这一合计数；有公式的，请重新计算并保存",
        "fill in this total; let a formula calculate, and save",
        cell.ref,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    amount: Fraction


def liability_lines(
    statement: Statement, unit: str, whole: Figure, place: Fraction, book: Book
) -> tuple[tuple[Held, ...], list[Text]]:
    """The lines that add up to total liabilities, no part counted twice; what no line explains is a line of its own."""
    lines: list[Held] = []
    doubts: list[Text] = []
    for rows, section in _sections(statement, unit):
        held = _less_deductions(rows, section.amount if section else None, place)
        if section and section.source != whole.source:
            doubts += _not_the_sum(section, held, unit, place)
        lines += held
    _refuse_equity(statement, lines)
    allowed = _allowance(place, lines)
    gap = whole.amount - sum((line.amount for line in lines), Fraction(0))
    if gap < -allowed:
        cells = sources(line.source for line in lines if line.amount)
        raise refuse(
            f"负债各行（{cells}）之和比负债合计多 {shown(-gap, unit)}",
            f"the liability lines ({cells}) add up to {shown(-gap, unit)} more than total liabilities",
            "请核对各行与合计；属于“其中”的明细行请在名称前写“其中：”",
            "check the lines against the total; mark lines that are part of another one by 其中:",
            whole.source,
        )
    if gap > allowed:
        _refuse_unread(statement, book)
        lines.append(Held("负债合计与各行之差", whole.source, gap, channels_of(""), _mend(statement, whole, gap, unit)))
        return tuple(lines), [
            Text(
                f"{whole.source}：负债合计比各行之和多 {shown(gap, unit)}，这部分的渠道不明",
                f"{whole.source}: total liabilities exceed the sum of the lines by {shown(gap, unit)}; "
                "nothing tells the channel of the rest",
            ),
        ]
    return tuple(lines), doubts


_BLANKS_NAMED = 6


def _mend(statement: Statement, whole: Figure, gap: Fraction, unit: str) -> Text:
    """What to do about a total that exceeds its lines: fill in the blank ones, which are named, or correct what is there."""
    blank = [line for line in liability_block(statement) if line.closing.amount is None and line.label]
    named = [line for line in blank if not is_heading(line.words.key) and total(line.words.key) is None]
    cells = [f"{line.label.strip()}（{line.closing.ref}）" for line in named[:_BLANKS_NAMED]]
    more = Text("等", " and others") if len(named) > _BLANKS_NAMED else Text("", "")
    gone = Text(
        f"负债合计（{whole.source}）比各行之和多 {shown(gap, unit)}。",
        f"Total liabilities ({whole.source}) exceed the sum of their lines by {shown(gap, unit)}.",
    )
    if not cells:
        return gone + Text(
            "请在原表补上缺少的行，或更正不符的行。",
            "Add the line that is missing in the sheet, or correct the one that is wrong.",
        )
    return gone + Text(
        f"以下各行空白：{'、'.join(cells)}{more.zh}。请在原表补填，或更正不符的行。",
        f"These lines are blank: {', '.join(cells)}{more.en}. Fill them in on the sheet, or correct the line that is wrong.",
    )


def _not_the_sum(section: Figure, lines: list[Held], unit: str, place: Fraction) -> list[Text]:
    """A section's total that its lines do not add up to, though they may add up to total liabilities."""
    gap = section.amount - sum((line.amount for line in lines), Fraction(0))
    if abs(gap) <= _allowance(place, lines) or not any(line.amount for line in lines):
        return []
    more = Text("多", "more") if gap > 0 else Text("少", "less")
    return [
        Text(
            f"{section.source}：这一小计 {shown(section.amount, unit)}，比其各行之和{more.zh} {shown(abs(gap), unit)}，请核对",
            f"{section.source}: this subtotal, {shown(section.amount, unit)}, is {shown(abs(gap), unit)} {more.en} than its lines add up to; "
            "check it",
        )
    ]


_OWN_FUNDS = re.compile(r"资本公积|盈余公积|一般风险准备|未分配利润|本年利润|其他综合收益|其他权益工具")


def _refuse_equity(statement: Statement, lines: Iterable[Held]) -> None:
    """Components of owners' equity under total liabilities: the totals are mixed up, or the lines are."""
    keys = {line.closing.ref: line.words.key for line in liability_block(statement)}
    odd = [line for line in lines if line.amount and _is_own_funds(keys.get(line.source, ""))]
    if odd:
        raise refuse(
            f"“{odd[0].label}”是所有者权益的项目，却列在负债合计之内",
            f"“{odd[0].label}” belongs to owners' equity, but stands among the lines of total liabilities",
            "请核对“负债合计”和“所有者权益合计”是否写反，或把这一行移到所有者权益之下",
            "check whether 负债合计 and 所有者权益合计 are mixed up, or move the line to owners' equity",
            odd[0].source,
        )


def _is_own_funds(key: str) -> bool:
    return bool(PAID_IN.fullmatch(key) or _OWN_FUNDS.fullmatch(key))


def _refuse_unread(statement: Statement, book: Book) -> None:
    """Where a total exceeds its lines: a figure that is no amount, or a formula never calculated, is the reason."""
    blank = [
        line
        for line in liability_block(statement)
        if line.closing.amount is None and line.label and not is_heading(line.words.key)
    ]
    for line in blank:
        if line.closing.junk:
            raise no_amount(line, book)


def _allowance(place: Fraction, addends: Iterable[Held | _Row]) -> Fraction:
    """How far a sum may be off its total: half a unit in the last place for each figure, and one unit at least."""
    count = sum(1 for line in addends if line.amount)
    return place * Fraction(max(2, count + 1), 2)


def liability_block(statement: Statement) -> list[Line]:
    """The lines before total liabilities, back to a total of the other side."""
    end = statement.line(Total.LIABILITIES)
    if end is None:
        return []
    before = statement.lines[: statement.lines.index(end)]
    others = (Total.ASSETS, Total.EQUITY, Total.BOTH_SIDES, Total.CURRENT_ASSETS)
    start = max((n + 1 for n, line in enumerate(before) if total(line.words.key) in others), default=0)
    return list(before[start:])


def _sections(statement: Statement, unit: str) -> list[tuple[list[_Row], Figure | None]]:
    """The liability lines, in sections that each end in their total (流动负债合计, 非流动负债合计, 负债合计)."""
    end = statement.line(Total.LIABILITIES)
    if end is None:
        return []
    sections: list[tuple[list[_Row], Figure | None]] = []
    rows: list[_Row] = []
    block = liability_block(statement)
    headed = any(line.words.key == "流动负债" for line in block)
    for line in block:
        kind = total(line.words.key)
        if kind in (Total.CURRENT, Total.NON_CURRENT):
            alone = headed and kind is Total.NON_CURRENT and not sections
            known = line.closing.amount is not None and not alone  # alone, it is not the total of the lines before it
            amount = in_yuan(line.closing.amount, statement.scale(line, unit))
            sections.append((rows, Figure(amount, line.closing.ref) if known else None))
            rows = []
        elif kind is None and not is_heading(line.words.key):
            rows.append(_Row(line, in_yuan(line.closing.amount, statement.scale(line, unit))))
    if not sections:
        return [(rows, Figure(in_yuan(end.closing.amount, statement.scale(end, unit)), end.closing.ref))]
    return [*sections, (rows, None)]


def _less_deductions(rows: list[_Row], whole: Fraction | None, place: Fraction) -> list[Held]:
    """The lines of a section, each less the deductions below it (减:未确认融资费用), or as they stand where only that adds up."""
    deducted = [index for index, row in enumerate(rows) if row.amount and is_deducted(row.line.label)]
    if not deducted:
        return _resolve(rows, whole, place)
    netted = list(rows)
    for index in deducted:
        above = next((n for n in range(index - 1, -1, -1) if n not in deducted and not _is_part(rows[n])), None)
        if above is not None:
            netted[above] = replace(netted[above], amount=netted[above].amount - abs(rows[index].amount))
    without = [row for index, row in enumerate(netted) if index not in deducted]
    as_noted = [row for index, row in enumerate(rows) if index not in deducted]  # the line above is stated net already
    readings = [_resolve(reading, whole, place) for reading in (without, rows, as_noted)]
    return next((held for held in readings if whole is None or _adds_up(held, whole, place)), readings[0])


def _adds_up(lines: list[Held], whole: Fraction, place: Fraction) -> bool:
    return abs(sum((line.amount for line in lines), Fraction(0)) - whole) <= _allowance(place, lines)


def _resolve(rows: list[_Row], whole: Fraction | None, place: Fraction) -> list[Held]:
    """The lines of a section with their parts told apart, so that they add up to its total where they can."""
    parents = [index for index in range(len(rows)) if _starts_parts(rows, index)]
    choices = [_counts(rows, index, parents, place) for index in parents]
    first: list[Held] | None = None
    best: tuple[Fraction, list[Held]] | None = None
    for counts in islice(product(*choices), 4096):
        held = _with_parts(rows, dict(zip(parents, counts, strict=True)), place)
        first = first if first is not None else held
        if whole is None:
            return held
        gap = abs(sum((line.amount for line in held), Fraction(0)) - whole)
        if gap <= _allowance(place, held) and (best is None or gap < best[0]):
            best = (gap, held)
        if not gap:
            break
    return best[1] if best else first or []


def _is_part(row: _Row) -> bool:
    return row.line.words.part or is_always_part(row.line.words.key)


def _starts_parts(rows: list[_Row], index: int) -> bool:
    if index + 1 == len(rows):
        return False
    row, following = rows[index], rows[index + 1]
    marked = _is_part(following) and not _is_part(row)
    return marked or is_compound(row.line.words.key, following.line.words.key)


def _counts(rows: list[_Row], index: int, parents: list[int], place: Fraction) -> list[int]:
    """How many lines below a line are its parts, the likeliest first."""
    end = min([parent for parent in parents if parent > index] + [len(rows), index + 9])
    below = rows[index + 1 : end]
    least = next((count for count, row in enumerate(below) if not _is_part(row)), len(below))
    if least and is_always_part(below[least - 1].line.words.key):
        return [least]
    indent = below[0].line.words.indent if below else 0
    deeper = (
        next((n for n, row in enumerate(below) if n >= least and row.line.words.indent < indent), len(below))
        if indent
        else least
    )
    likely = [
        count
        for count in range(max(least, 1), len(below) + 1)
        if rows[index].amount
        and abs(sum((row.amount for row in below[:count]), Fraction(0)) - rows[index].amount)
        <= _allowance(place, below[:count])
    ]
    rest = range(least, len(below) + 1)
    return list(dict.fromkeys([*likely, *([deeper] if deeper >= least else []), least, *rest]))


def _with_parts(rows: list[_Row], counts: dict[int, int], place: Fraction) -> list[Held]:
    """Each line, less the parts below it that say more of themselves than it does."""
    held: list[Held] = []
    index = 0
    while index < len(rows):
        row, parts = rows[index], rows[index + 1 : index + 1 + counts.get(index, 0)]
        index += 1 + len(parts)
        if _is_part(row):
            continue
        whole = _held(row)
        below = [part for part in map(_held, parts) if part.amount]
        spread = abs(sum((part.amount for part in below), Fraction(0)) - whole.amount) <= _allowance(place, below)
        told = [part for part in below if part.among < whole.among or (spread and part.among <= whole.among)]
        rest = whole.amount - sum((part.amount for part in told), Fraction(0))
        if rest < -place or any(part.amount < 0 for part in told):
            told, rest = [], whole.amount
        held += told
        if told and abs(rest) <= _allowance(place, told):
            held[-1] = replace(held[-1], amount=held[-1].amount + rest)
        else:
            held.append(replace(whole, amount=rest))
    return held


def _held(row: _Row) -> Held:
    key = row.line.words.key
    return Held(row.line.label or row.line.closing.ref, row.line.closing.ref, row.amount, channels_of(key))
