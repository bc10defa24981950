"""What ``leverage check`` gives out: on standard output, as a file, and as the user's own workbook with its cells marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leverage.assessment.findings import Assessment
from leverage.checking.run import Judged
from leverage.cli.common import tell, write_beside, write_text
from leverage.report.as_json import as_json, now, receipt_words
from leverage.report.words import dumped, visible
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from leverage.report.intake import IntakeOut


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
        return tables.as_csv(assessments, language, more)
    if form == "md":
        return "\n".join(
            part for part in (tables.as_markdown(assessments, language), grid.as_markdown(more, language)) if part
        )
    return tables.as_html(assessments, language, more)


def write_report_to(
    judged: list[Judged],
    out: Path,
    language: Language,
    *,
    several: bool,
    explain: bool,
    force: bool,
    board: bool = False,
) -> None:
    """Write the report as the ending of its name says. A workbook always tells how its input was understood. ``board``: one page for the board instead."""
    ending = out.suffix.lower()
    if board:
        (item,) = judged
        if item.assessment is not None:
            _write_board(item.assessment, out, language, force=force)
        return
    if ending == ".xlsx":
        from leverage.report.workpaper.workbook import write_report  # noqa: PLC0415  only a workbook needs its writer

        (item,) = judged
        if item.assessment is None:
            return
        assessment, trace = item.assessment, item.trace
        proof = {**receipt_words(assessment), "file": item.file.name}
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
    write_text(out, text, force=force)


def _write_board(assessment: Assessment, out: Path, language: Language, *, force: bool) -> None:
    """Write the page for the board, as a page or as a workbook."""
    from leverage.report.answer.board import board  # noqa: PLC0415  few runs make a page for the board

    page = board(assessment)
    if out.suffix.lower() == ".html":
        from leverage.report.media import board_page  # noqa: PLC0415

        write_text(out, board_page.page(page, language), force=force)
        return
    from leverage.report.media import board_book  # noqa: PLC0415  only a workbook needs its writer

    write_beside(out, lambda path: board_book.write(page, path, language, now()), force=force)


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
