"""What the rules of a place need to know of a company: what its input workbook asks for, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard

from leverage.law.conditions import LOCAL, ByFact, Condition, Is, Stated
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Count, Lenders, Limit, Manual, Rule, Term
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType, Fact

_FEW = 5
"""A limit over this many channels or fewer names them; one over nearly all funding names none in particular."""


@dataclass(frozen=True)
class Asks:
    """What to ask: facts, denominators, channels (those that matter most first), whether shareholders and approvals matter, and the channels whose
    approval names the amount.
    """

    facts: tuple[Fact, ...]
    bases: tuple[Base, ...] = tuple(Base)
    channels: tuple[Channel, ...] = tuple(Channel)
    shareholders: bool = True
    approvals: bool = True
    approved_amounts: tuple[Channel, ...] = ()


def asks_of(law: Law, as_of: date | None = None, company_type: CompanyType | None = None) -> Asks:
    """What the rules of a place ask for: those of every date and kind of company, unless a date or a kind is given."""
    rules = _possible(law, as_of, company_type)
    limits = [rule for rule in rules if isinstance(rule, Limit)]
    bases = {limit.base for limit in limits}
    facts = law.facts if as_of is None else law.facts_on(as_of)
    return Asks(
        facts=tuple(
            facts[name]
            for name in _facts(law, rules, dated=as_of is not None)
            if name in facts and name != "company_type"
        ),
        bases=tuple(base for base in Base if base in bases or _stands_in(base, bases)),
        channels=_channels(rules),
        shareholders=any(limit.per == "shareholder" for limit in limits)
        or any(isinstance(rule, Lenders) and not rule.strangers_only for rule in rules),
        approved_amounts=tuple(c for c in Channel if any(c in rule.counts for rule in rules if _unset(rule))),
        approvals=any(limit.approval_lifts for limit in limits)
        or any(isinstance(rule, Access) and rule.level == "with_approval" for rule in rules),
    )


def _unset(rule: Rule) -> TypeGuard[Access]:
    """Whether a rule opens channels without a number, so that the amount approved is the limit."""
    return isinstance(rule, Access) and rule.ratio_unset


def _stands_in(base: Base, needed: set[Base]) -> bool:
    """Net assets stand in for net capital where that is not stated."""
    return base is Base.NET_ASSETS and Base.NET_CAPITAL in needed


def _possible(law: Law, as_of: date | None, company_type: CompanyType | None) -> list[Rule]:
    """The rules that may apply: in force, for this kind of company, and not replaced whatever else is true."""
    held = law.read({}, as_of or date.today())  # as supplements settle what is contested
    rules = [rule for rule in held.rules if as_of is None or rule.in_force(as_of)]
    if company_type is not None:
        rules = [rule for rule in rules if all(_open(condition, company_type) for condition in rule.when)]
    if as_of is None:
        return rules
    certain = [rule for rule in rules if not any(_undecided(c, company_type) for c in rule.when)]
    gone = {name for rule in certain for name in rule.replaces}
    return [rule for rule in rules if rule.id not in gone]


def _open(condition: Condition, company_type: CompanyType) -> bool:
    """Whether a condition can hold for this kind of company."""
    return not (isinstance(condition, Is) and condition.fact == "company_type") or company_type.value in condition.among


def _undecided(condition: Condition, company_type: CompanyType | None) -> bool:
    return company_type is None or not isinstance(condition, Is) or condition.fact != "company_type"


def _facts(law: Law, rules: Iterable[Rule], *, dated: bool) -> dict[str, None]:
    """The names of the facts that some rule turns on, in the order of the rules. A question of the past is put only for a date of the past."""
    names: dict[str, None] = {}
    for rule in rules:
        names |= dict.fromkeys(_conditions(rule.when))
        match rule:
            case Limit(multiple=ByFact() | Stated() as table):
                names[table.fact] = None
            case Limit() if rule.multiple is LOCAL:
                for ratio in law.pool_ratios:
                    names |= dict.fromkeys(_conditions(ratio.when))
                    if isinstance(ratio.multiple, ByFact | Stated):
                        names[ratio.multiple.fact] = None
            case Count(fact=fact):
                names[fact] = None
            case Term(benchmark=str() as benchmark):
                names[benchmark] = None
            case Manual(fact=Fact() as fact) if dated or rule.until is None:
                names[fact.name] = None
    return names


def _conditions(when: Iterable[Condition]) -> list[str]:
    return [fact for condition in when for fact in condition.facts]


def _channels(rules: Iterable[Rule]) -> tuple[Channel, ...]:
    """Every channel, those first that a rule names or opens."""
    named: set[Channel] = set()
    for rule in rules:
        counts = rule.counts if isinstance(rule, Limit | Access) else frozenset()
        if len(counts) <= _FEW or (isinstance(rule, Access) and rule.level != "prohibited" and counts != FUNDING):
            named |= counts
    return tuple(sorted(Channel, key=lambda channel: channel not in named))
