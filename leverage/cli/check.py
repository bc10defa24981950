"""``leverage check``: judge one or more companies."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from leverage.assessment.findings import Assessment, Outcome
from leverage.checking.run import Run
from leverage.checking.stated import Stated, answers_of
from leverage.checking.supplements import Supplements
from leverage.cli.check_arguments import check_board, check_mark_up, check_out, check_single
from leverage.cli.check_output import print_all, write_marked, write_report_to
from leverage.cli.common import (
    exit_status,
    force_option,
    language_option,
    read_share,
    tell,
    with_standard_input,
)
from leverage.cli.supplement.options import supplement_options
from leverage.intake import read
from leverage.intake.account.trace import Reading
from leverage.law.rulebook import load_on_demand
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS
from leverage.terms.texts import Language, Text


@click.command("check", no_args_is_help=True)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jurisdiction", metavar="PLACE", help="Code, pinyin, English or Chinese name; over what the file says.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Date of the rules (default: the report date).")
@click.option(
    "--type", "company_type", type=click.Choice([kind.value for kind in CompanyType]), help="Kind of company."
)
@click.option("--rating", help="Supervisory rating, as the local regulator writes it.")
@click.option("--fact", "facts", multiple=True, metavar="KEY=VALUE", help="A fact, a denominator, or complete=yes.")
@click.option("--unit", type=click.Choice(list(UNITS)), help="Unit of a sheet that does not tell its own.")
@click.option("--sheet", help="Which sheet of the workbook holds the balance sheet.")
@click.option("--no-stale", "without_stale", is_flag=True, help="Leave out local rules last verified before the date.")
@click.option("--strict", is_flag=True, help="Let the exit status tell the verdict under the strictest readings.")
@click.option(
    "--reading", "readings", multiple=True, metavar="ID=ALTERNATIVE", help="Read a contested clause in this way."
)
@supplement_options
@click.option("--warn-at", metavar="SHARE", help="Tell a limit as near from this share of its cap on (default: 0.9).")
@click.option(
    "--ask", type=click.Path(path_type=Path), metavar="OUT.xlsx", help="Write the open questions, to be answered there."
)
@click.option(
    "--answers", type=click.Path(path_type=Path), multiple=True, metavar="FILE", help="The questions, answered."
)
@click.option("--by-rating", is_flag=True, help="Also tell the headroom under every grade of the place.")
@click.option(
    "--board", is_flag=True, help="Make --out (.html or .xlsx) one page for the board; --by-rating: grade by grade."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "md"]),
    default="table",
    show_default=True,
    help="Form of standard output.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Also write a report: .xlsx .html .json .csv .md.")
@click.option(
    "--fill", "form_file", type=click.Path(path_type=Path), help="A regulator's form, to be filled in as --out."
)
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="Which cell of the form holds what (.toml).")
@click.option(
    "--explain-intake",
    "explain",
    is_flag=True,
    help="Also show which cell became which figure, and what was passed over.",
)
@click.option(
    "--mark-up", type=click.Path(path_type=Path), metavar="OUT.xlsx", help="Write FILE back with its cells marked."
)
@click.option(
    "--previous", type=click.Path(path_type=Path), metavar="FILE", help="Last year's statement, to compare the opening."
)
@force_option
@click.option("--full", is_flag=True, help="Show every rule with its text and source, and every question.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors; the exit status tells the verdict.")
@language_option
def command(
    files: tuple[Path, ...],
    jurisdiction: str | None,
    as_of: datetime | None,
    company_type: str | None,
    rating: str | None,
    facts: tuple[str, ...],
    unit: str | None,
    sheet: str | None,
    without_stale: bool,
    strict: bool,
    readings: tuple[str, ...],
    supplements: Supplements,
    warn_at: str | None,
    ask: Path | None,
    answers: tuple[Path, ...],
    by_rating: bool,
    board: bool,
    form: str,
    out: Path | None,
    form_file: Path | None,
    map_file: Path | None,
    explain: bool,
    mark_up: Path | None,
    previous: Path | None,
    force: bool,
    full: bool,
    quiet: bool,
    language: Language,
) -> None:
    """Judge every rule in force for each FILE (JSON, our template, or a balance sheet; - is standard input) and report the headroom by channel and in all.

    Exit status: 0 compliant; 1 a breach, a prohibited channel or an approval missing; 2 input refused; 3 undetermined.

    \b
    Example:
      echo '{"jurisdiction": "CN-CQ", "report_date": "2017-11-30", "complete": true,
        "capital": {"net_capital": "100000000"}, "balances": {"bank_loan": "60000000"}}' > company.json
      leverage check company.json
    """
    book = supplements.applied(load_on_demand())
    share = None if warn_at is None else read_share("--warn-at", warn_at)
    filling = None
    if form_file is not None or map_file is not None:
        from leverage.cli.fill import Filling  # noqa: PLC0415  few runs fill in a form

        filling = Filling.prepared(form_file, map_file, out, files, force=force)
    elif out is not None:
        check_out(out, files, force=force)
    if board:
        check_board(out, filling=filling is not None)
    check_single(
        files,
        {"--board": board, "--mark-up": mark_up, "--previous": previous, "--ask": ask, "--answers": answers or None},
    )
    if ask is not None:
        from leverage.cli.ask import check_ask  # noqa: PLC0415  most runs ask nothing

        check_ask(ask, files, (out, mark_up), force=force)
    if mark_up is not None:
        check_mark_up(mark_up, files[0], out, force=force)
    stated = Stated(
        jurisdiction, as_of.date() if as_of else None, company_type, rating, facts, without_stale, by_rating, readings
    )
    before = _previous(previous, unit) if previous else None
    files, content = with_standard_input(files)
    answered, given = None, answers_of(stated)
    if answers:
        from leverage.checking.answers import gathered, with_options  # noqa: PLC0415  most runs come without answers

        answered = gathered(answers, files[0], content.get(files[0]))
        stated = with_options(answered, stated)
        given = answered.for_intake(stated)
    run = Run(stated, book, answered, before, unit, sheet, given, content, share)
    judged = [run.judge(file) for file in files]
    shown = [item for item in judged if item.assessment or explain]
    if not quiet and (shown or len(files) > 1):
        print_all(shown, form, language, several=len(files) > 1, explain=explain, full=full)
    refusals = [item.error for item in judged if item.error]
    for error in refusals:
        tell(error.message, language)
    done = [item for item in judged if item.assessment]
    if out is not None and done:
        if filling is not None:
            (assessment,) = (item.assessment for item in done if item.assessment)
            filling.write(assessment, language, quiet=quiet)
        else:
            write_report_to(done, out, language, several=len(files) > 1, explain=explain, force=force, board=board)
        _told(out, language, quiet=quiet)
    if mark_up is not None:
        write_marked(judged[0], mark_up, language, quiet=quiet, force=force)
    if ask is not None:
        from leverage.cli.ask import write_ask  # noqa: PLC0415

        write_ask(run, judged[0], ask, language, quiet=quiet, force=force)
    verdicts = [_verdict(item.assessment, strict=strict) for item in done if item.assessment]
    sys.exit(2 if refusals else exit_status(verdicts))


def _verdict(assessment: Assessment, *, strict: bool) -> Outcome:
    """The verdict that the exit status tells."""
    return assessment.strict.verdict if strict and assessment.strict else assessment.verdict


def _previous(file: Path, unit: str | None) -> tuple[Path, Reading]:
    """Last year's file; refused as any other input is."""
    reading = read(file, unit=unit)
    if reading.refusal is not None and unit is not None:
        reading = read(file)  # a unit given for a sheet that does not tell its own is no unit for JSON
    if reading.refusal is not None:
        raise reading.refusal
    return file, reading


def _told(out: Path, language: Language, *, quiet: bool) -> None:
    if not quiet:
        tell(Text(f"已写入 {out}", f"Wrote {out}"), language)
