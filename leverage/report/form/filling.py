"""Fill a regulator's own form: an .xlsx or .xlsm of theirs, with the cells that a map names, and nothing else of it changed."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leverage.assessment.findings import Assessment
from leverage.intake.files.limits import check_archive
from leverage.report.form.cells import Cell, Content, Number, is_signed, opened, write_cells
from leverage.report.form.mapping import DATE, Entry, Map, Style
from leverage.report.form.values import WORDS, Amount, Ratio, Value, Values, Word
from leverage.report.words import visible
from leverage.terms.errors import InputError, suggest
from leverage.terms.money import UNITS
from leverage.terms.system import why
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_UNSURE = frozenset({"unknown", "unlimited", "not_provided", "not_applicable", "replaced"})
_LONGEST = 32_000  # characters: a cell holds 32,767
_NAME = re.compile(r"\{([^{}]*)\}")
_DATE_PART = re.compile("yyyy|mm|m|dd|d")


@dataclass(frozen=True)
class Filled:
    """What was put into the cells of each sheet, and what the user should know of it."""

    cells: dict[str, dict[Cell, Content]]
    notes: tuple[Text, ...]


class Form:
    """A regulator's form, opened to be filled."""

    def __init__(self, path: Path) -> None:
        """InputError where the file is no .xlsx or .xlsm that can be filled."""
        self.path = path
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = why(error)
            found = Text(f"打不开（{reason.zh}）", f"cannot be opened ({reason.en})")
            raise InputError(found, Text("请检查路径和权限", "check the path"), "", str(path)) from None
        try:
            if not data.startswith(b"PK"):
                found = Text("不是 .xlsx 或 .xlsm（或已加密）", "is no .xlsx or .xlsm, or is encrypted")
                save = Text(
                    "请在电子表格软件中打开，取消密码，另存为 .xlsx",
                    "open it in a spreadsheet program, remove the password, save it as .xlsx",
                )
                raise InputError(found, save)
            check_archive(data)
            if is_signed(opened(path)):
                found = Text(
                    "带有数字签名，填写后签名失效", "is digitally signed; filling it in would break the signature"
                )
                raise InputError(found, Text("请先另存一份不签名的副本", "save a copy without the signature first"))
            self.book: Any = self._opened()
        except InputError as error:
            raise error.in_file(str(path)) from None

    def _opened(self) -> Any:
        import openpyxl  # noqa: PLC0415  slow to import, needed only here

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of what it would not write back: here it only reads
                return openpyxl.load_workbook(self.path)
        except Exception as error:
            found = Text(f"不是完好的工作簿（{str(error)[:120]}）", f"is no sound workbook ({str(error)[:120]})")
            raise InputError(
                found,
                Text("请在电子表格软件中打开，另存为 .xlsx", "open it in a spreadsheet program and save it as .xlsx"),
            ) from None

    def fill(self, plan: Map, assessment: Assessment, language: Language) -> Filled:
        """What goes into each cell. InputError, naming map and key, where a cell cannot take it; the form itself is not touched."""
        language = plan.language or language
        values = Values(assessment)
        cells: dict[str, dict[Cell, Content]] = {}
        notes: list[Text] = []
        for entry in plan.entries:
            try:
                sheet = self._sheet(entry)
                self._refuse_unfit(sheet, entry)
                content, unsure = self._content(sheet, entry, values, language)
            except InputError as error:
                where = error.where or entry.where
                raise InputError(error.found, error.do, where, str(plan.path)) from None
            cells.setdefault(sheet.title, {})[entry.cell] = content
            notes += [
                Text(f"{entry.sheet}!{entry.ref} {note.zh}", f"{entry.sheet}!{entry.ref} {note.en}") for note in unsure
            ]
            notes += _off_list(sheet, entry, content)
        return Filled(cells, tuple(notes))

    def write(self, filled: Filled, target: Path) -> None:
        """Write a filled copy of the form."""
        write_cells(self.path, target, filled.cells)

    def _sheet(self, entry: Entry) -> Worksheet:
        names = [sheet.title for sheet in self.book.worksheets]
        if entry.sheet not in names:
            found = Text(
                f"表格 {self.path.name} 没有工作表“{entry.sheet}”",
                f"the form {self.path.name} has no sheet “{entry.sheet}”",
            )
            listed = Text(f"现有 {'、'.join(names)}。", f"it has {', '.join(names)}.")
            raise InputError(found, listed + suggest(entry.sheet, names))
        sheet: Worksheet = self.book[entry.sheet]
        return sheet

    def _refuse_unfit(self, sheet: Worksheet, entry: Entry) -> None:
        """InputError for a cell that is none of its own, that calculates, or that holds something."""
        row, column = entry.cell
        for merged in sheet.merged_cells.ranges:
            if entry.ref in merged and (merged.min_row, merged.min_col) != entry.cell:
                anchor = merged.coord.partition(":")[0]
                found = Text(f"属于合并单元格 {merged.coord}", f"is part of the merged cells {merged.coord}")
                raise InputError(found, Text(f"请填其左上角 {anchor}", f"fill its first cell, {anchor}"))
        for table in sheet.tables.values():
            head = table.ref.partition(":")[0]
            if table.headerRowCount and entry.ref in _range(table.ref) and row == _range(head).min_row:
                found = Text(f"是表格“{table.name}”的列标题", f"is a heading of the table “{table.name}”")
                raise InputError(found, Text("请填标题以下的单元格", "fill a cell below the heading"))
        arrays = [area for area in sheet.array_formulae.values() if entry.ref in _range(area)]
        held = sheet.cell(row, column)
        if held.data_type == "f" or arrays:
            shown = f" {held.value}" if isinstance(held.value, str) else ""
            found = Text(f"是公式{shown[:60]}", f"holds the formula{shown[:60]}")
            raise InputError(
                found,
                Text(
                    "公式由表格自己计算，请填它所引用的单元格",
                    "the form calculates it; fill the cells that it refers to",
                ),
            )
        if held.value not in (None, "") and not entry.replace:
            shown = str(held.value)[:40]
            found = Text(f"已有内容“{shown}”", f"already holds “{shown}”")
            raise InputError(found, Text("确要替换，请写 replace = true", "write replace = true to replace it"))

    def _content(
        self, sheet: Worksheet, entry: Entry, values: Values, language: Language
    ) -> tuple[Content, list[Text]]:
        """What a cell is to hold, and what stands there in place of a figure."""
        if entry.put is not None:
            value = values.of(entry.put, entry.subject)
            if isinstance(value, date) and entry.style.date is None and self._shows_dates(sheet, entry):
                return Number(str(self._serial(value))), []
            return _written(value, entry.style, language), _notes(entry.put, value, entry.style, language)
        assert entry.text is not None  # noqa: S101  a map's cell has one or the other
        notes, parts, place = [], [], 0
        for found in _NAME.finditer(entry.text):
            value = values.of(found[1].strip(), entry.subject)
            content = _written(value, entry.style, language)
            parts += [entry.text[place : found.start()], _grouped(content) if isinstance(content, Number) else content]
            notes += _notes(found[1].strip(), value, entry.style, language)
            place = found.end()
        return _shown("".join([*parts, entry.text[place:]])), notes

    @cached_property
    def _epoch(self) -> Any:
        return self.book.epoch

    def _serial(self, day: date) -> int:
        from openpyxl.utils.datetime import to_excel  # noqa: PLC0415

        return int(to_excel(day, self._epoch))  # type: ignore[no-untyped-call]

    @staticmethod
    def _shows_dates(sheet: Worksheet, entry: Entry) -> bool:
        from openpyxl.styles.numbers import is_date_format  # noqa: PLC0415

        return bool(is_date_format(sheet.cell(*entry.cell).number_format))


def _range(ref: str) -> Any:
    from openpyxl.worksheet.cell_range import CellRange  # noqa: PLC0415

    return CellRange(ref)


def _written(value: Value, style: Style, language: Language) -> Content:
    match value:
        case Amount(yuan, rounding):
            digits = 2 if style.digits is None else style.digits
            return Number(_rounded(yuan / UNITS[style.unit], digits, ceil if rounding == "up" else floor))
        case Ratio(share):
            return Number(
                _rounded(share, 4 if style.digits is None else style.digits, lambda x: floor(x + Fraction(1, 2)))
            )
        case Word(name):
            return style.words.get(name) or WORDS[name].of(language)
        case date():
            return _dated(value, style.date or DATE)
        case Text():
            return _shown(value.of(language))
        case _:
            return Number(str(value))


def _rounded(value: Fraction, digits: int, rounding: Any) -> str:
    """The digits of a figure rounded to some places."""
    whole: int = rounding(value * 10**digits)
    sign, shown = "-" if whole < 0 else "", f"{abs(whole):0{digits + 1}d}"
    return sign + (f"{shown[:-digits]}.{shown[-digits:]}" if digits else shown)


def _grouped(number: Number) -> str:
    """A figure within a text, with thousands separators."""
    whole, point, places = number.digits.partition(".")
    return f"{'-' if whole.startswith('-') else ''}{abs(int(whole)):,}{point}{places}"


def _dated(day: date, form: str) -> str:
    parts = {
        "yyyy": f"{day.year:04d}",
        "mm": f"{day.month:02d}",
        "m": str(day.month),
        "dd": f"{day.day:02d}",
        "d": str(day.day),
    }
    return _DATE_PART.sub(lambda part: parts[part[0]], form)


def _shown(text: str) -> str:
    """Text that a cell can hold, line by line, without characters that no cell may hold."""
    lines = "\n".join(visible(line) for line in text.splitlines())
    lines = "".join("?" if ord(c) in (0xFFFE, 0xFFFF) else c for c in lines)
    return lines if len(lines) <= _LONGEST else lines[:_LONGEST] + "…"


def _notes(name: str, value: Value, style: Style, language: Language) -> list[Text]:
    """What is told of a word that stands where a figure was asked for."""
    if not isinstance(value, Word) or value.name not in _UNSURE:
        return []
    word = _written(value, style, language)
    return [Text(f"填入“{word}”（{name}）", f"holds “{word}” ({name})")]


def _off_list(sheet: Worksheet, entry: Entry, content: Content) -> Iterator[Text]:
    """A note where the form offers a list and the text is not on it."""
    for rule in sheet.data_validations.dataValidation:
        if rule.type != "list" or not isinstance(content, str) or entry.ref not in rule.sqref:
            continue
        offered = _offered(sheet, str(rule.formula1 or ""))
        if offered and content not in offered:
            yield Text(
                f"{entry.sheet}!{entry.ref} 的下拉选项只有 {'、'.join(offered)}，没有“{content[:40]}”：请在映射的 words 中写明对应的词",
                f"{entry.sheet}!{entry.ref} offers {', '.join(offered)} and not “{content[:40]}”: give the form's own word under words in the map",
            )


_AREA = re.compile(r"(?:'?([^'!]+)'?!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)")


def _offered(sheet: Worksheet, source: str) -> list[str]:
    """The words of a list: written out, or in cells. Nothing for one that only a spreadsheet program can work out."""
    if source.startswith('"'):
        return [word.strip() for word in source.strip('"').split(",")]
    found = _AREA.fullmatch(source)
    book: Any = sheet.parent
    if found is None or (found[1] and found[1] not in book.sheetnames):
        return []
    cells = (book[found[1]] if found[1] else sheet)[found[2].replace("$", "")]
    rows = cells if isinstance(cells, tuple) else ((cells,),)
    return [str(cell.value) for row in rows for cell in row if cell.value is not None]
