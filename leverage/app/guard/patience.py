"""The connection itself: who opens one and sends no request, or sends it letter by letter, does not keep it; nor does who opens many keep others out."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from leverage.app.guard import refusals
from leverage.app.guard.streams import HEADERS

MOST_CONNECTIONS = 64
PATIENCE = 20.0
"""Seconds for the line and the headers of a request, from the first moment or from its first letter on."""
_NUMBERS = count()


class PatientProtocol(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with a limit of time for the head of a request."""

    patience = PATIENCE
    most = MOST_CONNECTIONS

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._waiting: asyncio.TimerHandle | None = None
        self._number = next(_NUMBERS)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection was opened. Where there are too many, the one goes that has sent no request for longest; the new one, where all have."""
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > self.most:
            silent = (one for one in self.connections if isinstance(one, PatientProtocol) and one._waiting is not None)
            min(silent, key=lambda one: one._number)._give_up()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request at all, with the headers of every answer."""
        page = refusals.page(refusals.MALFORMED)
        headers = [*page.raw_headers, *((name.encode(), value.encode()) for name, value in HEADERS.items())]
        answer = (
            h11.Response(status_code=page.status_code, headers=headers),
            h11.Data(data=bytes(page.body)),
            h11.EndOfMessage(),
        )
        try:
            for event in answer:
                self.transport.write(self.conn.send(event))
        except h11.LocalProtocolError:  # another answer has begun
            pass
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        """Something came: the head is whole, or it is waited for."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._wait_no_more()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """The other end is gone."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(self.patience, self._give_up)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._wait_no_more()
        if self.transport is not None and not self.transport.is_closing():
            self.transport.close()
