"""``leverage app``: bind the loopback and nothing else, say where, and answer until nobody asks any more or the user breaks off."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

import uvicorn

from leverage.app.application import application
from leverage.app.guard.door import HOST, Door
from leverage.app.guard.patience import PatientProtocol
from leverage.app.keeping.folder import PrivateFolder, remove_remains
from leverage.app.later import company_pages
from leverage.app.office import Office
from leverage.terms.errors import UsageError
from leverage.terms.system import why
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from leverage.app.guard.guard import Guard
    from leverage.law.rulebook import Rulebook

_BACKLOG = 64
_MOST_HEADER_BYTES = 64 * 2**10
"""Twice as much as the guard takes, so that it is the guard who says so."""
_KEEP_ALIVE = 75
_FAREWELL = 2
"""Seconds for answers that are on their way when the program ends."""
_SOON = 1.0
"""Seconds until the pages of a company are loaded, if none was asked for before: the first page is there by then."""
_AT_THE_LATEST = 5.0
"""Seconds until the program ends, whatever it is doing."""
_BY_SIGNAL = 128
"""What shells add to the number of a signal."""
_TICKS = 10
"""Of uvicorn, in a second."""

OPENED = Text(
    "页面只在本机打开；用完后在此按 Ctrl-C 结束。关闭所有页面一小时后，程序自行结束。",
    "The page is open on this machine alone; press Ctrl-C here to end it. It ends by itself an hour after the last page is closed.",
)
NO_BROWSER = Text("没有打开浏览器：请自行打开上面的地址。", "No browser was opened: open the address above yourself.")
OVER = Text("一小时没有打开的页面，程序已结束。", "No page was open for an hour: the program has ended.")


def listening(port: int) -> socket.socket:
    """A socket that listens on the loopback alone; port 0 is any free one. UsageError where the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if (
            os.name == "posix"
        ):  # a port that has just been given back; elsewhere this would share it with another program
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        elif sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        listener.bind((HOST, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        reason = why(error)
        raise UsageError(
            Text(
                f"端口 {port} 无法使用（{reason.zh}）：它可能正被其他程序占用。请换一个 --port，或不加 --port 由程序选一个空闲端口。",
                f"Port {port} cannot be used ({reason.en}): another program may have taken it. Choose another --port, or leave --port out to use a free one.",
            )
        ) from None
    return listener


class Server(uvicorn.Server):
    """Ends when nobody has asked for an hour, and stops what runs before it waits for answers."""

    signalled = 0
    """The first signal that asked for an end."""

    def __init__(self, office: Office, guard: Guard) -> None:
        super().__init__(_config(guard))
        self.office = office
        self.last_resort: Callable[[], None] | None = None
        """Ends the program where something does not let it end."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The user, or the system, wants an end; asked twice, at once."""
        self.signalled = self.signalled or sig
        self._end_within(0 if self.should_exit else _AT_THE_LATEST)
        self.should_exit = True

    def _end_within(self, seconds: float) -> None:
        if self.last_resort is not None:
            timer = threading.Timer(seconds, self.last_resort)
            timer.daemon = True
            timer.start()

    async def on_tick(self, counter: int) -> bool:
        """About ten times a second: whether to end."""
        if counter % _TICKS == 0 and self.office.idle.over():
            self.office.tell(OVER)
            self._end_within(_AT_THE_LATEST)
            return True
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """The way out."""
        self.office.close()
        await super().shutdown(sockets)


def serve(
    book: Rulebook,
    *,
    port: int,
    language: Language,
    announce: Callable[[str], None],
    tell: Callable[[Text], None],
    open_browser: Callable[[str], bool] | None,
) -> None:
    """Serve the page until the end. ``announce`` is given its address once it can be asked. KeyboardInterrupt where the user breaks off; SystemExit where
    the system does.
    """
    remove_remains()
    with listening(port) as listener:
        door = Door(listener.getsockname()[1])
        office = Office(book, PrivateFolder(door.port), language, tell)
        try:
            with office.folder.for_libraries():
                _run(listener, office, door, announce, open_browser)
        finally:
            office.close()


def _run(
    listener: socket.socket,
    office: Office,
    door: Door,
    announce: Callable[[str], None],
    open_browser: Callable[[str], bool] | None,
) -> None:
    server = Server(office, application(office, door))
    server.last_resort = partial(_leave, server)
    _end_on_signals(server)
    announce(door.address)
    office.tell(OPENED)
    if open_browser is not None:
        threading.Thread(target=_open, args=(open_browser, door.opening_address, office), daemon=True).start()
    soon = threading.Timer(_SOON, company_pages)
    soon.daemon = True
    soon.start()
    server.run(sockets=[listener])
    soon.cancel()
    server.last_resort = None
    if server.signalled == signal.SIGINT:
        raise KeyboardInterrupt
    if server.signalled:
        sys.exit(_BY_SIGNAL + server.signalled)


def _leave(server: Server) -> None:
    """End at once: a page that is still being worked out would otherwise be waited for."""
    if server.last_resort is not None:
        server.office.close()
        os._exit(_BY_SIGNAL + server.signalled if server.signalled else 0)


def _config(guard: Guard) -> uvicorn.Config:
    for name in ("uvicorn.error", "uvicorn.access", "asyncio", "python_multipart"):
        logger = logging.getLogger(name)
        logger.propagate = False
        logger.addHandler(logging.NullHandler())
    return uvicorn.Config(
        guard,
        http=PatientProtocol,
        ws="none",
        loop="asyncio",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=_BACKLOG,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_FAREWELL,
        h11_max_incomplete_event_size=_MOST_HEADER_BYTES,
    )


def _end_on_signals(server: Server) -> None:
    """Being ended by the user or the system is a way out like any other: answers are finished, and what lies about is removed."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), server.handle_exit)


def _open(open_browser: Callable[[str], bool], address: str, office: Office) -> None:
    try:
        opened = open_browser(address)
    except Exception:
        opened = False
    if not opened:
        office.tell(NO_BROWSER)


def system_browser(address: str) -> bool:
    """Open the browser of this machine; False where there is none with a window: one for the terminal would take the terminal over."""
    import webbrowser  # noqa: PLC0415  not where no browser is wanted

    windows = os.name == "nt" or sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return bool(windows or os.environ.get("BROWSER")) and webbrowser.open(address)
