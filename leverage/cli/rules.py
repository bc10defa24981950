"""``leverage rules``: the rulebook itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from leverage.checking.supplements import Supplements
from leverage.cli.common import force_option, language_option, refuse_to_replace, tell, write_text
from leverage.cli.supplement.options import supplement_options
from leverage.law.rulebook import Law, Rulebook, load
from leverage.report import grid, rules
from leverage.report import rules_changes as changes
from leverage.report.grid import Grid
from leverage.terms.errors import UsageError
from leverage.terms.facts import CompanyType
from leverage.terms.places import find_place
from leverage.terms.texts import Language, Text

SCHEMA = "leverage.rules/1"
_ENDINGS = {".json": "json", ".csv": "csv", ".md": "md", ".html": "html"}

_AS_OF = click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Date of the rules (default: today).")
_TYPE = click.option("--type", "kind", type=click.Choice([t.value for t in CompanyType]), help="Kind of company.")


def output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every form of output."""
    form = click.option(
        "--format", "form", type=click.Choice(["table", "json", "csv", "md"]), default="table", show_default=True
    )
    out = click.option("--out", type=click.Path(path_type=Path), help="Write to a file: .json .csv .md .html.")
    return form(out(force_option(language_option(function))))


@click.group("rules")
def command() -> None:
    """Look into the rulebook: what holds, what has held, what differs, how much is known.

    \b
    Example:
      leverage rules show chongqing --as-of 2017-11-30
    """


@command.command("list")
@_AS_OF
@supplement_options
@output_options
def list_(
    as_of: datetime | None, supplements: Supplements, form: str, out: Path | None, force: bool, language: Language
) -> None:
    """List the places held.

    \b
    Example:
      leverage rules list
    """
    book = supplements.applied(load())
    give([*rules.listing(book, _day(as_of)), *_counted(book)], form, out, force, language)


@command.command("show")
@click.argument("place")
@_AS_OF
@_TYPE
@supplement_options
@output_options
def show(
    place: str,
    as_of: datetime | None,
    kind: str | None,
    supplements: Supplements,
    form: str,
    out: Path | None,
    force: bool,
    language: Language,
) -> None:
    """Tell the rules in force in PLACE on a date, in words, with their sources.

    \b
    Example:
      leverage rules show hunan --as-of 2018-06-30
    """
    book, day = supplements.applied(load()), _day(as_of)
    law = _law(place, book).read({}, day)
    give([*rules.show(law, day, _kind(kind)), *_counted(book, law)], form, out, force, language)


@command.command("history")
@click.argument("place")
@supplement_options
@output_options
def history(place: str, supplements: Supplements, form: str, out: Path | None, force: bool, language: Language) -> None:
    """Tell what changed in PLACE, when, and by which text.

    \b
    Example:
      leverage rules history jiangsu
    """
    book = supplements.applied(load())
    law = _law(place, book)
    give(
        _for(form, out, rules.history(law), [changes.instruments(law)], _counted(book, law)), form, out, force, language
    )


@command.command("diff")
@click.argument("place")
@click.argument("other", required=False)
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="First date, for one place on two dates.")
@click.option("--to", "then", type=click.DateTime(["%Y-%m-%d"]), help="Second date (default: today).")
@_AS_OF
@_TYPE
@supplement_options
@output_options
def diff(
    place: str,
    other: str | None,
    since: datetime | None,
    then: datetime | None,
    as_of: datetime | None,
    kind: str | None,
    supplements: Supplements,
    form: str,
    out: Path | None,
    force: bool,
    language: Language,
) -> None:
    """Tell what differs between PLACE and OTHER on a date, or in PLACE between two dates.

    \b
    Example:
      leverage rules diff chongqing hunan --as-of 2017-11-30
      leverage rules diff jiangsu --from 2011-01-01 --to 2011-12-31
    """
    if (other is None) == (since is None) or (other is not None and then is not None):
        raise UsageError(
            Text(
                "比较两个地区，或一个地区的两个日期（--from 与 --to）。",
                "Compare two places, or one place on two dates (--from and --to).",
            )
        )
    if since is not None and as_of is not None:
        raise UsageError(Text("--as-of 不与 --from 同用。", "--as-of does not go with --from."))
    book = supplements.applied(load())
    law, second_law = _law(place, book), _law(other or place, book)
    first, second = (_day(as_of), _day(as_of)) if since is None else (since.date(), _day(then))
    shown = rules.diff(law, second_law, first, second, _kind(kind))
    sides = [rules.side(law, first, second_law is not law or first != second), rules.side(second_law, second, True)]
    beside = changes.subjects(law, second_law, first, second, _kind(kind), *sides)
    if out is None and form == "table":
        from leverage.report.comparison.terminal import side_by_side  # noqa: PLC0415  rich is not needed for the others

        side_by_side([*beside, *_counted(book)], language)
        return
    give(_for(form, out, shown, beside, _counted(book)), form, out, force, language)


@command.command("readings")
@click.argument("place", required=False)
@_AS_OF
@supplement_options
@output_options
def readings(
    place: str | None,
    as_of: datetime | None,
    supplements: Supplements,
    form: str,
    out: Path | None,
    force: bool,
    language: Language,
) -> None:
    """Tell which clauses are contested in PLACE (or everywhere): what is taken, what else could be, and who would settle it.

    \b
    Example:
      leverage rules readings hainan
    """
    book = supplements.applied(load())
    laws = [book.law(find_place(place))] if place else [book.law_of(regime) for regime in book.regimes()]
    shown = rules.readings(laws, as_of.date() if as_of else None)
    if not shown:
        raise UsageError(Text("没有有争议的条款。", "No clause is contested."))
    give([*shown, *_counted(book, laws[0] if place else None)], form, out, force, language)


@command.command("coverage")
@_AS_OF
@supplement_options
@output_options
def coverage(
    as_of: datetime | None, supplements: Supplements, form: str, out: Path | None, force: bool, language: Language
) -> None:
    """Tell, per place, since when and until when the rules are known, on what evidence, and what is missing.

    \b
    Example:
      leverage rules coverage
    """
    book = supplements.applied(load())
    give(
        [*rules.coverage(book, _day(as_of)), *_progress(book, _day(as_of)), *_counted(book)], form, out, force, language
    )


def _day(given: datetime | None) -> date:
    return given.date() if given else date.today()


def _kind(given: str | None) -> CompanyType | None:
    return CompanyType(given) if given else None


def _progress(book: Rulebook, on: date) -> list[Grid]:
    """How far supplements have brought each place."""
    if book.brought is None:
        return []
    from leverage.report.supplement.tables import progress  # noqa: PLC0415  few runs have one

    return [table for table in [progress(book, on)] if table.rows]


def _for(form: str, out: Path | None, plain: list[Grid], read: list[Grid], counted: list[Grid]) -> list[Grid]:
    """The tables: for people those that are read, for programs first those whose names were published."""
    ending = _ENDINGS.get(out.suffix.lower(), form) if out else form
    return [*plain, *read, *counted] if ending in ("json", "csv") else [*read, *counted]


def _counted(book: Rulebook, law: Law | None = None) -> list[Grid]:
    """Which supplements count, and what they did to the rules of a place."""
    if book.brought is None:
        return []
    from leverage.report.supplement.tables import counted  # noqa: PLC0415  few runs have one

    return counted(book.brought, law)


def _law(place: str, book: Rulebook) -> Law:
    return book.law(find_place(place))


def give(grids: list[Grid], form: str, out: Path | None, force: bool, language: Language, schema: str = SCHEMA) -> None:
    """Give tables out in the form that was asked for: on standard output, or to a file by the ending of its name."""
    if out is None:
        if form == "table":
            from leverage.report.terminal import show_grids  # noqa: PLC0415  rich is not needed for the other forms

            show_grids(grids, language)
        else:
            click.echo(_text(grids, form, language, schema), nl=False)
        return
    ending = _ENDINGS.get(out.suffix.lower())
    if ending is None:
        raise UsageError(
            Text(f"--out 的文件名应以 {'、'.join(_ENDINGS)} 结尾。", f"--out must end in {', '.join(_ENDINGS)}.")
        )
    refuse_to_replace(out, force=force)
    text = ("\ufeff" if ending == "csv" else "") + _text(grids, ending, language, schema)
    write_text(out, text, force=force)
    tell(Text(f"已写入 {out}", f"Wrote {out}"), language)


def _text(grids: list[Grid], form: str, language: Language, schema: str) -> str:
    if form == "json":
        return grid.as_json(grids, language, schema)
    if form == "csv":
        return grid.as_csv(grids, language)
    if form == "md":
        return grid.as_markdown(grids, language)
    return grid.page(grids[0].title, grid.as_html(grids, language), language)
