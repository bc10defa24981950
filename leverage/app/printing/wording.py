"""Texts of the checker as a page tells them: nobody there writes options of a command line, so that what names one goes, and the page's own form answers."""

from __future__ import annotations

import re

from leverage.report.words import visible
from leverage.terms.errors import InputError, LeverageError
from leverage.terms.texts import Language, Text

_COMMANDS = r"\bleverage (?:check|template|plan|rate|compare|supplement|batch|schema)\b"
_OPTION = re.compile(rf"--[a-z][a-z-]*|{_COMMANDS}|docs/[a-z-]+\.md")
_PARTS = re.compile(r"[^，。；！？,;!?→]*(?:[，。；！？→]|[,;!?](?=\s|$)|\.(?=\s|$)|$)")
_IN_BRACKETS = re.compile(rf"（[^（）]*(?:--[a-z]|{_COMMANDS})[^（）]*）|\s?\([^()]*(?:--[a-z]|{_COMMANDS})[^()]*\)")
_PREFIX = re.compile(r"^(?:--(?:fact|raise|repay|add-capital|loss|dividend)\b[^：:]*(?:：|: ))")
_INSTEAD = (
    ("按命令行改用", "按页面所选改用"),
    ("命令行", "页面"),
    ("as the command line asks", "as chosen on the page"),
    ("the command line", "the page"),
    (" --ask 写出的", "本程序写出的"),
    ("请用 --ask 重新生成", "请重新下载问题表"),
    ("请重新 --ask", "请重新下载问题表"),
    ("用 --answers 给出这份问题表", "再到“问题”一页放入这份问题表"),
    ("and this workbook by --answers", "and bring this workbook on the page of the questions"),
    ("再给 --answers", "再放回来"),
    ("as --ask writes one", "as this program writes one"),
    ("write one by --ask", "download one"),
    ("write the questions anew by --ask", "download the questions anew"),
    ("and give it to --answers", "and bring it back"),
    ("or the row was not written by --ask", "or the row is none of this program's"),
    ("--sheet 指明取", "指定取"),
    ("--sheet names", "chosen:"),
    ("；表上没有写的，用 --unit 指明", ""),
    ("; where it states none, name it by --unit", ""),
    ("--reading 不能另定为", "不能另定为"),
    ("要试算，请加 --no-supplement 或改补充文件", "要试算，请先移除或修改补充文件"),
    ("--reading cannot choose", "it cannot be read as"),
    ("--need：", "所需资本："),
    ("--need:", "capital needed:"),
)
"""Whole phrases that are told otherwise on a page."""
_ON = re.compile(r"--on (?=\S)")
_ON_WORDS = {"zh": "所选日期 ", "en": "the day chosen, "}
_SENSITIVITY = {"zh": ("--sensitivity ", "敏感性表"), "en": ("--sensitivity", "the table of losses")}
_ENDS = {"，": "。", "；": "。", ",": ".", ";": "."}


def for_the_page(text: Text) -> Text:
    """A text without the parts that tell of options and commands; blank where it tells of nothing else.

    >>> for_the_page(Text("请核对；也可加 --ask 问题.xlsx 写出问题表", "check it; or write the questions by --ask q.xlsx")).zh
    '请核对。'
    """
    zh, en = _of(text.zh, "zh"), _of(text.en, "en")
    return Text(zh, en) if zh.strip("。") and en.strip(".") else Text("", "")


def _of(words: str, language: Language) -> str:
    for one, other in _INSTEAD:
        words = words.replace(one, other)
    if not _OPTION.search(words):
        return words
    words = _ON.sub(_ON_WORDS[language], _PREFIX.sub("", words.replace(*_SENSITIVITY[language])))
    words = _IN_BRACKETS.sub("", words)
    if not _OPTION.search(words):
        return words
    sentences = re.split(r"(?<=[。！？])|(?<=[.!?])(?=\s)", words)
    return "".join(filter(None, map(_sentence, sentences))).strip()


def _sentence(words: str) -> str:
    """A sentence without its parts that name an option; what stands before the first of them alone, as what follows hangs on it."""
    if not _OPTION.search(words):
        return words
    parts = [part for part in _PARTS.findall(words) if part]
    first = next(number for number, part in enumerate(parts) if _OPTION.search(part))
    kept = "".join(parts[:first]).rstrip().removesuffix("→").rstrip()
    if kept and kept[-1] in _ENDS:
        kept = kept[:-1] + _ENDS[kept[-1]]
    return kept


def refusal(error: LeverageError) -> tuple[Text, Text | None, str]:
    """What was found, what to do about it, and the cell: of a refusal. An answer that would lift it is asked for by its own form."""
    if isinstance(error, InputError):
        do = for_the_page(error.do)
        return _something(error.found), do if do.zh else None, error.where
    return _something(error.message), None, ""


def _something(text: Text) -> Text:
    """What a page tells of a text that may not be left out: without its options, however clumsy the rest."""
    told = for_the_page(text)
    if told.zh:
        return told
    return Text(*(re.sub(r"\s{2,}", " ", _OPTION.sub("", words)).strip() for words in (text.zh, text.en)))


def shown(text: Text | str, language: Language) -> str:
    """A text in one language, or one from a file as it stands, without characters that a page would act upon."""
    return visible(text.of(language) if isinstance(text, Text) else str(text))
