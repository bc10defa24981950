# mypy: disable-error-code="comparison-overlap"
"""What a plan is told, as people write it: read, or refused with the place and what to do."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from leverage.company import Company, Unallocated
from leverage.planning.changes import Change
from leverage.planning.forecast import read_forecast
from leverage.planning.reading import channel_change, plain_change, read_scenarios
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError, UsageError

HEAD = 'schema = "leverage.scenarios/1"\n'
ONE = HEAD + '[[scenario]]\nname = "a"\n'
LINE = Company(unallocated=(Unallocated(Fraction(5), frozenset(Channel), "短期借款", "E3"),))


@pytest.mark.parametrize(
    ("text", "amount", "day"),
    [
        ("20000000", 20_000_000, None),
        ("2,000万", 20_000_000, None),
        ("0.2亿元", 20_000_000, None),
        ("2000万@2025-12-31", 20_000_000, date(2025, 12, 31)),
        ("2000万 @ 2025年12月31日", 20_000_000, date(2025, 12, 31)),
        ("0.01", Fraction(1, 100), None),
    ],
)
def test_amounts_and_days(text: str, amount: Fraction | int, day: date | None) -> None:
    assert plain_change("loss", text) == Change("loss", Fraction(amount), day, written=f"--loss {text}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bank_loan=5", (Channel.BANK_LOAN, "", 5, None, None)),
        ("银行借款=5万@2026-01-01:甲银行", (Channel.BANK_LOAN, "", 50_000, date(2026, 1, 1), "甲银行")),
        ("abs=5：专项计划", (Channel.ABS, "", 5, None, "专项计划")),
        ("短期借款=5", (None, "短期借款", 5, None, None)),
        ("unallocated:短期借款=5", (None, "短期借款", 5, None, None)),
    ],
)
def test_channels_lines_and_lenders(text: str, expected: tuple[object, ...]) -> None:
    read = channel_change("repay", text, LINE)
    assert (read.channel, read.line, read.amount, read.on, read.lender) == expected


@pytest.mark.parametrize(
    "text", ["短期借款=5", "bank_loan=5@明天", "bank_loan=-5", "bank_loan=", "bank_loan", "银行=5"]
)
def test_what_cannot_be_raised_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        channel_change("raise", text, LINE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = 1", "schema"),
        ('schema = "leverage.plan/1"', "schema"),
        (HEAD, "[[scenario]]"),
        (HEAD + "scenario = 3", "[[scenario]]"),
        (HEAD + "[[scenario]]\nloss = 1", "name"),
        (ONE + "lss = 1", "loss"),
        (ONE + "loss = true", "scenario 1.loss"),
        (ONE + 'loss = "many"', "many"),
        (ONE + 'raise = "5"', "{"),
        (ONE + 'raise = { bank = "5" }', "bank"),
        (ONE + 'on = "soon"', "soon"),
        (ONE + '[[scenario]]\nname = "a"', "a"),
        (ONE + "loss = ", "TOML"),
    ],
)
def test_scenarios_that_are_none(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_scenarios(path, LINE)
    assert said in refused.value.message.zh
    assert said in refused.value.message.en
    assert "s.toml" in refused.value.message.zh


def test_a_scenario_says_all_that_the_command_line_can(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(
        ONE + 'add-capital = 5\nloss = ["1万", "2@2026-01-01"]\nrepay = { "短期借款" = "3", abs = ["1", "2"] }\n'
        'rating = "C"\nfacts = { bank_count = 2 }\nplace = "chongqing"\non = 2026-03-31\n',
        encoding="utf-8",
    )
    (wanted,) = read_scenarios(path, LINE)
    assert [(c.kind, c.amount) for c in wanted.changes] == [
        ("add_capital", 5), ("loss", 10_000), ("loss", 2), ("repay", 3), ("repay", 1), ("repay", 2),
    ]  # fmt: skip
    assert wanted.facts == (("rating", "C"), ("bank_count", "2"))
    assert (wanted.place, wanted.on, wanted.name) == ("chongqing", date(2026, 3, 31), "a")


def test_a_forecast_in_a_workbook_with_its_unit_above(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["单位：万元"],
        ["日期", "所有者权益", "银行借款（元）", "股东特别借款（劣后）"],
        [date(2026, 3, 31), 100, "5000万", 0],
        [date(2025, 12, 31), 90.5, 7, 0],
    ):
        sheet.append(row)
    book.save(path)
    rows = read_forecast(path, date(2025, 6, 30))
    assert [row.day for row in rows] == [date(2025, 12, 31), date(2026, 3, 31)]
    amounts = {key: figure.amount for key, figure in rows[1].amounts.items()}
    assert amounts == {Base.NET_ASSETS: 1_000_000, Channel.BANK_LOAN: 50_000_000, Channel.SHAREHOLDER_SPECIAL_LOAN: 0}
    assert rows[0].amounts[Base.NET_ASSETS].amount == 905_000
    assert rows[0].amounts[Channel.BANK_LOAN].amount == 7
