"""The sheet 数据: every input in yuan, with the cell that it came from. All formulas of the report start here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from leverage.assessment.findings import Assessment
from leverage.company import Company, Loan
from leverage.law.rules import Access, Limit
from leverage.report import words
from leverage.report.excel_book import DATA, NO, RUN_AGAIN, YES, Book, Column, Content, Formula, Page
from leverage.report.workpaper.standing import Standing
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import FactValue
from leverage.terms.money import Bound
from leverage.terms.months import whole_months
from leverage.terms.names import name_key
from leverage.terms.texts import Text, join

_A, _B, _C, _D, _E = range(5)  # id, item, value, where it came from, as it was read
_LETTERS = "ABCDE"
_COLUMNS = (
    Column("id", Text("编号", "id"), 25),
    Column("item", Text("项目", "item"), 30),
    Column("value", Text("数值", "value"), 20),
    Column("source", Text("来源", "source"), 22),
    Column("read", Text("读入值", "as read"), 18),
)
_MORE = (25, 18, 9, 11, 11, 9, 9, 7, 16, 9)
"""Widths of the columns that a table may have beside those."""
_READ_AFTER = 11
"""How far to the right of a table's further inputs they stand as they were read, folded away."""
_LEDGER_INPUTS = {5: True, 6: True, 8: False, 9: False, 11: False, 12: True, 13: True}
"""The ledger's further inputs, and whether the program must run again after a change: no formula follows a lender's name, for one."""
_NOT_WHOLE = Text("非整月", "not whole months")
_NOT_STATED = Text("未填", "not stated")
_SPARE_BENCHMARKS = 4


@dataclass
class Table:
    """A run of rows on the sheet."""

    page: Page
    first: int
    last: int

    def column(self, number: int) -> str:
        """One column of it, as a range."""
        return self.page.ref(self.first, number, self.last)

    def cell(self, number: int, column: int) -> str:
        """One cell of it."""
        return self.page.ref(self.first + number, column)


@dataclass(frozen=True)
class Found(Formula):
    """A figure that takes a look at every plan, or at every value of an open fact: the program's, and withdrawn when an input is changed."""


class Data:
    """The sheet, and the addresses of what stands on it."""

    def __init__(self, book: Book, standing: Standing) -> None:
        self.book, self.standing = book, standing
        self.assessment: Assessment = standing.assessment
        self.company: Company = self.assessment.company
        self.page = book.pages[DATA]
        self.row = 0
        self.tracked: list[Table] = []
        self._beside: list[tuple[str, str, bool]] = []
        self.lenders = _numbers(self.company.loans)
        self.page.widths(_COLUMNS, hidden={"read"})
        for column, width in enumerate(_MORE, _E + 1):
            self.page.width(column, width)
        for column in range(_E + 1, _E + 1 + len(_MORE) - 1):
            self.page.width(column + _READ_AFTER, _COLUMNS[_E].width, hidden=True)
        self._title()
        self._profile()
        self.capital = self._capital()
        self.ledger = self._ledger()
        self.balances = self._balances()
        self.unallocated = self._unallocated()
        self.shareholders = self._shareholders()
        self.approved = self._channel_approvals()
        self.rule_approved = self._rule_approvals()
        self.facts = self._facts()
        self.benchmarks = self._benchmarks()
        self._finish()

    # layout

    def _title(self) -> None:
        self.page.put(
            0, _A, Text("数据（金额单位：元；蓝字为输入）", "Data (amounts in yuan; inputs in blue)"), "title"
        )
        self.row = 2

    def _section(self, title: Text, *more: Text, value: Text = _COLUMNS[2].head) -> None:
        self.row += 1
        self.page.put(self.row, _A, title, "section")
        heads = [column.head for column in _COLUMNS]
        heads[_C] = value
        for number, head in enumerate([*heads, *more]):
            self.page.put(self.row + 1, number, head, "head")
        self.row += 2

    def _line(
        self,
        name: str,
        item: Text | str,
        value: Content,
        source: Text | str = "",
        style: str = "input",
        *more: tuple[Content, str],
    ) -> str:
        cells = [
            (name, "text"),
            (item, "text"),
            (value, style),
            (source, "text"),
            (_as_read(value), _paper(style)),
            *more,
        ]
        for number, (content, form) in enumerate(cells):
            self.page.put(self.row, number, content, form)
        self.row += 1
        return self.page.ref(self.row - 1, _C)

    def _table(self, first: int, inputs: Mapping[int, bool] = MappingProxyType({})) -> Table:
        """End a table. ``inputs``: its further columns that were read, and whether the program must run again after a change."""
        if self.row == first:
            self.page.put(first, _A, Text("（无）", "(none)"), "plain")
        table = Table(self.page, first, max(first, self.row - 1))
        self.row = table.last + 2
        self.tracked.append(table)
        self._beside += [(table.column(c), table.column(c + _READ_AFTER), again) for c, again in inputs.items()]
        return table

    def _read(self, row: int, cells: Sequence[tuple[Content, str]], inputs: Iterable[int]) -> None:
        """Keep a row's further inputs as they were read."""
        for column in inputs:
            content, style = cells[column - _E - 1]
            self.page.put(row, column + _READ_AFTER, content, _paper(style))

    # sections

    def _profile(self) -> None:
        self._section(Text("基本信息", "Profile"))
        told = self.assessment
        kind = self.company.company_type
        where = self.company.where
        complete, without = (YES if said else NO for said in (self.company.complete, told.without_stale))
        lines: tuple[tuple[str, Text, Content, str], ...] = (
            ("name", Text("公司名称", "company"), self.company.name, "input_text"),
            ("report_date", Text("数据日期", "date of the figures"), self.company.report_date, "input_date"),
            ("place", Text("地区", "place"), told.place.name, "input_text"),
            ("company_type", Text("公司类型", "company type"), kind.label if kind else None, "input_text"),
            ("as_of", Text("核对日", "date of the check"), told.as_of, "input_date"),
            ("complete", Text("已声明列示全部融资", "all funding stated to be listed"), complete, "input_text"),
            ("no_stale", Text("不计核实日早于核对日的地方条款", "stale local clauses left out"), without, "input_text"),
        )
        cells = [self._line(name, item, value, where.get(name, ""), style) for name, item, value, style in lines]
        self._profile_cells = cells[2:]  # what decides which rules apply
        in_force = Text("核对日施行的规则数", "rules in force on the date")
        self.in_force = self._line("in_force", in_force, len(self.standing.in_force), "", "number")
        unit = self._line(
            "unit",
            self.book.in_unit(Text("报表单位折合元数", "yuan per unit of the report")),
            self.book.scale,
            "",
            "number",
        )
        self.book.workbook.define_name("UNIT", f"={unit}")
        self._override_row = self.row
        self.override = self.page.ref(self.row, _C)
        self.changed = self.page.ref(self.row + 1, _C)
        self.other_rules = self.page.ref(self.row + 2, _C)
        self.row += 4

    def settle(self, verdict: Text | None) -> None:
        """Write what only a look at all open facts together can tell; blank where the rows already say it."""
        rest, self.row = self.row, self._override_row
        item = Text(
            "未知事实各种取值综合的结论（程序推算）", "verdict over all values of the open facts (found by the program)"
        )
        self._line("all_cases", item, verdict, Text("数据未改动时有效", "holds while no input is changed"), "text")
        self.row = rest

    def _finish(self) -> None:
        counts = [_changes(table.column(_C), table.column(_E)) for table in self.tracked]
        counts += [_changes(now, read) for now, read, _ in self._beside]
        counts += [_moved(cell) for cell in self._profile_cells]
        rest, self.row = self.row, self._override_row + 1
        item = Text("读入后改动的数值个数", "values changed since they were read")
        self._line("changed", item, Formula("=" + "+".join(counts), 0), "", "number")
        item = Text("其中决定适用规则的（须重新运行）", "those that decide which rules apply (run again)")
        self._line("other_rules", item, Formula("=" + "+".join(self._deciding()), 0), "", "number")
        self.row = rest
        self.page.sheet.freeze_panes(2, 2)
        self.page.printed(repeat=(0, 1))

    def _deciding(self) -> list[str]:
        """For each input that decides which rules apply: whether it was changed, as a number."""
        facts = [cell for name, cell in self.facts.items() if name not in self.standing.answered_live]
        found = [_moved(cell) for cell in (*self._profile_cells, *facts)]
        if self.standing.turns_on("debt_issuer"):  # a bond outstanding answers it, whatever was stated
            bond = frozenset({Channel.BOND})
            held = f"SUM({','.join([*self.runs(bond), *self.loose(bond, 'inside')])})>0"
            found.append(f"IF(({held})={str(self.company.over(bond).low > 0).upper()},0,1)")
        return found + [_changes(now, read) for now, read, again in self._beside if again]

    def changed_approvals(self) -> str:
        """How many approvals were changed, as a formula's term."""
        tables = [self.approved, *([self._rule_table] if self.rule_approved else [])]
        return "+".join(f"SUMPRODUCT(--({t.column(_C)}<>{t.column(_E)}))" for t in tables)

    def _capital(self) -> dict[Base, str]:
        self._section(
            Text("资本（空白为未知，不是零）", "Capital (blank is not known, not zero)"),
            value=Text("金额（元）", "yuan"),
        )
        first, found = self.row, {}
        for base in Base:
            figure = self.company.capital.get(base)
            amount, source = (figure.amount, figure.source) if figure else (None, "")
            found[base] = self._line(base.value, base.label, amount, source)
        self._table(first)
        return found

    def _balances(self) -> Table:
        self._section(
            Text("各渠道余额（空白为未知，不是零）", "Balances by channel (blank is not known, not zero)"),
            Text("明细合计（元）", "sum of the ledger (yuan)"),
            value=Text("余额（元）", "yuan"),
        )
        first = self.row
        for channel in Channel:
            figure = self.company.balance(channel)
            rows = [loan for loan in self.company.loans if loan.channel is channel]
            total = Formula("=" + self.lent((channel,)), sum((loan.balance for loan in rows), Fraction(0)))
            value: Content = figure.amount if figure else None
            if rows and channel not in self.company.balances:
                value = total
            source: Text | str = figure.source if figure else Text("未填", "not stated")
            if source == "complete":
                source = Text("按完整性声明为零", "zero by the statement of completeness")
            self._line(channel.value, channel.label, value, source, "input", (total, "yuan"))
        return self._table(first)

    def _channel_approvals(self) -> Table:
        self._section(
            Text("批准或备案：按渠道", "Approvals by channel"), value=Text("已批准（是/否）", "approved (yes/no)")
        )
        first = self.row
        given = self.company.approvals
        limits = self.standing.law.limits_approved(given)
        for channel in Channel:
            by = [
                *([channel.value] if channel in given else []),
                *(rule.id for rule in limits if channel in rule.counts),
            ]
            at = ", ".join(self._approval_at(name) for name in by)
            self._choice(channel.value, channel.label, YES if by else NO, at)
        return self._table(first)

    def _rule_approvals(self) -> dict[str, str]:
        self._section(
            Text("批准或备案：按规则", "Approvals by rule"), value=Text("已批准（是/否）", "approved (yes/no)")
        )
        first = self.row
        given = self.company.approvals
        found = {}
        for rule in self.standing.asking:
            at = self._approval_at(rule.id) if rule.id in given else ""
            found[rule.id] = self._choice(rule.id, rule.says, YES if rule.id in given else NO, at)
        for limit in self.standing.lifting:
            at = self._approval_at(limit.id) if limit.id in given else ""
            found[limit.id] = self._choice(limit.id, limit.says, YES if limit.id in given else NO, at)
        self._rule_table = self._table(first)
        return found

    def _approval_at(self, name: str) -> str:
        """Where an approval was stated; its own name where that was not kept."""
        return self.company.where.get(f"approval:{name}", name)

    def _choice(self, name: str, item: Text, value: Text | None, source: str) -> str:
        self.page.choose(self.row, _C, [self.book.say(YES), self.book.say(NO)])
        return self._line(name, item, value, source, "input_text")

    def _unallocated(self) -> Table:
        self._section(
            Text("未分配到渠道的金额", "Amounts not allocated to a channel"),
            Text("可能的渠道", "may be"),
            value=Text("金额（元）", "yuan"),
        )
        first = self.row
        for number, item in enumerate(self.company.unallocated, 1):
            among = join([channel.label for channel in Channel if channel in item.among])
            self._line(f"unallocated:{number}", item.label, item.amount, item.source, "input", (among, "text"))
        return self._table(first)

    def _ledger(self) -> Table:
        self._section(
            Text("融资明细", "Funding ledger"),
            Text("渠道编号", "channel id"),
            Text("资金提供方", "lender"),
            Text("同一提供方同号", "lender no."),
            Text("起始日", "start"),
            Text("到期日", "maturity"),
            Text("期限（整月）", "whole months"),
            Text("年利率", "annual rate"),
            Text("表内", "on the sheet"),
            Text("批准或备案文号", "approval no."),
            Text("该提供方首行", "first of its lender"),
            value=Text("余额（元）", "yuan"),
        )
        first = self.row
        self.ledger = Table(self.page, first, first + max(1, len(self.company.loans)) - 1)
        for number, loan in enumerate(self.company.loans):
            cells = list(self._loan(number, loan))
            self._read(self.row, cells, _LEDGER_INPUTS)
            self._line(f"loan:{number + 1}", loan.channel.label, loan.balance, loan.source, "input", *cells)
        return self._table(first, _LEDGER_INPUTS if self.company.loans else {})

    def _loan(self, number: int, loan: Loan) -> Iterable[tuple[Content, str]]:
        sheet = None if loan.on_sheet is None else YES if loan.on_sheet else NO
        yield loan.channel.value, "input_text"
        yield loan.lender, "input_text"
        yield self.lenders[name_key(loan.lender)], "number"
        yield loan.start, "input_date"
        yield loan.maturity, "input_date"
        yield self._months(number, loan), "number"
        yield loan.rate, "input_rate"
        yield sheet, "input_text"
        yield loan.approval, "input_text"
        yield self._first_seen(number, loan), "number"

    def _months(self, number: int, loan: Loan) -> Formula:
        start, end = self.ledger.cell(number, 8), self.ledger.cell(number, 9)
        months = f"((YEAR({end})-YEAR({start}))*12+MONTH({end})-MONTH({start}))"
        blank, odd = self.book.quoted(_NOT_STATED), self.book.quoted(_NOT_WHOLE)
        ends = f"AND(DAY({start}+1)=1,DAY({end}+1)=1)"
        whole = (
            f"IF({months}+1<=0,{odd},IF(AND({months}>0,OR(EDATE({start},{months})={end},EDATE({start},{months})-1={end},{ends})),"
            f"{months},IF(EDATE({start},{months}+1)-1={end},{months}+1,{odd})))"
        )
        value: Text | int = _NOT_STATED
        if loan.start and loan.maturity:
            value = whole_months(loan.start, loan.maturity) or _NOT_WHOLE
        return Formula(f'=IF(OR({start}="",{end}=""),{blank},{whole})', value)

    def _first_seen(self, number: int, loan: Loan) -> Formula:
        """Counts each lender of a channel once: 1 on its first row that holds money."""
        row = self.ledger.first + number
        own = self.ledger.cell(number, _C)
        lender, channel = self.ledger.cell(number, 7), self.ledger.cell(number, 5)
        before = "0"
        if number:
            ids, amounts, lenders = (self.page.ref(self.ledger.first, c, row - 1) for c in (5, _C, 7))
            before = f'COUNTIFS({ids},{channel},{lenders},{lender},{amounts},"<>0")'
        key = name_key(loan.lender)
        earlier = [o for o in self.company.loans[:number] if o.channel is loan.channel and o.balance]
        first = bool(loan.balance and key and all(name_key(o.lender) != key for o in earlier))
        return Formula(f"=IF({own}=0,0,IF({lender}=0,0,IF({before}=0,1,0)))", int(first))

    def _shareholders(self) -> Table:
        self._section(
            Text("股东", "Shareholders"),
            Text("持股比例", "share"),
            Text("类型", "kind"),
            Text("对应提供方号", "lender no."),
            value=Text("实缴出资（元）", "paid in (yuan)"),
        )
        first = self.row
        for number, holder in enumerate(self.company.shareholders, 1):
            lender = self.lenders.get(name_key(holder.name)) or None
            more = ((holder.share, "input_rate"), (holder.kind, "input_text"), (lender, "number"))
            self._read(self.row, more, (5, 6))
            self._line(f"shareholder:{number}", holder.name, holder.paid_in, holder.source, "input", *more)
        return self._table(first, {5: False, 6: True} if self.company.shareholders else {})

    def _facts(self) -> dict[str, str]:
        self._section(
            Text("事实与答复", "Facts and answers"),
            Text("改动后", "after a change"),
            Text("问题", "question"),
            value=Text("答复", "answer"),
        )
        first, found = self.row, {}
        for name in self.standing.fact_names:
            fact = self.standing.law.facts[name]
            live = name in self.standing.answered_live
            effect = (
                Text("公式随之更新", "formulas follow") if live else Text("须重新运行程序", "run the program again")
            )
            if fact.kind == "yes_no":
                self.page.choose(self.row, _C, [self.book.say(YES), self.book.say(NO)])
            content, style = _answer(self.standing.answers.get(name))
            at = self.company.where.get(name, "") if content is not None else ""
            found[name] = self._line(name, fact.label, content, at, style, (effect, "text"), (fact.ask, "plain"))
        self._table(first)
        return found

    def _benchmarks(self) -> dict[str, Table]:
        """A table for each fact that gives rates by term."""
        found = {}
        for name in sorted({getattr(rule, "benchmark", None) or "" for rule in self.standing.in_force} - {""}):
            label = self.standing.law.facts[name].label
            self._section(label, Text("期限（月）", "months"), value=Text("年利率", "annual rate"))
            first = self.row
            stated = self.standing.answers.get(name)
            rates = sorted(stated.items()) if isinstance(stated, Mapping) else []
            for months, rate in [*rates, *[(None, None)] * _SPARE_BENCHMARKS]:
                self._read(self.row, [(months, "input_text")], (5,))
                self._line(name, label, rate, "", "input_rate", (months, "input_text"))
            found[name] = self._table(first, {5: False})
        return found

    # figures that only the program can find

    def found(self, bound: Bound | None, blank: Text = words.UNKNOWN) -> Content:
        """A figure of the program's: it stands while no input is changed."""
        figure = self.book.figure(bound, blank)
        return figure if isinstance(figure, Text) else self.unchanged(repr(float(figure)), figure)

    def unchanged(self, formula: str, figure: Fraction | Text) -> Found:
        """A formula that holds while no input is changed."""
        return Found(f"=IF({self.changed}=0,{formula},{self.book.quoted(RUN_AGAIN)})", figure)

    # sums

    def runs(self, channels: Iterable[Channel], table: Table | None = None) -> list[str]:
        """The cells of some channels, neighbours as one range."""
        table = table or self.balances
        chosen = set(channels)
        places = [number for number, channel in enumerate(Channel) if channel in chosen]
        return [self.page.ref(table.first + a, _C, table.first + b) for a, b in _neighbours(places)]

    def loose(self, channels: frozenset[Channel], how: str) -> list[str]:
        """The unallocated amounts that lie ``inside`` a set of channels, may ``touch`` it, or do so only in ``part``."""
        places = []
        for number, item in enumerate(self.company.unallocated):
            inside, touch = item.among <= channels, bool(item.among & channels)
            if {"inside": inside, "touch": touch, "part": touch and not inside}[how]:
                places.append(number)
        return [
            self.page.ref(self.unallocated.first + a, _C, self.unallocated.first + b) for a, b in _neighbours(places)
        ]

    def blanks(self, channels: Iterable[Channel]) -> str:
        """How many of the channels are not stated."""
        return "+".join(f"COUNTBLANK({run})" for run in self.runs(channels))

    def lent(self, channels: Iterable[Channel], lender: str | int | None = None) -> str:
        """What the ledger holds in some channels, of one lender or of all."""
        who = "" if lender is None else f",{self.ledger.column(7)},{lender}"
        amounts, ids = self.ledger.column(_C), self.ledger.column(5)
        chosen = set(channels)
        return "+".join(f'SUMIFS({amounts},{ids},"{c.value}"{who})' for c in Channel if c in chosen)

    def all_shareholders(self) -> str:
        """Whether every shareholder is listed, as a condition: their shares add up to the whole."""
        shares = self.shareholders.column(5)
        return f"AND(COUNTBLANK({shares})=0,ROUND(SUM({shares})-1,9)=0)"

    def approved_cell(self, channel: Channel) -> str:
        """Whether a channel's use is approved."""
        return self.approved.cell(list(Channel).index(channel), _C)

    def rule_approved_cell(self, rule: Access) -> str:
        """Whether the approval that a rule asks for was obtained for all its channels."""
        return self.rule_approved[rule.id]

    def lifts(self, rule: Limit) -> str:
        """Whether an approval lifts a limit, as a condition: one for the limit, or one for each of its channels."""
        yes, given = self.book.quoted(YES), self.company.approvals
        own = f"{self.rule_approved[rule.id]}={yes}"
        if any(isinstance(r, Limit) and r.id in given for r in self.standing.law.rules):
            return own  # that of a channel may then rest on the approval of a limit, which lifts that limit alone
        runs = self.runs(rule.counts, self.approved)
        some = "+".join(f"COUNTIF({run},{yes})" for run in runs)
        return f"OR({own},{some}={len(rule.counts)})"


def _numbers(loans: Iterable[Loan]) -> dict[str, int]:
    """A number for each lender; 0 where none is named."""
    found = {"": 0}
    for loan in loans:
        found.setdefault(name_key(loan.lender), len(found))
    return found


def _neighbours(places: list[int]) -> list[tuple[int, int]]:
    """Runs of consecutive numbers, each as its first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _moved(cell: str) -> str:
    """Whether a cell is no longer as it was read, as a number."""
    read = cell.replace(f"!${_LETTERS[_C]}$", f"!${_LETTERS[_E]}$")
    return f"IF(OR({cell}<>{read},ISBLANK({cell})<>ISBLANK({read})),1,0)"


def _changes(now: str, read: str) -> str:
    """How many cells of a range are no longer as they were read."""
    return f"SUMPRODUCT(--(({now}<>{read})+(ISBLANK({now})<>ISBLANK({read}))>0))"


def _as_read(value: Content) -> Content:
    return value.value if isinstance(value, Formula) else value


def _paper(style: str) -> str:
    return {"input": "yuan", "input_text": "text", "input_date": "date", "input_rate": "rate"}.get(style, style)


def _answer(value: FactValue | None) -> tuple[Content, str]:
    if isinstance(value, bool):
        return (YES if value else NO), "input_text"
    if isinstance(value, date):
        return value, "input_date"
    return (value if isinstance(value, str | int) else None), "input_text"
