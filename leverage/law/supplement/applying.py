"""Supplements put into a rulebook: another rulebook, checked as the first one was. Nothing of the first is changed, and nothing is half applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from leverage.law.load_checks import check
from leverage.law.regime import Gap, Note, PoolRatio, RatingScheme, Regime
from leverage.law.rulebook import Rulebook
from leverage.law.rules import Manual, Rule, RuleBase
from leverage.law.supplement.checking import check_entries, check_facts, place_of, places, regime_of
from leverage.law.supplement.entries import Added, Brought, Closed, Ended, Entry, Said, Supplement, Verified
from leverage.law.supplement.merging import merged
from leverage.law.supplement.places_in_file import At
from leverage.terms.errors import InputError, RulebookError
from leverage.terms.facts import FACTS, Fact
from leverage.terms.places import NATION
from leverage.terms.texts import Text


def applied(book: Rulebook, supplements: Iterable[Supplement], notices: Iterable[Text] = ()) -> Rulebook:
    """The rulebook with what some supplements say. InputError where one of them contradicts itself, another, or the rulebook. Where it holds supplements
    already, all of them add up.
    """
    if book.brought is not None and book.plain is not None:
        supplements, notices = (*book.brought.supplements, *supplements), (*book.brought.notices, *notices)
        book = book.plain
    brought = merged(supplements, notices)
    check_entries(brought, book)
    changed = {place: _regime(place, brought, book) for place in sorted(places(brought))}
    national = changed.pop(NATION.code, book.national)
    whole = Rulebook(national, _Changed(book.local, changed), book.sha256, brought=brought, plain=book)
    check_facts(brought, whole)
    _check(whole, national is not book.national, changed, brought)
    return whole


class _Changed(Mapping[str, Regime]):
    """The regimes of a rulebook, some of them changed; the others are read when they are asked for."""

    def __init__(self, held: Mapping[str, Regime], changed: Mapping[str, Regime]) -> None:
        self._held, self._changed = held, changed

    def __getitem__(self, code: str) -> Regime:
        return self._changed[code] if code in self._changed else self._held[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def _regime(place: str, brought: Brought, book: Rulebook) -> Regime:
    """A regime with what is said of it."""
    regime = regime_of(book, place)
    assert regime is not None  # noqa: S101  every entry was checked
    new = [(e, e.said.what) for e in brought.entries if isinstance(e.said, Added) and e.said.place == place]
    added = sorted((what for _, what in new if isinstance(what, RuleBase)), key=lambda rule: rule.id)
    rules = {rule.id: rule for rule in (*regime.rules, *added)}
    closed = {e.said.gap for e in brought.entries if isinstance(e.said, Closed)}
    for entry in brought.entries:
        match entry.said:
            case Verified(rule=name, on=day) if name in rules:
                rules[name] = _verified(rules[name], day)
            case Ended(rule=name, until=until) if name in rules:
                rules[name] = rules[name].changed(until=until)
    for entry, item in new:
        if isinstance(item, Fact):
            _new_fact(item, regime, entry.at.key("name"))
        elif isinstance(item, Manual):
            _new_fact(item.fact, regime, entry.at.key("fact").key("name"))
    return regime.changed(
        rules=tuple(rules.values()),
        gaps=(*(gap for gap in regime.gaps if gap.id not in closed), *(w for _, w in new if isinstance(w, Gap))),
        schemes=_schemes(regime.schemes, [w for _, w in new if isinstance(w, RatingScheme)]),
        notes=(*regime.notes, *(w for _, w in new if isinstance(w, Note))),
        facts=(*regime.facts, *(w for _, w in new if isinstance(w, Fact))),
        pool_ratios=(*(w for _, w in new if isinstance(w, PoolRatio)), *regime.pool_ratios),
    )


def _verified(rule: Rule, on: date) -> Rule:
    """Held against its source on a day: no earlier verification comes back, and no grade rises."""
    return rule.changed(source=rule.source.changed(verified_on=max(on, rule.source.verified_on)))


def _schemes(held: Iterable[RatingScheme], new: list[RatingScheme]) -> tuple[RatingScheme, ...]:
    """The schemes in their order: a new one ends the one before it on the day on which it begins."""
    schemes = list(held)
    for scheme in sorted(new, key=lambda one: one.start):
        schemes = [
            one.changed(until=scheme.start)
            if one.start < scheme.start and (one.until is None or one.until > scheme.start)
            else one
            for one in schemes
        ]
        schemes.append(scheme)
    return tuple(schemes)


def _new_fact(fact: Fact, regime: Regime, at: At) -> None:
    """A question of its own has a name of its own: no answer to another is taken for it."""
    asked = {rule.fact.name: rule.fact for rule in regime.rules if isinstance(rule, Manual)}
    held = {**FACTS, **asked, **{one.name: one for one in regime.facts}}
    if fact.name in held and held[fact.name] != fact:
        raise at.wrong(
            Text(f"已有事实 {fact.name}", f"there is a fact {fact.name} already"),
            Text("请换一个名称", "choose another name"),
        )


# checked like the rulebook


def _check(book: Rulebook, national: bool, changed: Mapping[str, Regime], brought: Brought) -> None:
    """InputError where the rulebook's own checks fail for what was changed, or for a place that follows it."""
    codes = set(book.local) if national else {*changed, *_followers(book, changed)}
    held = {code: book.local[code] for code in sorted(codes)}
    held |= {r.follows: book.local[r.follows] for r in list(held.values()) if r.follows is not None}
    try:
        check(Rulebook(book.national, held))
    except RulebookError as error:
        raise _refused(error, brought) from None


def _followers(book: Rulebook, changed: Mapping[str, Regime]) -> Iterator[str]:
    """The cities that follow a province that was changed. Only a city follows another place: no province need be read for it."""
    for code in book.local if changed else ():
        if code.removeprefix("CN-").isdigit() and book.local[code].follows in changed:
            yield code


def _refused(error: RulebookError, brought: Brought) -> InputError:
    """A failed check as the refusal of the entry that it is about."""
    do = _RANKS if "位阶低于" in error.found.zh else _HOLD
    entry = _about(error, brought)
    at = entry.at if entry else At("；".join(origin.file for origin in brought.origins))
    named = _names(entry.said) if entry else ()
    where = Text("", "") if error.where in named else Text(f"{error.where}：", f"{error.where}:")
    return at.wrong(where + error.found, do)


_HOLD = Text("请对照原文改正这一项", "hold the entry against its text and correct it")
_RANKS = Text(
    "原规则已失效的，另写 [[ended]]；两者并存的，删去 replaces；有争议的，写明 under",
    "write [[ended]] where the other one ended; delete replaces where both hold; name the reading in under where it is contested",
)


def _about(error: RulebookError, brought: Brought) -> Entry | None:
    """The addition that a failed check is about: a verification, an end or a closed gap makes nothing clash, whatever rule the check names."""
    told = f"{error.where} {error.found.zh}"
    names = sorted(
        ((name, entry) for entry in brought.entries for name in _names(entry.said)), key=lambda item: -len(item[0])
    )
    exact = next((entry for name, entry in names if name == error.where), None)
    named = next((entry for name, entry in names if name in told), None)
    here = place_of(error.where)
    added = [(entry.said.place != here, entry) for entry in brought.entries if isinstance(entry.said, Added)]
    nearest = min(added, key=lambda item: item[0], default=(True, None))[
        1
    ]  # of elsewhere the nation's, which stand first
    return exact or named or nearest


def _names(said: Said) -> tuple[str, ...]:
    """The names by which a failed check may name what was added: the id of a rule, the name of a question."""
    match said:
        case Added(what=Manual() as rule):
            return rule.id, rule.fact.name
        case Added(what=RuleBase() | Gap() as what):
            return (what.id,)
        case Added(what=Fact() as fact):
            return (fact.name,)
        case _:
            return ()
