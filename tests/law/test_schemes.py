# mypy: disable-error-code="arg-type, dict-item, list-item"
"""Rating schemes: cited, dated, in order; every rule that turns on a rating is covered; answers are read by the scheme of the day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from leverage.cli.main import main
from leverage.law.conditions import LOCAL, UNKNOWN, ByFact, Is
from leverage.law.regime import RatingScheme
from leverage.law.rulebook import Law, Rulebook, load
from leverage.law.rules import Limit
from leverage.law.sources import Source
from leverage.law.survey import notes, on_rating, past_notes
from leverage.terms.errors import RulebookError
from leverage.terms.facts import OTHER, RATINGS
from leverage.terms.places import find_place
from leverage.terms.texts import Text
from provinces import guangdong, hunan, jiangsu

Check = Callable[[str, str, str], Any]
BOOK = load()
LAWS = {regime.place: BOOK.law_of(regime) for regime in BOOK.regimes()}
SCHEMES = [(law.place.code, scheme) for law in LAWS.values() for scheme in law.local.schemes]
TIERS = {
    "CN-HN": "2017-05-12",
    "CN-HI": "2012-06-29",
    "CN-FJ": "2021-09-08",
    "CN-JS": "2013-12-31",
    "CN-NX": "2016-06-30",
    "CN-XJ": "2021-12-31",
}
"""The places whose rules turn on a grade, and since when."""
DAY = timedelta(days=1)


def law(place: str) -> Law:
    return BOOK.law(find_place(place))


def test_the_grades_of_each_place_are_those_of_its_text() -> None:
    found = {(place, scheme.start.isoformat()): scheme.values for place, scheme in SCHEMES}
    assert found == {
        ("CN-HN", "2017-05-12"): ("A", "B", "C", "D"),
        ("CN-HI", "2012-06-29"): ("优秀", "良好", OTHER),
        ("CN-NX", "2016-06-30"): ("Ⅰ", "Ⅱ", OTHER),
        ("CN-XJ", "2021-12-31"): ("优良", OTHER),
        ("CN-FJ", "2012-03-10"): (),  # an appraisal whose grades nobody has seen
        ("CN-FJ", "2021-09-08"): ("优秀", "良好", OTHER),
        ("CN-HE", "2015-09-11"): (),
        ("CN-TJ", "2016-12-01"): (),
        ("CN-LN", "2022-05-31"): (),
        ("CN-GD", "2021-01-01"): ("AAA", "AA", "A", "BB", "B", "C", "D", "E"),
        ("CN-JS", "2013-12-31"): ("AAA", "AA", "A", "BBB", "BB", "B", "CCC", "CC", "C", OTHER),
        ("CN-JS", "2025-11-24"): ("A", "B", "C", "不予评定等级"),
        ("CN-CQ", "2025-06-15"): ("A", "B", "C", "D"),
    }
    assert [place for place, scheme in SCHEMES if scheme.method == "public"] == ["CN-CQ"]


@pytest.mark.parametrize(("place", "scheme"), SCHEMES, ids=[f"{p}-{s.start}" for p, s in SCHEMES])
def test_a_scheme_is_cited_told_and_dated(place: str, scheme: RatingScheme) -> None:
    assert scheme.name.zh
    assert scheme.name.en
    assert scheme.effect.zh
    assert scheme.effect.en
    assert scheme.source.issued <= scheme.start
    assert scheme.until is None or scheme.until > scheme.start
    assert scheme.source.title.zh
    assert LAWS[place].scheme(scheme.start) is scheme
    assert LAWS[place].scheme(scheme.start - DAY) is not scheme


@pytest.mark.parametrize("place", sorted(LAWS))
def test_every_grade_that_a_rule_names_is_one_of_the_scheme_as_long_as_the_rule_holds(place: str) -> None:
    here = LAWS[place]
    borders = {rule.start for rule in here.rules} | {rule.until for rule in here.rules if rule.until}
    borders |= {scheme.start for scheme in here.schemes} | {s.until for s in here.schemes if s.until}
    turned = False
    for day in sorted({border + shift for border in borders for shift in (-DAY, 0 * DAY)}):
        for rule in on_rating(here, day):
            turned = True
            scheme = here.scheme(day)
            assert scheme is not None
            named = {v for c in rule.when if isinstance(c, Is) and c.fact in RATINGS for v in c.among}
            if isinstance(rule, Limit) and isinstance(rule.multiple, ByFact):
                assert tuple(rule.multiple.multiples) == scheme.values
            if isinstance(rule, Limit) and rule.multiple is LOCAL:
                for ratio in here.pool_ratios:
                    named |= {v for c in ratio.when if isinstance(c, Is) and c.fact in RATINGS for v in c.among}
                    if isinstance(ratio.multiple, ByFact) and ratio.multiple.fact in RATINGS:
                        assert tuple(ratio.multiple.multiples) == scheme.values
            assert named <= set(scheme.values), rule.id
    assert turned is (place in TIERS)


@pytest.mark.parametrize(("place", "since"), TIERS.items())
def test_rules_turn_on_a_grade_from_the_day_of_the_text(place: str, since: str) -> None:
    first = date.fromisoformat(since)
    assert on_rating(LAWS[place], first)
    assert not on_rating(LAWS[place], first - DAY)


def test_a_multiple_never_rises_as_the_grade_falls() -> None:
    held = [getattr(item, "multiple", None) for here in LAWS.values() for item in (*here.rules, *here.pool_ratios)]
    rated = [table for table in held if isinstance(table, ByFact) and table.fact in RATINGS]
    tables = [[multiple for multiple in table.multiples.values() if multiple is not UNKNOWN] for table in rated]
    assert tables
    assert all(multiples == sorted(multiples, reverse=True) for multiples in tables)


def test_a_city_has_the_scheme_of_the_place_it_follows_as_long_as_it_follows() -> None:
    assert law("guangzhou").scheme(date(2021, 1, 1)) is guangdong.REGIME.schemes[0]
    assert law("shenzhen").scheme(date(2021, 1, 1)) is None  # it left the province's rules on 2016-07-01


# answers


@pytest.fixture
def check(tmp_path: Path) -> Check:
    def check_(place: str, day: str, rating: str) -> Any:
        company = {
            "jurisdiction": place, "report_date": day, "complete": True, "facts": {"bank_count": 1, "rating": rating},
            "capital": {"net_capital": "100000000", "net_assets": "100000000", "prior_year_net_assets": "100000000"},
        }  # fmt: skip
        path = tmp_path / "a.json"
        path.write_text(json.dumps(company), encoding="utf-8")
        return CliRunner().invoke(main, ["check", str(path), "--format", "json", "--lang", "zh"])

    return check_


@pytest.mark.parametrize(
    ("place", "day", "rating", "told"),
    [
        ("CN-HN", "2017-05-12", "E", "A、B、C、D"),
        ("CN-CQ", "2025-06-15", "良好", "A、B、C、D"),
        ("CN-GD", "2021-01-01", "AAAA", "是否想写：AAA"),
        ("CN-440100", "2021-01-01", "优秀", "AAA、AA、A、BB、B、C、D、E"),
        ("CN-JS", "2025-11-24", "AAA", "A、B、C"),
    ],
)
def test_an_unknown_grade_is_refused_with_what_is_known(
    check: Check, place: str, day: str, rating: str, told: str
) -> None:
    result = check(place, day, rating)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "()" not in result.stderr  # no suggestion: no brackets
    before = (date.fromisoformat(day) - DAY).isoformat()
    assert check(place, before, rating).exit_code != 2  # no scheme is known for the day before


@pytest.mark.parametrize(
    ("place", "written", "grade"),
    [
        *(("CN-NX", written, "Ⅱ") for written in ("Ⅱ", "II", "ii", "Ⅱ级", " Ⅱ 级", "2级", "二级", "2", "二")),
        *(("CN-NX", written, OTHER) for written in ("Ⅲ", "III", "3级", "三级", "Ⅱ级以下", "未评级", "12级")),
        *(("CN-HN", written, "A") for written in ("A", "a", "Ａ", "A级", "a 级", "A类")),
        *(("CN-HI", written, "良好") for written in ("良好", "良好级", " 良好 ")),
        ("CN-HI", "合格", OTHER),
    ],
)
def test_a_grade_is_read_as_people_write_it(check: Check, place: str, written: str, grade: str) -> None:
    told = json.loads(check(place, "2017-11-30", written).stdout)
    same = json.loads(check(place, "2017-11-30", grade).stdout)
    assert told["findings"] == same["findings"]
    if grade == OTHER:
        assert any(f"“{written}”" in warning for warning in told["warnings"])


@pytest.mark.parametrize("place", TIERS)
def test_the_template_offers_the_grades_of_the_place(place: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    CliRunner().invoke(main, ["template", "--jurisdiction", place, str(path)])
    offered = [str(rule.formula1) for rule in openpyxl.load_workbook(path)["公司信息"].data_validations.dataValidation]
    scheme = LAWS[place].scheme(date(2026, 11, 22))
    assert scheme is not None
    assert f'"{",".join(scheme.values)}"' in offered


# what is wrong is refused when it is loaded


def test_a_rule_that_outlives_the_grades_is_refused() -> None:
    (scheme,) = hunan.REGIME.schemes
    for schemes in ((), (scheme.changed(until=date(2020, 1, 1)),)):
        with pytest.raises(RulebookError, match="CN-HN/pool"):
            Rulebook.of(BOOK.national, [hunan.REGIME.changed(schemes=schemes)])
    late = scheme.changed(since=date(2018, 1, 1))
    with pytest.raises(RulebookError, match="CN-HN/pool"):
        Rulebook.of(BOOK.national, [hunan.REGIME.changed(schemes=(late,))])


def test_schemes_that_overlap_are_refused() -> None:
    one, other = jiangsu.REGIME.schemes
    for schemes in (
        (one.changed(until=None), other),
        (other, one.changed(until=date(2025, 11, 25))),
    ):
        with pytest.raises(RulebookError, match="重叠"):
            Rulebook.of(BOOK.national, [jiangsu.REGIME.changed(schemes=schemes)])


@pytest.mark.parametrize(
    "changes",
    [{"grades": ("A", "A")}, {"grades": (), "other_grades": True}, {"grades": ("A", OTHER), "other_grades": True}],
)
def test_a_scheme_that_is_no_order_is_refused(changes: dict[str, Any]) -> None:
    source = Source(
        title=Text("办法", "measures"), issuer=Text("局", "bureau"), issued="2020-01-01", effective="2020-01-01", verified_on="2020-01-01",
    )  # fmt: skip
    known = {"name": Text("评级", "rating"), "source": source, "method": "not_seen", "effect": Text("无", "none")}
    RatingScheme(**known, grades=("A",), other_grades=True)
    with pytest.raises(ValueError, match="其他"):
        RatingScheme(**known, **changes)


# Guangzhou's plan of 2020 to 2022


TARGETS = ("超过130家", "超过300亿元", "超过500亿元", "头部机构3家以上")
INCENTIVES = (
    "50万元至1000万元；其间如何分档，文本未载",
    "超过5亿元的公司：“研究”",
    "资产证券化等债权类工具",
    "仅“研究可行性”",
    "适当放宽",
)


@pytest.mark.parametrize(
    ("day", "current", "past"),
    [
        ("2020-05-20", False, False),
        ("2020-05-21", True, False),
        ("2022-12-31", True, False),
        ("2023-01-01", False, True),
    ],
)
def test_the_plan_of_guangzhou_is_told_as_long_as_it_runs_and_as_past_afterwards(
    day: str, *, current: bool, past: bool
) -> None:
    here, on = law("guangzhou"), date.fromisoformat(day)
    told, gone = ("".join(note.says.zh for note in found) for found in (notes(here, on), past_notes(here, on)))
    for words in (*TARGETS, *INCENTIVES):
        assert (words in told, words in gone) == (current, past), words


def test_rules_show_marks_what_has_run_out() -> None:
    shown = CliRunner().invoke(
        main, ["rules", "show", "guangzhou", "--as-of", "2026-11-22", "--format", "json", "--lang", "zh"]
    )
    tables = {table["title"]: table["rows"] for table in json.loads(shown.stdout)["tables"]}
    (past,) = [rows for title, rows in tables.items() if "已届满" in title]
    assert any("50万元至1000万元" in row["says"] and row["valid"] == "2020-05-21起，2023-01-01前" for row in past)
    assert not any("50万元至1000万元" in row["says"] for row in tables["附注（不约束融资）"])
    (rating,) = tables["监管评级"]
    assert rating["grades"] == "AAA > AA > A > BB > B > C > D > E"


def test_rules_show_tells_which_rules_turn_on_the_rating() -> None:
    shown = CliRunner().invoke(
        main, ["rules", "show", "fujian", "--as-of", "2023-06-30", "--format", "json", "--lang", "zh"]
    )
    (rows,) = [t["rows"] for t in json.loads(shown.stdout)["tables"] if t["title"] == "监管评级"]
    assert [row["rules"] for row in rows] == ["", "CN-FJ/2021-with-approval, CN-FJ/2021-rating-gate"]
    assert "（非现行）" in rows[0]["period"]


def test_a_question_offers_the_grades_of_the_day(tmp_path: Path) -> None:
    """The list of answers was that of the scheme that began last (A, B, C of 2025), whatever the day."""
    path = tmp_path / "company.json"
    company = {
        "jurisdiction": "CN-JS",
        "report_date": "2024-12-31",
        "company_type": "rural",
        "balances": {"bank_loan": "60000000"},
        "capital": {"net_assets": "100000000", "paid_in_capital": "100000000"},
    }
    path.write_text(json.dumps(company), encoding="utf-8")
    told = json.loads(CliRunner().invoke(main, ["check", str(path), "--format", "json"]).stdout)
    (rating,) = [question for question in told["questions"] if question["fact"] == "rating"]
    assert rating["values"][:4] == ["AAA", "AA", "A", "BBB"]  # 苏金融办发〔2013〕103号
