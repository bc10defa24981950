"""What a plan is told, as people write it: amounts with a day and a channel, scenarios in a file, a table of days to come."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from leverage.company import Company
from leverage.intake.files.content import read_bytes
from leverage.planning.changes import KINDS, Change, Kind
from leverage.terms.answers import read_amount, read_date
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError, UsageError, suggest
from leverage.terms.money import Yuan
from leverage.terms.texts import Text

SCHEMA = "leverage.scenarios/1"
_BY_LABEL = {channel.label.zh: channel for channel in Channel}
_PLAIN = ("add-capital", "loss", "dividend")
_WITH_CHANNEL = ("raise", "repay")
_FACTS = ("rating", "facts")
_ELSEWHERE = ("place", "on")


def channel_of(name: str, option: str) -> Channel:
    """A channel by its id or its Chinese name. UsageError for another."""
    if name in _BY_LABEL:
        return _BY_LABEL[name]
    if name in set(Channel):
        return Channel(name)
    told = Text(f"{option}：没有渠道 {name}。", f"{option}: there is no channel {name}.")
    raise UsageError(told + suggest(name, [*Channel, *_BY_LABEL]))


def amount_of(text: str, option: str) -> Yuan:
    """An amount in yuan, or in 万 or 亿 where it says so. UsageError for anything else."""
    try:
        return read_amount(text)
    except ValueError as error:
        wrong, do = error.args
        raise UsageError(Text(f"{option}：{wrong.zh}；{do.zh}。", f"{option}: {wrong.en}; {do.en}.")) from None


def _day(text: str, option: str) -> date:
    try:
        return read_date(text)
    except ValueError as error:
        wrong, do = error.args
        raise UsageError(Text(f"{option}：{wrong.zh}；{do.zh}。", f"{option}: {wrong.en}; {do.en}.")) from None


def plain_change(kind: Kind, text: str) -> Change:
    """``AMOUNT`` or ``AMOUNT@DATE``."""
    written = f"--{kind.replace('_', '-')} {text}"
    amount, at, day = text.partition("@")
    return Change(kind, amount_of(amount, written), _day(day, written) if at else None, written=written)


def channel_change(kind: Kind, text: str, company: Company) -> Change:
    """``CHANNEL=AMOUNT``, with ``@DATE`` and ``:LENDER`` behind it where there is more to say; a repayment may name a line of the sheet."""
    written = f"--{kind} {text}"
    name, equals, rest = text.partition("=")
    name = name.strip()
    if not equals or not name or not rest.strip():
        raise UsageError(
            Text(f"--{kind} 应写 渠道=金额，得到 {text}。", f"--{kind} is written CHANNEL=AMOUNT, got {text}.")
        )
    money, colon, lender = rest.replace("：", ":", 1).partition(":")
    amount, at, day = money.partition("@")
    on = _day(day, written) if at else None
    who = lender.strip() or None if colon else None
    line = _line(name, company) if kind == "repay" else None
    if line is not None:
        return Change(kind, amount_of(amount, written), on, line=line, lender=who, written=written)
    return Change(kind, amount_of(amount, written), on, channel_of(name, f"--{kind}"), lender=who, written=written)


def channel_amount(text: str, option: str) -> tuple[Channel, Yuan]:
    """``CHANNEL=AMOUNT`` without more."""
    name, equals, amount = text.partition("=")
    if not equals or not name.strip() or not amount.strip():
        raise UsageError(
            Text(f"{option} 应写 渠道=金额，得到 {text}。", f"{option} is written CHANNEL=AMOUNT, got {text}.")
        )
    return channel_of(name.strip(), option), amount_of(amount, f"{option} {text}")


def _line(name: str, company: Company) -> str | None:
    """The line of the sheet of that name, where its channel is open."""
    return next((item.label for item in company.unallocated if name in (item.label, item.key)), None)


# scenarios


@dataclass(frozen=True)
class Wanted:
    """What a scenario or a command line asks for: changes, answers to facts, another place, another day."""

    changes: tuple[Change, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    place: str | None = None
    on: date | None = None
    name: str = ""


def read_scenarios(path: Path, company: Company) -> list[Wanted]:
    """The scenarios of a file. InputError, naming file and key, for anything that is none."""
    try:
        data = tomllib.loads(read_bytes(path).decode("utf-8-sig"))
        return _scenarios(data, company)
    except InputError as error:
        raise error.in_file(str(path)) from None
    except UsageError as error:
        raise InputError(error.message, _LOOK, "", str(path)) from None
    except UnicodeDecodeError:
        raise InputError(Text("不是 UTF-8 编码的文本", "is no text in UTF-8"), _SAVE, "", str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(Text("不合 TOML 写法", f"is no TOML ({error})"), _LOOK, "", str(path)) from None


_LOOK = Text("写法见 docs/planning.md", "docs/planning.md tells how to write it")
_SAVE = Text("请另存为 UTF-8", "save it in UTF-8")


def _scenarios(data: Mapping[str, Any], company: Company) -> list[Wanted]:
    if data.get("schema") != SCHEMA:
        raise InputError(
            Text(f"schema 不是 {SCHEMA}", f"the schema is not {SCHEMA}"),
            Text(f'请在首行写 schema = "{SCHEMA}"', f'begin with schema = "{SCHEMA}"'),
            "schema",
        )
    _refuse_unknown(data, ("schema", "scenario"), "")
    listed = data.get("scenario")
    if not isinstance(listed, list) or not listed or not all(isinstance(item, dict) for item in listed):
        raise InputError(
            Text("没有情景", "holds no scenario"),
            Text("每个情景写一节 [[scenario]]", "write [[scenario]] for each"),
            "scenario",
        )
    found = [_scenario(item, number, company) for number, item in enumerate(listed, 1)]
    names = [wanted.name for wanted in found]
    for name in names:
        if names.count(name) > 1:
            raise InputError(
                Text(f"有两个情景名为 {name}", f"two scenarios are called {name}"), Text("请改名", "rename one"), "name"
            )
    return found


def _scenario(item: Mapping[str, Any], number: int, company: Company) -> Wanted:
    where = f"scenario {number}"
    _refuse_unknown(item, ("name", *_PLAIN, *_WITH_CHANNEL, *_FACTS, *_ELSEWHERE), where)
    name = item.get("name")
    if not isinstance(name, str) or not name.strip():
        raise InputError(Text("情景没有名称", "the scenario has no name"), Text("请写 name", "write its name"), where)
    changes: list[Change] = []
    for kind in KINDS:
        key = kind.replace("_", "-")
        if key not in item:
            continue
        if key in _PLAIN:
            changes += [plain_change(kind, text) for text in _texts(item[key], f"{where}.{key}")]
        else:
            changes += [channel_change(kind, text, company) for text in _pairs(item[key], f"{where}.{key}")]
    facts = [("rating", str(item["rating"]))] if "rating" in item else []
    facts += [(key, str(value)) for key, value in _table(item.get("facts", {}), f"{where}.facts").items()]
    day = item.get("on")
    on = day if isinstance(day, date) else _day(str(day), f"{where}.on") if day is not None else None
    place = item.get("place")
    return Wanted(tuple(changes), tuple(facts), None if place is None else str(place), on, name.strip())


def _texts(value: object, where: str) -> Iterable[str]:
    """One amount or a list of them."""
    values = value if isinstance(value, list) else [value]
    if any(isinstance(one, bool) or not isinstance(one, str | int | float) for one in values):
        raise InputError(Text("不是金额", "is no amount"), _LOOK, where)
    return [str(one) for one in values]


def _pairs(value: object, where: str) -> Iterable[str]:
    """A table of channels and amounts."""
    return [f"{name}={text}" for name, amounts in _table(value, where).items() for text in _texts(amounts, where)]


def _table(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InputError(Text("应写成 {键 = 值}", "is written {key = value}"), _LOOK, where)
    return value


def _refuse_unknown(item: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for key in item:
        if key not in set(known):
            near = suggest(key, known)
            raise InputError(
                Text(f"不认识的键 {key}", f"the key {key} is not known"),
                Text(f"请改正或删去。{near.zh}", f"correct it or leave it out. {near.en}".strip()),
                where or key,
            )
