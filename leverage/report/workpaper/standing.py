"""Which rule stands behind a finding, and whether the amounts of the workbook can still move it.

A finding tells what became of a rule. The formulas of the workbook need the rule itself (which answer, which test, which level of access), and to
know whether it applies whatever the open facts turn out to be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, Finding, Outcome
from leverage.assessment.worlds.known import consents, known_answers, open_facts_of
from leverage.law import rulebook
from leverage.law.conditions import LOCAL, UNKNOWN, ByFact, Key, fact_of
from leverage.law.regime import Regime
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Count, Limit, Manual, Rule
from leverage.report.words import INACTIVE, active
from leverage.terms.answers import read_fact
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.facts import FactValue


@dataclass(frozen=True)
class Standing:
    """An assessment beside the law that it applied."""

    assessment: Assessment

    @cached_property
    def law(self) -> Law:
        """The law of the place."""
        return self.assessment.law or rulebook.load_on_demand().law(self.assessment.place)

    @cached_property
    def regimes(self) -> list[Regime]:
        """The regimes that hold on the date of the check, the nearest first: a city may have ceased to follow its province."""
        law = self.law
        end = law.local.follows_until
        left = law.province if end is not None and end <= self.assessment.as_of else None
        return [regime for regime in law.regimes if left is None or regime is not left]

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules of the place, by id."""
        return {rule.id: rule for rule in self.law.rules}

    @cached_property
    def in_force(self) -> list[Rule]:
        """The rules in force on the date of the check."""
        return [rule for rule in self.law.rules if rule.in_force(self.assessment.as_of)]

    @cached_property
    def answers(self) -> dict[str, FactValue]:
        """The stated facts, as the law of the place reads them."""
        company, facts = self.assessment.company, self.law.facts_on(self.assessment.as_of)
        found: dict[str, FactValue] = {
            name: read_fact(facts[name], value) for name, value in company.facts.items() if name in facts
        }
        if company.company_type is not None:
            found["company_type"] = str(company.company_type)
        return found

    @cached_property
    def _known(self) -> dict[Key, FactValue]:
        """What the engine takes as answered, which may be more than was stated."""
        return known_answers(self.assessment.company, self.law, self.assessment.as_of)

    @cached_property
    def settled(self) -> bool:
        """Whether the stated facts alone decide which rules apply and with which multiples."""
        return not open_facts_of(self.in_force, self._known, self.law, self.assessment.as_of)

    @cached_property
    def consented(self) -> bool:
        """Whether no consent that decides a rule is still to be had: what approvals would open is then decided by approvals alone."""
        return all(
            self._known.get(fact) is True for fact in consents(self.law, self.assessment.as_of) if self.turns_on(fact)
        )

    def turns_on(self, *facts: Key) -> bool:
        """Whether one of these facts decides which rules apply, or with which multiples."""
        return any(fact_of(key) in facts for rule in self.in_force for key in self.law.keys(rule))

    @cached_property
    def live(self) -> list[Finding]:
        """The findings that the amounts of the workbook can move, the worst first."""
        sleeping = [f for f in self.assessment.findings if self._sleeps(f)]
        return active(self.assessment) + sleeping + list(self.lifted.values())

    @cached_property
    def idle(self) -> list[Finding]:
        """The findings of rules that do not apply, or were replaced."""
        still = (f for f in self.assessment.findings if f.outcome in INACTIVE and not self._sleeps(f))
        return [f for f in still if f.rule not in self.lifted]

    @cached_property
    def lifted(self) -> dict[str, Finding]:
        """The limits that do not apply only because an approval lifts them, with the figures that they have without it."""
        told = self.assessment
        lifting = {rule.id for rule in self.in_force if isinstance(rule, Limit) and rule.approval_lifts}
        here = {f.rule: f for f in told.findings if f.rule in lifting and f.outcome is Outcome.NOT_APPLICABLE}
        if not here or not told.company.approvals:
            return {}
        bare = replace(told.company, approvals=frozenset())
        without = assess(bare, self.law, told.as_of, without_stale=told.without_stale).findings
        return {
            f.rule: replace(f, outcome=Outcome.NOT_APPLICABLE, why=here[f.rule].why)
            for f in without
            if f.rule in here and f.outcome not in INACTIVE
        }

    def _sleeps(self, found: Finding) -> bool:
        """Whether a question does not arise only because there is no money in its channels."""
        rule = self.rules.get(found.rule)
        left_out = self.assessment.without_stale and found.stale and found.layer == "local"
        if found.outcome is not Outcome.NOT_APPLICABLE or not isinstance(rule, Manual) or left_out:
            return False
        return bool(rule.counts) and rule in self.in_force and self._applies(rule) is not False and self.empty(rule)

    def empty(self, rule: Manual) -> bool:
        """Whether there is surely no money in the channels of a question."""
        return self.assessment.company.over(rule.counts).high == 0

    def _applies(self, rule: Rule) -> bool | None:
        held = [condition.holds(self._known, self.assessment.as_of) for condition in rule.when]
        return False if False in held else None if None in held else True

    @cached_property
    def access(self) -> list[Access]:
        """What the texts say of channels, as far as it applies or may apply: those merely permitting have no finding."""
        left_out = {f.rule for f in self.assessment.findings if f.outcome in INACTIVE}
        found = []
        for rule in self.in_force:
            if not isinstance(rule, Access) or rule.id in left_out or self._applies(rule) is False:
                continue
            stale = self.assessment.without_stale and rule.stale(self.assessment.as_of)
            replacing = [other for other in self.in_force if rule.id in other.replaces]
            if not (stale and rule.layer == "local") and not any(self._applies(other) for other in replacing):
                found.append(rule)
        return found

    @cached_property
    def barred(self) -> frozenset[Channel]:
        """The channels that a text prohibits, or may prohibit."""
        return frozenset(channel for rule in self.access if rule.level == "prohibited" for channel in rule.counts)

    def unpublished(self, rule: Limit) -> bool:
        """Whether the multiple of a limit is one that nobody has seen, or may be, whatever the open facts turn out to be."""
        if rule.multiple is not LOCAL:
            return rule.multiple is UNKNOWN
        for ratio in self.law.pool_ratios:
            held = [condition.holds(self._known, self.assessment.as_of) for condition in ratio.when]
            if False not in held and ratio.multiple is UNKNOWN:
                return True
            if all(held):
                break
        return False

    @cached_property
    def lifting(self) -> list[Limit]:
        """The limits in play that an approval lifts."""
        found = (self.rules.get(f.rule) for f in self.live)
        return [rule for rule in found if isinstance(rule, Limit) and rule.approval_lifts]

    @cached_property
    def asking(self) -> list[Access]:
        """The rules in play that ask for an approval."""
        found = [self.rules.get(f.rule) for f in self.live]
        return [rule for rule in found if isinstance(rule, Access) and rule.level == "with_approval"]

    def needing(self, channel: Channel) -> list[Access]:
        """The rules that ask for an approval of one channel."""
        return [rule for rule in self.asking if channel in rule.counts]

    def is_given(self, channel: Channel) -> bool:
        """Whether every approval that a channel needs was obtained."""
        given = self.assessment.company.approvals
        by_limit = any(channel in limit.counts for limit in self.law.limits_approved(given))
        return channel in given or by_limit or all(rule.id in given for rule in self.needing(channel))

    @cached_property
    def conditions(self) -> list[Manual]:
        """The conditions in play that close their channels once they are answered "no"."""
        found = (self.rules.get(f.rule) for f in self.live)
        return [rule for rule in found if isinstance(rule, Manual) and rule.counts and not rule.decides]

    def unmet(self, channel: Channel) -> bool:
        """Whether a condition on a channel was answered "no"."""
        return any(channel in rule.counts and self.answers.get(rule.fact.name) is False for rule in self.conditions)

    @cached_property
    def silent(self) -> tuple[Channel, ...]:
        """The channels that no text provides for."""
        return tuple(room.channel for room in self.assessment.channels if room.access == "not_provided")

    @cached_property
    def funding(self) -> frozenset[Channel]:
        """What counts as funding here: with outright transfers where a limit counts them."""
        limited = {c for f in self.live if f.kind == "limit" and f.rule not in self.lifted for c in f.channels}
        return FUNDING | ({Channel.ASSET_TRANSFER_OUTRIGHT} & limited)

    @cached_property
    def fact_names(self) -> list[str]:
        """The facts that matter here, those that choose rules first; benchmark rates have a table of their own."""
        names = ["company_type"]
        for rule in self.in_force:
            names += self._turning_on(rule)
            names += [rule.fact.name] if isinstance(rule, Manual) else [rule.fact] if isinstance(rule, Count) else []
        known = [*names, *self.answers]
        return [n for n in dict.fromkeys(known) if n in self.law.facts and self.law.facts[n].kind != "rates"]

    def _turning_on(self, rule: Rule) -> list[str]:
        names = list(rule.facts)
        if isinstance(rule, Limit) and rule.multiple is LOCAL:
            for ratio in self.law.pool_ratios:
                names += [fact for condition in ratio.when for fact in condition.facts]
                names += [ratio.multiple.fact] if isinstance(ratio.multiple, ByFact) else []
        return names

    @cached_property
    def answered_live(self) -> set[str]:
        """The facts that formulas read; the others choose rules and multiples, which only the program can do."""
        rules = [self.rules.get(f.rule) for f in self.live]
        return {r.fact.name for r in rules if isinstance(r, Manual)} | {r.fact for r in rules if isinstance(r, Count)}
