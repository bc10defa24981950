"""The assessment for a terminal: readable at 60 columns, without colour, and under GBK. Text from a file goes in as text, never as markup."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from leverage.assessment.findings import Assessment, Outcome
from leverage.intake.account.trace import Compared, Kind, Seen, Trace
from leverage.report import words
from leverage.report.answer import by_rating
from leverage.report.answer.tables import READINGS, lean
from leverage.report.answer.whole import Answer, answer
from leverage.report.grid import Bar, Cell, Coded, Grid, Money, Result, shown
from leverage.report.intake import AGREES, DIFFERS, became, cells_of, label
from leverage.report.media import lines
from leverage.terms.errors import InputError
from leverage.terms.money import in_unit
from leverage.terms.texts import Language, Text

FEW = 3
"""So many questions are told with the answer; the rest are counted."""
_FEW_NOTES, _BRIEF = 5, 2
"""So many notes are told with the answer, and so many lines of each."""
_STYLES = {
    Outcome.COMPLIANT: "green",
    Outcome.BREACH: "bold red",
    Outcome.PROHIBITED: "bold red",
    Outcome.NEEDS_APPROVAL: "yellow",
    Outcome.UNDETERMINED: "yellow",
}
_NO_FIGURE = {
    text.of(language)
    for text in (words.UNKNOWN, words.UNLIMITED, words.NOT_PROVIDED, words.NO_RATIO, words.PROHIBITED)
    for language in ("zh", "en")
}
_DROPPED = ("share", "access", "used")
"""The columns that a narrow terminal does without, the first first."""


def screen() -> Console:
    """Standard output, on which text is shown as it stands."""
    return _Screen(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)


class _Screen(Console):
    """A console that lets a closed pipe be dealt with like any other failed output: its own way out is the exit status of a breach."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class _Paper:
    """What is written on: a console in one language, to which whole lines go that fit its width and end without blanks."""

    def __init__(self, console: Console | None, language: Language) -> None:
        self.console, self.language = console or screen(), language
        self.width = self.console.width
        self.marks = words.marks(self.console.encoding)
        self.unicode = self.console.encoding.lower().startswith("utf")

    def cells(self, text: str) -> int:
        """The cells that a text takes: a terminal of a Chinese encoding shows two for every sign of two bytes."""
        if self.unicode or self.console.encoding.lower() in ("ascii", "us-ascii"):
            return cell_len(text)
        return len(text.encode(self.console.encoding, "replace"))

    def line(self, text: str | Line = "", style: str = "") -> None:
        """One line, as it is."""
        self.console.print(Line(text, style=style) if isinstance(text, str) else text, soft_wrap=True)

    def text(self, text: Text | str, style: str = "") -> None:
        """A text, wrapped."""
        for one in lines.wrapped(self.say(text), self.width, self.cells):
            self.line(one, style)

    def item(self, marker: str, text: Text | str, style: str = "", most: int = 0) -> bool:
        """A text that wraps beside its marker; of more than ``most`` lines only so many, and an ellipsis. Whether something was left out."""
        told = lines.marked(marker, self.say(text), self.width, self.cells)
        cut = bool(most) and len(told) > most
        if cut:
            told = [*told[: most - 1], lines.shortened(told[most - 1], self.width, self.cells)]
        for one in told:
            self.line(one, style)
        return cut

    def table(self, columns: Sequence[lines.Column]) -> None:
        """A table side by side."""
        for one in lines.table(columns, self.width, self.cells, "─" if self.unicode else "-"):
            self.line(one)

    def head(self, title: Text) -> None:
        """The title of a table."""
        self.line(self.say(title), "bold")

    def say(self, text: Text | str) -> str:
        """A text in the language, without what a terminal would act upon."""
        told = text.of(self.language) if isinstance(text, Text) else text
        return "\n".join(words.visible(part) for part in told.split("\n"))

    def cell(self, cell: Cell) -> str:
        """A cell as text."""
        return words.visible(shown(cell, self.language))


# one company


MORE = Text(
    "其余{count}项均符合或未作规定：--full 可见。", "{count} more, kept or not provided for: --full shows them."
)
MORE_ASKED = Text("  另有{count}项：--full 或 --ask 可见。", "  {count} more: --full or --ask shows them.")
CUT_NOTES = Text("  提示全文：--full 可见。", "  --full shows the notes in full.")


def show(assessment: Assessment, language: Language, console: Console | None = None, *, full: bool = False) -> None:
    """Print one assessment to standard output: the answer first; with ``full``, every rule with its text and source after it."""
    paper = _Paper(console, language)
    told = answer(assessment)
    _head(paper, told)
    for grid in (*told.tables, *(told.rest if full else ())):
        paper.line()
        paper.head(grid.heading)
        _table(paper, grid, full=full)
    if told.rest and not full:
        kept = sum(len(table.rows) for table in told.rest if table.title is not READINGS)
        paper.line(paper.say(MORE.fill(count=kept)), "dim")
    if told.legend is not None:
        paper.text(told.legend, "dim")
    paper.line()
    if assessment.by_rating is not None:
        show_grids(by_rating.grids(assessment.by_rating, words.rule_names(assessment)), language, console)


def _head(paper: _Paper, told: Answer) -> None:
    """Who, the verdict with what it does not cover, the strict one, and the sentences that answer the three questions."""
    for one in lines.parted(paper.say(told.company), paper.width, paper.cells):
        paper.line(one, "bold")
    label = paper.say(VERDICT)
    outcome = f"{paper.marks[told.verdict]} {paper.say(told.verdict.label)}"
    qualified = paper.say(BRACKETED.fill(text=told.qualified)) if told.qualified.zh else ""
    first, *rest = lines.wrapped(f"{label}{outcome}{qualified}", paper.width, paper.cells)
    line = Line(first)
    line.stylize("bold", 0, len(label))
    line.stylize(_STYLES[told.verdict], len(label), len(label) + len(outcome))
    paper.line(line)
    for one in rest:
        paper.line(one)
    if told.strict is not None:
        paper.text(told.strict)
    for sentence in told.sentences:
        paper.item("-", sentence)


VERDICT = Text("结论：", "Verdict: ")
BRACKETED = Text("（{text}）", " ({text})")


def _table(paper: _Paper, grid: Grid, *, full: bool) -> None:
    keys = [key for key, _ in grid.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in grid.rows]
    if "headroom" in keys and "channel" in keys:
        _channels(paper, grid)
    elif "rule" in keys:
        for row in rows:
            _rule(paper, row, full=full)
    elif "ask" in keys and "number" in keys:
        few = rows if full else rows[:FEW]
        for row in few:
            paper.item(f"  {row['number']}.", paper.cell(row["ask"]))
            paper.item("    >", paper.cell(row["where"]))
        _counted(paper, MORE_ASKED, len(rows) - len(few))
    elif len(keys) == 1:
        _notes(paper, [row[keys[0]] for row in rows], full=full)
    else:
        for row in rows:
            _labelled(paper, grid, list(row.values()))


def _counted(paper: _Paper, text: Text, count: int) -> None:
    if count > 0:
        paper.line(paper.say(text.fill(count=count)), "dim")


def _notes(paper: _Paper, cells: Sequence[Cell], *, full: bool) -> None:
    """Notes: all with their codes, or the first lines of the first."""
    few = cells if full else cells[:_FEW_NOTES]
    cut = len(few) < len(cells)
    for cell in few:
        text = cell.text if isinstance(cell, Coded) and not full else paper.cell(cell)
        cut |= paper.item("  -", text, most=0 if full else _BRIEF)
    if cut:
        paper.line(paper.say(CUT_NOTES), "dim")


def _channels(paper: _Paper, grid: Grid) -> None:
    """The table of channels, without the columns for which a narrow terminal has no room."""
    grid = lean(grid)
    columns = {key: _column(paper, grid, number) for number, (key, _) in enumerate(grid.columns)}
    for key in _DROPPED:
        if lines.wide(columns.values(), paper.cells) > paper.width:
            columns.pop(key, None)
    paper.table(list(columns.values()))


def _column(paper: _Paper, grid: Grid, number: int) -> lines.Column:
    signs = _bar_signs(paper.console.encoding)
    cells = [row[number] for row in grid.rows]
    texts = [cell.blocks(*signs) if isinstance(cell, Bar) else paper.cell(cell) for cell in cells]
    right = any(isinstance(cell, Money) for cell in cells)
    return lines.Column(paper.say(grid.columns[number][1]), texts, right)


def _bar_signs(encoding: str) -> tuple[int, str, str]:
    """How many signs a bar has, and which: a terminal of a Chinese encoding shows blocks two cells wide."""
    if words.marks(encoding) is words.PLAIN_MARKS:
        return 6, "#", "."
    return (6, "█", "·") if encoding.lower().startswith("utf") else (4, "■", "□")


_FIGURES = (("used", Text("已用", "used")), ("cap", Text("上限", "cap")), ("headroom", Text("余量", "left")))


def _rule(paper: _Paper, row: dict[str, Cell], *, full: bool) -> None:
    """A rule by its name with its figures; below it why, unless it is simply kept; with ``full`` its readings and its source too."""
    result = row["outcome"]
    assert isinstance(result, Result)  # noqa: S101
    mark = f"{paper.marks.get(result.outcome, '-')} {paper.say(result.label)}"
    figures = [(head, row[key]) for key, head in _FIGURES if row[key] is not None]
    told = paper.say(APART).join(f"{paper.say(head)} {paper.cell(figure)}" for head, figure in figures)
    name = paper.cell(row["rule"])
    together = f"  {mark}  {name}  {told}".rstrip()
    if paper.cells(together) <= paper.width:
        paper.line(
            Line.assemble(
                "  ",
                (mark, "yellow" if result.near else _STYLES.get(result.outcome, "")),
                f"  {name}  ".rstrip() if not told else f"  {name}  ",
                (told, "dim"),
            )
        )
    else:
        paper.item(f"  {mark} ", name)
        if told:
            paper.item("    >", told, "dim")
    if (result.outcome is not Outcome.COMPLIANT or full) and paper.cell(row["why"]):
        paper.item("    >", paper.cell(row["why"]))
    if full:
        if paper.cell(row.get("by_reading")):
            paper.item("    >", BY_READING.fill(reading=paper.cell(row["by_reading"])))
        paper.item("     ", paper.cell(row["source"]), "dim")


APART = Text("，", ", ")
BY_READING = Text("所依解释：{reading}", "by the reading taken of: {reading}")


def _labelled(paper: _Paper, grid: Grid, cells: Sequence[Cell]) -> None:
    """A row as a line of its own, with a line below it for each further cell."""
    first, *others = [paper.cell(cell) for cell in cells]
    paper.item(" ", first, "bold" if others else "")
    for (_, head), cell in zip(grid.columns[1:], others, strict=True):
        if cell:
            paper.item("   ", LABELLED.fill(head=head, cell=cell))


LABELLED = Text("{head}：{cell}", "{head}: {cell}")


# any tables


NONE = Text("（无）", "(none)")


def show_grids(grids: Iterable[Grid], language: Language, console: Console | None = None) -> None:
    """Print tables: side by side where they fit, otherwise row by row with a line for each cell."""
    paper = _Paper(console, language)
    for grid in grids:
        paper.text(grid.heading, "bold")
        columns = [_column(paper, grid, number) for number in range(len(grid.columns))]
        columns = [lines.Column(c.head, c.cells, c.right or _figures(c.cells)) for c in columns]
        if not grid.rows:
            paper.line(paper.say(NONE))
        elif len(columns) == 1:
            for row in grid.rows:
                paper.item("  -", paper.cell(row[0]))
        elif (
            any("\n" in cell for column in columns for cell in column.cells)
            or lines.wide(columns, paper.cells) > paper.width
        ):
            for row in grid.rows:
                _labelled(paper, grid, row)
        else:
            paper.table(columns)
        paper.line()


def _figures(cells: Sequence[str]) -> bool:
    """Whether a column holds figures alone."""
    return all(
        cell in _NO_FIGURE or cell == "-" or cell.lstrip("≤≥-").replace(",", "").replace(".", "", 1).isdigit()
        for cell in cells
    )


def show_sheet(grids: Iterable[Grid], language: Language, console: Console | None = None) -> None:
    """Print tables of which some are lists (one column) or labelled lines (two): those wrap beside their marker or label."""
    paper = _Paper(console, language)
    for grid in grids:
        rows = [[paper.cell(cell) for cell in row] for row in grid.rows]
        if len(grid.columns) > 2 or not rows:
            show_grids([grid], language, paper.console)
            continue
        paper.text(grid.heading, "bold")
        wide = max(paper.cells(row[0]) for row in rows) if len(grid.columns) == 2 else 0
        for row in rows:
            marker = f"  {row[0]}{' ' * (wide - paper.cells(row[0]))} " if wide else "  -"
            paper.item(marker, row[-1])
        paper.line()


# how the input was understood


def show_intake(trace: Trace, refusal: InputError | None, language: Language, console: Console | None = None) -> None:
    """Print how a file was understood: two lines a cell, readable at 60 columns."""
    paper = _Paper(console, language)
    used = [seen for seen in trace.seen if seen.kind is Kind.USED]
    rest = [seen for seen in trace.seen if seen.kind is not Kind.USED]
    _part(paper, READ, (_cell(seen, language) for seen in used))
    _part(paper, PASSED_OVER, (_cell(seen, language) for seen in rest))
    _part(paper, RECONCILED, (_reconciled(item) for item in trace.compared))
    _part(paper, DOUBTS, ((doubt.question, Text("", "")) for doubt in trace.doubts))
    if refusal:
        _part(paper, STOPPED, [(Text(f"{refusal.where} ", f"{refusal.where} ") + refusal.found, refusal.do)])


READ = Text("取数：哪个单元格成了哪个数", "Read: which cell became which figure")
PASSED_OVER = Text("未取用的单元格及原因", "Cells not taken, and why")
RECONCILED = Text("勾稽核对（元）", "Reconciled (yuan)")
DOUBTS = Text("疑问（请核实，未作更正）", "Questions (nothing was corrected)")
STOPPED = Text("读取中止", "Reading stopped")


def _part(paper: _Paper, head: Text, pairs: Iterable[tuple[Text, Text]]) -> None:
    paper.line()
    paper.head(head)
    empty = True
    for first, second in pairs:
        empty = False
        paper.text(first)
        if paper.say(second):
            paper.item("  >", second)
    if empty:
        paper.line("-")


def _cell(seen: Seen, language: Language) -> tuple[Text, Text]:
    name = label(seen, language)
    first = (
        LABELLED.fill(head=f"{seen.where}  {name}", cell=seen.stands)
        if seen.stands
        else Text(f"{seen.where}  {name}", f"{seen.where}  {name}")
    )
    amount = YUAN.fill(amount=in_unit(seen.amount, "元")) if seen.amount is not None else Text("", "")
    told = became(seen)
    return first, Text(told.zh + amount.zh, told.en + amount.en)


YUAN = Text("  {amount} 元", "  {amount} yuan")


def _reconciled(item: Compared) -> tuple[Text, Text]:
    one, other, gap = (in_unit(amount, "元") for amount in (item.one.amount, item.other.amount, item.difference))
    sides = SIDES.fill(one=one, of=cells_of(item.one.source), other=other, others=cells_of(item.other.source))
    gone = DIFFERENCE.fill(gap=gap) if item.difference and item.relation == "=" else Text("", "")
    return LABELLED.fill(head=item.what, cell=AGREES if item.ok else DIFFERS), Text(
        sides.zh + gone.zh, sides.en + gone.en
    )


SIDES = Text("{one}（{of}）；{other}（{others}）", "{one} ({of}); {other} ({others})")
DIFFERENCE = Text("；差额 {gap}", "; difference {gap}")
