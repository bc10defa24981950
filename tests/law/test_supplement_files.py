"""Supplements as files: what is read, what is refused and in which words, how several add up."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from budget import examples
from hypothesis import given
from hypothesis import strategies as st
from supplements import HEAD, SOURCE, book, limit, supplement

import leverage.law.vocabulary as words
from leverage.law.conditions import ByFact, Is, OpenFor, Stated, Unknown
from leverage.law.data import AllFunding
from leverage.law.rulebook import Rulebook, load_on_demand
from leverage.law.rules import Count, Lenders, Limit, Manual
from leverage.law.sources import ReadIn
from leverage.law.supplement.applying import applied
from leverage.law.supplement.entries import Added, Supplement
from leverage.law.supplement.exporting import exported, written
from leverage.law.supplement.reading import MOST_BYTES, read_folder, read_supplement, supplement_of
from leverage.law.supplement.tables import TABLES
from leverage.law.supplement.writing import drafted
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError
from leverage.terms.places import BY_CODE

TODAY = date(2026, 11, 26)
CITED = f'{SOURCE}place = "CN-SH"\nsays = "说"\n'
EXAMPLE = """
[[verified]]
rule = "CN-SC/bank-cap"
on = 2026-11-18
document = "川金发〔2024〕3号"

[[reading]]
id = "CN-HI/open-list"
as = "otherwise"
document = "海南省地方金融管理局复函"

[[ratio]]
company = "示例小额贷款有限公司"
fact = "company_ratio"
value = "1.5"
since = 2025-01-01
document = "冀金局函〔2025〕12号"

[[ended]]
rule = "CN-SH/bank-cap"
until = 2021-10-01
document = "沪金规〔2021〕4号"

[[closed]]
gap = "CN-SH/gap-2021"
document = "沪金规〔2021〕4号"

[[limit]]
place = "CN-SH"
id = "2021-non-standard"
channels = "all_funding"
except = ["bond", "abs"]
multiple = "1"
base = "net_assets"
since = 2021-10-01
says = {zh = "……", en = "…"}
when = [{fact = "company_type", among = ["traditional"]}]
opens = "permitted"
replaces = ["CN-SH/bank-cap"]
source = {title = "……", number = "沪金规〔2021〕4号", issuer = "……", rank = "regulator", issued = 2021-09-01, article = "第…条"}

[[house]]
name = "授信协议：总负债不超过净资产1.5倍"
channels = "total_liabilities"
multiple = "1.5"
base = "net_assets"
warn_at = "0.9"
"""
"""One entry of each common kind."""


def rule_of(whole: Rulebook, name: str) -> Any:
    return next(rule for rule in whole.local[name.partition("/")[0]].rules if rule.id == name)


def refusal(*texts: str | Supplement) -> InputError:
    with pytest.raises(InputError) as refused:
        book(*texts)
    return refused.value


def test_every_kind_of_entry() -> None:
    whole = book(EXAMPLE)
    added = rule_of(whole, "CN-SH/+2021-non-standard")
    assert isinstance(added, Limit)
    assert added.channels == AllFunding(excepting=(Channel.BOND, Channel.ABS))
    assert (added.article, added.source.effective, added.source.verified_on) == (
        "第…条",
        date(2021, 10, 1),
        date(2026, 11, 20),
    )
    assert rule_of(whole, "CN-SH/bank-cap").until == date(2021, 10, 1)
    assert rule_of(whole, "CN-SC/bank-cap").source.verified_on == date(2026, 11, 18)
    assert "CN-SH/gap-2021" not in [gap.id for gap in whole.local["CN-SH"].gaps]


def test_a_field_of_the_vocabulary_is_read_by_its_type() -> None:
    text = (
        limit(
            'when = [{fact = "company_type", among = ["traditional"]}, {years = 3}]\n',
            multiple='{fact = "company_type", multiples = {traditional = "1", online = 0.5, technology = "2/3", rural = "unknown"}}',
        )
        + limit(id='"stated"', multiple='{most = "1", if_none = "0.5"}', channels='"银行借款"')
        + f'[[count]]\nid = "n"\nchannel = "bank_loan"\nat_most = 3\nfact = "bank_count"\n{CITED}'
        + f'[[manual]]\nid = "m"\nfact = {{name = "kept", ask = "守约吗？"}}\nchannels = ["bank_loan"]\n{CITED}'
        + f'[[lenders]]\nid = "l"\nchannels = ["shareholder_loan"]\nmay_lend = [{{kind = "corporate", share = "0.1"}}]\n{CITED}'
    )
    whole = book(text)
    first, stated = rule_of(whole, "CN-SH/+x"), rule_of(whole, "CN-SH/+stated")
    assert first.when[0] == Is(fact="company_type", among=("traditional",))
    assert isinstance(first.when[1], OpenFor)
    assert isinstance(first.multiple, ByFact)
    assert first.multiple.multiples["rural"] is Unknown.UNKNOWN
    assert str(first.multiple.multiples["technology"]) == "2/3"
    assert isinstance(stated.multiple, Stated)
    assert stated.channels == (Channel.BANK_LOAN,)
    assert isinstance(rule_of(whole, "CN-SH/+n"), Count)
    manual = rule_of(whole, "CN-SH/+m")
    assert isinstance(manual, Manual)
    assert (manual.fact.kind, manual.fact.label.zh) == ("yes_no", "守约吗？")
    lenders = rule_of(whole, "CN-SH/+l")
    assert isinstance(lenders, Lenders)
    assert lenders.may_lend[0].kind == "corporate"


REFUSED = [
    (limit(multiple="true"), "[[limit]] #1 multiple", "数字"),
    (limit(multiple='"50%"'), "[[limit]] #1 multiple", "0.5"),
    (limit(multiple="nan"), "[[limit]] #1 multiple", "数字"),
    (limit(multiple="-1"), "[[limit]] #1 multiple", "不小于零"),
    (limit(multiple='"1.5"'), "[[limit]] #1 multiple", "上限1倍"),
    (limit(multiple='"5"', channels='["bond", "abs"]'), "[[limit]] #1 multiple", "上限4倍"),
    (limit(multiple='"6"', channels='"all_funding"'), "[[limit]] #1 multiple", "上限5倍"),
    (limit(base='["net_assets"]'), "[[limit]] #1 base", "分母"),
    (limit(since='"2021年10月1日"'), "[[limit]] #1 since", "2021-10-01"),
    (limit(since="2021-10-01T00:00:00"), "[[limit]] #1 since", "2021-10-01"),
    (limit(since="2020-10-01"), "[[limit]] #1 since", "早于发文日"),
    (limit("until = 2020-01-01\n"), "[[limit]] #1 until", "不晚于"),
    (limit(place='"CN-SHH"'), "[[limit]] #1 place", "cn-sh"),
    (limit(channels='["bank_lone"]'), "[[limit]] #1 channels[1]", "bank_loan"),
    (limit(channels="[]"), "[[limit]] #1 channels", "至少一个"),
    (limit(channels='"total_liabilities"'), "[[limit]] #1 channels", "[[house]]"),
    (limit('except = ["bond"]\n'), "[[limit]] #1 except", "all_funding"),
    (limit("bse = 1\n"), "[[limit]] #1", "base"),
    (limit(multiple=""), "[[limit]] #1", "multiple"),
    (limit(id='"CN-SH/+x"'), "[[limit]] #1 id", "不带地区代码"),
    (limit(says='{cn = "说"}'), "[[limit]] #1 says", "语言"),
    (limit('words = "一二三四五六七八九十一二三四五六七八九十一"\n'), "[[limit]] #1", "20"),
    (limit('per = "shareholder"\n', base='"registered_capital"'), "[[limit]] #1", "paid_in_capital"),
    (limit(source="x").replace("source = x", SOURCE.replace('rank = "regulator", ', "")), "[[limit]] #1 source", "rank"),
    (limit('when = [{fact = "ratng", among = ["A"]}]\n'), "[[limit]] #1 when[1].fact", "rating"),
    (limit('when = [{fact = "company_type", amng = ["A"]}]\n'), "[[limit]] #1 when[1]", "among"),
    (limit('when = [{fact = "company_type", among = ["onlin"]}]\n'), "[[limit]] #1 when[1].among", "online"),
    (limit(multiple='{fact = "rating", multiples = {A = "1"}}'), "[[limit]] #1 multiple.multiples", "[[scheme]]"),
    (limit(multiple='{fact = "company_type", multiples = {online = "1"}}'), "[[limit]] #1 multiple.multiples", "rural"),
    (limit('replaces = ["CN-SH/bank-cap"]\n'), "[[limit]] #1", "[[ended]]"),
    (limit('replaces = ["CN-SH/bank-cup"]\n'), "[[limit]] #1 replaces", "CN-SH/bank-cap"),
    (limit('replaces = ["CN/2024-non-standard"]\n'), "[[limit]] #1 replaces", "全国规则"),
    (limit(place='"CN"').replace("regulator", "city"), "[[limit]] #1 source.rank", "全国"),
    (limit('opens = "prohibited"\n'), "[[limit]] #1 opens", "permitted"),
    (limit('opens = "permitted"\napproval = true\n'), "[[limit]] #1 approval", "相反"),
    (limit() + limit(multiple='"0.4"'), "[[limit]] #2", "说法不同"),
    (limit() + limit(id='"y"', multiple='"0.4"'), "[[limit]] #", "同日同级"),
    (f'[[count]]\nid = "n"\nchannel = "bank_loan"\nat_most = 3\nfact = "bank_cuont"\n{CITED}', "[[count]] #1 fact", "bank_count"),
    (f'[[count]]\nid = "n"\nchannel = "bank_loan"\nat_most = 3\nfact = "rating"\n{CITED}', "[[count]] #1 fact", "bank_count"),
    (f'[[manual]]\nid = "m"\nfact = {{name = "rating", ask = "？"}}\n{CITED}', "[[manual]] #1 fact.name", "已有"),
    (limit(multiple="[]"), "[[limit]] #1 multiple", "数字"),
    ('[[verified]]\nrule = "CN-SH/bank-cop"\non = 2026-11-01\ndocument = "d"\n', "[[verified]] #1 rule", "CN-SH/bank-cap"),
    ('[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-25\ndocument = "d"\n', "[[verified]] #1 on", "晚于本文件"),
    ('[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-01\n', "[[verified]] #1", "document"),
    ('[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-01\ndocument = " "\n', "[[verified]] #1 document", "空白"),
    ('[[reading]]\nid = "CN-HI/open-lst"\nas = "otherwise"\ndocument = "d"\n', "[[reading]] #1 id", "CN-HI/open-list"),
    ('[[reading]]\nid = "CN-HI/open-list"\nas = "otherwize"\ndocument = "d"\n', "[[reading]] #1 as", "otherwise"),
    ('[[closed]]\ngap = "CN-SH/gap-2022"\ndocument = "d"\n', "[[closed]] #1 gap", "CN-SH/gap-2021"),
    ('[[closed]]\ngap = "CN-AH/no-local-text"\ndocument = "d"\n', "[[closed]] #1 gap", "推得"),
    ('[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = 2010-01-01\ndocument = "d"\n', "[[ended]] #1 until", "2016-10-01"),
    ('[[ended]]\nrule = "CN-TJ/2011-two-banks"\nuntil = 2020-01-01\ndocument = "d"\n', "[[ended]] #1 until", "2016-12-01"),
    ('[[ended]]\nrule = "CN/2024-non-standard"\nuntil = 2026-01-01\ndocument = "d"\n', "[[ended]] #1", "全国规则"),
    ('[[ratio]]\ncompany = "甲"\nfact = "rating"\nvalue = "1"\nsince = 2025-01-01\ndocument = "d"\n', "[[ratio]] #1 fact", "company_ratio"),
    ('[[ratio]]\ncompany = "甲"\nfact = "appraisal_passed"\nvalue = "1"\nsince = 2025-01-01\ndocument = "d"\n', "[[ratio]] #1 fact", "不是倍数"),
    (limit(channels='"all_funding"', **{"except": '["guarantee"]'}), "[[limit]] #1 except", "对外担保等或有负债本不在全部融资之内"),
    ('[[house]]\nname = "a"\nchannels = "total_liabilities"\nmultiple = "1"\nbase = "net_assets"\namount = 5\n', "[[house]] #1", "amount"),
    ('[[house]]\nname = "a"\nchannels = "total_liabilities"\namount = 5\nwarn_at = 90\n', "[[house]] #1 warn_at", "0.9"),
    ('[[buffer]]\nwarn_at = "0.8"\n', "[[buffer]] #1", "channel"),
    ('[limit]\nplace = "CN-SH"\n', "limit", "[[limit]]"),
    ('[[limits]]\nplace = "CN-SH"\n', "limits", "limit"),
    (f'[[scheme]]\nplace = "CN-GD"\nname = "新"\ngrades = ["A"]\neffect = "…"\nsince = 2020-01-01\n{SOURCE.replace("2021-09-01", "2019-09-01")}', "[[scheme]] #1", "重叠"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where", "told"), REFUSED)
def test_what_cannot_be_used_is_refused_where_it_stands(text: str, where: str, told: str) -> None:
    error = refusal(text)
    assert error.where.startswith(where)
    assert error.file == "a.toml"
    assert told in error.message.zh
    assert error.found.zh != error.found.en
    assert error.do.zh != error.do.en


OLD = 'source = {title = "旧办法", issuer = "局", rank = "regulator", issued = 2015-01-01}\n'


@pytest.mark.parametrize(
    ("until", "channels", "fields", "allowed"),
    [
        ("2020-09-07", '["bank_loan"]', {}, True),  # ended on the day on which the ceilings began
        ("2020-09-08", '["bank_loan"]', {}, False),
        ("2020-09-08", '["bank_loan"]', {"multiple": '"1"'}, True),  # at the ceiling
        ("2020-09-08", '["bond"]', {"multiple": '"4"'}, True),
        ("2020-09-08", '["bond"]', {"multiple": '"4.1"'}, False),
        ("2020-09-08", '["bank_loan", "bond"]', {"multiple": '"5"'}, True),  # 1 × and 4 × together
        ("2020-09-08", '["bank_loan", "bond"]', {"multiple": '"5.1"'}, False),
        (
            "2020-09-08",
            '["bank_loan"]',
            {"base": '"registered_capital"'},
            True,
        ),  # no multiple to be held against net assets
        ("2020-09-08", '["bank_loan"]', {"base": '"net_capital"'}, False),
        ("2020-09-08", '["guarantee"]', {}, True),  # no money raised
    ],
)
def test_an_old_rule_may_be_above_the_ceilings_until_they_begin(
    until: str, channels: str, fields: dict[str, str], *, allowed: bool
) -> None:
    given = {"multiple": '"1.5"', "channels": channels, "since": "2015-01-01", "source": "x", **fields}
    text = limit(f"until = {until}\n", **given).replace("source = x\n", OLD)
    if allowed:
        assert rule_of(book(text), "CN-SH/+x").multiple
        return
    error = refusal(text)
    assert error.where == "[[limit]] #1 multiple"
    assert "until = 2020-09-07" in error.do.zh  # what is older than the ceilings ends with them


BROKEN = [
    ("[[limit]\n", 4, "右方括号"),
    ("a = 1\na = 2\n", 5, "两次"),
    ("rule ＝ “x”\n", 4, "半角"),
    ('x = "abc\n', 4, "换行"),
    ("since = 2021-02-30\n", 4, "日期"),
    ('x = "C:\\q"\n', 4, "反斜杠"),
]


@pytest.mark.parametrize(("text", "line", "told"), BROKEN)
def test_broken_syntax_names_the_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    file = tmp_path / "b.toml"
    file.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_supplement(file, TODAY)
    assert f"第{line}行" in refused.value.message.zh
    assert f"line {line}" in refused.value.message.en
    assert told in refused.value.message.zh


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "schema"),
        (b'schema = "leverage.map/1"\n', "leverage.map/1"),
        ((HEAD + limit()).encode("gb18030"), "GBK"),
        ((HEAD + limit()).encode("utf-16"), "UTF-16"),
        (bytes(range(256)), "UTF-8"),
        (b"#" * (MOST_BYTES + 1), "KB"),
        ((HEAD + "x = " + "[" * 5_000).encode(), "嵌套"),
        (HEAD.replace("法务部", " ").encode(), "author"),
        ((HEAD.split("\n", 1)[1] + limit()).encode(), "schema"),
    ],
    ids=["empty", "other schema", "gbk", "utf-16", "binary", "huge", "deep", "no author", "no schema"],
)
def test_a_file_that_is_no_supplement(tmp_path: Path, data: bytes, told: str) -> None:
    file = tmp_path / "b.toml"
    file.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_supplement(file, TODAY)
    assert told in refused.value.message.zh
    assert refused.value.file == "b.toml"


def test_the_largest_supplement_is_read(tmp_path: Path) -> None:
    file = tmp_path / "b.toml"
    text = (HEAD + limit()).encode()
    file.write_bytes(text + b"#" * (MOST_BYTES - len(text)))
    assert len(read_supplement(file, TODAY).entries) == 1


def test_a_mark_of_utf_8_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "b.toml"
    file.write_text(HEAD + limit(), encoding="utf-8-sig")
    assert len(read_supplement(file, TODAY).entries) == 1


def test_a_folder_names_what_it_passes_over(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(HEAD + limit(), encoding="utf-8")
    (tmp_path / "map.toml").write_text('schema = "leverage.map/1"\n', encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool]\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "._a.toml").write_bytes(bytes(range(256)))  # what a system keeps beside a file
    (tmp_path / "sub.toml").mkdir()
    (tmp_path / "link.toml").symlink_to(tmp_path / "a.toml")
    held, notices = read_folder(tmp_path, TODAY)
    assert [one.origin.file for one in held] == ["a.toml"]
    assert len(notices) == 4
    assert all(name in "".join(notice.zh for notice in notices) for name in ("map", "pyproject", "sub", "link"))


def test_a_broken_supplement_in_a_folder_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(HEAD + limit(), encoding="utf-8")
    (tmp_path / "b.toml").write_text("[[limit]\n", encoding="utf-8")
    with pytest.raises(InputError):
        read_folder(tmp_path, TODAY)


# several


def test_equal_entries_are_one_and_name_both_authors() -> None:
    one, other = supplement(limit(), "甲", "a.toml"), supplement(limit(), "乙", "b.toml")
    whole = book(one, other)
    assert [rule.id for rule in whole.local["CN-SH"].rules].count("CN-SH/+x") == 1
    assert whole.brought is not None
    (mark,) = whole.brought.marks["CN-SH/+x"]
    assert sorted(origin.author for origin in mark.origins) == ["乙", "甲"]


@pytest.mark.parametrize("turned", [False, True])
def test_another_value_of_the_same_key_is_refused_naming_both(turned: bool) -> None:
    one = supplement('[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = 2021-10-01\ndocument = "d"\n', "甲", "a.toml")
    other = supplement('[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = 2022-10-01\ndocument = "d"\n', "乙", "b.toml")
    error = refusal(*((other, one) if turned else (one, other)))
    assert all(word in error.message.zh for word in ("a.toml", "b.toml", "甲", "乙", "2021-10-01", "2022-10-01"))


def test_of_verifications_the_latest_counts() -> None:
    texts = [f'[[verified]]\nrule = "CN-SC/bank-cap"\non = 2026-11-{day}\ndocument = "d{day}"\n' for day in (18, 1 + 9)]
    whole = book(*(supplement(text, f"作者{n}", f"{n}.toml") for n, text in enumerate(texts)))
    assert rule_of(whole, "CN-SC/bank-cap").source.verified_on == date(2026, 11, 18)
    assert whole.brought is not None
    (mark,) = whole.brought.marks["CN-SC/bank-cap"]
    assert (mark.document, [origin.author for origin in mark.origins]) == ("d18", ["作者0"])


def test_what_one_supplement_adds_another_may_end_and_verify() -> None:
    ended = '[[ended]]\nrule = "CN-SH/+x"\nuntil = 2024-01-01\ndocument = "d"\n'
    verified = '[[verified]]\nrule = "CN-SH/+x"\non = 2026-11-20\ndocument = "d"\n'
    for order in ((0, 1, 2), (2, 1, 0)):
        parts = [supplement(text, f"作者{n}", f"{n}.toml") for n, text in enumerate((limit(), ended, verified))]
        rule = rule_of(book(*(parts[n] for n in order)), "CN-SH/+x")
        assert (rule.until, rule.source.verified_on) == (date(2024, 1, 1), date(2026, 11, 20))


def test_a_date_to_come_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(HEAD.replace("2026", "2027") + limit(), encoding="utf-8")
    held = read_supplement(tmp_path / "b.toml", TODAY)
    assert book(held).brought.counted[-1].zh.startswith("补充文件 b.toml 的日期2027-11-20尚未到来")  # type: ignore[union-attr]


def test_an_earlier_verification_never_counts_back() -> None:
    whole = book('[[verified]]\nrule = "CN-SC/bank-cap"\non = 2016-01-01\ndocument = "d"\n')
    assert rule_of(whole, "CN-SC/bank-cap").source.verified_on == date(2017, 12, 31)


def test_a_new_scheme_ends_the_one_before() -> None:
    scheme = (
        '[[scheme]]\nplace = "CN-GD"\nname = "新评级"\ngrades = ["A", "B"]\neffect = "…"\nsince = 2026-01-01\n' + SOURCE
    )
    grades = limit(place='"CN-GD"', multiple='{fact = "rating", multiples = {A = "1", B = "0.5"}}', since="2026-01-01")
    law = book(scheme + grades).law(BY_CODE["CN-GD"])
    assert law.scheme(date(2025, 12, 31)).values[0] == "AAA"  # type: ignore[union-attr]
    assert law.scheme(date(2026, 1, 1)).values == ("A", "B")  # type: ignore[union-attr]


def test_a_city_follows_what_a_supplement_says_of_its_province() -> None:
    law = book(limit(place='"CN-GD"')).law(BY_CODE["CN-440100"])
    assert "CN-GD/+x" in [rule.id for rule in law.rules]


def test_a_ratio_of_no_day_is_refused() -> None:
    """``until`` is the first day on which it no longer applies."""
    text = '[[ratio]]\ncompany = "甲"\nfact = "company_ratio"\nvalue = "1"\nsince = 2025-01-01\nuntil = {}\ndocument = "函"\n'
    assert "until" in refusal(text.format("2025-01-01")).message.en
    book(text.format("2025-01-02"))


@pytest.mark.parametrize("name", ["funding_venues_approved", "assets_not_sold_on_platforms", "debt_issuer"])
def test_an_answer_to_one_question_is_not_taken_for_another(name: str) -> None:
    """A name that Shenzhen (which follows Guangdong), the nation, or everybody asks by already."""
    asked = f'[[manual]]\nplace = "CN-GD"\nid = "q"\nchannels = ["bank_loan"]\nfact = {{name = "{name}", ask = "另问？"}}\nsays = "说"\n'
    told = refusal(asked + SOURCE).message
    assert name in told.zh
    assert name in told.en
    assert "[[manual]] #1" in told.zh
    book(asked.replace(name, "another_matter") + SOURCE)


# from supplement to rulebook, and back


def test_what_is_exported_is_what_was_brought() -> None:
    """The Python of a province module makes the same rule again, under the id that it has there."""
    brought = book(EXAMPLE).brought
    assert brought is not None
    rule = rule_of(book(EXAMPLE), "CN-SH/+2021-non-standard")
    again = eval(written(rule, {}), vars(words))  # noqa: S307  our own text
    assert again.changed(id=rule.id, replaces=rule.replaces) == rule
    text = exported(brought)
    compile(text, "module", "exec")
    assert 'id="CN-SH/2021-non-standard"' in text
    assert '# CN-SH/bank-cap: until="2021-10-01"' in text


EACH_KIND = (
    '[[scheme]]\nplace = "CN-GD"\nname = "新评级"\ngrades = ["A", "B"]\neffect = "挂钩"\nsince = 2026-01-01\n'
    + SOURCE
    + limit(place='"CN-GD"', multiple='{fact = "rating", multiples = {A = "1", B = "2/3"}}', since="2026-01-01")
    + limit('per = "shareholder"\nof = "corporate"\n', id='"own"', channels='"shareholder_loan"', base='"paid_in_capital"', multiple='"1"')
    + limit('when = [{years = 3}, {channels = ["bond"]}]\n', id='"stated"', channels='"all_funding"', multiple='{most = "1"}')
    + f'[[count]]\nid = "n"\nchannel = "bank_loan"\nat_most = 3\nfact = "bank_count"\n{CITED}'
    + f'[[term]]\nid = "t"\nchannel = "bank_loan"\ntest = "months"\ntimes = 3\n{CITED}'
    + f'[[lenders]]\nid = "l"\nchannels = ["shareholder_loan"]\nmay_lend = [{{kind = "corporate", share = "0.1"}}]\nstranger = "breach"\n{CITED}'
    + f'[[manual]]\nid = "m"\nfact = {{name = "kept", ask = "守约吗？"}}\nchannels = "all_funding"\n{CITED}'
    + f'[[access]]\nid = "a"\nchannels = ["bond", "abs"]\nlevel = "with_approval"\nratio_unset = true\n{CITED}'
    + '[[gap]]\nplace = "CN-SH"\nid = "g"\nsince = 2026-01-01\nsays = "另有文件未见"\n'
    + f'[[note]]\n{CITED}'
    + '[[fact]]\nplace = "CN-SH"\nname = "asked"\nkind = "choice"\nvalues = ["甲", "乙"]\nask = "哪一种？"\n'
    + '[[pool_ratio]]\nplace = "CN-SH"\nmultiple = "0.5"\nnote = "一半"\n'
)  # fmt: skip
"""An invented amendment of each kind."""


def test_an_amendment_of_each_kind_goes_from_supplement_to_module() -> None:
    """Every item of the exported Python is the one that the supplement brought, under the id of a module."""
    brought = book(EACH_KIND).brought
    assert brought is not None
    space: dict[str, Any] = dict(vars(words))
    made = []
    for node in ast.parse(exported(brought)).body:
        if isinstance(node, ast.Assign):
            exec(compile(ast.Module([node], []), "module", "exec"), space)  # noqa: S102  our own text
        elif isinstance(node, ast.Expr):
            made += eval(compile(ast.Expression(node.value), "module", "eval"), space)  # noqa: S307
    said = [entry.said.what for entry in brought.entries if isinstance(entry.said, Added)]
    assert len(made) == len(said) == 13
    for one, other in zip(sorted(made, key=_order), sorted(said, key=_order), strict=True):
        same = one.changed(id=other.id) if hasattr(other, "id") else one
        assert same == other


def test_nothing_of_a_file_gets_out_of_the_exported_text() -> None:
    """A document of two lines stays a remark, and a sign that turns the line around is written by its number."""
    brought = book(
        '[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = 2021-10-01\ndocument = "a\\nimport os\\u202e"\n'
        + limit(says='"x\\u202e\\u0007"')
    ).brought
    assert brought is not None
    text = exported(brought)
    assert "\u202e" not in text
    assert not any(isinstance(node, ast.Import) for node in ast.parse(text).body)


def _order(item: Any) -> tuple[str, str]:
    return type(item).__name__, str(getattr(item, "id", "")).replace("/+", "/")


def test_no_module_rests_on_a_supplement() -> None:
    for regime in load_on_demand().regimes():
        for item in (*regime.rules, *regime.schemes, *regime.notes):
            assert item.source.read_in is not ReadIn.SUPPLEMENT


DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = sorted((DOCS / "examples" / "supplements").glob("*.toml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_examples_of_the_page_load(file: Path) -> None:
    book(read_supplement(file, TODAY))
    assert file.read_text(encoding="utf-8").strip() in (DOCS / "supplements.md").read_text(encoding="utf-8")


def test_every_block_of_the_page_loads() -> None:
    page = (DOCS / "supplements.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", page, re.S)
    assert len(blocks) == len(EXAMPLES) + 2
    for block in blocks:
        book(block.split("\n\n", 1)[1] if block.startswith("schema") else block)


def test_the_page_names_every_table_and_key() -> None:
    page = (DOCS / "supplements.md").read_text(encoding="utf-8")
    assert all(f"`{table}`" in page for table in TABLES)


@pytest.mark.parametrize("place", ["CN-SH", "CN-TJ", "CN-AH", "CN-GD", "CN-440100"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_draft_says_nothing_until_it_is_filled_in(place: str, language: Any) -> None:
    law = load_on_demand().law(BY_CODE[place])
    text = drafted(law, TODAY, "法务部", language)
    file = Path("draft.toml")
    assert supplement_of(tomllib.loads(text), file.name, "0", TODAY).entries == ()
    for rule in law.every_rule:
        if rule.layer == "local" and rule.in_force(TODAY) and rule.stale(TODAY):
            assert f'"{rule.id}"' in text
    for gap in law.gaps(TODAY):
        assert (f'"{gap.id}"' in text) != gap.id.endswith("/no-local-text")
    for reading in law.open_readings(TODAY):
        assert f'"{reading.id}"' in text
    filled = "\n".join(
        line.removeprefix("#") if line.startswith(("#[[", "#")) and line[1:2] != " " else line
        for line in text.split("\n")
    )
    assert set(tomllib.loads(filled)) >= {"schema", "author", "date", "limit", "access", "house"}


def test_nothing_is_half_applied() -> None:
    plain = load_on_demand()
    with pytest.raises(InputError):
        applied(plain, [supplement(EXAMPLE), supplement(limit(multiple='"9"'), "乙", "b.toml")])
    assert "CN-SH/+2021-non-standard" not in [rule.id for rule in plain.local["CN-SH"].rules]
    assert rule_of(plain, "CN-SH/bank-cap").until is None


ODD: tuple[Any, ...] = (
    *(True, 0, -1, 10**30, Decimal("1.5"), Decimal("nan"), "", "x", "CN-SH", "all_funding", "unknown", "local", "none"),
    *(
        [],
        ["x"],
        [[]],
        {},
        {"zh": "a"},
        {"fact": "rating"},
        {"most": "1"},
        {"fact": "company_type", "multiples": {"true": "1"}},
    ),
    *(date(2021, 1, 1), date(1, 1, 1), "1/0", "1e5", "٣", "CN/2024-non-standard", "CN-SH/bank-cap", "a\u202eb"),
)
"""What a hand may write in a place where something else belongs."""


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a tree of tables and lists."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _places(item, (*path, key))


@given(st.data())
@examples(80)
def test_whatever_is_written_is_used_or_refused_and_never_crashes(data: st.DataObject) -> None:
    told: dict[str, Any] = tomllib.loads(HEAD + EXAMPLE + EACH_KIND, parse_float=Decimal)
    *path, last = data.draw(st.sampled_from(list(_places(told))))
    table = told
    for key in path:
        table = table[key]
    table[last] = data.draw(st.sampled_from(ODD))
    refused = None
    try:
        applied(load_on_demand(), [supplement_of(told, "a.toml", "0" * 64, TODAY)])
    except InputError as error:
        refused = error
    assert refused is None or (refused.file == "a.toml" and refused.message.zh != refused.message.en)
