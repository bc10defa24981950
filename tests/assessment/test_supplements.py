"""What supplements do to an assessment: properties that hold everywhere, and figures by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from budget import examples
from companies import Drawn, companies
from hypothesis import assume, given
from hypothesis import strategies as st
from supplements import book, limit, saying, supplement

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, HouseRoom, Outcome
from leverage.assessment.supplemented import supplemented
from leverage.company import Company, Figure, Loan
from leverage.law.rulebook import Law, load_on_demand
from leverage.law.rules import Access, House, Limit, Rule
from leverage.law.supplement.applying import applied
from leverage.law.supplement.entries import Added, Ended, Verified
from leverage.planning.calendar import deadlines
from leverage.planning.distance import dividend_room
from leverage.planning.setting import Setting
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import CompanyType
from leverage.terms.places import BY_CODE
from leverage.terms.texts import same

MILLION = Fraction(1_000_000)


def figures(found: Assessment) -> tuple[object, ...]:
    """The verdict and every headroom."""
    total = found.total
    rooms = tuple((r.channel, r.access, r.headroom, r.headroom_upper, r.headroom_if_approved) for r in found.channels)
    return found.verdict, rooms, total.headroom, total.headroom_upper, total.headroom_if_approved


def outcomes(found: Assessment) -> list[tuple[object, ...]]:
    """What became of each rule, staleness apart."""
    return [(f.rule, f.subject, f.outcome, f.cap, f.used, f.missing) for f in found.findings]


def judge(drawn: Drawn, *supplements: Any) -> Assessment:
    law = book(*supplements).law(BY_CODE[drawn.place])
    return assess(drawn.company, law, drawn.on, contested=False)


def shanghai(bank: int, on: date = date(2025, 6, 30), **more: Any) -> Company:
    """A traditional company of Shanghai with 100 million of every denominator and so many million from one bank."""
    return Company(
        **{
            "name": "甲小额贷款有限公司",
            "company_type": CompanyType.TRADITIONAL,
            "report_date": on,
            "facts": {"bank_count": 1},
            "capital": {base: Figure(100 * MILLION, base.value) for base in Base},
            "complete": True,
            "balances": {Channel.BANK_LOAN: Figure(bank * MILLION, "bank_loan")},
            **more,
        }
    )


def in_shanghai(company: Company, *supplements: Any, **options: Any) -> Assessment:
    assert company.report_date is not None
    return assess(company, book(*supplements).law(BY_CODE["CN-SH"]), company.report_date, **options)


# properties


@given(companies())
@examples(25)
def test_an_empty_supplement_changes_nothing(drawn: Drawn) -> None:
    plain, found = drawn.judge(), judge(drawn, "")
    assert (figures(found), outcomes(found)) == (figures(plain), outcomes(plain))
    assert found.without_supplement is None
    assert found.house_verdict is None


_SEVERAL = (
    '[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-01\ndocument = "一"\n',
    '[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-18\ndocument = "二"\n',
    '[[ended]]\nrule = "CN-SH/two-banks"\nuntil = 2021-10-01\ndocument = "三"\n',
    '[[ended]]\nrule = "CN-SH/two-banks"\nuntil = 2021-10-01\ndocument = "四"\n',
    '[[reading]]\nid = "CN-SH/closed-list"\nas = "taken"\ndocument = "五"\n',
    '[[closed]]\ngap = "CN-SH/gap-2021"\ndocument = "六"\n',
    limit(),
    limit(id='"y"', channels='"all_funding"', multiple='"0.9"'),
    '[[house]]\nname = "七"\nchannels = "total_liabilities"\namount = "50000000"\n',
)


@given(st.permutations(_SEVERAL))
@examples(20)
def test_the_order_of_supplements_never_matters(order: list[str]) -> None:
    def judged(texts: Any) -> Assessment:
        parts = [supplement(text, f"作者{_SEVERAL.index(text)}", f"{_SEVERAL.index(text)}.toml") for text in texts]
        return in_shanghai(shanghai(40), *parts)

    one, other = judged(order), judged(_SEVERAL)
    assert (figures(one), outcomes(one), one.house, one.warnings) == (
        figures(other),
        outcomes(other),
        other.house,
        other.warnings,
    )
    assert [finding.marks for finding in one.findings] == [finding.marks for finding in other.findings]
    assert one.brought == other.brought


@given(companies(), st.data())
@examples(25)
def test_verifying_a_rule_changes_only_its_staleness(drawn: Drawn, data: st.DataObject) -> None:
    local = [rule for rule in drawn.law.every_rule if rule.layer == "local"]
    assume(local)
    rule = data.draw(st.sampled_from(local))
    plain, found = drawn.judge(), judge(drawn, saying(Verified(rule.id, date(2026, 11, 18), "文")))
    assert (figures(found), outcomes(found)) == (figures(plain), outcomes(plain))
    assert [gap.id for gap in found.gaps] == [gap.id for gap in plain.gaps]
    for one, other in zip(found.findings, plain.findings, strict=True):
        assert one.stale == other.stale or (
            other.stale and one.says == other.says and one.source.verified_on > drawn.on
        )
        assert (
            one.source == other.source or one.rule == rule.id or one.rule.endswith("/not-provided")
        )  # it cites the rule
        assert one.source.grade == other.source.grade


def _addable(rule: Rule, drawn: Drawn) -> bool:
    """Whether nothing else in the place names it, and no ceiling is above it (an older text may be)."""
    law = drawn.law
    named = any(rule.id in other.replaces for other in law.every_rule)
    fallback = all(name.startswith(("CN/2008-", "CN-")) for name in rule.replaces)
    mild = not isinstance(rule, Limit) or (isinstance(rule.multiple, Fraction) and rule.multiple <= 1)
    return rule.layer == "local" and rule.in_force(drawn.on) and not named and fallback and mild


@given(companies(known=True), st.data())
@examples(25)
def test_ending_and_re_adding_the_same_rule_changes_nothing(drawn: Drawn, data: st.DataObject) -> None:
    rules = [rule for rule in drawn.law.local.rules if _addable(rule, drawn) and rule.start < drawn.on]
    assume(rules)
    rule = data.draw(st.sampled_from(rules))
    again = rule.changed(id=rule.id.replace("/", "/+", 1), since=drawn.on)
    plain = drawn.judge()
    found = judge(drawn, saying(Ended(rule.id, drawn.on, "文"), Added(drawn.place, again)))
    assert figures(found) == figures(plain)


@given(companies(), st.integers(0, 200))
@examples(25)
def test_a_house_limit_never_changes_the_law(drawn: Drawn, cap: int) -> None:
    text = f'[[house]]\nname = "限"\nchannels = "all_funding"\namount = "{cap}000000"\n'
    plain, found = drawn.judge(), judge(drawn, text)
    assert (figures(found), outcomes(found)) == (figures(plain), outcomes(plain))
    assert found.house_verdict is not None
    assert found.without_supplement is None


# by hand


def test_the_situation_of_shanghai() -> None:
    """Banks 92 million: above half of net capital (50), within 1 × net assets (100) of the text of 2021."""
    ended = '[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = 2021-10-01\ndocument = "沪金规〔2021〕4号"\n'
    added = limit('except = ["bond", "abs"]\nopens = "permitted"\n', channels='"all_funding"', multiple='"1"')
    plain = in_shanghai(shanghai(92))
    found = in_shanghai(shanghai(92), ended, added)
    assert (plain.verdict, found.verdict) == (Outcome.BREACH, Outcome.COMPLIANT)
    assert found.without_supplement is Outcome.BREACH
    rooms = {room.channel: room for room in found.channels}
    assert rooms[Channel.BANK_LOAN].headroom == 8 * MILLION  # 100 - 92
    assert rooms[Channel.INTERBANK_BORROWING].access == "permitted"  # the limit says that it opens
    (finding,) = [f for f in found.findings if f.rule == "CN-SH/+x"]
    assert finding.brought_in == "supplement"
    assert "法务部" in finding.marks[0].says.zh


@pytest.mark.parametrize(
    ("opened", "outcome"),
    [
        ("2022-06-30", Outcome.BREACH),  # in business three years to the day
        ("2010-01-01", Outcome.BREACH),
        ("2022-07-01", Outcome.NOT_APPLICABLE),
        (None, Outcome.UNDETERMINED),
    ],
)
def test_a_limit_for_companies_that_were_in_business_three_years(opened: str | None, outcome: Outcome) -> None:
    """Banks 40 of 0.3 × 100, on 2025-06-30."""
    facts = {"bank_count": 1} | ({} if opened is None else {"opened_on": date.fromisoformat(opened)})
    found = in_shanghai(shanghai(40, facts=facts), limit("when = [{years = 3}]\n", multiple='"0.3"'))
    assert _of(found, "CN-SH/+x").outcome is outcome


def test_a_limit_opens_no_channel_unless_it_says_so() -> None:
    found = in_shanghai(shanghai(10), limit(channels='"all_funding"', multiple='"1"'))
    rooms = {room.channel: room for room in found.channels}
    assert rooms[Channel.INTERBANK_BORROWING].access == "not_provided"


def test_ending_a_row_revives_what_it_replaced() -> None:
    """Before notice 86 the national half of 2008 stands behind Shanghai's own: 40 of 100 is within either, 60 within neither."""
    ended = '[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = 2018-01-01\ndocument = "文"\n'
    company = shanghai(60, date(2018, 6, 30))
    broken = [f.rule for f in in_shanghai(company, ended).findings if f.outcome is Outcome.BREACH]
    assert "CN/2008-bank-cap" in broken
    assert "CN-SH/bank-cap" not in broken


def test_a_supplement_verifies_up_to_its_day_and_no_further() -> None:
    verified = '[[verified]]\nrule = "CN-SH/bank-cap"\non = 2025-06-30\ndocument = "文"\n'
    assert not _of(in_shanghai(shanghai(10), verified), "CN-SH/bank-cap").stale
    assert _of(in_shanghai(shanghai(10, date(2025, 7, 1)), verified), "CN-SH/bank-cap").stale


def _of(found: Assessment, rule: str) -> Any:
    return next(f for f in found.findings if f.rule == rule)


def test_a_settled_reading_is_no_longer_open() -> None:
    """Read as bounding all borrowed money, the half of Shanghai bounds bonds too: of 50, 10 are used."""
    text = '[[reading]]\nid = "CN-SH/what-50-bounds"\nas = "otherwise"\ndocument = "复函"\n'
    found = in_shanghai(shanghai(10, approvals=frozenset({"bond"})), text)
    rooms = {room.channel: room for room in found.channels}
    assert rooms[Channel.BOND].headroom == 40 * MILLION
    assert "CN-SH/what-50-bounds" not in found.contested
    assert found.readings["CN-SH/what-50-bounds"] == "otherwise"
    assert [mark.did for mark in _of(found, "CN-SH/bank-cap~all").marks] == ["settled"]


def test_a_reading_stays_as_taken_before_it_is_contested() -> None:
    """CN-SH/after-2021 is open from 2021-10-01 on: settled as ended, the half of 2016 still holds before."""
    text = '[[reading]]\nid = "CN-SH/after-2021"\nas = "otherwise"\ndocument = "复函"\n'
    assert in_shanghai(shanghai(60, date(2019, 6, 30)), text).verdict is Outcome.BREACH
    after = in_shanghai(shanghai(60), text)
    assert "CN-SH/bank-cap" not in [f.rule for f in after.findings if f.outcome is Outcome.BREACH]


_RATIO = '[[ratio]]\ncompany = "甲小额贷款有限公司"\nfact = "company_ratio"\nvalue = "{value}"\nsince = {since}\ndocument = "津金局函"\n'


def tianjin(bank: int, *supplements: str, name: str | None = "甲小额贷款有限公司", **facts: object) -> Assessment:
    answers = {"bank_count": 1, "funding_ways_fit_rating": True, **facts}
    company = replace(shanghai(bank), name=name, facts=answers)
    return assess(company, book(*supplements).law(BY_CODE["CN-TJ"]), date(2025, 6, 30))


def test_the_situation_of_tianjin() -> None:
    """A multiple of 0.8 set by letter: 80 of 100 comply, one million more does not; without the letter nobody can say."""
    letter = _RATIO.format(value="0.8", since="2025-01-01")
    assert tianjin(80).verdict is Outcome.UNDETERMINED
    assert (tianjin(80, letter).verdict, tianjin(81, letter).verdict) == (Outcome.COMPLIANT, Outcome.BREACH)
    assert tianjin(80, letter).without_supplement is Outcome.UNDETERMINED


def test_a_ratio_is_of_its_company_and_time_alone() -> None:
    letter = _RATIO.format(value="0.8", since="2025-01-01")
    assert tianjin(80, letter, name="乙小额贷款有限公司").verdict is Outcome.UNDETERMINED
    nameless = tianjin(80, letter, name=None)
    assert nameless.verdict is Outcome.UNDETERMINED
    assert any("甲小额贷款有限公司" in warning.zh for warning in nameless.warnings)
    assert tianjin(80, _RATIO.format(value="0.8", since="2025-07-01")).verdict is Outcome.UNDETERMINED
    later = letter + _RATIO.format(value="0.7", since="2025-06-01")
    assert tianjin(80, later).verdict is Outcome.BREACH  # the latest letter counts


def test_a_letter_holds_on_its_own_days_when_a_judged_company_is_judged_again() -> None:
    """2 × to the end of June, 0.5 × from July: 60 of 100 comply in June and not in July, and a letter that ended leaves no answer behind."""
    first = _RATIO.format(value="2", since="2025-01-01") + "until = 2025-07-01\n"
    then, law = _RATIO.format(value="0.5", since="2025-07-01"), book(first).law(BY_CODE["CN-TJ"])
    june, july = tianjin(60, first + then), date(2025, 7, 31)
    both = book(first + then).law(BY_CODE["CN-TJ"])
    assert june.verdict is Outcome.COMPLIANT
    assert assess(june.company, both, july).verdict is Outcome.BREACH
    assert assess(june.company, law, july).verdict is Outcome.UNDETERMINED
    assert assess(june.company, law, june.as_of).without_supplement is Outcome.UNDETERMINED
    stated = tianjin(60, first, company_ratio="2")  # the company's own answer stays
    assert assess(stated.company, law, july).verdict is Outcome.COMPLIANT


def test_a_letter_of_one_regulator_sets_nothing_in_another_place() -> None:
    """Tianjin's letter of 2 × is no answer to the ratio that Hebei's regulator sets: undetermined there, and told."""
    letter = _RATIO.format(value="2", since="2025-01-01")
    company = replace(shanghai(60), place="天津", facts={"bank_count": 1})
    hebei = book(letter).law(BY_CODE["CN-HE"])
    found = assess(company, hebei, date(2025, 6, 30))
    assert found.verdict is Outcome.UNDETERMINED
    assert any("津金局函" in warning.zh for warning in found.warnings)
    beijing = assess(replace(company, place="北京"), hebei, date(2025, 6, 30))
    assert beijing.verdict is Outcome.UNDETERMINED
    assert any("津金局函" in warning.zh for warning in beijing.warnings)
    at_home = assess(replace(company, place="河北"), hebei, date(2025, 6, 30))
    assert not any("津金局函" in warning.zh for warning in at_home.warnings)
    guangzhou = book(letter).law(
        BY_CODE["CN-440100"]
    )  # a city under the rules of its province: the province's letter is meant there
    for home, told in (("广东", False), ("广州", False), ("天津", True)):
        found = assess(replace(company, place=home), guangzhou, date(2025, 6, 30))
        assert any("津金局函" in warning.zh for warning in found.warnings) is told


@pytest.mark.parametrize(
    ("since", "until", "verdict"),
    [
        ("2025-06-30", "2025-07-01", Outcome.COMPLIANT),  # its first and its last day
        ("2025-07-01", "2025-08-01", Outcome.UNDETERMINED),
        ("2025-01-01", "2025-06-30", Outcome.UNDETERMINED),
    ],
)
def test_a_letter_holds_from_its_first_day_to_the_day_before_the_last(since: str, until: str, verdict: Outcome) -> None:
    assert tianjin(80, _RATIO.format(value="0.8", since=since) + f"until = {until}\n").verdict is verdict


def test_what_is_paid_out_keeps_the_letter_that_begins_within_the_year() -> None:
    """40 over 0.5 leaves 80 of net capital 100: 20 to the year-end, though the letter of today (2 ×) would leave more."""
    first = _RATIO.format(value="2", since="2025-01-01") + "until = 2025-09-01\n"
    found = tianjin(40, first + _RATIO.format(value="0.5", since="2025-09-01"))
    law = book(first + _RATIO.format(value="0.5", since="2025-09-01")).law(BY_CODE["CN-TJ"])
    room = dividend_room(Setting(found.company, law, found.as_of))
    strict = dividend_room(Setting(found.company, law, found.as_of), strictly=True)
    assert (room.to_year_end, strict.to_year_end) == (20 * MILLION, 20 * MILLION)
    watched = [
        one
        for one in deadlines(Setting(found.company, law, found.as_of), date(2025, 12, 31))
        if "津金局函" in one.what.zh
    ]
    assert [one.day for one in watched] == [date(2025, 9, 1), date(2025, 9, 1)]


def test_a_ratio_against_the_company_is_refused_and_names_both() -> None:
    letter = _RATIO.format(value="0.8", since="2025-01-01")
    assert tianjin(80, letter, company_ratio="0.8").verdict is Outcome.COMPLIANT
    with pytest.raises(InputError) as refused:
        tianjin(80, letter, company_ratio="0.9")
    assert "公司资料写的是0.9（" in refused.value.message.zh
    assert "补充文件写的是0.8（" in refused.value.message.zh
    assert "津金局函" in refused.value.message.zh
    with pytest.raises(InputError, match="津金局函"):  # a smaller one contradicts it as well
        tianjin(80, letter, company_ratio="0.7")
    with pytest.raises(InputError, match="津金局函"):  # what is no ratio agrees with none
        tianjin(80, letter, company_ratio="甲")


def test_a_ratio_above_the_maximum_of_the_text_is_refused_where_it_stands() -> None:
    """Hebei's text lets the regulator set 2 at the most."""
    company = replace(shanghai(10), facts={"bank_count": 1})
    with pytest.raises(InputError) as refused:
        assess(company, book(_RATIO.format(value="2.5", since="2016-01-01")).law(BY_CODE["CN-HE"]), date(2025, 6, 30))
    assert (refused.value.file, refused.value.where) == ("a.toml", "[[ratio]] #1 value")


@pytest.mark.parametrize("fact", ["bank_count", "funding_ways_fit_rating"])
def test_what_is_refused_of_another_answer_is_not_the_letters(fact: str) -> None:
    with pytest.raises(InputError) as refused:
        tianjin(80, _RATIO.format(value="0.8", since="2025-01-01"), **{fact: "若干"})
    assert (refused.value.file, refused.value.where) == ("", f"facts.{fact}")


def test_multiples_by_grade_for_guangdong() -> None:
    """AAA 1, AA 0.9 … over net assets of 100, from 2025-01-01: with AA, banks of 95 are 5 too many."""
    grades = 'multiple = {fact = "rating", multiples = {AAA = "1", AA = "0.9", A = "0.8", BB = "0.6", B = "0.5", C = "0.3", D = "0", E = "0"}}\n'
    text = limit(grades, place='"广东"', multiple="", channels='"all_funding"', since="2025-01-01")
    law = book(text.replace("channels", 'except = ["bond", "abs"]\nchannels')).law(BY_CODE["CN-GD"])
    company = replace(
        shanghai(95), facts={"bank_count": 1, "rating": "AA", "opened_on": "2010-01-01", "lender_consent": True}
    )
    found = assess(company, law, date(2025, 6, 30))
    finding = _of(found, "CN-GD/+x")
    assert (finding.outcome, finding.cap, finding.used.low) == (Outcome.BREACH, 90 * MILLION, 95 * MILLION)


# limits of the house


def house(text: str, company: Company, **options: Any) -> Assessment:
    return in_shanghai(company, f"[[house]]\n{text}", **options)


def test_a_covenant_over_total_liabilities() -> None:
    """Liabilities of the sheet in all, 160, against 1.5 × 100: 10 too many, and the law is as it was."""
    company = shanghai(40, liabilities=Figure(160 * MILLION, "资产负债表!F30"))
    covenant = 'name = "总负债"\nchannels = "total_liabilities"\nmultiple = "1.5"\nbase = "net_assets"\n'
    found = house(covenant, company)
    assert (found.verdict, found.house_verdict) == (in_shanghai(company).verdict, Outcome.BREACH)
    (finding,) = found.house
    assert (finding.used.low, finding.cap, finding.brought_in) == (160 * MILLION, 150 * MILLION, "house")  # type: ignore[union-attr]
    assert finding.inputs[0].source == "资产负债表!F30"


def test_total_liabilities_without_a_sheet_leave_out_what_is_off_it() -> None:
    """Banks 40 and payables 5 are liabilities; ABS of 30, of which nobody says where they stand, may be: 45 to 75."""
    balances = {Channel.BANK_LOAN: 40, Channel.OTHER_LIABILITIES: 5, Channel.ABS: 30}
    company = shanghai(0, balances={c: Figure(n * MILLION, c.value) for c, n in balances.items()})
    covenant = 'name = "总负债"\nchannels = "total_liabilities"\namount = "{}"\n'
    used = house(covenant.format(75_000_000), company).house[0].used
    assert used is not None
    assert (used.low, used.high) == (45 * MILLION, 75 * MILLION)
    verdicts = [house(covenant.format(cap), company).house_verdict for cap in (75_000_000, 60_000_000, 44_999_999)]
    assert verdicts == [Outcome.COMPLIANT, Outcome.UNDETERMINED, Outcome.BREACH]


def test_what_the_house_leaves_stands_beside_each_channel() -> None:
    """At most 45 from banks by the board: of banks 5 are left, where the law leaves 10; other channels it does not count."""
    found = house('name = "董事会"\nchannels = ["bank_loan"]\namount = 45_000_000\n', shanghai(40))
    rooms = {room.channel: room for room in found.channels}
    assert rooms[Channel.BANK_LOAN].headroom == 10 * MILLION
    assert rooms[Channel.BANK_LOAN].house == HouseRoom(5 * MILLION)
    assert rooms[Channel.BOND].house is None


def limits(*parts: tuple[list[str] | str, int]) -> str:
    """House limits over channels, in millions."""
    cap = 'name = "限{}"\nchannels = {}\namount = "{}"\n'
    return "[[house]]\n".join(
        cap.format(number, json.dumps(over), million * 1_000_000) for number, (over, million) in enumerate(parts)
    )


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        ([(["bank_loan"], 45)], 5),  # 45 - 40
        ([(["bank_loan"], 45), (["bond"], 20)], 25),  # 5 and 20, apart
        ([(["bank_loan"], 45), (["bond"], 20), (["bank_loan", "bond"], 55)], 15),  # 55 - 40 together
        ([(["bank_loan"], 45), (["bank_loan", "bond"], 70)], 30),  # 5 of banks, the rest by bonds
        ([("all_funding", 60)], 20),
        ([("all_funding", 60), (["bank_loan"], 39)], 20),  # nothing of banks, 20 by any other
        # a + b <= 10, b + c <= 10, a + c <= 10 leave 15 in all, which no limit alone tells
        ([(["abs", "bond"], 10), (["bond", "fund_loan"], 10), (["abs", "fund_loan"], 10)], 15),
        ([("all_funding", 30)], 0),
    ],
)
def test_what_the_house_leaves_in_all(parts: list[tuple[list[str] | str, int]], left: int) -> None:
    company, plain = shanghai(40), in_shanghai(shanghai(40)).total
    total = house(limits(*parts), company).total
    assert total.house == HouseRoom(left * MILLION)
    assert replace(total, house=None) == plain  # the law's own figures stay as they are
    assert plain.house is None


def test_what_the_house_leaves_in_all_cannot_be_said() -> None:
    unsaid = replace(shanghai(40), complete=False)  # nothing is said of bonds
    assert house(limits((["bank_loan"], 45), (["bond"], 20)), unsaid).total.house == HouseRoom(None)
    # whatever there is by bonds: together with them nothing is left of 40
    both = house(limits((["bank_loan", "bond"], 40), (["bond"], 20)), unsaid).total
    assert both.house == HouseRoom(Fraction(0))
    # 60 of all funding, unless there are bonds: then 45
    waits = limits(("all_funding", 60)) + "[[house]]\n" + limits(("all_funding", 45)).replace("限0", "限1")
    held = house(waits + 'when = [{channels = ["bond"]}]\n', shanghai(40))
    assert [finding.outcome for finding in held.house] == [Outcome.COMPLIANT, Outcome.NOT_APPLICABLE]
    assert held.total.house == HouseRoom(None)
    assert house(limits((["guarantee"], 45)), shanghai(40)).total.house is None  # no money is raised through it


def test_a_house_limit_is_for_its_company_place_and_time() -> None:
    text = 'name = "限"\nchannels = ["bank_loan"]\namount = "1"\n'
    assert house(text + 'company = "乙小额贷款有限公司"\n', shanghai(40)).house == ()
    assert house(text + 'place = "重庆"\n', shanghai(40)).house == ()
    assert house(text + 'place = "天津"\n', shanghai(40)).house == ()
    assert house(text + "since = 2025-07-01\n", shanghai(40)).house == ()
    assert house(text + "until = 2025-06-30\n", shanghai(40)).house == ()
    unsure = house(text + 'company = "甲小额贷款有限公司"\n', replace(shanghai(40), name=None))
    assert unsure.house_verdict is Outcome.UNDETERMINED
    conditional = text + 'when = [{fact = "company_type", among = ["online"]}]\n'
    assert house(conditional, shanghai(40)).house[0].outcome is Outcome.NOT_APPLICABLE
    assert house(conditional, replace(shanghai(40), company_type=None)).house_verdict is Outcome.UNDETERMINED


BOARD = 'name = "限"\nchannels = ["bank_loan"]\namount = "{}"\n'


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        ("2025-06-30", "2025-07-01", True),
        ("2025-01-01", "2025-12-31", True),
        ("2025-07-01", "2025-08-01", False),
        ("2025-01-01", "2025-06-30", False),
        ("2024-01-01", "2024-06-30", False),
    ],
)
def test_a_house_limit_holds_from_its_first_day_to_the_day_before_the_last(
    since: str, until: str, *, there: bool
) -> None:
    text = BOARD.format(1) + f"since = {since}\nuntil = {until}\n"
    assert bool(house(text, shanghai(40)).house) is there
    assert house(BOARD.format(1) + 'place = "上海"\ncompany = "甲小额贷款有限公司"\n', shanghai(40)).house


@pytest.mark.parametrize(
    ("amount", "outcome", "left"),
    [
        (30_000_000, Outcome.UNDETERMINED, 0),  # 40 of 30, if it is for this company: nothing may be left
        (40_000_000, Outcome.UNDETERMINED, 0),
        (60_000_000, Outcome.UNDETERMINED, None),  # 20, or no limit at all
    ],
)
def test_a_house_limit_of_a_company_that_may_be_another(amount: int, outcome: Outcome, left: int | None) -> None:
    found = house(BOARD.format(amount) + 'company = "甲小额贷款有限公司"\n', replace(shanghai(40), name=None))
    (finding,) = found.house
    assert (finding.outcome, finding.missing) == (outcome, ("name",))
    assert "甲小额贷款有限公司" in finding.why.zh
    bank = next(room for room in found.channels if room.channel is Channel.BANK_LOAN)
    assert bank.house == HouseRoom(None if left is None else Fraction(left))


@pytest.mark.parametrize(
    ("name", "outcome", "missing"),
    [
        ("甲小额贷款有限公司", Outcome.BREACH, ()),  # 40 of 30, and it is for this company
        ("甲小额贷款公司", Outcome.UNDETERMINED, ("name",)),  # near, and perhaps another
        (None, Outcome.UNDETERMINED, ("name",)),
    ],
)
def test_whose_a_house_limit_is(name: str | None, outcome: Outcome, missing: tuple[str, ...]) -> None:
    found = house(BOARD.format(30_000_000) + 'company = "甲小额贷款有限公司"\n', replace(shanghai(40), name=name))
    (finding,) = found.house
    assert (finding.outcome, finding.missing, finding.stale) == (outcome, missing, False)


@pytest.mark.parametrize(
    ("cap", "told"),
    [
        (0, "cap 0.00 yuan. Over by at least 40,000,000.00 yuan."),
        (30_000_000, "cap 30,000,000.00 yuan. Over by at least 10,000,000.00 yuan."),
        (50_000_000, "cap 50,000,000.00 yuan."),
    ],
)
def test_what_a_house_limit_says(cap: int, told: str) -> None:
    (finding,) = house(BOARD.format(cap), shanghai(40)).house
    assert finding.why.en == f"Used: 40,000,000.00 yuan; {told}"


@pytest.mark.parametrize(("base", "raised"), [("net_assets", True), ("prior_year_net_assets", False)])
def test_what_would_bring_a_house_limit_back(base: str, *, raised: bool) -> None:
    """40 of 0.3 × 100: 10 too many, or 10 / 0.3 = 33,333,333.34 of net assets; those of the prior year-end stay what they were."""
    text = f'name = "限"\nchannels = ["bank_loan"]\nmultiple = "0.3"\nbase = "{base}"\n'
    (finding,) = house(text, shanghai(40)).house
    assert "至少超出10,000,000.00元：须压降该数" in finding.why.zh
    assert ("增加33,333,333.34元" in finding.why.zh) is raised


def test_what_the_house_leaves_of_outright_transfers() -> None:
    """They are no funding, and stand beside it; guarantees raise nothing."""
    found = house(limits((["asset_transfer_outright", "guarantee"], 45)), shanghai(40))
    beside = {room.channel: room.house for room in found.channels if room.house is not None}
    assert beside == {Channel.ASSET_TRANSFER_OUTRIGHT: HouseRoom(45 * MILLION)}


def test_what_waits_elsewhere_leaves_the_total_as_it_is() -> None:
    """Banks 60, of which 20 are left; 5 of bonds once there are any: bonds are counted by nothing that holds."""
    waits = limits((["bond"], 5)).replace("限0", "限1") + 'when = [{channels = ["bond"]}]\n'
    found = house(limits((["bank_loan"], 60)) + "[[house]]\n" + waits, shanghai(40))
    assert found.total.house == HouseRoom(20 * MILLION)


@pytest.mark.parametrize(
    ("cap", "when", "left"),
    [
        (100, '{channels = ["bond"]}', 20),  # 60 are left under it, if it holds
        (45, '{channels = ["bond"]}', None),  # 5, if it holds
        (45, '{fact = "company_type", among = ["online"]}', 20),  # no money makes it hold
    ],
)
def test_what_the_house_leaves_beside_a_limit_that_does_not_hold(cap: int, when: str, left: int | None) -> None:
    """60 of all funding: 20 are left."""
    second = limits(("all_funding", cap)).replace("限0", "限1") + f"when = [{when}]\n"
    found = house(limits(("all_funding", 60)) + "[[house]]\n" + second, shanghai(40))
    assert found.total.house == HouseRoom(None if left is None else left * MILLION)


def test_the_smallest_money_makes_a_condition_hold() -> None:
    text = BOARD.format(39_000_000) + 'when = [{channels = ["bond"]}]\n'
    held = {Channel.BANK_LOAN: 40 * MILLION, Channel.BOND: Fraction("0.01")}
    company = shanghai(0, balances={c: Figure(amount, c.value) for c, amount in held.items()})
    assert house(text, company).house[0].outcome is Outcome.BREACH


_LIABILITIES = 'name = "总负债"\nchannels = "total_liabilities"\nmultiple = "1.5"\nbase = "net_assets"\n'


@pytest.mark.parametrize(("sheet", "missing"), [(160, ()), (None, ("bond", "other_liabilities"))])
def test_what_a_covenant_over_total_liabilities_lacks(sheet: int | None, missing: tuple[str, ...]) -> None:
    """The net assets in both cases; of the channels nothing where the sheet tells the liabilities in all."""
    capital = {base: Figure(100 * MILLION, base.value) for base in Base if base is not Base.NET_ASSETS}
    said = {c: Figure(Fraction(0), c.value) for c in Channel if c not in (Channel.BOND, Channel.OTHER_LIABILITIES)}
    stated = None if sheet is None else Figure(sheet * MILLION, "资产负债表!F30")
    company = shanghai(0, capital=capital, complete=False, balances=said, liabilities=stated)
    (finding,) = house(_LIABILITIES, company).house
    assert (finding.outcome, finding.missing) == (Outcome.UNDETERMINED, ("net_assets", *missing))


def test_a_house_limit_whose_condition_nobody_answered() -> None:
    conditional = BOARD + 'when = [{{fact = "company_type", among = ["online"]}}]\n'
    unsaid = replace(shanghai(40), company_type=None)
    (kept,) = house(conditional.format(40_000_000), unsaid).house
    assert (kept.outcome, kept.may_not_apply) == (Outcome.COMPLIANT, False)  # kept, whether it applies or not
    (broken,) = house(conditional.format(39_000_000), unsaid).house
    assert (broken.outcome, broken.may_not_apply, broken.missing) == (Outcome.UNDETERMINED, True, ("company_type",))
    (met,) = house(conditional.format(39_000_000), shanghai(40, company_type=CompanyType.ONLINE)).house
    assert (met.outcome, met.missing, met.why.en) == (
        Outcome.BREACH, (), "Used: 40,000,000.00 yuan; cap 39,000,000.00 yuan. Over by at least 1,000,000.00 yuan.",
    )  # fmt: skip
    (unmet,) = house(conditional.format(39_000_000), shanghai(40)).house
    assert (unmet.outcome, unmet.missing) == (Outcome.NOT_APPLICABLE, ())


@pytest.mark.parametrize(
    ("bonds", "outcome"), [(0, Outcome.NOT_APPLICABLE), (5, Outcome.BREACH), (None, Outcome.UNDETERMINED)]
)
def test_a_house_limit_that_waits_for_money(bonds: int | None, outcome: Outcome) -> None:
    text = BOARD.format(39_000_000) + 'when = [{channels = ["bond"]}]\n'
    held = {Channel.BANK_LOAN: 40} | ({} if bonds is None else {Channel.BOND: bonds})
    company = shanghai(0, complete=False, balances={c: Figure(n * MILLION, c.value) for c, n in held.items()})
    assert house(text, company).house[0].outcome is outcome


def test_what_a_house_limit_lacks() -> None:
    over_assets = 'name = "限"\nchannels = ["bank_loan"]\nmultiple = "0.5"\nbase = "net_assets"\n'
    capital = {base: Figure(100 * MILLION, base.value) for base in Base if base is not Base.NET_ASSETS}
    (unsaid,) = house(over_assets, shanghai(40, capital=capital)).house
    assert (unsaid.outcome, unsaid.cap, unsaid.missing) == (Outcome.UNDETERMINED, None, ("net_assets",))
    (said,) = house(over_assets, shanghai(40)).house
    assert (said.outcome, said.cap, said.multiples) == (
        Outcome.COMPLIANT,
        50 * MILLION,
        (Fraction(1, 2), Fraction(1, 2)),
    )
    (open_,) = house(over_assets, shanghai(40, complete=False, balances={})).house
    assert (open_.outcome, open_.missing) == (Outcome.UNDETERMINED, ("bank_loan",))
    sheet = Figure(160 * MILLION, "资产负债表!F30")  # what is owed in all says nothing of the banks
    (sheet_alone,) = house(over_assets, shanghai(40, complete=False, balances={}, liabilities=sheet)).house
    assert sheet_alone.missing == ("bank_loan",)


def test_what_is_off_the_sheet_is_no_liability() -> None:
    """Banks 40 on the sheet, ABS 30 of which the ledger says that they stand off it: 40, and not 70."""
    loans = (
        Loan(Channel.BANK_LOAN, 40 * MILLION, "a", "银行", on_sheet=True),
        Loan(Channel.ABS, 30 * MILLION, "b", "计划", on_sheet=False),
    )
    used = (
        house('name = "总负债"\nchannels = "total_liabilities"\namount = "1"\n', shanghai(0, balances={}, loans=loans))
        .house[0]
        .used
    )
    assert used is not None
    assert (used.low, used.high) == (40 * MILLION, 40 * MILLION)


@pytest.mark.parametrize(("bank", "near"), [(44, False), (45, True), (50, True), (51, False)])
def test_near_from_nine_tenths_of_the_cap_on(bank: int, near: bool) -> None:
    """Of 50: 45 are nine tenths; 51 are a breach, and no longer near."""
    assert _of(in_shanghai(shanghai(bank)), "CN-SH/bank-cap").near is near


def test_buffers_by_option_rule_channel_and_house() -> None:
    company = shanghai(40)  # of 50: eight tenths
    assert _of(in_shanghai(company, warn_at=Fraction(8, 10)), "CN-SH/bank-cap").near
    by_rule = '[[buffer]]\nrule = "CN-SH/bank-cap"\nwarn_at = "0.8"\n'
    by_channel = '[[buffer]]\nchannel = "bank_loan"\nwarn_at = "0.75"\n'
    assert _of(in_shanghai(company, by_rule), "CN-SH/bank-cap").near
    assert _of(in_shanghai(company, by_channel), "CN-SH/bank-cap").near
    both = by_rule.replace("0.8", "0.9") + by_channel
    assert not _of(in_shanghai(company, both), "CN-SH/bank-cap").near  # the rule's own goes first
    elsewhere = by_channel.replace("bank_loan", "bond")
    assert not _of(in_shanghai(company, elsewhere), "CN-SH/bank-cap").near
    board = "[[house]]\n" + BOARD.format(50_000_000)  # a channel's buffer is for the law's limits
    assert not in_shanghai(company, by_channel, board).house[0].near
    own = 'name = "限"\nchannels = ["bank_loan"]\namount = "50000000"\nwarn_at = "0.8"\n'
    assert house(own, company).house[0].near


def test_which_supplements_count_is_told_in_one_line() -> None:
    brought = house(BOARD.format(1), shanghai(40)).brought
    assert brought is not None
    (origin,) = brought.origins
    line = f"{origin.author}, {origin.date}, {origin.file}, fingerprint {origin.sha256[:8]}"
    assert brought.told.en == f"Supplements that count: {line}."
    assert brought.told.zh.endswith(f"，指纹{origin.sha256[:8]}。")
    assert len(line.rpartition(" ")[2]) == 8


def test_a_rulebook_is_left_as_it_was() -> None:
    plain = load_on_demand()
    before = plain.law(BY_CODE["CN-SH"]).rules
    applied(plain, [supplement(limit())])
    assert plain.law(BY_CODE["CN-SH"]).rules == before
    assert plain.brought is None


def test_what_a_limit_opens_is_an_access_rule_of_its_own() -> None:
    rules = book(limit('opens = "with_approval"\n')).law(BY_CODE["CN-SH"]).rules
    (opened,) = [rule for rule in rules if rule.id == "CN-SH/+x.opens"]
    assert isinstance(opened, Access)
    assert opened.level == "with_approval"


def test_a_house_limit_is_no_rule_of_the_law() -> None:
    law = book('[[house]]\nname = "限"\nchannels = ["bank_loan"]\namount = "1"\n').law(BY_CODE["CN-SH"])
    assert not any(isinstance(rule, House) for rule in law.every_rule)


# the verdict without supplements, where the rulebook cannot read an answer


@pytest.mark.parametrize(
    ("refused", "verdict"),
    [
        ("facts.rating", Outcome.BREACH),  # a grade of the supplement's scheme: judged again without it
        ("facts.bank_count", Outcome.BREACH),
        ("facts.other", Outcome.UNDETERMINED),  # not one of the company's facts
        ("rating", Outcome.UNDETERMINED),  # about no fact
        ("balances", Outcome.UNDETERMINED),
        ("", Outcome.UNDETERMINED),
    ],
)
def test_without_the_supplement_only_a_refused_fact_is_left_out(refused: str, verdict: Outcome) -> None:
    found = in_shanghai(shanghai(10), limit())
    broken = replace(found, verdict=Outcome.BREACH)
    asked = []

    def judge(company: Company, _: Law) -> Assessment:
        asked.append(dict(company.facts))
        if refused.rpartition(".")[2] in company.facts or len(asked) == 1:
            raise InputError(same("不懂"), same("改正"), refused)
        return broken

    company = replace(shanghai(10), facts={"rating": "金", "bank_count": 1})
    brought = book(limit()).law(BY_CODE["CN-SH"])
    assert supplemented(found, brought, company, judge).without_supplement is verdict
    left = {name: value for name, value in company.facts.items() if refused != f"facts.{name}"}
    assert asked == ([company.facts, left] if verdict is Outcome.BREACH else [company.facts])


@pytest.mark.parametrize("later_first", [False, True])
def test_the_letter_that_was_set_last_counts_wherever_it_stands(*, later_first: bool) -> None:
    """0.8 since January, 0.7 since June: 80 of 100 are too many at the end of June."""
    letters = [_RATIO.format(value="0.8", since="2025-01-01"), _RATIO.format(value="0.7", since="2025-06-01")]
    assert tianjin(80, "".join(reversed(letters) if later_first else letters)).verdict is Outcome.BREACH


def test_a_letter_long_past_sets_nothing() -> None:
    letter = _RATIO.format(value="0.8", since="2024-01-01") + "until = 2024-12-31\n"
    assert tianjin(80, letter).verdict is Outcome.UNDETERMINED
