"""Money in channels that no text in force provides for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Outcome
from leverage.assessment.judging.case import Case
from leverage.law.rules import Access, Rule
from leverage.terms.channels import Channel, labels
from leverage.terms.texts import Text

_SAYS = Text("现行文本未规定的渠道。", "Channels that no text in force provides for.")
_NAME = Text("未作规定的渠道", "channels not provided for")


def money_in_silence(case: Case, texts: Sequence[Access], silent: frozenset[Channel]) -> list[Finding]:
    """Money, certain or possible, in channels that no text in force covers. Where no text speaks of access at all, silence says nothing."""
    held = frozenset(channel for channel in silent if case.used(channel).high != 0)
    if not texts or not held:
        return []
    used = case.company.over(held)
    names = labels(held)
    if used.low > 0:
        certain = labels(channel for channel in held if case.used(channel).low > 0) or names
        why = Text(
            f"{certain.zh or names.zh}已有余额（{reasons.span(used).zh}），现行文本均未规定该渠道：请向监管部门确认。",
            f"{certain.en or names.en}: {reasons.span(used).en}; no text in force covers it: ask the regulator.",
        )
    else:
        why = Text(
            f"不能排除有余额的未规定渠道：{names.zh}。",
            f"There may be money in channels that no text covers: {names.en}.",
        )
    text = texts[0]
    rule = silent_rule(text.changed(id=f"{case.law.place.code}/not-provided", name=_NAME, says=_SAYS), held)
    missing = (*case.company.unknown(silent), *(("regulator",) if used.low > 0 else ()))
    finding = replace(case.finding(rule, Outcome.UNDETERMINED, why), layer=text.layer)
    return [replace(finding, used=used, missing=missing, inputs=case.inputs(held, None))]


def silent_rule(text: Rule, channels: Iterable[Channel]) -> Access:
    """What stands in the place of a rule where no text speaks of channels: it cites the text that is silent."""
    named = frozenset(channels)
    return Access(
        id=text.id,
        name=text.name,
        says=text.says,
        source=text.source,
        article=text.article,
        channels=tuple(channel for channel in Channel if channel in named),
        level="permitted",
        special_apart=True,
    )
