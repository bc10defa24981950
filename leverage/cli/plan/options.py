"""The options of ``leverage plan``, read: what is changed, what is asked for, and what holds on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leverage.cli.check import Run
from leverage.cli.company_options import Stated, answers_of
from leverage.company import Company
from leverage.intake.questions.applying import applied
from leverage.intake.questions.given import Given
from leverage.intake.questions.lines import line_named
from leverage.law.rulebook import Law, Rulebook
from leverage.planning.changes import Change
from leverage.planning.moving import Moved, day_after, moved
from leverage.planning.plan import Scenario
from leverage.planning.reading import Wanted, channel_change, plain_change
from leverage.planning.setting import Setting
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer
from leverage.terms.errors import LeverageError, UsageError
from leverage.terms.places import find_place
from leverage.terms.texts import Text, same


@dataclass(frozen=True)
class Written:
    """The changes as the command line writes them."""

    add_capital: tuple[str, ...]
    loss: tuple[str, ...]
    dividend: tuple[str, ...]
    raised: tuple[str, ...]
    repaid: tuple[str, ...]
    rating: str | None
    facts: tuple[str, ...]
    place: str | None
    on: date | None

    def changes(self, company: Company) -> tuple[Change, ...]:
        """The changes, read. UsageError for what is none."""
        return (
            *(plain_change("add_capital", text) for text in self.add_capital),
            *(plain_change("loss", text) for text in self.loss),
            *(plain_change("dividend", text) for text in self.dividend),
            *(channel_change("raise", text, company) for text in self.raised),
            *(channel_change("repay", text, company) for text in self.repaid),
        )


def judged(stated: Stated, run: Run, file: Path) -> Setting:
    """The company of the file, as ``check`` judges it. Whatever check refuses is refused."""
    found = run.judge(file)
    if found.assessment is None:
        raise found.error or UsageError(Text("没有读到公司。", "No company was read."))
    assessment = found.assessment
    return Setting(
        company=assessment.company,
        law=run.book.law(assessment.place),
        as_of=assessment.as_of,
        without_stale=stated.without_stale,
        readings=assessment.readings,
        rulebook=run.book.sha256,
    )


def about_the_file(company: Company, facts: Iterable[str]) -> list[str]:
    """The facts that say what the file means (a doubt, a line of the sheet, a balance, whether all is listed): they hold before and after. What remains
    are facts of the company, which a plan changes.
    """
    asked = {doubt.key for doubt in company.asked}
    found = []
    for text in facts:
        key = text.partition("=")[0].strip()
        part = "/" in key and not key.startswith("approvals/")  # of a line, or what a doubt asks in parts
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


def pairs(facts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Facts as keys and values. UsageError for what is none."""
    stated = Stated(None, None, None, None, tuple(facts), without_stale=False)
    return tuple((key, str(answer.value)) for key, answer in answers_of(stated).items())
