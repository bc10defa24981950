"""The comparison as JSON, in the form of ``compare_schema``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from math import inf

from leverage import __version__
from leverage.assessment.findings import Finding, in_order
from leverage.comparison.cases import Answers, openings, told
from leverage.comparison.compare import is_stale
from leverage.comparison.contested import Flip
from leverage.comparison.headlines import PUBLISHED_ON
from leverage.comparison.published import differs
from leverage.comparison.ranking import ceiling, raised, ranks, standing, verdict
from leverage.comparison.ratios.places import Case, Comparison, Derived, PlaceTerms, Terms
from leverage.comparison.where import Filtered, facts_of
from leverage.law import describe
from leverage.law.conditions import ByFact
from leverage.law.rulebook import Law
from leverage.law.rules import Limit, Rule
from leverage.report.as_json import now, source_out, supplements_out
from leverage.report.comparison import contested
from leverage.report.comparison.schema import (
    AccessCaseOut,
    CapOut,
    ChannelTermsOut,
    CommonOut,
    ComparisonOut,
    DerivedOut,
    MoneyOut,
    PlaceOut,
    RangeOut,
    ReceiptOut,
    RuleOut,
    WhereOut,
)
from leverage.terms.channels import Group
from leverage.terms.denominators import Base
from leverage.terms.facts import FactValue
from leverage.terms.money import Bound, multiple, printed
from leverage.terms.texts import Language


def as_json(
    comparison: Comparison, language: Language, *, found: Filtered | None = None, flips: Sequence[Flip] | None = None
) -> ComparisonOut:
    """The comparison by the contract, in one language. The places keep their order. ``flips``: what turns on readings, where that was asked for."""
    company = comparison.company
    order = ranks(comparison.places, comparison.channel)
    laws = {rule.id: (rule, terms) for terms in comparison.places for rule in terms.rules}
    return {
        "schema": "leverage.comparison/1",
        "as_of": comparison.as_of.isoformat(),
        "company_type": comparison.kind.value if comparison.kind else None,
        "facts": {name: _plain(value) for name, value in comparison.facts.items()},
        "strict": comparison.strict,
        "readings": dict(comparison.readings),
        "company": None
        if company is None
        else {
            "name": company.name,
            "company_type": comparison.kind.value if comparison.kind else None,
            "capital": {base.value: str(printed(figure.amount)) for base, figure in company.capital.items()},
            "approvals": sorted(company.approvals),
        },
        "channel": comparison.channel.value if comparison.channel else None,
        "where": _where(found) if found else None,
        "places": [
            _place(terms, rank, comparison, language, found)
            for terms, rank in zip(comparison.places, order, strict=True)
        ],
        "flips": None if flips is None else contested.as_json(flips, language),
        "rules": [_rule(rule, terms, language) for rule, terms in laws.values()],
        "warnings": [warning.of(language) for warning in comparison.warnings],
        "receipt": receipt(comparison.rulebook, [terms.law for terms in comparison.places]),
    }


def receipt(rulebook: str, laws: Iterable[Law] = ()) -> ReceiptOut:
    """The tool and the rulebook by its fingerprint, and the time (fixed by ``SOURCE_DATE_EPOCH``); with the supplements that some law has."""
    proof: ReceiptOut = {
        "tool": f"leverage {__version__}",
        "rulebook": rulebook,
        "checked_at": now().strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    brought = next((law.brought for law in laws if law.brought is not None), None)
    return {**proof, "supplements": supplements_out(brought)} if brought is not None else proof


def times(bound: Bound | None) -> str | None:
    """A multiple: null not known, "unlimited" no limit."""
    if bound is None:
        return None
    return "unlimited" if bound == inf else multiple(Fraction(bound))


def over(case: Case) -> str | list[str] | None:
    """The denominator of a ratio, or several of them."""
    bases = [base.value for base in case.parts]
    return None if not bases else bases[0] if len(bases) == 1 else bases


def _plain(value: object) -> str | bool:
    return value if isinstance(value, bool) else str(value)


def _value(value: FactValue) -> str | bool:
    return value if isinstance(value, bool) else str(value)


def _place(
    terms: PlaceTerms, rank: int | None, comparison: Comparison, language: Language, found: Filtered | None
) -> PlaceOut:
    why = differs(terms, comparison.kind, comparison.facts)
    match = found.matches.get(terms.place.code) if found else None
    return {
        "jurisdiction": terms.place.code,
        "name": terms.place.name.of(language),
        "rank": rank,
        "standing": standing(terms, comparison.channel),
        "derived": _derived(terms.derived, terms.permitted),
        "non_standard": _derived(terms.non_standard, terms.ratios.free[Group.NON_STANDARD]),
        "standardised": _derived(terms.standardised, terms.ratios.free[Group.STANDARDISED]),
        "shared": terms.shared,
        "range": _range(terms),
        "turns_on": list(terms.turns_on),
        "common": _common(terms, comparison.over),
        "published": None
        if terms.headline is None
        else {
            "as_of": PUBLISHED_ON.isoformat(),
            "multiple": times(terms.headline.multiple),
            "base": terms.headline.base.value,
            "note": terms.headline.note.of(language),
        },
        "differs": why.of(language) if why else None,
        "channels": [_channel(of, terms) for of in terms.channels],
        "denominators": [base.value for base in terms.denominators],
        "rules": [rule.id for rule in terms.rules],
        "verified_on": _day(terms.verified_on),
        "stale": terms.stale,
        "grades": list(terms.grades),
        "gaps": [{"id": gap.id, "says": gap.says.of(language)} for gap in terms.gaps],
        "notes": [
            {
                "says": note.says.of(language),
                "source": note.source.title.of(language),
                "issued": note.source.issued.isoformat(),
            }
            for note in terms.notes
        ],
        "unread": list(terms.unread),
        "money": _money(terms) if terms.money else None,
        "match": match.answer if match else None,
        "matches": [{"channel": row.channel.value, "rule": row.rule.id if row.rule else None} for row in match.rows]
        if match
        else [],
    }


def _range(terms: PlaceTerms) -> RangeOut:
    """Within what each kind of funding may lie: by facts not stated, and by texts not seen."""
    unseen = standing(terms) in ("gap", "no_text")
    found: dict[Group, list[str | None]] = {}
    for group, derived in ((Group.NON_STANDARD, terms.non_standard), (Group.STANDARDISED, terms.standardised)):
        if unseen:
            most = ceiling(terms, group)
            found[group] = ["0", None if most is None else multiple(most)]
        else:
            low = derived.cautious
            found[group] = [
                None if low.silent else times(low.multiple),
                None if derived.closed else times(derived.highest),
            ]
    return {"non_standard": found[Group.NON_STANDARD], "standardised": found[Group.STANDARDISED]}


def _derived(derived: Derived, free: Derived) -> DerivedOut:
    case = derived.cautious
    return {
        "multiple": None if case.silent else times(case.multiple),
        "base": over(case),
        "joined": case.joined,
        "parts": {base.value: multiple(part) for base, part in case.parts.items()},
        "upper": None if derived.closed else times(derived.highest),
        "without_approval": times(free.cautious.multiple),
        "without_approval_upper": times(free.highest),
        "turns_on": list(derived.turns_on),
        "cases": [
            {
                "answers": _answers(group.alternatives),
                "multiple": None if group.case.silent else times(group.case.multiple),
                "base": over(group.case),
                "joined": group.case.joined,
            }
            for group in told(derived)
        ]
        if derived.turns_on
        else [],
    }


def _common(terms: PlaceTerms, base: Base | None) -> CommonOut | None:
    if terms.common is None or base is None:
        return None
    spans = {
        key: [None if of.cautious.silent else times(of.cautious.multiple), None if of.closed else times(of.highest)]
        for key, of in terms.common.approved.items()
    }
    return {
        "base": base.value,
        "non_standard": spans[Group.NON_STANDARD],
        "standardised": spans[Group.STANDARDISED],
        "together": spans[None],
    }


def _answers(alternatives: tuple[Answers, ...]) -> list[dict[str, list[str | bool]]]:
    return [{name: [_value(v) for v in values] for name, values in answers.items()} for answers in alternatives]


def _channel(of: Terms, terms: PlaceTerms) -> ChannelTermsOut:
    return {
        "channel": of.channel.value,
        "access": of.openings.access,
        "caps": [_cap(cap, terms) for cap in of.caps],
        "most": times(of.most),
        "most_upper": times(of.most_upper),
        "ratio_unset": of.unset,
        "levels": list(of.openings.levels),
        "turns_on": list(of.openings.turns_on),
        "cases": _openings(of) if of.openings.turns_on else [],
    }


def _openings(of: Terms) -> list[AccessCaseOut]:
    return [
        {
            "answers": _answers(one.alternatives),
            "access": one.case.level,
            "most": times(one.case.multiple),
            "most_upper": times(one.case.most),
            "bases": [base.value for base in one.case.parts],
        }
        for one in openings(of.openings)
    ]


def _cap(cap: Finding, terms: PlaceTerms) -> CapOut:
    rule = terms.rule(cap.rule)
    low, high = terms.multiples(cap) or (None, None)
    return {
        "rule": cap.rule,
        "multiple": times(low) if low == high else None,
        "multiple_range": [multiple(low), multiple(high)]
        if low is not None and high is not None and low != high
        else None,
        "base": cap.base.value if cap.base else None,
        "pool": [channel.value for channel in cap.channels],
        "per": rule.per if isinstance(rule, Limit) else "company",
        "may_not_apply": cap.may_not_apply,
    }


def _money(terms: PlaceTerms) -> MoneyOut:
    found = terms.money
    assert found is not None  # noqa: S101  asked of places with money alone
    total = found.total
    now, later = raised(found, None, strict=terms.strict)
    return {
        "total": printed(total.headroom),
        "total_if_approved": printed(total.headroom_if_approved),
        "total_upper": printed(total.headroom_upper),
        "total_if_approved_upper": printed(total.headroom_if_approved_upper),
        "channels": [
            {
                "channel": room.channel.value,
                "access": room.access,
                "headroom": printed(room.headroom),
                "headroom_if_approved": printed(room.headroom_if_approved),
            }
            for room in found.channels
        ],
        "verdict": found.verdict.value,
        "binding": list(total.binding),
        "questions": [question.fact for question in found.questions],
        "strict": {
            "verdict": verdict(terms).value,
            "total": printed(now[0]),
            "total_if_approved": printed(later[0]),
            "readings": [contested.reading.id for contested in found.strict.readings] if found.strict else [],
        }
        if terms.strict
        else None,
    }


def _rule(rule: Rule, terms: PlaceTerms, language: Language) -> RuleOut:
    facts = terms.law.facts
    return {
        "id": rule.id,
        "kind": rule.kind,
        "layer": "supplement" if rule.supplied else rule.layer,
        "channels": [channel.value for channel in in_order(rule.counts)],
        "multiple": _multiple(rule),
        "base": rule.base.value if isinstance(rule, Limit) else None,
        "level": rule.level if rule.kind == "access" else None,
        "facts": list(facts_of(rule, terms.law)),
        "says": rule.says.of(language),
        "demands": describe.formula(rule, facts).of(language),
        "when": describe.conditions(rule.when, facts).of(language),
        "words": rule.words,
        "since": rule.start.isoformat(),
        "until": _day(rule.until),
        "stale": is_stale(rule, terms.as_of),
        "note": rule.note.of(language) if rule.note else None,
        "source": source_out(rule, language),
    }


def _multiple(rule: Rule) -> str | dict[str, str | None] | None:
    if not isinstance(rule, Limit):
        return None
    if isinstance(rule.multiple, ByFact):
        return {
            str(answer).lower() if isinstance(answer, bool) else answer: multiple(m)
            if isinstance(m, Fraction)
            else None
            for answer, m in rule.multiple.multiples.items()
        }
    return multiple(rule.multiple) if isinstance(rule.multiple, Fraction) else None


def _where(found: Filtered) -> WhereOut:
    return {
        "conditions": [str(clause) for clause in found.clauses],
        "matched": len(found.matches),
        "of": found.of,
        "depends": [code for code, match in found.matches.items() if match.answer == "depends"],
        "cannot_be_told": [
            {"jurisdiction": terms.place.code, "gaps": [gap.id for gap in terms.own_gaps]} for terms in found.untold
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
