"""The stream of a workbook within the container of an .xls: a small file system of sectors (MS-CFB), read without following a chain twice.

ValueError, or an IndexError of ``struct``'s kin, where the container is damaged.
"""

from __future__ import annotations

from struct import unpack

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = ("Workbook", "Book")
"""By what name the stream goes since Excel 97, and before; a file that holds both is read by the newer."""
_SUMMARY = "\5SummaryInformation".encode("utf-16-le")
_NO_SECTOR = 0xFFFFFFFA
"""From here on a number marks the end of a chain, or a sector that is none."""
_SMALL, _SMALL_STREAM = 64, 4096
"""Bytes of a short sector, and of the shortest stream that is not made of them."""
_ENTRY = 128


def workbook_stream(data: bytes) -> bytes:
    """The records of a workbook: the stream in the container, or the whole of a file that is nothing but records."""
    return _Container(data).stream(_WORKBOOKS) if data.startswith(SIGNATURE) else data


def tells_who_made_it(data: bytes) -> bool:
    """Whether a container tells of its document, as spreadsheet programs have theirs do, and libraries do not that fill in formulas without
    calculating them (MS-OLEPS 2.22).
    """
    return data.startswith(SIGNATURE) and _SUMMARY in _Container(data).entries


class _Container:
    def __init__(self, data: bytes) -> None:
        self.data, self.size = data, 1 << min(_number(data, 30, 2), 12)
        if self.size not in (512, 4096):
            raise ValueError("sectors of another size")
        self.table = self._table()
        self.entries = self._chain(_number(data, 48))

    def _table(self) -> list[int]:
        """The number of the sector that follows each one."""
        listed = _numbers(self.data[76:512])
        following, left = _number(self.data, 68), len(self.data) // self.size
        while following < _NO_SECTOR and left > 0:
            more = _numbers(self._sector(following))
            following = more.pop()
            listed.extend(more)
            left -= 1
        table: list[int] = []
        for sector in listed[: len(self.data) // self.size + 1]:
            if sector < _NO_SECTOR:
                table.extend(_numbers(self._sector(sector)))
        return table

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.data[start : start + self.size]

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(number) for number in _followed(first, self.table))

    def stream(self, names: tuple[str, ...]) -> bytes:
        """The first stream of one of these names. ValueError where there is none."""
        entries = [self.entries[start : start + _ENTRY] for start in range(0, len(self.entries), _ENTRY)]
        by_name: dict[str, bytes] = {}
        for entry in entries:
            name = entry[:64].decode("utf-16-le", "replace").partition("\0")[0]
            by_name.setdefault(name, entry)
        entry = next((by_name[name] for name in names if name in by_name), b"")
        if len(entry) < _ENTRY:
            raise ValueError("no workbook in the container")
        first, length = _number(entry, 116), _number(entry, 120)
        if length >= _SMALL_STREAM:
            return self._chain(first)[:length]
        short = self._chain(_number(entries[0], 116))
        table = _numbers(self._chain(_number(self.data, 60)))
        parts = (short[number * _SMALL : (number + 1) * _SMALL] for number in _followed(first, table))
        return b"".join(parts)[:length]


def _followed(first: int, table: list[int]) -> list[int]:
    """The sectors of a chain. ValueError where it comes back to itself or leads nowhere."""
    chain: list[int] = []
    while first < _NO_SECTOR:
        if first >= len(table) or len(chain) >= len(table):
            raise ValueError("a chain of sectors without an end")
        chain.append(first)
        first = table[first]
    return chain


def _number(data: bytes, start: int, size: int = 4) -> int:
    return int.from_bytes(data[start : start + size], "little")


def _numbers(data: bytes) -> list[int]:
    count = len(data) // 4
    return list(unpack(f"<{count}I", data[: 4 * count]))
