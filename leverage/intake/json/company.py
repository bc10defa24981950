"""A company as JSON (``leverage.company/1``): read strictly, every amount exactly.

Unknown keys and channels are errors that name the key and the nearest known one. A key left out is unknown, never zero.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Literal

from leverage.company import Company, Figure, Loan, Shareholder, Unallocated
from leverage.intake.json.kept import READING, with_reading
from leverage.intake.json.strict_object import JsonObject, listed, one_of, parse, required
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import suggest
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS
from leverage.terms.texts import Text

SCHEMA: Literal["leverage.company/1"] = "leverage.company/1"
KEYS = (
    "schema",
    "name",
    "jurisdiction",
    "report_date",
    "company_type",
    "unit",
    "facts",
    "capital",
    "approved_amounts",
    "complete",
    "balances",
    "unallocated",
    "loans",
    "shareholders",
    READING,
)
"""The keys of a company, and below those of its parts; ``schema`` tells what each holds, and a test that none is missing here or there."""
LOAN_KEYS = ("channel", "balance", "lender", "start", "maturity", "rate", "on_sheet", "approval")
SHAREHOLDER_KEYS = ("name", "kind", "share", "paid_in")
UNALLOCATED_KEYS = ("amount", "among", "source")
CAPITAL_KEYS = tuple(base.value for base in Base)
_KEYS = {"place": "jurisdiction"} | {name: name for name in ("name", "report_date", "company_type", "complete")}
"""The key of what is no amount, by the name that ``Company.where`` gives it."""


def read_json(content: bytes) -> Company:
    """Read a company. InputError, naming the key, for anything that is not exactly as the schema has it."""
    data = JsonObject(parse(content), "", KEYS)
    schema = data.text("schema") or SCHEMA
    if schema != SCHEMA:
        data.wrong(
            "schema",
            Text(f"是 {schema}，本程序读取 {SCHEMA}", f"is {schema}; this program reads {SCHEMA}"),
            Text("请改写为该版本", "write it in that version"),
        )
    unit_name = data.text("unit") or "元"
    if unit_name not in UNITS:
        data.wrong("unit", Text(f"不认识的单位：{unit_name}", f"unknown unit: {unit_name}"), one_of(UNITS))
    unit = UNITS[unit_name]
    kind = data.text("company_type")
    if kind is not None and kind not in set(CompanyType):
        near = suggest(kind, CompanyType)
        found = Text(f"不认识的公司类型：{kind}。{near.zh}", f"unknown company type: {kind}. {near.en}")
        data.wrong("company_type", found, one_of(CompanyType))
    facts = data.object("facts", None)
    loans = tuple(_loan(item, unit) for item in data.objects("loans", LOAN_KEYS))
    balances = _balances(data.object("balances", None), unit, loans)
    _check_blanks(data)
    company = Company(
        unit=unit_name,
        name=data.text("name"),
        place=data.text("jurisdiction"),
        report_date=data.day("report_date"),
        company_type=CompanyType(kind) if kind else None,
        facts={key: value for key, value in facts.values.items() if key != "approvals" and value is not None},
        approvals=frozenset(facts.strings("approvals")),
        capital=_capital(data.object("capital", CAPITAL_KEYS), unit),
        approved_amounts=_approved_amounts(data.object("approved_amounts", None), unit),
        complete=data.flag("complete") or False,
        balances=balances,
        unallocated=tuple(_unallocated(item, unit) for item in data.objects("unallocated", UNALLOCATED_KEYS)),
        loans=loans,
        shareholders=tuple(_shareholder(item, unit) for item in data.objects("shareholders", SHAREHOLDER_KEYS)),
        where={
            **_KEYS,
            **{key: f"facts.{key}" for key in facts.values},
            **{f"approval:{name}": "facts.approvals" for name in facts.strings("approvals")},
        },
    )
    _check_shares(company, data)
    return with_reading(company, data, unit)


def _channel(data: JsonObject, key: str, name: str) -> Channel:
    try:
        return Channel(name)
    except ValueError:
        near = suggest(name, Channel)
        found = Text(f"不认识的渠道：{name}。{near.zh}", f"unknown channel: {name}. {near.en}")
        data.wrong(key, found, Text("可用的渠道：", "known channels:") + listed(Channel))


def _capital(data: JsonObject, unit: int) -> dict[Base, Figure]:
    found = {}
    for base in Base:
        amount = data.amount(base.value, unit, positive=True)
        if amount is not None:
            found[base] = Figure(amount, data.at(base.value))
    return found


def _approved_amounts(data: JsonObject, unit: int) -> dict[Channel, Figure]:
    found = {}
    for key in data.values:
        channel = _channel(data, key, key)
        amount = data.amount(key, unit)
        if amount is not None:
            found[channel] = Figure(amount, data.at(key))
    return found


def _balances(data: JsonObject, unit: int, loans: tuple[Loan, ...]) -> dict[Channel, Figure]:
    found = {}
    for key in data.values:
        channel = _channel(data, key, key)
        amount = data.amount(key, unit)
        if amount is None:
            continue
        rows = [loan.balance for loan in loans if loan.channel is channel]
        if rows and sum(rows) != amount:
            listed = f"{float(sum(rows)):,.2f}"
            data.wrong(
                key,
                Text(
                    f"与 loans 中该渠道合计 {listed} 元不一致",
                    f"differs from the sum of this channel's loans, {listed} yuan",
                ),
                Text("使两者一致，或只留其一", "make them agree, or keep one of them"),
            )
        found[channel] = Figure(amount, data.at(key))
    return found


def _loan(data: JsonObject, unit: int) -> Loan:
    channel = _channel(data, "channel", required(data, "channel", data.text))
    start, maturity = data.day("start"), data.day("maturity")
    if start is not None and maturity is not None and maturity <= start:
        data.wrong(
            "maturity",
            Text("到期日不晚于起始日", "it falls due on or before its start"),
            Text("请核对日期", "check the dates"),
        )
    rate = data.number("rate")
    if rate is not None and not 0 <= rate < 1:
        data.wrong(
            "rate",
            Text("年利率应写 0.065 表示6.5%", "an annual rate is written 0.065 for 6.5%"),
            Text("请改写", "rewrite it"),
        )
    return Loan(
        channel=channel,
        balance=required(data, "balance", lambda key: data.amount(key, unit)),
        source=data.path,
        lender=data.text("lender"),
        start=start,
        maturity=maturity,
        rate=rate,
        on_sheet=data.flag("on_sheet"),
        approval=data.text("approval"),
        lender_at=data.at("lender"),
        approval_at=data.at("approval"),
    )


def _shareholder(data: JsonObject, unit: int) -> Shareholder:
    kind = data.text("kind")
    if kind not in (None, "corporate", "individual"):
        data.wrong("kind", Text(f"不认识的类型：{kind}", f"unknown kind: {kind}"), one_of(("corporate", "individual")))
    share = data.number("share")
    if share is not None and not 0 <= share <= 1:
        data.wrong(
            "share",
            Text("持股比例应在0与1之间", "a share lies between 0 and 1"),
            Text("40%写 0.40", "write 0.40 for 40%"),
        )
    return Shareholder(
        name=required(data, "name", data.text),
        source=data.path,
        kind=kind,
        share=share,
        paid_in=data.amount("paid_in", unit),
    )


def _unallocated(data: JsonObject, unit: int) -> Unallocated:
    names = data.strings("among")
    if not names:
        data.wrong(
            "among",
            Text("没有列出任何渠道", "no channel is listed"),
            Text("列出可能的渠道", "list the possible channels"),
        )
    return Unallocated(
        amount=required(data, "amount", lambda key: data.amount(key, unit)),
        among=frozenset(_channel(data, "among", name) for name in names),
        label=data.text("source") or data.path,
        source=data.path,
    )


def _check_blanks(data: JsonObject) -> None:
    """A balance that is stated to be unknown, beside the statement that everything is listed, is a contradiction."""
    for part in ("balances", "loans"):
        if part in data.values and data.values[part] is None and data.flag("complete"):
            data.wrong(
                part,
                Text(
                    "写为 null（未知），但 complete 声明已列出全部融资",
                    "is null (unknown), and complete says that all funding is listed",
                ),
                Text("没有融资请写 {} 或 []", "write {} or [] if there is none"),
            )
    balances = data.values.get("balances") or {}
    for key, value in balances.items():
        if value is None and data.flag("complete"):
            data.wrong(
                f"balances.{key}",
                Text(
                    "写为 null（未知），但 complete 声明已列出全部融资",
                    "is null (unknown), and complete says that all funding is listed",
                ),
                Text(
                    "没有余额请写 0；不知道则 complete 应为 false",
                    "write 0 if there is none; if it is not known, complete is false",
                ),
            )


def _check_shares(company: Company, data: JsonObject) -> None:
    total = sum((s.share for s in company.shareholders if s.share is not None), Fraction(0))
    if total > 1:
        data.wrong(
            "shareholders",
            Text("持股比例合计超过100%", "the shares add up to more than 100%"),
            Text("请核对", "check them"),
        )
    for name, times in Counter(s.name for s in company.shareholders).items():
        if times > 1:
            data.wrong(
                "shareholders",
                Text(f"股东重复：{name}", f"listed twice: {name}"),
                Text("合并为一行", "make it one row"),
            )
