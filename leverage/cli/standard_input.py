"""``-`` as a file: standard input, JSON or the bytes of a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path

from leverage.intake.files.cells import bounded
from leverage.intake.files.limits import MAX_FILE_BYTES
from leverage.terms.errors import InputError, UsageError
from leverage.terms.texts import Text

NAME = Path("stdin")
"""What messages call it."""


def with_standard_input(files: tuple[Path, ...]) -> tuple[tuple[Path, ...], dict[Path, bytes]]:
    """The files, ``-`` under its name, and its content. UsageError where it is given twice; InputError where it is empty or too large."""
    dashes = [file for file in files if str(file) == "-"]
    if not dashes:
        return files, {}
    if len(dashes) > 1:
        raise UsageError(Text("标准输入（-）只能给一次。", "Standard input (-) can be given once."))
    try:
        data = bounded(sys.stdin.buffer.read(MAX_FILE_BYTES + 1))
    except InputError as error:
        raise error.in_file(str(NAME)) from None
    return tuple(NAME if file in dashes else file for file in files), {NAME: data}
