"""What became of a row of the ledger, a line, a shareholder: in the same words for a spreadsheet and for JSON."""

from __future__ import annotations

from leverage.company import Loan, Shareholder
from leverage.intake.template.layout import OFF_SHEET, ON_SHEET
from leverage.terms.channels import Channel
from leverage.terms.money import multiple
from leverage.terms.texts import Text, join, same


def loan_told(loan: Loan) -> Text:
    """The channel's balance that a row of the ledger became, with whatever else the row says."""
    parts = [Text(f"{loan.channel.label.zh}余额", f"balance of {loan.channel.label.en}")]
    if loan.lender:
        parts.append(same(loan.lender))
    if loan.start or loan.maturity:
        parts.append(same(f"{loan.start or ''}~{loan.maturity or ''}"))
    if loan.rate is not None:
        parts.append(same(f"{multiple(loan.rate * 100)}%"))
    if loan.on_sheet is not None:
        parts.append(Text(ON_SHEET, "on the sheet") if loan.on_sheet else Text(OFF_SHEET, "off the sheet"))
    if loan.approval:
        parts.append(Text(f"文号 {loan.approval}", f"approval {loan.approval}"))
    return join(parts, "；", "; ")


def holder_told(holder: Shareholder) -> Text:
    """The contribution of a shareholder, and its share."""
    share = f" {multiple(holder.share * 100)}%" if holder.share is not None else ""
    return Text(f"股东实缴出资{share}", f"contribution of a shareholder{share}")


def channels_told(among: frozenset[Channel]) -> Text:
    """The channels that an amount may belong to: all of a few, the first of many."""
    labels = [channel.label for channel in Channel if channel in among]
    if len(labels) <= 4:
        return join(labels)
    count = len(labels)
    return join(labels[:3]) + Text(f"等 {count} 个渠道", f"and others, {count} in all")
