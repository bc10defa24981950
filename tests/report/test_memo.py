"""The memorandum: every rule in force is told and cited, and the file is a sound Word document."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import docx
import installed
import pytest
from click.testing import CliRunner

from leverage.cli.main import main
from leverage.company import Company, Figure
from leverage.comparison.compare import Comparison, compare
from leverage.comparison.where import filtered, read_clause
from leverage.law.rulebook import load
from leverage.report.comparison.memo import write_memo
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import PLACES, find_place
from leverage.terms.texts import Language

BOOK = load()
RECEIPT = {"tool": "leverage 1", "rulebook": BOOK.sha256, "checked_at": "2026-11-22T00:00:00Z"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(comparison: Comparison, folder: Path, language: Language = "zh") -> Path:
    path = folder / "memo.docx"
    write_memo(comparison, path, language=language, receipt=RECEIPT)
    return path


def words(path: Path) -> str:
    opened = docx.Document(str(path))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in opened.paragraphs] + cells)


def footnotes(path: Path) -> dict[int, str]:
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/footnotes.xml"))  # noqa: S314  written by us a moment ago
    return {int(note.get(f"{W}id", "")): "".join(t.text or "" for t in note.iter(f"{W}t")) for note in root}


def references(path: Path) -> list[int]:
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    return [int(number) for number in re.findall(r'<w:footnoteReference w:id="(\d+)"', body)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_in_force_is_cited_in_a_footnote(tmp_path: Path, language: Language) -> None:
    comparison = compare(BOOK, PLACES, date(2021, 6, 30), kind=CompanyType.TRADITIONAL)
    path = made(comparison, tmp_path, language)
    notes = footnotes(path)
    assert references(path) == [number for number in notes if number > 0]
    told = "\n".join(notes.values())
    ids = {rule.id for terms in comparison.places for rule in terms.rules}
    assert ids
    assert [rule for rule in ids if f"[{rule}]" not in told] == []
    text = words(path)
    for terms in comparison.places:
        assert terms.place.name.of(language) in text
        for gap in terms.gaps:
            assert gap.id in text


def test_the_short_answer_ranks_by_the_clause(tmp_path: Path) -> None:
    places = [find_place(name) for name in ("yunnan", "chongqing", "shenzhen", "tianjin")]
    text = words(made(compare(BOOK, places, date(2017, 11, 30), kind=CompanyType.TRADITIONAL), tmp_path))
    assert (
        "最高：非标准化融资2 × 上年末净资产" in text
    )  # Shenzhen: the only one of them of which no text is known to be missing
    assert "有未见文本：非标准化融资2.3 × 资本净额" in text
    assert "未作规定或说不出数字：天津" in text


def test_with_a_company_the_money_is_told_and_its_name_is_only_text(tmp_path: Path) -> None:
    company = Company(
        name="甲\x0b<b>&公司\x1b[2J",
        company_type=CompanyType.TRADITIONAL,
        report_date=date(2017, 11, 30),
        capital={base: Figure(Fraction(100_000_000), "x") for base in Base},
        balances={Channel.BANK_LOAN: Figure(Fraction(40_000_000), "x")},
        complete=True,
    )
    comparison = compare(BOOK, [find_place("chongqing")], date(2017, 11, 30), company=company)
    text = words(made(comparison, tmp_path, "en"))
    assert "甲?<b>&公司?[2J" in text
    # 100 + 100 + 30 million less 40 million of bank loans, in 10,000 yuan
    assert "With texts not seen: 19,000.00 more now" in text


def test_the_order_is_that_of_the_comparison_and_no_limit_is_no_leave(tmp_path: Path) -> None:
    company = Company(
        company_type=CompanyType.TRADITIONAL,
        report_date=date(2017, 11, 30),
        capital={base: Figure(Fraction(100_000_000), "x") for base in Base},
        balances={Channel.BANK_LOAN: Figure(Fraction(60_000_000), "x")},
        complete=True,
    )
    places = [find_place(name) for name in ("zhejiang", "chongqing", "henan")]
    comparison = compare(BOOK, places, date(2017, 11, 30), company=company)
    text = words(made(comparison, tmp_path))
    # 60 million of bank loans: Zhejiang (50 million) is exceeded, and its shareholder loans without a ratio lift it over nobody
    assert text.index("重庆", text.index("二、简短回答")) < text.index("浙江", text.index("二、简短回答"))
    assert "在所比3地中的1地超限或属禁止：浙江。" in text
    assert "无上限" not in text  # a channel without a ratio is no room that anybody knows
    for warning in comparison.warnings:
        assert warning.zh in text


def test_one_channel_and_a_filter_are_told(tmp_path: Path) -> None:
    places = [find_place(name) for name in ("chongqing", "hunan", "gansu")]
    whole = compare(BOOK, places, date(2017, 11, 30), kind=CompanyType.TRADITIONAL)
    comparison = replace(whole, channel=Channel.INTERBANK_BORROWING)
    found = filtered(comparison.places, [read_clause("channel=interbank_borrowing,kind=limit", set())])
    path = tmp_path / "memo.docx"
    write_memo(comparison, path, language="en", receipt=RECEIPT, found=found)
    text = words(path)
    assert "through one channel alone" in text
    assert "[channel=interbank_borrowing,kind=limit]" in text
    notes = "\n".join(footnotes(path).values())
    assert "[CN-CQ/interbank-borrowing]" in notes or "interbank" in notes
    assert "[CN-CQ/bank-and-repo]" not in notes


def test_a_filter_that_finds_nothing_is_a_memorandum_too(tmp_path: Path) -> None:
    comparison = compare(BOOK, [], date(2017, 11, 30))
    assert "没有符合条件的地区" in words(made(comparison, tmp_path))


def test_the_time_is_the_one_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    path = made(compare(BOOK, [find_place("hunan")], date(2017, 11, 30)), tmp_path)
    created = docx.Document(str(path)).core_properties.created
    assert created is not None
    assert created.isoformat()[:19] == "2001-09-09T01:46:40"
    assert "规则日" in words(path)


@pytest.mark.office
def test_a_word_processor_opens_it(tmp_path: Path) -> None:
    soffice = installed.office("swriter")
    path = made(compare(BOOK, [find_place("jiangsu")], date(2017, 11, 30), kind=CompanyType.RURAL), tmp_path)
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text",
            path.name,
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = (tmp_path / "memo.txt").read_text(encoding="utf-8-sig")
    assert "确定性声明" in text
    assert "股东特别借款" in text


def test_a_change_over_time_is_a_memorandum_with_a_redline(tmp_path: Path) -> None:
    path = tmp_path / "change.docx"
    result = CliRunner().invoke(
        main,
        [
            "compare",
            "hunan",
            "--from",
            "2016-01-01",
            "--to",
            "2018-06-30",
            "--memo",
            str(path),
            "--quiet",
            "--lang",
            "en",
        ],
    )
    assert result.exit_code == 0, result.stderr
    text = words(path)
    assert "Funding" in text or "funding" in text
    assert "2017-05-12" in text
    assert "Redline of the clauses" in text
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    assert "<w:u " in body
    assert references(path) == [number for number in footnotes(path) if number > 0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_parts_of_a_memorandum_and_short_citations(tmp_path: Path, language: Language) -> None:
    comparison = compare(BOOK, [find_place("hainan")], date(2017, 11, 30), kind=CompanyType.TRADITIONAL)
    path = made(comparison, tmp_path, language)
    text, notes = words(path), footnotes(path)
    again = "同注" if language == "zh" else "See note"
    assert any(note.strip().startswith(again) for note in notes.values())  # an instrument is cited in full once
    titles = [
        note
        for note in notes.values()
        if not note.strip().startswith(again) and "关于小额贷款公司试点的指导意见" in note
    ]
    assert len(titles) <= 1
    for part in (
        ("读法", "未见的文本与未决事项", "确定性声明", "由谁确定", "见于")
        if language == "zh"
        else ("Readings", "What was not seen", "Certainty", "To be settled by", "read in")
    ):
        assert part in text
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count("PAGEREF") >= 9  # the contents
