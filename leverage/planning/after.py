"""The setting after what is wanted: changes, facts, another place, another day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from leverage.company import Company
from leverage.intake.questions.applying import applied
from leverage.intake.questions.given import APPROVED, Given
from leverage.intake.questions.lines import line_named
from leverage.law.rulebook import Law, Rulebook
from leverage.planning.moving import Moved, day_after, moved
from leverage.planning.plan import Scenario
from leverage.planning.reading import Wanted
from leverage.planning.setting import Setting
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer
from leverage.terms.errors import LeverageError, UsageError
from leverage.terms.places import find_place
from leverage.terms.texts import Text, same


def about_the_file(company: Company, facts: Iterable[str]) -> list[str]:
    """The facts that say what the file means (a doubt, a line of the sheet, a balance, whether all is listed): they hold before and after. What remains
    are facts of the company, which a plan changes.
    """
    asked = {doubt.key for doubt in company.asked}
    found = []
    for text in facts:
        key = text.partition("=")[0].strip()
        part = "/" in key and not key.startswith(
            ("approvals/", f"{APPROVED}/")
        )  # of a line, or what a doubt asks in parts
        meant = key == "complete" or key in asked or key in set(Channel) or line_named(key, company) is not None
        if part or meant:
            found.append(text)
    return found


def after(before: Setting, wanted: Wanted, book: Rulebook) -> Moved:
    """The setting after what is wanted: the changes first, then the answers to facts."""
    law = before.law if wanted.place is None else book.law(find_place(wanted.place))
    day = day_after(before, wanted.changes, wanted.on)
    found = moved(before, wanted.changes, day, law)
    if not wanted.facts:
        return found
    setting = _stated(found.setting, wanted.facts, law, book)
    known = Base.PRIOR_YEAR_NET_ASSETS in setting.company.capital
    if found.setting.assumed is None or not known:
        return Moved(setting, found.notes)
    return Moved(
        Setting(
            setting.company, law, day, before.without_stale, before.readings, before.rulebook, None, setting.altered
        ),
        tuple(note for note in found.notes if "prior_year_net_assets=" not in note.en),
    )


def _stated(setting: Setting, facts: Sequence[tuple[str, str]], law: Law, book: Rulebook) -> Setting:
    given = [Given(key, Answer(value, "--rating" if key == "rating" else f"--fact {key}")) for key, value in facts]
    company = applied(setting.company, given, law)
    book.check_approvals(company.approvals)
    return setting.of(company)


def scenarios(before: Setting, wanted: Iterable[Wanted], book: Rulebook, file: Path) -> list[Scenario]:
    """The scenarios of a file, each of them of the company as its own file has it."""
    found = []
    for one in wanted:
        try:
            told = after(before, one, book)
            told.setting.assessment  # noqa: B018  what cannot be judged is refused here, under its name
        except LeverageError as error:
            name = Text(f"情景“{one.name}”：", f"scenario “{one.name}”: ")
            raise UsageError(same(f"{file}: ") + name + error.message) from None
        found.append(Scenario(one.name, told.setting, told.notes))
    return found
