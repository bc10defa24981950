"""What is checked of each entry before it is applied: that what it names exists, that no national row is touched by a local text, and the ceilings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from leverage.law.conditions import TAKEN, ByFact, Is, Stated
from leverage.law.regime import Regime
from leverage.law.rulebook import Rulebook
from leverage.law.rules import Count, House, Limit, RuleBase, Term
from leverage.law.supplement.entries import (
    Added,
    Brought,
    Buffer,
    Closed,
    Ended,
    Entry,
    SetRatio,
    Settled,
    Verified,
)
from leverage.law.supplement.places_in_file import At
from leverage.terms.channels import RAISABLE
from leverage.terms.denominators import Base
from leverage.terms.facts import FACTS, RATINGS, Fact
from leverage.terms.money import multiple
from leverage.terms.places import NATION
from leverage.terms.texts import Text

_FALLBACK = f"{NATION.code}/2008-"
"""The national rules that a local text may replace: the fallback of 2008."""
_FACT = Text("事实", "fact")
_CEILINGS = date(2020, 9, 7)
"""The day from which national ceilings hold: notice 86, then the measures of 2024."""
_COMPARABLE = {Base.NET_ASSETS, Base.PRIOR_YEAR_NET_ASSETS, Base.NET_CAPITAL}
"""Denominators over which a multiple can be held against a ceiling, which runs over net assets."""
_UNTIL = Text(
    "请对照原文核对倍数；只在{day}以前有效的旧规则，请写 until = {day}",
    "hold it against the text; an older rule that held only before has until = {day}",
)
_DERIVED = "no-local-text"


def regime_of(book: Rulebook, place: str) -> Regime | None:
    """The regime of a place, the nation's among them."""
    return book.national if place == NATION.code else book.local.get(place)


def place_of(name: str) -> str:
    """The code of the place that an id begins with."""
    return name.partition("/")[0]


def places(brought: Brought) -> set[str]:
    """The places that some supplements touch."""
    found = set()
    for entry in brought.entries:
        match entry.said:
            case Added():
                found.add(entry.said.place)
            case Verified() | Ended():
                found.add(place_of(entry.said.rule))
            case Settled():
                found.add(place_of(entry.said.id))
            case Closed():
                found.add(place_of(entry.said.gap))
            case Buffer(rule=str(rule)):
                found.add(place_of(rule))
    return found


def check_entries(brought: Brought, book: Rulebook) -> None:
    """InputError, naming the table and the key, for an entry that cannot be applied to the rulebook."""
    adds = [e.said.what for e in brought.entries if isinstance(e.said, Added)]
    more = {item.id: item for item in adds if isinstance(item, RuleBase)}
    own = {item.name: item for item in adds if isinstance(item, Fact)}
    for entry in brought.entries:
        said = entry.said
        match said:
            case Verified():
                _rule(entry, said.rule, book, more)
            case Ended():
                _ended(entry, said, _rule(entry, said.rule, book, more))
            case Settled():
                _settled(entry, said, book)
            case Closed():
                _closed(entry, said, book)
            case SetRatio():
                _ratio(entry, said, book, own)
            case Buffer(rule=str(rule)):
                _rule(entry, rule, book, more)
            case Added(what=RuleBase() as rule):
                _added(entry, said.place, rule, book, more)
            case House():
                _house(entry, said, book, own)


def _rule(entry: Entry, name: str, book: Rulebook, more: Mapping[str, RuleBase], key: str = "rule") -> RuleBase:
    """The rule of an id, of the rulebook or of a supplement."""
    if name in more:
        return more[name]
    regime = regime_of(book, place_of(name))
    held = {rule.id: rule for rule in regime.rules} if regime else {}
    if name not in held:
        raise entry.at.key(key).unknown(
            name,
            sorted({*held, *more}) or book.local,
            Text("规则", "rule") if regime else Text("地区的规则", "rule of a place"),
        )
    return held[name]


def _ended(entry: Entry, said: Ended, rule: RuleBase) -> None:
    if said.until <= rule.start:
        raise entry.at.key("until").wrong(
            Text(
                f"{said.until}不晚于规则的生效日{rule.start}",
                f"{said.until} is not after the rule begins, {rule.start}",
            ),
            Text("until 是不再适用的第一天", "until is the first day on which it no longer applies"),
        )
    if rule.until is not None and rule.until < said.until:
        raise entry.at.key("until").wrong(
            Text(f"该规则已于{rule.until}失效", f"the rule ended on {rule.until} already"),
            Text(
                "补充文件不能延长已失效的规则：请以 [[limit]] 等写明新的规则",
                "a supplement cannot prolong it: write the rule that holds instead",
            ),
        )
    if rule.layer == "national" and said.rank != "national":
        raise entry.at.wrong(
            Text(
                f"{rule.id} 是全国规则，只有全国文本才能终止",
                f"{rule.id} is a national rule, and only a national text can end it",
            ),
            Text(
                '确是全国文本的，加 rank = "national"；否则删去',
                'if it is one, add rank = "national"; otherwise delete the entry',
            ),
        )


def _settled(entry: Entry, said: Settled, book: Rulebook) -> None:
    regime = regime_of(book, place_of(said.id))
    held = {reading.id: reading for reading in regime.readings} if regime else {}
    if said.id not in held:
        raise entry.at.key("id").unknown(said.id, sorted(held) or book.local, Text("读法", "reading"))
    ways = [TAKEN, *(one.id for one in held[said.id].alternatives)]
    if said.way not in ways:
        raise entry.at.key("as").unknown(said.way, ways, Text("选项", "way to read it:"))


def _closed(entry: Entry, said: Closed, book: Rulebook) -> None:
    regime = regime_of(book, place_of(said.gap))
    held = {gap.id for gap in regime.gaps} if regime else set()
    if said.gap.endswith(f"/{_DERIVED}"):
        raise entry.at.key("gap").wrong(
            Text("这个缺口由规则推得，不能直接关闭", "this gap follows from the rules and cannot be closed as such"),
            Text(
                "加入当地文本的规则（[[limit]]、[[access]] 等），它即消失",
                "add the rules of the local text ([[limit]], [[access]] …), and it is gone",
            ),
        )
    if said.gap not in held:
        raise entry.at.key("gap").unknown(said.gap, sorted(held) or book.local, Text("缺口", "gap"))


def _ratio(entry: Entry, said: SetRatio, book: Rulebook, own: Mapping[str, Fact]) -> None:
    facts = {**FACTS, **own}
    if said.fact not in facts:  # asking every place takes the whole rulebook
        facts |= {fact.name: fact for regime in book.regimes() for fact in regime.facts}
    fact = facts.get(said.fact)
    ratios = [name for name, held in facts.items() if held.kind == "ratio"]
    if fact is None:
        raise entry.at.key("fact").unknown(said.fact, ratios, Text("事实", "fact"))
    if fact.kind != "ratio":
        raise entry.at.key("fact").wrong(
            Text(f"{said.fact} 不是倍数", f"{said.fact} is no multiple"),
            Text(f"可用：{'、'.join(ratios)}", f"known are: {', '.join(ratios)}"),
        )


def _added(entry: Entry, place: str, rule: RuleBase, book: Rulebook, more: Mapping[str, RuleBase]) -> None:
    rank = entry.at.key("source").key("rank")
    if place == NATION.code and rule.source.rank != "national":
        raise rank.wrong(
            Text("全国规则须出自全国文本", "a national rule rests on a national text"),
            Text('请改 place，或写 rank = "national"', 'correct place, or write rank = "national"'),
        )
    for name in rule.replaces:
        other = _rule(entry, name, book, more, "replaces")
        local = rule.source.rank != "national"
        if other.layer == "national" and local and not name.startswith(_FALLBACK):
            raise entry.at.key("replaces").wrong(
                Text(
                    f"{name} 是全国规则，地方文本不能替代（2008年的意见除外）",
                    f"{name} is a national rule that no local text can replace (the opinion of 2008 apart)",
                ),
                Text("请删去；全国规则与本规则同时适用", "delete it; both hold together"),
            )
    if isinstance(rule, Limit) and place != NATION.code:
        _below_ceilings(entry, rule, book)


def _below_ceilings(entry: Entry, rule: Limit, book: Rulebook) -> None:
    """No local multiple above the national ceilings of the day on which the rule begins, or of the first day that had any: those of 2024 are as high."""
    counted = rule.counts & set(RAISABLE)
    day = max(rule.start, _CEILINGS)
    over = rule.until is not None and rule.until <= day
    if not counted or over or rule.per != "company" or rule.base not in _COMPARABLE:
        return
    ceilings = [limit for limit in _national(book, day) if limit.counts & counted]
    whole = counted <= frozenset(channel for limit in ceilings for channel in limit.counts)
    most = sum((limit.multiple for limit in ceilings if isinstance(limit.multiple, Fraction)), Fraction(0))
    highest = max(_multiples(rule), default=Fraction(0))
    if whole and highest > most:
        source = ceilings[0].source
        raise entry.at.key("multiple").wrong(
            Text(
                f"{multiple(highest)}倍高于{source.numbered.zh}的上限{multiple(most)}倍，地方不得放宽",
                f"{multiple(highest)} is above the {multiple(most)} × of {source.numbered.en}, which no place may raise",
            ),
            _UNTIL.fill(day=day) if rule.start < day else Text("请对照原文核对倍数", "hold it against the text"),
        )


def _national(book: Rulebook, day: date) -> Iterator[Limit]:
    """The national ceilings in force on a day, as they are read."""
    for rule in book.national.rules:
        taken = all(TAKEN in under.among for under in rule.under)
        if isinstance(rule, Limit) and taken and rule.in_force(day) and rule.base in _COMPARABLE:
            yield rule


def _multiples(rule: Limit) -> Iterable[Fraction]:
    """Every multiple that a limit may take, as far as its text names one."""
    match rule.multiple:
        case Fraction():
            yield rule.multiple
        case ByFact():
            yield from (value for value in rule.multiple.multiples.values() if isinstance(value, Fraction))
        case Stated():
            yield from (value for value in (rule.multiple.most, rule.multiple.if_none) if value is not None)


def check_facts(brought: Brought, book: Rulebook) -> None:
    """InputError, with the nearest, for a fact or a grade that nothing in the place knows, supplements among it. ``book``: with what they say."""
    for entry in brought.entries:
        if isinstance(entry.said, Added) and isinstance(entry.said.what, RuleBase):
            regime = regime_of(book, entry.said.place)
            assert regime is not None  # noqa: S101  it was checked
            _facts_of(entry, entry.said.what, book.law_of(regime).facts_on(entry.said.what.start))


def _facts_of(entry: Entry, rule: RuleBase, facts: Mapping[str, Fact]) -> None:
    for number, condition in enumerate(rule.when, 1):
        at = entry.at.key("when").item(number)
        for name in condition.facts:
            if name not in facts:
                raise at.key("fact").unknown(name, facts, _FACT)
        if isinstance(condition, Is):
            _values(at.key("among"), condition.among, facts[condition.fact])
    if isinstance(rule, Count):
        _of_kind(entry, "fact", rule.fact, "count", facts)
    if isinstance(rule, Term) and rule.benchmark is not None:
        _of_kind(entry, "benchmark", rule.benchmark, "rates", facts)
    if isinstance(rule, Limit) and isinstance(rule.multiple, ByFact):
        at = entry.at.key("multiple")
        if rule.multiple.fact not in facts:
            raise at.key("fact").unknown(rule.multiple.fact, facts, _FACT)
        fact = facts[rule.multiple.fact]
        _values(at.key("multiples"), tuple(rule.multiple.multiples), fact)
        left = [str(value) for value in _answers(fact) if value not in rule.multiple.multiples]
        if left:
            raise at.key("multiples").wrong(
                Text(f"缺 {'、'.join(left)}", f"{', '.join(left)}: missing"),
                Text(
                    '每个取值都要写倍数；文本未载的写 "unknown"',
                    'give each value its multiple; write "unknown" where the text names none',
                ),
            )


def _of_kind(entry: Entry, key: str, name: str, kind: str, facts: Mapping[str, Fact]) -> None:
    """A fact that a rule counts or measures by is one of that kind."""
    known = [fact.name for fact in facts.values() if fact.kind == kind]
    if name not in known:
        raise entry.at.key(key).unknown(name, known, Text("这种事实", "such fact:"))


def _answers(fact: Fact) -> tuple[str | bool, ...]:
    return (True, False) if fact.kind == "yes_no" else fact.values


def _values(at: At, given: Iterable[str | bool], fact: Fact) -> None:
    held = _answers(fact)
    if not held and fact.name in RATINGS:
        raise at.wrong(
            Text("该地该日没有已知的评级办法", "no rating scheme is known there on that day"),
            Text("请以 [[scheme]] 写明各等级", "write the grades as a [[scheme]]"),
        )
    if not held:
        raise at.wrong(
            Text(f"{fact.name} 没有列举的取值", f"{fact.name} takes no listed values"),
            Text("请用是非或选择的事实", "use a fact that is answered by yes or no, or by a choice"),
        )
    for value in given:
        if value not in held:
            words = [str(one).lower() if isinstance(one, bool) else str(one) for one in held]
            raise at.unknown(str(value), words, Text(f"{fact.name} 的取值", f"value of {fact.name}"))


def _house(entry: Entry, said: House, book: Rulebook, own: Mapping[str, Fact]) -> None:
    """The facts that a house limit turns on exist: everywhere, or in its place."""
    regime = regime_of(book, said.place) if said.place else None
    facts = {**(book.law_of(regime).facts if regime else FACTS), **own}
    for number, condition in enumerate(said.when, 1):
        at = entry.at.key("when").item(number)
        for name in condition.facts if isinstance(condition, Is) else ():
            if name not in facts:
                raise at.key("fact").unknown(name, facts, _FACT)
        if isinstance(condition, Is) and facts[condition.fact].name not in RATINGS:
            _values(at.key("among"), condition.among, facts[condition.fact])
