"""The form of the assessment in JSON (``leverage.assessment/1``): public interface, changed only with a new schema number."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict  # pydantic cannot read that of the standard library before Python 3.12

from leverage.report.intake import IntakeOut

SCHEMA = "leverage.assessment/1"

OutcomeOut = Literal[
    "compliant", "breach", "prohibited", "needs_approval", "undetermined", "not_applicable", "replaced"
]


class CompanyOut(TypedDict):
    """Who was judged."""

    name: str | None
    jurisdiction: str
    company_type: str | None


class SourceOut(TypedDict):
    """Where a rule stands, and how sure we are."""

    title: str
    number: str | None
    issuer: str
    article: str | None
    issued: str
    effective: str
    effective_basis: Literal["stated", "issued", "published", "assumed"]
    grade: str
    rank: str | None
    read_in: str | None
    verified_on: str


InputOut = TypedDict("InputOut", {"name": str, "amount": str | None, "from": str})


class MarkOut(TypedDict):
    """What supplements did to a rule, or to a reading that it rests on: by whom, on which day, by which document."""

    did: Literal["added", "verified", "ended", "settled", "set"]
    by: list[str]
    date: str
    document: str


class FindingOut(TypedDict):
    """What became of one rule. Amounts in yuan; null is not known. ``readings`` are the contested clauses that it rests on; ``chosen_by``, whose choice
    of a reading it follows, or who brought the rule. ``within_rounding``: the outcome holds only within the rounding of the sheet. ``near``: the limit is
    kept, and little is left of it. ``supplement``, only where one did anything to the rule.
    """

    rule: str
    name: str
    kind: Literal["limit", "count", "term", "lenders", "manual", "access"]
    outcome: OutcomeOut
    layer: Literal["national", "local", "supplement", "house"]
    stale: bool
    readings: list[str]
    chosen_by: str | None
    channels: list[str]
    subject: str | None
    base: str | None
    base_amount: str | None
    multiple: str | None
    cap: str | None
    used: str | None
    used_upper: str | None
    headroom: str | None
    headroom_upper: str | None
    utilisation: str | None
    within_rounding: bool
    near: bool
    missing: list[str]
    why: str
    source: SourceOut
    inputs: list[InputOut]
    supplement: NotRequired[list[MarkOut]]


class GapOut(TypedDict):
    """Something known to exist and not established, by its code."""

    id: str
    says: str


class ChannelOut(TypedDict):
    """The room of one channel; null is not known, or not provided for. ``ratio_unset``: a text opens it without a number, or nothing bounds it.
    ``lenders_left``, only where a rule counts lenders: how many more may lend. ``headroom_house``, only where a limit of the house counts the channel.
    """

    channel: str
    access: Literal["permitted", "with_approval", "not_provided", "prohibited"]
    used: str | None
    used_upper: str | None
    headroom: str | None
    headroom_upper: str | None
    headroom_if_approved: str | None
    ratio_unset: bool
    lenders_left: NotRequired[int | None]
    headroom_house: NotRequired[str | None]
    binding: list[str]
    undetermined: list[str]


class TotalOut(TypedDict):
    """The joint headroom and its proof. ``headroom_house``, only where limits of the house count channels: what they alone leave of these in all."""

    used: str | None
    headroom: str | None
    headroom_upper: str | None
    headroom_if_approved: str | None
    headroom_house: NotRequired[str | None]
    binding: list[str]
    per_yuan: dict[str, str]


class ContestedOut(TypedDict):
    """A reading that the strict answer rests on: ``worst`` is the alternative that costs most, ``changes`` the rules that it brings or takes away."""

    id: str
    ask: str
    taken: str
    alternatives: dict[str, str]
    worst: str
    settled_by: str
    changes: list[str]


class StrictRoomOut(TypedDict):
    """The room of one channel under the strictest readings."""

    channel: str
    access: Literal["permitted", "with_approval", "not_provided", "prohibited"]
    headroom: str | None
    headroom_if_approved: str | None


class StrictTotalOut(TypedDict):
    """The joint headroom under the strictest readings."""

    headroom: str | None
    headroom_if_approved: str | None


class StrictOut(TypedDict):
    """What holds under the strictest readings of contested clauses that anybody could hold against the company."""

    verdict: OutcomeOut
    channels: list[StrictRoomOut]
    total: StrictTotalOut
    readings: list[ContestedOut]


class RatedChannelOut(TypedDict):
    """The room of one channel under a rating."""

    channel: str
    access: Literal["permitted", "with_approval", "not_provided", "prohibited"]
    headroom: str | None
    headroom_if_approved: str | None


class RatedTotalOut(TypedDict):
    """The joint headroom under a rating."""

    headroom: str | None
    headroom_if_approved: str | None
    binding: list[str]


class RatedOut(TypedDict):
    """The company under one rating (null: not stated). ``present``: as it stands. ``opens`` and ``closes``: channels that the texts treat better or worse
    than at present. ``repay``: the least to repay before no limit is certainly exceeded; null where nothing is, or no amount mends it.
    """

    rating: str | None
    prior_rating: str | None
    present: bool
    verdict: OutcomeOut
    total: RatedTotalOut
    channels: list[RatedChannelOut]
    opens: list[str]
    closes: list[str]
    repay: str | None


class WhereOut(TypedDict):
    """Where an answer goes: the cell of the input, the key of the company's JSON, the option; null where there is none."""

    cell: str | None
    key: str | None
    option: str | None


class QuestionOut(TypedDict):
    """Something to find out. ``kind`` is how the answer is written (null: none can be given here), ``parts`` what it is made up of, and ``raised_by`` the
    cells that the doubt comes from.
    """

    fact: str
    ask: str
    settles: list[str]
    where: WhereOut
    kind: str | None
    values: list[str]
    parts: list[str]
    amount: str | None
    raised_by: list[str]


class SupplementOut(TypedDict):
    """A supplement that counted."""

    author: str
    date: str
    file: str
    sha256: str


class ReceiptOut(TypedDict):
    """What was used to judge what, and when. ``supplements``, only where some count."""

    tool: str
    rulebook: str
    input: str
    checked_at: str
    supplements: NotRequired[list[SupplementOut]]


class AssessmentOut(TypedDict):
    """One assessment. There only where they were asked for: ``by_rating`` and its notes (the list is empty where no rule turns on a rating, as the notes
    say), and ``intake``, the account of the input (``--explain-intake``).
    """

    schema: Literal["leverage.assessment/1"]
    company: CompanyOut
    as_of: str
    verdict: OutcomeOut
    conditions_open: int
    robust: bool
    strict: StrictOut | None
    readings: dict[str, str]
    findings: list[FindingOut]
    channels: list[ChannelOut]
    total: TotalOut
    questions: list[QuestionOut]
    warnings: list[str]
    gaps: list[GapOut]
    receipt: ReceiptOut
    without_supplement: NotRequired[OutcomeOut | None]
    house: NotRequired[list[FindingOut]]
    house_verdict: NotRequired[OutcomeOut]
    by_rating: NotRequired[list[RatedOut]]
    by_rating_notes: NotRequired[list[str]]
    intake: NotRequired[IntakeOut]


def assessment_schema() -> dict[str, Any]:
    """The JSON schema of an assessment."""
    from pydantic import TypeAdapter  # noqa: PLC0415  only the schema command needs it

    schema = TypeAdapter(AssessmentOut).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
