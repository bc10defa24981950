"""Where no local text is held, that is a gap of its own: never verified, never fresh."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from leverage.law.conditions import Holding, Is, OpenFor
from leverage.law.regime import Gap, Regime
from leverage.law.rulebook import Rulebook
from leverage.law.rules import Limit
from leverage.law.sources import Source
from leverage.law.survey import coverage
from leverage.terms.channels import Channel
from leverage.terms.facts import CompanyType
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Text

SOURCE = Source(
    title=Text("甲办法", "Measures A"),
    issuer=Text("甲", "A"),
    issued="2015-01-01",  # type: ignore[arg-type]
    effective="2015-01-01",  # type: ignore[arg-type]
    verified_on="2017-12-31",  # type: ignore[arg-type]
    grade="A-",
    rank="regulator",
    read_in="compilation",  # type: ignore[arg-type]
)
ID = "CN-XZ/no-local-text"


def rule(**fields: Any) -> Limit:
    given: dict[str, Any] = {"id": "CN-XZ/a", "channels": ("bank_loan",), "multiple": "1", "base": "net_capital"}
    return Limit(**{**given, "name": Text("限额", "limit"), "says": Text("说", "says"), "source": SOURCE, **fields})


def book(*rules: Limit) -> Rulebook:
    return Rulebook.of(Regime(place="CN", rules=(rule(id="CN/a"),)), [Regime(place="CN-XZ", rules=rules)])


def gap(held: Rulebook, on: date, kind: CompanyType | None = None) -> Any:
    return next((one for one in held.law(BY_CODE["CN-XZ"]).gaps(on, kind) if one.id == ID), None)


def test_no_rule_at_all() -> None:
    told = gap(book(), date(2020, 6, 30))
    assert told.since == date(2008, 5, 4)
    assert told.until is None
    assert "未收录" in told.says.zh
    assert "no local text is held" in told.says.en


@pytest.mark.parametrize(
    ("on", "borders"),
    [
        (date(2014, 12, 31), (date(2008, 5, 4), date(2015, 1, 1))),
        (date(2015, 1, 1), None),
        (date(2018, 12, 31), None),
        (date(2019, 1, 1), (date(2019, 1, 1), date(2021, 1, 1))),
        (date(2020, 6, 30), (date(2019, 1, 1), date(2021, 1, 1))),
        (date(2021, 1, 1), None),
    ],
)
def test_before_between_and_after_the_texts(on: date, borders: Any) -> None:
    told = gap(book(rule(until="2019-01-01"), rule(id="CN-XZ/b", since="2021-01-01")), on)
    assert (told and (told.since, told.until)) == borders


def test_a_text_for_one_kind_leaves_the_others_without() -> None:
    online = book(rule(when=(Is(fact="company_type", among=("online",)),)))
    on = date(2020, 6, 30)
    assert gap(online, on, CompanyType.ONLINE) is None
    assert "农村" in gap(online, on, CompanyType.RURAL).says.zh
    unknown = gap(online, on)
    assert "网络" not in unknown.says.zh
    assert "传统" in unknown.says.zh


def test_the_nation_has_no_such_gap() -> None:
    held = book()
    assert held.law_of(held.national).gaps(date(2020, 6, 30)) == []


def test_without_a_text_nothing_is_verified() -> None:
    with_text, none = book(rule(until="2019-01-01")), book()
    rows = {one.place: one for one in coverage(with_text, date(2018, 12, 31))}
    assert (rows["CN-XZ"].verified_on, rows["CN-XZ"].grades, rows["CN-XZ"].gaps) == (date(2017, 12, 31), ("A-",), 0)
    for held, on in ((with_text, date(2019, 1, 1)), (none, date(2018, 12, 31))):
        row = {one.place: one for one in coverage(held, on)}["CN-XZ"]
        assert (row.verified_on, row.grades, row.gaps) == (None, ("none",), 1)
        nation = {one.place: one for one in coverage(held, on)}["CN"]
        assert (nation.verified_on, nation.grades, nation.gaps) == (date(2017, 12, 31), ("A-",), 0)


@pytest.mark.parametrize(
    "condition",
    [OpenFor(years=3), Holding(channels=(Channel.BOND,)), Is(fact="listing", among=("neeq",)), Is(fact="company_type", among=("rural", "online"))],
)  # fmt: skip
def test_a_text_is_held_for_a_kind_whatever_else_it_turns_on(condition: Any) -> None:
    """A rule for companies of some standing is a text for every kind; one for rural and online companies is none for the others."""
    held, on = book(rule(when=(condition,))), date(2016, 1, 1)
    assert gap(held, on, CompanyType.RURAL) is None
    for_all = not (isinstance(condition, Is) and condition.fact == "company_type")
    assert (gap(held, on) is None) is for_all
    assert (gap(held, on, CompanyType.TRADITIONAL) is None) is for_all


def test_the_gaps_of_the_nation_are_counted_once() -> None:
    """Two of the nation, of which the place has none of its own: it lacks a text alone."""
    gaps = tuple(Gap(id=f"CN/gap-{name}", since=date(2015, 1, 1), says=Text("说", "says")) for name in "ab")
    held = Rulebook.of(Regime(place="CN", rules=(rule(id="CN/a"),), gaps=gaps), [Regime(place="CN-XZ")])
    assert [(one.place, one.gaps) for one in coverage(held, date(2016, 1, 1))] == [("CN", 2), ("CN-XZ", 1)]
