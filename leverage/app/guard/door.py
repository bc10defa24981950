"""The secret of one run, and the port that it is valid for."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HOST = "127.0.0.1"
_BYTES = 32


def _secret() -> str:
    return secrets.token_urlsafe(_BYTES)


@dataclass
class Door:
    """Who may come in.

    ``token`` is valid for the whole run. ``opening`` is what the browser is opened with: it stands for a moment in the list of processes, where
    other users of the machine can read it, so that it opens once. ``session`` is what the cookie holds.
    """

    port: int
    token: str = field(default_factory=_secret, repr=False)
    opening: str = field(default_factory=_secret, repr=False)
    session: str = field(default_factory=_secret, repr=False)

    @property
    def host(self) -> str:
        """What a browser sends as the host."""
        return f"{HOST}:{self.port}"

    @property
    def origin(self) -> str:
        """What a browser sends as the origin."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """What is printed."""
        return f"{self.origin}/?token={self.token}"

    @property
    def opening_address(self) -> str:
        """What the browser is opened with."""
        return f"{self.origin}/?token={self.opening}"

    @property
    def cookie(self) -> str:
        """The name of the cookie. Cookies know no ports, so that two runs need two names."""
        return f"leverage-{self.port}"

    def opens(self, given: str) -> bool:
        """Whether a token opens the door. The one that the browser was opened with is used up by it."""
        if _same(given, self.token):
            return True
        if not self.opening or not _same(given, self.opening):
            return False
        self.opening = ""
        return True

    def knows(self, cookies: Iterable[str]) -> bool:
        """Whether a browser that sends these cookies was let in before."""
        return any(_same(value, self.session) for value in cookies)


def _same(given: str, secret: str) -> bool:
    """Whether two texts are one, in a time that tells nothing of where they part."""
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode())
