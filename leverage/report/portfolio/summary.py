"""How many rows of a portfolio are what: in all, and place by place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from leverage.assessment.findings import Outcome
from leverage.portfolio.result import Result
from leverage.report.grid import Cell, Grid
from leverage.terms.places import find_place
from leverage.terms.texts import Text

VERDICTS = (
    Outcome.BREACH,
    Outcome.PROHIBITED,
    Outcome.UNDETERMINED,
    Outcome.NEEDS_APPROVAL,
    Outcome.COMPLIANT,
)
ERROR = Text("出错", "error")
ROWS, ALL, PLACE = Text("行数", "Rows"), Text("合计", "in all"), Text("地区", "Place")
UNKNOWN_PLACE = Text("地区不明", "place not known")
TITLE = Text("汇总", "Summary")


@dataclass(frozen=True)
class Counts:
    """The rows counted by place and verdict; ``strict`` says which verdict counts."""

    by_place: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, result: Result, *, strict: bool) -> Counts:
        """Count the rows of a result."""
        return cls(dict(sorted(result.counts(strict=strict).items())))

    @property
    def whole(self) -> Counter[str]:
        """All places together."""
        return sum(self.by_place.values(), Counter())

    @property
    def errors(self) -> int:
        """How many rows have an error in the place of a verdict."""
        return self.whole[""]

    @property
    def verdicts(self) -> list[Outcome]:
        """The verdicts that occur."""
        return [Outcome(verdict) for verdict in self.whole if verdict]

    def grid(self) -> Grid:
        """A row per place, and one for all of them."""
        shown = [outcome for outcome in VERDICTS if self.whole[outcome.value]]
        heads = [("place", PLACE), ("rows", ROWS), *((o.value, o.label) for o in shown), ("error", ERROR)]
        rows: list[list[Cell]] = [
            [_name(place), counts.total(), *(counts[o.value] for o in shown), counts[""]]
            for place, counts in self.by_place.items()
        ]
        whole = self.whole
        rows.append([ALL, whole.total(), *(whole[o.value] for o in shown), whole[""]])
        return Grid(TITLE, tuple(heads), rows)


def _name(place: str) -> Text:
    return find_place(place).name if place else UNKNOWN_PLACE


def name_of_place(code: str | None) -> Text:
    """The name of a place by its code."""
    return _name(code or "")
