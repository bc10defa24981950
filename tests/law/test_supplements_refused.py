"""What a supplement says is held against the rulebook: days, ceilings, facts and their values."""

from __future__ import annotations

import pytest
from supplements import SOURCE, book, limit

from leverage.terms.errors import InputError

ENDED = '[[ended]]\nrule = "{}"\nuntil = {}\ndocument = "函"\n'
HOUSE = '[[house]]\nname = "限"\nchannels = ["bank_loan"]\namount = 1\n'


def refused(text: str) -> InputError | None:
    try:
        book(text)
    except InputError as error:
        return error
    return None


@pytest.mark.parametrize(
    ("rule", "until", "told"),
    [
        ("CN-SH/bank-cap", "2016-10-01", "2016-10-01不晚于规则的生效日2016-10-01"),  # it would hold on no day
        ("CN-SH/bank-cap", "2016-10-02", None),
        ("CN-TJ/2011-two-banks", "2016-11-30", None),  # sooner than by the rulebook
        ("CN-TJ/2011-two-banks", "2016-12-01", None),  # as by the rulebook
        ("CN-TJ/2011-two-banks", "2016-12-02", "该规则已于2016-12-01失效"),
    ],
)
def test_a_rule_ends_within_its_time(rule: str, until: str, told: str | None) -> None:
    error = refused(ENDED.format(rule, until))
    assert (error and error.found.zh) == told
    assert error is None or error.where == "[[ended]] #1 until"


@pytest.mark.parametrize(
    ("rank", "allowed"), [("", False), ('rank = "regulator"\n', False), ('rank = "national"\n', True)]
)
def test_only_a_national_text_ends_a_national_rule(rank: str, *, allowed: bool) -> None:
    error = refused(ENDED.format("CN/2024-non-standard", "2026-01-01") + rank)
    assert (error is None) is allowed


def test_a_rank_that_is_none_is_refused() -> None:
    error = refused(ENDED.format("CN-SH/bank-cap", "2021-10-01") + 'rank = "nation"\n')
    assert error is not None
    assert error.where == "[[ended]] #1 rank"


@pytest.mark.parametrize(
    ("rule", "told"),
    [("CN-SH/bank-cop", "没有规则“CN-SH/bank-cop”"), ("CN-ZZ/bank-cap", "没有地区的规则“CN-ZZ/bank-cap”")],
)
def test_an_unknown_rule_is_none_of_its_place_or_its_place_is_none(rule: str, told: str) -> None:
    error = refused(ENDED.format(rule, "2021-10-01"))
    assert error is not None
    assert error.found.zh == told


# ceilings


def old(since: str) -> dict[str, str]:
    issued = SOURCE.replace("2021-09-01", "2015-01-01")
    return {"since": since, "source": issued.removeprefix("source = ").strip()}


@pytest.mark.parametrize(
    ("since", "do"),
    [
        ("2020-09-06", "请对照原文核对倍数；只在2020-09-07以前有效的旧规则，请写 until = 2020-09-07"),
        ("2020-09-07", "请对照原文核对倍数"),  # it begins with the ceilings, and cannot have ended before
        ("2021-10-01", "请对照原文核对倍数"),
    ],
)
def test_what_may_be_done_about_a_multiple_above_the_ceiling(since: str, do: str) -> None:
    error = refused(limit(multiple='"1.5"', **old(since)))
    assert error is not None
    assert error.do.zh == do


@pytest.mark.parametrize(
    ("since", "text"),
    [("2024-12-30", "银保监办发〔2020〕86号"), ("2024-12-31", "金规〔2024〕26号")],
)
def test_the_ceiling_is_that_of_the_day_on_which_the_rule_begins(since: str, text: str) -> None:
    error = refused(limit(multiple='"1.5"', since=since))
    assert error is not None
    assert text in error.found.zh


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        ({"multiple": '{most = "1"}'}, True),
        ({"multiple": '{most = "1.1"}'}, False),
        ({"multiple": '{most = "1", if_none = "0.5"}'}, True),
        ({"multiple": '{fact = "debt_issuer", multiples = {true = "1", false = "0.5"}}'}, True),
        ({"multiple": '{fact = "debt_issuer", multiples = {true = "1.1", false = "0.5"}}'}, False),
        ({"multiple": '{fact = "debt_issuer", multiples = {true = "unknown", false = "unknown"}}'}, True),  # nothing to hold
        ({"multiple": '"2"', "per": '"shareholder"'}, True),  # over the shareholder's own part
        ({"multiple": '"2"', "channels": '["guarantee"]'}, True),  # no money raised
        ({"multiple": '"2"', "channels": '["bank_loan", "guarantee"]'}, False),  # of which banks are
        ({"multiple": '"2"', "channels": '["bank_loan", "asset_transfer_outright"]'}, True),  # more than the ceilings count
    ],
)  # fmt: skip
def test_every_multiple_that_a_text_names_is_held_against_the_ceiling(fields: dict[str, str], *, allowed: bool) -> None:
    error = refused(limit(**fields))
    assert (error is None) is allowed, error


# facts


@pytest.mark.parametrize(
    ("condition", "where", "zh"),
    [
        ('{fact = "debt_issuer", among = ["ja"]}', "among", "可用：true、false"),
        ('{fact = "listing", among = ["exchang"]}', "among", "exchange"),
        ('{fact = "bank_count", among = ["2"]}', "among", "没有列举的取值"),
        ('{fact = "opened_on", among = ["2020-01-01"]}', "among", "没有列举的取值"),
        ('{fact = "dept_issuer", among = [true]}', "fact", "debt_issuer"),
        ('{fact = "debt_issuer", among = [true], or_else = "dept_issuer"}', "fact", "debt_issuer"),
    ],
)
@pytest.mark.parametrize("table", ["limit", "house"])
def test_a_condition_turns_on_a_fact_and_its_values(table: str, condition: str, where: str, zh: str) -> None:
    """Of law and of the house alike; a house limit that no answer can meet would be kept in silence."""
    when = f'when = [{{channels = ["bond"]}}, {condition}]\n'
    error = refused(limit(when) if table == "limit" else HOUSE + when)
    assert error is not None
    assert error.where == f"[[{table}]] #1 when[2].{where}"
    assert zh in error.message.zh


@pytest.mark.parametrize(("place", "known"), [("天津", True), ("上海", False), (None, False)])
def test_a_house_limit_turns_on_a_fact_of_its_place(place: str | None, *, known: bool) -> None:
    """Whether the ways of funding fit the rating is asked in Tianjin alone."""
    there = "" if place is None else f'place = "{place}"\n'
    error = refused(HOUSE + there + 'when = [{fact = "funding_ways_fit_rating", among = [true]}]\n')
    assert (error is None) is known


def test_a_house_limit_takes_any_grade() -> None:
    """Which places it is for, nobody says: no scheme to hold the grade against."""
    assert refused(HOUSE + 'when = [{fact = "rating", among = ["甲"]}]\n') is None


def test_a_table_of_multiples_names_every_value_of_its_fact() -> None:
    fact = '[[fact]]\nplace = "CN-SH"\nname = "asked"\nkind = "choice"\nvalues = ["甲", "乙"]\nask = "哪一种？"\n'
    whole = '{fact = "asked", multiples = {"甲" = "1", "乙" = "0.5"}}'
    assert refused(fact + limit(multiple=whole)) is None
    error = refused(fact + limit(multiple=whole.replace(', "乙" = "0.5"', "")))
    assert error is not None
    assert (error.where, error.found.zh) == ("[[limit]] #1 multiple.multiples", "缺 乙")


@pytest.mark.parametrize(("kind", "allowed"), [("count", True), ("ratio", False)])
def test_a_count_is_of_a_fact_that_counts(kind: str, *, allowed: bool) -> None:
    fact = f'[[fact]]\nplace = "CN-SH"\nname = "own_banks"\nkind = "{kind}"\nask = "几家银行？"\n'
    counted = (
        '[[count]]\nplace = "CN-SH"\nid = "n"\nchannel = "bank_loan"\nat_most = 3\nfact = "own_banks"\nsays = "说"\n'
    )
    assert (refused(fact + counted + SOURCE) is None) is allowed
