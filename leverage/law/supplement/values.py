"""A value of the vocabulary from a value of TOML, driven by the types of the vocabulary's own fields: a field that is added there is read here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from leverage.law.data import AllFunding, Data
from leverage.law.rules import RuleBase
from leverage.law.supplement.places_in_file import At
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import Fact
from leverage.terms.money import exact
from leverage.terms.texts import Text, same

ALL_FUNDING = "all_funding"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PARTS = re.compile(r"(\d{1,9})/(\d{1,9})", re.ASCII)
_YEARS = range(2000, 2101)
_WORDS = {
    "a quotation has 20 characters at most": Text(
        "words 超过20个字：只摘要害的几个字", "words is longer than 20 characters: quote only the operative words"
    ),
    "a per-shareholder limit runs over": Text(
        "按股东计的限额以该股东的份额为分母：base 应为 paid_in_capital、net_capital 或 net_assets",
        "a per-shareholder limit runs over the shareholder's own part: base must be paid_in_capital, net_capital or net_assets",
    ),
    "a rate is held against a benchmark": Text(
        "利率须有 benchmark，其他不得有", "a rate has a benchmark, and nothing else has one"
    ),
    "each grade stands once": Text(
        "各等级只列一次；other_grades 须另有列名的等级",
        "each grade stands once; other_grades needs grades that are named",
    ),
}
_NUMBER = Text('数字，如 "1.5" 或 "2/3"', 'a number like "1.5" or "2/3"')
_DATE = Text("日期，如 2021-10-01（不加引号）", "a date like 2021-10-01 (no quotes)")


def read_value(kind: Any, given: object, at: At) -> Any:
    """A value of a type of the vocabulary. InputError, naming the key, for anything that is none."""
    if get_origin(kind) is Annotated:
        return read_value(get_args(kind)[0], given, at)
    if isinstance(kind, type) and (reader := _READERS.get(kind)) is not None:
        return reader(given, at)
    origin = get_origin(kind)
    if origin is Literal:
        return _choice(get_args(kind), given, at)
    if origin is tuple:
        return _several(get_args(kind)[0], given, at)
    if origin in (Union, UnionType):
        return _one_of([one for one in get_args(kind) if one is not NoneType], given, at)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(kind), given, at)
    if issubclass(kind, Enum):
        return _word(kind, given, at)
    return read_table(kind, given, at)


def read_table(kind: type, given: object, at: At, **known: Any) -> Any:
    """A value with fields, from a table with keys of the same names. ``known`` are fields that the table need not name."""
    if not isinstance(given, dict):
        raise at.expected(given, Text("一个表：{ 键 = 值 }", "a table: { key = value }"))
    held = fields_of(kind)
    for key in given:
        if key not in held:
            raise at.unknown(key, [name for name in held if name not in known], Text("这个键", "such key:"))
    values = dict(known)
    for name, (annotation, required) in held.items():
        if name in given:
            values[name] = read_value(annotation, given[name], at.key(name))
        elif required and name not in values:
            raise at.missing(name)
    return made(kind, values, at)


def made(kind: type, values: Mapping[str, Any], at: At) -> Any:
    """A value of a kind with these fields. InputError where they do not go together."""
    try:
        return kind(**values)
    except ValueError as error:
        raise _said_here(error, at) from None


def fields_of(kind: type) -> dict[str, tuple[Any, bool]]:
    """The fields of a kind of the vocabulary: the type of each, and whether it must be given. What kind of rule it is, is no field."""
    hints = get_type_hints(kind, include_extras=True)
    if issubclass(kind, Data):
        names = [name for name in kind.field_names() if not (name == "kind" and issubclass(kind, RuleBase))]
        return {name: (hints[name], not hasattr(kind, name)) for name in names}
    assert is_dataclass(kind)  # noqa: S101
    return {
        one.name: (hints[one.name], one.default is MISSING and one.default_factory is MISSING) for one in fields(kind)
    }


def _said_here(error: ValueError, at: At) -> Exception:
    """The refusal of fields that do not go together, in words of our own where the vocabulary's are known."""
    said = str(error)
    told = next((text for part, text in _WORDS.items() if part in said), None)
    unknown = Text("各键之间不相容", f"the keys do not go together ({said})")
    return at.wrong(told or unknown, Text("请对照说明改正", "correct it as the page on supplements says"))


def _one_of(kinds: list[Any], given: object, at: At) -> Any:
    """A value of the one of several types that fits what was written."""
    if len(kinds) == 1:
        return read_value(kinds[0], given, at)
    plain = {kind: get_args(kind)[0] if get_origin(kind) is Annotated else kind for kind in kinds}
    if isinstance(given, bool) and bool in plain.values():
        return given
    if isinstance(given, dict):
        tables = [kind for kind in plain.values() if isinstance(kind, type) and _has_fields(kind)]
        named = [kind for kind in tables if not any(kind is not other and issubclass(kind, other) for other in tables)]
        if named:  # the general one is meant, not one with the same keys that says something else by its name
            return read_table(_nearest(named, given), given, at)
    if given == ALL_FUNDING and AllFunding in plain.values():
        return AllFunding()
    for kind in plain.values():
        if isinstance(kind, type) and issubclass(kind, Enum) and given in [one.value for one in kind]:
            return kind(given)
    rest = [k for k in plain.values() if k is not bool and not (isinstance(k, type) and _has_fields(k))]
    return read_value(rest[0] if rest else next(iter(plain.values())), given, at)


def _has_fields(kind: type) -> bool:
    return (isinstance(kind, type) and issubclass(kind, Data)) or is_dataclass(kind)


def _nearest(kinds: list[type], given: dict[str, object]) -> type:
    """The kind whose fields fit the keys of a table best."""

    def fit(kind: type) -> tuple[int, bool, bool]:
        held = fields_of(kind)
        whole = all(name in given for name, (_, required) in held.items() if required)
        return len(set(given) & set(held)), set(given) <= set(held), whole

    return max(kinds, key=fit)


def _several(kind: Any, given: object, at: At) -> tuple[Any, ...]:
    """A list; a single value stands for a list of one."""
    if not isinstance(given, list):
        return (read_value(kind, given, at),)
    return tuple(read_value(kind, one, at.item(number)) for number, one in enumerate(given, 1))


def _mapping(kinds: tuple[Any, ...], given: object, at: At) -> dict[Any, Any]:
    if not isinstance(given, dict) or not given:
        raise at.expected(given, Text('一个表，如 { A = "2", B = "1" }', 'a table like { A = "2", B = "1" }'))
    answers: dict[str, object] = {"true": True, "false": False}
    return {answers.get(key, key): read_value(kinds[1], value, at.key(key)) for key, value in given.items()}


def _choice(words: tuple[object, ...], given: object, at: At) -> object:
    if given in words and isinstance(given, str):
        return given
    if isinstance(given, str) and given.strip():
        raise at.unknown(given, map(str, words), Text("这个取值", "such value:"))
    raise at.expected(given, Text("、".join(map(str, words)), " or ".join(map(str, words))))


def _word(kind: type[Enum], given: object, at: At) -> Enum:
    """A word of the glossary: its id, or its Chinese name."""
    what = _OF_GLOSSARY.get(kind, Text("这个取值", "such value:"))
    by_name = {str(one.value): one for one in kind}
    if not isinstance(given, str) or not given.strip():
        raise at.expected(given, Text(f"{what.zh}的编号", f"the id of a {what.en}"))
    named = {one.label.zh: one for one in kind if hasattr(one, "label")}
    found = by_name.get(given) or named.get(given)
    if found is None:
        raise at.unknown(given, [*by_name, *named], what)
    return found


_OF_GLOSSARY: dict[type, Text] = {Channel: Text("渠道", "channel"), Base: Text("分母", "denominator")}


def read_text(given: object, at: At) -> Text:
    """A text: in one language, or ``{zh = …, en = …}``; a language that is left out reads as the other."""
    if isinstance(given, str) and given.strip():
        return same(given.strip())
    if isinstance(given, dict) and given:
        for key, words in given.items():
            if key not in ("zh", "en"):
                raise at.unknown(key, ("zh", "en"), Text("这种语言", "such language:"))
            if not isinstance(words, str) or not words.strip():
                raise at.key(key).expected(words, Text("文字", "a text"))
        zh, en = given.get("zh"), given.get("en")
        return Text(str(zh or en).strip(), str(en or zh).strip())
    raise at.expected(given, Text('文字，或 { zh = "…", en = "…" }', 'a text, or { zh = "…", en = "…" }'))


def read_words(given: object, at: At) -> str:
    """Words that are the same in both languages."""
    if isinstance(given, str) and given.strip():
        return given.strip()
    raise at.expected(given, Text("文字", "a text"))


def read_number(given: object, at: At) -> Fraction:
    """A multiple, a share or an amount, exact: ``"1.5"``, ``"2/3"``, ``1.5``. Never negative."""
    if isinstance(given, str) and given.strip().endswith(("%", "％")):
        raise at.expected(given, Text('小数：50%写作 "0.5"', 'a decimal: 50% is written "0.5"'))
    value: Fraction | None = None
    if isinstance(given, str) and (parts := _PARTS.fullmatch(given.strip())):
        value = Fraction(int(parts[1]), int(parts[2])) if int(parts[2]) else None
    elif isinstance(given, str | int | Decimal) and not isinstance(given, bool):
        try:
            value = exact(given)
        except ValueError:
            value = None
    if value is None:
        raise at.expected(given, _NUMBER)
    if value < 0:
        raise at.expected(given, Text("不小于零的数", "a number that is not negative"))
    return value


def read_day(given: object, at: At) -> date:
    """A day; a moment of it is none."""
    day = given
    if isinstance(given, str) and _ISO.fullmatch(given.strip()):
        try:
            day = date.fromisoformat(given.strip())
        except ValueError:
            day = None
    if not isinstance(day, date) or isinstance(day, datetime):
        raise at.expected(given, _DATE)
    if day.year not in _YEARS:
        raise at.expected(given, Text("2000年至2100年之间的日期", "a date between 2000 and 2100"))
    return day


def _fact(given: object, at: At) -> Fact:
    """A question to the user: yes or no, unless it says otherwise; its label is the question, unless it has one."""
    if isinstance(given, dict):
        given = {"kind": "yes_no", **({"label": given["ask"]} if "ask" in given else {}), **given}
    held = read_table(Fact, given, at)
    assert isinstance(held, Fact)  # noqa: S101
    return held


def _yes_no(given: object, at: At) -> bool:
    if isinstance(given, bool):
        return given
    raise at.expected(given, Text("true 或 false（不加引号）", "true or false (no quotes)"))


def _whole(given: object, at: At) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and given >= 0:
        return given
    raise at.expected(given, Text("整数，如 2（不加引号）", "a whole number like 2 (no quotes)"))


_READERS: dict[type, Callable[[Any, At], Any]] = {
    Fact: _fact,
    Text: read_text,
    str: read_words,
    bool: _yes_no,
    int: _whole,
    date: read_day,
    Fraction: read_number,
}
