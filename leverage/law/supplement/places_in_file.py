"""Where something stands in a supplement, and the refusal that names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from leverage.terms.errors import InputError, suggest
from leverage.terms.texts import Text

_SHOWN = 60  # characters of a value in a message


@dataclass(frozen=True, slots=True)
class At:
    """A table of a supplement (``[[limit]] #2``) and a key in it (``when[1].fact``).

    >>> str(At("a.toml", "limit", 2).key("when").item(1).key("fact"))
    '[[limit]] #2 when[1].fact'
    """

    file: str
    table: str = ""
    number: int = 0
    path: str = ""

    def __str__(self) -> str:
        table = f"[[{self.table}]] #{self.number}" if self.table else ""
        return " ".join(part for part in (table, self.path) if part)

    def key(self, name: str) -> At:
        """A key of what stands here."""
        return replace(self, path=f"{self.path}.{name}" if self.path else name)

    def item(self, number: int) -> At:
        """An item of the list that stands here, counted from 1."""
        return replace(self, path=f"{self.path}[{number}]")

    def wrong(self, found: Text, do: Text) -> InputError:
        """The refusal of what stands here."""
        return InputError(found, do, str(self), self.file)

    def expected(self, given: object, what: Text) -> InputError:
        """The refusal of a value of the wrong kind."""
        shown = quoted(given)
        return self.wrong(Text(f"写的是{shown.zh}", f"it says {shown.en}"), Text(f"应写{what.zh}", f"write {what.en}"))

    def unknown(self, word: str, known: Iterable[str], what: Text) -> InputError:
        """The refusal of a word that is none of those known, with the nearest."""
        words = list(known)
        near = suggest(word, words)
        do = near if near.zh else Text(f"可用：{'、'.join(words[:24])}", f"known are: {', '.join(words[:24])}")
        return self.wrong(Text(f"没有{what.zh}“{_short(word)}”", f"there is no {what.en} “{_short(word)}”"), do)

    def missing(self, name: str) -> InputError:
        """The refusal of a table that lacks a key."""
        return self.wrong(Text(f"缺 {name}", f"{name} is missing"), Text("请补上", "add it"))


def quoted(given: object) -> Text:
    """A value of TOML for a message."""
    match given:
        case bool():
            word = "true" if given else "false"
            return Text(word, word)
        case str():
            return Text(f"“{_short(given)}”", f"“{_short(given)}”") if given.strip() else Text("空白", "nothing")
        case list():
            return Text("一个列表", "a list")
        case dict():
            return Text("一个表", "a table")
        case _:
            return Text(_short(str(given)), _short(str(given)))


def _short(word: str) -> str:
    return word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
