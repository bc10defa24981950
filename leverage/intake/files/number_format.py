"""What a cell shows of its number: the number format of a spreadsheet (ECMA-376 18.8.31), read for what it means.

A format may scale (``#,##0,`` shows thousands; ``0!.0,`` ten thousands with one place, a habit of Chinese ledgers), and it may write words
beside the figure (``0.00"万元"``, ``0.0"%"``, ``[$USD] 0``). Whoever reads the sheet takes the figure with them; so does this program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>(?i:General|G/通用格式|常规)|@)'
    r"|(?P<power>[Ee][+-])|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?", re.DOTALL)
_DATE_LETTERS = frozenset("yYmMdDhHsSeEbBaA年")
_OURS = re.compile(r"[¥￥]|RMB|CNY|人民币", re.IGNORECASE)
_YEN = re.compile(r"\$[¥￥]-(?:0*4?11|ja)", re.IGNORECASE)
_NEGATIVE = re.compile(r"[-−–(（△▲]|负|減|减")
_MONEY = re.compile("[千万亿元%]")
"""What no format of a date says."""
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Section:
    """One of the sections of a format.

    ``factor`` times the number stored is the number shown, with so many ``decimals`` (None: as many as it has); ``before`` and ``behind`` are
    the words around it. ``figure`` is False where it shows no digit, ``plain`` where it is something else than a decimal (a date, a fraction).
    """

    factor: Fraction = Fraction(1)
    decimals: int | None = None
    before: str = ""
    behind: str = ""
    figure: bool = True
    plain: bool = False
    odd: bool = False
    condition: tuple[str, Fraction] | None = None
    coloured: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows: a number, or a text where words stand beside it; the scale, and the decimals, None where it has no fixed number."""

    value: float | str
    factor: Fraction = Fraction(1)
    decimals: int | None = None


HIDDEN = "〔数字被单元格格式隐藏〕"
"""What a cell reads as whose format shows nothing of its number."""


BROKEN = "〔数字中间夹有其他字符〕"
"""What a cell reads as whose format writes words between the digits."""


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format, at most four of which the last is for text."""
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code[:_LONGEST]):
        if token["other"] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) > 1 and any(token["general"] == "@" for token in parts[-1]):
        del parts[-1]  # the section for texts, wherever it stands
    return tuple(_section(part) for part in parts[:3])


def date_parts(code: str) -> frozenset[str]:
    """Which parts of a date a format shows: ``y``, ``m``, ``d``."""
    first = code[:_LONGEST].partition(";")[0]
    letters = (token["other"] for token in _TOKEN.finditer(first) if token["other"])
    return frozenset(letter.lower() for letter in letters) & {"y", "m", "d"}


def _section(tokens: list[re.Match[str]]) -> Section:
    if any(token["other"] in _DATE_LETTERS for token in tokens if token["other"]) and not _digits(tokens):
        said = "".join(token["quoted"] or token["escaped"] or "" for token in tokens)
        return Section(before=said, figure=False) if _MONEY.search(said) else Section(plain=True)
    condition, coloured, words = None, False, []
    for token in tokens:
        bracket = token["bracket"]
        if bracket is None:
            words.append(token)
        elif found := _CONDITION.fullmatch(bracket.strip()):
            condition = (found[1], Fraction(found[2]))
        elif bracket.startswith("$"):
            words.append(token)
        elif bracket.lower().strip("[]") in {"h", "hh", "m", "mm", "s", "ss"}:
            return Section(plain=True)
        else:
            coloured = coloured or not bracket.upper().startswith("DBNUM")
    return _read(words, condition, coloured=coloured)


def _digits(tokens: list[re.Match[str]]) -> list[int]:
    return [n for n, token in enumerate(tokens) if (token["other"] or "") in "0#?" and token["other"]]


def _read(tokens: list[re.Match[str]], condition: tuple[str, Fraction] | None, *, coloured: bool) -> Section:
    digits = _digits(tokens)
    general = [n for n, token in enumerate(tokens) if token["general"]]
    percent = sum(1 for token in tokens if token["other"] == "%")
    if not digits and not general:
        said = "".join(map(_literal, tokens))
        return Section(before=said, figure=False, condition=condition, coloured=coloured)
    first, last = (digits[0], digits[-1]) if digits else (general[0], general[0])
    no_decimal = any(token["power"] or token["other"] == "/" for token in tokens[first:last])
    decimals, shift, scaled, odd = _within(tokens, first, last) if digits else (None, 0, 0, False)
    after = last + 1
    while after < len(tokens) and tokens[after]["other"] == ",":
        scaled, after = scaled + 1, after + 1
    if after < len(tokens) and tokens[after]["other"] == ".":
        after += 1
    return Section(
        Fraction(100) ** percent / (Fraction(1000) ** scaled * Fraction(10) ** shift),
        None if no_decimal else decimals,
        "".join(map(_literal, tokens[:first])),
        "".join(map(_literal, tokens[after:])),
        odd=odd,
        condition=condition,
        coloured=coloured,
    )


def _within(tokens: list[re.Match[str]], first: int, last: int) -> tuple[int, int, int, bool]:
    """Between the first and the last digit: the decimals, the places that a literal point moves, the commas that scale, and what is odd."""
    decimals = shift = scaled = 0
    point = literal_point = odd = False
    for number in range(first, last + 1):
        token = tokens[number]
        said = _literal(token)
        if token["other"] in ("0", "#", "?"):
            decimals += point or literal_point
            shift += literal_point
        elif token["other"] == ".":
            point = True
        elif token["other"] == ",":
            following = next((one["other"] for one in tokens[number + 1 :] if one["other"] != ","), None)
            scaled += following not in ("0", "#", "?")
        elif said in (".", "．") and not point:
            literal_point = True
        elif said.strip() not in ("", ",", "，") and token["other"] != "/":
            odd = True
    return decimals, shift, scaled, odd


def _literal(token: re.Match[str]) -> str:
    """What a token writes as it stands."""
    if token["bracket"] is not None:
        found = _CURRENCY.fullmatch(token["bracket"])
        return "JPY" if _YEN.match(token["bracket"]) else (found[1] if found else "")
    for kind in ("quoted", "escaped", "other"):
        if token[kind] is not None:
            return "" if kind == "other" and token[kind] in "0#?.,;@" else str(token[kind])
    return ""


def _chosen(value: float, code: str) -> tuple[Section, bool]:
    """The section that a number is shown by, and whether that section writes the sign itself."""
    found = sections(code)
    conditioned = [section for section in found if section.condition]
    if conditioned:
        for section in found:
            if section.condition is None or _holds(value, *section.condition):
                return section, False
        return found[-1], False
    if value < 0 and len(found) > 1:
        return found[1], True
    if value == 0 and len(found) > 2:
        return found[2], False
    return found[0], False


def _holds(value: float, sign: str, other: Fraction) -> bool:
    return {
        "<": value < other,
        ">": value > other,
        "<=": value <= other,
        ">=": value >= other,
        "=": value == other,
        "<>": value != other,
    }[sign]


def shown(value: float, code: str) -> Shown:
    """What a cell of this format shows of its number, with all its digits: a format that rounds does not change what is meant."""
    section, signed = _chosen(value, code)
    if section.plain:
        return Shown(value)
    if not section.figure:
        said = section.before.strip()
        nothing = value == 0 and said in ("", "-", "–", "—", "/")
        return Shown(value) if nothing else Shown(said or HIDDEN)
    before, behind = _bare(section.before), _bare(section.behind)
    number = Fraction(f"{value:.15g}") * section.factor
    marks = bool(_NEGATIVE.match(before)) or behind == "-"
    if _NEGATIVE.match(before):
        before = _NEGATIVE.sub("", before, count=1).strip()
        behind = behind.removesuffix(")").removesuffix("）").strip()
    elif marks:
        behind = ""
    if signed and not marks and not section.coloured:
        return Shown(HIDDEN)  # a loss that is shown as a gain
    if marks and value > 0:
        number = -number
    if section.odd:
        return Shown(BROKEN)
    if before or behind:
        return Shown(f"{before}{_written(number)}{behind}", section.factor, section.decimals)
    return Shown(
        value if section.factor == 1 and not (marks and value > 0) else float(number), section.factor, section.decimals
    )


def _bare(words: str) -> str:
    """The words of a format beside its figure, without spaces and the sign of our own currency."""
    return _OURS.sub("", words).replace("\u3000", " ").strip()


def _written(number: Fraction) -> str:
    """A number digit by digit: the fractions that come here have the denominators of decimals."""
    text = f"{float(number):.15g}"
    if "e" not in text:
        return text
    return f"{float(number):f}".rstrip("0").rstrip(".")
