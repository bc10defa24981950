"""What changed over time, as JSON (``leverage.timeline/1``), CSV and Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, Literal

from typing_extensions import TypedDict  # pydantic cannot read that of the standard library before Python 3.12

from leverage.assessment.findings import in_order
from leverage.comparison.timeline import Beside, Day, State, Times
from leverage.law import describe
from leverage.law.regime import Gap, RatingScheme
from leverage.law.sources import Source
from leverage.report import grid
from leverage.report.comparison.as_json import receipt, times
from leverage.report.comparison.over_time import words as say
from leverage.report.comparison.schema import ReceiptOut
from leverage.report.grid import Cell, Grid
from leverage.report.words import dumped
from leverage.terms.places import Place
from leverage.terms.texts import Language, Text, same


class TextOut(TypedDict):
    """The text that changed a rule."""

    title: str
    number: str | None
    issuer: str
    issued: str


class EventOut(TypedDict):
    """A rule that began or ended that day. ``by`` null: no text is known that ended it."""

    rule: str
    what: Literal["begins", "ends"]
    channels: list[str]
    demands: str
    when: str
    by: TextOut | None
    places: list[str]


class StateOut(TypedDict):
    """What stands on one side of a change: access (null in all), the least and the highest multiple that may apply, and the denominators."""

    access: str | None
    multiple: str | None
    multiple_upper: str | None
    bases: list[str]
    levels: list[str]


class EffectOut(TypedDict):
    """What that did. ``channels`` empty: to the derived ratio. ``turn``: tighter, looser, counted (a national text now counts what no
    text had a word on), other (some of both, or another denominator), unclear.
    """

    channels: list[str]
    company_types: list[str]
    turn: Literal["tighter", "looser", "counted", "other", "unclear"]
    before: StateOut
    after: StateOut
    places: list[str]


class RatioOut(TypedDict):
    """What that did to the ratio of one kind of funding: non_standard or standardised."""

    kind: str
    company_types: list[str]
    turn: Literal["tighter", "looser", "counted", "other", "unclear"]
    before: StateOut
    after: StateOut
    places: list[str]


class BesideOut(TypedDict):
    """A gap, a note or a rating scheme that began or ended that day. ``id``: of a gap."""

    kind: Literal["gap", "note", "scheme"]
    what: Literal["begins", "ends"]
    id: str | None
    says: str
    places: list[str]


class DayOut(TypedDict):
    """One day of changes. ``ratios``: the two kinds of funding apart, which are never added."""

    day: str
    events: list[EventOut]
    effects: list[EffectOut]
    ratios: list[RatioOut]
    beside: list[BesideOut]


class StretchOut(TypedDict):
    """A time without change for the channel asked for. ``until``: the first day on which it no longer holds; null: to the end."""

    jurisdiction: str
    company_types: list[str]
    since: str
    until: str | None
    state: StateOut
    rules: list[str]


TimelineOut = TypedDict(
    "TimelineOut",
    {
        "schema": Literal["leverage.timeline/1"],
        "from": str,
        "to": str,
        "company_type": str | None,
        "facts": dict[str, str | bool],
        "channel": str | None,
        "places": list[str],
        "days": list[DayOut],
        "stretches": list[StretchOut],
        "receipt": ReceiptOut,
    },
)


def as_json(told: Times, language: Language) -> TimelineOut:
    """The changes in one language; multiples as in a comparison."""
    return {
        "schema": "leverage.timeline/1",
        "from": told.since.isoformat(),
        "to": told.to.isoformat(),
        "company_type": told.kind.value if told.kind else None,
        "facts": {name: value if isinstance(value, bool) else str(value) for name, value in told.facts.items()},
        "channel": told.channel.value if told.channel else None,
        "places": [law.place.code for law in told.laws],
        "days": [_day(day, told, language) for day in told.days],
        "stretches": [
            {
                "jurisdiction": run.place.code,
                "company_types": [kind.value for kind in run.kinds],
                "since": run.since.isoformat(),
                "until": run.until.isoformat() if run.until else None,
                "state": _state(run.state),
                "rules": list(run.rules),
            }
            for run in told.stretches
        ],
        "receipt": receipt(told.rulebook, told.laws),
    }


def timeline_schema() -> dict[str, Any]:
    """The JSON schema of a timeline."""
    from pydantic import TypeAdapter  # noqa: PLC0415  only the schema command needs it

    schema = TypeAdapter(TimelineOut).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _day(day: Day, told: Times, language: Language) -> DayOut:
    return {
        "day": day.day.isoformat(),
        "events": [
            {
                "rule": event.rule.id,
                "what": event.what,
                "channels": [channel.value for channel in in_order(event.rule.counts)],
                "demands": describe.formula(event.rule, told.law(places[0]).facts).of(language),
                "when": describe.conditions(event.rule.when, told.law(places[0]).facts).of(language),
                "by": _text(event.by, language) if event.by else None,
                "places": [place.code for place in places],
            }
            for event, places in day.events
        ],
        "effects": [
            {
                "channels": [channel.value for channel in felt.channels],
                "company_types": [kind.value for kind in felt.kinds],
                "turn": felt.turn,
                "before": _state(felt.before),
                "after": _state(felt.after),
                "places": [place.code for place in felt.places],
            }
            for felt in day.felt
        ],
        "ratios": [
            {
                "kind": felt.group.value if felt.group else "",
                "company_types": [kind.value for kind in felt.kinds],
                "turn": felt.turn,
                "before": _state(felt.before),
                "after": _state(felt.after),
                "places": [place.code for place in felt.places],
            }
            for felt in day.ratios
        ],
        "beside": [_beside(item, places, language) for item, places in day.beside],
    }


def _beside(of: Beside, places: Sequence[Place], language: Language) -> BesideOut:
    item = of.item
    says = item.name if isinstance(item, RatingScheme) else item.says
    return {
        "kind": "gap" if isinstance(item, Gap) else "scheme" if isinstance(item, RatingScheme) else "note",
        "what": of.what,
        "id": item.id if isinstance(item, Gap) else None,
        "says": says.of(language),
        "places": [place.code for place in places],
    }


def _text(source: Source, language: Language) -> TextOut:
    return {
        "title": source.title.of(language),
        "number": source.number,
        "issuer": source.issuer.of(language),
        "issued": source.issued.isoformat(),
    }


def _state(state: State) -> StateOut:
    return {
        "access": state.access,
        "multiple": times(state.low),
        "multiple_upper": times(state.high),
        "bases": sorted(base.value for base in state.bases),
        "levels": list(state.levels),
    }


def text(told: Times, form: str, language: Language) -> str:
    """The changes as JSON, CSV or Markdown."""
    if form == "json":
        return dumped(as_json(told, language))
    return _csv(told, language) if form == "csv" else _markdown(told, language)


def _csv(told: Times, language: Language) -> str:
    """One row per effect and place, with the texts of the day; no cell can become a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    states = ("access", "multiple", "multiple_upper", "bases")
    head = ["day", "jurisdiction", "name", "channel", "company_types", "turn"]
    writer.writerow([*head, *(f"{side}_{name}" for side in ("before", "after") for name in states), "texts"])
    for day in told.days:
        for felt in (*day.felt, *day.ratios):
            sides = [_state(felt.before), _state(felt.after)]
            for place in felt.places:
                titles = [say.title(source).of(language) for source in say.texts(day, place)]
                for channel in felt.channels or (felt.group,):
                    row = [day.day, place.code, place.name.of(language), channel or "", " ".join(felt.kinds), felt.turn]
                    for side in sides:
                        row += [side["access"], side["multiple"], side["multiple_upper"], " ".join(side["bases"])]
                    row.append("; ".join(titles))
                    writer.writerow([grid.defused("" if cell is None else str(cell)) for cell in row])
    return out.getvalue()


def _markdown(told: Times, language: Language) -> str:
    title = Text("融资杠杆规则沿革", "Changes of the funding-leverage rules").of(language)
    parts = [f"# {title}\n", grid.escaped(say.head(told).of(language)) + "\n"]
    if told.channel:
        parts.append(grid.as_markdown([runs(told)], language))
    for day in told.days:
        parts.append(f"## {day.day}\n")
        for by, lines in say.events(day, told):
            parts.append(f"- {grid.escaped(by.of(language))}")
            parts += [f"  - {grid.escaped(line.of(language))}" for line in lines]
        beside = say.beside(day, told)
        if beside:
            parts.append(f"- {Text('另有', 'Besides').of(language)}")
            parts += [f"  - {grid.escaped(line.of(language))}" for line in beside]
        parts.append(f"- {Text('影响', 'What that did').of(language)}")
        parts += [f"  - {grid.escaped(line.of(language))}" for line in say.effects(day, told)]
        parts.append("")
    return "\n".join(parts)


def runs(told: Times) -> Grid:
    """The channel through time, place by place."""
    rows: list[list[Cell]] = []
    for run in told.stretches:
        last = same(run.until.isoformat()) if run.until else Text("（至今）", "(to the end)")
        rules = ", ".join(run.rules)
        rows.append([run.place.name, run.since.isoformat(), last, say.kinds(run.kinds), say.state(run.state), rules])
    columns = (
        ("place", Text("地区", "Place")),
        ("since", Text("自", "From")),
        ("until", Text("至（不含）", "Until (not on)")),
        ("kinds", Text("公司类型", "Company types")),
        ("state", Text("准入与至多", "Access, and at most")),
        ("rules", Text("限额", "Limits")),
    )
    label = told.channel.label if told.channel else same("")
    return Grid(Text(f"{label.zh}：沿革", f"{label.en}: through time"), columns, rows)
