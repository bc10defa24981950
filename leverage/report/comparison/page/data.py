"""What the page to explore is made of: every place, time and kind of company as plain data, each thing stored once and referred to by number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import inf
from typing import Any

from leverage import __version__
from leverage.assessment.findings import LEVELS, Assessment, Finding, Outcome
from leverage.comparison.compare import Case, Comparison, Derived, PlaceTerms, Terms
from leverage.comparison.headlines import Headline
from leverage.comparison.timeline import Era
from leverage.law import describe
from leverage.law.conditions import LOCAL
from leverage.law.rules import Limit, Manual, Rule
from leverage.law.sources import GRADES, Source
from leverage.report.comparison.page import figures
from leverage.report.comparison.page.figures import RATIOS, Scale, Shown
from leverage.report.comparison.page.words import REGIONS, WORDS
from leverage.report.words import EFFECTIVE_BASIS, visible
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.facts import CompanyType, Fact, fact_label, value_label
from leverage.terms.money import in_unit
from leverage.terms.places import BY_CODE, PLACES
from leverage.terms.texts import Language, Text, join, same

UNIT = "万元"

Data = dict[str, Any]


class _Pool:
    """Records stored once each, and known by their number."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self._numbers: dict[str, int] = {}

    def add(self, record: object) -> int:
        """The number of a record."""
        key = json.dumps(record, ensure_ascii=False, sort_keys=True)
        if key not in self._numbers:
            self._numbers[key] = len(self.items)
            self.items.append(record)
        return self._numbers[key]


class _Book:
    """The pools of one page. ``money`` is the colour scale of the company's room."""

    def __init__(self, money: Scale) -> None:
        self.texts, self.sources, self.rules, self.figures = _Pool(), _Pool(), _Pool(), _Pool()
        self.channels, self.terms, self.rooms = _Pool(), _Pool(), _Pool()
        self.money = money
        self.numbers: dict[int, int] = {}
        """The numbers of what was stored already, by the identity of what it was made from: kinds of company that are judged alike share it."""
        self.ruled: dict[tuple[str, str], int] = {}

    def text(self, text: Text | str | None) -> int | None:
        """The number of a text; one that reads the same in both languages is stored as one."""
        told = same(text) if isinstance(text, str) else text
        if told is None or not (told.zh or told.en):
            return None
        return self.texts.add(told.zh if told.zh == told.en else [told.zh, told.en])

    def shown(self, shown: Shown, **more: object) -> int:
        """The number of a figure."""
        return self.figures.add(
            {
                "t": self.text(shown.words),
                "ends": [self.text(end) for end in shown.ends],
                "r": shown.ranks,
                "s": shown.steps,
                **more,
            }
        )


def build(
    comparison: Comparison, timeline: Mapping[str, Sequence[Era]], language: Language, to: date | None = None
) -> Data:
    """The data of a page that opens on the date and the kind of the comparison, and may be moved from the first era of the timeline to ``to``."""
    held = sorted(comparison.places, key=lambda terms: PLACES.index(terms.place))
    eras = [era for terms in held for era in timeline[terms.place.code]]
    scale = _money_scale(comparison, eras)
    book = _Book(scale)
    places = [_place(terms, timeline[terms.place.code], comparison, book) for terms in held]
    kinds = [kind for kind in CompanyType if all(kind in era.terms for era in eras)]
    days = [comparison.as_of, to or comparison.as_of, *(era.since for era in eras)]
    return {
        "lang": language,
        "asOf": comparison.as_of.isoformat(),
        "from": min(days).isoformat(),
        "to": max(days).isoformat(),
        "kind": (comparison.kind or kinds[0]).value,
        "kinds": [{"id": kind.value, "label": book.text(kind.label)} for kind in kinds],
        "channels": [{"id": c.value, "label": book.text(c.label), "raises": c in RAISABLE} for c in Channel],
        "levels": {level: book.text(label) for level, label in LEVELS.items()},
        "channel": comparison.channel.value if comparison.channel else "all",
        "warnings": [book.text(_safe(warning)) for warning in comparison.warnings],
        "facts": _facts(comparison, book),
        "company": _company(comparison, book),
        "regions": _regions([terms.place.code for terms in held], book),
        "scales": {
            "ratio": _legend([figures.times(end) for end in RATIOS.ends], book),
            "room": _legend([same(in_unit(end, UNIT).removesuffix(".00")) for end in scale.ends], book),
        },
        "places": places,
        "rules": book.rules.items,
        "sources": book.sources.items,
        "figures": book.figures.items,
        "terms": book.terms.items,
        "channelTerms": book.channels.items,
        "rooms": book.rooms.items,
        "texts": book.texts.items,
        "words": {key: [text.zh, text.en] for key, text in WORDS.items()},
        "rulebook": comparison.rulebook,
        "tool": f"leverage {__version__}",
    }


def _facts(comparison: Comparison, book: _Book) -> list[list[int | None]]:
    """What was stated of the company, told once at the head of the page."""
    known = {name: fact for terms in comparison.places for name, fact in terms.law.facts.items()}
    return [
        [book.text(_safe(fact_label(name, known))), book.text(_safe(value_label(value)))]
        for name, value in comparison.facts.items()
        if name != "company_type"
    ]


def _safe(text: Text) -> Text:
    return Text(visible(text.zh), visible(text.en))


def _company(comparison: Comparison, book: _Book) -> Data | None:
    company = comparison.company
    if company is None:
        return None
    report = company.report_date.isoformat() if company.report_date else None
    capital = [[book.text(base.label), in_unit(figure.amount, UNIT)] for base, figure in company.capital.items()]
    return {"name": visible(company.name or ""), "reportDate": report, "capital": capital}


def _regions(codes: list[str], book: _Book) -> list[Data]:
    found = []
    for label, members in REGIONS:
        held = [codes.index(code) for code in members if code in codes]
        if held:
            found.append({"label": book.text(label), "places": held})
    return found


def _legend(named: Sequence[Text], book: _Book) -> list[int | None]:
    """The words of the steps of a scale, from its named ends: up to each of them, above the last, and no limit."""
    first, *others = named
    up_to = [Text(f"≤{name.zh}", f"≤{name.en}") for name in others]
    above = Text(f">{named[-1].zh}", f">{named[-1].en}")
    return [book.text(step) for step in (first, *up_to, above, figures.times(inf))]


def _money_scale(comparison: Comparison, eras: Iterable[Era]) -> Scale:
    held = [terms.money for terms in comparison.places]
    held += [terms.money for era in eras for terms in era.terms.values()]
    totals = [money.total for money in held if money is not None]
    return figures.money_scale([b for total in totals for b in (total.headroom, total.headroom_if_approved)])


def _place(terms: PlaceTerms, held: Sequence[Era], comparison: Comparison, book: _Book) -> Data:
    place, law = terms.place, terms.law
    borders = sorted({gap.since for regime in law.regimes for gap in regime.gaps})
    gaps = {gap.id: gap for day in borders for gap in law.gaps(day)}
    notes = [note for regime in law.regimes for note in regime.notes]
    readings = [reading for regime in law.regimes for reading in regime.remarks]
    follows = law.province.place if law.province else None
    return {
        "code": place.code,
        "name": book.text(place.name),
        "follows": book.text(BY_CODE[follows].name) if follows else None,
        "unread": [book.text(fact_label(name, law.facts)) for name in terms.unread],
        "eras": [_era(era, comparison, book) for era in held],
        "gaps": [
            [gap.id, gap.since.isoformat(), gap.until.isoformat() if gap.until else None, book.text(gap.says)]
            for gap in gaps.values()
        ],
        "notes": [
            [note.source.effective.isoformat(), book.text(note.says), note.article, _source(note.source, book)]
            for note in notes
        ],
        "readings": [book.text(reading) for reading in readings],
        "headlines": {
            kind.value: _headline(found.headline, book)
            for kind, found in held[-1].terms.items()
            if found.headline is not None
        },
        "money": _room(terms.money, book) if terms.money and comparison.kind else None,
    }


def _era(era: Era, comparison: Comparison, book: _Book) -> Data:
    terms = {kind.value: _terms(found, book) for kind, found in era.terms.items()}
    rooms = {
        kind.value: _room(found.money, book)
        for kind, found in era.terms.items()
        if found.money is not None and comparison.company is not None
    }
    return {"since": era.since.isoformat(), "terms": terms, "rooms": rooms}


def _terms(found: PlaceTerms, book: _Book) -> int:
    if id(found) not in book.numbers:
        book.numbers[id(found)] = _told(found, book)
    return book.numbers[id(found)]


def _told(found: PlaceTerms, book: _Book) -> int:
    return book.terms.add(
        {
            "all": _ratio(found.derived, found, book),
            "now": _ratio(found.permitted, found, book),
            "channels": {terms.channel.value: _channel(terms, found, book) for terms in found.channels},
            "rules": [_rule(rule, found, book) for rule in found.rules],
            "verified": found.verified_on.isoformat() if found.verified_on else None,
        }
    )


def _ratio(found: Derived, terms: PlaceTerms, book: _Book) -> int:
    """A derived ratio, with its case under each answer to the facts that decide it."""
    facts = terms.law.facts
    rows = [
        [*(book.text(_answer(name, value)) for name, value in case.answers.items()), *_case(case, book)]
        for case in sorted(found.cases, key=lambda c: -1 if c.multiple is None else c.multiple)
    ]
    turns = [book.text(fact_label(name, facts)) for name in found.turns_on]
    binding = list(dict.fromkeys((*found.cautious.binding, *found.best.binding)))
    short, full = figures.bases(found)
    more = {"turns": turns, "cases": rows if turns else [], "binding": binding}
    return book.shown(figures.ratio(found), base=book.text(short), over=book.text(full), **more)


def _answer(name: str, value: object) -> Text:
    if name == "opened_on" and isinstance(value, bool):
        return Text("已满所需年限", "long enough ago") if value else Text("未满所需年限", "too recently")
    return value_label(value)


def _case(case: Case, book: _Book) -> tuple[int | None, int | None]:
    return book.text(figures.times(case.multiple)), book.text(figures.case_bases(case))


def _channel(terms: Terms, found: PlaceTerms, book: _Book) -> int:
    limits = {rule.id: rule for rule in found.rules if isinstance(rule, Limit)}
    bases = list(dict.fromkeys(cap.base.label for cap in terms.caps if cap.base))
    return book.channels.add(
        {
            "access": terms.access,
            "all": book.shown(figures.of_channel(terms, approved=True)),
            "now": book.shown(figures.of_channel(terms, approved=False)),
            "base": book.text(join(bases, zh="/", en=" / ")),
            "caps": [
                [_rule(limits[cap.rule], found, book), book.text(_multiple(limits[cap.rule], cap))]
                for cap in terms.caps
                if cap.rule in limits
            ],
        }
    )


def _multiple(rule: Limit, cap: Finding) -> Text | None:
    """The multiple of a limit that leaves it to the place, as far as it is known here."""
    if rule.multiple is not LOCAL:
        return None
    return figures.between(*cap.multiples or (None, None)).words


def _rule(rule: Rule, found: PlaceTerms, book: _Book) -> int:
    key = (found.place.code, rule.id)
    if key not in book.ruled:
        book.ruled[key] = _clause(rule, found, book)
    return book.ruled[key]


def _clause(rule: Rule, found: PlaceTerms, book: _Book) -> int:
    facts: Mapping[str, Fact] = found.law.facts
    touches = frozenset() if isinstance(rule, Manual) and not rule.channels else _touched(rule)
    return book.rules.add(
        {
            "id": rule.id,
            "local": rule.layer == "local",
            "kind": rule.kind,
            "says": book.text(rule.says),
            "demands": book.text(describe.formula(rule, facts)),
            "when": book.text(describe.conditions(rule.when, facts)),
            "since": rule.start.isoformat(),
            "until": rule.until.isoformat() if rule.until else None,
            "source": _source(rule.source, book),
            "article": rule.article,
            "words": rule.words,
            "note": book.text(rule.note),
            "replaces": list(rule.replaces),
            "channels": [channel.value for channel in Channel if channel in touches],
        }
    )


def _touched(rule: Rule) -> frozenset[Channel]:
    counts: frozenset[Channel] | None = getattr(rule, "counts", None)
    return frozenset({rule.channel}) if counts is None else counts  # type: ignore[union-attr]


def _source(source: Source, book: _Book) -> int:
    return book.sources.add(
        {
            "title": book.text(source.title),
            "number": source.number,
            "issuer": book.text(source.issuer),
            "issued": source.issued.isoformat(),
            "effective": source.effective.isoformat(),
            "basis": book.text(EFFECTIVE_BASIS[source.effective_basis]),
            "grade": source.grade,
            "evidence": book.text(GRADES[source.grade]),
            "verified": source.verified_on.isoformat(),
            "checked": book.text(source.checked),
            "seen": source.seen,
        }
    )


def _headline(found: Headline, book: _Book) -> Data:
    figure = figures.times(found.multiple) if found.multiple is not None else Text("不详", "not known")
    rank = None if found.multiple is None else float(found.multiple)
    base = found.base.label if found.multiple is not None else None
    return {"t": book.text(figure), "r": rank, "base": book.text(base), "note": book.text(found.note)}


def _room(money: Assessment, book: _Book) -> int:
    """The room of the company in a place: in all and by channel, now and if approved."""
    if id(money) not in book.numbers:
        book.numbers[id(money)] = _amounts(money, book)
    return book.numbers[id(money)]


def _amounts(money: Assessment, book: _Book) -> int:
    scale = book.money
    total = money.total
    return book.rooms.add(
        {
            "verdict": book.text(money.verdict.label),
            "breach": money.verdict in (Outcome.BREACH, Outcome.PROHIBITED),
            "all": book.shown(figures.amount(total.headroom_if_approved, UNIT, scale)),
            "now": book.shown(figures.amount(total.headroom, UNIT, scale)),
            "channels": {
                room.channel.value: {
                    "all": book.shown(figures.amount(room.headroom_if_approved, UNIT, scale, room.access)),
                    "now": book.shown(figures.amount(room.headroom, UNIT, scale, room.access)),
                }
                for room in money.channels
            },
        }
    )
