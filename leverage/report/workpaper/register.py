"""The sheet 依据: the clause behind every rule with its article and words, a legend of the grades of evidence, and the clauses that bound no funding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leverage.assessment.findings import Finding
from leverage.law import survey
from leverage.law.rules import Rule
from leverage.law.sources import ARTICLE_UNSEEN, GRADES, Source
from leverage.report import words
from leverage.report.excel_book import SOURCES, Book, Column, Content
from leverage.report.workpaper.following import Following
from leverage.terms.texts import Text, same

if TYPE_CHECKING:
    from leverage.law.supplement.entries import Brought

_HEAD = 2
_COLUMNS = (
    Column("index", Text("索引", "index"), 6),
    Column("name", Text("规则", "rule"), 20),
    Column("title", Text("文件", "title"), 26),
    Column("number", Text("文号", "number"), 17),
    Column("issuer", Text("发文机关", "issuer"), 17),
    Column("article", Text("条款", "article"), 9),
    Column("issued", Text("发文日", "issued"), 10, "date"),
    Column("effective", Text("施行日", "effective"), 10, "date"),
    Column("basis", Text("施行日依据", "basis of that date"), 9),
    Column("grade", Text("证据等级", "grade"), 5, "centre"),
    Column("verified", Text("核实日", "verified on"), 11, "date"),
    Column("words", Text("原文", "operative words"), 19),
    Column("says", Text("规则内容", "what it says"), 30),
    Column("note", Text("解读", "note"), 32),
    Column("id", Text("规则编号", "rule id"), 15, "small"),
)
_BROUGHT = Column("brought", Text("补充文件所作", "what supplements did"), 30)
_LEGEND = Text("证据等级图例", "Legend: grades of evidence")


class Register:
    """The clauses in their order, each with an index for the other sheets."""

    def __init__(self, following: Following) -> None:
        self.following = following
        rules = {rule.id: rule for rule in following.in_force}
        shown: dict[str, Finding | Rule] = {f.rule: f for f in (*following.live, *following.idle)}
        self.clauses = shown | {name: rule for name, rule in rules.items() if name not in shown}
        self._places = {name: number for number, name in enumerate(self.clauses, 1)}

    @property
    def brought(self) -> Brought | None:
        """What supplements say, where some count."""
        return self.following.assessment.brought

    def _marks(self, clause: Finding | Rule) -> tuple[Content, ...]:
        """What supplements did to a clause, in a column of its own where some count."""
        if self.brought is None:
            return ()
        from leverage.report.supplement.workpaper import marks_of  # noqa: PLC0415  few papers rest on one

        of = clause.of if isinstance(clause, Finding) else clause
        return (marks_of(self.brought, of.id, tuple(under.reading for under in of.under)),)

    def index(self, rule: str) -> str:
        """The index of a rule's clause."""
        return f"D-{self._places[rule]}"

    def write(self, book: Book) -> None:
        """Write the sheet."""
        page = book.pages[SOURCES]
        columns = (*_COLUMNS, _BROUGHT) if self.brought is not None else _COLUMNS
        page.widths(columns)
        page.put(0, 0, Text("依据", "Sources"), "title")
        page.heads(_HEAD, columns)
        rows: list[tuple[Content, ...]] = []
        for name, clause in self.clauses.items():
            label = clause.name or same(name)
            texts = clause.article, clause.words, clause.says, clause.note
            rows.append((self.index(name), label, *_cited(clause.source, *texts), name, *self._marks(clause)))
        for note in survey.notes(self.following.law, self.following.assessment.as_of):
            hint = Text("（提示）", "(note)")
            rows.append(("", hint, *_cited(note.source, note.article, "", note.says, None), ""))
        for row, cells in enumerate(rows, _HEAD + 1):
            for column, content in enumerate(cells):
                page.put(row, column, content, columns[column].style)
        row = _HEAD + len(rows) + 2
        page.put(row, 1, _LEGEND, "section")
        for grade, meaning in GRADES.items():
            row += 1
            page.put(row, 0, {"gap": Text("缺口", "gap"), "none": Text("无", "none")}.get(grade, same(grade)), "centre")
            page.put(row, 1, meaning, "plain")
        if self.brought is not None:
            from leverage.report.supplement.workpaper import write_register  # noqa: PLC0415  few papers rest on one

            write_register(page, row + 2, self.brought)
        page.sheet.freeze_panes(_HEAD + 1, 2)


def _cited(source: Source, article: str | None, quoted: str, says: Text, note: Text | None) -> tuple[Content, ...]:
    return (
        source.title,
        source.numbered,
        source.issuer,
        same(article) if article else ARTICLE_UNSEEN,
        source.issued,
        source.effective,
        words.EFFECTIVE_BASIS[source.effective_basis],
        source.grade,
        source.verified_on if source.seen else source.checked,
        quoted or Text("未录", "not recorded"),
        says,
        note or "",
    )
