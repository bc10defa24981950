"""The companies on the desk: each open tab has its own, under a random id in its address, and each change of it makes a new version.

All of it stays in memory, bounded in number and in bytes: what nobody has looked at for longest goes first, and who comes back to it is told.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

from leverage.app.work.frames import Weight, weight

C = TypeVar("C")

MOST_COMPANIES = 64
MOST_VERSIONS = 30
"""Of one company: so many steps back."""
MOST_BYTES = 64 * 2**20
"""Most of it the content of files."""
_MOST_REMEMBERED = 4_096
_ID_BYTES = 16


@dataclass(frozen=True)
class Version(Generic[C]):
    """A company as it stood after one step. ``number`` counts from 1."""

    id: str
    number: int
    case: C


class Gone(Exception):  # noqa: N818  it is the word for what happened
    """There is no such company. ``dropped``: there was, and it was put away to make room."""

    def __init__(self, *, dropped: bool) -> None:
        super().__init__()
        self.dropped = dropped


class Stale(Exception, Generic[C]):  # noqa: N818  it is the word for what happened
    """A form was made from an older version than the ``current`` one: nothing was changed."""

    def __init__(self, current: Version[C]) -> None:
        super().__init__()
        self.current = current


@dataclass
class _Held(Generic[C]):
    versions: deque[Version[C]]
    weights: deque[Weight]


@dataclass
class Desk(Generic[C]):
    """All companies that are open. Every method may be called from any thread."""

    most_companies: int = MOST_COMPANIES
    most_versions: int = MOST_VERSIONS
    most_bytes: int = MOST_BYTES
    weigh: Callable[[C], Weight] = weight
    _held: OrderedDict[str, _Held[C]] = field(default_factory=OrderedDict, init=False, repr=False)
    """The one that was looked at last stands last."""
    _dropped: OrderedDict[str, None] = field(default_factory=OrderedDict, init=False, repr=False)
    _lock: RLock = field(default_factory=RLock, init=False, repr=False)

    def put(self, case: C) -> Version[C]:
        """Put a company on the desk, under a new id."""
        version = Version(secrets.token_urlsafe(_ID_BYTES), 1, case)
        taken = self.weigh(case)
        with self._lock:
            self._held[version.id] = _Held(deque([version]), deque([taken]))
            self._make_room()
        return version

    def current(self, id: str) -> Version[C]:
        """A company as it stands. Gone where there is none."""
        with self._lock:
            return self._of(id).versions[-1]

    def version(self, id: str, number: int) -> Version[C]:
        """A company as it stood after a step. Gone where it is not held any more."""
        with self._lock:
            for version in self._of(id).versions:
                if version.number == number:
                    return version
        raise Gone(dropped=True)

    def change(self, id: str, made_from: int, case: C) -> Version[C]:
        """The company after one more step. Stale where the form was made from another version than the current one; Gone where there is no such company.

        A step that changes nothing makes no version.
        """
        with self._lock:
            current = self._current_for(id, made_from)
            if case == current.case:
                return current
        taken = self.weigh(case)
        with self._lock:
            current = self._current_for(id, made_from)
            version, held = Version(id, current.number + 1, case), self._held[id]
            held.versions.append(version)
            held.weights.append(taken)
            while len(held.versions) > self.most_versions:
                _forget_oldest(held)
            self._make_room()
        return version

    def check(self, id: str, made_from: int) -> Version[C]:
        """The current version, where a form was made from it; Stale or Gone otherwise."""
        with self._lock:
            return self._current_for(id, made_from)

    def _current_for(self, id: str, made_from: int) -> Version[C]:
        current = self._of(id).versions[-1]
        if current.number != made_from:
            raise Stale(current)
        return current

    def _of(self, id: str) -> _Held[C]:
        if id not in self._held:
            raise Gone(dropped=id in self._dropped)
        self._held.move_to_end(id)
        return self._held[id]

    def _make_room(self) -> None:
        """Old steps go before companies, and never the last company or its current version."""
        while self._bytes() > self.most_bytes and (held := self._with_history()) is not None:
            _forget_oldest(held)
        while len(self._held) > 1 and (len(self._held) > self.most_companies or self._bytes() > self.most_bytes):
            dropped, _ = self._held.popitem(last=False)
            self._dropped[dropped] = None
            while len(self._dropped) > _MOST_REMEMBERED:
                self._dropped.popitem(last=False)

    def _bytes(self) -> int:
        """The content of a file is the same in all versions, and counts once."""
        weights = [taken for held in self._held.values() for taken in held.weights]
        return sum(taken.own for taken in weights) + sum(
            {piece: size for taken in weights for piece, size in taken.shared.items()}.values()
        )

    def _with_history(self) -> _Held[C] | None:
        """The company that was looked at longest ago and has older versions."""
        return next((held for held in self._held.values() if len(held.versions) > 1), None)


def _forget_oldest(held: _Held[C]) -> None:
    held.versions.popleft()
    held.weights.popleft()
