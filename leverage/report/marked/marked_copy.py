"""The user's own workbook, marked: fills and comments on the cells that are wrong, doubtful or were used, and a sheet that lists them.

Everything else stays as it is, to the byte. Where the file is of another kind than .xlsx or .xlsm, a converted copy is marked.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from unicodedata import east_asian_width

from leverage.intake.account.trace import Kind, Trace
from leverage.intake.files.cells import Book, open_book
from leverage.report.intake import became
from leverage.report.marked.cells import Styles, add_sheet, comment_cells, fill_cells, sheets
from leverage.report.package import Package, PackageError, escape
from leverage.terms.errors import InputError, UsageError
from leverage.terms.money import Yuan
from leverage.terms.texts import Language, Text, join

LIST = Text("标注", "Marks")
_LONGEST_COMMENT = 1500
_MOST_LINKS = 65_000  # a sheet holds 65,530
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")


class Mark(IntEnum):
    """How bad a cell is, the worst first."""

    WRONG = 0
    DOUBTFUL = 1
    USED = 2

    @property
    def label(self) -> Text:
        """The word for it: the colour alone tells nobody who cannot see it."""
        return _LABELS[self]

    @property
    def colour(self) -> str:
        """The fill."""
        return ("FFC7CE", "FFE699", "C6EFCE")[self]


_LABELS = {Mark.WRONG: Text("错误", "wrong"), Mark.DOUBTFUL: Text("存疑", "doubtful"), Mark.USED: Text("取用", "used")}


@dataclass(frozen=True, slots=True)
class Marked:
    """What is said of a cell: how bad it is, what was found or what it became, the amount in yuan, and what to do."""

    where: str
    mark: Mark
    says: Text
    amount: Yuan | None = None
    do: Text = Text("", "")  # noqa: RUF009  a Text is frozen


def marks_of(trace: Trace, refusal: InputError | None = None) -> list[Marked]:
    """What is to be said of which cells, the worst first, each group in reading order."""
    check = Text("请核实", "check it")
    found: list[Marked] = []
    if refusal:
        found += [Marked(where, Mark.WRONG, refusal.found, do=refusal.do) for where in refusal.where.split(", ")]
    for item in trace.compared:
        if not item.ok:
            words = item.what + Text("：不符", ": does not hold")
            cells = (*item.one.source.split(", "), *item.other.source.split(", "))
            found += [Marked(where, Mark.DOUBTFUL, words, do=check) for where in dict.fromkeys(cells)]
    for doubt in trace.doubts:
        found += [
            Marked(where, Mark.DOUBTFUL, doubt.question, do=check)
            for cell in doubt.cells or ("",)
            for where in cell.split(", ")
        ]
    found += [Marked(seen.where, Mark.USED, became(seen), seen.amount) for seen in trace.seen if seen.kind is Kind.USED]
    return sorted(dict.fromkeys(found), key=lambda item: item.mark)


def write_marked(source: Path, out: Path, marks: Iterable[Marked], language: Language) -> list[Text]:
    """Write the marked copy to ``out``. What the reader should know of the copy is returned.

    UsageError where the file cannot be copied faithfully, with what to do instead.
    """
    marks, told = list(marks), []
    with tempfile.TemporaryDirectory() as folder:
        book = open_book(source)
        workbook, names = source, {sheet.name: sheet.name for sheet in book.sheets}
        if not book.is_package:
            workbook, names, note = _converted(source, book, Path(folder))
            told.append(note)
        try:
            package = Package(workbook)
            _refuse_other_ending(package, out)
            told += _mark(package, marks, names, language)
            package.save(out)
        except (PackageError, KeyError, ValueError, IndexError) as error:
            raise UsageError(
                Text(
                    f"{source.name} 的内部结构特殊，无法标注。请在电子表格软件中另存为 .xlsx 后再试。",
                    f"{source.name} is built in an unusual way and cannot be marked ({error}). Save it anew as .xlsx and try again.",
                )
            ) from error
    return told


def _refuse_other_ending(package: Package, out: Path) -> None:
    kind = package.content_type(package.book)
    if "template" in kind:
        raise PackageError("a template of Excel")
    macros = "macroEnabled" in kind
    wanted = ".xlsm" if macros else ".xlsx"
    if out.suffix.lower() != wanted:
        raise UsageError(
            Text(
                f"--mark-up 的文件名应以 {wanted} 结尾（{'工作簿带宏' if macros else '工作簿不带宏'}）。",
                f"--mark-up must end in {wanted}: the workbook has {'macros' if macros else 'no macros'}.",
            )
        )


def _mark(package: Package, marks: list[Marked], names: dict[str, str], language: Language) -> list[Text]:
    parts = sheets(package)
    styles = Styles(package)
    by_sheet: dict[str, dict[str, list[Marked]]] = {}
    for item in marks:
        sheet, _, cell = item.where.rpartition("!")
        if _CELL.fullmatch(cell) and parts.get(names.get(sheet, "")):
            by_sheet.setdefault(names[sheet], {}).setdefault(cell, []).append(item)
    told: list[Text] = []
    for sheet, cells in by_sheet.items():
        part = parts[sheet]
        fill_cells(package, part, {cell: min(i.mark for i in items).colour for cell, items in cells.items()}, styles)
        left = comment_cells(package, part, {cell: _comment(items, language) for cell, items in cells.items()})
        if left:
            told.append(
                Text(
                    f"{sheet}!{'、'.join(sorted(left))} 上有对话批注，只填色，说明见标注表。",
                    f"{sheet}!{', '.join(sorted(left))}: a conversation stands there; the cell was only filled, the list says why.",
                )
            )
    name = _free_name(LIST.of(language), parts)
    add_sheet(package, name, _listed(marks, names, parts, styles, language))
    styles.save()
    if any(part.startswith("_xmlsignatures/") for part in package.parts):
        told.append(
            Text(
                "原文件有数字签名，标注副本的签名不再有效。",
                "The file is signed; the signature does not hold for the marked copy.",
            )
        )
    return told


def _comment(items: list[Marked], language: Language) -> str:
    lines = []
    for item in items:
        do = f" → {item.do.of(language)}" if item.do.of(language) else ""
        lines.append(f"[{item.mark.label.of(language)}] {item.says.of(language)}{do}")
    text = "\n".join(dict.fromkeys(lines))
    return text if len(text) <= _LONGEST_COMMENT else text[:_LONGEST_COMMENT] + "…"


def _free_name(name: str, taken: Iterable[str]) -> str:
    used = {item.casefold() for item in taken}
    number, free = 2, name
    while free.casefold() in used:
        free, number = f"{name}({number})", number + 1
    return free


# the list


def _listed(
    marks: list[Marked], names: dict[str, str], parts: dict[str, str], styles: Styles, language: Language
) -> str:
    """The sheet that lists the marks: what stands within its root element. Every text is written as text."""
    heads = (
        Text("单元格", "cell"),
        Text("标注", "mark"),
        Text("说明", "what it is"),
        Text("金额（元）", "amount (yuan)"),
        Text("处理", "what to do"),
    )
    head, text, link = styles.plain(bold=True, colour="D9D9D9"), styles.plain(), styles.plain(link=True)
    amount, kinds = styles.plain(amount=True), {mark: styles.plain(colour=mark.colour) for mark in Mark}
    count = {mark: sum(item.mark is mark for item in marks) for mark in Mark}
    summary = join(
        [Text(f"{mark.label.zh} {count[mark]}", f"{mark.label.en} {count[mark]}") for mark in Mark], "，", ", "
    )
    title = (
        Text(
            "本表由 leverage 添加，原有单元格只加了填充色和批注。",
            "Added by leverage; the cells themselves only got fills and comments. ",
        )
        + summary
    )
    rows = [_row(1, [_text("A1", title.of(language), styles.plain(bold=True, wrap=False))])]
    rows.append(_row(2, [_text(f"{'ABCDE'[n]}2", told.of(language), head) for n, told in enumerate(heads)]))
    links: list[str] = []
    for number, item in enumerate(marks, 3):
        sheet, _, cell = item.where.rpartition("!")
        linked = bool(_CELL.fullmatch(cell) and parts.get(names.get(sheet, ""))) and len(links) < _MOST_LINKS
        if linked:
            target = "'" + names[sheet].replace("'", "''") + f"'!{cell}"
            links.append(f'<hyperlink ref="A{number}" location="{escape(target, quote=True)}"/>')
        held = [
            _text(f"A{number}", item.where, link if linked else text),
            _text(f"B{number}", item.mark.label.of(language), kinds[item.mark]),
            _text(f"C{number}", item.says.of(language), text),
            _number(f"D{number}", item.amount, amount),
            _text(f"E{number}", item.do.of(language), text),
        ]
        rows.append(_row(number, held, lines=max(_lines(item.says.of(language), 80), _lines(item.do.of(language), 30))))
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate((26, 10, 80, 20, 30), 1)
    )
    pane = '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>'
    return (
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
        + '<pageMargins left="0.3" right="0.3" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    )


def _row(number: int, cells: list[str], lines: int = 1) -> str:
    height = f' ht="{min(400, 14 * lines)}" customHeight="1"' if lines > 1 else ""
    return f'<row r="{number}"{height}>{"".join(cells)}</row>'


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters; a Chinese character is two wide."""
    wide = sum(2 if east_asian_width(c) in "WFA" else 1 for c in text)
    return 1 + wide // (width - 2)


def _text(ref: str, text: str, style: int) -> str:
    return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text[:32_000])}</t></is></c>'


def _number(ref: str, amount: Yuan | None, style: int) -> str:
    return f'<c r="{ref}" s="{style}"/>' if amount is None else f'<c r="{ref}" s="{style}"><v>{float(amount)!r}</v></c>'


# files of another kind


def _converted(source: Path, book: Book, folder: Path) -> tuple[Path, dict[str, str], Text]:
    """A copy as .xlsx, the names of its sheets by those of the file, and what to tell of it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    is_text = source.read_bytes()[:4] not in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
    if office and not is_text:
        copy = _by_office(office, source, folder)
        if copy:
            told = Text(
                "原文件不是 .xlsx，标注的是由 LibreOffice 转换的副本。",
                "The file is no .xlsx; a copy converted by LibreOffice was marked.",
            )
            return copy, {sheet.name: sheet.name for sheet in book.sheets}, told
    path, names = _values(book, folder)
    if is_text:
        return (
            path,
            names,
            Text(
                "原文件是文本，标注的是按其内容生成的工作簿。",
                "The file is text; a workbook made of its content was marked.",
            ),
        )
    return (
        path,
        names,
        Text(
            "原文件不是 .xlsx，且没有可用的 LibreOffice：标注的副本只有数值，没有公式和格式。要保留格式，请先另存为 .xlsx。",
            "The file is no .xlsx and LibreOffice is not at hand: the marked copy holds values only, no formulas or formats. Save the file as "
            ".xlsx first to keep them.",
        ),
    )


def _by_office(office: str, source: Path, folder: Path) -> Path | None:
    """Converted by LibreOffice under a profile of its own; None where that fails."""
    command = [
        office,
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "xlsx",
        "--outdir",
    ]
    command += [str(folder / "out"), str(source.absolute())]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603  the command is our own, the file an argument
    except (OSError, subprocess.SubprocessError):
        return None
    return next((folder / "out").glob("*.xlsx"), None)


def _values(book: Book, folder: Path) -> tuple[Path, dict[str, str]]:
    """A plain workbook of a file's values."""
    from datetime import date  # noqa: PLC0415

    import xlsxwriter  # noqa: PLC0415  only for files of another kind

    path = folder / "values.xlsx"
    names: dict[str, str] = {}
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for sheet in book.sheets:
            safe = re.sub(r"[\[\]:*?/\\]", "_", sheet.name).strip("'")[:25] or "Sheet"
            names[sheet.name] = _free_name(safe, names.values())
            page = workbook.add_worksheet(names[sheet.name])
            for row, cells in enumerate(sheet.rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        page.write_datetime(row, column, cell, day)
                    elif isinstance(cell, str):
                        if cell:
                            page.write_string(row, column, cell)
                    else:
                        page.write(row, column, cell)
    return path, names
