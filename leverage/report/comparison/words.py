"""How a comparison is put into words, for every medium alike."""

from __future__ import annotations

from fractions import Fraction
from math import inf

from leverage.assessment.findings import LEVELS, Finding
from leverage.comparison.cases import Answers, openings, told
from leverage.comparison.headlines import Headline
from leverage.comparison.ratios.places import Case, Derived, PlaceTerms, Terms
from leverage.law import describe
from leverage.law.rules import Count, Limit, Rule, Term
from leverage.report.words import NO_RATIO, UNKNOWN, UNLIMITED
from leverage.terms.channels import RAISABLE, Channel, Group, labels
from leverage.terms.denominators import Base
from leverage.terms.facts import OTHER, CompanyType, fact_label, value_label
from leverage.terms.money import Bound, multiple
from leverage.terms.texts import Text, join, same

NONE = Text("无", "none")
YES, DEPENDS = Text("是", "yes"), Text("视事实而定", "depends on facts")


def times(bound: Bound | None) -> Text:
    """A multiple, or what stands in its place."""
    if bound is None:
        return UNKNOWN
    return UNLIMITED if bound == inf else same(multiple(Fraction(bound)))


def span(low: Bound | None, high: Bound | None) -> Text:
    """A multiple, or the range of it while facts are unknown."""
    if low == high or high is None:
        return times(low)
    one, other = times(low), times(high)
    if low is None:
        return Text(f"{one.zh}（至多{other.zh}）", f"{one.en} (at most {other.en})")
    return Text(f"{one.zh}~{other.zh}", f"{one.en}~{other.en}")


NO_FIGURE = {"closed": Text("未开放", "not open"), "unset": NO_RATIO}
"""What stands where the engine can raise nothing and no text forbids it."""


def ratio(derived: Derived) -> Text:
    """A derived ratio: cautious, and up to which it may be; without its denominators."""
    if derived.closed and derived.silent:
        return NO_FIGURE[derived.silent]
    low, high = derived.cautious, derived.highest
    if low.silent and high != low.multiple:
        first, most = NO_FIGURE[low.silent], times(high)
        return Text(f"{first.zh}~{most.zh}", f"{first.en}~{most.en}")
    return span(low.multiple, high)


def figure(derived: Derived, *, short: bool = False) -> Text:
    """A derived ratio with its denominators in one cell: one figure, or from the least to the most."""
    low, high = derived.cautious, derived.best
    bases = dict.fromkeys(base for case in (low, high) for base in case.parts)
    if low.joined == "sum" and derived.exact:
        return full(low)
    shown = ratio(derived)
    if not bases or derived.closed:
        return shown
    names = join([SHORT[base] if short else base.label for base in bases], zh="/", en="/")
    return Text(f"{shown.zh} × {names.zh}", f"{shown.en} × {names.en}")


def local_caps(terms: PlaceTerms, *, short: bool = False, most: int = 3) -> Text:
    """The place's own limits on funding, each over its own denominator."""
    found: dict[str, Text] = {}
    for of in terms.channels:
        for cap in of.caps if of.channel in RAISABLE else ():
            rule = terms.rule(cap.rule)
            if rule.layer == "local" and isinstance(rule, Limit) and rule.id not in found:
                found[rule.id] = _local_cap(rule, cap, terms, short=short)
    told_ = list(dict.fromkeys(found.values()))
    shown = join(told_[:most], zh="；", en="; ")
    more = len(told_) - most
    return shown + Text(f"；另{more}条", f"; {more} more") if more > 0 else shown


def local_bases(terms: PlaceTerms) -> Text:
    """The multiples and denominators of the place's own limits, as short as they can be told."""
    found: dict[str, Text] = {}
    for of in terms.channels:
        for cap in of.caps if of.channel in RAISABLE else ():
            rule = terms.rule(cap.rule)
            if rule.layer == "local" and isinstance(rule, Limit) and rule.id not in found and rule.per == "company":
                low, high = terms.multiples(cap) or (None, None)
                what, base = span(low, high), SHORT[rule.base]
                found[rule.id] = Text(f"{what.zh} × {base.zh}", f"{what.en} × {base.en}")
    return join(list(dict.fromkeys(found.values()))[:3], zh="；", en="; ")


def _local_cap(rule: Limit, cap: Finding, terms: PlaceTerms, *, short: bool) -> Text:
    low, high = terms.multiples(cap) or (None, None)
    what, who = span(low, high), describe.channels(rule.channels)
    if isinstance(rule.channels, tuple):
        who = join([channel.short for channel in rule.channels])
        who = rule.name if len(rule.channels) > 2 and rule.name is not None else who
    if rule.per == "shareholder":
        return Text(f"每一股东≤{what.zh}×其实缴出资", f"each shareholder ≤ {what.en} × its own contribution")
    base = SHORT[rule.base] if short else rule.base_word or rule.base.label
    return Text(f"{who.zh}≤{what.zh}×{base.zh}", f"{who.en} ≤ {what.en} × {base.en}")


SHORT: dict[Base, Text] = {
    Base.NET_CAPITAL: Text("资本净额", "net capital"),
    Base.NET_ASSETS: Text("净资产", "net assets"),
    Base.PRIOR_YEAR_NET_ASSETS: Text("上年末净资产", "prior-year NA"),
    Base.REGISTERED_CAPITAL: Text("注册资本", "registered"),
    Base.PAID_IN_CAPITAL: Text("实收资本", "paid-in"),
}
"""Denominators where room is scarce; every such table tells what the abbreviations stand for."""

APART = {
    Group.NON_STANDARD: Text("非标准化融资", "Non-standard funding"),
    Group.STANDARDISED: Text("标准化融资（债券、证券化）", "Standardised funding (bonds, ABS)"),
}
KINDS = {Group.NON_STANDARD: Text("非标准化", "non-standard"), Group.STANDARDISED: Text("标准化", "standardised")}
TOGETHER = Text("两者合计", "Both together")


def whole(terms: PlaceTerms, *, short: bool = False) -> Text:
    """Where one limit holds both kinds of funding together: the most of both; empty where they stand apart."""
    return figure(terms.derived, short=short) if terms.shared else Text("", "")


def free(terms: PlaceTerms, *, short: bool = False) -> Text:
    """What needs no approval: of non-standard funding, and of standardised funding where any of it is open."""
    loans, bonds = terms.ratios.free[Group.NON_STANDARD], terms.ratios.free[Group.STANDARDISED]
    shown = figure(loans, short=short)
    if bonds.highest in (None, 0):
        return shown
    other = figure(bonds, short=short)
    label = Text("标准化", "standardised")
    return Text(f"{shown.zh}；{label.zh}{other.zh}", f"{shown.en}; {label.en} {other.en}")


def ratios(terms: PlaceTerms) -> Text:
    """The ratios of a place in a sentence: each kind of funding over its own denominators; what holds both together, where something does."""
    parts = []
    for group, of in ((Group.NON_STANDARD, terms.non_standard), (Group.STANDARDISED, terms.standardised)):
        shown = figure(of)
        parts.append(Text(f"{APART[group].zh}{shown.zh}", f"{APART[group].en} {shown.en}"))
    if terms.shared:
        both = figure(terms.derived)
        parts.append(Text(f"{TOGETHER.zh}至多{both.zh}", f"{TOGETHER.en.lower()} at most {both.en}"))
    return join(parts, zh="；", en="; ")


def over(case: Case) -> Text:
    """Over which denominators a ratio runs."""
    names = [base.label for base in case.parts]
    if len(names) < 2:
        return names[0] if names else same("")
    if case.joined == "sum":
        return join(names, zh="+", en=" + ")
    told_ = join(names, zh="、", en=", ")
    if case.joined == "least":
        return Text(f"{told_.zh}孰低", f"the least of {told_.en}")
    return Text(f"{told_.zh}（数条并行）", f"{told_.en} (several rules)")


def full(case: Case) -> Text:
    """A ratio with its denominators."""
    what, base = NO_FIGURE[case.silent] if case.silent else times(case.multiple), over(case)
    if case.multiple == 0 and case.upper is None and not case.silent:
        return same("0")
    if case.joined == "sum":
        parts = [same(f"{multiple(part)} × ") + of.label for of, part in case.parts.items()]
        return join(parts, zh=" + ", en=" + ")
    return Text(f"{what.zh} × {base.zh}", f"{what.en} × {base.en}") if base.zh and not case.silent else what


def bases(terms: PlaceTerms) -> Text:
    """The denominators of the derived ratio; those of its best case beside them where they are others."""
    low, high = over(terms.derived.cautious), over(terms.derived.best)
    if low == high or not high.zh:
        return low
    return Text(f"{low.zh}；至多时{high.zh}", f"{low.en}; at most {high.en}") if low.zh else high


def turns_on(terms: PlaceTerms) -> Text:
    """The facts that decide the derived ratio and that nobody stated."""
    return join([fact_label(name, dict(terms.law.facts)) for name in terms.turns_on], zh="、", en=", ")


def cases(terms: PlaceTerms) -> list[Text]:
    """The ratios case by case, a line for each; each kind of funding by itself."""
    found = []
    for group, derived in ((Group.NON_STANDARD, terms.non_standard), (Group.STANDARDISED, terms.standardised)):
        if derived.turns_on:
            for one in told(derived):
                shown = full(one.case)
                if one.case.upper is not None:
                    shown = _with_bases(span(one.case.multiple, one.case.upper), one.case)
                label, when = APART[group], answers(one.alternatives, terms)
                found.append(Text(f"{label.zh}{shown.zh} ←{when.zh}", f"{label.en} {shown.en} if {when.en}"))
    return found


def _with_bases(shown: Text, case: Case) -> Text:
    base = over(case)
    return Text(f"{shown.zh} × {base.zh}", f"{shown.en} × {base.en}") if base.zh else shown


def answers(alternatives: tuple[Answers, ...], terms: PlaceTerms) -> Text:
    """The answers under which a case holds."""
    found = []
    for alternative in alternatives:
        parts = []
        for name, values in alternative.items():
            label = _asked(name, terms)
            names = join([answer(name, value) for value in values], zh="/", en="/")
            parts.append(Text(f"{label.zh}：{names.zh}", f"{label.en}: {names.en}"))
        found.append(join(parts, zh="，", en=", "))
    return join(found, zh="；或", en="; or ")


def _asked(name: str, terms: PlaceTerms) -> Text:
    if name == "opened_on":
        return Text("开业满所需年限", "long enough in business")
    return fact_label(name, dict(terms.law.facts))


_LISTED = {
    "none": Text("未挂牌", "not listed"),
    "applying": Text("申请中", "applying"),
    "neeq": Text("新三板", "NEEQ board"),
    "exchange": Text("交易所上市", "stock exchange"),
}


def answer(name: str, value: object) -> Text:
    """An answer to a fact as people say it."""
    if name == "listing" and str(value) in _LISTED:
        return _LISTED[str(value)]
    if value == OTHER:
        return Text("其他等级", "any other grade")
    return CompanyType(value).label if isinstance(value, str) and value in set(CompanyType) else value_label(value)


def published(headline: Headline | None) -> Text:
    """The published ratio and its denominator."""
    if headline is None:
        return Text("（无）", "(none)")
    if headline.multiple is None:
        return published_times(headline)
    times_, base = published_times(headline), headline.base.label
    return Text(f"{times_.zh} × {base.zh}", f"{times_.en} × {base.en}")


def published_times(headline: Headline) -> Text:
    """The published multiple; what the compilation could not tell is not known."""
    return Text("不详", "not known") if headline.multiple is None else same(multiple(headline.multiple))


def cap(found: Finding, terms: PlaceTerms) -> Text:
    """A limit as it bears on a channel: the multiple, the denominator, and with which channels it is shared."""
    rule = terms.rule(found.rule)
    low, high = terms.multiples(found) or (None, None)
    what = span(low, high)
    base = found.base.label if found.base else same("")
    told_ = Text(f"≤{what.zh} × {base.zh}", f"≤{what.en} × {base.en}")
    if isinstance(rule, Limit) and rule.per == "shareholder":
        told_ = Text(f"每一股东≤{what.zh} × 其实缴出资", f"each shareholder ≤{what.en} × its own contribution")
    if len(found.channels) > 1 and isinstance(rule, Limit):
        pool = describe.channels(rule.channels)
        told_ = Text(f"{told_.zh}（{pool.zh}合计）", f"{told_.en} (with {pool.en})")
    if found.may_not_apply:
        when = describe.conditions(rule.when, terms.law.facts)
        told_ = Text(f"{told_.zh}[仅当{when.zh}]", f"{told_.en} [only if {when.en}]") if when.zh else told_
    return told_


def texts(terms: PlaceTerms, channel: Channel) -> Text:
    """The texts in force that speak of a channel, the place's own first."""
    sources = {rule.source.title: rule.source for rule in terms.rules if channel in rule.counts}
    names = [
        Text(f"《{title.zh}》{source.number or source.issued}", f"{title.en} {source.number or source.issued}")
        for title, source in sources.items()
    ]
    return join(names, zh="；\n", en=";\n")


def access(of: Terms) -> Text:
    """What the texts say of a channel, in a word or two."""
    levels = of.openings.levels
    if len(levels) == 1:
        return LEVELS[levels[0]]
    names = join([LEVELS[level] for level in levels], zh="/", en="/")
    return Text(f"视情形：{names.zh}", f"by case: {names.en}")


def full_opening(of: Terms) -> Text:
    """A channel in one cell: its access, and what it alone may raise."""
    names = list(dict.fromkeys(base.label for case in of.openings.cases for base in case.parts))
    shown, word = bare(of, join(names, zh="/", en="/")), access(of)
    if of.openings.levels == ("permitted",):
        return Text(f"{word.zh} {shown.zh}", f"{word.en} {shown.en}")
    return shown


def common(terms: PlaceTerms, base: Base) -> Text:
    """The ratios over one denominator of the company: of each kind of funding."""
    assert terms.common is not None  # noqa: S101  asked where it was worked out
    parts = []
    for group, label in KINDS.items():
        shown = ratio(terms.common.approved[group])
        parts.append(Text(f"{label.zh}{shown.zh}", f"{label.en} {shown.en}"))
    told_ = join(parts, zh="；", en="; ")
    return Text(f"{told_.zh}（÷{base.label.zh}）", f"{told_.en} (÷ {base.label.en})")


def opening(of: Terms, terms: PlaceTerms) -> Text:
    """A channel in full: its access and what it alone may raise; case by case where facts that nobody stated decide."""
    lines = []
    for one in openings(of.openings):
        case = one.case
        shown = LEVELS[case.level]
        if case.level in ("permitted", "with_approval"):
            most = NO_RATIO if case.multiple is None and of.unset else span(case.multiple, case.most)
            names = join([base.label for base in case.parts], zh="/", en="/")
            ratio_ = Text(f"{most.zh} × {names.zh}", f"{most.en} × {names.en}") if names.zh else most
            shown = Text(f"{shown.zh} {ratio_.zh}", f"{shown.en} {ratio_.en}")
        if of.openings.turns_on:
            when = answers(one.alternatives, terms)
            shown = Text(f"{shown.zh}（{when.zh}）", f"{shown.en} ({when.en})")
        lines.append(shown)
    return join(lines, zh="；", en="; ")


def bare(of: Terms, bases: Text | None = None) -> Text:
    """A channel in one cell: what it alone may raise with approvals, over ``bases``, and whether it needs any; or why nothing."""
    held = of.openings
    levels = held.levels
    if not {"permitted", "with_approval"} & set(levels):
        return access(of)
    low, high = held.low, held.high
    if high is None and of.unset:
        shown = NO_RATIO
    else:
        shut = low is None and "not_provided" in levels and high is not None
        most = times(high)
        shown = Text(f"至多{most.zh}", f"at most {most.en}") if shut else span(low, high)
        if bases is not None and bases.zh:
            shown = Text(f"{shown.zh} × {bases.zh}", f"{shown.en} × {bases.en}")
    if set(levels) <= {"permitted", "prohibited"}:  # where it is forbidden in some case, the range begins at nothing
        return shown
    if set(levels) <= {"with_approval", "prohibited"}:
        return shown + Text(" 须批准", ", approval")
    word = access(of)
    return Text(f"{shown.zh}（{word.zh}）", f"{shown.en} ({word.en})")


def brief(of: Terms, terms: PlaceTerms) -> Text:
    """A channel in one cell, with its denominators, and whether others share its limit."""
    names = list(dict.fromkeys(base.label for case in of.openings.cases for base in case.parts))
    shown = bare(of, join(names, zh="/", en="/"))
    binding = [cap for cap in of.caps if cap.base and (terms.multiples(cap) or (None,))[0] == of.most]
    if of.most is not None and any(len(cap.channels) > 1 for cap in binding):
        shown += Text(" 共用", ", shared")
    return shown


def demands(rule: Rule, terms: PlaceTerms) -> Text:
    """A rule in one line, with its conditions."""
    formula = describe.formula(rule, terms.law.facts)
    if not rule.when:
        return formula
    when = describe.conditions(rule.when, terms.law.facts)
    return Text(f"{formula.zh}[{when.zh}]", f"{formula.en} [{when.en}]")


def channel_names(rule: Rule) -> Text:
    """The channels that a rule speaks of."""
    if isinstance(rule, Count | Term):
        return labels(rule.counts)
    return describe.channels(rule.channels)
