"""Rules × company → an assessment: what agrees in every scenario stands, what differs is undetermined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from leverage.assessment import reasons
from leverage.assessment.doubted import doubted
from leverage.assessment.findings import Assessment, Finding, Outcome, in_order
from leverage.assessment.headroom import channel_rooms, total_room
from leverage.assessment.judging.case import merely_permits
from leverage.assessment.judging.silence import silent_rule
from leverage.assessment.questions import questions
from leverage.assessment.scenarios import BROKEN, CONSENTS, INACTIVE, OpenFacts, Result, agreed, issued, scenarios
from leverage.company import Company
from leverage.law.conditions import Answers, Held, Key, fact_of
from leverage.law.rulebook import Law
from leverage.law.rules import Rule
from leverage.terms.answers import read_fact
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.facts import FACTS, OTHER, RATINGS, FactValue
from leverage.terms.texts import Text, join, same

_AS_TAKEN: Mapping[str, str] = MappingProxyType({})


def assess(
    company: Company,
    law: Law,
    as_of: date,
    *,
    without_stale: bool = False,
    readings: Mapping[str, str] = _AS_TAKEN,
    rulebook: str = "",
) -> Assessment:
    """Judge a company under every rule of a place on a date.

    ``without_stale`` leaves local rules out that were last verified before that date, and lets what they replaced count again. ``readings`` chooses how
    contested clauses are read, by the id of the reading. InputError for a fact that the place cannot use.
    """
    law = law.read(readings, as_of)
    in_force = [rule for rule in law.rules if rule.in_force(as_of)]
    judged = [rule for rule in law.rules if not merely_permits(rule)]
    open_facts, results = scenarios(company, law, as_of, in_force, without_stale=without_stale)
    turns = {key for rule in in_force for key in law.keys(rule)}
    later = results
    if turns & set(CONSENTS):
        _, later = scenarios(company, law, as_of, in_force, without_stale=without_stale, consented=True)
    findings = [
        *(merge_rule(rule, results, open_facts, law, company) for rule in judged if rule.in_force(as_of)),
        _merge_not_provided(company, results, open_facts),
        [_not_in_force(rule, as_of) for rule in judged if not rule.in_force(as_of)],
    ]
    flat = tuple(found for group in findings for found in group)
    total = total_room(company, results, later)
    left_out = _left_out(in_force, results)
    verdict = agreed([result.verdict for result in results]) if in_force else Outcome.UNDETERMINED
    assessment = Assessment(
        company=company,
        place=law.place,
        as_of=as_of,
        verdict=verdict,
        findings=flat,
        channels=channel_rooms(company, results, later, flat),
        total=total if in_force else replace(total, headroom=None, headroom_upper=None, headroom_if_approved=None),
        questions=(),
        gaps=tuple(law.gaps(as_of, company.company_type)),
        warnings=_warnings(company, law, as_of, flat, verdict, bool(in_force), without_stale, left_out),
        left_out=left_out if without_stale else None,
        without_stale=without_stale,
        rulebook=rulebook,
    )
    assessment = doubted(assessment)
    return replace(assessment, questions=questions(company, law, assessment.findings))


def _not_in_force(rule: Rule, as_of: date) -> Finding:
    stale = rule.source.verified_on < as_of
    return Finding(rule, Outcome.NOT_APPLICABLE, reasons.not_in_force(rule, as_of), layer=rule.layer, stale=stale)


def merge_rule(rule: Rule, results: list[Result], open_facts: OpenFacts, law: Law, company: Company) -> list[Finding]:
    """One rule's findings over all scenarios: what agrees stands, what differs is undetermined."""
    subjects = dict.fromkeys(f.subject for result in results for f in result.findings[rule.id])
    if len(subjects) > 1:
        only_inactive = all(
            f.outcome in INACTIVE for result in results for f in result.findings[rule.id] if f.subject is None
        )
        if only_inactive:
            subjects.pop(None, None)
    relevant = list(law.keys(rule))
    for other in law.rules:
        if rule.id in other.replaces:
            relevant += law.keys(other)
    unsettled = [key for key in dict.fromkeys(relevant) if key in open_facts]
    merged = []
    for subject in subjects:
        rows = []
        for result in results:
            row = next((f for f in result.findings[rule.id] if f.subject == subject), None)
            rows.append((result.answers, row or replace(result.findings[rule.id][0], outcome=Outcome.NOT_APPLICABLE)))
        merged.append(_merge(rows, unsettled, law, company))
    return merged


def _merge(rows: list[tuple[Answers, Finding]], unsettled: list[Key], law: Law, company: Company) -> Finding:
    findings = [row for _, row in rows]
    first = next((f for f in findings if f.outcome not in INACTIVE), findings[0])
    if all((f.outcome, f.why) == (first.outcome, first.why) for f in findings):
        return first
    outcome = agreed([f.outcome for f in findings])
    active = [f for f in findings if f.outcome not in INACTIVE]
    multiples = [m for f in active if f.multiples for m in f.multiples]
    low, high = _lowest([f.cap for f in active]), _highest([f.cap_upper for f in active])
    cases: dict[tuple[FactValue, ...], tuple[Text, Outcome, Fraction | None]] = {}
    for answers, found in rows:
        values = tuple(answers[key] for key in unsettled)
        cases.setdefault(values, (join([reasons.value_label(v) for v in values]), found.outcome, found.cap))
    facts = join([reasons.key_label(key, law.facts) for key in unsettled])
    missing = dict.fromkeys(name for f in active for name in f.missing)
    if outcome is Outcome.UNDETERMINED or low != high:
        missing |= dict.fromkeys(name for key in unsettled for name in _asked(key, company))
    return replace(
        first,
        outcome=outcome,
        why=reasons.by_case(list(cases.values()), facts),
        multiples=(min(multiples), max(multiples)) if multiples else None,
        cap=low,
        cap_upper=high,
        may_not_apply=len(active) < len(findings),
        missing=tuple(missing),
        counts_in_verdict=any(f.counts_in_verdict for f in active),
    )


def _lowest(caps: list[Fraction | None]) -> Fraction | None:
    """The lowest of some caps; none where one of them is not known, unless another is zero already."""
    known = [cap for cap in caps if cap is not None]
    return min(known, default=None) if len(known) == len(caps) or 0 in known else None


def _highest(caps: list[Fraction | None]) -> Fraction | None:
    """The highest of some caps; none where one of them is not known."""
    known = [cap for cap in caps if cap is not None]
    return max(known, default=None) if len(known) == len(caps) else None


def _merge_not_provided(company: Company, results: list[Result], open_facts: OpenFacts) -> list[Finding]:
    """One finding for every channel that some scenario leaves unprovided. Where only some do, the facts that decide it are missing too."""
    found = [f for result in results for f in result.not_provided]
    if not found:
        return []
    where = [result.answers for result in results if result.not_provided]
    deciding = [key for key, values in open_facts.items() if {str(a[key]) for a in where} != {str(v) for v in values}]
    channels = frozenset(channel for f in found for channel in f.of.counts)
    widest = max(found, key=lambda f: len(f.channels))
    inputs = dict.fromkeys(i for f in found for i in f.inputs)
    asked = [name for key in deciding for name in _asked(key, company)]
    missing = dict.fromkeys(asked + [name for f in found for name in f.missing])
    of = silent_rule(widest.of, channels)
    return [replace(widest, of=of, used=company.over(channels), inputs=tuple(inputs), missing=tuple(missing))]


def _asked(key: Key, company: Company) -> list[str]:
    """What to find out where a key is open: its fact, or the balances of its channels."""
    fact = fact_of(key)
    return company.unknown(key.channels) if isinstance(key, Held) else [fact] if fact else []


def _warnings(
    company: Company,
    law: Law,
    as_of: date,
    findings: tuple[Finding, ...],
    verdict: Outcome,
    anything: bool,
    without_stale: bool,
    left_out: Text,
) -> tuple[Text, ...]:
    told = list(company.warnings)
    if not anything:
        first = min(rule.start for rule in law.rules)
        told.append(
            Text(
                f"{as_of}没有已知规则在施行:最早的是{first}。",
                f"No known rule is in force on {as_of}: the first begins on {first}.",
            )
        )
    if company.report_date is not None and company.report_date != as_of:
        told.append(
            Text(
                f"数据日期{company.report_date},按{as_of}的规则核对。",
                f"Figures of {company.report_date}, judged by the rules of {as_of}.",
            )
        )
    stale = {f.source.verified_on for f in findings if f.stale and f.layer == "local" and f.outcome not in INACTIVE}
    for day in sorted(stale):
        told.append(
            Text(
                f"地方条款最近核实于{day},此后的变化未知。",
                f"Local clause last verified {day}; later changes are not known.",
            )
        )
    unused = [name for name in company.facts if law.asked_elsewhere(name)]
    if unused:
        told.append(
            Text(f"此地规则不用的事实:{'、'.join(unused)}。", f"Facts that no rule here uses: {', '.join(unused)}.")
        )
    for name in RATINGS:
        given = company.facts.get(name)
        fact = law.facts_on(as_of)[name]
        if given is not None and OTHER in fact.values and read_fact(fact, given) == OTHER:
            told.append(
                Text(
                    f"{fact.label.zh}“{given}”按其他等级处理({'、'.join(fact.values)})。",
                    f"{fact.label.en} “{given}” is taken as another grade ({', '.join(fact.values)}).",
                )
            )
    answered = company.facts.get("debt_issuer")
    turns = {key for rule in law.rules if rule.in_force(as_of) for key in law.keys(rule)}
    if (
        "debt_issuer" in turns
        and answered is not None
        and not read_fact(FACTS["debt_issuer"], answered)
        and issued(company)
    ):
        told.append(
            Text(
                "债券或资产证券化有余额，按已发行债务融资工具处理，虽答“否”。",
                "Bonds or ABS are outstanding: the company is taken to issue debt instruments although the answer was no.",
            )
        )
    if without_stale:
        told.append(left_out + Text("。", "."))
    limited = {c for f in findings if f.kind == "limit" and f.outcome not in INACTIVE for c in f.channels}
    by_statement = [c for c in in_order(limited) if c not in RAISABLE and _zero_by_statement(company, c)]
    if by_statement:
        names = reasons.labels(by_statement)
        told.append(
            Text(
                f"{names.zh}未单独填列,按完整性声明计为零。",
                f"{names.en}: not listed, taken as zero by the statement of completeness.",
            )
        )
    if verdict in BROKEN and not any(f.outcome in BROKEN for f in findings):
        told.append(
            Text(
                "未知事实无论取何值,均有规则被突破。", "Whatever the unknown facts turn out to be, some rule is broken."
            )
        )
    told += [
        Text(f"{gap.id}:{gap.says.zh}", f"{gap.id}: {gap.says.en}") for gap in law.gaps(as_of, company.company_type)
    ]
    return tuple(dict.fromkeys(told))


def _left_out(in_force: list[Rule], results: list[Result]) -> Text:
    """Which local clauses were left out as last verified before the date, and which ones behind them count again."""
    out = [
        r for r in in_force if any(f.why == reasons.EXCLUDED_AS_STALE for res in results for f in res.findings[r.id])
    ]
    behind = {name for rule in out for name in rule.replaces}
    again = [
        rule
        for rule in in_force
        if rule.id in behind and any(f.outcome not in INACTIVE for result in results for f in result.findings[rule.id])
    ]
    if not out:
        return Text("没有核实日早于核对日的地方条款可略去", "no local clause was last verified before the date")
    names = join([rule.name or same(rule.id) for rule in out])
    text = Text(
        f"未计入核实日早于核对日的地方条款（{names.zh}）",
        f"local clauses last verified before the date are left out ({names.en})",
    )
    if again:
        names = join([rule.name or same(rule.id) for rule in again])
        text += Text(f"，其所替代的重新计入（{names.zh}）", f", and what they replaced counts again ({names.en})")
    return text


def _zero_by_statement(company: Company, channel: Channel) -> bool:
    balance = company.balance(channel)
    return balance is not None and balance.source == "complete"
