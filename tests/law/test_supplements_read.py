"""Supplements read from their files: the day, the size, the line that is broken, what is said of a value that is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from supplements import HEAD, SOURCE, book, limit, supplement

from leverage.law.rulebook import Rulebook
from leverage.law.supplement.places_in_file import At, quoted
from leverage.law.supplement.reading import read_folder, read_supplement_text
from leverage.terms.errors import InputError
from leverage.terms.texts import Text, same

TODAY = date(2026, 11, 26)
VERIFIED = '[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-01\ndocument = "d"\n'


def rule_of(whole: Rulebook, name: str = "CN-SH/+x") -> Any:
    return next(rule for rule in whole.local["CN-SH"].rules if rule.id == name)


def refused(data: str | bytes) -> InputError:
    with pytest.raises(InputError) as error:
        read_supplement_text(data if isinstance(data, bytes) else data.encode(), "b.toml", TODAY)
    return error.value


# the file


@pytest.mark.parametrize(("day", "told"), [(25, False), (26, False), (27, False), (28, True)])
def test_a_date_is_to_come_from_the_day_after_tomorrow_on(day: int, *, told: bool) -> None:
    """Tomorrow it may be elsewhere."""
    held = read_supplement_text(HEAD.replace("2026-11-20", f"2026-11-{day}").encode(), "b.toml", TODAY)
    assert bool(held.notices) is told


def test_so_many_entries_and_no_more() -> None:
    assert len(read_supplement_text((HEAD + VERIFIED * 2_000).encode(), "b.toml", TODAY).entries) == 2_000
    assert "有2001项，超过2000项" in refused(HEAD + VERIFIED * 2_001).message.zh


def test_so_many_points_in_a_line_and_no_more() -> None:
    """A key of many parts takes the reader of TOML the square of their number."""
    read_supplement_text(f"{HEAD}# {'.' * 500}\n".encode(), "b.toml", TODAY)
    assert "嵌套过深" in refused(f"{HEAD}# {'.' * 501}\n").message.zh


def test_the_size_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(InputError) as error:
        read_folder(tmp_path, TODAY)
    assert (error.value.found.zh, error.value.found.en) == ("超过1000KB", "is larger than 1000 KB")
    (tmp_path / "a.toml").write_bytes(HEAD.encode() + b"#" * (1_000_000 - len(HEAD.encode())))
    assert len(read_folder(tmp_path, TODAY)[0]) == 1


@pytest.mark.parametrize(
    ("bad", "zh", "en"),
    [
        ("办法".encode("gb18030"), "不是UTF-8编码，像是GBK（第2行）", "is not in UTF-8 but, it seems, in GBK (line 2)"),
        (b"\x81\xff", "不是UTF-8编码（第2行）", "is not in UTF-8 (line 2)"),
    ],
    ids=["gbk", "none"],
)
def test_the_line_that_is_not_utf_8_is_told(bad: bytes, zh: str, en: str) -> None:
    error = refused(b'schema = "leverage.supplement/1"\n# ' + bad + b"\n#\n")
    assert (error.found.zh, error.found.en) == (zh, en)


@pytest.mark.parametrize(
    ("text", "found", "en", "do"),
    [
        (
            "[[limit]\n",
            "TOML语法有误，第4行，第8列：表头没有右方括号",
            "broken TOML in line 4, column 8: Expected ']]' at the end of an array declaration",
            "请改正这一行：[[limit]",
        ),
        ("x = [1,", "TOML语法有误，第4行：值写得不对（文字须加引号）", "broken TOML in line 4: Invalid value", "请改正这一行：x = [1,"),
        ("x = [1,\n", "TOML语法有误，第5行：值写得不对（文字须加引号）", "broken TOML in line 5: Invalid value", "请补全文件末尾"),
        ("x = 1 2  # 甲，乙\n", "TOML语法有误，第4行，第7列：值之后还有多余的内容", None, "请改正这一行：x = 1 2  # 甲，乙（等号、引号、括号、逗号须是半角）"),
        ("# 甲，乙\u0007\n", "TOML语法有误，第4行，第6列：有不能出现的字符", None, "请改正这一行：# 甲，乙\u0007"),
        ("[a.b]\n[a]\nb.c = 1\n", "TOML语法有误，第6行，第8列：同一个表声明了两次，或与前面的键同名（多项应写 [[表名]]）", None, "请改正这一行：b.c = 1"),
        ('x = "\\u12"\n', "TOML语法有误，第4行，第8列：反斜杠后的字符编码写得不对", None, '请改正这一行：x = "\\u12"'),
        ('x = "\\ud800"\n', "TOML语法有误，第4行，第12列：反斜杠后的字符编码写得不对", None, '请改正这一行：x = "\\ud800"'),
    ],
    ids=["column", "end", "end after a line", "full width", "remark", "redefined", "hex", "surrogate"],
)  # fmt: skip
def test_broken_syntax_is_told_with_its_line(text: str, found: str, en: str | None, do: str) -> None:
    error = refused(HEAD + text)
    assert (error.found.zh, error.do.zh) == (found, do)
    assert en is None or error.found.en == en


def test_a_long_line_is_shown_in_part() -> None:
    assert refused(f"{HEAD}x = {'a' * 70}\n").do.zh == f"请改正这一行：x = {'a' * 56}"  # 60 signs of it


def test_another_schema_is_shown_in_part() -> None:
    assert refused(f'schema = "{"s" * 70}"\n').found.zh == f"是“{'s' * 60}”"


def test_why_a_file_of_a_folder_is_passed_over(tmp_path: Path) -> None:
    """Another schema, whatever tables it has; no schema and no table of ours. What has our tables and no schema is ours, and stops the run."""
    (tmp_path / "a.toml").write_text('schema = "leverage.map/1"\n[[limit]]\nx = 1\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text("x = 1\n", encoding="utf-8")
    held, notices = read_folder(tmp_path, TODAY)
    assert held == []
    assert [notice.zh for notice in notices] == [
        "补充文件夹中的 a.toml 未计入：写的是 leverage.map/1。",
        "补充文件夹中的 b.toml 未计入：没有写 schema。",
    ]
    (tmp_path / "c.toml").write_text(VERIFIED, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_folder(tmp_path, TODAY)
    assert (error.value.file, error.value.found.zh) == ("c.toml", "缺 schema")


@pytest.mark.parametrize("text", ["limit = 5\n", "limit = [1]\n", "[limit]\nx = 1\n"])
def test_a_table_is_a_list_of_tables(text: str) -> None:
    error = refused(HEAD + text)
    assert (error.where, error.found.zh) == ("limit", "不是成组的表")


# places and words


@pytest.mark.parametrize(("length", "shown"), [(59, "x" * 59), (60, "x" * 60), (61, "x" * 60 + "…")])
def test_of_a_value_sixty_signs_are_shown(length: int, shown: str) -> None:
    at = At("a.toml", "limit", 1)
    assert at.unknown("x" * length, ["base"], same("键")).found.zh == f"没有键“{shown}”"
    assert quoted("x" * length).zh == f"“{shown}”"


def test_of_the_words_that_are_known_twenty_four_are_shown() -> None:
    error = At("a.toml").unknown("甲", [f"w{number}" for number in range(1, 31)], same("键"))
    assert error.do.zh == f"可用：{'、'.join(f'w{number}' for number in range(1, 25))}"
    assert error.do.en == f"known are: {', '.join(f'w{number}' for number in range(1, 25))}"


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (True, "true", "true"), (False, "false", "false"), (5, "5", "5"), (" ", "空白", "nothing"),
        ([], "一个列表", "a list"), ({}, "一个表", "a table"),
    ],
)  # fmt: skip
def test_a_value_in_a_message(given: object, zh: str, en: str) -> None:
    assert quoted(given) == Text(zh, en)


# the source of a rule


@pytest.mark.parametrize(
    ("since", "more", "effective", "basis"),
    [
        ("2021-10-01", "", date(2021, 10, 1), "stated"),  # the day on which the rule begins
        ("", "", date(2021, 9, 1), "issued"),  # the day of issue
        ("", 'effective_basis = "assumed"', date(2021, 9, 1), "assumed"),
        ("", "effective = 2021-10-15", date(2021, 10, 15), "stated"),
        ("2021-11-01", "effective = 2021-10-15", date(2021, 10, 15), "stated"),  # a rule that begins later than its text
        ("", 'effective = 2021-10-15, effective_basis = "assumed"', date(2021, 10, 15), "assumed"),
    ],
)  # fmt: skip
def test_when_a_text_takes_effect(since: str, more: str, effective: date, basis: str) -> None:
    text = limit(since=since, source="") + (SOURCE.replace("}", f", {more}}}") if more else SOURCE)
    rule = rule_of(book(text))
    assert (rule.source.effective, rule.source.effective_basis) == (effective, basis)
    assert rule.start == (date.fromisoformat(since) if since else effective)


@pytest.mark.parametrize(("day", "read"), [("2026-11-01", True), ("2026-11-20", True), ("2026-11-21", False)])
def test_a_text_was_read_on_the_day_of_the_file_or_before(day: str, *, read: bool) -> None:
    text = limit(source="") + SOURCE.replace("}", f", verified_on = {day}}}")
    if read:
        assert rule_of(book(text)).source.verified_on == date.fromisoformat(day)
        return
    with pytest.raises(InputError) as error:
        book(text)
    assert error.value.where == "[[limit]] #1 source.verified_on"


@pytest.mark.parametrize(
    ("more", "grade", "read_in"),
    [
        ("", "A-", "supplement"),
        ('read_in = "official_page"', "A", "official_page"),
        ('read_in = "compilation"', "A-", "compilation"),
        ('read_in = "newspapers", grade = "B"', "B", "newspapers"),
    ],
)
def test_the_grade_follows_from_where_a_text_was_read(more: str, grade: str, read_in: str) -> None:
    text = limit(source="") + (SOURCE.replace("}", f", {more}}}") if more else SOURCE)
    source = rule_of(book(text)).source
    assert (source.grade, source.read_in.value) == (grade, read_in)


def test_of_several_channels_that_are_no_funding_the_first_is_told() -> None:
    text = limit('except = ["bond", "guarantee", "interbank_lending"]\n', channels='"all_funding"')
    with pytest.raises(InputError) as error:
        supplement(text)
    assert "对外担保等或有负债" in error.value.found.zh
    assert "guarantees" in error.value.found.en
