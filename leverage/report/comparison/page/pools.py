"""Pools of records: every text, source, rule and figure of a page stored once, and known by its number."""

from __future__ import annotations

import json
from typing import Any

from leverage.report.comparison.page.figures import Scale, Shown
from leverage.terms.texts import Text, same


class Pool:
    """Records stored once each, and known by their number."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self._numbers: dict[str, int] = {}

    def add(self, record: object) -> int:
        """The number of a record."""
        key = json.dumps(record, ensure_ascii=False, sort_keys=True)
        if key not in self._numbers:
            self._numbers[key] = len(self.items)
            self.items.append(record)
        return self._numbers[key]


class Book:
    """The pools of one page. ``money`` is the colour scale of the company's room."""

    def __init__(self, money: Scale) -> None:
        self.texts, self.sources, self.rules, self.figures = Pool(), Pool(), Pool(), Pool()
        self.channels, self.terms, self.rooms, self.readings = Pool(), Pool(), Pool(), Pool()
        self.money = money
        self.numbers: dict[int, int] = {}
        """The numbers of what was stored already, by the identity of what it was made from: kinds of company that are judged alike share it."""
        self.ruled: dict[tuple[str, str], int] = {}

    def text(self, text: Text | str | None) -> int | None:
        """The number of a text; one that reads the same in both languages is stored as one."""
        told = same(text) if isinstance(text, str) else text
        if told is None or not (told.zh or told.en):
            return None
        return self.texts.add(told.zh if told.zh == told.en else [told.zh, told.en])

    def shown(self, shown: Shown, **more: object) -> int:
        """The number of a figure."""
        return self.figures.add(
            {
                "t": self.text(shown.words),
                "ends": [self.text(end) for end in shown.ends],
                "r": shown.ranks,
                "s": shown.steps,
                **more,
            }
        )
