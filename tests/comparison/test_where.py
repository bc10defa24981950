"""Filters across places. The answers of late 2017 were read out of the clauses by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from leverage.comparison.compare import compare
from leverage.comparison.where import Clause, Condition, Filtered, filtered, read_clause
from leverage.law.rulebook import load
from leverage.terms.channels import Channel
from leverage.terms.errors import UsageError
from leverage.terms.facts import CompanyType
from leverage.terms.places import PLACES

BOOK = load()
LATE_2017 = date(2017, 11, 30)
FACTS = ("rating", "listing", "company_type", "prior_rating")


def ask(*clauses: str, on: date = LATE_2017, kind: str | None = None, **facts: Any) -> Filtered:
    places = compare(BOOK, PLACES, on, kind=CompanyType(kind) if kind else None, facts=facts).places
    return filtered(places, [read_clause(text, FACTS) for text in clauses])


def answers(found: Filtered, answer: str) -> set[str]:
    return {code.removeprefix("CN-") for code, match in found.matches.items() if match.answer == answer}


def test_who_allows_shareholder_loans_without_approval() -> None:
    """Named as a source, and no approval asked: Chongqing, Guizhou, Gansu, Xinjiang, Zhejiang. Hunan unless rated D (forbidden then); Hainan
    for the two good grades; Hebei for companies in good order; Heilongjiang on the NEEQ board, which needs no approval. Henan, Ningxia, Shandong and
    Liaoning ask for one.
    """
    found = ask("channel=shareholder_loan,access=permitted", kind="traditional")
    assert answers(found, "yes") == {"CQ", "GZ", "GS", "XJ", "ZJ"}
    assert answers(found, "depends") == {"HE", "HN", "HI", "HL"}
    assert found.of == 38
    assert answers(ask("channel=shareholder_loan,access=permitted", kind="traditional", rating="D"), "yes") == {
        *{"CQ", "GZ", "GS", "XJ", "ZJ"}
    }


def test_who_counts_abs_in_its_own_text() -> None:
    """All funding, or debt financing of whatever kind, is bounded by: Shandong, Henan, Gansu, Hebei, Hunan, Ningxia (total liabilities), Shenzhen, and
    Tianjin by a table not published. For some companies: Jiangxi and Shanxi (online), Liaoning and Dalian (technology), Jiangsu (rural and
    technology), Heilongjiang (NEEQ, online), Guangdong and Guangzhou (listed, or issuers).
    """
    found = ask("channel=abs,layer=local,kind=limit")
    assert answers(found, "yes") == {"SD", "HA", "GS", "HE", "HN", "NX", "440300", "TJ"}
    assert answers(found, "depends") == {"JX", "SX", "LN", "210200", "JS", "HL", "GD", "440100"}
    assert answers(ask("channel=abs,layer=local,kind=limit", kind="online"), "yes") >= {"JX", "SX", "HL"}


def test_where_the_denominator_is_registered_capital() -> None:
    found = ask("base=registered_capital")
    assert answers(found, "yes") == {"SD", "GS"}
    assert answers(found, "depends") == {"GD", "440100", "610100"}  # listed or issuing companies; online ones of Xi'an
    assert answers(ask("base=注册资本", kind="traditional", listing="none", debt_issuer=False), "yes") == {"SD", "GS"}
    rows = found.matches["CN-SD"].rows
    assert {row.rule.id for row in rows if row.rule} == {"CN-SD/pool"}
    assert Channel.ABS in {row.channel for row in rows}


def test_where_the_rating_matters() -> None:
    found = ask("fact=rating")
    assert answers(found, "yes") == {"HN", "HI", "NX", "JS"}
    assert {terms.place.code for terms in found.untold} >= {"CN-TJ"}  # its rating table is not published: a known gap
    assert answers(ask("fact=rating", on=date(2025, 6, 30)), "yes") >= {"HN", "NX"}


def test_what_the_nation_says_holds_everywhere() -> None:
    later = date(2025, 6, 30)
    assert len(ask("channel=abs,layer=national", on=later).matches) == 38
    assert len(ask("channel=bond,access=with_approval", on=later).matches) == 38
    assert len(ask("stale=yes", on=later, kind="traditional").matches) < 38


def test_channels_of_which_no_text_speaks() -> None:
    """Jiangxi's guide provides for securitisation by online companies alone; in Chongqing no text speaks of it; Shandong's does for all."""
    clause = "channel=abs,access=not_provided"
    assert "CN-JX" in answers_in_full(ask(clause, kind="traditional"), "yes")
    assert "CN-JX" not in ask(clause, kind="online").matches
    assert "CN-JX" in answers_in_full(ask(clause), "depends")
    assert "CN-CQ" in answers_in_full(ask(clause), "yes")
    assert "CN-SD" not in ask(clause).matches
    assert "CN-CQ" not in ask("channel=abs,layer!=national").matches  # asked of a rule, and there is none


def answers_in_full(found: Filtered, answer: str) -> set[str]:
    return {code for code, match in found.matches.items() if match.answer == answer}


def test_conditions_of_one_clause_hold_of_one_row_and_clauses_of_the_place() -> None:
    both = ask("channel=bank_loan,base=net_capital", "channel=interbank_borrowing,access=permitted", kind="traditional")
    assert "CN-CQ" in both.matches
    assert "CN-SD" not in both.matches  # registered capital
    assert "CN-BJ" not in both.matches  # other sources need an approval
    one = ask("channel=interbank_borrowing,base=net_capital,layer=local,access!=not_provided", kind="traditional")
    assert "CN-CQ" in one.matches
    assert "CN-BJ" not in one.matches


def test_a_place_of_which_something_is_missing_cannot_be_told() -> None:
    found = ask("base=paid_in_capital", kind="traditional")
    told = {terms.place.code for terms in found.untold}
    assert "CN-TJ" in told
    assert not told & set(found.matches)
    assert "CN-BJ" not in told  # nothing of its own is missing in 2017


def test_a_clause_as_it_is_written() -> None:
    clause = read_clause("channel=资产证券化, access!=禁止", FACTS)
    assert clause == Clause((Condition("channel", "abs"), Condition("access", "prohibited", negated=True)))
    assert str(clause) == "channel=abs,access!=prohibited"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("chanel=abs", "channel"),
        ("channel=abss", "abs"),
        ("access=allowed", "permitted"),
        ("fact=ratting", "rating"),
        ("channel", "KEY=VALUE"),
        ("channel=abs,,", "KEY=VALUE"),
        ("=abs", "channel"),
        ("grade=C", "A-"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_nearest_word(text: str, hint: str) -> None:
    with pytest.raises(UsageError) as error:
        read_clause(text, FACTS)
    assert hint in error.value.message.en


def test_it_cannot_be_told_only_where_a_text_not_seen_might_tell() -> None:
    assert ask("base=registered_capital").untold
    assert not ask(
        "channel=bond,layer=national,kind=limit", on=date(2018, 6, 30)
    ).untold  # the nation's rules were seen
    assert not ask("standing=ranked").untold
    assert {match.answer for match in ask("standing=gap").matches.values()} == {"yes"}
