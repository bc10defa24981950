"""A workbook written for one place and judged by the rules of another: it asks for what the one needs, not for what the other does."""

from __future__ import annotations

from leverage.terms.places import BY_CODE, Place
from leverage.terms.texts import Text

_TOLD = Text(
    "这份模板是为{made}生成的，现按{place}核对：{place}的规则要用的事项，模板里可能没有列出。可用 leverage template --jurisdiction {code} 重新生成。",
    "This workbook was written for {made} and is judged as {place}: it may not ask for what the rules of {place} need. "
    "Write it anew by leverage template --jurisdiction {code}.",
)


def for_another_place(made_for: str, place: Place) -> list[Text]:
    """What to tell of a workbook written for another place than the one judged; nothing where it was written for none."""
    made = BY_CODE.get(made_for)
    if made is None or made == place:
        return []
    return [_TOLD.fill(made=made.name, place=place.name, code=place.code)]
