"""Answers as people write them; what may be two figures, or is no figure, is refused."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from leverage.terms.answers import names_its_unit, read_amount, read_count, read_date, read_fact, read_yes_no
from leverage.terms.facts import FACTS, Fact
from leverage.terms.money import UNITS
from leverage.terms.texts import same

RATES = Fact("benchmark", "rates", same("?"), same("?"))
RATING = Fact("rating", "choice", same("?"), same("?"), ("A", "B", "C"))


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("3", 3),
        ("3家", 3),
        ("３ 家", 3),
        ("3家银行", 3),
        ("两家", 2),
        ("三", 3),
        ("共2家", 2),
        (2.0, 2),
        (0, 0),
        ("零家", 0),
    ],
)
def test_counts(written: object, count: int) -> None:
    assert read_count(written) == count


@pytest.mark.parametrize("written", ["3.5", "-1", "3 4", "三十家", "3至4家", "3²家", "③", "", True, "3家或4家"])
def test_no_counts(written: object) -> None:
    with pytest.raises(ValueError, match="无法识别"):
        read_count(written)


@pytest.mark.parametrize(
    "written", ["2010-05-01", "2010年5月1日", "2010/5/1", "2010.05.01", "２０１０年５月１日", "20100501"]
)
def test_days(written: str) -> None:
    assert read_date(written) == read_date(datetime(2010, 5, 1)) == date(2010, 5, 1)


@pytest.mark.parametrize("written", ["2010年5月", "2010-13-01", "5/1/2010", "2010", "40299", "2010-05-01 2011-05-01"])
def test_no_days(written: str) -> None:
    with pytest.raises(ValueError, match="无法识别"):
        read_date(written)


@pytest.mark.parametrize("written", ["是", "有", "是的", "Ｙ", "TRUE", " yes ", "√", True, "1"])
def test_yes(written: object) -> None:
    assert read_yes_no(written) is True


@pytest.mark.parametrize("written", ["否", "无", "没有", "不是", "N", "False", "×", False, "0"])
def test_no(written: object) -> None:
    assert read_yes_no(written) is False


@pytest.mark.parametrize(
    ("written", "yuan"),
    [("8000", 8000), ("8,000", 8000), ("8,000万", 80_000_000), ("0.8亿元", 80_000_000), ("５００万元", 5_000_000), ("¥1.5", Fraction(3, 2)),
     ("12千元", 12_000), ("3百万元", 3_000_000), (0, 0), (1234.5, Fraction(2469, 2)), ("8千万", 80_000_000), ("12百亿元", 120_000_000_000),
     ("８０００萬圆", 80_000_000), ("RMB 8000万元整", 80_000_000), ("8000万\u200b", 80_000_000), (Fraction(2469, 20), Fraction(2469, 20))],
)  # fmt: skip
def test_amounts(written: object, yuan: Fraction) -> None:
    assert read_amount(written) == yuan


@pytest.mark.parametrize(
    "written",
    [
        "-1",
        Fraction(-1),
        "1千",
        "8万千",
        "两千万",
        "8000 9000",
        "80,00",
        "8000万美元",
        "约8000万",
        "8000①",
        "",
        "1e9",
        True,
        None,
        "nan",
        "9" * 50,
    ],
)
def test_no_amounts(written: object) -> None:
    with pytest.raises(ValueError, match="无法识别"):
        read_amount(written)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("written", ["8000万", "8千万元", "80,000千元", "0.8亿", "80000000元"])
def test_an_amount_that_names_its_unit_is_the_same_in_every_other(written: str, unit: str) -> None:
    assert read_amount(written, unit) == 80_000_000
    assert names_its_unit(written)
    assert read_amount("80", unit) == read_amount(80.0, unit) == 80 * UNITS[unit]
    assert not names_its_unit("80")


@pytest.mark.parametrize(
    ("written", "rates"),
    [
        ("1.1%", {0: "0.011"}),
        ("0.011", {0: "0.011"}),
        ("3个月:1.1%", {3: "0.011"}),
        ("3个月：1.1％，6个月：1.3％", {3: "0.011", 6: "0.013"}),
        ("3:0.011,6:0.013", {3: "0.011", 6: "0.013"}),
        ("1年:1.5%", {12: "0.015"}),
        ("6:0.02,6:2%", {6: "0.02"}),
    ],
)
def test_rates(written: str, rates: dict[int, str]) -> None:
    assert read_fact(RATES, written) == {months: Fraction(rate) for months, rate in rates.items()}


@pytest.mark.parametrize("written", ["6:0.02,6:0.0325", "1.5", "3:", "", "3个月", "110%", "1.1 1.2%", "三个月:1%"])
def test_no_rates(written: str) -> None:
    with pytest.raises(ValueError, match="无法识别"):
        read_fact(RATES, written)


@pytest.mark.parametrize("written", ["a", "Ａ级", "A类", "Ａ", " a级 "])
def test_grades(written: str) -> None:
    assert read_fact(RATING, written) == "A"


def test_listings_and_kinds_in_chinese() -> None:
    assert read_fact(FACTS["listing"], "新三板") == "neeq"
    assert read_fact(FACTS["company_type"], "传统") == "traditional"
