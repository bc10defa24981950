"""A supplement from its file. Anything that cannot be read is refused with the file, the table, its number, the key; the line, where the syntax is broken."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from leverage.law.supplement.entries import SCHEMA, Entry, Origin, Supplement
from leverage.law.supplement.places_in_file import At
from leverage.law.supplement.tables import TABLES, entries_of
from leverage.law.supplement.values import read_day, read_words
from leverage.terms.errors import InputError
from leverage.terms.system import why
from leverage.terms.texts import Text

MOST_BYTES = 1_000_000
"""Far beyond any supplement: some ten thousand entries."""
MOST_ENTRIES = 2_000
_MOST_POINTS = 500
"""Of one line. The reader of TOML takes the square of the number of parts of a key, ``a.a.a…``, and a key stands on one line."""
_TOP = ("schema", "author", "date")
_DAY = timedelta(days=1)
"""A day of grace: it may be tomorrow elsewhere."""
_AHEAD = Text(
    "补充文件 {file} 的日期{day}尚未到来：请核对。",
    "The date of the supplement {file}, {day}, is still to come: check it.",
)
_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_FULL_WIDTH = str.maketrans("＝“”‘’［］｛｝，", "=\"\"''[]{},")
_SYNTAX = {
    "Cannot overwrite": "同一个键写了两次",
    "Cannot declare": "同一个表声明了两次，或与前面的键同名（多项应写 [[表名]]）",
    "Cannot redefine": "同一个表声明了两次，或与前面的键同名（多项应写 [[表名]]）",
    "Cannot mutate": "这个表已在一行之内写完，不能再补",
    "Duplicate inline": "一行之内的表中，同一个键写了两次",
    "Expected '='": "键后应有等号",
    "Invalid value": "值写得不对（文字须加引号）",
    "Invalid statement": "这一行既不是键，也不是表头",
    "Invalid initial character": "键名写得不对（含汉字等的键名须加引号）",
    "Illegal character": "有不能出现的字符（如引号内换行）",
    "Found invalid character": "有不能出现的字符",
    "Unclosed array": "列表没有右方括号",
    "Unclosed inline table": "表没有右花括号",
    "Unterminated string": "文字没有右引号",
    "Expected newline": "值之后还有多余的内容",
    "Invalid date": "日期写得不对",
    "Unescaped": "反斜杠须写成两个",
    "Invalid hex value": "反斜杠后的字符编码写得不对",
    "Escaped character": "反斜杠后的字符编码写得不对",
    "Expected ']": "表头没有右方括号",
}


class OtherSchema(Exception):  # noqa: N818  no error where a folder holds other files
    """A file that is no supplement: of another schema, or of none."""

    def __init__(self, schema: str | None) -> None:
        super().__init__(schema)
        self.schema = schema


def read_supplement(path: Path, today: date) -> Supplement:
    """A file that must be a supplement. InputError where it is none, or says what cannot be used."""
    try:
        return _read(path, today)
    except OtherSchema as other:
        raise _no_supplement(path.name, other) from None


def _no_supplement(name: str, other: OtherSchema) -> InputError:
    return At(name, path="schema").wrong(
        Text(f"是“{other.schema}”", f"is “{other.schema}”") if other.schema else Text("没有写", "is missing"),
        Text(f'补充文件的首行应为 schema = "{SCHEMA}"', f'a supplement begins with schema = "{SCHEMA}"'),
    )


def read_supplement_text(data: bytes, name: str, today: date) -> Supplement:
    """The content of a file that must be a supplement, wherever it comes from; ``name`` is what people call it. InputError as ``read_supplement``."""
    try:
        return _parsed(data, name, today)
    except OtherSchema as other:
        raise _no_supplement(name, other) from None


def read_folder(folder: Path, today: date) -> tuple[list[Supplement], list[Text]]:
    """The supplements of a folder, and what is told of the files that were passed over. No subfolders, no links."""
    try:
        listed = (
            path for path in folder.iterdir() if not path.name.startswith(".")
        )  # hidden ones are an editor's or a system's
        held = sorted(path for path in listed if path.suffix.lower() == ".toml")
    except OSError as error:
        raise _unreadable(f"LEVERAGE_SUPPLEMENT {folder}", error) from None
    supplements, notices = [], []
    for path in held:
        if path.is_symlink() or not path.is_file():
            notices.append(_PASSED.fill(file=path.name, why=Text("是链接或文件夹", "it is a link or a folder")))
            continue
        try:
            supplements.append(_read(path, today))
        except OtherSchema as other:
            reason = Text(f"写的是 {other.schema}", f"its schema is {other.schema}")
            reason = reason if other.schema else Text("没有写 schema", "it names no schema")
            notices.append(_PASSED.fill(file=path.name, why=reason))
    return supplements, notices


_PASSED = Text("补充文件夹中的 {file} 未计入：{why}。", "{file} in the folder of supplements was passed over: {why}.")


def _read(path: Path, today: date) -> Supplement:
    return _parsed(_bytes(path), path.name, today)


def _parsed(data: bytes, name: str, today: date) -> Supplement:
    told = _toml(_decoded(data, name), name)
    schema = told.get("schema")
    if schema != SCHEMA and not (schema is None and set(told) & set(TABLES)):
        raise OtherSchema(None if schema is None else str(schema)[:60])
    return supplement_of(told, name, hashlib.sha256(data).hexdigest(), today)


def supplement_of(told: dict[str, Any], file: str, sha256: str, today: date) -> Supplement:
    """A supplement from what its TOML says."""
    at = At(file)
    for key in told:
        if key not in (*_TOP, *TABLES):
            raise at.key(key).unknown(key, (*_TOP, *TABLES), Text("这个键或表", "such key or table:"))
    for key in _TOP:
        if key not in told:
            raise at.missing(key)
    author = read_words(told["author"], at.key("author"))
    day = read_day(told["date"], at.key("date"))
    origin = Origin(day, author, file, sha256)
    entries = tuple(_entries(told, origin))
    if len(entries) > MOST_ENTRIES:
        raise at.wrong(
            Text(f"有{len(entries)}项，超过{MOST_ENTRIES}项", f"{len(entries)} entries, more than {MOST_ENTRIES}"),
            Text("请分成几个文件", "divide it into several files"),
        )
    ahead = (_AHEAD.fill(file=file, day=day),) if day > today + _DAY else ()
    return Supplement(origin, entries, ahead)


def _entries(told: dict[str, Any], origin: Origin) -> Iterator[Entry]:
    for table in TABLES:
        given = told.get(table, [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            raise At(origin.file, path=table).wrong(
                Text("不是成组的表", "is no list of tables"),
                Text(
                    f"每一项应以 [[{table}]] 起头（双方括号）", f"begin each entry with [[{table}]] (double brackets)"
                ),
            )
        for number, one in enumerate(given, 1):
            at = At(origin.file, table, number)
            yield from (Entry(said, at, (origin,)) for said in entries_of(table, one, at, origin))


# from bytes to TOML


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(
                Text("是文件夹", "is a folder"),
                Text(
                    "请给出其中的文件，或以 LEVERAGE_SUPPLEMENT 指明文件夹",
                    "name the files in it, or the folder in LEVERAGE_SUPPLEMENT",
                ),
                file=path.name,
            )
        if not path.is_file():
            raise InputError(
                Text("没有这个文件", "there is no such file"), Text("请核对路径", "check the path"), file=str(path)
            )
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unreadable(path.name, error) from None
    if len(data) > MOST_BYTES:
        raise InputError(
            Text(f"超过{MOST_BYTES // 1000}KB", f"is larger than {MOST_BYTES // 1000} KB"),
            Text("补充文件不会这么大：请核对是否给错了文件", "no supplement is: check whether it is the right file"),
            file=path.name,
        )
    return data


def _unreadable(file: str, error: OSError) -> InputError:
    reason = why(error)
    return InputError(
        Text(f"无法读取（{reason.zh}）", f"cannot be read ({reason.en})"),
        Text("请核对路径与权限", "check the path and the permissions"),
        file=file,
    )


def _decoded(data: bytes, file: str) -> str:
    """The text; a mark at its start that it is UTF-8 does no harm."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            gbk = Text("，像是GBK", " but, it seems, in GBK") if _is_gbk(data) else Text("", "")
            raise _not_utf8(Text(f"{gbk.zh}（第{line}行）", f"{gbk.en} (line {line})"), file) from None
    raise _not_utf8(Text("，像是UTF-16", " but, it seems, in UTF-16"), file)


def _not_utf8(but: Text, file: str) -> InputError:
    return InputError(
        Text(f"不是UTF-8编码{but.zh}", f"is not in UTF-8{but.en}"),
        Text("请在编辑器中另存为UTF-8", "save it as UTF-8 in the editor"),
        file=file,
    )


def _is_gbk(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        if any(line.count(".") > _MOST_POINTS for line in text.split("\n")):
            raise ValueError("a key of too many parts")
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _broken(str(error), text, file) from None
    except (RecursionError, ValueError):
        raise InputError(
            Text("嵌套过深，或数字过长", "is nested too deeply, or holds too long a number"),
            Text("请改正", "correct it"),
            file=file,
        ) from None


def _broken(said: str, text: str, file: str) -> InputError:
    """The refusal of broken syntax: the line, and what is wrong with it."""
    place = _PLACE.search(said)
    what = said[: place.start()] if place else said
    zh = next((told for start, told in _SYNTAX.items() if what.startswith(start)), "语法有误")
    lines = text.split("\n")
    number = int(place["line"]) if place and place["line"] else len(lines)
    column = f"，第{place['column']}列" if place and place["column"] else ""
    column_en = f", column {place['column']}" if place and place["column"] else ""
    line = lines[number - 1].strip()[:60] if number <= len(lines) else ""
    do = (
        Text(f"请改正这一行：{line}", f"correct this line: {line}")
        if line
        else Text("请补全文件末尾", "complete the end of the file")
    )
    if line.translate(_FULL_WIDTH) != line and not line.startswith("#"):
        do += Text("（等号、引号、括号、逗号须是半角）", '(the signs =, ", [ ], { } and , must be half-width)')
    return InputError(
        Text(f"TOML语法有误，第{number}行{column}：{zh}", f"broken TOML in line {number}{column_en}: {what}"),
        do,
        file=file,
    )
