# mypy: disable-error-code="arg-type, dict-item"
"""What a reader is told beside the figures, and when nothing is to be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment import notices
from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, Outcome
from leverage.company import Figure
from leverage.law.conditions import ByFact, Is
from leverage.law.regime import Gap, RatingScheme
from leverage.law.rulebook import load_on_demand
from leverage.terms.channels import Channel, labels
from leverage.terms.places import find_place
from leverage.terms.texts import Text, same
from tests.assessment.invented import DAY, FRESH, STALE, access, company, judge, law, limit, manual, yes_no

OPEN = access("open", "permitted", "bank_loan", "bond")
ODD = (Is(fact="odd", among=(True,)),)


def told(found: Assessment, notice: Text) -> list[str]:
    """The warnings that begin as a notice does."""
    start = notice.en.partition("{")[0]
    return [warning.en for warning in found.warnings if warning.en.startswith(start)]


def test_before_the_first_rule_its_day_is_told() -> None:
    held = law(OPEN, limit("later", "1", "bank_loan", since="2022-01-01"))
    before = judge(held, company(), date(2019, 12, 31))
    assert told(before, notices.NOTHING_IN_FORCE) == [
        "No known rule is in force on 2019-12-31: the first begins on 2020-01-01."
    ]
    assert told(judge(held, company(), date(2020, 1, 1)), notices.NOTHING_IN_FORCE) == []


@pytest.mark.parametrize(
    ("day", "said"), [(date(2025, 6, 29), True), (DAY, False), (date(2025, 7, 1), True), (None, False)]
)
def test_figures_of_another_day(day: date | None, *, said: bool) -> None:
    assert bool(told(judge(law(OPEN), company(report_date=day)), notices.OTHER_DATE)) is said


def test_each_day_of_verification_is_told_once_the_earliest_first() -> None:
    older = STALE.changed(verified_on=date(2020, 5, 1))
    held = law(
        OPEN,
        limit("a", "1", "bank_loan", source=STALE),
        limit("b", "1", "bond", source=STALE),
        limit("c", "1", "bank_loan", source=older),
        limit("CN/d", "1", "bank_loan", source=STALE.changed(verified_on=date(2020, 6, 1))),  # national: not local
        limit("e", "1", "bank_loan", source=STALE.changed(verified_on=date(2020, 7, 1)), when=ODD),
        facts=(yes_no("odd"),),
    )
    found = judge(held, company(facts={"odd": False}))
    assert told(found, notices.STALE) == [
        "Local clause last verified 2020-05-01; later changes are not known.",
        "Local clause last verified 2021-01-01; later changes are not known.",
    ]
    assert told(judge(law(OPEN, limit("a", "1", "bank_loan")), company()), notices.STALE) == []


def graded(*values: str) -> Any:
    scheme = RatingScheme(name=same("x"), grades=values, method="public", effect=same("x"), source=FRESH)
    table = ByFact(fact="rating", multiples=dict.fromkeys(values, "1"))
    return law(OPEN, limit("a", table, "bank_loan"), schemes=(scheme,))


@pytest.mark.parametrize(
    ("rating", "said"),
    [("B", ["current supervisory rating “B” is taken as another grade (A, 其他)."]), ("A", []), (None, [])],
)
def test_a_grade_that_the_text_does_not_name(rating: str | None, said: list[str]) -> None:
    found = judge(graded("A", "其他"), company(facts={} if rating is None else {"rating": rating}))
    assert [line for line in (warning.en for warning in found.warnings) if "another grade" in line] == said


@pytest.mark.parametrize(
    ("answer", "balances", "asked", "said"),
    [
        (False, {"bond": 10}, True, True),
        (False, {"abs": 10}, True, True),
        (True, {"bond": 10}, True, False),
        (None, {"bond": 10}, True, False),
        (False, {"bank_loan": 10}, True, False),
        (False, {"bond": 10}, False, False),  # no rule here asks
    ],
)
def test_what_is_outstanding_was_issued(
    answer: bool | None, balances: dict[str, int], *, asked: bool, said: bool
) -> None:
    of_issuers = limit("a", "1", "bank_loan", when=(Is(fact="debt_issuer", among=(True,)),))
    held = law(OPEN, of_issuers if asked else limit("a", "1", "bank_loan"))
    found = judge(held, company(balances, facts={} if answer is None else {"debt_issuer": answer}))
    assert (notices.ISSUER in found.warnings) is said


GUARANTEES = notices.ZERO_BY_STATEMENT.fill(names=labels([Channel.GUARANTEE]))
CAPPED = limit("a", "1", "bank_loan", "guarantee")


@pytest.mark.parametrize(
    ("rule", "fields", "said"),
    [
        (CAPPED, {}, True),
        (CAPPED, {"complete": False}, False),
        (CAPPED, {"balances": {Channel.GUARANTEE: Figure(Fraction(0), "表!B9")}}, False),  # it was listed
        (CAPPED, {"balances": {Channel.GUARANTEE: Figure(Fraction(0), "guarantee")}}, False),
        (limit("a", "1", "bank_loan"), {}, False),  # the banks' zero is told with the figures
        (access("a", "permitted", "guarantee"), {}, False),  # no limit counts it
        (manual("a", "guarantee"), {}, False),
    ],
)
def test_what_is_no_funding_is_taken_as_zero_by_statement(rule: Any, fields: dict[str, Any], *, said: bool) -> None:
    found = judge(law(OPEN, rule), replace(company(), **fields))
    assert [warning for warning in found.warnings if "taken as zero" in warning.en] == ([GUARANTEES] if said else [])


def test_what_is_known_to_be_missing_is_told_with_its_code() -> None:
    gap = Gap(id="CN-HI/gap", since=date(2020, 1, 1), says=Text("甲办法未见", "Measures A were not seen"))
    found = judge(law(OPEN, gaps=(gap,)), company())
    assert found.warnings == (Text("CN-HI/gap：甲办法未见", "CN-HI/gap: Measures A were not seen"),)


def test_where_nothing_is_to_be_told_nothing_is() -> None:
    assert judge(law(OPEN, limit("a", "1", "bank_loan")), company({"bank_loan": 10}, report_date=DAY)).warnings == ()


def test_answers_that_only_other_places_ask_for() -> None:
    chongqing = load_on_demand().law(find_place("CN-CQ"))
    who = company(facts={"bank_count": 1, "funding_ways_fit_rating": True})
    found = assess(who, chongqing, date(2017, 11, 30))
    assert notices.UNUSED.fill(names=same("funding_ways_fit_rating")) in found.warnings  # Tianjin's


def test_a_breach_in_every_case_is_told_and_one_of_a_rule_is_not() -> None:
    # under A banks ≤ 50, under B bonds ≤ 50; 60 of either: whichever it is, one is exceeded
    scheme = RatingScheme(name=same("x"), grades=("A", "B"), method="public", effect=same("x"), source=FRESH)
    rules = (
        limit("a", "0.5", "bank_loan", when=(Is(fact="rating", among=("A",)),)),
        limit("b", "0.5", "bond", when=(Is(fact="rating", among=("B",)),)),
    )
    held = law(OPEN, *rules, schemes=(scheme,))
    open_ = judge(held, company({"bank_loan": 60, "bond": 60}))
    assert open_.verdict is Outcome.BREACH
    assert notices.BROKEN_ANYWAY in open_.warnings
    known = judge(held, company({"bank_loan": 60, "bond": 60}, facts={"rating": "A"}))
    assert known.verdict is Outcome.BREACH
    assert notices.BROKEN_ANYWAY not in known.warnings
    kept = judge(held, company({"bank_loan": 60}))
    assert kept.verdict is Outcome.UNDETERMINED
    assert notices.BROKEN_ANYWAY not in kept.warnings


def test_a_grade_that_the_text_names_is_no_other() -> None:
    found = judge(graded("良好", "其他"), company(facts={"rating": "良好"}))
    assert not [warning for warning in found.warnings if "another grade" in warning.en]


def left_out(*rules: Any) -> list[str]:
    found = judge(law(OPEN, *rules, facts=(yes_no("odd"),)), company(facts={"odd": False}), without_stale=True)
    starts = ("local clauses", "no local clause")
    return [warning.en for warning in found.warnings if warning.en.startswith(starts)]


def test_which_clauses_are_left_out_as_stale_and_which_count_again() -> None:
    assert left_out(limit("a", "1", "bank_loan")) == ["no local clause was last verified before the date."]
    stale = limit("a", "1", "bank_loan", source=STALE)
    alone = "local clauses last verified before the date are left out (CN-HI/a)"
    assert left_out(stale) == [f"{alone}."]
    replacing = stale.changed(replaces=("CN/b",))
    behind, other = limit("CN/b", "1", "bank_loan"), limit("CN/c", "1", "bank_loan")
    assert left_out(replacing, behind, other) == [f"{alone}, and what they replaced counts again (CN/b)."]
    assert left_out(replacing, limit("CN/b", "1", "bank_loan", when=ODD)) == [f"{alone}."]  # not for this company
    assert left_out(limit("a", "1", "bank_loan", source=STALE, when=ODD), limit("d", "1", "bond", source=STALE)) == [
        "local clauses last verified before the date are left out (CN-HI/d)."
    ]


def test_outcomes_that_hold_only_within_the_rounding_of_the_sheet() -> None:
    # 100.4 of 100 in units of one: it may be 100; and 103 is more
    near = judge(law(OPEN, limit("a", "1", "bank_loan")), company({"bank_loan": "100.4"}, shown_to=Fraction(1)))
    far = judge(law(OPEN, limit("a", "1", "bank_loan")), company({"bank_loan": 103}, shown_to=Fraction(1)))

    def rounding(found: Assessment) -> list[str]:
        return [warning.en for warning in found.warnings if "rounding" in warning.en]

    assert len(rounding(near)) == 1
    assert rounding(near)[0].startswith("CN-HI/a: ")
    assert rounding(far) == []
