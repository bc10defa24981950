"""The lists of a portfolio as tables that people read: who is near, who is beyond, what turns on a reading, errors, and what was not read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from leverage.assessment.findings import Outcome
from leverage.portfolio.lines import Line
from leverage.portfolio.overview import BEYOND, Listed, Month, Overview
from leverage.portfolio.result import Result
from leverage.report.grid import Bar, Cell, Grid, Money
from leverage.report.portfolio.columns import Names
from leverage.report.portfolio.summary import PLACE, name_of_place
from leverage.terms.texts import Text, join

NO_NAME = Text("（无名称）", "(no name)")
_COMPANY, _DAY, _FILE = Text("公司", "Company"), Text("日期", "Date"), Text("文件", "File")
_VERDICT, _STRICT = Text("结论", "Verdict"), Text("从严结论", "Strict verdict")
_WHOSE = (("name", _COMPANY), ("place", PLACE), ("as_of", _DAY))
_ROOM = (
    ("used", Text("已用", "Used")),
    ("headroom", Text("可融资", "Headroom")),
    ("headroom_if_approved", Text("获批后可融资", "If approved")),
)
_SHARE = ("utilisation", Text("最高使用率", "Most used"))
_BINDING = ("binding", Text("受限于", "Binding"))
_AT = ("file", _FILE)
_CUT = Text("列出前 {shown} 行，共 {count} 行，其余见“明细”", "the first {shown} of {count}; the others stand in 明细")


@dataclass(frozen=True)
class Lists:
    """The tables of a result, made as they are asked for."""

    result: Result
    overview: Overview
    names: Names

    def nearest(self) -> Grid:
        """Each company at its last day, not beyond a limit, the most used first."""
        columns = (*_WHOSE, ("verdict", _VERDICT), _SHARE, *_ROOM, _BINDING, _AT)
        rows = [
            [*_whose(line), *_verdict(line), _used(line), *_money(line), self._binding(line), _place(line)]
            for line in self._lines(self.overview.nearest)
        ]
        title = Text(
            "接近限额（各公司最近一期，最接近者在前）", "Nearest to their limits (each company at its last date)"
        )
        return _grid(title, columns, rows, self.overview.nearest)

    def beyond(self) -> Grid:
        """Every row with a breach, a prohibited channel or an approval missing, and the rules that it broke."""
        rules = ("rules", Text("不符的规则", "Rules not kept"))
        columns = (*_WHOSE, ("verdict", _VERDICT), rules, _SHARE, *_ROOM, _AT)
        rows = [
            [*_whose(line), *_verdict(line), self._broken(line), _used(line), *_money(line), _place(line)]
            for line in self._lines(self.overview.beyond)
        ]
        title = Text("超限、禁止与缺批准", "Breaches, prohibited channels, approvals missing")
        return _grid(title, columns, rows, self.overview.beyond)

    def flips(self) -> Grid:
        """Those that comply under the readings taken, and not under every reading; or whose headroom is smaller there."""
        columns = (*_WHOSE, ("verdict", _VERDICT), ("strict", _STRICT), _SHARE, *_ROOM, _AT)
        rows = [
            [*_whose(line), *_verdict(line), *_strict(line), _used(line), *_money(line), _place(line)]
            for line in self._lines(self.overview.flips)
        ]
        title = Text("合规而取决于读法（从严读法下更差）", "Compliant, and not under every reading")
        return _grid(title, columns, rows, self.overview.flips)

    def errors(self) -> Grid:
        """What could not be judged, and why."""
        columns = (_AT, *_WHOSE, ("error", Text("原因与办法", "Reason, and what to do")))
        rows: list[list[Cell]] = [
            [_place(line), *_whose(line), line.error] for line in self._lines(self.overview.errors)
        ]
        return _grid(Text("出错（没有结论）", "Errors: no verdict"), columns, rows, self.overview.errors)

    def unread(self) -> Grid:
        """What was passed over, and why."""
        columns = (_AT, ("why", Text("为何未读", "Why it was not read")))
        return Grid(Text("未读", "Not read"), columns, [[line.file, line.passed] for line in self.result.unread])

    def _lines(self, listed: Listed) -> Iterable[Line]:
        return self.result.of(listed.keys)

    def _binding(self, line: Line) -> Text:
        return (
            join([self.names.text(line.jurisdiction or "", rule) for rule in line.row.binding])
            if line.row
            else Text("", "")
        )

    def _broken(self, line: Line) -> Text:
        broken = BEYOND | {Outcome.NEEDS_APPROVAL.value}
        rules = dict.fromkeys(rule.rule for rule in line.rules if rule.outcome in broken)
        return join([self.names.text(line.jurisdiction or "", rule) for rule in rules])


def months(each: Iterable[Month]) -> Grid:
    """The months of one place: how many companies, the share beyond a limit, the median of what is used."""
    columns = (
        ("month", Text("月份", "Month")),
        ("companies", Text("公司数", "Companies")),
        ("beyond", Text("超限家数", "In breach")),
        ("share", Text("超限占比", "Share in breach")),
        ("median", Text("使用率中位数", "Median utilisation")),
    )
    held = list(each)
    rows: list[list[Cell]] = [
        [m.month, m.companies, m.beyond, Bar(m.share), None if m.median is None else Bar(m.median)] for m in held
    ]
    return Grid(name_of_place(held[0].place if held else None), columns, rows)


def who(line: Line) -> Text | str:
    """The company's name, or that it has none."""
    return line.name or NO_NAME


def _grid(title: Text, columns: tuple[tuple[str, Text], ...], rows: list[list[Cell]], listed: Listed) -> Grid:
    hint = None if len(rows) == listed.count else _CUT.fill(shown=len(rows), count=listed.count)
    return Grid(title, columns, rows, hint)


def _whose(line: Line) -> list[Cell]:
    return [who(line), name_of_place(line.jurisdiction), line.as_of or ""]


def _place(line: Line) -> Text:
    at = Text("{file} 第{number}行", "{file} row {number}") if line.number else Text("{file}", "{file}")
    return at.fill(file=line.file, number=line.number)


def _verdict(line: Line) -> list[Cell]:
    return [Outcome(line.row.verdict)] if line.row else [None]


def _strict(line: Line) -> list[Cell]:
    return [Outcome(line.row.strict_verdict)] if line.row else [None]


def _used(line: Line) -> Cell:
    share = line.row.utilisation if line.row else None
    return None if share is None else Bar(Fraction(share, 10_000))


def _money(line: Line) -> list[Cell]:
    row = line.row
    if row is None:
        return [None, None, None]
    amounts = (row.used, row.headroom, row.headroom_if_approved)
    return [Money(None if amount is None else Fraction(amount, 100), up=n == 0) for n, amount in enumerate(amounts)]
