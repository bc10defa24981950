"""The cells of a workbook as the person before the screen sees them.

Results that can be believed, no value that a merged cell hides, figures in the scale and with the words of their number formats, raised words
apart from the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from leverage.intake.files.content import too_large
from leverage.intake.files.limits import MAX_AREA
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from leverage.intake.files.formulas import Formula
    from leverage.intake.files.functions import Value

Place = tuple[str, int, int]
"""A sheet, a row and a column, counted from zero."""

_CALCULATE = (
    "microsoft excel", "microsoft macintosh excel", "wps", "kingsoft", "et", "libreoffice", "openoffice", "collabora", "numbers", "gnumeric",
    "onlyoffice", "yozo", "永中", "softmaker", "planmaker", "tencent office",
)  # fmt: skip
"""How the programs name themselves that calculate what they save; libraries name themselves otherwise, or write no result."""
_LIBRARIES = (
    "openpyxl",
    "xlsxwriter",
    "poi",
    "epplus",
    "closedxml",
    "sheetjs",
    "exceljs",
    "phpspreadsheet",
    "phpexcel",
)


_USUAL = re.compile(r"(?:#,##)?0(?:\.0+)?(?:_.| )*(?:;\[Red\][-(](?:#,##)?0(?:\.0+)?[) ]?)?", re.IGNORECASE)
"""The formats of most cells: digits, separators, decimals, and negatives in red with their sign."""
_VOLATILE = re.compile(r"\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\(", re.IGNORECASE)
"""What is another day at every opening was stated by nobody."""
_LARGEST = 10**18
"""Beyond any amount; infinity and what is no number compare so as well."""
_DATE = re.compile("[yY]")
_SPAN = re.compile(r"([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?")
_LAST = 10**7
_CONDITION = re.compile(r"\[\s*[<>=]")


NoteKind = Literal["formula", "scale", "merged", "quoted", "parted"]


@dataclass(frozen=True, slots=True)
class Note:
    """What became of a cell that does not hold what it shows."""

    kind: NoteKind
    text: Text


@dataclass
class Cells:
    """The sheets in the making: their rows, and what is to be told of some cells."""

    rows: dict[str, list[list[Any]]]
    unknown: dict[Place, str] = field(default_factory=dict)
    """Formulas whose result cannot be believed, and errors."""
    notes: dict[Place, Note] = field(default_factory=dict)
    """What became of a cell that does not hold what it shows."""
    scaled: dict[Place, Fraction] = field(default_factory=dict)
    """Cells that show their number in another scale without a word: what is shown over what is stored."""
    needed: frozenset[str] = frozenset()
    """Sheets whose formulas were not handed on, and to which a formula refers."""
    worked_out: set[Place] = field(default_factory=set)
    """Cells whose formula was, whatever is stored in them."""
    conditional: dict[Place, str] = field(default_factory=dict)
    """Cells that a condition may show in another format, which says something of its own."""

    def put(self, place: Place, value: Any) -> None:
        """Set a cell within the rows, or beyond their ends."""
        sheet, row, column = place
        rows = self.rows[sheet]
        while len(rows) <= row:
            rows.append([])
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = value

    def at(self, place: Place) -> Any:
        """The value of a cell."""
        sheet, row, column = place
        rows = self.rows[sheet]
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def as_shown(rows: dict[str, list[list[Any]]], package: Mapping[str, Any]) -> Cells:
    """The cells as they are shown. ``package`` is what the package of an .xlsx says of them beside their values."""
    cells = Cells(rows)
    described: Mapping[str, Any] = package.get("sheets", {})
    _calculate(cells, described, package)
    for name, sheet in described.items():
        if name in rows:
            _raise_words(cells, name, sheet.get("raised", ()))
            uncover(cells, name, sheet["merged"])
            _format(cells, name, sheet["formats"])
            _may_show_otherwise(cells, name, sheet.get("conditional", ()))
    return cells


def is_calculated(package: Mapping[str, Any]) -> bool:
    """Whether the results that a workbook stores were worked out by the program that wrote it, and are not asked to be worked out anew."""
    by = str(package.get("application", "")).casefold()
    how: Mapping[str, str] = package.get("calculation", {})
    later = any(how.get(key) in ("1", "true") for key in ("fullCalcOnLoad", "forceFullCalc"))
    undone = any(how.get(key) in ("0", "false") for key in ("calcCompleted", "calcOnSave"))
    writes = any(by == name or by.startswith((f"{name} ", f"{name}/", f"{name}_")) for name in _CALCULATE)
    return writes and not later and not undone and not any(name in by for name in _LIBRARIES)


def _calculate(cells: Cells, described: Mapping[str, Any], package: Mapping[str, Any]) -> None:
    found = [(name, sheet["formulas"]) for name, sheet in described.items() if name in cells.rows and sheet["formulas"]]
    if not found:
        return
    from leverage.intake.files.formulas import Workbook  # noqa: PLC0415  most files that are checked have none
    from leverage.intake.files.functions import ErrorValue  # noqa: PLC0415
    from leverage.intake.files.syntax import NotUnderstood  # noqa: PLC0415

    formulas = dict(_formulas(sorted(found, key=lambda sheet: len(sheet[1]))))
    trusted = is_calculated(package)
    by_hand = package.get("calculation", {}).get("calcMode") == "manual"
    postponed = package.get("postponed", ())
    book = Workbook(cells.rows, formulas, package.get("names", {}), trusted=trusted, postponed=postponed)
    changed: dict[Place, Any] = {}
    for place, formula in formulas.items():
        stored = cells.at(place)
        try:
            fresh = book.result(place)
        except ErrorValue:
            changed[place] = cells.unknown[place] = formula.error or f"={formula.text}"
            continue
        except NotUnderstood:
            if not (trusted and formula.stored is not False) or _VOLATILE.search(formula.text or ""):
                changed[place] = cells.unknown[place] = formula.error or _as_text(formula)
            continue
        cells.worked_out.add(place)
        if formula.stored is not False and _is_stored(stored, fresh):
            continue
        if by_hand and formula.stored is not False:
            changed[place] = cells.unknown[place] = _as_text(formula)
            continue
        changed[place] = written(fresh)
        if stored != "" or fresh != "":
            cells.notes[place] = Note("formula", _told(formula, fresh, stored))
    for place, value in changed.items():
        cells.put(place, value)
    cells.needed = frozenset(book.needed)


def _as_text(formula: Formula) -> str:
    return f"={formula.text or '…'}"


def _is_stored(stored: Any, fresh: Value) -> bool:
    from leverage.intake.files.formulas import agree, constant  # noqa: PLC0415
    from leverage.intake.files.syntax import NotUnderstood  # noqa: PLC0415

    if fresh in ("", None) and stored == "":
        return True
    if isinstance(fresh, bool) and isinstance(stored, float):  # as an .ods keeps it
        return stored == fresh
    try:
        return agree(constant(stored), fresh)
    except NotUnderstood:
        return False


def written(value: Value) -> Any:
    """A value as a cell holds it."""
    return float(value) if isinstance(value, Fraction) else ("" if value is None else value)


def _told(formula: Formula, fresh: Value, stored: Any) -> Text:
    fresh_words, stored_words = _in_words(written(fresh)), _in_words(stored)
    text = (formula.text or "")[:40]
    if not formula.stored:
        return Text(
            f"公式 ={text} 没有保存计算结果，按公式算得 {fresh_words}",
            f"the formula ={text} is stored without a result; worked out, it gives {fresh_words}",
        )
    return Text(
        f"公式 ={text} 保存的结果是 {stored_words}，按公式算得 {fresh_words}，取后者",
        f"the formula ={text} is stored with the result {stored_words}; worked out, it gives {fresh_words}, which is taken",
    )


def _in_words(value: Any) -> str:
    if value == "":
        return "“”"
    return f"{value:,.15g}" if isinstance(value, float) else str(value)[:40]


def _formulas(sheets: Iterable[tuple[str, list[list[Any]]]]) -> Iterable[tuple[Place, Formula]]:
    """The formulas of a workbook by their cells; a shared one is written out once, and lies further off in the others."""
    from leverage.intake.files.formulas import Formula  # noqa: PLC0415

    for name, found in sheets:
        shared: dict[int, tuple[int, int, str]] = {}
        for row, column, kind, number, text, stored, error in found:
            place = (name, row, column)
            if kind == "shared" and number >= 0:
                if text:
                    shared[number] = (row, column, text)
                first = shared.get(number)
                if first is None:
                    yield place, Formula(None, stored, error)
                else:
                    yield place, Formula(first[2], stored, error, row - first[0], column - first[1])
            elif kind in ("normal", "array") and text:
                yield place, Formula(text, stored, error)
            else:
                yield place, Formula(None, stored, error)


_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


def _raise_words(cells: Cells, name: str, raised: Iterable[list[Any]]) -> None:
    """Words that stand above or below the line: a mark of a footnote is no digit of the figure before it."""
    for row, column, runs in raised:
        if cells.at((name, row, column)) != "":
            whole = "".join(_marked(words) if is_raised else words for words, is_raised in runs)
            cells.put((name, row, column), whole)


def _marked(words: str) -> str:
    mark = words.strip().translate(_RAISED)
    return mark if not mark or mark[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽" else f"⁽{mark}⁾"


def uncover(cells: Cells, name: str, merged: Iterable[list[int]]) -> None:
    """Take away what merged cells hide: of a range only the upper left value is shown. InputError beyond the limits."""
    rows = cells.rows[name]
    looked_at = 0
    for top, left, bottom, right in merged:
        for row in range(top, min(bottom + 1, len(rows))):
            looked_at += 1 + max(0, min(right + 1, len(rows[row])) - left)
            if looked_at > MAX_AREA:
                raise too_large()
            for column in range(left, min(right + 1, len(rows[row]))):
                if (row, column) == (top, left):
                    continue
                hidden = rows[row][column]
                if isinstance(hidden, int | float) and not isinstance(hidden, bool) and hidden:
                    cells.notes[name, row, column] = Note("merged", _covered(float(hidden)))
                rows[row][column] = ""
                cells.unknown.pop((name, row, column), None)


def _covered(value: float) -> Text:
    return Text(
        f"合并单元格盖住的 {_in_words(value)} 不显示，没有计入",
        f"{_in_words(value)}, which a merged cell hides, is not shown and not counted",
    )


def _format(cells: Cells, name: str, formats: Mapping[str, Mapping[str, list[list[int]]]]) -> None:
    """Figures as their formats show them."""
    rows = cells.rows[name]
    for code, columns in formats.items():
        if _DATE.search(code):
            _without_days(rows, code, columns)
        if not _says_something(code):
            continue
        for letters, runs in columns.items():
            column = int(letters)
            for first, last in runs:
                for row in range(first, min(last + 1, len(rows))):
                    value = rows[row][column] if column < len(rows[row]) else ""
                    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST:
                        _show(cells, (name, row, column), value, code)


def _may_show_otherwise(cells: Cells, name: str, conditional: Iterable[Sequence[str]]) -> None:
    """Figures to which a condition may give another format, as one with a unit: what they show is for nobody to say who does not work out the condition."""
    rows = cells.rows[name]
    looked_at = 0
    for where, code in conditional:
        if not _says_something(code):
            continue
        for top, left, bottom, right in _ranges(where):
            for row in range(top, min(bottom + 1, len(rows))):
                looked_at += 1 + max(0, min(right + 1, len(rows[row])) - left)
                if looked_at > MAX_AREA:
                    raise too_large()
                for column in range(left, min(right + 1, len(rows[row]))):
                    value = rows[row][column]
                    if isinstance(value, int | float) and not isinstance(value, bool) and value:
                        cells.conditional[name, row, column] = code


def _ranges(where: str) -> Iterator[tuple[int, int, int, int]]:
    """The ranges of ``C3:C10 E3``, as rows and columns counted from zero; whole columns and rows reach to the end."""
    for span in where.split():
        found = _SPAN.fullmatch(span.replace("$", ""))
        if not found:
            continue
        first_letters, first, last_letters, last = found.groups()
        left = _column(first_letters) if first_letters else 0
        top = int(first) - 1 if first else 0
        alone = ":" not in span
        bottom = int(last) - 1 if last else top if alone and first else _LAST
        right = _column(last_letters) if last_letters else left if alone and first_letters else _LAST
        yield top, left, bottom, right


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _without_days(rows: list[list[Any]], code: str, columns: Mapping[str, list[list[int]]]) -> None:
    """Dates of which a format shows the month or the year alone: whoever typed 2023-12 meant no 1 December."""
    from leverage.intake.files.number_format import date_parts  # noqa: PLC0415

    parts = date_parts(code)
    if "y" not in parts or "d" in parts:
        return
    for letters, runs in columns.items():
        column = int(letters)
        for row in (row for first, last in runs for row in range(first, min(last + 1, len(rows)))):
            value = rows[row][column] if column < len(rows[row]) else ""
            if isinstance(value, date) and value.day == 1:
                rows[row][column] = f"{value.year}年{value.month}月" if "m" in parts else f"{value.year}年"


def _show(cells: Cells, place: Place, value: float, code: str) -> None:
    from leverage.intake.files.number_format import shown  # noqa: PLC0415

    seen = shown(value, code)
    if seen.value == value:
        return
    cells.put(place, seen.value)
    if not isinstance(seen.value, str):
        if abs(seen.factor) != 1:
            cells.scaled[place] = seen.factor
        told = Text(
            f"存的是 {_in_words(float(value))}，单元格显示为 {_in_words(float(seen.value))}，按显示的取数",
            f"{_in_words(float(value))} is stored, the cell shows {_in_words(float(seen.value))}, which is taken",
        )
        cells.notes[place] = Note("scale", told)


def _says_something(code: str) -> bool:
    """Whether a format may change what its number means: most only group and round it."""
    if _USUAL.fullmatch(code):
        return False
    from leverage.intake.files.number_format import shown  # noqa: PLC0415

    try:
        trials = [shown(number, code) for number in (1234.5, -1234.5, 0, 10.0**9, -(10.0**9))]
    except (ValueError, OverflowError):
        return True
    kept = (1234.5, -1234.5, 0, 10.0**9, -(10.0**9))
    return any(seen.value != number for seen, number in zip(trials, kept, strict=True)) or bool(_CONDITION.search(code))
