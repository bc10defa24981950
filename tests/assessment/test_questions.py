# mypy: disable-error-code="comparison-overlap, dict-item, arg-type"
"""What is asked, in which order, and where each answer goes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Assessment, Question, Where
from leverage.assessment.questions import asked_in, of_complete, of_doubt, of_line, where_of
from leverage.company import Company, Unallocated
from leverage.law.conditions import ByFact, Is, Stated
from leverage.law.regime import RatingScheme
from leverage.law.rules import Holder
from leverage.law.sources import Source
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.doubts import Doubt
from leverage.terms.facts import Fact
from leverage.terms.texts import Text, same
from tests.assessment.conftest import SOURCE

BANK, BOND = Channel.BANK_LOAN, Channel.BOND
LINE = Unallocated(Fraction(60), frozenset({BANK, BOND}), "短期借款", "表!B9")


def asked(found: Assessment) -> list[str]:
    return [question.fact for question in found.questions]


def one(found: Assessment, name: str) -> Question:
    (question,) = [question for question in found.questions if question.fact == name]
    return question


def limits(invented: Any, *names: str) -> tuple[Any, ...]:
    """A limit of 1 × net capital on each of some channels, and whatever raises money permitted."""
    return (*(invented.limit(name, channels=(name,)) for name in names), invented.permit(*RAISABLE))


# which


def test_a_blank_channel_is_asked_about_and_whether_all_is_listed_first(invented: Any) -> None:
    found = invented.judge(limits(invented, "bank_loan", "bond"), invented.company(complete=False))
    assert asked(found) == ["complete", "bank_loan", "bond"]
    complete, bank = found.questions[0], found.questions[1]
    assert complete.settles == ("CN-XZ/bank_loan", "CN-XZ/bond")
    assert bank.settles == ("CN-XZ/bank_loan",)
    assert (bank.kind, bank.where) == ("amount", Where(None, "balances.bank_loan", "--fact bank_loan="))
    assert bank.ask.en == "What is the balance of bank loans (0 if there is none)?"


def test_more_than_three_blank_channels_are_asked_about_together(invented: Any) -> None:
    names = ("bank_loan", "bond", "abs", "fund_loan")
    three = invented.judge(limits(invented, *names[:3]), invented.company(complete=False))
    assert asked(three)[0] == "complete"
    assert set(names[:3]) <= set(asked(three))
    four = invented.judge(limits(invented, *names), invented.company(complete=False))
    assert "complete" in asked(four)
    assert not set(names) & set(asked(four))
    # who said that the list is not full is asked channel by channel, and not again whether it is
    no = invented.company(complete=False, where={"complete": "资料!B4"})
    said = invented.judge(limits(invented, *names), no)
    assert "complete" not in asked(said)
    assert set(names) <= set(asked(said))
    blank = invented.company(complete=False, where={"complete": "资料!B4"}, blanks={"complete": "资料!B4"})
    assert "complete" in asked(invented.judge(limits(invented, *names), blank))  # the cell is there, and empty


def test_nothing_is_asked_of_a_company_of_which_all_is_known(invented: Any) -> None:
    assert asked(invented.judge(limits(invented, "bank_loan"), invented.company(balances={"bank_loan": 5}))) == []


def test_what_settles_most_is_asked_first(invented: Any) -> None:
    rules = (
        invented.limit("a", base="net_assets"),
        invented.limit("b", channels=("bond",), base="registered_capital"),
        invented.limit("c", channels=("bond", "bank_loan"), base="registered_capital"),
        invented.permit("bank_loan", "bond"),
    )
    who = invented.company(balances={"bank_loan": 5, "bond": 5}, capital={})
    found = invented.judge(rules, who)
    assert asked(found) == ["registered_capital", "net_assets"]
    asks = found.questions[0]
    assert (asks.settles, asks.kind) == (("CN-XZ/b", "CN-XZ/c"), "amount")
    assert asks.where == Where(None, "capital.registered_capital", "--fact registered_capital=")
    blank = invented.judge(rules, replace(who, blanks={"net_assets": "资料!B7"}))
    assert blank.questions[1].where.cell == "资料!B7"


def test_a_fact_of_the_company(invented: Any) -> None:
    kind = invented.limit(when=(Is(fact="company_type", among=("rural",)),), multiple="0.01")
    listed = invented.limit("b", when=(Is(fact="listing", among=("neeq",)),), multiple="0.01")
    told = invented.limit("c", multiple=Stated(most="1"))
    found = invented.judge(
        (kind, listed, told, invented.permit("bank_loan")),
        invented.company(balances={"bank_loan": 5}, company_type=None),
    )
    type_, listing, ratio = (one(found, name) for name in ("company_type", "listing", "company_ratio"))
    assert (type_.kind, type_.where) == ("choice", Where(None, "company_type", "--type "))
    assert ("rural", "农村") in [(value, label.zh[:2]) for value, label in type_.values]
    assert listing.where == Where(None, "facts.listing", "--fact listing=")
    assert dict(listing.values)["neeq"].zh == "新三板"
    assert dict(listing.values)["applying"] == same("applying")  # no other words for it
    assert (ratio.kind, ratio.values) == ("ratio", ())


def test_a_grade_is_asked_with_the_grades_of_the_day(invented: Any) -> None:
    scheme = RatingScheme(name=same("x"), grades=("A", "B"), method="public", effect=same("x"), source=Source(**SOURCE))
    table = invented.limit(multiple=ByFact(fact="rating", multiples={"A": "1", "B": "0.01"}))
    who = invented.company(balances={"bank_loan": 5})
    rating = one(invented.judge((table, invented.permit("bank_loan")), who, schemes=(scheme,)), "rating")
    assert (rating.kind, [value for value, _ in rating.values], rating.where.option) == (
        "choice",
        ["A", "B"],
        "--rating ",
    )


def test_what_no_answer_settles_says_where_to_get_it(invented: Any) -> None:
    lenders = invented.rule("Lenders", "who", channels=("shareholder_loan",), may_lend=(Holder(kind="corporate"),))
    found = invented.judge(
        (lenders, invented.permit("shareholder_loan"), invented.limit(channels=("shareholder_loan",))),
        invented.company(balances={"shareholder_loan": 5}),
    )
    loans = one(found, "loans")
    assert (loans.kind, loans.where) == (None, Where(None, "loans", None))
    assert "融资明细" in where_of(loans).zh
    silent = invented.judge(
        (invented.limit(channels=("bond",)), invented.permit("bank_loan")), invented.company(balances={"bond": 5})
    )
    regulator = one(silent, "regulator")
    assert (regulator.kind, regulator.where) == (None, Where(None, None, None))
    assert where_of(regulator).en == "nothing to fill in; it must be obtained first"


def test_an_approval_is_asked_for_what_lacks_it(invented: Any) -> None:
    opened = invented.rule("Access", "open", channels=("bank_loan", "bond", "abs"), level="with_approval")
    lifted = invented.limit("cap", channels=("fund_loan",), approval_lifts=True)
    rules = (opened, lifted, invented.permit("fund_loan", name="f"))
    who = invented.company(balances={"bank_loan": 5, "bond": 5, "fund_loan": 150}, approvals=frozenset({"bond"}))
    approvals = one(invented.judge(rules, who), "approvals")
    assert [part.key for part in approvals.parts] == [
        "bank_loan",
        "CN-XZ/cap",
    ]  # bonds have theirs, of ABS there are none
    assert (approvals.kind, approvals.where) == ("text", Where(None, "facts.approvals", "--fact approvals="))


# lines of the sheet


def test_a_line_is_asked_by_its_channels() -> None:
    question = of_line(LINE, ("CN-XZ/a",), "明细!A2")
    assert [part.key for part in question.parts] == ["bank_loan", "bond"]
    assert (question.fact, question.amount, question.raised_by) == ("unallocated:短期借款", 60, ("表!B9",))
    assert question.where == Where("明细!A2", "unallocated", "--fact 短期借款=bank_loan:")
    assert question.ask.en == "Through which channels was “短期借款” raised, and how much each?"
    twice = of_line(LINE, alone=False)  # of two lines of one name each is named by its cell
    assert (twice.fact, twice.where.option) == ("unallocated:短期借款@表!B9", "--fact B9=bank_loan:")
    payables = of_line(replace(LINE, among=frozenset({BANK, Channel.OTHER_LIABILITIES})))
    assert payables.where.option == "--fact 短期借款=other_liabilities:"
    assert of_line(replace(LINE, source="unallocated[1]")).where.key == "unallocated[1]"
    mended = of_line(replace(LINE, mend=Text("请更正", "mend it")))
    assert (mended.kind, mended.parts, mended.ask.en) == (None, (), "mend it")
    assert mended.where == Where("表!B9", None, None)


def test_a_line_that_matters_is_among_the_questions(invented: Any) -> None:
    rules = limits(invented, "bank_loan", "bond")
    found = invented.judge(
        rules, invented.company(unallocated=(replace(LINE, amount=Fraction(150)),), blanks={"loans": "明细!A2"})
    )
    line = one(found, "unallocated:短期借款")
    assert line.where.cell == "明细!A2"
    lines = tuple(replace(LINE, amount=Fraction(150), source=f"表!B{row}") for row in (9, 10))
    both = invented.judge(rules, invented.company(unallocated=lines))
    assert {"unallocated:短期借款@表!B9", "unallocated:短期借款@表!B10"} <= set(asked(both))
    sure = Unallocated(Fraction(150), frozenset({BANK}), "银行借款", "表!B9")
    assert asked(invented.judge(rules, invented.company(unallocated=(sure,)))) == []


# doubts


SCALE = Doubt("scale", Text("单位是元吗？", "Is it yuan?"), ("表!B2", "表!B3"), "yes_no", Text("全部", "all"))


def test_a_doubt_comes_before_everything_else(invented: Any) -> None:
    who = invented.company(complete=False, doubts=(SCALE,))
    found = invented.judge(limits(invented, "bank_loan"), who)
    assert asked(found)[:2] == ["scale", "complete"]
    assert found.questions[0].where == Where("表!B2", "facts.scale", "--fact scale=")
    about_terms = replace(SCALE, rules=frozenset({"term"}))  # there is no such rule, and it is asked all the same
    assert asked(invented.judge(limits(invented, "bank_loan"), invented.company(doubts=(about_terms,)))) == ["scale"]
    rare = replace(SCALE, always=False, channels=frozenset({Channel.ABS}))
    assert "scale" not in asked(
        invented.judge(limits(invented, "bank_loan"), invented.company(balances={"bank_loan": 5}, doubts=(rare,)))
    )


def test_where_a_doubt_is_answered() -> None:
    question = of_doubt(SCALE, ("CN-XZ/a",))
    assert (question.fact, question.settles, question.kind, question.raised_by) == (
        "scale",
        ("CN-XZ/a",),
        "yes_no",
        SCALE.where,
    )
    assert of_doubt(replace(SCALE, where=()), ()).where.cell is None
    unit = replace(SCALE, key="unit", kind="unit")
    assert of_doubt(unit, ()).where.option == "--unit "
    assert where_of(question).en == "answer at 表!B2 or --fact scale=yes|no (raised by 表!B3)"


# where


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (Question("x", same("?"), (), "amount", where=Where(None, "k", "--fact x=")), "answer at --fact x="),
        (
            Question("x", same("?"), (), "amount", where=Where("表!B2", "k", "--fact x=")),
            "answer at 表!B2 or --fact x=",
        ),
        (Question("x", same("?"), (), "yes_no", where=Where("表!B2", "k", None)), "answer at 表!B2"),
        (
            Question("x", same("?"), (), None, where=Where("表!B2", None, None)),
            "fill in or correct in the sheet: 表!B2",
        ),
        (
            Question("loans", same("?"), (), None, where=Where(None, "loans", None)),
            "fill in 融资明细 of the workbook that leverage template writes, or loans in JSON",
        ),
        (
            Question(
                "x", same("?"), (), "text", raised_by=("表!A1", "表!B2", "表!C3"), where=Where("表!B2", None, None)
            ),
            "answer at 表!B2 (raised by 表!A1, 表!C3)",
        ),
    ],
)
def test_where_an_answer_goes(question: Question, told: str) -> None:
    assert where_of(question).en == told


@pytest.mark.parametrize(("number", "told"), [(2, "--fact x=0|1"), (6, "--fact x=0|1|2|3|4|5"), (7, "--fact x=")])
def test_a_few_choices_are_told_and_many_are_not(number: int, told: str) -> None:
    values = tuple((str(value), same(value)) for value in range(number))
    question = Question("x", same("?"), (), "choice", values, where=Where(None, None, "--fact x="))
    assert where_of(question).en == f"answer at {told}"


def test_whether_all_funding_is_listed() -> None:
    assert of_complete(Company()).where == Where(None, "complete", "--fact complete=")
    assert of_complete(Company(where={"complete": "资料!B4"})).where.cell == "资料!B4"
    assert of_complete(Company(where={"complete": "资料!B4"}, blanks={"complete": "资料!B5"})).where.cell == "资料!B5"
    assert of_complete(Company()).ask.en.endswith("(This one settles most.)")


def test_a_question_of_the_place(invented: Any) -> None:
    fact = Fact("moon", "yes_no", Text("满月", "full moon"), Text("是否满月？", "Is the moon full?"))
    manual = invented.rule("Manual", "m", fact=fact, channels=("bank_loan",))
    found = invented.judge(
        (manual, invented.permit("bank_loan"), invented.limit()), invented.company(balances={"bank_loan": 5})
    )
    assert one(found, "moon").ask.en == "Is the moon full?"


@pytest.mark.parametrize(
    ("unit", "told"), [("元", "多少（元）？"), ("千元", "多少（千元）？"), ("万元", "多少（万元）？")]
)
def test_the_unit_in_which_an_amount_is_asked(unit: str, told: str) -> None:
    assert asked_in(Text("多少（元）？", "How much (yuan)?"), unit).zh == told


def test_what_settles_an_open_rule_is_asked_before_what_settles_none(invented: Any) -> None:
    """One fact decides a limit; one condition is asked by two rules and another by three: unanswered, they leave the verdict alone."""
    facts = {name: Fact(name, "yes_no", same(name), same(f"{name}?")) for name in ("first", "second", "third")}
    manuals = [
        invented.rule("Manual", f"{name}-{number}", channels=("bank_loan",), fact=facts[name])
        for name, times in (("first", 2), ("second", 3))
        for number in range(times)
    ]
    gated = invented.limit("gated", multiple="0.1", when=(Is(fact="third", among=(True,)),))
    rules = (*manuals, invented.limit("bank", base="net_assets"), gated, invented.permit("bank_loan"))
    who = invented.company(balances={"bank_loan": 20})
    result = invented.judge(rules, who, facts=(facts["third"],))
    assert asked(result) == ["third", "second", "first"]


@pytest.mark.parametrize("name", ["a_fact", "k_fact", "z_fact"])
def test_facts_of_the_place_are_asked_in_their_own_words(invented: Any, name: str) -> None:
    """Whatever their names: "none" is a company not listed only where it is asked whether it is listed."""
    for kind, values in (("choice", ("none", "traditional")), ("yes_no", ()), ("count", ())):
        fact = Fact(name, kind, same(name), same(f"{name}?"), values)
        manual = invented.rule("Manual", "ask", channels=("bank_loan",), fact=fact)
        rules = (manual, invented.limit("bank"), invented.permit("bank_loan"))
        found = one(invented.judge(rules, invented.company(balances={"bank_loan": 20})), name)
        assert (found.kind, found.values) == (kind, tuple((value, same(value)) for value in values))
        assert found.where == Where(None, f"facts.{name}", f"--fact {name}=")


def test_an_approval_is_asked_for_a_limit_and_for_channels(invented: Any) -> None:
    rules = (
        invented.limit("cap", multiple="0.1", approval_lifts=True),
        invented.permit("bank_loan"),
        invented.permit("bond", "abs", name="ask", level="with_approval"),
    )
    who = invented.company(balances={"bank_loan": 20, "bond": 5})
    assert [part.key for part in one(invented.judge(rules, who), "approvals").parts] == ["CN-XZ/cap", "bond"]
