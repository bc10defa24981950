"""The rules as expressions: equal to the one-company engine in every cell, for companies of every place, kind, grade, border day and pattern of blanks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random

import polars as pl
import pytest
from supplements import book, with_facts

from leverage.law.rulebook import load
from leverage.portfolio.engine.expression import Node
from leverage.portfolio.engine.run import judge
from leverage.portfolio.engine.writing import by_narwhals, plain
from leverage.terms.channels import Channel
from leverage.terms.errors import UsageError
from tests.portfolio.equal import differences
from tests.portfolio.invented import portfolio, supplement


@pytest.mark.parametrize("seed", range(4))
def test_every_cell_is_that_of_the_company_by_itself(seed: int) -> None:
    found, single = differences(portfolio(load(), seed, 500, alike=50), load())
    assert not found, found[:10]
    assert single < 125


@pytest.mark.parametrize("seed", range(3))
def test_supplements_change_the_law_of_both_alike(seed: int) -> None:
    plain = load()
    places = Random(seed).sample(sorted(plain.local), 4)  # noqa: S311  a seed, and no secret
    supplemented = book(supplement(plain, seed, places))
    found, _ = differences(portfolio(supplemented, seed, 200, 50, places), supplemented)
    assert not found, found[:10]


@pytest.mark.parametrize("facts", [5, 8, 12])
def test_facts_that_multiply_are_judged_together_while_they_are_few(facts: int) -> None:
    supplemented = book(with_facts(facts))
    found, single = differences(portfolio(supplemented, 5, 12, 4, ["CN-SH"]), supplemented)
    assert not found, found[:10]
    assert single == 0 or facts > 5


def test_stale_clauses_left_out_and_readings_chosen() -> None:
    frame = portfolio(load(), 11, 200, 50, ["CN-HI", "CN-GS", "CN-HN", "CN-JS"])
    chosen = {"CN-HI/open-list": "otherwise"}
    for options in ({"without_stale": True}, {"contested": False}, {"readings": chosen}):
        found, _ = differences(frame, load(), **options)
        assert not found, (options, found[:10])


def test_narwhals_writes_the_same_plans() -> None:
    frame = portfolio(load(), 12, 200, 50)
    here, there = judge(frame, load(), full=True), judge(frame, load(), full=True, writer=through_narwhals)
    assert here.rows.equals(there.rows)


def through_narwhals(rows: pl.DataFrame, outputs: Mapping[str, Node], keep: tuple[str, ...]) -> pl.DataFrame:
    """The outputs of a plan by narwhals on Polars."""
    named = rows.lazy().select(pl.col(name).alias(plain(name)) for name in rows.columns)
    found: pl.DataFrame = by_narwhals(named, outputs, keep).collect()
    return found.rename({plain(name): name for name in outputs})


def test_house_limits_go_one_by_one() -> None:
    house = book('[[house]]\nname = "总负债"\nchannels = "all_funding"\nmultiple = "1"\nbase = "net_capital"\n')
    result = judge(chongqing(**{"balances.bank_loan": 10_000_000_001}), house)
    assert result.one_by_one == 1
    assert result.rows["house_verdict"].to_list() == ["breach"]


def test_a_company_for_which_a_letter_set_a_multiple_goes_one_by_one_and_no_other() -> None:
    """CN-HE/pool: 2 × net capital, or what the letter says: 0.8 × 100m. Used are 90m."""
    letter = book(
        '[[ratio]]\ncompany = "甲小额贷款有限公司"\nfact = "company_ratio"\nvalue = "0.8"\nsince = 2016-01-01\ndocument = "函"\n'
    )
    names = ("甲小额贷款有限公司", "乙小额贷款有限公司", None)
    frame = pl.concat(
        [chongqing(jurisdiction="CN-HE", name=name, **{"balances.bank_loan": 9_000_000_000}) for name in names],
        how="vertical_relaxed",
    )
    result = judge(frame, letter, rules=True)
    assert result.one_by_one == 1
    assert result.rules is not None
    pool = result.rules.filter(pl.col("rule") == "CN-HE/pool")
    assert pool["outcome"].to_list() == ["breach", "undetermined", "undetermined"]
    assert not differences(frame, letter)[0]


def chongqing(**cells: object) -> pl.DataFrame:
    """A company of Chongqing at the end of 2017 with net capital of 100m, everything listed."""
    row = {
        "jurisdiction": "CN-CQ",
        "as_of": date(2017, 11, 30),
        "company_type": "traditional",
        "complete": True,
        "capital.net_capital": 10_000_000_000,
        **cells,
    }
    return pl.DataFrame([row])


def test_at_the_cap_is_kept_and_one_fen_above_it_is_not() -> None:
    """CN-CQ/bank-and-repo: banks and repurchase together at most 1 × net capital, 100m yuan = 10^10 fen."""
    kept = judge(chongqing(**{"balances.bank_loan": 10_000_000_000}), load()).rows
    above = judge(chongqing(**{"balances.bank_loan": 10_000_000_001}), load()).rows
    assert kept["verdict"][0] != "breach"
    assert kept["headroom.bank_loan"][0] == 0
    assert kept["utilisation"][0] == 10_000
    assert above["verdict"][0] == "breach"


def test_amounts_too_large_for_a_column_go_one_by_one_and_beyond_any_are_refused() -> None:
    frame = pl.concat([chongqing(**{"balances.bank_loan": amount}) for amount in (5 * 10**12, 10**15 + 1, -1)])
    result = judge(frame, load())
    assert result.one_by_one == 3
    assert result.rows["verdict"].to_list() == ["breach", None, None]
    assert result.rows["error_en"][1].startswith("balances.bank_loan")


def test_a_place_or_a_fact_that_nobody_knows_is_told_and_the_rest_is_answered() -> None:
    frame = pl.concat(
        [
            chongqing(),
            chongqing(jurisdiction="CN-XX"),
            chongqing(**{"facts.ratign": "A"}),
            chongqing(approvals="nobody"),
            chongqing(company_type="bank"),
            chongqing(as_of=None),
            chongqing(jurisdiction="重庆"),
        ],
        how="diagonal_relaxed",
    )
    rows = judge(frame, load()).rows
    assert rows["error_en"].is_null().to_list() == [True, False, False, False, False, False, True]
    assert rows["verdict"][0] is not None


def test_a_column_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="bankloan"):
        judge(chongqing(**{"balances.bankloan": 1}), load())


def test_no_rows_give_no_rows() -> None:
    result = judge(chongqing().clear(), load(), rules=True)
    assert result.rows.height == 0
    assert [name for name in result.rows.columns if name.startswith("headroom.")] == [f"headroom.{c}" for c in Channel]
