"""The net assets of the prior year-end, when a year has ended between the figures and the day of the rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from leverage.cli.main import main


def told(tmp_path: Path, report_date: str, *options: str, command: str = "check") -> tuple[int, dict[str, Any]]:
    """60 million from banks, net assets of 50 million, and of 90 million at the year-end before: Tibet, where only the national 1 × of 2024 is held."""
    company = {
        "jurisdiction": "CN-XZ", "report_date": report_date, "company_type": "traditional", "facts": {"bank_count": 1},
        "capital": {"net_capital": "50000000", "net_assets": "50000000", "prior_year_net_assets": "90000000"},
        "complete": True, "balances": {"bank_loan": "60000000"},
    }  # fmt: skip
    file = tmp_path / "company.json"
    file.write_text(json.dumps(company), encoding="utf-8")
    result = CliRunner().invoke(main, [command, str(file), *options, "--format", "json", "--lang", "en"])
    return result.exit_code, json.loads(result.stdout)


def bank(data: dict[str, Any]) -> str | None:
    headroom: str | None = next(room["headroom"] for room in data["channels"] if room["channel"] == "bank_loan")
    return headroom


@pytest.mark.parametrize(
    ("report_date", "options", "status", "headroom"),
    [
        ("2025-12-31", (), 0, "30000000.00"),  # 90 - 60
        ("2025-12-31", ("--as-of", "2026-03-31"), 1, "0.00"),  # 60 of the 50 of the report date, which is the year-end
        ("2025-06-30", ("--as-of", "2025-09-30"), 0, "30000000.00"),  # the same year
        ("2025-06-30", ("--as-of", "2026-03-31"), 3, None),  # those of 2025-12-31 are not known: 90 were those of 2024
        ("2024-12-31", ("--as-of", "2026-03-31"), 3, None),
        ("2025-06-30", ("--as-of", "2026-03-31", "--fact", "prior_year_net_assets=70000000"), 0, "10000000.00"),
        ("2025-12-31", ("--as-of", "2026-03-31", "--fact", "prior_year_net_assets=70000000"), 0, "10000000.00"),
        ("2022-06-30", ("--as-of", "2026-03-31"), 3, None),  # nor where the figures are years older
        ("2022-06-30", ("--as-of", "2023-06-30"), 1, "0.00"),  # no rule of the day looks at the year-end: 60 of 50
    ],
)
def test_a_check_after_the_year_end_takes_no_older_one(
    tmp_path: Path, report_date: str, options: tuple[str, ...], status: int, headroom: str | None
) -> None:
    code, data = told(tmp_path, report_date, *options)
    assert (code, bank(data)) == (status, headroom)


def test_check_and_plan_agree_after_the_year_end(tmp_path: Path) -> None:
    for report_date in ("2025-12-31", "2025-06-30", "2022-06-30"):
        checked = told(tmp_path, report_date, "--as-of", "2026-03-31")
        planned = told(tmp_path, report_date, "--on", "2026-03-31", command="plan")
        assert (checked[0], checked[1]["verdict"]) == (planned[0], planned[1]["after"]["verdict"])


def test_a_loss_on_the_day_of_the_figures_lowers_the_year_end_that_they_are(tmp_path: Path) -> None:
    """50 less a loss of 10 at the year-end is assumed, not known; a loss in the new year leaves the 50 as they are."""
    options = ("--as-of", "2026-03-31", "--repay", "bank_loan=1500万")  # 45 of 50
    assert told(tmp_path, "2025-12-31", *options, command="plan")[0] == 0
    assert told(tmp_path, "2025-12-31", *options, "--loss", "1000万", command="plan")[0] == 3
    assert told(tmp_path, "2025-12-31", *options, "--loss", "1000万@2026-02-28", command="plan")[0] == 0
