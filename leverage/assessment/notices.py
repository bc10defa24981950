"""What a reader must be told beside the figures: one notice, one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from leverage.assessment import reasons
from leverage.assessment.findings import BROKEN, INACTIVE, Finding, Outcome, in_order
from leverage.assessment.worlds.applying import Applying, Judged
from leverage.assessment.worlds.known import issued
from leverage.assessment.worlds.worlds import Bits
from leverage.law.regime import Gap
from leverage.law.rules import Rule
from leverage.terms.answers import read_fact
from leverage.terms.channels import RAISABLE, Channel, labels
from leverage.terms.facts import FACTS, OTHER, RATINGS
from leverage.terms.texts import Text, join, same

NOTHING_IN_FORCE = Text(
    "{day}没有已知规则在施行：最早的是{first}。", "No known rule is in force on {day}: the first begins on {first}."
)
OTHER_DATE = Text("数据日期{of}，按{day}的规则核对。", "Figures of {of}, judged by the rules of {day}.")
STALE = Text(
    "地方条款最近核实于{day}，此后的变化未知。", "Local clause last verified {day}; later changes are not known."
)
UNUSED = Text("此地规则不用的事实：{names}。", "Facts that no rule here uses: {names}.")
OTHER_GRADE = Text(
    "{label}“{given}”按其他等级处理（{grades}）。", "{label} “{given}” is taken as another grade ({grades})."
)
ISSUER = Text(
    "债券或资产证券化有余额，按已发行债务融资工具处理，虽答“否”。",
    "Bonds or ABS are outstanding: the company is taken to issue debt instruments although the answer was no.",
)
ZERO_BY_STATEMENT = Text(
    "{names}未单独填列，按完整性声明计为零。", "{names}: not listed, taken as zero by the statement of completeness."
)
BROKEN_ANYWAY = Text(
    "未知事实无论取何值，均有规则被突破。", "Whatever the unknown facts turn out to be, some rule is broken."
)
NONE_LEFT_OUT = Text("没有核实日早于核对日的地方条款可略去", "no local clause was last verified before the date")
LEFT_OUT = Text(
    "未计入核实日早于核对日的地方条款（{names}）", "local clauses last verified before the date are left out ({names})"
)
COUNTS_AGAIN = Text("，其所替代的重新计入（{names}）", ", and what they replaced counts again ({names})")


@dataclass(frozen=True)
class View:
    """What the notices are about: the rules as they apply in the worlds that count, the findings, and the verdict."""

    applying: Applying
    within: Bits
    findings: tuple[Finding, ...]
    verdict: Outcome

    @cached_property
    def active(self) -> list[Finding]:
        """The findings of rules that apply, or may."""
        return [finding for finding in self.findings if finding.outcome not in INACTIVE]

    @cached_property
    def left_out(self) -> Text:
        """Which local clauses were left out as last verified before the date, and which ones behind them count again."""
        out, again = [], []
        for rule in self.applying.in_force:
            if any(
                judged.findings[0].why == reasons.EXCLUDED_AS_STALE for judged in self._here(rule) if judged.findings
            ):
                out.append(rule)
        behind = {name for rule in out for name in rule.replaces}
        for rule in self.applying.in_force:
            if rule.id in behind and any(judged.piece.idle is None for judged in self._here(rule)):
                again.append(rule)
        if not out:
            return NONE_LEFT_OUT
        text = LEFT_OUT.fill(names=_names(out))
        return text + COUNTS_AGAIN.fill(names=_names(again)) if again else text

    def _here(self, rule: Rule) -> list[Judged]:
        return [judged for judged in self.applying.judged[rule.id] if judged.piece.bits & self.within]


def notices(view: View) -> tuple[Text, ...]:
    """Everything to be told, each thing once."""
    own = view.applying.company.warnings
    return tuple(dict.fromkeys((*own, *(text for notice in NOTICES for text in notice(view)))))


def _names(rules: list[Rule]) -> Text:
    return join([rule.name or same(rule.id) for rule in rules])


def _nothing_in_force(view: View) -> Iterator[Text]:
    """Before the first rule nothing can be said."""
    if not view.applying.in_force:
        first = min(rule.start for rule in view.applying.law.rules)
        yield NOTHING_IN_FORCE.fill(day=view.applying.as_of, first=first)


def _other_date(view: View) -> Iterator[Text]:
    """Figures of one date under the rules of another."""
    of = view.applying.company.report_date
    if of is not None and of != view.applying.as_of:
        yield OTHER_DATE.fill(of=of, day=view.applying.as_of)


def _rounded(view: View) -> Iterator[Text]:
    """Outcomes that hold only within the rounding of the sheet."""
    names = [finding.of.name or same(finding.rule) for finding in view.active if finding.within_rounding]
    if names:
        yield join(list(dict.fromkeys(names))) + Text("：", ":") + reasons.rounded(view.applying.company.shown_to)


def _stale(view: View) -> Iterator[Text]:
    """Local clauses last verified before the date of the check."""
    for day in sorted({f.source.verified_on for f in view.active if f.stale and f.layer == "local"}):
        yield STALE.fill(day=day)


def _unused_facts(view: View) -> Iterator[Text]:
    """Facts that only other places ask for."""
    unused = [same(name) for name in view.applying.company.facts if view.applying.law.asked_elsewhere(name)]
    if unused:
        yield UNUSED.fill(names=join(unused))


def _other_grade(view: View) -> Iterator[Text]:
    """A grade that the text does not name, taken as one of the others."""
    for name in RATINGS:
        given = view.applying.company.facts.get(name)
        fact = view.applying.law.facts_on(view.applying.as_of)[name]
        if given is not None and OTHER in fact.values and read_fact(fact, given) == OTHER:
            grades = join([same(value) for value in fact.values])
            yield OTHER_GRADE.fill(label=fact.label, given=given, grades=grades)


def _issuer(view: View) -> Iterator[Text]:
    """What is outstanding was issued, whatever was answered."""
    answered = view.applying.company.facts.get("debt_issuer")
    asked = any("debt_issuer" in view.applying.law.keys(rule) for rule in view.applying.in_force)
    denied = answered is not None and not read_fact(FACTS["debt_issuer"], answered)
    if asked and denied and issued(view.applying.company):
        yield ISSUER


def _left_out(view: View) -> Iterator[Text]:
    """Local clauses left out as asked."""
    if view.applying.without_stale:
        yield view.left_out + Text("。", ".")


def _zero_by_statement(view: View) -> Iterator[Text]:
    """Channels that hold no funding, taken as zero because everything was stated to be listed."""
    company = view.applying.company
    limited = {channel for finding in view.active if finding.kind == "limit" for channel in finding.channels}
    zero = [c for c in in_order(limited) if c not in RAISABLE and _stated_complete(view, c)]
    if zero and company.complete:
        yield ZERO_BY_STATEMENT.fill(names=labels(zero))


def _stated_complete(view: View, channel: Channel) -> bool:
    balance = view.applying.company.balance(channel)
    return balance is not None and balance.source == "complete"


def _some_rule_is_broken(view: View) -> Iterator[Text]:
    """A breach in every case, though no rule is broken in all."""
    if view.verdict in BROKEN and not any(finding.outcome in BROKEN for finding in view.findings):
        yield BROKEN_ANYWAY


def _gaps(view: View) -> Iterator[Text]:
    """What is known to be missing."""
    for gap in view.applying.law.gaps(view.applying.as_of, view.applying.company.company_type):
        yield gap_told(gap)


def gap_told(gap: Gap) -> Text:
    """A gap with its code, as programs read it; what people read keeps the code for the small print."""
    return Text(f"{gap.id}：{gap.says.zh}", f"{gap.id}: {gap.says.en}")


NOTICES: tuple[Callable[[View], Iterator[Text]], ...] = (
    _nothing_in_force,
    _other_date,
    _rounded,
    _stale,
    _unused_facts,
    _other_grade,
    _issuer,
    _left_out,
    _zero_by_statement,
    _some_rule_is_broken,
    _gaps,
)
"""In the order in which they are told."""
