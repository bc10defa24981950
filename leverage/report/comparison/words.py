"""How a comparison is put into words, for every medium alike."""

from __future__ import annotations

from fractions import Fraction
from math import inf

from leverage.assessment.findings import LEVELS, Assessment, Finding
from leverage.comparison.cases import Told, told
from leverage.comparison.compare import Case, Comparison, Derived, PlaceTerms, Terms
from leverage.comparison.headlines import Headline
from leverage.comparison.ranking import merits
from leverage.comparison.where import Filtered, Match
from leverage.law import describe
from leverage.law.rules import Count, Limit, Rule, Term
from leverage.report import words
from leverage.report.words import NOT_PROVIDED, UNKNOWN, UNLIMITED
from leverage.terms.channels import Channel, labels
from leverage.terms.facts import CompanyType, fact_label, value_label
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


def ratio(derived: Derived) -> Text:
    """A derived ratio: cautious, and up to which it may be."""
    return span(derived.cautious.multiple, derived.best.multiple)


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
    what, base = times(case.multiple), over(case)
    if case.joined == "sum":
        parts = [same(f"{multiple(part)} × ") + of.label for of, part in case.parts.items()]
        return join(parts, zh=" + ", en=" + ")
    return Text(f"{what.zh} × {base.zh}", f"{what.en} × {base.en}") if base.zh else what


def bases(terms: PlaceTerms) -> Text:
    """The denominators of the derived ratio; those of its best case beside them where they are others."""
    low, high = over(terms.derived.cautious), over(terms.derived.best)
    if low == high or not high.zh:
        return low
    return Text(f"{low.zh}；至多时{high.zh}", f"{low.en}; at most {high.en}") if low.zh else high


def turns_on(terms: PlaceTerms) -> Text:
    """The facts that decide the derived ratio and that nobody stated."""
    return join([fact_label(name, dict(terms.law.facts)) for name in terms.derived.turns_on], zh="、", en=", ")


def cases(terms: PlaceTerms) -> list[Text]:
    """The derived ratio case by case, a line for each."""
    return [_case(group, terms) for group in told(terms.derived)] if terms.derived.turns_on else []


def _case(group: Told, terms: PlaceTerms) -> Text:
    """One ratio, and the answers under which it holds."""
    alternatives = []
    for answers in group.alternatives:
        parts = []
        for name, values in answers.items():
            label = _asked(name, terms)
            names = join([_answer(value) for value in values], zh="/", en="/")
            parts.append(Text(f"{label.zh}：{names.zh}", f"{label.en}: {names.en}"))
        alternatives.append(join(parts, zh="，", en=", "))
    when, shown = join(alternatives, zh="；或", en="; or "), full(group.case)
    return Text(f"{shown.zh} ←{when.zh}", f"{shown.en} if {when.en}")


def _asked(name: str, terms: PlaceTerms) -> Text:
    if name == "opened_on":
        return Text("开业满所需年限", "long enough in business")
    return fact_label(name, dict(terms.law.facts))


def _answer(value: object) -> Text:
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
    """What the texts say of a channel."""
    return LEVELS[of.access]


def brief(of: Terms, terms: PlaceTerms) -> Text:
    """A channel in one cell: what it alone may raise with approvals, over what, and whether it needs any; or why nothing."""
    if of.access in ("prohibited", "not_provided"):
        return access(of)
    most = span(of.most, of.most_upper)
    binding = [cap for cap in of.caps if cap.base and (terms.multiples(cap) or (None,))[0] == of.most]
    names = join(list(dict.fromkeys(cap.base.label for cap in binding if cap.base)), zh="/", en="/")
    told_ = Text(f"{most.zh} × {names.zh}", f"{most.en} × {names.en}") if names.zh else most
    if any(len(cap.channels) > 1 for cap in binding):
        told_ += Text(" 共用", "shared")
    return told_ + Text(" 须批准", ", approval") if of.access == "with_approval" else told_


def head(comparison: Comparison) -> Text:
    """What is compared: the date, the kind of company, the facts stated, the company."""
    kind = comparison.kind
    parts = [
        Text(f"规则日期 {comparison.as_of}", f"rules of {comparison.as_of}"),
        Text(f"公司类型：{kind.label.zh}", f"company type: {kind.label.en}")
        if kind
        else Text("公司类型未指明", "company type not stated"),
    ]
    known = {name: fact for terms in comparison.places for name, fact in terms.law.facts.items()}
    facts = [
        fact_label(name, known) + Text(f"：{answer.zh}", f": {answer.en}")
        for name, value in comparison.facts.items()
        if name != "company_type" and (answer := value_label(value))
    ]
    parts += facts
    if comparison.channel:
        label = comparison.channel.label
        parts.append(Text(f"渠道：{label.zh}", f"channel: {label.en}"))
    if comparison.company is not None:
        name_ = comparison.company.name
        parts.append(
            same(name_)
            if name_
            else Text("（按所填资本、无负债的公司）", "(a company of the capital stated, without debt)")
        )
    return join(parts, zh=" · ", en=" · ")


def counted(found: Filtered) -> Text:
    """How many places a filter found."""
    asked = " + ".join(f"[{clause}]" for clause in found.clauses)
    sure = sum(match.answer == "yes" for match in found.matches.values())
    rest = len(found.matches) - sure
    return Text(
        f"{asked}：{found.of}地中{len(found.matches)}地符合" + (f"（其中{rest}地视未指明的事实而定）" if rest else ""),
        f"{asked}: {len(found.matches)} of {found.of} places"
        + (f" ({rest} of them depending on facts not stated)" if rest else ""),
    )


def untold(found: Filtered) -> Text | None:
    """The places not found of which something is missing."""
    if not found.untold:
        return None
    names = join([terms.place.name for terms in found.untold], zh="、", en=", ")
    return Text(
        f"未列入但有已知缺口、不能断言的：{names.zh}。",
        f"Not listed, but with known gaps, so that it cannot be told: {names.en}.",
    )


def matched(match: Match) -> Text:
    """Which rows a filter found in a place: by rule, with its channels if they are several."""
    if len({row.channel for row in match.rows}) == 1:
        return same("; ".join(row.rule.id for row in match.rows if row.rule))
    by_rule: dict[str, list[Text]] = {}
    for row in match.rows:
        by_rule.setdefault(row.rule.id if row.rule else "-", []).append(row.channel.label)
    shown = []
    for rule, names in by_rule.items():
        told_ = (
            join(names, zh="、", en=", ") if len(names) <= 2 else Text(f"{len(names)}个渠道", f"{len(names)} channels")
        )
        shown.append(Text(f"{rule}（{told_.zh}）", f"{rule} ({told_.en})"))
    return join(shown, zh="；", en="; ")


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


HOW = Text(
    "派生比例：一家没有负债、各项分母均为1元、一切批准均已取得的公司，在设有比例的渠道上合计最多可融资多少元。事实未指明时取最不利的答案，并列最有利者。",
    "The derived ratio: how much a company without debt, with one yuan of every denominator and every approval, may raise in all through the channels "
    "that some rule limits. Where facts are not stated, under the least favourable answers; the most favourable ones beside it.",
)
APPROVALS = Text(
    "派生比例不等于今日可用：须批准的渠道先要取得批准或备案；“无须批准者”只计不须批准的渠道。",
    "The derived ratio is not what is open today: channels with approval need it first. “Unapproved” counts only those that need none.",
)


def derived(terms: PlaceTerms) -> Text:
    """A derived ratio with its denominators; while facts are unknown, from the least to the most, and by which facts."""
    low, high = full(terms.derived.cautious), full(terms.derived.best)
    if not terms.derived.turns_on or low == high:
        return low
    facts = turns_on(terms)
    return Text(f"{low.zh} 至 {high.zh}（视{facts.zh}）", f"{low.en} to {high.en} (by {facts.en})")


def raised(money: Assessment, channel: Channel | None, unit: str) -> tuple[Text, Text]:
    """What the company may still raise, now and with approvals: in all, or through one channel."""
    room = next((r for r in money.channels if r.channel is channel), None)
    blank = NOT_PROVIDED if room is not None and room.access == "not_provided" else UNKNOWN
    of = money.total if room is None else room
    now, opened = (amount(bound, unit, blank) for bound in (of.headroom, of.headroom_if_approved))
    return now, opened


def amount(bound: Bound | None, unit: str, blank: Text = UNKNOWN) -> Text:
    """An amount in a unit, or what stands in its place."""
    return Text(words.amount(bound, "zh", unit, blank=blank), words.amount(bound, "en", unit, blank=blank))


def unlimited(comparison: Comparison) -> Text | None:
    """Where some channel has no ratio: that no text gives one is not leave to borrow without bound."""
    where = [t for t in comparison.places if t.money is not None and inf in merits(t, comparison.channel)]
    if not where:
        return None
    names = join([terms.place.name for terms in where], zh="、", en=", ")
    return Text(
        f"“无上限”：当地文本允许某渠道而未定比例（{names.zh}），不等于可以无限融资；请向监管部门确认。",
        f"“No limit”: the local text permits a channel and sets no ratio ({names.en}). That is no leave to borrow without bound: ask the regulator.",
    )
