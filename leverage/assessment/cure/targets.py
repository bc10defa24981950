"""What a cure has to mend: the limits that are exceeded, each with what may stand under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from leverage.assessment.cure.changed import RISING, Pot
from leverage.assessment.findings import BROKEN, INACTIVE, Assessment, Finding, Outcome
from leverage.assessment.reasons import ceil_fen
from leverage.company import Loan, by_lender
from leverage.law.rules import Access, Limit
from leverage.terms.money import Yuan
from leverage.terms.names import name_key


@dataclass(frozen=True)
class Target:
    """A limit to be kept: so much of the cap may stand under it as ``share`` says. At the cautious end all the money counts that may fall under it, and the
    lowest cap that may apply; at the other end (``easiest``) the money that certainly does, and the highest.
    """

    finding: Finding
    share: Fraction
    easiest: bool = False

    @property
    def cap(self) -> Yuan | None:
        """What may stand under it; None where nobody can say."""
        if isinstance(self.finding.of, Access):
            return Fraction(0)
        cap = self.finding.cap_upper if self.easiest else self.finding.cap
        return None if cap is None else cap * self.share

    @property
    def bounded(self) -> bool:
        """Whether it is known how much may fall under it at the most; at the other end that does not matter."""
        return self.easiest or (self.finding.used is not None and self.finding.used.high is not None)

    def holds(self, pot: Pot, loans: Iterable[Loan]) -> bool:
        """Whether money counts under it."""
        counts = self.finding.of.counts
        if not pot.among & counts or (self.easiest and not pot.among <= counts):
            return False
        if self.finding.subject is None:
            return True
        lender = _lender(self.finding, loans)
        return pot.lender is not None and name_key(pot.lender) == name_key(lender)

    @property
    def lifted_by_capital(self) -> bool:
        """Whether new capital lifts it: not a prohibition, a shareholder's own cap, or a limit over the prior year-end's net assets."""
        rule, times = self.finding.of, self.finding.multiples
        if not isinstance(rule, Limit) or self.finding.subject is not None:
            return False
        return rule.base in RISING and bool(times and times[1])

    @property
    def capital(self) -> Yuan | None:
        """The least capital with which all that may be used is within it, up to the fen; None where capital does not lift it, or nobody can say."""
        finding, amount = self.finding, self.finding.base_amount
        if not (self.lifted_by_capital and finding.multiples and finding.multiples[0] and finding.used):
            return None
        if amount is None or finding.used.high is None:
            return None
        needed = ceil_fen(finding.used.high) / (finding.multiples[0] * self.share) - amount
        return max(Fraction(0), ceil_fen(needed))


def broken(found: Assessment, share: Fraction) -> list[Target]:
    """The limits that are certainly exceeded, or, with a ``share`` below one, certainly used beyond that share of their caps."""
    return [Target(finding, share) for finding in found.findings if _over(finding, share)]


def not_kept(found: Assessment, share: Fraction) -> list[Target]:
    """The limits that are exceeded or may be: where something is exceeded whatever is true, and no limit by itself."""
    held = [f for f in found.findings if f.outcome in (*BROKEN, Outcome.UNDETERMINED) and f.counts_in_verdict]
    return [Target(finding, share) for finding in held if _is_limit(finding)]


def _over(finding: Finding, share: Fraction) -> bool:
    if finding.outcome in BROKEN:
        return _is_limit(finding)
    limited = share < 1 and isinstance(finding.of, Limit) and not finding.of.approval_lifts
    if not limited or finding.outcome in INACTIVE or finding.may_not_apply or not finding.counts_in_verdict:
        return False
    return finding.cap_upper is not None and finding.used is not None and finding.used.low > share * finding.cap_upper


def _is_limit(finding: Finding) -> bool:
    """Whether less money mends it: a limit that no approval lifts, or a prohibition."""
    rule = finding.of
    return (isinstance(rule, Limit) and not rule.approval_lifts) or (
        isinstance(rule, Access) and rule.level == "prohibited"
    )


def _lender(finding: Finding, loans: Iterable[Loan]) -> str:
    """The lender that a finding is about, as its rows are grouped: one without a name goes by its first row."""
    rows = [loan for loan in loans if loan.channel in finding.of.counts and loan.balance]
    for lender, own in by_lender(rows).items():
        if finding.subject in (lender, own[0].source):
            return lender
    return finding.subject or ""
