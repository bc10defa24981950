"""The sheet 数据: every input in yuan, with the cell that it came from. All formulas of the report start here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from fractions import Fraction
from typing import Any

from leverage.company import Loan
from leverage.law.rules import Access
from leverage.report.excel.book import DATA, GUIDE, NO, YES, Book, Column, Content, Page
from leverage.report.excel.expression import Cell, choose, either, number
from leverage.report.excel.guard import CHANGED, Block, Guard
from leverage.report.workpaper.following import Following
from leverage.report.workpaper.sums import Sums, neighbours
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import FactValue, value_label
from leverage.terms.names import name_key
from leverage.terms.texts import Text, join, same


class At(IntEnum):
    """The columns of every table."""

    KEY = 0
    ITEM = 1
    VALUE = 2
    SOURCE = 3


class Ledger(IntEnum):
    """The further columns of the ledger."""

    LENDER = 4
    NUMBER = 5
    START = 6
    MATURITY = 7
    RATE = 8
    ON_SHEET = 9
    APPROVAL = 10


_COLUMNS = (
    Column("key", Text("编号", "id"), 22),
    Column("item", Text("项目", "item"), 34),
    Column("value", Text("数值", "value"), 20),
    Column("source", Text("来源", "source"), 24),
)
_MORE = (26, 12, 11, 11, 9, 7, 16)
"""Widths of the columns that a table may have beside those."""
_LEDGER_HEADS = (
    Text("资金提供方", "lender"),
    Text("提供方序号", "lender no."),
    Text("起始日", "start"),
    Text("到期日", "maturity"),
    Text("年利率", "annual rate"),
    Text("表内", "on the sheet"),
    Text("批准或备案文号", "approval no."),
)
_KINDS = {"corporate": Text("法人", "corporate"), "individual": Text("自然人", "individual")}
_BY_STATEMENT = Text("按完整性声明为零", "zero by the statement of completeness")
_OF_LEDGER = Text("融资明细合计", "sum of the ledger")
_NOT_STATED = Text("未填", "not stated")
_LARGEST = 1e13
"""Yuan: what the validation lets in."""

More = tuple[Content, str]


@dataclass(frozen=True)
class Line:
    """One row of a table: its key, what it is, the value with its style, where it came from, and how it may change (None: not so that formulas follow)."""

    key: str
    item: Text | str
    value: Content
    source: Text | str = ""
    style: str = "input"
    follow: str | None = None
    more: Sequence[More] = ()


class Data(Sums):
    """The sheet, and the cells of what stands on it."""

    def __init__(self, book: Book, following: Following) -> None:
        self.book, self.following = book, following
        self.company, self.assessment = following.company, following.assessment
        self.page: Page = book.pages[DATA]
        self.guard = Guard(book, book.pages[GUIDE], self.page, (YES, NO))
        self.row = 2
        self.lenders = _numbers(self.company.loans)
        lent: defaultdict[tuple[Channel, int | None], Fraction] = defaultdict(Fraction)
        for loan in self.company.loans:
            for lender in (None, self.lenders[name_key(loan.lender)]):
                lent[loan.channel, lender] += loan.balance
        self.amounts_lent = lent
        self.page.widths(_COLUMNS, hidden={"key"})
        for column, width in enumerate(_MORE, len(_COLUMNS)):
            self.page.width(column, width)
        title = Text("数据（金额单位：元；蓝字为输入）", "Data (amounts in yuan; inputs in blue)")
        self.page.put(0, At.ITEM, title, "title")
        self._profile()
        self.capital = dict(zip(Base, self._capital(), strict=True))
        self.ledger = self._ledger()
        self.balances = dict(zip(Channel, self._balances(), strict=True))
        self.loose_cells = self._unallocated()
        self.paid_in = self._shareholders()
        self.approved = dict(zip(Channel, self._channel_approvals(), strict=True))
        self.rule_approved = self._rule_approvals()
        self.facts = self._facts()
        self._benchmarks()
        self._amounts_approved()
        self._switches()
        self.page.sheet.freeze_panes(1, 3)

    # tables

    def _table(self, title: Text, value: Text, lines: Sequence[Line], more: Sequence[Text] = ()) -> list[Cell]:
        """Write a table and have its inputs guarded; the cells of its values."""
        self.page.put(self.row, At.ITEM, title, "section")
        self.page.sections.append(self.row)
        for column, head in enumerate([*(c.head for c in _COLUMNS[:2]), value, _COLUMNS[3].head, *more]):
            self.page.put(self.row + 1, column, head, "head")
        first = self.row = self.row + 2
        cells = [self._line(line) for line in lines]
        if not lines:
            self.page.put(self.row, At.ITEM, Text("（无）", "(none)"))
            self.row += 1
        last = self.row - 1
        self.guard.block(Block(title, first, last, (At.KEY, At.ITEM)))
        self.guard.block(Block(title, first, last, (At.SOURCE, At.SOURCE + len(more))))
        for start, end in neighbours([line.follow for line in lines]):
            if not isinstance(lines[start].value, Cell):  # a sum is no input
                places = first + start, first + end
                self.guard.block(Block(title, *places, (At.VALUE, At.VALUE), lines[start].follow or "nothing"))
        self._validate(first, lines)
        self.row += 1
        return cells

    def _line(self, line: Line) -> Cell:
        cells: list[More] = [(line.key, "small"), (line.item, "text"), (line.value, line.style), (line.source, "text")]
        for column, (content, style) in enumerate([*cells, *line.more]):
            self.page.put(self.row, column, content, style)
        self.row += 1
        value = line.value.value if isinstance(line.value, Cell) else self.page.value(line.value)
        return Cell(self.page.ref(self.row - 1, At.VALUE), value)

    def _validate(self, first: int, lines: Sequence[Line]) -> None:
        """What may be typed into the cells of a table: an amount, a date, an answer."""
        words_of = [self.book.say(YES), self.book.say(NO)]
        amount: dict[str, Any] = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": _LARGEST}
        day = {"validate": "date", "criteria": "between", "minimum": date(1950, 1, 1), "maximum": date(2199, 12, 31)}
        for start, end in neighbours([(line.style, line.follow, isinstance(line.value, Cell)) for line in lines]):
            style, follow, own = lines[start].style, lines[start].follow, isinstance(lines[start].value, Cell)
            rule: dict[str, Any] | None = None
            if style == "input" and not own:
                rule = amount
            elif style == "input_date":
                rule = day
            elif follow in ("choice", "answer"):
                rule = {"validate": "list", "source": words_of}
            elif follow == "count":
                rule = {"validate": "integer", "criteria": ">=", "value": 0}
            if rule is not None:
                self.page.sheet.data_validation(first + start, At.VALUE, first + end, At.VALUE, rule)

    # sections

    def _profile(self) -> None:
        told, company = self.assessment, self.company
        kind, where = company.company_type, company.where
        complete, without = (YES if said else NO for said in (company.complete, told.without_stale))
        lines = [
            Line(name, item, value, where.get(name, ""), style)
            for name, item, value, style in (
                ("name", Text("公司名称", "company"), company.name, "input_text"),
                ("report_date", Text("数据日期", "date of the figures"), company.report_date, "input_date"),
                ("place", Text("地区", "place"), told.place.name, "input_text"),
                ("company_type", Text("公司类型", "company type"), kind.label if kind else None, "input_text"),
                ("as_of", Text("核对日", "date of the check"), told.as_of, "input_date"),
                ("complete", Text("已声明列示全部融资", "all funding stated to be listed"), complete, "input_text"),
                (
                    "no_stale",
                    Text("不计核实日早于核对日的地方条款", "stale local clauses left out"),
                    without,
                    "input_text",
                ),
                (
                    "in_force",
                    Text("核对日施行的规则数", "rules in force on the date"),
                    len(self.following.in_force),
                    "number",
                ),
                ("unit", Text("报表单位折合元数", "yuan per unit of the report"), self.book.scale, "number"),
            )
        ]
        cells = self._table(Text("基本信息", "Profile"), Text("内容", "content"), lines)
        self.named = cells[0].text
        self.book.workbook.define_name("UNIT", f"={cells[-1].text}")
        changed = Text("读入后改动的数值个数（零方可签署）", "inputs changed since they were read (sign at none)")
        self.page.put(self.row - 1, At.KEY, "changed", "small")
        self.page.put(self.row - 1, At.ITEM, changed)
        self.page.put(self.row - 1, At.VALUE, CHANGED, "number")
        self.row += 1

    def _capital(self) -> list[Cell]:
        figures = [(base, self.company.capital.get(base)) for base in Base]
        lines = [
            Line(base.value, base.label, f.amount if f else None, f.source if f else _NOT_STATED, follow="capital")
            for base, f in figures
        ]
        title = Text("资本（空白为未知，不是零）", "Capital (blank is not known, not zero)")
        return self._table(title, Text("金额（元）", "yuan"), lines)

    def _ledger(self) -> tuple[str, str, str] | None:
        """The loans; the ranges of their channels, balances and lenders' numbers."""
        follow = "loan_held" if self.following.loan_by_loan else "loan"
        lines = [
            Line(f"loan:{n}", loan.channel.label, loan.balance, loan.source, follow=follow, more=self._loan(loan))
            for n, loan in enumerate(self.company.loans, 1)
        ]
        first = self.row + 2
        self.loan_balances = self._table(
            Text("融资明细", "Funding ledger"), Text("余额（元）", "yuan"), lines, _LEDGER_HEADS
        )
        if not lines:
            return None
        item, value, who = (self.page.ref(first, c, self.row - 2) for c in (At.ITEM, At.VALUE, Ledger.NUMBER))
        return item, value, who

    def _loan(self, loan: Loan) -> tuple[More, ...]:
        sheet = None if loan.on_sheet is None else YES if loan.on_sheet else NO
        return (
            (loan.lender, "input_text"),
            (self.lenders[name_key(loan.lender)], "number"),
            (loan.start, "input_date"),
            (loan.maturity, "input_date"),
            (loan.rate, "input_rate"),
            (sheet, "input_text"),
            (loan.approval, "input_text"),
        )

    def _balances(self) -> list[Cell]:
        lines = []
        for channel in Channel:
            figure = self.company.balance(channel)
            source: Text | str = figure.source if figure else _NOT_STATED
            if source == "complete":
                at = self.company.where.get("complete", "")
                source = _BY_STATEMENT + Text(f"：{at}", f": {at}") if at else _BY_STATEMENT
            if (channel, None) in self.amounts_lent:
                lines.append(Line(channel.value, channel.label, self.lent((channel,)), _OF_LEDGER, "yuan"))
            else:
                lines.append(
                    Line(channel.value, channel.label, figure.amount if figure else None, source, follow="amount")
                )
        title = Text("各渠道余额（空白为未知，不是零）", "Balances by channel (blank is not known, not zero)")
        return self._table(title, Text("余额（元）", "yuan"), lines)

    def _unallocated(self) -> list[Cell]:
        lines = [
            Line(
                f"unallocated:{n}",
                item.label,
                item.amount,
                item.source,
                follow="loan",
                more=[(_named(item.among), "text")],
            )
            for n, item in enumerate(self.company.unallocated, 1)
        ]
        title = Text("未分配到渠道的金额", "Amounts not allocated to a channel")
        return self._table(title, Text("金额（元）", "yuan"), lines, [Text("可能的渠道", "may be")])

    def _shareholders(self) -> list[Cell]:
        lines = []
        for n, holder in enumerate(self.company.shareholders, 1):
            kind = _KINDS.get(holder.kind or "", same(holder.kind or ""))
            more: list[More] = [
                (holder.share, "input_rate"),
                (kind, "input_text"),
                (self.lenders.get(name_key(holder.name)) or None, "number"),
            ]
            lines.append(
                Line(f"shareholder:{n}", holder.name, holder.paid_in, holder.source, follow="amount", more=more)
            )
        heads = [Text("持股比例", "share"), Text("类型", "kind"), Text("提供方序号", "lender no.")]
        return self._table(Text("股东", "Shareholders"), Text("实缴出资（元）", "paid in (yuan)"), lines, heads)

    def _channel_approvals(self) -> list[Cell]:
        given = self.company.approvals
        limits = self.following.law.limits_approved(given)
        lines = []
        for channel in Channel:
            by = [channel.value] if channel in given else []
            by += [rule.id for rule in limits if channel in rule.counts]
            follow = "choice" if self.following.follows_approval(channel) else None
            at = ", ".join(self._approval_at(name) for name in by)
            lines.append(Line(f"approve:{channel.value}", channel.label, YES if by else NO, at, "input_text", follow))
        title = Text("批准或备案：按渠道", "Approvals by channel")
        return self._table(title, Text("已批准（是/否）", "approved (yes/no)"), lines)

    def _rule_approvals(self) -> dict[str, Cell]:
        given = self.company.approvals
        lines = []
        for rule in (rules := [*self.following.asking, *self.following.lifting]):
            at = self._approval_at(rule.id) if rule.id in given else ""
            follow = "choice" if isinstance(rule, Access) else None
            name = rule.name or rule.says
            lines.append(Line(f"approve:{rule.id}", name, YES if rule.id in given else NO, at, "input_text", follow))
        title = Text("批准或备案：按规则", "Approvals by rule")
        cells = self._table(title, Text("已批准（是/否）", "approved (yes/no)"), lines)
        return {rule.id: cell for rule, cell in zip(rules, cells, strict=True)}

    def _approval_at(self, name: str) -> str:
        """Where an approval was stated; that it was, where that was not kept."""
        return self.company.where.get(f"approval:{name}", self.book.say(Text("已声明", "stated")))

    def _facts(self) -> dict[str, Cell]:
        effects = {
            True: Text("公式随之更新", "formulas follow"),
            False: Text("须重新运行程序", "run the program again"),
        }
        lines, names = [], self.following.fact_names
        for name in names:
            fact = self.following.facts[name]
            content, style = _answer(self.following.answers.get(name))
            at = self.company.where.get(name, "") if content is not None else ""
            follow = ("count" if fact.kind == "count" else "answer") if name in self.following.answered_live else None
            more: list[More] = [(effects[follow is not None], "text"), (fact.ask, "plain")]
            lines.append(Line(name, fact.label, content, at, style, follow, more))
        heads = [Text("改动后", "after a change"), Text("问题", "question")]
        cells = self._table(Text("事实与答复", "Facts and answers"), Text("答复", "answer"), lines, heads)
        return dict(zip(names, cells, strict=True))

    def _benchmarks(self) -> None:
        """The rates by term, as they were stated."""
        for name, stated in self.following.answers.items():
            if isinstance(stated, Mapping):
                label = self.following.facts[name].label
                lines = [
                    Line(name, label, rate, "", "input_rate", more=[(months, "input_text")])
                    for months, rate in sorted(stated.items())
                ]
                self._table(label, Text("年利率", "annual rate"), lines, [Text("期限（月）", "months")])

    def _amounts_approved(self) -> None:
        held = self.company.approved_amounts
        if held:
            lines = [Line(f"approved:{c.value}", c.label, f.amount, f.source) for c, f in held.items()]
            self._table(Text("批准文件所载金额", "Amounts that approvals name"), Text("金额（元）", "yuan"), lines)

    def _switches(self) -> None:
        """Where it matters whether there is money at all, other rules apply once there is, or no longer is: the program must run again."""
        for channels in self.following.switches:
            used = self.company.over(channels)
            low, high = self.least(channels), self.most_of(channels)
            state = choose(
                low > number(0),
                number(1),
                choose(either(self.blank(channels) > number(0), high > number(0)), number(2), number(0)),
            )
            now = 1 if used.low > 0 else 0 if used.high == 0 else 2
            title = Text("有无余额：", "whether there is money: ") + join([c.label for c in Channel if c in channels])
            self.guard.check(title, f"ABS({state.text}-{now})")


def _numbers(loans: Iterable[Loan]) -> dict[str, int]:
    """A number for each lender; 0 where none is named."""
    found = {"": 0}
    for loan in loans:
        found.setdefault(name_key(loan.lender), len(found))
    return found


def _named(channels: Iterable[Channel]) -> Text:
    chosen = set(channels)
    return join([channel.label for channel in Channel if channel in chosen])


def _answer(value: FactValue | None) -> tuple[Content, str]:
    if isinstance(value, date):
        return value, "input_date"
    if value is None or isinstance(value, Mapping):
        return None, "input_text"
    return (
        value if isinstance(value, int | Fraction) and not isinstance(value, bool) else value_label(value)
    ), "input_text"
