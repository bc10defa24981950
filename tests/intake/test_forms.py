"""The forms of the Ministry of Finance, filled in: what each liability line may hold.

会小企01表 (财会〔2011〕17号), 会企01表 before and after the new standards (财会〔2019〕6号 annexes 1 and 2), the form of financial enterprises
(财会〔2018〕36号), and the form that small-loan companies keep by the accounts of financial enterprises.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from leverage.intake.spreadsheet import read_workbook
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError

Row = list[Any]
Save = Callable[..., Path]

OWN = frozenset({Channel.OTHER_LIABILITIES})
ANY = FUNDING | OWN
BONDS = frozenset({Channel.BOND, Channel.ABS})
LENT = FUNDING - BONDS - {Channel.ASSET_TRANSFER_OUTRIGHT}
REPO = frozenset({Channel.ASSET_TRANSFER_REPO, Channel.ABS, Channel.PLATFORM_FINANCING})
BANKS = frozenset({Channel.INTERBANK_BORROWING, Channel.OTHER_FI_LOAN, Channel.BANK_LOAN})
STATE = frozenset({Channel.FISCAL_LOAN})
DEPOSITS: frozenset[Channel] = frozenset()
"""Lines that only another kind of entity fills."""

Lines = list[tuple[str, frozenset[Channel]]]


@dataclass(frozen=True)
class Form:
    """A form: its number, its headings, the label of its assets, and its liability lines with what they may hold."""

    number: str
    headings: tuple[str, str]
    sections: list[tuple[str, Lines]]
    equity: list[str]
    numbered: bool = False


SMALL = Form(
    "会小企01表",
    ("期末余额", "年初余额"),
    [
        (
            "流动负债",
            [
                ("短期借款", LENT),
                ("应付票据", OWN),
                ("应付账款", OWN),
                ("预收账款", OWN),
                ("应付职工薪酬", OWN),
                ("应交税费", OWN),
                ("应付利息", OWN),
                ("应付利润", OWN),
                ("其他应付款", ANY),
                ("其他流动负债", ANY),
            ],
        ),
        ("非流动负债", [("长期借款", LENT), ("长期应付款", ANY), ("递延收益", OWN), ("其他非流动负债", ANY)]),
    ],
    ["实收资本(或股本)", "资本公积", "盈余公积", "未分配利润"],
    numbered=True,
)

_CURRENT: Lines = [
    ("短期借款", LENT),
    ("衍生金融负债", OWN),
    ("应付票据", OWN),
    ("应付账款", OWN),
    ("预收款项", OWN),
    ("应付职工薪酬", OWN),
    ("应交税费", OWN),
    ("其他应付款", ANY),
    ("持有待售负债", OWN),
    ("一年内到期的非流动负债", ANY),
    ("其他流动负债", ANY),
]
_LATER: Lines = [
    ("长期借款", LENT),
    ("应付债券", BONDS),
    ("长期应付款", ANY),
    ("预计负债", OWN),
    ("递延收益", OWN),
    ("递延所得税负债", OWN),
    ("其他非流动负债", ANY),
]
_OWNERS = ["实收资本(或股本)", "其他权益工具", "资本公积", "其他综合收益", "专项储备", "盈余公积", "未分配利润"]
OLD = Form(
    "会企01表",
    ("期末余额", "上年年末余额"),
    [("流动负债", [*_CURRENT, ("以公允价值计量且其变动计入当期损益的金融负债", ANY)]), ("非流动负债", _LATER)],
    _OWNERS,
)
NEW = Form(
    "会企01表",
    ("期末余额", "上年年末余额"),
    [
        ("流动负债", [*_CURRENT, ("交易性金融负债", ANY), ("合同负债", OWN)]),
        ("非流动负债", [*_LATER, ("租赁负债", OWN)]),
    ],
    _OWNERS,
)
FINANCIAL = Form(
    "会企01表(金融企业)",
    ("期末余额", "上年年末余额"),
    [
        (
            "负债",
            [
                ("短期借款", LENT),
                ("向中央银行借款", STATE),
                ("应付短期融资款", BONDS),
                ("拆入资金", BANKS),
                ("交易性金融负债", ANY),
                ("衍生金融负债", OWN),
                ("卖出回购金融资产款", REPO),
                ("吸收存款", DEPOSITS),
                ("代理买卖证券款", DEPOSITS),
                ("应付职工薪酬", OWN),
                ("应交税费", OWN),
                ("应付款项", ANY),
                ("合同负债", OWN),
                ("持有待售负债", OWN),
                ("预计负债", OWN),
                ("长期借款", LENT),
                ("应付债券", BONDS),
                ("租赁负债", OWN),
                ("递延所得税负债", OWN),
                ("其他负债", ANY),
            ],
        )
    ],
    ["实收资本(或股本)", "资本公积", "盈余公积", "一般风险准备", "未分配利润"],
)
LENDER = Form(
    "会小贷01表",
    ("期末数", "年初数"),
    [
        (
            "负债",
            [
                ("短期借款", LENT),
                ("向银行借款", frozenset({Channel.BANK_LOAN})),
                ("股东借款", frozenset({Channel.SHAREHOLDER_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN})),
                ("拆入资金", BANKS),
                ("卖出回购金融资产款", REPO),
                ("吸收存款", DEPOSITS),
                ("应付手续费及佣金", OWN),
                ("应付职工薪酬", OWN),
                ("应交税费", OWN),
                ("应付利息", OWN),
                ("应付股利", OWN),
                ("担保赔偿准备", OWN),
                ("长期借款", LENT),
                ("应付债券", BONDS),
                ("其他负债", ANY),
            ],
        )
    ],
    ["实收资本", "资本公积", "盈余公积", "一般风险准备", "未分配利润"],
)
FORMS = {"small": SMALL, "old": OLD, "new": NEW, "financial": FINANCIAL, "lender": LENDER}


def filled(form: Form, amounts: dict[str, int], *, one_sided: bool = False) -> list[Row]:
    """The form with its liabilities; 5000 of paid-in capital and 10 in each other line of equity; half of all of it at the start."""
    right: list[tuple[str, Any]] = []
    owed = 0
    for name, lines in form.sections:
        right.append((f"{name}:", ""))
        right += [(f"  {label}", amounts.get(label, 0)) for label, _ in lines]
        sum_of = sum(amounts.get(label, 0) for label, _ in lines)
        owed += sum_of
        if len(form.sections) > 1:
            right.append((f"    {name}合计", sum_of))
    equity = {label: 5000 if number == 0 else 10 for number, label in enumerate(form.equity)}
    held = sum(equity.values())
    right += [("负债合计", owed), ("所有者权益(或股东权益):", ""), *equity.items()]
    right += [("所有者权益(或股东权益)合计", held), ("负债和所有者权益(或股东权益)总计", owed + held)]
    left: list[tuple[str, Any]] = [("资产:", ""), ("货币资金", 1000), ("发放贷款及垫款", owed + held - 1000)]
    left += [("", "")] * (len(right) - 4) + [("资产总计", owed + held)]

    def row(label: str, amount: Any, number: int) -> Row:
        start = amount / 2 if isinstance(amount, int) else ""
        return [label, *([number] if form.numbered else []), amount, start]

    above: list[Row] = [["资产负债表"], ["", "", form.number], ["编制单位:甲小额贷款公司", "2023年12月31日", "单位:元"]]
    numbers = ["行次"] if form.numbered else []
    if one_sided:
        lines = [line for line in [*left, *right] if line[0]]
        return [*above, ["项目", *numbers, *form.headings], *[row(*line, n) for n, line in enumerate(lines, 1)]]
    head = ["资产", *numbers, *form.headings, "负债和所有者权益(或股东权益)", *numbers, *form.headings]
    body = [[*row(*a, n), *row(*b, n + 40)] for n, (a, b) in enumerate(zip(left, right, strict=True), 1)]
    return [*above, head, *body]


def amounts_of(form: Form) -> dict[str, int]:
    """A figure for every line that a small-loan company may fill, no two alike."""
    labels = [(label, among) for _, lines in form.sections for label, among in lines]
    return {label: 100 + 7 * number for number, (label, among) in enumerate(labels) if among}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("one_sided", [False, True])
def test_what_each_line_of_a_form_may_hold(save: Save, name: str, one_sided: bool) -> None:
    form = FORMS[name]
    amounts = amounts_of(form)
    company = read_workbook(save(filled(form, amounts, one_sided=one_sided)))
    among = {label: held for _, lines in form.sections for label, held in lines}
    loose = {item.label: (int(item.amount), item.among) for item in company.unallocated}
    assert loose == {label: (amount, among[label]) for label, amount in amounts.items() if among[label] != OWN}
    own = sum(amount for label, amount in amounts.items() if among[label] == OWN)
    assert company.balances[Channel.OTHER_LIABILITIES].amount == own
    equity = 5000 + 10 * (len(form.equity) - 1)
    assert company.capital[Base.NET_ASSETS].amount == equity
    assert company.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == equity / 2
    assert company.capital[Base.PAID_IN_CAPITAL].amount == 5000
    assert not [warning for warning in company.warnings if "资本净额" not in warning.zh]


@pytest.mark.parametrize(
    ("name", "label"), [("financial", "吸收存款"), ("financial", "代理买卖证券款"), ("lender", "吸收存款")]
)
def test_deposits_are_another_kind_of_entity_s(save: Save, name: str, label: str) -> None:
    form = FORMS[name]
    with pytest.raises(InputError, match=label):
        read_workbook(save(filled(form, amounts_of(form) | {label: 1})))


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_form(save: Save, name: str) -> None:
    rows = [[cell if not isinstance(cell, int | float) else 0 for cell in row] for row in filled(FORMS[name], {})]
    with pytest.raises(InputError, match="没有填写"):
        read_workbook(save(rows))


def test_the_lines_of_the_form_below_other_lines_are_parts(save: Save) -> None:
    """其中: 优先股 60, 永续债 40 below 应付债券 100; 应付利息 30 below 其他应付款 (the form after 2019)."""
    amounts = {"应付债券": 100, "其他应付款": 50, "短期借款": 10}
    rows = filled(NEW, amounts, one_sided=True)
    for after, parts in (("应付债券", [("其中:优先股", 60), ("永续债", 40)]), ("其他应付款", [("其中:应付利息", 30)])):
        place = next(number for number, row in enumerate(rows) if row[0].strip() == after)
        rows[place + 1 : place + 1] = [[label, amount, ""] for label, amount in parts]
    company = read_workbook(save(rows))
    assert sum(item.amount for item in company.unallocated) == 130
    assert company.balances[Channel.OTHER_LIABILITIES].amount == 30
