"""The form of a plan in JSON (``leverage.plan/1``): public interface, changed only with a new schema number."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict  # pydantic cannot read that of the standard library before Python 3.12

from leverage.report.assessment_schema import AssessmentOut, OutcomeOut

SCHEMA = "leverage.plan/1"


class RoomOut(TypedDict):
    """Headroom in all; null is not known."""

    headroom: str | None
    headroom_if_approved: str | None


class JudgedOut(TypedDict):
    """What an assessment comes to. ``strict_verdict`` is that under the strictest readings. ``if_assumed``: with the net assets of the prior year-end as they
    are assumed.
    """

    verdict: OutcomeOut
    strict_verdict: OutcomeOut
    total: RoomOut
    if_assumed: NotRequired[AssumedOut]


class AssumedOut(TypedDict):
    """The answer with an assumed figure."""

    prior_year_net_assets: str
    verdict: OutcomeOut
    strict_verdict: OutcomeOut
    total: RoomOut


class StepOut(TypedDict):
    """One change, as it was made: yuan, the day (null: that of the figures). ``alone`` and ``so_far``, where there are several: what the company comes to
    with this change alone, and with it and all before it.
    """

    kind: Literal["add_capital", "raise", "loss", "dividend", "repay"]
    amount: str
    on: str | None
    channel: str | None
    lender: str | None
    alone: NotRequired[JudgedOut]
    so_far: NotRequired[JudgedOut]


class TurnOut(TypedDict):
    """A rule that comes out otherwise; null: it does not stand on that side."""

    rule: str
    name: str
    subject: str | None
    before: OutcomeOut | None
    after: OutcomeOut | None


class StrictDividendOut(TypedDict):
    """The dividend room whatever the readings."""

    to_year_end: str | None
    from_january: str | None
    lesser: str | None


class NeedOut(TypedDict):
    """The capital that an amount needs. ``adding`` is the money to raise; ``amount``, the capital,
    null: no capital suffices, or nobody can say (``blocked_by``, ``unknown``).
    """

    channel: str
    adding: str
    amount: str | None
    needs: list[str]
    blocked_by: list[str]
    unknown: list[str]
    robust: bool
    strict_amount: str | None


class PartOut(TypedDict):
    """Money to repay: a channel's, or a line's whose channel is open (``unallocated:…``); of one lender, where it must be."""

    channel: str
    amount: str
    lender: NotRequired[str]


class OtherOut(TypedDict):
    """What no repayment of part of the money mends, and what does."""

    rule: str
    name: str
    what: str


class StrictCureOut(TypedDict):
    """The verdicts under the strictest readings after the cure, by repaying and by adding capital; null where there is none. Beside them the cure that holds
    under every admissible reading, in the shape of a cure (``why``: why no amount is certain); with a buffer the verdicts alone.
    """

    verdict_repaid: OutcomeOut | None
    verdict_added: OutcomeOut | None
    repay_total: NotRequired[str | None]
    repay_at_least: NotRequired[str]
    repay: NotRequired[list[PartOut]]
    alone: NotRequired[list[PartOut]]
    capital: NotRequired[str | None]
    blocked_by: NotRequired[list[str]]
    others: NotRequired[list[OtherOut]]
    share: NotRequired[str]
    why: NotRequired[str | None]


class CureAmountsOut(TypedDict):
    """What mends a breach; null: no repayment, or no capital, is certain to."""

    repay_total: str | None
    repay_at_least: str
    repay: list[PartOut]
    alone: list[PartOut]
    capital: str | None
    blocked_by: list[str]
    others: list[OtherOut]
    share: str


class CureOut(CureAmountsOut):
    """A cure, and what the strictest readings say of it, where some clause is contested."""

    strict: NotRequired[StrictCureOut]


class DistanceOut(TypedDict):
    """How far a limit is from being broken; null: nobody can say."""

    rule: str
    name: str
    subject: str | None
    outcome: OutcomeOut
    base: str | None
    fall: str | None
    rise: str | None


class DividendRoomOut(TypedDict):
    """The most that may be paid out, for all that funding leverage says."""

    to_year_end: str | None
    from_january: str | None
    lesser: str | None
    binding: list[str]
    note: str
    strict: NotRequired[StrictDividendOut]


class MonthOut(TypedDict):
    """One month of the calendar."""

    month: str
    due: str
    not_renewed: JudgedOut
    renewed: JudgedOut


class DeadlineOut(TypedDict):
    """A day to watch."""

    date: str
    what: str


class NearOut(TypedDict):
    """A limit that is used beyond the buffer."""

    rule: str
    name: str
    subject: str | None
    outcome: OutcomeOut
    utilisation: str | None


class SensitivityOut(TypedDict):
    """Losses (rows) against new borrowing (columns): the verdicts, those under the strictest readings, and the headroom in all."""

    channel: str
    losses: list[str]
    borrowings: list[str]
    verdicts: list[list[OutcomeOut]]
    strict_verdicts: list[list[OutcomeOut]]
    headroom: list[list[str | None]]


class ScenarioOut(JudgedOut):
    """A named scenario."""

    name: str
    as_of: str
    notes: list[str]


class PointOut(JudgedOut):
    """One day of a forecast."""

    date: str
    case: str | None
    broken: list[str]


class CaseOut(TypedDict):
    """One case of a forecast: the day on which something first breaks."""

    case: str | None
    first_breach: str | None
    rule: str | None


class ForecastOut(TypedDict):
    """A forecast. ``first_breach`` and ``rule`` are those of any case."""

    first_breach: str | None
    rule: str | None
    cases: list[CaseOut]
    dates: list[PointOut]


class RoomChangeOut(TypedDict):
    """A headroom then and now; ``channel`` null: in all."""

    channel: str | None
    then: str | None
    now: str | None


class SinceOut(TypedDict):
    """What changed since an earlier check."""

    as_of: str
    verdict: OutcomeOut
    changes: list[TurnOut]
    headroom: list[RoomChangeOut]
    rulebook_changed: bool


class PlanOut(TypedDict):
    """A plan. Keys that were not asked for are left out."""

    schema: Literal["leverage.plan/1"]
    before: AssessmentOut
    after: AssessmentOut
    steps: list[StepOut]
    notes: list[str]
    changes: list[TurnOut]
    if_assumed: NotRequired[AssumedOut]
    capital_needed: NotRequired[NeedOut]
    cure: NotRequired[CureOut]
    distance: NotRequired[list[DistanceOut]]
    distance_strict: NotRequired[list[DistanceOut]]
    dividend_room: NotRequired[DividendRoomOut]
    calendar: NotRequired[list[MonthOut]]
    outstanding: NotRequired[dict[str, str]]
    deadlines: NotRequired[list[DeadlineOut]]
    near: NotRequired[list[NearOut]]
    sensitivity: NotRequired[SensitivityOut]
    scenarios: NotRequired[list[ScenarioOut]]
    forecast: NotRequired[ForecastOut]
    since: NotRequired[SinceOut]


def plan_schema() -> dict[str, Any]:
    """The JSON schema of a plan."""
    from pydantic import TypeAdapter  # noqa: PLC0415  only the schema command needs it

    schema = TypeAdapter(PlanOut).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
