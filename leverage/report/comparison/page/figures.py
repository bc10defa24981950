"""Ratios and amounts as a page shows them: the words, a rank to sort by, and the step of the colour scale.

The browser compares these ranks and steps and computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from leverage.assessment.findings import Level
from leverage.comparison.ranking import Span
from leverage.comparison.ratios.places import Case, Derived, Terms
from leverage.report.words import NO_RATIO, NOT_PROVIDED, UNKNOWN, UNLIMITED
from leverage.terms.denominators import Base
from leverage.terms.money import Bound, in_unit, multiple
from leverage.terms.texts import Text, join, same

_LAST = 1e18
"""The rank of what has no limit."""

RATIO_STEPS = (Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2), Fraction(3))
"""Upper ends of the steps of the colour scale of ratios; above the last one, and without limit, come two more."""

PROHIBITED = Text("禁止", "prohibited")
NEEDS_APPROVAL = Text("须批准", "needs approval")

_SHORT: dict[Base, Text] = {
    Base.NET_CAPITAL: Base.NET_CAPITAL.label,
    Base.NET_ASSETS: Base.NET_ASSETS.label,
    Base.PRIOR_YEAR_NET_ASSETS: Text("上年末净资产", "prior-year net assets"),
    Base.REGISTERED_CAPITAL: Text("注册资本", "registered cap."),
    Base.PAID_IN_CAPITAL: Text("实收资本", "paid-in capital"),
}


@dataclass(frozen=True)
class Shown:
    """A figure: its words; and of its least and its most the words, the ranks (None: cannot be said) and the steps of their colours (None: hatched)."""

    words: Text
    ends: tuple[Text, Text]
    ranks: tuple[float | None, float | None]
    steps: tuple[int | None, int | None]


@dataclass(frozen=True)
class Scale:
    """A colour scale: the upper ends of its steps."""

    ends: tuple[Fraction, ...]

    def step(self, bound: Bound | None) -> int | None:
        """The step of a figure; above every end comes one more, and no limit after that."""
        if bound is None:
            return None
        if bound == inf:
            return len(self.ends) + 1
        return next((number for number, end in enumerate(self.ends) if bound <= end), len(self.ends))


RATIOS = Scale(RATIO_STEPS)


def money_scale(amounts: Iterable[Bound | None]) -> Scale:
    """Zero, and the four amounts of the series 1, 2, 5, 10, 20, 50 … (yuan) that lie next below the largest of these."""
    largest = max((Fraction(a) for a in amounts if a is not None and a != inf), default=Fraction(0))
    series = [Fraction(times * 10**power) for power in range(len(str(int(largest)))) for times in (1, 2, 5)]
    return Scale((Fraction(0), *[end for end in series if end < largest][-4:]))


def times(bound: Bound | None) -> Text:
    """A multiple, or what stands in its place."""
    if bound is None:
        return UNKNOWN
    return UNLIMITED if bound == inf else same(f"{multiple(Fraction(bound))}×")


def between(low: Bound | None, high: Bound | None) -> Shown:
    """A ratio, or from the least to the most that it may be while facts are unknown; nothing known at either end is simply unknown."""
    if low is None and high == inf:
        high = None
    first, last = times(low), times(high)
    words = Text(f"{first.zh.removesuffix('×')}–{last.zh}", f"{first.en.removesuffix('×')}–{last.en}")
    return Shown(
        first if low == high else words, (first, last), (_rank(low), _rank(high)), (RATIOS.step(low), RATIOS.step(high))
    )


def _instead(words: Text, shown: Shown | None = None) -> Shown:
    """Words in place of a figure."""
    nothing = (None, None)
    return Shown(words, (words, words), shown.ranks if shown else nothing, shown.steps if shown else nothing)


def _rank(bound: Bound | None) -> float | None:
    return None if bound is None else min(float(bound), _LAST)


_NO_FIGURE = {"closed": Text("未开放", "not open"), "unset": NO_RATIO}


def ratio(found: Derived) -> Shown:
    """A ratio of a place: in all, or of one kind of funding. Where no text opens any channel, or none gives a number, there is no figure."""
    low, high = found.cautious, found.highest
    if found.closed and found.silent:
        return _instead(_NO_FIGURE[found.silent])
    if low.silent and high != low.multiple:
        return _from(_NO_FIGURE[low.silent], high)
    return between(low.multiple, high)


def _from(first: Text, high: Bound | None) -> Shown:
    """From what is no figure to one."""
    last = times(high)
    return Shown(
        Text(f"{first.zh}–{last.zh}", f"{first.en}–{last.en}"),
        (first, last),
        (None, _rank(high)),
        (None, RATIOS.step(high)),
    )


def of_channel(terms: Terms, *, approved: bool) -> Shown:
    """What a channel could raise by itself: with every approval, or what is open without any; by what may hold of it, case by case."""
    held = terms.openings
    if held.levels == ("not_provided",):
        return _instead(NOT_PROVIDED)
    if held.levels == ("prohibited",):
        return _instead(PROHIBITED, between(Fraction(0), Fraction(0)))
    if approved:
        low, high = held.low, held.high
    else:
        low, high = terms.now, terms.now_upper
        if held.levels == ("with_approval",) and not low:
            return _instead(NEEDS_APPROVAL, between(Fraction(0), Fraction(0)))
    if high in (None, inf) and terms.unset:
        return _instead(NO_RATIO)
    if low is None and "not_provided" in held.levels:
        return _from(NOT_PROVIDED, high)
    return between(low, low if high is None else high)


def amount(bound: Bound | None, unit: str, scale: Scale, level: Level = "permitted") -> Shown:
    """An amount of room in a unit of account."""
    return room((bound, bound), unit, scale, level)


def room(held: Span, unit: str, scale: Scale, level: Level = "permitted") -> Shown:
    """An amount, or from the least to the most that it may be."""
    low, high = held
    first, last = (UNKNOWN if b is None else UNLIMITED if b == inf else same(in_unit(Fraction(b), unit)) for b in held)
    if level == "not_provided":
        return _instead(NOT_PROVIDED)
    words = first if low == high or high is None else Text(f"{first.zh}–{last.zh}", f"{first.en}–{last.en}")
    if level == "prohibited":
        words = PROHIBITED
    ranks, steps = (_rank(low), _rank(high)), (scale.step(low), scale.step(high))
    return Shown(words, (first, last), ranks, steps)


def bases(found: Derived) -> tuple[Text, Text]:
    """Over which denominators a ratio runs: in the words of a tile, and in full."""
    cases = list({(case.joined, tuple(case.parts)): case for case in found.cases if case.parts}.values())
    full = join([case_bases(case) for case in cases], zh="，或 ", en="; or ")
    short = join([case_bases(case, short=True) for case in cases], zh=" 或 ", en=" or ")
    return (short if len(cases) <= 2 else Text("分母视情形", "base by case")), full


def case_bases(case: Case, *, short: bool = False) -> Text:
    """The denominators of one case and how they go together."""
    names = [_SHORT[base] if short else base.label for base in case.parts]
    match case.joined:
        case "least":
            all_of = join(names)
            return Text(f"{all_of.zh}孰低", f"lower of {all_of.en}")
        case "sum":
            if short:
                return join(names, zh="+", en=" + ")
            parts = [(multiple(part), base.label) for base, part in case.parts.items()]
            return join([Text(f"{part}×{name.zh}", f"{part} × {name.en}") for part, name in parts], zh="+", en=" + ")
        case "several":
            all_of = join(names)
            several = Text(f"{len(names)}种分母", f"{len(names)} denominators")
            return several if short else Text(f"{several.zh}：{all_of.zh}", f"{several.en}: {all_of.en}")
    return join(names)
