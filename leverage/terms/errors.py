"""Everything the program refuses to do, as one tree.

::

    LeverageError               any refusal; carries its message in Chinese and in English
    ├── UsageError              the command was given something it cannot use (an unknown place, a malformed fact)
    ├── InputError              a file cannot be read or its figures cannot be trusted
    └── RulebookError           a province module contradicts itself or another one (a defect of ours)

An InputError says what was found, where (file, sheet, cell or key), what was expected and what to do next.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from leverage.terms.texts import Text

if TYPE_CHECKING:
    from leverage.terms.doubts import Doubt


BY_ASKING = Text(
    "也可加 --ask 问题.xlsx 写出问题表，填好后用 --answers 问题.xlsx 给回",
    "or write the questions by --ask questions.xlsx, and give them back answered by --answers questions.xlsx",
)
"""What to do about a refusal that an answer would lift, beside the option that answers it."""

_LATIN = "\u2e7f"
"""Up to here signs are half-width: a cell's address keeps its colon, a Chinese word takes a wide one."""


class LeverageError(Exception):
    """Any refusal. ``message`` holds both languages; ``str()`` gives the Chinese one. ``doubt`` is the question whose answer would lift it, where there
    is one.
    """

    def __init__(self, message: Text, doubt: Doubt | None = None) -> None:
        super().__init__(message.zh)
        self.message, self.doubt = message, doubt

    def __reduce__(self) -> tuple[object, ...]:
        """What it takes to make the same refusal in another process."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[LeverageError], args: tuple[object, ...], state: dict[str, object]) -> LeverageError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class UsageError(LeverageError):
    """The command was given something that it cannot use."""


class RulebookError(LeverageError):
    """A rule module contradicts itself or another one; found when the rulebook is loaded. ``where`` names the rule or the place, ``found`` what is wrong."""

    def __init__(self, message: Text, where: str = "", found: Text | None = None) -> None:
        super().__init__(message)
        self.where, self.found = where, found or message


class InputError(LeverageError):
    """An input that cannot be read or trusted.

    ``found`` says what is wrong and what was expected; ``do`` what to do next; ``where`` names the sheet and cell, or the JSON key. The
    file's name is added by whoever opened it (``in_file``), so that parsers need not carry it about.
    """

    def __init__(self, found: Text, do: Text, where: str = "", file: str = "", doubt: Doubt | None = None) -> None:
        self.found, self.do, self.where, self.file = found, do, where, file
        place = " ".join(part for part in (file, where) if part)
        colon = "" if not place else "：" if place[-1] > _LATIN else ":"
        super().__init__(
            Text(
                f"{place}{colon}{found.zh} → {do.zh}",
                f"{place}{': ' if place else ''}{found.en} → {do.en}",
            ),
            doubt,
        )

    def in_file(self, file: str) -> InputError:
        """The same refusal, naming the file."""
        return type(self)(self.found, self.do, self.where, file, self.doubt)

    def asking(self, doubt: Doubt) -> InputError:
        """The same refusal, with the question whose answer would settle it, and how to answer it."""
        return type(self)(self.found, self.do + Text("；", ";") + BY_ASKING, self.where, self.file, doubt)


def suggest(word: str, known: Iterable[str]) -> Text:
    """ "Did you mean": the nearest known words, or an empty text when nothing is near."""
    near = get_close_matches(word, list(known), n=3, cutoff=0.5)
    if not near:
        return Text("", "")
    return Text(f"是否想写：{'、'.join(near)}？", f"Did you mean {', '.join(near)}?")
