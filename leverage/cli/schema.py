"""``leverage schema``: the JSON schemas of input and output."""

from __future__ import annotations

import json

import click

from leverage.cli.common import language_option
from leverage.texts import Language


@click.command("schema")
@click.argument("what", type=click.Choice(["company", "assessment", "comparison", "timeline"]), default="company")
@language_option
def command(what: str, language: Language) -> None:
    """Print the JSON schema of a company (what goes in), or of what comes out: an assessment, a comparison, a timeline.

    \b
    Example:
      leverage schema company
    """
    del language  # a schema reads the same in both
    if what == "company":
        from leverage.intake.from_json import company_schema as schema  # noqa: PLC0415
    elif what == "comparison":
        from leverage.report.compare_schema import comparison_schema as schema  # noqa: PLC0415
    elif what == "timeline":
        from leverage.report.timeline_tables import timeline_schema as schema  # noqa: PLC0415
    else:
        from leverage.report.as_json import assessment_schema as schema  # noqa: PLC0415
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
