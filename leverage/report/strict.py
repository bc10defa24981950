"""The strict answer as JSON: a part of ``leverage.assessment/1``."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict  # pydantic cannot read that of the standard library before Python 3.12

from leverage.assessment.findings import Strict
from leverage.terms.money import printed
from leverage.terms.texts import Language


class ContestedOut(TypedDict):
    """A reading that the strict answer rests on: ``worst`` is the alternative that costs most, ``changes`` the rules that it brings or takes away."""

    id: str
    ask: str
    taken: str
    alternatives: dict[str, str]
    worst: str
    settled_by: str
    changes: list[str]


class StrictRoomOut(TypedDict):
    """The room of one channel under the strictest readings."""

    channel: str
    access: Literal["permitted", "with_approval", "not_provided", "prohibited"]
    headroom: str | None
    headroom_if_approved: str | None


class StrictTotalOut(TypedDict):
    """The joint headroom under the strictest readings."""

    headroom: str | None
    headroom_if_approved: str | None


class StrictOut(TypedDict):
    """What holds under the strictest readings of contested clauses that anybody could hold against the company."""

    verdict: Literal[
        "compliant", "breach", "prohibited", "needs_approval", "undetermined", "not_applicable", "replaced"
    ]
    channels: list[StrictRoomOut]
    total: StrictTotalOut
    readings: list[ContestedOut]


def strict_out(strict: Strict, language: Language) -> StrictOut:
    """The strict answer in one language."""
    return {
        "verdict": strict.verdict.value,
        "channels": [
            {
                "channel": room.channel.value,
                "access": room.access,
                "headroom": printed(room.headroom),
                "headroom_if_approved": printed(room.headroom_if_approved),
            }
            for room in strict.channels
        ],
        "total": {
            "headroom": printed(strict.headroom),
            "headroom_if_approved": printed(strict.headroom_if_approved),
        },
        "readings": [
            {
                "id": one.reading.id,
                "ask": one.reading.ask.of(language),
                "taken": one.reading.taken.of(language),
                "alternatives": {way.id: way.says.of(language) for way in one.reading.alternatives},
                "worst": one.worst,
                "settled_by": one.reading.settled_by.of(language),
                "changes": list(one.changes),
            }
            for one in strict.readings
        ],
    }
