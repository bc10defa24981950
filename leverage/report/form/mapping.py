"""The map of a regulator's form (``MAP.toml``): which cell holds what, in which unit, and in which words.

::

    schema = "leverage.form/1"
    unit = "万元"

    [words]
    compliant = "符合"

    [sheets."附表一"]
    C4 = "company.name"
    C9 = { put = "balance.bank_loan", unit = "元", digits = 0 }
    A2 = { text = "填报日期:{as_of}", replace = true }
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter, range_boundaries

from leverage.report.form.values import NAMES, WORDS
from leverage.terms.errors import InputError, suggest
from leverage.terms.money import UNITS
from leverage.terms.system import why
from leverage.terms.texts import Language, Text

SCHEMA = "leverage.form/1"
DATE = "yyyy-mm-dd"
MOST_DIGITS = 8
"""Places after the point: one fen is 0.0000000001 亿元, and no form asks for it."""
_ADDRESS = "[A-Za-z]{1,3}[1-9][0-9]{0,6}"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_STYLE = {
    "unit": Text("金额单位，默认万元", "unit of amounts, by default 万元"),
    "digits": Text(
        "小数位数，默认金额 2 位、比例 4 位", "places after the point, by default 2 for amounts, 4 for ratios"
    ),
    "date": Text("日期格式，如 yyyy年m月d日", "form of dates, such as yyyy年m月d日"),
    "words": Text("代替数字的词，如 unknown、compliant", "words of one's own, such as unknown or compliant"),
}
TOP = {
    "schema": Text(f"必填，{SCHEMA}", f"required: {SCHEMA}"),
    "language": Text("zh 或 en，默认随 --lang", "zh or en, by default as --lang"),
    **_STYLE,
    "sheets": Text("各工作表的单元格", "the cells, by sheet"),
}
"""What a map says at its top."""
CELL = {
    "put": Text("填入的名称", "the name of what goes in"),
    "text": Text("固定文字，{名称} 处填入其值", "a text of one's own; {name} stands for its value"),
    "subject": Text(
        "规则按股东或按笔核对时，指明哪一项", "which finding, where a rule has one per shareholder or loan"
    ),
    "replace": Text("true：单元格已有内容也填入", "true: fill in even where the cell holds something"),
    **_STYLE,
}
"""What a map says of one cell."""


@dataclass(frozen=True, slots=True)
class Style:
    """How figures and dates are written. ``digits`` and ``date`` None: as usual."""

    unit: str = "万元"
    digits: int | None = None
    date: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of the form. ``put`` is a name, ``text`` a text with names in braces; one of them is set."""

    sheet: str
    cell: tuple[int, int]
    ref: str
    style: Style
    put: str | None = None
    text: str | None = None
    subject: str | None = None
    replace: bool = False

    @property
    def where(self) -> str:
        """Where the map says so, for messages."""
        return f'[sheets."{self.sheet}"] {self.ref}'


@dataclass(frozen=True)
class Map:
    """A map as read."""

    path: Path
    language: Language | None
    entries: tuple[Entry, ...]


def read_map(path: Path) -> Map:
    """Read a map. InputError, naming file and key, for anything that is not one."""
    try:
        return _map(path, tomllib.loads(path.read_bytes().decode("utf-8-sig")))
    except InputError as error:
        raise error.in_file(str(path)) from None
    except OSError as error:
        reason = why(error)
        found = Text(f"打不开（{reason.zh}）", f"cannot be opened ({reason.en})")
        raise InputError(found, Text("请检查路径和权限", "check the path"), "", str(path)) from None
    except UnicodeDecodeError:
        found = Text("不是 UTF-8 编码的文本", "is no text in UTF-8")
        raise InputError(found, Text("请另存为 UTF-8", "save it in UTF-8"), "", str(path)) from None
    except tomllib.TOMLDecodeError as error:
        found = Text("不合 TOML 写法", f"is no TOML ({error})")
        quoted = Text(
            '中文名称须加引号，如 [sheets."附表一"]；写法见 leverage schema form',
            'a Chinese name is quoted, as in [sheets."附表一"]; leverage schema form tells how to write it',
        )
        raise InputError(found, quoted, "", str(path)) from None


def map_schema() -> dict[str, Any]:
    """The JSON schema of a map, for editors that complete and check TOML."""

    def told(says: Text, **kind: object) -> dict[str, object]:
        return {"description": f"{says.zh} / {says.en}", **kind}

    style = {
        "unit": told(TOP["unit"], enum=list(UNITS)),
        "digits": told(TOP["digits"], type="integer", minimum=0, maximum=MOST_DIGITS),
        "date": told(TOP["date"], type="string"),
        "words": {
            "type": "object",
            "description": told(TOP["words"])["description"],
            "properties": {name: told(word, type="string") for name, word in WORDS.items()},
            "additionalProperties": False,
        },
    }
    cell = {
        "put": {"$ref": "#/$defs/name"},
        **{key: told(CELL[key], type="string") for key in ("text", "subject")},
        "replace": told(CELL["replace"], type="boolean"),
        **style,
    }
    one_of = {"type": "object", "properties": cell, "additionalProperties": False}
    cells = {"anyOf": [{"$ref": "#/$defs/name"}, one_of]}
    sheet = {"type": "object", "patternProperties": {f"^{_ADDRESS}$": cells}, "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "type": "object",
        "required": ["schema", "sheets"],
        "properties": {
            "schema": {"const": SCHEMA},
            "language": told(TOP["language"], enum=["zh", "en"]),
            **style,
            "sheets": told(TOP["sheets"], type="object", additionalProperties=sheet),
        },
        "additionalProperties": False,
        "$defs": {"name": {"anyOf": [told(n.says, type="string", pattern=_pattern(n.pattern)) for n in NAMES]}},
    }


def _pattern(name: str) -> str:
    """The regular expression of a name: capitals stand for an id."""
    return "^" + re.sub("[A-Z]+", ".+", name.replace(".", r"\.")) + "$"


def _map(path: Path, told: dict[str, Any]) -> Map:
    _known(told, TOP, "")
    if told.get("schema") != SCHEMA:
        raise _wrong("schema", "schema", f'"{SCHEMA}"', f'"{SCHEMA}"')
    language = told.get("language")
    if language not in (None, "zh", "en"):
        raise _wrong("language", "language", "zh 或 en", "zh or en")
    style = _style(told, Style(), "")
    sheets = told.get("sheets")
    if not isinstance(sheets, dict) or not any(sheets.values()):
        raise _wrong("sheets", "sheets", '[sheets."工作表名"] 及其单元格', 'a table [sheets."NAME"] with cells')
    entries = []
    for sheet, cells in sheets.items():
        if not isinstance(cells, dict):
            raise _wrong(
                f'[sheets."{sheet}"]', sheet, '单元格，如 B3 = "company.name"', 'cells, such as B3 = "company.name"'
            )
        entries += [_entry(sheet, ref, said, style) for ref, said in cells.items()]
        _refuse_twice(entries)
    return Map(path, language, tuple(entries))


def _refuse_twice(entries: list[Entry]) -> None:
    seen: dict[tuple[str, tuple[int, int]], Entry] = {}
    for entry in entries:
        other = seen.setdefault((entry.sheet, entry.cell), entry)
        if other is not entry:
            found = Text(f"与 {other.ref} 是同一单元格", f"is the same cell as {other.ref}")
            raise InputError(found, Text("请只保留一行", "keep one of them"), entry.where)


def _entry(sheet: str, ref: str, said: object, style: Style) -> Entry:
    where = f'[sheets."{sheet}"] {ref}'
    cell = _address(ref, where)
    told = {"put": said} if isinstance(said, str) else said
    if not isinstance(told, dict):
        raise _wrong(where, ref, '名称，或 { put = "…" }', 'a name, or { put = "…" }')
    _known(told, CELL, where)
    if ("put" in told) == ("text" in told):
        raise _wrong(where, ref, "put 或 text 二者之一", "either put or text")
    for key in ("put", "text", "subject"):
        if not isinstance(told.get(key, "x"), str) or not told.get(key, "x").strip():
            raise _wrong(where, key, "文字", "a text")
    if not isinstance(told.get("replace", False), bool):
        raise _wrong(where, "replace", "true 或 false", "true or false")
    own = _style(told, style, where)
    return Entry(
        sheet,
        cell,
        ref.upper(),
        own,
        told.get("put"),
        told.get("text"),
        told.get("subject"),
        told.get("replace", False),
    )


def _address(ref: str, where: str) -> tuple[int, int]:
    plain = re.fullmatch(_ADDRESS, ref)
    column, row = range_boundaries(ref.upper())[:2] if plain else (None, None)
    if row is None or column is None or row > _LAST_ROW or column > _LAST_COLUMN:
        raise InputError(
            Text("不是单元格", "is no cell"),
            Text(
                f"请写列字母和行号，如 B3（最大 {get_column_letter(_LAST_COLUMN)}{_LAST_ROW}）",
                f"write the letters of the column and the number of the row, such as B3 (up to {get_column_letter(_LAST_COLUMN)}{_LAST_ROW})",
            ),
            where,
        )
    return row, column


def _style(told: Mapping[str, Any], over: Style, where: str) -> Style:
    unit, digits, form = told.get("unit", over.unit), told.get("digits", over.digits), told.get("date", over.date)
    if unit not in UNITS:
        raise _wrong(where, "unit", "、".join(UNITS), ", ".join(UNITS))
    if digits is not None and (type(digits) is not int or not 0 <= digits <= MOST_DIGITS):
        raise _wrong(where, "digits", f"0 至 {MOST_DIGITS} 的整数", f"a whole number from 0 to {MOST_DIGITS}")
    if form is not None and (not isinstance(form, str) or not re.search("[ymd]", form)):
        raise _wrong(
            where, "date", "含 yyyy、m、d 的格式，如 yyyy年m月d日", "a form with yyyy, m and d, such as yyyy-mm-dd"
        )
    words = told.get("words", {})
    if not isinstance(words, dict):
        raise _wrong(where, "words", '词，如 { unknown = "待定" }', 'words, such as { unknown = "待定" }')
    _known(words, WORDS, f"{where} words".strip())
    for key, word in words.items():
        if not isinstance(word, str) or not word.strip() or _is_number(word):
            found = Text(
                f"{key} 不能是空白或数字：会被读成零", f"{key} may not be blank or a number: it would be read as zero"
            )
            raise InputError(found, Text("请写一个词", "write a word"), f"{where} words".strip())
    return Style(unit, digits, form, {**over.words, **words})


def _is_number(word: str) -> bool:
    try:
        float(word.strip().rstrip("%").replace(",", ""))
    except ValueError:
        return False
    return True


def _known(told: Mapping[str, object], known: Collection[str], where: str) -> None:
    for key in told:
        if key not in known:
            found = Text(f"不认识“{key}”", f"“{key}” is not known")
            listed = Text(f"可写 {'、'.join(known)}。", f"known are {', '.join(known)}.")
            raise InputError(found, listed + suggest(key, known), where)


def _wrong(where: str, key: str, zh: str, en: str) -> InputError:
    return InputError(
        Text(f"{key} 写法不对", f"{key} is not right"), Text(f"这里应是{zh}", f"expected here: {en}"), where
    )
