"""How far it is to a breach: for every limit, how much its denominator may fall and its use may rise; and so how much may be paid out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import floor

from leverage.assessment.findings import BROKEN, INACTIVE, Assessment, Finding
from leverage.company import Figure
from leverage.law.rules import Limit
from leverage.planning.changes import NET
from leverage.planning.moving import figures_of
from leverage.planning.setting import ASSUMED, Setting, law_days, readable
from leverage.terms.denominators import Base
from leverage.terms.money import Yuan

_ZERO = Fraction(0)


@dataclass(frozen=True)
class Distance:
    """How far a limit is from being broken: its denominator may fall by ``fall``, or what it counts rise by ``rise`` (yuan, whole fen; zero where it is
    broken or may be; None where nobody can say). ``share`` is the fall as a share of the denominator: the limit with the least breaks first.
    """

    finding: Finding
    fall: Yuan | None
    rise: Yuan | None
    share: Fraction | None


def distances(found: Assessment) -> tuple[Distance, ...]:
    """Every limit that applies, the one that breaks first before the others; those of which nobody can say last."""
    limits = [f for f in found.findings if _limits(f)]
    return tuple(sorted((_distance(f) for f in limits), key=_order))


def strict_distances(setting: Setting) -> tuple[Distance, ...]:
    """The same of every limit that applies under some way of reading the contested clauses, each as it is strictest."""
    least: dict[tuple[str, str | None], Distance] = {}
    for finding in setting.limits_however_read():
        if _limits(finding):
            key, one = (finding.rule, finding.subject), _distance(finding)
            least[key] = min(least.get(key, one), one, key=_nearness)
    return tuple(sorted(least.values(), key=_order))


def _nearness(distance: Distance) -> tuple[bool, Fraction, bool, Fraction]:
    """What breaks first: what cannot be said before what can, unless it is broken already."""
    fall, rise = distance.fall, distance.rise
    return fall is not None and fall != 0, fall or _ZERO, rise is not None and rise != 0, rise or _ZERO


def _limits(finding: Finding) -> bool:
    rule = finding.of
    return isinstance(rule, Limit) and finding.outcome not in INACTIVE and not (finding.subject is None and _each(rule))


def _each(rule: Limit) -> bool:
    """Whether a limit is told shareholder by shareholder: without money in it there is none."""
    return rule.per == "shareholder"


def _order(distance: Distance) -> tuple[bool, Fraction, str]:
    return distance.share is None, distance.share or _ZERO, distance.finding.rule


def _distance(finding: Finding) -> Distance:
    fall = falls(finding)
    amount = finding.base_amount
    share = fall / amount if fall is not None and amount else None
    rise = finding.headroom
    return Distance(finding, fall, None if rise is None else _down(rise), share)


def falls(finding: Finding) -> Yuan | None:
    """By how much the denominator of a limit may fall with the limit kept: what is used, over the lowest multiple, must be left of it."""
    used, amount, multiples = finding.used, finding.base_amount, finding.multiples
    if used is None or used.high is None:
        return None
    if used.high == 0:
        return amount
    if amount is None or multiples is None:
        return None
    if multiples[0] == 0:
        return _ZERO
    return max(_ZERO, _down(amount - used.high / multiples[0]))


def _down(amount: Yuan) -> Yuan:
    return Fraction(floor(amount * 100), 100)


@dataclass(frozen=True)
class DividendRoom:
    """The most that may be paid out with every limit kept: ``to_year_end``, by the law of every day until then, and ``from_january``, when the year-end's
    net assets have become the denominator of what looks to the prior year-end. None where nobody can say. ``binding`` are the limits that leave the lesser.
    It speaks of funding leverage alone: whether there are profits to pay out, company law tells.
    """

    to_year_end: Yuan | None
    from_january: Yuan | None
    binding: tuple[Finding, ...]
    january: date

    @property
    def lesser(self) -> Yuan | None:
        """What may be paid out whatever the day."""
        if self.to_year_end is None or self.from_january is None:
            return _ZERO if _ZERO in (self.to_year_end, self.from_january) else None
        return min(self.to_year_end, self.from_january)


def dividend_room(setting: Setting, *, strictly: bool = False) -> DividendRoom:
    """The most that may be paid out of a company. After the year-end the law of the first of January holds, and, nothing else having happened, the net
    assets of the prior year-end are the present ones less what was paid out. ``strictly``: with every limit kept that applies under some way of reading
    the contested clauses.
    """
    january = date(max(setting.as_of, figures_of(setting)).year + 1, 1, 1)
    later = in_january(setting, january)
    now = min((_room(_findings(one, strictly=strictly), NET, one) for one in until(setting, january)), key=_lowest)
    then = _room(_findings(later, strictly=strictly), (*NET, Base.PRIOR_YEAR_NET_ASSETS), later)
    least, _ = min((now, then), key=_lowest)
    binding = {f.rule: f for amount, rules in (now, then) if amount == least for f in rules}
    return DividendRoom(now[0], then[0], tuple(binding.values()), january)


def _findings(setting: Setting, *, strictly: bool) -> Iterable[Finding]:
    return setting.limits_however_read() if strictly else setting.judge(setting.company, contested=False).findings


def until(setting: Setting, january: date) -> list[Setting]:
    """The company today, and on every day of the year that is left on which the law changes."""
    days = sorted(day for day in law_days(setting.law) if setting.as_of < day < january)
    return [setting, *(replace(setting, company=readable(setting.company, setting.law, d)[0], as_of=d) for d in days)]


def _lowest(room: tuple[Yuan | None, list[Finding]]) -> tuple[int, Yuan]:
    """The order of rooms: nothing is the least, then what cannot be said, then the smaller one."""
    amount, _ = room
    return (0 if amount == 0 else 1 if amount is None else 2), amount or _ZERO


def in_january(setting: Setting, january: date, paid: Yuan = _ZERO) -> Setting:
    """The company on the first of January, when its net assets, less what was paid out, are those of the prior year-end."""
    company, _ = readable(setting.company, setting.law, january)
    net = company.capital.get(Base.NET_ASSETS)
    capital: dict[Base, Figure] = {
        base: figure for base, figure in company.capital.items() if base is not Base.PRIOR_YEAR_NET_ASSETS
    }
    if net is not None:
        capital[Base.PRIOR_YEAR_NET_ASSETS] = Figure(net.amount - paid, ASSUMED)
    return replace(setting, company=replace(company, capital=capital), as_of=january, assumed=None)


def _room(findings: Iterable[Finding], falling: Iterable[Base], setting: Setting) -> tuple[Yuan | None, list[Finding]]:
    """The most that the falling denominators may fall by, with the limits that leave no more; equity stays above zero."""
    bases, findings = set(falling), list(findings)
    broken = [f for f in findings if _limits(f) and f.outcome in BROKEN and f.of.base not in bases]  # type: ignore[union-attr]
    if broken:  # nothing that is paid out would leave every limit kept
        return _ZERO, broken
    limits = [f for f in findings if _limits(f) and isinstance(f.of, Limit) and f.of.base in bases]
    limits = [f for f in limits if f.subject is None and not _used_up(f)]
    each = [(falls(f), f) for f in limits]
    unsaid = [f for amount, f in each if amount is None]
    equity = [figure.amount - Fraction(1, 100) for base in NET if (figure := setting.company.capital.get(base))]
    known = [amount for amount, _ in each if amount is not None]
    if _ZERO in known:
        return _ZERO, [f for amount, f in each if amount == 0]
    if unsaid or not equity:
        return None, unsaid
    least = min([*known, *equity])
    return least, [f for amount, f in each if amount == least]


def _used_up(finding: Finding) -> bool:
    """Whether a limit is exceeded as far as an approval allows: the approval keeps it, whatever the denominator."""
    lifted = isinstance(finding.of, Limit) and finding.of.approval_lifts
    return lifted and finding.cap is not None and finding.used is not None and finding.used.low > finding.cap
