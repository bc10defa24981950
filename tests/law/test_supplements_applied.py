"""Supplements put into the rulebook: which entry a clash is told of, how schemes follow each other, what several add up to."""

from __future__ import annotations

from typing import Any

import pytest
from supplements import SOURCE, book, limit, supplement

from leverage.law.rulebook import Rulebook, load_on_demand
from leverage.law.supplement.applying import applied
from leverage.law.supplement.entries import Ended
from leverage.terms.errors import InputError

CITED = f'{SOURCE}says = "说"\n'
OLDER = SOURCE.replace("2021-09-01", "2011-09-01")
VERIFIED = '[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-01\ndocument = "{}"\n'
ENDED = '[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = {}\ndocument = "{}"\n'
MEASURES_2016 = 'source = {title = "办法", issuer = "市政府", rank = "government", issued = 2016-09-23}\n'


def access(name: str, more: str = "") -> str:
    """Bonds are permitted in Shanghai."""
    return f'[[access]]\nplace = "CN-SH"\nid = "{name}"\nchannels = ["bond"]\nlevel = "permitted"\n{more}{CITED}'


def scheme(since: str, place: str = "CN-GD", grades: str = '["A"]') -> str:
    """A way of grading."""
    return f'[[scheme]]\nplace = "{place}"\nname = "新"\ngrades = {grades}\neffect = "…"\nsince = {since}\n{OLDER}'


def refusal(*texts: Any) -> InputError:
    with pytest.raises(InputError) as refused:
        book(*texts)
    return refused.value


# of which entry a clash is told


def test_a_rule_that_contradicts_itself_is_told_of_its_own_entry() -> None:
    """Two additions before it in the file and in the alphabet; approvals loan by loan of a channel that needs none."""
    error = refusal(limit() + access("a") + access("z", "per_loan = true\n"))
    assert error.where == "[[access]] #2"
    assert error.found.zh == "逐笔批准而不须批准"  # its id is not said again


@pytest.mark.parametrize("verified", ["", VERIFIED.format("函")])
def test_a_clash_with_a_rule_of_the_rulebook_is_told_of_what_was_added(verified: str) -> None:
    """Shanghai's half of net capital on banks began on 2016-10-01: another text of the same rank and day makes it 0.4. What verified the half, and a limit whose
    id is the beginning of the other's, are not to blame.
    """
    clash = limit(MEASURES_2016, id='"x-2"', base='"net_capital"', multiple='"0.4"', since="2016-10-01", source="")
    error = refusal(limit(channels='["bond"]') + clash + verified)
    assert error.where == "[[limit]] #2"
    assert error.found.zh == "CN-SH/bank-cap：与 CN-SH/+x-2 同日同级、倍数不同"


def test_a_clash_of_a_place_is_told_of_what_was_added_there() -> None:
    """The grades of Guangdong of 2021 still hold when a scheme of the same day comes; the limit is Anhui's."""
    error = refusal(limit(place='"CN-AH"') + scheme("2021-01-01"))
    assert error.where == "[[scheme]] #1"
    assert error.found.zh.startswith("CN-GD：评级办法的施行期重叠")


def test_a_clash_of_a_place_with_what_was_added_to_the_nation() -> None:
    """The grades of Hainan, of 2012, are others than those of the nation: the limit of Anhui is not to blame."""
    error = refusal(limit(place='"CN-AH"') + scheme("2020-01-01", "CN"))
    assert error.where == "[[scheme]] #1"
    assert error.found.zh.startswith("CN-HI")


@pytest.mark.parametrize("kind", ["manual", "fact"])
def test_a_question_that_a_city_asks_already_is_told_of_its_own_entry(kind: str) -> None:
    """Shenzhen, which followed Guangdong, asks it by that name: the limit of Anhui is not to blame."""
    name, ask = "funding_venues_approved", "另问？"
    asked = {
        "manual": f'[[manual]]\nplace = "CN-GD"\nid = "q"\nchannels = ["bank_loan"]\nfact = {{name = "{name}", ask = "{ask}"}}\n{CITED}',
        "fact": f'[[fact]]\nplace = "CN-GD"\nname = "{name}"\nask = "{ask}"\n',
    }[kind]
    error = refusal(limit(place='"CN-AH"') + asked)
    assert error.where == f"[[{kind}]] #1"
    assert name in error.found.zh


def test_what_the_nation_asks_is_held_against_every_place() -> None:
    national = CITED.replace("regulator", "national")
    asked = f'[[manual]]\nplace = "CN"\nid = "q"\nchannels = ["bank_loan"]\nfact = {{name = "matter", ask = "另问？"}}\n{national}'
    book(asked)
    assert refusal(asked.replace("matter", "funding_venues_approved")).where == "[[manual]] #1"  # Shenzhen's


# schemes

GRADES_OF_2013 = '["AAA", "AA", "A", "BBB", "BB", "B", "CCC", "CC", "C"]\nother_grades = true'


def schemes(whole: Rulebook, place: str) -> list[tuple[str, str | None]]:
    held = whole.local[place].schemes
    return sorted((str(one.start), None if one.until is None else str(one.until)) for one in held)


@pytest.mark.parametrize(
    ("place", "since", "grades", "held"),
    [
        # Guangdong's of 2021 has no end: what begins later ends it, what ended before leaves it alone
        ("CN-GD", "2026-01-01", '["A"]', [("2021-01-01", "2026-01-01"), ("2026-01-01", None)]),
        ("CN-GD", "2020-01-01\nuntil = 2021-01-01", '["A"]', [("2020-01-01", "2021-01-01"), ("2021-01-01", None)]),
        # Jiangsu's of 2013 ended on 2025-11-24: one that begins before ends it sooner, one that begins later does not prolong it
        (
            "CN-JS",
            "2020-01-01\nuntil = 2025-11-24",
            GRADES_OF_2013,
            [("2013-12-31", "2020-01-01"), ("2020-01-01", "2025-11-24"), ("2025-11-24", None)],
        ),
        (
            "CN-JS",
            "2026-01-01",
            '["A", "B", "C", "不予评定等级"]',
            [("2013-12-31", "2025-11-24"), ("2025-11-24", "2026-01-01"), ("2026-01-01", None)],
        ),
    ],
)
def test_a_scheme_ends_the_one_in_force_when_it_begins(
    place: str, since: str, grades: str, held: list[tuple[str, str | None]]
) -> None:
    assert schemes(book(scheme(since, place, grades)), place) == held


def test_two_schemes_follow_each_other_in_whatever_order_they_stand() -> None:
    assert schemes(book(scheme("2026-01-01") + scheme("2025-01-01")), "CN-GD") == [
        ("2021-01-01", "2025-01-01"),
        ("2025-01-01", "2026-01-01"),
        ("2026-01-01", None),
    ]


# several


def test_supplements_applied_one_after_the_other_add_up() -> None:
    one, other = supplement(limit(), "甲", "a.toml"), supplement(ENDED.format("2021-10-01", "函"), "乙", "b.toml")
    after, together = applied(applied(load_on_demand(), [one]), [other]), book(one, other)
    assert after.brought == together.brought
    assert after.local["CN-SH"] == together.local["CN-SH"]
    assert after.plain is not None
    assert after.plain.brought is None
    with pytest.raises(InputError, match="说法不同"):  # the second contradicts the first
        applied(applied(load_on_demand(), [one]), [supplement(limit(multiple='"0.4"'), "乙", "b.toml")])


def test_every_thing_that_was_done_to_a_rule_is_marked() -> None:
    """A buffer between them is no mark, and ends none."""
    buffer = '[[buffer]]\nrule = "CN-SH/bank-cap"\nwarn_at = "0.8"\n'
    named = '[[house]]\nname = "限"\nchannels = ["bank_loan"]\namount = 1\n'
    brought = book(
        buffer + ENDED.format("2021-10-01", "甲函") + VERIFIED.format("乙函") + named,
        named.replace("限", "约") + 'document = "授信协议"\n',
    ).brought
    assert brought is not None
    marks = {name: [(mark.did, mark.document) for mark in held] for name, held in brought.marks.items()}
    assert marks == {
        "CN-SH/bank-cap": [("ended", "甲函"), ("verified", "乙函")],
        "house/限": [("added", "")],  # it names no document
        "house/约": [("added", "授信协议")],
    }


@pytest.mark.parametrize("turned", [False, True])
def test_of_equal_ends_the_one_that_names_its_rank_speaks(turned: bool) -> None:
    plain = supplement(ENDED.format("2021-10-01", "函"), "甲", "a.toml")
    ranked = supplement(ENDED.format("2021-10-01", "函") + 'rank = "regulator"\n', "乙", "b.toml")
    brought = book(*((ranked, plain) if turned else (plain, ranked))).brought
    assert brought is not None
    (entry,) = brought.entries
    assert isinstance(entry.said, Ended)
    assert entry.said.rank == "regulator"
    assert [origin.author for origin in entry.origins] == ["乙", "甲"]


OF_SHANGHAI = 'place = "CN-SH"\n'
RATIO = '[[ratio]]\ncompany = "甲"\nfact = "company_ratio"\nsince = 2025-01-01\ndocument = "函"\nvalue = {}\n'
SCHEME = f'[[scheme]]\n{OF_SHANGHAI}name = {{zh = "评级", en = "rating"}}\ngrades = ["A"]\neffect = "{{}}"\nsince = 2026-01-01\n{SOURCE}'


@pytest.mark.parametrize(
    ("text", "one", "other", "zh", "en"),
    [
        (limit(multiple='"{}"'), "0.5", "0.4", "CN-SH/+x 与 CN-SH/+x", "CN-SH/+x against CN-SH/+x"),
        (SCHEME, "甲", "乙", "评级 与 评级", "rating against rating"),
        (f'[[fact]]\n{OF_SHANGHAI}name = "asked"\nask = "{{}}"\n', "甲？", "乙？", "asked 与 asked", "asked against asked"),
        (f'[[pool_ratio]]\n{OF_SHANGHAI}multiple = "0.5"\nnote = "{{}}"\n', "甲", "乙", "甲 与 乙", "甲 against 乙"),
        ('[[buffer]]\nchannel = "bond"\nwarn_at = "{}"\n', "0.5", "0.75", "warn_at = 0.5 与 warn_at = 0.75", "warn_at = 0.5 against warn_at = 0.75"),
        ('[[house]]\nname = "限"\nchannels = ["bond"]\namount = {}\n', "1", "2", "house/限 与 house/限", "house/限 against house/限"),
        ('[[reading]]\nid = "CN-HI/open-list"\nas = "{}"\ndocument = "函"\n', "taken", "otherwise", "as = taken 与 as = otherwise", "as = taken against as = otherwise"),
        (RATIO, '"none"', '"1.5"', "value = none 与 value = 1.5", "value = none against value = 1.5"),
        (RATIO, '"1.5"', '"1.5"\nuntil = 2026-01-01', "value = 1.5 与 value = 1.5, until = 2026-01-01", "value = 1.5 against value = 1.5, until = 2026-01-01"),
    ],
    ids=["rule", "scheme", "fact", "pool ratio", "buffer", "house", "reading", "ratio", "ratio until"],
)  # fmt: skip
def test_a_contradiction_names_both_sayings(text: str, one: str, other: str, zh: str, en: str) -> None:
    filled = [
        supplement(text.replace("{}", words), "甲", f"{number}.toml") for number, words in enumerate((one, other))
    ]
    with pytest.raises(InputError) as refused:
        applied(load_on_demand(), filled)
    assert f"说法不同：{zh}" in refused.value.found.zh
    assert refused.value.found.en.endswith(f": {en}")
