"""Buffers: from which share of its cap on a limit counts as near, in every medium alike."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from leverage.assessment.findings import Assessment, Finding

if TYPE_CHECKING:
    from leverage.law.supplement.entries import Buffer


def buffered(found: Assessment, warn_at: Fraction | None) -> Assessment:
    """The findings with the share of their cap from which they are near: by the rule, by a channel, otherwise as asked."""
    buffers = found.brought.buffers if found.brought else ()
    if not buffers and warn_at is None and not found.house:
        return found
    return replace(
        found,
        findings=tuple(_buffered(one, buffers, warn_at) for one in found.findings),
        house=tuple(_buffered(one, buffers, warn_at) for one in found.house),
    )


def _buffered(found: Finding, buffers: tuple[Buffer, ...], warn_at: Fraction | None) -> Finding:
    own: Fraction | None = getattr(found.of, "warn_at", None)  # a limit of the house may have its own
    of_rule = next((buffer.warn_at for buffer in buffers if buffer.rule == found.rule), None)
    of_channels = [buffer.warn_at for buffer in buffers if buffer.channel in found.of.counts and found.layer != "house"]
    share = own or of_rule or min(of_channels, default=None) or warn_at
    return found if share is None else replace(found, warn_at=share)
