"""A company at a report date: what is known of its money, its capital, and the facts that rules turn on.

Three things are kept apart. *Known* balances by channel; *unallocated* amounts, whose channel is one of several; and *unknown* channels, of which
nothing was said. Blank is not zero: only a statement that the ledger is complete makes an unlisted channel zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from leverage.terms.channels import FUNDING, OFF_SHEET, Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Doubt
from leverage.terms.facts import CompanyType
from leverage.terms.money import Yuan
from leverage.terms.names import distinct, name_key, named, same
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from leverage.terms.names.sameness import Register


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in yuan, and the cell (``资产负债表!C12``) or key (``balances.bank_loan``) that it came from."""

    amount: Yuan
    source: str


@dataclass(frozen=True, slots=True)
class Unallocated:
    """A known sum whose channel is one of several: a line of the balance sheet that does not say who lent it.

    ``mend`` says what to do about a sum that nobody can part by channel (a total that exceeds its lines), in the place of that question.
    """

    amount: Yuan
    among: frozenset[Channel]
    label: str
    source: str
    mend: Text | None = None

    @property
    def key(self) -> str:
        """What names it among the questions."""
        return f"unallocated:{self.label}"


@dataclass(frozen=True, slots=True)
class Loan:
    """One row of the funding ledger. ``rate`` is annual (0.065 is 6.5%). Anything not stated is None."""

    channel: Channel
    balance: Yuan
    source: str
    lender: str | None = None
    start: date | None = None
    maturity: date | None = None
    rate: Fraction | None = None
    on_sheet: bool | None = None
    approval: str | None = None
    lender_at: str = field(default="", compare=False)
    approval_at: str = field(default="", compare=False)
    """The cells or keys of the lender's name and of the approval."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two names that may be one lender's, and the question whether they are. It is put only where a rule turns on it: a finding names its key."""

    one: str
    other: str
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Shareholder:
    """A shareholder: its share of the company and what it has really paid in."""

    name: str
    source: str
    kind: str | None = None
    share: Fraction | None = None
    paid_in: Yuan | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """What is known of a sum: at least ``low``; at most ``high``, or without bound where ``high`` is None."""

    low: Yuan
    high: Yuan | None

    @property
    def exact(self) -> bool:
        """Whether the sum is known to the fen."""
        return self.low == self.high


@dataclass(frozen=True)
class Company:
    """What the checker is told. ``facts`` are answers as they were written; the place's law knows how to read them. ``warnings`` are what intake
    wants the reader to know (a derived figure, a doubt). ``where`` tells the cell or key of what is no amount: ``name``, ``place``, ``report_date``,
    ``company_type``, ``complete``, a fact by its name, an approval as ``approval:abs``; ``blanks`` the cell of what is asked for and not filled in, by
    the same names. ``unit`` is that of the file's amounts. ``doubts`` are what intake asked, answered or not: one without an answer keeps the verdict
    from being compliant. ``near`` are names that may be one lender's, and that were not said to be.
    ``made_for`` is the code of the place whose questions the input workbook was written for.
    """

    name: str | None = None
    place: str | None = None
    report_date: date | None = None
    company_type: CompanyType | None = None
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    approvals: frozenset[str] = frozenset()
    capital: Mapping[Base, Figure] = field(default_factory=lambda: MappingProxyType({}))
    approved_amounts: Mapping[Channel, Figure] = field(default_factory=lambda: MappingProxyType({}))
    """The amount that an approval names, for a channel whose text sets no ratio."""
    shown_to: Yuan | None = None
    """One unit of the last place that the sheet shows, in yuan: 10,000 where it is in 万元 without decimals. None where the amounts are exact."""
    liabilities: Figure | None = None
    """The liabilities in all, as the sheet totals them; None where no sheet does."""
    complete: bool = False
    balances: Mapping[Channel, Figure] = field(default_factory=lambda: MappingProxyType({}))
    unallocated: tuple[Unallocated, ...] = ()
    loans: tuple[Loan, ...] = ()
    shareholders: tuple[Shareholder, ...] = ()
    warnings: tuple[Text, ...] = ()
    where: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    blanks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    unit: str = field(default="元", compare=False)
    doubts: tuple[Doubt, ...] = ()
    near: tuple[Near, ...] = ()
    made_for: str = field(default="", compare=False)
    of_a_sheet: bool = field(default=False, compare=False)
    """Whether it was read from a spreadsheet, which asks about the scale of its figures itself."""
    letters: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    """The facts that a letter in a supplement answers, for one day: on another day another letter may hold, or none."""
    sha256: str = ""

    @property
    def asked(self) -> tuple[Doubt, ...]:
        """All that intake asked, whether only some rule turns on it or everything does, answered or not."""
        return tuple({doubt.key: doubt for doubt in (*(near.doubt for near in self.near), *self.doubts)}.values())

    @property
    def known_liabilities(self) -> Yuan:
        """What is known by channel of the liabilities on the sheet: other liabilities among them, and nothing that stands off it, or may."""
        channels = FUNDING | {Channel.OTHER_LIABILITIES}
        balances = ((channel, self.balance(channel)) for channel in channels - OFF_SHEET)
        known = sum((balance.amount for _, balance in balances if balance is not None), Fraction(0))
        for loan in self.loans:
            if loan.channel in OFF_SHEET:
                known += loan.balance if loan.on_sheet else 0
            elif loan.channel in channels:
                known -= loan.balance if loan.on_sheet is False else 0
        return known + sum((item.amount for item in self.unallocated if item.among <= channels), Fraction(0))

    @cached_property
    def apart(self) -> frozenset[frozenset[str]]:
        """The pairs of names that were said to be two, by their keys."""
        return frozenset(frozenset(map(name_key, (n.one, n.other))) for n in self.near if n.doubt.answer is False)

    def same_lender(self, one: str | None, other: str | None) -> bool | None:
        """Whether two names are one lender, by themselves or as answered; None where it must be asked."""
        return same(one, other, self.apart)

    def count_lenders(self, names: Iterable[str | None]) -> tuple[int, int | None]:
        """How many lenders the cells of a ledger name: at least and at most, as ``distinct`` counts, and as answered."""
        return distinct(names, self.apart)

    @cached_property
    def _register(self) -> Register:
        from leverage.terms.names import sameness  # noqa: PLC0415  most companies come without shareholders

        return sameness.Register(holder.name for holder in self.shareholders)

    @cached_property
    def _alike(self) -> dict[str | None, tuple[tuple[Shareholder, ...], tuple[Shareholder, ...]]]:
        """The shareholders like each lender, as they were looked up: every rule asks for them."""
        return {}

    def holders_like(self, lender: str | None) -> tuple[tuple[Shareholder, ...], tuple[Shareholder, ...]]:
        """The shareholders that a lender is beyond doubt, and those that it may be."""
        known = self._alike.get(lender)
        if known is None:
            sure, near = self._register.find(lender)
            may_be = [n for n in near if self.same_lender(lender, self.shareholders[n].name) is None]
            known = tuple(self.shareholders[n] for n in sure), tuple(self.shareholders[n] for n in may_be)
            self._alike[lender] = known
        return known

    def near_questions(self, names: Iterable[str | None]) -> tuple[str, ...]:
        """The keys of the questions, not yet answered, whether a lender is one of the others or a shareholder: what a finding lacks."""
        keys = {name_key(name) for cell in names for name in named(cell).names}
        return tuple(n.doubt.key for n in self.near if n.doubt.open and {name_key(n.one), name_key(n.other)} & keys)

    def balance(self, channel: Channel) -> Figure | None:
        """The known balance of a channel (unallocated amounts apart), or None where nothing was said of it."""
        stated = self.balances.get(channel)
        if stated is not None:
            return stated
        listed = self._ledger.get(channel)
        if listed is not None:
            return listed
        return Figure(Fraction(0), "complete") if self.complete else None

    @cached_property
    def _ledger(self) -> dict[Channel, Figure]:
        """The sums of the loans, added up once: every rule asks for them."""
        rows: dict[Channel, list[Loan]] = {}
        for loan in self.loans:
            rows.setdefault(loan.channel, []).append(loan)
        return {
            channel: Figure(sum((loan.balance for loan in loans), Fraction(0)), sources(loan.source for loan in loans))
            for channel, loans in rows.items()
        }

    @cached_property
    def _known(self) -> dict[Channel, Figure]:
        """The balances that were stated or listed."""
        return {**self._ledger, **self.balances}

    def over(self, channels: frozenset[Channel]) -> Interval:
        """The sum of balances over a set of channels, as far as it is known."""
        low = high = sum((self._known[channel].amount for channel in channels if channel in self._known), Fraction(0))
        bounded = self.complete or channels <= self._known.keys()
        for item in self.unallocated:
            if item.among <= channels:
                low += item.amount
            if item.among & channels:
                high += item.amount
        return Interval(low, high if bounded else None)

    def unknown(self, channels: frozenset[Channel]) -> list[str]:
        """What would settle the sum over these channels: the channels not stated, and the amounts not allocated."""
        blank = [channel.value for channel in Channel if channel in channels and self.balance(channel) is None]
        loose = [
            item.key
            for item in self.unallocated
            if item.among & channels and not item.among <= channels and item.amount
        ]
        return blank + loose


def sources(cells: Iterable[str]) -> str:
    """Several cells as one source, in order and without repetition."""
    return ", ".join(dict.fromkeys(cells))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one beyond doubt."""
    return same(one, other) is True


def by_lender(loans: Iterable[Loan]) -> dict[str, list[Loan]]:
    """The loans of each lender under its name as first written; those without a lender under an empty name."""
    groups: dict[str, list[Loan]] = {}
    written: dict[str, str] = {}
    for loan in loans:
        key = written.setdefault(name_key(loan.lender), loan.lender or "")
        groups.setdefault(key, []).append(loan)
    return groups


def approvals_at(loans: Iterable[Loan]) -> dict[str, str]:
    """Where the approvals of ``approved_by`` stand, as ``Company.where`` names them."""
    held = [loan for loan in loans if loan.balance]
    return {
        f"approval:{channel}": sources(
            loan.approval_at or loan.source for loan in held if loan.channel.value == channel
        )
        for channel in approved_by(held)
    }


def approved_by(loans: Iterable[Loan]) -> frozenset[str]:
    """The channels whose every outstanding loan carries the number of an approval or filing."""
    held = [loan for loan in loans if loan.balance]
    return frozenset(
        channel.value
        for channel in {loan.channel for loan in held}
        if all(loan.approval for loan in held if loan.channel is channel)
    )
