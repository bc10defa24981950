"""A company as JSON (``leverage.company/1``): read strictly, every amount exactly.

Unknown keys and channels are errors that name the key and the nearest known one. A key left out is unknown, never zero.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, NoReturn

from pydantic import BaseModel, ConfigDict, Field

from leverage.channels import FACTS, Base, Channel, CompanyType
from leverage.company import Company, Figure, Loan, Shareholder, Unallocated, approved_by
from leverage.errors import InputError, suggest
from leverage.intake.limits import MAX_TEXT_FILE_BYTES, too_large
from leverage.intake.reader import MAX_TEXT
from leverage.money import UNITS, exact
from leverage.texts import Text

SCHEMA: Literal["leverage.company/1"] = "leverage.company/1"

Number = str | int | float
"""An amount as written: a decimal string, or a JSON number (read exactly as written)."""

_SHOWN = 40  # characters of a text that is too long to be told whole


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class LoanInput(_Part):
    """One row of the funding ledger."""

    channel: str
    balance: Number
    lender: str | None = None
    start: str | None = None
    maturity: str | None = None
    rate: Number | None = Field(None, description="annual, 0.065 is 6.5%")
    on_sheet: bool | None = None
    approval: str | None = None


class ShareholderInput(_Part):
    """One shareholder."""

    name: str
    kind: Literal["corporate", "individual"] | None = None
    share: Number | None = Field(None, description="of the company, 0.40 is 40%")
    paid_in: Number | None = None


class UnallocatedInput(_Part):
    """A known sum whose channel is one of several."""

    amount: Number
    among: list[str]
    source: str = ""


class CapitalInput(_Part):
    """The denominators, as far as they are known."""

    net_capital: Number | None = None
    net_assets: Number | None = None
    prior_year_net_assets: Number | None = None
    registered_capital: Number | None = None
    paid_in_capital: Number | None = None


class CompanyInput(_Part):
    """A company at a report date. Amounts are decimal strings in ``unit`` (yuan unless stated)."""

    schema_: Literal["leverage.company/1"] = Field(SCHEMA, alias="schema")
    name: str | None = None
    jurisdiction: str | None = Field(None, description="code, pinyin, English or Chinese name")
    report_date: str | None = Field(None, description="YYYY-MM-DD")
    company_type: Literal["traditional", "online", "technology", "rural"] | None = None
    unit: Literal["元", "千元", "万元", "百万元", "亿元"] = "元"
    facts: dict[str, Any] = Field(default_factory=dict)
    capital: CapitalInput = Field(default_factory=CapitalInput)
    complete: bool = False
    balances: dict[str, Number] = Field(default_factory=dict)
    unallocated: list[UnallocatedInput] = Field(default_factory=list)
    loans: list[LoanInput] = Field(default_factory=list)
    shareholders: list[ShareholderInput] = Field(default_factory=list)


def company_schema() -> dict[str, Any]:
    """The JSON schema of the input, channels and denominators spelt out."""
    schema = CompanyInput.model_json_schema(by_alias=True)
    channel = {"enum": list(Channel)}
    schema["properties"]["balances"]["propertyNames"] = channel
    schema["$defs"]["LoanInput"]["properties"]["channel"] |= channel
    schema["$defs"]["UnallocatedInput"]["properties"]["among"]["items"] = channel
    schema["properties"]["facts"]["description"] = "approvals (channel or rule ids), and any of: " + ", ".join(FACTS)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def read_json(content: bytes) -> Company:
    """Read a company. InputError, naming the key, for anything that is not exactly as the schema has it."""
    data = _Object(_parse(content), "", CompanyInput)
    schema = data.text("schema") or SCHEMA
    if schema != SCHEMA:
        data.wrong(
            "schema",
            Text(f"是 {schema},本程序读取 {SCHEMA}", f"is {schema}; this program reads {SCHEMA}"),
            Text("请改写为该版本", "write it in that version"),
        )
    unit_name = data.text("unit") or "元"
    if unit_name not in UNITS:
        data.wrong("unit", Text(f"不认识的单位:{unit_name}", f"unknown unit: {unit_name}"), _one_of(UNITS))
    unit = UNITS[unit_name]
    kind = data.text("company_type")
    if kind is not None and kind not in set(CompanyType):
        near = suggest(kind, CompanyType)
        found = Text(f"不认识的公司类型:{kind}。{near.zh}", f"unknown company type: {kind}. {near.en}")
        data.wrong("company_type", found, _one_of(CompanyType))
    facts = data.object("facts", None)
    loans = tuple(_loan(item, unit) for item in data.objects("loans", LoanInput))
    balances = _balances(data.object("balances", None), unit, loans)
    _check_blanks(data)
    company = Company(
        name=data.text("name"),
        place=data.text("jurisdiction"),
        report_date=data.day("report_date"),
        company_type=CompanyType(kind) if kind else None,
        facts={key: value for key, value in facts.values.items() if key != "approvals" and value is not None},
        approvals=frozenset(facts.strings("approvals")) | approved_by(loans),
        capital=_capital(data.object("capital", CapitalInput), unit),
        complete=data.flag("complete") or False,
        balances=balances,
        unallocated=tuple(_unallocated(item, unit) for item in data.objects("unallocated", UnallocatedInput)),
        loans=loans,
        shareholders=tuple(_shareholder(item, unit) for item in data.objects("shareholders", ShareholderInput)),
    )
    _check_shares(company, data)
    return company


def _parse(content: bytes) -> dict[str, Any]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for key, value in pairs:
            if key in held:
                raise InputError(
                    Text("同一键出现两次", "the key is given twice"), Text("只保留一个", "keep one of them"), key
                )
            if len(key) > MAX_TEXT or (isinstance(value, str) and len(value) > MAX_TEXT):
                raise InputError(
                    Text(f"文字过长(上限{MAX_TEXT}字)", f"the text is too long ({MAX_TEXT:,} characters at most)"),
                    Text("请缩短", "shorten it"),
                    key[:_SHOWN],
                )
            held[key] = value
        return held

    def no_constant(name: str) -> NoReturn:
        raise InputError(
            Text(f"{name} 不是金额", f"{name} is not an amount"), Text("请写十进制数", "write a decimal number")
        )

    if len(content) > MAX_TEXT_FILE_BYTES:
        raise too_large()
    try:
        text = content.decode("utf-8-sig")
        data = json.loads(text, parse_float=Decimal, parse_constant=no_constant, object_pairs_hook=once)
    except UnicodeDecodeError:
        raise InputError(Text("不是UTF-8文本", "not UTF-8 text"), Text("请另存为UTF-8", "save it as UTF-8")) from None
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise InputError(
            Text(f"不是完整的JSON({error.msg})", f"not valid JSON ({error.msg})"),
            Text("请检查该行该列", "look at that line and column"),
            place,
        ) from None
    except (RecursionError, ValueError, ArithmeticError):
        raise InputError(
            Text("JSON嵌套过深或数字过长", "JSON nested too deeply, or a number too long"),
            Text("请检查文件", "look at the file"),
        ) from None
    if not isinstance(data, dict):
        raise InputError(
            Text("应是一个公司对象 {…}", "expected one company object {…}"),
            Text("一个文件一家公司", "one company a file"),
        )
    return data


def _one_of(names: object) -> Text:
    words = "、".join(str(name) for name in names)  # type: ignore[attr-defined]
    return Text(f"请用:{words}", f"use one of: {words}")


class _Object:
    """A JSON object whose keys are checked, and whose values are read by kind; every refusal names the key's path."""

    def __init__(self, values: dict[str, Any], path: str, model: type[BaseModel] | None) -> None:
        self.values, self.path = values, path
        if model is not None:
            known = [field.alias or name for name, field in model.model_fields.items()]
            for key in values:
                if key not in known:
                    near = suggest(key, known)
                    self.wrong(
                        key,
                        Text(f"不认识的键。{near.zh}", f"unknown key. {near.en}"),
                        Text("可用的键:", "known keys:") + _listed(known),
                    )

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def wrong(self, key: str, found: Text, do: Text) -> NoReturn:
        raise InputError(found, do, self.at(key))

    def _typed(self, key: str, kinds: tuple[type, ...], zh: str, en: str) -> Any:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            self.wrong(key, Text(f"应为{zh}", f"expected {en}"), Text("请改写", "rewrite it"))
        return value

    def text(self, key: str) -> str | None:
        value = self._typed(key, (str,), "文字", "text")
        return value if value is None else str(value)

    def flag(self, key: str) -> bool | None:
        value = self._typed(key, (bool,), "true 或 false", "true or false")
        return value if value is None else bool(value)

    def day(self, key: str) -> date | None:
        text = self.text(key)
        if text is None:
            return None
        try:
            return _iso(text)
        except ValueError:
            self.wrong(
                key,
                Text(f"不是日期:{text}", f"not a date: {text}"),
                Text("请写 2017-11-30 这样的日期", "write a date like 2017-11-30"),
            )

    def number(self, key: str) -> Fraction | None:
        value = self._typed(key, (str, int, Decimal), "数字或十进制字符串", "a number or a decimal string")
        if value is None:
            return None
        try:
            return exact(value)
        except ValueError:
            self.wrong(
                key,
                Text(f"不是十进制数:{str(value)[:40]}", f"not a decimal number: {str(value)[:40]}"),
                Text("只写数字和小数点,不用分隔符或单位", "digits and a decimal point only, no separators or units"),
            )

    def amount(self, key: str, unit: int, *, positive: bool = False) -> Fraction | None:
        value = self.number(key)
        if value is not None and (value < 0 or (positive and value == 0)):
            what = Text("须大于零", "must be above zero") if positive else Text("不得为负", "must not be negative")
            self.wrong(key, what, Text("请核对;不知道就删去该键", "check it; leave the key out if it is not known"))
        return None if value is None else value * unit

    def object(self, key: str, model: type[BaseModel] | None) -> _Object:
        value = self._typed(key, (dict,), "对象 {…}", "an object {…}")
        return _Object(value or {}, self.at(key), model)

    def objects(self, key: str, model: type[BaseModel]) -> list[_Object]:
        value = self._typed(key, (list,), "列表 […]", "a list […]") or []
        for number, item in enumerate(value):
            if not isinstance(item, dict):
                self.wrong(
                    f"{key}[{number}]", Text("应为对象 {…}", "expected an object {…}"), Text("请改写", "rewrite it")
                )
        return [_Object(item, self.at(f"{key}[{number}]"), model) for number, item in enumerate(value)]

    def strings(self, key: str) -> list[str]:
        value = self._typed(key, (list,), "列表 […]", "a list […]") or []
        if not all(isinstance(item, str) for item in value):
            self.wrong(key, Text("应为文字列表", "expected a list of texts"), Text("请改写", "rewrite it"))
        return [str(item) for item in value]

    def channel(self, key: str, name: str) -> Channel:
        try:
            return Channel(name)
        except ValueError:
            near = suggest(name, Channel)
            found = Text(f"不认识的渠道:{name}。{near.zh}", f"unknown channel: {name}. {near.en}")
            self.wrong(key, found, Text("可用的渠道:", "known channels:") + _listed(Channel))


def _listed(names: Any) -> Text:
    words = "、".join(str(name) for name in names)
    return Text(words, words)


def _iso(text: str) -> date:
    if len(text) != len("2017-11-30"):
        raise ValueError(text)
    return date.fromisoformat(text)


def _capital(data: _Object, unit: int) -> dict[Base, Figure]:
    found = {}
    for base in Base:
        amount = data.amount(base.value, unit, positive=True)
        if amount is not None:
            found[base] = Figure(amount, data.at(base.value))
    return found


def _balances(data: _Object, unit: int, loans: tuple[Loan, ...]) -> dict[Channel, Figure]:
    found = {}
    for key in data.values:
        channel = data.channel(key, key)
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
                Text("使两者一致,或只留其一", "make them agree, or keep one of them"),
            )
        found[channel] = Figure(amount, data.at(key))
    return found


def _required(data: _Object, key: str, read: Callable[[str], Any]) -> Any:
    value = read(key)
    if value is None:
        data.wrong(key, Text("缺少该键", "the key is missing"), Text("请补上", "add it"))
    return value


def _loan(data: _Object, unit: int) -> Loan:
    channel = data.channel("channel", _required(data, "channel", data.text))
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
        balance=_required(data, "balance", lambda key: data.amount(key, unit)),
        source=data.path,
        lender=data.text("lender"),
        start=start,
        maturity=maturity,
        rate=rate,
        on_sheet=data.flag("on_sheet"),
        approval=data.text("approval"),
    )


def _shareholder(data: _Object, unit: int) -> Shareholder:
    kind = data.text("kind")
    if kind not in (None, "corporate", "individual"):
        data.wrong("kind", Text(f"不认识的类型:{kind}", f"unknown kind: {kind}"), _one_of(("corporate", "individual")))
    share = data.number("share")
    if share is not None and not 0 <= share <= 1:
        data.wrong(
            "share",
            Text("持股比例应在0与1之间", "a share lies between 0 and 1"),
            Text("40%写 0.40", "write 0.40 for 40%"),
        )
    return Shareholder(
        name=_required(data, "name", data.text),
        source=data.path,
        kind=kind,
        share=share,
        paid_in=data.amount("paid_in", unit),
    )


def _unallocated(data: _Object, unit: int) -> Unallocated:
    names = data.strings("among")
    if not names:
        data.wrong(
            "among",
            Text("没有列出任何渠道", "no channel is listed"),
            Text("列出可能的渠道", "list the possible channels"),
        )
    return Unallocated(
        amount=_required(data, "amount", lambda key: data.amount(key, unit)),
        among=frozenset(data.channel("among", name) for name in names),
        label=data.text("source") or data.path,
        source=data.path,
    )


def _check_blanks(data: _Object) -> None:
    """A balance that is stated to be unknown, beside the statement that everything is listed, is a contradiction."""
    for part in ("balances", "loans"):
        if part in data.values and data.values[part] is None and data.flag("complete"):
            data.wrong(
                part,
                Text(
                    "写为 null(未知),但 complete 声明已列出全部融资",
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
                    "写为 null(未知),但 complete 声明已列出全部融资",
                    "is null (unknown), and complete says that all funding is listed",
                ),
                Text(
                    "没有余额请写 0;不知道则 complete 应为 false",
                    "write 0 if there is none; if it is not known, complete is false",
                ),
            )


def _check_shares(company: Company, data: _Object) -> None:
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
                "shareholders", Text(f"股东重复:{name}", f"listed twice: {name}"), Text("合并为一行", "make it one row")
            )


__all__ = ["CompanyInput", "company_schema", "read_json"]
