"""The finding of each rule over worlds, and how much is to be found out: ``assessment.worlds.merging`` and ``assessment.questions`` as expressions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from leverage.assessment.findings import Outcome
from leverage.assessment.judging.silence import silent_rule
from leverage.assessment.worlds.applying import Applying
from leverage.assessment.worlds.worlds import Bits
from leverage.law.conditions import Held, Key, fact_of
from leverage.law.rules import Limit, Rule
from leverage.portfolio.engine.expression import (
    NO,
    UNKNOWN,
    YES,
    ZERO,
    Node,
    at_most,
    both,
    choose,
    either,
    equal,
    flag,
    greatest,
    least,
    missing,
    no,
    number,
    same,
    total,
)
from leverage.portfolio.engine.folding import adjacent, agreed
from leverage.portfolio.engine.judging import CODE, Figures, Found, Missing
from leverage.terms.channels import Channel

Row = tuple[Bits, Found]
"""What becomes of a rule in some worlds."""

_UNDETERMINED = CODE[Outcome.UNDETERMINED]
_MOST_CHANNELS_ASKED = 3
_CHANNELS = frozenset(Channel)


@dataclass(frozen=True)
class Merged:
    """What becomes of one rule over all worlds that count."""

    found: Found
    lacking: Missing
    counts: bool


def merged(applying: Applying, rule: Rule, rows: list[Row], figures: Figures, within: Bits) -> Merged:
    """One finding of what becomes of a rule in some worlds. ``rows`` in the order of their first world."""
    if len(rows) == 1:
        found = rows[0][1]
        return Merged(found, found.missing, found.counts_in_verdict)
    findings = [found for _, found in rows]
    active = [found for found in findings if found.active is not NO]
    outcome = agreed([found.outcome for found in findings])
    low, high = _lowest(active), _highest(active)
    first = active[0] if active else findings[0]
    merged_ = replace(first, outcome=outcome, cap=low, cap_upper=high)
    alike = _all_alike(findings, figures)
    lacking = [(name, both(found.active, where)) for found in active for name, where in found.missing]
    asking = both(no(alike), either(equal(outcome, _UNDETERMINED), no(same(low, high))))
    lacking += [
        (name, both(asking, turns, where))
        for key, turns in _unsettled(applying, rule, rows, figures, within)
        for name, where in asked(key, figures)
    ]
    counts = any(found.counts_in_verdict for found in active) if active else first.counts_in_verdict
    return Merged(merged_, tuple(lacking), counts)


def _lowest(active: list[Found]) -> Node:
    caps = [found.cap for found in active]
    if not all(isinstance(found.rule, Limit) for found in active):
        return UNKNOWN
    unsure = either(*(missing(cap) for cap in caps))
    figure = least(*caps)
    return choose(both(unsure, no(equal(figure, ZERO))), UNKNOWN, figure)


def _highest(active: list[Found]) -> Node:
    if not all(isinstance(found.rule, Limit) for found in active):
        return UNKNOWN
    caps = [found.cap_upper for found in active]
    return choose(either(*(missing(cap) for cap in caps)), UNKNOWN, greatest(*caps))


def _same_why(one: Found, other: Found, figures: Figures) -> Node:
    """Whether two findings say the same sentence, their outcomes being the same."""
    (vague, unclear), (also, unclear_too) = one.vague, other.vague
    if one.why != other.why:
        return both(unclear, unclear_too) if vague is not None and vague == also else NO
    return both(*(figures.empty([channel]) for _, channel in sorted(one.about ^ other.about)))


def _alike(one: Found, other: Found, figures: Figures) -> Node:
    """Whether two findings come to the same."""
    return both(equal(one.outcome, other.outcome), _same_why(one, other, figures), same(one.cap, other.cap))


def _all_alike(findings: list[Found], figures: Figures) -> Node:
    """Whether all findings have the same outcome and sentence."""
    one, *others = findings
    return both(*(both(equal(one.outcome, other.outcome), _same_why(one, other, figures)) for other in others))


def _unsettled(
    applying: Applying, rule: Rule, rows: list[Row], figures: Figures, within: Bits
) -> Iterable[tuple[Key, Node]]:
    """The open facts that decide what becomes of a rule, each with the rows where it does."""
    replacing = [
        other for other in applying.in_force if rule.id in other.replaces and applying.there[other.id] & within
    ]
    own = {key for other in (rule, *replacing) for key in applying.law.keys(other)}
    for key in applying.open_facts:
        if key in own:
            yield key, YES
            continue
        turns = [
            no(_alike(one, other, figures))
            for place, (bits, one) in enumerate(rows)
            for others, other in rows[place + 1 :]
            if adjacent(applying, bits, others, key)
        ]
        if turns:
            yield key, either(*turns)


def asked(key: Key, figures: Figures) -> Missing:
    """What to find out where a key is open."""
    fact = fact_of(key)
    if isinstance(key, Held):
        return figures.unknown(key.channels)
    return ((fact, YES),) if fact else ()


def in_silence(applying: Applying, silent: Mapping[Channel, Bits], figures: Figures, within: Bits) -> Found | None:
    """Money in channels that no text covers; None where every channel is covered."""
    here = {channel: bits & within for channel, bits in silent.items() if bits & within}
    if not here:
        return None
    held = {channel: no(figures.empty([channel])) for channel in here}
    some = either(*held.values())
    lacking = [*figures.unknown(here), ("regulator", figures.holds(here))]
    for key in applying.open_facts:
        turning = [held[channel] for channel, bits in here.items() if applying.worlds.turns_on(bits, key, within)]
        lacking += [(name, both(either(*turning), where)) for name, where in asked(key, figures)]
    outcome = choose(some, _UNDETERMINED, CODE[Outcome.NOT_APPLICABLE])
    text = applying.in_force[0].changed(id=f"{applying.law.place.code}/not-provided")
    return Found(silent_rule(text, here), outcome, "silence", missing=tuple(lacking))


def questions(lacking: Iterable[tuple[str, Node]]) -> Node:
    """How many questions it comes to: channels of which nothing was said are asked about at once, and one by one where they are few."""
    where: dict[str, Node] = {}
    for name, lacks in lacking:
        where[name] = either(where.get(name, NO), lacks)
    channels = [flag(lacks) for name, lacks in where.items() if name in _CHANNELS]
    others = total(flag(lacks) for name, lacks in where.items() if name not in _CHANNELS)
    blank = total(channels)
    few = at_most(blank, number(_MOST_CHANNELS_ASKED))
    return total([others, choose(few, blank, ZERO), flag(at_most(number(1), blank))])
