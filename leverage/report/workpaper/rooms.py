"""The sheet 渠道余量: how much more can be raised, through each channel and in all, with the proof of the total.

Its second table holds each limit as it bears on new money. The headroom of a channel is the least of the limits that contain it; the total is the sum
of each limit's headroom times its price. A figure that no formula over that table can give is in italics: it stands while no input is changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leverage.assessment.doubted import headroom_in_doubt
from leverage.assessment.findings import LEVELS, ChannelRoom, Finding, StrictRoom
from leverage.law.rules import Limit
from leverage.report import words
from leverage.report.excel.book import NO, REMARK, ROOMS, YES, Book, Column, Content
from leverage.report.excel.expression import (
    Cell,
    Run,
    both,
    choose,
    counted,
    greatest,
    least,
    number,
    numeric,
    rounded,
    total,
)
from leverage.report.excel.guard import CHANGED
from leverage.report.workpaper.data import Data
from leverage.report.workpaper.findings import Findings, limit_label
from leverage.report.workpaper.judged import Judged, times_of
from leverage.terms.money import Bound
from leverage.terms.names import name_key
from leverage.terms.texts import Text

HEAD = 2
_ZERO, _ONE = number(0), number(1)
_HINT = Text(
    "每一渠道单独还可融入多少：所含规则余量的最小值。各渠道的余量不能相加，合计见下。斜体数字由程序求得，改动数据后须重新运行。",
    "How much more each channel alone can raise: the least headroom of its rules. They do not add up; for the total see below. "
    "Figures in italics are the program's, and are withdrawn after a change.",
)


def columns(book: Book) -> tuple[Column, ...]:
    """The columns of the channels."""
    return (
        Column("channel", Text("渠道", "channel"), 27),
        Column("access", Text("准入", "access"), 10),
        Column("approved", Text("已批准", "approved"), 8, "centre"),
        Column("used", book.unit_below(Text("已用（至少）", "used (least)")), 15, "money"),
        Column("used_upper", book.unit_below(Text("已用（至多）", "used (most)")), 15, "money"),
        Column("headroom", book.unit_below(Text("余量（谨慎）", "headroom (cautious)")), 15, "money"),
        Column("if_approved", book.unit_below(Text("获批后余量", "headroom if approved")), 15, "money"),
        Column("upper", book.unit_below(Text("余量（至多）", "headroom (most)")), 15, "money"),
        Column("strict", book.unit_below(Text("从严余量", "headroom read strictly")), 15, "money"),
        Column("binding", Text("约束规则", "bound by"), 27),
        Column("undetermined", Text("待定的规则", "undetermined rules"), 27),
        Column("remark", REMARK, 14, "remark"),
    )


_LIMITS: tuple[tuple[Text, str], ...] = (
    (Text("限额", "limit"), "text"),
    (Text("索引", "index"), "centre"),
    (Text("影子价格", "price"), "number"),
    (Text("已满（1为是）", "full (1: yes)"), "centre"),
    (Text("已用（至多）", "used (most)"), "money"),
    (Text("上限（低）", "cap (low)"), "money"),
    (Text("余量（谨慎）", "headroom (cautious)"), "money"),
    (Text("余量（至多）", "headroom (most)"), "money"),
    (Text("", ""), "text"),
    (Text("价格×余量", "price × headroom"), "money"),
)
"""The columns of the limits, under those of the channels: what may be folded there holds nothing here that must be read."""
_LABEL, _INDEX, _PRICE, _FULL, _USED, _CAP, _ROOM, _UPPER, _BLANK, _PRODUCT = range(len(_LIMITS))
CHART_COLUMNS = (_LABEL, _USED, _CAP)


@dataclass(frozen=True)
class Bearing:
    """One limit as it bears on new money: the cells of its headroom, of the most that it may be, and whether it is full."""

    rule: Limit
    room: Cell
    upper: Cell
    full: Cell
    product: Cell | None


class Rooms:
    """The tables of channels and of limits, and where they stand."""

    def __init__(self, book: Book, data: Data, findings: Findings, judged: Judged) -> None:
        self.book, self.data, self.findings, self.judged = book, data, findings, judged
        self.following = data.following
        self.assessment, self.company = data.assessment, data.company
        self.names = words.rule_names(self.assessment)
        self.page = book.pages[ROOMS]
        self.unit, self.unknown, self.unlimited = book.per_unit, book.word(words.UNKNOWN), book.word(words.UNLIMITED)
        self.columns = columns(book)
        self.page.widths(self.columns, self._folded())
        self.page.put(0, 0, Text("渠道余量", "Headroom by channel"), "title")
        self.page.put(1, 0, _HINT, "plain")
        self.page.heads(HEAD, self.columns)
        self.first_limit = HEAD + len(self.assessment.channels) + 5
        self.last_limit = self.first_limit + max(1, len(self.following.limits)) - 1
        self.row = self.last_limit + 3
        self.bearings = self._bearings()
        self._headrooms: list[Cell] = []
        strict = {room.channel: room for room in self.assessment.strict.channels} if self.assessment.strict else {}
        for place, room in enumerate(self.assessment.channels, HEAD + 1):
            self._channel(place, room, strict.get(room.channel))
        self.page.sheet.freeze_panes(HEAD + 1, 1)

    def _folded(self) -> set[str]:
        rooms = self.assessment.channels
        folded = set() if self.assessment.strict else {"strict"}
        folded |= set() if any(room.undetermined for room in rooms) else {"undetermined"}
        return folded | (
            {"used", "upper"}
            if all(r.used and r.used.exact and r.headroom == r.headroom_upper for r in rooms)
            else set()
        )

    # the table of limits

    def _bearings(self) -> list[Bearing]:
        top = self.first_limit - 1
        self.page.sections.append(top - 1)
        self.page.put(top - 1, 0, Text("各项限额对新增融资的约束", "Each limit as it bears on new money"), "section")
        for place, (head, style) in enumerate(_LIMITS):
            if place == _BLANK:
                continue
            self.page.put(top, place, self.book.unit_below(head) if style == "money" else head, "head")
        return [self._bearing(self.first_limit + n, finding) for n, finding in enumerate(self.following.limits)]

    def _bearing(self, row: int, finding: Finding) -> Bearing:
        rule = finding.of
        assert isinstance(rule, Limit)  # noqa: S101
        if rule.per == "shareholder":
            low, high, cap, upper, within = self._of_shareholders(rule)
        else:
            low, high, cap, upper = (
                self.findings.ref(finding, key) for key in ("used", "used_upper", "cap", "cap_upper")
            )
            within = None
        put = self.page.cell
        self.page.put(row, _LABEL, limit_label(finding, rule.counts))
        self.page.put(row, _INDEX, self.findings.index(rule.id), "centre")
        high, cap = put(row, _USED, high, "money"), put(row, _CAP, cap, "money")
        spent = rounded((low - cap) * self.unit, 4) > number(Fraction(-1, 10_000))
        full = put(row, _FULL, choose(both(numeric(cap), numeric(low)), choose(spent, _ONE, _ZERO), _ZERO), "centre")
        left = self.judged.left(cap, high)
        left = least(left, within) if within else left
        known = choose(numeric(high), left, choose(full.equals(_ONE), _ZERO, self.unknown))
        known = choose(numeric(within), known, self.unknown) if within else known
        room = put(row, _ROOM, choose(numeric(cap), known, self.unknown), "money")
        most: Content = words.UNLIMITED
        if not finding.may_not_apply:
            most = choose(both(numeric(upper), numeric(low)), self.judged.left(upper, low), self.unlimited)
        top = put(row, _UPPER, most, "money")
        price = self.assessment.total.prices.get(rule.id)
        product = None
        if price is not None:
            cost = put(row, _PRICE, times_of(price), "number")
            product = put(row, _PRODUCT, choose(numeric(room), cost * room, _ZERO), "money")
        return Bearing(rule, room, top, full, product)

    def _of_shareholders(self, rule: Limit) -> tuple[Cell, Cell, Cell, Cell, Cell | None]:
        """A limit of each shareholder bears on new money as one of them all: within the paid-in capital, and within what each may still lend."""
        base = self.data.capital[rule.base]
        low, high = self.judged.in_unit(self.data.least(rule.counts)), self.judged.most(rule.counts)
        if not isinstance(rule.multiple, Fraction):
            return low, high, self.unknown, self.unknown, None
        times = number(rule.multiple)
        cap = choose(numeric(base), self.judged.in_unit(times * base), self.unknown)
        within = self._by_shareholder(rule, times, base) if self.company.shareholders else None
        return low, high, cap, cap, within

    def _by_shareholder(self, rule: Limit, times: Cell, base: Cell) -> Cell:
        """What each shareholder may still lend, and what those not listed may, who may have paid in whatever is left; the cell of the sum."""
        heads = (
            Text("股东", "shareholder"),
            *(
                self.book.unit_below(h)
                for h in (rule.base.own, Text("已借入", "lent"), Text("尚可借入", "may still lend"))
            ),
        )
        title = Text("按股东的余量：", "Headroom by shareholder: ") + self.names.get(rule.id, rule.says)
        self.page.put(self.row, 0, title, "section")
        self.page.sections.append(self.row)
        places = (0, 4, 5, 6)
        for place, head in zip(places, heads, strict=True):
            self.page.put(self.row + 1, place, head, "head")
        self.row += 2
        put, first = self.page.cell, self.row
        parts = self.judged.own_parts(rule)
        left: list[Cell] = []
        for holder, paid in zip(self.company.shareholders, parts, strict=True):
            lender = self.data.lenders.get(name_key(holder.name), 0)
            lent = self.data.lent(rule.counts, lender) if lender else _ZERO
            self.page.put(self.row, 0, holder.name)
            own = put(self.row, 4, choose(numeric(paid), self.judged.in_unit(paid), self.unknown), "money")
            spent = put(self.row, 5, self.judged.in_unit(lent), "money")
            left.append(
                put(self.row, 6, choose(numeric(own), self.judged.left(times * own, spent), self.unknown), "money")
            )
            self.row += 1
        self.page.put(self.row, 0, Text("未列名股东", "shareholders not listed"))
        listed = total(*parts)
        own = put(
            self.row,
            4,
            choose(numeric(base), self.judged.in_unit(greatest(_ZERO, rounded(base - listed, 4))), _ZERO),
            "money",
        )
        left.append(put(self.row, 6, times * own, "money"))
        run = Run(self.page.ref(first, 6, self.row), tuple(cell.value for cell in left))
        all_known = Cell(f"COUNT({run.text})", Fraction(sum(isinstance(v, Fraction) for v in run.values)))
        self.row += 1
        self.page.put(self.row, 0, Text("合计", "in all"), "label")
        summed = put(self.row, 6, choose(all_known.equals(number(len(left))), total(run), self.unknown), "money")
        self.row += 3
        return summed

    # one channel

    def _channel(self, row: int, room: ChannelRoom, strict: StrictRoom | None) -> None:
        one = frozenset({room.channel})
        used, high = self.judged.in_unit(self.data.least(one)), self.judged.most(one)
        if not self.data.loose(one, "touch"):
            used = choose(self.data.blank(one) > _ZERO, self.unknown, used)
        asked = self.following.needing(room.channel)
        given = None
        if asked:
            tests = [self.data.is_approved(rule, room.channel) for rule in asked]
            given = both(*tests) if len(tests) > 1 else tests[0]
        now, later, upper = self._rooms(room, self.data.is_open(room.channel, given))
        cells: dict[str, Content] = {
            "channel": room.channel.label,
            "access": LEVELS[room.access],
            "approved": choose(given, self.book.word(YES), self.book.word(NO)) if given else None,
            "used": used,
            "used_upper": high,
            "headroom": now,
            "if_approved": later,
            "upper": upper,
            "strict": self._strict(room, strict),
            "binding": words.join_names(room.binding, self.names),
            "undetermined": words.join_names(room.undetermined, self.names),
        }
        for place, column in enumerate(self.columns):
            content = cells.get(column.key)
            fixed = isinstance(content, Cell) and CHANGED.text in content.text
            cell = self.page.cell(row, place, content, "fixed" if fixed else column.style)
            if column.key == "headroom":
                self._headrooms.append(cell)

    def headroom(self, place: int) -> Cell:
        """The cell of the headroom of a channel, by its place among them."""
        return self._headrooms[place]

    def _strict(self, room: ChannelRoom, strict: StrictRoom | None) -> Content:
        """The headroom under the strictest readings: a value of the program's."""
        if self.assessment.strict is None:
            return None
        blank = words.NOT_PROVIDED if strict and strict.access == "not_provided" else words.UNKNOWN
        figure = strict.headroom if strict else room.headroom
        return self.data.guard.fixed(self.judged.page_value(figure, blank))

    def _rooms(self, room: ChannelRoom, given: Cell | None) -> tuple[Content, Content, Content]:
        """Headroom today, with approval, and at the most."""
        bearing = [b for b in self.bearings if room.channel in b.rule.counts]
        free = [b for b in bearing if not b.rule.approval_lifts]
        blank = words.NOT_PROVIDED if room.access == "not_provided" else words.UNKNOWN
        if room.access in ("not_provided", "prohibited") or headroom_in_doubt(self.company, [room.channel]):
            now = later = upper = None
        else:
            now, later, upper = self._least(bearing), self._least(free), self._most(bearing)
            if given is not None:
                now = now and choose(given, now, _ZERO)
                upper = upper and choose(given, upper, _ZERO)
        return (
            self._shown(now, room.headroom, blank),
            self._shown(later, room.headroom_if_approved, blank),
            self._shown(upper, room.headroom_upper, blank),
        )

    def _least(self, bearing: list[Bearing]) -> Cell | None:
        """The least headroom of some limits: nothing where one is full, unknown where one cannot tell; None where there is no limit."""
        if not bearing:
            return None
        rooms = [b.room for b in bearing]
        full = sum((b.full for b in bearing[1:]), bearing[0].full)
        return choose(
            counted(*rooms).equals(number(len(rooms))), least(*rooms), choose(full > _ZERO, _ZERO, self.unknown)
        )

    def _most(self, bearing: list[Bearing]) -> Cell | None:
        """The least of the most that some limits may leave."""
        if not bearing:
            return None
        uppers = [b.upper for b in bearing]
        return choose(counted(*uppers).equals(_ZERO), self.unlimited, least(*uppers))

    def _shown(self, formula: Cell | None, engine: Bound | None, blank: Text) -> Content:
        """The formula where it tells what the engine found; otherwise what the engine found."""
        told = self.judged.page_value(engine, blank)
        if formula is not None and formula.value == told.value:
            return formula
        return self.data.guard.fixed(told)
