"""A plan in every medium: the same figures, whole text, and nothing that a program would act upon."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from leverage.cli.main import main

NASTY = "=1+1<b>&\u202e甲\n公司"
EVERYTHING = (
    *(
        "--add-capital",
        "1000万",
        "--loss",
        "9000万",
        "--need",
        "bank_loan=1亿",
        "--cure",
        "--distance",
        "--dividend-room",
    ),
    *("--calendar", "--warn-at", "0.9", "--sensitivity"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.chdir(tmp_path)
    company: dict[str, Any] = {
        "name": NASTY,
        "jurisdiction": "CN-CQ",
        "report_date": "2017-11-30",
        "complete": True,
        "capital": {"net_capital": "200000000", "net_assets": "210000000"},
        "loans": [
            {"channel": "bank_loan", "lender": "甲银行", "balance": "90000000", "maturity": "2018-02-10"},
            {"channel": "bank_loan", "lender": "乙银行", "balance": "60000000"},
            {"channel": "shareholder_loan", "lender": "=HYPERLINK(1)", "balance": "1000000"},
        ],
    }
    (tmp_path / "c.json").write_text(json.dumps(company), encoding="utf-8")
    (tmp_path / "s.toml").write_text(
        'schema = "leverage.scenarios/1"\n[[scenario]]\nname = "=2+2<i>"\nloss = "1亿"\n[[scenario]]\nname = "b"\n',
        encoding="utf-8",
    )
    (tmp_path / "f.csv").write_text(
        "日期,情景,净资产,资本净额\n2017-12-31,=3+3,1.6亿,1.6亿\n2018-01-31,=3+3,1.4亿,1.4亿\n", encoding="utf-8"
    )
    CliRunner().invoke(main, ["check", "c.json", "--out", "old.json", "--quiet"])
    return tmp_path


def plan(*more: str) -> str:
    files = ("--scenarios", "s.toml", "--forecast", "f.csv", "--since", "old.json")
    result = CliRunner().invoke(main, ["plan", "c.json", *EVERYTHING, *files, *more])
    assert result.exit_code == 1, result.stderr
    return result.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_workbook_has_a_sheet_an_answer_and_live_differences(folder: Path, language: str) -> None:
    plan("--out", "p.xlsx", "--lang", language)
    book = openpyxl.load_workbook(folder / "p.xlsx")
    shown = openpyxl.load_workbook(folder / "p.xlsx", data_only=True)
    sheets = [
        "测算",
        "各渠道",
        "所需资本",
        "补救",
        "距离",
        "分红",
        "预警",
        "情景",
        "敏感性",
        "日历",
        "预测",
        "期限",
        "变化",
    ]
    assert book.sheetnames == sheets
    formulas = {}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas[sheet.title, cell.coordinate] = cell.value
    assert formulas
    for (name, where), formula in formulas.items():
        one, other = re.fullmatch(r"=\$([A-Z]+\$\d+)-\$([A-Z]+\$\d+)", str(formula)).groups()  # type: ignore[union-attr]
        figures = [shown[name][at.replace("$", "")].value for at in (one, other)]
        assert shown[name][where].value == pytest.approx(figures[0] - figures[1], abs=1e-9)
    assert book["各渠道"]._charts  # type: ignore[attr-defined]


def test_the_same_plan_gives_the_same_bytes(folder: Path) -> None:
    told = [plan("--out", name, "--format", "json") for name in ("p.xlsx", "q.xlsx")]
    assert told[0] == told[1]
    assert (folder / "p.xlsx").read_bytes() == (folder / "q.xlsx").read_bytes()


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_certificate_tells_figures_and_is_signed(folder: Path, ending: str, language: str) -> None:
    name = f"cert{ending}"
    plan("--certificate", name, "--lang", language)
    if ending == ".docx":
        document = Document(str(folder / name))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    else:
        sheet = openpyxl.load_workbook(folder / name, data_only=True).active
        text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)  # type: ignore[union-attr]
    # 200 + 10 − 90 = 120 against 150 lent
    for said in {
        "zh": ("超限", "复核人", "试算", "12,000" if ending == ".docx" else "12000"),
        "en": ("breach", "Reviewed by", "Pro forma"),
    }[language]:
        assert said in text
    assert "\u202e" not in text
    assert ("合规声明" in text) is ("Statement of compliance" in text) is False  # 超限 is no compliance


def test_a_certificate_of_a_kept_company_speaks_of_compliance(folder: Path) -> None:
    (folder / "kept.json").write_text(
        json.dumps(
            {
                "jurisdiction": "CN-CQ",
                "report_date": "2017-11-30",
                "complete": True,
                "capital": {"net_capital": "1000000"},
            }
        ),
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["plan", "kept.json", "--certificate", "k.docx", "--quiet"])
    assert result.exit_code == 0, result.stderr
    assert Document(str(folder / "k.docx")).paragraphs[0].text == "融资杠杆合规声明"


def test_text_from_a_file_stays_text(folder: Path) -> None:
    page = plan("--out", "p.html") and (folder / "p.html").read_text(encoding="utf-8")
    assert "<b>" not in page
    assert "<i>" not in re.sub(r'<i style="width:\d+%"></i>', "", page)
    for form in ("table", "csv", "md", "json"):
        text = plan("--format", form)
        acting = [c for c in text if unicodedata.category(c) in {"Cf", "Cs", "Cc"} and c not in "\r\n"]
        assert not acting, form
        assert form != "csv" or not any(line.startswith("=") for line in text.splitlines())


def test_chinese_texts_have_full_width_punctuation_and_no_english(folder: Path) -> None:
    text = plan("--format", "md", "--lang", "zh")
    body = "\n".join(line for line in text.splitlines() if "--" not in line)
    assert not re.search(r"[\u4e00-\u9fff][,;:()][\u4e00-\u9fff]", body.replace("\\", ""))
    allowed = {"ABS", "yuan", "b", "HYPERLINK", "B", "I", "NEEQ"}
    words = set(re.findall(r"[A-Za-z]{3,}", body)) - allowed
    assert not words, words
    english = plan("--format", "md", "--lang", "en")
    assert "结论" not in english


def test_an_existing_file_is_replaced_only_with_force(folder: Path) -> None:
    plan("--out", "p.md")
    result = CliRunner().invoke(main, ["plan", "c.json", "--out", "p.md"])
    assert (result.exit_code, "--force" in result.stderr) == (2, True)
    assert CliRunner().invoke(main, ["plan", "c.json", "--out", "p.md", "--force", "--quiet"]).stdout == ""
