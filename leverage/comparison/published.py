"""Why a published leverage ratio and the one that the rules amount to are not the same.

They are compared on equal footing: by the clauses that the headline sums up, for the kind of company and the facts that it speaks of. What differs
even so, the headline's own note explains; what differs only on another date, the texts between; what differs only for other companies, the
headline's conditions.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leverage.comparison.compare import Case, PlaceTerms, derived
from leverage.comparison.headlines import Headline
from leverage.comparison.stated import answered, readable
from leverage.law.survey import history
from leverage.terms.facts import CompanyType, fact_label, value_label
from leverage.terms.texts import Text, join

_MOST_TEXTS = 3
_FOOTING = date(2017, 11, 30)
"""The last day before the national pool, which holds funding to the local ratio: a further denominator, and no ratio of its own."""


def agrees(headline: Headline, case: Case) -> bool:
    """Whether a derived ratio is the published one, over the same denominator."""
    return case.multiple == headline.multiple and (not case.multiple or set(case.parts) == {headline.base})


def differs(terms: PlaceTerms, kind: CompanyType | None, stated: Mapping[str, object]) -> Text | None:
    """Why the published ratio is not the derived one. None where they agree, or where nothing was published."""
    headline = terms.headline
    if headline is None or headline.multiple is None:
        return None
    if agrees(headline, terms.derived.cautious) and agrees(headline, terms.derived.best):
        return None
    theirs = next((k for k in CompanyType if k in headline.kinds), kind) if kind not in headline.kinds else kind
    facts = {**stated, **headline.facts}
    then, now = (
        derived(terms.law, day, theirs, readable(facts, terms.law, day)).cautious for day in (_FOOTING, terms.as_of)
    )
    reasons = [_conditions(headline, kind, stated, terms)]
    reasons.append(headline.note if not agrees(headline, then) else None)
    reasons.append(_texts(terms) if not _same(then, now) else None)
    found = [reason for reason in reasons if reason is not None]
    return join(found, zh="", en=" ") if found else headline.note


def _same(one: Case, other: Case) -> bool:
    return (one.multiple, one.joined, one.parts) == (other.multiple, other.joined, other.parts)


def _conditions(
    headline: Headline, kind: CompanyType | None, stated: Mapping[str, object], terms: PlaceTerms
) -> Text | None:
    """What the headline presupposes, where that was stated otherwise, or where nobody stated it."""
    unmet = headline.unmet(answered(stated, terms.law, terms.as_of))
    if unmet:
        told = join([_presupposed(name, headline.facts[name], terms) for name in unmet], zh="、", en=", ")
        return Text(
            f"公布的比例只及：{told.zh}；此处不是。", f"The published ratio presupposes: {told.en}; here it is not so."
        )
    open_facts = [
        n for n in headline.facts if n in terms.derived.turns_on and n not in answered(stated, terms.law, terms.as_of)
    ]
    parts = [_presupposed(name, headline.facts[name], terms) for name in open_facts]
    if kind is None and headline.kinds and "company_type" in terms.derived.turns_on:
        names = join([k.label for k in CompanyType if k in headline.kinds], zh="、", en=", ")
        parts.insert(0, Text(f"{names.zh}公司", f"{names.en} companies"))
    if not parts:
        return None
    told = join(parts, zh="、", en=", ")
    return Text(
        f"公布的比例只及：{told.zh}；此处未指明。", f"The published ratio presupposes: {told.en}; not stated here."
    )


def _presupposed(name: str, value: object, terms: PlaceTerms) -> Text:
    if isinstance(value, date):
        return Text("开业已满所需年限", "long enough in business")
    label, answer = fact_label(name, terms.law.facts), value_label(value)
    return Text(f"{label.zh}为{answer.zh}", f"{label.en} is {answer.en}")


def _texts(terms: PlaceTerms) -> Text:
    """The texts that changed the rules between the headline and the date asked for."""
    first, last = sorted((_FOOTING, terms.as_of))
    on = last if last == terms.as_of else _FOOTING
    begun = [e for e in history(terms.law) if e.what == "begins" and first < e.day <= last and e.rule.in_force(on)]
    latest = sorted({event.rule.source.title: event.day for event in begun}.items(), key=lambda item: item[1])
    names = [Text(f"《{title.zh}》（{day}）", f"{title.en} ({day})") for title, day in reversed(latest)]
    told = join(names[:_MOST_TEXTS], zh="、", en=", ")
    if len(names) > _MOST_TEXTS:
        told += Text(f"等{len(names)}份文本", f"and {len(names) - _MOST_TEXTS} more")
    head = Text(f"公布的比例概括{_FOOTING}的条文", f"The published ratio sums up the clauses of {_FOOTING}")
    if not names:
        return Text(
            f"{head.zh}；两者之间有条款失效。", f"{head.en}; between then and the date asked for some of them ended."
        )
    if terms.as_of > _FOOTING:
        return Text(f"{head.zh}；其后有{told.zh}。", f"{head.en}; since then: {told.en}.")
    return Text(f"{head.zh}；所查日之后才有{told.zh}。", f"{head.en}; after the date asked for came: {told.en}.")
