"""What comes in, counted while it comes, and what goes out, with the headers that every answer has."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

HEADERS = {
    "content-security-policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""On every answer, whatever it is.

Under ``no-referrer`` a browser sends ``Origin: null`` with the forms of a page (Fetch standard, "append a request `Origin` header"), and that is
refused. So a page that has a form loosens it for itself, ``<meta name="referrer" content="same-origin">``, which still tells nothing to anybody else.
"""
_REPLACED = frozenset(name.encode() for name in HEADERS) | {b"server"}
_MOST_DRAINED = 2**31
"""Bytes that are read and dropped, so that a browser shows why a file was refused instead of a broken connection."""


@dataclass(frozen=True)
class Limits:
    """How much one request may bring, in bytes, and how long the next piece of it, or of an answer, is waited for, in seconds."""

    body: int = 64 * 2**20
    header_bytes: int = 32 * 2**10
    headers: int = 64
    target: int = 4 * 2**10
    patience: float = 30.0
    at_once: int = 8
    """Forms that are taken in or answered at the same time."""


class Body:
    """The body of a request as it comes in. HTTPException 413 where there is too much of it, 408 where nothing comes for too long."""

    def __init__(self, receive: Receive, limits: Limits) -> None:
        self._receive, self._limits = receive, limits
        self._size, self._whole = 0, False

    async def __call__(self) -> Message:
        """The next piece."""
        if self._whole:  # what comes now is the end of the connection, which may be far
            return await self._receive()
        message = await self._next()
        if self._size > self._limits.body:
            raise HTTPException(413)
        return message

    async def _next(self) -> Message:
        try:
            message = await asyncio.wait_for(self._receive(), self._limits.patience)
        except TimeoutError:
            raise HTTPException(408) from None
        self._size += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        return message

    async def drain(self) -> None:
        """Drop the rest."""
        with suppress(HTTPException):
            while not self._whole and self._size < _MOST_DRAINED:
                await self._next()


class Answer:
    """The answer as it goes out."""

    def __init__(self, send: Send, limits: Limits) -> None:
        self._send, self._patience = send, limits.patience
        self.started = self.finished = False

    async def __call__(self, message: Message) -> None:
        """Send the next piece. ConnectionAbortedError where the other end takes nothing for too long."""
        if message["type"] == "http.response.start":
            self.started = True
            given = message.get("headers", ())
            kept = [pair for pair in given if not _own(pair[0].lower())]
            message = {
                **message,
                "headers": [*kept, *((name.encode(), value.encode()) for name, value in HEADERS.items())],
            }
        elif message["type"] == "http.response.body":
            self.finished = not message.get("more_body", False)
        try:
            await asyncio.wait_for(self._send(message), self._patience)
        except TimeoutError:
            raise ConnectionAbortedError("the answer is not taken") from None


def _own(name: bytes) -> bool:
    """Whether a header is the guard's alone to set."""
    return name in _REPLACED or name.startswith(b"access-control-")
