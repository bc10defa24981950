"""``leverage check``: judge one or more companies."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, Outcome
from leverage.cli.check_arguments import check_board, check_mark_up, check_out, check_single
from leverage.cli.check_output import Judged, print_all, write_marked, write_report_to
from leverage.cli.common import (
    exit_status,
    force_option,
    language_option,
    read_share,
    tell,
    with_standard_input,
)
from leverage.cli.company_options import NO_DATE, NO_PLACE, Stated, answers_of, displaced, readings_of, with_facts
from leverage.cli.supplement.options import Supplements, supplement_options
from leverage.company import Company
from leverage.intake import read
from leverage.intake.account.trace import Reading
from leverage.intake.checks.plausible import doubts, questions
from leverage.intake.checks.year_end import of_the_year_end
from leverage.intake.questions.given import Given
from leverage.intake.template.made_for import for_another_place
from leverage.law.rulebook import Law, Rulebook, load_on_demand
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer
from leverage.terms.errors import BY_ASKING, InputError, LeverageError, UsageError
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS
from leverage.terms.places import find_place
from leverage.terms.texts import Language, Text, same

if TYPE_CHECKING:
    from leverage.cli.asking.answers import Answers

_PRIOR = Base.PRIOR_YEAR_NET_ASSETS
_BY_ASKING = Text(f"{BY_ASKING.zh}。", f"{BY_ASKING.en[0].upper()}{BY_ASKING.en[1:]}.")
_NOT_CONTESTED = Text(
    "{name} 在{day}没有争议，指定的读法未用。", "{name} is not contested on {day}; the reading chosen is not used."
)


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
        from leverage.cli.asking.ask import check_ask  # noqa: PLC0415  most runs ask nothing

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
        from leverage.cli.asking.answers import gathered, with_options  # noqa: PLC0415  most runs come without answers

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
        run.ask(judged[0], ask, language, quiet=quiet, force=force)
    verdicts = [_verdict(item.assessment, strict=strict) for item in done if item.assessment]
    sys.exit(2 if refusals else exit_status(verdicts))


def _verdict(assessment: Assessment, *, strict: bool) -> Outcome:
    """The verdict that the exit status tells."""
    return assessment.strict.verdict if strict and assessment.strict else assessment.verdict


@dataclass(frozen=True)
class Run:
    """One run of the command: what it was told, and what was answered."""

    stated: Stated
    book: Rulebook
    answered: Answers | None
    before: tuple[Path, Reading] | None
    unit: str | None
    sheet: str | None
    given: Mapping[str, Answer]
    content: Mapping[Path, bytes]
    warn_at: Fraction | None = None

    def read(self, file: Path) -> Reading:
        """A file, or standard input, read with the options and the answers."""
        return read(
            file,
            unit=self.unit,
            sheet=self.sheet,
            as_of=self.stated.as_of,
            answers=self.given,
            data=self.content.get(file),
        )

    def judge(self, file: Path) -> Judged:
        """A file judged, or the error that stands in its place."""
        reading = self.read(file)
        trace, company = reading.trace, reading.company
        if company is None:
            return Judged(file, trace, error=reading.refusal)
        if self.before is not None and self.before[1].company is not None:
            from leverage.intake.checks.previous import with_previous  # noqa: PLC0415  most runs see one year

            trace = with_previous(reading, self.before[1].company, self.before[1].trace, self.before[0].name)
        told = dict.fromkeys((*company.warnings, *(doubt.question for doubt in trace.doubts)))
        try:
            assessment = self._assess(replace(company, warnings=tuple(told)), file)
        except InputError as error:
            return Judged(file, trace, error=error if error.file else error.in_file(str(file)), company=company)
        except LeverageError as error:
            return Judged(file, trace, error=error, company=company)
        asked = dict.fromkeys((*trace.doubts, *questions(assessment.company)))
        return Judged(file, replace(trace, doubts=tuple(asked)), assessment, company=company)

    def _assess(self, company: Company, file: Path) -> Assessment:
        law, told = _law(company, self.stated, self.book, file)
        as_of = _day(company, self.stated, file)
        answers, dropped = self._held_against(file, company, law)
        given = with_facts(company, self.stated, law, answers)
        try:
            self.book.check_approvals(given.approvals)
        except UsageError as error:
            raise UsageError(same(f"{file}: ") + error.message) from None
        chosen = readings_of(self.stated, law)
        idle = [name for name in chosen if name not in law.read(chosen, as_of).chosen]
        told += [_NOT_CONTESTED.fill(name=name, day=as_of) for name in idle]
        told += [*dropped, *displaced(company, given), *given.warnings[len(company.warnings) :]]
        # what is stated beside the file is of the day of the rules
        if given.capital.get(_PRIOR) is company.capital.get(_PRIOR):
            given, year_end = of_the_year_end(given, law, as_of)
            told += year_end
        company = replace(given, warnings=(*company.warnings, *told, *doubts(given)))
        stale = self.stated.without_stale
        assessment = assess(
            company,
            law,
            as_of,
            without_stale=stale,
            readings=chosen,
            rulebook=self.book.sha256,
            warn_at=self.warn_at,
        )
        if not self.stated.by_rating:
            return assessment
        from leverage.assessment.by_rating import by_rating  # noqa: PLC0415  it judges the company once more for every grade

        return replace(assessment, by_rating=by_rating(assessment, law))

    def _held_against(self, file: Path, company: Company, law: Law) -> tuple[list[Given], list[Text]]:
        """The answers of a workbook that count for this company, and what is told of the others."""
        if self.answered is None:
            return [], []
        from leverage.cli.asking.answers import fingerprint, held_against  # noqa: PLC0415

        here = fingerprint(file, self.content.get(file))
        return held_against(self.answered, company, law.place.code, here, law)

    def ask(self, judged: Judged, out: Path, language: Language, *, quiet: bool, force: bool) -> None:
        """Write what is open: of the assessment, or of the refusal that stands in its place."""
        from leverage.cli.asking.answers import Answers, fingerprint  # noqa: PLC0415  most runs ask nothing
        from leverage.cli.asking.ask import Open, of_refused, probed, write_ask  # noqa: PLC0415

        content = self.content.get(judged.file)
        options = {
            "jurisdiction": self.stated.jurisdiction,
            "type": self.stated.company_type,
            "as-of": self.stated.as_of.isoformat() if self.stated.as_of else None,
            "unit": self.unit,
            "sheet": self.sheet,
        }
        company, law = judged.company, None
        if judged.assessment is not None:
            asked, law = judged.assessment.questions, self.book.law(judged.assessment.place)
        else:
            doubts, company = probed(judged.file, self.read(judged.file), self.given, content)
            error = judged.error
            asked = of_refused(error, doubts, company, self.stated.jurisdiction) if error is not None else ()
        write_ask(
            out,
            Open(asked, company, judged.assessment, law, options, fingerprint(judged.file, content)),
            self.answered or Answers(),
            self.stated,
            language,
            quiet=quiet,
            force=force,
        )


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


def _law(company: Company, stated: Stated, book: Rulebook, file: Path) -> tuple[Law, list[Text]]:
    """The law of the place, and what is told of a place that the command line changed. UsageError, with the question, where none is stated."""
    name = stated.jurisdiction or company.place
    if not name:
        raise UsageError(
            same(f"{file}: ")
            + Text(
                "没有写明所在地（模板：公司信息“所在地”；JSON:jurisdiction）。请填写，或加 --jurisdiction chongqing。",
                "no place is stated (template: 公司信息, 所在地; JSON: jurisdiction). Fill it in, or add --jurisdiction chongqing.",
            )
            + _BY_ASKING,
            NO_PLACE,
        )
    try:
        place = find_place(name)
    except UsageError as error:
        raise UsageError(same(f"{file}: ") + error.message) from None
    if stated.jurisdiction and company.place and find_place(company.place) != place:
        return book.law(place), [
            *for_another_place(company.made_for, place),
            Text(
                f"文件写的所在地是{company.place}，按命令行改用{place.name.zh}。",
                f"The file says {company.place}; judged as {place.name.en}, as the command line asks.",
            ),
        ]
    return book.law(place), for_another_place(company.made_for, place)


def _day(company: Company, stated: Stated, file: Path) -> date:
    """The date of the rules. UsageError, with the question, where neither the file nor the command line names one."""
    as_of = stated.as_of or company.report_date
    if as_of is None:
        undated = [warning for warning in company.warnings if "--as-of" in warning.en]
        raise UsageError(
            same(f"{file}: ")
            + Text("".join(f"{told.zh}。" for told in undated), " ".join(f"{told.en}." for told in undated))
            + Text(
                "没有报告日期（模板：公司信息“报告日期”；JSON:report_date）。请填写；或以 --as-of 2017-11-30 指明按哪一天的规则核对。",
                "no report date is stated (template: 公司信息, 报告日期; JSON: report_date). Fill it in, or name the day of the rules by --as-of 2017-11-30.",
            )
            + _BY_ASKING,
            NO_DATE,
        )
    return as_of
