"""How a file was understood, as tables: what became which figure, what was passed over, what was reconciled, what is doubtful."""

from __future__ import annotations

from fractions import Fraction

from typing_extensions import TypedDict  # pydantic cannot read that of the standard library before Python 3.12

from leverage.intake.account.trace import Compared, Kind, Seen, Trace
from leverage.report.grid import Cell, Grid
from leverage.terms.errors import InputError
from leverage.terms.money import in_fen, in_unit
from leverage.terms.texts import Language, Text, same

AGREES, DIFFERS = Text("相符", "agrees"), Text("不符", "differs")
REFUSED = Text("拒绝读取", "refused")


def grids(trace: Trace, refusal: InputError | None = None, file: str | None = None) -> list[Grid]:
    """The tables, amounts in yuan. ``refusal`` is why reading stopped; ``file`` heads them where there are several."""
    head = f"{file} " if file else ""
    used = [seen for seen in trace.seen if seen.kind is Kind.USED]
    rest = [seen for seen in trace.seen if seen.kind is not Kind.USED]
    found = [
        Grid(
            Text(f"{head}取数：哪个单元格成了哪个数（金额：元）", f"{head}Read: which cell became which figure (yuan)"),
            _columns(Text("成为", "Became")),
            [_seen(seen) for seen in used],
        ),
        Grid(
            Text(f"{head}未取用的单元格及原因（金额：元）", f"{head}Not taken, and why (yuan)"),
            _columns(Text("原因", "Why")),
            [_seen(seen) for seen in rest],
        ),
        Grid(
            Text(f"{head}勾稽核对（元）", f"{head}Reconciled (yuan)"),
            _COMPARED,
            [_compared(item) for item in trace.compared],
        ),
        Grid(
            Text(f"{head}疑问（请核实，未作更正）", f"{head}Questions (nothing was corrected)"),
            (("cells", Text("单元格", "Cells")), ("ask", Text("问题", "Question"))),
            [[", ".join(doubt.cells), doubt.question] for doubt in trace.doubts],
        ),
    ]
    if refusal:
        columns = (("cell", Text("单元格", "Cell")), ("found", Text("原因", "Why")), ("do", Text("处理", "What to do")))
        found.append(
            Grid(
                Text(f"{head}读取中止", f"{head}Reading stopped"), columns, [[refusal.where, refusal.found, refusal.do]]
            )
        )
    return found


def _columns(last: Text) -> tuple[tuple[str, Text], ...]:
    return (
        ("cell", Text("单元格", "Cell")),
        ("label", Text("项目", "Label")),
        ("content", Text("表中内容", "Stands there")),
        ("became", last),
        ("amount", Text("金额", "Amount")),
    )


def _seen(seen: Seen) -> list[Cell]:
    return [
        seen.where,
        seen.label,
        seen.stands,
        became(seen),
        None if seen.amount is None else in_unit(seen.amount, "元"),
    ]


def label(seen: Seen, language: Language) -> str:
    """The label of a cell: the file's own, or ours in one language."""
    return seen.label.of(language) if isinstance(seen.label, Text) else seen.label


def became(seen: Seen) -> Text:
    """What became of a cell, with the number of cells where it stands for several."""
    if seen.count <= 1 or seen.kind is Kind.USED:
        return seen.told
    return seen.told + Text(f"（{seen.count} 个单元格）", f"({seen.count} cells)")


def cells_of(source: str) -> Text:
    """The cells of one side: all of a few, the first of many."""
    cells = source.split(", ")
    if len(cells) <= 6:
        return same(source)
    first = ", ".join(cells[:3])
    return Text(f"{first} 等 {len(cells)} 个单元格", f"{first} and others, {len(cells)} in all")


_COMPARED = (
    ("what", Text("核对", "Reconciled")),
    ("one", Text("左边", "One side")),
    ("one_from", Text("左边单元格", "Its cells")),
    ("other", Text("右边", "Other side")),
    ("other_from", Text("右边单元格", "Its cells")),
    ("difference", Text("差额", "Difference")),
    ("allowed", Text("允许", "Allowed")),
    ("result", Text("结果", "Result")),
)


def _compared(item: Compared) -> list[Cell]:
    return [
        item.what,
        in_unit(item.one.amount, "元"),
        cells_of(item.one.source),
        in_unit(item.other.amount, "元"),
        cells_of(item.other.source),
        in_unit(item.difference, "元"),
        in_unit(item.allowed, "元"),
        AGREES if item.ok else DIFFERS,
    ]


class CellOut(TypedDict):
    """A cell, a run of cells, or a key: what stands there and what became of it. ``amount`` in yuan; null where it is no amount."""

    use: str
    cell: str
    label: str
    content: str
    became: str
    amount: str | None
    count: int


class ReconciledOut(TypedDict):
    """Two sums that should agree, or of which the first may not exceed the second. Amounts in yuan."""

    what: str
    relation: str
    one: str
    one_from: str
    other: str
    other_from: str
    difference: str
    allowed: str
    ok: bool


class DoubtOut(TypedDict):
    """A question about some cells."""

    cells: list[str]
    ask: str


class IntakeOut(TypedDict):
    """How the file was understood. ``refused`` is why reading stopped, or null."""

    cells: list[CellOut]
    reconciled: list[ReconciledOut]
    doubts: list[DoubtOut]
    refused: str | None


def as_json(trace: Trace, language: Language, refusal: InputError | None = None) -> IntakeOut:
    """The trace for programs."""
    return {
        "cells": [
            {
                "use": seen.kind.value,
                "cell": seen.where,
                "label": label(seen, language),
                "content": seen.stands,
                "became": seen.told.of(language),
                "amount": None if seen.amount is None else _exact(seen.amount),
                "count": seen.count,
            }
            for seen in trace.seen
        ],
        "reconciled": [
            {
                "what": item.what.of(language),
                "relation": item.relation,
                "one": _exact(item.one.amount),
                "one_from": item.one.source,
                "other": _exact(item.other.amount),
                "other_from": item.other.source,
                "difference": _exact(item.difference),
                "allowed": _exact(item.allowed),
                "ok": item.ok,
            }
            for item in trace.compared
        ],
        "doubts": [{"cells": list(doubt.cells), "ask": doubt.question.of(language)} for doubt in trace.doubts],
        "refused": refusal.message.of(language) if refusal else None,
    }


def _exact(amount: Fraction) -> str:
    return in_fen(amount)
