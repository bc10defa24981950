"""What a comparison consists of: places, their ratios, their channels. Values only; how they come about stands in ``ratio`` and ``compare``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from leverage.assessment.findings import STRICTNESS, Assessment, Finding, Level
from leverage.assessment.room.optimum import Constraint
from leverage.company import Company
from leverage.comparison.headlines import Headline
from leverage.law.conditions import Stated
from leverage.law.regime import Gap, Note
from leverage.law.rulebook import Law
from leverage.law.rules import Limit, Rule
from leverage.law.sources import NO_TEXT
from leverage.terms.channels import Channel, Group
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType, FactValue
from leverage.terms.money import Bound
from leverage.terms.places import Place
from leverage.terms.texts import Text

Joined = Literal["one", "least", "sum", "several"]
"""How the denominators of a ratio go together: it runs over one; over the least of several; over each a part of it; or neither (several rules at
once)."""

KINDS_OF_FUNDING = (Group.NON_STANDARD, Group.STANDARDISED)
"""The two kinds of funding, whose ratios stand side by side and are never added."""


@dataclass(frozen=True)
class Case:
    """A derived ratio under one set of answers to the facts that decide it.

    ``answers`` are these facts by name; ``multiple`` is None where it cannot be said, infinite where nothing limits it; ``parts`` gives for each
    denominator what one yuan of it adds, or, where the least of several denominators counts, the whole multiple for each of them. ``upper`` is the most
    that it may be where a regulator sets a multiple company by company; None where it is no more than ``multiple``, or where that cannot be said.
    """

    answers: Mapping[str, FactValue]
    multiple: Bound | None
    joined: Joined
    parts: Mapping[Base, Fraction]
    binding: tuple[str, ...]
    upper: Bound | None = None
    silent: Literal["", "closed", "unset"] = ""
    """Why there is no figure, though the engine can raise nothing: no text provides for any channel, or what is open has no number."""

    @property
    def most(self) -> Bound | None:
        """The most that it may be."""
        return self.multiple if self.upper is None else self.upper


@dataclass(frozen=True)
class Derived:
    """The derived ratio of a place: one case, or several where facts that nobody stated decide it."""

    cases: tuple[Case, ...]

    @property
    def cautious(self) -> Case:
        """What holds whatever the unknown facts turn out to be: the least; unknown where one case cannot be said, unless another is nothing."""
        known = [case for case in self.cases if case.multiple is not None]
        unsaid = next((case for case in self.cases if case.multiple is None), None)
        least = min(known, key=lambda case: case.multiple or 0, default=None)
        return least if least is not None and (unsaid is None or least.multiple == 0) else unsaid or self.cases[0]

    @property
    def best(self) -> Case:
        """The case of the most favourable answers."""
        return max(self.cases, key=lambda case: -1 if case.most is None else case.most)

    @property
    def highest(self) -> Bound | None:
        """The most that it may be, whatever nobody stated; None where it cannot be said."""
        return self.best.most

    @property
    def closed(self) -> bool:
        """Whether no number stands under any answer, and in some case no text says why."""
        return self.highest == 0 and any(case.silent for case in self.cases)

    @property
    def silent(self) -> Literal["", "closed", "unset"]:
        """Why there is no number under any answer."""
        reasons = {case.silent for case in self.cases if case.silent}
        return "unset" if "unset" in reasons else "closed" if reasons else ""

    @property
    def exact(self) -> bool:
        """Whether it is one figure whatever nobody stated."""
        return self.cautious.multiple is not None and self.cautious.multiple == self.highest

    @property
    def turns_on(self) -> tuple[str, ...]:
        """The facts that decide it and that nobody stated."""
        return tuple(self.cases[0].answers) if len(self.cases) > 1 else ()


@dataclass(frozen=True)
class Opening:
    """What holds of one channel under one set of answers: its access, and the most that it alone could raise per yuan of every denominator, every
    approval given (None: no number can be said), over which denominators. ``upper``: as of a ``Case``.
    """

    answers: Mapping[str, FactValue]
    level: Level
    multiple: Bound | None
    parts: Mapping[Base, Fraction]
    upper: Bound | None = None

    @property
    def most(self) -> Bound | None:
        """The most that it may be."""
        return self.multiple if self.upper is None else self.upper


@dataclass(frozen=True)
class Openings:
    """What holds of a channel in a place, case by case: the one truth from which every medium and every filter tells its access."""

    cases: tuple[Opening, ...]

    @property
    def levels(self) -> tuple[Level, ...]:
        """Every access that may hold, the loosest first."""
        held = {case.level for case in self.cases}
        return tuple(level for level in STRICTNESS if level in held)

    @property
    def access(self) -> Level | Literal["depends"]:
        """Its access; ``depends`` where facts that nobody stated decide it."""
        return self.levels[0] if len(self.levels) == 1 else "depends"

    @property
    def turns_on(self) -> tuple[str, ...]:
        """The facts that decide its access or its number, and that nobody stated."""
        return tuple(self.cases[0].answers) if len(self.cases) > 1 else ()

    @property
    def low(self) -> Bound | None:
        """What it may raise whatever the facts are: nothing where it is closed in some case; None where that cannot be said."""
        figures = [case.multiple if case.level in OPEN else _closed(case) for case in self.cases]
        return Fraction(0) if 0 in figures else None if None in figures else min(f for f in figures if f is not None)

    @property
    def high(self) -> Bound | None:
        """The most that it may raise; None where no number is known."""
        figures = [case.most for case in self.cases if case.level in OPEN]
        known = [figure for figure in figures if figure is not None]
        return max(known, default=Fraction(0) if not figures and "prohibited" in self.levels else None)


def _closed(case: Opening) -> Fraction | None:
    return Fraction(0) if case.level == "prohibited" else None


OPEN: tuple[Level, ...] = ("permitted", "with_approval")


@dataclass(frozen=True)
class Terms:
    """What a place says of one channel: its access, the limits in force that count it (each with its whole pool of channels), and the most that it
    could raise by itself per yuan of every denominator, every approval given; ``now`` without any. ``unset``: a text opens it without a number.

    ``access`` is the engine's cautious word, ``openings`` tells case by case what may hold.
    """

    channel: Channel
    access: Level
    caps: tuple[Finding, ...]
    most: Bound | None
    most_upper: Bound | None
    now: Bound | None
    now_upper: Bound | None
    openings: Openings
    unset: bool = False


@dataclass(frozen=True)
class Situation:
    """What may hold in a place while facts are unknown: the access of every channel, and the rules that apply. ``answers`` are these facts;
    ``constraints`` the rules as they bear on new money.
    """

    levels: Mapping[Channel, Level]
    active: frozenset[str]
    answers: Mapping[str, FactValue] = field(default_factory=dict)
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True)
class Ratios:
    """The ratios of a place: in all, and of each kind of funding; with every approval, and without any."""

    approved: Mapping[Group | None, Derived]
    free: Mapping[Group | None, Derived]


@dataclass(frozen=True)
class PlaceTerms:
    """One place of a comparison. ``derived`` is its ratio with every approval. ``rules`` are those in force for the kind of company, ``verified_on``
    the oldest verification among them (the place's own, if it has any); ``unread`` are the facts stated that answer nothing here, such as another
    place's rating. ``situations`` is all that may hold while facts are unknown. ``money`` is the assessment of the company here, where one was given.
    ``strict``: every figure is that of the strictest way of reading contested clauses.
    """

    place: Place
    law: Law
    as_of: date
    derived: Derived
    ratios: Ratios
    headline: Headline | None
    channels: tuple[Terms, ...]
    rules: tuple[Rule, ...]
    verified_on: date | None
    stale: bool
    gaps: tuple[Gap, ...]
    notes: tuple[Note, ...]
    unread: tuple[str, ...]
    situations: tuple[Situation, ...]
    money: Assessment | None = None
    strict: bool = False
    common: Ratios | None = None
    """The ratios over one common denominator of the company, where that was asked for (``Comparison.over``)."""

    @property
    def permitted(self) -> Derived:
        """The ratio without any approval."""
        return self.ratios.free[None]

    @property
    def non_standard(self) -> Derived:
        """The ratio of non-standard funding by itself."""
        return self.ratios.approved[Group.NON_STANDARD]

    @property
    def standardised(self) -> Derived:
        """The ratio of bonds and ABS by themselves."""
        return self.ratios.approved[Group.STANDARDISED]

    @property
    def shared(self) -> bool:
        """Whether a limit holds both kinds of funding together below what they may raise apart."""
        highest = [derived.highest for derived in (self.non_standard, self.standardised, self.derived)]
        if None in highest or not highest[1]:
            return False
        apart, other, whole = (bound or Fraction(0) for bound in highest)
        return whole < apart + other

    @cached_property
    def set_by_letter(self) -> tuple[str, ...]:
        """The facts by which a regulator sets a multiple company by company, that a limit in force turns on and nobody stated."""
        found: dict[str, None] = {}
        for terms in self.channels:
            for cap in terms.caps:
                times = getattr(cap.of, "multiple", None)
                if isinstance(times, Stated) and cap.multiples is not None and cap.multiples[0] != cap.multiples[1]:
                    found[times.fact] = None
        return tuple(found)

    @property
    def turns_on(self) -> tuple[str, ...]:
        """The facts that decide any of its ratios and that nobody stated."""
        deriveds = (self.derived, self.non_standard, self.standardised)
        names = [name for derived in deriveds for name in derived.turns_on]
        return tuple(dict.fromkeys((*names, *self.set_by_letter)))

    @property
    def denominators(self) -> tuple[Base, ...]:
        """Every denominator that a limit on funding runs over."""
        used = {cap.base for terms in self.channels for cap in terms.caps}
        return tuple(base for base in Base if base in used)

    def terms(self, channel: Channel) -> Terms | None:
        """What the place says of a channel; None where no rule speaks of a use of funds."""
        return next((terms for terms in self.channels if terms.channel is channel), None)

    @property
    def grades(self) -> tuple[str, ...]:
        """How sure we are: the grades of evidence of the place's own rules in force; ``"none"`` where no local text is held."""
        national = self.law.local is self.law.national
        own = self.rules if national else [rule for rule in self.rules if rule.layer == "local"]
        return tuple(sorted({rule.source.grade for rule in own})) or (NO_TEXT,)

    @property
    def own_gaps(self) -> tuple[Gap, ...]:
        """What is missing of the place itself, the nation's gaps apart."""
        return tuple(gap for gap in self.gaps if not gap.id.startswith("CN/"))

    def multiples(self, cap: Finding) -> tuple[Fraction, Fraction] | None:
        """The least and the highest multiple of a limit; None where nobody has seen it."""
        rule = self.rule(cap.rule)
        if cap.multiples is None and isinstance(rule, Limit) and isinstance(rule.multiple, Fraction):
            return rule.multiple, rule.multiple  # of each shareholder: the probe has none
        return cap.multiples

    def rule(self, name: str) -> Rule:
        """A rule of the place by its id, under any way of reading."""
        return next(rule for rule in self.law.every_rule if rule.id == name)


@dataclass(frozen=True)
class Comparison:
    """Places on one date, for one kind of company (None: not stated) and the facts stated. ``company`` where their money was asked for, ``channel``
    where one channel was. ``warnings`` are what a reader must know of the whole. ``strict``: by the strictest readings; ``readings`` those chosen.
    ``over``: the denominator of the company over which the ratios are told besides.
    """

    as_of: date
    kind: CompanyType | None
    facts: Mapping[str, object]
    places: tuple[PlaceTerms, ...]
    company: Company | None = None
    rulebook: str = ""
    channel: Channel | None = None
    warnings: tuple[Text, ...] = ()
    strict: bool = False
    readings: Mapping[str, str] = field(default_factory=dict)
    over: Base | None = None
