"""How the page and a process of its talk: values, one after the other, each behind its length. Both ends are this program."""

from __future__ import annotations

import io
import pickle
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import IO, Any

_LARGE = 4_096
_LENGTH = struct.Struct(">Q")


def _read_only(pairs: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(pairs)


class _Pickler(pickle.Pickler):
    """Packs read-only mappings too, which the standard library does not."""

    def reducer_override(self, value: object) -> Any:
        return (_read_only, (dict(value),)) if isinstance(value, MappingProxyType) else NotImplemented


def packed(value: object) -> bytes:
    """A value as bytes."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


@dataclass(frozen=True)
class Weight:
    """What a value takes, in bytes: its ``own``, as packed, and by their identities the large pieces that other values may hold, too."""

    own: int
    shared: Mapping[int, int] = field(default_factory=dict)


class _Scales(_Pickler):
    """Packs all but the large pieces, which it notes."""

    def __init__(self, buffer: io.BytesIO) -> None:
        super().__init__(buffer, pickle.HIGHEST_PROTOCOL)
        self.large: dict[int, int] = {}

    def persistent_id(self, value: object) -> int | None:
        if not isinstance(value, bytes) or len(value) < _LARGE:
            return None
        self.large[id(value)] = len(value)
        return id(value)


def weight(value: object) -> Weight:
    """What a value takes. The large pieces are those that it holds: their identities are good as long as it is held."""
    buffer = io.BytesIO()
    scales = _Scales(buffer)
    scales.dump(value)
    return Weight(buffer.tell(), scales.large)


def unpacked(content: bytes) -> Any:
    """The value that was packed by this program: never to be called with anybody else's bytes."""
    return pickle.loads(content)  # noqa: S301  of a process of ours, through a pipe that nobody else has


def write(stream: IO[bytes], value: object) -> None:
    """Send a value."""
    content = packed(value)
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def read(stream: IO[bytes]) -> Any:
    """The next value. EOFError where the other end is gone."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return unpacked(_exactly(stream, length))


def _exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content
