"""The options of ``leverage plan``, read: what is changed, what is asked for, and what holds on both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leverage.checking.run import Run
from leverage.checking.stated import Stated, answers_of
from leverage.company import Company
from leverage.planning.changes import Change
from leverage.planning.reading import channel_change, plain_change
from leverage.planning.setting import Setting, setting_of
from leverage.terms.errors import UsageError
from leverage.terms.texts import Text


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
    return setting_of(found.assessment, run.book, without_stale=stated.without_stale)


def pairs(facts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Facts as keys and values. UsageError for what is none."""
    stated = Stated(None, None, None, None, tuple(facts), without_stale=False)
    return tuple((key, str(answer.value)) for key, answer in answers_of(stated).items())
