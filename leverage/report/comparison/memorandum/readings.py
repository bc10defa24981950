"""Contested clauses: what is asked, what was taken, how else it could be read, who would settle it, and which answers turn on it."""

from __future__ import annotations

from collections.abc import Sequence

from leverage.comparison.contested import Flip
from leverage.report.comparison.contested import named, turns
from leverage.report.comparison.memorandum.writer import Writer
from leverage.report.rules import STRICTER
from leverage.terms.texts import Text, same

_MOST = 6
_NONE = Text("没有一种读法会改变上述数字。", "No way of reading any clause would change these figures.")
_HEAD = Text(
    "下列条款可作他解，且他解会改变答案；所列数字按“所采读法”。改按最严读法：--strict；指定一种读法：--reading。",
    "These clauses can be read otherwise, and an answer would change if they were; the figures above follow the reading taken. --strict reads them all in "
    "whatever way leaves least, --reading chooses one.",
)
_ONE = Text(
    "{place}｜{name}：{ask}所采：{taken}另一读法（{sense}）：{says}由谁确定：{who}改变：{turned}",
    "{place} | {name}: {ask} Taken: {taken} Otherwise ({sense}): {says} To be settled by: {who} It would change: {turned}",
)


def readings(write: Writer, turned: Sequence[Flip], *, most: int = _MOST) -> Sequence[Flip]:
    """The readings on which an answer turns, those first that turn most; what is left is for the appendix."""
    mattering = sorted(distinct([flip for flip in turned if flip.matters]), key=_weight)
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


def distinct(turned: Sequence[Flip]) -> list[Flip]:
    """Readings of the nation's clauses once, those of a place for each place."""
    found: dict[tuple[str, str, str], Flip] = {}
    for flip in turned:
        where = "" if flip.reading.id.startswith("CN/") else flip.terms.place.code
        found.setdefault((where, flip.reading.id, flip.alternative.id), flip)
    return list(found.values())


def _weight(flip: Flip) -> tuple[bool, bool, bool, bool, int, str]:
    whole = any(one.group is not None for one in flip.turned)
    national = flip.reading.id.startswith("CN/")
    return (
        not flip.turns_verdict,
        national,
        flip.alternative.stricter is False,
        not whole,
        -len(flip.turned),
        flip.reading.id,
    )


def told(write: Writer, flip: Flip) -> None:
    """One reading and what turns on it."""
    reading, other = flip.reading, flip.alternative
    write.point(
        _ONE.fill(
            place=Text("全国", "China") if reading.id.startswith("CN/") else flip.terms.place.name,
            name=named(flip),
            ask=sentence(reading.ask) if reading.name else same(""),
            taken=sentence(reading.taken),
            sense=STRICTER[other.stricter],
            says=sentence(other.says),
            who=sentence(reading.settled_by),
            turned=sentence(turns(flip, most=0 if any(one.group for one in flip.turned) else 2)),
        )
    )


def sentence(text: Text) -> Text:
    """A text as a whole sentence: with its full stop."""
    zh = text.zh if text.zh.endswith(("。", "？", "！")) else f"{text.zh}。"
    en = text.en if text.en.endswith((".", "?", "!")) else f"{text.en}."
    return Text(zh, en)
