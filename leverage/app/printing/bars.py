"""Headroom by channel as bars: what is used, what is left today, what an approval would add. Drawn here, by attributes alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from markupsafe import Markup

from leverage.assessment.findings import Assessment, ChannelRoom, Finding
from leverage.report import words
from leverage.report.answer import rooms
from leverage.report.grid import Cell, Money
from leverage.terms.channels import RAISABLE
from leverage.terms.money import multiple
from leverage.terms.texts import Language, Text

_LENGTH, _HEIGHT = 1000, 16

ALT = Text("已用 {used}，还可融资 {left}，获批后 {later}", "used {used}, headroom {left}, if approved {later}")


@dataclass(frozen=True)
class Tip:
    """A rule by name, and what is shown about it: where it stands among the rules of the page, its clause, its source, and its figures."""

    rule: str
    name: Text
    says: Text
    source: Text
    figures: Text


@dataclass(frozen=True)
class Line:
    """One channel: its figures as every table prints them, its bar, and what binds it."""

    label: Text
    access: Text
    level: str
    used: Money
    left: Money
    strict: Money | None
    later: Money
    bar: Markup
    tips: tuple[Tip, ...]
    unsure: tuple[Tip, ...]
    house: Money | None = None
    share: Cell = None


def lines(assessment: Assessment, language: Language) -> list[Line]:
    """The channels worth a line: open today or by approval, closed with money in them, or counted by some rule; the fullest scale first sets the length."""
    shown = [room for room in assessment.channels if not _silent(room)]
    strict = {room.channel: room for room in assessment.strict.channels} if assessment.strict else {}
    longest = _longest(shown)
    tips = Tips(assessment)
    found = []
    for room in shown:
        of = strict.get(room.channel)
        worse = of is not None and of.headroom != room.headroom
        found.append(
            Line(
                room.channel.label,
                words.access(room),
                room.access,
                rooms.used(room),
                at_least(rooms.left(room)),
                Money(of.headroom) if of is not None and worse else None,
                at_least(rooms.approved(room)),
                _bar(room, longest, language),
                tips.of(room.binding),
                tips.of(rule for rule in room.undetermined if rule not in room.binding),
                Money(room.house.headroom) if room.house else None,
                rooms.bar(room),
            )
        )
    return found


def _silent(room: ChannelRoom) -> bool:
    return room.access == "not_provided" and (room.used is None or room.used.low == 0)


def at_least(money: Money) -> Money:
    """What is left, where nobody can say the most: at least so much, and no figure that looks exact."""
    return replace(money, open_end=True) if money.low is not None and money.high is None else money


def _longest(shown: Iterable[ChannelRoom]) -> Fraction:
    """The scale of all bars: the longest of what can be raised; a guarantee or a use of funds that is longer has its own."""
    lengths = [(room.channel, _length(room)) for room in shown]
    raised = [length for channel, length in lengths if channel in RAISABLE and length]
    return max(raised or [length for _, length in lengths], default=Fraction(0))


def _length(room: ChannelRoom) -> Fraction:
    """The whole bar of a channel in yuan: what is used, and the most that could be left."""
    used = room.used.high or room.used.low if room.used else Fraction(0)
    left = max(room.headroom or 0, room.headroom_if_approved or 0, room.headroom_upper or 0)
    return Fraction(used) + Fraction(left)


def _bar(room: ChannelRoom, longest: Fraction, language: Language) -> Markup:
    """The bar of a channel on the scale of all."""
    told = ALT.fill(
        used=_word(rooms.used(room)),
        left=_word(at_least(rooms.left(room))),
        later=_word(at_least(rooms.approved(room))),
    ).of(language)

    longest = longest if room.channel in RAISABLE else max(longest, _length(room))

    def scaled(yuan: Fraction | None) -> int:
        return int(Fraction(yuan or 0) / longest * _LENGTH) if longest else 0

    used = scaled(room.used.low if room.used else None)
    maybe = scaled((room.used.high or room.used.low) - room.used.low if room.used else None)
    left = scaled(room.headroom)
    later = max(0, scaled(room.headroom_if_approved) - left)
    perhaps = max(0, scaled(room.headroom_upper) - left) if room.headroom_upper is not None else 0
    parts = [("used", used), ("maybe", maybe), ("left", left), ("later", later), ("perhaps", max(0, perhaps - later))]
    at, drawn = 0, Markup("")
    for kind, length in parts:
        if length > 0:
            drawn += Markup('<rect class="{}" x="{}" width="{}" height="{}"/>').format(
                kind, at, max(length, 2), _HEIGHT
            )
            at += length
    return Markup(
        '<svg class="bar" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}" focusable="false">'
        '<rect class="ground" width="{}" height="{}"/>{}</svg>'
    ).format(_LENGTH, _HEIGHT, told, _LENGTH, _HEIGHT, drawn)


def _word(money: Money) -> Text:
    return Text(money.shown("zh"), money.shown("en"))


class Tips:
    """What is shown about the rules of an assessment, by their ids."""

    def __init__(self, assessment: Assessment) -> None:
        self._names = words.rule_names(assessment)
        self._findings: Mapping[str, Finding] = {f.rule: f for f in (*assessment.findings, *assessment.house)}

    def of(self, rules: Iterable[str]) -> tuple[Tip, ...]:
        """The tips of some rules, each once, those without a finding by their name alone."""
        return tuple(self.one(rule) for rule in dict.fromkeys(rules))

    def one(self, rule: str) -> Tip:
        """The tip of a rule."""
        found = self._findings.get(rule)
        name = self._names.get(rule, Text(rule, rule))
        if found is None:
            return Tip(rule, name, words.NOTHING, words.NOTHING, words.NOTHING)
        return Tip(rule, name, found.says, words.citation(found), _figures(found))


FIGURES = Text(
    "已用 {used}，上限 {cap}（{base}的{times}倍），余 {left}", "used {used}, cap {cap} ({times} × {base}), left {left}"
)


def _figures(found: Finding) -> Text:
    """The figures of a limit, where all are known."""
    if found.kind != "limit" or found.cap is None or found.used is None or found.base is None or not found.multiples:
        return words.NOTHING
    return FIGURES.fill(
        used=_word(Money(found.used.low, found.used.high, open_end=found.used.high is None, up=True)),
        cap=_word(Money(found.cap, found.cap_upper)),
        base=found.base.label,
        times=multiple(found.multiples[0]),
        left=_word(Money(found.headroom, found.headroom_upper)),
    )


@dataclass(frozen=True)
class Pair:
    """One channel before and after a plan: both bars on one scale, and what is left."""

    label: Text
    before: Markup
    after: Markup
    left_before: Money
    left_after: Money


def pairs(before: Assessment, after: Assessment, language: Language) -> list[Pair]:
    """The channels worth a line on either side."""
    now = {room.channel: room for room in after.channels}
    both = [(room, now[room.channel]) for room in before.channels if room.channel in now]
    shown = [(one, other) for one, other in both if not (_silent(one) and _silent(other))]
    longest = _longest(room for pair in shown for room in pair)
    return [
        Pair(
            one.channel.label,
            _bar(one, longest, language),
            _bar(other, longest, language),
            at_least(rooms.left(one)),
            at_least(rooms.left(other)),
        )
        for one, other in shown
    ]
