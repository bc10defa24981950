"""What becomes of a rule, as formulas over the inputs: each is written once, and comes to what the engine found.

Where it does not, the program knew something that no formula tells (a doubt of intake, an approval of single loans, a share of the company): then the
program's word stands, and is withdrawn once an input is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from leverage.assessment.doubted import in_doubt
from leverage.assessment.findings import Finding, Outcome
from leverage.law.conditions import Stated
from leverage.law.rules import Access, Count, Lenders, Limit, Manual, Term
from leverage.report import words
from leverage.report.excel.book import NO, RUN_AGAIN, YES, Book, Content, Page
from leverage.report.excel.expression import (
    Cell,
    blanks_where,
    both,
    choose,
    either,
    greatest,
    number,
    numeric,
    rounded,
    summed,
    total,
    total_where,
)
from leverage.report.workpaper.data import Data
from leverage.report.workpaper.following import Following
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.money import Bound, multiple
from leverage.terms.names import name_key
from leverage.terms.texts import Text

NONE = Text("—", "—")
MAY_NOT_APPLY = Text("可能不适用", "may not apply")
_NOT_PUBLISHED = Text("未公布", "not published")
_ZERO, _ONE = number(0), number(1)


class Row:
    """One row being written: its cells by the names of their columns."""

    def __init__(self, page: Page, number_of: int, places: dict[str, int]) -> None:
        self.page, self.number, self.places = page, number_of, places
        self.cells: dict[str, Content] = {}

    def __setitem__(self, key: str, content: Content) -> None:
        self.cells[key] = content

    def __getitem__(self, key: str) -> Cell:
        """A cell of the row, for its other formulas."""
        at = self.page.at(self.number, self.places[key]).replace("$", "")
        return Cell(at, self.page.value(self.cells.get(key)))


class Judged:
    """Writes the formulas of one finding into its row."""

    def __init__(self, book: Book, data: Data, following: Following) -> None:
        self.book, self.data, self.following = book, data, following
        self.unit, self.unknown = book.per_unit, book.word(words.UNKNOWN)
        self.company = following.company
        self._by_kind: dict[type, Callable[[Row, Finding], Cell]] = {
            Limit: self._limit,
            Count: self._count,
            Term: self._loan,
            Lenders: self._lender,
            Manual: self._manual,
            Access: self._access,
        }

    def fill(self, row: Row, finding: Finding) -> None:
        """All figures of a finding, and its outcome."""
        outcome = self._by_kind[type(finding.of)](row, finding)
        told = self.word(finding.outcome)
        if in_doubt(self.company, finding):  # a formula would decide what is asked
            outcome = told
        row["outcome"] = outcome if outcome.value == told.value else self.data.guard.fixed(told)
        row["counted"] = self._counted(finding)

    def word(self, outcome: Outcome) -> Cell:
        """The word for an outcome."""
        return self.book.word(outcome.label)

    def _doubted(self, outcome: Outcome, finding: Finding) -> Cell:
        """An outcome; undetermined where the rule may not apply at all."""
        return self.word(Outcome.UNDETERMINED if finding.may_not_apply else outcome)

    def _counted(self, finding: Finding) -> Content:
        if not isinstance(finding.of, Manual) or finding.of.decides:
            return YES if finding.counts_in_verdict else NO
        answer = self.data.facts[finding.of.fact.name]
        return choose(answer.equals(Cell('""', "")), self.book.word(NO), self.book.word(YES))

    # amounts

    def in_unit(self, yuan: Cell) -> Cell:
        """An amount of 数据 in the unit of account."""
        return yuan / self.unit

    def used_over(self, row: Row, channels: frozenset[Channel]) -> None:
        """The least and the most that is used over some channels."""
        row["used"] = self.in_unit(self.data.least(channels))
        row["used_upper"] = self.most(channels)

    def most(self, channels: frozenset[Channel]) -> Cell:
        """The most that is used over some channels, in the unit of account; a word where one of them is not stated."""
        return self._known(self.data.blank(channels), self.data.most_of(channels))

    def _known(self, unknown: Cell, amount: Cell) -> Cell:
        """An amount in the unit of account, or that it is not known."""
        return choose(unknown > _ZERO, self.unknown, self.in_unit(amount))

    def left(self, cap: Cell, used: Cell) -> Cell:
        """What a cap leaves, never below nothing; to 1/10,000 yuan, so that no noise of floating point is left."""
        return greatest(_ZERO, rounded((cap - used) * self.unit, 4) / self.unit)

    def within(self, used: Cell, cap: Cell) -> Cell:
        """Whether what is used is within a cap. At the cap is within it."""
        return rounded((used - cap) * self.unit, 4) <= _ZERO

    def when_known(self, cells: tuple[Cell, ...], then: Cell, otherwise: Cell) -> Cell:
        """A formula over some cells, once all are numbers."""
        return choose(both(*map(numeric, cells)) if len(cells) > 1 else numeric(cells[0]), then, otherwise)

    def nothing(self, used: Cell) -> Cell:
        """Whether there is surely no money."""
        return self.when_known((used,), self.within(used, _ZERO), Cell("FALSE", value=False))

    def figure(self, cell: Cell, engine: Bound | None, blank: Text = words.UNKNOWN) -> Content:
        """The formula where it comes to what the engine found; otherwise what the engine found."""
        shown = self.page_value(engine, blank)
        if cell.value == shown.value:
            return cell
        return shown.value if isinstance(shown.value, str) else self.data.guard.fixed(shown)

    def page_value(self, engine: Bound | None, blank: Text) -> Cell:
        """A figure of the engine's, as it would stand in a formula."""
        value = self.book.figure(engine, blank)
        return self.book.word(value) if isinstance(value, Text) else Cell(f"{float(value):.15g}", Fraction(value))

    # limits

    def _limit(self, row: Row, finding: Finding) -> Cell:
        rule = finding.of
        assert isinstance(rule, Limit)  # noqa: S101
        if rule.per == "shareholder":
            if finding.subject is None:
                return self._listed(row, finding)
            self._of_holder(row, finding, rule)
        else:
            base = self.data.capital[rule.base]
            row["base_amount"] = choose(numeric(base), self.in_unit(base), self.unknown)
            self.used_over(row, rule.counts)
        self._multiples(row, finding)
        for cap, times, engine in (("cap", "times", finding.cap), ("cap_upper", "times_upper", finding.cap_upper)):
            product = self.when_known((row["base_amount"], row[times]), row[times] * row["base_amount"], self.unknown)
            row[cap] = self.figure(choose(row[times].equals(_ZERO), _ZERO, product), engine)
        self._rooms(row, finding)
        return self._held_against(row, finding, rule)

    def _rooms(self, row: Row, finding: Finding) -> None:
        """What a limit leaves, and how much of it is used."""
        cap, used = row["cap"], row["used_upper"]
        share = choose(cap.equals(_ZERO), self.book.word(NONE), used / cap)
        row["headroom"] = self.figure(
            self.when_known((cap, used), self.left(cap, used), self.unknown), finding.headroom
        )
        row["utilisation"] = self.when_known((cap, used), share, self.unknown)
        most = self.when_known((row["cap_upper"],), self.left(row["cap_upper"], row["used"]), self.unknown)
        row["headroom_upper"] = MAY_NOT_APPLY if finding.may_not_apply else self.figure(most, finding.headroom_upper)

    def _of_holder(self, row: Row, finding: Finding, rule: Limit) -> None:
        """One shareholder: what it lent by the ledger, over what it paid in."""
        lender = self.data.lenders.get(name_key(finding.subject), 0)
        lent = self.data.lent(rule.counts, lender)
        row["base"] = rule.base.own
        row["base_amount"] = self._own_part(finding, rule)
        row["used"] = self.in_unit(lent)
        row["used_upper"] = self._known(self.data.open(rule.counts), lent)

    def own_parts(self, rule: Limit) -> list[Cell]:
        """Each shareholder's own part of the denominator, in yuan: what it has paid in, or its share of the company's."""
        if rule.base is Base.PAID_IN_CAPITAL:
            return self.data.paid_in
        whole = self.data.capital[rule.base]
        shares = [holder.share for holder in self.company.shareholders]
        return [
            self.unknown if share is None else choose(numeric(whole), number(share) * whole, self.unknown)
            for share in shares
        ]

    def _own_part(self, finding: Finding, rule: Limit) -> Content:
        """A lender's own part, as the list of shareholders says; where it is not listed, what the program made of that."""
        for holder, cell in zip(self.company.shareholders, self.own_parts(rule), strict=True):
            if self.company.same_lender(holder.name, finding.subject) is True:
                return self.figure(choose(numeric(cell), self.in_unit(cell), self.unknown), finding.base_amount)
        return self.book.figure(finding.base_amount)

    def _multiples(self, row: Row, finding: Finding) -> None:
        low, high = finding.multiples or (None, None)
        unseen = finding.base_amount is not None
        row["times"] = _NOT_PUBLISHED if low is None or (finding.cap is None and unseen) else times_of(low)
        row["times_upper"] = (
            _NOT_PUBLISHED if high is None or (finding.cap_upper is None and unseen) else times_of(high)
        )

    def _held_against(self, row: Row, finding: Finding, rule: Limit) -> Cell:
        """Kept if the most is within the lower cap; broken if the least is above the higher one; otherwise open."""
        cap, upper, low, high = (row[key] for key in ("cap", "cap_upper", "used", "used_upper"))
        no = Cell("FALSE", value=False)
        kept = self.when_known((cap, high), self.within(high, cap), self.nothing(high))
        broken = self.when_known((upper,), rounded((low - upper) * self.unit, 4) > _ZERO, no)
        over = self._doubted(Outcome.NEEDS_APPROVAL if rule.approval_lifts else Outcome.BREACH, finding)
        which = choose(row["times_upper"].equals(_ZERO), self._doubted(Outcome.PROHIBITED, finding), over)
        return choose(kept, self.word(Outcome.COMPLIANT), choose(broken, which, self._between(row, finding, rule)))

    def _between(self, row: Row, finding: Finding, rule: Limit) -> Cell:
        """What becomes of an amount between the two caps: open, unless an older answer says whether the ratio of the letter is kept."""
        ratio, open_ = rule.multiple, self.word(Outcome.UNDETERMINED)
        within = self.following.answers.get(ratio.within) if isinstance(ratio, Stated) and ratio.within else None
        if not isinstance(ratio, Stated) or within is None:
            return open_
        if within is False:
            return choose(row["used"] > _ZERO, self._doubted(Outcome.BREACH, finding), open_)
        if ratio.most is None:
            return self.word(Outcome.COMPLIANT)
        high, upper = row["used_upper"], row["cap_upper"]
        fits = self.when_known((upper, high), self.within(high, upper), Cell("FALSE", value=False))
        return choose(fits, self.word(Outcome.COMPLIANT), open_)

    # lenders and loans

    def _listed(self, row: Row, finding: Finding) -> Cell:
        """Whether the ledger accounts for all that is used: without it nothing can be judged loan by loan."""
        self.used_over(row, finding.of.counts)
        high = row["used_upper"]
        enough = self.within(high, self.in_unit(self.data.lent(finding.of.counts)))
        enough = self.when_known((high,), enough, Cell("FALSE", value=False))
        return choose(enough, self.word(Outcome.COMPLIANT), self.word(Outcome.UNDETERMINED))

    def _lender(self, row: Row, finding: Finding) -> Cell:
        """Who lent: what became of the lender is the program's; no formula reads names, kinds and shares, and a change of these is no trial."""
        if finding.subject is None and isinstance(finding.of, Lenders) and finding.of.strangers_only:
            self.used_over(row, finding.of.counts)
            return self.word(finding.outcome)  # no stranger is among the lenders
        if finding.subject is None:
            return self._listed(row, finding)
        lender = self.data.lenders.get(name_key(finding.subject), 0)
        row["used"] = row["used_upper"] = self.in_unit(self.data.lent(finding.of.counts, lender))
        return choose(row["used"] > _ZERO, self.word(finding.outcome), self.word(Outcome.COMPLIANT))

    def _loan(self, row: Row, finding: Finding) -> Cell:
        """One loan: its term, rate or lender, which no formula reads."""
        if finding.subject is None:
            return self._listed(row, finding)
        row["used"] = row["used_upper"] = self.in_unit(self.data.loan_at(finding))
        return choose(row["used"] > _ZERO, self.word(finding.outcome), self.word(Outcome.COMPLIANT))

    def _count(self, row: Row, finding: Finding) -> Cell:
        """How many lenders: as answered, otherwise as the ledger names them. An answer that contradicts the ledger is refused."""
        rule = finding.of
        assert isinstance(rule, Count)  # noqa: S101
        answer, channels = self.data.facts[rule.fact], rule.counts
        rows = [loan.lender for loan in self.company.loans if loan.channel in channels and loan.balance]
        named, most = self.company.count_lenders(rows)
        money = total(*self.data.runs(channels), *self.data.loose(channels, "touch"))
        listed = both(rounded(money - self.data.lent(channels), 4) <= _ZERO, self.data.blank(channels).equals(_ZERO))
        least = choose(rounded(self.data.least(channels), 4) > _ZERO, number(max(named, 1)), _ZERO)
        upper = self.unknown if most is None else choose(listed, number(most), self.unknown)
        nothing = both(self.data.blank(channels).equals(_ZERO), rounded(money, 4).equals(_ZERO))
        row["base"] = Text("家数", "lenders")
        row["cap"] = row["cap_upper"] = Fraction(rule.at_most)
        row["used"] = choose(nothing, _ZERO, choose(numeric(answer), answer, least))
        row["used_upper"] = choose(nothing, _ZERO, choose(numeric(answer), answer, upper))
        high = row["used_upper"]
        kept = self.when_known((high,), high <= row["cap"], Cell("FALSE", value=False))
        broken = choose(
            row["used"] > row["cap"], self._doubted(Outcome.BREACH, finding), self.word(Outcome.UNDETERMINED)
        )
        within = self.when_known((upper,), answer <= upper, Cell("TRUE", value=True))
        agrees = choose(numeric(answer), both(least <= answer, within), Cell("TRUE", value=True))
        refused = choose(either(nothing, agrees), broken, self.book.word(RUN_AGAIN))
        accepted = choose(either(nothing, agrees), self.word(Outcome.COMPLIANT), self.book.word(RUN_AGAIN))
        return choose(kept, accepted, refused)

    # questions and access

    def _manual(self, row: Row, finding: Finding) -> Cell:
        """A condition: as answered. It does not arise where its channels hold no money."""
        rule = finding.of
        assert isinstance(rule, Manual)  # noqa: S101
        answer = self.data.facts[rule.fact.name]
        broken = self.word(Outcome.UNDETERMINED) if rule.decides else self._doubted(Outcome.BREACH, finding)
        told = choose(answer.equals(self.book.word(YES)), self.word(Outcome.COMPLIANT), broken)
        outcome = choose(answer.equals(Cell('""', "")), self.word(Outcome.UNDETERMINED), told)
        if not rule.counts:
            return outcome
        self.used_over(row, rule.counts)
        none = self.nothing(row["used_upper"])
        if rule.act:
            none = choose(answer.equals(self.book.word(NO)), Cell("FALSE", value=False), none)
        return choose(none, self.word(Outcome.NOT_APPLICABLE), outcome)

    def _access(self, row: Row, finding: Finding) -> Cell:
        """Money in channels that are prohibited, not provided for, or need an approval that was not obtained."""
        rule = finding.of
        assert isinstance(rule, Access)  # noqa: S101
        if finding.rule.endswith("/not-provided"):
            return self.in_silence(row)
        if rule.level == "with_approval":
            self._unapproved(row, rule)
            return self._held(row, self._doubted(Outcome.NEEDS_APPROVAL, finding))
        self.used_over(row, rule.counts)
        if rule.level == "permitted":  # a limit bounds what the text opens without a number
            return self.word(Outcome.COMPLIANT)
        return self._held(row, self._doubted(Outcome.PROHIBITED, finding))

    def in_silence(self, row: Row) -> Cell:
        """Money in channels that no text provides for."""
        self.used_over(row, self.following.silent)
        return self._held(row, self.word(Outcome.UNDETERMINED))

    def _held(self, row: Row, certain: Cell) -> Cell:
        """Nothing there, something there for certain, or perhaps."""
        rest = choose(row["used"] > _ZERO, certain, self.word(Outcome.UNDETERMINED))
        return choose(self.nothing(row["used_upper"]), self.word(Outcome.COMPLIANT), rest)

    def _unapproved(self, row: Row, rule: Access) -> None:
        """What is used without an approval, channel by channel."""
        data, no = self.data, self.book.word(NO)
        pairs = list(zip(data.runs(rule.counts), data.runs(rule.counts, data.approved), strict=True))
        low = high = summed(total_where(money, said, no) for money, said in pairs)
        open_ = summed(blanks_where(money, said, no) for money, said in pairs)
        for item, cell in zip(self.company.unallocated, data.loose_cells, strict=True):
            if item.among <= rule.counts:
                low += choose(data.without(item.among).equals(number(len(item.among))), cell, _ZERO)
            if item.among & rule.counts:
                high += choose(data.without(item.among & rule.counts) > _ZERO, cell, _ZERO)
        given = data.rule_approved[rule.id].equals(self.book.word(YES))
        row["used"] = choose(given, _ZERO, self.in_unit(low))
        row["used_upper"] = choose(given, _ZERO, self._known(open_, high))


def times_of(times: Fraction) -> Content:
    """A multiple as a number; one that no decimal writes exactly stays a fraction."""
    shown = multiple(times)
    return Cell(shown, times) if "/" in shown else times
