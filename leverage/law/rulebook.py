"""The rulebook: every regime, and which of its rules are known for a place. What is checked when all of it is loaded stands in ``load_checks``."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from leverage.law.conditions import LOCAL, TAKEN, ByFact, Key, Reading
from leverage.law.no_text import no_local_text
from leverage.law.regime import Gap, Note, PoolRatio, RatingScheme, Regime
from leverage.law.rules import Limit, Manual, Rule
from leverage.terms.channels import Channel
from leverage.terms.errors import UsageError, suggest
from leverage.terms.facts import FACTS, RATINGS, CompanyType, Fact
from leverage.terms.places import BY_CODE, NATION, Place
from leverage.terms.texts import Text, join

if TYPE_CHECKING:
    from leverage.law.supplement.entries import Brought

_Dated = TypeVar("_Dated", Rule, Gap, Note, RatingScheme)


@dataclass(frozen=True)
class Law:
    """All that the rulebook holds for one place: the national layers and the place's own regime, of every date."""

    place: Place
    national: Regime
    local: Regime
    province: Regime | None = None
    """The regime that a city follows beside its own."""
    facts_elsewhere: Callable[[], frozenset[str]] = frozenset
    """Facts that any place asks for, told when somebody asks: it takes the whole rulebook."""
    chosen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """How contested clauses are read, by the id of the reading; as taken where nothing is chosen."""
    brought: Brought | None = field(default=None, hash=False, repr=False)
    """What supplements say, where some were given."""
    plain: Law | None = field(default=None, hash=False, repr=False)
    """The law of the place without them."""

    def read(self, chosen: Mapping[str, str], on: date) -> Law:
        """The law with contested clauses read as chosen. A reading that is not open on that day (a clause not yet contested) stays as it is taken."""
        chosen = {**(self.brought.readings if self.brought else {}), **chosen}
        if not chosen:
            return self
        unopened = {reading.id for regime in self.regimes for reading in regime.readings if not reading.open(on)}
        held = {reading.id for reading in self.readings}  # a supplement may settle readings of other places
        kept = {name: way for name, way in chosen.items() if name in held - unopened}
        return replace(self, chosen=MappingProxyType({**self.chosen, **kept}))

    def asked_elsewhere(self, name: str) -> bool:
        """Whether a fact that no rule here uses is one that another place asks for: an answer to it is no mistake, only of no use."""
        return name not in self.facts and name in self.facts_elsewhere()

    @cached_property
    def regimes(self) -> tuple[Regime, ...]:
        """Every regime that holds here, the nearest first."""
        if self.local is self.national:
            return (self.national,)
        return (self.local, *([self.province] if self.province else []), self.national)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Local rules first, then national ones; of a contested clause those of the way in which it is read."""
        return tuple(rule for rule in self.every_rule if self._read_so(rule))

    @cached_property
    def every_rule(self) -> tuple[Rule, ...]:
        """The rules under every way of reading."""
        return tuple(rule for regime in self.regimes for rule in self._ending(regime, regime.rules))

    def _read_so(self, item: Rule | PoolRatio) -> bool:
        return all(self.chosen.get(under.reading, TAKEN) in under.among for under in item.under)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The contested clauses of the place, of what it follows, and of the nation."""
        return tuple(reading for regime in self.regimes for reading in regime.readings)

    def open_readings(self, on: date) -> list[Reading]:
        """The contested clauses that matter on a date and that nobody chose a reading of."""
        named = {under.reading for rule in self.every_rule if rule.in_force(on) for under in rule.under}
        named |= {under.reading for ratio in self.every_pool_ratio for under in ratio.under}
        return [r for r in self.readings if r.id in named and r.id not in self.chosen and r.open(on)]

    def _ending(self, regime: Regime, items: tuple[_Dated, ...]) -> Iterator[_Dated]:
        """What a regime holds, as long as it holds here: a city may follow its province up to a day."""
        end = self.local.follows_until if regime is self.province else None
        for item in items:
            if end is None or (item.until is not None and item.until <= end):
                yield item
            elif _start(item) < end:
                yield item.changed(until=end)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact that a rule here may ask for, by name; a rating takes the grades of the scheme that began last."""
        facts = {**FACTS, **{fact.name: fact for regime in reversed(self.regimes) for fact in regime.facts}}
        facts |= {rule.fact.name: rule.fact for rule in self.every_rule if isinstance(rule, Manual)}
        latest = max(self.schemes, key=lambda scheme: scheme.start, default=None)
        return facts | _ratings(latest)

    def facts_on(self, day: date) -> dict[str, Fact]:
        """The facts as they are answered on a date: a rating takes the grades in use that day."""
        return self.facts | _ratings(self.scheme(day))

    @cached_property
    def schemes(self) -> tuple[RatingScheme, ...]:
        """Every rating scheme of the place, of every date, the nearest regime's first."""
        return tuple(scheme for regime in self.regimes for scheme in self._ending(regime, regime.schemes))

    def scheme(self, day: date) -> RatingScheme | None:
        """The scheme by which companies here are graded on a date: the place's own, otherwise that of the place it follows."""
        return next((scheme for scheme in self.schemes if scheme.in_force(day)), None)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The clauses that bound no funding, of every date."""
        return tuple(note for regime in self.regimes for note in self._ending(regime, regime.notes))

    def limits_approved(self, approvals: Collection[str]) -> list[Limit]:
        """The limits whose approval opens the channels that they name. A limit over all funding names none: its approval would open every
        channel at a stroke.
        """
        return [
            r for r in self.every_rule if isinstance(r, Limit) and isinstance(r.channels, tuple) and r.id in approvals
        ]

    @cached_property
    def pool_ratios(self) -> tuple[PoolRatio, ...]:
        """What the national pool of 2017 takes for the local ratio: the place's own first, then the national fallback."""
        return tuple(ratio for ratio in self.every_pool_ratio if self._read_so(ratio))

    @cached_property
    def every_pool_ratio(self) -> tuple[PoolRatio, ...]:
        """The local ratios under every way of reading. Those of a province that a city had ceased to follow when the national pool began are none."""
        return tuple(ratio for regime in self.regimes if self._lends_its_ratio(regime) for ratio in regime.pool_ratios)

    def _lends_its_ratio(self, regime: Regime) -> bool:
        end = self.local.follows_until
        if regime is not self.province or end is None:
            return True
        return any(isinstance(r, Limit) and r.multiple is LOCAL and r.start < end for r in self.national.rules)

    def keys(self, rule: Rule) -> tuple[Key, ...]:
        """What decides whether a rule applies here, and with which multiple."""
        if not isinstance(rule, Limit) or rule.multiple is not LOCAL:
            return rule.keys
        keys = list(rule.keys)
        for ratio in self.every_pool_ratio:
            keys += [condition.key for condition in (*ratio.under, *ratio.when)]
            keys += [ratio.multiple.fact] if isinstance(ratio.multiple, ByFact) else []
        return tuple(dict.fromkeys(keys))

    def gaps(self, on: date, kind: CompanyType | None = None) -> list[Gap]:
        """What is known to be missing on a date, for a kind of company or for any; that no local text is held is told first."""
        told = [
            gap
            for regime in self.regimes
            for gap in self._ending(regime, regime.gaps)
            if gap.since <= on and (gap.until is None or on < gap.until)
        ]
        if self.local is self.national:
            return told
        missing = no_local_text(self.place, self.rules, on, kind)
        return [missing, *told] if missing else told


class Rulebook:
    """Every regime, by the code of its place. Whether they can all be right is for ``check`` to say."""

    def __init__(
        self,
        national: Regime,
        local: Mapping[str, Regime],
        fingerprint: str = "",
        *,
        brought: Brought | None = None,
        plain: Rulebook | None = None,
    ) -> None:
        """``brought``: what supplements say, already part of the regimes; ``plain``: the rulebook without them."""
        self.national = national
        self.local = local
        self.brought = brought
        self.plain = plain
        self._fingerprint = fingerprint

    @classmethod
    def of(cls, national: Regime, local: Iterable[Regime]) -> Rulebook:
        """A rulebook of these regimes. RulebookError when two of them, or one by itself, cannot both be right."""
        return _checked(cls(national, {regime.place: regime for regime in local}))

    def law(self, place: Place) -> Law:
        """The law of a place. UsageError for a place whose rules this version does not hold."""
        regime = self.local.get(place.code)
        if regime is None:
            held = join([BY_CODE[code].name for code in self.local])
            raise UsageError(
                Text(
                    f"本版规则库尚未收录{place.name.zh}的地方规则，不能代以全国规则。已收录：{held.zh}。",
                    f"The local rules of {place.name.en} are not in this rulebook yet, and the national rules cannot stand in for them. Held: {held.en}.",
                )
            )
        return self.law_of(regime)

    def law_of(self, regime: Regime) -> Law:
        """The law of a regime's place; of the nation, its own layers alone."""
        province = self.local[regime.follows] if regime.follows else None
        law = Law(BY_CODE[regime.place], self.national, regime, province, self._facts)
        if self.plain is None:
            return law
        plain = self.plain.national if regime is self.national else self.plain.local[regime.place]
        return replace(law, brought=self.brought, plain=self.plain.law_of(plain))

    @cache  # noqa: B019  a rulebook lives as long as the program
    def _facts(self) -> frozenset[str]:
        own = {fact.name for regime in self.regimes() for fact in regime.facts}
        asked = {rule.fact.name for regime in self.regimes() for rule in regime.rules if isinstance(rule, Manual)}
        return frozenset(own | asked)

    def regimes(self) -> Iterator[Regime]:
        """The national regime, then the local ones in order of their codes."""
        yield self.national
        yield from (self.local[code] for code in sorted(self.local))

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every rule id."""
        return frozenset(rule.id for regime in self.regimes() for rule in regime.rules)

    @cached_property
    def sha256(self) -> str:
        """A fingerprint of every rule: two runs that show the same one used the same law."""
        if self._fingerprint:
            return self._fingerprint
        digest = hashlib.sha256()
        for regime in self.regimes():
            digest.update(repr(regime).encode())
        return digest.hexdigest()

    def check_approvals(self, approvals: Iterable[str]) -> None:
        """UsageError for an approval that names neither a channel nor a rule."""
        for name in approvals:
            if name not in set(Channel) and name not in self.ids:
                known = {*self.ids, *Channel}
                raise UsageError(
                    Text(
                        f"approvals 中的 {name} 既不是渠道也不是规则编号。",
                        f"approvals: {name} is neither a channel nor a rule id.",
                    )
                    + suggest(name, known)
                )


def _start(item: Rule | Gap | Note | RatingScheme) -> date:
    return item.since if isinstance(item, Gap) else item.start


def _ratings(scheme: RatingScheme | None) -> dict[str, Fact]:
    grades = scheme.values if scheme else ()
    return {name: replace(FACTS[name], values=grades) for name in RATINGS}


@cache
def load() -> Rulebook:
    """The rulebook of this version, every module read and all of it checked."""
    return _checked(load_on_demand())


def _checked(book: Rulebook) -> Rulebook:
    from leverage.law.load_checks import check  # noqa: PLC0415  the law of one place is read without them

    check(book)
    return book


@cache
def load_on_demand() -> Rulebook:
    """The rulebook of this version, each module read when its place is asked for, and none checked: for a few companies, where reading every place
    would take longer than judging them. What ships was checked as a whole by the tests.
    """
    import provinces  # noqa: PLC0415  the vocabulary must not depend on the modules written in it

    digest = hashlib.sha256()
    for path in sorted(Path(provinces.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    local = _OnDemand({code: name for code, name in provinces.MODULES.items() if code != NATION.code})
    return Rulebook(_regime(provinces.MODULES[NATION.code]), local, digest.hexdigest())


class _OnDemand(Mapping[str, Regime]):
    """Regimes by the code of their place, each read when it is asked for."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = modules

    def __getitem__(self, code: str) -> Regime:
        return _regime(self._modules[code])

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


@cache
def _regime(module: str) -> Regime:
    regime: Regime = importlib.import_module(f"provinces.{module}").REGIME
    return regime
