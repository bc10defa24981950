"""The totals of the sheet 渠道余量: how much can be raised in all, as formulas over the table of limits, with the proof."""

from __future__ import annotations

from fractions import Fraction

from leverage.assessment.doubted import headroom_in_doubt
from leverage.assessment.findings import ChannelRoom
from leverage.assessment.room.optimum import price_lists
from leverage.report import words
from leverage.report.excel.book import RUN_AGAIN, Content
from leverage.report.excel.expression import Cell, choose, counted, least, number, total
from leverage.report.excel.guard import CHANGED
from leverage.report.workpaper.rooms import Bearing, Rooms
from leverage.terms.channels import RAISABLE
from leverage.terms.money import Bound
from leverage.terms.texts import Text

_LIVE = Text(
    "各组影子价格所给上界中的最小者，即最大合计（对偶）；随金额更新。",
    "The least of the bounds that prices can give, which is the most that can be raised (duality). It follows the amounts.",
)
_EXACT = Text("程序求得的最大值；改动数据后须重新运行。", "The most, found by the program; run again after a change.")
_PROOF = Text(
    "上表各项“价格×余量”之和：每个开放渠道所受限额的价格之和不低于1，故任何方案的融资合计均不超过此数。",
    "The sum of price × headroom above: the prices of the limits over each open channel add up to at least 1, so no plan raises more.",
)
_MOST_LISTS = 40


class Totals:
    """The lines in all, and the cells in which they stand."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms, self.book, self.data = rooms, rooms.book, rooms.data
        self.assessment, self.following = rooms.assessment, rooms.following
        self.row = rooms.row
        rooms.page.put(self.row, 0, Text("合计", "In all"), "section")
        rooms.page.sections.append(self.row)
        told = self.assessment.total
        doubted = headroom_in_doubt(self.assessment.company)
        now = None if doubted else self._joint(told.headroom, approved=False)
        later = None if doubted else self._joint(told.headroom_if_approved, approved=True)
        self.used = self._line(Text("已用合计", "used in all"), self._used(), "")
        self.headroom = self._line(
            Text("合计余量（谨慎）", "headroom in all (cautious)"), *self._or_found(now, told.headroom)
        )
        self.if_approved = self._line(
            Text("获批后合计余量", "headroom in all if approved"), *self._or_found(later, told.headroom_if_approved)
        )
        self._proof()
        rooms.row = self.row + 2

    def _line(self, label: Text, content: Content, note: Text | str, *, yuan: bool = False) -> Cell:
        self.row += 1
        fixed = isinstance(content, Cell) and CHANGED.text in content.text
        page = self.rooms.page
        page.put(self.row, 0, label if yuan else self.book.in_unit(label), "label")
        cell = page.cell(self.row, 4, content, "fixed" if fixed else "money")
        page.put(self.row, 5, note, "plain")
        return cell

    def _proof(self) -> None:
        told = self.assessment.total
        products = [b.product for b in self.rooms.bearings if b.product]
        if products and total(*products).value == self.rooms.judged.page_value(told.headroom, words.UNKNOWN).value:
            self._line(Text("合计余量的上界", "bound on the headroom in all"), total(*products), _PROOF)
        for base, gain in told.per_yuan.items():
            label = Text(f"{base.label.zh}每增加1元可多融（元）", f"gain for each yuan of {base.label.en} (yuan)")
            self._line(label, gain, "", yuan=True)
        self.row += 1
        self.rooms.page.put(self.row, 0, Text("约束合计的规则", "what binds the total"), "label")
        bound = (
            words.join_names(told.binding, self.rooms.names)
            if told.binding
            else Text("无，或无法确定", "none, or not known")
        )
        self.rooms.page.put(self.row, 4, bound, "plain")

    def _or_found(self, formula: Cell | None, engine: Bound | None) -> tuple[Content, Text]:
        """The formula and what it is; otherwise what the program found."""
        if formula is not None:
            return formula, _LIVE
        return self.data.guard.fixed(self.rooms.judged.page_value(engine, words.UNKNOWN)), _EXACT

    def _joint(self, engine: Bound | None, *, approved: bool) -> Cell | None:
        """The most that can be raised in all: the least, over the lists of prices that may prove it, of room times price. None where that is not what
        the program found: open facts, or channels of which nobody can say.
        """
        bearings = {b.rule.id: b for b in self.rooms.bearings if not (approved and b.rule.approval_lifts)}
        sets = [
            frozenset(rule for rule, b in bearings.items() if room.channel in b.rule.counts)
            for room in self.assessment.channels
            if self._opens(room, approved=approved)
        ]
        lists = price_lists(sets) if sets else [{}]
        if not lists or len(lists) > _MOST_LISTS or not isinstance(engine, Fraction):
            return None
        used = sorted({rule for prices in lists for rule in prices})
        most = least(*(self._priced(prices, bearings) for prices in lists))
        if used:
            known = counted(*(bearings[rule].room for rule in used)).equals(number(len(used)))
            most = choose(known, most, self.book.word(RUN_AGAIN))
        joint = choose(self.data.open_as_it_was(), most, self.book.word(RUN_AGAIN))
        return joint if joint.value == engine / self.book.scale else None

    def _priced(self, prices: dict[str, Fraction], bearings: dict[str, Bearing]) -> Cell:
        terms = [
            b.room if price == 1 else number(price) * b.room for rule, price in prices.items() if (b := bearings[rule])
        ]
        return sum(terms[1:], terms[0]) if terms else number(0)

    def _opens(self, room: ChannelRoom, *, approved: bool) -> bool:
        """Whether a channel is open to new money, today or with every approval, and part of a total."""
        channel = room.channel
        given = all(self.data.is_approved(rule, channel).value is True for rule in self.following.needing(channel))
        shut = self.data.is_open(channel, None)
        if not approved and shut is not None and shut.value is not True:
            return False
        bounded = any(channel in b.rule.counts for b in self.rooms.bearings)
        open_ = room.access == "permitted" or (room.access == "with_approval" and (given or approved))
        return open_ and channel in RAISABLE and bounded

    def _used(self) -> Cell:
        channels, data = self.following.funding, self.data
        used = choose(
            data.open(channels) > number(0), self.book.word(words.UNKNOWN), data.least(channels) / self.book.per_unit
        )
        told = self.rooms.judged.page_value(self.assessment.total.used, words.UNKNOWN)
        return used if used.value == told.value else data.guard.fixed(told)
