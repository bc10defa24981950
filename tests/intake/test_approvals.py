"""What stands in the place of an approval's number: plainly one, plainly none, or asked about."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from leverage.cli.main import main
from leverage.intake import read_company
from leverage.intake.template.writing import write_template
from leverage.intake.values.documents import document
from leverage.law.needed_inputs import Asks
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError
from leverage.terms.facts import FACTS

NUMBERS = (
    "湘金函〔2024〕3号",
    "湘金函（2024）第3号",
    "湘金函(2024)03号",
    "湘金函[2024]3号",
    "湘金函［2024］3号",
    "湘金函【2024】3号",
    "湘金函﹝2024﹞3号",
    "湘金函 〔2024〕 3 号",
    "湘金函2024年第3号",
    "X金发〔2024〕3号",
    "（2024）湘金备字第12号",
    "湘小贷〔2024〕备字第12号",
    "批复：湘金函〔2024〕3号",
    "《关于同意发行债券的批复》（湘金函〔2024〕3号）",
    "湘金函〔2024〕3号、湘金函〔2024〕4号",
)
NONE = (
    "渝金罚〔2024〕3号",
    "行政处罚决定书渝金罚决〔2024〕3号",
    "渝金责改〔2024〕3号",
    "监管函〔2024〕3号",
    "待渝金发〔2024〕3号批复",
    "已提交渝金发〔2024〕3号",
    "收件 渝金〔2024〕3号",
    "否决〔2024〕3号",
    "关于延期审批的通知〔2024〕3号",
    "2026-05-01",
    "2026年5月1日",
    "20260501",
    "2026.5",
    "批准日期2026-05-01",
    "123",
    "No. 123",
    "第3号",
    "受理通知书",
    "受理通知书〔2024〕3号",
    "湘金受理〔2024〕12号",
    "补正通知书2024003",
    "撤销批准（湘金函〔2024〕3号）",
    "湘金撤销〔2024〕3号",
    "已过期（湘金函〔2019〕3号）",
    "湘金函〔2019〕3号（已失效）",
    "不予批准决定书〔2024〕3号",
    "无",
    "待批",
    "申请中",
    "否",
    "—",
    "已口头同意",
    "拟报批2024",
    "pending",
    "N/A",
)
ASKED = (
    "渝金发〔2099〕3号",  # of a year to come
    "渝金发〔2024〕0号",
    "长银借字〔2024〕第3号",  # a bank's contract
    "借款合同〔2024〕3号",
    "参照渝金发〔2024〕3号",
    "是",
    "已备案",
    "见附件",
    "备案号A-12",
    "合同2024-1",
    "湘金函〔2024〕3号，有效期至2025-12-31",
    "Letter 3 of 2024",
)


@pytest.mark.parametrize("text", NUMBERS)
def test_a_document_number(text: str) -> None:
    assert document(text) == "number"


@pytest.mark.parametrize("text", NONE)
def test_no_approval(text: str) -> None:
    assert document(text) == "none"


@pytest.mark.parametrize("text", ASKED)
def test_what_may_be_one_is_asked_about(text: str) -> None:
    assert document(text) == "unclear"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("渝金发〔2023〕3号", "number"),
        ("渝金发〔2024〕3号", "unclear"),  # of a year after the day that is judged
        ("关于同意甲小额贷款有限公司发行债券的批复（渝金发〔2023〕3号）", "number"),
        ("关于乙小额贷款有限公司发行债券的批复（渝金发〔2023〕3号）", "unclear"),
        ("乙公司 渝金发〔2023〕3号", "unclear"),
        ("渝小贷协函〔2023〕3号", "number"),
    ],
)
def test_a_number_of_another_year_or_firm_is_asked_about(text: str, kind: str) -> None:
    assert document(text, by=date(2023, 12, 31), company="甲小额贷款有限公司") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("关于同意发行债券的批复 湘金函〔2023〕5号", "unclear"),  # for a row of ABS
        ("关于开展资产证券化业务的批复 湘金函〔2023〕5号", "number"),
        ("关于同意甲小贷开展融资业务的批复 湘金函〔2023〕5号", "number"),  # of any funding
        ("关于乙小贷开展资产证券化的批复 湘金函〔2023〕5号", "unclear"),
        ("关于同意变更注册资本的批复 湘金函〔2023〕5号", "unclear"),
        ("关于核准任职资格的批复 湘金函〔2023〕5号", "unclear"),
        ("关于停止资产证券化的通知 湘金函〔2023〕5号", "unclear"),
        ("关于加强融资管理的通知 湘金函〔2023〕5号", "unclear"),
        ("关于资产证券化的请示 湘金函〔2023〕5号", "unclear"),
        ("董事会决议〔2023〕3号", "unclear"),
        ("甲小贷〔2023〕2号", "unclear"),  # the company's own letter
        ("审计报告〔2023〕第1号", "unclear"),
        ("湘金检〔2023〕9号", "unclear"),
        ("转发湘金函〔2023〕9号", "unclear"),
        ("上证函〔2023〕12号", "number"),
        ("湘备〔2023〕1号", "number"),
    ],
)
def test_a_letter_of_something_else_or_of_nobody_is_asked_about(text: str, kind: str) -> None:
    assert document(text, by=date(2023, 12, 31), company="甲小额贷款有限公司", channel=Channel.ABS) == kind


@given(st.text(max_size=40), st.sampled_from(["受理", "补正", "撤销", "过期", "驳回"]), st.text(max_size=10))
def test_a_notice_or_a_revocation_is_never_a_number(before: str, word: str, behind: str) -> None:
    assert document(before + word + behind) != "number"


def company(tmp_path: Path, *loans: dict[str, Any], **facts: Any) -> Path:
    capital = dict.fromkeys(("net_capital", "net_assets", "prior_year_net_assets", "registered_capital"), "100000000")
    told = {
        "schema": "leverage.company/1",
        "jurisdiction": "hunan",
        "report_date": "2021-06-30",
        "company_type": "traditional",
        "complete": True,
        "facts": {"rating": "A", **facts},
        "capital": capital,
        "loans": [{"balance": "1000000", "lender": "丙公司", **loan} for loan in loans],
    }
    path = tmp_path / "company.json"
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return path


def check(path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(main, ["check", str(path), "--format", "json", *options])
    return result.exit_code, json.loads(result.stdout)


KEY = "approval:loans0.approval/bond"


def test_bonds_need_an_approval_and_a_remark_may_be_one(tmp_path: Path) -> None:
    # 86号 of 2020: bonds with the regulator's approval
    assert check(company(tmp_path, {"channel": "bond", "approval": "湘金函〔2021〕8号"}))[0] == 0
    assert check(company(tmp_path, {"channel": "bond", "approval": "受理通知书〔2021〕8号"}))[0] == 1
    asked = company(tmp_path, {"channel": "bond", "approval": "已备案"})
    status, told = check(asked)
    assert (status, told["verdict"], told["questions"][0]["fact"]) == (3, "undetermined", KEY)
    assert check(asked, "--fact", f"{KEY}=是")[0] == 0
    assert check(asked, "--fact", f"{KEY}=否")[0] == 1


def test_it_is_asked_only_where_an_approval_is_needed(tmp_path: Path) -> None:
    status, told = check(company(tmp_path, {"channel": "bank_loan", "approval": "已备案"}))
    assert (status, told["verdict"]) == (0, "compliant")
    assert all(question["fact"][:8] != "approval" for question in told["questions"])


def test_every_loan_of_the_channel_needs_its_number(tmp_path: Path) -> None:
    one, other = {"channel": "bond", "approval": "湘金函〔2021〕8号"}, {"channel": "bond", "approval": "2021-05-01"}
    read = read_company(company(tmp_path, one, other))
    assert not read.approvals
    assert [loan.approval for loan in read.loans] == ["湘金函〔2021〕8号", None]
    assert any("loans[1].approval" in warning.zh for warning in read.warnings)


Fill = Callable[[str], Path]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """A workbook with a bond, and the item of the profile that names what was approved."""

    def filled(approvals: str, number: str = "") -> Path:
        path = tmp_path / "input.xlsx"
        write_template(path, place_name="湖南", asks=Asks(tuple(FACTS.values())), language="zh")
        book = openpyxl.load_workbook(path)
        items = {row[0].value: row[1] for row in book["公司信息"].iter_rows(min_row=3)}
        content: dict[str, Any] = {"金额单位": "万元", "资本净额": 10000, "已取得批准的渠道": approvals}
        for label, value in content.items():
            items[label].value = value
        for column, value in enumerate(("债券", "丙公司", 100, None, None, None, "表内", number), start=1):
            book["融资明细"].cell(3, column).value = value
        book.save(path)
        return path

    return filled


@pytest.mark.parametrize(
    ("written", "approved"),
    [
        ("债券、资产证券化", {"bond", "abs"}),
        ("债券（湘金函〔2024〕3号）；资产证券化", {"bond", "abs"}),
        ("债券:湘金函〔2024〕3号", {"bond"}),
        ("债券（申请中）、资产证券化", {"abs"}),
        ("债券(受理通知书〔2024〕3号)", set()),
        ("债券（已过期）", set()),
        ("财政性资金、支农再贷款等", {"fiscal_loan"}),
        ("回购式资产转让（含收益权转让）", {"asset_transfer_repo"}),
        ("无", set()),
        ("否", set()),
        ("待批", set()),
        ("2024-05-01", set()),
        ("123", set()),
    ],
)
def test_the_profile_names_what_was_approved(fill: Fill, written: str, approved: set[str]) -> None:
    assert read_company(fill(written)).approvals == approved


def test_a_remark_in_the_profile_is_asked_about(fill: Fill) -> None:
    read = read_company(fill("债券（已备案）"))
    (doubt,) = read.doubts
    assert not read.approvals
    assert doubt.where[0].startswith("公司信息!B")
    assert read_company(fill("债券（已备案）"), answers={doubt.key: "是"}).approvals == {"bond"}
    assert read_company(fill("债券（已备案）"), answers={doubt.key: "否"}).approvals == set()


def test_a_number_without_a_channel_is_refused(fill: Fill) -> None:
    with pytest.raises(InputError, match="不认识的融资渠道"):
        read_company(fill("湘金函〔2024〕3号"))


def test_the_cell_of_the_number_is_cited(fill: Fill) -> None:
    path = fill("")
    book = openpyxl.load_workbook(path)
    book["融资明细"]["H3"].value = "湘金函〔2024〕3号"
    book.save(path)
    assert read_company(path).where["approval:bond"] == "融资明细!H3"
