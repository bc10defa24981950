"""JSON read strictly: every key known, every value of its kind, and every refusal naming the path of the key."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn, TypeVar

from leverage.intake.files.content import MAX_TEXT, MAX_TEXT_FILE_BYTES, too_large
from leverage.terms.errors import InputError, suggest
from leverage.terms.money import exact
from leverage.terms.texts import Text

_T = TypeVar("_T")

_SHOWN = 40  # characters of a text that is too long to be told whole


def parse(content: bytes) -> dict[str, Any]:
    """The one object of a JSON file. Decimals stay exact; a key given twice, NaN, infinities and endless texts are refused."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for key, value in pairs:
            if key in held:
                raise InputError(
                    Text("同一键出现两次", "the key is given twice"), Text("只保留一个", "keep one of them"), key
                )
            if len(key) > MAX_TEXT or (isinstance(value, str) and len(value) > MAX_TEXT):
                raise InputError(
                    Text(f"文字过长（上限{MAX_TEXT}字）", f"the text is too long ({MAX_TEXT:,} characters at most)"),
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
            Text("不是完整的 JSON", f"not valid JSON ({error.msg})"),
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
            Text("应是一个对象 {…}", "expected one object {…}"),
            Text("一个文件一家公司", "one company a file"),
        )
    return data


def one_of(names: Iterable[object]) -> Text:
    """What to do about an unknown word: the known ones."""
    return Text("请用：", "use one of:") + listed(names)


class JsonObject:
    """A JSON object whose keys are checked (any, where none are ``known``), and whose values are read by kind; every refusal names the key's path."""

    def __init__(self, values: dict[str, Any], path: str, known: Sequence[str] | None) -> None:
        self.values, self.path = values, path
        if known is not None:
            for key in values:
                if key not in known:
                    near = suggest(key, known)
                    self.wrong(
                        key,
                        Text(f"不认识的键。{near.zh}", f"unknown key. {near.en}"),
                        Text("可用的键：", "known keys:") + listed(known),
                    )

    def at(self, key: str) -> str:
        """The path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def wrong(self, key: str, found: Text, do: Text) -> NoReturn:
        """Refuse the value of a key: InputError."""
        raise InputError(found, do, self.at(key))

    def _typed(self, key: str, kinds: tuple[type, ...], zh: str, en: str) -> Any:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            self.wrong(key, Text(f"应为{zh}", f"expected {en}"), Text("请改写", "rewrite it"))
        return value

    def text(self, key: str) -> str | None:
        """A text; None where missing."""
        value = self._typed(key, (str,), "文字", "text")
        return value if value is None else str(value)

    def flag(self, key: str) -> bool | None:
        """A truth value; None where missing."""
        value = self._typed(key, (bool,), "true 或 false", "true or false")
        return value if value is None else bool(value)

    def day(self, key: str) -> date | None:
        """A date as 2017-11-30; None where missing."""
        text = self.text(key)
        if text is None:
            return None
        try:
            return _iso(text)
        except ValueError:
            self.wrong(
                key,
                Text(f"不是日期：{text}", f"not a date: {text}"),
                Text("请写 2017-11-30 这样的日期", "write a date like 2017-11-30"),
            )

    def number(self, key: str) -> Fraction | None:
        """A decimal figure, exact; None where missing."""
        value = self._typed(key, (str, int, Decimal), "数字或十进制字符串", "a number or a decimal string")
        if value is None:
            return None
        try:
            return exact(value)
        except ValueError:
            self.wrong(
                key,
                Text(f"不是十进制数：{str(value)[:40]}", f"not a decimal number: {str(value)[:40]}"),
                Text("只写数字和小数点，不用分隔符或单位", "digits and a decimal point only, no separators or units"),
            )

    def amount(self, key: str, unit: int, *, positive: bool = False) -> Fraction | None:
        """An amount in yuan, never negative; None where missing."""
        value = self.number(key)
        if value is not None and (value < 0 or (positive and value == 0)):
            what = Text("须大于零", "must be above zero") if positive else Text("不得为负", "must not be negative")
            self.wrong(key, what, Text("请核对；不知道就删去该键", "check it; leave the key out if it is not known"))
        return None if value is None else value * unit

    def object(self, key: str, known: Sequence[str] | None) -> JsonObject:
        """An object within; empty where missing."""
        value = self._typed(key, (dict,), "对象 {…}", "an object {…}")
        return JsonObject(value or {}, self.at(key), known)

    def objects(self, key: str, known: Sequence[str]) -> list[JsonObject]:
        """A list of objects; empty where missing."""
        value = self._typed(key, (list,), "列表 […]", "a list […]") or []
        for number, item in enumerate(value):
            if not isinstance(item, dict):
                self.wrong(
                    f"{key}[{number}]", Text("应为对象 {…}", "expected an object {…}"), Text("请改写", "rewrite it")
                )
        return [JsonObject(item, self.at(f"{key}[{number}]"), known) for number, item in enumerate(value)]

    def strings(self, key: str) -> list[str]:
        """A list of texts; empty where missing."""
        value = self._typed(key, (list,), "列表 […]", "a list […]") or []
        if not all(isinstance(item, str) for item in value):
            self.wrong(key, Text("应为文字列表", "expected a list of texts"), Text("请改写", "rewrite it"))
        return [str(item) for item in value]


def listed(names: Iterable[object]) -> Text:
    """Names in a row."""
    words = "、".join(str(name) for name in names)
    return Text(words, words)


def _iso(text: str) -> date:
    if len(text) != len("2017-11-30"):
        raise ValueError(text)
    return date.fromisoformat(text)


def required(data: JsonObject, key: str, read: Callable[[str], _T | None]) -> _T:
    """A value that may not be missing."""
    value = read(key)
    if value is None:
        data.wrong(key, Text("缺少该键", "the key is missing"), Text("请补上", "add it"))
    return value
