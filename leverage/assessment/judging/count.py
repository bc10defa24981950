"""A count of lenders: at most so many of one channel."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from leverage.assessment.findings import Finding, Input, Outcome
from leverage.assessment.judging.case import Case
from leverage.company import Interval
from leverage.law.rules import Count
from leverage.terms.errors import InputError
from leverage.terms.names import name_key
from leverage.terms.texts import Text


def count(case: Case, rule: Count) -> Finding:
    """The number of lenders, by the ledger or as stated."""
    channels = frozenset({rule.channel})
    used = case.company.over(channels)
    rows = case.ledger(channels)
    names = {name_key(loan.lender) for loan in rows if loan.lender}
    listed = bool(rows) and all(loan.lender for loan in rows) and not case.company.unknown(channels)
    listed = listed and not case.unlisted(
        channels
    )  # a line of the sheet that was answered to be a bank's, beside the ledger
    stated = case.answers.get(rule.fact)
    if isinstance(stated, int) and (len(names) > stated or (listed and len(names) != stated)):
        raise InputError(
            Text(
                f"{stated}家与融资明细中的{len(names)}家不一致",
                f"{stated} contradicts the ledger, which names {len(names)} lenders",
            ),
            Text("请改正其一", "correct one of them"),
            f"facts.{rule.fact}",
        )
    if stated == 0 and used.low > 0:
        raise InputError(
            Text("为0家,但有银行借款余额", "is 0, and there is bank borrowing"),
            Text("请改正其一", "correct one of them"),
            f"facts.{rule.fact}",
        )
    many = stated if isinstance(stated, int) else len(names) if listed else None
    missing: tuple[str, ...] = ()
    if used.high == 0:
        outcome, why = Outcome.COMPLIANT, Text("没有银行借款。", "There is no bank borrowing.")
    elif many is not None:
        outcome = Outcome.COMPLIANT if many <= rule.at_most else Outcome.BREACH
        why = Text(f"融资银行{many}家,上限{rule.at_most}家。", f"{many} lending banks; at most {rule.at_most}.")
    elif len(names) > rule.at_most:
        outcome = Outcome.BREACH
        why = Text(
            f"融资银行至少{len(names)}家,上限{rule.at_most}家。",
            f"At least {len(names)} lending banks; at most {rule.at_most}.",
        )
    else:
        outcome, missing = Outcome.UNDETERMINED, (rule.fact,)
        why = Text(
            f"融资银行家数未知,上限{rule.at_most}家。",
            f"The number of lending banks is not stated; at most {rule.at_most}.",
        )
    shown = [Input(loan.lender or "", loan.balance, loan.source) for loan in rows]
    times = Fraction(rule.at_most)
    numbers = None if many is None else Interval(Fraction(many), Fraction(many))
    finding = case.finding(rule, outcome, why)
    return replace(finding, missing=missing, inputs=tuple(shown), multiples=(times, times), used=numbers)
