"""Lines of the sheet whose channel is open, parted by channel as somebody answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from leverage.company import Company, Figure, Unallocated, sources
from leverage.intake.values.amounts import plain
from leverage.terms.answers import read_amount
from leverage.terms.channels import Channel, labels
from leverage.terms.errors import InputError, UsageError, suggest
from leverage.terms.money import yuan
from leverage.terms.texts import Text

CHANNELS: dict[str, Channel] = {
    **{channel.value: channel for channel in Channel},
    **{plain(channel.label.zh): channel for channel in Channel},
}


@dataclass(frozen=True, slots=True)
class Allocation:
    """How much of a line was raised through one channel, in yuan; None is all of the line that is left. ``source`` is where it was answered."""

    line: Unallocated
    channel: Channel
    amount: Fraction | None
    source: str


def line_named(name: str, company: Company) -> Unallocated | None:
    """The line that a label or a cell names; None where none does. UsageError where a label names several."""
    wanted = plain(name)
    lines = [
        item
        for item in company.unallocated
        if wanted in {plain(item.label), plain(item.source), plain(item.source).rpartition("!")[2]}
    ]
    if len(lines) > 1:
        cells = "、".join(item.source for item in lines)
        raise UsageError(
            Text(
                f"--fact {name}：有{len(lines)}行，请写单元格（{cells}）。",
                f"--fact {name}: there are {len(lines)} such lines; name the cell ({cells}).",
            )
        )
    return lines[0] if lines else None


def parse(name: str, value: str, line: Unallocated) -> Iterator[Allocation]:
    """``bank_loan:8000万``, several parted by semicolons, or ``bank_loan`` alone for all that is left. UsageError for anything else."""
    for channel, amount in amounts_by_channel(name, value):
        yield Allocation(line, channel, amount, f"--fact {name}")


def amounts_by_channel(name: str, value: str) -> Iterator[tuple[Channel, Fraction | None]]:
    """``bank_loan:8000万``, several parted by semicolons; no amount where a channel stands alone. UsageError, naming the fact, for anything else."""
    for part in re.split(r"[;；、]+", value):
        word, colon, amount = part.replace("：", ":").partition(":")
        channel = CHANNELS.get(plain(word))
        if channel is None:
            known = [*Channel, *(item.label.zh for item in Channel)]
            raise UsageError(
                Text(
                    f"--fact {name}：不认识的渠道 {word.strip()[:40]}，应写 渠道：金额，如 bank_loan:8000万。",
                    f"--fact {name}: unknown channel {word.strip()[:40]}; write CHANNEL:AMOUNT, like bank_loan:8000万.",
                )
                + suggest(word.strip(), known)
            )
        try:
            yield channel, read_amount(amount) if colon else None
        except ValueError as error:
            found, do = error.args
            raise UsageError(
                Text(f"--fact {name}：{found.zh}；{do.zh}。", f"--fact {name}: {found.en}; {do.en}.")
            ) from None


def allocated(company: Company, allocations: Iterable[Allocation]) -> Company:
    """The company with its lines parted as answered. What is left of a line stays open, among the channels that nobody answered by zero.

    InputError, naming the cells, where an answer names a channel that the line cannot hold, is given twice, or is more than the line holds.
    """
    rows = list(allocations)
    balances = dict(company.balances)
    unallocated: list[Unallocated] = []
    warnings = list(company.warnings)
    for item in company.unallocated:
        own = [row for row in rows if row.line == item]
        if not own:
            unallocated.append(item)
            continue
        amounts = _amounts(item, own)
        rest = item.amount - sum(amounts.values(), Fraction(0))
        for channel, amount in amounts.items():
            known = replace(company, balances=balances).balance(channel)
            cell = sources([item.source, *(row.source for row in own if row.channel is channel)])
            if amount and known is None:
                unallocated.append(replace(item, amount=amount, among=frozenset({channel}), source=cell, mend=None))
            elif amount and known is not None:
                before = [known.source] if known.amount else []
                balances[channel] = Figure(known.amount + amount, sources([*before, cell]))
        if rest:
            among = item.among - {channel for channel, amount in amounts.items() if not amount}
            unallocated.append(replace(item, amount=rest, among=_left(item, among, rest, own)))
            warnings.append(_fewer(item, rest, own))
    return replace(company, balances=balances, unallocated=tuple(unallocated), warnings=tuple(warnings))


def amounts_of(company: Company, allocations: Iterable[Allocation]) -> dict[str, Fraction]:
    """What was answered to each part of a line, by the key of its row."""
    rows = list(allocations)
    return {
        f"{item.key}/{channel.value}": amount
        for item in company.unallocated
        if (own := [row for row in rows if row.line == item])
        for channel, amount in _amounts(item, own).items()
    }


def _amounts(item: Unallocated, rows: list[Allocation]) -> dict[Channel, Fraction]:
    """The amount of each channel. The one that takes what is left is worked out last."""
    amounts: dict[Channel, Fraction] = {}
    rest: Allocation | None = None
    for row in rows:
        if row.channel not in item.among:
            can = labels(item.among)
            raise _wrong(
                item,
                rows,
                f"“{item.label}”（{item.source}）不会是{row.channel.label.zh}，可能是：{can.zh}",
                f"“{item.label}” ({item.source}) cannot be {row.channel.label.en}; it may be {can.en}",
            )
        if row.channel in amounts or (rest is not None and (row.amount is None or rest.channel is row.channel)):
            if row.amount is not None and amounts.get(row.channel) == row.amount:
                continue
            raise _wrong(
                item,
                rows,
                f"“{item.label}”中{row.channel.label.zh}回答了两次",
                f"{row.channel.label.en} of “{item.label}” is answered twice",
            )
        if row.amount is None:
            rest = row
        else:
            amounts[row.channel] = row.amount
    given = sum(amounts.values(), Fraction(0))
    if given > item.amount:
        raise _wrong(
            item,
            rows,
            f"各渠道之和 {yuan(given)} 元，比“{item.label}”（{item.source}）的 {yuan(item.amount)} 元多 {yuan(given - item.amount)} 元",
            f"the channels add up to {yuan(given)} yuan, {yuan(given - item.amount)} more than “{item.label}” ({item.source}), "
            f"{yuan(item.amount)} yuan",
        )
    return amounts | ({rest.channel: item.amount - given} if rest is not None else {})


def _left(item: Unallocated, among: frozenset[Channel], rest: Fraction, rows: list[Allocation]) -> frozenset[Channel]:
    """The channels among which the rest of a line lies. InputError where every one of them was answered by zero."""
    if among:
        return among
    raise _wrong(
        item,
        rows,
        f"各渠道都答为零，但“{item.label}”（{item.source}）有 {yuan(rest)} 元",
        f"every channel is answered by zero, and “{item.label}” ({item.source}) holds {yuan(rest)} yuan",
    )


def _wrong(item: Unallocated, rows: list[Allocation], zh: str, en: str) -> InputError:
    where = sources(row.source for row in rows)
    return InputError(
        Text(zh, en), Text("请更正回答，或更正表中的数", "correct the answer, or the sheet"), where or item.source
    )


def _fewer(item: Unallocated, rest: Fraction, rows: list[Allocation]) -> Text:
    cells = sources(row.source for row in rows)
    return Text(
        f"{cells}：各渠道之和比“{item.label}”（{item.source}）少 {yuan(rest)} 元，其余仍待定。",
        f"{cells}: the channels add up to {yuan(rest)} yuan less than “{item.label}” ({item.source}); the rest stays open.",
    )
