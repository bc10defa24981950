"""The rows of a table that say nothing out of the ordinary, as the frame that the vectorised engine takes; every other one is for the engine of one company.

A row is left where a cell is not plainly what its column asks for: whether it is wrong or only written otherwise, and what is to be told of it, the
reader of one company decides. So no row is answered here that it would refuse, or ask about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import combinations
from operator import and_
from typing import Any

import polars as pl

from leverage.intake.checks.plausible import APART, FAR_ABOVE, LARGEST, SMALLEST
from leverage.law.rulebook import Rulebook
from leverage.portfolio.reading.headings import APPROVALS, Heading
from leverage.portfolio.reading.tables import AMOUNTS, LIST, NO, YES, Numbered
from leverage.portfolio.settings import Settings
from leverage.terms.denominators import Base
from leverage.terms.errors import UsageError
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS
from leverage.terms.places import find_place

_MOST_FEN = 10**15
_FEN = 100
_PLACES = 8  # decimals that a figure may have: of 亿元 they come to a fen
_FIGURE = r"^\d{1,15}(\.\d{0,8})?$"
_GROUPED = r"^\d{1,3}(,\d{3})+(\.\d{0,8})?$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
Expr = pl.Expr


def fits(settings: Settings, book: Rulebook) -> bool:
    """Whether the options of a run leave anything to the vectorised engine."""
    brought = book.brought
    single = brought is not None and bool(brought.ratios or brought.houses or brought.buffers)
    return not (settings.facts or settings.readings or single)


def plain_rows(
    rows: Sequence[Numbered], columns: Sequence[Heading], settings: Settings, *, ragged: bool
) -> tuple[pl.DataFrame, list[Numbered]]:
    """The rows as the engine takes them, with ``number`` (the row of the table) and ``name``; and those that are left."""
    width = len(columns)
    whole, left = [], []
    for row in rows:
        cells = row[1]
        if len(cells) == width:
            whole.append(row)
        elif len(cells) < width and ragged:
            whole.append((row[0], [*cells, *[""] * (width - len(cells))]))
        else:
            left.append(row)
    texts = zip(*(cells for _, cells in whole), strict=True) if whole else [()] * width
    numbers = pl.Series("number", [number for number, _ in whole], dtype=pl.Int64)
    frame = pl.DataFrame([pl.Series(str(n), cells, dtype=pl.String) for n, cells in enumerate(texts)])
    frame = frame.with_columns(pl.all().str.strip_chars())
    frame = frame.with_columns(pl.when(pl.all() != "").then(pl.all())).with_columns(numbers)
    blank = reduce(and_, (pl.col(str(n)).is_null() for n in range(width)), pl.lit(True))
    read = _read(frame, columns, settings)
    kept = frame.select(blank.alias("blank"), read.good.fill_null(False).alias("good"))
    judged = frame.filter(kept["good"] & ~kept["blank"]).select(pl.col("number"), *read.columns)
    rest = set(frame["number"].filter(~kept["good"] & ~kept["blank"]))
    return judged, sorted([*left, *(row for row in whole if row[0] in rest)], key=lambda row: row[0])


class _Read:
    """The columns of the frame as expressions, and what a row must be to be plain."""

    def __init__(self) -> None:
        self.columns: list[Expr] = []
        self.tests: list[Expr] = []

    @property
    def good(self) -> Expr:
        return reduce(and_, self.tests, pl.lit(True))

    def add(self, name: str, value: Expr, test: Expr) -> None:
        self.columns.append(value.alias(name))
        self.tests.append(test)


def _read(frame: pl.DataFrame, columns: Sequence[Heading], settings: Settings) -> _Read:
    read = _Read()
    at: dict[str, Expr] = {}
    for number, column in enumerate(columns):
        cell = pl.col(str(number))
        if column.wrong is not None:
            read.tests.append(cell.is_null())
        elif column.key in at:
            read.tests.append(cell.eq_missing(at[column.key]))
        else:
            at[column.key] = cell
    _whose(read, frame, at, settings)
    factor = _factor(read, at, settings)
    for key, cell in at.items():
        if key.startswith(AMOUNTS):
            _amount(read, key, cell, factor)
        elif key == APPROVALS:
            read.add("approvals", _mapped(frame, cell, _approvals), pl.lit(True))
        elif key.startswith("facts."):
            read.add(key, cell, pl.lit(True))
    _one_unit(read)
    return read


def _whose(read: _Read, frame: pl.DataFrame, at: Mapping[str, Expr], settings: Settings) -> None:
    """Name, place, day and kind of company, and whether all funding is listed."""
    nothing = pl.lit(None, dtype=pl.String)
    read.add("name", at.get("name", nothing), pl.lit(True))
    if settings.jurisdiction:
        place = pl.lit(find_place(settings.jurisdiction).code)
    else:
        place = _mapped(frame, at["jurisdiction"], _code) if "jurisdiction" in at else nothing
    read.add("jurisdiction", place, place.is_not_null())
    _day(read, at.get("report_date", nothing), settings.day)
    kind = at.get("company_type", nothing)
    known = kind.is_null() | kind.is_in([one.value for one in CompanyType])
    read.add("company_type", pl.lit(settings.company_type) if settings.company_type else kind, known)
    said = at.get("complete", nothing).str.to_lowercase()
    read.add("complete", said.is_in(sorted(YES)).fill_null(False), said.is_null() | said.is_in(sorted(YES | NO)))


def _day(read: _Read, cell: Expr, given: date | None) -> None:
    """The day of the rules: that of the figures, unless one is given; then figures of a year before it are left."""
    day = cell.str.to_date("%Y-%m-%d", strict=False)
    written = cell.str.contains(_DAY) & day.is_not_null() & (day <= pl.lit(date.today()))
    if given is None:
        read.add("as_of", day, written)
    else:
        read.add("as_of", pl.lit(given), cell.is_null() | (written & (day.dt.year() >= given.year)))


def _factor(read: _Read, at: Mapping[str, Expr], settings: Settings) -> Expr:
    """Fen per unit of account."""
    own = pl.lit((UNITS[settings.unit] if settings.unit else 1) * _FEN, dtype=pl.Int64)
    if "unit" not in at:
        return own
    unit = at["unit"]
    read.tests.append(unit.is_null() | unit.is_in(list(UNITS)))
    fen = {name: yuan * _FEN for name, yuan in UNITS.items()}
    return unit.replace_strict(fen, default=None, return_dtype=pl.Int64).fill_null(own)


def _amount(read: _Read, key: str, cell: Expr, factor: Expr) -> None:
    """An amount in whole fen; of capital one that is like a small-loan company's."""
    text = pl.when(cell.str.contains(_GROUPED)).then(cell.str.replace_all(",", "", literal=True)).otherwise(cell)
    whole = text.str.extract(r"^(\d+)", 1).cast(pl.Int64, strict=False)
    rest = text.str.extract(r"\.(\d*)$", 1).fill_null("").str.pad_end(_PLACES, "0").cast(pl.Int64, strict=False)
    parts, scale = rest * factor, 10**_PLACES
    fen = whole * factor + parts // scale
    test = text.str.contains(_FIGURE) & (whole <= _MOST_FEN // factor - 1) & (parts % scale == 0)
    if key.startswith("capital."):
        test &= (fen >= SMALLEST * _FEN) & (fen <= LARGEST * _FEN)
    if key.startswith("approved_amounts."):
        test = pl.lit(False)
    read.add(key, fen, cell.is_null() | test)


def _one_unit(read: _Read) -> None:
    """Denominators that can be in one unit; others the reader of one company refuses."""
    capital = {column.meta.output_name(): column for column in read.columns}
    known = {base: capital[f"capital.{base}"] for base in Base if f"capital.{base}" in capital}
    for one, other in combinations(known.values(), 2):
        read.tests.append(((one < APART * other) & (other < APART * one)).fill_null(value=True))
    if Base.NET_CAPITAL in known and Base.NET_ASSETS in known:
        within = known[Base.NET_CAPITAL] <= FAR_ABOVE * known[Base.NET_ASSETS]
        read.tests.append(within.fill_null(value=True))


def _mapped(frame: pl.DataFrame, cell: Expr, read: Any) -> Expr:
    """A column through a function that is asked once for each of its values."""
    values = frame.select(cell.drop_nulls().unique()).to_series().to_list()
    found = {value: read(value) for value in values}
    known = {value: text for value, text in found.items() if text is not None}
    return cell.replace_strict(known, default=None, return_dtype=pl.String) if known else pl.lit(None, dtype=pl.String)


def _code(name: str) -> str | None:
    try:
        return find_place(name).code
    except UsageError:
        return None


def _approvals(cell: str) -> str:
    return ";".join(sorted({item for item in LIST.split(cell) if item}))
