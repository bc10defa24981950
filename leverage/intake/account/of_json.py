"""What the keys of a company written as JSON became."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from leverage.company import Company
from leverage.intake.account.trace import Kind, Seen, Trace, stated
from leverage.intake.checks.plausible import contributions
from leverage.intake.json.kept import READING
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import FACTS
from leverage.terms.money import UNITS, exact
from leverage.terms.texts import Text, same


def trace_of_json(content: bytes, company: Company) -> Trace:
    """The trace of a JSON input that was read: every key that holds a value, and what it became; a loan or a shareholder as a whole."""
    data: dict[str, Any] = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    scale = UNITS[data.get("unit") or "元"]
    listed = {loan.channel for loan in company.loans}
    keys = {key: value for key, value in data.items() if key not in (*_ROWS, READING)}
    seen = [_seen(path, value, listed, scale) for path, value in _leaves(keys, "")]
    seen += _rows(data, company)
    if data.get(READING) is not None:
        seen.append(Seen(Kind.CHECKED, READING, READING, "{…}", _OF_A_READING))
    closing, opening = stated(company)
    shares = contributions(company)
    return Trace(tuple(seen), (shares,) if shares else (), (), closing, opening)


_OF_A_READING = Text("读入原文件时的出处和提示", "cells and notes of the original file")
_ROWS = ("loans", "unallocated", "shareholders")


def _rows(data: dict[str, Any], company: Company) -> Iterator[Seen]:
    loans, loose, holders = (data.get(key) or [] for key in _ROWS)
    if not (loans or loose or holders):
        return
    from leverage.intake.account.wording import channels_told, holder_told, loan_told  # noqa: PLC0415

    for row, loan in zip(loans, company.loans, strict=True):
        yield Seen(Kind.USED, loan.source, loan.channel.label, str(row["balance"]), loan_told(loan), loan.balance)
    for row, item in zip(loose, company.unallocated, strict=True):
        told = Text("渠道待定，可能是：", "channel open, one of:") + channels_told(item.among)
        yield Seen(Kind.USED, item.source, item.label, str(row["amount"]), told, item.amount)
    for row, holder in zip(holders, company.shareholders, strict=True):
        stands = str(row.get("paid_in") or "")
        yield Seen(Kind.USED, holder.source, holder.name, stands, holder_told(holder), holder.paid_in)


def _leaves(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every value that is no object, by its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else str(key))
    else:
        yield path, value


_KEYS = {
    "schema": Text("格式版本", "version of the format"),
    "name": Text("名称", "name"),
    "jurisdiction": Text("所在地", "place"),
    "report_date": Text("报告日期", "report date"),
    "company_type": Text("公司类型", "company type"),
    "unit": Text("金额单位", "unit of the amounts"),
    "complete": Text("声明：融资是否已全部列示", "statement: whether all funding is listed"),
    "approvals": Text("已取得批准的渠道或规则", "channels or rules approved"),
}


def _seen(path: str, value: object, listed: set[Channel], scale: int) -> Seen:
    group, _, key = path.rpartition(".")
    stands = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str).strip('"')
    if value is None:
        return Seen(Kind.PASSED, path, key, "null", Text("未知，不作零", "unknown, which is not zero"))
    told: Text | None = None
    kind = Kind.USED
    if group == "capital" and key in set(Base):
        told = Base(key).label
    elif group == "balances" and key in set(Channel):
        told = Channel(key).label
        if Channel(key) in listed:
            kind, told = Kind.CHECKED, told + Text("（与 loans 相符）", "(agrees with loans)")
    if told is not None:
        return Seen(kind, path, key, stands[:60], told, _amount(value, scale))
    if group == "facts" and key in FACTS:
        told = FACTS[key].label
    return Seen(Kind.USED, path, key, stands[:60], told or _KEYS.get(key, same(key)))


def _amount(value: object, scale: int) -> Fraction | None:
    return exact(value) * scale if isinstance(value, str | int | Decimal) else None
