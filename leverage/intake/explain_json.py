"""What the keys of a company written as JSON became."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from leverage.channels import FACTS, Base, Channel
from leverage.company import Company
from leverage.intake.plausible import contributions
from leverage.intake.previous import stated
from leverage.intake.trace import Kind, Seen, Trace
from leverage.money import UNITS, exact
from leverage.texts import Text, same


def trace_of_json(content: bytes, company: Company) -> Trace:
    """The trace of a JSON input that was read: every key that holds a value, and what it became."""
    data: dict[str, Any] = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    scale = UNITS[data.get("unit") or "元"]
    seen = tuple(_seen(path, value, company, scale) for path, value in _leaves(data, ""))
    closing, opening = stated(company)
    shares = contributions(company)
    return Trace(seen, (shares,) if shares else (), (), closing, opening)


def _leaves(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every value that is no object and no list of objects, by its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value):
            yield from _leaves(item, f"{path}[{number}]")
    else:
        yield path, value


_KEYS = {
    "schema": Text("格式版本", "version of the format"),
    "name": Text("名称", "name"),
    "jurisdiction": Text("所在地", "place"),
    "report_date": Text("报告日期", "report date"),
    "company_type": Text("公司类型", "company type"),
    "unit": Text("金额单位", "unit of the amounts"),
    "complete": Text("声明:融资是否已全部列示", "statement: whether all funding is listed"),
    "approvals": Text("已取得批准的渠道或规则", "channels or rules approved"),
    "channel": Text("渠道", "channel"),
    "lender": Text("资金提供方", "lender"),
    "start": Text("起始日", "start"),
    "maturity": Text("到期日", "maturity"),
    "rate": Text("年利率", "annual rate"),
    "on_sheet": Text("表内或表外", "on or off the sheet"),
    "approval": Text("批准或备案文号", "number of the approval"),
    "among": Text("可能的渠道", "possible channels"),
    "source": Text("来源", "source"),
    "kind": Text("类型", "kind"),
    "share": Text("持股比例", "share"),
}
_AMOUNTS = {
    "balance": Text("余额", "balance"),
    "amount": Text("待分配金额", "amount not allocated"),
    "paid_in": Text("实缴出资", "contribution"),
}


def _seen(path: str, value: object, company: Company, scale: int) -> Seen:
    group, _, key = path.rpartition(".")
    stands = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str).strip('"')
    if value is None:
        return Seen(Kind.PASSED, path, key, "null", Text("未知,不作零", "unknown, which is not zero"))
    told: Text | None = None
    kind = Kind.USED
    if group == "capital" and key in set(Base):
        told = Base(key).label
    elif group == "balances" and key in set(Channel):
        told = Channel(key).label
        if any(loan.channel is Channel(key) for loan in company.loans):
            kind, told = Kind.CHECKED, told + Text("(与 loans 相符)", "(agrees with loans)")
    elif key in _AMOUNTS and group.startswith(("loans[", "unallocated[", "shareholders[")):
        told = _AMOUNTS[key]
        loan = next((loan for loan in company.loans if loan.source == group), None)
        told = loan.channel.label + told if loan else told
    if told is not None:
        return Seen(kind, path, key, stands[:60], told, _amount(value, scale))
    if group == "facts" and key in FACTS:
        told = FACTS[key].label
    return Seen(Kind.USED, path, key, stands[:60], told or _KEYS.get(key, same(key)))


def _amount(value: object, scale: int) -> Fraction | None:
    return exact(value) * scale if isinstance(value, str | int | Decimal) else None
