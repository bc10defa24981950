"""What was worked out for a company and is looked at again: plans, comparisons. Under random ids of ours, in memory, the oldest go first.

An address holds such an id and nothing of the company: the history of a browser keeps addresses.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

MOST = 64
_ID_BYTES = 16


@dataclass
class Shelf:
    """Every method may be called from any thread."""

    most: int = MOST
    _held: OrderedDict[str, tuple[str, object]] = field(default_factory=OrderedDict, init=False, repr=False)
    _lock: Lock = field(default_factory=Lock, init=False, repr=False)

    def put(self, company: str, value: object) -> str:
        """Keep something of a company; the id that gives it back."""
        id = secrets.token_urlsafe(_ID_BYTES)
        self.replace(id, company, value)
        return id

    def replace(self, id: str, company: str, value: object) -> None:
        """Keep something under an id that was given before."""
        with self._lock:
            self._held[id] = (company, value)
            self._held.move_to_end(id)
            while len(self._held) > self.most:
                self._held.popitem(last=False)

    def get(self, id: str, company: str, kind: type[T]) -> T | None:
        """What is kept under an id for a company; None where there is nothing of that kind, or nothing any more."""
        with self._lock:
            of, value = self._held.get(id, ("", None))
        return value if of == company and isinstance(value, kind) else None
