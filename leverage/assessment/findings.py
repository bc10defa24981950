"""What an assessment consists of: findings, headroom, questions. Values only; how they come about stands in ``assess`` and ``headroom``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from leverage.assessment.room.values import HolderRoom, Split
from leverage.company import Company, Interval
from leverage.law.conditions import Reading
from leverage.law.regime import Gap
from leverage.law.rules import Rule
from leverage.law.sources import Source
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import AnswerKind
from leverage.terms.places import Place
from leverage.terms.texts import Text, same

if TYPE_CHECKING:
    from leverage.assessment.graded import ByRating
    from leverage.law.rulebook import Law
    from leverage.law.supplement.entries import Brought, Mark

NEAR = Fraction(9, 10)
"""Used to this share of its cap, a limit is near, unless another share is asked for."""


class Outcome(StrEnum):
    """What became of one rule."""

    COMPLIANT = "compliant"
    BREACH = "breach"
    PROHIBITED = "prohibited"
    NEEDS_APPROVAL = "needs_approval"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"
    REPLACED = "replaced"

    @property
    def label(self) -> Text:
        """The word for it in a report."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.COMPLIANT: Text("合规", "compliant"),
    Outcome.BREACH: Text("超限", "breach"),
    Outcome.PROHIBITED: Text("禁止", "prohibited"),
    Outcome.NEEDS_APPROVAL: Text("需批准", "needs approval"),
    Outcome.UNDETERMINED: Text("待定", "undetermined"),
    Outcome.NOT_APPLICABLE: Text("不适用", "not applicable"),
    Outcome.REPLACED: Text("已被替代", "replaced"),
}

HARMLESS = {Outcome.COMPLIANT, Outcome.NOT_APPLICABLE, Outcome.REPLACED}
INACTIVE = {Outcome.NOT_APPLICABLE, Outcome.REPLACED}
BROKEN = {Outcome.BREACH, Outcome.PROHIBITED}

_WORST = (Outcome.BREACH, Outcome.PROHIBITED, Outcome.UNDETERMINED, Outcome.NEEDS_APPROVAL)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The verdict that a set of outcomes amounts to."""
    found = set(outcomes)
    return next((outcome for outcome in _WORST if outcome in found), Outcome.COMPLIANT)


Kind = Literal["limit", "count", "term", "lenders", "manual", "access"]
Level = Literal["permitted", "with_approval", "not_provided", "prohibited"]

STRICTNESS: tuple[Level, ...] = ("permitted", "with_approval", "not_provided", "prohibited")
"""How much a text leaves open, the most first."""

LEVELS: dict[Level, Text] = {
    "permitted": Text("允许", "permitted"),
    "with_approval": Text("须批准", "with approval"),
    "not_provided": Text("未作规定", "not provided for"),
    "prohibited": Text("禁止", "prohibited"),
}


def in_order(channels: Iterable[Channel]) -> tuple[Channel, ...]:
    """Channels in the order of the glossary."""
    chosen = set(channels)
    return tuple(channel for channel in Channel if channel in chosen)


@dataclass(frozen=True, slots=True)
class Input:
    """One figure that a finding rests on, and where it came from. No amount: it was not stated."""

    name: str
    amount: Fraction | None
    source: str


@dataclass(frozen=True)
class Finding:
    """What became of one rule, or of one shareholder or loan under it (``subject``). It holds the rule as it stood for the company.

    ``multiples``, ``cap`` and ``cap_upper`` are the lowest and the highest that may apply while a fact is unknown; equal when it is known, None where
    there is none or it cannot be computed. ``may_not_apply``: an unknown fact decides whether the rule applies at all. ``counts_in_verdict`` is
    False for a question that does not by itself spoil the verdict. ``within_rounding``: used and cap are so near that the outcome holds only within the
    rounding of the sheet. ``warn_at`` is the share of the cap from which the limit is near; ``marks``, what supplements did to the rule.
    """

    of: Rule
    outcome: Outcome
    why: Text
    layer: Literal["national", "local", "house"]
    stale: bool
    subject: str | None = None
    base_amount: Fraction | None = None
    multiples: tuple[Fraction, Fraction] | None = None
    cap: Fraction | None = None
    cap_upper: Fraction | None = None
    used: Interval | None = None
    missing: tuple[str, ...] = ()
    inputs: tuple[Input, ...] = ()
    counts_in_verdict: bool = True
    may_not_apply: bool = False
    within_rounding: bool = False
    warn_at: Fraction = NEAR
    marks: tuple[Mark, ...] = ()

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.of.id

    @property
    def name(self) -> Text:
        """What people call the rule; its id where it has no name."""
        return self.of.name or same(self.of.id)

    @property
    def kind(self) -> Kind:
        """The kind of rule."""
        return self.of.kind

    @property
    def says(self) -> Text:
        """What the rule says."""
        return self.of.says

    @property
    def words(self) -> str:
        """Its operative words."""
        return self.of.words

    @property
    def note(self) -> Text | None:
        """How it was read."""
        return self.of.note

    @property
    def source(self) -> Source:
        """The instrument in which it stands."""
        return self.of.source

    @property
    def article(self) -> str | None:
        """The article in which it stands."""
        return self.of.article

    @property
    def base(self) -> Base | None:
        """The denominator of a limit."""
        base: Base | None = getattr(self.of, "base", None)  # of a limit, the house's among them
        return base

    @property
    def brought_in(self) -> Literal["national", "local", "supplement", "house"]:
        """The layer as every output names it: what a supplement added is a layer of its own."""
        return "supplement" if self.layer != "house" and self.of.supplied else self.layer

    @property
    def near(self) -> bool:
        """Whether a limit is kept, and little is left: it is used to ``warn_at`` of its cap."""
        used = self.utilisation
        return self.kind == "limit" and self.outcome is Outcome.COMPLIANT and used is not None and used >= self.warn_at

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """The channels that it concerns, in the order of the glossary."""
        return in_order(self.of.counts)

    @property
    def headroom(self) -> Fraction | None:
        """What is left at the cautious end: the lowest cap that may apply, less the most that may be used. None: cannot be said."""
        if self.cap is None or self.used is None or self.used.high is None:
            return None
        return max(Fraction(0), self.cap - self.used.high)

    @property
    def headroom_upper(self) -> Fraction | None:
        """What is left at the most: the highest cap that may apply, less the least that is used."""
        if self.cap_upper is None or self.used is None or self.may_not_apply:
            return None
        return max(Fraction(0), self.cap_upper - self.used.low)

    @property
    def utilisation(self) -> Fraction | None:
        """The most that may be used, over the lowest cap that may apply."""
        if not self.cap or self.used is None or self.used.high is None:
            return None
        return self.used.high / self.cap


@dataclass(frozen=True, slots=True)
class LendersLeft:
    """How many more may lend through a channel whose lenders a rule counts; 0: only those that lend already, None: nobody can say."""

    number: int | None


@dataclass(frozen=True, slots=True)
class HouseRoom:
    """What the limits of the house alone leave of a channel that they count, or of all such channels together; None: cannot be said."""

    headroom: Fraction | None


@dataclass(frozen=True)
class ChannelRoom:
    """How much more can be raised through one channel alone, every rule holding, and what stops it.

    ``used`` is None where nothing was said of the channel. ``headroom`` is None where it cannot be said. ``ratio_unset``: a text opens the channel without a
    number, or nothing bounds it; its headroom is then that of another limit that contains it, or None. ``lenders_left``: where a rule counts lenders.
    ``holders``: each listed shareholder that may lend, where a limit is set shareholder by shareholder. ``splits``: the open facts that a headroom which is a
    range turns on, each by itself.
    """

    channel: Channel
    access: Level
    used: Interval | None
    headroom: Fraction | None
    headroom_if_approved: Fraction | None
    headroom_upper: Fraction | None
    binding: tuple[str, ...]
    undetermined: tuple[str, ...]
    ratio_unset: bool = False
    lenders_left: LendersLeft | None = None
    headroom_if_approved_upper: Fraction | None = None
    """The most that it could be with every approval; None where nobody can say."""
    house: HouseRoom | None = None
    holders: tuple[HolderRoom, ...] = field(default=(), compare=False)
    splits: tuple[Split, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class TotalRoom:
    """The most that can be raised in all, through the channels that some rule bounds.

    ``binding`` are the rules without slack in every best plan; ``prices`` prove the optimum: the headroom of each rule, times its price, adds up to it.
    ``per_yuan`` is what one more yuan of a denominator would add.
    """

    used: Fraction | None
    headroom: Fraction | None
    headroom_if_approved: Fraction | None
    binding: tuple[str, ...]
    per_yuan: Mapping[Base, Fraction]
    prices: Mapping[str, Fraction]
    headroom_upper: Fraction | None = None
    """The most that it can be, whatever the open facts and amounts turn out to be; None where nobody can say."""
    headroom_if_approved_upper: Fraction | None = None
    """The most that it could be with every approval."""
    house: HouseRoom | None = None
    """What the limits of the house leave in all, over the channels that they count; None where they count none that is raised as money."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where an answer goes: the cell of the input, the key of the company's JSON, and the option of the command line; None where there is none."""

    cell: str | None = None
    key: str | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of the answers that make up an answer: the channel of a line, or what an approval may be for."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """Something to find out, and the rules that it settles.

    ``fact`` is its key. ``kind`` says how the answer is written, None where no answer can be given here (a ledger, the regulator's word); ``values``
    are those of a choice. An answer in ``parts`` has one each: they add up to ``amount``, where there is one. ``raised_by`` are the cells that the
    doubt comes from.
    """

    fact: str
    ask: Text
    settles: tuple[str, ...]
    kind: AnswerKind | None = None
    values: tuple[tuple[str, Text], ...] = ()
    parts: tuple[Part, ...] = ()
    amount: Fraction | None = None
    raised_by: tuple[str, ...] = ()
    where: Where = field(default_factory=Where)


@dataclass(frozen=True)
class StrictRoom:
    """The room of one channel under the strictest readings."""

    channel: Channel
    access: Level
    headroom: Fraction | None
    headroom_if_approved: Fraction | None


@dataclass(frozen=True)
class Contested:
    """A reading that the strict answer rests on: the way of reading that costs most, and the rules that it brings or takes away."""

    reading: Reading
    worst: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Strict:
    """What holds under the strictest readings that anybody could hold against the company: of every combination of the ways in which the open
    contested clauses can be read, the worst verdict, and the least of each headroom. ``readings`` are those that worsen something, alone or together.
    """

    verdict: Outcome
    channels: tuple[StrictRoom, ...]
    headroom: Fraction | None
    headroom_if_approved: Fraction | None
    readings: tuple[Contested, ...]
    broken_under: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """Where the verdict is a breach or a prohibition: one combination under which it is, the way of each open reading by its id."""


@dataclass(frozen=True)
class Assessment:
    """One company judged under every rule of its place on one date."""

    company: Company
    place: Place
    as_of: date
    verdict: Outcome
    findings: tuple[Finding, ...]
    channels: tuple[ChannelRoom, ...]
    total: TotalRoom
    questions: tuple[Question, ...]
    gaps: tuple[Gap, ...]
    warnings: tuple[Text, ...]
    without_stale: bool
    rulebook: str
    left_out: Text | None = None
    """Which local clauses were left out as last verified before the date, where that was asked for."""
    strict: Strict | None = None
    """None where it is the same, or was not asked for."""
    contested: tuple[str, ...] = ()
    """The contested clauses that bear on the place on that day, of which nobody chose a reading: those that strict looks at."""
    readings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The readings that were chosen."""
    by_rating: ByRating | None = None
    """What every grade would mean, where that was asked for."""
    law: Law | None = field(default=None, compare=False, repr=False)
    """The law that was applied."""
    brought: Brought | None = field(default=None, repr=False)
    """What supplements say, where some count."""
    without_supplement: Outcome | None = None
    """The verdict without them, where it differs."""
    house: tuple[Finding, ...] = ()
    """The limits of the house, apart from the law's findings."""

    @property
    def house_verdict(self) -> Outcome | None:
        """What the limits of the house amount to; None where there are none."""
        return worst(finding.outcome for finding in self.house) if self.house else None

    @property
    def robust(self) -> bool:
        """Whether no reading makes the verdict or any headroom worse."""
        return self.strict is None

    @property
    def conditions_open(self) -> int:
        """The questions that no figure decides and nobody answered."""
        return sum(f.outcome is Outcome.UNDETERMINED and not f.counts_in_verdict for f in self.findings)
