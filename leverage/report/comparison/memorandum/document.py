"""A Word document of plain means: headings, paragraphs, tables with repeated heads, real footnotes, page numbers. A4.

python-docx knows no footnotes; the part that holds them is made here. Text goes in as text: characters that XML cannot hold are shown as ``?``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.table import Table  # noqa: TC002
from docx.text.paragraph import Paragraph  # noqa: TC002

from leverage.report.words import visible
from leverage.terms.texts import Language

_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LATIN, _EAST = "Times New Roman", "宋体"
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_STRUCK, _PUT_IN = RGBColor(0x9C, 0x1C, 0x1C), RGBColor(0x0B, 0x4F, 0x8A)


class MemoDocument:
    """One document under way. ``language`` decides how long lines are hyphenated and read aloud."""

    def __init__(self, title: str, language: Language) -> None:
        self._document = Document()
        self._notes: list[str] = []
        self._marked = 0
        self._language = language
        self._set_up(title)

    def heading(self, text: str, level: int) -> None:
        """A heading, numbered by whoever writes it; one of the first level can be gone to from the contents."""
        heading = self._document.add_heading(visible(text), level)
        if level == 1:
            self._marked += 1
            _bookmark(heading, f"part{self._marked}", self._marked)

    def page_break(self) -> None:
        """What follows begins a new page."""
        self._document.add_page_break()  # type: ignore[no-untyped-call]

    def contents(self, titles: Iterable[str]) -> None:
        """The parts of the memorandum in their order, each a link to it with its page."""
        for number, title in enumerate(titles, 1):
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            _link(paragraph, visible(title), f"part{number}")
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def redline(self, parts: Iterable[tuple[str, str]], notes: Iterable[str] = ()) -> None:
        """A paragraph of text kept (``=``), struck out (``-``) and put in (``+``); the marks stand in the text too, for readers in black and white."""
        paragraph = self._document.add_paragraph(style="List Bullet")
        for sign, text in parts:
            run = paragraph.add_run(visible(text))
            if sign == "-":
                run.font.strike, run.font.color.rgb = True, _STRUCK
            elif sign == "+":
                run.font.underline, run.font.color.rgb = True, _PUT_IN
        for note in notes:
            self._refer(paragraph, note)

    def paragraph(self, text: str, notes: Iterable[str] = (), *, style: str | None = None, bold: bool = False) -> None:
        """A paragraph, and footnotes at its end."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.add_run(visible(text)).bold = bold
        paragraph.paragraph_format.keep_with_next = bold
        for note in notes:
            self._refer(paragraph, note)

    @property
    def next_note(self) -> int:
        """The number that the next footnote will have."""
        return len(self._notes) + 1

    def bullet(self, text: str, notes: Iterable[str] = ()) -> None:
        """A point of a list."""
        self.paragraph(text, notes, style="List Bullet")

    def pairs(self, rows: Sequence[tuple[str, str]]) -> None:
        """Particulars: a name and what it is, one to a line."""
        table = self._document.add_table(rows=0, cols=2)
        _widths(table, (3, 13.5))
        for name, value in rows:
            cells = table.add_row().cells
            cells[0].width, cells[1].width = Cm(3), Cm(13.5)
            cells[0].paragraphs[0].add_run(visible(name)).bold = True
            cells[1].paragraphs[0].add_run(visible(value))
        self._document.add_paragraph()

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        """A table whose head is repeated on every page and whose rows do not break; widths in centimetres."""
        table = self._document.add_table(rows=1, cols=len(heads), style="Table Grid")
        _widths(table, widths)
        _repeat(table.rows[0]._tr)
        for row in (heads, *rows):
            cells = table.rows[0].cells if row is heads else table.add_row().cells
            for cell, text, width in zip(cells, row, widths, strict=True):
                cell.width = Cm(width)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(0)
                run = paragraph.add_run(visible(text))
                run.font.size, run.bold = Pt(8.5), row is heads
        for line in table.rows:
            properties = line._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
        self._document.add_paragraph()

    def save(self, path: Path) -> None:
        """Write the file."""
        self._attach_notes()
        self._document.save(str(path))

    # how it is made

    def _set_up(self, title: str) -> None:
        document = self._document
        section = document.sections[0]
        section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.2)
        for name, size in (("Normal", 10.5), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11), ("Title", 20)):
            style = document.styles[name]
            if isinstance(style, ParagraphStyle):
                _dress(style, size)
                style.paragraph_format.space_after = Pt(4)
                if name == "Normal":
                    _speak(style, self._language)
        reference = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
        if isinstance(reference, CharacterStyle):
            reference.font.superscript = True
        text = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
        if isinstance(text, ParagraphStyle):
            text.base_style = document.styles["Normal"]
            text.font.size = Pt(8.5)
            text.paragraph_format.space_after = Pt(0)
        document.add_paragraph(visible(title), style="Title")
        _page_number(section.footer.paragraphs[0])
        core = document.core_properties
        core.title, core.author, core.comments = visible(title), "", ""
        core.created = core.modified = datetime.fromtimestamp(_moment(), UTC).replace(tzinfo=None)

    def _refer(self, paragraph: Paragraph, note: str) -> None:
        self._notes.append(visible(note))
        run = paragraph.add_run()
        run.style = self._document.styles["Footnote Reference"]
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self._notes)))
        run._r.append(mark)

    def _attach_notes(self) -> None:
        root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            root.append(
                parse_xml(
                    f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
                )
            )
        style = self._document.styles["Footnote Text"].style_id
        mark = self._document.styles["Footnote Reference"].style_id
        for number, text in enumerate(self._notes, 1):
            note = parse_xml(
                f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
                f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r>'
                f'<w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:footnote>'
            )
            (words,) = note.iter(qn("w:t"))
            words.text = f" {text}"
            root.append(note)
        package = self._document.part.package
        blob = serialize_part_xml(root)
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, blob, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _moment() -> int:
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(fixed) if fixed.isdecimal() else int(datetime.now(UTC).timestamp())


def _dress(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = _LATIN, Pt(size), _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:ascii"), _LATIN)
    fonts.set(qn("w:hAnsi"), _LATIN)
    fonts.set(qn("w:eastAsia"), _EAST)


def _speak(style: ParagraphStyle, language: Language) -> None:
    """The language of the text, for spelling and for readers aloud."""
    properties = style.element.get_or_add_rPr()
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), "zh-CN" if language == "zh" else "en-GB")
    tongue.set(qn("w:eastAsia"), "zh-CN")
    properties.append(tongue)


def _widths(table: Table, widths: Sequence[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def _link(paragraph: Paragraph, text: str, target: str) -> None:
    """A line of the contents: the title, a tab, and the page, as a word processor counts it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), target)
    paragraph._p.append(link)
    for content in (text, "\t"):
        link.append(paragraph.add_run(content)._r)
    for kind, code in (("begin", ""), ("", f"PAGEREF {target} \\h"), ("separate", ""), ("text", "–"), ("end", "")):
        run = paragraph.add_run("–" if kind == "text" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            mark = OxmlElement("w:instrText")
            mark.text = code
            run._r.append(mark)
        link.append(run._r)


def _repeat(row: object) -> None:
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    properties.append(OxmlElement("w:tblHeader"))


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = code
        run._r.append(mark)
