"""``leverage supplement``: write one to fill in, tell what one changes, hand its rules to the project."""

from __future__ import annotations

import getpass
from datetime import date, datetime
from pathlib import Path

import click

from leverage.checking.supplements import Supplements
from leverage.cli.common import force_option, language_option, refuse_to_replace, tell, write_text
from leverage.cli.rules import give, output_options
from leverage.law.rulebook import load_on_demand
from leverage.law.supplement.entries import Brought
from leverage.terms.errors import UsageError
from leverage.terms.places import NATION, find_place
from leverage.terms.texts import Language, Text

SCHEMA = "leverage.supplement-check/1"
_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
_AS_OF = click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Date of the rules (default: today).")


@click.group("supplement")
def command() -> None:
    """Law and limits of your own, beside those of the rulebook: a .toml file that you keep beside your work.

    \b
    Example:
      leverage supplement new tianjin my-tianjin.toml
    """


@command.command("new", no_args_is_help=True)
@click.argument("place")
@click.argument("out", type=click.Path(path_type=Path))
@_AS_OF
@click.option("--author", help="Who says so (default: your login name).")
@force_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@language_option
def new(
    place: str, out: Path, as_of: datetime | None, author: str | None, force: bool, quiet: bool, language: Language
) -> None:
    """Write a supplement OUT.toml to fill in: every stale rule, gap and contested reading of PLACE, each as a commented entry.

    \b
    Example:
      leverage supplement new shanghai my-shanghai.toml
    """
    from leverage.law.supplement.writing import drafted  # noqa: PLC0415  only this command writes one

    if out.suffix.lower() != ".toml":
        raise UsageError(Text("补充文件名应以 .toml 结尾。", "The name of a supplement must end in .toml."))
    refuse_to_replace(out, force=force)
    book = load_on_demand()
    law = book.law_of(book.national) if place == NATION.code else book.law(find_place(place))
    day = as_of.date() if as_of else date.today()
    write_text(out, drafted(law, day, author or _login(), language), force=force)
    if not quiet:
        tell(Text(f"已写入 {out}", f"Wrote {out}"), language)


@command.command("check", no_args_is_help=True)
@_FILES
@_AS_OF
@output_options
def check(
    files: tuple[Path, ...], as_of: datetime | None, form: str, out: Path | None, force: bool, language: Language
) -> None:
    """Tell what supplements say and what they change, place by place, before and after, for a sample company of each kind.

    Exit status: 0, or 2 where one contradicts itself, another, or the rulebook.

    \b
    Example:
      leverage supplement new shanghai my-shanghai.toml
      leverage supplement check my-shanghai.toml
    """
    from leverage.comparison.supplemented import effects  # noqa: PLC0415
    from leverage.report.supplement.tables import grids  # noqa: PLC0415

    plain = load_on_demand()
    book = Supplements(files, ignored=False).applied(plain)
    day = as_of.date() if as_of else date.today()
    give(grids(book, effects(plain, book, day), day), form, out, force, language, SCHEMA)


@command.command("export", no_args_is_help=True)
@_FILES
@click.option("--out", type=click.Path(path_type=Path), help="Write to a file: .py.")
@force_option
@language_option
def export(files: tuple[Path, ...], out: Path | None, force: bool, language: Language) -> None:
    """Print what supplements add as a province module would hold it, so that a verified text can be handed to the project.

    \b
    Example:
      leverage supplement new shanghai my-shanghai.toml
      leverage supplement export my-shanghai.toml
    """
    from leverage.law.supplement.exporting import exported  # noqa: PLC0415  only this command exports

    if out is not None:
        if out.suffix.lower() != ".py":
            raise UsageError(Text("--out 的文件名应以 .py 结尾。", "--out must end in .py."))
        refuse_to_replace(out, force=force)
    brought = Supplements(files, ignored=False).applied(load_on_demand()).brought or Brought()
    text = exported(brought)
    if out is None:
        click.echo(text, nl=False)
        return
    write_text(out, text, force=force)
    tell(Text(f"已写入 {out}", f"Wrote {out}"), language)


def _login() -> str:
    """The name under which the user is logged in: the author, until he writes another."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "user"
