"""The sheet 逐条核对: one row per finding, its figures and its outcome as formulas over 数据, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from leverage.assessment.findings import Finding, Outcome
from leverage.law.rules import Count, Limit
from leverage.report import words
from leverage.report.excel.book import FINDINGS, NO, REMARK, RUN_AGAIN, YES, Book, Column, Content
from leverage.report.excel.expression import Cell
from leverage.report.workpaper.data import Data
from leverage.report.workpaper.following import Following
from leverage.report.workpaper.judged import Judged, Row
from leverage.report.workpaper.pages import Register
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base
from leverage.terms.money import in_unit, multiple
from leverage.terms.texts import Text, join, same

HEAD = 2
_FEW = 4
_HINT = Text(
    "数字与结果均为“数据”表上的公式。灰色行不适用或已被替代。索引“B-1”等供各表互相引用，依据列的“D-1”等指“依据”表。",
    "Figures and outcomes are formulas over the data sheet. Grey rows do not apply or were replaced. B-1, B-2 … name rows for the "
    "other sheets; D-1 … are clauses of the sheet 依据.",
)


def columns(book: Book) -> tuple[Column, ...]:
    """The columns, left to right."""
    return (
        Column("index", Text("索引", "index"), 6),
        Column("rule", Text("规则", "rule"), 24),
        Column("subject", Text("对象", "subject"), 10),
        Column("outcome", Text("结果", "outcome"), 8, "outcome"),
        Column("channels", Text("渠道", "channels"), 16),
        Column("base", Text("分母", "denominator"), 9),
        Column("base_amount", book.unit_below(Text("分母金额", "its amount")), 11.5, "money"),
        Column("times", Text("倍数\n（低）", "multiple (low)"), 7, "number"),
        Column("times_upper", Text("倍数\n（高）", "multiple (high)"), 7, "number"),
        Column("cap", book.unit_below(Text("上限（低）", "cap (low)")), 11.5, "money"),
        Column("cap_upper", book.unit_below(Text("上限（高）", "cap (high)")), 11.5, "money"),
        Column("used", book.unit_below(Text("已用（至少）", "used (least)")), 11.5, "money"),
        Column("used_upper", book.unit_below(Text("已用（至多）", "used (most)")), 11.5, "money"),
        Column("headroom", book.unit_below(Text("余量（谨慎）", "headroom (cautious)")), 11.5, "money"),
        Column("headroom_upper", book.unit_below(Text("余量（至多）", "headroom (most)")), 11.5, "money"),
        Column("utilisation", Text("使用率", "utilisation"), 8, "percent"),
        Column("counted", Text("计入结论", "in the verdict"), 6, "centre"),
        Column("made_of", book.unit_below(Text("构成与出处", "made of, from where")), 26),
        Column("source", Text("依据与原文", "source and words"), 26),
        Column("why", Text("理由（程序运行时）", "why (when the program ran)"), 28),
        Column("remark", REMARK, 11, "remark"),
    )


class Findings:
    """The sheet, and where each live finding stands on it."""

    def __init__(self, book: Book, data: Data, following: Following, register: Register) -> None:
        self.book, self.data, self.following, self.register = book, data, following, register
        self.page = book.pages[FINDINGS]
        self.columns = columns(book)
        self.places = {column.key: number for number, column in enumerate(self.columns)}
        self.judged = Judged(book, data, following)
        self.rows: dict[tuple[str, str | None], Row] = {}
        self.row = HEAD + 1
        self._write()

    def ref(self, finding: Finding, key: str) -> Cell:
        """The cell of a finding, for formulas of other sheets."""
        row = self.rows[finding.rule, finding.subject]
        return Cell(self.page.ref(row.number, self.places[key]), row[key].value)

    def index(self, rule: str) -> str:
        """The index of the first row of a rule."""
        return next((f"B-{row.number - HEAD}" for (name, _), row in self.rows.items() if name == rule), "")

    def column(self, key: str) -> str:
        """A whole column of the table, as a range."""
        return self.page.ref(HEAD + 1, self.places[key], max(HEAD + 1, self.row - 1))

    def _write(self) -> None:
        self.page.widths(self.columns, self._folded())
        self.page.put(0, 0, Text("逐条核对", "Rule by rule"), "title")
        self.page.put(1, 0, _HINT, "plain")
        self.page.heads(HEAD, self.columns)
        for finding in self.following.live:
            row = Row(self.page, self.row, self.places)
            self._told(row, finding)
            self.judged.fill(row, finding)
            self.rows[finding.rule, finding.subject] = row
            self._put(row, "number" if isinstance(finding.of, Count) else None)
        if self.following.leaves_silent and not any(f.rule.endswith("/not-provided") for f in self.following.live):
            self._silent_row()
        for finding in self.following.idle:
            row = Row(self.page, self.row, self.places)
            self._told(row, finding)
            row["outcome"], row["counted"] = finding.outcome.label, NO
            self._put(row, grey=True)
        self.page.colour_outcomes(HEAD + 1, self.places["outcome"], self.row)
        for finding in self.following.live:
            if finding.kind == "limit":
                row = self.rows[finding.rule, finding.subject]
                share, outcome = (self.places[key] for key in ("utilisation", "outcome"))
                self.page.colour_share(row.number, share, outcome, finding.warn_at)
        self.page.sheet.freeze_panes(HEAD + 1, 4)

    def _folded(self) -> set[str]:
        """Columns that say nothing more than their neighbours: without open facts and unallocated amounts, low is high."""
        live = self.following.live
        folded = {"counted", "why"}
        if all(f.subject is None for f in live):
            folded.add("subject")
        if all(f.multiples is None or f.multiples[0] == f.multiples[1] for f in live):
            folded |= {"times_upper", "cap_upper"}
        if folded >= {"cap_upper"} and all(f.used is None or f.used.exact for f in live):
            folded |= {"used", "headroom_upper"}
        return folded

    def _put(self, row: Row, figures: str | None = None, *, grey: bool = False) -> None:
        row["index"] = same(f"B-{self.row - HEAD}")
        for number, column in enumerate(self.columns):
            style = figures if figures and column.style == "money" else column.style
            self.page.put(self.row, number, row.cells.get(column.key), style, grey=grey and style != "remark")
        self.row += 1

    def _told(self, row: Row, finding: Finding) -> None:
        """What a row says in words."""
        rule = finding.of
        row["rule"] = _titled(finding.name, finding.says)
        row["subject"] = finding.subject
        row["channels"] = channel_names(finding.channels)
        row["base"] = (isinstance(rule, Limit) and rule.base_word) or (finding.base.label if finding.base else None)
        row["why"] = finding.why
        row["made_of"] = self._made_of(finding)
        row["source"] = self._cited(finding)

    def _made_of(self, finding: Finding) -> Text:
        """The figures that a finding rests on, each with its cell; those of nothing together, by the statement that makes them so."""
        told: list[Text] = []
        nothing: dict[str, list[Text]] = {}
        for shown in finding.inputs:
            name = _name(shown.name)
            if shown.amount is None:
                told.append(Text(f"{name.zh}：未填", f"{name.en}: not stated"))
            elif shown.amount == 0:
                nothing.setdefault(shown.source, []).append(name)
            else:
                amount = multiple(shown.amount) if abs(shown.amount) <= 1 else in_unit(shown.amount, self.book.unit)
                told.append(Text(f"{name.zh} {amount}（{shown.source}）", f"{name.en} {amount} ({shown.source})"))
        for source, names in nothing.items():
            told.append(Text(f"{join(names).zh}：0（{source}）", f"{join(names).en}: 0 ({source})"))
        named = {shown.name for shown in finding.inputs}
        company = self.following.company
        rest = [
            c for c in finding.channels if c.value not in named and (b := company.balance(c)) and b.source == "complete"
        ]
        if rest and finding.kind in ("limit", "access"):
            at = company.where.get("complete", "")
            told.append(
                Text(
                    f"其余渠道：按完整性声明为零（{at or '输入声明'}）",
                    f"other channels: zero by the statement of completeness ({at or 'as stated'})",
                )
            )
        return join(told, zh="\n", en="\n")

    def _cited(self, finding: Finding) -> Text:
        """The clause, its article and its words, and when it was last held against its source."""
        at = self.register.index(finding.rule)
        quoted = (
            Text(f"“{finding.words}”", f"“{finding.words}”")
            if finding.words
            else Text("原文未录", "words not recorded")
        )
        return Text(
            f"{at} {words.citation(finding).zh}\n{quoted.zh}", f"{at} {words.citation(finding).en}\n{quoted.en}"
        )

    def _silent_row(self) -> None:
        """The row for channels that no text provides for, so that money entered there later is noticed. The engine has nothing to say of it yet."""
        row = Row(self.page, self.row, self.places)
        row["rule"] = _titled(
            words.NOT_PROVIDED_CHANNELS, Text("现行文本未规定的渠道。", "No text in force provides for them.")
        )
        row["channels"] = join([c.label for c in Channel if c in self.following.silent])
        row["why"] = Text("这些渠道没有余额。", "There is no money in these channels.")
        row["counted"], row["outcome"] = YES, self.judged.in_silence(row)
        self._put(row)

    # what the rows amount to

    def count(self, outcome: Outcome | Text) -> Cell:
        """How many rows that count in the verdict have an outcome."""
        word = self.book.word(outcome.label if isinstance(outcome, Outcome) else outcome)
        where = f"{self.column('outcome')},{word.text},{self.column('counted')},{self.book.quoted(YES)}"
        many = sum(f.outcome is outcome and f.counts_in_verdict for f in self.following.live)
        return Cell(f"COUNTIFS({where})", Fraction(many))

    @property
    def withdrawn(self) -> str:
        """How many rows ask for a new run."""
        return self.count(RUN_AGAIN).text

    @property
    def all_counted(self) -> str:
        """How many rows count in the verdict."""
        return f"COUNTIF({self.column('counted')},{self.book.quoted(YES)})"


def _titled(name: Text, says: Text) -> Text:
    return Text(f"{name.zh}\n{says.zh}", f"{name.en}\n{says.en}")


def _name(name: str) -> Text:
    """The name of an input: a channel, a denominator, or as it stands."""
    if name in set(Channel):
        return Channel(name).label
    return (
        Base(name).label
        if name in set(Base)
        else {"share": Text("持股比例", "share"), "paid_in": Text("实缴出资", "paid in")}.get(
            name, same(words.visible(name))
        )
    )


def channel_names(channels: Sequence[Channel]) -> Text:
    """The channels by name; nearly all of funding, by what is left out or added."""
    without = [channel for channel in Channel if channel in FUNDING and channel not in channels]
    beside = [channel for channel in channels if channel not in FUNDING]
    if len(without) > _FEW:
        return join([channel.label for channel in channels])
    told = Text("各类债务融资", "all debt funding")
    if without:
        left_out = join([channel.label for channel in without])
        told += Text(f"（除{left_out.zh}）", f"(except {left_out.en})")
    if beside:
        added = join([channel.label for channel in beside])
        told += Text(f"，以及{added.zh}", f"and {added.en}")
    return told


def limit_label(finding: Finding, channels: Iterable[Channel]) -> Content:
    """A limit in a few words, for a chart: its name and its multiple, where it is one multiple of one denominator."""
    times = words.times(finding)
    base = finding.base.label if finding.base else same("")
    name = finding.name if finding.of.name else channel_names(list(channels))
    if not times:
        return name
    return Text(f"{name.zh} ≤ {times}×{base.zh}", f"{name.en} ≤ {times} × {base.en}")
