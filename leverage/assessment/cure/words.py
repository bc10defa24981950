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
_OR_CAPITAL = Text("，或增资 {capital}", ", or add {capital} of capital")
_NO_CAPITAL = Text("；增资不能解决：{names}", "; no capital lifts {names}")
_OTHER = Text("{name}：{what}", "{name}: {what}")


def in_short(cure: Cure, unit: str = "元") -> Text | None:
    """What mends the breach: 至少还 3,000.00，或增资 1,500.00; amounts in the unit, rounded up. None where nothing is to be mended."""
    parts = [*_money(cure, unit), *_others(cure)]
    return join(parts, zh="；", en="; ") if parts else None


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
