"""Questions and answers on the command line: a plain balance sheet becomes a decided answer in two steps.

The sheet, in 万元: assets 32,400; 短期借款 8,000, 应付职工薪酬 60, 应交税费 140, 其他应付款 2,300: liabilities 10,500; equity 21,900 (21,500 before).
Hunan 2017, grade B: everything ≤ 2 × 21,900 = 43,800.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from leverage.cli.main import expanded, main

SHORT, OTHER = "unallocated:短期借款", "unallocated:其他应付款"
PLACE = ("--jurisdiction", "hunan", "--rating", "B", "--as-of", "2017-11-30")
ALL = {"complete": "是", f"{SHORT}/bank_loan": 8000, f"{OTHER}/other_liabilities": 2300}


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *(str(a) for a in arguments)], input=given)


def told(result: Result) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(result.stdout)
    return data


def sheet(
    path: Path,
    *,
    unit: str = "单位：万元",
    name: str = "编制单位:甲小额贷款有限公司",
    day: str = "2017年11月30日",
    short: float | None = 8000,
    total: float = 10_500,
) -> Path:
    """A statutory balance sheet; what ``total`` adds goes into the assets too."""
    more = total - 10_500
    rows: list[list[Any]] = [
        ["资产负债表"],
        [name, None, None, day],
        [None, None, None, None, None, unit],
        ["资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额"],
        ["货币资金", 1250 + more, 980, "短期借款", short, 7000],
        ["发放贷款", 31150, 29600, "应付职工薪酬", 60, 55],
        ["应付利息", None, None, "应交税费", 140, 125],
        [None, None, None, "其他应付款", 2300, 1900],
        [None, None, None, "负债合计", total, 9080],
        [None, None, None, "实收资本", 20000, 20000],
        [None, None, None, "未分配利润", 1900, 1500],
        [None, None, None, "所有者权益合计", 21900, 21500],
        ["资产总计", 32400 + more, 30580, "负债和所有者权益总计", 32400 + more, 30580],
    ]
    rows[6][0] = None
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "资产负债表"
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def rows_of(path: Path, name: str = "问题") -> dict[str, list[Any]]:
    """The rows of a workbook of questions, by key."""
    book = openpyxl.load_workbook(path)
    if name not in book.sheetnames:
        return {}
    return {str(row[7]): list(row) for row in book[name].iter_rows(min_row=9, values_only=True) if row[7]}


def fill(path: Path, answers: Mapping[str, Any], out: Path, name: str = "问题") -> Path:
    """The workbook with its answers, written by their keys."""
    book = openpyxl.load_workbook(path)
    left = dict(answers)
    for row in book[name].iter_rows(min_row=9):
        key = str(row[7].value)
        if key in left:
            row[2].value = left.pop(key)
    assert not left, f"not asked: {left}"
    book.save(out)
    return out


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    return sheet(tmp_path / "报表.xlsx")


@pytest.fixture
def asked(bare: Path, tmp_path: Path) -> Path:
    out = tmp_path / "问题.xlsx"
    assert run(bare, *PLACE, "--quiet", "--ask", out).exit_code == 3
    return out


def test_two_steps_decide_a_bare_sheet(bare: Path, asked: Path, tmp_path: Path) -> None:
    before = told(run(bare, *PLACE, "--format", "json"))
    assert before["verdict"] == "undetermined"
    first = before["questions"][0]
    assert first["fact"] == "complete"
    assert "决定最多" in first["ask"]
    rows = rows_of(asked)
    assert next(iter(rows)) == "complete"
    assert all(row[2] is None for row in rows.values())
    assert {key for key in rows if key.startswith(SHORT)} >= {f"{SHORT}/bank_loan", f"{SHORT}/shareholder_loan"}
    assert rows[f"{SHORT}/bank_loan"][3] == "万元"
    assert rows[f"{SHORT}/bank_loan"][5] == "资产负债表!E5"
    assert "8,000.00 万元" in rows[f"{SHORT}/bank_loan"][1]
    answered = fill(asked, ALL, tmp_path / "答.xlsx")
    again = run(bare, "--answers", answered, "--format", "json")  # the options are kept in the workbook
    data = told(again)
    assert (again.exit_code, data["verdict"]) == (0, "compliant")
    pool = next(f for f in data["findings"] if f["rule"] == "CN-HN/pool")
    assert (pool["used"], pool["used_upper"]) == ("80000000.00", "80000000.00")
    assert {i["from"] for i in pool["inputs"] if i["name"] == "bank_loan"} == {
        "资产负债表!E5, 答.xlsx 问题!C10"
    } or any("答.xlsx 问题!C" in i["from"] for i in pool["inputs"])
    assert pool["headroom"] == "358000000.00"  # 438m − 80m


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_an_answer_survives_another_program(bare: Path, asked: Path, tmp_path: Path, kind: str) -> None:
    answered = fill(asked, ALL, tmp_path / "答.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", tmp_path / "lo", answered],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert run(bare, "--answers", tmp_path / "lo" / f"答.{kind}", "--quiet").exit_code == 0


def test_asking_again_shows_what_is_left(bare: Path, asked: Path, tmp_path: Path) -> None:
    part = fill(asked, {"complete": "是", f"{SHORT}/bank_loan": "5,000万元"}, tmp_path / "答.xlsx")
    left = tmp_path / "余.xlsx"
    result = run(bare, "--answers", part, "--ask", left, "--format", "json")
    assert result.exit_code in (0, 3)
    told_so = " ".join(told(result)["warnings"])
    assert "少 30,000,000.00 元" in told_so  # 8,000 − 5,000 万元
    assert "资产负债表!E5" in told_so
    assert "答.xlsx 问题!C" in told_so
    rows = rows_of(left)
    assert "complete" not in rows
    assert rows[f"{SHORT}/bank_loan"][2] == "50,000,000.00元"
    assert rows_of(left, "已答")["complete"][2] == "是"
    whole = fill(left, {f"{SHORT}/bank_loan": 8000, f"{OTHER}/other_liabilities": 2300}, tmp_path / "全.xlsx")
    assert run(bare, "--answers", whole, "--quiet").exit_code == 0
    both = run(bare, "--answers", part, "--answers", whole, "--quiet")  # 5,000 in the one, 8,000 in the other
    assert both.exit_code == 2
    assert "答.xlsx 问题!C" in both.stderr
    assert "全.xlsx 问题!C" in both.stderr


def test_nothing_left_writes_nothing(bare: Path, asked: Path, tmp_path: Path) -> None:
    answered = fill(asked, ALL, tmp_path / "答.xlsx")
    result = run(bare, "--answers", answered, "--ask", tmp_path / "无.xlsx", "--quiet")
    assert result.exit_code == 0
    assert not (tmp_path / "无.xlsx").exists()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({f"{SHORT}/bank_loan": 8001}, ("多 10,000.00 元", "资产负债表!E5", "问题!C")),  # one 万元 too many
        ({f"{SHORT}/bank_loan": 8000, f"{SHORT}/shareholder_loan": 1}, ("多 10,000.00 元", "问题!C")),
        ({f"{SHORT}/bank_loan": "八千万"}, ("无法识别", "问题!C")),
        ({f"{SHORT}/bank_loan": "8000 9000"}, ("无法识别", "问题!C")),
        ({f"{SHORT}/bank_loan": -1}, ("无法识别", "问题!C")),
        ({"complete": "也许"}, ("无法识别", "问题!C")),
        ({"complete": "=NOW()"}, ("公式", "问题!C")),
        ({"complete": "#REF!"}, ("#REF!", "问题!C")),
        ({f"{SHORT}/bank_loan": "=RAND()*8000"}, ("公式", "问题!C")),
        ({f"{SHORT}/bank_loan": "9" * 6000}, ("无法识别", "问题!C")),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    bare: Path, asked: Path, tmp_path: Path, answers: dict[str, Any], words: tuple[str, ...]
) -> None:
    answered = fill(asked, answers, tmp_path / "答.xlsx")
    result = run(bare, "--answers", answered, "--lang", "zh")
    assert result.exit_code == 2
    assert not result.stdout
    for word in words:
        assert word in result.stderr


@pytest.mark.parametrize("code", ["#,##0,", "0.0,,"])
def test_an_answer_shown_in_another_scale_is_no_amount(bare: Path, asked: Path, tmp_path: Path, code: str) -> None:
    """80,000,000 shown as 80,000 beside the unit 元: nothing tells which of the two is meant."""
    out = fill(asked, {"abs": 80_000_000}, tmp_path / "答.xlsx")
    book = openpyxl.load_workbook(out)
    (cell,) = (row[2] for row in book["问题"].iter_rows(min_row=9) if row[7].value == "abs")
    cell.number_format = code
    book.save(out)
    result = run(bare, "--answers", out)
    assert result.exit_code == 2
    assert f"问题!C{cell.row}" in result.stderr
    assert "数字格式" in result.stderr


def test_every_channel_at_zero_contradicts_the_line(bare: Path, asked: Path, tmp_path: Path) -> None:
    zeros = {key: "无" for key in rows_of(asked) if key.startswith(SHORT)}
    result = run(bare, "--answers", fill(asked, zeros, tmp_path / "答.xlsx"))
    assert result.exit_code == 2
    assert "80,000,000.00" in result.stderr
    but_one = {key: 0 for key in zeros if not key.endswith("/bank_loan")}  # then the rest can only be a bank's
    rest = run(bare, "--answers", fill(asked, but_one, tmp_path / "一.xlsx"), "--format", "json")
    (item,) = [q for q in told(rest)["questions"] if q["fact"] == SHORT] or [None]
    assert item is None


def test_rows_may_be_sorted_deleted_and_copied_but_not_reworded(bare: Path, asked: Path, tmp_path: Path) -> None:
    answered = fill(asked, ALL, tmp_path / "答.xlsx")
    book = openpyxl.load_workbook(answered)
    page = book["问题"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=9)]
    page.delete_rows(9, len(rows))
    page.delete_rows(2, 1)  # a line of the head, too
    kept = [row for row in rows if row[2] is not None]
    for row in [*reversed(kept), kept[0]]:
        page.append(row)
    book.save(tmp_path / "序.xlsx")
    assert run(bare, "--answers", tmp_path / "序.xlsx", "--quiet").exit_code in (0, 2)
    page.append([*kept[0][:1], "现金是否充足？", *kept[0][2:]])
    book.save(tmp_path / "改.xlsx")
    result = run(bare, "--answers", tmp_path / "改.xlsx")
    assert result.exit_code == 2
    assert "改动过" in result.stderr


def test_bound_to_company_date_and_place(bare: Path, asked: Path, tmp_path: Path) -> None:
    answered = fill(asked, ALL, tmp_path / "答.xlsx")
    other = sheet(tmp_path / "乙.xlsx", name="编制单位:乙小额贷款有限公司")
    result = run(other, *PLACE, "--answers", answered)
    assert result.exit_code == 2
    assert "甲小额贷款有限公司" in result.stderr
    later = sheet(tmp_path / "后.xlsx", day="2017年10月31日")
    result = run(later, *PLACE, "--answers", answered)
    assert result.exit_code == 2
    assert "2017-11-30" in result.stderr
    result = run(bare, "--jurisdiction", "chongqing", "--answers", answered)
    assert result.exit_code == 2
    assert "--jurisdiction" in result.stderr
    nameless = sheet(tmp_path / "无名.xlsx", name="")
    out = tmp_path / "无名问题.xlsx"
    run(nameless, *PLACE, "--quiet", "--ask", out)
    filled = fill(out, ALL, tmp_path / "无名答.xlsx")
    assert run(nameless, "--answers", filled, "--quiet").exit_code == 0
    changed = sheet(tmp_path / "无名.xlsx", name="", short=7999, total=10_499)
    assert (
        run(changed, *PLACE, "--answers", filled, "--quiet").exit_code == 2
    )  # nothing shows that it is the same company's


def test_a_changed_sheet_asks_anew_what_changed(bare: Path, asked: Path, tmp_path: Path) -> None:
    answered = fill(asked, ALL, tmp_path / "答.xlsx")
    sheet(bare, short=9000, total=11_500)
    result = run(bare, *PLACE, "--answers", answered, "--format", "json")
    data = told(result)
    assert result.exit_code == 3
    facts = [q["fact"] for q in data["questions"]]
    assert SHORT in facts
    assert "complete" in facts  # it rests on all money of the sheet
    assert OTHER not in facts  # unchanged: its answer counts
    assert any("回答不计" in w and "答.xlsx 问题!C" in w for w in data["warnings"])


def test_an_answer_against_an_option_or_the_file_is_refused(bare: Path, asked: Path, tmp_path: Path) -> None:
    answered = fill(asked, ALL, tmp_path / "答.xlsx")
    result = run(bare, "--fact", "complete=no", "--answers", answered)
    assert result.exit_code == 2
    assert "--fact complete" in result.stderr
    assert "答.xlsx 问题!C" in result.stderr
    assert run(bare, "--fact", "complete=yes", "--answers", answered, "--quiet").exit_code == 0
    result = run(bare, "--rating", "C", "--answers", answered)
    assert result.exit_code == 2
    assert "--rating" in result.stderr
    assert "已答!C" in result.stderr


@pytest.mark.parametrize(
    ("missing", "options"),
    [("unit", PLACE), ("place", ("--rating", "B")), ("report_date", PLACE[:4])],
)
def test_a_refused_input_is_asked_too(tmp_path: Path, missing: str, options: tuple[str, ...]) -> None:
    words = {"unit": {"unit": ""}, "report_date": {"day": ""}, "place": {}}[missing]
    bare, out = sheet(tmp_path / "报表.xlsx", **words), tmp_path / "问.xlsx"  # type: ignore[arg-type]
    refused = run(bare, *options, "--ask", out, "--quiet")
    assert refused.exit_code == 2
    option = {"unit": "--unit", "place": "--jurisdiction", "report_date": "--as-of"}[missing]
    for message in (
        refused.stderr,
        run(bare, *options, "--lang", "en").stderr,
    ):  # both ways to answer, in both languages
        assert all(word in message for word in (option, "--ask", "--answers"))
    answer = {"unit": "万元", "place": "湖南省", "report_date": datetime(2017, 11, 30)}[missing]
    rest = ALL if missing != "unit" else {}
    answered = fill(out, {missing: answer, **rest}, tmp_path / "答.xlsx")
    left = tmp_path / "余.xlsx"
    result = run(bare, "--answers", answered, "--ask", left, "--quiet")
    assert result.exit_code == (3 if missing == "unit" else 0)
    if missing == "unit":
        whole = fill(left, ALL, tmp_path / "全.xlsx")
        assert run(bare, "--answers", whole, "--quiet").exit_code == 0
        clash = run(bare, "--answers", whole, "--unit", "元")
        assert clash.exit_code == 2
        assert "--unit" in clash.stderr


def test_never_overwrites_without_force(bare: Path, asked: Path) -> None:
    before = asked.read_bytes()
    assert run(bare, *PLACE, "--ask", asked).exit_code == 2
    assert asked.read_bytes() == before
    assert run(bare, *PLACE, "--ask", asked, "--force", "--quiet").exit_code == 3
    assert asked.read_bytes() == before  # the same questions, the same bytes
    assert run(bare, *PLACE, "--ask", bare, "--force").exit_code == 2
    assert run(bare, *PLACE, "--ask", bare.with_suffix(".csv"), "--force").exit_code == 2


def test_what_is_no_workbook_of_questions(bare: Path, asked: Path) -> None:
    result = run(bare, *PLACE, "--answers", bare)
    assert result.exit_code == 2
    assert "--ask" in result.stderr
    result = run(asked, *PLACE)
    assert result.exit_code == 2
    assert "--answers" in result.stderr


@pytest.mark.parametrize(
    "pairs",
    [
        ("短期借款=bank_loan:80000000", "其他应付款=other_liabilities"),
        ("短期借款=bank_loan:8,000万", "其他应付款=其他负债（经营性）:2300万元"),
        ("资产负债表!E5=bank_loan:0.8亿", "E8=other_liabilities:23000000"),
        ("短期借款=银行借款：５０００万", "短期借款=同业拆入:3000万", "其他应付款=other_liabilities"),
        ("短期借款=bank_loan:5000万；interbank_borrowing:3000万", "其他应付款=other_liabilities:2300万"),
    ],
)
def test_a_line_is_parted_by_fact(bare: Path, pairs: tuple[str, ...]) -> None:
    facts = [word for pair in ("complete=yes", *pairs) for word in ("--fact", pair)]
    result = run(bare, *PLACE, *facts, "--format", "json")
    assert result.exit_code == 0
    pool = next(f for f in told(result)["findings"] if f["rule"] == "CN-HN/pool")
    assert (pool["used"], pool["used_upper"]) == ("80000000.00", "80000000.00")


def test_a_part_leaves_the_rest_open(bare: Path) -> None:
    result = run(bare, *PLACE, "--fact", "短期借款=bank_loan:8000", "--format", "json")  # yuan
    data = told(result)
    assert result.exit_code == 3
    assert SHORT in [q["fact"] for q in data["questions"]]
    assert any("79,992,000.00" in w and "资产负债表!E5" in w for w in data["warnings"])


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        (("短期借款=bank_loan:8001万",), ("资产负债表!E5", "--fact 短期借款", "10,000.00")),
        (("短期借款=bank_loan:5000万", "短期借款=shareholder_loan:4000万"), ("10,000,000.00",)),
        (("短期借款=bond:1",), ("债券", "资产负债表!E5")),
        (("短期借款=bank:1",), ("bank_loan",)),
        (("短期借=bank_loan:1",), ("短期借款",)),
        (("短期借款=bank_loan:1", "短期借款=bank_loan:2"), ("两次",)),
        (("bank_loan=5",), ("短期借款=bank_loan:",)),
    ],
)
def test_a_fact_that_a_line_cannot_hold(bare: Path, pairs: tuple[str, ...], words: tuple[str, ...]) -> None:
    facts = [word for pair in pairs for word in ("--fact", pair)]
    result = run(bare, *PLACE, *facts, "--lang", "zh")
    assert result.exit_code == 2
    for word in words:
        assert word in result.stderr


def test_where_to_answer_in_every_medium(bare: Path, tmp_path: Path) -> None:
    questions = {q["fact"]: q for q in told(run(bare, *PLACE, "--format", "json"))["questions"]}
    assert questions["complete"]["where"] == {"cell": None, "key": "complete", "option": "--fact complete="}
    line = questions[SHORT]
    assert line["where"]["option"] == "--fact 短期借款=bank_loan:"
    assert line["raised_by"] == ["资产负债表!E5"]
    assert (line["amount"], line["kind"]) == ("80000000.00", "amount")
    words = "回答处：--fact 短期借款=bank_loan:（出自 资产负债表!E5）"
    shown = "".join(line.strip() for line in run(bare, *PLACE, "--lang", "zh", "--full").stdout.splitlines())
    assert words.replace(" ", "") in shown.replace(" ", "")
    for form in ("md", "html"):
        out = tmp_path / f"out.{form}"
        run(bare, *PLACE, "--lang", "zh", "--quiet", "--out", out)
        assert words in out.read_text("utf-8").replace("\\", "")
    run(bare, *PLACE, "--lang", "zh", "--quiet", "--out", tmp_path / "out.xlsx")
    page = openpyxl.load_workbook(tmp_path / "out.xlsx")["待确认"]
    assert words in {cell.value for row in page.iter_rows() for cell in row}


def test_a_template_names_its_own_cell(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(Path(__file__).parents[2] / "docs" / "examples" / "chongqing-2017.xlsx")
    for row in book["融资明细"].iter_rows(min_row=3):
        if str(row[0].value).startswith("以上为全部融资"):
            row[1].value = None
            cell = f"融资明细!B{row[0].row}"
    book.save(tmp_path / "模板.xlsx")
    questions = {q["fact"]: q for q in told(run(tmp_path / "模板.xlsx", "--format", "json"))["questions"]}
    assert questions["complete"]["where"]["cell"] == cell


def test_a_total_above_its_lines_names_the_blank_line(tmp_path: Path) -> None:
    bare = sheet(tmp_path / "缺.xlsx", short=None)  # 短期借款 is blank: 10,500 against 2,500
    data = told(run(bare, *PLACE, "--lang", "zh", "--format", "json"))
    (question,) = [q for q in data["questions"] if "负债合计" in q["fact"]]
    assert "短期借款（资产负债表!E5）" in question["ask"]
    assert "各占多少" not in question["ask"]
    assert question["kind"] is None
    out = tmp_path / "问.xlsx"
    run(bare, *PLACE, "--quiet", "--ask", out)
    row = next(row for key, row in rows_of(out).items() if "负债合计" in key)
    assert row[3] == "不在此填写"


def test_approvals_are_answered_by_number_or_by_yes_and_no(tmp_path: Path) -> None:
    bonds = {
        "name": "甲公司",
        "jurisdiction": "CN-HN",
        "report_date": "2024-12-31",
        "complete": True,
        "facts": {"rating": "A"},
        "capital": {"net_capital": "100000000", "net_assets": "100000000", "prior_year_net_assets": "100000000"},
        "balances": {"bond": "50000000"},
    }
    file, out = tmp_path / "公司.json", tmp_path / "问.xlsx"
    file.write_text(json.dumps(bonds), "utf-8")
    assert run(file, "--quiet", "--ask", out).exit_code in (1, 3)
    assert "approvals/bond" in rows_of(out)
    open_before = [f["rule"] for f in told(run(file, "--format", "json"))["findings"] if "approvals" in f["missing"]]
    assert open_before
    for written in ("湘金函〔2024〕3号", "是"):
        answered = fill(out, {"approvals/bond": written}, tmp_path / "答.xlsx")
        data = told(run(file, "--answers", answered, "--format", "json"))
        assert not [f for f in data["findings"] if "approvals" in f["missing"]]
    answered = fill(out, {"approvals/bond": "否"}, tmp_path / "否.xlsx")
    left = tmp_path / "余.xlsx"
    result = run(file, "--answers", answered, "--quiet", "--ask", left)
    assert result.exit_code in (1, 3)
    assert not left.exists() or "approvals/bond" not in rows_of(left)  # it was answered
    for written in ("2024-05-01", "123", "受理通知书湘金函〔2024〕3号", "撤销批准湘金函〔2024〕3号", "口头"):
        wrong = run(file, "--answers", fill(out, {"approvals/bond": written}, tmp_path / "误.xlsx"))
        assert wrong.exit_code == 2
        assert "误.xlsx 问题!C" in wrong.stderr


def test_a_list_that_is_not_complete_is_asked_channel_by_channel(bare: Path, asked: Path, tmp_path: Path) -> None:
    answered = fill(asked, {**ALL, "complete": "否"}, tmp_path / "答.xlsx")
    left = tmp_path / "余.xlsx"
    assert run(bare, "--answers", answered, "--quiet", "--ask", left).exit_code == 3
    rows = rows_of(left)
    assert "complete" not in rows
    assert {"abs", "asset_transfer_repo"} <= set(rows)
    zeros = {key: 0 for key, row in rows.items() if row[8] == "amount"}
    whole = fill(left, zeros, tmp_path / "全.xlsx")
    assert run(bare, "--answers", whole, "--quiet").exit_code == 0
    some = fill(left, {**zeros, "abs": 40_000}, tmp_path / "多.xlsx")  # 8,000 + 40,000 > 43,800 (10,000 yuan)
    assert run(bare, "--answers", some, "--quiet").exit_code == 1


def test_two_lines_of_one_label_are_named_by_their_cells(tmp_path: Path) -> None:
    """拆入资金 1,000 and, once more, 2,000: two lines, each parted by itself."""
    company = {
        "jurisdiction": "CN-HN",
        "report_date": "2017-11-30",
        "facts": {"rating": "B"},
        "complete": True,
        "capital": {"net_capital": "100000000"},
        "unallocated": [
            {"amount": "10000000", "among": ["bank_loan", "fund_loan"], "source": "借款"},
            {"amount": "20000000", "among": ["bank_loan", "fund_loan"], "source": "借款"},
        ],
    }
    file, out = tmp_path / "公司.json", tmp_path / "问.xlsx"
    file.write_text(json.dumps(company), "utf-8")
    assert run(file, "--quiet", "--ask", out).exit_code == 3
    rows = rows_of(out)
    keys = [f"unallocated:借款@unallocated[{number}]/bank_loan" for number in (0, 1)]
    assert set(keys) <= set(rows)
    answered = fill(out, dict(zip(keys, (10_000_000, "2000万"), strict=True)), tmp_path / "答.xlsx")
    data = told(run(file, "--answers", answered, "--format", "json"))
    pool = next(f for f in data["findings"] if f["rule"] == "CN-HN/pool")
    assert (pool["used"], pool["used_upper"]) == ("30000000.00", "30000000.00")
    assert not [q for q in data["questions"] if q["fact"].startswith("unallocated:")]
    twice = run(file, "--fact", "借款=bank_loan")
    assert twice.exit_code == 2
    assert "unallocated[0]、unallocated[1]" in twice.stderr
    assert (
        run(file, "--fact", "unallocated[0]=bank_loan", "--fact", "unallocated[1]=bank_loan", "--quiet").exit_code == 0
    )


def test_standard_input_is_a_file(bare: Path) -> None:
    company = b'{"jurisdiction": "CN-HN", "report_date": "2017-11-30", "complete": true, "facts": {"rating": "B"}, ' + (
        b'"capital": {"net_capital": "100000000"}, "balances": {"bank_loan": "60000000"}}'
    )
    assert run("-", "--quiet", given=company).exit_code == 0
    sheet_in = run("-", *PLACE, "--format", "json", given=bare.read_bytes())
    assert sheet_in.exit_code == 3
    assert told(sheet_in)["receipt"]["input"] == told(run(bare, *PLACE, "--format", "json"))["receipt"]["input"]
    assert run("-", *PLACE, given=b"").exit_code == 2
    assert run("-", "-", given=company).exit_code == 2
    broken = run("-", given=b"{")
    assert broken.exit_code == 2
    assert "stdin" in broken.stderr


def test_a_file_there_wins_over_a_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("报表[12].json", "报表1.json", "报表2.json"):
        (tmp_path / name).write_text("{}")
    assert expanded(["check", "报表[12].json"]) == ["check", "报表[12].json"]
    assert expanded(["check", "报表?.json", "--fact", "x=*"]) == ["check", "报表1.json", "报表2.json", "--fact", "x=*"]
    (tmp_path / "报表[12].json").unlink()
    assert expanded(["check", "报表[12].json"]) == ["check", "报表1.json", "报表2.json"]


def test_answers_are_read_as_people_write_them(tmp_path: Path) -> None:
    company = {
        "jurisdiction": "CN-GD",
        "report_date": "2016-06-30",
        "complete": True,
        "capital": {"net_capital": "100000000", "registered_capital": "100000000"},
        "balances": {"bank_loan": "40000000"},
    }
    file = tmp_path / "公司.json"
    file.write_text(json.dumps(company), "utf-8")
    data = told(run(file, "--fact", "bank_count=２家", "--fact", "opened_on=2010年5月1日", "--format", "json"))
    assert "bank_count" not in [q["fact"] for q in data["questions"]]


def test_the_words_of_a_workbook_are_no_formulas(tmp_path: Path) -> None:
    bare, out = sheet(tmp_path / "报表.xlsx", name="编制单位:=1+1小额贷款公司"), tmp_path / "问.xlsx"
    run(bare, *PLACE, "--quiet", "--ask", out)
    book = openpyxl.load_workbook(out)
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)
    assert io.BytesIO(out.read_bytes()).read(2) == b"PK"


def test_a_published_company_in_two_steps(tmp_path: Path) -> None:
    """Zuoli at 2024-12-31, in 千元: 短期借款 488,287, 其他负债 49,121; Zhejiang: banks ≤ 0.5 × net capital, 1,020,555.5."""
    file, out = Path(__file__).parents[2] / "docs" / "examples" / "zuoli-2024-12-31.xlsx", tmp_path / "问.xlsx"
    assert run(file, "--quiet", "--ask", out).exit_code == 3
    lines = {f"{SHORT}/bank_loan": 488_287, "unallocated:其他负债/other_liabilities": "49,121千元"}
    answered = fill(out, {"complete": "是", **lines}, tmp_path / "答.xlsx")
    data = told(run(file, "--answers", answered, "--format", "json"))
    (bank,) = [f for f in data["findings"] if f["rule"] == "CN-ZJ/bank-cap"]
    assert (bank["outcome"], bank["used"], bank["used_upper"]) == ("compliant", "488287000.00", "488287000.00")
    assert bank["headroom"] == "532268500.00"  # 1,020,555,500 − 488,287,000
    assert not {"complete", SHORT, "unallocated:其他负债"} & {q["fact"] for q in data["questions"]}
    assert data["verdict"] == "compliant"


ODD = {
    "jurisdiction": "CN-CQ",
    "report_date": "2017-11-30",
    "company_type": "traditional",
    "unit": "万元",
    "complete": True,
}
"""Without capital, which is typed beside the file."""


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        ("8000", "8000"),  # 0.8万元 against a loan of 6,000万元
        ("８０００", "8000"),
        ("80000000万", "800000000000"),
        ("8000亿", "800000000000"),
    ],
)
def test_capital_typed_in_a_wrong_unit_is_asked_about(tmp_path: Path, typed: str, yuan: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(ODD | {"balances": {"bank_loan": "6000"}}), encoding="utf-8")
    key = f"scale:net_capital/{yuan}"

    def checked(*facts: str) -> tuple[int, str]:
        options = [part for fact in (f"net_capital={typed}", *facts) for part in ("--fact", fact)]
        result = CliRunner().invoke(main, ["check", str(file), "--format", "json", *options])
        return result.exit_code, result.output

    status, output = checked()
    assert status == 3
    assert key in {question["fact"] for question in json.loads(output)["questions"]}
    assert checked(f"{key}=yes")[0] == (1 if yuan == "8000" else 0)  # 6,000万 of 0.8万, or of 80,000,000万
    assert checked(f"{key}=no")[0] == 2
    assert checked("scale:net_capital/1=yes")[0] == 2  # an answer to another amount
    asked = CliRunner().invoke(main, ["plan", str(file), "--fact", f"net_capital={typed}", "--format", "json"])
    assert json.loads(asked.output)["after"]["verdict"] == "undetermined"


@pytest.mark.parametrize(
    ("fact", "key"),
    [
        ("bank_loan=6000", "scale:bank_loan/6000"),
        ("approved_amounts=fund_loan:50000000万", "scale:approved_amounts.fund_loan/500000000000"),
    ],
)
def test_a_balance_or_an_approved_amount_in_a_wrong_unit_is_asked_about(tmp_path: Path, fact: str, key: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(ODD | {"capital": {"net_capital": "10000"}}), encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(file), "--format", "json", "--fact", fact])
    assert result.exit_code == 3
    assert key in {question["fact"] for question in json.loads(result.output)["questions"]}


def test_in_a_workbook_of_questions_too(tmp_path: Path) -> None:
    file, asked = tmp_path / "a.json", tmp_path / "q.xlsx"
    file.write_text(json.dumps(ODD | {"balances": {"bank_loan": "6000"}}), encoding="utf-8")

    def answered(key: str, value: str | int) -> int:
        book = openpyxl.load_workbook(asked)
        for row in book["问题"].iter_rows(min_row=9):
            if row[7].value == key:
                row[2].value = value
        book.save(asked)
        options = ["--answers", str(asked), "--ask", str(tmp_path / "more.xlsx"), "--force", "--quiet"]
        return CliRunner().invoke(main, ["check", str(file), *options]).exit_code

    CliRunner().invoke(main, ["check", str(file), "--ask", str(asked), "--quiet"])
    assert answered("net_capital", 80_000_000) == 3  # asked for in 万元: 800 billion yuan
    asked = tmp_path / "asked.xlsx"
    (tmp_path / "more.xlsx").rename(asked)
    assert answered("scale:net_capital/800000000000", "是") == 0
