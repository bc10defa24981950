"""The sheets that are read first and last: 结论 (verdict), 依据 (sources), 待确认 (open questions) and 说明 (how to read it)."""

from __future__ import annotations

from collections.abc import Mapping

from leverage.assessment.findings import Finding, Outcome, worst
from leverage.assessment.questions import where_of
from leverage.law import survey as lookup
from leverage.law.rules import Rule
from leverage.law.sources import ARTICLE_UNSEEN, EVIDENCE, Source
from leverage.report import words
from leverage.report.excel_book import (
    DATA,
    FINDINGS,
    GUIDE,
    OPEN,
    ROOMS,
    RUN_AGAIN,
    SOURCES,
    VERDICT,
    Book,
    Column,
    Content,
    Formula,
    Page,
)
from leverage.report.workpaper.data import Data
from leverage.report.workpaper.findings import Findings
from leverage.report.workpaper.rooms import CHART_COLUMNS, Rooms
from leverage.report.workpaper.standing import Standing
from leverage.terms.texts import Text, join, same

_RANKED = (Outcome.BREACH, Outcome.PROHIBITED, Outcome.UNDETERMINED, Outcome.NEEDS_APPROVAL, Outcome.COMPLIANT)
_TOLD = {
    Outcome.BREACH: Text("至少一项超过上限。", "At least one limit is exceeded."),
    Outcome.PROHIBITED: Text("使用了被禁止的渠道。", "A prohibited channel is used."),
    Outcome.UNDETERMINED: Text(
        "现有资料不足以作出结论，见“待确认”。", "What is known does not decide it: see the open questions."
    ),
    Outcome.NEEDS_APPROVAL: Text(
        "比例均符合；有渠道须批准而未说明已获批准。",
        "Every ratio is kept; an approval is required and none was stated.",
    ),
    Outcome.COMPLIANT: Text(
        "本规则库所载、本次计入的规则均符合。", "Every rule that this rulebook holds and this check counts is kept."
    ),
}
_OTHER_RULES = Text(
    "改动了决定适用规则的数据，本页结论不再成立。",
    "An input that decides which rules apply was changed: this verdict no longer holds.",
)

_LONGEST_QUOTED = 250
"""Characters: what a formula can quote."""


class VerdictPage:
    """The sheet 结论: the verdict, the key figures, a chart, what the report rests on, and the signatures."""

    def __init__(
        self, book: Book, data: Data, findings: Findings, rooms: Rooms, standing: Standing, receipt: Mapping[str, str]
    ) -> None:
        self.book, self.data, self.findings, self.rooms = book, data, findings, rooms
        self.assessment, self.standing, self.receipt = standing.assessment, standing, receipt
        self.page = book.pages[VERDICT]
        self.row = 0
        self._verdict()
        self._figures()
        self._chart()
        self._proof()
        self._signatures()
        self.page.printed(landscape=False, pages=1)
        self.page.sheet.activate()
        self.page.fit(self.heights)

    def _verdict(self) -> None:
        for column, width in enumerate((31, 26, 24, 19)):
            self.page.width(column, width)
        self.page.sheet.hide_gridlines(2)
        told = self.assessment
        self.page.put(0, 0, Text("融资杠杆核对报告", "Funding leverage report"), "title")
        self.page.put(1, 0, words.name_of(told), "company")
        line = Text(
            f"{told.place.name.zh} · {words.kind_of(told).zh} · 核对日 {told.as_of}",
            f"{told.place.name.en} · {words.kind_of(told).en} · judged on {told.as_of}",
        )
        self.page.put(2, 0, line, "plain")
        self.heights: dict[int, float] = {0: 28, 1: 20, 4: 40, 7: 20, 9: 26}
        self._counts = {outcome: self.page.at(7, place) for place, outcome in enumerate(_RANKED[:4])}
        strict = self._strict()
        if strict is not None:
            self.page.put(3, 0, strict, "plain")
        self.page.put(4, 0, Text("结论", "Verdict"), "verdict_label")
        self.page.put(4, 1, Formula(self._formula(), told.verdict.label), "verdict")
        self.page.colour_outcomes(4, 1, 4)
        texts = [f"IF(B5={self.book.outcome(o)},{self.book.quoted(_TOLD[o])}," for o in _RANKED[:4]]
        texts.insert(0, f"IF(B5={self.book.quoted(RUN_AGAIN)},{self.book.quoted(_OTHER_RULES)},")
        sentence = "=" + "".join(texts) + self.book.quoted(_TOLD[Outcome.COMPLIANT]) + ")" * len(texts)
        self.page.put(5, 0, Formula(sentence, _TOLD[told.verdict]), "plain")
        for place, outcome in enumerate(_RANKED[:4]):
            head = Text(f"{outcome.label.zh}（项）", f"{outcome.label.en} (rules)")
            self.page.put(6, place, head, "label")
            number = sum(1 for f in self.standing.live if f.outcome is outcome and f.counts_in_verdict)
            self.page.put(7, place, Formula(self._count(outcome), number), "count")
        covers = words.qualifiers(told)
        if covers:
            self.page.put(
                8, 0, join([Text("不含：", "Not covered:"), join(covers, zh="；", en="; ")], zh="", en=" "), "plain"
            )
        self.row = 9

    def _strict(self) -> Content:
        """What holds under the strictest readings: of the inputs as they were read, and short enough to stand in a formula."""
        lines = (words.strict(self.assessment, few) for few in (2, 1, 0))
        fits = (line for line in lines if line is None or max(len(line.zh), len(line.en)) < _LONGEST_QUOTED)
        line = next(fits, None)
        return None if line is None else self.data.unchanged(self.book.quoted(line), line)

    def _count(self, outcome: Outcome) -> str:
        outcomes, counted = self.findings.column("outcome"), self.findings.column("counted")
        return f'=COUNTIFS({outcomes},{self.book.outcome(outcome)},{counted},"{self.book.say(Text("是", "yes"))}")'

    def _formula(self) -> str:
        """The worst outcome of the rows; where all values of the open facts together say more, what the program found, while no input is changed."""
        o, data = self.book.outcome, self.data
        inner = o(Outcome.COMPLIANT)
        for outcome in reversed(_RANKED[:4]):
            if outcome is Outcome.PROHIBITED:  # what only the program judges is open once an input is changed
                stale = f"COUNTIF({self.findings.column('outcome')},{self.book.quoted(RUN_AGAIN)})"
                inner = f"IF({stale}>0,{self.book.quoted(RUN_AGAIN)},{inner})"
            inner = f"IF({self._counts[outcome]}>0,{o(outcome)},{inner})"
        inner = f"IF({data.in_force}=0,{o(Outcome.UNDETERMINED)},{inner})"
        again = self.book.quoted(RUN_AGAIN)
        rows = worst(f.outcome for f in self.standing.live if f.counts_in_verdict)
        if not self.standing.in_force or rows is self.assessment.verdict:
            data.settle(None)
            return f"=IF({data.other_rules}>0,{again},{inner})"
        data.settle(self.assessment.verdict.label)
        return f"=IF({data.other_rules}>0,{again},IF({data.changed}=0,{data.override},{inner}))"

    def _figures(self) -> None:
        total = self.assessment.total
        amounts = [
            (Text("已用合计", "used in all"), self.rooms.total.used, self.book.figure(total.used)),
            (
                Text("合计余量（谨慎）", "headroom in all (cautious)"),
                self.rooms.total.headroom,
                self.book.figure(total.headroom),
            ),
            (
                Text("获批后合计余量", "headroom if approved"),
                self.rooms.total.if_approved,
                self.book.figure(total.headroom_if_approved),
            ),
        ]
        self.page.put(self.row, 0, Text("主要数字", "Key figures"), "section")
        for number, (label, cell, value) in enumerate(amounts, 1):
            self.page.put(self.row + number, 0, self.book.in_unit(label), "label")
            self.page.put(self.row + number, 1, Formula(f"={cell}", value), "key")
        lines: tuple[tuple[Text, Content, str], ...] = (
            (Text("数据日期", "figures of"), self.assessment.company.report_date, "date"),
            (Text("待确认问题（个）", "open questions"), len(self.assessment.questions), "number"),
            (Text("核实日早于核对日的地方条款", "local clauses past verification"), self._stale(), "text"),
        )
        for number, (label, content, style) in enumerate(lines, 1):
            self.page.put(self.row + number, 2, label, "label")
            self.page.put(self.row + number, 3, content, style)
        self.row += len(amounts) + 2
        self.page.put(self.row, 0, Text("约束合计余量的规则", "What binds the total"), "section")
        bound = [rule for rule in total.binding if rule in self.standing.rules]
        for rule in bound:
            self.row += 1
            self.page.put(self.row, 0, rule, "plain")
            self.page.line(self.row, 1, 3, self.standing.rules[rule].says)
        if not bound:
            self.row += 1
            self.page.put(self.row, 0, Text("无，或无法确定。", "None, or not known."), "plain")
        self.row += 2

    def _stale(self) -> Text:
        if self.assessment.without_stale:
            return Text("未计入", "left out")
        number = len({f.rule for f in self.standing.live if f.stale and f.layer == "local"})
        return Text(f"已计入（{number}条）", f"included ({number})") if number else Text("无", "none")

    def _chart(self) -> None:
        """Used against cap, limit by limit."""
        rooms = self.rooms
        if not rooms.limits:
            return
        label, used, cap = ([ROOMS, rooms.first_limit, c, rooms.last_limit, c] for c in CHART_COLUMNS)
        chart = self.book.workbook.add_chart({"type": "bar"})
        font = {"name": "Microsoft YaHei", "size": 8}
        known = all(f.used is None or f.used.exact for f in self.standing.live if f.kind == "limit")
        most = Text("已用", "used") if known else Text("已用（至多；未知的不画）", "used at most (no bar: not known)")
        for values, name, colour in ((cap, Text("上限", "cap"), "#BDC9DE"), (used, most, "#1F3864")):
            chart.add_series(
                {
                    "name": self.book.say(name),
                    "categories": label,
                    "values": values,
                    "fill": {"color": colour},
                    "gap": 60,
                    "overlap": 0,
                }
            )
        title = self.book.in_unit(Text("各项限额：已用与上限", "Each limit: used against cap"))
        chart.set_title({"name": self.book.say(title), "name_font": {**font, "size": 11}, "overlay": False})
        chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": "#808080"}})
        chart.set_x_axis(
            {
                "num_font": font,
                "num_format": "#,##0",
                "label_position": "high",
                "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            }
        )
        chart.set_legend({"position": "bottom", "font": font})
        height = 120 + 46 * len(rooms.limits)
        chart.set_size({"width": 740, "height": height})
        self.page.sheet.insert_chart(self.row, 0, chart, {"object_position": 1})
        self.row += height // 18 + 2

    def _proof(self) -> None:
        self.page.put(self.row, 0, Text("本报告依据", "What the report rests on"), "section")
        lines: tuple[tuple[Text, Content], ...] = (
            (Text("输入文件 SHA-256", "input SHA-256"), self.receipt["input"]),
            (Text("规则库 SHA-256", "rulebook SHA-256"), self.receipt["rulebook"]),
            (Text("程序版本", "program"), self.receipt["tool"]),
            (Text("核对时间", "checked at"), self.receipt["checked_at"]),
            (Text("运行后数据改动（个）", "inputs changed since"), Formula(f"={self.data.changed}", 0)),
        )
        for number, (label, content) in enumerate(lines, 1):
            self.page.put(self.row + number, 0, label, "label")
            self.page.put(self.row + number, 1, content, "left")
        self.row += len(lines) + 2

    def _signatures(self) -> None:
        self.page.put(self.row, 0, Text("签署", "Sign-off"), "section")
        heads = (Text("职责", "role"), Text("姓名", "name"), Text("签字", "signature"), Text("日期", "date"))
        for column, head in enumerate(heads):
            self.page.put(self.row + 1, column, head, "label")
        for number, role in enumerate(
            (Text("编制", "prepared by"), Text("复核", "reviewed by"), Text("批准", "approved by")), 2
        ):
            self.heights[self.row + number] = 26
            self.page.put(self.row + number, 0, role, "label")
            for column in (1, 2, 3):
                self.page.put(self.row + number, column, None)
        self.row += 6


def _table(page: Page, row: int, columns: tuple[Column, ...], rows: list[tuple[Content, ...]]) -> int:
    """A table of plain texts; the first row below it."""
    page.heads(row, columns)
    for number, cells in enumerate(rows, row + 1):
        for column, content in enumerate(cells):
            page.put(number, column, content, columns[column].style)
    return row + len(rows) + 2


_SOURCE_COLUMNS = (
    Column("rule", Text("规则编号", "rule"), 18),
    Column("title", Text("文件", "title"), 30),
    Column("number", Text("文号", "number"), 18),
    Column("issuer", Text("发文机关", "issuer"), 20),
    Column("article", Text("条款", "article"), 9),
    Column("issued", Text("发文日", "issued"), 12, "date"),
    Column("effective", Text("施行日", "effective"), 12, "date"),
    Column("basis", Text("施行日依据", "basis of that date"), 10),
    Column("grade", Text("证据等级", "grade"), 7, "centre"),
    Column("verified", Text("核实日", "verified on"), 12, "date"),
    Column("words", Text("原文", "operative words"), 20),
    Column("says", Text("规则内容", "what it says"), 34),
    Column("note", Text("解读", "note"), 40),
)


def write_sources(book: Book, standing: Standing) -> None:
    """The sheet 依据: the clause behind every rule, and the clauses that bound no funding but should be known."""
    page = book.pages[SOURCES]
    page.widths(_SOURCE_COLUMNS)
    page.put(0, 0, Text("依据", "Sources"), "title")
    page.put(1, 0, EVIDENCE, "plain")
    shown: dict[str, Finding | Rule] = {f.rule: f for f in (*standing.live, *standing.idle) if f.rule in standing.rules}
    shown |= {rule.id: rule for rule in standing.in_force if rule.id not in shown}
    rows: list[tuple[Content, ...]] = []
    for name, clause in shown.items():
        rows.append(_cited(name, clause.source, clause.article, clause.words, clause.says, clause.note))
    for note in lookup.notes(standing.law, standing.assessment.as_of):
        rows.append(_cited(Text("（提示）", "(note)"), note.source, note.article, "", note.says, None))
    _table(page, 2, _SOURCE_COLUMNS, rows)
    page.sheet.freeze_panes(3, 2)
    page.printed(repeat=(2, 2))


def _cited(
    name: Text | str, source: Source, article: str | None, quoted: str, says: Text, note: Text | None
) -> tuple[Content, ...]:
    return (
        name,
        source.title,
        source.numbered,
        source.issuer,
        same(article) if article else ARTICLE_UNSEEN,
        source.issued,
        source.effective,
        words.EFFECTIVE_BASIS[source.effective_basis],
        source.grade,
        source.verified_on if source.seen else source.checked,
        quoted,
        says,
        note or "",
    )


def write_open(book: Book, standing: Standing) -> None:
    """The sheet 待确认: what to find out, what is known to be missing, and what the reader should know."""
    page, told = book.pages[OPEN], standing.assessment
    columns = (
        Column("id", Text("编号", "id"), 26),
        Column("ask", Text("问题或事项", "question or matter"), 70),
        Column("settles", Text("决定的规则", "settles"), 60),
        Column("where", Text("在哪里回答", "where to answer"), 46),
    )
    page.widths(columns)
    page.put(0, 0, Text("待确认", "To be settled"), "title")
    row = 2
    gaps = {f"{gap.id}:{gap.says.zh}" for gap in told.gaps}
    notes: list[tuple[Content, ...]] = [("", warning, "", "") for warning in told.warnings if warning.zh not in gaps]
    notes += [("", reading, "", "") for regime in standing.regimes for reading in regime.remarks]
    parts: tuple[tuple[Text, list[tuple[Content, ...]]], ...] = (
        (Text("问题", "Questions"), [(q.fact, q.ask, " | ".join(q.settles), where_of(q)) for q in told.questions]),
        (Text("规则库的缺口", "Gaps of the rulebook"), [(gap.id, gap.says, "", "") for gap in told.gaps]),
        (Text("提示", "Notes"), notes),
    )
    for title, rows in parts:
        page.put(row, 0, title, "section")
        none: list[tuple[Content, ...]] = [("", Text("无", "none"), "", "")]
        row = _table(page, row + 1, columns, rows or none)
    page.printed()


def write_guide(book: Book) -> None:
    """The sheet 说明: how to read the workbook."""
    page = book.pages[GUIDE]
    page.width(0, 92)
    page.put(0, 0, Text("说明", "How to read this workbook"), "title")
    for number, line in enumerate(_GUIDE, 2):
        page.put(number, 0, line.fill(unit=book.unit_name, data=DATA, findings=FINDINGS, rooms=ROOMS), "wrap")
    for number, outcome in enumerate(Outcome, 3 + len(_GUIDE)):
        label = Text(f"{outcome.label.zh}：{_MEANING[outcome].zh}", f"{outcome.label.en}: {_MEANING[outcome].en}")
        page.put(number, 0, label, "wrap")
    page.printed(landscape=False)


_GUIDE = (
    Text(
        "“{data}”表列出全部输入及其来源单元格，金额单位为元；其余各表金额单位为{unit}。",
        "The sheet {data} holds every input with the cell that it came from, in yuan; the other sheets are in {unit}.",
    ),
    Text(
        "已用、上限、余量、使用率和结果均为公式，最终只引用“{data}”表。改动“{data}”表的金额、批准和“公式随之更新”的答复，结果随之变化。",
        "Used, cap, headroom, utilisation and outcome are formulas that rest on {data} alone. They follow "
        "changes of its amounts, approvals and live answers.",
    ),
    Text(
        "公司类型、评级、核对日等决定适用哪些规则和倍数，明细的渠道、提供方、表内外、批准文号和股东类型没有公式跟随；改动这些，结论即显示“须重新运行”；增删明细、股东的行，也须重新运行程序。倍数是法律规定，作为数值列示。",
        "The kind of company, ratings and the date of the check decide which rules and multiples apply, and no formula follows a loan's channel, "
        "lender, place on the sheet or approval, nor a shareholder's kind: once one of these is changed the verdict says “run again”. "
        "After adding rows of the ledger or of shareholders, run the program again too. Multiples are law and stand as numbers.",
    ),
    Text(
        "“理由”、约束规则和影子价格是程序运行时的结论，不随改动更新；斜体数字在改动后显示“须重新运行”。“读入后改动的数值个数”应为零方可签署。",
        "Reasons, binding rules and prices are what the program found when it ran; they do not follow "
        "changes, and figures in italics are withdrawn after one. Before signing, the number of values changed since they were read should be "
        "zero.",
    ),
    Text(
        "空白不是零：未填的渠道为未知。只有声明已列示全部融资，未列渠道才计为零。",
        "Blank is not zero: a channel left out is unknown, unless all funding was stated to be listed.",
    ),
    Text(
        "“至少/至多”：未分配到渠道的金额可能属于几个渠道，已用额因而是一个区间。低与高的倍数、上限：有事实未知时可能适用的范围。",
        "Least and most: an amount that is not allocated may belong to several channels, so that what is "
        "used is an interval. Low and high multiples and caps: the range that may apply while a fact is "
        "unknown.",
    ),
    Text(
        "“不得超过”包含相等：等于上限为合规，超过一分即为超限。比较前不作舍入（以万分之一元为限消除浮点误差）。",
        "“May not exceed” includes equality: at the cap is compliant, one fen above is not. Nothing is "
        "rounded before it is compared (floating-point noise below 1/10,000 yuan apart).",
    ),
    Text(
        "谨慎余量：无论未知事项结果如何今天都可融入的数额。各渠道余量互相重叠，不能相加；合计见“{rooms}”。",
        "Cautious headroom: what can be raised today whatever the unknown turns out to be. The headroom of "
        "channels overlaps and does not add up; the total is on {rooms}.",
    ),
    Text(
        "“{findings}”的灰色行不适用或已被替代，保留以备查。核实情况一栏注明核实日早于核对日的条款。",
        "Grey rows on {findings} do not apply or were replaced; they are kept for reference. The last column "
        "marks clauses last verified before the date of the check.",
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
