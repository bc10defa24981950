"""``leverage schema``: the JSON schemas of input, output, and the map of a form."""

from __future__ import annotations

import json

import click

from leverage.cli.common import language_option
from leverage.texts import Language

_WHAT = ["company", "assessment", "form", "scorecard", "rating"]


@click.command("schema")
@click.argument("what", type=click.Choice(_WHAT), default="company")
@language_option
def command(what: str, language: Language) -> None:
    """Print the JSON schema of what goes in (company, scorecard, the map of a form) or of what comes out (assessment, rating).

    \b
    Example:
      leverage schema company
    """
    del language  # a schema reads the same in both
    if what == "company":
        from leverage.intake.from_json import company_schema as schema  # noqa: PLC0415
    elif what == "form":
        from leverage.report.form_map import map_schema as schema  # noqa: PLC0415
    elif what == "scorecard":
        from leverage.rating.from_json import scorecard_schema as schema  # noqa: PLC0415
    elif what == "rating":
        from leverage.report.rating_json import rating_schema as schema  # noqa: PLC0415
    else:
        from leverage.report.as_json import assessment_schema as schema  # noqa: PLC0415
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
