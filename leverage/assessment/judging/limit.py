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
from leverage.terms.facts import NONE_SET, FactValue
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


@dataclass(frozen=True)
class _Ratio:
    """The multiple of a limit in one case: ``of`` as the text has it, ``times`` as far as it is known, and for one that the regulator sets, ``within``, the
    older answer whether it is kept.
    """

    of: Fraction | Stated | None
    times: Fraction | None
    within: FactValue | None

    @property
    def unstated(self) -> Stated | None:
        """How the regulator states it, where nobody told what it is."""
        return self.of if isinstance(self.of, Stated) and self.times is None else None


def _ratio(case: Case, rule: Limit) -> _Ratio:
    of = case.ratio(rule)
    within = case.answers.get(of.within) if isinstance(of, Stated) and of.within else None
    return _Ratio(of, case.stated(of) if isinstance(of, Stated) else of, within)


def cap_over(case: Case, rule: Limit, amount: Fraction | None) -> Cap:
    """The cap of a limit over an amount of its denominator, as far as the multiple is known."""
    return _cap(_ratio(case, rule), amount)


def _cap(ratio: _Ratio, amount: Fraction | None) -> Cap:
    times, unstated = ratio.times, ratio.unstated
    if unstated and unstated.most is not None:
        return Cap(Fraction(0), None if amount is None else unstated.most * amount, (Fraction(0), unstated.most))
    if times is None:
        return Cap(None, None, None)
    cap = Fraction(0) if times == 0 else None if amount is None else times * amount
    return Cap(cap, cap, (times, times))


def limit(case: Case, rule: Limit) -> Finding:
    """What becomes of a limit of the company as a whole."""
    figure = case.company.capital.get(rule.base)
    amount = figure.amount if figure else None
    used = case.counted(rule)
    ratio = _ratio(case, rule)
    cap = _cap(ratio, amount)
    outcome = cap.hold(used)
    base = rule.base_word or rule.base.label
    if ratio.unstated:
        outcome = _as_answered(outcome, used, cap, ratio)
        why = reasons.stated_ratio(outcome, used, cap.most, ratio.unstated.most, base, amount)
    else:
        _agree(rule, ratio, outcome)
        raisable = rule.base is not Base.PRIOR_YEAR_NET_ASSETS
        why = reasons.limit(outcome, used, cap.least, ratio.times, base, amount, raisable=raisable)
        if isinstance(ratio.of, Stated) and case.answers.get(ratio.of.fact) == NONE_SET:
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
        missing=_missing(case, rule, outcome, ratio, amount),
        inputs=case.inputs(rule.counts, rule.base),
    )


def within_rounding(case: Case, cap: Cap, used: Interval) -> bool:
    """Whether what is used lies so near a cap that a figure which the sheet rounds may stand on its other side. Amounts shown to the fen are exact."""
    unit = case.company.shown_to
    if unit is None or unit <= _FEN or not used.low:
        return False
    ends = [end for end in (used.low, used.high) if end is not None]
    return any(abs(bound - end) <= unit for bound in (cap.least, cap.most) if bound for end in ends)


def _as_answered(outcome: Outcome, used: Interval, cap: Cap, ratio: _Ratio) -> Outcome:
    """What an older answer, whether the ratio of the letter is kept, makes of a limit whose ratio is not stated."""
    if outcome is not Outcome.UNDETERMINED or ratio.unstated is None or ratio.within is None:
        return outcome
    if ratio.within is True:
        kept = ratio.unstated.most is None or (cap.most is not None and used.high is not None and used.high <= cap.most)
        return Outcome.COMPLIANT if kept else outcome
    return Outcome.BREACH if used.low > 0 else outcome


def _agree(rule: Limit, ratio: _Ratio, outcome: Outcome) -> None:
    """InputError where the ratio of the letter and the older answer, whether it is kept, contradict each other."""
    if not isinstance(ratio.of, Stated):
        return
    refuted = {True: Outcome.BREACH, False: Outcome.COMPLIANT}
    if isinstance(ratio.within, bool) and outcome is refuted[ratio.within]:
        raise InputError(
            Text(
                f"与 {ratio.of.fact} 矛盾：按所填倍数，{rule.id} 的结果相反",
                f"contradicts {ratio.of.fact}: by the multiple stated there, {rule.id} comes out the other way",
            ),
            Text("请改正其一", "correct one of them"),
            f"facts.{ratio.of.within}",
        )


def _missing(case: Case, rule: Limit, outcome: Outcome, ratio: _Ratio, amount: Fraction | None) -> tuple[str, ...]:
    """What would settle a limit that is undetermined, or lift one that is exceeded."""
    if outcome is Outcome.NEEDS_APPROVAL:
        return ("approvals",)
    if outcome is not Outcome.UNDETERMINED:
        return ()
    times = ratio.times
    if rule.per_loan and times is not None and amount is not None and case.counted(rule).low > times * amount:
        return ("loans", "approvals")
    missing = []
    if ratio.unstated and ratio.within is None:
        missing.append(ratio.unstated.fact if case.answers.get(ratio.unstated.fact) is None else "local_ratio")
    if ratio.of is None:
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
