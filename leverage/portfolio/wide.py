"""The result of tables of many rows: judged by the vectorised engine and kept as a frame, with the lines of the journal beside them, in one order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from leverage.law.rulebook import Rulebook
from leverage.portfolio.engine.run import judge
from leverage.portfolio.journal import Journal
from leverage.portfolio.lines import Line
from leverage.portfolio.result import Key, apart, twin_error
from leverage.portfolio.row import Row, RuleRow
from leverage.portfolio.settings import Settings
from leverage.terms.channels import Channel
from leverage.terms.names import name_key
from leverage.terms.texts import Text

WHOSE: dict[str, Any] = {
    "file": pl.String,
    "number": pl.Int64,
    "name": pl.String,
    "jurisdiction": pl.String,
    "as_of": pl.Date,
}
_FROM: dict[str, Any] = {"part": pl.UInt32, "index": pl.UInt32}
_ROOMS = {f"headroom.{channel}": channel for channel in Channel}
_TEXTS = ("verdict", "strict_verdict", "house_verdict", "binding", "error_zh", "error_en")
_FLAGS = ("robust", "stale")
_FIGURES = ("conditions_open", "questions", "used", "headroom", "headroom_upper", "headroom_if_approved", "utilisation")
SCHEMA: dict[str, Any] = {
    **WHOSE,
    **dict.fromkeys(_TEXTS, pl.String),
    **dict.fromkeys(_FLAGS, pl.Boolean),
    **dict.fromkeys((*_FIGURES, *_ROOMS), pl.Int64),
    **_FROM,
}
_JUDGED = (*_TEXTS[:4], *_FLAGS, *_FIGURES, *_ROOMS)
_AT_ONCE = 100_000  # rows
_SMALL = 50_000
"""Lines of the journal that are turned into a frame at once."""


@dataclass
class Judged:
    """Rows that the vectorised engine has judged, part by part; and, where the result is to tell of single rules (``detailed``), what it was given, to be
    asked again for those of some rows.
    """

    book: Rulebook
    settings: Settings
    detailed: bool
    parts: int = 0
    one_by_one: int = 0
    inputs: list[pl.DataFrame] = field(default_factory=list)
    rows: list[pl.DataFrame] = field(default_factory=list)

    def add(self, file: str, frame: pl.DataFrame) -> set[int]:
        """Judge the rows of a part of a table; the numbers of those that cannot be judged: the reader of one company says why, and in which cell."""
        given = frame.drop("number")
        result = judge(given, self.book, without_stale=self.settings.without_stale)
        self.one_by_one += result.one_by_one
        whose = frame.select(
            pl.lit(file).alias("file"),
            "number",
            "name",
            "jurisdiction",
            "as_of",
            pl.lit(self.parts, dtype=pl.UInt32).alias("part"),
            pl.int_range(pl.len(), dtype=pl.UInt32).alias("index"),
        )
        whole = pl.concat([whose, result.rows], how="horizontal").select(*SCHEMA)
        wrong = pl.col("error_zh").is_not_null()
        self.rows.append(whole.filter(~wrong))
        self.parts += 1
        if self.detailed:
            self.inputs.append(given)
        return set(whole.filter(wrong)["number"])

    def rules(self, part: int, index: list[int]) -> dict[int, tuple[RuleRow, ...]]:
        """What became of every rule, of these rows of a part."""
        judged = judge(self.inputs[part][index], self.book, without_stale=self.settings.without_stale, rules=True)
        held: dict[int, list[RuleRow]] = {}
        for place, rule, outcome, used, upper, cap, room, share in (
            judged.rules.iter_rows() if judged.rules is not None else ()
        ):
            held.setdefault(index[place], []).append(RuleRow(rule, None, outcome, used, upper, cap, room, share))
        return {place: tuple(rules) for place, rules in held.items()}


@dataclass(frozen=True)
class Wide:
    """The lines of a run as a frame, and their order in it; those of single files are in the journal too, where what became of every rule is kept."""

    frame: pl.DataFrame
    order: pl.Series
    judged: Judged
    journal: Journal
    unread: tuple[Line, ...]
    rulebook: str

    @property
    def one_by_one(self) -> int:
        """The rows that went to the engine of one company."""
        return self.judged.one_by_one

    @property
    def keys(self) -> Sequence[Hashable]:
        """The places of the rows in their order."""
        return range(self.frame.height)

    def lines(self) -> Iterator[Line]:
        """Every line in order."""
        return (_line(cells) for part in self.parts() for cells in part.iter_rows(named=True))

    def parts(self) -> Iterator[pl.DataFrame]:
        """The rows in order, part by part: a sorted copy of all of them would take as much memory again."""
        for start in range(0, max(len(self.order), 1), _AT_ONCE):
            yield self.frame[self.order.slice(start, _AT_ONCE)]

    def of(self, keys: Iterable[Hashable]) -> Iterator[Line]:
        """Some of the lines, with what became of every rule."""
        cells = [self.frame.row(self.order[int(str(key))], named=True) for key in keys]
        parts: dict[int, list[int]] = {}
        for one in cells:
            if self.judged.detailed and one["part"] is not None and one["verdict"] is not None:
                parts.setdefault(one["part"], []).append(one["index"])
        rules = {part: self.judged.rules(part, sorted(index)) for part, index in parts.items()}
        for one in cells:
            held = rules.get(one["part"], {}).get(one["index"], ())
            if one["part"] is None and one["verdict"] is not None:
                held = self.journal.line(one["file"], one["number"]).rules
            yield _line(one, held)

    def counts(self, *, strict: bool) -> dict[str, Counter[str]]:
        """By place, how many lines have which verdict."""
        verdict = "strict_verdict" if strict else "verdict"
        held: dict[str, Counter[str]] = {}
        for place, one, count in self.frame.group_by("jurisdiction", verdict).len().iter_rows():
            held.setdefault(place or "", Counter())[one or ""] += count
        return held

    def errors(self, most: int) -> list[Line]:
        """The first lines that have an error."""
        wrong = self.frame["error_zh"].is_not_null()[self.order]
        places = self.order.filter(wrong).head(most)
        return [_line(cells) for cells in self.frame[places].iter_rows(named=True)]

    def __len__(self) -> int:
        return self.frame.height


def wide_result(judged: Judged, journal: Journal, keys: Iterable[Key], passed: tuple[Line, ...]) -> Wide:
    """The result of a run, of the rows that the engine judged and the lines that the journal keeps."""
    read, unread = apart(journal, keys, passed)
    kept = [_of_journal(journal, [key for key, _ in read[n : n + _SMALL]]) for n in range(0, len(read), _SMALL)]
    frame = pl.concat([pl.DataFrame(schema=SCHEMA), *judged.rows, *kept])
    judged.rows.clear()
    frame = _without_twins(frame)
    by = [pl.col("jurisdiction").fill_null(""), pl.col("name").fill_null(""), "as_of", "file", "number"]
    order = frame.select(pl.arg_sort_by(by, nulls_last=False)).to_series()
    return Wide(frame, order, judged, journal, unread, judged.book.sha256)


def _of_journal(journal: Journal, keys: list[Key]) -> pl.DataFrame:
    return pl.DataFrame([_cells(journal.line(*key)) for key in keys], schema=SCHEMA)


def _cells(line: Line) -> dict[str, Any]:
    """A line as a row of the frame."""
    row = line.row
    cells: dict[str, Any] = {
        "file": line.file,
        "number": line.number,
        "name": line.name,
        "jurisdiction": line.jurisdiction,
        "as_of": date.fromisoformat(line.as_of) if line.as_of else None,
        "error_zh": line.error.zh if line.error else None,
        "error_en": line.error.en if line.error else None,
    }
    if row is not None:
        cells |= {name: getattr(row, name) for name in (*_TEXTS[:3], *_FLAGS, *_FIGURES)}
        cells |= {"binding": ";".join(row.binding)}
        cells |= {name: row.rooms.get(channel) for name, channel in _ROOMS.items()}
    return cells


def _line(cells: dict[str, Any], rules: tuple[RuleRow, ...] = ()) -> Line:
    """A row of the frame as a line."""
    row = None
    if cells["verdict"] is not None:
        row = Row(
            **{name: cells[name] for name in (*_TEXTS[:3], *_FLAGS, *_FIGURES)},
            binding=tuple(name for name in (cells["binding"] or "").split(";") if name),
            rooms={channel: cells[name] for name, channel in _ROOMS.items()},
        )
    error = Text(cells["error_zh"], cells["error_en"]) if cells["error_zh"] is not None else None
    day = cells["as_of"]
    return Line(
        cells["file"],
        cells["number"],
        cells["name"],
        cells["jurisdiction"],
        day.isoformat() if day else None,
        row,
        rules,
        error,
    )


def _without_twins(frame: pl.DataFrame) -> pl.DataFrame:
    """Rows of which there are two of one company, place and day have an error that names the others, in the place of everything else."""
    names = frame["name"].drop_nulls().unique()
    keys = pl.Series([name_key(name) for name in names], dtype=pl.String)
    who = pl.col("name").replace_strict(names, keys, default=None, return_dtype=pl.String)
    whole = frame.with_row_index("row").with_columns(who.alias("who"))
    same = ["who", "jurisdiction", "as_of"]
    known = whole.filter(pl.all_horizontal(pl.col(same).is_not_null()))
    twins = known.filter(pl.len().over(same) > 1).select("row", *same, "file", "number", "error_zh", "error_en")
    if twins.is_empty():
        return frame
    told = []
    for group in twins.partition_by(same):
        places = sorted(group.select("file", "number").iter_rows())
        for row, file, number, zh, en in group.select("row", "file", "number", "error_zh", "error_en").iter_rows():
            others = [place for place in places if place != (file, number)]
            text = twin_error(None if zh is None else Text(zh, en), others)
            told.append((row, text.zh, text.en))
    errors = pl.DataFrame(told, schema={"row": pl.UInt32, "zh": pl.String, "en": pl.String}, orient="row")
    joined = whole.join(errors, on="row", how="left", maintain_order="left")
    is_twin = pl.col("zh").is_not_null()
    emptied = [pl.when(~is_twin).then(pl.col(name)).alias(name) for name in _JUDGED]
    errors_of = [pl.coalesce(pl.col(short), pl.col(f"error_{short}")).alias(f"error_{short}") for short in ("zh", "en")]
    return joined.with_columns(*emptied, *errors_of).select(*SCHEMA)
