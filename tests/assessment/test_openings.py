# mypy: disable-error-code="arg-type, comparison-overlap, dict-item"
"""Whether a channel is open, by invented texts: kept for some companies, spoken of only where the place is silent, opened without a number."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome
from leverage.company import Figure, Unallocated
from leverage.law.conditions import LOCAL, Alternative, ByFact, Holding, Is, Reading, Under
from leverage.law.data import AllFunding
from leverage.law.regime import PoolRatio, RatingScheme
from leverage.law.rulebook import Law
from leverage.terms.channels import Channel
from leverage.terms.texts import same
from tests.assessment.invented import FRESH, STALE, access, company, judge, law, limit, outcome, room

RATED = (Is(fact="well_run", among=(True,)),)


# --- there is money ----------------------------------------------------------------------------------------------------------


def holding_law() -> Law:
    """Banks 1 × net capital; 0.5 × for who holds bonds. Everything permitted."""
    return law(
        access("open", "permitted", "bank_loan", "bond"),
        limit("bank", "1", "bank_loan", "bond"),
        limit("bank-of-issuers", "0.5", "bank_loan", "bond", when=(Holding(channels=("bond",)),)),
    )


def test_money_in_a_channel_is_a_condition_that_the_balances_decide() -> None:
    none = judge(holding_law(), company({"bank_loan": 60}))
    assert (outcome(none, "bank-of-issuers"), none.verdict) == (Outcome.NOT_APPLICABLE, Outcome.COMPLIANT)
    assert room(none, "bank_loan").headroom == 40  # 100 − 60
    some = judge(holding_law(), company({"bank_loan": 60, "bond": 1}))
    assert outcome(some, "bank-of-issuers") is Outcome.BREACH  # 61 of 50


def test_money_that_may_be_there_is_judged_both_ways() -> None:
    line = Unallocated(Fraction(60), frozenset({Channel.BOND, Channel.BANK_LOAN}), "短期借款", "")
    either = judge(holding_law(), company(unallocated=(line,)))
    assert outcome(either, "bank-of-issuers") is Outcome.UNDETERMINED
    (found,) = [f for f in either.findings if f.rule == "CN-HI/bank-of-issuers"]
    assert found.missing == ("unallocated:短期借款",)
    assert "债券是否有余额" in found.why.zh
    blank = judge(holding_law(), company({"bank_loan": 60}, complete=False))
    assert blank.verdict is Outcome.UNDETERMINED


@pytest.mark.parametrize("channel", ["bond", "abs"])
def test_bonds_and_abs_outstanding_make_an_issuer(channel: str) -> None:
    held = law(
        access("open", "permitted", "bank_loan", "bond", "abs"),
        limit("issuer", "1", "bank_loan", "bond", "abs", when=(Is(fact="debt_issuer", among=(True,)),)),
    )
    result = judge(held, company({channel: 101}, facts={"debt_issuer": False}))
    assert result.verdict is Outcome.BREACH
    assert any("debt instruments although" in warning.en for warning in result.warnings)
    assert judge(held, company({"bank_loan": 101}, facts={"debt_issuer": False})).verdict is Outcome.COMPLIANT


# --- kept for some companies -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("well_run", "access_", "headroom", "verdict"),
    [
        (True, "permitted", 90, Outcome.COMPLIANT),  # 1 × 100 − 10
        (False, "not_provided", None, Outcome.UNDETERMINED),
        (None, "not_provided", None, Outcome.UNDETERMINED),
    ],
)
def test_a_channel_kept_for_others_is_not_provided_for(
    well_run: bool | None, access_: str, headroom: int | None, verdict: Outcome
) -> None:
    held = law(
        access("kept", "permitted", "bond", when=RATED, reserves=True),
        access("CN/opens", "permitted", "bond"),
        limit("cap", "1", "bond"),
    )
    facts = {} if well_run is None else {"well_run": well_run}
    result = judge(held, company({"bond": 10}, facts=facts))
    assert (room(result, "bond").access, room(result, "bond").headroom, result.verdict) == (access_, headroom, verdict)


def test_what_decides_whether_a_channel_is_kept_is_asked() -> None:
    """Bonds are for well-run companies; whether lenders consented decides a cap on banks alone."""
    held = law(
        access("kept", "permitted", "bond", when=RATED, reserves=True),
        access("open", "permitted", "bank_loan"),
        limit("cap", "1", "bond"),
        limit("bank", "0.01", "bank_loan", when=(Is(fact="lender_consent", among=(True,)),)),
    )
    result = judge(held, company({"bond": 10, "bank_loan": 5}))
    (silent,) = [finding for finding in result.findings if finding.rule == "CN-HI/not-provided"]
    assert silent.missing == ("well_run", "regulator")
    known = judge(held, company({"bond": 10, "bank_loan": 5}, facts={"well_run": False}))
    (surely,) = [finding for finding in known.findings if finding.rule == "CN-HI/not-provided"]
    assert surely.missing == ("regulator",)


TOGETHER = (*RATED, Is(fact="lender_consent", among=(True,)))


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (
            {},
            ("well_run", "lender_consent", "regulator"),
        ),  # either answered "no" settles it, and so do both answered "yes"
        ({"well_run": True}, ("lender_consent", "regulator")),
        ({"well_run": False}, ("regulator",)),  # not provided for, whatever the lenders say
        ({"well_run": True, "lender_consent": True}, None),
    ],
)
def test_facts_that_decide_only_together_whether_a_channel_is_kept_are_both_asked(
    facts: dict[str, bool], missing: tuple[str, ...] | None
) -> None:
    """Bonds are for well-run companies whose lenders consent; 10 of bonds, bounded by 100."""
    held = law(access("kept", "permitted", "bond", when=TOGETHER, reserves=True), limit("cap", "1", "bond"))
    result = judge(held, company({"bond": 10}, facts=facts))
    silent = [finding.missing for finding in result.findings if finding.rule == "CN-HI/not-provided"]
    assert silent == ([] if missing is None else [missing])


def test_a_fact_that_decides_it_of_one_channel_is_asked_where_another_is_never_provided_for() -> None:
    """No text speaks of fund loans; bonds are for well-run companies. Whichever it is, something is not provided for, and the answer tells what."""
    held = law(access("kept", "permitted", "bond", when=RATED, reserves=True), limit("cap", "1", "bond", "fund_loan"))
    (silent,) = [
        finding
        for finding in judge(held, company({"bond": 10, "fund_loan": 5})).findings
        if finding.rule == "CN-HI/not-provided"
    ]
    assert (silent.channels, silent.missing) == ((Channel.FUND_LOAN, Channel.BOND), ("well_run", "regulator"))
    alone = judge(held, company({"fund_loan": 5}))  # without bonds the answer changes nothing
    assert [f.missing for f in alone.findings if f.rule == "CN-HI/not-provided"] == [("regulator",)]


def test_guarantees_kept_for_others_are_not_provided_for() -> None:
    held = law(access("kept", "permitted", "guarantee", when=RATED, reserves=True), limit("cap", "1", "guarantee"))
    kept = judge(held, company({"guarantee": 10}, facts={"well_run": False}))
    assert (room(kept, "guarantee").access, room(kept, "guarantee").headroom) == ("not_provided", None)
    assert kept.verdict is Outcome.UNDETERMINED
    assert outcome(kept, "CN-HI/not-provided") is Outcome.UNDETERMINED
    met = judge(held, company({"guarantee": 10}, facts={"well_run": True}))
    assert (room(met, "guarantee").access, room(met, "guarantee").headroom) == ("permitted", 90)
    nothing = judge(held, company(facts={"well_run": False}))
    assert nothing.verdict is Outcome.COMPLIANT


# --- silence ------------------------------------------------------------------------------------------------------------------


def test_a_text_that_fills_silence_leaves_alone_what_the_place_speaks_of() -> None:
    held = law(
        access("banks", "permitted", "bank_loan"),
        access("kept", "with_approval", "bond", when=RATED, reserves=True),
        access("CN/fills", "with_approval", "bank_loan", "abs", "bond", fills_silence=True),
        limit("cap", "1", "bank_loan", "abs", "bond"),
    )
    result = judge(held, company(facts={"well_run": False}))
    levels = {name: room(result, name).access for name in ("bank_loan", "abs", "bond")}
    assert levels == {"bank_loan": "permitted", "abs": "with_approval", "bond": "not_provided"}
    (found,) = [f for f in result.findings if f.rule == "CN/fills"]
    assert found.channels == (Channel.ABS,)


def test_a_text_that_fills_silence_has_nothing_to_say_where_there_is_none() -> None:
    held = law(
        access("banks", "permitted", "bank_loan"), access("CN/fills", "with_approval", "bank_loan", fills_silence=True)
    )
    assert outcome(judge(held, company()), "CN/fills") is Outcome.NOT_APPLICABLE


def test_outright_transfers_count_nationally_where_the_place_counts_them() -> None:
    national = limit("CN/cap", "1", channels=AllFunding(also_local=True))
    opened = access("open", "permitted", "bank_loan", "asset_transfer_outright")
    money = company({"bank_loan": 60, "asset_transfer_outright": 41}, facts={"well_run": True})
    assert judge(law(opened, national), money).verdict is Outcome.COMPLIANT  # 60 of 100
    local = limit("pool", "2", channels=AllFunding(also=("asset_transfer_outright",)), when=RATED)
    assert outcome(judge(law(opened, local, national), money), "CN/cap") is Outcome.BREACH  # 101 of 100
    for_others = company({"bank_loan": 60, "asset_transfer_outright": 41}, facts={"well_run": False})
    assert outcome(judge(law(opened, local, national), for_others), "CN/cap") is Outcome.COMPLIANT
    unknown = company({"bank_loan": 60, "asset_transfer_outright": 41})
    assert outcome(judge(law(opened, local, national), unknown), "CN/cap") is Outcome.UNDETERMINED


# --- no number ----------------------------------------------------------------------------------------------------------------


def test_a_channel_without_a_number_of_its_own_is_bounded_by_the_limit_that_contains_it() -> None:
    held = law(
        access("open", "permitted", "bank_loan"),
        access("encouraged", "permitted", "fund_loan", ratio_unset=True),
        limit("pool", "1", "bank_loan", "fund_loan"),
    )
    result = judge(held, company({"bank_loan": 30}))
    fund, bank = room(result, "fund_loan"), room(result, "bank_loan")
    assert (fund.headroom, fund.ratio_unset, bank.headroom, bank.ratio_unset) == (70, True, 70, False)
    assert result.total.headroom == 70


def test_a_channel_that_nothing_bounds_has_no_figure_and_is_no_part_of_the_total() -> None:
    held = law(
        access("open", "permitted", "bank_loan"),
        access("encouraged", "permitted", "fund_loan", ratio_unset=True),
        limit("bank", "1", "bank_loan"),
    )
    result = judge(held, company({"bank_loan": 30}))
    fund = room(result, "fund_loan")
    assert (fund.headroom, fund.headroom_if_approved, fund.headroom_upper, fund.ratio_unset) == (None, None, None, True)
    assert (result.total.headroom, result.total.headroom_if_approved) == (70, 70)


def test_the_amount_of_an_approval_bounds_a_channel_without_a_number() -> None:
    held = law(
        access("open", "permitted", "bank_loan"),
        access("others", "with_approval", "fund_loan", ratio_unset=True),
        limit("bank", "1", "bank_loan"),
    )
    amount = {Channel.FUND_LOAN: Figure(Fraction(50), "")}
    result = judge(held, company({"bank_loan": 30, "fund_loan": 20}, approved_amounts=amount))
    assert (room(result, "fund_loan").headroom, room(result, "fund_loan").binding) == (30, ("CN-HI/others",))  # 50 − 20
    assert (result.verdict, result.total.headroom) == (Outcome.COMPLIANT, 100)  # 70 and 30


# --- readings -----------------------------------------------------------------------------------------------------------------

OPEN_LIST = Reading(
    id="CN-HI/open-list",
    ask=same("?"),
    taken=same("closed"),
    alternatives=(Alternative(says=same("open")),),
    settled_by=same("a letter"),
)


def test_a_rule_of_another_reading_is_not_there_unless_it_is_chosen() -> None:
    held = law(
        access("open", "permitted", "bank_loan"),
        limit("pool", "1", "bank_loan", under=(Under(reading="CN-HI/open-list"),)),
        limit("pool~open", "0.5", "bank_loan", under=(Under(reading="CN-HI/open-list", among=("otherwise",)),)),
        readings=(OPEN_LIST,),
    )
    taken = judge(held, company({"bank_loan": 60}))
    assert {f.rule for f in taken.findings} == {"CN-HI/pool"}
    assert (taken.verdict, room(taken, "bank_loan").headroom) == (Outcome.COMPLIANT, 40)
    chosen = judge(held, company({"bank_loan": 60}), readings={"CN-HI/open-list": "otherwise"})
    assert {f.rule for f in chosen.findings} == {"CN-HI/pool~open"}
    assert chosen.verdict is Outcome.BREACH  # 60 of 50


# --- clauses past their verification --------------------------------------------------------------------------------------------


def test_a_clause_left_out_as_stale_gives_way_to_what_it_replaced() -> None:
    held = law(
        access("open", "permitted", "bank_loan"),
        limit("CN/bank", "0.5", "bank_loan"),
        limit("bank", "1", "bank_loan", replaces=("CN/bank",), source=STALE),
    )
    told = company({"bank_loan": 60})
    assert judge(held, told).verdict is Outcome.COMPLIANT  # 60 of 100
    without = judge(held, told, without_stale=True)
    assert (without.verdict, outcome(without, "CN/bank")) == (Outcome.BREACH, Outcome.BREACH)  # 60 of 50
    assert outcome(without, "bank") is Outcome.NOT_APPLICABLE
    assert without.left_out is not None
    assert "CN-HI/bank" in without.left_out.zh
    assert "重新计入（CN/bank）" in without.left_out.zh


def test_only_the_clauses_of_the_place_are_left_out_as_stale() -> None:
    """A national clause counts however long ago it was verified; a stale text of the place keeps no channel for others."""
    held = law(
        access("banks", "permitted", "bank_loan"),
        access("CN/opens", "permitted", "bond"),
        access("kept", "permitted", "bond", when=RATED, reserves=True, source=STALE),
        limit("CN/bank", "0.5", "bank_loan", source=STALE),
        limit("CN/bond", "1", "bond"),
    )
    told = company({"bank_loan": 60}, facts={"well_run": False})
    assert room(judge(held, told), "bond").access == "not_provided"
    without = judge(held, told, without_stale=True)
    assert outcome(without, "CN/bank") is Outcome.BREACH  # 60 of 50
    assert (room(without, "bond").access, room(without, "bond").headroom) == ("permitted", 100)


# --- by the place ---------------------------------------------------------------------------------------------------------------


def test_a_national_text_that_keeps_a_channel_is_no_word_of_the_place() -> None:
    held = law(
        access("CN/kept", "with_approval", "bond", when=RATED, reserves=True),
        access("CN/fills", "with_approval", "bond", "abs", fills_silence=True),
        limit("cap", "1", "bond", "abs"),
    )
    (found,) = [f for f in judge(held, company(facts={"well_run": False})).findings if f.rule == "CN/fills"]
    assert found.channels == (Channel.BOND, Channel.ABS)
    local = law(
        access("kept", "with_approval", "bond", when=RATED, reserves=True),
        *(r for r in held.rules if r.id == "CN/fills"),
    )
    (found,) = [f for f in judge(local, company(facts={"well_run": False})).findings if f.rule == "CN/fills"]
    assert found.channels == (Channel.ABS,)


def test_outright_transfers_that_another_national_limit_counts_join_no_other() -> None:
    held = law(
        access("open", "permitted", "bank_loan", "asset_transfer_outright"),
        limit("CN/cap", "1", channels=AllFunding(also_local=True)),
        limit("CN/transfers", "5", "bank_loan", "asset_transfer_outright"),
    )
    money = company({"bank_loan": 60, "asset_transfer_outright": 41})
    assert judge(held, money).verdict is Outcome.COMPLIANT  # 60 of 100


@pytest.mark.parametrize(
    ("facts", "low", "high"),
    [({"well_run": True}, 200, 200), ({"well_run": False}, 100, 100), ({}, 100, 200)],
)
def test_the_first_ratio_of_the_place_that_fits_is_the_nations(facts: dict[str, bool], low: int, high: int) -> None:
    """2 × net capital 100 for well-run companies, 1 × for others."""
    ratios = (PoolRatio(multiple="2", when=RATED, note=same("well run")), PoolRatio(multiple="1", note=same("others")))
    held = law(access("open", "permitted", "bank_loan"), limit("CN/pool", LOCAL, "bank_loan"), pool_ratios=ratios)
    bank = room(judge(held, company(facts=facts)), "bank_loan")
    assert (bank.headroom, bank.headroom_upper) == (low, high)


def test_ratios_by_two_facts_each_take_their_own() -> None:
    """By the grade 3 or 2 times, by the listing 1.5 or 1 times: at least 1 × 100, at the most 1.5 × 100."""
    graded = ByFact(fact="rating", multiples={"A": "3", "B": "2"})
    listed = ByFact(fact="listing", multiples={"none": "1", "applying": "1", "neeq": "1.5", "exchange": "1.5"})
    scheme = RatingScheme(source=FRESH, name=same("grades"), grades=("A", "B"), method="not_seen", effect=same("none"))
    held = law(
        access("open", "permitted", "bank_loan"),
        limit("graded", graded, "bank_loan"),
        limit("listed", listed, "bank_loan"),
        schemes=(scheme,),
    )
    bank = room(judge(held, company()), "bank_loan")
    assert (bank.headroom, bank.headroom_upper) == (100, 150)


@pytest.mark.parametrize(("way", "cited"), [("taken", "第三条"), ("otherwise", "第二条")])
def test_silence_cites_a_text_that_stands_as_the_clause_is_read(way: str, cited: str) -> None:
    reserving = {"when": RATED, "reserves": True}
    held = law(
        access("other", "permitted", "bank_loan", under=(Under(reading="CN-HI/open-list", among=("otherwise",)),), article="第二条"),
        access("own", "permitted", "bank_loan", article="第三条"),
        access("kept", "permitted", "abs", **reserving, under=(Under(reading="CN-HI/open-list", among=("otherwise",)),)),
        limit("cap", "1", "bank_loan", "bond", "abs"),
        readings=(OPEN_LIST,),
    )  # fmt: skip
    result = judge(held, company({"bond": 10}), readings={} if way == "taken" else {"CN-HI/open-list": way})
    (silent,) = [finding for finding in result.findings if finding.rule == "CN-HI/not-provided"]
    assert silent.article == cited


def test_silence_cites_the_text_that_keeps_the_channel_as_the_clause_is_read() -> None:
    """Both texts keep bonds for well-run companies; which of them stands is contested. No other text speaks of channels."""
    kept = {"when": RATED, "reserves": True}
    held = law(
        access("a", "permitted", "bond", **kept, under=(Under(reading="CN-HI/open-list", among=("otherwise",)),), article="第二条"),
        access("b", "permitted", "bond", **kept, under=(Under(reading="CN-HI/open-list"),), article="第三条"),
        readings=(OPEN_LIST,),
    )  # fmt: skip
    for chosen, cited in (({}, "第三条"), ({"CN-HI/open-list": "otherwise"}, "第二条")):
        result = judge(held, company({"bond": 10}, facts={"well_run": False}), readings=chosen)
        (silent,) = [finding for finding in result.findings if finding.rule == "CN-HI/not-provided"]
        assert silent.article == cited


@pytest.mark.parametrize(
    ("fields", "begins", "used", "missing"),
    [
        ({"balances": {"bond": 1}}, "债券已有余额（", (1, 1), ("regulator",)),
        ({"balances": {"bond": 1, "abs": 2}}, "债券、资产证券化已有余额（", (3, 3), ("regulator",)),
        # of a line that may be either, one of the two has money
        (
            {"unallocated": (Unallocated(Fraction(5), frozenset({Channel.BOND, Channel.ABS}), "应付债券", "C5"),)},
            "债券、资产证券化已有余额（",
            (5, 5),
            ("regulator",),
        ),
        # one has money, the other may have
        ({"balances": {"bond": 1}, "blank": "abs"}, "债券已有余额（", (1, None), ("abs", "regulator")),
        ({"blank": "bond"}, "不能排除有余额的未规定渠道：债券。", (0, None), ("bond",)),
        ({}, None, None, None),
    ],
)
def test_what_is_said_of_money_that_no_text_covers(
    fields: dict[str, Any], begins: str | None, used: tuple[Any, ...] | None, missing: tuple[str, ...] | None
) -> None:
    given = {name: value for name, value in fields.items() if name not in ("blank", "balances")}
    balances = dict(fields.get("balances", {}))
    if "blank" in fields:  # every channel is stated but one
        others = {channel.value: 0 for channel in Channel if channel.value != fields["blank"]}
        balances, given["complete"] = {**others, **balances}, False
    held = law(access("banks", "permitted", "bank_loan"), limit("cap", "1", "bank_loan"))
    result = judge(held, company(balances, **given))
    found = [one for one in result.findings if one.rule == "CN-HI/not-provided"]
    if begins is None:
        assert found == []
        return
    assert found[0].why.zh.startswith(begins)
    assert (Channel.ABS.label.en in found[0].why.en) is ("资产证券化" in begins)
    assert (found[0].used.low, found[0].used.high) == used  # type: ignore[union-attr]
    assert found[0].missing == missing


def test_money_of_shareholders_is_not_their_special_money_where_no_text_covers_it() -> None:
    held = law(access("special", "permitted", "shareholder_special_loan"), limit("cap", "1", "bank_loan"))
    result = judge(held, company({"shareholder_loan": 5, "shareholder_special_loan": 6}))
    (silent,) = [one for one in result.findings if one.rule == "CN-HI/not-provided"]
    assert (silent.channels, silent.used.low) == ((Channel.SHAREHOLDER_LOAN,), 5)  # type: ignore[union-attr]


def test_silence_says_nothing_where_no_text_speaks_of_channels() -> None:
    result = judge(law(limit("cap", "1", "bank_loan")), company({"bank_loan": 5, "bond": 5}))
    assert [one.rule for one in result.findings] == ["CN-HI/cap"]
    assert result.verdict is Outcome.COMPLIANT
