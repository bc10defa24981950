"""A plan as JSON (``leverage.plan/1``). Names and forms are public interface; they change only with a new schema number."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from leverage.assessment.cure.cure import Cure, Repayment
from leverage.assessment.cure.words import why_none
from leverage.assessment.findings import Assessment, Finding
from leverage.planning.calendar import Calendar, Deadline
from leverage.planning.changes import Change
from leverage.planning.distance import Distance, DividendRoom
from leverage.planning.forecast import Forecast, Point
from leverage.planning.need import Need
from leverage.planning.plan import Plan, Step, Strictly, Turn
from leverage.planning.sensitivity import Sensitivity
from leverage.planning.setting import Setting
from leverage.planning.since import Since
from leverage.report.as_json import as_json as assessment_as_json
from leverage.report.assessment_schema import OutcomeOut
from leverage.report.plan.cells import LEVERAGE_ONLY
from leverage.report.plan.schema import (
    AssumedOut,
    CureAmountsOut,
    CureOut,
    DeadlineOut,
    DistanceOut,
    DividendRoomOut,
    ForecastOut,
    JudgedOut,
    NearOut,
    NeedOut,
    PartOut,
    PlanOut,
    PointOut,
    RoomOut,
    ScenarioOut,
    SensitivityOut,
    SinceOut,
    StepOut,
    StrictCureOut,
    TurnOut,
)
from leverage.terms.money import in_fen, multiple, printed, ratio
from leverage.terms.texts import Language


def as_json(plan: Plan, language: Language) -> PlanOut:
    """A plan by the contract, in one language."""
    data: PlanOut = {
        "schema": "leverage.plan/1",
        "before": assessment_as_json(plan.before.assessment, language),
        "after": assessment_as_json(plan.after.assessment, language),
        "steps": [_step_with(step) for step in plan.steps] if plan.steps else [_step(one) for one in plan.changes],
        "notes": [note.of(language) for note in plan.notes],
        "changes": [_turn(turn, language) for turn in plan.turns],
    }
    if (assumed := _assumed(plan.after)) is not None:
        data["if_assumed"] = assumed
    if plan.need is not None:
        data["capital_needed"] = _need(plan.need, language)
    if plan.cure is not None:
        data["cure"] = _cure(plan.cure, plan.asked.share, language)
    if plan.distance is not None:
        data["distance"] = [_distance(one, language) for one in plan.distance]
    if plan.dividend is not None:
        data["dividend_room"] = _dividend(plan.dividend, language)
    if plan.strict is not None:
        _strict(data, plan.strict, language)
    if plan.calendar is not None:
        _calendar(data, plan.calendar)
    if plan.calendar is not None or plan.forecast is not None:
        data["deadlines"] = [_deadline(one, language) for one in plan.deadlines]
    if plan.near is not None:
        data["near"] = [_near(found, language) for found in plan.near]
    if plan.sensitivity is not None:
        data["sensitivity"] = _sensitivity(plan.sensitivity)
    if plan.scenarios is not None:
        data["scenarios"] = [
            ScenarioOut(
                name=one.name,
                as_of=one.setting.as_of.isoformat(),
                notes=[note.of(language) for note in one.notes],
                **_judged(one.setting),
            )
            for one in plan.scenarios
        ]
    if plan.forecast is not None:
        data["forecast"] = _forecast(plan.forecast)
    if plan.since is not None:
        data["since"] = _since(plan.since, language)
    return data


def _strict(data: PlanOut, strict: Strictly, language: Language) -> None:
    """The answers whatever the readings, beside those with the readings taken."""
    if "cure" in data:
        verdicts: StrictCureOut = {
            "verdict_repaid": strict.repaid.value if strict.repaid else None,
            "verdict_added": strict.added.value if strict.added else None,
        }
        data["cure"]["strict"] = verdicts if strict.cure is None else _strict_cure(verdicts, strict.cure, language)
    if strict.distance is not None:
        data["distance_strict"] = [_distance(one, language) for one in strict.distance]
    if strict.dividend is not None:
        data["dividend_room"]["strict"] = {
            "to_year_end": printed(strict.dividend.to_year_end),
            "from_january": printed(strict.dividend.from_january),
            "lesser": printed(strict.dividend.lesser),
        }


def _strict_cure(verdicts: StrictCureOut, cure: Cure, language: Language) -> StrictCureOut:
    none = cure.repay_total is None and cure.capital is None
    told = {**verdicts, **_amounts(cure, None, language), "why": why_none(cure).of(language) if none else None}
    return cast("StrictCureOut", told)


def _room(found: Assessment) -> RoomOut:
    return {
        "headroom": printed(found.total.headroom),
        "headroom_if_approved": printed(found.total.headroom_if_approved),
    }


def strict_verdict(found: Assessment) -> OutcomeOut:
    """The verdict under the strictest readings."""
    return (found.strict.verdict if found.strict else found.verdict).value


def _judged(setting: Setting) -> JudgedOut:
    found = setting.assessment
    shown: JudgedOut = {
        "verdict": found.verdict.value,
        "strict_verdict": strict_verdict(found),
        "total": _room(found),
    }
    if (assumed := _assumed(setting)) is not None:
        shown["if_assumed"] = assumed
    return shown


def _assumed(setting: Setting) -> AssumedOut | None:
    other = setting.as_assumed
    if other is None or setting.assumed is None:
        return None
    return {
        "prior_year_net_assets": in_fen(setting.assumed),
        "verdict": other.assessment.verdict.value,
        "strict_verdict": strict_verdict(other.assessment),
        "total": _room(other.assessment),
    }


def _step(change: Change) -> StepOut:
    where = change.channel.value if change.channel else f"unallocated:{change.line}" if change.line else None
    return {
        "kind": change.kind,
        "amount": in_fen(change.amount),
        "on": change.on.isoformat() if change.on else None,
        "channel": where,
        "lender": change.lender,
    }


def _step_with(step: Step) -> StepOut:
    return {**_step(step.change), "alone": _judged(step.alone), "so_far": _judged(step.so_far)}


def _turn(turn: Turn, language: Language) -> TurnOut:
    return {
        "rule": turn.rule,
        "name": turn.name.of(language),
        "subject": turn.subject,
        "before": turn.before.value if turn.before else None,
        "after": turn.after.value if turn.after else None,
    }


def _need(need: Need, language: Language) -> NeedOut:
    return {
        "channel": need.channel.value,
        "adding": in_fen(need.amount),
        "amount": printed(need.capital, "up"),
        "needs": [text.of(language) for text in need.needs],
        "blocked_by": list(need.blocked_by),
        "unknown": list(need.unknown),
        "robust": need.strictly,
        "strict_amount": printed(need.strict_capital, "up"),
    }


def _part(one: Repayment) -> PartOut:
    part: PartOut = {"channel": one.key, "amount": in_fen(one.amount, "up")}
    if one.lender is not None:
        part["lender"] = one.lender
    return part


def _cure(cure: Cure, share: Fraction | None, language: Language) -> CureOut:
    return cast("CureOut", _amounts(cure, share, language))


def _amounts(cure: Cure, share: Fraction | None, language: Language) -> CureAmountsOut:
    return {
        "repay_total": printed(cure.repay_total, "up"),
        "repay_at_least": in_fen(cure.at_least, "up"),
        "repay": [_part(one) for one in cure.repay],
        "alone": [_part(one) for one in cure.alone],
        "capital": printed(cure.capital, "up"),
        "blocked_by": list(dict.fromkeys(found.rule for found in cure.blocked_by)),
        "others": [
            {"rule": o.finding.rule, "name": o.finding.name.of(language), "what": o.what.of(language)}
            for o in cure.others
        ],
        "share": multiple(share or Fraction(1)),
    }


def _distance(one: Distance, language: Language) -> DistanceOut:
    found = one.finding
    return {
        "rule": found.rule,
        "name": found.name.of(language),
        "subject": found.subject,
        "outcome": found.outcome.value,
        "base": found.base.value if found.base else None,
        "fall": printed(one.fall),
        "rise": printed(one.rise),
    }


def _dividend(room: DividendRoom, language: Language) -> DividendRoomOut:
    return {
        "to_year_end": printed(room.to_year_end),
        "from_january": printed(room.from_january),
        "lesser": printed(room.lesser),
        "binding": [found.rule for found in room.binding],
        "note": LEVERAGE_ONLY.of(language),
    }


def _calendar(data: PlanOut, calendar: Calendar) -> None:
    data["calendar"] = [
        {
            "month": month.name,
            "due": in_fen(month.due),
            "not_renewed": _judged(month.not_renewed),
            "renewed": _judged(month.renewed),
        }
        for month in calendar.months
    ]
    data["outstanding"] = {
        "later": in_fen(calendar.later),
        "undated": in_fen(calendar.undated),
        "overdue": in_fen(calendar.overdue),
    }


def _deadline(one: Deadline, language: Language) -> DeadlineOut:
    return {"date": one.day.isoformat(), "what": one.what.of(language)}


def _near(found: Finding, language: Language) -> NearOut:
    return {
        "rule": found.rule,
        "name": found.name.of(language),
        "subject": found.subject,
        "outcome": found.outcome.value,
        "utilisation": None if found.utilisation is None else ratio(found.utilisation),
    }


def _sensitivity(table: Sensitivity) -> SensitivityOut:
    return {
        "channel": table.channel.value,
        "losses": [in_fen(loss) for loss in table.losses],
        "borrowings": [in_fen(more) for more in table.borrowings],
        "verdicts": [[cell.verdict.value for cell in row] for row in table.cells],
        "strict_verdicts": [[strict_verdict(cell) for cell in row] for row in table.cells],
        "headroom": [[printed(cell.total.headroom) for cell in row] for row in table.cells],
    }


def _forecast(ahead: Forecast) -> ForecastOut:
    first = ahead.first_breach()
    return {
        "first_breach": first.row.day.isoformat() if first else None,
        "rule": _first_rule(first),
        "cases": [
            {
                "case": case or None,
                "first_breach": there.row.day.isoformat() if (there := ahead.first_breach(case)) else None,
                "rule": _first_rule(there),
            }
            for case in ahead.cases
        ],
        "dates": [_point(point) for point in ahead.points],
    }


def _first_rule(point: Point | None) -> str | None:
    return point.broken[0].rule if point and point.broken else None


def _point(point: Point) -> PointOut:
    return {
        "date": point.row.day.isoformat(),
        "case": point.row.case or None,
        "broken": list(dict.fromkeys(found.rule for found in point.broken)),
        **_judged(point.setting),
    }


def _since(since: Since, language: Language) -> SinceOut:
    return {
        "as_of": since.as_of,
        "verdict": since.verdict.value,
        "changes": [
            {
                "rule": one.rule,
                "name": one.name.of(language),
                "subject": one.subject,
                "before": one.then.value if one.then else None,
                "after": one.now.value if one.now else None,
            }
            for one in since.turned
        ],
        "headroom": [
            {
                "channel": one.channel.value if one.channel else None,
                "then": printed(one.then),
                "now": printed(one.now),
            }
            for one in since.headroom
        ],
        "rulebook_changed": since.rulebook_changed,
    }
