"""The cure in one line, for whoever prints it."""

from __future__ import annotations

from leverage.assessment.cure.cure import Cure
from leverage.terms.money import in_unit
from leverage.terms.texts import Text, join

_REPAY = Text("至少还 {repay}", "repay at least {repay}")
_REPAY_CERTAIN = Text(
    "至少还 {least}，确定合规须还 {repay}", "repay at least {least}, and {repay} to comply whatever is unknown"
)
_REPAY_UNSURE = Text(
    "至少还 {least}，是否足够取决于待确认事项",
    "repay at least {least}; whether that suffices depends on the open questions",
)
_CERTAIN = Text("确定合规须还 {repay}", "repay {repay} to comply whatever is unknown")
_OR_CAPITAL = Text("，或增资 {capital}", ", or add {capital} of capital")
_NO_CAPITAL = Text("；增资不能解决：{names}", "; no capital lifts {names}")
_STRICTLY = Text("从严解释，{ways}", "read strictly, {ways}")
_ADD = Text("增资 {capital}", "add {capital} of capital")
_NONE_STRICTLY = Text("从严解释，没有确定的补救（{why}）", "read strictly, nothing is certain to mend it ({why})")
_ALSO_STRICTLY = Text("从严解释，另须处理：{why}", "read strictly, to be done besides: {why}")
_HOW_MUCH = Text("；还款或增资的数额说不定", "; how much to repay or to add cannot be said")
_OPEN = Text("取决于待确认事项", "it depends on the open questions")
_OTHER = Text("{name}：{what}", "{name}: {what}")


def in_short(cure: Cure, unit: str = "元") -> Text | None:
    """What mends the breach: 至少还 3,000.00，或增资 1,500.00; amounts in the unit, rounded up. None where nothing is to be mended."""
    parts = [*_money(cure, unit), *_others(cure)]
    return join(parts, zh="；", en="; ") if parts else None


def strictly(taken: Cure, strict: Cure, unit: str = "元") -> Text | None:
    """What mends it under every reading, where that is more than under those taken: 从严解释，至少还 4,000.00，或增资 2,000.00. None where it is no more.

    Where something unknown decides how much it is, less may do: the amount is then said to be the one that suffices for certain, not the least.
    """
    if strict is taken or (strict.repay_total, strict.capital) == (taken.repay_total, taken.capital):
        return None
    if strict.repay_total is None and strict.capital is None:
        if not strict.others:
            return _NONE_STRICTLY.fill(why=why_none(strict))
        line = _ALSO_STRICTLY.fill(why=why_none(strict))
        return line + _HOW_MUCH if strict.of else line
    ways = []
    if strict.repay_total is not None:
        told = _REPAY if strict.repay_total == strict.at_least else _CERTAIN
        ways.append(told.fill(repay=in_unit(strict.repay_total, unit, "up")))
    if strict.capital is not None:
        amount = in_unit(strict.capital, unit, "up")
        ways.append(_ADD.fill(capital=amount))
    line = _STRICTLY.fill(ways=join(ways, zh="，或", en=", or "))
    blocked = tuple(dict.fromkeys(f.name for f in strict.blocked_by))
    return line + _NO_CAPITAL.fill(names=join(blocked)) if strict.capital is None and blocked else line


def why_none(strict: Cure) -> Text:
    """Why no amount mends it under every reading."""
    told = [_OTHER.fill(name=other.finding.name, what=other.what) for other in strict.others]
    return join(list(dict.fromkeys(told)), zh="；", en="; ") if told else _OPEN


def _money(cure: Cure, unit: str) -> list[Text]:
    if not cure.of:
        return []
    least, repay = in_unit(cure.at_least, unit, "up"), cure.repay_total
    if repay is None:
        line = _REPAY_UNSURE.fill(least=least)
    elif repay == cure.at_least:
        line = _REPAY.fill(repay=in_unit(repay, unit, "up"))
    else:
        line = _REPAY_CERTAIN.fill(least=least, repay=in_unit(repay, unit, "up"))
    if cure.capital is not None:
        line += _OR_CAPITAL.fill(capital=in_unit(cure.capital, unit, "up"))
    elif cure.blocked_by:
        line += _NO_CAPITAL.fill(names=join(tuple(dict.fromkeys(f.name for f in cure.blocked_by))))
    return [line]


def _others(cure: Cure) -> list[Text]:
    told = [o for o in cure.others if not any(o.finding is f for f in cure.of)]
    return [_OTHER.fill(name=other.finding.name, what=other.what) for other in told]
