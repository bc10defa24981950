"""``leverage rules``, and the documents derived from the rulebook."""

from __future__ import annotations

import json
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from leverage.cli.main import main
from leverage.law.rulebook import load
from leverage.law.survey import diff, history, in_force
from leverage.report.rules_changes import parts
from leverage.terms.facts import CompanyType
from leverage.terms.places import find_place

ROOT = Path(__file__).parents[2]
BOOK = load()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments])


def rows(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--format", "json").stdout)["tables"][0]["rows"]
    return found


def ids(place: str, on: str, kind: CompanyType | None = None) -> set[str]:
    return {rule.id for rule in in_force(BOOK.law(find_place(place)), date.fromisoformat(on), kind)}


def test_show_leaves_out_what_is_replaced_for_everyone() -> None:
    assert "CN/2008-bank-cap" not in ids("chongqing", "2017-11-30")
    assert "CN/2008-bank-cap" in ids("chongqing", "2012-06-03")
    assert "CN/2008-bank-cap" in ids("jiangsu", "2017-11-30")  # it still holds for traditional companies
    assert "CN/2008-bank-cap" not in ids("jiangsu", "2017-11-30", CompanyType.RURAL)
    assert "CN-JS/2011-other-funding" not in ids("jiangsu", "2017-11-30", CompanyType.ONLINE)
    shown = run("show", "chongqing", "--as-of", "2017-11-30").stdout
    assert "CN-CQ/bank-and-repo" in shown
    assert "余额之和不得超过公司资本净额的100%" in shown


def test_show_marks_what_was_verified_before_the_date() -> None:
    verified = {row["rule"]: row["verified_on"] for row in rows("show", "hunan", "--as-of", "2021-01-01")}
    assert verified["CN-HN/pool"] == "2017-12-31 *"
    assert "*" not in verified["CN/2020-non-standard"]


def test_history_tells_what_began_and_ended_and_why() -> None:
    events = [(e.day.isoformat(), e.what, e.rule.id) for e in history(BOOK.law(find_place("jiangsu")))]
    assert ("2011-01-27", "ends", "CN-JS/2009-funding") in events
    assert ("2011-09-23", "begins", "CN-JS/2011-special-total") in events
    assert events == sorted(events, key=lambda e: e[0])
    (ended,) = [
        r
        for r in rows("history", "jiangsu", "--lang", "en")
        if (r["rule"], r["change"]) == ("CN-JS/2009-funding", "ends")
    ]
    assert ended["by"].startswith("Opinion on the further reform")


def test_diff_between_places_and_between_dates() -> None:
    law = BOOK.law(find_place("chongqing"))
    rules = in_force(law, date(2017, 11, 30))
    assert diff(rules, rules) == []
    changed = rows("diff", "jiangsu", "--from", "2011-01-26", "--to", "2011-01-27")
    told = " ".join(row["rules"] for row in changed)
    assert "CN-JS/2009-funding" in told
    assert "CN-JS/2011-guarantees" in told
    assert "CN/2008-sources" not in told
    assert {row["rules"] for row in rows("diff", "chongqing", "hunan", "--as-of", "2017-11-30")} >= {
        "CN-CQ/interbank-lending",
        "CN-HN/pool",
    }
    for wrong in (
        ("diff", "hunan"),
        ("diff", "hunan", "chongqing", "--from", "2011-01-01"),
        ("diff", "hunna", "chongqing"),
    ):
        assert run(*wrong).exit_code == 2


def test_coverage_and_list_hold_every_place() -> None:
    places = {regime.place for regime in BOOK.regimes()}
    assert {row["code"] for row in rows("list")} == {row["code"] for row in rows("coverage")} == places


@pytest.mark.parametrize(
    "command", [("list",), ("show", "hunan"), ("history", "重庆"), ("diff", "CN-CQ", "湖南"), ("coverage",)]
)
@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_every_view_in_every_form_and_both_languages(command: tuple[str, ...], form: str) -> None:
    chinese, english = (run(*command, "--format", form, "--lang", language) for language in ("zh", "en"))
    assert chinese.exit_code == english.exit_code == 0
    assert chinese.stdout != english.stdout or form == "csv"


def test_a_view_is_written_and_not_overwritten(tmp_path: Path) -> None:
    for ending in ("md", "html", "csv", "json"):
        out = tmp_path / f"hunan.{ending}"
        assert run("show", "hunan", "--out", str(out)).exit_code == 0
        assert run("show", "hunan", "--out", str(out)).exit_code == 2
        assert run("show", "hunan", "--out", str(out), "--force").exit_code == 0
    assert run("show", "hunan", "--out", str(tmp_path / "a.pdf")).exit_code == 2


def test_the_derived_documents_are_up_to_date() -> None:
    """If this fails: python docs/make.py."""
    make = runpy.run_path(str(ROOT / "docs" / "make.py"))
    folder = ROOT / "docs" / "provinces"
    pages = make["pages"](BOOK)
    assert {path.name for path in folder.iterdir()} == set(pages)
    for name, text in pages.items():
        assert (folder / name).read_text(encoding="utf-8") == text, name
    assert (ROOT / "docs" / "readings.md").read_text(encoding="utf-8") == make["readings_page"](BOOK)
    for name in make["COVERED"]:
        assert (ROOT / name).read_text(encoding="utf-8") == make["readme"](ROOT / name, BOOK), name


def tables(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--format", "json").stdout)["tables"]
    return found


def test_history_goes_by_instrument() -> None:
    """Hunan's guide of 2017-05-12 begins the pool by rating and the rating scheme; the two gaps before it end."""
    _, instruments = tables("history", "hunan", "--lang", "en")
    (guide,) = [row for row in instruments["rows"] if row["date"] == "2017-05-12"]
    assert "3; B: 2; C: 1; D: 0" in guide["begins"]
    assert "rating begins" in guide["beside"]
    assert "CN-HN/gap-2009" in guide["beside"]
    assert [row["date"] for row in instruments["rows"]] == sorted(row["date"] for row in instruments["rows"])


def test_diff_stands_subject_by_subject() -> None:
    """Bank money on 2017-11-30: 50% of net capital and two banks in Yunnan; 100% together with repurchase transfers in Chongqing."""
    subjects = tables("diff", "yunnan", "chongqing", "--as-of", "2017-11-30", "--type", "traditional")[1]["rows"]
    (banks,) = [row for row in subjects if row["subject"] == "银行借款"]
    assert banks["one"] == "≤0.5×资本净额；资金提供方≤2家"
    assert "≤1×资本净额（与回购式资产转让合计）" in banks["other"]
    shown = run("diff", "yunnan", "chongqing", "--as-of", "2017-11-30", "--type", "traditional").stdout
    assert "≤0.5×资本净额" in shown


def test_two_dates_of_a_place_are_a_redline() -> None:
    found = tables("diff", "jiangsu", "--from", "2011-01-26", "--to", "2011-12-31")
    redline = " ".join(row["redline"] for row in found[2]["rows"])
    assert "［删：" in redline
    assert "［增：" in redline
    english = tables("diff", "jiangsu", "--from", "2011-01-26", "--to", "2011-12-31", "--lang", "en")
    assert "[in: " in " ".join(row["redline"] for row in english[2]["rows"])
    assert marked_parts("不得超过50%", "不得超过100%") == "不得超过-5+100%"


def marked_parts(old: str, new: str) -> str:
    return "".join(text if sign == "=" else f"{sign}{text}" for sign, text in parts(old, new, words=False))


def test_rating_schemes_stand_in_the_difference() -> None:
    subjects = tables("diff", "hunan", "--from", "2017-05-11", "--to", "2017-05-12")[1]["rows"]
    (rating,) = [row for row in subjects if row["subject"] == "监管评级"]
    assert rating["one"] == "—"
    assert "A > B > C > D" in rating["other"]
