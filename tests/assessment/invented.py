# mypy: disable-error-code="arg-type"
"""Small invented places for the tests of the engine: texts of which nobody has to know anything but what stands in the test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, ChannelRoom, Outcome
from leverage.company import Company, Figure
from leverage.law.conditions import TAKEN, Alternative, Reading, Under
from leverage.law.regime import Regime
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Count, Limit, Manual
from leverage.law.sources import Source
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import Fact
from leverage.terms.places import BY_CODE
from leverage.terms.texts import same

DAY = date(2025, 6, 30)
SAYS = same("as the test says")
FRESH = Source(
    title=same("A text"),
    issuer=same("An office"),
    issued="2020-01-01",
    effective="2020-01-01",
    verified_on="2030-01-01",
)
STALE = FRESH.changed(verified_on=date(2021, 1, 1))
# a contested clause, and what stands where it is read one way or the other
TAKEN_SO = (Under(reading="CN-HI/what", among=(TAKEN,)),)
OTHERWISE = (Under(reading="CN-HI/what", among=("otherwise",)),)
WHAT = Reading(
    id="CN-HI/what",
    ask=same("what?"),
    taken=same("so"),
    alternatives=(Alternative(says=same("otherwise"), stricter=True),),
    settled_by=same("a letter"),
)
CAPITAL = {base: Figure(Fraction(100), base.value) for base in Base}


def limit(name: str, multiple: Any, *channels: str, **more: Any) -> Limit:
    """A limit over net capital (100), of the place unless its name begins with CN/."""
    given = {"id": _id(name), "source": FRESH, "says": SAYS, "multiple": multiple, "base": "net_capital"}
    return Limit(**{**given, "channels": channels, **more})


def access(name: str, level: str, *channels: str, **more: Any) -> Access:
    """What a text says of channels."""
    return Access(**{"id": _id(name), "source": FRESH, "says": SAYS, "level": level, "channels": channels, **more})


def count(name: str, at_most: int, channel: str = "bank_loan", **more: Any) -> Count:
    """So many lenders at most."""
    given = {"id": _id(name), "source": FRESH, "says": SAYS, "at_most": at_most, "channel": channel}
    return Count(**{**given, "fact": "bank_count", **more})


def manual(name: str, *channels: str, **more: Any) -> Manual:
    """A question that no figure decides."""
    fact = Fact(name, "yes_no", same(name), same(f"{name}?"))
    return Manual(**{"id": _id(name), "source": FRESH, "says": SAYS, "fact": fact, "channels": channels, **more})


def yes_no(name: str) -> Fact:
    """A fact of the invented place."""
    return Fact(name, "yes_no", same(name), same(f"{name}?"))


def _id(name: str) -> str:
    return name if "/" in name else f"CN-HI/{name}"


def law(*rules: Any, **regime: Any) -> Law:
    """The law of a place that holds these rules and no others; those whose id begins with CN/ are national."""
    national = Regime(place="CN", rules=tuple(rule for rule in rules if rule.id.startswith("CN/")))
    local = Regime(place="CN-HI", rules=tuple(r for r in rules if not r.id.startswith("CN/")), **regime)
    return Law(BY_CODE["CN-HI"], national, local)


def company(balances: Mapping[str, int | str] | None = None, **fields: Any) -> Company:
    """A company with 100 of every denominator; every channel left out is zero."""
    known: dict[str, Any] = {
        "capital": CAPITAL,
        "complete": True,
        "balances": {Channel(name): Figure(Fraction(amount), name) for name, amount in (balances or {}).items()},
    }
    return Company(**{**known, **fields})


def judge(held: Law, who: Company, on: date = DAY, **options: Any) -> Assessment:
    """The assessment of a company by an invented law."""
    return assess(who, held, on, **options)


def outcome(result: Assessment, rule: str) -> Outcome:
    """What became of a rule that has one finding."""
    (found,) = [f for f in result.findings if f.rule == _id(rule)]
    return found.outcome


def room(result: Assessment, channel: str) -> ChannelRoom:
    """The room of one channel."""
    return next(r for r in result.channels if r.channel == channel)
