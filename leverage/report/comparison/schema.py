"""The form of the comparison in JSON (``leverage.comparison/1``): public interface, changed only with a new schema number.

Multiples are decimal strings, or ``"2/3"`` where no decimal is exact; ``null`` is not known, ``"unlimited"`` no limit. Amounts are in yuan.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict  # pydantic cannot read that of the standard library before Python 3.12

from leverage.comparison.ranking import Standing
from leverage.comparison.where import Answer
from leverage.report.assessment_schema import SourceOut, SupplementOut

_Access = Literal["permitted", "with_approval", "not_provided", "prohibited"]
_Held = Literal["permitted", "with_approval", "not_provided", "prohibited", "depends"]
_Joined = Literal["one", "least", "sum", "several"]


class CaseOut(TypedDict):
    """A ratio under some answers: any of the alternatives; of each fact named there, any of the values."""

    answers: list[dict[str, list[str | bool]]]
    multiple: str | None
    base: str | list[str] | None
    joined: _Joined


class DerivedOut(TypedDict):
    """The derived ratio: what holds whatever the unknown facts are, and over what. ``joined``: over one denominator; over the least of several; the sum
    of ``parts``; or over several by several rules at once. ``multiple`` is null where it cannot be said, or no channel is provided for.
    ``upper`` is the ratio of the most favourable answers to the facts that it ``turns_on``.
    ``without_approval`` is what needs none, at the least and ``without_approval_upper`` at the most.
    """

    multiple: str | None
    base: str | list[str] | None
    joined: _Joined
    parts: dict[str, str]
    upper: str | None
    without_approval: str | None
    without_approval_upper: str | None
    turns_on: list[str]
    cases: list[CaseOut]


class PublishedOut(TypedDict):
    """The ratio that was published, and the day whose rules it tells. ``multiple`` null: the compilation says that it found none."""

    as_of: str
    multiple: str | None
    base: str
    note: str


class CapOut(TypedDict):
    """A limit that counts a channel. ``multiple`` is null where an unknown fact decides it (``multiple_range`` then gives both ends) or nobody has
    seen it. ``per``: of the company, or of each shareholder. ``may_not_apply``: an unknown fact decides whether it holds at all.
    """

    rule: str
    multiple: str | None
    multiple_range: list[str] | None
    base: str | None
    pool: list[str]
    per: Literal["company", "shareholder"]
    may_not_apply: bool


class AccessCaseOut(TypedDict):
    """What holds of a channel under some answers: any of the alternatives; of each fact named there, any of the values."""

    answers: list[dict[str, list[str | bool]]]
    access: _Access
    most: str | None
    most_upper: str | None
    bases: list[str]


class ChannelTermsOut(TypedDict):
    """A channel under a regime. ``access`` is ``depends`` where facts that nobody stated decide it: ``levels`` are those that may hold, ``cases`` tells
    which under which answers. ``most``: what it alone may raise per yuan of every denominator, every approval given, whatever the facts; ``most_upper``
    under the most favourable ones. ``ratio_unset``: a text opens it without a number.
    """

    channel: str
    access: _Held
    caps: list[CapOut]
    most: str | None
    most_upper: str | None
    ratio_unset: bool
    levels: list[_Access]
    turns_on: list[str]
    cases: list[AccessCaseOut]


class GapOut(TypedDict):
    """Something known to exist and not established."""

    id: str
    says: str


class NoteOut(TypedDict):
    """A clause that bounds no funding and that a reader of the regime would miss."""

    says: str
    source: str
    issued: str


class MoneyChannelOut(TypedDict):
    """The room of one channel for the company."""

    channel: str
    access: _Access
    headroom: str | None
    headroom_if_approved: str | None


class StrictMoneyOut(TypedDict):
    """What holds under the strictest readings, and the readings that make it so; the same figures and none where no reading worsens anything."""

    verdict: str
    total: str | None
    total_if_approved: str | None
    readings: list[str]


class MoneyOut(TypedDict):
    """What the company may still raise here, now and with approvals, as ``leverage check --jurisdiction`` says: whatever the facts not stated are, and
    (``_upper``) at the most. ``strict``: with ``--strict``.
    """

    total: str | None
    total_if_approved: str | None
    total_upper: str | None
    total_if_approved_upper: str | None
    channels: list[MoneyChannelOut]
    verdict: str
    binding: list[str]
    questions: list[str]
    strict: StrictMoneyOut | None


class MatchOut(TypedDict):
    """A row that a filter found: a channel, and the rule that speaks of it."""

    channel: str
    rule: str | None


class RangeOut(TypedDict):
    """From the least to the most that each kind of funding may come to, by facts not stated and texts not seen; null: not known."""

    non_standard: list[str | None]
    standardised: list[str | None]


class PlaceOut(TypedDict):
    """One place. ``rank`` null: it is not ranked, and ``standing`` says why (facts decide: range; a text not seen: gap; no_text; unknown; broken).
    ``non_standard`` and ``standardised`` are two ratios that are never added; ``derived`` is what the engine allows in all; ``shared``: one limit holds
    both kinds together. ``rules`` are ids; the rules themselves stand in the comparison.
    ``unread``: facts stated that answer nothing here.
    ``match``, under ``--where``: yes, or depends on facts that nobody stated; ``matches`` are the rows.
    """

    jurisdiction: str
    name: str
    rank: int | None
    standing: Standing
    derived: DerivedOut
    non_standard: DerivedOut
    standardised: DerivedOut
    shared: bool
    range: RangeOut
    turns_on: list[str]
    common: CommonOut | None
    published: PublishedOut | None
    differs: str | None
    channels: list[ChannelTermsOut]
    denominators: list[str]
    rules: list[str]
    verified_on: str | None
    stale: bool
    grades: list[str]
    gaps: list[GapOut]
    notes: list[NoteOut]
    unread: list[str]
    money: MoneyOut | None
    match: Answer | None
    matches: list[MatchOut]


class RuleOut(TypedDict):
    """A rule in force in some place of the comparison."""

    id: str
    kind: Literal["limit", "count", "term", "lenders", "manual", "access"]
    layer: Literal["national", "local", "supplement"]
    channels: list[str]
    multiple: str | dict[str, str | None] | None
    base: str | None
    level: str | None
    facts: list[str]
    says: str
    demands: str
    when: str
    words: str
    since: str
    until: str | None
    stale: bool
    note: str | None
    source: SourceOut


class UntoldOut(TypedDict):
    """A place that was not found and of which something is missing: whether it should have been found cannot be told."""

    jurisdiction: str
    gaps: list[str]


class WhereOut(TypedDict):
    """The filter and what it found: how many places, of how many; which may not apply; which cannot be told."""

    conditions: list[str]
    matched: int
    of: int
    depends: list[str]
    cannot_be_told: list[UntoldOut]


class TurnedOut(TypedDict):
    """One answer that a reading turns: of a channel, or of a kind of funding; as it is taken, and otherwise."""

    channel: str | None
    kind: str | None
    taken: str
    otherwise: str


class FlipOut(TypedDict):
    """A contested clause read otherwise than it is taken, and what that turns. ``verdict``: how the company would then stand, where that changes."""

    jurisdiction: str
    reading: str
    alternative: str
    stricter: bool | None
    verdict: str | None
    turns: list[TurnedOut]


class CommonOut(TypedDict):
    """The ratios over one denominator of the company, at the least and at the most."""

    base: str
    non_standard: list[str | None]
    standardised: list[str | None]
    together: list[str | None]


class CompanyOut(TypedDict):
    """Whose money was compared; no name: a capital structure stated on the command line."""

    name: str | None
    company_type: str | None
    capital: dict[str, str]
    approvals: list[str]


class ReceiptOut(TypedDict):
    """What was used, and when. ``supplements``, only where some count."""

    tool: str
    rulebook: str
    checked_at: str
    supplements: NotRequired[list[SupplementOut]]


class ComparisonOut(TypedDict):
    """Places side by side."""

    schema: Literal["leverage.comparison/1"]
    as_of: str
    company_type: str | None
    facts: dict[str, str | bool]
    strict: bool
    readings: dict[str, str]
    company: CompanyOut | None
    channel: str | None
    where: WhereOut | None
    places: list[PlaceOut]
    flips: list[FlipOut] | None
    rules: list[RuleOut]
    warnings: list[str]
    receipt: ReceiptOut


def comparison_schema() -> dict[str, Any]:
    """The JSON schema of a comparison."""
    from pydantic import TypeAdapter  # noqa: PLC0415  only the schema command needs it

    schema = TypeAdapter(ComparisonOut).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
