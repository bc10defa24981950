"""Each table of a supplement: its periods, shares, articles, names, and what a limit opens; values of the vocabulary from values of TOML."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from supplements import SOURCE, book, limit, supplement

from leverage.law.conditions import ByFact, Holding, Is, OpenFor, Stated
from leverage.law.data import AllFunding
from leverage.law.regime import Note
from leverage.law.rules import Access, House, Limit
from leverage.law.supplement.entries import Added, Buffer, SetRatio
from leverage.law.supplement.tables import limit_in_words
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.texts import Text, same

CITED = f'{SOURCE}place = "CN-SH"\nsays = "说"\n'
RATIO = '[[ratio]]\ncompany = "甲"\nfact = "company_ratio"\nvalue = {}\nsince = 2025-01-01\ndocument = "函"\n'
HOUSE = '[[house]]\nname = "限"\nchannels = ["bank_loan"]\namount = 1\n'
TOTAL = '[[house]]\nname = "限"\nchannels = "total_liabilities"\namount = 1\n'
BUFFER = '[[buffer]]\nchannel = "bond"\nwarn_at = {}\n'


def said(text: str) -> Any:
    """What the last entry says."""
    return supplement(text).entries[-1].said


def added(text: str) -> Any:
    """What the first entry adds."""
    first = supplement(text).entries[0].said
    assert isinstance(first, Added)
    return first.what


def refused(text: str) -> InputError | None:
    try:
        supplement(text)
    except InputError as error:
        return error
    return None


PERIODS = {
    "limit": limit("until = {}\n", since="2025-01-01"),
    "ratio": RATIO.replace("{}", '"1"', 1) + "until = {}\n",
    "house": HOUSE + "since = 2025-01-01\nuntil = {}\n",
}


@pytest.mark.parametrize("table", PERIODS)
@pytest.mark.parametrize(("until", "some"), [("2024-12-31", False), ("2025-01-01", False), ("2025-01-02", True)])
def test_what_begins_on_the_first_of_january_ends_on_the_second_or_later(table: str, until: str, *, some: bool) -> None:
    """``until`` is the first day on which it no longer holds."""
    error = refused(PERIODS[table].replace("{}", until))
    assert (error is None) is some
    assert error is None or error.where == f"[[{table}]] #1 until"


@pytest.mark.parametrize("text", [BUFFER, HOUSE + "warn_at = {}\n"], ids=["buffer", "house"])
@pytest.mark.parametrize(
    ("share", "allowed"),
    [("0", False), ('"0.0001"', True), ("0.9", True), ("1", True), ('"1.0001"', False), ("2", False), ('"1/3"', True)],
)
def test_a_share_of_a_cap_is_more_than_nothing_and_at_most_the_whole(text: str, share: str, *, allowed: bool) -> None:
    error = refused(text.format(share))
    assert (error is None) is allowed
    assert error is None or error.where.endswith("warn_at")


@pytest.mark.parametrize(
    ("keys", "allowed"),
    [('rule = "CN-SH/bank-cap"\n', True), ('channel = "bond"\n', True), ('rule = "CN-SH/bank-cap"\nchannel = "bond"\n', False), ("", False)],
)  # fmt: skip
def test_a_buffer_is_of_one_rule_or_of_one_channel(keys: str, *, allowed: bool) -> None:
    assert (refused(f'[[buffer]]\nwarn_at = "0.8"\n{keys}') is None) is allowed


@pytest.mark.parametrize(
    ("value", "read"), [('"none"', "none"), ('"1.5"', Fraction(3, 2)), ("1.5", Fraction(3, 2)), ("0", Fraction(0))]
)
def test_a_letter_sets_a_number_or_none(value: str, read: Fraction | str) -> None:
    assert said(RATIO.format(value)) == SetRatio("甲", "company_ratio", read, date(2025, 1, 1), "函")


@pytest.mark.parametrize("value", ['"two"', '"-1"', "true", '"1/0"'])
def test_a_letter_that_sets_nothing_is_refused(value: str) -> None:
    error = refused(RATIO.format(value))
    assert error is not None
    assert error.where == "[[ratio]] #1 value"


# what stands in a text


NOTE = f"[[note]]\n{CITED}"


@pytest.mark.parametrize("text", [limit(), NOTE], ids=["limit", "note"])
@pytest.mark.parametrize(
    ("of_source", "own", "article"),
    [("", "", None), ("第3条", "", "第3条"), ("", "第4条", "第4条"), ("第3条", "第4条", "第4条")],
)
def test_the_article_stands_beside_the_text_or_in_the_entry(
    text: str, of_source: str, own: str, article: str | None
) -> None:
    if of_source:
        text = text.replace("issued = 2021-09-01}", f'issued = 2021-09-01, article = "{of_source}"}}')
    what = added(text + (f'article = "{own}"\n' if own else ""))
    assert isinstance(what, Limit | Note)
    assert what.article == article


@pytest.mark.parametrize(
    ("named", "number", "name"),
    [
        ("", True, Text("x（某〔2021〕4号）", "x (某〔2021〕4号)")),
        ("", False, same("x")),
        ('name = {zh = "银行", en = "banks"}\n', True, Text("银行", "banks")),
    ],
)
def test_what_people_call_a_rule(named: str, number: bool, name: Text) -> None:
    text = limit(named) if number else limit(named).replace('number = "某〔2021〕4号", ', "")
    assert added(text).name == name


@pytest.mark.parametrize(
    ("keys", "level"),
    [
        ("", None),
        ('opens = "permitted"\n', "permitted"),
        ('opens = "with_approval"\n', "with_approval"),
        ("approval = true\n", "with_approval"),
        ("approval = false\n", None),
        ('opens = "permitted"\napproval = false\n', "permitted"),
        ('opens = "with_approval"\napproval = true\n', "with_approval"),
    ],
)
def test_what_a_limit_opens(keys: str, level: str | None) -> None:
    """An access rule of the same channels, conditions and text, that replaces nothing."""
    when = 'when = [{channels = ["bond"]}]\nreplaces = ["CN/2008-bank-cap"]\nspecial_apart = true\n'
    first, *more = [
        entry.said.what for entry in supplement(limit(when + keys)).entries if isinstance(entry.said, Added)
    ]
    assert isinstance(first, Limit)
    assert [(one.id, one.level) for one in more if isinstance(one, Access)] == (
        [("CN-SH/+x.opens", level)] if level else []
    )
    for one in more:
        assert isinstance(one, Access)
        assert (one.channels, one.when, one.source, one.start) == (
            first.channels,
            first.when,
            first.source,
            first.start,
        )
        assert (one.replaces, one.special_apart) == ((), True)


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ('opens = "permitted"\napproval = true\n', "approval"),
        ('opens = "prohibited"\n', "opens"),
        ('opens = "permited"\n', "opens"),
        ('opens = " "\n', "opens"),
        ("approval = 1\n", "approval"),
    ],
)  # fmt: skip
def test_what_a_limit_cannot_open(keys: str, where: str) -> None:
    error = refused(limit(keys))
    assert error is not None
    assert error.where == f"[[limit]] #1 {where}"


def test_a_word_that_is_none_is_told_with_the_nearest_or_with_all() -> None:
    wrong, blank = refused(limit('opens = "permited"\n')), refused(limit('opens = " "\n'))
    assert wrong is not None
    assert wrong.found.zh == "没有这个取值“permited”"
    assert "permitted" in wrong.do.zh
    assert blank is not None
    assert (blank.found.zh, blank.do.zh) == ("写的是空白", "应写permitted、with_approval、prohibited")


# limits of the house


@pytest.mark.parametrize(
    ("keys", "allowed"),
    [
        ("amount = 1\n", True),
        ('multiple = "1"\nbase = "net_assets"\n', True),
        ("", False),
        ('multiple = "1"\n', False),
        ('base = "net_assets"\n', False),
        ('multiple = "1"\namount = 1\n', False),
        ('multiple = "1"\nbase = "net_assets"\namount = 1\n', False),
    ],
)
def test_a_house_limit_is_a_multiple_of_a_base_or_an_amount(keys: str, *, allowed: bool) -> None:
    assert (refused(f'[[house]]\nname = "限"\nchannels = ["bank_loan"]\n{keys}') is None) is allowed


@pytest.mark.parametrize("key", ["except", "also"])
def test_all_liabilities_have_no_exceptions(key: str) -> None:
    error = refused(f'{TOTAL}{key} = ["bond"]\n')
    assert error is not None
    assert (error.where, error.do.zh) == ("[[house]] #1 channels", "请删去 except、also")
    funding = TOTAL.replace("total_liabilities", "all_funding")
    assert said(f'{funding}{key} = ["bond"]\n').channels in (
        AllFunding(excepting=(Channel.BOND,)),
        AllFunding(also=(Channel.BOND,)),
    )


def test_all_liabilities_are_those_of_the_sheet() -> None:
    held, other = said(TOTAL), said(HOUSE)
    assert (held.total_liabilities, other.total_liabilities) == (True, False)
    assert held.channels == AllFunding(also=(Channel.OTHER_LIABILITIES,))


def test_the_document_of_a_house_limit() -> None:
    plain, cited = said(HOUSE), said(f'{HOUSE}document = "授信协议"\nsays = "说"\n')
    assert (plain.source.title, plain.says) == (same("限"), same("限"))
    assert (cited.source.title, cited.says) == (same("授信协议"), same("说"))
    assert (cited.source.issued, cited.source.effective, cited.source.verified_on) == (date(2026, 11, 20),) * 3


def test_a_house_limit_in_words() -> None:
    by_amount = said(HOUSE.replace("amount = 1", 'amount = "4500万"'))
    assert isinstance(by_amount, House)
    assert limit_in_words(by_amount).zh == "4,500.00万元"
    assert limit_in_words(by_amount).en == "45,000,000.00 yuan"
    by_multiple = said(HOUSE.replace("amount = 1", 'multiple = "1.5"\nbase = "net_assets"'))
    assert limit_in_words(by_multiple) == Text(f"1.5倍{Base.NET_ASSETS.label.zh}", f"1.5 × {Base.NET_ASSETS.label.en}")


# values


def test_true_and_false_are_answers_in_a_table_of_multiples() -> None:
    multiple = added(limit(multiple='{fact = "debt_issuer", multiples = {true = "1", false = "0.5"}}')).multiple
    assert isinstance(multiple, ByFact)
    assert dict(multiple.multiples) == {True: Fraction(1), False: Fraction(1, 2)}


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ('"2/3"', Fraction(2, 3)), ("0", Fraction(0)), ('"0/5"', Fraction(0)), ("1", Fraction(1)), ("0.1", Fraction(1, 10)), ('" 1.5 "', Fraction(3, 2)),
        ('{most = "1"}', Stated(most=Fraction(1))), ('{most = "1", if_none = 0}', Stated(most=Fraction(1), if_none=Fraction(0))),
    ],
)  # fmt: skip
def test_a_multiple_is_exact(given: str, read: Any) -> None:
    assert added(limit(multiple=given)).multiple == read


@pytest.mark.parametrize(
    "given",
    [
        '"1/0"',
        "true",
        "false",
        '"１/2"',
        '"1//2"',
        '""',
        "2021-01-01",
        '"50%"',
        '"50％"',
        '"-0.1"',
        "-0.1",
        "inf",
        '"all_funding"',
    ],
)
def test_what_is_no_multiple_is_refused(given: str) -> None:
    error = refused(limit(multiple=given))
    assert error is not None
    assert error.where == "[[limit]] #1 multiple"


@pytest.mark.parametrize(
    ("given", "allowed"), [("0", True), ("3", True), ("-1", False), ("true", False), ("2.0", False), ('"2"', False)]
)
def test_a_number_of_lenders_is_whole(given: str, *, allowed: bool) -> None:
    text = f'[[count]]\nid = "n"\nchannel = "bank_loan"\nat_most = {given}\nfact = "bank_count"\n{CITED}'
    error = refused(text)
    assert (error is None) is allowed
    assert error is None or error.where == "[[count]] #1 at_most"


@pytest.mark.parametrize(
    ("given", "allowed"),
    [("2000-01-01", True), ("1999-12-31", False), ("2100-12-31", True), ("2101-01-01", False), ('" 2021-10-01 "', True), ('"2021-13-01"', False), ('"20211001"', False)],
)  # fmt: skip
def test_a_day_is_one_of_this_century(given: str, *, allowed: bool) -> None:
    source = SOURCE.replace("2021-09-01", "2000-01-01").removeprefix("source = ").strip()
    error = refused(limit(since=given, source=source))
    assert (error is None) is allowed
    assert error is None or error.do.zh.startswith(("应写2000年至2100年", "应写日期"))


def test_all_funding_is_a_word_wherever_channels_are_named() -> None:
    """Of a limit, a question, a condition."""
    when = 'when = [{channels = "all_funding"}]\n'
    asked = f'[[manual]]\nid = "m"\nchannels = "all_funding"\nfact = {{name = "kept", ask = "守约吗？"}}\n{CITED}'
    assert added(limit(when)).when == (Holding(channels=AllFunding()),)
    assert added(asked).channels == AllFunding()
    assert added(limit(channels='"all_funding"')).channels == AllFunding()


@pytest.mark.parametrize(
    ("condition", "read"),
    [
        ("{years = 3}", OpenFor(years=3)),  # in business so long or longer, and not: less
        ("{months = 6}", OpenFor(months=6)),
        ("{years = 1, months = 6}", OpenFor(years=1, months=6)),
        ('{channels = ["bond"]}', Holding(channels=(Channel.BOND,))),
        ('{fact = "well_run", among = [true]}', Is(fact="well_run", among=(True,))),
        ('{fact = "well_run", among = true, stated = true}', Is(fact="well_run", among=(True,), stated=True)),
    ],
)
def test_a_condition_is_of_the_kind_whose_keys_it_has(condition: str, read: Any) -> None:
    (held,) = added(limit(f"when = [{condition}]\n")).when
    assert (type(held), held) == (type(read), read)


@pytest.mark.parametrize("condition", ["5", '"x"', "true", "[]"])
def test_what_is_no_condition_is_refused(condition: str) -> None:
    error = refused(limit(f"when = [{condition}]\n"))
    assert error is not None
    assert error.where == "[[limit]] #1 when[1]"


@pytest.mark.parametrize("extra", ['bse = "1"\n', 'dokument = "d"\n'])
@pytest.mark.parametrize(
    "text",
    [
        '[[reading]]\nid = "CN-HI/open-list"\nas = "taken"\ndocument = "d"\n',
        '[[closed]]\ngap = "CN-SH/gap-2021"\ndocument = "d"\n',
        '[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-01\ndocument = "d"\n',
        '[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = 2021-10-01\ndocument = "d"\n',
        BUFFER.format('"0.8"'),
        RATIO.format('"1"'),
        HOUSE,
        NOTE,
        limit(),
        '[[gap]]\nplace = "CN-SH"\nid = "g"\nsince = 2026-01-01\nsays = "说"\n',
        '[[fact]]\nplace = "CN-SH"\nname = "asked"\nask = "问？"\n',
        '[[pool_ratio]]\nplace = "CN-SH"\nmultiple = "0.5"\nnote = "注"\n',
    ],
    ids=lambda text: text.partition("]]")[0].strip("["),
)
def test_a_key_that_no_table_has_is_refused(text: str, extra: str) -> None:
    error = refused(text + extra)
    assert error is not None
    assert "这个键" in error.found.zh


@pytest.mark.parametrize(
    ("places", "found"),
    [('"CN"', True), ('"全国"', True), ('"上海市"', True), ('"shanghai"', True), ('"CN-XX"', False), ('" "', False)],
)
def test_a_place_is_named_by_code_or_name(places: str, found: bool) -> None:
    error = refused(limit(place=places))
    assert (error is None) is found
    assert error is None or error.where == "[[limit]] #1 place"


def test_a_rule_of_the_same_supplement_is_named_by_its_own_id() -> None:
    whole = book(limit('replaces = "+y"\n') + limit(id='"y"', since="2021-09-15"))
    (rule,) = [rule for rule in whole.local["CN-SH"].rules if rule.id == "CN-SH/+x"]
    assert rule.replaces == ("CN-SH/+y",)
    assert isinstance(said(BUFFER.format('"0.5"')), Buffer)


@pytest.mark.parametrize(
    ("says", "read"),
    [
        ('"说"', same("说")),
        ('{zh = " 说 ", en = "says"}', Text("说", "says")),
        ('{zh = "说"}', same("说")),  # a language that is left out reads as the other
        ('{en = "says"}', same("says")),
    ],
)
def test_a_text_in_one_language_or_in_two(says: str, read: Text) -> None:
    assert added(limit(says=says)).says == read


@pytest.mark.parametrize(
    ("says", "where"),
    [("5", ""), ('" "', ""), ("{}", ""), ("[]", ""), ('{zh = "说", en = 5}', ".en"), ('{zh = " "}', ".zh"), ('{de = "sagt"}', "")],
)  # fmt: skip
def test_what_is_no_text_is_refused(says: str, where: str) -> None:
    error = refused(limit(says=says))
    assert error is not None
    assert error.where == f"[[limit]] #1 says{where}"


@pytest.mark.parametrize("multiples", ["{}", '"1"', "[]"])
def test_a_table_of_multiples_is_no_empty_one(multiples: str) -> None:
    error = refused(limit(multiple=f'{{fact = "debt_issuer", multiples = {multiples}}}'))
    assert error is not None
    assert error.where == "[[limit]] #1 multiple.multiples"
