"""A run over one or more files: what it was told, what was answered, and each file judged by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment
from leverage.checking.stated import NO_DATE, NO_PLACE, Stated, displaced, readings_of, with_facts
from leverage.company import Company
from leverage.intake import read
from leverage.intake.account.trace import Reading, Trace
from leverage.intake.checks.plausible import doubts, questions
from leverage.intake.checks.year_end import of_the_year_end
from leverage.intake.edits import NO_EDITS, Edits
from leverage.intake.questions.given import Given
from leverage.intake.template.made_for import for_another_place
from leverage.law.rulebook import Law, Rulebook
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer
from leverage.terms.errors import BY_ASKING, InputError, LeverageError, UsageError
from leverage.terms.places import find_place
from leverage.terms.texts import Text, same

if TYPE_CHECKING:
    from leverage.checking.answers import Answers
    from leverage.checking.asking import Open, Questions

_PRIOR = Base.PRIOR_YEAR_NET_ASSETS
_BY_ASKING = Text(f"{BY_ASKING.zh}。", f"{BY_ASKING.en[0].upper()}{BY_ASKING.en[1:]}.")
_NOT_CONTESTED = Text(
    "{name} 在{day}没有争议，指定的读法未用。", "{name} is not contested on {day}; the reading chosen is not used."
)


@dataclass(frozen=True)
class Judged:
    """A file, how it was understood, and the assessment or the error that stands in its place. ``company`` is what the file alone says."""

    file: Path
    trace: Trace
    assessment: Assessment | None = None
    error: LeverageError | None = None
    company: Company | None = None

    @property
    def refusal(self) -> InputError | None:
        """The error, where it is one of the input."""
        return self.error if isinstance(self.error, InputError) else None


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
    explained: bool = True
    """Whether anybody reads the account of every cell."""
    edits: Edits = NO_EDITS
    """What stands in the place of cells and sheets of a spreadsheet."""

    def read(self, file: Path) -> Reading:
        """A file, or standard input, read with the options and the answers."""
        return read(
            file,
            unit=self.unit,
            sheet=self.sheet,
            as_of=self.stated.as_of,
            answers=self.given,
            data=self.content.get(file),
            explained=self.explained,
            edits=self.edits,
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
        from leverage.checking.answers import fingerprint, held_against  # noqa: PLC0415

        here = fingerprint(file, self.content.get(file))
        return held_against(self.answered, company, law.place.code, here, law)

    def questions(self, judged: Judged) -> Questions | None:
        """What is open: of the assessment, or of the refusal that stands in its place. None where nothing is."""
        from leverage.checking.answers import Answers  # noqa: PLC0415  most runs ask nothing
        from leverage.checking.asking import what_is_open  # noqa: PLC0415

        return what_is_open(self.open(judged), self.answered or Answers(), self.stated)

    def open(self, judged: Judged) -> Open:
        """What is open about a file, judged or refused, before it is put into any form."""
        from leverage.checking.answers import fingerprint  # noqa: PLC0415  most runs ask nothing
        from leverage.checking.asking import Open, of_refused, probed  # noqa: PLC0415

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
            doubts, company = probed(judged.file, self.read(judged.file), self.given, content, self.edits)
            error = judged.error
            asked = of_refused(error, doubts, company, self.stated.jurisdiction) if error is not None else ()
        return Open(asked, company, judged.assessment, law, options, fingerprint(judged.file, content))


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
