"""The page for the board: one sheet of A4, with what every grade would mean or what each channel leaves."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import installed
import openpyxl
import pytest
from click.testing import CliRunner, Result

from leverage.cli.main import main
from leverage.law.rulebook import load

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def made(path: Path, out: Path, *more: str) -> str:
    result = run(path, "--board", "--quiet", "--out", out, *more)
    assert result.exit_code in (0, 1, 3), result.stderr
    return out.read_text("utf-8") if out.suffix == ".html" else ""


def test_what_every_grade_would_mean(tmp_path: Path) -> None:
    page = made(EXAMPLES / "hunan-2017.json", tmp_path / "a.html", "--by-rating", "--lang", "zh")
    # 3, 2, 1 × 80m for A, B, C, less 140m used
    for row in (
        '<td>A</td><td class="compliant">合规</td><td class="figure">10,000.00</td>',
        '<td>B[目前]</td><td class="compliant">合规</td><td class="figure">2,000.00</td>',
        '<td>C</td><td class="breach">超限</td><td class="figure">0.00</td>',
        '<td>D</td><td class="prohibited">禁止</td><td class="figure">禁止</td>',
    ):
        assert row in page
    assert "呈董事会" in page
    assert "编制：" in page
    assert "CN-" not in page


def test_headroom_alone(tmp_path: Path) -> None:
    page = made(EXAMPLES / "jiangsu-2012.xlsx", tmp_path / "a.html", "--lang", "en")
    assert "for the board" in page
    assert '<td class="figure">4,000.00</td>' in page
    assert "What each grade would mean" not in page


def test_as_a_workbook_on_one_page(tmp_path: Path) -> None:
    made(EXAMPLES / "hunan-2017.json", tmp_path / "a.xlsx", "--by-rating", "--lang", "zh")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    cells = {str(row[0]): row for row in sheet.iter_rows(values_only=True)}
    assert cells["A"][2:4] == (10_000, 10_000)
    assert str(sheet.page_setup.paperSize) == "9"  # A4
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight in (None, 1)  # one page high, which is the rule where nothing is said


@pytest.mark.parametrize("more", [[], ["--out", "a.csv"], ["--out", "a.json"]])
def test_it_goes_to_a_page_or_a_workbook(more: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(EXAMPLES / "hunan-2017.json", "--board", *more)
    assert (result.exit_code, "--board" in result.stderr) == (2, True)


def test_one_company_a_page(tmp_path: Path) -> None:
    path = EXAMPLES / "hunan-2017.json"
    assert run(path, path, "--board", "--out", tmp_path / "a.html").exit_code == 2


def longest() -> list[str]:
    """The places with the most grades, where the page is fullest."""
    schemes = {regime.place: max((len(s.values) for s in regime.schemes), default=0) for regime in load().regimes()}
    return sorted(schemes, key=lambda place: -schemes[place])[:2]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("place", longest())
def test_it_prints_on_exactly_one_page(place: str, language: str, tmp_path: Path) -> None:
    browser = installed.chromium()
    data = {
        "name": "某某农村小额贷款股份有限公司" * 3,
        "jurisdiction": place,
        "report_date": "2024-12-31",
        "capital": dict.fromkeys(("net_capital", "net_assets", "registered_capital", "paid_in_capital"), "100000000"),
        "balances": {"bank_loan": "90000000", "shareholder_loan": "80000000", "asset_transfer_repo": "5000000"},
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    for more in ([], ["--by-rating"]):
        made(path, tmp_path / "a.html", *more, "--lang", language, "--force")
        printed = tmp_path / "a.pdf"
        flags = ["--headless", "--no-sandbox", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}/profile"]
        subprocess.run(
            [browser, *flags, f"--print-to-pdf={printed}", (tmp_path / "a.html").as_uri()],
            check=True,
            capture_output=True,
        )
        assert printed.read_bytes().count(b"/Type /Page\n") + printed.read_bytes().count(b"/Type /Page ") == 1
