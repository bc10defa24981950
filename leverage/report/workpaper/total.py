"""The totals of the sheet 渠道余量: how much can be raised in all, as formulas over the table of limits, with the proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from leverage.assessment.doubted import headroom_in_doubt
from leverage.assessment.findings import ChannelRoom
from leverage.assessment.room.optimum import price_lists
from leverage.law.rules import Limit
from leverage.report import words
from leverage.report.excel_book import NO, RUN_AGAIN, Book, Content, Formula, Page
from leverage.report.workpaper.data import Data, Found
from leverage.report.workpaper.findings import times_of
from leverage.report.workpaper.standing import Standing
from leverage.terms.channels import RAISABLE
from leverage.terms.money import Bound, multiple
from leverage.terms.texts import Text

TOTAL_LINES = 6
_HEADROOM = Text("合计余量（谨慎）", "headroom in all (cautious)")
_LIVE = Text(
    "各组影子价格所给上界中最小者，即最大合计（对偶）；随金额更新，改动批准后须重新运行。",
    "The least of the bounds that prices can give, which is the most that can be raised (duality). It follows the amounts; run again after a "
    "change of approvals.",
)
_EXACT = Text(
    "等于下面的上界，故为最大值；改动数据后须重新运行。",
    "Equals the bound below, so it is the most; run again after a change.",
)
_IF_APPROVED = Text("获批后合计余量", "headroom in all if approved")
_NOT_UPDATED = Text(
    "须批准的渠道全部获批时的最大合计；改动数据后须重新运行。",
    "The most once every channel that needs an approval has one; run again after a change.",
)
_LIVE_IF = Text(
    "须批准的渠道全部获批时的最大合计，算法同上。",
    "The most once every channel that needs an approval has one; found as above.",
)
_BOUND_BY = Text("约束规则", "bound by")
_AT_MOST = Text("合计余量的上界", "bound on the headroom in all")
_PROOF = Text(
    "下表各项“价格×余量”之和：每个开放渠道所受限额的价格之和不低于1，故任何方案的融资合计均不超过此数。",
    "The sum of price × headroom below: the prices of the limits over each open channel add up to at least 1, so no plan raises more.",
)
_MOST_LISTS = 40


@dataclass(frozen=True)
class Bearing:
    """One limit as it bears on new money, and its row. ``room`` None: cannot be said; ``math.inf``: an approval lifts it."""

    rule: Limit
    row: int
    room: Bound | None
    upper: Bound
    full: bool


@dataclass(frozen=True)
class Proof:
    """The table of limits: its rows, and its columns of headroom and of price times headroom."""

    bearings: list[Bearing]
    page: Page
    first: int
    last: int
    room: int
    product: int


class Totals:
    """The lines in all, and the cells in which they stand."""

    def __init__(self, book: Book, data: Data, standing: Standing, proof: Proof, row: int) -> None:
        self.book, self.data, self.standing, self.proof = book, data, standing, proof
        self.assessment = standing.assessment
        self._write(row)

    def _write(self, row: int) -> None:
        total = self.assessment.total
        doubted = headroom_in_doubt(self.assessment.company)
        sums = None if doubted else self._priced_sum()
        headroom: Content = None if doubted else self._joint(total.headroom, approved=False)
        exact = _LIVE if headroom else _EXACT if sums else ""
        if headroom is None:
            proved = sums.text.removeprefix("=") if sums else ""
            told = self.book.figure(total.headroom)
            headroom = self.data.unchanged(proved, told) if proved else self.data.found(total.headroom)
        later = None if doubted else self._joint(total.headroom_if_approved, approved=True)
        self.proof.page.put(row, 0, Text("合计", "In all"), "section")
        lines: list[tuple[Text, Content, Content]] = [
            (self.book.in_unit(Text("已用合计", "used in all")), self._total_used(), ""),
            (self.book.in_unit(_HEADROOM), headroom, exact),
            (
                self.book.in_unit(_IF_APPROVED),
                later or self.data.found(total.headroom_if_approved),
                _LIVE_IF if later else _NOT_UPDATED,
            ),
            (_BOUND_BY, "", " | ".join(total.binding)),
        ]
        if sums:
            lines.append((self.book.in_unit(_AT_MOST), sums, _PROOF))
        for base, gain in total.per_yuan.items():
            label = Text(f"{base.label.zh}每增加1元可多融（元）", f"gain for each yuan of {base.label.en} (yuan)")
            lines.append((label, times_of(gain), ""))
        for number, (label, content, note) in enumerate(lines, 1):
            fixed = isinstance(content, Found)
            self.proof.page.put(row + number, 0, label, "label")
            self.proof.page.put(row + number, 1, content, "fixed" if fixed else "money")
            self.proof.page.put(row + number, 2, note, "plain")
        self.used, self.headroom, self.if_approved = (self.proof.page.ref(row + n, 1) for n in (1, 2, 3))

    def _joint(self, engine: Bound | None, *, approved: bool) -> Formula | None:
        """The most that can be raised in all, as a formula: the least, over the lists of prices that may prove it, of room times price.

        Only where the stated facts settle which rules apply, and where every room is known now; once a room is not, the figure is withdrawn.
        """
        standing = self.standing
        if not standing.settled or not isinstance(engine, Fraction) or (approved and not standing.consented):
            return None
        bearings = {
            b.rule.id: b for b in self.proof.bearings if b.room != inf and not (approved and b.rule.approval_lifts)
        }
        sets = [
            frozenset(rule for rule, b in bearings.items() if room.channel in b.rule.counts)
            for room in self.assessment.channels
            if self._opens(room, approved=approved)
        ]
        lists = price_lists(sets) if sets else [{}]
        used = sorted({rule for prices in lists or () for rule in prices})
        if not lists or len(lists) > _MOST_LISTS or any(not isinstance(bearings[rule].room, Fraction) for rule in used):
            return None
        sums = [sum((price * Fraction(bearings[r].room or 0) for r, price in p.items()), Fraction(0)) for p in lists]
        if min(sums) != engine:
            return None
        cell = {rule: self.proof.page.at(bearings[rule].row, self.proof.room) for rule in used}
        terms = ["+".join(f"{_priced(price)}{cell[rule]}" for rule, price in p.items()) or "0" for p in lists]
        known = f",COUNT({','.join(cell.values())})={len(cell)}" if cell else ""
        known += "" if approved else "".join(self._as_answered())
        same_rules = f"{self.data.other_rules}+{self.data.changed_approvals()}=0"
        formula = f"=IF(AND({same_rules}{known}),MIN({','.join(terms)}),{self.book.quoted(RUN_AGAIN)})"
        return Formula(formula, self.book.figure(engine))

    def _as_answered(self) -> Iterator[str]:
        """That every condition is met or not as it was, each as one more term of a conjunction: an answer "no" closes its channels."""
        no = self.book.quoted(NO)
        for name in dict.fromkeys(rule.fact.name for rule in self.standing.conditions):
            was = "=" if self.standing.answers.get(name) is False else "<>"
            yield f",{self.data.facts[name]}{was}{no}"

    def _opens(self, room: ChannelRoom, *, approved: bool) -> bool:
        """Whether a channel is open to new money, today or with every approval, and part of a total."""
        channel = room.channel
        given = approved or self.standing.is_given(channel)
        if not approved and self.standing.unmet(channel):
            return False
        bounded = any(channel in b.rule.counts for b in self.proof.bearings)
        open_ = room.access == "permitted" or (room.access == "with_approval" and given)
        return open_ and channel in RAISABLE and bounded

    def _total_used(self) -> Formula:
        channels, data = self.standing.funding, self.data
        part = data.loose(channels, "part")
        doubt = data.blanks(channels) + (f"+SUM({','.join(part)})" if part else "")
        cells = [*data.runs(channels), *data.loose(channels, "inside")]
        formula = f"=IF({doubt}>0,{self.book.quoted(words.UNKNOWN)},SUM({','.join(cells)})/UNIT)"
        return Formula(formula, self.book.figure(self.assessment.total.used))

    def _priced_sum(self) -> Formula | None:
        """The proof of the total: each limit's headroom times its price, where that adds up to it."""
        total = self.assessment.total
        priced = [
            (total.prices[b.rule.id], b.room if isinstance(b.room, Fraction) else Fraction(0))
            for b in self.proof.bearings
            if b.rule.id in total.prices
        ]
        if not priced or sum((price * room for price, room in priced), Fraction(0)) != total.headroom:
            return None
        products = f"{self.proof.page.at(self.proof.first, self.proof.product)}:{self.proof.page.at(self.proof.last, self.proof.product)}"
        return Formula(f"=SUM({products})", self.book.figure(total.headroom))


def _priced(price: Fraction) -> str:
    """The price before a room in a formula; nothing for one."""
    return "" if price == 1 else f"{multiple(price)}*"
