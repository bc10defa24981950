"""Rules × company → an assessment: what agrees in every world stands, what differs is undetermined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from leverage.assessment import reasons
from leverage.assessment.buffers import buffered
from leverage.assessment.doubted import doubted
from leverage.assessment.findings import Assessment, Finding, Outcome, TotalRoom
from leverage.assessment.judging.case import Case, merely_permits
from leverage.assessment.notices import View, notices
from leverage.assessment.questions import questions
from leverage.assessment.room.headroom import Headroom
from leverage.assessment.strict import Readings
from leverage.assessment.worlds.applying import Applying
from leverage.assessment.worlds.merging import merged, not_provided
from leverage.assessment.worlds.verdict import Verdicts
from leverage.company import Company
from leverage.law.rulebook import Law
from leverage.law.rules import Rule

_AS_TAKEN: Mapping[str, str] = MappingProxyType({})


def assess(
    company: Company,
    law: Law,
    as_of: date,
    *,
    without_stale: bool = False,
    readings: Mapping[str, str] = _AS_TAKEN,
    contested: bool = True,
    listed: bool = True,
    rulebook: str = "",
    warn_at: Fraction | None = None,
) -> Assessment:
    """Judge a company under every rule of a place on a date.

    ``without_stale`` leaves local rules out that were last verified before that date, and lets what they replaced count again. ``readings`` chooses how
    contested clauses are read, by the id of the reading; ``contested`` asks for the strict answer too, ``listed`` for the readings that make it
    and for what each value of an open fact leaves.
    ``warn_at`` is the share of a cap from which a limit is near. What supplements say is part of the law; the limits of the house are judged beside it.
    InputError for a fact that the place cannot use.
    """

    def judged(who: Company, by: Law) -> Assessment:
        chosen = by.read(readings, as_of)
        return _by_the_law(
            who, chosen, as_of, without_stale=without_stale, contested=contested, listed=listed, rulebook=rulebook
        )

    if law.brought is None:
        found = judged(company, law)
    else:
        from leverage.assessment.supplemented import naming_letters, supplemented, with_ratios, without_letters  # noqa: PLC0415  few runs have one

        company = without_letters(company)
        rated = with_ratios(company, law, as_of)
        with naming_letters(company, law, as_of):
            found = judged(rated, law)
        found = supplemented(found, law.read(readings, as_of), company, judged)
    return buffered(found, warn_at)


def _by_the_law(
    company: Company, law: Law, as_of: date, *, without_stale: bool, contested: bool, listed: bool, rulebook: str
) -> Assessment:
    """The law's own answer."""
    applying = Applying(company, law, as_of, without_stale=without_stale, contested=contested)
    headroom = Headroom(applying)
    verdicts = Verdicts(applying, headroom.openings)
    now, later = applying.taken & applying.as_stated, applying.taken & applying.consented
    case = Case(company, law, as_of, applying.known)
    findings = (
        *merged(applying, now),
        *not_provided(applying, headroom.openings, now),
        *(_not_in_force(case, rule) for rule in law.rules if not (rule.in_force(as_of) or merely_permits(rule))),
    )
    anything = any(applying.there[rule.id] & now for rule in applying.in_force)
    verdict = verdicts.over(now) if anything else Outcome.UNDETERMINED
    total = headroom.total(now, later)
    view = View(applying, now, findings, verdict)
    assessment = Assessment(
        company=company,
        place=law.place,
        as_of=as_of,
        verdict=verdict,
        findings=findings,
        channels=headroom.channels(now, later, findings, split=listed),
        total=total if anything else _unsaid(total),
        questions=(),
        gaps=tuple(law.gaps(as_of, company.company_type)),
        warnings=notices(view),
        left_out=view.left_out if without_stale else None,
        without_stale=without_stale,
        strict=Readings(applying, verdicts, headroom).strict(listed=listed) if anything else None,
        contested=tuple(key.reading for key in applying.readings),
        readings=law.chosen,
        rulebook=rulebook,
        law=law,
    )
    assessment = doubted(assessment)
    return replace(assessment, questions=questions(company, law.facts_on(assessment.as_of), assessment.findings))


def _unsaid(total: TotalRoom) -> TotalRoom:
    """The total where no rule is in force."""
    nothing = dict.fromkeys(("headroom", "headroom_upper", "headroom_if_approved", "headroom_if_approved_upper"))
    return replace(total, **nothing)  # type: ignore[arg-type]


def _not_in_force(case: Case, rule: Rule) -> Finding:
    return case.finding(rule, Outcome.NOT_APPLICABLE, reasons.not_in_force(rule, case.as_of))
