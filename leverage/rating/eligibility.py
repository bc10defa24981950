"""Who is rated at all (article 3): yes, no, or not known while something is not stated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leverage.rating.chongqing import PLACE, Status
from leverage.rating.scorecard import Scorecard
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Text, join

_PLACE = BY_CODE[PLACE].name.zh


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether the company is rated at all: no for any reason, unknown while something is not stated."""

    eligible: bool | None
    why: tuple[Text, ...]
    registered: bool | None
    open_long_enough: bool | None
    operating: bool | None


def first_full_year(opened_on: date) -> int:
    """The first calendar year from 1 January to 31 December that lies wholly after the opening; one that began on opening day counts."""
    return opened_on.year + (0 if (opened_on.month, opened_on.day) == (1, 1) else 1)


def eligibility(card: Scorecard) -> Eligibility:
    """Whether the company takes part (article 3): registered in Chongqing, open for a full fiscal year, and neither leaving nor gone."""
    registered = None if card.registered_in is None else card.registered_in.startswith(_PLACE)
    operating = None if card.status is None else card.status is Status.OPERATING
    long_enough: bool | None = None
    reasons: list[Text] = []
    if registered is False:
        reasons.append(
            Text(f"注册地是{card.registered_in}，不在重庆", f"registered in {card.registered_in}, not in Chongqing")
        )
    if card.opened_on and card.period_end:
        first = date(first_full_year(card.opened_on), 12, 31)
        long_enough = card.period_end >= first
        if not long_enough:
            reasons.append(
                Text(
                    f"{card.opened_on} 开业，到 {card.period_end} 未满一个完整会计年度（满于 {first}）",
                    f"opened on {card.opened_on}: no full fiscal year by {card.period_end} (the first ends on {first})",
                )
            )
    if card.status and not operating:
        state = card.status.label
        reasons.append(
            Text(f"公司状态为“{state.zh}”，不参加评级", f"a company that is “{state.en}” takes no part in the rating")
        )
    conditions = (registered, long_enough, operating)
    if not reasons and None in conditions:
        listed = join(_missing(card))
        reasons.append(
            Text(f"是否参评不能确定，未填：{listed.zh}", f"whether it is rated cannot be told without {listed.en}")
        )
    eligible = False if False in conditions else None if None in conditions else True
    return Eligibility(eligible, tuple(reasons), *conditions)


def _missing(card: Scorecard) -> list[Text]:
    """The items that article 3 asks for and that were not stated."""
    asked = (
        (card.registered_in, Text("注册地", "the place of registration")),
        (card.opened_on, Text("开业日", "the day on which business began")),
        (card.period_end, Text("评级期末", "the end of the period")),
        (card.status, Text("经营状态", "the state that it is in")),
    )
    return [label for value, label in asked if value is None]
