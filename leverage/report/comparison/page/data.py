"""What the page to explore is made of: every place, time and kind of company as plain data, each thing stored once and referred to by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import inf
from typing import Any

from leverage import __version__
from leverage.assessment.findings import BROKEN, Finding
from leverage.comparison.headlines import Headline
from leverage.comparison.ranking import ceiling, raised, verdict
from leverage.comparison.ratios.places import Case, Comparison, Derived, PlaceTerms, Terms
from leverage.comparison.timeline import Era
from leverage.law import describe
from leverage.law.conditions import LOCAL, Reading
from leverage.law.rules import Limit, Manual, Rule
from leverage.law.sources import GRADES, NO_TEXT, Source
from leverage.report.comparison import words as say
from leverage.report.comparison.page import figures
from leverage.report.comparison.page.figures import RATIOS, Scale
from leverage.report.comparison.page.pools import Book
from leverage.report.comparison.page.words import REGIONS, WORDS
from leverage.report.rules import STRICTER
from leverage.report.words import EFFECTIVE_BASIS, visible
from leverage.terms.channels import RAISABLE, Channel, Group
from leverage.terms.facts import CompanyType, Fact, fact_label, value_label
from leverage.terms.money import in_unit, multiple
from leverage.terms.places import BY_CODE, PLACES
from leverage.terms.texts import Language, Text, join, same

UNIT = "万元"

Data = dict[str, Any]


def build(
    comparison: Comparison, timeline: Mapping[str, Sequence[Era]], language: Language, to: date | None = None
) -> Data:
    """The data of a page that opens on the date and the kind of the comparison, and may be moved from the first era of the timeline to ``to``."""
    held = sorted(comparison.places, key=lambda terms: PLACES.index(terms.place))
    eras = [era for terms in held for era in timeline[terms.place.code]]
    scale = _money_scale(comparison, eras)
    book = Book(scale)
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
        "channel": comparison.channel.value if comparison.channel else "all",
        "warnings": [book.text(_safe(warning)) for warning in comparison.warnings],
        "facts": _facts(comparison, book),
        "facted": _facted(comparison, book),
        "strict": any(era.strict for era in eras),
        "asked": "strict" if comparison.strict else "taken",
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
        "readings": book.readings.items,
        "texts": book.texts.items,
        "words": {key: [text.zh, text.en] for key, text in WORDS.items()},
        "rulebook": comparison.rulebook,
        "tool": f"leverage {__version__}",
    }


def _facts(comparison: Comparison, book: Book) -> list[list[int | None]]:
    """What was stated of the company, told once at the head of the page."""
    known = {name: fact for terms in comparison.places for name, fact in terms.law.facts.items()}
    return [
        [book.text(_safe(fact_label(name, known))), book.text(_safe(value_label(value)))]
        for name, value in comparison.facts.items()
        if name != "company_type"
    ]


def _facted(comparison: Comparison, book: Book) -> dict[str, list[int | None]]:
    """The names of the facts by which a reader may choose places: what the rating decides, and the listing."""
    held = [terms.law.facts for terms in comparison.places]
    return {
        key: list(dict.fromkeys(book.text(fact_label(name, facts)) for facts in held for name in names))
        for key, names in (("rating", ("rating", "prior_rating")), ("listing", ("listing",)))
    }


def _safe(text: Text) -> Text:
    return Text(visible(text.zh), visible(text.en))


def _company(comparison: Comparison, book: Book) -> Data | None:
    company = comparison.company
    if company is None:
        return None
    report = company.report_date.isoformat() if company.report_date else None
    capital = [[book.text(base.label), in_unit(figure.amount, UNIT)] for base, figure in company.capital.items()]
    return {"name": visible(company.name or ""), "reportDate": report, "capital": capital}


def _regions(codes: list[str], book: Book) -> list[Data]:
    found = []
    for label, members in REGIONS:
        held = [codes.index(code) for code in members if code in codes]
        if held:
            found.append({"label": book.text(label), "places": held})
    return found


def _legend(named: Sequence[Text], book: Book) -> list[int | None]:
    """The words of the steps of a scale, from its named ends: up to each of them, above the last, and no limit."""
    first, *others = named
    up_to = [Text(f"≤{name.zh}", f"≤{name.en}") for name in others]
    above = Text(f">{named[-1].zh}", f">{named[-1].en}")
    return [book.text(step) for step in (first, *up_to, above, figures.times(inf))]


def _money_scale(comparison: Comparison, eras: Iterable[Era]) -> Scale:
    held = [terms.money for terms in comparison.places]
    held += [terms.money for era in eras for terms in era.terms.values()]
    spans = [span for money in held if money is not None for span in raised(money, None)]
    return figures.money_scale([bound for span in spans for bound in span])


def _place(terms: PlaceTerms, held: Sequence[Era], comparison: Comparison, book: Book) -> Data:
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
        "money": _room(terms, book) if terms.money and comparison.kind else None,
    }


def _era(era: Era, comparison: Comparison, book: Book) -> Data:
    told: Data = {
        "since": era.since.isoformat(),
        "terms": {kind.value: _terms(found, book) for kind, found in era.terms.items()},
        "rooms": _rooms(era.terms, comparison, book),
    }
    if era.strict:
        told["strict"] = {kind.value: _terms(found, book) for kind, found in era.strict.items()}
        told["strictRooms"] = _rooms(era.strict, comparison, book)
    return told


def _rooms(terms: Mapping[CompanyType, PlaceTerms], comparison: Comparison, book: Book) -> dict[str, int]:
    return {
        kind.value: _room(found, book)
        for kind, found in terms.items()
        if found.money is not None and comparison.company is not None
    }


def _terms(found: PlaceTerms, book: Book) -> int:
    if id(found) not in book.numbers:
        book.numbers[id(found)] = _told(found, book)
    return book.numbers[id(found)]


def _told(found: PlaceTerms, book: Book) -> int:
    approved, free = found.ratios.approved, found.ratios.free
    return book.terms.add(
        {
            "all": _ratios(approved, found, book),
            "now": _ratios(free, found, book),
            "together": book.text(say.whole(found)),
            "local": book.text(say.local_caps(found)),
            "localShort": book.text(say.local_bases(found)),
            "text": found.grades != (NO_TEXT,),
            "bare": any(gap.id.endswith("/no-local-text") for gap in found.gaps),
            "ceilings": [_ceiling(found, group) for group in (Group.NON_STANDARD, Group.STANDARDISED)],
            "channels": {terms.channel.value: _channel(terms, found, book) for terms in found.channels},
            "readings": [] if found.strict else [_reading(r, book) for r in found.law.open_readings(found.as_of)],
            "rules": [] if found.strict else [_rule(rule, found, book) for rule in found.rules],
            "verified": found.verified_on.isoformat() if found.verified_on else None,
        }
    )


def _reading(reading: Reading, book: Book) -> int:
    """A contested clause: what is asked, what is taken, how else it could be read, and who would settle it."""
    return book.readings.add(
        {
            "id": reading.id,
            "name": book.text(reading.name),
            "ask": book.text(reading.ask),
            "taken": book.text(reading.taken),
            "ways": [
                [other.id, book.text(STRICTER[other.stricter]), book.text(other.says)] for other in reading.alternatives
            ],
            "settledBy": book.text(reading.settled_by),
        }
    )


def _ceiling(found: PlaceTerms, group: Group) -> str | None:
    """The nation's ceiling over a kind of funding, beyond which no text not seen can go."""
    most = ceiling(found, group)
    return None if most is None else multiple(most)


def _ratios(of: Mapping[Group | None, Derived], found: PlaceTerms, book: Book) -> list[int]:
    """The ratios of non-standard and of standardised funding: two figures, never added."""
    return [_ratio(of[group], found, book) for group in (Group.NON_STANDARD, Group.STANDARDISED)]


def _ratio(found: Derived, terms: PlaceTerms, book: Book) -> int:
    """A derived ratio, with its case under each answer to the facts that decide it."""
    facts = terms.law.facts
    rows = [
        [*(book.text(_answer(name, value)) for name, value in case.answers.items()), *_case(case, book)]
        for case in sorted(found.cases, key=lambda c: -1 if c.multiple is None else c.multiple)
    ]
    names = dict.fromkeys((*found.turns_on, *(terms.set_by_letter if not found.exact else ())))
    turns = [book.text(fact_label(name, facts)) for name in names]
    binding = list(dict.fromkeys((*found.cautious.binding, *found.best.binding)))
    short, full = figures.bases(found)
    more = {"turns": turns, "cases": rows if found.turns_on else [], "binding": binding}
    return book.shown(figures.ratio(found), base=book.text(short), over=book.text(full), **more)


def _answer(name: str, value: object) -> Text:
    if name == "opened_on" and isinstance(value, bool):
        return Text("已满所需年限", "long enough ago") if value else Text("未满所需年限", "too recently")
    return say.answer(name, value)


def _case(case: Case, book: Book) -> tuple[int | None, int | None]:
    return book.text(figures.ratio(Derived((case,))).words), book.text(figures.case_bases(case))


def _channel(terms: Terms, found: PlaceTerms, book: Book) -> int:
    limits = {rule.id: rule for rule in found.rules if isinstance(rule, Limit)}
    bases = list(dict.fromkeys(base.label for case in terms.openings.cases for base in case.parts))
    told = terms.openings
    return book.channels.add(
        {
            "access": told.access,
            "word": book.text(say.access(terms)),
            "told": book.text(say.opening(terms, found)) if told.turns_on else None,
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


def _rule(rule: Rule, found: PlaceTerms, book: Book) -> int:
    key = (found.place.code, rule.id)
    if key not in book.ruled:
        book.ruled[key] = _clause(rule, found, book)
    return book.ruled[key]


def _clause(rule: Rule, found: PlaceTerms, book: Book) -> int:
    facts: Mapping[str, Fact] = found.law.facts
    touches = frozenset() if isinstance(rule, Manual) and not rule.channels else _touched(rule)
    return book.rules.add(
        {
            "id": rule.id,
            "name": book.text(rule.name),
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


def _source(source: Source, book: Book) -> int:
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


def _headline(found: Headline, book: Book) -> Data:
    figure = figures.times(found.multiple) if found.multiple is not None else Text("不详", "not known")
    rank = None if found.multiple is None else float(found.multiple)
    base = found.base.label if found.multiple is not None else None
    return {"t": book.text(figure), "r": rank, "base": book.text(base), "note": book.text(found.note)}


def _room(terms: PlaceTerms, book: Book) -> int:
    """The room of the company in a place: in all and by channel, now and if approved."""
    if id(terms.money) not in book.numbers:
        book.numbers[id(terms.money)] = _amounts(terms, book)
    return book.numbers[id(terms.money)]


def _amounts(terms: PlaceTerms, book: Book) -> int:
    money = terms.money
    assert money is not None  # noqa: S101  asked of places with money alone
    now, later = raised(money, None, strict=terms.strict)
    return book.rooms.add(
        {
            "verdict": book.text(verdict(terms).label),
            "breach": verdict(terms) in BROKEN,
            "all": book.shown(figures.room(later, UNIT, book.money)),
            "now": book.shown(figures.room(now, UNIT, book.money)),
            "channels": {
                room.channel.value: {
                    key: book.shown(figures.room(span, UNIT, book.money, room.access))
                    for key, span in zip(("now", "all"), raised(money, room.channel, strict=terms.strict), strict=True)
                }
                for room in money.channels
            },
        }
    )
