"""One answer under its key, whoever gave it."""

from __future__ import annotations

from dataclasses import dataclass

from leverage.terms.doubts import Answer

INTAKE_KEYS = frozenset({"unit", "sheet", "report_date", "place", "jurisdiction", "type", "as-of"})
"""Answered before anything is read, or kept in the place of an option; nothing of them is left to apply."""


APPROVED = "approved_amounts"
"""Under this key, by channel, the amounts that approvals name."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer under its key. ``bound`` answers come from the workbook of questions: they may not contradict the file, which an option may."""

    key: str
    answer: Answer
    bound: bool = False
