"""One row of a portfolio's result: what the summary tells of one company on one date, in whole fen and plain words.

Both engines fill it: ``row_of`` from the assessment of one company, ``engine`` for a frame of companies at once, equal in every cell. Amounts are rounded
as the report prints them: what is left rounds down to the fen, what is used rounds up. None: not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType

from leverage.assessment.findings import INACTIVE, Assessment, Finding
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base

SHARES = 10_000
"""A utilisation is told in ten-thousandths, rounded half up."""
_LARGEST = 2**63 - 1
"""What a column of whole numbers holds."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What became of one rule, or of one lender under it (``subject``). Amounts in fen, of limits alone; ``utilisation`` in ten-thousandths."""

    rule: str
    subject: str | None
    outcome: str
    used: int | None
    used_upper: int | None
    cap: int | None
    headroom: int | None
    utilisation: int | None


@dataclass(frozen=True)
class Row:
    """What the summary tells of one company on one date.

    ``strict_verdict`` is the verdict itself where no reading makes it worse. ``questions`` counts what is to be found out; ``stale`` tells that a
    local clause counts which was last verified before the date. ``used``, ``headroom``, ``headroom_upper`` and ``headroom_if_approved`` are the totals, in fen;
    ``binding`` the ids of the rules that bind the total; ``utilisation`` that of the limit used most, in ten-thousandths; ``rooms`` the headroom of
    each channel, None as well for one that no rule speaks of; ``rooms_upper`` and ``rooms_if_approved`` the most that it could be, and with every
    approval; ``per_yuan`` what one more yuan of a denominator adds to the total.
    """

    verdict: str
    robust: bool
    strict_verdict: str
    house_verdict: str | None
    conditions_open: int
    questions: int
    stale: bool
    used: int | None
    headroom: int | None
    headroom_upper: int | None
    headroom_if_approved: int | None
    binding: tuple[str, ...]
    utilisation: int | None
    rooms: Mapping[Channel, int | None] = field(default_factory=lambda: MappingProxyType({}))
    rooms_upper: Mapping[Channel, int | None] = field(default_factory=lambda: MappingProxyType({}))
    rooms_if_approved: Mapping[Channel, int | None] = field(default_factory=lambda: MappingProxyType({}))
    per_yuan: Mapping[Base, Fraction] = field(default_factory=lambda: MappingProxyType({}))


def row_of(assessment: Assessment) -> Row:
    """The row of a company that was judged by itself."""
    total, strict = assessment.total, assessment.strict
    active = [finding for finding in assessment.findings if finding.outcome not in INACTIVE]
    shares = [share for finding in active if (share := _share(finding)) is not None]
    house = assessment.house_verdict
    return Row(
        verdict=assessment.verdict.value,
        robust=assessment.robust,
        strict_verdict=(strict.verdict if strict else assessment.verdict).value,
        house_verdict=house.value if house else None,
        conditions_open=assessment.conditions_open,
        questions=len(assessment.questions),
        stale=any(finding.stale and finding.layer == "local" for finding in active if not _of_silence(finding)),
        used=_up(total.used),
        headroom=_down(total.headroom),
        headroom_upper=_down(total.headroom_upper),
        headroom_if_approved=_down(total.headroom_if_approved),
        binding=total.binding,
        utilisation=max(shares, default=None),
        rooms={room.channel: _down(room.headroom) for room in assessment.channels},
        rooms_upper={room.channel: _down(room.headroom_upper) for room in assessment.channels},
        rooms_if_approved={room.channel: _down(room.headroom_if_approved) for room in assessment.channels},
        per_yuan=total.per_yuan,
    )


def rule_rows(assessment: Assessment) -> tuple[RuleRow, ...]:
    """What became of every rule in force, in the order of the assessment."""
    day = assessment.as_of
    return tuple(_rule_row(finding) for finding in assessment.findings if finding.of.in_force(day))


def within_columns(row: Row, rules: tuple[RuleRow, ...]) -> bool:
    """Whether every figure fits into a column of whole numbers."""
    figures = [row.used, row.headroom, row.headroom_upper, row.headroom_if_approved, row.utilisation]
    for rooms in (row.rooms, row.rooms_upper, row.rooms_if_approved):
        figures += rooms.values()
    for rule in rules:
        figures += [rule.used, rule.used_upper, rule.cap, rule.headroom, rule.utilisation]
    return all(figure is None or abs(figure) <= _LARGEST for figure in figures)


def _of_silence(finding: Finding) -> bool:
    """Whether it tells of money that no text covers: no clause of its own, it grows stale with none."""
    return finding.rule.endswith("/not-provided")


def _rule_row(finding: Finding) -> RuleRow:
    money = finding.kind == "limit"
    used = finding.used if money else None
    return RuleRow(
        rule=finding.rule,
        subject=finding.subject,
        outcome=finding.outcome.value,
        used=_up(used.low) if used else None,
        used_upper=_up(used.high) if used else None,
        cap=_down(finding.cap) if money else None,
        headroom=_down(finding.headroom) if money else None,
        utilisation=_share(finding),
    )


def _share(finding: Finding) -> int | None:
    """The utilisation of a limit in ten-thousandths, half up; None of any other rule, or where it cannot be said."""
    used = finding.utilisation if finding.kind == "limit" else None
    return None if used is None else floor(used * SHARES + Fraction(1, 2))


def _down(amount: Fraction | None) -> int | None:
    return None if amount is None else floor(amount * 100)


def _up(amount: Fraction | None) -> int | None:
    return None if amount is None else ceil(amount * 100)
