"""Supplements of a company: chosen, written on the page, and taken off; each is read by the checker's own reader before it counts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from leverage.app.cases.amounts import amount_in
from leverage.app.cases.answering import Wrong
from leverage.app.cases.case import Brought, Case, rulebook_with
from leverage.app.cases.wanted import HALF_WIDTH, share_of
from leverage.law.rulebook import Rulebook
from leverage.law.rules import House
from leverage.law.supplement.entries import SCHEMA, Supplement
from leverage.law.supplement.reading import MOST_BYTES, read_supplement_text
from leverage.report.words import visible
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.money import exact, multiple
from leverage.terms.texts import Text, same

HOUSE = "自有限额.toml"
"""The supplement that holds the limits written on the form."""
MOST = 20
_ENDING = ".toml"
TOTAL, ALL, SOME = "total_liabilities", "all_funding", "some"
SCOPES = (
    (TOTAL, Text("全部负债", "all liabilities")),
    (ALL, Text("全部融资", "all funding")),
    (SOME, Text("下列渠道", "these channels")),
)
_TOO_MANY = Text(f"补充文件超过{MOST}份", f"more than {MOST} supplements")
_TOO_LARGE = Text("文件过大", "the file is too large")
_FEWER = Text("请合并或减少", "put some together")
_TABLE = re.compile(r"\[\[(\w+)\]\] #(\d{1,5})(?: (.+))?")
_NO_SUCH = Text("没有这条自有限额", "there is no such limit")
_LOOK = Text("请看目前的列表", "look at the list as it is")
_HEAD = re.compile(r"^\[\[house\]\]", re.MULTILINE)


@dataclass(frozen=True)
class Held:
    """A supplement that counts for a company: its place in the list, its name and text, and what it says."""

    number: int
    brought: Brought
    supplement: Supplement


def held(case: Case, today: date) -> list[Held]:
    """The supplements of a company. They were read before: none is refused."""
    return [
        Held(number, one, read_supplement_text(one.text.encode(), one.name, today))
        for number, one in enumerate(case.brought)
    ]


def of_file(name: str, content: bytes, today: date) -> Brought:
    """A file that was chosen. InputError where it is no supplement, or says what cannot be used."""
    if len(content) > MOST_BYTES:
        raise InputError(_TOO_LARGE, _FEWER, "", name)
    read_supplement_text(content, name, today)
    return Brought(name, content.decode("utf-8"))


def with_supplements(case: Case, brought: tuple[Brought, ...], book: Rulebook) -> Case:
    """The case with supplements in the place of those of the same names. InputError where one contradicts itself, another, or the rulebook."""
    by_name = {one.name: one for one in (*case.brought, *brought)}
    return _with(case, tuple(by_name.values()), book)


def edited(case: Case, number: int, text: str, book: Rulebook, today: date) -> Case:
    """The case with another text of one of its supplements. InputError as above."""
    name = case.brought[number].name
    content = text.replace("\r\n", "\n").encode("utf-8", "replace")
    one = of_file(name, content, today)
    return _with(case, (*case.brought[:number], one, *case.brought[number + 1 :]), book)


def without(case: Case, number: int, book: Rulebook) -> Case:
    """The case without one of its supplements. InputError where another needs it."""
    return _with(case, (*case.brought[:number], *case.brought[number + 1 :]), book)


def _with(case: Case, brought: tuple[Brought, ...], book: Rulebook) -> Case:
    if len(brought) > MOST:
        raise InputError(_TOO_MANY, _FEWER)
    if brought:
        rulebook_with(brought, book)
    return replace(case, brought=brought)


def line_of(text: str, where: str) -> int | None:
    """The line, counted from 1, on which the table of a refusal stands: ``[[limit]] #2 when[1].fact``, or its key where that has a line of its own.

    >>> line_of('a = 1\\n[[ended]]\\nrule = "x"\\n', "[[ended]] #1 rule")
    3
    """
    found = _TABLE.fullmatch(where)
    if found is None:
        return None
    table, number, key = found[1], int(found[2]), (found[3] or "").partition(".")[0].partition("[")[0]
    lines = text.splitlines()
    heads = [n for n, line in enumerate(lines, 1) if line.strip().startswith(f"[[{table}]]")]
    if number > len(heads):
        return None
    first = heads[number - 1]
    for at, line in enumerate(lines[first:], first + 1):
        if line.lstrip().startswith("["):
            break
        if key and line.partition("=")[0].strip() == key:
            return at
    return first


# the form of a house limit


def with_house(
    case: Case, form: Mapping[str, str], channels: list[str], unit: str, book: Rulebook, today: date
) -> tuple[Case, dict[str, Wrong]]:
    """The case with one more limit of the house, from its form; or what is wrong, by field."""
    wrong: dict[str, Wrong] = {}
    lines = list(_lines(form, channels, unit, wrong))
    if wrong:
        return case, wrong
    number = next((n for n, one in enumerate(case.brought) if one.name == HOUSE), None)
    block = "\n".join(["[[house]]", *lines]) + "\n"
    text = (
        case.brought[number].text.rstrip("\n") + "\n\n" + block if number is not None else _begun(form, today) + block
    )
    try:
        return with_supplements(case, (of_file(HOUSE, text.encode(), today),), book), {}
    except InputError as error:
        key = error.where.rpartition(" ")[2]
        return case, {key if key in form else "": Wrong(error.found, error.do)}


def house_limits(supplement: Supplement) -> list[tuple[int, Text]]:
    """The limits of the house that a supplement holds: which of its tables, counted from 0, and their names."""
    houses = [entry for entry in supplement.entries if isinstance(entry.said, House)]
    return [(entry.at.number - 1, entry.said.name or same("")) for entry in houses if isinstance(entry.said, House)]


def without_house(case: Case, nth: int, book: Rulebook, today: date) -> Case:
    """The case without one of the limits written on the form; ``nth`` counts from 0. InputError where there is none."""
    number = next((n for n, one in enumerate(case.brought) if one.name == HOUSE), -1)
    text = case.brought[number].text if number >= 0 else ""
    starts = [match.start() for match in _HEAD.finditer(text)]
    if nth >= len(starts):
        raise InputError(_NO_SUCH, _LOOK, "", HOUSE)
    end = next((at.start() for at in re.finditer(r"^\[\[", text[starts[nth] + 1 :], re.MULTILINE)), None)
    rest = text[: starts[nth]] + ("" if end is None else text[starts[nth] + 1 + end :])
    if len(starts) == 1 and "[[" not in rest:
        return without(case, number, book)
    return edited(case, number, rest, book, today)


def _begun(form: Mapping[str, str], today: date) -> str:
    author = form.get("author", "").strip() or "本公司"
    return f"schema = {_quoted(SCHEMA)}\nauthor = {_quoted(author)}\ndate = {today}\n\n"


def _lines(form: Mapping[str, str], channels: list[str], unit: str, wrong: dict[str, Wrong]) -> list[str]:
    """The entry of a limit, line by line."""
    lines = [f"name = {_quoted(name)}"] if (name := form.get("name", "").strip()) else []
    if not lines:
        wrong["name"] = Wrong(Text("请写名称", "write a name"))
    scope = form.get("scope", "")
    chosen = [name for name in channels if name in set(Channel)]
    if scope == SOME and chosen:
        lines.append(f"channels = [{', '.join(map(_quoted, chosen))}]")
    elif scope in (TOTAL, ALL):
        lines.append(f"channels = {_quoted(scope)}")
    else:
        wrong["scope"] = Wrong(Text("请选择它限制什么", "choose what it limits"))
    lines += _cap(form, unit, wrong)
    if form.get("warn_at", "").strip():
        share, told = share_of(form["warn_at"])
        if told is not None:
            wrong["warn_at"] = told
        elif share is not None:
            lines.append(f"warn_at = {_quoted(multiple(share))}")
    if document := form.get("document", "").strip():
        lines.append(f"document = {_quoted(document)}")
    return lines


def _cap(form: Mapping[str, str], unit: str, wrong: dict[str, Wrong]) -> list[str]:
    """The cap: a multiple of a denominator, or an amount in yuan."""
    times, money = form.get("multiple", "").strip(), form.get("amount", "").strip()
    if bool(times) == bool(money):
        key = "amount" if times else "multiple"
        wrong[key] = Wrong(Text("倍数和金额请填一个", "a multiple or an amount, one of them"))
        return []
    if money:
        try:
            return [f"amount = {_quoted(multiple(amount_in(money, unit)))}"]
        except ValueError as error:
            wrong["amount"] = Wrong(*error.args)
            return []
    base = form.get("base", "")
    if base not in set(Base):
        wrong["base"] = Wrong(Text("请选择分母", "choose the denominator"))
        return []
    try:
        number = exact(times.translate(HALF_WIDTH).removesuffix("倍").strip())
    except ValueError:
        number = Fraction(-1)
    if number < 0:
        wrong["multiple"] = Wrong(Text("请写倍数，如 1.5", "write a multiple, as 1.5"))
        return []
    return [f"multiple = {_quoted(multiple(number))}", f"base = {_quoted(base)}"]


def _quoted(text: str) -> str:
    """A text of TOML: what JSON escapes, TOML escapes alike, but for a sign that it does not allow as it stands."""
    return json.dumps(visible(text), ensure_ascii=False).replace("\x7f", "\\u007f")


CHANNELS = tuple(channel for channel in Channel if channel in FUNDING or channel is Channel.GUARANTEE)
"""What the form offers; everything else can be written in the text."""
