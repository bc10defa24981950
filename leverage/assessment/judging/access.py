"""Access to channels: money where a text prohibits it, asks for an approval, or opens a channel without a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Input, Outcome, in_order, worst
from leverage.assessment.judging.case import Case, merely_permits
from leverage.law.rules import Access
from leverage.terms.channels import Channel
from leverage.terms.texts import Text

Verdict = tuple[Outcome, Text, tuple[str, ...]]
"""What becomes of the money in some channels, why, and what would settle it."""


def access(case: Case, rule: Access) -> list[Finding]:
    """What becomes of a rule about access; of a mere permission, nothing."""
    if merely_permits(rule):
        return []
    verdicts = [*_closed(case, rule), *_approvals(case, rule), *_amounts(case, rule)]
    outcome = worst(verdict[0] for verdict in verdicts)
    told = [why for its, why, _ in verdicts if its is not Outcome.COMPLIANT]
    missing = dict.fromkeys(name for _, _, names in verdicts for name in names)
    concerned = rule.counts
    if rule.level == "with_approval" and not (rule.ratio_unset and rule.counts - case.bounded):
        concerned = frozenset(c for c in rule.counts if not _approved(case, rule, c))
    why = sum(told[1:], told[0]) if told else _KEPT[rule.level]
    return [
        replace(
            case.finding(rule, outcome, why),
            used=case.company.over(concerned),
            missing=tuple(missing),
            inputs=(*case.inputs(concerned, None), *_approval_cells(case, rule)),
        )
    ]


def _approval_cells(case: Case, rule: Access) -> Iterator[Input]:
    """Where the approvals stand that were stated for the rule or for its channels."""
    if rule.level == "with_approval":
        for name in (rule.id, *(channel.value for channel in in_order(rule.counts))):
            cell = case.company.where.get(f"approval:{name}")
            if cell and name in case.company.approvals:
                yield Input(f"approval:{name}", None, cell)
    for channel, amount in case.company.approved_amounts.items():
        if rule.ratio_unset and channel in rule.counts - case.bounded:
            yield Input(f"approved_amounts:{channel.value}", amount.amount, amount.source)


_KEPT = {
    "permitted": Text("余额为零，或受其他限额约束。", "No money in these channels, or bounded by another limit."),
    "with_approval": Text("未使用须批准的渠道，或已获批准。", "No money in these channels, or approved."),
    "prohibited": Text("未使用被禁止的渠道。", "No money in these channels."),
}


def _closed(case: Case, rule: Access) -> Iterator[Verdict]:
    """Money in prohibited channels."""
    held = [channel for channel in in_order(rule.counts) if case.used(channel).high != 0]
    if rule.level == "prohibited" and held:
        used = case.company.over(rule.counts)
        if used.low > 0:
            yield Outcome.PROHIBITED, reasons.held(held, used) + reasons.PROHIBITED_CHANNELS, ()
        else:
            yield Outcome.UNDETERMINED, reasons.perhaps_held(held), tuple(case.company.unknown(rule.counts))


def _approvals(case: Case, rule: Access) -> Iterator[Verdict]:
    """Money without the approval that it needs."""
    if rule.level != "with_approval":
        return
    without = frozenset(channel for channel in rule.counts if not _approved(case, rule, channel))
    held = [channel for channel in in_order(without) if case.used(channel).high != 0]
    if not held:
        return
    used = case.company.over(without)
    named = [channel for channel in held if case.names(channel, rule)]
    if named:  # only where the approval is given loan by loan
        yield (
            Outcome.UNDETERMINED,
            reasons.held(named, case.company.over(frozenset(named))) + reasons.PER_LOAN,
            ("loans", "approvals"),
        )
        without -= frozenset(named)
        held = [channel for channel in held if channel in without]
        used = case.company.over(without)
    if held and used.low > 0:
        yield Outcome.NEEDS_APPROVAL, reasons.held(held, used) + reasons.NO_APPROVAL_STATED, ("approvals",)
    elif held:
        missing = (*case.company.unknown(without), "approvals")
        yield Outcome.UNDETERMINED, reasons.perhaps_held(held), missing


def _approved(case: Case, rule: Access, channel: Channel) -> bool:
    """Whether all the money in a channel has its approval."""
    if rule.per_loan:
        rows = case.ledger(frozenset({channel}))
        return bool(rows) and all(loan.approval for loan in rows) and not case.unlisted(frozenset({channel}))
    return case.names(channel, rule) or (rule.ratio_unset and channel in case.company.approved_amounts)


def _amounts(case: Case, rule: Access) -> Iterator[Verdict]:
    """Money in a channel that the text opens without a number, and that no limit contains: against the amount that the approval names."""
    if not rule.ratio_unset:
        return
    for channel in in_order(rule.counts - case.bounded):
        used = case.used(channel)
        amount = case.company.approved_amounts.get(channel)
        if used.high == 0 or (rule.level == "with_approval" and not _approved(case, rule, channel)):
            continue  # no money; or no approval whose amount could be told
        if amount is None:
            unknown = case.company.unknown(frozenset({channel})) if used.low == 0 else []
            yield Outcome.UNDETERMINED, reasons.no_number(channel, used), (*unknown, "approved_amounts")
        elif used.low > amount.amount:
            yield Outcome.NEEDS_APPROVAL, reasons.above_approved(channel, used, amount.amount), ("approvals",)
        elif used.high is None or used.high > amount.amount:
            missing = tuple(case.company.unknown(frozenset({channel})))
            yield Outcome.UNDETERMINED, reasons.above_approved(channel, used, amount.amount), missing
