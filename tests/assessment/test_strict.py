# mypy: disable-error-code="arg-type, comparison-overlap, dict-item"
"""The strict answer, by invented texts: of every combination of the ways of reading, the worst verdict and the least of each headroom."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome, Strict
from leverage.assessment.strict import Readings, _less
from leverage.company import Loan, Shareholder
from leverage.law.conditions import TAKEN, Alternative, ByFact, Is, Reading, Under
from leverage.law.rules import Holder, Lenders
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError
from leverage.terms.texts import same
from tests.assessment.invented import FRESH, SAYS, access, company, count, judge, law, limit, room

OPEN = access("open", "permitted", "bank_loan", "bond")
WELL_RUN = (Is(fact="well_run", among=(True,)),)
ILL_RUN = (Is(fact="well_run", among=(False,)),)


def reading(name: str, *, stricter: bool | None = True, ways: tuple[str, ...] = ("otherwise",)) -> Reading:
    """A contested clause of the invented place."""
    alternatives = tuple(Alternative(id=way, says=same(way), stricter=stricter) for way in ways)
    return Reading(
        id=f"CN-HI/{name}",
        ask=same(f"{name}?"),
        taken=same("so"),
        alternatives=alternatives,
        settled_by=same("a letter"),
    )


def under(name: str, *among: str) -> tuple[Under, ...]:
    """Only where a clause is read so; as it is taken if nothing is said."""
    return (Under(reading=f"CN-HI/{name}", among=among or (TAKEN,)),)


def strict(result: Any) -> Strict:
    """The strict answer, which is there."""
    assert result.strict is not None
    assert not result.robust
    found: Strict = result.strict
    return found


def figure(found: Strict, channel: str) -> tuple[Any, ...]:
    """Access and headroom of a channel, strictly."""
    return next((r.access, r.headroom, r.headroom_if_approved) for r in found.channels if r.channel == channel)


def ids(found: Strict) -> list[str]:
    """The readings that the strict answer rests on."""
    return [one.reading.id.partition("/")[2] for one in found.readings]


def test_without_contested_clauses_there_is_no_strict_answer() -> None:
    result = judge(law(OPEN, limit("pool", "1", "bank_loan", "bond")), company())
    assert (result.robust, result.strict, result.contested) == (True, None, ())


def test_one_reading_that_lowers_a_cap() -> None:
    held = law(
        OPEN,
        limit("pool", "1", "bank_loan", "bond", under=under("what")),
        limit("pool~half", "0.5", "bank_loan", "bond", under=under("what", "otherwise")),
        readings=(reading("what"),),
    )
    result = judge(held, company({"bank_loan": 60}))
    assert (result.verdict, result.total.headroom) == (Outcome.COMPLIANT, 40)  # 1 × 100 − 60
    found = strict(result)
    assert (found.verdict, found.headroom) == (Outcome.BREACH, 0)  # 60 of 0.5 × 100
    assert figure(found, "bond") == ("permitted", 0, 0)
    assert ids(found) == ["what"]
    assert (found.readings[0].worst, found.readings[0].changes) == ("otherwise", ("CN-HI/pool", "CN-HI/pool~half"))
    robust = judge(held, company({"bank_loan": 60}), readings={"CN-HI/what": "otherwise"})
    assert (robust.verdict, robust.robust, robust.contested) == (
        Outcome.BREACH,
        True,
        (),
    )  # chosen, it is open no longer
    settled = judge(held, company({"bank_loan": 60}), readings={"CN-HI/what": TAKEN})
    assert (settled.verdict, settled.robust) == (Outcome.COMPLIANT, True)


def test_a_looser_reading_does_not_count() -> None:
    held = law(
        OPEN,
        limit("pool", "1", "bank_loan", "bond", under=under("what")),
        readings=(reading("what", stricter=False),),
    )
    result = judge(held, company({"bank_loan": 60}))
    assert (result.robust, result.strict) == (True, None)


def test_a_reading_that_closes_a_channel() -> None:
    closing = law(
        access("bank", "permitted", "bank_loan"),
        access("bond", "permitted", "bond", under=under("list")),
        access("bond~closed", "prohibited", "bond", under=under("list", "otherwise")),
        access("fund", "permitted", "fund_loan", under=under("fund")),
        limit("pool", "1", "bank_loan", "bond", "fund_loan"),
        readings=(reading("list"), reading("fund")),
    )
    found = strict(judge(closing, company({"bank_loan": 30})))
    assert found.verdict is Outcome.COMPLIANT
    assert figure(found, "bond") == ("prohibited", 0, 0)
    assert figure(found, "fund_loan") == ("not_provided", None, None)
    assert figure(found, "bank_loan") == ("permitted", 70, 70)
    assert found.headroom == 70  # through banks alone
    assert ids(found) == ["fund", "list"]  # each takes away the 70 of one channel: by their ids


@pytest.mark.parametrize(
    ("lent", "strictly", "left", "strictly_left"),
    [
        (60, Outcome.BREACH, 40, 0),  # 60 of 50, but only if both are read otherwise
        (20, Outcome.COMPLIANT, 80, 30),  # no verdict changes: 50 − 20
    ],
)
def test_two_readings_that_worsen_only_together(lent: int, strictly: Outcome, left: int, strictly_left: int) -> None:
    """A cap of half that holds only where both clauses are read otherwise: either reading alone changes nothing, nor does a third beside them."""
    held = law(
        OPEN,
        limit("first", "1", "bank_loan", under=under("first")),
        limit("second", "1", "bank_loan", under=under("second")),
        limit("both-read-so", "0.5", "bank_loan", under=(*under("first", "otherwise"), *under("second", "otherwise"))),
        limit("third", "3", "bank_loan", under=under("third", "otherwise")),
        limit("bond", "1", "bond"),
        limit("all", "1", "bank_loan"),
        readings=(reading("first", ways=("other", "otherwise")), reading("second"), reading("third")),
    )
    result = judge(held, company({"bank_loan": lent}))
    assert (result.verdict, room(result, "bank_loan").headroom) == (Outcome.COMPLIANT, left)
    found = strict(result)
    assert (found.verdict, figure(found, "bank_loan")[1]) == (strictly, strictly_left)
    assert ids(found) == ["first", "second"]
    assert [one.changes for one in found.readings] == [
        ("CN-HI/first", "CN-HI/both-read-so"),
        ("CN-HI/second", "CN-HI/both-read-so"),
    ]
    assert found.headroom == 100 + strictly_left  # the bond's, and what banks leave


@pytest.mark.parametrize(
    ("bank", "verdict", "strictly", "headroom"),
    [
        (40, Outcome.COMPLIANT, Outcome.COMPLIANT, 10),  # the least cap is 0.5 × 100
        (60, Outcome.COMPLIANT, Outcome.UNDETERMINED, 0),  # within 1 × 100 if an issuer, above 0.5 × 100 if not
        (101, Outcome.UNDETERMINED, Outcome.BREACH, 0),  # as taken: 2 × 100 if an issuer, 1 × 100 if not
        (201, Outcome.BREACH, Outcome.BREACH, 0),
    ],
)
def test_readings_beside_an_unknown_fact(bank: int, verdict: Outcome, strictly: Outcome, headroom: int) -> None:
    """As taken 2 × net capital for an issuer, else 1 ×; read otherwise half of that; a second reading halves registered capital likewise."""
    held = law(
        OPEN,
        limit("cap", ByFact(fact="debt_issuer", multiples={True: "2", False: "1"}), "bank_loan", under=under("cap")),
        limit(
            "cap~half",
            ByFact(fact="debt_issuer", multiples={True: "1", False: "0.5"}),
            "bank_loan",
            under=under("cap", "otherwise"),
        ),
        limit("registered", "3", "bank_loan", base="registered_capital", under=under("base")),
        limit("registered~less", "1.5", "bank_loan", base="registered_capital", under=under("base", "otherwise")),
        readings=(reading("cap"), reading("base")),
    )
    result = judge(held, company({"bank_loan": bank}))
    assert result.verdict is verdict
    if result.strict is None:
        assert (strictly, headroom) == (verdict, room(result, "bank_loan").headroom)
        return
    assert (result.strict.verdict, figure(result.strict, "bank_loan")[1]) == (strictly, headroom)
    assert ids(result.strict) == ["cap"]  # 1.5 × 100 is never the least


def test_the_total_is_optimised_within_each_combination() -> None:
    """Two readings, each of which takes one of two pools to a quarter. Together 25 + 25 is left; no sum over the union of the rules of one by one."""
    held = law(
        OPEN,
        limit("bank", "1", "bank_loan", under=under("bank")),
        limit("bank~less", "0.25", "bank_loan", under=under("bank", "otherwise")),
        limit("bond", "1", "bond", under=under("bond")),
        limit("bond~less", "0.25", "bond", under=under("bond", "otherwise")),
        limit("pool", "1.5", "bank_loan", "bond"),
        readings=(reading("bank"), reading("bond")),
    )
    result = judge(held, company())
    assert result.total.headroom == 150
    found = strict(result)
    assert (found.headroom, found.headroom_if_approved) == (50, 50)
    assert ids(found) == ["bank", "bond"]  # each alone leaves 125
    apart = strict(judge(held, company(), readings={"CN-HI/bank": TAKEN}))
    assert (apart.headroom, ids(apart)) == (125, ["bond"])


@pytest.mark.parametrize(
    ("caps", "worst", "left"),
    [
        ({"a": "0.75", "b": "0.5"}, "b", 40),  # 0.5 × 100 − 10
        ({"b": "0.5", "a": "0.75"}, "b", 40),
        ({"z": "0.5", "a": "0.5"}, "z", 40),  # of two that cost the same, the first
        ({"tight": "0.5"}, "tight", 40),  # its word comes after "taken", "a" before it
    ],
)
def test_several_ways_of_reading_one_clause(caps: dict[str, str], worst: str, left: int) -> None:
    held = law(
        OPEN,
        limit("pool", "1", "bank_loan", under=under("what")),
        *(limit(f"pool~{way}", cap, "bank_loan", under=under("what", way)) for way, cap in caps.items()),
        readings=(reading("what", ways=tuple(caps)),),
    )
    found = strict(judge(held, company({"bank_loan": 10})))
    assert (figure(found, "bank_loan")[1], found.readings[0].worst) == (left, worst)


def test_what_another_reading_makes_better_is_not_what_makes_the_answer_strict() -> None:
    """Read otherwise, bonds may be twice as much: 110 of 200, and no breach. It is the other clause that costs: 0.5 × 100 of banks."""
    held = law(
        OPEN,
        limit("bond", "1", "bond", under=under("a-bond")),
        limit("bond~more", "2", "bond", under=under("a-bond", "otherwise")),
        limit("bank", "1", "bank_loan"),
        limit("bank~half", "0.5", "bank_loan", under=under("b-bank", "otherwise")),
        readings=(reading("a-bond", stricter=None), reading("b-bank")),
    )
    for bond, verdict, left in (
        (110, Outcome.BREACH, 100),
        (10, Outcome.COMPLIANT, 190),
    ):  # 100 − 10 of bonds, and banks
        result = judge(held, company({"bond": bond}))
        assert (result.verdict, result.total.headroom) == (verdict, left)
        assert (strict(result).verdict, strict(result).headroom) == (verdict, left - 50)
        assert ids(strict(result)) == ["b-bank"]


def test_what_breaks_a_limit_together_is_listed_where_one_of_it_costs_headroom_alone() -> None:
    """Read otherwise the first clause takes 20 of 100; with the second, and only with it, the cap is half, and 60 exceed it. The third changes nothing."""
    both = (*under("b-first", "tight"), *under("d-second", "otherwise"))
    rules = (
        OPEN,
        limit("pool", "1", "bank_loan"),
        limit("pool~less", "0.8", "bank_loan", under=under("b-first", "tight")),
        limit("pool~half", "0.5", "bank_loan", under=both),
        *(limit(name, "3", "bank_loan", under=under(name, "otherwise")) for name in ("a-none", "c-none", "e-none")),
    )
    first = reading("b-first", ways=("tight", "other"))
    clauses = (reading("a-none"), first, reading("c-none"), reading("d-second"), reading("e-none"))
    for facts in ({}, {"well_run": True}):
        found = strict(judge(law(*rules, readings=clauses), company({"bank_loan": 60}, facts=facts)))
        assert found.verdict is Outcome.BREACH
        assert ids(found) == ["b-first", "d-second"]
    alone = limit("pool~alone", "0.4", "bank_loan", under=under("a-none", "otherwise"))
    broken = strict(judge(law(*rules, alone, readings=clauses), company({"bank_loan": 60})))
    assert ids(broken) == ["a-none", "b-first"]  # one breaks it alone: what does so together is told no more


@pytest.mark.parametrize(
    ("facts", "now", "approved", "strictly", "strictly_approved"),
    [
        ({}, 40, 90, 20, 60),  # 0.5 × 100 − 10, with the lenders' consent 1 × 100 − 10; otherwise 0.3 × and 0.7 ×
        ({"lender_consent": True}, 90, 90, 60, 60),
        ({"lender_consent": False}, 40, 90, 20, 60),
    ],
)
def test_what_consent_would_leave_strictly(
    facts: dict[str, bool], now: int, approved: int, strictly: int, strictly_approved: int
) -> None:
    consent = (Is(fact="lender_consent", among=(True,)),)
    held = law(
        OPEN,
        limit("bank", "0.5", "bank_loan", under=under("what")),
        limit("bank-consented", "1", "bank_loan", when=consent, replaces=("CN-HI/bank",), under=under("what")),
        limit("bank~less", "0.3", "bank_loan", under=under("what", "otherwise")),
        limit(
            "bank-consented~less", "0.7", "bank_loan", when=consent, replaces=("CN-HI/bank~less",),
            under=under("what", "otherwise"),
        ),
        readings=(reading("what"),),
    )  # fmt: skip
    result = judge(held, company({"bank_loan": 10}, facts=facts))
    assert (result.total.headroom, result.total.headroom_if_approved) == (now, approved)
    found = strict(result)
    assert (found.headroom, found.headroom_if_approved) == (strictly, strictly_approved)
    assert figure(found, "bank_loan") == ("permitted", strictly, strictly_approved)


def test_access_as_stated_is_the_strict_access_too() -> None:
    """Bank loans are for well-run companies: this one is; another reading takes half of the cap."""
    held = law(
        access("kept", "permitted", "bank_loan", when=(Is(fact="well_run", among=(True,)),), reserves=True),
        limit("pool", "1", "bank_loan"),
        limit("pool~half", "0.5", "bank_loan", under=under("what", "otherwise")),
        readings=(reading("what"),),
    )
    found = strict(judge(held, company({"bank_loan": 10}, facts={"well_run": True})))
    assert figure(found, "bank_loan") == ("permitted", 40, 40)


def test_nothing_left_is_nothing_even_where_a_text_may_be_silent() -> None:
    """Fund loans are used up as it is taken, 100 of 100, and not provided for otherwise; of bonds, used up to 90, 10 may be left or nobody can say."""
    held = law(
        access("banks", "permitted", "bank_loan"),
        access("others", "permitted", "fund_loan", "bond", under=under("list")),
        limit("bank", "1", "bank_loan"),
        limit("fund", "1", "fund_loan"),
        limit("bond", "1", "bond"),
        readings=(reading("list"),),
    )
    found = strict(judge(held, company({"fund_loan": 100, "bond": 90})))
    assert figure(found, "fund_loan") == ("not_provided", 0, 0)
    assert figure(found, "bond") == ("not_provided", None, None)
    assert figure(found, "bank_loan") == ("permitted", 100, 100)


@pytest.mark.parametrize(
    ("figures", "worst_first"),
    [((0, None), True), ((0, 1), True), ((None, 1), True), ((1, 2), True), ((0, 0), False), ((None, None), False)],
)
def test_nothing_is_worse_than_not_known_and_that_worse_than_any_figure(
    figures: tuple[int | None, int | None], *, worst_first: bool
) -> None:
    one, other = (None if figure is None else Fraction(figure) for figure in figures)
    assert _less(one, other) is worst_first
    assert not _less(other, one)


@pytest.mark.parametrize(
    ("rules", "strictly"),
    [
        # forbidden if read otherwise, whatever the fact is
        ([access("no", "prohibited", "bond", under=under("what", "otherwise"))], Outcome.PROHIBITED),
        # and as taken perhaps a breach: that is not sure
        (
            [
                access("no", "prohibited", "bond", under=under("what", "otherwise")),
                limit("less", "0.05", "bond", when=WELL_RUN, under=under("what")),
            ],
            Outcome.PROHIBITED,
        ),
        # read otherwise, forbidden or exceeded by the fact: broken either way
        (
            [
                access("no", "prohibited", "bond", when=WELL_RUN, under=under("what", "otherwise")),
                limit("less", "0.05", "bond", when=ILL_RUN, under=under("what", "otherwise")),
            ],
            Outcome.BREACH,
        ),
        ([access("no", "prohibited", "bond", when=WELL_RUN, under=under("what", "otherwise"))], Outcome.UNDETERMINED),
        ([access("ask", "with_approval", "bond", under=under("what", "otherwise"))], Outcome.NEEDS_APPROVAL),
        (
            [access("ask", "with_approval", "bond", when=WELL_RUN, under=under("what", "otherwise"))],
            Outcome.UNDETERMINED,
        ),
        # one way surely, the other perhaps
        (
            [
                access("ask", "with_approval", "bond", under=under("what", "otherwise")),
                access("ask-some", "with_approval", "bond", when=WELL_RUN, under=under("what", "tight")),
            ],
            Outcome.UNDETERMINED,
        ),
        ([limit("wide", "0.9", "bond", under=under("what", "otherwise"))], Outcome.COMPLIANT),
    ],
)
def test_the_strict_verdict_is_what_is_sure_under_one_way_of_reading(rules: list[Any], strictly: Outcome) -> None:
    held = law(
        OPEN, limit("pool", "1", "bank_loan", "bond"), *rules, readings=(reading("what", ways=("otherwise", "tight")),)
    )
    assert strict(judge(held, company({"bond": 10}))).verdict is strictly


def test_the_most_costly_reading_is_listed_first() -> None:
    held = law(
        OPEN,
        limit("bond", "1", "bond", under=under("a-bond")),
        limit("bond~less", "0.9", "bond", under=under("a-bond", "otherwise")),
        limit("bank", "1", "bank_loan", under=under("b-bank")),
        limit("bank~less", "0.5", "bank_loan", under=under("b-bank", "otherwise")),
        readings=(reading("a-bond"), reading("b-bank")),
    )
    found = strict(judge(held, company({"bank_loan": 60})))
    assert ids(found) == ["b-bank", "a-bond"]  # the one breaks the limit, the other costs 10


def test_what_costs_the_total_nothing_is_listed_by_the_channels() -> None:
    """100 in all either way: of banks 60 less, of bonds 80 less; a pool of 90 costs every total 10."""
    pool = limit("pool", "1", "bank_loan", "bond")
    bank = limit("bank~less", "0.4", "bank_loan", under=under("a-bank", "otherwise"))
    bond = limit("bond~less", "0.2", "bond", under=under("b-bond", "otherwise"))
    clauses = (reading("a-bank"), reading("b-bond"))
    assert ids(strict(judge(law(OPEN, pool, bank, bond, readings=clauses), company()))) == ["b-bond", "a-bank"]
    alike = limit("bond~less", "0.4", "bond", under=under("b-bond", "otherwise"))
    assert ids(strict(judge(law(OPEN, pool, bank, alike, readings=clauses), company()))) == [
        "a-bank",
        "b-bond",
    ]  # by id
    whole = limit("pool~less", "0.9", "bank_loan", "bond", under=under("c-pool", "otherwise"))
    found = strict(judge(law(OPEN, pool, bank, bond, whole, readings=(*clauses, reading("c-pool"))), company()))
    assert ids(found)[0] == "c-pool"  # the total comes before the channels


@pytest.mark.parametrize(
    ("bond", "fund", "first"),
    [
        # of banks 100 are lost, all that is left; of bonds 99.5
        ("0.005", "1", ["b-none", "a-some"]),
        # of bonds 60 and of funds 40.5: more than 100
        ("0.4", "0.595", ["a-some", "b-none"]),
    ],
)
def test_nothing_left_costs_what_was_left(bond: str, fund: str, first: list[str]) -> None:
    """100 in all either way: what each way of reading costs the channels."""
    held = law(
        access("open", "permitted", "bank_loan", "bond", "fund_loan"),
        limit("pool", "1", "bank_loan", "bond", "fund_loan"),
        limit("pool~bank", "0", "bank_loan", under=under("b-none", "otherwise")),
        limit("pool~bond", bond, "bond", under=under("a-some", "otherwise")),
        limit("pool~fund", fund, "fund_loan", under=under("a-some", "otherwise")),
        readings=(reading("a-some"), reading("b-none")),
    )
    assert ids(strict(judge(held, company()))) == first


def test_what_costs_money_today_is_listed_before_what_costs_it_once_approved() -> None:
    """Bonds and securities need an approval, 100 each: one way of reading takes 100 of both together, and nothing today."""
    together = limit("both", "1", "bond", "abs", under=under("a-approved", "otherwise"))
    rules = (
        access("open", "permitted", "bank_loan", "fund_loan"),
        access("ask", "with_approval", "bond", "abs"),
        limit("bond", "1", "bond"),
        limit("abs", "1", "abs"),
        limit("pool", "1", "bank_loan", "fund_loan"),
        together,
    )
    clauses = (reading("a-approved"), reading("b-today"))
    whole = limit("pool~less", "0.9", "bank_loan", "fund_loan", under=under("b-today", "otherwise"))  # 10 of all
    found = strict(judge(law(*rules, whole, readings=clauses), company()))
    assert (found.headroom, found.headroom_if_approved) == (90, 190)
    assert ids(found) == ["b-today", "a-approved"]
    bank = limit("pool~less", "0.95", "bank_loan", under=under("b-today", "otherwise"))  # 5 of banks alone
    found = strict(judge(law(*rules, bank, readings=clauses), company()))
    assert (found.headroom, found.headroom_if_approved) == (100, 200)
    assert ids(found) == ["b-today", "a-approved"]


def test_a_channel_that_another_reading_may_forbid_is_not_forbidden() -> None:
    forbidding = access("no", "prohibited", "bond", when=WELL_RUN, under=under("what", "otherwise"))
    found = strict(
        judge(law(OPEN, limit("pool", "1", "bank_loan", "bond"), forbidding, readings=(reading("what"),)), company())
    )
    assert figure(found, "bond") == ("permitted", 0, 0)


def test_what_only_another_reading_limits_is_no_channel_of_the_answer() -> None:
    held = law(
        OPEN, limit("guarantees", "1", "guarantee", under=under("what", "otherwise")), readings=(reading("what"),)
    )
    assert Channel.GUARANTEE not in [room.channel for room in judge(held, company()).channels]
    otherwise = judge(held, company(), readings={"CN-HI/what": "otherwise"})
    assert room(otherwise, "guarantee").headroom == 100


def test_who_may_lend_by_another_reading_alone_bars_nobody_as_taken() -> None:
    # 甲 has paid in 40 and 乙 60, each may lend as much; read otherwise only who holds half of the company
    half = Lenders(
        id="CN-HI/who", source=FRESH, says=SAYS, channels=("shareholder_loan",), may_lend=(Holder(share="0.5"),),
        under=under("what", "otherwise"),
    )  # fmt: skip
    held = law(
        access("open", "permitted", "shareholder_loan"),
        limit("each", "1", "shareholder_loan", base="paid_in_capital", per="shareholder"),
        half,
        readings=(reading("what"),),
    )
    owners = tuple(
        Shareholder(name, name, "corporate", Fraction(paid, 100), Fraction(paid))
        for name, paid in (("甲公司", 40), ("乙公司", 60))
    )
    who = company(shareholders=owners)
    taken = room(judge(held, who), "shareholder_loan")
    assert [(one.name, one.left) for one in taken.holders] == [("甲公司", 40), ("乙公司", 60)]
    assert taken.headroom == 100
    otherwise = room(judge(held, who, readings={"CN-HI/what": "otherwise"}), "shareholder_loan")
    assert [(one.name, one.left) for one in otherwise.holders] == [("乙公司", 60)]
    assert otherwise.headroom == 60


def test_a_condition_on_the_reading_of_a_rule_that_replaces() -> None:
    """A city's text stands in the place of the nation's, as taken; read otherwise both hold."""
    held = law(
        OPEN,
        limit("CN/bank", "0.5", "bank_loan"),
        limit("own", "1", "bank_loan", replaces=("CN/bank",), under=under("rank")),
        limit("own~beside", "1", "bank_loan", under=under("rank", "otherwise")),
        readings=(reading("rank"),),
    )
    result = judge(held, company({"bank_loan": 60}, facts={"well_run": True}))
    assert result.verdict is Outcome.COMPLIANT
    assert strict(result).verdict is Outcome.BREACH


def test_many_facts_that_have_nothing_to_do_with_each_other_cost_little() -> None:
    """Sixteen yes/no facts, each with a rule of its own: 65,536 combinations, none of which is judged by itself."""
    from leverage.terms.facts import Fact  # noqa: PLC0415

    names = [f"fact_{number}" for number in range(16)]
    rules = [limit(name, "0.5", "bank_loan", when=(Is(fact=name, among=(True,)),)) for name in names]
    facts = tuple(Fact(name, "yes_no", same(name), same(name)) for name in names)
    result = judge(law(OPEN, limit("pool", "1", "bank_loan"), *rules, facts=facts), company({"bank_loan": 20}))
    assert (result.verdict, room(result, "bank_loan").headroom, result.total.headroom) == (Outcome.COMPLIANT, 30, 30)


@pytest.mark.parametrize("banks", [0, 3])
def test_what_contradicts_the_ledger_under_another_reading_alone_is_undetermined_there(banks: int) -> None:
    """Bank loans of 10 beside no bank, or beside three where the ledger names one: refused only where a text counts banks as it is taken."""
    counted = count("banks", 2, under=under("what", "otherwise"))
    held = law(OPEN, limit("pool", "1", "bank_loan", "bond"), counted, readings=(reading("what"),))
    loans = (Loan(Channel.BANK_LOAN, Fraction(10), "row 1", "甲银行"),)
    who = company(loans=loans, facts={"bank_count": banks})
    result = judge(held, who)
    assert (result.verdict, result.total.headroom) == (Outcome.COMPLIANT, 90)
    assert strict(result).verdict is Outcome.UNDETERMINED
    with pytest.raises(InputError):
        judge(held, who, readings={"CN-HI/what": "otherwise"})
    two_ways = reading("what", ways=("other", "otherwise"))
    with pytest.raises(InputError):  # as it is taken, and in one of two other ways
        judge(law(OPEN, count("banks", 2, under=under("what", TAKEN, "other")), readings=(two_ways,)), who)


def test_readings_that_worsen_nothing_together_are_not_tried_in_every_combination(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of nine contested clauses one halves the cap; what the others bring never binds: one by one is enough."""
    tried = []
    answer = Readings._under

    def noted(self: Readings, choice: Any) -> Any:
        tried.append(choice)
        return answer(self, choice)

    monkeypatch.setattr(Readings, "_under", noted)
    wide = [limit(f"w{n}", "3", "bank_loan", under=under(f"w{n}", "otherwise")) for n in range(8)]
    half = limit("half", "0.5", "bank_loan", under=under("half", "otherwise"))
    clauses = (reading("half"), *(reading(f"w{n}") for n in range(8)))
    result = judge(law(OPEN, limit("pool", "1", "bank_loan"), half, *wide, readings=clauses), company())
    assert ids(strict(result)) == ["half"]
    assert {len(choice) for choice in tried} == {1}
