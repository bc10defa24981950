"""When the page ends by itself: an hour after the last request. An open page asks every minute, so that it keeps the program alive."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HOUR = 3_600.0
_NAP = 120.0
"""Seconds. It is looked at about every second, so that a longer gap was the machine's sleep, in which no page could ask."""


@dataclass
class Idle:
    """The time since the last request, in seconds of a clock that only runs forward."""

    clock: Callable[[], float] = time.monotonic
    after: float = HOUR
    _last: float = field(init=False)
    _looked: float = field(init=False)

    def __post_init__(self) -> None:
        self._last = self._looked = self.clock()

    def touch(self) -> None:
        """A request was let in."""
        self._last = self.clock()

    def over(self) -> bool:
        """Whether nobody has asked for so long. To be called about every second."""
        now = self.clock()
        if now - self._looked > _NAP:
            self._last = now
        self._looked = now
        return now - self._last >= self.after
