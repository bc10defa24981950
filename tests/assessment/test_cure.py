# mypy: disable-error-code="comparison-overlap"
"""The cure of a breach: worked out by hand, and held over all places against the assessment of the changed company."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from budget import examples
from companies import FEN, Drawn, companies
from hypothesis import given

from leverage.assessment.cure.changed import pots, repaid, with_capital, without_rows
from leverage.assessment.cure.cure import Cure, cure
from leverage.assessment.cure.words import in_short
from leverage.assessment.findings import BROKEN, HARMLESS, Assessment, Outcome
from leverage.company import Company, Figure, Loan, Unallocated
from leverage.law.rulebook import Law
from leverage.law.rules import Holder
from leverage.terms.channels import Channel
from leverage.terms.doubts import Doubt
from leverage.terms.facts import Fact
from leverage.terms.places import BY_CODE
from leverage.terms.texts import same


def law_of(invented: Any, rules: tuple[Any, ...]) -> Law:
    law: Law = invented.book(*rules).law(BY_CODE["CN-XZ"])
    return law


def cured(invented: Any, rules: tuple[Any, ...], who: Company, share: str = "1") -> Cure:
    return cure(who, law_of(invented, rules), invented.judge(rules, who), Fraction(share))


def keys(amounts: Any) -> list[tuple[str, Fraction]]:
    return [(one.key, one.amount) for one in amounts]


def test_what_is_above_the_cap_is_repaid_or_its_capital_added(invented: Any) -> None:
    # 130 lent by banks against 0.5 × 100: 80 too much; 130 / 0.5 = 260, which is 160 more than there is
    rules = (invented.limit(multiple="0.5"), invented.permit("bank_loan"))
    found = cured(invented, rules, invented.company(balances={"bank_loan": 130}))
    assert (found.repay_total, found.at_least, found.capital) == (80, 80, 160)
    assert keys(found.repay) == keys(found.alone) == [("bank_loan", 80)]
    assert found.repay[0].label == Channel.BANK_LOAN.label
    text = in_short(found)
    assert text is not None
    assert (text.zh, text.en) == ("至少还 80.00，或增资 160.00", "repay at least 80.00, or add 160.00 of capital")


def test_overlapping_limits_are_mended_together(invented: Any) -> None:
    # banks ≤ 50, bonds ≤ 50, both ≤ 80; 70 and 60: the least is 130 − 80 = 50, of which 20 from banks and 10 from bonds must be
    rules = (
        invented.limit("bank", multiple="0.5"),
        invented.limit("bond", channels=("bond",), multiple="0.5"),
        invented.limit("both", channels=("bank_loan", "bond"), multiple="0.8"),
        invented.permit("bank_loan", "bond"),
    )
    found = cured(invented, rules, invented.company(balances={"bank_loan": 70, "bond": 60}))
    assert found.repay_total == 50
    assert keys(found.repay) == [("bank_loan", 40), ("bond", 10)]  # the first channel first
    assert found.alone == ()
    assert found.capital == Fraction("62.50")  # 130 / 0.8 = 162.5; 70 / 0.5 = 140


def test_money_in_parts_of_a_fen_is_left_whole_where_it_may_stand(invented: Any) -> None:
    # banks 60 of 50; with the fund's 10.005 it is 70.005 of 65 in all: 10 back from the banks leaves 60.005, and nothing of the fund's
    rules = (
        invented.limit("bank", multiple="0.5"),
        invented.limit("both", channels=("bank_loan", "fund_loan"), multiple="0.65"),
        invented.permit("bank_loan", "fund_loan"),
    )
    found = cured(invented, rules, invented.company(balances={"bank_loan": 60, "fund_loan": "10.005"}))
    assert keys(found.repay) == [("bank_loan", 10)]
    assert found.repay_total == 10


def test_no_more_must_be_repaid_than_suffices_to_the_part_of_a_fen(invented: Any) -> None:
    # 100.005 of 50: half a fen of it cannot be told apart
    rules = (invented.limit(multiple="0.5"), invented.permit("bank_loan"))
    found = cured(invented, rules, invented.company(balances={"bank_loan": "100.005"}))
    assert found.at_least == found.repay_total


def test_one_channel_may_mend_it_alone(invented: Any) -> None:
    # 60 + 40 against 0.8 × 100: 20 through either
    rules = (
        invented.limit("both", channels=("bank_loan", "bond"), multiple="0.8"),
        invented.permit("bank_loan", "bond"),
    )
    found = cured(invented, rules, invented.company(balances={"bank_loan": 60, "bond": 40}))
    assert keys(found.alone) == [("bank_loan", 20), ("bond", 20)]
    assert keys(found.repay) == [("bank_loan", 20)]
    assert found.capital == 25  # 100 / 0.8 − 100


def test_a_buffer_leaves_so_much_of_the_cap_unused(invented: Any) -> None:
    # 95 against 100 is within the law, and above 0.9 × 100
    rules = (invented.limit(), invented.permit("bank_loan"))
    who = invented.company(balances={"bank_loan": 95})
    assert not cured(invented, rules, who).needed
    found = cured(invented, rules, who, "0.9")
    assert (found.repay_total, found.capital) == (5, Fraction("5.56"))  # 95 / 0.9 = 105.555…, up to the fen
    assert found.at_least == 5
    assert not cured(invented, rules, who, "0.95").needed


def test_no_capital_lifts_a_prohibition_or_last_years_net_assets(invented: Any) -> None:
    rules = (
        invented.limit("year", base="prior_year_net_assets"),
        invented.rule("Access", "no", channels=("bond",), level="prohibited"),
        invented.permit("bank_loan"),
    )
    # 100 against 90 at the prior year-end; 7 in bonds, which are prohibited
    found = cured(invented, rules, invented.company(balances={"bank_loan": 100, "bond": 7}))
    assert keys(found.repay) == [("bank_loan", 10), ("bond", 7)]
    assert (found.repay_total, found.capital) == (17, None)
    assert [finding.rule for finding in found.blocked_by] == ["CN-XZ/year", "CN-XZ/no"]
    text = in_short(found)
    assert text is not None
    assert text.zh == "至少还 17.00；增资不能解决：甲项"  # both go by one name here


def test_each_shareholder_repays_what_it_lent_above_its_own(invented: Any) -> None:
    # 甲 has paid in 28 and lent 60, 乙 42 and 30: at most 2 × its own, so that 甲 gets 4 back
    rules = (
        invented.limit("each", channels=("shareholder_loan",), multiple="2", base="paid_in_capital", per="shareholder"),
        invented.rule("Lenders", "who", channels=("shareholder_loan",), may_lend=(Holder(kind="corporate"),)),
        invented.permit("shareholder_loan"),
    )
    owners = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    who = invented.company(invented.loan("甲公司", 60), invented.loan("乙公司", 30), shareholders=owners)
    found, law = cured(invented, rules, who), law_of(invented, rules)
    assert (found.repay_total, found.capital) == (4, None)
    assert [(one.key, one.lender) for one in found.repay] == [("shareholder_loan", "甲公司")]  # it matters whose it is
    assert [loan.balance for loan in repaid(who, law, dict(found.amounts)).loans] == [56, 30]


def test_whose_money_it_is_is_not_told_where_it_does_not_matter(invented: Any) -> None:
    # 60 and 80 of two banks against 0.5 × 100: 90 too much, all that 甲银行 lent and 30 of 乙银行's
    rules = (invented.limit(multiple="0.5"), invented.permit("bank_loan"))
    loans = (invented.loan("甲银行", 60, "bank_loan"), invented.loan("乙银行", 80, "bank_loan"))
    found = cured(invented, rules, invented.company(*loans))
    assert [(one.key, one.amount, one.lender) for one in found.repay] == [("bank_loan", 90, None)]
    assert [(pot.lender, amount) for pot, amount in found.amounts] == [("甲银行", 60), ("乙银行", 30)]


def test_a_loan_of_nobody_is_named_by_its_row(invented: Any) -> None:
    # nobody says who lent the 30: the row of the ledger stands in, and whose cap it is under is asked
    rules = (
        invented.limit(channels=("shareholder_loan",), per="shareholder", multiple="1", base="paid_in_capital"),
        invented.permit("shareholder_loan"),
    )
    loans = (Loan(Channel.SHAREHOLDER_LOAN, Fraction(30), "融资明细!C5"),)
    found = invented.judge(rules, invented.company(loans=loans))
    (one,) = [f for f in found.findings if f.kind == "limit" and f.subject]
    assert (one.subject, one.outcome) == ("融资明细!C5", Outcome.UNDETERMINED)


def test_a_count_of_lenders_is_mended_by_no_part_payment(invented: Any) -> None:
    rules = (
        invented.rule("Count", "count", channel="bank_loan", at_most=2, fact="bank_count"),
        invented.permit("bank_loan"),
    )
    banks = [invented.loan(name, 1, "bank_loan") for name in ("甲银行", "乙银行", "丙银行", "丁银行")]
    found = cured(invented, rules, invented.company(*banks))
    assert (found.of, found.repay_total, found.needed) == ((), None, True)
    assert (found.at_least, found.capital, found.repay, found.alone, found.blocked_by) == (0, None, (), (), ())
    text = in_short(found)
    assert text is not None
    assert text.zh == "甲项：至少须结清 2 家的全部借款"  # 4 of at most 2


def test_lenders_that_are_not_all_named_are_too_many_all_the_same(invented: Any) -> None:
    # three named and one that is not, of at most two: one at the least
    rules = (
        invented.rule("Count", "count", channel="bank_loan", at_most=2, fact="bank_count"),
        invented.permit("bank_loan"),
    )
    banks = [invented.loan(name, 1, "bank_loan") for name in ("甲银行", "乙银行", "丙银行", None)]
    found = cured(invented, rules, invented.company(*banks))
    assert [other.what.zh for other in found.others] == ["至少须结清 1 家的全部借款"]


def test_a_question_that_nobody_answered_hides_nothing_that_is_to_be_mended(invented: Any) -> None:
    fact = Fact("ways_fit", "yes_no", same("方式合规"), same("方式合规？"))
    rules = (
        invented.rule("Manual", "a", fact=fact),
        invented.rule("Count", "count", channel="bank_loan", at_most=1, fact="bank_count"),
        invented.permit("bank_loan"),
    )
    who = invented.company(balances={"bank_loan": 10}, facts={"bank_count": 2})
    assert not invented.finding(invented.judge(rules, who)).counts_in_verdict
    assert [other.finding.rule for other in cured(invented, rules, who).others] == ["CN-XZ/count"]


def test_a_blank_channel_leaves_open_whether_it_suffices(invented: Any) -> None:
    rules = (invented.limit(channels=("bank_loan", "bond")), invented.permit("bank_loan", "bond"))
    who = invented.company(complete=False, balances={"bank_loan": 120})
    found = cured(invented, rules, who)
    assert (found.repay_total, found.at_least, found.capital, found.blocked_by) == (None, 20, None, ())
    text = in_short(found)
    assert text is not None
    assert "至少还 20.00，是否足够取决于待确认事项" in text.zh


def test_what_is_open_elsewhere_does_not_hinder_the_cure(invented: Any) -> None:
    # 120 of 100 from banks: 20 too much, whatever is raised in bonds, of which nobody said anything
    rules = (invented.limit("bank"), invented.limit("bond", channels=("bond",)), invented.permit("bank_loan", "bond"))
    found = cured(invented, rules, invented.company(complete=False, balances={"bank_loan": 120}))
    assert [finding.rule for finding in found.of] == ["CN-XZ/bank"]
    assert (found.repay_total, found.at_least, found.capital, found.others) == (20, 20, 20, ())


def test_a_limit_that_is_exceeded_by_nobody_knows_how_much_is_mended_alone(invented: Any) -> None:
    # banks and bonds: 120 of 100, and bonds are blank; what bonds alone come to is open, and no part of the breach
    rules = (
        invented.limit("both", channels=("bank_loan", "bond")),
        invented.limit("bond", channels=("bond",)),
        invented.permit("bank_loan", "bond"),
    )
    found = cured(invented, rules, invented.company(complete=False, balances={"bank_loan": 120}))
    assert [finding.rule for finding in found.of] == ["CN-XZ/both"]
    assert [other.finding.rule for other in found.others] == ["CN-XZ/both"]  # to be answered first
    text = in_short(found)
    assert text is not None
    assert text.zh == "至少还 20.00，是否足够取决于待确认事项"  # which says it already
    more = (*rules, invented.rule("Count", "count", channel="bank_loan", at_most=2, fact="bank_count"))
    both = in_short(
        cured(invented, more, invented.company(complete=False, balances={"bank_loan": 120}, facts={"bank_count": 3}))
    )
    assert both is not None
    assert both.zh == "至少还 20.00，是否足够取决于待确认事项；甲项：至少须结清 1 家的全部借款"


def test_what_must_be_repaid_whatever_is_true_and_what_suffices_for_certain(invented: Any) -> None:
    # banks 120 of 100: 20 at the least; with 90 from banks or funds it may be 210 of 100
    rules = (invented.limit(), invented.permit("bank_loan", "fund_loan"))
    line = Unallocated(Fraction(90), frozenset({Channel.BANK_LOAN, Channel.FUND_LOAN}), "短期借款", "B2")
    found = cured(invented, rules, invented.company(balances={"bank_loan": 120}, unallocated=(line,)))
    assert (found.at_least, found.repay_total, found.capital) == (20, 110, 110)
    text = in_short(found)
    assert text is not None
    assert text.zh == "至少还 20.00，确定合规须还 110.00，或增资 110.00"


def test_a_line_of_the_sheet_is_repaid_by_its_name(invented: Any) -> None:
    # 150 of short-term borrowing from banks or funds, 1 × 100 over both
    rules = (invented.limit(channels=("bank_loan", "fund_loan")), invented.permit("bank_loan", "fund_loan"))
    line = Unallocated(Fraction(150), frozenset({Channel.BANK_LOAN, Channel.FUND_LOAN}), "短期借款", "B2")
    who = invented.company(unallocated=(line,))
    found = cured(invented, rules, who)
    assert keys(found.repay) == [("unallocated:短期借款", 50)]
    assert found.repay[0].label == same("短期借款")
    assert repaid(who, law_of(invented, rules), dict(found.amounts)).unallocated[0].amount == 100


def test_amounts_that_fit_nowhere_are_mended_by_keeping_every_limit(invented: Any) -> None:
    # 90 from banks or funds, 0.5 × 100 for either and 10 of each known: neither limit is exceeded for certain, both together are
    rules = (
        invented.limit("bank", multiple="0.5"),
        invented.limit("fund", channels=("fund_loan",), multiple="0.5"),
        invented.permit("bank_loan", "fund_loan"),
    )
    line = Unallocated(Fraction(90), frozenset({Channel.BANK_LOAN, Channel.FUND_LOAN}), "短期借款", "B2")
    who = invented.company(balances={"bank_loan": 10, "fund_loan": 10}, unallocated=(line,))
    found = cured(invented, rules, who)
    # 110 in all against 50 + 50: 10 at the least; for certain, whoever lent it, 40 + 10 against 50 each: 50 of the line
    assert (found.at_least, found.repay_total) == (10, 50)
    # 100 may be from banks: 100 / 0.5 − 100
    assert found.capital == 100
    # with 60 of bonds against 50, which alone are exceeded for certain: 10 more, and the others are kept all the same
    more = (
        *rules[:2],
        invented.limit("bond", channels=("bond",), multiple="0.5"),
        invented.permit("bank_loan", "fund_loan", "bond"),
    )
    balances = {"bank_loan": 10, "fund_loan": 10, "bond": 60}
    both = cured(invented, more, invented.company(balances=balances, unallocated=(line,)))
    assert {finding.rule for finding in both.of} == {"CN-XZ/bank", "CN-XZ/fund", "CN-XZ/bond"}
    assert (both.at_least, both.repay_total) == (20, 60)


def test_rows_that_are_paid_off_come_off_the_balance_and_the_liabilities(invented: Any) -> None:
    """Banks 60 by the sheet, of which the ledger lists 40 and 20; the 20 of 乙银行 are paid off, and the ABS that stand off the sheet."""
    law = law_of(
        invented,
        (
            invented.limit(),
            invented.permit("bank_loan"),
            invented.rule("Count", "count", channel="bank_loan", at_most=2, fact="bank_count"),
        ),
    )
    loans = (
        invented.loan("甲银行", 40, "bank_loan", on_sheet=True), invented.loan("乙银行", 20, "bank_loan", on_sheet=True),
        invented.loan("计划", 30, "abs", on_sheet=False),
    )  # fmt: skip
    who = invented.company(
        *loans, balances={"bank_loan": 60}, liabilities=Figure(Fraction(75), "表!F30"), facts={"bank_count": 2}
    )
    left = without_rows(who, law, loans[1:])
    assert [loan.balance for loan in left.loans] == [40, 0, 0]
    assert (left.balances[Channel.BANK_LOAN].amount, left.facts["bank_count"]) == (40, 1)
    assert left.liabilities is not None
    assert left.liabilities.amount == 55  # 75 less 20; what stands off the sheet was none
    assert without_rows(who, law, ()) == who


def test_what_is_in_doubt_is_not_mended(invented: Any) -> None:
    # 120 against 100, if the unit is yuan: nobody can say that anything is exceeded
    rules = (invented.limit(), invented.permit("bank_loan"))
    scale = Doubt("scale", same("?"), ("表!B2",), "yes_no", same("!"))
    found = cured(invented, rules, invented.company(balances={"bank_loan": 120}, doubts=(scale,)))
    assert (found.needed, found.of, found.repay_total, found.at_least, found.capital) == (False, (), 0, 0, 0)


# over all places


def _kept(found: Assessment, names: set[tuple[str, str | None]]) -> bool:
    """Whether the limits of a cure are kept for certain; one that no longer applies is kept."""
    return all(f.outcome in HARMLESS for f in found.findings if (f.rule, f.subject) in names)


@examples(150)
@given(companies(least=5 * 10**9))
def test_the_cure_cures_and_one_fen_less_does_not(drawn: Drawn) -> None:
    before = drawn.judge()
    if before.verdict not in BROKEN:
        return
    found = cure(drawn.company, drawn.law, before)
    names = {(finding.rule, finding.subject) for finding in found.of}
    if found.repay_total is not None:
        assert found.at_least <= found.repay_total == sum(one.amount for one in found.repay)
        after = drawn.judge(repaid(drawn.company, drawn.law, dict(found.amounts)))
        assert _kept(after, names)
        for pot, amount in found.amounts:
            less = {**dict(found.amounts), pot: amount - FEN}
            assert not _kept(drawn.judge(repaid(drawn.company, drawn.law, less)), names)
    for one in found.alone:
        own = [pot for pot in pots(drawn.company) if (pot.channel, pot.line) == (one.channel, one.line)]
        if len(own) == 1:
            assert _kept(drawn.judge(repaid(drawn.company, drawn.law, {own[0]: one.amount})), names)
            assert not _kept(drawn.judge(repaid(drawn.company, drawn.law, {own[0]: one.amount - FEN})), names)
    if found.capital is not None:
        assert _kept(drawn.judge(with_capital(drawn.company, drawn.law, found.capital)), names)
        assert not _kept(drawn.judge(with_capital(drawn.company, drawn.law, found.capital - FEN)), names)


@examples(60)
@given(companies(known=True, least=5 * 10**9))
def test_where_all_is_known_no_limit_is_exceeded_after_the_cure(drawn: Drawn) -> None:
    before = drawn.judge()
    found = cure(drawn.company, drawn.law, before)
    if not found.of:
        assert found.repay_total == 0 or before.verdict in BROKEN
        return
    assert found.repay_total is not None
    after = drawn.judge(repaid(drawn.company, drawn.law, dict(found.amounts)))
    assert not any(f.outcome in BROKEN and f.kind in ("limit", "access") for f in after.findings)
