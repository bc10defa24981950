"""A limit: the sum of the balances over its channels against a multiple of a denominator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Outcome
from leverage.assessment.judging.case import Case, compare
from leverage.company import Interval
from leverage.law.conditions import Answers, Stated
from leverage.law.rules import Limit, Rule
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import NONE_SET
from leverage.terms.money import multiple
from leverage.terms.texts import Text

_FEN = Fraction(1, 100)


@dataclass(frozen=True)
class Cap:
    """The cap that a limit sets over an amount of its denominator: the least and the most that it may be (None: nobody can say), with the multiples."""

    least: Fraction | None
    most: Fraction | None
    times: tuple[Fraction, Fraction] | None

    def hold(self, used: Interval) -> Outcome:
        """Hold what is used against it. Only a multiple that is known to be zero prohibits."""
        if self.least == self.most:
            return compare(used, self.least, prohibits=self.times is not None and not any(self.times))
        if self.most is not None and used.low > self.most:
            return Outcome.BREACH
        return compare(used, Fraction(0)) if used.high == 0 else Outcome.UNDETERMINED


def cap_over(case: Case, rule: Limit, amount: Fraction | None) -> Cap:
    """The cap of a limit over an amount of its denominator, as far as the multiple is known."""
    ratio = case.ratio(rule)
    times = case.multiple(rule)
    if times is None and isinstance(ratio, Stated) and ratio.most is not None:
        return Cap(Fraction(0), None if amount is None else ratio.most * amount, (Fraction(0), ratio.most))
    if times is None:
        return Cap(None, None, None)
    cap = Fraction(0) if times == 0 else None if amount is None else times * amount
    return Cap(cap, cap, (times, times))


def limit(case: Case, rule: Limit) -> Finding:
    """What becomes of a limit of the company as a whole."""
    figure = case.company.capital.get(rule.base)
    amount = figure.amount if figure else None
    used = case.counted(rule)
    cap = cap_over(case, rule, amount)
    outcome = cap.hold(used)
    ratio = case.ratio(rule)
    within = case.answers.get(ratio.within) if isinstance(ratio, Stated) and ratio.within else None
    base = rule.base_word or rule.base.label
    if isinstance(ratio, Stated) and case.multiple(rule) is None:
        outcome = _as_answered(outcome, used, cap, ratio, within)
        why = reasons.stated_ratio(outcome, used, cap.most, ratio.most, base, amount)
    else:
        _agree(rule, ratio, within, outcome)
        times = cap.times[0] if cap.times else None
        raisable = rule.base is not Base.PRIOR_YEAR_NET_ASSETS
        why = reasons.limit(outcome, used, cap.least, times, base, amount, raisable=raisable)
        if isinstance(ratio, Stated) and case.answers.get(ratio.fact) == NONE_SET:
            why += reasons.NO_RATIO_SET
    if rule.approval_lifts and outcome is Outcome.BREACH:
        outcome = case.loan_by_loan(rule) if rule.per_loan else Outcome.NEEDS_APPROVAL
        if rule.per_loan:
            why += reasons.EACH_APPROVED if outcome is Outcome.COMPLIANT else reasons.EACH_NEEDS_APPROVAL
    rounded = within_rounding(case, cap, used)
    return replace(
        case.finding(rule, outcome, why + reasons.rounded(case.company.shown_to) if rounded else why),
        within_rounding=rounded,
        base_amount=amount,
        multiples=cap.times,
        cap=cap.least,
        cap_upper=cap.most,
        used=used,
        missing=_missing(case, rule, outcome, ratio, within, amount),
        inputs=case.inputs(rule.counts, rule.base),
    )


def within_rounding(case: Case, cap: Cap, used: Interval) -> bool:
    """Whether what is used lies so near a cap that a figure which the sheet rounds may stand on its other side. Amounts shown to the fen are exact."""
    unit = case.company.shown_to
    if unit is None or unit <= _FEN or not used.low:
        return False
    ends = [end for end in (used.low, used.high) if end is not None]
    return any(abs(bound - end) <= unit for bound in (cap.least, cap.most) if bound for end in ends)


def _as_answered(outcome: Outcome, used: Interval, cap: Cap, ratio: Stated, within: object) -> Outcome:
    """What an older answer, whether the ratio of the letter is kept, makes of a limit whose ratio is not stated."""
    if outcome is not Outcome.UNDETERMINED or within is None:
        return outcome
    if within is True:
        kept = ratio.most is None or (cap.most is not None and used.high is not None and used.high <= cap.most)
        return Outcome.COMPLIANT if kept else outcome
    return Outcome.BREACH if used.low > 0 else outcome


def _agree(rule: Limit, ratio: Fraction | Stated | None, within: object, outcome: Outcome) -> None:
    """InputError where the ratio of the letter and the older answer, whether it is kept, contradict each other."""
    if not isinstance(ratio, Stated) or within is None:
        return
    if (within is True and outcome is Outcome.BREACH) or (within is False and outcome is Outcome.COMPLIANT):
        raise InputError(
            Text(
                f"与 {ratio.fact} 矛盾：按所填倍数，{rule.id} 的结果相反",
                f"contradicts {ratio.fact}: by the multiple stated there, {rule.id} comes out the other way",
            ),
            Text("请改正其一", "correct one of them"),
            f"facts.{ratio.within}",
        )


def _missing(
    case: Case,
    rule: Limit,
    outcome: Outcome,
    ratio: Fraction | Stated | None,
    within: object,
    amount: Fraction | None,
) -> tuple[str, ...]:
    """What would settle a limit that is undetermined, or lift one that is exceeded."""
    if outcome is Outcome.NEEDS_APPROVAL:
        return ("approvals",)
    if outcome is not Outcome.UNDETERMINED:
        return ()
    times = case.multiple(rule)
    if rule.per_loan and times is not None and amount is not None and case.counted(rule).low > times * amount:
        return ("loans", "approvals")
    missing = []
    if isinstance(ratio, Stated) and times is None and within is None:
        missing.append(ratio.fact if case.answers.get(ratio.fact) is None else "local_ratio")
    if ratio is None:
        missing.append("local_ratio")
    if amount is None and times != 0:
        missing.append(rule.base.value)
    return (*missing, *case.company.unknown(rule.counts))


def check_stated(rules: Iterable[Rule], answers: Answers) -> None:
    """InputError for a stated ratio that is above the most that any rule allows which leaves it to the regulator."""
    limits: dict[str, list[tuple[Fraction, Limit]]] = {}
    for rule in rules:
        if isinstance(rule, Limit) and isinstance(rule.multiple, Stated) and rule.multiple.most is not None:
            limits.setdefault(rule.multiple.fact, []).append((rule.multiple.most, rule))
    for fact, held in limits.items():
        answer = answers.get(fact)
        most, rule = max(held, key=lambda item: item[0])
        if isinstance(answer, Fraction) and answer > most:
            raise InputError(
                Text(
                    f"{multiple(answer)} 高于文本所定上限 {multiple(most)}（{rule.id}）",
                    f"{multiple(answer)} is above the maximum of the text, {multiple(most)} ({rule.id})",
                ),
                Text(
                    "请对照核定文件改正；未核定的写 none",
                    "hold it against the letter and correct it; write none if none was set",
                ),
                f"facts.{fact}",
            )
