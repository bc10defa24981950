"""``leverage template``: the input workbook, asking only for what a place's rules need."""

from __future__ import annotations

from pathlib import Path

import click

from leverage.channels import FACTS, Channel, Fact
from leverage.cli.common import force_option, language_option, refuse_to_replace, tell, write_beside
from leverage.errors import UsageError
from leverage.places import find_place
from leverage.rulebook import Law, load
from leverage.rules import ByFact, Count, Limit, Manual, OpenFor, Rule, Term
from leverage.texts import Language, Text

_PROFILE = {"company_type"}  # has a cell of its own in the template


@click.command("template", no_args_is_help=True)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--jurisdiction", metavar="PLACE", help="Ask only for what this place's rules need.")
@force_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@language_option
def command(out: Path, jurisdiction: str | None, force: bool, quiet: bool, language: Language) -> None:
    """Write the input workbook OUT.xlsx: profile, balance sheet, funding ledger, shareholders, and how to fill them in.

    \b
    Example:
      leverage template --jurisdiction chongqing my-company.xlsx
    """
    from leverage.intake.template import write_template  # noqa: PLC0415  only this command writes one

    if out.suffix.lower() != ".xlsx":
        raise UsageError(Text("模板文件名应以 .xlsx 结尾。", "The template's name must end in .xlsx."))
    refuse_to_replace(out, force=force)
    place = find_place(jurisdiction) if jurisdiction else None
    facts = facts_of(load().law(place)) if place else tuple(f for f in FACTS.values() if f.name not in _PROFILE)
    name = place.name.zh if place else None
    write_beside(
        out,
        lambda path: write_template(path, place_name=name, facts=facts, channels=tuple(Channel), language=language),
        force=force,
    )
    if not quiet:
        tell(Text(f"已写入 {out}", f"Wrote {out}"), language)


def facts_of(law: Law) -> tuple[Fact, ...]:
    """The facts that some rule of the place turns on, of whatever date."""
    names: dict[str, None] = {}
    for rule in law.rules:
        names |= dict.fromkeys(name for name in _asked(rule) if name in law.facts)
    for ratio in law.pool_ratios:
        if isinstance(ratio.multiple, ByFact):
            names[ratio.multiple.fact] = None
    return tuple(law.facts[name] for name in names if name not in _PROFILE)


def _asked(rule: Rule) -> list[str]:
    asked = ["opened_on" if isinstance(c, OpenFor) else c.fact for c in rule.when]
    match rule:
        case Limit(multiple=ByFact() as table):
            asked.append(table.fact)
        case Count(fact=fact):
            asked.append(fact)
        case Term(benchmark=str() as benchmark):
            asked.append(benchmark)
        case Manual(fact=Fact() as fact):
            asked.append(fact.name)
    return asked
