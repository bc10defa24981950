"""One rule against one company whose facts are known or assumed: what becomes of it, and why.

Sums are intervals. A limit is kept if the most that may be used is within the cap, broken if the least is above it, and otherwise undetermined,
naming what would settle it.
"""

from __future__ import annotations

from typing import assert_never

from leverage.assessment.findings import Finding
from leverage.assessment.judging.access import access
from leverage.assessment.judging.case import Case
from leverage.assessment.judging.count import count
from leverage.assessment.judging.lenders import lenders
from leverage.assessment.judging.limit import limit
from leverage.assessment.judging.loans import term
from leverage.assessment.judging.questions import manual
from leverage.assessment.judging.shareholders import limit_per_shareholder
from leverage.law.rules import Access, Count, Lenders, Limit, Manual, Rule, Term


def judge_rule(case: Case, rule: Rule) -> list[Finding]:
    """What becomes of a rule that applies: one finding, or one for each shareholder, lender or loan."""
    match rule:
        case Limit(per="shareholder"):
            return limit_per_shareholder(case, rule)
        case Limit():
            return [limit(case, rule)]
        case Count():
            return [count(case, rule)]
        case Term():
            return term(case, rule)
        case Lenders():
            return lenders(case, rule)
        case Manual():
            return [manual(case, rule)]
        case Access():
            return access(case, rule)
        case _:
            assert_never(rule)
