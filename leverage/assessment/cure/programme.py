"""The least to repay so that limits are kept, as a linear programme: the most that may stand, exact to the fen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import floor

from leverage.assessment.cure.changed import Pot
from leverage.assessment.cure.targets import Target
from leverage.assessment.room.optimum import best
from leverage.company import Loan
from leverage.terms.channels import Channel
from leverage.terms.money import Yuan

_FEN = Fraction(1, 100)
_HARDLY = Fraction(1, 10**30)
"""What the order of channels weighs against a yuan: it decides between ways that cost the same, and never costs a fen."""

_ORDER = {channel: place for place, channel in enumerate(Channel)}


def least(
    held: Sequence[Pot], targets: Sequence[Target], loans: Sequence[Loan], movable: Iterable[Pot]
) -> dict[Pot, Yuan] | None:
    """How much of which money to repay, at the least in all, so that no target is exceeded; only ``movable`` money is repaid. What costs the same is
    repaid through the first channel. None where it does not suffice, or where nobody can say what may stand.
    """
    may_move = set(movable)
    under = {pot: tuple(target.holds(pot, loans) for target in targets) for pot in held}
    caps = []
    for number, target in enumerate(targets):
        cap = target.cap
        if cap is None or not target.bounded:
            return None
        fixed = sum((pot.amount for pot in held if under[pot][number] and pot not in may_move), Fraction(0))
        caps.append(_whole(cap, held) - fixed)
    if any(cap < 0 for cap in caps):
        return None
    alike: dict[tuple[bool, ...], list[Pot]] = {}
    for pot in held:
        if pot in may_move and any(under[pot]):
            alike.setdefault(under[pot], []).append(pot)
    if not alike:
        return {}
    kept = _kept(alike, caps)
    amounts: dict[Pot, Yuan] = {}
    for group, stays in zip(alike.values(), kept, strict=True):
        left = sum((pot.amount for pot in group), Fraction(0)) - stays
        for pot in group:
            part = min(left, pot.amount)
            if part:
                amounts[pot] = part
            left -= part
    return {pot: amounts[pot] for pot in held if pot in amounts}


def _kept(alike: dict[tuple[bool, ...], list[Pot]], caps: list[Fraction]) -> list[Yuan]:
    """The most that may stand of each group of money that counts under the same targets."""
    groups = list(alike.items())
    amounts = [sum((pot.amount for pot in group), Fraction(0)) for _, group in groups]
    rows = [[Fraction(n == m) for n in range(len(groups))] for m in range(len(groups))]
    rows += [[Fraction(marks[number]) for marks, _ in groups] for number in range(len(caps))]
    limits = [*amounts, *caps]
    weights = [1 + _HARDLY * _place(group[0]) for _, group in groups]
    kept = [_down(stays) for stays in best(rows, limits, weights)]
    for number in sorted(range(len(groups)), key=lambda n: -weights[n]):  # what rounding to the fen left over
        slack = min(
            limit - sum((k * weight for k, weight in zip(kept, row, strict=True)), Fraction(0))
            for row, limit in zip(rows, limits, strict=True)
            if row[number]
        )
        kept[number] += slack if kept[number] + slack == amounts[number] else _down(slack)
    return kept


def _place(pot: Pot) -> int:
    return _ORDER[pot.channel] if pot.channel else len(_ORDER)


def _whole(cap: Yuan, held: Iterable[Pot]) -> Yuan:
    """A cap down to the fen, where all amounts are in whole fen."""
    return _down(cap) if all(pot.amount % _FEN == 0 for pot in held) else cap


def _down(amount: Yuan) -> Yuan:
    return Fraction(floor(amount * 100), 100)
