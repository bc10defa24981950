"""One line of a portfolio: a company on a date, what became of it or the error that stands in its place; and the line as JSON, for the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from leverage.portfolio.row import Row, RuleRow
from leverage.terms.channels import Channel
from leverage.terms.texts import Text

_PLAIN = (
    "verdict",
    "robust",
    "strict_verdict",
    "house_verdict",
    "conditions_open",
    "questions",
    "stale",
    "used",
    "headroom",
    "headroom_upper",
    "headroom_if_approved",
    "utilisation",
)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in the result for one company on one date.

    ``number`` is the row of a table, as its reader counts them, and 0 of a file that is one company's. ``jurisdiction`` is the code of the place,
    ``as_of`` a day as 2017-11-30; None: not known. ``passed`` says why a file is no input at all. ``sha256`` is the fingerprint of the content, empty
    where it could not be read.
    """

    file: str
    number: int = 0
    name: str | None = None
    jurisdiction: str | None = None
    as_of: str | None = None
    row: Row | None = None
    rules: tuple[RuleRow, ...] = ()
    error: Text | None = None
    passed: Text | None = None
    sha256: str = ""

    @property
    def order(self) -> tuple[str, str, str, str, int]:
        """Where it stands in the result, whatever the order in which files were given or done: by place, company and date."""
        return self.jurisdiction or "", self.name or "", self.as_of or "", self.file, self.number


def as_json(line: Line) -> dict[str, Any]:
    """A line for the journal; what it has not is left out."""
    said: dict[str, Any] = {"file": line.file, "number": line.number, "sha256": line.sha256}
    said |= {key: value for key in ("name", "jurisdiction", "as_of") if (value := getattr(line, key)) is not None}
    for key in ("error", "passed"):
        text: Text | None = getattr(line, key)
        said |= {key: [text.zh, text.en]} if text else {}
    if line.row is not None:
        row = line.row
        rooms = {channel.value: room for channel, room in row.rooms.items()}
        said["row"] = {**{key: getattr(row, key) for key in _PLAIN}, "binding": row.binding, "rooms": rooms}
    if line.rules:
        said["rules"] = [
            (r.rule, r.subject, r.outcome, r.used, r.used_upper, r.cap, r.headroom, r.utilisation) for r in line.rules
        ]
    return said


def from_json(said: dict[str, Any]) -> Line:
    """A line as ``as_json`` said it. ValueError, TypeError or LookupError for anything else."""
    row = said.get("row")
    return Line(
        file=str(said["file"]),
        number=int(said["number"]),
        name=said.get("name"),
        jurisdiction=said.get("jurisdiction"),
        as_of=said.get("as_of"),
        row=None if row is None else _row(row),
        rules=tuple(RuleRow(*rule) for rule in said.get("rules", ())),
        error=_text(said.get("error")),
        passed=_text(said.get("passed")),
        sha256=str(said["sha256"]),
    )


def _row(said: dict[str, Any]) -> Row:
    plain = {key: said[key] for key in _PLAIN}
    rooms = {Channel(channel): room for channel, room in said["rooms"].items()}
    return Row(**plain, binding=tuple(said["binding"]), rooms=rooms)


def _text(said: Iterable[str] | None) -> Text | None:
    return None if said is None else Text(*said)
