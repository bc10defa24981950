# mypy: disable-error-code="arg-type, dict-item"
"""What the rulebook answers about itself: what is in force, what has held, what differs; and the borders of everything that is dated."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from supplements import book

from leverage.law import rules as kinds
from leverage.law.conditions import LOCAL, Alternative, ByFact, Is, OpenFor, Reading, Stated, Under
from leverage.law.data import AllFunding
from leverage.law.needed_inputs import asks_of
from leverage.law.regime import Gap, Note, PoolRatio, RatingScheme, Regime
from leverage.law.rulebook import Law, Rulebook
from leverage.law.sources import Source
from leverage.law.survey import by_subject, diff, history, in_force, notes, on_rating, past_notes, replaced_by
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType, Fact
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Text

SAYS = Text("说", "says")
RURAL = (Is(fact="company_type", among=("rural",)),)
ONLINE = (Is(fact="company_type", among=("online",)),)
GRADES = {"A": "2", "B": "1"}


def source(title: str = "甲办法", day: str = "2015-01-01", **fields: Any) -> Source:
    given: dict[str, Any] = {
        "issuer": SAYS,
        "verified_on": "2017-12-31",
        "rank": "regulator",
        "read_in": "official_page",
    }
    return Source(title=Text(title, title), issued=day, effective=day, **{**given, **fields})


def rule(name: str = "a", kind: str = "Limit", *, of: Source | None = None, **fields: Any) -> Any:
    usual: dict[str, dict[str, Any]] = {
        "Limit": {"channels": ("bank_loan",), "multiple": "1", "base": "net_capital"},
        "Access": {"channels": ("bond",), "level": "permitted"},
        "Count": {"channel": "bank_loan", "at_most": 2, "fact": "bank_count"},
        "Lenders": {"channels": ("shareholder_loan",), "may_lend": (kinds.Holder(kind="corporate"),)},
        "Manual": {"fact": Fact("asked", "yes_no", SAYS, SAYS)},
    }
    own = usual.get(kind, {})
    where = name if "/" in name else f"CN-XZ/{name}"
    return getattr(kinds, kind)(**{"id": where, "source": of or source(), "says": SAYS, "name": SAYS, **own, **fields})


def law(*rules: Any, national: tuple[Any, ...] = (), **fields: Any) -> Law:
    held = Rulebook.of(Regime(place="CN", rules=national), [Regime(place="CN-XZ", rules=rules, **fields)])
    return held.law(BY_CODE["CN-XZ"])


def ids(rules: Any) -> list[str]:
    return [one.id.partition("/")[2] for one in rules]


# in force


def test_what_is_in_force_is_told_without_what_is_replaced_for_everybody() -> None:
    by = rule("b", since="2016-01-01", replaces=("CN-XZ/a",), multiple="2")
    held = law(rule(), by)
    assert ids(in_force(held, date(2015, 12, 31))) == ["a"]
    assert ids(in_force(held, date(2016, 1, 1))) == ["b"]
    assert ids(replaced_by(rule(), held, date(2016, 1, 1))) == ["b"]
    assert replaced_by(rule(), held, date(2015, 12, 31)) == []


@pytest.mark.parametrize(
    ("when", "kind", "told"),
    [
        (RURAL, None, ["a", "b"]),  # for some companies a still holds
        (RURAL, CompanyType.RURAL, ["b"]),
        (RURAL, CompanyType.ONLINE, ["a"]),
        ((OpenFor(years=1),), CompanyType.RURAL, ["a", "b"]),
        ((*RURAL, OpenFor(years=1)), CompanyType.RURAL, ["a", "b"]),
        ((Is(fact="listing", among=("neeq",)),), CompanyType.RURAL, ["a", "b"]),
    ],
)
def test_what_is_replaced_for_some_is_told_beside(when: Any, kind: CompanyType | None, told: list[str]) -> None:
    held = law(rule(), rule("b", replaces=("CN-XZ/a",), multiple="2", when=when))
    assert ids(in_force(held, date(2016, 1, 1), kind)) == told
    assert ids(replaced_by(rule(), held, date(2016, 1, 1), kind)) == (["b"] if kind is not CompanyType.ONLINE else [])


def test_what_has_held_is_told_with_the_text_that_ended_it() -> None:
    old = rule(until="2016-01-01")
    new = rule("b", of=source("乙办法", "2016-01-01"), until="2018-01-01")
    nation = rule("CN/c", of=source("丙意见", "2016-01-01", rank="national"))
    later = rule("CN/d", of=source("丁意见", "2018-01-01", rank="national"))
    told = [
        (str(e.day), e.what, e.rule.id, e.by and e.by.title.zh)
        for e in history(law(old, new, national=(nation, later)))
    ]
    assert told == [
        ("2015-01-01", "begins", "CN-XZ/a", "甲办法"),
        ("2016-01-01", "ends", "CN-XZ/a", "乙办法"),  # the place's own text before the nation's
        ("2016-01-01", "begins", "CN-XZ/b", "乙办法"),
        ("2016-01-01", "begins", "CN/c", "丙意见"),
        ("2018-01-01", "ends", "CN-XZ/b", "丁意见"),  # none of the place begins that day
        ("2018-01-01", "begins", "CN/d", "丁意见"),
    ]
    (_, ended) = history(law(rule(until="2016-01-01")))
    assert ended.by is None  # nobody has seen what ended it


def test_a_note_runs_out_on_its_last_day() -> None:
    note = Note(source=source(), says=SAYS, until="2016-01-01")
    held = law(notes=(note,))
    assert (notes(held, date(2014, 12, 31)), past_notes(held, date(2014, 12, 31))) == ([], [])
    assert (notes(held, date(2015, 1, 1)), past_notes(held, date(2015, 1, 1))) == ([note], [])
    assert (notes(held, date(2015, 12, 31)), past_notes(held, date(2015, 12, 31))) == ([note], [])
    assert (notes(held, date(2016, 1, 1)), past_notes(held, date(2016, 1, 1))) == ([], [note])


def test_what_turns_on_a_rating() -> None:
    scheme = RatingScheme(name=SAYS, grades=("A", "B"), method="public", effect=SAYS, source=source())
    table = ByFact(fact="rating", multiples=GRADES)
    prior = rule("b", "Access", when=(Is(fact="prior_rating", among=("A",)),))
    held = law(
        rule(multiple=table),
        prior,
        rule("c", "Access", until="2015-06-01", when=(Is(fact="rating", among=("A",)),)),
        rule("d", "Access"),
        schemes=(scheme,),
    )
    assert ids(on_rating(held, date(2015, 5, 31))) == ["a", "b", "c"]
    assert ids(on_rating(held, date(2015, 6, 1))) == ["a", "b"]


# dated things


def test_a_gap_and_a_reading_hold_from_their_first_day_to_the_day_before_the_last() -> None:
    clause = Reading(
        id="CN-XZ/r", ask=SAYS, taken=SAYS, alternatives=(Alternative(says=SAYS),), settled_by=SAYS, since="2016-01-01", until="2017-01-01",
    )  # fmt: skip
    gap = Gap(id="CN-XZ/gap", since="2016-01-01", until="2017-01-01", says=SAYS)
    held = law(rule(under=(Under(reading="CN-XZ/r", among=("taken", "otherwise")),)), readings=(clause,), gaps=(gap,))
    for day, there in (("2015-12-31", False), ("2016-01-01", True), ("2016-12-31", True), ("2017-01-01", False)):
        on = date.fromisoformat(day)
        assert [one.id for one in held.open_readings(on)] == (["CN-XZ/r"] if there else [])
        assert [one.id for one in held.gaps(on)] == (["CN-XZ/gap"] if there else [])
    assert held.gaps(date(2014, 12, 31))[0].id == "CN-XZ/no-local-text"
    without_end = law(rule(), gaps=(gap.changed(until=None),))
    assert [one.id for one in without_end.gaps(date(2030, 1, 1))] == ["CN-XZ/gap"]


@pytest.mark.parametrize(
    ("day", "there"), [("2014-12-31", False), ("2015-01-01", True), ("2015-12-31", True), ("2016-01-01", False)]
)
def test_a_rule_holds_from_its_first_day_to_the_day_before_the_last(day: str, *, there: bool) -> None:
    assert rule(until="2016-01-01").in_force(date.fromisoformat(day)) is there


def test_a_rule_is_stale_from_the_day_after_it_was_verified() -> None:
    assert not rule().stale(date(2017, 12, 31))
    assert rule().stale(date(2018, 1, 1))
    unseen = rule(of=source(grade="B", read_in="newspapers"))
    assert not unseen.stale(date(2030, 1, 1))  # a text that nobody saw cannot be verified at all


@pytest.mark.parametrize(
    ("until", "expected"),
    [("2015-06-01", "2015-06-01"), ("2016-01-01", "2016-01-01"), ("2016-01-02", "2016-01-01"), (None, "2016-01-01")],
)
def test_a_city_follows_its_province_up_to_a_day(until: str | None, expected: str) -> None:
    province = Regime(
        place="CN-FJ",
        rules=(rule("CN-FJ/a", until=until), rule("CN-FJ/late", "Access", since="2016-01-01")),
        gaps=(Gap(id="CN-FJ/gap", since="2015-12-31", says=SAYS), Gap(id="CN-FJ/later", since="2016-01-01", says=SAYS)),
    )
    city = Regime(place="CN-350200", follows="CN-FJ", follows_until="2016-01-01")
    held = Rulebook.of(Regime(place="CN"), [province, city]).law(BY_CODE["CN-350200"])
    (own,) = held.rules
    assert (own.id, str(own.until)) == ("CN-FJ/a", expected)
    assert [one.id for one in held.gaps(date(2015, 12, 31)) if "no-local" not in one.id] == ["CN-FJ/gap"]
    assert [one.id for one in held.gaps(date(2016, 1, 1)) if "no-local" not in one.id] == []


def test_an_approval_of_a_limit_opens_what_it_names() -> None:
    wide = rule("b", channels=AllFunding())
    held = law(rule(), wide)
    assert ids(held.limits_approved({"CN-XZ/a", "CN-XZ/b"})) == ["a"]
    assert held.limits_approved(set()) == []


# what differs


def test_rules_that_say_the_same_differ_in_nothing() -> None:
    assert diff([rule()], [rule("b", of=source("乙办法"))]) == []
    assert by_subject([rule()], [rule("b", of=source("乙办法"))]) == []


@pytest.mark.parametrize("changed", [{"multiple": "2"}, {"base": "net_assets"}, {"when": RURAL}])
def test_rules_on_one_subject_stand_side_by_side(changed: dict[str, Any]) -> None:
    ours, theirs = rule(), rule("b", **changed)
    (found,) = diff([ours], [theirs])
    assert (found.one, found.other) == ((ours,), (theirs,))


@pytest.mark.parametrize("changed", [{"channels": ("bond",)}, {"base": "paid_in_capital", "per": "shareholder"}])
def test_rules_on_two_subjects_stand_apart(changed: dict[str, Any]) -> None:
    ours, theirs = rule(), rule("b", **changed)
    assert [(one.one, one.other) for one in diff([ours], [theirs])] == [((ours,), ()), ((), (theirs,))]


def test_counts_terms_questions_and_access_differ_by_what_they_ask() -> None:
    two, three = rule("c", "Count"), rule("d", "Count", at_most=3)
    opened, closed = rule("e", "Access"), rule("f", "Access", level="prohibited")
    unset = rule("g", "Access", ratio_unset=True)
    assert [(ids(one.one), ids(one.other)) for one in diff([two, opened], [three, closed])] == [
        (["c"], ["d"]),
        (["e"], ["f"]),
    ]
    assert diff([opened], [unset])
    asked = [
        rule(name, "Manual", fact=Fact(name, "yes_no", SAYS, SAYS)) for name in ("h", "i")
    ]  # two questions are two subjects
    assert [(ids(one.one), ids(one.other)) for one in diff(asked[:1], asked[1:])] == [(["h"], []), ([], ["i"])]
    whole = by_subject(asked[:1], [])
    assert [(one.channels, ids(one.one), ids(one.other)) for one in whole] == [((), ["h"], [])]


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("Lenders", {"may_lend": (kinds.Holder(kind="corporate", share="0.05"),)}),
        ("Lenders", {"other_kind": "breach"}),
        ("Lenders", {"stranger": "breach"}),
        ("Manual", {"decides": True}),
        ("Limit", {"approval_lifts": True}),
        ("Access", {"reserves": True}),
    ],
)
def test_whatever_a_kind_of_rule_can_say_makes_a_difference(kind: str, changed: dict[str, Any]) -> None:
    ours, theirs = rule("a", kind), rule("b", kind, **changed)
    (found,) = diff([ours], [theirs])
    assert (found.one, found.other) == ((ours,), (theirs,))
    assert diff([theirs], [rule("c", kind, **changed, words="另有其词")]) == []


def test_channel_by_channel_whatever_is_said_of_the_same_money_stands_together() -> None:
    both, bank, bond = (
        rule(channels=("bank_loan", "bond")),
        rule("b", multiple="2"),
        rule("c", channels=("bond",), multiple="3"),
    )
    same = rule("s", "Access", channels=("bank_loan",))
    found = by_subject([both, same], [bank, bond, rule("t", "Access", channels=("bank_loan",))])
    told = [(one.channels, ids(one.one), ids(one.other), ids(one.common)) for one in found]
    assert told == [((Channel.BANK_LOAN,), ["a"], ["b"], ["s"]), ((Channel.BOND,), ["a"], ["c"], [])]
    (one,) = by_subject([both], [])
    assert one.channels == (Channel.BANK_LOAN, Channel.BOND)  # the same on either side: told once


# what a company is asked for


def test_what_a_place_asks_for() -> None:
    none = asks_of(law(rule("e", "Access")))
    assert (none.bases, none.shareholders, none.approvals, none.approved_amounts) == ((), False, False, ())
    assert none.channels[0] is Channel.BOND  # the channel that the text names comes first
    capital = asks_of(law(rule()))
    assert capital.bases == (Base.NET_CAPITAL, Base.NET_ASSETS)  # which stand in for net capital
    assert asks_of(law(rule(base="registered_capital"))).bases == (Base.REGISTERED_CAPITAL,)
    assert asks_of(law(rule("l", "Lenders"))).shareholders
    assert not asks_of(law(rule("l", "Lenders", strangers_only=True, may_lend=(kinds.Holder(),)))).shareholders
    assert asks_of(law(rule(base="paid_in_capital", per="shareholder"))).shareholders
    assert asks_of(law(rule(approval_lifts=True))).approvals
    assert asks_of(law(rule("e", "Access", level="with_approval"))).approvals
    assert asks_of(law(rule("e", "Access", ratio_unset=True))).approved_amounts == (Channel.BOND,)


def test_the_channels_that_a_text_names_come_first() -> None:
    def first(**fields: Any) -> Channel | None:
        asked = asks_of(law(rule("e", "Access", **fields))).channels
        return None if asked == tuple(Channel) else asked[0]

    six = ("bond", "abs", "fund_loan", "fiscal_loan", "relending_loan", "guarantee")
    assert first(channels=six) is Channel.RELENDING_LOAN
    assert first(channels=six, level="prohibited") is None  # what is closed at a stroke is not what the company has
    assert first(channels=six[:5], level="prohibited") is Channel.RELENDING_LOAN
    assert first(channels=AllFunding()) is None  # all of it: none in particular
    assert first(channels=AllFunding(excepting=("bank_loan",))) is Channel.OTHER_FI_LOAN
    assert first(channels=("abs",), level="prohibited") is Channel.ABS
    wide = asks_of(law(rule("w", channels=six)))
    assert wide.channels == tuple(Channel)
    for few in (six[:1], six[:5]):  # a limit over five channels or fewer names them
        assert set(asks_of(law(rule("w", channels=few))).channels[: len(few)]) == set(map(Channel, few))


def names(asked: Any) -> list[str]:
    return [fact.name for fact in asked.facts]


def test_the_facts_that_a_place_asks_for() -> None:
    held = law(
        rule(multiple=Stated(most="1"), when=ONLINE),
        rule("b", "Count", since="2016-01-01"),
        rule("c", "Access", when=(Is(fact="listing", among=("neeq",)), OpenFor(years=1))),
        rule("d", "Manual", fact=Fact("past", "yes_no", SAYS, SAYS), until="2016-01-01"),
        rule("e", "Manual", fact=Fact("present", "yes_no", SAYS, SAYS)),
    )
    assert names(asks_of(held)) == ["company_ratio", "bank_count", "listing", "opened_on", "present"]
    assert names(asks_of(held, date(2015, 12, 31))) == ["company_ratio", "listing", "opened_on", "past", "present"]
    assert names(asks_of(held, date(2016, 1, 1))) == ["company_ratio", "bank_count", "listing", "opened_on", "present"]
    assert names(asks_of(held, date(2016, 1, 1), CompanyType.RURAL)) == [
        "bank_count",
        "listing",
        "opened_on",
        "present",
    ]


def test_what_the_local_ratio_turns_on_is_asked_where_a_rule_takes_it() -> None:
    ratios = (
        PoolRatio(
            multiple=ByFact(fact="well_run", multiples={True: "1", False: "0.5"}), when=(OpenFor(years=1),), note=SAYS
        ),
        PoolRatio(multiple=Stated(most="1"), when=(Is(fact="listing", among=("neeq",)),), note=SAYS),
    )
    pool = rule("CN/pool", channels=AllFunding(), multiple=LOCAL)
    assert names(asks_of(law(national=(pool,), pool_ratios=ratios))) == [
        "opened_on",
        "well_run",
        "listing",
        "company_ratio",
    ]
    assert names(asks_of(law(rule(), pool_ratios=ratios))) == []


def test_what_a_benchmark_and_a_stand_in_answer_is_asked() -> None:
    rate = Fact("lpr", "rates", SAYS, SAYS)
    term = rule("t", "Term", channel="bank_loan", test="rate", benchmark="lpr")
    prior = rule("b", when=(Is(fact="well_run", among=(True,), or_else="debt_issuer"),))
    assert names(asks_of(law(term, prior, facts=(rate,)))) == ["lpr", "well_run", "debt_issuer"]
    assert names(asks_of(law(rule("t", "Term", channel="bank_loan", test="months", times=3)))) == []


def test_what_a_supplement_settled_is_asked_as_it_was_settled() -> None:
    """Read as ended on 2021-10-01, the half of Shanghai is asked for no longer, whatever the day."""
    text = '[[reading]]\nid = "CN-SH/after-2021"\nas = "otherwise"\ndocument = "函"\n'
    assert Base.NET_CAPITAL in asks_of(book("").law(BY_CODE["CN-SH"]), date(2025, 6, 30)).bases
    settled = book(text).law(BY_CODE["CN-SH"])
    assert asks_of(settled).facts
    assert Base.NET_CAPITAL not in asks_of(settled, date(2025, 6, 30)).bases


def test_what_is_replaced_for_certain_asks_for_nothing() -> None:
    def asked(kind: CompanyType | None, **fields: Any) -> list[str]:
        by = rule("b", "Access", replaces=("CN-XZ/a",), channels=("bank_loan",), **fields)
        return names(asks_of(law(rule("a", "Count"), by), date(2016, 1, 1), kind))

    assert asked(None) == []
    assert asked(None, when=RURAL) == ["bank_count"]
    assert asked(CompanyType.RURAL, when=RURAL) == []
    assert asked(CompanyType.ONLINE, when=RURAL) == ["bank_count"]
    assert asked(CompanyType.RURAL, when=(OpenFor(years=1),)) == ["bank_count", "opened_on"]


def test_what_leaves_out_shareholder_loans_leaves_out_the_special_ones() -> None:
    special = Channel.SHAREHOLDER_SPECIAL_LOAN
    assert special in AllFunding().channels
    assert special not in AllFunding(excepting=("shareholder_loan",)).channels
    assert special in AllFunding(excepting=("shareholder_loan",), also=("shareholder_special_loan",)).channels
    assert Channel.SHAREHOLDER_LOAN in AllFunding(excepting=("shareholder_special_loan",)).channels
