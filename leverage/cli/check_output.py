"""What ``leverage check`` gives out: on standard output, as a file, and as the user's own workbook with its cells marked."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leverage.assessment.findings import Assessment
from leverage.cli.common import refuse_to_replace, tell, write_beside, write_text
from leverage.company import Company
from leverage.intake import is_json
from leverage.intake.account.trace import Trace
from leverage.intake.files.content import read_bytes
from leverage.report.as_json import as_json, receipt_words
from leverage.report.words import dumped, visible
from leverage.terms.errors import InputError, LeverageError, UsageError
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from leverage.report.intake import IntakeOut

_ENDINGS = (".xlsx", ".json", ".csv", ".md", ".html")


@dataclass(frozen=True)
class Judged:
    """A file, how it was understood, and the assessment or the error that stands in its place. ``company`` is what the file alone says."""

    file: Path
    trace: Trace
    assessment: Assessment | None = None
    error: LeverageError | None = None
    company: Company | None = None

    @property
    def refusal(self) -> InputError | None:
        """The error, where it is one of the input."""
        return self.error if isinstance(self.error, InputError) else None


def print_all(
    judged: list[Judged], form: str, language: Language, *, several: bool, explain: bool, full: bool = False
) -> None:
    """Print the assessments in a form, each followed by how its input was understood where that was asked for."""
    if form == "json":
        click.echo(_json_text(judged, language, several=several, explain=explain), nl=False)
    elif form == "table":
        from leverage.report.terminal import show, show_intake  # noqa: PLC0415  rich is not needed for the other forms

        for item in judged:
            if several:
                click.echo(f"{visible(str(item.file))}:")
            if item.assessment:
                show(item.assessment, language, full=full)
            if explain:
                show_intake(item.trace, item.refusal, language)
    else:
        click.echo(_tables(judged, form, language, several=several, explain=explain), nl=False)


def _tables(judged: list[Judged], form: str, language: Language, *, several: bool, explain: bool) -> str:
    """The assessments as CSV, Markdown or HTML, followed by how their inputs were understood."""
    from leverage.report import grid, intake, tables  # noqa: PLC0415

    assessments = [item.assessment for item in judged if item.assessment]
    more = [
        table
        for item in judged
        if explain
        for table in intake.grids(item.trace, item.refusal, visible(str(item.file)) if several else None)
    ]
    if form == "csv":
        return "\r\n".join(
            part
            for part in (
                tables.as_csv(assessments, language) if assessments or not explain else "",
                grid.as_csv(more, language),
            )
            if part
        )
    if form == "md":
        return "\n".join(
            part for part in (tables.as_markdown(assessments, language), grid.as_markdown(more, language)) if part
        )
    return tables.as_html(assessments, language, more)


def write_report_to(
    judged: list[Judged], out: Path, language: Language, *, several: bool, explain: bool, force: bool
) -> None:
    """Write the report as the ending of its name says. A workbook always tells how its input was understood."""
    ending = out.suffix.lower()
    if ending == ".xlsx":
        from leverage.report.workpaper.workbook import write_report  # noqa: PLC0415  only a workbook needs its writer

        (item,) = judged
        if item.assessment is None:
            return
        assessment, trace = item.assessment, item.trace
        proof = receipt_words(assessment)
        write_beside(
            out,
            lambda path: write_report(assessment, path, language=language, receipt=proof, trace=trace),
            force=force,
        )
        return
    if ending == ".json":
        text = _json_text(judged, language, several=several, explain=explain)
    else:
        text = _tables(judged, ending[1:], language, several=several, explain=explain)
        text = "\ufeff" + text if ending == ".csv" else text
    write_text(out, text, force=force)


INTAKE_SCHEMA = "leverage.intake/1"
"""What stands in the place of an assessment where the input was refused and an account of it was asked for."""


def _json_text(judged: list[Judged], language: Language, *, several: bool, explain: bool) -> str:
    objects = [_object(item, language, explain=explain) for item in judged]
    return dumped(objects if several else objects[0])


def _object(item: Judged, language: Language, *, explain: bool) -> dict[str, Any]:
    told = _explained(item, language) if explain else None
    if item.assessment is None:
        return {"schema": INTAKE_SCHEMA, "file": str(item.file), "intake": told}
    shown: dict[str, Any] = {**as_json(item.assessment, language)}
    return {**shown, "intake": told} if told else shown


def _explained(item: Judged, language: Language) -> IntakeOut:
    from leverage.report import intake  # noqa: PLC0415  only where it was asked for

    return intake.as_json(item.trace, language, item.refusal)


def write_marked(item: Judged, out: Path, language: Language, *, quiet: bool, force: bool) -> None:
    """Write the marked copy, and tell what the reader should know of it. A file that could not even be opened has no cells to mark."""
    from leverage.report.marked import marked_copy as mark_up  # noqa: PLC0415  only a marked copy needs it

    if not item.trace.seen:
        if not quiet:
            tell(Text(f"没有可标注的单元格，未写 {out}", f"No cells to mark; {out} was not written"), language)
        return
    marks = mark_up.marks_of(item.trace, item.refusal)
    told: list[Text] = []
    write_beside(out, lambda path: told.extend(mark_up.write_marked(item.file, path, marks, language)), force=force)
    if not quiet:
        for text in told:
            tell(text, language)
        tell(Text(f"已写入 {out}", f"Wrote {out}"), language)


def check_mark_up(mark_up: Path, file: Path, out: Path | None, *, force: bool) -> None:
    """UsageError where a marked copy cannot be written: before anything is read."""
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
    """UsageError where a report cannot be written: before anything is read."""
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
