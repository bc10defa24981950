"""Texts of the checker as a page tells them: nobody there writes options of a command line, so that what names one goes, and the page's own form answers."""

from __future__ import annotations

import re

from leverage.report.words import visible
from leverage.terms.errors import InputError, LeverageError
from leverage.terms.texts import Language, Text

_OPTION = re.compile(
    r"--[a-z][a-z-]*|\bleverage (?:check|template|rules|plan|rate|compare|supplement|batch)\b|docs/[a-z-]+\.md"
)
_PARTS = re.compile(r"[^，。；！？,;!?→]*(?:[，。；！？→]|[,;!?](?=\s|$)|\.(?=\s|$)|$)")
_IN_BRACKETS = re.compile(r"（[^（）]*(?:--[a-z]|leverage )[^（）]*）|\s?\([^()]*(?:--[a-z]|leverage )[^()]*\)")
_INSTEAD = (
    ("按命令行改用", "按页面所选改用"),
    ("命令行", "页面"),
    ("as the command line asks", "as chosen on the page"),
    ("the command line", "the page"),
    ("--on ", "所选日期 "),
    ("--need：", "所需资本："),
    ("--need:", "capital needed:"),
    ("--sensitivity ", "敏感性表"),
)
_ENDS = {"，": "。", "；": "。", ",": ".", ";": "."}


def for_the_page(text: Text) -> Text:
    """A text without the parts that tell of options and commands.

    >>> for_the_page(Text("请核对；也可加 --ask 问题.xlsx 写出问题表", "check it; or write the questions by --ask q.xlsx")).zh
    '请核对。'
    """
    return Text(_of(text.zh), _of(text.en))


def _of(words: str) -> str:
    for one, other in _INSTEAD:
        words = words.replace(one, other)
    if not _OPTION.search(words):
        return words
    words = _IN_BRACKETS.sub("", words)
    if not _OPTION.search(words):
        return words
    sentences = re.split(r"(?<=[。！？])|(?<=[.!?])(?=\s)", words)
    kept = "".join(filter(None, map(_sentence, sentences))).strip()
    return kept or _OPTION.sub("", words).strip()  # better clumsy than nothing


def _sentence(words: str) -> str:
    if not _OPTION.search(words):
        return words
    parts = [part for part in _PARTS.findall(words) if part]
    kept = "".join(part for part in parts if not _OPTION.search(part)).rstrip()
    kept = kept.removesuffix("→").rstrip()
    if kept and kept[-1] in _ENDS:
        kept = kept[:-1] + _ENDS[kept[-1]]
    return kept


def refusal(error: LeverageError) -> tuple[Text, Text | None, str]:
    """What was found, what to do about it, and the cell: of a refusal. An answer that would lift it is asked for by its own form."""
    if isinstance(error, InputError):
        do = for_the_page(error.do)
        return for_the_page(error.found), do if do.zh.strip("。") else None, error.where
    return for_the_page(error.message), None, ""


def shown(text: Text | str, language: Language) -> str:
    """A text in one language, or one from a file as it stands, without characters that a page would act upon."""
    return visible(text.of(language) if isinstance(text, Text) else str(text))
