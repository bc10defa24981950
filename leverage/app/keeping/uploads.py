"""What a form sends: its fields, and its files, which stay in memory. The client's name of a file is text to be shown, and never a path."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, ImmutableMultiDict
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

from leverage.intake import read
from leverage.intake.account.trace import Reading, Trace
from leverage.intake.files.content import bounded
from leverage.report.words import visible
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request

MOST_FILES = 20
MOST_FIELDS = 100_000
"""Ten thousand loans of ten fields each."""
MOST_FIELD_BYTES = 8 * 2**20
"""A ledger pasted into one field."""
MOST_SECONDS = 20
"""Of processor time, for reading one file: a workbook with ten thousand loans takes some five."""
_IN_MEMORY = 2**40
"""Bytes: more than the guard lets in, so that no file is put aside on the disk."""
_MOST_LETTERS = 120
_MOST_DIGITS = 10
_UNNAMED = "未命名文件"


@dataclass(frozen=True)
class Upload:
    """A file as it was sent. ``name`` is what to call it on a page; ``of`` is the field of the form."""

    of: str
    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Received:
    """What a form sent. Fields that were left empty are there; files that were not chosen are not."""

    fields: ImmutableMultiDict[str, str]
    files: tuple[Upload, ...]

    def get(self, name: str, default: str = "") -> str:
        """The value of a field; the last, where there are several."""
        return self.fields.get(name, default)

    def number(self, name: str) -> int:
        """The value of a field that is a number; -1 where it is none."""
        value = self.get(name)
        return int(value) if value.isascii() and value.isdigit() and len(value) < _MOST_DIGITS else -1


class _InMemory(MultiPartParser):
    spool_max_size = _IN_MEMORY


async def received(request: Request, *, most_files: int = MOST_FILES, most_fields: int = MOST_FIELDS) -> Received:
    """What the form of a request sent. HTTPException 413 where there is more of it than may be, 400 where it is no form."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if options.get(b"charset", b"utf-8").lower() != b"utf-8":
        raise HTTPException(415)
    parser: FormParser | MultiPartParser
    if kind == b"multipart/form-data":
        parser = _InMemory(
            request.headers,
            request.stream(),
            max_files=most_files,
            max_fields=most_fields,
            max_part_size=MOST_FIELD_BYTES,
        )
    else:
        parser = FormParser(request.headers, request.stream(), max_fields=most_fields, max_part_size=MOST_FIELD_BYTES)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise HTTPException(413 if "aximum" in error.message else 400) from None
    try:
        return _taken(form)
    finally:
        await form.close()


def _taken(form: FormData) -> Received:
    fields, files = [], []
    for name, value in form.multi_items():
        if isinstance(value, str):
            fields.append((name, value))
        elif value.filename or value.size:
            # the whole of it is in memory already: a copy of the reference, not of the content
            files.append(Upload(name, shown_name(value.filename or ""), value.file.read()))
    return Received(ImmutableMultiDict(fields), tuple(files))


def shown_name(client: str) -> str:
    """What to call a file that the client calls so: its last part, without what a page would act upon, cut before its ending where it is too long.

    >>> shown_name("../../etc/甲公司.xlsx"), shown_name("..\\\\..")
    ('甲公司.xlsx', '未命名文件')
    """
    last = client.replace("\\", "/").rpartition("/")[2]
    name = visible(unicodedata.normalize("NFC", last)).strip()
    stem, dot, ending = name.rpartition(".")
    if len(name) > _MOST_LETTERS:
        name = f"{stem[: _MOST_LETTERS - 10]}…{dot}{ending[:8]}" if stem else name[:_MOST_LETTERS]
    return name if name.strip(".") else _UNNAMED


def read_upload(name: str, content: bytes, **options: Any) -> Reading:
    """A file read as ``leverage.intake.read`` does, and with its options: to be run in a process of its own (``Jobs.run``). Refused where that takes more
    processor time than any statement does: the page reads it again after every change, and has other things to do.
    """
    begun = time.process_time()
    try:
        data = bounded(content)
        reading = read(Path(name), data=data, **options)
        if time.process_time() - begun > MOST_SECONDS:
            raise InputError(
                Text("这份文件读取用时过长", "this file takes too long to read"),
                Text(
                    "请只保留资产负债表和融资明细，另存后再试",
                    "keep the balance sheet and the ledger alone, and try again",
                ),
            )
    except InputError as error:
        return Reading(None, Trace(), error.in_file(name))
    return reading
