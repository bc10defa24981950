"""The sheet 渠道余量: how much more can be raised, through each channel and in all, with the proof of the total.

Its last table holds each limit as it bears on new money. The headroom of a channel is the least of the limits that contain it; the total is the sum of
each limit's headroom times its price. A figure that no formula over that table can give is in italics: it stands while no input is changed.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import inf

from leverage.assessment.doubted import headroom_in_doubt
from leverage.assessment.findings import LEVELS, ChannelRoom, Finding
from leverage.assessment.judging.holders import eligible
from leverage.company import Shareholder
from leverage.law.rules import Access, Limit
from leverage.report import words
from leverage.report.excel_book import NO, ROOMS, YES, Book, Column, Content, Formula
from leverage.report.workpaper.data import Data, Found
from leverage.report.workpaper.findings import NONE, Findings, limit_label, limits, times_of
from leverage.report.workpaper.standing import Standing
from leverage.report.workpaper.total import TOTAL_LINES, Bearing, Proof, Totals
from leverage.terms.channels import Channel
from leverage.terms.money import Bound, multiple
from leverage.terms.names import name_key
from leverage.terms.texts import Text

_HEAD = 2


def _columns(book: Book) -> tuple[Column, ...]:
    return (
        Column("channel", Text("渠道", "channel"), 30),
        Column("access", Text("准入", "access"), 24),
        Column("approved", Text("已批准", "approved"), 14, "centre"),
        Column("used", book.in_unit(Text("已用（至少）", "used (least)")), 16, "money"),
        Column("used_upper", book.in_unit(Text("已用（至多）", "used (most)")), 16, "money"),
        Column("headroom", book.in_unit(Text("余量（谨慎）", "headroom (cautious)")), 16, "money"),
        Column("if_approved", book.in_unit(Text("获批后余量", "headroom if approved")), 16, "money"),
        Column("upper", book.in_unit(Text("余量（至多）", "headroom (most)")), 16, "money"),
        Column("binding", Text("约束规则", "bound by"), 28),
        Column("undetermined", Text("待定的规则", "undetermined rules"), 28),
    )


_LIMITS: tuple[tuple[Text, str], ...] = (
    (Text("规则编号", "rule"), "text"),
    (Text("限额", "limit"), "text"),
    (Text("已满（1为是）", "full (1: yes)"), "centre"),
    (Text("已用（至多）", "used (most)"), "money"),
    (Text("上限（低）", "cap (low)"), "money"),
    (Text("余量（谨慎）", "headroom (cautious)"), "money"),
    (Text("余量（至多）", "headroom (most)"), "money"),
    (Text("影子价格", "price"), "number"),
    (Text("价格×余量", "price × headroom"), "money"),
    (Text("已用（至少）", "used (least)"), "money"),
    (Text("上限（高）", "cap (high)"), "money"),
)
_RULE, _LABEL, _FULL, _USED_UPPER, _CAP, _ROOM, _UPPER, _PRICE, _PRODUCT, _USED, _CAP_UPPER = range(len(_LIMITS))
CHART_COLUMNS = (_LABEL, _USED_UPPER, _CAP)
_Cells = dict[int, Content]


class Rooms:
    """The sheet, and where the totals and the table of limits stand."""

    def __init__(self, book: Book, data: Data, findings: Findings, standing: Standing) -> None:
        self.book, self.data, self.findings, self.standing = book, data, findings, standing
        self.assessment, self.company = standing.assessment, standing.assessment.company
        self.page = book.pages[ROOMS]
        self.columns = _columns(book)
        self.limits = list(limits(standing))
        totals = _HEAD + len(self.assessment.channels) + 2
        self.first_limit = totals + TOTAL_LINES + len(self.assessment.total.per_yuan) + 3
        self.last_limit = self.first_limit + max(1, len(self.limits)) - 1
        self._below = self.last_limit + 3
        self._title()
        self.bearings = self._bearings()
        for number, room in enumerate(self.assessment.channels):
            self._channel(_HEAD + 1 + number, room)
        proof = Proof(self.bearings, self.page, self.first_limit, self.last_limit, _ROOM, _PRODUCT)
        self.total = Totals(book, data, standing, proof, totals)

    def _title(self) -> None:
        self.page.widths(self.columns)
        self.page.put(0, 0, Text("渠道余量", "Headroom by channel"), "title")
        hint = Text(
            "每一渠道单独还可融入多少：所含规则余量的最小值。各渠道的余量不能相加，合计见下。",
            "How much more each channel alone can raise: the least headroom of its rules. They do not add up; for the total see below.",
        )
        self.page.put(1, 0, hint, "plain")
        self.page.heads(_HEAD, self.columns)
        self.page.sheet.freeze_panes(_HEAD + 1, 1)
        self.page.printed(repeat=(0, 0))  # the headings of its first table would stand over the others

    def _word(self, text: Text) -> str:
        return self.book.quoted(text)

    # the table of limits

    def _bearings(self) -> list[Bearing]:
        title = self.first_limit - 2
        self.page.put(title, 0, Text("各项限额对新增融资的约束", "Each limit as it bears on new money"), "section")
        for number, (head, style) in enumerate(_LIMITS):
            self.page.put(title + 1, number, self.book.in_unit(head) if style == "money" else head, "head")
        self.page.width(_CAP_UPPER, 16)
        found = []
        for number, (finding, rule) in enumerate(self.limits):
            place = self._of_company
            if rule.per == "shareholder":
                place = self._of_shareholders if rule.eligible is None else self._of_eligible
            found.append(place(self.first_limit + number, finding, rule))
        return found

    def _of_company(self, row: int, found: Finding, rule: Limit) -> Bearing:
        ref, used = self.findings.ref, found.used
        low, upper = self.book.figure(found.cap), self.book.figure(found.cap_upper)
        off = rule.id in self.standing.lifted
        cells: _Cells = {
            _USED: Formula(f"={ref(found, 'used')}", self.book.figure(used.low if used else None)),
            _USED_UPPER: Formula(f"={ref(found, 'used_upper')}", self.book.figure(used.high if used else None)),
            _CAP: Formula(f"={ref(found, 'cap')}", NONE if off else low),
            _CAP_UPPER: Formula(f"={ref(found, 'cap_upper')}", NONE if off else upper),
        }
        return self._limit(row, found, rule, cells)

    def _of_shareholders(self, row: int, found: Finding, rule: Limit) -> Bearing:
        """A limit of each shareholder bears on new money as one of them all: within the paid-in capital, and within what each may still lend."""
        times = rule.multiple if isinstance(rule.multiple, Fraction) else None
        capital = self.company.capital.get(rule.base)
        cap = times * capital.amount if times is not None and capital else None
        multiples = None if times is None else (times, times)
        whole = replace(found, cap=cap, cap_upper=cap, used=self.company.over(rule.counts), multiples=multiples)
        if times is None:
            limit: Content = words.UNKNOWN
        else:
            base = self.data.capital[rule.base]
            limit = Formula(
                f'=IF({base}="",{self._word(words.UNKNOWN)},{multiple(times)}*{base}/UNIT)', self.book.figure(cap)
            )
        used = self.findings.used_over(self.company.over(rule.counts), rule.counts)
        cells: _Cells = {_USED: used["used"], _USED_UPPER: used["used_upper"], _CAP: limit, _CAP_UPPER: limit}
        if times is None or not self.company.shareholders:
            return self._limit(row, whole, rule, cells)
        return self._limit(row, whole, rule, cells, *self._shareholders(rule, times))

    def _shareholders(self, rule: Limit, times: Fraction) -> tuple[str, Fraction | None]:
        """What each shareholder may still lend, and what those not listed may; the cell of the sum, and the sum."""
        first = row = self._shareholder_heads(rule)
        total: Fraction | None = Fraction(0)
        for number, holder in enumerate(self.company.shareholders):
            own = self._shareholder(row, number, holder, rule, times)
            total = None if total is None or own is None else total + own
            row += 1
        rest = self._not_listed(row, rule, times)
        total = None if total is None else total + rest
        self.page.put(row + 1, 0, Text("合计", "in all"), "label")
        self._below = row + 4
        return self._summed(first, row, 3, total), total

    def _shareholder_heads(self, rule: Limit, *more: Text) -> int:
        """The headings of a table by shareholder; its first row."""
        heads = (
            Text("股东", "shareholder"),
            Text("实缴出资", "paid in"),
            Text("已借入", "lent"),
            Text("尚可借入", "may still lend"),
            *more,
        )
        self.page.put(
            self._below, 0, Text(f"按股东的余量：{rule.id}", f"Headroom by shareholder: {rule.id}"), "section"
        )
        for column, head in enumerate(heads):
            self.page.put(self._below + 1, column, self.book.in_unit(head) if column else head, "head")
        return self._below + 2

    def _summed(self, first: int, last: int, column: int, total: Fraction | None) -> str:
        """The sum of a column below it; a word where one of its cells is one."""
        cells, unknown = f"{self.page.at(first, column)}:{self.page.at(last, column)}", self._word(words.UNKNOWN)
        summed = f"=IF(COUNT({cells})=ROWS({cells}),SUM({cells}),{unknown})"
        self.page.put(last + 1, column, Formula(summed, self.book.figure(total)), "money")
        return self.page.at(last + 1, column)

    def _of_eligible(self, row: int, found: Finding, rule: Limit) -> Bearing:
        """A limit of each shareholder that may lend at all: new money comes within what each of them may still lend, once the ledger is full."""
        spent, unknown = self.company.over(rule.counts), self._word(words.UNKNOWN)
        used = self.findings.used_over(spent, rule.counts)
        cells: _Cells = {_USED: used["used"], _USED_UPPER: used["used_upper"], _FULL: 0}
        cells |= {_CAP: words.UNKNOWN, _CAP_UPPER: words.UNKNOWN, _ROOM: words.UNKNOWN, _UPPER: words.UNLIMITED}
        room: Fraction | None = None
        bound: Bound = inf
        if self.company.shareholders and isinstance(rule.multiple, Fraction):
            left, total, cap, capped = self._eligible(rule, rule.multiple)
            lent = sum((loan.balance for loan in self.company.loans if loan.channel in rule.counts), Fraction(0))
            room = total if spent.low == lent == spent.high else None
            shares = [holder.share for holder in self.company.shareholders]
            every = self.data.all_shareholders()
            if None not in shares and sum(share for share in shares if share is not None) == 1:
                bound = inf if total is None else total
            ends = (
                f"ROUND({self.page.at(row, c)}*UNIT-({self.data.lent(rule.counts)}),4)=0" for c in (_USED, _USED_UPPER)
            )
            complete = f"IF(ISNUMBER({self.page.at(row, _USED_UPPER)}),AND({','.join(ends)}),FALSE)"
            most = f"=IF(AND({every},ISNUMBER({left})),{left},{self._word(words.UNLIMITED)})"
            full = f"=IF(AND({every},ISNUMBER({left})),IF(N({left})<=0,1,0),0)"
            cells[_CAP] = cells[_CAP_UPPER] = Formula(f"={cap}", self.book.figure(capped))
            cells[_ROOM] = Formula(f"=IF({complete},{left},{unknown})", self.book.figure(room))
            cells[_FULL] = Formula(full, int(bound == 0))
            cells[_UPPER] = words.UNLIMITED if found.may_not_apply else Formula(most, self.book.figure(bound))
        self._limit_row(row, found, rule, room, cells)
        return Bearing(rule, row, room, inf if found.may_not_apply else bound, bound == 0)

    def _eligible(self, rule: Limit, times: Fraction) -> tuple[str, Fraction | None, str, Fraction | None]:
        """What each shareholder may lend: nothing, if it may not lend at all. The sums of what is left and of the caps, each as a cell and a value."""
        first = row = self._shareholder_heads(
            rule, Text("该股东上限（不合要求为零）", "its cap (nothing if not eligible)")
        )
        total: Fraction | None = Fraction(0)
        capped: Fraction | None = Fraction(0)
        for number, holder in enumerate(self.company.shareholders):
            self._shareholder(row, number, holder, rule, times)
            cap, room = self._own_cap(row, number, holder, rule, times)
            total = None if total is None or room is None else total + room
            capped = None if capped is None or cap is None else capped + cap
            row += 1
        self.page.put(row, 0, Text("合计", "in all"), "label")
        self._below = row + 3
        return self._summed(first, row - 1, 3, total), total, self._summed(first, row - 1, 4, capped), capped

    def _own_cap(
        self, row: int, number: int, holder: Shareholder, rule: Limit, times: Fraction
    ) -> tuple[Fraction | None, Fraction | None]:
        """The cap of a shareholder that may have to be eligible, and what it may still lend."""
        assert rule.eligible is not None  # noqa: S101
        paid, lent, cap = (self.page.at(row, column) for column in (1, 2, 4))
        fits, unknown = self.findings.eligible(number, rule.eligible), self._word(words.UNKNOWN)
        may = eligible(holder, rule.eligible)
        own = None if may is None or holder.paid_in is None else times * holder.paid_in
        own = Fraction(0) if may is False else own
        room = None if own is None else max(Fraction(0), own - self._lent(holder, rule))
        mine = f"IF(AND(ISNUMBER({fits}),ISNUMBER({paid})),{multiple(times)}*{paid},{unknown})"
        self.page.put(row, 4, Formula(f"=IF({fits}=0,0,{mine})", self.book.figure(own)), "money")
        left = f"=IF(ISNUMBER({cap}),MAX(0,ROUND({cap}-{lent},10)),{unknown})"
        self.page.put(row, 3, Formula(left, self.book.figure(room)), "money")
        return own, room

    def _lent(self, holder: Shareholder, rule: Limit) -> Fraction:
        key = name_key(holder.name)
        loans = (loan for loan in self.company.loans if key and loan.channel in rule.counts)
        return sum((loan.balance for loan in loans if name_key(loan.lender) == key), Fraction(0))

    def _shareholder(self, row: int, number: int, holder: Shareholder, rule: Limit, times: Fraction) -> Fraction | None:
        paid, lender = self.data.shareholders.cell(number, 2), self.data.shareholders.cell(number, 7)
        lent = self._lent(holder, rule)
        room = None if holder.paid_in is None else max(Fraction(0), times * holder.paid_in - lent)
        unknown = self._word(words.UNKNOWN)
        own = self.data.lent(rule.counts, lender)
        left = f"MAX(0,ROUND({multiple(times)}*{self.page.at(row, 1)}-{self.page.at(row, 2)},10))"
        self.page.put(row, 0, holder.name)
        stated = Formula(f'=IF({paid}="",{unknown},{paid}/UNIT)', self.book.figure(holder.paid_in))
        self.page.put(row, 1, stated, "money")
        self.page.put(row, 2, Formula(f"=IF(N({lender})=0,0,{own})/UNIT", self.book.figure(lent)), "money")
        may = Formula(f"=IF(ISNUMBER({self.page.at(row, 1)}),{left},{unknown})", self.book.figure(room))
        self.page.put(row, 3, may, "money")
        return room

    def _not_listed(self, row: int, rule: Limit, times: Fraction) -> Fraction:
        """Shareholders who are not listed may have paid in whatever is left of the capital."""
        capital = self.company.capital.get(rule.base)
        paid = sum((holder.paid_in or Fraction(0) for holder in self.company.shareholders), Fraction(0))
        left = max(Fraction(0), capital.amount - paid) if capital else Fraction(0)
        base, listed = self.data.capital[rule.base], self.data.shareholders.column(2)
        self.page.put(row, 0, Text("未列名股东", "shareholders not listed"))
        rest = Formula(f"=MAX(0,ROUND({base}-SUM({listed}),4))/UNIT", self.book.figure(left))
        self.page.put(row, 1, rest, "money")
        self.page.put(row, 2, None, "money")
        may = Formula(f"={multiple(times)}*{self.page.at(row, 1)}", self.book.figure(times * left))
        self.page.put(row, 3, may, "money")
        return times * left

    def _limit(
        self, row: int, found: Finding, rule: Limit, cells: _Cells, within: str = "", most: Fraction | None = None
    ) -> Bearing:
        """One row. ``within`` is a second bound on the headroom (a cell), ``most`` its value."""
        low, high, cap, upper, full = (self.page.at(row, c) for c in (_USED, _USED_UPPER, _CAP, _CAP_UPPER, _FULL))
        unknown = self._word(words.UNKNOWN)
        spent = found.cap is not None and found.used is not None and found.used.low >= found.cap
        room: Bound | None = found.headroom if found.headroom is not None else Fraction(0) if spent else None
        if room is not None and most is not None:
            room = min(room, most)
        least = f"MAX(0,ROUND(({cap}-{high})*UNIT,4)/UNIT)"
        least = f"MIN({least},{within})" if within else least
        headroom = f"IF(ISNUMBER({high}),{least},IF({full}=1,0,{unknown}))"
        headroom = f"IF(ISNUMBER({cap}),{headroom},{unknown})"
        greatest = f"MAX(0,ROUND(({upper}-{low})*UNIT,4)/UNIT)"
        bound: Bound = inf if found.headroom_upper is None else found.headroom_upper
        if rule.approval_lifts and not rule.per_loan:
            headroom = f"IF({self.data.lifts(rule)},{self._word(words.UNLIMITED)},{headroom})"
        if rule.id in self.standing.lifted:
            room, bound, spent = inf, inf, False
        most_left = Formula(f"=IF(ISNUMBER({upper}),{greatest},{self._word(words.UNLIMITED)})", self.book.figure(bound))
        cells |= {
            _FULL: Formula(f"=IF(ISNUMBER({cap}),IF(ROUND(({low}-{cap})*UNIT,4)>=0,1,0),0)", int(spent)),
            _ROOM: Formula(f"={headroom}", self.book.figure(room)),
            _UPPER: words.UNLIMITED if found.may_not_apply else most_left,
        }
        self._limit_row(row, found, rule, room, cells)
        return Bearing(rule, row, room, bound, spent)

    def _limit_row(self, row: int, found: Finding, rule: Limit, room: Bound | None, cells: _Cells) -> None:
        """Write one row, with what the proof of the total makes of it."""
        price = self.assessment.total.prices.get(rule.id)
        known = room if isinstance(room, Fraction) else Fraction(0)
        product = f"={self.page.at(row, _PRICE)}*N({self.page.at(row, _ROOM)})"
        cells = cells | {
            _RULE: rule.id,
            _LABEL: limit_label(found, rule, found.channels),
            _PRICE: price if price is None else times_of(price),
            _PRODUCT: None if price is None else Formula(product, self.book.figure(price * known)),
        }
        for column, (_, style) in enumerate(_LIMITS):
            self.page.put(row, column, cells[column], style)

    # one channel

    def _channel(self, row: int, room: ChannelRoom) -> None:
        channel = room.channel
        needing = self.standing.needing(channel)
        now, approved, upper = self._rooms(room, needing)
        joined = "\n"
        cells: dict[str, Content] = {
            "channel": channel.label,
            "access": LEVELS[room.access],
            "approved": self._approval(channel, needing),
            **self._used(room),
            "headroom": now,
            "if_approved": approved,
            "upper": upper,
            "binding": joined.join(room.binding),
            "undetermined": joined.join(room.undetermined),
        }
        for number, column in enumerate(self.columns):
            content = cells[column.key]
            fixed = column.key in ("headroom", "if_approved", "upper") and isinstance(content, Found)
            self.page.put(row, number, content, "fixed" if fixed else column.style)

    def _used(self, room: ChannelRoom) -> dict[str, Content]:
        one = frozenset({room.channel})
        if room.used is not None and self.data.loose(one, "touch"):
            return dict(self.findings.used_over(room.used, one))
        (cell,) = self.data.runs(one)
        low = room.used.low if room.used else None
        told = Formula(f'=IF({cell}="",{self._word(words.UNKNOWN)},{cell}/UNIT)', self.book.figure(low))
        return {"used": told, "used_upper": told}

    def _given(self, channel: Channel, needing: list[Access]) -> str:
        """Whether every approval that a channel needs was obtained, as a condition."""
        yes = self._word(YES)
        rules = ",".join(f"{self.data.rule_approved_cell(rule)}={yes}" for rule in needing)
        return f"OR({self.data.approved_cell(channel)}={yes},AND({rules}))"

    def _open(self, channel: Channel, needing: list[Access]) -> str:
        """Whether a channel is open to new money, as a condition: approved where it needs that, and no condition on it answered "no"."""
        facts = (self.data.facts[rule.fact.name] for rule in self.standing.conditions if channel in rule.counts)
        unmet = ",".join(f"{cell}={self._word(NO)}" for cell in dict.fromkeys(facts))
        held = [self._given(channel, needing)] if needing else []
        held += [f"NOT(OR({unmet}))"] if unmet else []
        return f"AND({','.join(held)})" if len(held) > 1 else "".join(held)

    def _approval(self, channel: Channel, needing: list[Access]) -> Content:
        if not needing:
            return ""
        yes, no = self._word(YES), self._word(NO)
        given = YES if self.standing.is_given(channel) else NO
        return Formula(f"=IF({self._given(channel, needing)},{yes},{no})", given)

    def _rooms(self, room: ChannelRoom, needing: list[Access]) -> tuple[Content, Content, Content]:
        """Headroom today, with approval, and at the most."""
        if room.access == "not_provided":
            blank = words.NOT_PROVIDED
            bounds = (room.headroom, room.headroom_if_approved, room.headroom_upper)
            today, later, greatest = (self.data.found(bound, blank) for bound in bounds)
            return today, later, greatest
        if room.access == "prohibited":
            return Fraction(0), Fraction(0), Fraction(0)
        if headroom_in_doubt(self.company, [room.channel]):  # a formula would calculate what nobody can say
            bounds = (room.headroom, room.headroom_if_approved, room.headroom_upper)
            today, later, greatest = (self.data.found(bound) for bound in bounds)
            return today, later, greatest
        bearing = [b for b in self.bearings if room.channel in b.rule.counts]
        least, value = self._least(bearing, room.channel)
        free, freed = self._least([b for b in bearing if not b.rule.approval_lifts], room.channel)
        most = [b.upper for b in bearing]
        uppers = ",".join(self.page.at(b.row, _UPPER) for b in bearing)
        top = f"IF(COUNT({uppers})=0,{self._word(words.UNLIMITED)},MIN({uppers}))" if bearing else ""
        waiting = bool(needing) and not self.standing.is_given(room.channel)
        shut = waiting or self.standing.unmet(room.channel)
        given = self._open(room.channel, needing)
        now: Bound | None = Fraction(0) if shut else value
        upper: Bound | None = Fraction(0) if shut else min(most, default=None)
        return (
            self._shown(least, given, now, room.headroom),
            self._shown(free, "", freed, room.headroom_if_approved),
            self._shown(top, given, upper, room.headroom_upper),
        )

    def _least(self, bearing: list[Bearing], channel: Channel) -> tuple[str, Bound | None]:
        """The least headroom of some limits, as a formula and a value: nothing where one is full, unknown where one cannot tell.

        Nothing as well where a text may prohibit the channel; unknown where no limit bounds it.
        """
        unknown, unlimited = self._word(words.UNKNOWN), self._word(words.UNLIMITED)
        formula, value = "", None
        known = [b.room for b in bearing if b.room is not None]
        if len(known) == len(bearing) or any(b.full for b in bearing):
            value = min(known, default=inf) if len(known) == len(bearing) else Fraction(0)
        if bearing:
            rooms = ",".join(self.page.at(b.row, _ROOM) for b in bearing)
            full = "+".join(self.page.at(b.row, _FULL) for b in bearing)
            lifted = "".join(f"+({self.page.at(b.row, _ROOM)}={unlimited})" for b in bearing if b.rule.approval_lifts)
            smallest = f"IF(COUNT({rooms})=0,{unlimited},MIN({rooms}))" if lifted else f"MIN({rooms})"
            formula = f"IF(COUNT({rooms}){lifted}={len(bearing)},{smallest},IF({full}>0,0,{unknown}))"
        if channel in self.standing.barred:
            return "0", Fraction(0)
        return (formula, value) if bearing else (unknown, None)

    def _shown(self, formula: str, given: str, value: Bound | None, engine: Bound | None) -> Content:
        """The formula where it tells what the engine found; otherwise what the engine found."""
        if value != engine or not formula:
            return self.data.found(engine)
        return Formula(f"=IF({given},{formula},0)" if given else f"={formula}", self.book.figure(engine))
