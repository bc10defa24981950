"""Which rules apply in which worlds, as which rule exactly, and what becomes of them there.

A rule falls into *pieces*: sets of worlds in which the same becomes of it. It may not be there (another reading), its conditions may not be met, another
rule may stand in its place, an approval may lift it; where it applies, its multiple may differ, and what other rules leave of it. Each piece is judged
once, whatever number of worlds it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Outcome, worst
from leverage.assessment.judging.case import Case
from leverage.assessment.judging.judgement import judge_rule
from leverage.assessment.worlds.known import consents, known_answers, open_facts_of, open_readings_of
from leverage.assessment.worlds.worlds import Bits, Worlds, foremost, lowest, split, union, without
from leverage.company import Company
from leverage.law.conditions import (
    LOCAL,
    TAKEN,
    Answers,
    ByFact,
    Condition,
    Holding,
    InBusiness,
    Key,
    ReadAs,
    Stated,
    Under,
    fact_of,
)
from leverage.law.data import AllFunding
from leverage.law.regime import PoolRatio
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Limit, Rule
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError, UsageError
from leverage.terms.facts import FactValue
from leverage.terms.texts import Text

MOST_PARTS = 1_000
"""So many parts of worlds are looked at; the law alone makes fewer."""
MOST_OPEN = 150
"""So many facts may be open at once; only a supplement can ask so many."""


@dataclass(frozen=True)
class Piece:
    """Some worlds in which the same becomes of a rule. ``rule`` is the rule as it applies there; ``idle`` says why it does not."""

    rule: Rule
    bits: Bits
    idle: tuple[Outcome, Text] | None = None


@dataclass(frozen=True)
class Judged:
    """A piece with what becomes of the rule in it."""

    piece: Piece
    findings: tuple[Finding, ...]

    @cached_property
    def outcome(self) -> Outcome:
        """What it adds to the verdict."""
        return worst(finding.outcome for finding in self.findings if finding.counts_in_verdict)


class Applying:
    """The rules in force on a date against one company, in every world of what is open."""

    def __init__(self, company: Company, law: Law, as_of: date, *, without_stale: bool, contested: bool = True) -> None:
        law = law.read({}, as_of)  # as a supplement settles it, where nobody read it otherwise
        self.company, self.law, self.as_of, self.without_stale = company, law, as_of, without_stale
        held = law.every_rule if contested else law.rules
        self.in_force = [rule for rule in held if rule.in_force(as_of)]
        self.known = known_answers(company, law, as_of)
        self.case = Case(company, law, as_of, self.known)
        self.open_facts = open_facts_of(self.in_force, self.known, law, as_of)
        self.readings: Mapping[ReadAs, tuple[str, ...]] = (
            open_readings_of(self.in_force, law, as_of) if contested else {}
        )
        turned_on = {key for rule in self.in_force for key in law.keys(rule)}
        self.consents = [key for key in consents(law, as_of) if key in turned_on]
        values: dict[Key, tuple[FactValue, ...]] = dict(self.readings.items())
        values |= {key: (True, False) for key in self.consents if key in self.known}
        if len(self.open_facts) > MOST_OPEN:
            raise _too_many_open(law, self.open_facts)
        self.worlds = Worlds(values | dict(self.open_facts), self._comes_to)

    def _comes_to(self, key: Key, value: FactValue) -> object:
        """What the rules in force, and the local ratios, make of a value: which conditions it meets, and which multiples it gives."""
        if key not in self.open_facts or isinstance(value, bool):
            return value
        items = (*self.in_force, *self.law.every_pool_ratio)
        met = [c.holds({key: value}, self.as_of) for item in items for c in item.when if c.key == key]
        tables = (item.multiple for item in items if isinstance(item, Limit | PoolRatio))
        given = [t.multiples[str(value)] for t in tables if isinstance(t, ByFact) and t.fact == key]
        return (*met, *given)

    # which worlds

    def where(self, condition: Condition | Under) -> Bits:
        """The worlds in which a condition is met."""
        key = condition.key
        if key not in self.worlds.values or (isinstance(key, InBusiness) and "opened_on" in self.known):
            return self.worlds.every if condition.holds(self.known, self.as_of) else 0
        return self.worlds.where(key, lambda value: condition.holds({key: value}, self.as_of))

    def all_of(self, conditions: Iterable[Condition | Under]) -> Bits:
        """The worlds in which all of some conditions are met."""
        bits = self.worlds.every
        for condition in conditions:
            bits &= self.where(condition)
        return bits

    @cached_property
    def as_stated(self) -> Bits:
        """The worlds in which every consent that was stated is as stated, whatever the reading."""
        bits = self.worlds.every
        for key in self.consents:
            if key in self.known:
                bits &= self.worlds.where(key, self.known[key].__eq__)
        return bits

    @cached_property
    def consented(self) -> Bits:
        """The worlds in which every consent is given, whatever was stated and whatever the reading."""
        bits = self.worlds.every
        for key in self.consents:
            bits &= self.worlds.where(key, bool)
        return bits

    @cached_property
    def taken(self) -> Bits:
        """The worlds in which every contested clause is read as it is taken."""
        return self.read({})

    def read(self, chosen: Mapping[ReadAs, str]) -> Bits:
        """The worlds in which contested clauses are read as chosen, the others as they are taken."""
        bits = self.worlds.every
        for key in self.readings:
            bits &= self.worlds.where(key, chosen.get(key, TAKEN).__eq__)
        return bits

    # which rules

    @cached_property
    def there(self) -> dict[str, Bits]:
        """Where each rule is there at all: the clause is read so."""
        return {rule.id: self.all_of(rule.under) for rule in self.in_force}

    @cached_property
    def met(self) -> dict[str, Bits]:
        """Where each rule is there and its conditions are met."""
        return {rule.id: self.there[rule.id] & self.all_of(rule.when) for rule in self.in_force}

    def left_out(self, rule: Rule) -> bool:
        """Whether a rule is left out as asked: it then replaces nothing, so that what stands behind it counts again."""
        return self.without_stale and rule.layer == "local" and rule.stale(self.as_of)

    @cached_property
    def _replacing(self) -> dict[str, list[Rule]]:
        by: dict[str, list[Rule]] = {}
        for rule in self.in_force:
            if not self.left_out(rule):
                for name in rule.replaces:
                    by.setdefault(name, []).append(rule)
        return by

    @cached_property
    def idle(self) -> dict[str, list[Piece]]:
        """Where each rule is there and does not apply, and why; silence apart."""
        found: dict[str, list[Piece]] = {}
        for rule in self.in_force:
            pieces = found[rule.id] = []
            if unmet := without(self.there[rule.id], self.met[rule.id]):
                pieces.append(Piece(rule, unmet, (Outcome.NOT_APPLICABLE, reasons.CONDITION_NOT_MET)))
            left = self.met[rule.id]
            for other in self._replacing.get(rule.id, ()):
                if by := left & self.met[other.id]:
                    pieces.append(Piece(rule, by, (Outcome.REPLACED, reasons.replaced(other))))
                    left ^= by
            if left and isinstance(rule, Limit) and rule.approval_lifts and self.case.lifted(rule):
                pieces.append(Piece(rule, left, (Outcome.NOT_APPLICABLE, reasons.LIFTED)))
            elif left and self.left_out(rule):
                pieces.append(Piece(rule, left, (Outcome.NOT_APPLICABLE, reasons.EXCLUDED_AS_STALE)))
        return found

    @cached_property
    def _applies(self) -> dict[str, Bits]:
        """Where each rule applies, silence apart."""
        return {
            rule.id: without(self.there[rule.id], union(piece.bits for piece in self.idle[rule.id]))
            for rule in self.in_force
        }

    def _waiting(self, rule: Rule, bits: Bits) -> Iterator[Piece]:
        """Where the conditions of a rule are not met, within some worlds, and no other rule stands in its place."""
        bits &= without(self.there[rule.id], self.met[rule.id])
        for other in self._replacing.get(rule.id, ()):
            bits = without(bits, self.met[other.id])
        if bits and not self.left_out(rule):
            yield Piece(rule, bits)

    @cached_property
    def reserved(self) -> list[Piece]:
        """Texts that keep channels for companies other than this one, and where they do."""
        keeping = [rule for rule in self.in_force if isinstance(rule, Access) and rule.reserves]
        return [piece for rule in keeping for piece in self._waiting(rule, self.worlds.every)]

    @cached_property
    def dormant(self) -> list[Piece]:
        """The limits that wait for money, and where: they bind as soon as any is raised in the channels of their condition, and so bear on new money now."""
        limits = [rule for rule in self.in_force if isinstance(rule, Limit)]
        others = {rule.id: self.all_of(c for c in rule.when if not isinstance(c, Holding)) for rule in limits}
        return [piece for rule in limits for piece in self._waiting(rule, others[rule.id])]

    @cached_property
    def spoken(self) -> dict[Channel, Bits]:
        """Where the texts of the place have a word on each channel."""
        found: dict[Channel, Bits] = {}
        local = [(r, self._applies[r.id]) for r in self.in_force if isinstance(r, Access) and r.layer == "local"]
        for rule, bits in (*local, *((p.rule, p.bits) for p in self.reserved if p.rule.layer == "local")):
            for channel in _counts(rule) if bits else ():
                found[channel] = found.get(channel, 0) | bits
        return found

    @cached_property
    def widened(self) -> Bits:
        """Where a limit of the place counts outright transfers as debt funding."""
        own = [rule for rule in self.in_force if isinstance(rule, Limit) and rule.layer == "local"]
        return union(self._applies[rule.id] for rule in own if Channel.ASSET_TRANSFER_OUTRIGHT in rule.counts)

    @cached_property
    def pieces(self) -> dict[str, list[Piece]]:
        """Where each rule applies, as what; and where the place leaves it nothing to say."""
        return {rule.id: list(self._as_here(rule, self._applies[rule.id])) for rule in self.in_force}

    def _as_here(self, rule: Rule, bits: Bits) -> Iterator[Piece]:
        """A national rule as the texts of the place leave it: silent where they have a word, and counting what they count."""
        if not bits:
            return
        if isinstance(rule, Access) and rule.fills_silence:
            parts = parted([bits], (self.spoken.get(channel, 0) for channel in rule.counts))
            for part in parts:
                word = frozenset(channel for channel in rule.counts if part & self.spoken.get(channel, 0))
                silent = rule.without(word) if word else rule
                yield Piece(silent, part, None if silent.counts else (Outcome.NOT_APPLICABLE, reasons.NOT_SILENT))
        elif isinstance(rule, Limit) and isinstance(rule.channels, AllFunding) and rule.channels.also_local:
            for part in split(bits, self.widened):
                wider = part & self.widened and Channel.ASSET_TRANSFER_OUTRIGHT not in rule.counts
                yield Piece(rule.counting(Channel.ASSET_TRANSFER_OUTRIGHT) if wider else rule, part)
        else:
            yield Piece(rule, bits)

    @cached_property
    def active(self) -> list[Piece]:
        """The rules that apply, in their order, and where."""
        return [piece for rule in self.in_force for piece in self.pieces[rule.id] if piece.idle is None]

    @cached_property
    def bounded(self) -> dict[Channel, Bits]:
        """Where some limit that applies contains each channel."""
        found: dict[Channel, Bits] = dict.fromkeys(Channel, 0)
        for piece in self.active:
            if isinstance(piece.rule, Limit):
                for channel in piece.rule.counts:
                    found[channel] |= piece.bits
        return found

    def by_multiple(self, rule: Limit, bits: Bits) -> list[Bits]:
        """Some worlds, parted by the multiple of a limit."""
        if rule.multiple is LOCAL:
            parts, left = [], bits
            for ratio in self.law.every_pool_ratio:
                fits = left & self.all_of((*ratio.under, *ratio.when))
                left ^= fits
                parts += self._by_fact(ratio, fits)
            return [*parts, *([left] if left else [])]
        return self._by_fact(rule, bits)

    def _by_fact(self, item: Limit | PoolRatio, bits: Bits) -> list[Bits]:
        if not bits or not isinstance(item.multiple, ByFact) or item.multiple.fact not in self.worlds.values:
            return [bits] if bits else []
        alike: dict[object, Bits] = {}
        table = item.multiple.multiples
        for value, own in self.worlds.parted(item.multiple.fact):
            if part := bits & own:
                multiple = table[value if isinstance(value, bool) else str(value)]
                alike[multiple] = alike.get(multiple, 0) | part
        return list(alike.values())

    # what becomes of them

    def case_in(self, bits: Bits) -> Case:
        """The company in the first of some worlds."""
        one = foremost(bits)
        here = frozenset(channel for channel, where in self.bounded.items() if where & one)
        return Case(self.company, self.law, self.as_of, self.answers_in(one), here, frozenset(self.open_facts))

    @cached_property
    def parts(self) -> dict[str, list[Piece]]:
        """Every rule with every consent as it was stated, parted by whatever its finding turns on; those parts first that hold an earlier world."""
        found: dict[str, list[Piece]] = {}
        for rule in self.in_force:
            pieces = [*self.idle[rule.id], *(part for piece in self.pieces[rule.id] for part in self._apart(piece))]
            held = (Piece(piece.rule, piece.bits & self.as_stated, piece.idle) for piece in pieces)
            found[rule.id] = sorted((piece for piece in held if piece.bits), key=lambda piece: lowest(piece.bits))
        return found

    @cached_property
    def judged(self) -> dict[str, list[Judged]]:
        """What becomes of every rule, part by part."""
        return {rule: [self._judge(piece) for piece in parts] for rule, parts in self.parts.items()}

    def _apart(self, piece: Piece) -> Iterator[Piece]:
        """A piece, parted by what else its finding turns on."""
        parts = [piece.bits]
        if piece.idle is None and isinstance(piece.rule, Limit):
            parts = self.by_multiple(piece.rule, piece.bits)
            ratio = piece.rule.multiple
            if isinstance(ratio, Stated) and ratio.within in self.worlds.values:
                parts = parted(parts, (own for _, own in self.worlds.parted(ratio.within)))
        elif isinstance(piece.rule, Access) and piece.rule.ratio_unset:
            parts = parted(parts, (self.bounded[channel] for channel in piece.rule.counts))
        for part in parts:
            yield Piece(piece.rule, part, piece.idle)

    def _judge(self, piece: Piece) -> Judged:
        if piece.idle is not None:
            return Judged(piece, (self.case.finding(piece.rule, *piece.idle),))
        case = self.case_in(piece.bits)
        try:
            return Judged(piece, tuple(judge_rule(case, piece.rule)))
        except InputError:
            if piece.bits & self.taken:
                raise
            why = Text("所填事实与明细不符。", "What was stated and the ledger disagree.")
            return Judged(piece, (case.finding(piece.rule, Outcome.UNDETERMINED, why),))

    def standing_in(self, world: Bits) -> tuple[list[Rule], list[Rule]]:
        """The rules that apply in the first of some worlds, and the texts that keep channels for others there."""
        one = foremost(world)
        return [p.rule for p in self.active if p.bits & one], [p.rule for p in self.reserved if p.bits & one]

    def answers_in(self, world: Bits) -> Answers:
        """All that is known or assumed in the first of some worlds."""
        return {**self.known, **self.worlds.first(world)}


def parted(parts: Iterable[Bits], by: Iterable[Bits]) -> list[Bits]:
    """Sets of worlds, parted by each of some sets. UsageError where they fall into more parts than can be looked at."""
    found = list(parts)
    for cut in dict.fromkeys(by):
        found = [part for one in found for part in split(one, cut)]
        if len(found) > MOST_PARTS:
            raise too_many_parts()
    return found


def too_many_parts() -> UsageError:
    """Facts that nobody stated bear on each other in more ways than can be looked at."""
    return UsageError(
        Text(
            "未说明的事实相互牵连，情形太多，无法逐一核对 → 请先说明其中一些（--fact 名称=值）。",
            "Facts that nobody stated bear on each other in too many ways to be looked at → state some of them first (--fact NAME=VALUE).",
        )
    )


def _too_many_open(law: Law, keys: Iterable[Key]) -> UsageError:
    facts = [name for name in map(fact_of, keys) if name]
    place = law.place.name
    return UsageError(
        Text(
            f"{place.zh}的规则取决于{len(facts)}个未说明的事实，超过{MOST_OPEN}个 → 请先说明其中一些（--fact 名称=值）：{'、'.join(facts[:5])}……",
            f"The rules of {place.en} turn on {len(facts)} facts that nobody stated, more than {MOST_OPEN} → state some of them first "
            f"(--fact NAME=VALUE): {', '.join(facts[:5])} …",
        )
    )


def _counts(rule: Rule) -> frozenset[Channel]:
    return rule.counts if isinstance(rule, Access) else frozenset()
