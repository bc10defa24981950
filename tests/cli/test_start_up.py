"""What a check loads: a clock is no test, but what is not loaded costs nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LOADED = (
    "import sys; from contextlib import suppress, redirect_stdout; import io\n"
    "from leverage.cli.main import main\n"
    "with suppress(SystemExit), redirect_stdout(io.StringIO()): main(['check', *sys.argv[1:]])\n"
    "print(' '.join(sys.modules))"
)
COMPANY = {
    "jurisdiction": "CN-CQ",
    "report_date": "2017-11-30",
    "capital": {"net_capital": "100000000"},
    "complete": True,
    "balances": {"bank_loan": "60000000"},
}
HEAVY = {"pydantic", "python_calamine", "xlsxwriter", "openpyxl", "opencc", "subprocess", "xml", "html.parser"}
"""Libraries that judging a company as JSON needs none of."""
OWN = {
    "leverage.checking.answers",
    "leverage.checking.asking",
    "leverage.cli.ask",
    "leverage.intake.files.cells",
    "leverage.intake.sheet.accounts",
    "leverage.terms.names.lists",
    "leverage.law.load_checks",
    "leverage.assessment.by_rating",
    "leverage.report.assessment_schema",
    "provinces.hunan",
}
"""Modules of ours for what this company has not, or nobody asked for."""


@pytest.mark.parametrize(("form", "more"), [("json", {"rich"}), ("csv", {"rich"}), ("table", set())])
def test_a_check_of_json_loads_what_it_needs(form: str, more: set[str], tmp_path: Path) -> None:
    path = tmp_path / "company.json"
    path.write_text(json.dumps(COMPANY), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", LOADED, str(path), "--format", form],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    loaded = set(run.stdout.split())
    assert "leverage.assessment.assess" in loaded
    assert loaded & (HEAVY | OWN | more) == set()
