"""What a supervisory rating does to funding: one company, judged under every grade that its place gives on the date of the check.

Nothing is computed here but the differences: each grade's figures are those of ``assess``. Everything else about the company, and the law, stays as
it is. Where rules look at two ratings, this year's and the prior one, there are two questions, and both are answered: what a grade changes while the
prior one stays as stated, and what it changes once it was kept for two years.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from leverage.assessment.assess import assess
from leverage.assessment.findings import BROKEN, STRICTNESS, Assessment, Finding, Outcome
from leverage.assessment.graded import ByRating, Graded
from leverage.assessment.room.optimum import maximise
from leverage.law import describe
from leverage.law.conditions import fact_of
from leverage.law.regime import RatingScheme
from leverage.law.rulebook import Law
from leverage.law.rules import Rule
from leverage.law.survey import on_rating
from leverage.terms.answers import read_fact
from leverage.terms.channels import Channel
from leverage.terms.facts import RATINGS, FactValue
from leverage.terms.texts import Text, join, same

_SCORERS = {"CN-CQ": "chongqing"}
"""Places whose score the program works out, and the name of the scorer."""

_OPEN = ("permitted", "with_approval")


def by_rating(present: Assessment, law: Law) -> ByRating:
    """The company of an assessment under every grade in use on its date, the best first; where its own rating is not stated, as it stands comes first."""
    found = on_rating(law, present.as_of)
    left_out = [rule for rule in found if present.without_stale and _stale(rule, present)]
    rules = [rule for rule in found if rule not in left_out]
    scheme = law.scheme(present.as_of)
    names = {fact_of(key) for rule in rules for key in law.keys(rule)}
    two_years = "prior_rating" in names
    rows = tuple(_rows(present, law, scheme, two_years=two_years)) if scheme and rules else ()
    ids = tuple(rule.id for rule in rules)
    told = [*_which(present, rules, left_out), *_scheme(present, law, scheme, two_years=two_years)]
    return ByRating(scheme, ids, two_years, rows, tuple(told))


def _stale(rule: Rule, present: Assessment) -> bool:
    return rule.layer == "local" and rule.stale(present.as_of)


def _rows(present: Assessment, law: Law, scheme: RatingScheme, *, two_years: bool) -> Iterator[Graded]:
    facts = law.facts_on(present.as_of)
    stated = {name: present.company.facts.get(name) for name in RATINGS}
    rating, prior = (None if stated[n] is None else str(read_fact(facts[n], stated[n])) for n in RATINGS)
    if rating is None:
        yield _graded(None, prior, present, present)
    single = [_under(grade, prior, present, law, now=grade == rating) for grade in scheme.values]
    yield from single
    if two_years:
        kept = [_under(grade, grade, present, law, now=(grade, grade) == (rating, prior)) for grade in scheme.values]
        if any(_figures(one) != _figures(other) for one, other in zip(single, kept, strict=True)):
            yield from (row for row in kept if row.prior_rating != prior)


def _under(grade: str, prior: str | None, present: Assessment, law: Law, *, now: bool) -> Graded:
    if now:
        return _graded(grade, prior, present, present)
    answers: dict[str, FactValue | None] = {"rating": grade, "prior_rating": prior}
    facts = {**present.company.facts, **{name: answer for name, answer in answers.items() if answer is not None}}
    company = replace(present.company, facts=facts)
    found = assess(
        company,
        law,
        present.as_of,
        without_stale=present.without_stale,
        readings=present.readings,
        rulebook=present.rulebook,
    )
    return _graded(grade, prior, found, present)


def _graded(rating: str | None, prior: str | None, found: Assessment, present: Assessment) -> Graded:
    before = {room.channel: room.access for room in present.channels}
    opens, closes = [], []
    for room in found.channels:
        was = before.get(room.channel, "permitted")
        change = STRICTNESS.index(room.access) - STRICTNESS.index(was)
        if change < 0 and room.access in _OPEN:
            opens.append(room.channel)
        if change > 0 and was in _OPEN:
            closes.append(room.channel)
    repay = least_to_repay(found) if found.verdict in BROKEN else Fraction(0)
    return Graded(rating, prior, found is present, found, tuple(opens), tuple(closes), repay or None)


def _figures(row: Graded) -> tuple[object, ...]:
    """What a reader would see of a row, its ratings apart."""
    found = row.assessment
    rooms = tuple((r.channel, r.access, r.headroom, r.headroom_if_approved) for r in found.channels)
    return (found.verdict, found.total.headroom, found.total.headroom_if_approved, rooms)


def least_to_repay(found: Assessment) -> Fraction:
    """The least to repay before no limit is certainly exceeded: all the money known of, less the most of it that the limits let stand.

    Amounts whose channel is not known stand wherever that costs least, and a limit that may not apply counts for nothing, so that the figure is never
    too high.
    """
    company = found.company
    known = [(c, balance.amount) for c in Channel if (balance := company.balance(c)) is not None and balance.amount]
    loose = [(item.among, item.amount) for item in company.unallocated if item.amount]
    amounts = [(frozenset({channel}), amount) for channel, amount in known] + loose
    cells = [(number, channel) for number, (among, _) in enumerate(amounts) for channel in among]
    if not cells:
        return Fraction(0)
    rows = [[Fraction(owner == number) for owner, _ in cells] for number in range(len(amounts))]
    rooms = [amount for _, amount in amounts]
    for channels, most in _caps(found):
        rows.append([Fraction(channel in channels) for _, channel in cells])
        rooms.append(most)
    (kept, _), _ = maximise(rows, [(room, Fraction(0)) for room in rooms])
    return sum((amount for _, amount in amounts), Fraction(0)) - kept


def _caps(found: Assessment) -> Iterator[tuple[frozenset[Channel], Fraction]]:
    """How much may certainly stand at most over which channels. What shareholders hold above their own caps comes off what they hold in all."""
    over: dict[frozenset[Channel], Fraction] = {}
    for finding in found.findings:
        channels = frozenset(finding.channels)
        if finding.subject is not None:
            if finding.kind == "limit" and finding.outcome in BROKEN:
                over[channels] = over.get(channels, Fraction(0)) + _excess(finding)
        elif finding.outcome is Outcome.PROHIBITED:
            yield channels, Fraction(0)
        elif _bounds(finding) and finding.cap_upper is not None:
            yield channels, finding.cap_upper
    for channels, excess in over.items():
        yield channels, found.company.over(channels).low - excess


def _bounds(finding: Finding) -> bool:
    held = (Outcome.COMPLIANT, Outcome.BREACH, Outcome.UNDETERMINED)
    return finding.kind == "limit" and finding.outcome in held and not finding.may_not_apply


def _excess(finding: Finding) -> Fraction:
    return max(Fraction(0), finding.used.low - (finding.cap_upper or Fraction(0))) if finding.used else Fraction(0)


def _which(present: Assessment, rules: list[Rule], left_out: list[Rule]) -> Iterator[Text]:
    day = present.as_of
    if rules:
        names = _names(rules)
        yield Text(f"取决于评级的规则：{names.zh}。", f"Rules that turn on a rating: {names.en}.")
    elif left_out:
        names = _names(left_out)
        yield Text(
            f"取决于评级的规则均按要求未计入（核实日早于核对日）：{names.zh}。",
            f"Every rule that turns on a rating is left out as asked (last verified before the date): {names.en}.",
        )
    else:
        yield Text(
            f"{day}有效的已收录规则，没有一条按评级区分比例或渠道。",
            f"No rule that is held here and in force on {day} sets a ratio or a channel by rating.",
        )


def _names(rules: list[Rule]) -> Text:
    """Their names, each with its code in small print."""
    named = [(rule.name or same(rule.id), rule.id) for rule in rules]
    return join([Text(f"{name.zh}〔{code}〕", f"{name.en} [{code}]") for name, code in named])


def _scheme(present: Assessment, law: Law, scheme: RatingScheme | None, *, two_years: bool) -> Iterator[Text]:
    if scheme is None:
        yield _unknown(law, present.as_of)
        return
    names, cited = describe.grades(scheme), describe.citation(scheme)
    yield Text(
        f"{scheme.name.zh}（{names.zh}）：{scheme.effect.zh}依据{cited.zh}。",
        f"{scheme.name.en[:1].upper()}{scheme.name.en[1:]} ({names.en}): {scheme.effect.en} Source: {cited.en}.",
    )
    if two_years:
        yield Text(
            "规则看本年与上年两次评级：先列只变本年评级（上年按所填），再列两年均为该等级（评上并保持一年）；两者无差别时只列前者。",
            "Rules look at this year's rating and the prior one: first this year's alone changes, the prior one being as stated; then both years are at that "
            "grade, the grade having been kept. Where that makes no difference, only the first is shown.",
        )
    if present.place.code in _SCORERS and scheme.method == "public":
        name = _SCORERS[present.place.code]
        yield Text(
            f"得分与距上一等级的分数：leverage rate {name}。",
            f"The score, and the points to the next grade: leverage rate {name}.",
        )
    else:
        yield Text(
            "评分办法未见：距上一等级差多少，无从计算。",
            "The way of scoring was not seen: how far the next grade is cannot be worked out.",
        )


def _unknown(law: Law, day: date) -> Text:
    later = min((scheme.start for scheme in law.schemes if scheme.start > day), default=None)
    if later is None:
        return Text("未见当地有监管评级办法。", "No rating scheme of this place is known.")
    return Text(
        f"当日未见评级办法；已知的自{later}起施行。",
        f"No rating scheme is known for that date; the first known one begins on {later}.",
    )
