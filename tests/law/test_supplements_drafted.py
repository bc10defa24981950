"""A supplement to fill in: which rules it offers to verify and to end, and in whose words."""

from __future__ import annotations

import re
from datetime import date

import pytest
from supplements import book, limit

from leverage.law.rulebook import Law
from leverage.law.supplement.writing import drafted
from leverage.terms.places import BY_CODE

TODAY = date(2026, 11, 20)
VERIFIED = '[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-20\ndocument = "函"\n'


def offered(law: Law, day: date = TODAY) -> list[str]:
    """The rules that the draft offers to verify, and, as many times again, to end."""
    rules = re.findall(r'^#rule = "(.*)"$', drafted(law, day, "法务部", "zh"), re.M)
    half = len(rules) // 2
    assert rules[:half] == rules[half:]
    return rules[:half]


def test_the_rules_of_the_place_that_were_not_held_against_their_source_since() -> None:
    """Neither what was verified today, nor what is added today, nor what has ended, nor the nation's."""
    plain = book("").law(BY_CODE["CN-SH"])
    stale = {rule.id for rule in plain.local.rules if rule.start <= TODAY and rule.until is None}
    assert "CN-SH/bank-cap" in stale
    assert set(offered(plain)) == stale
    assert set(offered(book(VERIFIED + limit()).law(BY_CODE["CN-SH"]))) == stale - {"CN-SH/bank-cap"}
    ended = '[[ended]]\nrule = "CN-SH/two-banks"\nuntil = 2026-11-20\ndocument = "函"\n'
    assert set(offered(book(ended).law(BY_CODE["CN-SH"]))) == stale - {"CN-SH/two-banks"}
    assert offered(plain, date(2016, 9, 30)) == []  # they begin on 2016-10-01


@pytest.mark.parametrize(("language", "told"), [("zh", "银行50%："), ("en", "banks, 50%: ")])
def test_a_rule_is_told_by_its_name_in_one_language(language: str, told: str) -> None:
    text = drafted(book("").law(BY_CODE["CN-SH"]), TODAY, "法务部", language)  # type: ignore[arg-type]
    assert f"# {told}" in text
    assert 'author = "法务部"' in text


@pytest.mark.parametrize(("place", "rank"), [("CN-SH", "regulator"), ("CN", "national")])
def test_the_examples_are_of_the_rank_of_the_place(place: str, rank: str) -> None:
    whole = book("")
    law = whole.law_of(whole.national) if place == "CN" else whole.law(BY_CODE[place])
    assert re.findall(r'rank = "(\w+)"', drafted(law, TODAY, "法务部", "zh")) == [rank, rank]
