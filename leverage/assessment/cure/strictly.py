"""The cure that holds however contested clauses are read: the least to repay, and the least capital, under every admissible combination at once.

Repaying for one way of reading may not suffice for another. So the company is changed by what is known to be needed and assessed strictly; under a
combination in which it is still in breach, the limits broken there are mended too, until none is left. Each of them must be kept, so that what suffices
in the end is the least; and it is never given unless the strict assessment of the changed company has no breach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from leverage.assessment.assess import assess
from leverage.assessment.cure.changed import Pot, pots
from leverage.assessment.cure.cure import Cure, Repayment, Unmended, after_way, cure, lift, through
from leverage.assessment.cure.programme import least
from leverage.assessment.cure.targets import Target
from leverage.assessment.findings import BROKEN, Assessment, Finding
from leverage.company import Company
from leverage.law.rulebook import Law
from leverage.terms.money import Yuan

_MOST_WAYS = 40
"""So many combinations are mended one after the other; beyond that nothing is said."""
_ALL = Fraction(1)
_Way = TypeVar("_Way", dict[Pot, Yuan], Yuan)
_Choice = tuple[tuple[str, str], ...]


def strict_cure(company: Company, law: Law, found: Assessment, taken: Cure) -> Cure:
    """What mends the breaches of a company under every admissible reading. ``taken`` is the cure under the readings of ``found``; it comes back itself where
    it holds under every other. Amounts are None where nothing is certain to mend them, as in a cure.
    """
    return _Strictly(company, law, found, taken).cure()


class _Strictly:
    def __init__(self, company: Company, law: Law, found: Assessment, taken: Cure) -> None:
        self.company, self.law, self.found, self.taken = company, law, found, taken
        self._under: dict[_Choice, Cure] = {}

    def cure(self) -> Cure:
        amounts = self._way(lambda targets: least(self._held, targets, self.company.loans, self._held))
        capital = self._way(lift)
        total = None if amounts is None else sum(amounts.values(), Fraction(0))
        alone = tuple(self._alone())
        if not self._under:
            return self.taken
        cures = (self.taken, *self._under.values())
        findings = _each(finding for one in cures for finding in one.of)
        sure = all(one.at_least == one.repay_total for one in cures)
        at_least = total if total is not None and sure else max(one.at_least for one in cures)
        return Cure(
            of=findings,
            repay_total=total,
            repay=through(amounts or {}, named=any(finding.subject is not None for finding in findings)),
            alone=alone,
            at_least=at_least if total is None else min(at_least, total),
            capital=capital,
            blocked_by=_each(finding for one in cures for finding in one.blocked_by) if capital is None else (),
            others=tuple(self._others(cures)),
            amounts=tuple((amounts or {}).items()),
        )

    @cached_property
    def _held(self) -> tuple[Pot, ...]:
        return pots(self.company)

    def _way(self, least_for: Callable[[Sequence[Target]], _Way | None]) -> _Way | None:
        """The least way of some kind after which no combination of readings is in breach; None where there is none."""
        targets = [Target(finding, _ALL) for finding in self.taken.of]
        for _ in range(_MOST_WAYS):
            way = least_for(targets)
            choice = None if way is None else self._breaking(way)
            if choice is None:
                return way
            broken = [Target(finding, _ALL) for finding in self._cured_under(choice).of]
            fresh = [target for target in broken if target not in targets]
            if not fresh:
                return None
            targets += fresh
        return None

    def _breaking(self, way: dict[Pot, Yuan] | Yuan) -> _Choice | None:
        """A combination of readings under which the company is in breach all the same; None where there is none."""
        changed = after_way(self.company, self.law, way) if way else self.company
        after = self._assess(changed, (), contested=True)
        if after.strict is not None:
            return after.strict.broken_under if after.strict.verdict in BROKEN else None
        return () if after.verdict in BROKEN else None

    def _cured_under(self, choice: _Choice) -> Cure:
        """What mends the company as it is under one combination of readings."""
        if choice not in self._under:
            under = self._assess(self.company, choice, contested=False)
            self._under[choice] = cure(self.company, self.law, under)
        return self._under[choice]

    def _assess(self, company: Company, choice: _Choice, *, contested: bool) -> Assessment:
        return assess(
            company,
            self.law,
            self.found.as_of,
            without_stale=self.found.without_stale,
            readings={**self.found.readings, **dict(choice)},
            contested=contested,
            listed=False,
        )

    def _alone(self) -> Iterator[Repayment]:
        """The least through each channel, and each line, by itself."""
        for channel, line in dict.fromkeys((pot.channel, pot.line) for pot in self._held):
            own = [pot for pot in self._held if (pot.channel, pot.line) == (channel, line)]
            way = self._way(lambda targets, own=own: least(self._held, targets, self.company.loans, own))  # type: ignore[misc]
            if way:
                yield Repayment(channel, line, sum(way.values(), Fraction(0)))

    def _others(self, cures: Sequence[Cure]) -> Iterator[Unmended]:
        held: dict[tuple[tuple[str, str | None], str], Unmended] = {}
        for one in (other for each in cures for other in each.others):
            held.setdefault((_name(one.finding), one.what.en), one)
        yield from held.values()


def _each(findings: Iterator[Finding]) -> tuple[Finding, ...]:
    """Each limit once; of one that stands under several combinations, the one with the least cap."""
    held: dict[tuple[str, str | None], Finding] = {}
    for finding in findings:
        before = held.setdefault(_name(finding), finding)
        if before.cap is not None and finding.cap is not None and finding.cap < before.cap:
            held[_name(finding)] = finding
    return tuple(held.values())


def _name(finding: Finding) -> tuple[str, str | None]:
    return finding.rule, finding.subject
