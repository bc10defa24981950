"""``leverage template``: the input workbook, asking only for what a place's rules need."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from leverage.checking.supplements import Supplements
from leverage.cli.common import force_option, language_option, refuse_to_replace, tell, write_beside
from leverage.cli.supplement.options import supplement_options
from leverage.law.needed_inputs import Asks, asks_of
from leverage.law.rulebook import load_on_demand
from leverage.terms.errors import UsageError
from leverage.terms.facts import FACTS, CompanyType
from leverage.terms.places import find_place
from leverage.terms.texts import Language, Text


@click.command("template", no_args_is_help=True)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--jurisdiction", metavar="PLACE", help="Ask only for what this place's rules need.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Only for what its rules of this day need.")
@click.option(
    "--type",
    "kind",
    type=click.Choice([kind.value for kind in CompanyType]),
    help="Only for what this kind of company needs.",
)
@supplement_options
@force_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@language_option
def command(
    out: Path,
    jurisdiction: str | None,
    as_of: datetime | None,
    kind: str | None,
    supplements: Supplements,
    force: bool,
    quiet: bool,
    language: Language,
) -> None:
    """Write the input workbook OUT.xlsx: profile, balance sheet, funding ledger, shareholders, and how to fill them in.

    \b
    Example:
      leverage template --jurisdiction chongqing --as-of 2017-11-30 my-company.xlsx
    """
    from leverage.intake.template.writing import write_template  # noqa: PLC0415  only this command writes one

    if out.suffix.lower() != ".xlsx":
        raise UsageError(Text("模板文件名应以 .xlsx 结尾。", "The template's name must end in .xlsx."))
    if jurisdiction is None and (as_of or kind):
        raise UsageError(
            Text("--as-of、--type 要与 --jurisdiction 一起用。", "--as-of and --type go with --jurisdiction.")
        )
    refuse_to_replace(out, force=force)
    place = find_place(jurisdiction) if jurisdiction else None
    day, company_type = as_of.date() if as_of else None, CompanyType(kind) if kind else None
    book = supplements.applied(load_on_demand())
    asks = asks_of(book.law(place), day, company_type) if place else Asks(tuple(FACTS.values()))
    name = place.name.zh if place else None
    write_beside(
        out,
        lambda path: write_template(
            path,
            place_name=name,
            place_code=place.code if place else "",
            asks=asks,
            as_of=day,
            company_type=company_type,
            language=language,
        ),
        force=force,
    )
    if not quiet:
        tell(Text(f"已写入 {out}", f"Wrote {out}"), language)
        for text in book.brought.counted if book.brought else ():
            tell(text, language)
