"""A question that no figure decides: what was answered to it."""

from __future__ import annotations

from dataclasses import replace

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Outcome
from leverage.assessment.judging.case import Case
from leverage.law.rules import Manual
from leverage.terms.facts import value_label
from leverage.terms.texts import Text


def manual(case: Case, rule: Manual) -> Finding:
    """What becomes of a question: unanswered, it is asked and does not spoil the verdict. An answer that a scenario assumes, because something else turns
    on the same fact, is no answer.
    """
    answer = None if rule.fact.name in case.assumed else case.answers.get(rule.fact.name)
    if not (rule.act and answer is False) and rule.counts and case.company.over(rule.counts).high == 0:
        why = Text("相关渠道余额为零。", "The channels concerned hold no money.")
        return case.finding(rule, Outcome.NOT_APPLICABLE, why)
    if answer is None:
        asked = case.finding(rule, Outcome.UNDETERMINED, rule.fact.ask)
        return replace(asked, missing=(rule.fact.name,), counts_in_verdict=rule.decides)
    told = Text("（已答：", "(answered:") + value_label(answer) + Text("）", ")")
    if answer is not True and rule.decides:
        uncovered = case.finding(
            rule, Outcome.UNDETERMINED, rule.fact.label + told + reasons.CONSEQUENCES["not_provided"]
        )
        return replace(uncovered, missing=("regulator",))
    return case.finding(rule, Outcome.COMPLIANT if answer is True else Outcome.BREACH, rule.fact.label + told)
