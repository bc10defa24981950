"""The rules as expressions: equal to the one-company engine in every cell, for companies of every place, kind, grade, border day and pattern of blanks."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from leverage.law.rulebook import load
from leverage.portfolio.engine.run import judge
from leverage.terms.channels import Channel
from leverage.terms.errors import UsageError
from tests.portfolio.equal import differences
from tests.portfolio.invented import portfolio


@pytest.mark.parametrize("seed", range(4))
def test_every_cell_is_that_of_the_company_by_itself(seed: int) -> None:
    found, single = differences(portfolio(load(), seed, 500, alike=50), load())
    assert not found, found[:10]
    assert single < 125


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
        ],
        how="diagonal",
    )
    rows = judge(frame, load()).rows
    assert rows["error_en"].is_null().to_list() == [True, False, False, False]
    assert rows["verdict"][0] is not None


def test_a_column_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="bankloan"):
        judge(chongqing(**{"balances.bankloan": 1}), load())


def test_no_rows_give_no_rows() -> None:
    result = judge(chongqing().clear(), load(), rules=True)
    assert result.rows.height == 0
    assert [name for name in result.rows.columns if name.startswith("headroom.")] == [f"headroom.{c}" for c in Channel]
