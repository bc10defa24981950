"""What a form sends: its fields, and its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile

if TYPE_CHECKING:
    from starlette.requests import Request


@dataclass(frozen=True)
class Sent:
    """The fields of a form by name, and its files by field: each with the name that the browser gives it, which is no path, and its content."""

    fields: dict[str, str]
    files: dict[str, list[tuple[str, bytes]]]

    @property
    def version(self) -> int:
        """The version that the form was made from; 0, which is none, where it does not say."""
        number = self.fields.get("version", "")
        return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0


async def sent(request: Request) -> Sent:
    """The form of a request."""
    fields: dict[str, str] = {}
    files: dict[str, list[tuple[str, bytes]]] = {}
    async with request.form(max_files=20, max_fields=100_000, max_part_size=8 * 2**20) as form:
        for key, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read()
                if content or value.filename:
                    files.setdefault(key, []).append((value.filename or "", content))
            else:
                fields[key] = value
    return Sent(fields, files)
