"""The comparison as a workbook: 总览 (a row per place), 矩阵 (places by channels), 规则 (a row per rule and place, with its text), 缺口, 附注 and 说明."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from math import inf
from pathlib import Path
from typing import Any

from leverage.assessment.findings import LEVELS
from leverage.comparison.compare import is_stale
from leverage.comparison.published import differs
from leverage.comparison.ranking import merits, ranks
from leverage.comparison.ranking import standing as standing_of
from leverage.comparison.ratios.places import Comparison, PlaceTerms, Terms
from leverage.comparison.where import Filtered
from leverage.law import describe
from leverage.law.rules import Access, Limit, Rule
from leverage.report import words
from leverage.report.comparison import standing, tables
from leverage.report.comparison import words as say
from leverage.report.comparison.as_json import receipt
from leverage.report.comparison.schema import ReceiptOut
from leverage.report.excel.book import NO, YES, Book, Column, Content, Page
from leverage.report.grid import Grid
from leverage.report.media.excel_table import content_of
from leverage.terms.channels import RAISABLE, Channel, Group
from leverage.terms.money import Bound
from leverage.terms.texts import Language, Text, join, same

OVERVIEW, MATRIX, RULES, GAPS, NOTES, GUIDE = "总览", "矩阵", "规则", "缺口", "附注", "说明"
SHEETS = (OVERVIEW, MATRIX, RULES, GAPS, NOTES, GUIDE)
UNIT = "万元"
_HEAD = 1  # the row of the headings: a title stands above them
_SHEET = 240  # characters: what a page of A4 across still shows in a readable size
_FILLS = {"permitted": "#E2F0D9", "with_approval": "#FFF2CC", "not_provided": "#F2F2F2", "prohibited": "#FFC7CE"}


def write_workbook(comparison: Comparison, path: Path, *, language: Language, found: Filtered | None = None) -> None:
    """Write the workbook. The same comparison and ``SOURCE_DATE_EPOCH`` give the same bytes."""
    proof = receipt(comparison.rulebook)
    book = Book(path, language, UNIT, SHEETS)
    _overview(book, comparison, found)
    _matrix(book, comparison)
    _rules(book, comparison)
    _plain(book.pages[GAPS], tables.gaps(comparison), (16, 30, 90))
    _plain(book.pages[NOTES], tables.notes(comparison), (16, 80, 50, 12))
    _guide(book, comparison, found, proof)
    title = Text("各地融资杠杆比较", "Funding leverage, place by place").of(language)
    book.close(title, datetime.fromisoformat(proof["checked_at"]))


def _table(page: Page, title: Text, columns: Sequence[Column], rows: Sequence[Sequence[Content]], frozen: int) -> None:
    """A table with filters, frozen headings and its own print titles."""
    page.widths(columns)
    page.put(0, 0, title, "section")
    page.heads(_HEAD, columns)
    for number, row in enumerate(rows, _HEAD + 1):
        for place, (column, content) in enumerate(zip(columns, row, strict=True)):
            words_ = isinstance(content, str | Text)
            page.put(number, place, content, "text" if words_ or content is None else column.style)
    page.sheet.autofilter(_HEAD, 0, max(_HEAD + 1, _HEAD + len(rows)), len(columns) - 1)
    page.sheet.freeze_panes(_HEAD + 1, frozen)
    page.printed(repeat=(_HEAD, _HEAD))
    if sum(column.width for column in columns) > _SHEET:
        page.sheet.fit_to_pages(2, 0)
        page.sheet.repeat_columns(0, frozen - 1)
    page.fit({0: 20})


def _times(bound: Bound | None) -> Content:
    if bound is None:
        return words.UNKNOWN
    return words.UNLIMITED if bound == inf else Fraction(bound)


def _overview(book: Book, comparison: Comparison, found: Filtered | None) -> None:
    columns = [
        Column("rank", Text("名次", "Rank"), 6, "centre"),
        Column("standing", Text("排名类别", "Standing"), 14),
        Column("code", Text("代码", "Code"), 11),
        Column("place", Text("地区", "Place"), 11),
    ]
    money = any(terms.money for terms in comparison.places)
    if money:
        columns += [
            Column("now", book.unit_below(Text("现可融资", "Now")), 14, "money"),
            Column("approved", book.unit_below(Text("获批后", "If approved")), 14, "money"),
            Column("verdict", Text("现状结论", "As it stands"), 10),
        ]
    if comparison.channel:
        label = comparison.channel.label
        columns += [
            Column("access", Text(f"{label.zh}：准入", f"{label.en}: access"), 16),
            Column("most", Text(f"{label.zh}：至多（倍）", f"{label.en}: at most (×)"), 12, "number"),
            Column("opening", Text(f"{label.zh}：逐情形", f"{label.en}: case by case"), 40),
            Column("caps", Text(f"{label.zh}：限额", f"{label.en}: limits"), 40),
            Column("texts", Text(f"{label.zh}：依据", f"{label.en}: texts"), 40),
        ]
    columns += [
        Column("non_standard", Text("非标准化\n（倍，分母）", "Non-standard (×, over)"), 26),
        Column("standardised", Text("标准化\n（倍，分母）", "Standardised (×, over)"), 26),
        Column("together", Text("两者合计至多\n（倍，分母）", "Both together at most (×, over)"), 22),
        Column("free", Text("其中无须批准\n（倍，分母）", "Without approval (×, over)"), 24),
        Column("local", Text("当地限额\n（倍，分母）", "Local limits (×, over)"), 30),
        Column("multiple", Text("派生比例\n（倍）", "In all (×)"), 9, "number"),
        Column("upper", Text("至多\n（倍）", "At most (×)"), 9, "number"),
        Column("permitted", Text("无须批准者\n（倍）", "Without approval (×)"), 11, "number"),
        Column("base", Text("分母", "Over"), 22),
        Column("cases", Text("取决于", "Turns on"), 38),
        Column("published", Text("公布\n（倍）", "Published (×)"), 9, "number"),
        Column("published_base", Text("公布的分母", "Published over"), 13),
        Column("differs", Text("为何不同", "Why they differ"), 40),
        Column("denominators", Text("所涉分母", "Denominators"), 20),
        Column("verified_on", Text("核实至", "Verified on"), 11, "date"),
        Column("stale", Text("核实日早于所查日", "Verified before the date"), 10, "centre"),
        Column("grades", Text("证据等级", "Evidence"), 8),
        Column("gaps", Text("缺口", "Gaps"), 36),
        Column("unread", Text("此地不用的事实", "Facts of no use here"), 14),
    ]
    if found:
        columns.append(Column("found", Text("符合条件的规则", "Found by"), 40))
    rows = []
    for terms, rank in zip(comparison.places, ranks(comparison.places, comparison.channel), strict=True):
        where = standing.COUNTED[standing_of(terms, comparison.channel)]
        row: list[Content] = [None if rank is None else Fraction(rank), where, terms.place.code, terms.place.name]
        if money and terms.money is not None:
            told = standing.money(terms, comparison.channel, UNIT)
            bounds = [low if low == high else None for low, high in merits(terms, comparison.channel)]
            row += [book.figure(None if b == inf else b, text) for b, text in zip(bounds, told, strict=True)]
            row.append(standing.stands(terms))
        if comparison.channel:
            of = terms.terms(comparison.channel)
            row += [say.access(of), _times(of.openings.low), say.opening(of, terms)] if of else [None, None, None]
            row += [
                _lines([say.cap(cap, terms) for cap in of.caps] if of else []),
                say.texts(terms, comparison.channel),
            ]
        headline = terms.headline
        row += [
            standing.in_cell(terms, Group.NON_STANDARD),
            standing.in_cell(terms, Group.STANDARDISED),
            say.whole(terms),
            say.free(terms),
            say.local_caps(terms),
            *_as_one(terms),
            _lines(say.cases(terms)),
            None if headline is None else headline.multiple or say.published_times(headline),
            headline.base.label if headline and headline.multiple is not None else None,
            differs(terms, comparison.kind, comparison.facts),
            join([base.label for base in terms.denominators], zh="、", en=", "),
            terms.verified_on,
            YES if terms.stale else NO,
            ", ".join(terms.grades),
            _lines([same(gap.id + " ") + gap.says for gap in terms.own_gaps]),
            ", ".join(terms.unread),
        ]
        if found:
            row.append(tables.found_by(found, terms))
        rows.append(row)
    first = standing.in_breach(comparison)
    head = standing.head(comparison)
    title = Text(f"{first.zh} {head.zh}", f"{first.en} {head.en}") if first else head
    _table(book.pages[OVERVIEW], title, columns, rows, 4)
    book.pages[OVERVIEW].sheet.activate()


def _as_one(terms: PlaceTerms) -> list[Content]:
    """The ratio in all, as a figure to filter by: only where one kind of funding is open, or one limit holds both; two figures are never added."""
    if not (terms.shared or terms.standardised.closed or terms.non_standard.closed):
        return [None, None, None, None]
    derived = terms.derived
    return [
        _times(derived.cautious.multiple),
        _times(derived.highest),
        _times(terms.permitted.cautious.multiple),
        say.bases(terms),
    ]


def _lines(texts: Sequence[Text]) -> Text:
    return Text("\n".join(t.zh for t in texts), "\n".join(t.en for t in texts))


def _matrix(book: Book, comparison: Comparison) -> None:
    """Places by channels: the most that a channel alone may raise, or the word for its access; colours only repeat the words."""
    page = book.pages[MATRIX]
    used = {of.channel for terms in comparison.places for of in terms.channels}
    shown = [c for c in Channel if c in used]
    columns = [Column("place", Text("地区", "Place"), 11), *(Column(c.value, c.label, 11) for c in shown)]
    title = Text(
        "各渠道单独至多（倍，获批后）；“须批准”者先要取得批准或备案；区间取决于未指明的事实；多条规则并行时取最严者",
        "Each channel alone at most (×, if approved); “approval”: needs one first; a range turns on facts not stated; of several rules the strictest",
    )
    page.widths(columns)
    page.put(0, 0, title, "section")
    page.heads(_HEAD, columns)
    formats: dict[tuple[str, bool], Any] = {}
    for number, terms in enumerate(comparison.places, _HEAD + 1):
        page.put(number, 0, terms.place.name, "label")
        for place, channel in enumerate(shown, 1):
            of = terms.terms(channel)
            if of is None:
                page.put(number, place, Text("未见限制", "no limit seen"), "centre")
            else:
                _cell(page, number, place, of, formats)
    page.sheet.autofilter(_HEAD, 0, max(_HEAD + 1, _HEAD + len(comparison.places)), len(shown))
    page.sheet.freeze_panes(_HEAD + 1, 1)
    page.printed(repeat=(_HEAD, _HEAD))
    page.fit({0: 20, _HEAD: 54, **dict.fromkeys(range(_HEAD + 1, _HEAD + 1 + len(comparison.places)), 27)})


def _cell(page: Page, row: int, column: int, of: Terms, formats: dict[tuple[str, bool], Any]) -> None:
    """A figure stays a number: what needs an approval says so by its number format. Where facts decide, the cell says what may hold."""
    book = page.book
    levels = of.openings.levels
    closed = of.access in ("prohibited", "not_provided")
    exact = len(levels) == 1 and not closed and of.most is not None and of.most == of.most_upper and of.most != inf
    key = (of.access, exact)
    if key not in formats:
        suffix = book.say(Text("须批准", "approval"))
        style: dict[str, Any] = {"border": 1, "border_color": "#BFBFBF", "align": "center", "valign": "top"}
        style |= {"bg_color": _FILLS[of.access], "text_wrap": True}
        style |= {"num_format": f'General" {suffix}"'} if exact and of.access == "with_approval" else {}
        formats[key] = book.workbook.add_format(style)
    if exact:
        page.sheet.write_number(row, column, float(Fraction(of.most or 0)), formats[key])
        return
    told = say.access(of) if closed and len(levels) == 1 else say.bare(of)
    page.sheet.write_string(row, column, book.say(told), formats[key])


_RULE_COLUMNS = (
    Column("place", Text("地区", "Place"), 10),
    Column("rule", Text("规则", "Rule"), 26),
    Column("layer", Text("层级", "Layer"), 7),
    Column("kind", Text("种类", "Kind"), 9),
    Column("channels", Text("渠道", "Channels"), 26),
    Column("multiple", Text("倍数", "Multiple"), 14, "number"),
    Column("base", Text("分母", "Over"), 11),
    Column("access", Text("准入", "Access"), 9),
    Column("when", Text("适用于", "Applies where"), 22),
    Column("applies", Text("此处适用", "Applies here"), 9),
    Column("says", Text("内容", "What it says"), 44),
    Column("title", Text("文本", "Text"), 34),
    Column("number", Text("文号", "Number"), 18),
    Column("article", Text("条款", "Article"), 9),
    Column("issuer", Text("发文机关", "Issuer"), 18),
    Column("issued", Text("发文日", "Issued"), 11, "date"),
    Column("effective", Text("施行日", "In force from"), 11, "date"),
    Column("words", Text("原文要词", "Operative words"), 20),
    Column("verified_on", Text("核实至", "Verified on"), 11, "date"),
    Column("stale", Text("核实日早于所查日", "Verified before the date"), 9),
    Column("grade", Text("证据等级", "Evidence"), 7),
    Column("note", Text("读法", "Reading"), 40),
)
_LAYERS = {
    "national": Text("全国", "national"),
    "local": Text("地方", "local"),
    "supplement": Text("补充文件", "supplement"),
}


def _rules(book: Book, comparison: Comparison) -> None:
    """One row per rule in force and place."""
    rows = [_rule(rule, terms) for terms in comparison.places for rule in terms.rules]
    title = Text(
        f"{comparison.as_of}有效的规则，每地每条一行", f"Rules in force on {comparison.as_of}, a row for each place"
    )
    _table(book.pages[RULES], title, _RULE_COLUMNS, rows, 2)


def _rule(rule: Rule, terms: PlaceTerms) -> list[Content]:
    source, facts = rule.source, terms.law.facts
    times: Content = None
    if isinstance(rule, Limit):
        times = rule.multiple if isinstance(rule.multiple, Fraction) else describe.times(rule.multiple, facts)
    return [
        terms.place.name,
        rule.id,
        _LAYERS["supplement" if rule.supplied else rule.layer],
        describe.KINDS[rule.kind],
        say.channel_names(rule),
        times,
        rule.base.label if isinstance(rule, Limit) else None,
        LEVELS[rule.level] if isinstance(rule, Access) else None,
        describe.conditions(rule.when, facts) if rule.when else Text("各类公司", "every company"),
        applies(rule, terms),
        rule.says,
        source.title,
        source.numbered,
        rule.placed,
        source.issuer,
        source.issued,
        rule.start,
        rule.words,
        source.verified_on if source.seen else source.checked,
        YES if is_stale(rule, terms.as_of) else NO,
        source.grade,
        rule.note,
    ]


def applies(rule: Rule, terms: PlaceTerms) -> Text:
    """Whether a rule applies under the facts stated: always, never, or depending on facts that nobody stated."""
    held = sum(rule.id in situation.active for situation in terms.situations)
    return YES if held == len(terms.situations) else Text("视事实", "depends") if held else NO


def _plain(page: Page, grid: Grid, widths: Sequence[float]) -> None:
    columns = [Column(key, head, width) for (key, head), width in zip(grid.columns, widths, strict=True)]
    rows = [
        [
            date.fromisoformat(str(cell)) if key == "issued" else content_of(page, cell)[0]
            for (key, _), cell in zip(grid.columns, row, strict=True)
        ]
        for row in grid.rows
    ]
    styled = [Column(c.key, c.head, c.width, "date" if c.key == "issued" else "text") for c in columns]
    _table(page, grid.title, styled, rows, 1)


def _guide(book: Book, comparison: Comparison, found: Filtered | None, proof: ReceiptOut) -> None:
    page = book.pages[GUIDE]
    page.width(0, 22)
    page.width(1, 110)
    page.put(0, 0, Text("说明", "How to read it"), "section")
    silent = join([c.label for c in RAISABLE], zh="、", en=", ")
    lines: list[tuple[Text, Text | str]] = [
        (Text("比较范围", "Compared"), standing.head(comparison)),
        (Text("派生比例", "Derived ratio"), standing.HOW),
        (Text("批准", "Approvals"), standing.APPROVALS),
        (
            Text("公布的比例", "Published ratio"),
            Text(
                "2017年末一份汇编的标题，不是限额；与派生比例不同者说明原因。",
                "The headlines of a compilation of late 2017: never limits; where they differ from the derived ratio the reason is told.",
            ),
        ),
        (
            Text("未作规定", "Not provided for"),
            Text(
                f"现行文本未提及的渠道，不等于允许，也不等于禁止：请向监管部门确认。融资渠道共：{silent.zh}。",
                f"No text in force mentions the channel: neither permitted nor prohibited; ask the regulator. The funding channels: {silent.en}.",
            ),
        ),
        (
            Text("核实日", "Verified on"),
            Text(
                "最近一次有人对照原文核实的日期，不是规则的日期；早于所查日的，其后变化未知。",
                "The day on which someone last held the rule against its text, which is not the day of the rule; later changes are not known.",
            ),
        ),
        (
            Text("证据等级", "Evidence"),
            Text(
                "A 官方文本或逐字引文；A- 稍次；B 多家报道一致。",
                "A the official text or a verbatim quotation; A- nearly so; B several newspapers agree.",
            ),
        ),
        *((Text("提示", "Note"), remark) for remark in tables.remarks(comparison)[2:]),
        (Text("程序", "Program"), proof["tool"]),
        (Text("规则库", "Rulebook"), proof["rulebook"]),
        (Text("生成时间", "Written at"), proof["checked_at"]),
    ]
    if found is not None:
        rest = standing.untold(found)
        lines.insert(1, (Text("筛选", "Filter"), standing.counted(found)))
        lines[2:2] = [(Text("不能断言", "Cannot be told"), rest)] if rest else []
    for number, (label, text) in enumerate(lines, 1):
        page.put(number, 0, label, "label")
        page.put(number, 1, text)
    page.printed(landscape=True)
    page.fit({0: 20})
