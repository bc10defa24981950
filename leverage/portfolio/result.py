"""The lines of a portfolio as its result: in order, two of one company and day refused, and what becomes of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from leverage.portfolio.journal import Journal
from leverage.portfolio.lines import Line
from leverage.terms.names import name_key
from leverage.terms.texts import Text

Key = tuple[str, int]
"""A file as it is told, and the row of a table."""

_MOST_NAMED = 5


@dataclass(frozen=True)
class Result:
    """The lines of a run, kept in its journal and given one by one in order; and what was not read.

    ``twins`` are those of which there are two of one company, place and day: by key, the places where the others stand.
    """

    journal: Journal
    keys: tuple[Key, ...]
    twins: dict[Key, tuple[Key, ...]]
    unread: tuple[Line, ...]
    rulebook: str

    def lines(self) -> Iterator[Line]:
        """Every line in order; of two of one company and day, both with an error that names the other."""
        return self.of(self.keys)

    def of(self, keys: Iterable[Key]) -> Iterator[Line]:
        """Some of the lines, as they stand in the result."""
        for key in keys:
            line = self.journal.line(*key)
            yield _refused(line, self.twins[key]) if key in self.twins else line

    def __len__(self) -> int:
        return len(self.keys)


def result_of(journal: Journal, keys: set[Key], passed: tuple[Line, ...], rulebook: str) -> Result:
    """The result of a run over these files and rows."""
    ordered, unread = [], list(passed)
    of_one: dict[tuple[str, str, str], list[Key]] = {}
    for key in keys:
        line = journal.line(*key)
        if line.passed is not None:
            unread.append(line)
            continue
        ordered.append((line.order, key))
        if line.name and line.jurisdiction and line.as_of:
            of_one.setdefault((name_key(line.name), line.jurisdiction, line.as_of), []).append(key)
    twins = {
        key: tuple(sorted(other for other in held if other != key))
        for held in of_one.values()
        if len(held) > 1
        for key in held
    }
    unread.sort(key=lambda line: line.file)
    return Result(journal, tuple(key for _, key in sorted(ordered)), twins, tuple(unread), rulebook)


def _refused(line: Line, others: tuple[Key, ...]) -> Line:
    """A line of a company of which there is another for the same day: neither is taken."""
    shown = others[:_MOST_NAMED]
    zh = "、".join(f"{file}第{number}行" if number else file for file, number in shown)
    en = ", ".join(f"{file} row {number}" if number else file for file, number in shown)
    if len(others) > len(shown):
        zh, en = f"{zh} 等 {len(others)} 处", f"{en} and others, {len(others)} in all"
    told = Text(
        f"同一家公司、同一地区、同一日期另有：{zh}。请只留一份",
        f"there is another of the same company, place and date: {en}. Keep one of them",
    )
    if line.error is not None:
        told = Text(f"{line.error.zh}；{told.zh}", f"{line.error.en}; {told.en}")
    return replace(line, row=None, rules=(), error=told)
