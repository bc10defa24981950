"""``leverage plan``: what if, how much capital, how to cure, how far to a breach, what the calendar brings."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from leverage.assessment.findings import Outcome
from leverage.checking.answers import gathered, with_options
from leverage.checking.run import Run
from leverage.checking.stated import Stated, answers_of
from leverage.checking.supplements import Supplements
from leverage.cli.common import (
    exit_status,
    force_option,
    language_option,
    read_share,
    refuse_to_replace,
    tell,
    with_standard_input,
)
from leverage.cli.plan.options import Written, judged, pairs
from leverage.cli.plan.output import ENDINGS, print_plan, write_certificate_to, write_plan
from leverage.cli.supplement.options import supplement_options
from leverage.law.rulebook import load_on_demand
from leverage.planning.after import about_the_file, after, scenarios
from leverage.planning.forecast import read_forecast
from leverage.planning.moving import figures_of
from leverage.planning.plan import Asked, Plan, plan
from leverage.planning.reading import Wanted, channel_amount, read_scenarios
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError, UsageError
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS
from leverage.terms.texts import Language, Text

_PATH = click.Path(path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("plan", no_args_is_help=True)
@click.argument("file", type=_PATH)
@click.option("--add-capital", multiple=True, metavar="AMOUNT[@DATE]", help="Capital added: 5000万, or yuan.")
@click.option("--loss", multiple=True, metavar="AMOUNT[@DATE]", help="A loss.")
@click.option("--dividend", multiple=True, metavar="AMOUNT[@DATE]", help="A dividend.")
@click.option(
    "--raise", "raised", multiple=True, metavar="CHANNEL=AMOUNT[@DATE][:LENDER]", help="New funding: bank_loan=2000万."
)
@click.option(
    "--repay",
    "repaid",
    multiple=True,
    metavar="CHANNEL=AMOUNT[@DATE][:LENDER]",
    help="Funding repaid; or a line of the sheet.",
)
@click.option("--rating", help="The rating after, as the local regulator writes it.")
@click.option("--fact", "facts", multiple=True, metavar="KEY=VALUE", help="A fact or a denominator after.")
@click.option("--place", metavar="PLACE", help="As if licensed elsewhere.")
@click.option(
    "--on", type=_DAY, help="The day on which the changed company is judged (default: that of the last change)."
)
@click.option("--need", metavar="CHANNEL=AMOUNT", help="The capital with which so much more can be raised.")
@click.option("--cure", is_flag=True, help="The least to repay, or to add, that mends a breach.")
@click.option("--distance", is_flag=True, help="How far every limit is from being broken.")
@click.option("--dividend-room", is_flag=True, help="The most that may be paid out.")
@click.option("--calendar", is_flag=True, help="Month by month, as loans of the ledger fall due.")
@click.option(
    "--warn-at", metavar="SHARE", help="A buffer: limits used beyond this share of their caps; --cure mends to it."
)
@click.option(
    "--sensitivity", is_flag=True, help="A table of losses against new borrowing (of --need, else from banks)."
)
@click.option("--scenarios", "scenario_file", type=_PATH, metavar="FILE.toml", help="Named scenarios, side by side.")
@click.option(
    "--forecast",
    "forecast_file",
    type=_PATH,
    metavar="FILE",
    help="A table of days to come: when something first breaks.",
)
@click.option("--since", type=_PATH, metavar="OLD.json", help="What changed since an earlier check.")
@click.option(
    "--certificate", type=_PATH, metavar="OUT.docx", help="Also write a statement of compliance: .docx .xlsx."
)
@click.option("--given", multiple=True, metavar="KEY=VALUE", help="A fact that holds before and after.")
@click.option("--jurisdiction", metavar="PLACE", help="Code, pinyin, English or Chinese name; over what the file says.")
@click.option("--as-of", type=_DAY, help="Date of the rules before (default: the report date).")
@click.option(
    "--type", "company_type", type=click.Choice([kind.value for kind in CompanyType]), help="Kind of company."
)
@click.option("--unit", type=click.Choice(list(UNITS)), help="Unit of a sheet that does not tell its own.")
@click.option("--sheet", help="Which sheet of the workbook holds the balance sheet.")
@click.option("--no-stale", "without_stale", is_flag=True, help="Leave out local rules last verified before the date.")
@click.option("--strict", is_flag=True, help="Let the exit status tell the verdict under the strictest readings.")
@click.option(
    "--reading", "readings", multiple=True, metavar="ID=ALTERNATIVE", help="Read a contested clause in this way."
)
@supplement_options
@click.option("--answers", type=_PATH, multiple=True, metavar="FILE", help="The questions of check --ask, answered.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "md"]),
    default="table",
    show_default=True,
    help="Form of standard output.",
)
@click.option("--out", type=_PATH, help="Also write the plan: .xlsx .html .json .csv .md.")
@force_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors; the exit status tells the verdict after.")
@language_option
def command(
    file: Path,
    add_capital: tuple[str, ...],
    loss: tuple[str, ...],
    dividend: tuple[str, ...],
    raised: tuple[str, ...],
    repaid: tuple[str, ...],
    rating: str | None,
    facts: tuple[str, ...],
    place: str | None,
    on: datetime | None,
    need: str | None,
    cure: bool,
    distance: bool,
    dividend_room: bool,
    calendar: bool,
    warn_at: str | None,
    sensitivity: bool,
    scenario_file: Path | None,
    forecast_file: Path | None,
    since: Path | None,
    certificate: Path | None,
    given: tuple[str, ...],
    jurisdiction: str | None,
    as_of: datetime | None,
    company_type: str | None,
    unit: str | None,
    sheet: str | None,
    without_stale: bool,
    strict: bool,
    readings: tuple[str, ...],
    supplements: Supplements,
    answers: tuple[Path, ...],
    form: str,
    out: Path | None,
    force: bool,
    quiet: bool,
    language: Language,
) -> None:
    """What would become of the company in FILE (any that check reads), and what it takes. Before and after stand side by side; every figure is one that check
    would give of the changed company.

    Capital added raises registered, paid-in and net capital and net assets, not the net assets of the prior year-end; a loss or a dividend lowers net
    capital and net assets. Amounts are yuan, 万 and 亿 are understood. Without a date a change happens on the day of the figures. --rating and --fact
    are changes; what the file means (a line of the sheet, complete=yes) and --given hold on both sides.

    Exit status: that of the company after: 0 compliant; 1 a breach, a prohibited channel or an approval missing; 2 input refused; 3 undetermined.

    \b
    Examples:
      echo '{"jurisdiction": "CN-CQ", "report_date": "2017-11-30", "complete": true, "facts": {"bank_count": 1},
        "capital": {"net_capital": "200000000"}, "balances": {"bank_loan": "150000000"}}' > company.json
      leverage plan company.json --add-capital 5000万 --repay bank_loan=3000万 --loss 2000万
      leverage plan company.json --loss 8000万 --cure --distance
      leverage plan company.json --need bank_loan=1亿
    """
    _check_outputs(file, out, certificate, force=force)
    stated = Stated(
        jurisdiction, as_of.date() if as_of else None, company_type, None, given, without_stale, readings=readings
    )
    share = None if warn_at is None else read_share("--warn-at", warn_at)
    needed = None if need is None else channel_amount(need, "--need")
    book = supplements.applied(load_on_demand())
    (file,), content = with_standard_input((file,))
    answered = gathered(answers, file, content.get(file))
    stated = with_options(answered, stated)
    run = Run(
        stated, book, answered, None, unit, sheet, {**answers_of(_facts(facts)), **answered.for_intake(stated)}, content
    )
    before = judged(stated, run, file)
    if shared := about_the_file(before.company, facts):
        stated = Stated(
            stated.jurisdiction,
            stated.as_of,
            stated.company_type,
            None,
            (*stated.facts, *shared),
            without_stale,
            readings=readings,
        )
        run = Run(stated, book, answered, None, unit, sheet, run.given, content)
        before = judged(stated, run, file)
    written = Written(add_capital, loss, dividend, raised, repaid, rating, facts, place, on.date() if on else None)
    of_company = pairs(text for text in facts if text not in shared)
    of_company += (("rating", rating),) if rating is not None else ()
    wanted = Wanted(written.changes(before.company), of_company, place, written.on)
    told = after(before, wanted, book)
    asked = Asked(
        need=needed,
        cure=cure,
        distance=distance,
        dividend_room=dividend_room,
        calendar=calendar,
        share=share,
        sensitivity=(needed[0] if needed else Channel.BANK_LOAN) if sensitivity else None,
        forecast=read_forecast(forecast_file, figures_of(before)) if forecast_file else None,
        since=since,
    )
    try:
        side_by_side = (
            scenarios(before, read_scenarios(scenario_file, before.company), book, scenario_file)
            if scenario_file
            else None
        )
        found = plan(before, told.setting, wanted.changes, asked, notes=told.notes, scenarios=side_by_side)
    except InputError as error:
        raise error if error.file else error.in_file(str(file)) from None
    if not quiet:
        print_plan(found, form, language)
    for path, write in ((out, write_plan), (certificate, write_certificate_to)):
        if path is not None:
            write(found, path, language, force=force)
            if not quiet:
                tell(Text(f"已写入 {path}", f"Wrote {path}"), language)
    sys.exit(exit_status([_verdict(found, strict=strict)]))


def _facts(facts: tuple[str, ...]) -> Stated:
    return Stated(None, None, None, None, facts, without_stale=False)


def _verdict(found: Plan, *, strict: bool) -> Outcome:
    assessment = found.after.assessment
    return assessment.strict.verdict if strict and assessment.strict else assessment.verdict


def _check_outputs(file: Path, out: Path | None, certificate: Path | None, *, force: bool) -> None:
    for path, option, endings in ((out, "--out", ENDINGS), (certificate, "--certificate", (".docx", ".xlsx"))):
        if path is None:
            continue
        if path.suffix.lower() not in endings:
            raise UsageError(
                Text(
                    f"{option} 的文件名应以 {'、'.join(endings)} 结尾。", f"{option} must end in {', '.join(endings)}."
                )
            )
        if path.exists() and file.exists() and path.samefile(file):
            raise UsageError(Text(f"{option} 不能是输入文件本身。", f"{option} must not be the input file."))
        refuse_to_replace(path, force=force)
    if out is not None and certificate is not None and out.absolute() == certificate.absolute():
        raise UsageError(Text("--out 与 --certificate 不能是同一文件。", "--out and --certificate must be two files."))
