"""The lines of a portfolio as its result: in order, two of one company and day refused, and what becomes of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from leverage.portfolio.journal import Journal
from leverage.portfolio.lines import Line
from leverage.terms.names import name_key
from leverage.terms.texts import Text

Key = tuple[str, int]
"""A file as it is told, and the row of a table."""

_MOST_NAMED = 5


class Result(Protocol):
    """The lines of a run in order, however they are kept, and what was not read. A key names a line for as long as the result lives."""

    @property
    def unread(self) -> tuple[Line, ...]:
        """The files that were passed over."""

    @property
    def rulebook(self) -> str:
        """The fingerprint of the law."""

    @property
    def one_by_one(self) -> int:
        """Of the rows given to the vectorised engine, those that it left to the engine of one company."""

    @property
    def keys(self) -> Sequence[Hashable]:
        """The keys of the lines in order."""

    def lines(self) -> Iterator[Line]:
        """Every line in order; of two of one company and day, both with an error that names the other."""

    def of(self, keys: Iterable[Hashable]) -> Iterator[Line]:
        """Some of the lines, as they stand in the result, with what became of every rule."""

    def counts(self, *, strict: bool) -> dict[str, Counter[str]]:
        """By place, how many lines have which verdict; an empty one is an error."""

    def errors(self, most: int) -> list[Line]:
        """The first lines that have an error in the place of a verdict."""

    def __len__(self) -> int: ...


@dataclass(frozen=True)
class Kept:
    """The lines of a run kept in its journal. ``twins`` are those of which there are two of one company, place and day: by key, the places of the others."""

    journal: Journal
    keys: tuple[Key, ...]
    twins: dict[Key, tuple[Key, ...]]
    unread: tuple[Line, ...]
    rulebook: str
    one_by_one: int = 0

    def lines(self) -> Iterator[Line]:
        """Every line in order."""
        return self.of(self.keys)

    def of(self, keys: Iterable[Hashable]) -> Iterator[Line]:
        """Some of the lines."""
        for key in keys:
            assert isinstance(key, tuple)  # noqa: S101  its own keys
            line = self.journal.line(*key)
            yield refused(line, self.twins[key]) if key in self.twins else line

    def counts(self, *, strict: bool) -> dict[str, Counter[str]]:
        """By place, how many lines have which verdict."""
        by_place: dict[str, Counter[str]] = {}
        for line in self.lines():
            row = line.row
            verdict = "" if row is None else row.strict_verdict if strict else row.verdict
            by_place.setdefault(line.jurisdiction or "", Counter())[verdict] += 1
        return by_place

    def errors(self, most: int) -> list[Line]:
        """The first lines that have an error."""
        return list(islice((line for line in self.lines() if line.error is not None), most))

    def __len__(self) -> int:
        return len(self.keys)


def result_of(journal: Journal, keys: Iterable[Key], passed: tuple[Line, ...], rulebook: str) -> Kept:
    """The result of a run over these files and rows."""
    ordered = []
    of_one: dict[tuple[str, str, str], list[Key]] = {}
    read, unread = apart(journal, keys, passed)
    for key, line in read:
        ordered.append((line.order, key))
        if line.name and line.jurisdiction and line.as_of:
            of_one.setdefault((name_key(line.name), line.jurisdiction, line.as_of), []).append(key)
    twins = {
        key: tuple(sorted(other for other in held if other != key))
        for held in of_one.values()
        if len(held) > 1
        for key in held
    }
    return Kept(journal, tuple(key for _, key in sorted(ordered)), twins, unread, rulebook)


def apart(
    journal: Journal, keys: Iterable[Key], passed: tuple[Line, ...]
) -> tuple[list[tuple[Key, Line]], tuple[Line, ...]]:
    """The lines of a journal that are rows of the result, without what became of each rule; and those of files that were passed over, with the ``passed``."""
    read, unread = [], list(passed)
    for key in keys:
        line = journal.line(*key)
        if line.passed is None:
            read.append((key, replace(line, rules=(), row=None)))
        else:
            unread.append(line)
    return read, tuple(sorted(unread, key=lambda line: line.file))


def refused(line: Line, others: Sequence[Key]) -> Line:
    """A line of a company of which there is another for the same day: neither is taken."""
    return replace(line, row=None, rules=(), error=twin_error(line.error, others))


def twin_error(error: Text | None, others: Sequence[Key]) -> Text:
    """What is wrong with a line of which there are ``others``, beside what is wrong with it anyway."""
    shown = others[:_MOST_NAMED]
    zh = "、".join(f"{file}第{number}行" if number else file for file, number in shown)
    en = ", ".join(f"{file} row {number}" if number else file for file, number in shown)
    if len(others) > len(shown):
        zh, en = f"{zh} 等 {len(others)} 处", f"{en} and others, {len(others)} in all"
    told = Text(
        f"同一家公司、同一地区、同一日期另有：{zh}。请只留一份",
        f"there is another of the same company, place and date: {en}. Keep one of them",
    )
    return told if error is None else Text(f"{error.zh}；{told.zh}", f"{error.en}; {told.en}")
