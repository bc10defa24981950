"""The comparison as JSON (``leverage.comparison/1``). Names and forms are public interface; they change only with a new schema number.

Multiples are decimal strings, or ``"2/3"`` where no decimal is exact; ``null`` is not known, ``"unlimited"`` no limit. Amounts are in yuan.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import inf
from typing import Any, Literal

from typing_extensions import TypedDict  # pydantic cannot read that of the standard library before Python 3.12

from leverage import __version__, describe
from leverage.case import channels_of, in_order
from leverage.cases import told
from leverage.company import FactValue
from leverage.compare import Case, Comparison, PlaceTerms, Terms, is_stale
from leverage.findings import Assessment, Finding
from leverage.money import Bound, multiple, printed
from leverage.published import differs
from leverage.ranking import ranks
from leverage.report.as_json import SourceOut, moment
from leverage.rules import ByFact, Limit, Rule
from leverage.texts import Language
from leverage.where import Answer, Filtered, facts_of

SCHEMA = "leverage.comparison/1"

_Access = Literal["permitted", "with_approval", "not_provided", "prohibited"]
_Joined = Literal["one", "least", "sum", "several"]


class CaseOut(TypedDict):
    """A ratio under some answers: any of the alternatives; of each fact named there, any of the values."""

    answers: list[dict[str, list[str | bool]]]
    multiple: str | None
    base: str | list[str] | None
    joined: _Joined


class DerivedOut(TypedDict):
    """The derived ratio: what holds whatever the unknown facts are, and over what. ``joined``: over one denominator; over the least of several; the sum
    of ``parts``; or over several by several rules at once. ``upper`` is the ratio of the most favourable answers to the facts that it ``turns_on``.
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
    """The ratio that was published. ``multiple`` null: the compilation says that it found none."""

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


class ChannelTermsOut(TypedDict):
    """A channel under a regime. ``most``: what it alone may raise per yuan of every denominator, every approval given."""

    channel: str
    access: _Access
    caps: list[CapOut]
    most: str | None
    most_upper: str | None


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


class MoneyOut(TypedDict):
    """What the company may still raise here, now and with approvals, as ``leverage check --jurisdiction`` says."""

    total: str | None
    total_if_approved: str | None
    channels: list[MoneyChannelOut]
    verdict: str
    binding: list[str]
    questions: list[str]


class MatchOut(TypedDict):
    """A row that a filter found: a channel, and the rule that speaks of it."""

    channel: str
    rule: str | None


class PlaceOut(TypedDict):
    """One place. ``rank`` null: it cannot be said. ``rules`` are ids; the rules themselves stand in the comparison.
    ``unread``: facts stated that answer nothing here.
    ``match``, under ``--where``: yes, or depends on facts that nobody stated; ``matches`` are the rows.
    """

    jurisdiction: str
    name: str
    rank: int | None
    derived: DerivedOut
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
    kind: Literal["limit", "count", "term", "manual", "access"]
    layer: Literal["national", "local"]
    channels: list[str]
    multiple: str | dict[str, str] | None
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


class CompanyOut(TypedDict):
    """Whose money was compared; no name: a capital structure stated on the command line."""

    name: str | None
    company_type: str | None
    capital: dict[str, str]
    approvals: list[str]


class ReceiptOut(TypedDict):
    """What was used, and when."""

    tool: str
    rulebook: str
    checked_at: str


class ComparisonOut(TypedDict):
    """Places side by side."""

    schema: Literal["leverage.comparison/1"]
    as_of: str
    company_type: str | None
    facts: dict[str, str | bool]
    company: CompanyOut | None
    channel: str | None
    where: WhereOut | None
    places: list[PlaceOut]
    rules: list[RuleOut]
    warnings: list[str]
    receipt: ReceiptOut


def as_json(comparison: Comparison, language: Language, *, found: Filtered | None = None) -> ComparisonOut:
    """The comparison by the contract, in one language. The places keep their order."""
    company = comparison.company
    order = ranks(comparison.places, comparison.channel)
    laws = {rule.id: (rule, terms) for terms in comparison.places for rule in terms.rules}
    return {
        "schema": "leverage.comparison/1",
        "as_of": comparison.as_of.isoformat(),
        "company_type": comparison.kind.value if comparison.kind else None,
        "facts": {name: _plain(value) for name, value in comparison.facts.items()},
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
        "rules": [_rule(rule, terms, language) for rule, terms in laws.values()],
        "warnings": [warning.of(language) for warning in comparison.warnings],
        "receipt": receipt(comparison.rulebook),
    }


def receipt(rulebook: str) -> ReceiptOut:
    """The tool and the rulebook by its fingerprint, and the time (fixed by ``SOURCE_DATE_EPOCH``)."""
    return {"tool": f"leverage {__version__}", "rulebook": rulebook, "checked_at": moment()}


def comparison_schema() -> dict[str, Any]:
    """The JSON schema of a comparison."""
    from pydantic import TypeAdapter  # noqa: PLC0415  only the schema command needs it

    schema = TypeAdapter(ComparisonOut).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


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
        "derived": _derived(terms),
        "published": None
        if terms.headline is None
        else {
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
        "money": _money(terms.money) if terms.money else None,
        "match": match.answer if match else None,
        "matches": [{"channel": row.channel.value, "rule": row.rule.id if row.rule else None} for row in match.rows]
        if match
        else [],
    }


def _derived(terms: PlaceTerms) -> DerivedOut:
    derived = terms.derived
    case = derived.cautious
    return {
        "multiple": times(case.multiple),
        "base": over(case),
        "joined": case.joined,
        "parts": {base.value: multiple(part) for base, part in case.parts.items()},
        "upper": times(derived.best.multiple),
        "without_approval": times(terms.permitted.cautious.multiple),
        "without_approval_upper": times(terms.permitted.best.multiple),
        "turns_on": list(derived.turns_on),
        "cases": [
            {
                "answers": [
                    {name: [_value(v) for v in values] for name, values in answers.items()}
                    for answers in group.alternatives
                ],
                "multiple": times(group.case.multiple),
                "base": over(group.case),
                "joined": group.case.joined,
            }
            for group in told(derived)
        ]
        if derived.turns_on
        else [],
    }


def _channel(of: Terms, terms: PlaceTerms) -> ChannelTermsOut:
    return {
        "channel": of.channel.value,
        "access": of.access,
        "caps": [_cap(cap, terms) for cap in of.caps],
        "most": times(of.most),
        "most_upper": times(of.most_upper),
    }


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


def _money(found: Assessment) -> MoneyOut:
    total = found.total
    return {
        "total": printed(total.headroom),
        "total_if_approved": printed(total.headroom_if_approved),
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
    }


def _rule(rule: Rule, terms: PlaceTerms, language: Language) -> RuleOut:
    source, facts = rule.source, terms.law.facts
    return {
        "id": rule.id,
        "kind": rule.kind,
        "layer": rule.layer,
        "channels": [channel.value for channel in in_order(channels_of(rule))],
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
        "source": {
            "title": source.title.of(language),
            "number": source.number,
            "issuer": source.issuer.of(language),
            "article": rule.article,
            "issued": source.issued.isoformat(),
            "effective": source.effective.isoformat(),
            "effective_basis": source.effective_basis,
            "grade": source.grade,
            "verified_on": source.verified_on.isoformat(),
        },
    }


def _multiple(rule: Rule) -> str | dict[str, str] | None:
    if not isinstance(rule, Limit):
        return None
    if isinstance(rule.multiple, ByFact):
        return {
            str(answer).lower() if isinstance(answer, bool) else answer: multiple(m)
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
