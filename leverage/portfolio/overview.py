"""What a portfolio shows as a whole: who is near, who is beyond, what turns on a reading, and how it stands month by month. Lists are of keys, and bounded."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from leverage.assessment.findings import Outcome
from leverage.portfolio.lines import Line
from leverage.portfolio.result import Result
from leverage.terms.names import name_key

MOST_LISTED = 5_000
"""Rows of each list; the whole stands in the result itself."""
BEYOND = frozenset({Outcome.BREACH.value, Outcome.PROHIBITED.value})
_STATUS_1 = BEYOND | {Outcome.NEEDS_APPROVAL.value}

Key = Hashable
"""What names a line of the result."""
Company = tuple[str, str]
"""A company: its place, and the key of its name."""

_Day = tuple[str, int, Key, int | None, bool]
"""A day of a company: the day, its place in the result, its key, what is used at the most, and whether that is beyond a limit."""


@dataclass(frozen=True)
class Listed:
    """The first rows of a list, and how many there are in all."""

    keys: tuple[Key, ...]
    count: int


@dataclass(frozen=True)
class Month:
    """How the companies of a place stand in a month, each at its last day in it; ``median`` of the utilisations that are known."""

    place: str
    month: str
    companies: int
    beyond: int
    median: Fraction | None

    @property
    def share(self) -> Fraction:
        """The share of them that is beyond a limit, or in a prohibited channel."""
        return Fraction(self.beyond, self.companies)


@dataclass(frozen=True)
class Overview:
    """``nearest`` are those not beyond a limit, each company at its last day, the most used first; ``beyond`` every row with a breach, a prohibited channel or
    an approval missing; ``flips`` those that comply, and not under every reading; ``over_time`` the companies with several days, the nearest first.
    """

    nearest: Listed
    beyond: Listed
    flips: Listed
    errors: Listed
    months: tuple[Month, ...]
    over_time: tuple[tuple[Key, ...], ...]


def overview(result: Result) -> Overview:
    """Look at every row once."""
    beyond, flips, errors = _List(), _List(), _List()
    held: dict[Company, list[_Day]] = {}
    for order, (key, line) in enumerate(zip(result.keys, result.lines(), strict=True)):
        row = line.row
        if row is None:
            errors.add(key)
            continue
        if row.verdict in _STATUS_1:
            beyond.add(key)
        if row.verdict == Outcome.COMPLIANT.value and not row.robust:
            flips.add(key)
        held.setdefault(_company(line), []).append(
            (line.as_of or "", order, key, row.utilisation, row.verdict in BEYOND)
        )
    for days in held.values():
        days.sort()
    last = [days[-1] for days in held.values()]
    near = sorted((_far(share), order, key) for _, order, key, share, is_beyond in last if not is_beyond)
    several = sorted((_far(days[-1][3]), days[-1][1], days) for days in held.values() if len(days) > 1)
    return Overview(
        Listed(tuple(key for _, _, key in near[:MOST_LISTED]), len(near)),
        beyond.listed,
        flips.listed,
        errors.listed,
        tuple(_months(held)),
        tuple(tuple(key for _, _, key, _, _ in days) for _, _, days in several),
    )


class _List:
    """The first rows of a list, and their count."""

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._count = 0

    def add(self, key: Key) -> None:
        self._count += 1
        if len(self._keys) < MOST_LISTED:
            self._keys.append(key)

    @property
    def listed(self) -> Listed:
        return Listed(tuple(self._keys), self._count)


def _company(line: Line) -> Company:
    """A company by place and name; by its file and row where it has no name."""
    return line.jurisdiction or "", name_key(line.name) if line.name else f"{line.file}\n{line.number}"


def _far(share: int | None) -> tuple[bool, int]:
    """How far from the limit: the most used first, those of whom it is not known last."""
    return share is None, -(share or 0)


def _months(held: Mapping[Company, Iterable[_Day]]) -> Iterable[Month]:
    """The months of each place, in order."""
    stands: dict[tuple[str, str], list[tuple[int | None, bool]]] = {}
    for (place, _), days in held.items():
        last = {day[:7]: (share, is_beyond) for day, _, _, share, is_beyond in days}
        for month, stand in last.items():
            stands.setdefault((place, month), []).append(stand)
    for (place, month), each in sorted(stands.items()):
        shares = [Fraction(share, 10_000) for share, _ in each if share is not None]
        yield Month(place, month, len(each), sum(b for _, b in each), median(shares) if shares else None)
