"""That no local text is held for a place, a date and a kind of company: derived from the rules, and told as a gap like any other.

Of such a place nothing is verified and nothing is fresh: only the nation's rules are counted there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leverage.law.conditions import Is
from leverage.law.regime import Gap
from leverage.law.rules import Rule
from leverage.terms.facts import CompanyType
from leverage.terms.places import Place
from leverage.terms.texts import Text, join

_SINCE = date(2008, 5, 4)
"""Small-loan companies exist since the national notice of that day."""

_NONE = Text(
    "{place}：本规则库未收录在此日期有效的地方文本，只按全国规则核对；未收录不等于没有规定。",
    "{place}: no local text is held that is in force on this date; only national rules are counted, and what is not held may exist.",
)
_NONE_FOR = Text(
    "{place}：本规则库未收录在此日期适用于{kinds}小额贷款公司的地方文本，只按全国规则核对；未收录不等于没有规定。",
    "{place}: no local text is held that is in force on this date for companies of these kinds: {kinds}; only national rules are counted, and what is "
    "not held may exist.",
)


def no_local_text(place: Place, rules: Iterable[Rule], on: date, kind: CompanyType | None) -> Gap | None:
    """The gap, where no local rule is in force for the kind of company; where the kind is not known, for some kind."""
    local = [rule for rule in rules if rule.layer == "local"]
    bare = [one for one in CompanyType if not any(rule.in_force(on) and may_hold_for(rule, one) for rule in local)]
    if not bare or (kind is not None and kind not in bare):
        return None
    mine = [rule for rule in local if any(may_hold_for(rule, one) for one in (bare if kind is None else [kind]))]
    since = max([rule.until for rule in mine if rule.until is not None and rule.until <= on], default=min(_SINCE, on))
    until = min([rule.start for rule in mine if rule.start > on], default=None)
    told = _NONE if len(bare) == len(CompanyType) else _NONE_FOR
    kinds = join([one.label for one in (bare if kind is None else [kind])])
    says = told.fill(place=place.name, kinds=kinds)
    return Gap(id=f"{place.code}/no-local-text", since=since, until=until, says=says)


def may_hold_for(rule: Rule, kind: CompanyType) -> bool:
    """Whether a rule can hold for a kind of company."""
    return all(
        kind.value in condition.among
        for condition in rule.when
        if isinstance(condition, Is) and condition.fact == "company_type"
    )
