"""The bytes of an input, before anything is made of them, and how much there may be."""

from __future__ import annotations

from pathlib import Path

from leverage.terms.errors import InputError
from leverage.terms.system import why
from leverage.terms.texts import Text

MAX_FILE_BYTES = 50 * 2**20
MAX_TEXT_FILE_BYTES = 20 * 2**20
"""Of a file that is text: JSON or CSV. A company with a hundred thousand loans stays below."""
MAX_TEXT = 5_000
"""Characters of one text of a JSON file; as many as ``reader`` allows a cell."""


def read_bytes(path: Path) -> bytes:
    """The content of a file. InputError where it cannot be read, is not a regular file, is empty or beyond the limit in bytes."""
    try:
        if path.name.startswith(("~$", ".~lock.")):
            raise refuse(
                "这是电子表格软件打开文件时留下的锁文件，不是表格本身",
                "this is the lock file that a spreadsheet program leaves while a file is open, not the spreadsheet itself",
                f"请关闭该文件，改用 {_locked(path.name)}",
                f"close the file, and use {_locked(path.name)}",
            )
        if path.exists() and not path.is_file():
            raise refuse("不是普通文件", "is not a regular file", "请给出一个文件", "give a file")
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:  # a ValueError for a name that no file can have
        reason = why(error)
        raise refuse(
            f"文件无法打开（{reason.zh}）",
            f"the file cannot be opened ({reason.en})",
            "请检查路径和权限",
            "check the path and permissions",
        ) from error
    return bounded(data)


def bounded(data: bytes) -> bytes:
    """The content of an input. InputError where it is empty or beyond the limit in bytes."""
    if len(data) > MAX_FILE_BYTES:
        raise too_large()
    if not data.strip():
        raise refuse("文件是空的", "the file is empty", "请选择有内容的文件", "choose a file that has content")
    return data


def _locked(name: str) -> str:
    """The file that a lock file stands for: ~$报表.xlsx, .~lock.报表.xlsx#."""
    return name.removeprefix("~$").removeprefix(".~lock.").rstrip("#")


def too_large() -> InputError:
    """The file is beyond the limits."""
    from leverage.intake.files import reader  # noqa: PLC0415  what is not too large needs no reader

    size, text = MAX_FILE_BYTES // 2**20, MAX_TEXT_FILE_BYTES // 2**20
    unzipped = reader.MAX_UNZIPPED_BYTES // 2**20
    return InputError(
        Text(
            f"文件过大（上限：文件 {size} MB，文本文件 {text} MB，解压后 {unzipped} MB，{reader.MAX_SHEETS} 个工作表，{reader.MAX_CELLS:,} 个有内容的单元格）",
            f"the file is too large (limits: {size} MB, {text} MB as text, {unzipped} MB unpacked, {reader.MAX_SHEETS} sheets, "
            f"{reader.MAX_CELLS:,} cells with content)",
        ),
        Text("请只保留资产负债表和融资明细", "keep only the balance sheet and the funding ledger"),
    )


def refuse(zh: str, en: str, do_zh: str, do_en: str, where: str = "") -> InputError:
    """A refusal in both languages."""
    return InputError(Text(zh, en), Text(do_zh, do_en), where)
