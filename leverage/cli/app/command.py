"""``leverage app``: a page in the browser, for people without a terminal."""

from __future__ import annotations

import click

from leverage.checking.supplements import Supplements
from leverage.cli.common import language_option, tell
from leverage.cli.supplement.options import supplement_options
from leverage.law.rulebook import load_on_demand
from leverage.terms.texts import Language

_MOST_PORT = 65_535


@click.command("app")
@click.option(
    "--port", type=click.IntRange(1, _MOST_PORT), help="Port of the page on this machine (default: any free one)."
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@supplement_options
@language_option
def command(port: int | None, no_browser: bool, supplements: Supplements, language: Language) -> None:
    """Open a page in the browser, on this machine alone: drop a balance sheet, answer what is asked, see the headroom, download the workpaper.

    Prints the address of the page, which nobody else may open, and runs until Ctrl-C (exit status 130), or for an hour without an open page (0). Nothing
    is stored, and nothing is sent anywhere.

    \b
    Example:
      leverage app
    """
    book = supplements.applied(load_on_demand())
    from leverage.app.serve import serve, system_browser  # noqa: PLC0415  what is told about supplements needs no server

    serve(
        book,
        port=port or 0,
        language=language,
        announce=click.echo,
        tell=lambda message: tell(message, language),
        open_browser=None if no_browser else system_browser,
    )
