"""The sheets that are read last: 依据 (the clause behind every rule, with article, words and the grades of evidence), 待确认 (open questions) and 说明
(how to read the workbook, and whether it is as the program wrote it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leverage.assessment.findings import Finding, Outcome
from leverage.assessment.notices import gap_told
from leverage.assessment.questions import where_of
from leverage.law import survey
from leverage.law.rules import Rule
from leverage.law.sources import ARTICLE_UNSEEN, GRADES, Source
from leverage.report import words
from leverage.report.excel.book import (
    DATA,
    FINDINGS,
    GUIDE,
    OPEN,
    REMARK,
    ROOMS,
    SOURCES,
    VERDICT,
    Book,
    Column,
    Content,
    Page,
)
from leverage.report.excel.guard import Guard
from leverage.report.workpaper.following import Following
from leverage.terms.texts import Text, same

if TYPE_CHECKING:
    from leverage.law.supplement.entries import Brought

_HEAD = 2
_COLUMNS = (
    Column("index", Text("索引", "index"), 6),
    Column("name", Text("规则", "rule"), 17),
    Column("title", Text("文件", "title"), 22),
    Column("number", Text("文号", "number"), 14),
    Column("issuer", Text("发文机关", "issuer"), 13),
    Column("article", Text("条款", "article"), 8),
    Column("issued", Text("发文日", "issued"), 9.5, "date"),
    Column("effective", Text("施行日", "effective"), 9.5, "date"),
    Column("basis", Text("施行日依据", "basis of that date"), 8),
    Column("grade", Text("证据等级", "grade"), 5, "centre"),
    Column("verified", Text("核实日", "verified on"), 10, "date"),
    Column("words", Text("原文", "operative words"), 17),
    Column("says", Text("规则内容", "what it says"), 28),
    Column("note", Text("解读", "note"), 26),
    Column("id", Text("规则编号", "rule id"), 11, "small"),
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


def write_open(book: Book, following: Following) -> None:
    """The sheet 待确认: what to find out, what is known to be missing, and what the reader should know."""
    page, told = book.pages[OPEN], following.assessment
    columns = (
        Column("index", Text("索引", "index"), 6),
        Column("ask", Text("问题或事项", "question or matter"), 66),
        Column("settles", Text("决定的规则", "settles"), 40),
        Column("where", Text("在哪里回答", "where to answer"), 40),
        Column("remark", REMARK, 22, "remark"),
    )
    page.widths(columns)
    page.put(0, 0, Text("待确认", "To be settled"), "title")
    row, number, names = 2, 0, words.rule_names(told)
    gaps = {gap_told(gap) for gap in told.gaps}
    remarks = [remark for regime in following.regimes for remark in regime.remarks]
    notes = [warning for warning in told.warnings if warning not in gaps] + remarks
    parts: tuple[tuple[Text, list[tuple[Content, ...]]], ...] = (
        (Text("问题", "Questions"), [(q.ask, words.join_names(q.settles, names), where_of(q)) for q in told.questions]),
        (Text("规则库的缺口", "Gaps of the rulebook"), [(gap.says, "", "") for gap in told.gaps]),
        (Text("提示", "Notes"), [(note, "", "") for note in notes]),
    )
    for title, rows in parts:
        page.put(row, 1, title, "section")
        page.heads(row + 1, columns)
        row += 2
        for cells in rows or [(Text("无", "none"), "", "")]:
            number += bool(rows)
            for column, content in enumerate((f"F-{number}" if rows else "", *cells, None)):
                page.put(row, column, content, columns[column].style)
            row += 1
        row += 1


def write_guide(book: Book, guard: Guard, pages: list[tuple[Page, set[tuple[int, int]]]]) -> int:
    """The sheet 说明: how to read the workbook, and the checks of the guard; the first row below them."""
    page = book.pages[GUIDE]
    for column, width in enumerate((78, 12, 12)):
        page.width(column, width)
    page.put(0, 0, Text("说明", "How to read this workbook"), "title")
    lines = [
        line.fill(unit=book.unit_name, data=DATA, findings=FINDINGS, rooms=ROOMS, verdict=VERDICT) for line in _GUIDE
    ]
    lines += [
        Text(f"{outcome.label.zh}：{_MEANING[outcome].zh}", f"{outcome.label.en}: {_MEANING[outcome].en}")
        for outcome in Outcome
    ]
    for row, line in enumerate(lines, _FIRST_LINE):
        page.line(row, 0, 2, line)
    row = len(lines) + _FIRST_LINE + 1
    page.put(
        row,
        0,
        Text("核验：工作底稿是否与程序所写一致", "Checks: whether the workbook is as the program wrote it"),
        "section",
    )
    return guard.finish(row + 1, pages)


_FIRST_LINE = 6
"""Below the three counts of the guard."""
_GUIDE = (
    Text(
        "各表索引：A {verdict}、B {findings}、C {rooms}、D 依据、E {data}、F 待确认、G 说明。“{data}”表列出全部输入及其来源单元格，金"
        "额单位为元；其余各表金额单位为{unit}。",
        "Index: A {verdict}, B {findings}, C {rooms}, D 依据, E {data}, F 待确认, G 说明. The sheet {data} holds every input with the "
        "cell that it came from, in yuan; the other sheets are in {unit}.",
    ),
    Text(
        "“{verdict}”所载结论，仅当全部输入、倍数、事实、单位、行数与程序所写相同，且每个公式的结果与程序求得的相差不到半分时成立；签署"
        "栏与备注栏除外。",
        "The verdict on {verdict} stands while every input, multiple, fact, unit and count of rows is as the program wrote it and "
        "every result is what the program found, within half a fen; signatures and remarks apart.",
    ),
    Text(
        "改动“{data}”表的金额、标明“公式随之更新”的答复和可跟随的批准，结论变为“试算”，只供测算，不得签署；恢复原值即恢复原结论。其他"
        "改动（名称、日期、比例、文字、错误值、增删行列、覆盖公式等），结论为“须重新运行”。",
        "After a change of amounts, of answers marked “formulas follow”, or of approvals that formulas follow, the verdict becomes a "
        "trial, to reckon with and not to sign; entering the original again brings the verdict back. After any other change (names, "
        "dates, shares, texts, errors, rows and columns, formulas overwritten) it says “run again”.",
    ),
    Text(
        "除蓝字输入、签署栏和备注栏外，各表已保护，未设密码。程序写入时的记录存于本表右侧折叠的列。不提供排序和筛选。",
        "Everything but inputs in blue, signatures and remarks is protected, without a password. The records stand in folded columns "
        "of this sheet. Sorting and filtering are not offered.",
    ),
    Text(
        "“理由”、约束规则、影子价格和从严数字是程序运行时的结论，不随改动更新；斜体数字在改动后显示“须重新运行”。倍数是法律规定，作为数值列示。",
        "Reasons, binding rules, prices and strict figures are what the program found when it ran; figures in italics are withdrawn "
        "after a change. Multiples are law and stand as numbers.",
    ),
    Text(
        "空白不是零：未填的渠道为未知。只有声明已列示全部融资，未列渠道才计为零。",
        "Blank is not zero: a channel left out is unknown, unless all funding was stated to be listed.",
    ),
    Text(
        "“至少/至多”：未分配到渠道的金额可能属于几个渠道，已用额因而是一个区间。低与高的倍数、上限：有事实未知时可能适用的范围。",
        "Least and most: an amount that is not allocated may belong to several channels, so that what is used is an interval. Low and "
        "high multiples and caps: the range that may apply while a fact is unknown.",
    ),
    Text(
        "“不得超过”包含相等：等于上限为合规，超过一分即为超限。比较前不作舍入（以万分之一元为限消除浮点误差）。",
        "“May not exceed” includes equality: at the cap is compliant, one fen above is not. Nothing is rounded before it is compared "
        "(floating-point noise below 1/10,000 yuan apart).",
    ),
    Text(
        "谨慎余量：无论未知事项结果如何今天都可融入的数额。各渠道余量互相重叠，不能相加；合计见“{rooms}”。",
        "Cautious headroom: what can be raised today whatever the unknown turns out to be. The headroom of channels overlaps and does "
        "not add up; the total is on {rooms}.",
    ),
)
_MEANING = {
    Outcome.COMPLIANT: Text("无论未知事项如何均在限额之内。", "within the limit whatever the unknown turns out to be."),
    Outcome.BREACH: Text("至少已用的数额已超过上限。", "the least that is used is above the cap."),
    Outcome.PROHIBITED: Text("不得使用的渠道已有余额。", "there is money in a channel that may not be used."),
    Outcome.NEEDS_APPROVAL: Text(
        "须批准或备案的渠道已有余额，未说明已获批准。",
        "there is money in a channel that needs an approval, and none was stated.",
    ),
    Outcome.UNDETERMINED: Text("资料不足，见“待确认”。", "not decided by what is known; see the open questions."),
    Outcome.NOT_APPLICABLE: Text(
        "核对日未施行、条件不成立或情形未发生。",
        "not in force, its conditions are not met, or the case does not arise.",
    ),
    Outcome.REPLACED: Text("由地方或较新的规则取代。", "displaced by a local or newer rule."),
}
