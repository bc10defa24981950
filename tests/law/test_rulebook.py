# mypy: disable-error-code="arg-type, dict-item"
"""The rulebook: the modules are pure data, and what contradicts itself is refused when it is loaded."""

from __future__ import annotations

import ast
import hashlib
import importlib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import provinces
from leverage.law.conditions import LOCAL, UNKNOWN, Alternative, ByFact, Is, Reading, Under
from leverage.law.data import AllFunding
from leverage.law.regime import Gap, PoolRatio, Regime
from leverage.law.rulebook import Rulebook, load, load_on_demand
from leverage.law.rules import Access, Limit
from leverage.law.sources import Source
from leverage.terms.channels import FUNDING, RAISABLE, Channel, Group
from leverage.terms.errors import RulebookError, UsageError
from leverage.terms.places import NATION, PLACES, find_place
from leverage.terms.texts import Text

NATIONAL_2017: dict[str, Any] = {
    "title": Text("甲通知", "Notice A"),
    "issuer": Text("甲", "A"),
    "issued": "2017-12-01",
    "effective": "2017-12-01",
    "rank": "national",
    "read_in": "compilation",
    "grade": "A-",
    "verified_on": "2017-12-31",
}
MODULES = sorted(Path(provinces.__file__).parent.glob("*.py"))
ALLOWED = (
    ast.Module, ast.Expr, ast.Constant, ast.ImportFrom, ast.alias, ast.Assign, ast.Name, ast.Store, ast.Load, ast.Call,
    ast.keyword, ast.Tuple, ast.Dict, ast.Attribute, ast.BinOp, ast.Add, ast.Starred,
)  # fmt: skip
BOOK = load()
RULES = [rule for regime in BOOK.regimes() for rule in regime.rules]


@pytest.mark.parametrize("path", [m for m in MODULES if m.stem != "__init__"], ids=lambda path: path.stem)
def test_a_module_is_pure_data(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert isinstance(node, ALLOWED), f"{path.name}:{getattr(node, 'lineno', '?')} {type(node).__name__}"
        if isinstance(node, ast.ImportFrom):
            assert node.module == "leverage.law.vocabulary"
    assert ast.get_docstring(tree)


def test_the_register_holds_every_module_and_nothing_else() -> None:
    held = {
        importlib.import_module(f"provinces.{m.stem}").REGIME.place: m.stem for m in MODULES if m.stem != "__init__"
    }
    assert held == provinces.MODULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_told_cited_and_dated(rule: Any) -> None:
    assert rule.says.zh
    assert rule.says.en
    assert rule.source.title.zh
    assert rule.source.title.en
    assert rule.source.issued <= rule.source.effective
    assert len(rule.words) <= 20
    assert rule.start >= rule.source.effective


def test_a_place_answers_to_code_pinyin_english_and_chinese() -> None:
    for name in ("CN-CQ", "cn-cq", "chongqing", "Chongqing", "重庆", "重庆市"):
        assert find_place(name).code == "CN-CQ"
    assert find_place("inner-mongolia").code == "CN-NM"
    assert find_place("shaanxi").code == "CN-SN"
    assert find_place("shanxi").code == "CN-SX"
    assert find_place("xi'an") is find_place("xian") is find_place("CN-610100")
    assert len({place.code for place in PLACES}) == 31 + 7


def test_an_unknown_place_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="chongqing"):
        find_place("chonqing")
    with pytest.raises(UsageError, match="尚未收录") as refused:
        Rulebook.of(BOOK.national, []).law(find_place("北京"))
    assert "Beijing" in refused.value.message.en


def test_funding_is_every_channel_that_raises_money_less_outright_sales() -> None:
    assert frozenset(RAISABLE) - FUNDING == {Channel.ASSET_TRANSFER_OUTRIGHT}
    assert {c for c in Channel if c.group is Group.STANDARDISED} == {Channel.BOND, Channel.ABS}
    assert AllFunding(excepting=("bond",), also=("guarantee",)).channels == FUNDING - {Channel.BOND} | {
        Channel.GUARANTEE
    }


def test_the_fingerprint_does_not_depend_on_what_was_asked_before() -> None:
    fresh = load().sha256
    book = Rulebook.of(BOOK.national, BOOK.local.values())
    for rule in RULES:
        getattr(rule, "counts", None)
    assert book.sha256 == Rulebook.of(BOOK.national, BOOK.local.values()).sha256
    assert load_on_demand().sha256 == fresh == BOOK.sha256


SOURCE = Source(
    title=Text("甲办法", "Measures A"),
    issuer=Text("甲", "A"),
    issued="2015-01-01",
    effective="2015-01-01",
    verified_on="2017-12-31",
    rank="regulator",
    read_in="official_page",
)
SAYS = Text("说", "says")


def limit(**changes: Any) -> Limit:
    fields = {
        "id": "CN-XZ/a", "source": SOURCE, "channels": ("bank_loan",), "multiple": "1", "base": "net_capital", "says": SAYS,
        "name": Text("甲限额", "limit A"),
    }  # fmt: skip
    return Limit(**{**fields, **changes})


def regime(*rules: Any, **fields: Any) -> Regime:
    return Regime(place="CN-XZ", rules=rules, **fields)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ((limit(), limit()), "重复"),
        ((limit(until="2015-01-01"),), "失效日"),
        ((limit(since="2014-12-31"),), "早于发文日"),
        ((limit(replaces=("CN/none",)),), "不存在"),
        ((limit(), limit(id="CN-XZ/b", multiple="2")), "倍数不同"),
        ((limit(when=(Is(fact="moon", among=("full",)),)),), "没有事实"),
        ((limit(when=(Is(fact="company_type", among=("lunar",)),)),), "取值"),
        ((limit(multiple=ByFact(fact="rating", multiples={"A": "1"})),), "倍数表"),
        ((limit(says=Text("说", "")),), "中文或英文"),
    ],
)
def test_what_contradicts_itself_is_refused(rules: tuple[Any, ...], message: str) -> None:
    with pytest.raises(RulebookError, match=message):
        Rulebook.of(BOOK.national, [regime(*rules)])


def test_two_rules_of_one_day_may_differ_where_they_never_meet() -> None:
    rural = (Is(fact="company_type", among=("rural",)),)
    online = (Is(fact="company_type", among=("online",)),)
    Rulebook.of(BOOK.national, [regime(limit(when=rural), limit(id="CN-XZ/b", multiple="2", when=online))])
    with pytest.raises(RulebookError, match="倍数不同"):
        Rulebook.of(BOOK.national, [regime(limit(when=rural), limit(id="CN-XZ/b", multiple="2"))])


def test_two_readings_of_one_clause_may_differ() -> None:
    # the limits of one clause read in two ways never hold together; an unknown multiple contradicts nothing
    clause = Reading(
        id="CN-XZ/r", ask=SAYS, taken=SAYS, alternatives=(Alternative(says=SAYS),), settled_by=SAYS,
    )  # fmt: skip
    taken, otherwise = (Under(reading="CN-XZ/r"),), (Under(reading="CN-XZ/r", among=("otherwise",)),)
    both = (Under(reading="CN-XZ/r", among=("taken", "otherwise")),)

    def read(one: Any, other: Any) -> Any:
        rules = (limit(under=one), limit(id="CN-XZ/b", multiple="2", under=other))
        return Rulebook.of(BOOK.national, [regime(*rules, readings=(clause,))])

    assert read(taken, otherwise)
    Rulebook.of(BOOK.national, [regime(limit(), limit(id="CN-XZ/b", multiple=UNKNOWN))])
    with pytest.raises(RulebookError, match="倍数不同"):
        read(both, otherwise)


@pytest.mark.parametrize(
    "changes",
    [
        {"channels": ("bank_lone",)},
        {"base": "capital"},
        {"multiple": "-1"},
        {"since": "2015-02-30"},
        {"colour": "red"},
        {"words": "长" * 21},
    ],
)
def test_a_misspelt_rule_does_not_load(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(changes))):
        limit(**changes)


def test_ids_begin_with_their_place_and_data_are_frozen() -> None:
    with pytest.raises(ValueError, match="begins with CN-XZ/"):
        regime(limit(id="CN-CQ/a"))
    with pytest.raises(AttributeError, match="frozen"):
        limit().multiple = 2  # type: ignore[misc, assignment]
    assert NATION.code == "CN"
    assert Access(id="CN-XZ/x", source=SOURCE, channels=("bond",), level="permitted", says=SAYS).kind == "access"


def test_an_approval_names_a_channel_or_a_rule() -> None:
    BOOK.check_approvals(["abs", "CN/2020-approval"])
    with pytest.raises(UsageError, match="shareholder_loan"):
        BOOK.check_approvals(["sharholder_loan"])


@pytest.mark.parametrize(
    ("until", "multiple"),
    [
        (None, "1"),  # it follows still: the province's ratio
        ("2017-12-02", "1"),  # it followed on the first day of the pool
        ("2017-12-01", "0.5"),  # it had ceased when the pool began: the nation's
        ("2012-12-28", "0.5"),
    ],
)
def test_a_city_takes_no_ratio_from_a_province_that_it_ceased_to_follow(until: str | None, multiple: str) -> None:
    said = Text("说", "says")
    pool = Limit(
        id="CN/pool", name=said, says=said, source=Source(**NATIONAL_2017), channels=AllFunding(), multiple=LOCAL, base="net_capital"
    )  # fmt: skip
    nation = Regime(place="CN", rules=(pool,), pool_ratios=(PoolRatio(multiple="0.5", note=said),))
    province = Regime(place="CN-FJ", pool_ratios=(PoolRatio(multiple="1", note=said),))
    city = Regime(place="CN-350200", follows="CN-FJ", follows_until=until)
    law = Rulebook.of(nation, [province, city]).law(find_place("CN-350200"))
    assert law.pool_ratios[0].multiple == Fraction(multiple)
    assert [ratio.multiple for ratio in law.every_pool_ratio][-1] == Fraction("0.5")


def test_the_fingerprint_is_of_every_module() -> None:
    digest = hashlib.sha256()
    for path in MODULES:
        digest.update(path.read_bytes())
    assert load_on_demand().sha256 == digest.hexdigest()
    one = Rulebook.of(BOOK.national, [regime(limit())])
    other = Rulebook.of(BOOK.national, [regime(limit(multiple="2"))])
    assert one.sha256 == Rulebook.of(BOOK.national, [regime(limit())]).sha256
    assert len({one.sha256, other.sha256, hashlib.sha256().hexdigest()}) == 3
    assert Rulebook(BOOK.national, {}, "abc").sha256 == "abc"


@pytest.mark.parametrize(
    ("until", "held"),
    [
        (None, "2016-07-01"),  # as long as the city follows
        ("2017-01-01", "2016-07-01"),
        ("2016-07-01", "2016-07-01"),
        ("2015-06-01", "2015-06-01"),  # it had ended before, and is not prolonged
    ],
)
def test_what_a_city_follows_ends_when_it_ends_or_when_the_city_leaves(until: str | None, held: str) -> None:
    province = Regime(
        place="CN-FJ", rules=(limit(id="CN-FJ/a", until=until), limit(id="CN-FJ/b", since="2016-07-01", multiple="2"))
    )
    city = Regime(place="CN-350200", follows="CN-FJ", follows_until="2016-07-01")
    law = Rulebook.of(Regime(place="CN"), [province, city]).law(find_place("CN-350200"))
    assert [(rule.id, str(rule.until)) for rule in law.rules] == [("CN-FJ/a", held)]


@pytest.mark.parametrize(
    ("day", "there"),
    [("2015-12-31", False), ("2016-01-01", True), ("2017-12-31", True), ("2018-01-01", False), ("2020-01-01", False)],
)
def test_a_gap_is_told_from_its_first_day_to_the_day_before_the_last(day: str, there: bool) -> None:
    known = Gap(id="CN-XZ/g", since="2016-01-01", until="2018-01-01", says=SAYS)
    law = Rulebook.of(Regime(place="CN"), [regime(limit(), gaps=(known,))]).law(find_place("CN-XZ"))
    assert ([gap.id for gap in law.gaps(date.fromisoformat(day))] == ["CN-XZ/g"]) is there


def test_a_clause_is_read_as_chosen_while_it_is_contested() -> None:
    """From 2016 on; a choice for a clause of another place changes nothing here."""
    clause = Reading(
        id="CN-XZ/r", ask=SAYS, taken=SAYS, alternatives=(Alternative(says=SAYS),), settled_by=SAYS, since="2016-01-01"
    )
    taken, otherwise = (Under(reading="CN-XZ/r"),), (Under(reading="CN-XZ/r", among=("otherwise",)),)
    rules = (limit(under=taken), limit(id="CN-XZ/b", multiple="2", under=otherwise))
    law = Rulebook.of(Regime(place="CN"), [regime(*rules, readings=(clause,))]).law(find_place("CN-XZ"))

    def read(chosen: dict[str, str], day: str = "2020-01-01") -> tuple[list[str], list[str]]:
        held = law.read(chosen, date.fromisoformat(day))
        return [rule.id for rule in held.rules], [one.id for one in held.open_readings(date.fromisoformat(day))]

    assert read({}) == (["CN-XZ/a"], ["CN-XZ/r"])
    assert read({"CN-XZ/r": "otherwise"}) == (["CN-XZ/b"], [])
    assert read({"CN-XZ/r": "taken"}) == (["CN-XZ/a"], [])
    assert read({"CN-XZ/r": "otherwise"}, "2015-12-31") == (["CN-XZ/a"], [])
    assert read({"CN-HI/open-list": "otherwise"}) == (["CN-XZ/a"], ["CN-XZ/r"])
    assert law.read({"CN-XZ/r": "otherwise"}, date(2020, 1, 1)).read({}, date(2020, 1, 1)).rules[0].id == "CN-XZ/b"
