"""A loss against new borrowing: the verdict for every pair."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from leverage.assessment.findings import Assessment
from leverage.planning.changes import Change, changed
from leverage.planning.need import room_of
from leverage.planning.setting import Setting
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import UsageError
from leverage.terms.money import Yuan
from leverage.terms.texts import Text

LOSSES = (Fraction(0), Fraction(5, 100), Fraction(10, 100), Fraction(20, 100), Fraction(30, 100))
"""Losses, as shares of the net assets."""
BORROWINGS = (Fraction(0), Fraction(50, 100), Fraction(1), Fraction(125, 100))
"""New borrowing, as shares of the headroom of the channel; of the net assets where it has none."""
_ROUND = 10_000


@dataclass(frozen=True)
class Sensitivity:
    """A table: ``cells[loss][borrowing]``. The first row and column are the company without a loss and without new borrowing."""

    channel: Channel
    losses: tuple[Yuan, ...]
    borrowings: tuple[Yuan, ...]
    cells: tuple[tuple[Assessment, ...], ...]


def sensitivity(setting: Setting, channel: Channel) -> Sensitivity:
    """Losses up to a third of the net assets against borrowing up to and beyond the headroom, in whole 10,000 yuan. UsageError where no equity is stated."""
    equity = min(
        (f.amount for b in (Base.NET_ASSETS, Base.NET_CAPITAL) if (f := setting.company.capital.get(b))), default=None
    )
    if equity is None:
        raise UsageError(
            Text("--sensitivity 需要净资产或资本净额。", "--sensitivity needs the net assets or the net capital.")
        )
    room = room_of(setting.assessment, channel)
    most = (room.headroom or room.headroom_if_approved if room else None) or equity
    losses = tuple(dict.fromkeys(_rounded(share * equity) for share in LOSSES))
    borrowings = tuple(dict.fromkeys(_rounded(share * most) for share in BORROWINGS))
    cells = tuple(tuple(_cell(setting.briefly, channel, loss, more) for more in borrowings) for loss in losses)
    return Sensitivity(channel, losses, borrowings, cells)


def _rounded(amount: Yuan) -> Yuan:
    """Down to whole 10,000 yuan; small companies in yuan."""
    unit = _ROUND if amount >= 10 * _ROUND else 1
    return Fraction(floor(amount / unit) * unit)


def _cell(setting: Setting, channel: Channel, loss: Yuan, more: Yuan) -> Assessment:
    changes = [Change("loss", loss, written="--sensitivity")] if loss else []
    changes += [Change("raise", more, channel=channel, written="--sensitivity")] if more else []
    return setting.judge(changed(setting.company, setting.law, changes))
