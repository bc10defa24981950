"""One page for the board: the verdict in sentences, what each grade would mean or what each channel leaves, what limits it, what is still open."""

from __future__ import annotations

from dataclasses import dataclass

from leverage.assessment.findings import Assessment, Outcome
from leverage.assessment.graded import ByRating
from leverage.report import words
from leverage.report.answer import by_rating, rooms, tables
from leverage.report.answer.whole import answer, legend, verdict_of
from leverage.report.as_json import receipt
from leverage.report.grid import Bar, Cell, Coded, Grid, Money, Steps
from leverage.terms.channels import Channel
from leverage.terms.texts import Text, join

TITLE = Text("融资杠杆情况（呈董事会）", "Funding leverage, for the board")
_MOST_GRADES = 12
"""So many rows of grades have room on the page; where two years' ratings count, the rows of this year's come first."""
_FEW = 4


@dataclass(frozen=True)
class Board:
    """The page, medium-free. ``sentences`` under the verdict, ``tables`` in order, ``notes`` below them, ``receipt`` in small print."""

    title: Text
    company: Text
    verdict: Outcome
    verdict_says: Text
    sentences: tuple[Text, ...]
    tables: tuple[Grid, ...]
    notes: tuple[Text, ...]
    signed: tuple[Text, ...]
    receipt: Text


SIGNED = (Text("编制：", "Prepared:"), Text("复核：", "Reviewed:"), Text("日期：", "Date:"))
RECEIPT = Text(
    "由 {tool} 按规则库 {rulebook} 核对；输入 {input}；{day}。金额逐项见核对底稿。本页不是法律意见，以监管部门文件为准。",
    "Judged by {tool}, rulebook {rulebook}; input {input}; {day}. The workpaper has every figure. No legal advice: the regulator's letter comes before it.",
)
_SHOWN = 12
"""Characters of a fingerprint that tell it from others."""


def board(assessment: Assessment) -> Board:
    """An assessment as a page for the board: with what every grade would mean where that was asked for, otherwise its headroom alone."""
    told = answer(assessment)
    rated = assessment.by_rating
    graded = rated is not None and bool(rated.rows)
    grids = (
        [_grades(rated), _matrix(rated)] if rated is not None and graded else [tables.lean(tables.channels(assessment))]
    )
    first = [found for found in words.active(assessment) if not tables.asked(found) and tables.tells(found)]
    grids.append(_rules(tables.rules(first, tables.FIRST, assessment)))
    proof = {key: str(value) for key, value in receipt(assessment).items()}
    return Board(
        title=TITLE,
        company=told.company,
        verdict=told.verdict,
        verdict_says=verdict_of(told),
        sentences=(*([told.strict] if told.strict else []), *told.sentences),
        tables=tuple(grid for grid in grids if grid.rows),
        notes=tuple(_notes(assessment, grids)),
        signed=SIGNED,
        receipt=RECEIPT.fill(
            tool=proof["tool"],
            rulebook=proof["rulebook"][:_SHOWN],
            input=proof["input"][:_SHOWN],
            day=proof["checked_at"][:10],
        ),
    )


# what every grade would mean

GRADES = Text("各评级等级意味着什么", "What each grade would mean")


def _grades(found: ByRating) -> Grid:
    """A row for each grade: the verdict, what banks and all channels leave, what must be repaid, what opens and closes; the length of a bar is its share of
    the most that any grade leaves.
    """
    rows: list[list[Cell]] = []
    most = max((row.assessment.total.headroom or 0 for row in found.rows), default=0)
    for row in found.rows[:_MOST_GRADES]:
        total = row.assessment.total
        left = rooms.in_all(total)
        rows.append(
            [
                by_rating.label(row, found),
                row.assessment.verdict,
                rooms.told(by_rating.room_of(row, Channel.BANK_LOAN)),
                left,
                Bar(total.headroom / most) if most and total.headroom is not None and not left.sign else None,
                rooms.in_all_approved(total),
                by_rating.NOTHING if row.repay is None else Money(row.repay, up=True),
            ]
        )
    columns = (
        ("rating", by_rating.heading(found)),
        ("verdict", Text("结论", "Verdict")),
        ("bank", Text("银行还可借", "From banks")),
        ("headroom", Text("合计还可融资", "In all")),
        ("share", Text("比较", "Compared")),
        ("headroom_if_approved", Text("获批后合计", "If approved")),
        ("repay", Text("至少须压降", "Repay at least")),
    )
    return Grid(GRADES, columns, rows)


CHANNELS = Text("各渠道还可融资（箭头后为获批后）", "Headroom by channel (after the arrow: if approved)")


def _matrix(found: ByRating) -> Grid:
    """Channels by grades; grades that leave the same share a column."""
    rows = found.rows[:_MOST_GRADES]
    channels = by_rating.open_channels(row.assessment for row in rows)
    columns: dict[tuple[Steps, ...], list[Text]] = {}
    for row in rows:
        line = tuple(rooms.steps(by_rating.room_of(row, channel)) for channel in channels)
        columns.setdefault(line, []).append(by_rating.label(row, found))
    heads = tuple((f"rating_{number}", join(names)) for number, names in enumerate(columns.values(), 1))
    cells: list[list[Cell]] = [
        [channel.short, *(line[number] for line in columns)] for number, channel in enumerate(channels)
    ]
    return Grid(CHANNELS, (("channel", Text("渠道", "Channel")), *heads), cells)


# what limits it, what is open


def _rules(grid: Grid) -> Grid:
    """The first rules, by name and figures alone."""
    kept = [
        number for number, (key, _) in enumerate(grid.columns) if key in ("rule", "outcome", "used", "cap", "headroom")
    ]
    rows = [[row[number] for number in kept] for row in grid.rows[:_FEW]]
    return Grid(grid.title, tuple(grid.columns[number] for number in kept), rows)


ASKED = Text("待补资料：{ask}", "To be answered: {ask}")
CONTESTED = Text(
    "争议条款：{names}；从严解释的结论见上。", "Contested clauses: {names}; the strict answer stands above."
)


def _notes(assessment: Assessment, grids: list[Grid]) -> list[Text]:
    """What the board must know beside the figures: what is open, what is contested, what was not seen, what the signs mean."""
    notes = [ASKED.fill(ask=question.ask) for question in assessment.questions[1:3]]
    if assessment.strict is not None:
        names = [words.name_of_reading(one.reading) for one in assessment.strict.readings]
        notes.append(CONTESTED.fill(names=join(list(dict.fromkeys(names)))))
    if assessment.by_rating is not None:
        notes += list(assessment.by_rating.told[1:2])  # the scheme; which rules turn on it the tables show
    for row in tables.notes(assessment).rows[:_FEW]:
        (cell,) = row
        notes.append(cell.text if isinstance(cell, Coded) else Text(str(cell), str(cell)))
    signs = legend(grids)
    return [*notes, *([signs] if signs else [])]
