# mypy: disable-error-code="arg-type, comparison-overlap, dict-item"
"""The strict answer, by invented texts: of every combination of the ways of reading, the worst verdict and the least of each headroom."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome, Strict
from leverage.assessment.strict import Readings
from leverage.company import Loan, Shareholder
from leverage.law.conditions import TAKEN, Alternative, ByFact, Is, Reading, Under
from leverage.law.rules import Holder, Lenders
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError
from leverage.terms.texts import same
from tests.assessment.invented import FRESH, SAYS, access, company, count, judge, law, limit, room

OPEN = access("open", "permitted", "bank_loan", "bond")


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


def test_two_readings_that_worsen_only_together() -> None:
    """A cap of half that holds only where both clauses are read otherwise: either reading alone changes nothing."""
    held = law(
        OPEN,
        limit("first", "1", "bank_loan", under=under("first")),
        limit("second", "1", "bank_loan", under=under("second")),
        limit("both-read-so", "0.5", "bank_loan", under=(*under("first", "otherwise"), *under("second", "otherwise"))),
        limit("bond", "1", "bond"),
        limit("all", "1", "bank_loan"),
        readings=(reading("first"), reading("second")),
    )
    result = judge(held, company({"bank_loan": 60}))
    assert (result.verdict, room(result, "bank_loan").headroom) == (Outcome.COMPLIANT, 40)
    found = strict(result)
    assert (found.verdict, figure(found, "bank_loan")[1]) == (
        Outcome.BREACH,
        0,
    )  # 60 of 50, but only if both are read otherwise
    assert ids(found) == ["first", "second"]
    assert found.headroom == 100  # the bond's


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


def test_several_ways_of_reading_one_clause() -> None:
    held = law(
        OPEN,
        limit("pool", "1", "bank_loan", under=under("what")),
        limit("pool~a", "0.75", "bank_loan", under=under("what", "a")),
        limit("pool~b", "0.5", "bank_loan", under=under("what", "b")),
        readings=(reading("what", ways=("a", "b")),),
    )
    found = strict(judge(held, company({"bank_loan": 10})))
    assert (figure(found, "bank_loan")[1], found.readings[0].worst) == (40, "b")  # 0.5 × 100 − 10


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
