"""Questions that only a yes leaves standing: answered no, the sheet is wrong and is to be put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leverage.intake.files.content import refuse
from leverage.terms.doubts import Answer, Doubt, settled


def confirmed(doubts: Iterable[Doubt], answers: Mapping[str, Answer]) -> tuple[Doubt, ...]:
    """The doubts with their answers. InputError, naming the cell and the answer's place, where one is answered no."""
    found = []
    for doubt in doubts:
        given = settled(doubt, answers)
        if given.answer is False:
            raise refuse(
                f"{given.ask.zh}回答是“否”（{given.answered_in}）",
                f"{given.ask.en} The answer is no ({given.answered_in})",
                "请在表中更正或补全",
                "put the sheet right",
                given.where[0],
            )
        found.append(given)
    return tuple(found)
