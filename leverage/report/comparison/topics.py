"""One topic across places, as a table that a lawyer pastes into a letter: a row for each place, short names, short citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from leverage.comparison.ratios.places import Comparison, PlaceTerms
from leverage.law import describe
from leverage.law.rules import Access, Limit, Rule
from leverage.law.survey import on_rating
from leverage.report.comparison import standing
from leverage.report.comparison import words as say
from leverage.report.grid import Cell, Grid
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.texts import Text, join, same

_NONE = Text("—", "—")


@dataclass(frozen=True)
class Topic:
    """What a table is about: the channels whose access stands in columns of their own, and the rules whose words stand beside them."""

    name: Text
    channels: tuple[Channel, ...]
    kinds: tuple[str, ...] = ("limit", "count", "term", "lenders", "manual")


_SHAREHOLDERS = (Channel.SHAREHOLDER_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN)
TOPICS: dict[str, Topic] = {
    "banks": Topic(Text("银行借款", "Bank loans"), (Channel.BANK_LOAN, Channel.OTHER_FI_LOAN)),
    "shareholders": Topic(Text("股东借款", "Shareholder loans"), _SHAREHOLDERS),
    "abs": Topic(
        Text("债券、证券化与资产转让", "Bonds, ABS and asset transfers"),
        (Channel.BOND, Channel.ABS, Channel.ASSET_TRANSFER_REPO, Channel.ASSET_TRANSFER_OUTRIGHT),
    ),
    "interbank": Topic(
        Text("同业拆借", "Interbank borrowing and lending"), (Channel.INTERBANK_BORROWING, Channel.INTERBANK_LENDING)
    ),
    "guarantees": Topic(Text("对外担保", "Guarantees"), (Channel.GUARANTEE,)),
    "approvals": Topic(Text("须批准或备案的渠道", "Channels that need an approval or filing"), ()),
    "ratings": Topic(Text("监管评级与融资", "Supervisory ratings and funding"), ()),
    "terms": Topic(Text("期限、利率、出借人等逐笔条件", "Terms, rates, lenders and other conditions"), ()),
}
"""The topics by the names of the command line."""


def topic(comparison: Comparison, name: str) -> Grid:
    """The table of a topic. The places keep their order."""
    of = TOPICS[name]
    make = _SPECIAL.get(name)
    columns, cells = make(of) if make else _by_channel(of)
    if comparison.over is not None:
        columns = [*columns, ("common", Text("折合（倍）", "Over one base (×)"))]
    heads = (("place", Text("地区", "Place")), *columns, ("texts", Text("依据", "Texts")), _MARKED)
    rows: list[list[Cell]] = []
    for terms in comparison.places:
        told, rules = cells(terms)
        row: list[Cell] = [terms.place.name, *told]
        if comparison.over is not None:
            row.append(say.common(terms, comparison.over))
        rows.append([*row, texts(rules), standing.marks(terms)])
    kind = comparison.kind.label if comparison.kind else Text("各类公司", "every kind of company")
    title = Text(f"{of.name.zh}（{comparison.as_of}，{kind.zh}）", f"{of.name.en} ({comparison.as_of}, {kind.en})")
    return Grid(title, tuple(heads), rows)


_MARKED = ("marks", Text("提示", "Marks"))
_Cells = Callable[[PlaceTerms], tuple[list[Cell], list[Rule]]]
_Made = tuple[list[tuple[str, Text]], _Cells]


def _by_channel(of: Topic) -> _Made:
    """Each channel's access and what it alone may raise, and every rule on them in a line."""

    def cells(terms: PlaceTerms) -> tuple[list[Cell], list[Rule]]:
        rules = [r for r in terms.rules if r.kind in of.kinds and set(of.channels) & r.counts]
        own = [r for r in rules if not isinstance(r, Access)]
        spoken = [r for r in terms.rules if isinstance(r, Access) and set(of.channels) & r.counts]
        return [*(_opening(terms, channel) for channel in of.channels), _lines(own, terms)], [*own, *spoken]

    columns = [(channel.value, channel.short) for channel in of.channels]
    return [*columns, ("rules", Text("限额与条件", "Limits and conditions"))], cells


def _opening(terms: PlaceTerms, channel: Channel) -> Cell:
    of = terms.terms(channel)
    if of is None:
        return Text("未见限制", "no limit seen")
    return say.opening(of, terms)


def _lines(rules: Sequence[Rule], terms: PlaceTerms) -> Text:
    """Rules in a line each, the place's own first; of one that has conditions, for whom."""
    found = []
    for rule in sorted(rules, key=lambda rule: rule.layer != "local"):
        line = describe.formula(rule, terms.law.facts)
        if rule.kind == "manual" and rule.name is not None:
            line = rule.name
        if rule.when:
            when = describe.conditions(rule.when, terms.law.facts)
            line = Text(f"{line.zh}（{when.zh}）", f"{line.en} ({when.en})")
        found.append(line)
    return join(list(dict.fromkeys(found)), zh="；", en="; ") if found else _NONE


def _approvals(of: Topic) -> _Made:
    def cells(terms: PlaceTerms) -> tuple[list[Cell], list[Rule]]:
        asking = [r for r in terms.rules if isinstance(r, Access) and r.level == "with_approval"]
        always: list[Text] = []
        by_case: list[Text] = []
        for held in terms.channels:
            levels = held.openings.levels
            if held.channel in RAISABLE and "with_approval" in levels:
                (always if len(levels) == 1 else by_case).append(held.channel.short)
        free = [
            t.channel.short for t in terms.channels if t.openings.levels == ("permitted",) and t.channel in RAISABLE
        ]
        lifted = [r for r in terms.rules if isinstance(r, Limit) and r.approval_lifts]
        told: list[Cell] = [_named(always), _named(by_case), _named(free), _lines(lifted, terms)]
        return told, [*asking, *lifted]

    columns = [
        ("always", Text("须批准或备案", "Approval or filing")),
        ("by_case", Text("视情形", "By case")),
        ("free", Text("无须批准", "No approval")),
        ("lifts", Text("批准后可逾的限额", "Limits that an approval lifts")),
    ]
    return columns, cells


def _named(names: Sequence[Text]) -> Text:
    return join(list(names)) if names else _NONE


def _ratings(of: Topic) -> _Made:
    def cells(terms: PlaceTerms) -> tuple[list[Cell], list[Rule]]:
        scheme = terms.law.scheme(terms.as_of)
        rules = [rule for rule in on_rating(terms.law, terms.as_of) if rule in terms.rules]
        name = scheme.name if scheme else _NONE
        grades = describe.grades(scheme) if scheme else _NONE
        effect = scheme.effect if scheme else _NONE
        cases = join(say.cases(terms), zh="；", en="; ") if rules and say.cases(terms) else _NONE
        return [name, grades, effect, _lines(rules, terms), cases], rules

    columns = [
        ("scheme", Text("评级办法", "Rating scheme")),
        ("grades", Text("等级（由高到低）", "Grades, best first")),
        ("effect", Text("文本所定作用", "What the text makes of it")),
        ("rules", Text("取决于评级的规则", "Rules that turn on it")),
        ("cases", Text("各级倍数", "Ratios by grade")),
    ]
    return columns, cells


def _terms(of: Topic) -> _Made:
    def cells(terms: PlaceTerms) -> tuple[list[Cell], list[Rule]]:
        loans = [r for r in terms.rules if r.kind == "term"]
        who = [r for r in terms.rules if r.kind in ("lenders", "count")]
        asked = [r for r in terms.rules if r.kind == "manual"]
        return [_lines(loans, terms), _lines(who, terms), _lines(asked, terms)], [*loans, *who, *asked]

    columns = [
        ("terms", Text("期限与利率", "Terms and rates")),
        ("lenders", Text("出借人与家数", "Lenders and their number")),
        ("manual", Text("其他条件（人工确认）", "Other conditions (asked)")),
    ]
    return columns, cells


_SPECIAL: dict[str, Callable[[Topic], _Made]] = {"approvals": _approvals, "ratings": _ratings, "terms": _terms}


def texts(rules: Sequence[Rule]) -> Text:
    """The texts of some rules as short as they can be cited: number or title, with the articles; the place's own first."""
    articles: dict[tuple[str, str], tuple[Text, list[str]]] = {}
    for rule in sorted(rules, key=lambda rule: rule.layer != "local"):
        source = rule.source
        named = same(source.number) if source.number else Text(f"《{source.title.zh}》", source.title.en)
        held = articles.setdefault((source.title.zh, source.number or ""), (named, []))[1]
        if rule.article and rule.article not in held:
            held.append(rule.article)
    found = []
    for named, places in articles.values():
        at = join([same(place) for place in places])
        found.append(Text(f"{named.zh}{at.zh}", f"{named.en} {at.en}".strip()))
    return join(found, zh="；", en="; ") if found else _NONE
