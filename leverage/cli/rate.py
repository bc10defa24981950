"""``leverage rate``: the supervisory rating."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from leverage.cli.common import force_option, language_option, refuse_to_replace, tell, write_beside, write_text
from leverage.rating.chongqing import Status
from leverage.rating.intake import read_scorecard
from leverage.rating.score import Rating, fingerprint, rate
from leverage.rating.scorecard import Scorecard, check, registered
from leverage.report import grid, words
from leverage.report.as_json import now, stamp
from leverage.report.rating import tables as report
from leverage.terms.errors import UsageError
from leverage.terms.texts import Language, Text

_ENDINGS = (".xlsx", ".json", ".csv", ".md", ".html")
_DAY = click.DateTime(["%Y-%m-%d"])
_FORMS = ("table", "json", "csv", "md")


@click.group("rate")
def command() -> None:
    """Work out the supervisory rating of a company from its scorecard.

    \b
    Example:
      echo '{"scores": {"governance": "17", "operations": "12", "risk": "21", "policy": "18", "compliance": "17"},
        "period_end": "2025-12-31", "registered_in": "重庆市渝中区", "opened_on": "2015-06-01", "status": "operating",
        "deductions": [], "grounds": []}' > scorecard.json
      leverage rate chongqing scorecard.json
    """


@command.command("chongqing", no_args_is_help=True)
@click.argument("scorecard", type=click.Path(path_type=Path))
@click.option("--period-end", type=_DAY, help="End of the period rated, for a table that does not say.")
@click.option("--registered-in", metavar="PLACE", help="Place of registration, for a table that does not say.")
@click.option("--opened-on", type=_DAY, help="Day on which business began, for a table that does not say.")
@click.option("--status", type=click.Choice([s.value for s in Status]), help="State of the company, likewise.")
@click.option("--sheet", help="Which sheet of the workbook holds the indicator table.")
@click.option(
    "--format", "form", type=click.Choice(_FORMS), default="table", show_default=True, help="Form of standard output."
)
@click.option("--out", type=click.Path(path_type=Path), help="Also write a report: .xlsx .html .json .csv .md.")
@force_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@language_option
def chongqing(
    scorecard: Path,
    period_end: datetime | None,
    registered_in: str | None,
    opened_on: datetime | None,
    status: str | None,
    sheet: str | None,
    form: str,
    out: Path | None,
    force: bool,
    quiet: bool,
    language: Language,
) -> None:
    """Rate a SCORECARD (JSON, our worksheet, or an indicator table) by Chongqing's measures of 2025: score, grade, the way to the next one.

    Exit status: 0 one grade, or not rated; 2 input refused; 3 undetermined: points are blank, whether it is rated is not known, or a ground for
    lowering leaves the grade to the regulator.

    \b
    Example:
      echo '{"scores": {"governance": "17", "operations": "12", "risk": "21", "policy": "18", "compliance": "17"},
        "period_end": "2025-12-31", "registered_in": "重庆市渝中区", "opened_on": "2015-06-01", "status": "operating",
        "deductions": [{"violation": "late report", "item": "reporting", "points": "2"}], "grounds": []}' > scorecard.json
      leverage rate chongqing scorecard.json --out rating.xlsx
    """
    if out is not None:
        _check_out(out, scorecard, force=force)
    stated = {
        "period_end": period_end and period_end.date(),
        "registered_in": registered_in and _place(registered_in),
        "opened_on": opened_on and opened_on.date(),
        "status": status and Status(status),
    }
    card = _completed(read_scorecard(scorecard, sheet=sheet), {k: v for k, v in stated.items() if v is not None})
    found = rate(card, now().date())
    if not quiet:
        if form == "table":
            from leverage.report.terminal import show_sheet  # noqa: PLC0415  rich is not needed for the other forms

            show_sheet(report.grids(found), language)
        else:
            click.echo(_text(found, form, language), nl=False)
    if out is not None:
        _write(found, out, language, force=force)
        if not quiet:
            tell(Text(f"已写入 {out}", f"Wrote {out}"), language)
    sys.exit(0 if found.settled else 3)


@command.command("template", no_args_is_help=True)
@click.argument("out", type=click.Path(path_type=Path))
@force_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@language_option
def template(out: Path, force: bool, quiet: bool, language: Language) -> None:
    """Write the rating worksheet OUT.xlsx: points by dimension and indicator at each stage, deductions, grounds, and the result as live formulas.

    \b
    Example:
      leverage rate template my-rating.xlsx
    """
    from leverage.report.rating.workbook import write_template  # noqa: PLC0415  only this command writes one

    if out.suffix.lower() != ".xlsx":
        raise UsageError(Text("模板文件名应以 .xlsx 结尾。", "The template's name must end in .xlsx."))
    refuse_to_replace(out, force=force)
    write_beside(out, lambda path: write_template(path, language=language), force=force)
    if not quiet:
        tell(Text(f"已写入 {out}", f"Wrote {out}"), language)


def _place(text: str) -> str:
    try:
        return registered(text)
    except ValueError:
        raise UsageError(
            Text(
                f"--registered-in：认不出是哪里：{text}。请从省、直辖市写起，如 重庆市渝中区。",
                f"--registered-in: place not recognised: {text}. Begin with the province or municipality, as 重庆市渝中区.",
            )
        ) from None


def _completed(card: Scorecard, stated: dict[str, Any]) -> Scorecard:
    """The scorecard with what the command line adds. UsageError where the file says otherwise."""
    for key, value in stated.items():
        held = getattr(card, key)
        if held not in (None, value):
            name = f"--{key.replace('_', '-')}"
            raise UsageError(
                Text(
                    f"{name}：文件写的是 {held}，命令行是 {value}；请改其一。",
                    f"{name}: the file says {held}, the command line {value}; change one of them.",
                )
            )
    return check(replace(card, **stated), {key: f"--{key.replace('_', '-')}" for key in stated})


def _check_out(out: Path, scorecard: Path, *, force: bool) -> None:
    if out.suffix.lower() not in _ENDINGS:
        raise UsageError(
            Text(f"--out 的文件名应以 {'、'.join(_ENDINGS)} 结尾。", f"--out must end in {', '.join(_ENDINGS)}.")
        )
    if out.exists() and scorecard.exists() and out.samefile(scorecard):
        raise UsageError(Text("--out 不能是输入文件本身。", "--out must not be the input file."))
    refuse_to_replace(out, force=force)


def _write(rating: Rating, out: Path, language: Language, *, force: bool) -> None:
    ending = out.suffix.lower()
    if ending == ".xlsx":
        from leverage.report.rating.workbook import write_rating  # noqa: PLC0415  only a workbook needs its writer

        receipt: dict[str, str] = {key: str(value) for key, value in stamp(fingerprint(), rating.card.sha256).items()}
        write_beside(out, lambda path: write_rating(rating, path, language=language, receipt=receipt), force=force)
        return
    text = ("\ufeff" if ending == ".csv" else "") + _text(rating, ending[1:], language)
    write_text(out, text, force=force)


def _text(rating: Rating, form: str, language: Language) -> str:
    if form == "json":
        from leverage.report.rating.as_json import as_json  # noqa: PLC0415  its types cost time to build

        return words.dumped(as_json(rating, language))
    if form == "html":
        return report.as_html(rating, language)
    tables = report.grids(rating)
    return grid.as_csv(tables, language) if form == "csv" else grid.as_markdown(tables, language)
