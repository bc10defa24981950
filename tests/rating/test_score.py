"""The score, the grade and who is rated: each boundary by hand, and properties that hold whatever the points are."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leverage.rating import chongqing
from leverage.rating.articles import ARTICLES
from leverage.rating.chongqing import GROUNDS, TREATMENTS, Dimension, Grade, Stage, Status, ground_of
from leverage.rating.eligibility import eligibility, first_full_year
from leverage.rating.score import Rating, grade_of, rate
from leverage.rating.scorecard import Deduction, Direct, Indicator, Scorecard
from leverage.report.rating.tables import to_next
from leverage.terms.texts import Text
from provinces.chongqing import REGIME
from provinces.hunan import REGIME as HUNAN

Card = Callable[..., Scorecard]
TODAY = date(2026, 6, 30)


def rated(card: Scorecard) -> Rating:
    return rate(card, TODAY)


def warned(rating: Rating) -> str:
    return "\n".join(text.zh + text.en for text in rating.warnings)


def deduction(points: str, violation: str | None = None, stage: Stage = Stage.SELF, **later: str) -> Deduction:
    given = {stage: Fraction(points)} | {Stage(name): Fraction(word) for name, word in later.items()}
    return Deduction(given, "deductions[0]", violation=violation)


def test_the_scheme_is_the_measures() -> None:
    assert {each.label.zh: each.weight for each in Dimension} == {
        "公司治理": 20,
        "业务经营": 15,
        "风险管理": 25,
        "政策导向": 20,
        "监管合规": 20,
    }
    assert sum(each.weight for each in Dimension) == chongqing.FULL_SCORE == 100
    assert [ground.number for ground in GROUNDS] == list(range(1, 11))
    assert len({ground.id for ground in GROUNDS}) == 10
    assert list(TREATMENTS) == list(Grade)
    assert [(each.value, each.floor) for each in Grade] == [("A", 85), ("B", 70), ("C", 60), ("D", None)]
    assert (chongqing.MEASURES.issued, chongqing.MEASURES.effective) == (date(2025, 5, 12), date(2025, 6, 15))


def test_no_rule_of_chongqing_turns_on_a_rating() -> None:
    """The scheme says so to its users."""
    turns_on_it = re.compile(r"fact='(prior_)?rating'")
    assert turns_on_it.search(repr(HUNAN))
    assert not turns_on_it.search(repr(REGIME))


def test_every_statement_is_there_in_both_languages() -> None:
    texts = [ground.says for ground in GROUNDS] + [says for _, says in ARTICLES]
    texts += [says for treatment in TREATMENTS.values() for says in treatment.says]
    texts += [each.label for kind in (Dimension, Stage, Status, Grade) for each in kind]
    assert all(text.zh and text.en and text.zh != text.en for text in texts)


@pytest.mark.parametrize(
    ("points", "taken_off", "score", "grade"),
    [
        ("20 15 25 20 20", "", "100", "A"),
        ("20 15 25 5 20", "", "85", "A"),
        ("20 15 25 4.99 20", "", "84.99", "B"),
        ("20 15 25 20 20", "15", "85", "A"),
        ("20 15 25 20 20", "15.000001", "84.999999", "B"),
        ("20 15 25 10 0", "", "70", "B"),
        ("20 15 25 9.9 0", "", "69.9", "C"),
        ("20 15 25 0 0", "", "60", "C"),
        ("20 15 24.5 0 0", "", "59.5", "D"),
        ("0 0 0 0 0", "", "0", "D"),
        ("0.1 0.2 0 0 0", "", "0.3", "D"),
        ("5 0 0 0 0", "10", "-5", "D"),
    ],
)
def test_grades_at_their_boundaries(card: Card, points: str, taken_off: str, score: str, grade: str) -> None:
    found = rated(card(points, taken_off))
    assert (found.score, found.grade, found.range, found.settled) == (Fraction(score), Grade(grade), None, True)


def test_one_violation_counts_once_at_the_largest(card: Card) -> None:
    held = (
        deduction("2", "超比例放贷"),
        deduction("3", "超比例 放贷"),
        deduction("3", "超比例放贷 "),
        deduction("1"),
        deduction("1"),
    )
    result = rated(card(deductions=held)).result
    assert result.deducted == 3 + 1 + 1
    assert [each.deduction for each in result.counted] == [held[1], held[3], held[4]]
    assert [each.deduction for each in result.set_aside] == [held[0], held[2]]


def test_a_blank_violation_is_no_name(card: Card) -> None:
    assert rated(card(deductions=(deduction("1", " "), deduction("1", "")))).result.deducted == 2


def test_a_blank_dimension_is_a_range_and_not_zero(card: Card) -> None:
    found = rated(card("20 15 - 20 20"))  # 75 without risk management, 100 with all of it
    assert (found.score, found.result.total.low, found.result.total.high) == (None, Fraction(75), Fraction(100))
    assert (found.grade, found.range, found.settled, found.to_next) == (None, (Grade.B, Grade.A), False, None)
    assert "风险管理" in warned(found)


def test_a_blank_that_cannot_change_the_grade_leaves_it_known(card: Card) -> None:
    rows = (
        Indicator(Dimension.OPERATIONS, {Stage.SELF: Fraction(14)}, "a", maximum=Fraction(14)),
        Indicator(Dimension.OPERATIONS, {}, "b", maximum=Fraction(1)),
    )
    found = rated(replace(card("20 - 25 20 20"), indicators=rows))
    assert (found.score, found.result.total.low, found.grade, found.settled) == (None, Fraction(99), Grade.A, True)
    assert (found.to_next, found.margin) == (None, None)


def test_the_rows_that_a_table_lacks_may_bring_points(card: Card) -> None:
    rows = (Indicator(Dimension.RISK, {Stage.SELF: Fraction(20)}, "a", maximum=Fraction(22)),)
    found = rated(replace(card("20 15 - 20 20"), indicators=rows))
    span = found.result.dimensions[Dimension.RISK]
    assert (span.low, span.high) == (Fraction(20), Fraction(23))
    assert "22" in warned(found)
    assert "3" in warned(found)


def test_without_maxima_the_rows_stand_but_are_not_checked(card: Card) -> None:
    rows = tuple(Indicator(Dimension.RISK, {Stage.SELF: Fraction(10)}, "a") for _ in range(2))
    found = rated(replace(card("20 15 - 20 20"), indicators=rows))
    assert found.score == 95
    assert "未核对" in warned(found)
    open_row = replace(card("20 15 - 20 20"), indicators=(*rows, Indicator(Dimension.RISK, {}, "c")))
    assert rated(open_row).result.dimensions[Dimension.RISK].high == 25


def test_grounds_make_a_range_from_d_to_the_grade_by_score(card: Card) -> None:
    ground = ground_of("excessive_rate")
    found = rated(card("20 15 25 10 10", grounds=(ground,)))
    assert (found.score, found.grade, found.range) == (Fraction(80), Grade.B, (Grade.D, Grade.B))
    assert [each.value for each in found.possible] == ["B", "C", "D"]
    assert [each.grade.value for each in found.treatment] == ["B", "C", "D"]
    assert not found.settled


def test_a_ground_cannot_lower_d(card: Card) -> None:
    found = rated(card("20 0 0 0 0", grounds=(GROUNDS[0],)))
    assert (found.grade, found.range, found.settled) == (Grade.D, (Grade.D, Grade.D), True)


def test_no_points_to_lose_is_told_as_that(card: Card) -> None:
    told = to_next(rated(card("20 15 25 5 20")))  # 85
    assert told == Text("正在本等级下限，再失分即降级", "at the floor of the grade: any further loss costs it")


def test_the_way_to_the_next_grade(card: Card) -> None:
    found = rated(card("20 15 25 20 2.5"))  # 82.5
    assert found.to_next is not None
    assert (found.to_next.grade, found.to_next.points, found.to_next.within_reach) == (Grade.A, Fraction("2.5"), True)
    assert found.margin == Fraction("12.5")
    assert rated(card()).to_next is None
    assert rated(card()).margin == 15
    low = rated(card("20 15 10 0 0"))  # 45
    assert low.to_next is not None
    assert (low.to_next.grade, low.to_next.points, low.margin) == (Grade.C, Fraction(15), None)


def test_a_grade_may_be_out_of_reach_of_points_alone(card: Card) -> None:
    found = rated(card("20 15 25 20 10", "16")).to_next  # 74; at most 84 while 16 are taken off
    assert found is not None
    assert (found.points, found.within_reach) == (Fraction(11), False)
    assert rated(card("20 15 25 20 10", "15")).to_next.within_reach  # type: ignore[union-attr]


def test_the_latest_stage_is_the_result_and_the_others_are_kept(card: Card) -> None:
    one, two = Fraction(20), Fraction(18)
    scores = {each: Direct({Stage.SELF: Fraction(each.weight)}, "") for each in Dimension}
    scores[Dimension.GOVERNANCE] = Direct({Stage.SELF: one, Stage.DISTRICT: two}, "")
    found = rated(card(scores=scores, deductions=(deduction("1"), deduction("2", stage=Stage.DISTRICT))))
    assert [each.stage for each in found.stages] == [Stage.SELF, Stage.DISTRICT]
    assert found.stages[0].total.exact == 99  # the district's deduction was not found yet
    assert (found.result.total.low, found.result.total.high) == (
        Fraction(18 - 3),
        Fraction(18 + 80 - 3),
    )  # what it did not score is unknown
    assert found.changes == (None, None)


def test_changes_between_stages(card: Card) -> None:
    scores = {
        each: Direct({Stage.SELF: Fraction(each.weight), Stage.MUNICIPAL: Fraction(each.weight - 1)}, "")
        for each in Dimension
    }
    found = rated(card(scores=scores))
    assert (found.changes, found.score, found.result.stage) == ((None, Fraction(-5)), Fraction(95), Stage.MUNICIPAL)


def test_a_deduction_stands_until_a_later_stage_changes_it(card: Card) -> None:
    scores = {each: Direct(dict.fromkeys(Stage, Fraction(each.weight)), "") for each in Dimension}
    held = (deduction("4", municipal="0"), deduction("1", "甲", municipal="5"), deduction("3", "甲"))
    found = rated(card(scores=scores, deductions=held))
    assert [each.deducted for each in found.stages] == [4 + 3, 4 + 3, 0 + 5]
    assert "沿用" in warned(found)


@pytest.mark.parametrize(
    ("opened", "end", "expected"),
    [
        ("2023-06-01", "2024-12-31", True),
        ("2023-06-01", "2024-12-30", False),
        ("2024-01-01", "2024-12-31", True),
        ("2024-01-02", "2024-12-31", False),
        ("2024-01-02", "2025-12-31", True),
        ("2025-12-31", "2025-12-31", False),
        ("2024-12-31", "2026-06-30", True),
    ],
)
def test_a_full_fiscal_year(card: Card, opened: str, end: str, expected: bool) -> None:
    found = eligibility(card(opened_on=date.fromisoformat(opened), period_end=date.fromisoformat(end)))
    assert (found.eligible, found.open_long_enough) == (expected, expected)
    assert bool(found.why) is not expected


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.OPERATING])
def test_those_that_leave_are_not_rated(card: Card, status: Status) -> None:
    found = rated(card(status=status))
    assert (found.eligibility.eligible, found.score, found.grade, found.range, found.settled) == (
        False,
        Fraction(100),
        None,
        None,
        True,
    )
    assert (found.treatment, found.to_next, found.margin) == ((), None, None)


def test_registered_elsewhere_is_not_rated(card: Card) -> None:
    found = eligibility(card(registered_in="四川省成都市"))
    assert (found.eligible, "四川省成都市" in found.why[0].zh) == (False, True)


@pytest.mark.parametrize("missing", ["registered_in", "opened_on", "period_end", "status"])
def test_what_is_missing_leaves_it_open_whether_a_company_is_rated(card: Card, missing: str) -> None:
    found = rated(card(**{missing: None}))
    assert (found.eligibility.eligible, found.grade, found.settled) == (None, Grade.A, False)
    assert found.eligibility.why


def test_one_no_decides_whatever_else_is_missing(card: Card) -> None:
    found = eligibility(card(registered_in=None, opened_on=None, status=Status.BANKRUPT))
    assert found.eligible is False


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"period_end": date(2025, 6, 14)}, "早于办法施行日"),
        ({"period_end": date(2026, 12, 31)}, "尚未到来"),
        ({"rated_on": date(2025, 9, 1)}, "2027"),
        ({"rated_on": date(2026, 7, 1)}, "请核对"),
        ({"taken_off": "3 2"}, "deductions[0]、deductions[1]"),
        ({"stage_stated": False}, "按自评处理"),
        ({"deductions_stated": False}, "没有其他扣分"),
        ({"grounds_stated": False}, "没有其他情形"),
        ({"taken_off": "100 1"}, "没有规定下限"),
        ({}, "未公开"),
    ],
)
def test_what_a_reader_should_know(card: Card, changes: dict[str, Any], told: str) -> None:
    assert told in warned(rated(card(**changes)))


def test_one_deduction_needs_no_name(card: Card) -> None:
    assert "第九条" not in warned(rated(card(taken_off="3")))
    assert "第九条" not in warned(rated(card(deductions=(deduction("3", "a"), deduction("2", "b")))))


def test_nothing_is_told_that_does_not_matter(card: Card) -> None:
    whole = tuple(
        Indicator(each, {Stage.SELF: Fraction(each.weight)}, "a", maximum=Fraction(each.weight)) for each in Dimension
    )
    assert rated(card("- - - - -", indicators=whole, period_end=date(2025, 6, 15))).warnings == ()


def test_the_score_is_worked_out_without_floats() -> None:
    for module in (chongqing, inspect.getmodule(rate), inspect.getmodule(Scorecard)):
        assert module is not None
        names = {node.id for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Name)}
        assert "float" not in names


awards = st.tuples(*(st.decimals(0, each.weight, places=2) for each in Dimension)).map(
    lambda points: tuple(Fraction(point) for point in points)
)
takings = st.lists(
    st.tuples(st.sampled_from(["甲", "乙", None]), st.decimals(0, 20, places=2).map(Fraction)), max_size=6
)


def of(points: tuple[Fraction, ...], taken: list[tuple[str | None, Fraction]]) -> Rating:
    scores = {each: Direct({Stage.SELF: point}, "") for each, point in zip(Dimension, points, strict=True)}
    return rated(
        Scorecard(
            period_end=date(2025, 12, 31),
            registered_in="重庆",
            opened_on=date(2015, 1, 1),
            status=Status.OPERATING,
            scores=scores,
            deductions=tuple(Deduction({Stage.SELF: off}, "", violation=name) for name, off in taken),
        )
    )


def rank(rating: Rating) -> int:
    assert rating.grade is not None
    return list(Grade).index(rating.grade)


@given(awards, takings)
def test_the_score_is_the_exact_sum(points: tuple[Fraction, ...], taken: list[tuple[str | None, Fraction]]) -> None:
    alone = sum((off for name, off in taken if name is None), Fraction(0))
    named = sum((max((off for n, off in taken if n == name), default=Fraction(0)) for name in "甲乙"), Fraction(0))
    found = of(points, taken)
    assert found.score == sum(points) - alone - named
    assert found.grade is grade_of(found.score)
    assert len(found.result.counted) + len(found.result.set_aside) == len(taken)


@given(awards, takings, st.randoms())
def test_the_order_of_deductions_does_not_matter(points: Any, taken: Any, random: Any) -> None:
    shuffled = random.sample(taken, len(taken))
    assert of(points, taken).score == of(points, shuffled).score


@given(awards, awards, takings)
def test_more_points_never_give_a_worse_grade(one: Any, two: Any, taken: Any) -> None:
    more = tuple(map(max, one, two))
    assert rank(of(more, taken)) <= rank(of(one, taken))


@given(awards, takings, st.decimals(0, 20, places=2).map(Fraction), st.sampled_from(["甲", None]))
def test_a_deduction_never_gives_a_better_grade(points: Any, taken: Any, off: Fraction, name: str | None) -> None:
    assert rank(of(points, [*taken, (name, off)])) >= rank(of(points, taken))


@given(awards, takings, st.sets(st.sampled_from(list(Dimension))))
def test_a_blank_only_widens(points: Any, taken: Any, blank: set[Dimension]) -> None:
    whole = of(points, taken)
    partial = rated(replace(whole.card, scores={k: v for k, v in whole.card.scores.items() if k not in blank}))
    assert whole.score is not None
    assert partial.result.total.low <= whole.score <= partial.result.total.high
    assert whole.grade in partial.possible


@given(awards, takings)
def test_the_way_to_the_next_grade_is_enough_and_no_more(points: Any, taken: Any) -> None:
    found = of(points, taken)
    if found.to_next is None:
        assert found.grade is Grade.A
        return
    assert found.score is not None
    assert grade_of(found.score + found.to_next.points) is found.to_next.grade
    assert grade_of(found.score + found.to_next.points - Fraction(1, 100)) is found.grade


@given(st.dates(date(2008, 1, 1), date(2030, 1, 1)))
def test_the_first_full_year_begins_on_or_after_the_opening(opened: date) -> None:
    year = first_full_year(opened)
    assert opened <= date(year, 1, 1)
    assert (date(year, 1, 1) - opened).days < 366
