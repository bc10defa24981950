"""A rule in words and symbols, derived from its data: what it counts, against what, under which conditions, from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from leverage.law.conditions import (
    LOCAL,
    ByFact,
    Condition,
    Holding,
    Is,
    LocalRatio,
    OpenFor,
    OpenForLess,
    Stated,
    Unknown,
)
from leverage.law.data import AllFunding
from leverage.law.regime import Note, RatingScheme
from leverage.law.rules import Access, Count, Lenders, Limit, Manual, Rule, Term
from leverage.terms.channels import FUNDING, Channel, labels
from leverage.terms.facts import OTHER, CompanyType, Fact, fact_label, value_label
from leverage.terms.money import multiple
from leverage.terms.texts import Text, join, same

Facts = Mapping[str, Fact]

_LEVELS = {
    "permitted": Text("允许", "permitted"),
    "with_approval": Text("须批准或备案", "with approval or filing"),
    "prohibited": Text("禁止", "prohibited"),
}
KINDS = {
    "limit": Text("限额", "limit"),
    "count": Text("家数", "count"),
    "term": Text("逐笔条件", "term"),
    "lenders": Text("出借人", "who may lend"),
    "manual": Text("人工确认", "manual check"),
    "access": Text("渠道准入", "access"),
}


def channels(meant: tuple[Channel, ...] | AllFunding) -> Text:
    """The channels that a rule names; "all funding" with what it excepts and adds."""
    if not isinstance(meant, AllFunding):
        return labels(meant)
    text = Text("各类债务融资", "all funding")
    if meant.excepting:
        names = labels(meant.excepting)
        text = Text(f"{text.zh}（除{names.zh}外）", f"{text.en} (except {names.en})")
    if extra := [c for c in meant.also if c not in FUNDING]:
        names = labels(extra)
        text = Text(f"{text.zh}，连同{names.zh}", f"{text.en}, with {names.en}")
    return text


def times(value: Fraction | ByFact | Stated | LocalRatio | Unknown, facts: Facts) -> Text:
    """A multiple, a table of multiples, or why there is none."""
    if isinstance(value, Fraction):
        return Text(multiple(value), multiple(value))
    if isinstance(value, ByFact):
        rows = [
            (value_label(answer), multiple(amount) if isinstance(amount, Fraction) else "?")
            for answer, amount in value.multiples.items()
        ]
        told = join(
            [Text(f"{answer.zh}：{amount}", f"{answer.en}: {amount}") for answer, amount in rows], zh="；", en="; "
        )
        label = fact_label(value.fact, dict(facts))
        return Text(f"[{label.zh} {told.zh}]", f"[{label.en} {told.en}]")
    if isinstance(value, Stated):
        if value.most is None:
            return Text("监管部门为公司核定的倍数", "the multiple set for the company")
        most = multiple(value.most)
        return Text(f"监管部门为公司核定的倍数（至多{most}）", f"the multiple set for the company (at most {most})")
    if value is LOCAL:
        return Text("当地比例", "the local ratio")
    return Text("未公布的倍数", "an unpublished multiple")


def formula(rule: Rule, facts: Facts) -> Text:
    """What a rule demands, in one line."""
    match rule:
        case Limit():
            over = rule.base.own if rule.per == "shareholder" else rule.base.label
            who = Text("每一股东：", "each shareholder: ") if rule.per == "shareholder" else Text("", "")
            what, most = channels(rule.channels), times(rule.multiple, facts)
            return Text(f"{who.zh}{what.zh} ≤ {most.zh} × {over.zh}", f"{who.en}{what.en} ≤ {most.en} × {over.en}")
        case Count():
            of = labels(rule.counts)
            return Text(f"{of.zh}的资金提供方 ≤ {rule.at_most} 家", f"lenders of {of.en} ≤ {rule.at_most}")
        case Term():
            return _term(rule)
        case Lenders():
            return _lenders(rule)
        case Manual():
            return rule.fact.ask
        case Access():
            unset = Text("，比例待定", ", ratio not set") if rule.ratio_unset else Text("", "")
            what, level = channels(rule.channels), _LEVELS[rule.level]
            return Text(f"{what.zh}：{level.zh}{unset.zh}", f"{what.en}: {level.en}{unset.en}")


def _term(rule: Term) -> Text:
    name = rule.channel.label
    if rule.test == "months":
        return Text(f"{name.zh}：期限为{rule.times}个月的整数倍", f"{name.en}: term a multiple of {rule.times} months")
    return Text(f"{name.zh}：利率不高于基准的{rule.times}倍", f"{name.en}: rate at most {rule.times} × the benchmark")


def _lenders(rule: Lenders) -> Text:
    what = labels(rule.counts)
    kinds = []
    for holder in rule.may_lend:
        zh, en = _HOLDERS[holder.kind]
        share = multiple(holder.share * 100)
        kinds.append(
            Text(f"持股不低于{share}%的{zh}", f"{en} holding at least {share}%") if holder.share else Text(zh, en)
        )
    who = join(kinds, zh="、", en=", or ")
    return Text(f"{what.zh}：出借人为{who.zh}", f"{what.en}: the lender is {who.en}")


_HOLDERS = {
    None: ("股东", "a shareholder"),
    "corporate": ("法人股东", "a corporate shareholder"),
    "individual": ("自然人股东", "an individual shareholder"),
}


def conditions(when: tuple[Condition, ...], facts: Facts) -> Text:
    """For whom a rule holds; empty where for everyone."""
    parts = []
    for condition in when:
        if isinstance(condition, Is):
            label = fact_label(condition.fact, dict(facts))
            if condition.or_else:
                other = fact_label(condition.or_else, dict(facts))
                label = Text(f"{label.zh}（未填则{other.zh}）", f"{label.en} (or else {other.en})")
            values = join([_value(value) for value in condition.among], zh="或", en=" or ")
            parts.append(Text(f"{label.zh}为{values.zh}", f"{label.en} is {values.en}"))
        elif isinstance(condition, Holding):
            held = channels(condition.channels)
            parts.append(Text(f"{held.zh}有余额", f"there is money in {held.en}"))
        else:
            parts.append(_time_in_business(condition))
    return join(parts, zh="；", en="; ")


def _time_in_business(condition: OpenFor) -> Text:
    years, months = divmod(condition.in_months, 12)
    zh = (f"{years}年" if years else "") + (f"{months}个月" if months else "")
    en = " ".join([f"{years} year(s)"] * bool(years) + [f"{months} month(s)"] * bool(months))
    if isinstance(condition, OpenForLess):
        return Text(f"开业不满{zh}", f"open for less than {en}")
    return Text(f"开业满{zh}", f"open for {en}")


def _value(value: str | bool) -> Text:
    if value == OTHER:
        return Text("其他等级", "another grade")
    return CompanyType(value).label if isinstance(value, str) and value in set(CompanyType) else value_label(value)


METHODS = {
    "public": Text("评分办法公开", "scoring method public"),
    "not_seen": Text("评分办法未见", "scoring method not seen"),
}


def grades(scheme: RatingScheme) -> Text:
    """The grades of a scheme, best first."""
    if not scheme.grades:
        return Text("等级未见", "grades not seen")
    rest = [Text("其他等级", "any other grade")] if scheme.other_grades else []
    return join([*(same(grade) for grade in scheme.grades), *rest], zh=" > ", en=" > ")


def period(rule: Rule | Note | RatingScheme) -> Text:
    """From when to when a rule, a note or a rating scheme holds."""
    if rule.until is None:
        return Text(f"{rule.start}起", f"from {rule.start}")
    return Text(f"{rule.start}起，{rule.until}前", f"from {rule.start}, before {rule.until}")


def citation(rule: Rule | RatingScheme) -> Text:
    """Title, number, article, date and issuer of the text."""
    source = rule.source
    number, article = source.numbered, rule.placed
    return Text(
        f"《{source.title.zh}》（{number.zh}）{article.zh}，{source.issuer.zh}，{source.issued}",
        f"{source.title.en} ({number.en}), {article.en}, {source.issuer.en}, {source.issued}",
    )
