"""The balance sheet and the funding ledger together: what they say of each channel, and where they contradict."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from leverage.company import Figure, Loan, Unallocated, sources
from leverage.intake.checks.trust import Checked
from leverage.intake.files.content import refuse
from leverage.intake.sheet.accounts import ON_SHEET, is_definite, is_operating
from leverage.intake.sheet.liabilities import Held, shown
from leverage.terms.channels import FUNDING, OFF_SHEET, Channel
from leverage.terms.texts import Text


@dataclass(frozen=True)
class Position:
    """What the sheet and the ledger say together of every channel."""

    balances: Mapping[Channel, Figure]
    unallocated: tuple[Unallocated, ...]
    warnings: tuple[Text, ...]


def position(checked: Checked, loans: tuple[Loan, ...], complete: bool) -> Position:
    """Match the ledger's rows on the sheet with the lines that can hold them, the most specific line first.

    What a line holds beyond the ledger stays unallocated. If the ledger is stated to be complete, a line of funding
    must be covered by it, and the rest of an ambiguous line is an operating liability. InputError where the two
    contradict each other.
    """
    _refuse_payables(loans)
    lines, warnings = _funding_lines(checked)
    booked = _on_sheet(loans, lines)
    left = _match(lines, booked)
    slack = checked.place * max(1, len(lines))
    _refuse_uncovered(checked, loans, booked=booked, left=left, lines=lines, slack=slack)
    operating = [line for line in checked.lines if is_operating(line.among) and line.amount]
    negative = [line for line in checked.lines if not is_operating(line.among) and line.amount < 0]
    other = sum((line.amount for line in (*operating, *negative)), Fraction(0))
    cells = [line.source for line in (*operating, *negative)]
    unallocated = []
    for line, rest in zip(lines, left.remainders, strict=True):
        if rest <= 0 or (booked and rest <= checked.place):
            continue
        if not complete:
            unallocated.append(Unallocated(rest, line.among, line.label, line.source, line.mend))
        elif is_definite(line.among):
            raise refuse(
                f"“{line.label}”为 {shown(line.amount, checked.unit)}，"
                f"但声明为完整的融资明细中只有 {shown(line.amount - rest, checked.unit)} 可以记在这一行",
                f"“{line.label}” shows {shown(line.amount, checked.unit)}, but of the ledger said to be complete only "
                f"{shown(line.amount - rest, checked.unit)} can be booked there",
                "请在“融资明细”中补全，或把“以上为全部融资”改为“否”",
                "complete the ledger, or answer 以上为全部融资 by 否",
                line.source,
            )
        else:
            other += rest
            cells.append(line.source)
    total_cell = checked.liabilities.source
    listed = {loan.channel for loan in loans}
    balances = {channel: Figure(Fraction(0), total_cell) for channel in Channel if channel in ON_SHEET - listed}
    balances[Channel.OTHER_LIABILITIES] = Figure(other, sources(cells) or total_cell)
    return Position(balances, tuple(unallocated), warnings)


def _refuse_payables(loans: tuple[Loan, ...]) -> None:
    """Operating liabilities come from the sheet alone: listed in the ledger too, they would count twice."""
    listed = next((loan for loan in loans if loan.channel is Channel.OTHER_LIABILITIES), None)
    if listed:
        raise refuse(
            "经营性负债取自资产负债表，不在融资明细中填写",
            "operating liabilities are taken from the balance sheet, not from the ledger",
            "请删去这一行",
            "delete this row",
            listed.source,
        )


def _funding_lines(checked: Checked) -> tuple[list[Held], tuple[Text, ...]]:
    """The lines that may hold funding, the most specific first. A debit balance is no funding."""
    warnings = []
    for line in checked.lines:
        if line.amount < 0 and not is_operating(line.among):
            if is_definite(line.among):
                raise refuse(
                    f"“{line.label}”为负数 {shown(line.amount, checked.unit)}",
                    f"“{line.label}” is negative: {shown(line.amount, checked.unit)}",
                    "请更正后再核对",
                    "correct the sheet first",
                    line.source,
                )
            warnings.append(
                Text(
                    f"{line.source}：“{line.label}”为负数，按经营性负债的借方余额处理",
                    f"{line.source}: “{line.label}” is negative; taken as a debit balance of operating liabilities",
                )
            )
    lines = [line for line in checked.lines if line.amount > 0 and not is_operating(line.among)]
    return sorted(lines, key=lambda line: len(line.among)), tuple(warnings)


def _on_sheet(loans: tuple[Loan, ...], lines: list[Held]) -> dict[Channel, Fraction]:
    """The ledger's balances that stand on the sheet, by channel."""
    booked: dict[Channel, Fraction] = {}
    for loan in loans:
        if loan.channel not in FUNDING or not loan.balance or loan.on_sheet is False:
            continue
        if loan.on_sheet is None and loan.channel in OFF_SHEET:
            if any(loan.channel in line.among for line in lines):
                raise refuse(
                    f"“{loan.channel.label.zh}”可能在表内，也可能在表外，没有写明",
                    f"{loan.channel.label.en}: may stand on the sheet or off it, and the row does not say",
                    "请在“表内/表外”一列写明",
                    "fill in the column 表内/表外",
                    loan.source,
                )
            continue
        booked[loan.channel] = booked.get(loan.channel, Fraction(0)) + loan.balance
    return booked


@dataclass(frozen=True)
class _Matched:
    """What is left: of each line, and of each channel's ledger balance that no line can hold."""

    remainders: list[Fraction]
    unplaced: dict[Channel, Fraction]


def _match(lines: list[Held], booked: Mapping[Channel, Fraction]) -> _Matched:
    """Book the ledger into the lines: as much as possible in all, and of that the most in specific lines.

    One line after the other is filled along augmenting paths, which move what was booked before but never lower what a
    line holds.
    """
    room = [line.amount for line in lines]
    free = dict(booked)
    flow: dict[tuple[Channel, int], Fraction] = {}
    for target in range(len(lines)):
        while room[target] > 0 and (path := _path(lines, free, flow, target)):
            start, moves = path
            step = (
                min(room[target], free[start], *(flow[move] for move in moves[1::2]))
                if len(moves) > 1
                else min(room[target], free[start])
            )
            for number, move in enumerate(moves):
                flow[move] = flow.get(move, Fraction(0)) + (step if number % 2 == 0 else -step)
            room[target] -= step
            free[start] -= step
    return _Matched(room, {channel: rest for channel, rest in free.items() if rest > 0})


def _path(
    lines: list[Held], free: Mapping[Channel, Fraction], flow: Mapping[tuple[Channel, int], Fraction], target: int
) -> tuple[Channel, list[tuple[Channel, int]]] | None:
    """A way to fill a line: a channel with money left, the bookings to add (even places) and to take back (odd)."""
    queue: deque[tuple[int, list[tuple[Channel, int]]]] = deque([(target, [])])
    seen = {target}
    while queue:
        line, moves = queue.popleft()
        for channel in sorted(lines[line].among & set(free)):
            added = [(channel, line), *moves]
            if free[channel] > 0:
                return channel, added
            for other in range(len(lines)):
                if other not in seen and flow.get((channel, other), Fraction(0)) > 0:
                    seen.add(other)
                    queue.append((other, [(channel, other), *added]))
    return None


def _refuse_uncovered(
    checked: Checked,
    loans: tuple[Loan, ...],
    *,
    booked: Mapping[Channel, Fraction],
    left: _Matched,
    lines: Iterable[Held],
    slack: Fraction,
) -> None:
    """The ledger may not show more on the sheet than the lines can hold."""
    excess = sum(left.unplaced.values(), Fraction(0))
    if excess <= slack:
        return
    channel = max(left.unplaced, key=lambda key: left.unplaced[key])
    cells = sources(loan.source for loan in loans if loan.channel is channel and loan.balance)
    able = sources(line.source for line in lines if channel in line.among) or checked.liabilities.source
    raise refuse(
        f"融资明细中表内的“{channel.label.zh}”为 {shown(booked[channel], checked.unit)}，"
        f"资产负债表上能记这一渠道的各行（{able}）还差 {shown(excess, checked.unit)}",
        f"the ledger shows {shown(booked[channel], checked.unit)} of {channel.label.en} on the sheet, "
        f"which is {shown(excess, checked.unit)} more than the lines that can hold it ({able})",
        "请更正其中之一，或把表外的融资标为“表外”",
        "correct one of them, or mark what is off the sheet by 表外",
        cells,
    )
