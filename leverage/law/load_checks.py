"""What is checked when the whole rulebook is loaded: that its modules agree with themselves and with each other. RulebookError otherwise."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, get_args

from leverage.law.conditions import TAKEN, ByFact, Condition, Is, Stated, Under, Unknown
from leverage.law.regime import PoolRatio, Regime
from leverage.law.rules import Access, Lenders, Limit, Manual, Rule, Term
from leverage.law.sources import Rank, ReadIn, Source
from leverage.terms.channels import FROM_SHAREHOLDERS
from leverage.terms.errors import RulebookError
from leverage.terms.facts import FACTS, Fact
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from leverage.law.rulebook import Law, Rulebook

_RANKS: tuple[str, ...] = get_args(Rank)
_UNSEEN = {ReadIn.NEWSPAPERS, ReadIn.PROFESSIONAL_READERS}


def check(book: Rulebook) -> None:
    """RulebookError where two regimes, or one by itself, cannot both be right."""
    _ids(book)
    rules = {rule.id: rule for regime in book.regimes() for rule in regime.rules}
    for regime in book.regimes():
        _place(regime, book)
        law = book.law_of(regime)
        _schemes(regime)
        for rule in regime.rules:
            _rule(rule, law, rules)
            _kind(rule)
            for day in _days(rule, law):
                _facts(rule, law.facts_on(day))
        for ratio in regime.pool_ratios:
            for condition in ratio.when:
                _condition(regime.place, condition, law.facts)
            _multiple(regime.place, ratio, law.facts)
        _questions(law)
        _readings(regime, law)
        _conflicts(regime)
        complete(regime)


def complete(regime: Regime) -> None:
    """RulebookError for a source without rank or without the place where it was read, and for a rule without a name."""
    for rule in regime.rules:
        if rule.name is None or not (rule.name.zh and rule.name.en):
            raise wrong(rule.id, "缺名称", "it has no name")
    for where, source in _sources(regime):
        if source.rank is None:
            raise wrong(where, f"《{source.title.zh}》缺效力位阶", f"{source.title.en} has no rank")
        if source.read_in is None:
            raise wrong(
                where, f"《{source.title.zh}》未载明见于何处", f"{source.title.en} does not tell where it was read"
            )
        if (source.grade == "A") != (source.read_in is ReadIn.OFFICIAL_PAGE):
            raise wrong(
                where,
                f"《{source.title.zh}》：A级当且仅当见于官方发布页",
                f"{source.title.en}: grade A is for what was read on an official page, and for nothing else",
            )
        if source.grade == "B" and source.read_in not in _UNSEEN:
            raise wrong(
                where,
                f"《{source.title.zh}》：B级为未见原文",
                f"{source.title.en}: of grade B no text was read",
            )


def _sources(regime: Regime) -> Iterator[tuple[str, Source]]:
    for rule in regime.rules:
        yield rule.id, rule.source
    for item in (*regime.schemes, *regime.notes):
        yield regime.place, item.source


def _ids(book: Rulebook) -> None:
    held = [item.id for regime in book.regimes() for item in (*regime.rules, *regime.gaps)]
    read = [reading.id for regime in book.regimes() for reading in regime.readings]  # may be named after its rule
    for name, times in (*Counter(held).items(), *Counter(read).items()):
        if times > 1:
            raise wrong(name, "编号重复", "the id is used twice")


def _place(regime: Regime, book: Rulebook) -> None:
    if regime.place not in BY_CODE:
        raise wrong(regime.place, "没有这个地区代码", "there is no such place")
    if regime.follows is not None and regime.follows not in book.local:
        raise wrong(
            regime.place, f"所随从的 {regime.follows} 不存在", f"it follows {regime.follows}, which does not exist"
        )


def _schemes(regime: Regime) -> None:
    for one, following in itertools.pairwise(sorted(regime.schemes, key=lambda scheme: scheme.start)):
        if one.until is None or following.start < one.until:
            raise wrong(regime.place, "评级办法的施行期重叠", "two of its rating schemes overlap in time")


def _days(rule: Rule, law: Law) -> list[date]:
    """The first day of a rule, and every later one on which the grades may change while it holds."""
    borders = {day for scheme in law.schemes for day in (scheme.start, scheme.until) if day and rule.in_force(day)}
    return sorted({rule.start, *borders})


def _rule(rule: Rule, law: Law, rules: Mapping[str, Rule]) -> None:
    if rule.until is not None and rule.until <= rule.start:
        raise wrong(rule.id, "失效日不晚于生效日", "it ends on or before the day it begins")
    if not (rule.says.zh and rule.says.en):
        raise wrong(rule.id, "缺中文或英文说明", "it is not told in both languages")
    if rule.source.issued > rule.start and rule.source.effective_basis != "assumed":
        raise wrong(rule.id, "生效日早于发文日", "it begins before its text was issued")
    for name in rule.replaces:
        if name not in rules:
            raise wrong(rule.id, f"所替代的 {name} 不存在", f"it replaces {name}, which does not exist")
        _outranks(rule, rules[name])
    if isinstance(rule, Term) and rule.test == "rate" and rule.benchmark not in law.facts:
        raise wrong(rule.id, "没有定义基准利率", "its benchmark is not a known fact")


def _outranks(rule: Rule, other: Rule) -> None:
    """A local text gives way to one of its own rank or a higher one; where it does not, that is a reading. The national fallback gives way to any."""
    if other.until is not None and other.until <= rule.start:
        return  # it ended before: nothing is displaced
    ranks = (rule.source.rank, other.source.rank)
    if other.layer == "national" or None in ranks or rule.under:
        return
    if _RANKS.index(str(ranks[0])) > _RANKS.index(str(ranks[1])):
        raise wrong(
            rule.id,
            f"位阶低于所替代的 {other.id}，须写明所依读法",
            f"it replaces {other.id} of a higher rank without naming the reading that it rests on",
        )


def _kind(rule: Rule) -> None:
    """What the fields of one kind of rule ask of each other."""
    if isinstance(rule, Access):
        if rule.reserves and not rule.when:
            raise wrong(rule.id, "保留渠道而无条件", "it reserves channels and names no condition")
        if rule.per_loan and rule.level != "with_approval":
            raise wrong(rule.id, "逐笔批准而不须批准", "approvals given loan by loan, of channels that need none")
        if rule.ratio_unset and rule.level == "prohibited":
            raise wrong(rule.id, "禁止的渠道无所谓比例", "a prohibited channel has no ratio to set")
    if isinstance(rule, Limit) and rule.of is not None and not rule.counts & FROM_SHAREHOLDERS:
        raise wrong(rule.id, "只约束一类股东的限额须按股东计", "a limit of one kind of shareholder is per shareholder")
    nobody = isinstance(rule, Lenders) and not rule.may_lend and rule.firm is None
    if isinstance(rule, Lenders) and (nobody or any(one.share > 1 for one in rule.may_lend)):
        raise wrong(rule.id, "出借人的要求有误", "it names nobody who may lend, or a share above the whole")


def _facts(rule: Rule, facts: Mapping[str, Fact]) -> None:
    for condition in rule.when:
        _condition(rule.id, condition, facts)
    if isinstance(rule, Limit):
        _multiple(rule.id, rule, facts)


def _multiple(where: str, rule: Limit | PoolRatio, facts: Mapping[str, Fact]) -> None:
    multiple = rule.multiple
    if isinstance(multiple, ByFact):
        fact = facts.get(multiple.fact)
        if fact is None or _answers(fact) != set(multiple.multiples):
            raise wrong(where, "倍数表与事实的取值不一致", "its table of multiples and the values of its fact differ")
    if isinstance(multiple, Stated):
        for name, kind in ((multiple.fact, "ratio"), (multiple.within, "yes_no")):
            if name is not None and (name not in facts or facts[name].kind != kind):
                raise wrong(where, f"没有事实 {name}，或其种类有误", f"there is no fact {name} of the kind {kind}")
        most, none_set = multiple.most, multiple.if_none
        if most is not None and none_set is not None and none_set > most:
            raise wrong(where, "未核定时的倍数高于上限", "the multiple where none was set is above the maximum")


def _answers(fact: Fact) -> set[str | bool]:
    return {True, False} if fact.kind == "yes_no" else set(fact.values)


def _condition(where: str, condition: Condition, facts: Mapping[str, Fact]) -> None:
    if not isinstance(condition, Is):
        return
    fact = facts.get(condition.fact)
    if condition.or_else is not None and condition.or_else not in facts:
        raise wrong(where, f"没有事实 {condition.or_else}", f"there is no fact {condition.or_else}")
    if fact is None:
        raise wrong(where, f"没有事实 {condition.fact}", f"there is no fact {condition.fact}")
    if not set(condition.among) <= _answers(fact):
        raise wrong(
            where, f"事实 {fact.name} 没有这些取值", f"the fact {fact.name} does not take the values {condition.among}"
        )


def _questions(law: Law) -> None:
    """One name, one question, whoever of the nation, the province and the city puts it, and in whatever words: no answer to another is taken for it."""
    held: dict[str, Fact] = dict(FACTS)
    for regime in law.regimes:
        asked = [(rule.id, rule.fact) for rule in regime.rules if isinstance(rule, Manual)]
        for where, fact in [*((regime.place, fact) for fact in regime.facts), *asked]:
            other = held.setdefault(fact.name, fact)
            if (other.label, other.kind, other.values) != (fact.label, fact.kind, fact.values):
                raise wrong(
                    where,
                    f"已有事实 {fact.name}，问的是另一个问题",
                    f"there is a fact {fact.name} already, which asks something else",
                )


def _readings(regime: Regime, law: Law) -> None:
    """Every way of reading that a rule names exists, and every reading that could make anything stricter is named by a rule."""
    ways = {
        reading.id: (TAKEN, *(one.id for one in reading.alternatives))
        for held in law.regimes
        for reading in held.readings
    }
    for where, under in _unders(regime):
        if under.reading not in ways:
            raise wrong(where, f"没有读法 {under.reading}", f"there is no reading {under.reading}")
        if not under.among or not set(under.among) <= set(ways[under.reading]):
            raise wrong(
                where,
                f"读法 {under.reading} 没有这样的选项：{'、'.join(under.among)}",
                f"the reading {under.reading} has no such way: {', '.join(under.among)}",
            )
    named = {under.reading for _, under in _unders(regime)}
    for reading in regime.readings:
        own = ways[reading.id]
        if len(set(own)) < len(own) or len(own) < 2:
            raise wrong(
                reading.id, "读法须有不重复的其他选项", "a reading has alternatives, each with an id of its own"
            )
        if reading.id not in named and any(one.stricter is not False for one in reading.alternatives):
            raise wrong(reading.id, "没有规则依此读法", "no rule names it, and it could make something stricter")


def _unders(regime: Regime) -> Iterator[tuple[str, Under]]:
    for rule in regime.rules:
        yield from ((rule.id, under) for under in rule.under)
    for ratio in regime.pool_ratios:
        yield from ((regime.place, under) for under in ratio.under)


def _conflicts(regime: Regime) -> None:
    limits = [rule for rule in regime.rules if isinstance(rule, Limit)]
    for one, other in itertools.combinations(limits, 2):
        same_money = (one.counts, one.base, one.per, one.of) == (other.counts, other.base, other.per, other.of)
        together = one.start == other.start and _may_hold_together(one.when, other.when)
        together = together and one.id not in other.replaces and other.id not in one.replaces
        together = together and one.source.rank == other.source.rank and _read_together(one.under, other.under)
        open_ratio = any(isinstance(rule.multiple, Stated | Unknown) for rule in (one, other))
        if same_money and together and not open_ratio and one.multiple != other.multiple:
            raise wrong(
                one.id,
                f"与 {other.id} 同日同级、倍数不同",
                f"{other.id} bounds the same money from the same day otherwise",
            )


def _may_hold_together(one: tuple[Condition, ...], other: tuple[Condition, ...]) -> bool:
    """Whether two sets of conditions can both be met: not if they ask one fact for different values."""
    for a in one:
        for b in other:
            if isinstance(a, Is) and isinstance(b, Is) and a.fact == b.fact and not set(a.among) & set(b.among):
                return False
    return True


def _read_together(one: tuple[Under, ...], other: tuple[Under, ...]) -> bool:
    """Whether two rules can hold under one way of reading: not if they name different ways to read one clause."""
    return all(set(a.among) & set(b.among) for a in one for b in other if a.reading == b.reading)


def wrong(where: str, zh: str, en: str) -> RulebookError:
    """A rule module contradicts itself or another one."""
    return RulebookError(
        Text(f"规则库有误：{where}：{zh}。", f"Rulebook error: {where}: {en}."), where=where, found=Text(zh, en)
    )
