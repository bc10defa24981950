"""Files made for download: under random ids of ours, in memory, bounded in number and in bytes; the oldest go first."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import quote

from starlette.responses import Response

from leverage.report.words import visible

MOST_FILES = 64
MOST_BYTES = 32 * 2**20
_MOST_LETTERS = 80
_ID_BYTES = 16
KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".toml": "application/toml; charset=utf-8",
    ".html": "application/octet-stream",
    ".zip": "application/zip",
}
"""An HTML file is never shown as a page of ours: it is downloaded."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What no name of a file may hold on one system or another."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


@dataclass(frozen=True)
class Download:
    """A file to be downloaded. ``name`` is free text: what it may not hold is replaced; ``ending`` is one of ``KINDS``."""

    name: str
    ending: str
    content: bytes = field(repr=False)


@dataclass
class Downloads:
    """The files that were made, by their ids. Every method may be called from any thread."""

    most_files: int = MOST_FILES
    most_bytes: int = MOST_BYTES
    _held: OrderedDict[str, Download] = field(default_factory=OrderedDict, init=False, repr=False)
    _lock: Lock = field(default_factory=Lock, init=False, repr=False)

    def put(self, download: Download) -> str:
        """Keep a file; the address that gives it."""
        id = secrets.token_urlsafe(_ID_BYTES)
        with self._lock:
            self._held[id] = download
            while len(self._held) > 1 and (len(self._held) > self.most_files or self._bytes() > self.most_bytes):
                self._held.popitem(last=False)
        return f"/download/{id}"

    def get(self, id: str) -> Download | None:
        """A file by its id; None where there is none, or none any more."""
        with self._lock:
            return self._held.get(id)

    def _bytes(self) -> int:
        return sum(len(held.content) for held in self._held.values())


def sent(download: Download) -> Response:
    """The answer that makes a browser save the file under its name."""
    return Response(
        download.content,
        media_type=KINDS[download.ending],
        headers={"content-disposition": _disposition(file_name(download.name) + download.ending)},
    )


def file_name(text: str) -> str:
    """A name that every system can give to a file, made of any text: no path, nothing that acts, not too long.

    >>> file_name("../../etc/甲公司 底稿")
    '_.._etc_甲公司 底稿'
    """
    shown = visible(unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode()))
    name = _FORBIDDEN.sub("_", shown)[:_MOST_LETTERS].strip(" .")
    return f"_{name}" if not name or _RESERVED.fullmatch(name) else name


def _disposition(name: str) -> str:
    """RFC 6266, with the name in UTF-8 (RFC 8187), and in ASCII for whoever cannot read that."""
    plain = "".join(letter if letter.isascii() and letter not in '%"\\' else "_" for letter in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
