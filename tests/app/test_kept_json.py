"""company.json, dropped again, says the same: findings and warnings byte for byte, whatever file the company came from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sheets import ROWS, statement

from leverage.app.cases import sheets
from leverage.app.cases.answering import FIELD, with_answers
from leverage.app.cases.case import Case, Work, worked
from leverage.app.cases.company_form import with_form
from leverage.app.making.files import BY_KEY
from leverage.assessment.findings import Assessment
from leverage.intake import read
from leverage.intake.json.company import read_json
from leverage.intake.json.kept import fingerprint
from leverage.report.as_json import as_json
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError, UsageError

PLACE, LINE, OTHER = FIELD + "place", FIELD + "unallocated:短期借款/bank_loan", FIELD + "unallocated:其他应付款/other_liabilities"  # fmt: skip


def kept(work: Work, folder: Path) -> bytes:
    path = folder / "kept.json"
    BY_KEY["company.json"].write(work, path, "zh")
    return path.read_bytes()


def assessed(work: Work) -> Assessment:
    assert work.judged.assessment is not None, work.judged.error
    return work.judged.assessment


def told(work: Work) -> dict[str, Any]:
    """All that is said of a company, but for the fingerprint of its file and the time."""
    return {key: part for lang in ("zh", "en") for key, part in as_json(assessed(work), lang).items() if key not in ("receipt", "questions")}  # fmt: skip


def of_a_sheet(folder: Path) -> Work:
    rows = [tuple(cell / 1000 if isinstance(cell, int) else cell for cell in row) for row in ROWS]
    case = Case("a.xlsx", statement(folder / "a.xlsx", unit="千元", rows=rows).read_bytes())
    case, wrong = with_answers(worked(case), {PLACE: "CN-CQ"})
    assert not wrong
    return worked(case)


def of_an_answered_sheet(folder: Path) -> Work:
    answers = {LINE: "6000万", OTHER: "2600万", FIELD + "complete": "yes"}
    case, wrong = with_answers(of_a_sheet(folder), answers)
    assert not wrong
    return worked(case)


def of_a_corrected_sheet(folder: Path) -> Work:
    case, wrong = sheets.with_corrections(of_a_sheet(folder), {"cell:资产负债表!E8": "7000万"})
    assert not wrong
    return worked(case)


def of_a_workbook(folder: Path) -> Work:
    profile = [("项目", "内容"), ("所在地", "重庆"), ("报告日期", "2017-11-30"), ("金额单位", "万元"), ("资本净额", 10_000), ("净资产", 11_000)]  # fmt: skip
    ledger = [("渠道", "资金提供方", "余额", "批准或备案文号"), ("银行借款", "甲银行重庆分行", 1_000, ""), ("银行借款", "甲银行渝中支行", 500, ""),
              ("以上为全部融资（是/否）", "是")]  # fmt: skip
    with xlsxwriter.Workbook(folder / "t.xlsx") as book:
        for name, rows in (("公司信息", profile), ("融资明细", ledger)):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return worked(Case("t.xlsx", (folder / "t.xlsx").read_bytes()))


def of_a_sheet_without_unit(folder: Path) -> Work:
    """Of which the unit is answered, and with it that such figures are right: 200 billion yuan."""
    case = Case("a.xlsx", statement(folder / "a.xlsx", unit=None).read_bytes())
    case, _ = with_answers(worked(case), {FIELD + "unit": "千元", PLACE: "CN-CQ"})
    return worked(case)


KINDS = [of_a_sheet, of_an_answered_sheet, of_a_corrected_sheet, of_a_workbook, of_a_sheet_without_unit]


@pytest.mark.parametrize("begun", KINDS)
def test_dropped_again_it_says_the_same(begun: Callable[[Path], Work], tmp_path: Path) -> None:
    work = begun(tmp_path)
    content = kept(work, tmp_path)
    again = worked(Case("kept.json", content))
    assert told(again) == told(work)
    assert told(worked(Case("once-more.json", kept(again, tmp_path)))) == told(work)


def test_net_capital_taken_from_net_assets_is_not_stated(tmp_path: Path) -> None:
    again = assessed(worked(Case("kept.json", kept(of_an_answered_sheet(tmp_path), tmp_path))))
    assert any("资本净额未填写，按净资产（所有者权益）取数" in text.zh for text in again.warnings)
    assert again.company.capital[Base.NET_CAPITAL].source == "资产负债表!E10"


def test_of_what_was_changed_since_no_cell_is_named(tmp_path: Path) -> None:
    case = Case("kept.json", kept(of_an_answered_sheet(tmp_path), tmp_path))
    changed, wrong = with_form(case, {"capital.net_capital": "90000", "unit": "千元"})
    assert not wrong
    found = assessed(worked(changed))
    assert found.company.capital[Base.NET_CAPITAL].source == "capital.net_capital"
    notes = [text.zh for text in found.warnings if "资本净额未填写" in text.zh]
    assert notes == [
        "读入原文件时的提示（其后资料有改动）：资产负债表!E10：资本净额未填写，按净资产（所有者权益）取数，没有扣除任何项目"
    ]
    assert found.company.shown_to == 1000  # the figures are no finer for it
    assert found.company.liabilities is None
    once = kept(worked(changed), tmp_path)
    assert told(worked(Case("b.json", once))) == told(worked(changed))


def test_typed_capital_of_an_odd_size_is_kept_with_its_answer(tmp_path: Path) -> None:
    data = {"jurisdiction": "CN-CQ", "report_date": "2017-11-30", "unit": "万元", "complete": True, "balances": {"bank_loan": "6000"}}  # fmt: skip
    # 80,000,000 typed where 万元 is asked for: 800 billion yuan, as no such company has
    case, wrong = with_answers(worked(Case("a.json", json.dumps(data).encode())), {FIELD + "net_capital": "80000000"})
    assert not wrong
    work = worked(case)
    assert assessed(work).verdict.value == "undetermined"
    key = "scale:net_capital/800000000000"
    assert key in {question.fact for question in work.questions}
    case, wrong = with_answers(work, {FIELD + key: "yes"})
    assert not wrong
    work = worked(case)
    assert assessed(work).verdict.value == "compliant"
    assert assessed(worked(Case("kept.json", kept(work, tmp_path)))).verdict.value == "compliant"


@pytest.mark.parametrize("edited", ["8000", "80000000000"])
def test_a_yes_to_a_size_is_none_to_another(edited: str, tmp_path: Path) -> None:
    work = of_a_sheet_without_unit(tmp_path)
    data = json.loads(kept(work, tmp_path))
    assert "scale" not in {question.fact for question in worked(Case("a.json", json.dumps(data).encode())).questions}
    data["capital"] = {"net_assets": edited}  # in 千元: 8 million, as a company may have, and 80 trillion
    again = worked(Case("a.json", json.dumps(data).encode()))
    assert ("scale" in {question.fact for question in again.questions}) == (edited != "8000")
    assert assessed(again).verdict.value != "compliant"


def test_a_yes_to_an_approval_is_none_to_another_text(tmp_path: Path) -> None:
    loan = {
        "channel": "shareholder_loan",
        "lender": "甲公司",
        "balance": "1000",
        "approval": "区金融办2016年3号会议纪要",
    }
    data = {"jurisdiction": "CN-CQ", "report_date": "2017-11-30", "unit": "万元", "capital": {"net_capital": "10000"}, "complete": True, "loans": [loan]}  # fmt: skip
    begun = worked(Case("a.json", json.dumps(data).encode()))
    key = next(doubt.key for doubt in assessed(begun).company.doubts if doubt.key.startswith("approval:"))
    data["facts"] = {key: True}
    work = worked(Case("a.json", json.dumps(data).encode()))
    assert "shareholder_loan" in assessed(work).company.approvals
    content = json.loads(kept(work, tmp_path))
    assert content["reading"]["answers"] == [key]
    again = read(Path("b.json"), data=json.dumps(content).encode()).company
    assert again is not None
    assert "shareholder_loan" in again.approvals
    content["loans"][0]["approval"] = "区金融办2017年9号会议纪要"
    edited = read(Path("b.json"), data=json.dumps(content).encode()).company
    assert edited is not None
    assert "shareholder_loan" not in edited.approvals
    assert "资料在读入原文件之后有改动：原先对疑问的回答不再计入。" in [note.zh for note in edited.warnings]


def test_net_capital_follows_the_net_assets_that_it_was_taken_from(tmp_path: Path) -> None:
    content = json.loads(kept(of_an_answered_sheet(tmp_path), tmp_path))

    def edited(**capital: str | None) -> Assessment:
        changed = {**content["capital"], **capital}
        held = {key: figure for key, figure in changed.items() if figure is not None}
        return assessed(worked(Case("b.json", json.dumps({**content, "capital": held}).encode())))

    # 60 million of the bank; net assets fall from 110 to 50 million, and net capital with them: 60 of 1 x 50
    lost = edited(net_assets="50000")
    assert lost.company.capital[Base.NET_CAPITAL].amount == 50_000_000
    assert lost.verdict.value == "breach"
    assert any(note.zh.startswith("资本净额原按净资产取数") for note in lost.warnings)
    assert edited(net_capital="50000").company.capital[Base.NET_ASSETS].amount == 110_000_000  # stated by now
    assert edited(net_assets="100000", net_capital="90000").company.capital[Base.NET_CAPITAL].amount == 90_000_000
    assert Base.NET_CAPITAL not in edited(net_assets=None).company.capital
    assert edited(paid_in_capital="70000").company.capital[Base.NET_CAPITAL].amount == 110_000_000


def test_an_approval_of_the_ledger_is_proved_anew(tmp_path: Path) -> None:
    loan = {"channel": "shareholder_loan", "lender": "甲公司", "balance": "1000", "approval": "渝金发〔2016〕3号"}
    data = {"jurisdiction": "CN-CQ", "report_date": "2017-11-30", "unit": "万元", "capital": {"net_capital": "10000"}, "complete": True, "loans": [loan]}  # fmt: skip
    work = worked(Case("a.json", json.dumps(data).encode()))
    assert assessed(work).company.approvals == {"shareholder_loan"}
    content = json.loads(kept(work, tmp_path))
    assert assessed(worked(Case("b.json", json.dumps(content).encode()))).company.approvals == {"shareholder_loan"}
    content["loans"].append({"channel": "shareholder_loan", "lender": "乙公司", "balance": "5000"})
    assert not assessed(worked(Case("b.json", json.dumps(content).encode()))).company.approvals
    content["facts"] = {"approvals": ["shareholder_loan"]}  # said by whoever writes it, and then it counts
    assert assessed(worked(Case("b.json", json.dumps(content).encode()))).company.approvals == {"shareholder_loan"}


def test_a_json_that_was_never_a_file_is_kept_as_it_is(tmp_path: Path) -> None:
    data = {"schema": "leverage.company/1", "jurisdiction": "CN-CQ", "report_date": "2017-11-30", "capital": {"net_capital": "100000000"}, "complete": True}  # fmt: skip
    assert "reading" not in json.loads(kept(worked(Case("a.json", json.dumps(data).encode())), tmp_path))


SCALE = {"jurisdiction": "CN-CQ", "report_date": "2017-11-30", "capital": {"net_capital": "8000"}, "complete": True}


@pytest.mark.parametrize(
    "reading",
    [
        {"of": "0" * 16, "cells": {"capital.net_capital": "资产负债表!E10"}},
        {"of": "x", "notes": [], "shown_to": "0.01"},
    ],
)
def test_a_reading_answers_no_doubt(reading: dict[str, Any]) -> None:
    # 8,000 yuan of net capital: is it 万元? No cell of a sheet stops that question
    found = assessed(worked(Case("a.json", json.dumps(SCALE | {"reading": reading}).encode())))
    assert found.verdict.value == "undetermined"
    assert "scale" in {question.fact for question in found.questions}


def forged(work: Work, folder: Path, **cells: str) -> bytes:
    data = json.loads(kept(work, folder))
    data["reading"]["cells"] |= {key.replace("__", "."): cell for key, cell in cells.items()}
    data["reading"]["of"] = fingerprint(data)
    return json.dumps(data, ensure_ascii=False).encode()


@pytest.mark.parametrize("cells", [{"balances__abs": "complete"}, {"balances__nothing": "A!B1"}, {"balances__bank_loan": "complete"}])  # fmt: skip
def test_a_cell_is_nothing_but_a_cell(cells: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cells"):
        read_json(forged(of_an_answered_sheet(tmp_path), tmp_path, **cells))


CHANGED = "资料在读入原文件之后有改动：各数按改动后所写核对，不再注明原表的单元格。"


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data["balances"].update(bank_loan="70000"),
        lambda data: data.update(unit="万元"),
        lambda data: data["reading"].pop("notes"),
        lambda data: data["reading"].update(liabilities="100"),
        lambda data: data["reading"].update(shown_to="0.01"),
        lambda data: data["reading"]["cells"].update({"balances.bank_loan": "资产负债表!A1"}),
        lambda data: data["reading"]["where"].update(complete="资产负债表!A1"),
    ],
)
def test_whatever_is_edited_by_hand_is_told(edit: Callable[[dict[str, Any]], Any], tmp_path: Path) -> None:
    data = json.loads(kept(of_an_answered_sheet(tmp_path), tmp_path))
    edit(data)
    found = read_json(json.dumps(data, ensure_ascii=False).encode())
    assert CHANGED in [note.zh for note in found.warnings]
    assert found.liabilities is None
    assert found.capital[Base.NET_CAPITAL].source == "capital.net_capital"
    again = kept(worked(Case("b.json", json.dumps(data).encode())), tmp_path)
    twice = json.loads(again) | {"name": "乙小额贷款公司"}
    notes = [note.zh for note in read_json(json.dumps(twice).encode()).warnings]
    assert notes.count(CHANGED) == 1  # a second edit says it once


@pytest.mark.parametrize("odd", [{"of": 1}, {}, {"of": "x", "cell": {}}, {"of": "x", "notes": [{"zh": "一"}]}, {"of": "x", "shown_to": "-1"}])  # fmt: skip
def test_a_reading_is_read_strictly(odd: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="reading"):
        read_json(json.dumps(SCALE | {"reading": odd}).encode())


def test_what_stays_in_doubt_is_named_where_it_is_refused(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        profile, ledger = book.add_worksheet("公司信息"), book.add_worksheet("融资明细")
        for row, cells in enumerate([("项目", "内容"), ("所在地", "重庆"), ("报告日期", "2017-11-30"), ("金额单位", "万元"), ("资本净额", 10_000)]):  # fmt: skip
            profile.write_row(row, 0, cells)
        ledger.write_row(0, 0, ["渠道", "资金提供方", "余额"])
        ledger.write_row(1, 0, ["银行借款", "甲银行", 1_000])
        ledger.write_row(2, 0, ["以上为全部融资（是/否）", "是", "另有表外融资未列"])
    with pytest.raises(UsageError) as refused:
        kept(worked(Case("t.xlsx", (tmp_path / "t.xlsx").read_bytes())), tmp_path)
    assert "还没有回答的疑问" in refused.value.message.zh
    assert "另有表外融资未列" in refused.value.message.zh
    assert "另有表外融资未列" in refused.value.message.en
