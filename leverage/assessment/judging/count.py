"""A count of lenders: at most so many of one channel."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from leverage.assessment.findings import Finding, Input, Outcome
from leverage.assessment.judging.case import Case
from leverage.company import Interval
from leverage.law.rules import Count
from leverage.terms.errors import InputError
from leverage.terms.texts import Text


def count(case: Case, rule: Count) -> Finding:
    """The number of lenders, by the ledger or as stated."""
    channels = frozenset({rule.channel})
    used = case.company.over(channels)
    rows = case.ledger(channels)
    least, most = case.company.count_lenders(loan.lender for loan in rows)
    unnamed = not rows or not all(loan.lender for loan in rows) or case.company.unknown(channels)
    if unnamed or case.unlisted(
        channels
    ):  # the second: a line of the sheet that was answered to be a bank's, beside the ledger
        most = None
    stated = case.answers.get(rule.fact)
    if isinstance(stated, int) and (stated < least or (most is not None and stated > most)):
        raise _contradiction(rule, stated, least, most)
    if stated == 0 and used.low > 0:
        raise InputError(
            Text("为0家,但有银行借款余额", "is 0, and there is bank borrowing"),
            Text("请改正其一", "correct one of them"),
            f"facts.{rule.fact}",
        )
    many = stated if isinstance(stated, int) else most if most == least else None
    missing: tuple[str, ...] = ()
    if used.high == 0:
        outcome, why = Outcome.COMPLIANT, Text("没有银行借款。", "There is no bank borrowing.")
    elif many is not None:
        outcome = Outcome.COMPLIANT if many <= rule.at_most else Outcome.BREACH
        why = Text(f"融资银行{many}家,上限{rule.at_most}家。", f"{many} lending banks; at most {rule.at_most}.")
    elif least > rule.at_most:
        outcome = Outcome.BREACH
        why = Text(
            f"融资银行至少{least}家,上限{rule.at_most}家。",
            f"At least {least} lending banks; at most {rule.at_most}.",
        )
    elif most is not None and most <= rule.at_most:
        outcome = Outcome.COMPLIANT
        why = Text(
            f"融资银行最多{most}家,上限{rule.at_most}家。", f"At most {most} lending banks; at most {rule.at_most}."
        )
    else:
        outcome = Outcome.UNDETERMINED
        missing = (*case.company.near_questions(loan.lender for loan in rows), rule.fact)
        why = Text(
            f"融资银行家数未知,上限{rule.at_most}家。",
            f"The number of lending banks is not stated; at most {rule.at_most}.",
        )
        if most is not None:
            why = Text(
                f"按名称，融资银行为{least}至{most}家，上限{rule.at_most}家。",
                f"By their names there are {least} to {most} lending banks; at most {rule.at_most}.",
            )
    shown = [Input(loan.lender or "", loan.balance, loan.source) for loan in rows]
    times = Fraction(rule.at_most)
    numbers = None if many is None else Interval(Fraction(many), Fraction(many))
    finding = case.finding(rule, outcome, why)
    return replace(finding, missing=missing, inputs=tuple(shown), multiples=(times, times), used=numbers)


def _contradiction(rule: Count, stated: int, least: int, most: int | None) -> InputError:
    """A number stated that the names of the ledger exclude."""
    number = str(least) if most == least else f"{least}–{most}" if most is not None else f"≥ {least}"
    return InputError(
        Text(
            f"{stated}家与融资明细中的{number}家不一致",
            f"{stated} contradicts the ledger, which names {number} lenders",
        ),
        Text("请改正其一", "correct one of them"),
        f"facts.{rule.fact}",
    )
