"""Where places stand, and what the company has there, in words; and what was asked and found."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from leverage.comparison.ranking import STANDINGS, Span, Standing, ceiling, merits, raised, standing, verdict
from leverage.comparison.ratios.places import Comparison, PlaceTerms
from leverage.comparison.where import Filtered, Match
from leverage.report import words
from leverage.report.comparison.words import answer as answered
from leverage.report.comparison.words import figure, times
from leverage.report.words import NOT_PROVIDED, UNKNOWN
from leverage.terms.channels import Channel, Group
from leverage.terms.facts import fact_label
from leverage.terms.money import Bound
from leverage.terms.texts import Text, join, same


def reach(terms: PlaceTerms, group: Group) -> Text:
    """What a text that nobody has seen may make of a ratio: anything from nothing to the nation's ceiling, where there is one."""
    most = ceiling(terms, group)
    if most is None:
        return Text("0~不明", "0~?")
    return same(f"0~{times(most).en}")


def in_cell(terms: PlaceTerms, group: Group, *, short: bool = False, bracket: bool = True) -> Text:
    """A ratio as a table shows it: of a place with texts not seen, by the texts held, and in brackets what the others leave open."""
    of = terms.non_standard if group is Group.NON_STANDARD else terms.standardised
    shown = figure(of, short=short)
    if bracket and standing(terms) in ("gap", "no_text"):
        open_ = reach(terms, group)
        return Text(f"{shown.zh}（{open_.zh}）", f"{shown.en} ({open_.en})")
    return shown


HEADS: dict[Standing, Text] = {
    "ranked": Text("排名：未知有缺文本，事实已明", "Ranked: no text known to be missing, no fact open"),
    "range": Text("不排名：取决于公司未填的事实，列区间", "Not ranked: facts not stated decide; ranges"),
    "gap": Text(
        "不排名：另有未见的融资文本，所列按已见文本",
        "Not ranked: texts on funding known and not seen; figures by the texts held",
    ),
    "no_text": Text(
        "不排名：未收录当地文本，所列只按全国规则",
        "Not ranked: no local text held; figures by the nation's rules alone",
    ),
    "unknown": Text("不排名：未作规定，或说不出数字", "Not ranked: not provided for, or no figure can be said"),
    "broken": Text("以现有余额已违反当地规则", "The company breaks the rules there as it stands"),
}
"""What the standings of places mean, as every table and document heads them."""


def open_ranges(places: Sequence[PlaceTerms]) -> Text | None:
    """What texts not seen leave open, where that is the same in all of some places; None where it is not."""
    spans = {(reach(terms, Group.NON_STANDARD), reach(terms, Group.STANDARDISED)) for terms in places}
    if len(spans) != 1:
        return None
    ((loans, bonds),) = spans
    return Text(
        f"未见文本可使非标准化为{loans.zh}倍、标准化为{bonds.zh}倍",
        f"texts not seen may make it {loans.en} × of non-standard and {bonds.en} × of standardised funding",
    )


def summary(comparison: Comparison) -> Text | None:
    """How many places stand where, in one line; nothing where all are ranked, or there is one."""
    held = by_standing(comparison.places, comparison.channel)
    if len(comparison.places) < 2 or set(held) <= {"ranked"}:
        return None
    parts = [
        Text(f"{COUNTED[key].zh}{len(places)}地", f"{COUNTED[key].en} {len(places)}") for key, places in held.items()
    ]
    told = join(parts, zh="，", en=", ")
    return Text(f"所比{len(comparison.places)}地：{told.zh}。", f"{len(comparison.places)} places: {told.en}.")


COUNTED: dict[Standing, Text] = {
    "ranked": Text("可排名", "ranked"),
    "range": Text("取决于未填事实", "turning on facts not stated"),
    "gap": Text("有未见文本", "with texts not seen"),
    "no_text": Text("未收录当地文本", "without a local text"),
    "unknown": Text("未作规定或说不出数字", "not provided for or without a figure"),
    "broken": Text("现状已违规", "broken as it stands"),
}


def marks(terms: PlaceTerms, *, differs: bool = False) -> Text:
    """What a reader of a figure must know, in single characters (``MARKS``)."""
    found = [Text("旧", "S")] if terms.stale else []
    found += [Text(f"缺{len(terms.own_gaps)}", f"G{len(terms.own_gaps)}")] if terms.own_gaps else []
    found += [Text("异", "N")] if differs else []
    return join(found, zh=" ", en=" ")


MARKS = Text(
    "旧：有核实日早于规则日的地方条款；缺：已知存在而未见的文本（件数）；异：与2017年末公布的比例不同。",
    "S: local clauses last verified before the date; G: texts known and not seen (how many); N: the ratio published in late 2017 is another.",
)


def by_standing(places: tuple[PlaceTerms, ...], channel: Channel | None) -> dict[Standing, list[PlaceTerms]]:
    """The places by their standing, in their order; those that nobody stands in left out."""
    found: dict[Standing, list[PlaceTerms]] = {}
    for terms in places:
        found.setdefault(standing(terms, channel), []).append(terms)
    return {key: found[key] for key in STANDINGS if key in found}


def in_breach(comparison: Comparison) -> Text | None:
    """Where the company breaks the rules as it stands: everywhere, or in how many places; the first line of every comparison with one."""
    held = [terms for terms in comparison.places if terms.money is not None]
    broken = [terms for terms in held if standing(terms) == "broken"]
    if not broken:
        return None
    if len(broken) == len(held):
        every = len(held)
        return Text(
            f"该公司以现有余额，在所比{every}地全部超限或属禁止。",
            f"As it stands, the company breaks the rules of every one of the {every} places compared.",
        )
    names = join([terms.place.name for terms in broken])
    return Text(
        f"该公司以现有余额，在所比{len(held)}地中的{len(broken)}地超限或属禁止：{names.zh}。",
        f"As it stands, the company breaks the rules of {len(broken)} of the {len(held)} places compared: {names.en}.",
    )


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
        if name != "company_type" and name in known and (answer := answered(name, value))
    ]
    parts += facts
    if comparison.channel:
        label = comparison.channel.label
        parts.append(Text(f"渠道：{label.zh}", f"channel: {label.en}"))
    if comparison.strict:
        parts.append(Text("有争议的条款按最严读法", "contested clauses by the strictest readings"))
    parts += [Text(f"读法 {name}={way}", f"reading {name}={way}") for name, way in comparison.readings.items()]
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


HOW = Text(
    "倍数：一家没有负债、各项分母均为1元、一切批准均已取得的公司，在设有比例的渠道上最多可融资多少元；非标准化与标准化（债券、证券化）各为一数，"
    "不相加；同一限额兼管两者的，另列两者合计。事实未指明时列区间：前者无论如何都成立。",
    "The multiples: how much a company without debt, with one yuan of every denominator and every approval, may raise through the channels that some "
    "rule limits. Non-standard and standardised funding (bonds, ABS) are two figures and are not added; where one limit holds both, their total is "
    "told besides. Where facts are not stated there is a range, of which the first figure holds whatever they are.",
)


APPROVALS = Text(
    "获批后的倍数不等于今日可用：须批准的渠道先要取得批准或备案；“无须批准者”只计不须批准的渠道。",
    "What approvals would give is not what is open today: channels with approval need it first. “Unapproved” counts only those that need none.",
)


def money(terms: PlaceTerms, channel: Channel | None, unit: str) -> tuple[Text, Text]:
    """What the company may still raise, now and with approvals: in all, or through one channel; a range where facts that nobody stated decide."""
    assert terms.money is not None  # noqa: S101
    room = next((r for r in terms.money.channels if r.channel is channel), None)
    blank = NOT_PROVIDED if room is not None and room.access == "not_provided" else UNKNOWN
    now, later = (amounts(one, unit, blank) for one in raised(terms.money, channel, strict=terms.strict))
    return now, later


def amounts(held: Span, unit: str, blank: Text = UNKNOWN) -> Text:
    """An amount, or from the least to the most that it may be."""
    low, high = held
    if low == high or high is None:
        return amount(low, unit, blank)
    if low is None:
        return Text("至多", "at most") + amount(high, unit)
    one, other = amount(low, unit), amount(high, unit)
    return Text(f"{one.zh}～{other.zh}", f"{one.en}~{other.en}")


def stands(terms: PlaceTerms) -> Text:
    """How the company stands in a place."""
    return verdict(terms).label


def amount(bound: Bound | None, unit: str, blank: Text = UNKNOWN) -> Text:
    """An amount in a unit, or what stands in its place."""
    return Text(words.amount(bound, "zh", unit, blank=blank), words.amount(bound, "en", unit, blank=blank))


def unlimited(comparison: Comparison) -> Text | None:
    """Where some channel has no ratio: that no text gives one is not leave to borrow without bound."""
    where = [t for t in comparison.places if t.money and any(inf in pair for pair in merits(t, comparison.channel))]
    if not where:
        return None
    names = join([terms.place.name for terms in where], zh="、", en=", ")
    return Text(
        f"“无上限”：当地文本允许某渠道而未定比例（{names.zh}），不等于可以无限融资；请向监管部门确认。",
        f"“No limit”: the local text permits a channel and sets no ratio ({names.en}). That is no leave to borrow without bound: ask the regulator.",
    )
