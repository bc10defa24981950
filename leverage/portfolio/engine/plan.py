"""The plan of a group: everything that its rows are told, as expressions over their figures.

What no amount decides (which rule applies in which world, what may be raised at all) is asked of the one-company engine, with a company of the group; only
what amounts decide is written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import lcm

from leverage.assessment.findings import Outcome
from leverage.assessment.judging.case import merely_permits
from leverage.assessment.room.openness import Openings
from leverage.assessment.worlds.applying import Applying
from leverage.assessment.worlds.worlds import MOST_BITS, Bits
from leverage.company import Company
from leverage.law.conditions import LOCAL, ByFact, Stated
from leverage.law.rulebook import Law
from leverage.law.rules import Limit
from leverage.portfolio.engine.expression import (
    MOST_DIVIDED,
    UNKNOWN,
    YES,
    ZERO,
    Node,
    at_least,
    at_most,
    below,
    both,
    choose,
    either,
    equal,
    flag,
    greatest,
    no,
    number,
    over,
    quotient,
    rest,
    times,
    total,
)
from leverage.portfolio.engine.folding import Verdict
from leverage.portfolio.engine.judging import CODE, Figures, Found, OneByOne, judged
from leverage.portfolio.engine.merging import Merged, in_silence, merged, questions
from leverage.portfolio.engine.programme import Finer
from leverage.portfolio.engine.rooms import Rooms, less
from leverage.portfolio.engine.totals import Totals, World
from leverage.portfolio.row import SHARES
from leverage.terms.channels import FUNDING, RAISABLE, Channel
from leverage.terms.denominators import Base

SMALLEST_CAP = 100
"""In parts of a fen. Every cap of a company whose capital is worth compiling is far above it, or nothing."""
_UNDETERMINED = CODE[Outcome.UNDETERMINED]


@dataclass(frozen=True)
class Plan:
    """``outputs`` by the name of their column; what their numbers stand for. ``doubtful``: where a row must go one by one all the same."""

    outputs: Mapping[str, Node]
    doubtful: Node
    bounding: tuple[str, ...]
    """The rules by their bit in ``binding``."""
    closing: tuple[tuple[str, ...], ...]
    """The rules that forbid everything, by the number in ``closing``."""
    rules: tuple[str, ...]
    """The rules of the columns ``rule.N``."""
    scale: int
    """How many parts make one, in the columns ``per_yuan``."""

    @property
    def signature(self) -> object:
        """What two plans have in common that work out the same."""
        return tuple(self.outputs.items()), self.doubtful


def plan_for(
    company: Company,
    law: Law,
    as_of: date,
    figures: Mapping[str, Node],
    *,
    without_stale: bool,
    contested: bool,
    rules: bool,
    full: bool,
) -> Plan:
    """The plan of a company's group. ``figures``: the columns, in fen. InputError for facts that contradict each other; OneByOne, TooLarge."""
    fineness = 1
    while True:
        try:
            applying = Applying(company, law, as_of, without_stale=without_stale, contested=contested)
            if applying.worlds.size > MOST_BITS:
                raise OneByOne("too many worlds")
            scale = fineness * _parts(applying)
            return _Planning(applying, _figures(figures, scale), fineness).plan(rules=rules, full=full)
        except Finer as finer:
            fineness = lcm(fineness, finer.factor)


def _figures(columns: Mapping[str, Node], scale: int) -> Figures:
    return Figures(
        scale,
        {channel: times(columns[f"balances.{channel}"], scale) for channel in Channel},
        {base: columns[f"capital.{base}"] for base in Base},
    )


def _parts(applying: Applying) -> int:
    """Into how many parts a fen must be divided so that every cap is whole."""
    held = [rule.multiple for rule in applying.in_force if isinstance(rule, Limit)]
    if LOCAL in held:
        held += [ratio.multiple for ratio in applying.law.every_pool_ratio]
    found: list[object] = []
    for multiple in held:
        if isinstance(multiple, ByFact):
            found += multiple.multiples.values()
        elif isinstance(multiple, Stated):
            found += [multiple.most, multiple.if_none, applying.known.get(multiple.fact)]
        else:
            found.append(multiple)
    return lcm(*(one.denominator for one in found if isinstance(one, Fraction)))


class _Planning:
    def __init__(self, applying: Applying, figures: Figures, fineness: int) -> None:
        self.applying, self.figures = applying, figures
        self.openings = Openings(applying)
        self.rooms = Rooms(applying, self.openings, figures)
        of = self.openings.of
        unlifted = [one for one in self.rooms.bounding if not one.lifted]
        self.today = Totals({channel: o.open_now for channel, o in of.items()}, self.rooms.bounding, fineness)
        self.approved = Totals({channel: o.open_later for channel, o in of.items()}, unlifted, fineness)

    def plan(self, *, rules: bool, full: bool) -> Plan:
        """Everything that the rows are told; with ``rules`` rule by rule too, ``full`` with all that there is of each channel."""
        applying, fen = self.applying, self._in_fen
        now, later = applying.taken & applying.as_stated, applying.taken & applying.consented
        findings = self._merged(now)
        worlds = self.today.worlds(now, self._forbidding())
        headroom = self.today.least(worlds)
        anything = any(applying.there[rule.id] & now for rule in applying.in_force)
        verdict = self.verdicts.over(now) if anything else _UNDETERMINED
        strict, robust = self._strict() if anything and applying.readings else (verdict, YES)
        proof, closed = self._proof(worlds, headroom)
        outputs = {
            "verdict": verdict,
            "robust": flag(robust),
            "strict_verdict": choose(robust, verdict, strict),
            "conditions_open": total(
                flag(equal(one.found.outcome, _UNDETERMINED)) for one in findings if not one.counts
            ),
            "questions": questions(pair for one in findings for pair in one.lacking),
            "stale": flag(self._stale(findings)),
            "used": fen(self._used(now)),
            "headroom": fen(headroom) if anything else UNKNOWN,
            "headroom_upper": fen(self.today.greatest(worlds)) if anything else UNKNOWN,
            "headroom_if_approved": fen(self.approved.least(self.approved.worlds(later))) if anything else UNKNOWN,
            **{name: node for name, node in proof.items() if full or not name.startswith("per_yuan.")},
            "utilisation": greatest(*(_share(one.found) for one in findings)),
        }
        shown = self.rooms.shown(now)
        for channel in Channel:
            outputs[f"headroom.{channel}"] = fen(self.rooms.now(channel, now)) if channel in shown else UNKNOWN
        if full:
            for channel in Channel:
                outputs |= self._more(channel, now, later, shown=channel in shown)
        if rules:
            for place, one in enumerate(findings):
                outputs |= self._of_rule(place, one.found)
        return Plan(
            outputs,
            doubtful=either(*(found.refused for _, found in self.rows), *(_tiny(one.found) for one in findings)),
            bounding=tuple(one.rule for one in self.rooms.bounding),
            closing=closed,
            rules=tuple(one.found.rule.id for one in findings),
            scale=self.figures.scale,
        )

    def _more(self, channel: Channel, now: Bits, later: Bits, *, shown: bool) -> dict[str, Node]:
        """What else there is to say of a channel: the most that it could be, and with every approval."""
        shown = shown and self.openings.of[channel].levels["not_provided"] & now == 0
        upper, approved = self.rooms.upper(channel, now), self.rooms.if_approved(channel, later)
        return {
            f"headroom_upper.{channel}": self._in_fen(upper) if shown else UNKNOWN,
            f"headroom_if_approved.{channel}": self._in_fen(approved) if shown else UNKNOWN,
        }

    def _in_fen(self, amount: Node) -> Node:
        return over(amount, self.figures.scale)

    # findings and verdict

    @cached_property
    def _by_rule(self) -> dict[str, list[tuple[Bits, Found]]]:
        """What becomes of every rule, part by part."""
        found: dict[str, list[tuple[Bits, Found]]] = {}
        for rule in self.applying.in_force:
            rows = found[rule.id] = []
            for piece in self.applying.parts[rule.id]:
                if piece.idle is not None:
                    outcome, why = piece.idle
                    rows.append((piece.bits, Found(piece.rule, CODE[outcome], (outcome, why))))
                elif one := judged(self.applying.case_in(piece.bits), piece.rule, self.figures):
                    rows.append((piece.bits, one))
        return found

    @property
    def rows(self) -> list[tuple[Bits, Found]]:
        """The same of all rules."""
        return [row for rows in self._by_rule.values() for row in rows]

    @cached_property
    def _silent(self) -> dict[Channel, Bits]:
        """Where no text covers a channel, should it hold money."""
        texts = self.openings.texts
        silent = {channel: of.levels["not_provided"] & texts for channel, of in self.openings.of.items()}
        return {channel: bits for channel, bits in silent.items() if bits}

    @cached_property
    def verdicts(self) -> Verdict:
        """The verdict over worlds."""
        rows = [(bits, found.code) for bits, found in self.rows]
        for channel, bits in self._silent.items():
            empty = self.figures.empty([channel])
            rows.append((bits, choose(empty, CODE[Outcome.COMPLIANT], _UNDETERMINED)))
        return Verdict(self.applying, rows)

    def _merged(self, now: Bits) -> list[Merged]:
        found = []
        for rule in self.applying.in_force:
            if merely_permits(rule):
                continue
            here = [(bits & now, one) for bits, one in self._by_rule[rule.id] if bits & now]
            if here:
                found.append(merged(self.applying, rule, here, self.figures, now))
        silence = in_silence(self.applying, self._silent, self.figures, now)
        return [*found, *([Merged(silence, silence.missing, counts=True)] if silence else [])]

    def _stale(self, findings: Iterable[Merged]) -> Node:
        day = self.applying.as_of
        old = [one.found for one in findings if one.found.why != "silence"]
        return either(*(one.active for one in old if one.rule.layer == "local" and one.rule.stale(day)))

    def _of_rule(self, place: int, found: Found) -> dict[str, Node]:
        fen = self._in_fen
        return {
            f"rule.{place}.outcome": found.outcome,
            f"rule.{place}.used": UNKNOWN if found.low is None else fen(found.low),
            f"rule.{place}.used_upper": UNKNOWN if found.high is None else fen(found.high),
            f"rule.{place}.cap": fen(found.cap),
            f"rule.{place}.headroom": fen(found.headroom),
            f"rule.{place}.utilisation": _share(found),
        }

    # what may be raised

    def _used(self, now: Bits) -> Node:
        counted = {channel for one in self.rooms.limiting if one.bits & now for channel in one.channels}
        return self.figures.high(FUNDING | ({Channel.ASSET_TRANSFER_OUTRIGHT} & counted))

    def _forbidding(self) -> list[Bits]:
        pairs = (pair for channel in RAISABLE for pair in self.openings.of[channel].forbidding)
        return list(dict.fromkeys(bits for _, bits in pairs))

    def _proof(self, worlds: list[World], headroom: Node) -> tuple[dict[str, Node], tuple[tuple[str, ...], ...]]:
        """What proves the total, in the first world that allows least: the constraints that bind, as bits; where nothing is open, what forbids it; and what
        more of each denominator adds.
        """
        bits = closing = ZERO
        gains = dict.fromkeys(Base, ZERO)
        closed: dict[tuple[str, ...], int] = {(): 0}
        for world in reversed(worlds):
            here = equal(world.own, headroom)
            proof = self.today.proof(world)
            own = total(choose(binds, number(1 << place), ZERO) for place, binds in proof.binding.items())
            closes = tuple(self._closing(1 << world.first))
            code = number(closed.setdefault(closes, len(closed)))
            bits = choose(here, own, bits)
            closing = choose(here, choose(both(equal(own, ZERO), equal(headroom, ZERO)), code, ZERO), closing)
            gains = {base: choose(here, proof.gains.get(base, ZERO), gain) for base, gain in gains.items()}
        told = {f"per_yuan.{base}": gain for base, gain in gains.items()}
        return {"binding": bits, "closing": closing, **told}, tuple(closed)

    def _closing(self, world: Bits) -> Iterable[str]:
        forbidding = (pair for channel in RAISABLE for pair in self.openings.of[channel].forbidding)
        return dict.fromkeys(rule for rule, bits in forbidding if bits & world)

    # strictly

    def _strict(self) -> tuple[Node, Node]:
        """The worst verdict of every way of reading, and whether no way makes anything worse."""
        applying = self.applying
        taken = applying.taken
        everywhere = (applying.as_stated, applying.consented)
        as_taken = (taken & applying.as_stated, taken & applying.consented)
        verdict = self.verdicts.over(as_taken[0])
        strict = self.verdicts.strict(everywhere[0])
        worse = [below(verdict, strict)]
        for totals, wide, narrow in zip((self.today, self.approved), everywhere, as_taken, strict=True):
            worse.append(less(totals.least(totals.worlds(wide)), totals.least(totals.worlds(narrow))))
        for channel in self.rooms.shown(everywhere[0]):
            ends = zip(self.rooms.strict(channel, *everywhere), self.rooms.strict(channel, *as_taken), strict=True)
            worse += [less(one, other) for one, other in ends]
        return strict, no(either(*worse))


def _share(found: Found) -> Node:
    """The utilisation in ten-thousandths, half up: as one divides on paper, a few digits at a time, so that nothing grows too large."""
    if found.high is None or not isinstance(found.rule, Limit):
        return UNKNOWN
    cap = at_least(found.cap, SMALLEST_CAP)
    whole, left = quotient(found.high, cap), rest(found.high, cap)
    share, done = whole, 1
    while done < SHARES:
        step = 100 if 100 * left.high < MOST_DIVIDED else 10
        share = total([times(share, step), quotient(times(left, step), cap)])
        left, done = rest(times(left, step), cap), done * step
    return choose(at_most(cap, times(left, 2)), total([share, number(1)]), share)


def _tiny(found: Found) -> Node:
    """Where a cap is positive, and too small to divide by."""
    return both(below(ZERO, found.cap), below(found.cap, number(SMALLEST_CAP)))
