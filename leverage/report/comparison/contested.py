"""What turns on how contested clauses are read, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from leverage.comparison.contested import Flip, Turned
from leverage.comparison.ratios.places import Derived, Terms
from leverage.report.comparison import words as say
from leverage.report.comparison.schema import FlipOut
from leverage.report.grid import Cell, Grid
from leverage.report.rules import STRICTER
from leverage.terms.texts import Language, Text, join

_MOST = 3


def turned(flips: Sequence[Flip], most: int = 1) -> Grid:
    """The readings on which an answer turns, place by place, each with what it would make of it and who would settle it."""
    rows: list[list[Cell]] = [
        [
            flip.terms.place.name,
            named(flip),
            STRICTER[flip.alternative.stricter],
            turns(flip, most),
            flip.reading.settled_by,
            f"{flip.reading.id}={flip.alternative.id}",
        ]
        for flip in flips
        if flip.matters
    ]
    columns = (
        ("place", Text("地区", "Place")),
        ("reading", Text("争议", "Contested clause")),
        ("sense", Text("另一读法", "The other reading is")),
        ("turns", Text("改变的答案（所采→另一读法）", "Answers that turn (taken → otherwise)")),
        ("settled_by", Text("由谁确定", "Settled by")),
        ("option", Text("--reading", "--reading")),
    )
    return Grid(Text("随读法而变的答案", "Answers that turn on a reading"), columns, rows)


def named(flip: Flip) -> Text:
    """A reading as people call it."""
    return flip.reading.name or flip.reading.ask


def turns(flip: Flip, most: int = _MOST) -> Text:
    """The answers that a reading turns, each before and after; of many channels the first, and the names of the others."""
    parts = [pair(one, flip) for one in flip.turned if one.group is not None]
    channels = [one for one in flip.turned if one.channel is not None]
    parts += [pair(one, flip) for one in channels[:most]]
    if len(channels) > most:
        names = join([one.channel.short for one in channels[most : most + 2] if one.channel])
        left = len(channels) - most
        parts.append(
            Text(f"并及{names.zh}", f"and {names.en}")
            if left <= 2
            else Text(f"并及{names.zh}等{left}个渠道", f"and {names.en} and {left - 2} more channels")
        )
    if flip.turns_verdict and flip.money and flip.terms.money:
        old, new = flip.terms.money.verdict.label, flip.money.verdict.label
        parts.insert(0, Text(f"结论{old.zh}→{new.zh}", f"verdict {old.en} → {new.en}"))
    return join(parts, zh="；", en="; ")


def pair(one: Turned, flip: Flip) -> Text:
    """One answer before and after."""
    label, old, new = _sides(one, flip)
    return Text(f"{label.zh}：{old.zh}→{new.zh}", f"{label.en}: {old.en} → {new.en}")


def _sides(one: Turned, flip: Flip) -> tuple[Text, Text, Text]:
    if one.group is not None and isinstance(one.before, Derived) and isinstance(one.after, Derived):
        return say.KINDS[one.group], say.figure(one.before), say.figure(one.after)
    assert one.channel is not None and isinstance(one.before, Terms) and isinstance(one.after, Terms)  # noqa: S101, PT018
    return one.channel.short, say.full_opening(one.before), say.full_opening(one.after)


def as_json(flips: Sequence[Flip], language: Language) -> list[FlipOut]:
    """Every answer that turns, with what it was and what it would be."""
    return [
        {
            "jurisdiction": flip.terms.place.code,
            "reading": flip.reading.id,
            "alternative": flip.alternative.id,
            "stricter": flip.alternative.stricter,
            "verdict": flip.money.verdict.value if flip.turns_verdict and flip.money else None,
            "turns": [
                {
                    "channel": one.channel.value if one.channel else None,
                    "kind": one.group.value if one.group else None,
                    "taken": _sides(one, flip)[1].of(language),
                    "otherwise": _sides(one, flip)[2].of(language),
                }
                for one in flip.turned
            ],
        }
        for flip in flips
        if flip.matters
    ]


NONE = Text("没有一种读法会改变所列答案。", "No way of reading any clause would change these answers.")


def summary(flips: Sequence[Flip]) -> Text:
    """How many places have an answer that turns on a reading."""
    mattering = [flip for flip in flips if flip.matters]
    if not mattering:
        return NONE
    places = len({flip.terms.place.code for flip in mattering})
    stricter = len({flip.terms.place.code for flip in mattering if flip.alternative.stricter is not False})
    return Text(
        f"{places}地有答案随读法而变（其中{stricter}地可能变严）；--reading 指定一种读法。",
        f"In {places} place(s) an answer turns on a reading ({stricter} may become stricter); --reading chooses one.",
    )
