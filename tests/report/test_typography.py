"""Chinese typography: every message of the program, and every output of the examples, with full-width punctuation beside Chinese characters."""

from __future__ import annotations

import html
import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from typography import chinese_of, slips

from leverage.cli.main import main

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(
    path
    for path in (ROOT / "docs" / "examples").iterdir()
    if path.suffix in (".json", ".xlsx") and "rating" not in path.name
)
MODULES = sorted([*ROOT.glob("leverage/**/*.py"), *ROOT.glob("provinces/*.py")])
MARKS = re.compile(r"\\([\\|*_\[\]<>`#~&$!{}])")
"""What Markdown escapes."""


def run(*arguments: object) -> str:
    result = CliRunner().invoke(main, [*map(str, arguments), "--lang", "zh"])
    assert result.exit_code in (0, 1, 3), result.stderr
    return result.stdout


def wrong(text: str) -> list[str]:
    return [slip for line in text.splitlines() for slip in slips(line)]


def test_every_message() -> None:
    found = {f"{path.relative_to(ROOT)}:{line}": slips(text) for path in MODULES for line, text in chinese_of(path)}
    assert not {place: told for place, told in found.items() if told}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_output_of_a_company(path: Path, tmp_path: Path) -> None:
    run("check", path, "--by-rating", "--quiet", "--out", tmp_path / "a.html")
    run("check", path, "--by-rating", "--board", "--quiet", "--out", tmp_path / "b.html")
    run("check", path, "--board", "--quiet", "--out", tmp_path / "c.html")
    pages = [(tmp_path / name).read_text("utf-8") for name in ("a.html", "b.html", "c.html")]
    told = {
        "terminal": run("check", path, "--by-rating"),
        "full": run("check", path, "--full"),
        "intake": run("check", path, "--explain-intake", "--full"),
        "markdown": MARKS.sub(r"\1", run("check", path, "--format", "md", "--by-rating")),
        "html": "\n".join(
            html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "\n", page, flags=re.S)) for page in pages
        ),
    }
    assert {name: wrong(text) for name, text in told.items()} == {name: [] for name in told}
    rows = run("check", path, "--format", "csv", "--by-rating")
    assert not [slip for cell in re.split(r',(?=[^"]*(?:"[^"]*"[^"]*)*$)', rows) for slip in slips(cell)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("more", [[], ["--by-rating"], ["--board"], ["--board", "--by-rating"]], ids=" ".join)
def test_every_workbook_of_a_company(path: Path, more: list[str], tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    run("check", path, "--quiet", "--out", out, *more)
    book = openpyxl.load_workbook(out, data_only=True)
    cells = {
        f"{sheet.title}!{cell.coordinate}": slips(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }
    assert not {place: told for place, told in cells.items() if told}
