"""What ``leverage plan`` gives out: on standard output, as a file, and as a certificate."""

from __future__ import annotations

import html
from pathlib import Path

import click

from leverage.cli.common import write_beside, write_text
from leverage.planning.plan import Plan
from leverage.report import grid
from leverage.report.plan.grids import for_reading, grids, headline
from leverage.report.words import dumped, visible
from leverage.terms.texts import Language, Text

ENDINGS = (".xlsx", ".html", ".json", ".csv", ".md")
TITLE = Text("融资杠杆测算", "Funding leverage: a plan")


def print_plan(plan: Plan, form: str, language: Language) -> None:
    """Print a plan in a form."""
    if form == "table":
        from leverage.report.plan.terminal import show  # noqa: PLC0415  rich is not needed for the other forms

        show(plan, language)
    else:
        click.echo(_text(plan, form, language), nl=False)


def _text(plan: Plan, form: str, language: Language) -> str:
    if form == "json":
        from leverage.report.plan.as_json import as_json  # noqa: PLC0415

        return dumped(as_json(plan, language))
    if form == "csv":
        return "\r\n".join(grid.as_csv([one], language) for one in grids(plan))
    if form == "md":
        lead = "\n\n".join(grid.escaped(line.of(language)) for line in headline(plan))
        return f"# {TITLE.of(language)}\n\n{lead}\n\n{grid.as_markdown(for_reading(plan), language)}"
    lead = "".join(f'<p class="lead">{html.escape(visible(line.of(language)))}</p>' for line in headline(plan))
    body = f"<h1>{TITLE.of(language)}</h1>{lead}{grid.as_html(for_reading(plan), language)}"
    return grid.page(TITLE, body, language)


def write_plan(plan: Plan, out: Path, language: Language, *, force: bool) -> None:
    """Write the plan as the ending of its name says."""
    ending = out.suffix.lower()
    if ending == ".xlsx":
        from leverage.report.plan.workbook import write_workbook  # noqa: PLC0415  only a workbook needs its writer

        write_beside(out, lambda path: write_workbook(plan, path, language), force=force)
        return
    text = _text(plan, ending[1:], language)
    write_text(out, "\ufeff" + text if ending == ".csv" else text, force=force)


def write_certificate_to(plan: Plan, out: Path, language: Language, *, force: bool) -> None:
    """Write the statement of compliance as the ending of its name says."""
    if out.suffix.lower() == ".docx":
        from leverage.report.plan.certificate import write_document  # noqa: PLC0415  only it needs the writer of documents

        write_beside(out, lambda path: write_document(plan, path, language), force=force)
    else:
        from leverage.report.plan.certificate_sheet import write_sheet  # noqa: PLC0415

        write_beside(out, lambda path: write_sheet(plan, path, language), force=force)
