# mypy: disable-error-code="arg-type, dict-item"
"""What the load of the rulebook refuses beside plain misspellings: rank, readings, stated ratios, fields that contradict each other."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest

from leverage.law import load_checks
from leverage.law import rules as kinds
from leverage.law.conditions import Alternative, ByFact, Is, Reading, Stated, Under
from leverage.law.regime import Note, PoolRatio, RatingScheme, Regime
from leverage.law.rulebook import Rulebook
from leverage.law.sources import Source
from leverage.terms.errors import RulebookError
from leverage.terms.facts import Fact
from leverage.terms.texts import Text

SOURCE = {
    "title": Text("甲办法", "Measures A"), "issuer": Text("甲", "A"), "issued": "2015-01-01", "effective": "2015-01-01",
    "verified_on": "2017-12-31", "rank": "regulator", "read_in": "official_page",
}  # fmt: skip
CORPORATE = (kinds.Holder(kind="corporate"),)
WITHIN = Fact("within", "yes_no", Text("在比例内", "within"), Text("是否？", "Is it?"))


def rule(kind: str = "Limit", *, source: Any = None, **fields: Any) -> Any:
    own: Any = {
        "Limit": {"channels": ("bank_loan",), "multiple": "1", "base": "net_capital"},
        "Access": {"channels": ("bank_loan",), "level": "permitted"},
        "Lenders": {"channels": ("shareholder_loan",), "may_lend": CORPORATE},
    }[kind]
    given = {
        "id": "CN-XZ/a", "source": Source(**{**SOURCE, **(source or {})}), "says": Text("说", "says"), "name": Text("甲项", "item A"),
    }  # fmt: skip
    return getattr(kinds, kind)(**{**given, **own, **fields})


def reading(name: str = "CN-XZ/read", **fields: Any) -> Reading:
    given: dict[str, Any] = {
        "ask": Text("如何读？", "How?"), "taken": Text("宽", "wide"), "settled_by": Text("局", "office"),
        "alternatives": (Alternative(says=Text("窄", "narrow")),),
    }  # fmt: skip
    return Reading(id=name, **{**given, **fields})


def book(*rules: Any, national: tuple[Any, ...] = (), **fields: Any) -> Rulebook:
    return Rulebook.of(Regime(place="CN", rules=national), [Regime(place="CN-XZ", rules=rules, **fields)])


def replacing(rank: str, other: str, **fields: Any) -> tuple[Any, Any]:
    later = rule(id="CN-XZ/b", since="2016-01-01", replaces=("CN-XZ/a",), source={"rank": rank}, **fields)
    return rule(source={"rank": other}), later


@pytest.mark.parametrize(
    ("rank", "other", "allowed"),
    [
        ("regulator", "regulator", True),
        ("government", "regulator", True),
        ("congress", "government", True),
        ("regulator", "government", False),
        ("city", "regulator", False),
        ("government", "congress", False),
    ],
)
def test_a_text_gives_way_to_its_own_rank_or_a_higher_one(rank: str, other: str, allowed: bool) -> None:
    if allowed:
        assert book(*replacing(rank, other))
        return
    with pytest.raises(RulebookError, match="位阶"):
        book(*replacing(rank, other))
    under = (Under(reading="CN-XZ/read"),)
    assert book(*replacing(rank, other, under=under), readings=(reading(),))


def test_the_fallback_of_the_nation_gives_way_to_any_local_text() -> None:
    fallback = rule(id="CN/a", source={"rank": "national"})
    assert book(rule(replaces=("CN/a",), source={"rank": "city"}), national=(fallback,))


def test_rules_of_two_ranks_hold_together() -> None:
    assert book(rule(), rule(id="CN-XZ/b", multiple="2", source={"rank": "government"}))
    with pytest.raises(RulebookError, match="倍数不同"):
        book(rule(), rule(id="CN-XZ/b", multiple="2"))


def test_rules_of_two_ways_of_reading_never_hold_together() -> None:
    wide, narrow = (Under(reading="CN-XZ/read"),), (Under(reading="CN-XZ/read", among=("otherwise",)),)
    assert book(rule(under=wide), rule(id="CN-XZ/a~narrow", multiple="2", under=narrow), readings=(reading(),))


@pytest.mark.parametrize(
    ("under", "readings", "message"),
    [
        (Under(reading="CN-XZ/other"), (reading(),), "没有读法"),
        (Under(reading="CN-XZ/read", among=("narrow",)), (reading(),), "没有这样的选项"),
        (Under(reading="CN-XZ/read", among=()), (reading(),), "没有这样的选项"),
        (Under(reading="CN-XZ/read"), (reading(), reading()), "重复"),
        (Under(reading="CN-XZ/read"), (reading(alternatives=()),), "其他选项"),
        (
            Under(reading="CN-XZ/read"),
            (reading(alternatives=(Alternative(id="taken", says=Text("窄", "narrow")),)),),
            "其他选项",
        ),
        (Under(reading="CN-XZ/read"), (reading(), reading("CN-XZ/more")), "没有规则依此读法"),
    ],
)
def test_rules_and_readings_name_each_other(under: Under, readings: tuple[Reading, ...], message: str) -> None:
    with pytest.raises(RulebookError, match=message):
        book(rule(under=(under,)), readings=readings)


def test_a_reading_that_is_only_looser_needs_no_rule() -> None:
    looser = reading(alternatives=(Alternative(says=Text("更宽", "wider"), stricter=False),))
    assert book(rule(), readings=(looser,))


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({"fact": "bank_count"}, "bank_count"),
        ({"fact": "moon"}, "moon"),
        ({"within": "company_ratio"}, "company_ratio"),
        ({"within": "nowhere"}, "nowhere"),
        ({"if_none": "3"}, "高于上限"),
    ],
)
def test_a_stated_ratio_names_facts_of_its_kind(stated: dict[str, Any], message: str) -> None:
    assert book(rule(multiple=Stated(most="2", within="within")), facts=(WITHIN,))
    with pytest.raises(RulebookError, match=message):
        book(rule(multiple=Stated(most="2", **stated)), facts=(WITHIN,))


RURAL = (Is(fact="company_type", among=("rural",)),)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "Access", "reserves": True}, "无条件"),
        ({"kind": "Access", "per_loan": True}, "逐笔"),
        ({"kind": "Access", "level": "prohibited", "ratio_unset": True}, "比例"),
        ({"of": "individual"}, "按股东"),
        ({"kind": "Lenders", "may_lend": ()}, "出借人"),
        ({"kind": "Lenders", "may_lend": (kinds.Holder(share="1.5"),)}, "出借人"),
    ],
)
def test_fields_that_contradict_each_other(fields: dict[str, Any], message: str) -> None:
    kind = fields.pop("kind", "Limit")
    with pytest.raises(RulebookError, match=message):
        book(rule(kind, **fields))
    assert book(rule("Access", reserves=True, when=RURAL))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, None),
        ({"name": None}, "名称"),
        ({"name": Text("甲项", "")}, "名称"),
        ({"name": Text("", "item A")}, "名称"),
        ({"source": {"rank": None}}, "位阶"),
        ({"source": {"read_in": None}}, "见于何处"),
        ({"source": {"read_in": "compilation"}}, "A级"),
        ({"source": {"grade": "A-"}}, "A级"),
        ({"source": {"grade": "B", "read_in": "mirror"}}, "B级"),
        ({"source": {"grade": "B", "read_in": "newspapers"}}, None),
        ({"source": {"grade": "A-", "read_in": "compilation"}}, None),
    ],
)
def test_a_complete_rulebook_names_rank_and_reading_place(fields: dict[str, Any], message: str | None) -> None:
    regime = Regime(place="CN-XZ", rules=(rule(**fields),))
    if message is None:
        load_checks.complete(regime)
        return
    with pytest.raises(RulebookError, match=message):
        load_checks.complete(regime)


UNDER_ONE = (Under(reading="CN-XZ/read"),)
BOTH = (Under(reading="CN-XZ/read", among=("taken", "otherwise")),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"channels": ("bank_loan", "bond")}),  # other money
        ({}, {"base": "net_assets"}),  # over something else
        (
            {"base": "paid_in_capital"},
            {"base": "paid_in_capital", "per": "shareholder"},
        ),  # each by itself, and all together
        ({"channels": ("shareholder_loan",)}, {"channels": ("shareholder_loan",), "of": "corporate"}),  # for some alone
        ({}, {"since": "2015-01-02"}),  # a day later
        ({}, {"replaces": ("CN-XZ/a",)}),
        ({"replaces": ("CN-XZ/b",)}, {}),
        ({}, {"multiple": Stated(most="3")}),  # what the regulator sets contradicts nothing
        ({"multiple": Stated(most="3")}, {}),
        ({}, {"multiple": "1"}),  # the same said twice
        ({"when": RURAL}, {"when": (Is(fact="listing", among=("neeq",)), Is(fact="company_type", among=("online",)))}),
    ],
)
def test_limits_of_one_day_that_do_not_contradict_each_other(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert book(rule(**one), rule(id="CN-XZ/b", **{"multiple": "2", **other}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"when": RURAL}, {"when": RURAL}),
        ({"when": RURAL}, {"when": (Is(fact="company_type", among=("rural", "online")),)}),
        ({"when": RURAL}, {"when": (Is(fact="listing", among=("neeq",)),)}),  # a rural company may be listed
        ({"when": RURAL}, {}),
        ({"under": UNDER_ONE}, {"under": BOTH}),
        ({"under": UNDER_ONE}, {}),
        ({"since": "2016-01-01"}, {"since": "2016-01-01"}),
    ],
)
def test_limits_of_one_day_that_may_hold_together_are_refused(one: dict[str, Any], other: dict[str, Any]) -> None:
    with pytest.raises(RulebookError, match="CN-XZ/b 同日同级"):
        book(rule(**one), rule(id="CN-XZ/b", multiple="2", **other), readings=(reading(),) if "under" in one else ())


@pytest.mark.parametrize("until", ["2015-06-01", "2016-01-01", "2016-01-02"])
def test_what_ended_before_gives_way_to_anything(until: str) -> None:
    old = rule(until=until, source={"rank": "congress"})
    new = rule(id="CN-XZ/b", since="2016-01-01", replaces=("CN-XZ/a",), source={"rank": "city"})
    if until != "2016-01-02":
        assert book(old, new)
        return
    with pytest.raises(RulebookError, match="位阶"):
        book(old, new)


def test_who_may_lend_holds_at_most_the_whole() -> None:
    assert book(rule("Lenders", may_lend=(kinds.Holder(share="1"),)))
    assert book(rule("Lenders", may_lend=(), firm="prohibited"))  # it speaks of firms alone
    with pytest.raises(RulebookError, match="出借人"):
        book(rule("Lenders", may_lend=(kinds.Holder(share="1.5"),), firm="prohibited"))


def test_a_limit_of_one_kind_of_shareholder_counts_what_shareholders_lent() -> None:
    assert book(rule(channels=("bank_loan", "shareholder_loan"), of="corporate"))
    assert book(rule("Access", level="with_approval", per_loan=True, ratio_unset=True))


def test_what_was_not_set_may_be_as_high_as_the_maximum() -> None:
    assert book(rule(multiple=Stated(most="2", if_none="2")))
    assert book(rule(multiple=Stated(most=None, if_none="2")))


def test_a_rule_begins_with_its_text_or_after_it() -> None:
    assert book(rule(since="2015-01-01", until="2015-01-02"))
    assert book(rule(since="2014-12-31", source={"effective_basis": "assumed"}))
    with pytest.raises(RulebookError, match="早于发文日"):
        book(rule(since="2014-12-31"))
    for until in ("2014-12-31", "2015-01-01"):
        with pytest.raises(RulebookError, match="失效日"):
            book(rule(until=until))


@pytest.mark.parametrize("says", [Text("说", ""), Text("", "says"), Text("", "")])
def test_a_rule_is_told_in_both_languages(says: Text) -> None:
    with pytest.raises(RulebookError, match="中文或英文"):
        book(rule(says=says))


def test_a_condition_may_name_every_value_of_its_fact() -> None:
    assert book(rule(when=(Is(fact="well_run", among=(True, False)),)))
    with pytest.raises(RulebookError, match="没有这些取值"):
        book(rule(when=(Is(fact="company_type", among=("rural", "urban")),)))


def test_a_city_follows_a_place_that_is_there() -> None:
    with pytest.raises(RulebookError, match="CN-SC"):
        book(follows="CN-SC")
    with pytest.raises(RulebookError, match="地区代码"):
        Rulebook.of(Regime(place="CN"), [Regime(place="CN-QQ")])


def test_the_benchmark_of_a_rate_is_a_fact() -> None:
    fields = {"id": "CN-XZ/rate", "channel": "shareholder_loan", "test": "rate", "times": 2}
    base = rule()
    given: dict[str, Any] = {"source": base.source, "says": base.says, "name": base.name}
    with pytest.raises(RulebookError, match="基准利率"):
        book(kinds.Term(**fields, **given, benchmark="moon"))
    assert book(kinds.Term(**{**fields, "test": "months", "times": 3}, **given))


def test_an_answer_in_the_stead_of_another_is_a_fact() -> None:
    asked = {"fact": "company_type", "among": ("rural",)}
    assert book(rule(when=(Is(**asked, or_else="well_run"),)))
    with pytest.raises(RulebookError, match="没有事实 moon"):
        book(rule(when=(Is(**asked, or_else="moon"),)))


def test_a_local_ratio_turns_on_facts_that_there_are() -> None:
    note = Text("比例", "ratio")
    good = PoolRatio(multiple=ByFact(fact="well_run", multiples={True: "1", False: "0.5"}), note=note)
    assert book(pool_ratios=(good,))
    for bad in (
        good.changed(multiple=ByFact(fact="well_run", multiples={True: "1"})),
        good.changed(when=(Is(fact="moon", among=(True,)),)),
        good.changed(under=(Under(reading="CN-XZ/nowhere"),)),
    ):
        with pytest.raises(RulebookError, match="CN-XZ"):
            book(pool_ratios=(bad,))


@pytest.mark.parametrize(
    ("ends", "begins", "allowed"),
    [
        ("2016-01-01", "2016-01-01", True),
        ("2016-01-01", "2016-02-01", True),  # none in between
        ("2016-01-01", "2015-12-31", False),
        (None, "2016-01-01", False),
    ],
)
def test_one_way_of_grading_ends_where_the_next_begins(ends: str | None, begins: str, allowed: bool) -> None:
    def scheme(since: str, until: str | None = None) -> RatingScheme:
        return RatingScheme(
            name=Text("评级", "rating"), grades=("A", "B"), method="public", effect=Text("无", "none"), source=Source(**SOURCE), since=since,
            until=until,
        )  # fmt: skip

    schemes = (scheme(begins), scheme("2015-01-01", ends))
    if allowed:
        assert book(schemes=schemes)
        return
    with pytest.raises(RulebookError, match="重叠"):
        book(schemes=schemes)


def test_what_grades_and_what_is_noted_is_cited_as_rules_are() -> None:
    grading = RatingScheme(
        name=Text("评级", "rating"), method="public", effect=Text("无", "none"), source=Source(**SOURCE)
    )
    noted = Note(says=Text("说", "says"), source=Source(**SOURCE))
    assert book(schemes=(grading,), notes=(noted,))
    for given in (
        {"schemes": (grading.changed(source=Source(**{**SOURCE, "rank": None})),)},
        {"notes": (noted.changed(source=Source(**{**SOURCE, "rank": None})),)},
    ):
        with pytest.raises(RulebookError, match="CN-XZ：《甲办法》缺效力位阶"):
            book(**given)


ASKED = Fact("asked", "yes_no", Text("甲事", "matter A"), Text("甲？", "A?"))


@pytest.mark.parametrize(
    ("other", "allowed"),
    [
        (ASKED, True),
        (Fact("asked", "yes_no", Text("甲事", "matter A"), Text("甲事如何？", "What of A?")), True),  # the same in other words
        (Fact("asked", "yes_no", Text("乙事", "matter B"), Text("甲？", "A?")), False),
        (Fact("asked", "count", Text("甲事", "matter A"), Text("甲？", "A?")), False),
        (Fact("asked", "choice", Text("甲事", "matter A"), Text("甲？", "A?"), ("一",)), False),
        (Fact("other", "yes_no", Text("乙事", "matter B"), Text("乙？", "B?")), True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["place", "rule", "nation"])
def test_one_name_is_one_question(other: Fact, allowed: bool, where: str) -> None:
    """Whether a rule of the place asks the other, or the place, or the nation."""

    def asks(name: str, fact: Fact) -> Any:
        base = rule()
        return kinds.Manual(id=name, source=Source(**SOURCE), says=base.says, name=base.name, fact=fact)

    rules = [asks("CN-XZ/a", ASKED), *([asks("CN-XZ/b", other)] if where == "rule" else [])]
    more = {"place": {"facts": (other,)}, "nation": {"national": (asks("CN/b", other),)}}.get(where, {})
    with contextlib.nullcontext() if allowed else pytest.raises(RulebookError, match="已有事实 asked"):
        book(*rules, **more)


def test_no_question_takes_the_name_of_one_that_everybody_is_asked() -> None:
    with pytest.raises(RulebookError, match="已有事实 well_run"):
        book(facts=(Fact("well_run", "yes_no", Text("另一事", "something else"), Text("？", "?")),))
