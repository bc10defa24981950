"""What the options of ``leverage check`` may not ask for together, and where its files may not go."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from leverage.cli.common import refuse_to_replace
from leverage.intake import is_json
from leverage.intake.files.content import read_bytes
from leverage.terms.errors import UsageError
from leverage.terms.texts import Text

_ENDINGS = (".xlsx", ".json", ".csv", ".md", ".html")


def check_single(files: tuple[Path, ...], options: Mapping[str, object]) -> None:
    """UsageError for options that go with one file where there are several."""
    given = [name for name, value in options.items() if value]
    if len(files) > 1 and given:
        names, en = "、".join(given), ", ".join(given)
        raise UsageError(Text(f"{names} 一次只用于一个文件。", f"{en}: one file at a time."))


def check_board(out: Path | None, *, filling: bool) -> None:
    """UsageError where the page for the board has nowhere to go."""
    if filling:
        raise UsageError(Text("--board 与 --fill 不能同时使用。", "--board and --fill do not go together."))
    if out is None or out.suffix.lower() not in (".html", ".xlsx"):
        raise UsageError(
            Text(
                "--board 须与 --out 一起用，文件名以 .html 或 .xlsx 结尾。",
                "--board goes with --out, whose name ends in .html or .xlsx.",
            )
        )


def check_mark_up(mark_up: Path, file: Path, out: Path | None, *, force: bool) -> None:
    """UsageError where the marked copy cannot be written, or not of this file."""
    if mark_up.suffix.lower() not in (".xlsx", ".xlsm"):
        raise UsageError(
            Text(
                "--mark-up 的文件名应以 .xlsx 结尾（带宏的工作簿以 .xlsm 结尾）。",
                "--mark-up must end in .xlsx, or in .xlsm for a workbook with macros.",
            )
        )
    if mark_up.exists() and file.exists() and mark_up.samefile(file):
        raise UsageError(Text("--mark-up 不能是输入文件本身。", "--mark-up must not be the input file."))
    if out is not None and out.absolute() == mark_up.absolute():
        raise UsageError(Text("--mark-up 与 --out 不能是同一文件。", "--mark-up and --out must be two files."))
    if str(file) == "-":
        raise UsageError(Text("标准输入没有文件可标注。", "Standard input is no file to be marked up."))
    if file.is_file() and is_json(read_bytes(file)):
        raise UsageError(Text("JSON 没有单元格可标注。", "JSON has no cells to mark."))
    refuse_to_replace(mark_up, force=force)


def check_out(out: Path, files: tuple[Path, ...], *, force: bool) -> None:
    """UsageError for a report whose form is not known, or that would replace what it must not."""
    if out.suffix.lower() not in _ENDINGS:
        raise UsageError(
            Text(f"--out 的文件名应以 {'、'.join(_ENDINGS)} 结尾。", f"--out must end in {', '.join(_ENDINGS)}.")
        )
    if out.suffix.lower() == ".xlsx" and len(files) > 1:
        raise UsageError(
            Text(
                "Excel 报告一次只写一家公司；多家请用 .json、.csv、.md 或 .html。",
                "An Excel report holds one company; use .json, .csv, .md or .html.",
            )
        )
    for file in files:
        with suppress(
            OSError
        ):  # one of them is not there, or cannot be looked at: then it is refused below, or when it is read
            if out.samefile(file):
                raise UsageError(Text("--out 不能是输入文件本身。", "--out must not be the input file."))
    refuse_to_replace(out, force=force)
