"""One spelling of a name: what the eye does not tell apart is written alike."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
"""Characters that show nothing, and that Unicode counts among letters, marks and symbols."""
_MOST_PASSES = 8
"""Rare characters need a second pass, as a mark joins the letter before it once what stood between them is gone."""


@lru_cache(maxsize=16384)
def spelt(name: str) -> str:
    """A name as names are compared: half-width, small letters, simplified, without spaces, brackets, dots and what cannot be seen.

    有限责任公司 and 有限公司 are two ways to write one legal form (公司法, article 8 of 2018). A dash or a dot stays between figures: 1-1号 is not 11号.
    """
    text = name
    for _ in range(_MOST_PASSES):
        if (again := _once(text)) == text:
            break
        text = again
    return text


def _once(name: str) -> str:
    text = unicodedata.normalize("NFKC", simplified(seen(name)).casefold())
    kept = (c for i, c in enumerate(text) if _told(c) or _between_figures(text, i))
    return "".join(kept).replace("有限责任公司", "有限公司")


def seen(name: str) -> str:
    """A name in half-width characters, without those that cannot be seen; spaces and line breaks stay."""
    return without_unseen(unicodedata.normalize("NFKC", name.replace("_x000D_", "\n")))


def without_unseen(name: str) -> str:
    """A name as it is written, without the characters that cannot be seen; spaces and line breaks stay."""
    return "".join(c for c in name if c in "\n\r\t\v\f\x85" or not _invisible(c))


def _invisible(character: str) -> bool:
    code = ord(character)
    return (
        unicodedata.category(character) in {"Cc", "Cf", "Me"}
        or character in _FILLERS
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
    )


def _told(character: str) -> bool:
    """Whether a character is part of a name, and no space or punctuation."""
    return character in "&+" or unicodedata.category(character)[0] not in "PZC"


def _between_figures(text: str, at: int) -> bool:
    return text[at] in "-–—−." and 0 < at < len(text) - 1 and text[at - 1].isdecimal() and text[at + 1].isdecimal()


def simplified(text: str) -> str:
    """Traditional forms written simplified, character by character. What GB 2312 holds is simplified already (乾, 后), and stays."""
    return "".join(c if c < "\u2e80" or _of_gb2312(c) else _simplified(c) for c in text)


@lru_cache(maxsize=8192)
def _of_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=8192)
def _simplified(character: str) -> str:
    return str(_converter().convert(character))


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415  40 ms, for the few names that need it

    return OpenCC("t2s")
