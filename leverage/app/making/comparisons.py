"""Places compared for the company of a tab, and every day of every place for the page to explore: long work, in a process of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leverage.app.cases.case import Case, Work, rulebook_with, worked
from leverage.assessment.supplemented import without_letters
from leverage.company import Company
from leverage.law.rulebook import Rulebook
from leverage.report.grid import Grid
from leverage.terms.channels import Channel
from leverage.terms.errors import UsageError
from leverage.terms.places import BY_CODE, Place
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from leverage.comparison.ratios.places import Comparison

Progress = Callable[[int, int, Text], None]
_READ = Text("正在比较{number}个地区", "Comparing {number} places")
_PLACE = Text("逐日核算：{place}", "Day by day: {place}")
_OWN = Text("{place}（本公司）", "{place} (own)")
_LAST = Text("正在装入页面", "Putting the page together")
NOT_JUDGED = Text("还没有结论，不能比较。", "There is no answer yet, and nothing to compare.")
_FIGURES = ("rank", "place", "now", "if_approved", "verdict", "non_standard", "standardised", "together")
KEPT = frozenset((*_FIGURES, "opening", "caps", "local", "turns_on", "verified_on", "gaps", "marks"))
"""The columns of the page; the workbook has them all."""


@dataclass(frozen=True)
class Choice:
    """What is compared: the places by their codes, the day, a channel or all together, and how contested clauses are read."""

    places: tuple[str, ...]
    day: date
    channel: Channel | None = None
    strict: bool = False


@dataclass(frozen=True)
class Compared:
    """A comparison as a page shows it, and as a workbook. ``number``: the version of the company that it is of."""

    choice: Choice
    number: int
    remarks: tuple[Text, ...]
    overview: tuple[Grid, ...]
    tables: tuple[Grid, ...]
    workbook: bytes


@dataclass(frozen=True)
class Explored:
    """The data of the page to explore: packed, and as the table for readers without scripts; ``language`` is the one it begins in."""

    choice: Choice
    number: int
    language: Language
    data: str
    table: str

    @property
    def whole(self) -> str:
        """The page as one self-contained file."""
        from leverage.report.comparison.page import bound  # noqa: PLC0415

        return bound(self.data, self.table, self.language)


def company_of(work: Work) -> Company:
    """The company with its answers, without the multiples that a supplement sets. UsageError where it is not judged."""
    if work.judged.assessment is None:
        raise UsageError(NOT_JUDGED)
    return without_letters(work.judged.assessment.company)


def compared_places(
    case: Case, number: int, book: Rulebook, choice: Choice, language: Language, progress: Progress
) -> Compared:
    """The places side by side. LeverageError as of ``compare``."""
    from leverage.comparison.contested import flips  # noqa: PLC0415  only a comparison needs all this
    from leverage.report.comparison import standing, tables  # noqa: PLC0415
    from leverage.report.comparison.workbook import write_workbook  # noqa: PLC0415

    progress(0, 0, _READ.fill(number=len(choice.places)))
    found, own = _compared(case, book, choice)
    turned = flips(found) if choice.strict else None
    overview = tuple(_narrow(table, own) for table in tables.overviews(found))
    rest = tables.grids(found, flips=turned)[len(overview) :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "places.xlsx"
        write_workbook(found, path, language=language)
        content = path.read_bytes()
    return Compared(choice, number, (standing.MARKS, *tables.remarks(found)), overview, tuple(rest), content)


def explored_places(
    case: Case, number: int, book: Rulebook, choice: Choice, language: Language, progress: Progress
) -> Explored:
    """Every day of every place."""
    from leverage.comparison.compared import over_time  # noqa: PLC0415  only the page to explore needs all this
    from leverage.report import grid  # noqa: PLC0415
    from leverage.report.comparison.page import packed, static  # noqa: PLC0415
    from leverage.report.comparison.page.data import build  # noqa: PLC0415

    progress(0, 0, _READ.fill(number=len(choice.places)))
    found, _ = _compared(case, book, choice)
    last = max(found.as_of, date.today())

    def told(done: int, of: int, place: Place) -> None:
        progress(done, of, _PLACE.fill(place=place.name))

    times = over_time(rulebook_with(case.brought, book), found, last, told)
    progress(len(choice.places), len(choice.places), _LAST)
    data = packed(build(found, times, language, last))
    return Explored(choice, number, language, data, grid.as_html([static(found)], language))


def _compared(case: Case, book: Rulebook, choice: Choice) -> tuple[Comparison, Text]:
    """The comparison, and the name of the company's own place."""
    from leverage.comparison.compared import compared  # noqa: PLC0415

    work = worked(case, book)
    found = compared(
        work.run.book,
        [BY_CODE[code] for code in choice.places],
        choice.day,
        date.today(),
        company_of(work),
        with_money=True,
        channel=choice.channel,
        without_stale=case.without_stale,
        strict=choice.strict,
        readings=case.readings,
    )
    assert work.judged.assessment is not None  # noqa: S101  otherwise it was refused
    return found, work.judged.assessment.place.name


def _narrow(table: Grid, own: Text) -> Grid:
    """The columns that a page has room for; the company's own place says so."""
    kept = [number for number, (key, _) in enumerate(table.columns) if key in KEPT]
    return Grid(
        table.title,
        tuple(table.columns[number] for number in kept),
        [[_OWN.fill(place=own) if row[number] == own else row[number] for number in kept] for row in table.rows],
        table.hint,
    )
