"""What the reader of spreadsheets finds on its way, kept so that it can be accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leverage.company import Company
from leverage.intake.checks.reconcile import Position
from leverage.intake.checks.trust import Checked
from leverage.intake.files.cells import Book
from leverage.intake.sheet.statement import Statement
from leverage.intake.template.profile import Profile
from leverage.terms.doubts import Answer, Doubt, settled
from leverage.terms.errors import InputError


@dataclass
class Found:
    """What the reader of spreadsheets has found so far, step by step. A refusal leaves the later steps None."""

    book: Book | None = None
    profile: Profile = field(default_factory=Profile)
    given_unit: str | None = None
    given_sheet: str | None = None
    statements: list[Statement] = field(default_factory=list)
    refused: list[InputError] = field(default_factory=list)
    statement: Statement | None = None
    unit: str | None = None
    checked: Checked | None = None
    named: tuple[str, str] | None = None
    held: Position | None = None
    company: Company | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def ask(self, doubt: Doubt) -> Doubt:
        """Ask about what was read: the doubt, with its answer where one was given. It goes with the company either way."""
        doubt = settled(doubt, self.answers)
        self.doubts.append(doubt)
        return doubt
