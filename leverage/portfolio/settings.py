"""What a portfolio is judged by: the options that hold for every company, so that a process apart is told the same, and a broken-off run knows its own."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from leverage import __version__
from leverage.checking.run import Run
from leverage.checking.stated import Stated, answers_of
from leverage.checking.supplements import Supplements
from leverage.law.rulebook import Rulebook, load_on_demand
from leverage.terms.errors import UsageError, suggest
from leverage.terms.texts import Text


@dataclass(frozen=True)
class Settings:
    """The options of ``leverage batch`` that bear on a row. ``warn_at`` is a share as text, ``as_of`` a day as 2017-11-30; None where not given."""

    jurisdiction: str | None = None
    as_of: str | None = None
    company_type: str | None = None
    facts: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    without_stale: bool = False
    unit: str | None = None
    warn_at: str | None = None
    supplements: tuple[str, ...] = ()
    """Absolute paths."""
    no_supplement: bool = False

    @property
    def day(self) -> date | None:
        """The date of the rules, where one is given for every company."""
        return date.fromisoformat(self.as_of) if self.as_of else None

    @property
    def stated(self) -> Stated:
        """What is said of every company, over what its file says."""
        return Stated(
            self.jurisdiction,
            self.day,
            self.company_type,
            None,
            self.facts,
            self.without_stale,
            readings=self.readings,
            many_places=True,
        )

    def rulebook(self) -> Rulebook:
        """The rulebook with the supplements. LeverageError where one of them does not load."""
        files = tuple(map(Path, self.supplements))
        return Supplements(files, self.no_supplement).applied(load_on_demand())

    def check(self, book: Rulebook) -> None:
        """UsageError for a reading that no place has, and for a fact that is not written KEY=VALUE."""
        self.run(book, self.unit)
        known = {reading.id for regime in book.regimes() for reading in regime.readings}
        for text in self.readings:
            name = text.partition("=")[0].strip()
            if name not in known:
                raise UsageError(
                    Text(f"没有解释争议 {name}。", f"There is no contested reading {name}.") + suggest(name, known)
                )

    def run(self, book: Rulebook, unit: str | None) -> Run:
        """What judges one file. UsageError for a fact that is not written KEY=VALUE."""
        share = Fraction(self.warn_at) if self.warn_at else None
        return Run(self.stated, book, None, None, unit, None, answers_of(self.stated), {}, share, explained=False)

    def as_json(self) -> dict[str, Any]:
        """For a process apart."""
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Settings:
        """As ``as_json`` said it."""
        held: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
        return cls(**held)

    def key(self, book: Rulebook) -> str:
        """A fingerprint of all that bears on a row beside its file: options, law, supplements, and the version of the program."""
        brought = [origin.sha256 for origin in book.brought.origins] if book.brought else []
        options = {**self.as_json(), "supplements": sorted(brought), "no_supplement": None}
        said = json.dumps([__version__, book.sha256, options], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()
