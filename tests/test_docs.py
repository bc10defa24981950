"""The documents say what the program does: the README's commands and output, and the examples worked out by hand."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from leverage.cli.main import main

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}


def block(path: Path, name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)\n```\n<!-- /{name} -->", path.read_text(encoding="utf-8"), re.S)
    assert found, f"{path.name} has no block {name}"
    return found[1]


def check(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["check", *arguments, "--format", "json"])
    data: dict[str, Any] = json.loads(result.stdout)
    return data


def rate(path: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(CliRunner().invoke(main, ["rate", "chongqing", path, "--format", "json"]).stdout)
    return data


def headrooms(data: dict[str, Any]) -> dict[str, str]:
    return {c["channel"]: c["headroom"] for c in data["channels"] if c["headroom"] is not None}


USAGES = {"en": ROOT / "docs" / "usage.md", "zh": ROOT / "docs" / "usage.zh-CN.md"}
SHOWN = {
    "main": (READMES, "output", 0),
    "real": (USAGES, "real-output", 3),
    "settled": (USAGES, "settled-output", 0),
}
"""The commands of the pages: where they stand, the block that shows what each prints, and its exit status."""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", SHOWN)
def test_the_pages_show_the_true_output(language: str, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    pages, output, status = SHOWN[command]
    words = block(pages[language], command).split("leverage check ")[1].split()
    result = CliRunner().invoke(main, ["check", *words])
    assert result.exit_code == status
    shown = "\n".join(line.rstrip() for line in result.stdout.rstrip("\n").split("\n"))
    assert result.stdout == "\n".join(
        line.rstrip() for line in result.stdout.split("\n")
    )  # no blanks at the end of a line
    assert shown == block(pages[language], output)


def test_the_languages_are_in_step() -> None:
    for pages, names in ((READMES, ("main", "tests")), (USAGES, ("real", "settled"))):
        for name in names:
            one, other = (block(path, name).replace("--lang en", "--lang zh") for path in pages.values())
            assert one == other
        headings = [re.findall(r"^#+ ", path.read_text(encoding="utf-8"), re.M) for path in pages.values()]
        assert headings[0] == headings[1]


def test_a_readme_is_read_in_a_sitting() -> None:
    for path in READMES.values():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 150


def test_every_link_leads_somewhere() -> None:
    for path in (*READMES.values(), *sorted((ROOT / "docs").rglob("*.md"))):
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_zuoli() -> None:
    for day, cap, most in (
        ("2024-12-31", "1020555500.00", "537408000.00"),
        ("2025-06-30", "1029823500.00", "459556000.00"),
    ):
        data = check(str(EXAMPLES / f"zuoli-{day}.xlsx"))
        assert (data["as_of"], data["verdict"]) == (day, "undetermined")
        (bank,) = [f for f in data["findings"] if f["rule"] == "CN-ZJ/bank-cap"]
        assert (bank["outcome"], bank["cap"], bank["used_upper"]) == ("compliant", cap, most)
    sources = {entry["name"]: entry["from"] for entry in bank["inputs"]}
    assert sources["短期借款"] == "资产负债表!E3"


def test_chongqing() -> None:
    data = check(str(EXAMPLES / "chongqing-2017.xlsx"))
    assert data["verdict"] == "compliant"
    assert data["total"]["headroom"] == "130000000.00"
    assert data["total"]["per_yuan"] == {"net_capital": "2.3"}
    assert headrooms(data) == {
        "bank_loan": "10000000.00",
        "asset_transfer_repo": "10000000.00",
        "shareholder_loan": "100000000.00",
        "shareholder_special_loan": "100000000.00",  # special shareholder loans are shareholder loans
        "interbank_borrowing": "20000000.00",
        "interbank_lending": "50000000.00",
    }


def test_hunan() -> None:
    data = check(str(EXAMPLES / "hunan-2017.json"))
    assert (data["verdict"], data["total"]["headroom"]) == ("compliant", "20000000.00")
    assert check(str(EXAMPLES / "hunan-2017.json"), "--rating", "C")["verdict"] == "breach"


def test_jiangsu() -> None:
    data = check(str(EXAMPLES / "jiangsu-2012.xlsx"))
    assert (data["verdict"], data["total"]["headroom"]) == ("compliant", "100000000.00")
    rows = {(f["rule"], f["subject"]): (f["used"], f["cap"], f["headroom"]) for f in data["findings"] if f["used"]}
    assert rows["CN-JS/2011-all-liabilities", None] == ("270000000.00", "480000000.00", "210000000.00")
    assert rows["CN-JS/2011-guarantees", None] == ("150000000.00", "360000000.00", "210000000.00")
    assert rows["CN-JS/2011-special-per-shareholder", "甲公司"] == ("40000000.00", "60000000.00", "20000000.00")


def test_national() -> None:
    total = check(str(EXAMPLES / "national-2025.json"))["total"]
    assert (total["headroom"], total["headroom_if_approved"]) == ("25000000.00", "365000000.00")


def test_the_examples_are_what_their_script_writes(tmp_path: Path) -> None:
    runpy.run_path(str(EXAMPLES / "make.py"))["main"](tmp_path)
    for path in sorted(path for path in tmp_path.iterdir() if path.is_file()):
        judged = rate if "rating" in path.name else check
        made, kept = judged(str(path)), judged(str(EXAMPLES / path.name))
        assert made.pop("receipt")["rulebook"] == kept.pop("receipt")["rulebook"]
        assert made == kept
