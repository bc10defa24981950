"""Contested clauses: what is asked, what was taken, how else it could be read, who would settle it, and which answers turn on it."""

from __future__ import annotations

from collections.abc import Sequence

from leverage.assessment.findings import LEVELS
from leverage.comparison.contested import Flip, Turned
from leverage.comparison.ratios.places import Derived, Terms
from leverage.report.comparison import words as say
from leverage.report.comparison.memorandum.writer import Writer
from leverage.report.rules import STRICTER
from leverage.terms.texts import Text, join

_MOST = 6
_NONE = Text("没有一种读法会改变上述数字。", "No way of reading any clause would change these figures.")
_HEAD = Text(
    "下列条款可作他解，且他解会改变答案；所列数字按“所采读法”。改按最严读法：--strict；指定一种读法：--reading。",
    "These clauses can be read otherwise, and an answer would change if they were; the figures above follow the reading taken. --strict reads them all in "
    "whatever way leaves least, --reading chooses one.",
)
_ONE = Text(
    "{place}｜{ask}所采：{taken}另一读法（{sense}）：{says}由谁确定：{who}",
    "{place} | {ask} Taken: {taken} Otherwise ({sense}): {says} To be settled by: {who}",
)
_TURNS = Text("改变：{turned}。", "It would change: {turned}.")


def readings(write: Writer, turned: Sequence[Flip], *, most: int = _MOST) -> Sequence[Flip]:
    """The readings on which an answer turns, those first that turn most; what is left is for the appendix."""
    mattering = sorted((flip for flip in turned if flip.matters), key=_weight)
    if not mattering:
        write.say(_NONE)
        return ()
    write.say(_HEAD)
    for flip in mattering[:most]:
        told(write, flip)
    left = mattering[most:]
    if left:
        write.say(Text(f"其余{len(left)}项见附录。", f"{len(left)} more stand in the appendix."))
    return left


def _weight(flip: Flip) -> tuple[bool, bool, int, str]:
    whole = any(one.group is not None for one in flip.turned)
    return not flip.turns_verdict, not whole, -len(flip.turned), flip.reading.id


def told(write: Writer, flip: Flip) -> None:
    """One reading and what turns on it."""
    reading, other = flip.reading, flip.alternative
    line = _ONE.fill(
        place=flip.terms.place.name,
        ask=reading.ask,
        taken=reading.taken,
        sense=STRICTER[other.stricter],
        says=other.says,
        who=reading.settled_by,
    )
    changed = turns(flip)
    write.point(Text(f"{line.zh}{changed.zh}", f"{line.en} {changed.en}"))


def turns(flip: Flip) -> Text:
    """The answers that a reading turns, each before and after."""
    parts = [_turned(one, flip) for one in flip.turned if one.group is not None]
    channels = [one for one in flip.turned if one.channel is not None]
    parts += [_turned(one, flip) for one in channels[:3]]
    if len(channels) > 3:
        names = join([one.channel.label for one in channels[3:] if one.channel])
        parts.append(Text(f"并及{names.zh}", f"and {names.en}"))
    if flip.turns_verdict and flip.money and flip.terms.money:
        old, new = flip.terms.money.verdict.label, flip.money.verdict.label
        parts.insert(0, Text(f"结论由{old.zh}变为{new.zh}", f"the verdict from {old.en} to {new.en}"))
    return _TURNS.fill(turned=join(parts, zh="；", en="; "))


def _turned(one: Turned, flip: Flip) -> Text:
    if one.group is not None and isinstance(one.before, Derived) and isinstance(one.after, Derived):
        label, old, new = say.APART[one.group], say.figure(one.before), say.figure(one.after)
    else:
        assert one.channel is not None and isinstance(one.before, Terms) and isinstance(one.after, Terms)  # noqa: S101, PT018
        label = one.channel.label
        old, new = _channel(one.before, flip), _channel(one.after, flip)
    return Text(f"{label.zh}{old.zh}→{new.zh}", f"{label.en} {old.en} → {new.en}")


def _channel(of: Terms, flip: Flip) -> Text:
    word, level = say.brief(of, flip.terms), of.openings.access
    if level in ("permitted", "with_approval"):
        return (
            word if level == "with_approval" else Text(f"{LEVELS[level].zh}{word.zh}", f"{LEVELS[level].en} {word.en}")
        )
    return word
