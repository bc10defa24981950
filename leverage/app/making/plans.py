"""A plan worked out: before and after side by side, and every answer as a table. All figures are those of ``leverage.planning``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from leverage.app.cases.answering import Wrong
from leverage.app.cases.case import Case, Work, worked
from leverage.app.cases.wanted import Asking, read_form
from leverage.app.printing.bars import Pair, pairs
from leverage.app.printing.wording import for_the_page
from leverage.assessment.findings import Assessment
from leverage.law.rulebook import Rulebook
from leverage.planning.plan import Plan, plan
from leverage.planning.setting import Setting, setting_of
from leverage.report import words
from leverage.report.answer import rooms
from leverage.report.grid import Grid, Money, Steps
from leverage.report.plan.cells import total
from leverage.report.plan.grids import for_reading
from leverage.terms.errors import LeverageError
from leverage.terms.texts import Language, Text, same

MANY_LOANS, TOO_MANY = 150, 1_000
"""From so many rows of a ledger on, what goes through it again and again is long work; and whatever is asked."""


@dataclass(frozen=True)
class Side:
    """The company on one side of the changes."""

    label: Text
    when: Text
    outcome: str
    verdict: Text
    qualified: Text
    strict: Text | None
    room: Money
    approved: Steps | Money


@dataclass(frozen=True)
class Shown:
    """A plan as a page shows it: both sides (the second is None where nothing was changed), what each change is, and the tables."""

    before: Side
    after: Side | None
    changes: tuple[Text, ...]
    bars: Mapping[Language, list[Pair]]
    tables: tuple[Grid, ...]


def setting_before(work: Work) -> Setting | None:
    """The company as it stands; None where it is not judged."""
    found = work.judged.assessment
    if found is None:
        return None
    return setting_of(found, work.run.book, without_stale=work.case.without_stale)


def read(work: Work, fields: Mapping[str, str], language: Language) -> tuple[Asking | None, dict[str, Wrong]]:
    """What the form of a company asks for, or what is wrong with it."""
    setting = setting_before(work)
    assert setting is not None  # noqa: S101  the page asks nothing of a company that is not judged
    return read_form(fields, setting, work.run.book, work.unit, language)


def is_long(asking: Asking) -> bool:
    """Whether it is long work."""
    loans, asked = len(asking.moved.setting.company.loans), asking.asked
    again = asked.calendar or asked.cure or asked.sensitivity is not None
    return loans >= TOO_MANY or (loans >= MANY_LOANS and again)


def planned(work: Work, asking: Asking) -> Plan:
    """The plan. LeverageError where an answer is refused."""
    before = setting_before(work)
    assert before is not None  # noqa: S101  it was asked about
    notes = (*work.case.edits.in_short(), *asking.moved.notes)
    return plan(before, asking.moved.setting, asking.wanted.changes, asking.asked, notes=notes)


def shown(made: Plan) -> Shown:
    """The plan as a page shows it."""
    before, after = made.before, made.after
    changed = bool(made.changes or made.turns) or before.company != after.company
    elsewhere = before.as_of != after.as_of or before.law.place != after.law.place
    moved = changed or elsewhere
    languages: tuple[Language, ...] = ("zh", "en")
    return Shown(
        _side(Text("变动前", "Before"), before.assessment),
        _side(Text("变动后", "After"), after.assessment) if moved else None,
        tuple(change.in_short for change in made.changes),
        {language: pairs(before.assessment, after.assessment, language) for language in languages} if moved else {},
        tuple(table for table in (_without_changes(table, made) for table in for_reading(made)) if table.rows),
    )


def _without_changes(table: Grid, made: Plan) -> Grid:
    """The notes without the list of changes, which stands above both sides."""
    if [key for key, _ in table.columns] != ["note"]:
        return table
    return replace(table, rows=table.rows[len(made.changes) :])


def _side(label: Text, found: Assessment) -> Side:
    qualified = words.qualifiers(found)
    return Side(
        label,
        Text(f"{found.as_of}　{found.place.name.zh}", f"{found.as_of}  {found.place.name.en}"),
        found.verdict.value,
        found.verdict.label,
        for_the_page(Text("；".join(q.zh for q in qualified), "; ".join(q.en for q in qualified))),
        words.strict(found),
        total(found),
        rooms.in_all_approved(found.total),
    )


def plan_shown(case: Case, book: Rulebook, fields: Mapping[str, str], language: Language) -> Shown:
    """A plan from its form, in a process of its own. LeverageError where something of it is refused."""
    return shown(_from_form(case, book, fields, language))


def write_plan(made: Plan, kind: str, language: Language, out: Path) -> None:
    """A plan as a file of a kind."""
    if kind == "plan.xlsx":
        from leverage.report.plan.workbook import write_workbook  # noqa: PLC0415  only a workbook needs its writer

        write_workbook(made, out, language)
    elif kind == "certificate.docx":
        from leverage.report.plan.certificate import write_document  # noqa: PLC0415

        write_document(made, out, language)
    else:
        from leverage.report.plan.certificate_sheet import write_sheet  # noqa: PLC0415

        write_sheet(made, out, language)


def _from_form(case: Case, book: Rulebook, fields: Mapping[str, str], language: Language) -> Plan:
    work = worked(case, book)
    asking, wrong = read(work, fields, language)
    if asking is None:
        raise LeverageError(next(iter(wrong.values())).found if wrong else same(""))
    return planned(work, asking)
