"""An assessment beside the law that it applied: which of its inputs formulas can follow, and which only the program."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from leverage.assessment import reasons
from leverage.assessment.findings import Assessment, Finding, Outcome
from leverage.company import Company
from leverage.law import rulebook
from leverage.law.conditions import LOCAL, ByFact, Holding, fact_of
from leverage.law.regime import Regime
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Count, Lenders, Limit, Manual, Rule, Term
from leverage.report.words import INACTIVE, active
from leverage.terms.answers import read_fact
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.facts import Fact, FactValue


@dataclass(frozen=True)
class Following:
    """What the formulas of a workpaper rest on."""

    assessment: Assessment

    @property
    def company(self) -> Company:
        """The company."""
        return self.assessment.company

    @cached_property
    def law(self) -> Law:
        """The law of the place, as it was read, with what a supplement adds."""
        law = self.assessment.law or rulebook.load_on_demand().law(self.assessment.place)
        return law.read(self.assessment.readings, self.assessment.as_of)

    @cached_property
    def in_force(self) -> list[Rule]:
        """The rules in force on the date of the check."""
        return [rule for rule in self.law.rules if rule.in_force(self.assessment.as_of)]

    @cached_property
    def regimes(self) -> list[Regime]:
        """The regimes that hold on the date of the check: a city may have ceased to follow its province."""
        law, end = self.law, self.law.local.follows_until
        left = law.province if end is not None and end <= self.assessment.as_of else None
        return [regime for regime in law.regimes if left is None or regime is not left]

    # findings

    @cached_property
    def live(self) -> list[Finding]:
        """The findings that the amounts of the workbook can move, the worst first."""
        return active(self.assessment) + [f for f in self.assessment.findings if self._sleeps(f)]

    @cached_property
    def idle(self) -> list[Finding]:
        """The findings of rules that do not apply, or were replaced."""
        return [f for f in self.assessment.findings if f.outcome in INACTIVE and not self._sleeps(f)]

    def _sleeps(self, finding: Finding) -> bool:
        """Whether a question does not arise only because there is no money in its channels: it does once there is some."""
        rule = finding.of
        if not isinstance(rule, Manual) or finding.outcome is not Outcome.NOT_APPLICABLE or not rule.counts:
            return False
        shut = finding.why in (reasons.CONDITION_NOT_MET, reasons.EXCLUDED_AS_STALE) or rule not in self.in_force
        return not shut and self.company.over(rule.counts).high == 0

    @cached_property
    def limits(self) -> list[Finding]:
        """The limits in play, each with the first of its findings."""
        first: dict[str, Finding] = {}
        for finding in self.live:
            if isinstance(finding.of, Limit):
                first.setdefault(finding.rule, finding)
        return list(first.values())

    @cached_property
    def loan_by_loan(self) -> bool:
        """Whether a rule looks at loans or lenders one by one: a loan that is repaid, or drawn, then changes what is looked at."""
        return any(
            isinstance(f.of, Count | Term | Lenders)
            or (isinstance(f.of, Limit) and (f.of.per == "shareholder" or f.of.per_loan))
            or (isinstance(f.of, Access) and f.of.per_loan)
            for f in self.live
        )

    # channels

    @cached_property
    def silent(self) -> frozenset[Channel]:
        """The channels that no text provides for."""
        return frozenset(room.channel for room in self.assessment.channels if room.access == "not_provided")

    @cached_property
    def leaves_silent(self) -> bool:
        """Whether texts speak of channels, and leave some out. Where none speaks of any, silence says nothing."""
        return bool(self.silent) and any(isinstance(rule, Access) for rule in self.in_force)

    @cached_property
    def funding(self) -> frozenset[Channel]:
        """What counts as funding here: with outright transfers where a limit counts them."""
        limited = {channel for finding in self.limits for channel in finding.channels}
        return FUNDING | ({Channel.ASSET_TRANSFER_OUTRIGHT} & limited)

    @cached_property
    def switches(self) -> list[frozenset[Channel]]:
        """The channels of which it decides what applies whether they hold money."""
        rules = [rule for rule in self.law.every_rule if rule.in_force(self.assessment.as_of)]
        held = [c.counts for rule in rules for c in rule.when if isinstance(c, Holding)]
        if any(fact_of(key) == "debt_issuer" for rule in rules for key in self.law.keys(rule)):
            held += [frozenset({Channel.BOND}), frozenset({Channel.ABS})]
        return list(dict.fromkeys(held))

    def conditions(self, channel: Channel) -> list[Manual]:
        """The conditions in play that close a channel once they are answered "no"."""
        found = (f.of for f in self.live if isinstance(f.of, Manual) and channel in f.of.counts and not f.of.decides)
        return list(found)

    # approvals

    @cached_property
    def asking(self) -> list[Access]:
        """The rules in play that ask for an approval."""
        found = {f.rule: f.of for f in self.live if isinstance(f.of, Access) and f.of.level == "with_approval"}
        return list(found.values())

    @cached_property
    def lifting(self) -> list[Limit]:
        """The limits that an approval lifts."""
        return [rule for rule in self.in_force if isinstance(rule, Limit) and rule.approval_lifts]

    def needing(self, channel: Channel) -> list[Access]:
        """The rules that ask for an approval of one channel."""
        return [rule for rule in self.asking if channel in rule.counts]

    def follows_approval(self, channel: Channel) -> bool:
        """Whether formulas follow an approval of a channel: it opens the channel, and does nothing else."""
        more = any(channel in limit.counts for limit in self.lifting)
        more |= any(fact.approval == channel.value for fact in self.facts.values())
        more |= bool(self.law.limits_approved(self.company.approvals))
        asking = self.needing(channel)
        return bool(asking) and not more and not any(rule.per_loan or rule.ratio_unset for rule in asking)

    # facts

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts of the place, as they are answered on the date."""
        return self.law.facts_on(self.assessment.as_of)

    @cached_property
    def answers(self) -> dict[str, FactValue]:
        """The stated facts, as the law of the place reads them."""
        stated = ((name, value) for name, value in self.company.facts.items() if name in self.facts)
        found: dict[str, FactValue] = {name: read_fact(self.facts[name], value) for name, value in stated}
        if self.company.company_type is not None:
            found["company_type"] = str(self.company.company_type)
        return found

    @cached_property
    def _deciding(self) -> list[str]:
        """The facts that decide which rules apply, or with which multiples."""
        names: list[str] = []
        for rule in self.in_force:
            names += rule.facts
            if isinstance(rule, Limit) and rule.multiple is LOCAL:
                for ratio in self.law.pool_ratios:
                    names += [fact for condition in ratio.when for fact in condition.facts]
                    names += [ratio.multiple.fact] if isinstance(ratio.multiple, ByFact) else []
        return names

    @cached_property
    def fact_names(self) -> list[str]:
        """The facts that matter here, those that choose rules first; benchmark rates have a table of their own."""
        asked = [_fact_of(finding.of) for finding in (*self.live, *self.idle)]
        names = dict.fromkeys(["company_type", *self._deciding, *(name for name in asked if name), *self.answers])
        return [name for name in names if name in self.facts and self.facts[name].kind != "rates"]

    @cached_property
    def answered_live(self) -> set[str]:
        """The facts whose answers formulas read, and which choose no rule and no multiple."""
        asked = {_fact_of(finding.of) for finding in self.live}
        return {name for name in asked if name} - set(self._deciding)


def _fact_of(rule: Rule) -> str | None:
    """The fact whose answer becomes the outcome of a rule."""
    return rule.fact.name if isinstance(rule, Manual) else rule.fact if isinstance(rule, Count) else None
