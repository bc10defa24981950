"""``leverage schema``: the JSON schemas of what goes in and of what comes out."""

from __future__ import annotations

import importlib
import json

import click

from leverage.cli.common import language_option
from leverage.terms.texts import Language

_SCHEMAS = {
    "company": ("leverage.intake.json.schema", "company_schema"),
    "assessment": ("leverage.report.assessment_schema", "assessment_schema"),
    "plan": ("leverage.report.plan.schema", "plan_schema"),
    "form": ("leverage.report.form.mapping", "map_schema"),
    "comparison": ("leverage.report.comparison.schema", "comparison_schema"),
    "timeline": ("leverage.report.comparison.timeline_tables", "timeline_schema"),
    "scorecard": ("leverage.rating.from_json", "scorecard_schema"),
    "rating": ("leverage.report.rating.as_json", "rating_schema"),
}
"""Where each schema is made; only the one asked for is loaded."""


@click.command("schema")
@click.argument("what", type=click.Choice(list(_SCHEMAS)), default="company")
@language_option
def command(what: str, language: Language) -> None:
    """Print the JSON schema of what goes in (company, scorecard, the map of a form) or of what comes out (assessment, comparison, timeline, rating).

    \b
    Example:
      leverage schema company
    """
    del language  # a schema reads the same in both
    module, name = _SCHEMAS[what]
    click.echo(json.dumps(getattr(importlib.import_module(module), name)(), ensure_ascii=False, indent=2))
