"""On a page nobody reads of options of a command line: what names one goes, and what is left is a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from leverage.app.printing.wording import for_the_page, refusal
from leverage.checking.stated import NO_PLACE
from leverage.terms.errors import InputError, UsageError
from leverage.terms.texts import Text

ROOT = Path(__file__).parent.parent.parent / "leverage"
ROOMS = ("intake", "checking", "assessment", "law", "planning", "terms", "report/answer")


def _words(node: ast.expr) -> str | None:
    """A literal text; what is filled into it as 某."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "某" for part in node.values)  # type: ignore[misc]
    return None


def _texts() -> Iterator[Text]:
    for file in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if not isinstance(node, ast.Call) or name not in ("Text", "refuse"):
                continue
            words = [_words(argument) for argument in node.args]
            for zh, en in zip(words[::2], words[1::2], strict=False):
                if zh and en and "--" in zh + en:
                    yield Text(zh, en)


TEXTS = list(_texts())


def test_there_are_such_texts() -> None:
    assert len(TEXTS) > 30


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.zh[:30])
def test_no_option_is_left(text: Text) -> None:
    told = for_the_page(text)
    assert bool(told.zh) == bool(told.en)
    for words in (told.zh, told.en):
        assert "--" not in words.replace("--某", "")
        assert "leverage check" not in words
        assert not words.startswith(("，", "；", "。", "或", "、", "or ", "and ", ","))
        assert not words.endswith(("，", "；", "、", " or", " and", ","))


def test_what_names_no_option_stays() -> None:
    for words in ("资产负债表!C5：没有写明 - 请核对", "a loan - due 2017-11-30 -- is listed"):
        assert for_the_page(Text(words, words)) == Text(words, words)


def test_a_refusal_that_an_answer_lifts_asks_by_its_form() -> None:
    error = InputError(
        Text("看不出金额单位", "the unit cannot be told"),
        Text("请用 --unit 指明：元、万元", "name it by --unit"),
        "表!A1",
    )
    assert refusal(error.asking(NO_PLACE)) == (Text("看不出金额单位", "the unit cannot be told"), None, "表!A1")
    told, do, where = refusal(UsageError(Text("--x-y 不对", "--x-y is wrong")))
    assert (told.zh, do, where) == ("不对", None, "")
