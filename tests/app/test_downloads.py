"""What can be downloaded: the same bytes as the command line writes for the same company, and what reads back is what was seen."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import installed
import openpyxl
import pytest
from click.testing import CliRunner
from page import Page, opened
from sheets import statement
from tabs import Tab, company, opened_with, refused, said

from leverage.app.cases.case import Brought, Case
from leverage.app.making.files import KINDS
from leverage.cli.main import main

EPOCH = "1700000000"
LEDGER = [
    {
        "channel": "bank_loan",
        "lender": f"银行{n % 2}",
        "balance": "100.01",
        "start": "2017-01-01",
        "maturity": f"2018-{n % 12 + 1:02d}-28",
        "rate": "0.065",
        "on_sheet": True,
    }
    for n in range(70)
]
HOLDERS = [
    {"name": "甲公司", "kind": "corporate", "share": "0.4", "paid_in": "8000"},
    {"name": "张三", "kind": "individual"},
]
WHOLE = company(
    balances={"shareholder_loan": "3000", "bond": "0"},
    complete=None,
    loans=LEDGER,
    shareholders=HOLDERS,
    facts={"bank_count": 2, "approvals": ["abs", "bond"], "opened_on": "2012-03-01"},
)
"""Ledger, shareholders, facts of every kind, balances beside the ledger; not said to be complete."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(tmp_path_factory.mktemp("run")) as page:
        yield page
        assert page.told == []


@pytest.fixture(autouse=True)
def _one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def written(folder: Path, content: bytes, command: list[str], out: str) -> bytes:
    """What the command line writes."""
    file = folder / "甲.json"
    file.write_bytes(content)
    result = CliRunner().invoke(
        main, [command[0], str(file), *command[1:], str(folder / out), "--quiet", "--lang", "zh"]
    )
    assert result.exit_code in (0, 1, 3), result.output
    return (folder / out).read_bytes()


SAME = {
    "workpaper.xlsx": ["check", "--out"],
    "board.html": ["check", "--board", "--out"],
    "board.xlsx": ["check", "--board", "--out"],
    "assessment.json": ["check", "--out"],
    "questions.xlsx": ["check", "--ask"],
    "certificate.xlsx": ["plan", "--certificate"],
}


@pytest.mark.parametrize("kind", SAME)
def test_a_file_is_the_one_that_the_command_line_writes(page: Page, tmp_path: Path, kind: str) -> None:
    tab = opened_with(page, WHOLE)
    answer = tab.get(f"downloads/{kind}")
    assert answer.status_code == 200
    assert answer.content == written(tmp_path, WHOLE, SAME[kind], kind)


def test_a_supplement_of_the_company_counts_as_on_the_command_line(page: Page, tmp_path: Path) -> None:
    text = (
        'schema = "leverage.supplement/1"\nauthor = "法务部"\ndate = 2026-11-20\n'
        '[[house]]\nname = "授信协议"\nchannels = "all_funding"\nmultiple = "0.7"\nbase = "net_assets"\n'
        '[[verified]]\nrule = "CN-CQ/bank-and-repo"\non = 2026-11-18\ndocument = "甲号"\n'
    )
    version = page.office.desk.put(Case("甲.json", WHOLE, brought=(Brought("内部.toml", text),)))
    tab = Tab(page, page.browser(), version.id)
    (tmp_path / "内部.toml").write_text(text, "utf-8")
    for kind in ("workpaper.xlsx", "assessment.json"):
        command = ["check", "--supplement", str(tmp_path / "内部.toml"), "--out"]
        assert tab.get(f"downloads/{kind}").content == written(tmp_path, WHOLE, command, kind)


def test_the_word_document_says_what_the_command_line_writes(page: Page, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    here = opened_with(page, WHOLE).get("downloads/certificate.docx").content
    there = written(tmp_path, WHOLE, ["plan", "--certificate"], "a.docx")
    one, other = (docx.Document(io.BytesIO(content)) for content in (here, there))
    assert [p.text for p in one.paragraphs] == [p.text for p in other.paragraphs]
    cells = [[c.text for t in d.tables for r in t.rows for c in r.cells] for d in (one, other)]
    assert cells[0] == cells[1]


def test_names_are_made_of_the_company_and_the_day(page: Page) -> None:
    answer = opened_with(page, company(name="../甲*小贷?")).get("downloads/workpaper.xlsx")
    name = unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])
    assert name == "_甲_小贷_ 2017-11-30 底稿.xlsx"


@pytest.mark.parametrize("kind", ["company.json", "template.xlsx"])
@pytest.mark.parametrize("content", [company(), WHOLE], ids=["small", "whole"])
def test_what_is_kept_reads_back_as_what_was_seen(page: Page, kind: str, content: bytes) -> None:
    tab = opened_with(page, content)
    kept = tab.get(f"downloads/{kind}").content
    again = opened_with(page, kept, f"kept{Path(kind).suffix}")

    def figures(tab: Tab) -> dict[str, object]:
        told = json.loads(tab.get("downloads/assessment.json").content)
        rooms = [{key: room.get(key) for key in ("channel", "access", "used", "headroom")} for room in told["channels"]]
        return {"verdict": told["verdict"], "strict": told["strict"] and told["strict"]["verdict"], "rooms": rooms}

    assert figures(again) == figures(tab)


def test_the_template_holds_what_is_known(page: Page) -> None:
    book = openpyxl.load_workbook(io.BytesIO(opened_with(page, WHOLE).get("downloads/template.xlsx").content))
    profile = {row[0].value: row[1].value for row in book["公司信息"].iter_rows(min_row=3)}
    assert profile["公司名称"] == "甲小额贷款有限公司"
    assert profile["资本净额"] == 20000
    assert profile["已取得批准的渠道"] == "债券、资产证券化"
    ledger = [[cell.value for cell in row] for row in book["融资明细"].iter_rows(min_row=3)]
    assert ledger[0][:3] == ["银行借款", "银行0", 100.01]
    assert ["主要法人股东定向借款", None, 3000] in [row[:3] for row in ledger]
    assert ledger[69][1] == "银行1"
    assert next(row for row in ledger if str(row[0]).startswith("以上为全部融资"))[1] is None  # blank is not no
    assert [row[0].value for row in book["股东"].iter_rows(min_row=3, max_row=4)] == ["甲公司", "张三"]


def test_a_text_never_becomes_a_formula(page: Page) -> None:
    loans = [{"channel": "bank_loan", "lender": '=HYPERLINK("http://x")', "balance": "10"}]
    content = opened_with(page, company(name="=1+1", balances=None, loans=loans)).get("downloads/template.xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book["融资明细"]["B3"].data_type == "s"
    assert {cell.data_type for row in book["公司信息"].iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}


def test_money_whose_channel_is_open_has_no_place_in_the_template(page: Page) -> None:
    lines = [{"amount": "3000", "among": ["bank_loan", "shareholder_loan"], "source": "短期借款"}]
    tab = opened_with(page, company(balances=None, complete=None, unallocated=lines))
    answer = tab.get("downloads/template.xlsx")
    assert answer.status_code == 422
    assert "短期借款" in refused(answer)
    assert tab.get("downloads/company.json").status_code == 200


def test_a_doubt_is_not_lost_by_keeping_the_company(page: Page, tmp_path: Path) -> None:
    """A company whose file asks something is not kept as one that asks nothing."""
    file = statement(tmp_path / "a.xlsx", unit="元")
    version = page.office.desk.put(Case("a.xlsx", file.read_bytes(), place="CN-CQ"))
    tab = Tab(page, page.browser(), version.id)
    for kind in ("company.json", "template.xlsx"):
        answer = tab.get(f"downloads/{kind}")
        if answer.status_code == 200:
            again = opened_with(page, answer.content, f"kept{Path(kind).suffix}")
            assert verdict(again) == verdict(tab)
        else:
            assert answer.status_code == 422


def verdict(tab: Tab) -> str:
    told: str = json.loads(tab.get("downloads/assessment.json").content)["verdict"]
    return told


def test_the_sheet_comes_back_marked(page: Page, tmp_path: Path) -> None:
    file = statement(tmp_path / "报表.xlsx")
    version = page.office.desk.put(Case("报表.xlsx", file.read_bytes(), place="CN-CQ"))
    tab = Tab(page, page.browser(), version.id)
    assert "标注副本" in said(tab.get("downloads"))
    here = tab.get("downloads/marked.xlsx").content
    out = tmp_path / "marked.xlsx"
    arguments = ["check", str(file), "--jurisdiction", "chongqing", "--mark-up", str(out), "--quiet", "--lang", "zh"]
    CliRunner().invoke(main, arguments)
    assert here == out.read_bytes()
    assert list(page.office.folder.path.glob("*.xlsx")) == []  # nothing is left on the disk


def test_a_file_that_cannot_be_marked_tells_so_under_its_own_name(page: Page) -> None:
    answer = opened_with(page).get("downloads/marked.xlsx")
    assert answer.status_code == 422
    assert "没有单元格可标注" in refused(answer)


def test_without_an_answer_there_are_questions_and_nothing_else(page: Page) -> None:
    tab = opened_with(page, company(report_date=None))
    shown = said(tab.get("downloads"))
    assert "问题表" in shown
    assert "底稿" not in shown
    assert tab.get("downloads/workpaper.xlsx").status_code == 422
    assert tab.get("downloads/questions.xlsx").status_code == 200


def test_supplements_come_back_as_they_are(page: Page) -> None:
    text = 'schema = "leverage.supplement/1"\r\nauthor = "法务部"\r\ndate = 2026-11-20\r\n'
    version = page.office.desk.put(Case("甲.json", company(), brought=(Brought("内部.toml", text),)))
    tab = Tab(page, page.browser(), version.id)
    answer = tab.get("downloads/supplement/0")
    assert answer.content == text.encode()
    assert tab.get("downloads/supplement/1").status_code == 404


def test_a_file_of_a_long_ledger_is_made_by_a_job(page: Page) -> None:
    tab = opened_with(page, company(balances=None, loans=LEDGER * 15))
    assert 'method="post"' in tab.get("downloads").text[tab.get("downloads").text.index("<main") :]
    answer = tab.browser.post(f"/c/{tab.id}/downloads/assessment.json", data={"version": "1"})
    work = answer.headers["location"]
    job = page.office.jobs.get(work.removeprefix("/work/"))
    assert job is not None
    assert job.future.exception(timeout=120) is None
    shown = tab.browser.get(work, follow_redirects=True)
    assert "已生成： 甲小额贷款有限公司 2017-11-30 核查结果.json" in said(shown)
    address = re.findall(r'href="(/download/[^"]+)"', shown.text)[0]
    assert tab.browser.get(address).content == tab.get("downloads/assessment.json").content
    assert tab.browser.get(shown.url.path.replace(tab.id, opened_with(page).id)).status_code == 303


def test_there_is_no_other_file(page: Page) -> None:
    tab = opened_with(page)
    for path in ("downloads/..%2f..%2fetc%2fpasswd", "downloads/x", "downloads/supplement/x"):
        assert tab.get(path).status_code in (400, 404)


@pytest.mark.office
def test_every_file_opens_in_a_spreadsheet_program(page: Page, tmp_path: Path) -> None:
    soffice = installed.office()
    version = page.office.desk.put(Case("报表.xlsx", statement(tmp_path / "s.xlsx").read_bytes(), place="CN-CQ"))
    tabs = [opened_with(page, WHOLE), Tab(page, page.browser(), version.id)]
    files = []
    for number, tab in enumerate(tabs):
        for kind in KINDS:
            answer = tab.get(f"downloads/{kind.key}")
            if kind.ending == ".xlsx" and answer.status_code == 200:
                files.append(tmp_path / f"{number}-{kind.key}")
                files[-1].write_bytes(answer.content)
    assert {re.sub(r"^\d-", "", file.name) for file in files} == {k.key for k in KINDS if k.ending == ".xlsx"}
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        soffice,
        "--headless",
        profile,
        "--convert-to",
        "csv",
        "--outdir",
        str(tmp_path / "csv"),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert {path.stem for path in (tmp_path / "csv").iterdir()} == {file.stem for file in files}
