"""The sums over the inputs of 数据, each as a formula with its value: what is used, lent, approved, open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from leverage.assessment.findings import Finding
from leverage.company import Company
from leverage.law.rules import Access
from leverage.report.excel.book import NO, YES, Book
from leverage.report.excel.expression import Cell, Run, blanks, both, choose, either, number, occurrences, total
from leverage.report.workpaper.following import Following
from leverage.terms.channels import Channel


class Sums:
    """The cells of the inputs, and what they add up to. The sheet that holds them writes them."""

    book: Book
    following: Following
    company: Company
    balances: dict[Channel, Cell]
    approved: dict[Channel, Cell]
    rule_approved: dict[str, Cell]
    facts: dict[str, Cell]
    loose_cells: list[Cell]
    loan_balances: list[Cell]
    ledger: tuple[str, str, str] | None
    """The ranges of the loans' channels, balances and lenders' numbers."""
    amounts_lent: Mapping[tuple[Channel, int | None], Fraction]

    def runs(self, channels: Iterable[Channel], cells: Mapping[Channel, Cell] | None = None) -> list[Run]:
        """The cells of some channels, neighbours as one range."""
        held, chosen = cells or self.balances, set(channels)
        order = list(Channel)
        runs = neighbours([channel in chosen for channel in order])
        return [_run([held[c] for c in order[a : b + 1]]) for a, b in runs if order[a] in chosen]

    def loose(self, channels: frozenset[Channel], how: str) -> list[Cell]:
        """The unallocated amounts that lie ``inside`` a set of channels, may ``touch`` it, or do so only in ``part``."""
        found = []
        for item, cell in zip(self.company.unallocated, self.loose_cells, strict=True):
            inside, touch = item.among <= channels, bool(item.among & channels)
            if {"inside": inside, "touch": touch, "part": touch and not inside}[how]:
                found.append(cell)
        return found

    def least(self, channels: frozenset[Channel]) -> Cell:
        """The least that is used over some channels, in yuan."""
        return total(*self.runs(channels), *self.loose(channels, "inside"))

    def most_of(self, channels: frozenset[Channel]) -> Cell:
        """The most that is used over some channels, in yuan, once none is blank."""
        return total(*self.runs(channels), *self.loose(channels, "touch"))

    def blank(self, channels: Iterable[Channel]) -> Cell:
        """How many of some channels are not stated."""
        return blanks(*self.runs(channels))

    def open(self, channels: frozenset[Channel]) -> Cell:
        """Something that is above nothing while it is not known which amounts belong to some channels."""
        part = self.loose(channels, "part")
        return self.blank(channels) + total(*part) if part else self.blank(channels)

    def loan_at(self, finding: Finding) -> Cell:
        """The balance of the loan that a finding is about."""
        source = finding.inputs[0].source
        place = next(
            n
            for n, loan in enumerate(self.company.loans)
            if loan.source == source and loan.channel in finding.of.counts
        )
        return self.loan_balances[place]

    def lent(self, channels: Iterable[Channel], lender: int | None = None) -> Cell:
        """What the ledger holds in some channels, of one lender or of all."""
        if self.ledger is None:
            return number(0)
        item, value, who = self.ledger
        of = "" if lender is None else f",{who},{lender}"
        chosen = set(channels)
        sums = [
            Cell(
                f"SUMIFS({value},{item},{self.book.quoted(c.label)}{of})",
                Fraction(self.amounts_lent[c, lender]),
                loose=True,
            )
            for c in Channel
            if c in chosen and (c, None) in self.amounts_lent
        ]
        return sum(sums[1:], sums[0]) if sums else number(0)

    def is_approved(self, rule: Access, channel: Channel) -> Cell:
        """Whether a channel's use is approved, as a condition: that of the channel, or of the rule that asks for it."""
        yes = self.book.word(YES)
        return either(self.approved[channel].equals(yes), self.rule_approved[rule.id].equals(yes))

    def is_open(self, channel: Channel, given: Cell | None) -> Cell | None:
        """Whether a channel is open to new money, as a condition: approved where it needs that, and no condition on it answered "no"."""
        no = self.book.word(NO)
        tests = [given] if given is not None else []
        for fact in dict.fromkeys(rule.fact.name for rule in self.following.conditions(channel)):
            tests.append(choose(self.facts[fact].equals(no), Cell("FALSE", value=False), Cell("TRUE", value=True)))
        return both(*tests) if len(tests) > 1 else tests[0] if tests else None

    def open_as_it_was(self) -> Cell:
        """Whether as many approvals are stated, and as many conditions answered "no", as there were: what is open to new money rests on them."""
        tests = []
        for word, cells in (
            (YES, [*self.approved.values()]),
            (YES, [*self.rule_approved.values()]),
            (NO, [*self.facts.values()]),
        ):
            if cells:
                often = occurrences(self.book.word(word), _run(cells))
                tests.append(often.equals(Cell(str(often.value), often.value)))
        return both(*tests)

    def without(self, channels: Iterable[Channel]) -> Cell:
        """How many of some channels have no approval."""
        runs = self.runs(channels, self.approved)
        return occurrences(self.book.word(NO), *runs)


def neighbours(marks: Sequence[object]) -> list[tuple[int, int]]:
    """Runs of equal neighbours, each as its first and last place."""
    runs: list[tuple[int, int]] = []
    for place, mark in enumerate(marks):
        if runs and marks[runs[-1][0]] == mark:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _run(cells: Sequence[Cell]) -> Run:
    first, last = cells[0].text, cells[-1].text.rpartition("!")[2]
    return Run(first if len(cells) == 1 else f"{first}:{last}", tuple(cell.value for cell in cells))
