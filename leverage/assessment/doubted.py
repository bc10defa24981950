"""What open doubts of intake do to an assessment: what they touch is undetermined.

A doubt is no unknown fact: intake cannot say what the figures would be under its other answer, so nothing is judged under every value. What an open
doubt may change is neither compliant nor broken, and its headroom cannot be said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from leverage.assessment.findings import (
    BROKEN,
    INACTIVE,
    Assessment,
    ChannelRoom,
    Finding,
    Outcome,
    Strict,
    StrictRoom,
    worst,
)
from leverage.company import Company
from leverage.terms.channels import Channel
from leverage.terms.doubts import Doubt, RuleKind
from leverage.terms.texts import Text, join

_MONEY: tuple[RuleKind, ...] = ("limit", "access")
_IN_DOUBT = Text("取决于一项疑问：{asked}", "It depends on a doubt: {asked}")


def doubted(assessment: Assessment) -> Assessment:
    """The assessment as the company's open doubts leave it; the same where there are none. A breach that none of them touches stays one."""
    doubts = [
        doubt
        for doubt in assessment.company.doubts
        if doubt.open and (doubt.always or any(_touched(finding, doubt) for finding in assessment.findings))
    ]
    if not doubts:
        return assessment
    findings = tuple(_finding(finding, doubts) for finding in assessment.findings)
    counted = worst(finding.outcome for finding in findings if finding.counts_in_verdict)
    rooms = tuple(_room(room, doubts) for room in assessment.channels)
    unsaid = headroom_in_doubt(assessment.company)
    verdict = counted if counted in BROKEN else Outcome.UNDETERMINED
    return replace(
        assessment,
        strict=_strict(assessment.strict, verdict, doubts, unsaid=unsaid),
        findings=findings,
        verdict=verdict,
        channels=rooms,
        total=replace(assessment.total, headroom=None, headroom_if_approved=None) if unsaid else assessment.total,
    )


def _strict(strict: Strict | None, verdict: Outcome, doubts: list[Doubt], *, unsaid: bool) -> Strict | None:
    """The strict answer as open doubts leave it: what they touch cannot be said under any reading, and is never compliant."""
    if strict is None:
        return None
    return replace(
        strict,
        verdict=verdict,
        channels=tuple(_strict_room(room, doubts) for room in strict.channels),
        headroom=None if unsaid else strict.headroom,
        headroom_if_approved=None if unsaid else strict.headroom_if_approved,
    )


def _strict_room(room: StrictRoom, doubts: list[Doubt]) -> StrictRoom:
    touched = any(doubt.touches(kind, [room.channel]) for doubt in doubts for kind in _MONEY)
    return replace(room, headroom=None, headroom_if_approved=None) if touched and room.access != "prohibited" else room


def headroom_in_doubt(company: Company, channels: Iterable[Channel] = tuple(Channel)) -> bool:
    """Whether an open doubt touches the headroom of some channels."""
    asked = list(channels)
    return any(doubt.open and doubt.touches(kind, asked) for doubt in company.doubts for kind in _MONEY)


def in_doubt(company: Company, finding: Finding) -> bool:
    """Whether an open doubt touches what a finding comes to."""
    return any(doubt.open and _touched(finding, doubt) for doubt in company.doubts)


def _touched(finding: Finding, doubt: Doubt) -> bool:
    if finding.outcome in INACTIVE:
        return False
    approval = "approvals" in finding.missing and doubt.touches("approval", finding.channels)
    return approval or doubt.touches(finding.kind, finding.channels)


def _finding(finding: Finding, doubts: list[Doubt]) -> Finding:
    touching = [doubt for doubt in doubts if _touched(finding, doubt)]
    if not touching:
        return finding
    why = _IN_DOUBT.fill(asked=join([doubt.ask for doubt in touching], zh="", en=" "))
    return replace(
        finding,
        outcome=Outcome.UNDETERMINED,
        why=finding.why + why,
        missing=tuple(dict.fromkeys((*(doubt.key for doubt in touching), *finding.missing))),
    )


def _room(room: ChannelRoom, doubts: list[Doubt]) -> ChannelRoom:
    """A channel's headroom is not known while a doubt touches a limit over it; what is prohibited stays closed."""
    touching = [doubt for doubt in doubts if any(doubt.touches(kind, [room.channel]) for kind in _MONEY)]
    if not touching or room.access == "prohibited":
        return room
    whole = any(doubt.channels is None for doubt in touching)
    closed = room.access == "with_approval" and room.headroom == 0
    return replace(
        room,
        headroom=room.headroom if closed else None,
        headroom_if_approved=None,
        headroom_upper=None if whole else room.headroom_upper,
        headroom_if_approved_upper=None if whole else room.headroom_if_approved_upper,
        holders=(),
        splits=(),
    )
