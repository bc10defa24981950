"""The assessment for a terminal: readable at 80 columns, without colour, and under GBK. Text from a file goes in as text, never as markup."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text as Line

from leverage.assessment.findings import Assessment, Outcome
from leverage.intake.account.trace import Compared, Kind, Seen, Trace
from leverage.report import by_rating, words
from leverage.report.answer import FEW, Answer, answer
from leverage.report.grid import Bar, Cell, Grid, Near, shown
from leverage.report.intake import AGREES, DIFFERS, became, cells_of, label
from leverage.terms.errors import InputError
from leverage.terms.money import in_unit
from leverage.terms.texts import Language, Text

UNIT = "万元"
_AND = Text("、", ", ")
_FIGURE = re.compile(r"-|≤?-?[0-9,]+\.[0-9]{2}")
_NO_FIGURE = {told for text in (words.UNKNOWN, words.UNLIMITED, words.NOT_PROVIDED) for told in (text.zh, text.en)}
_STYLES = {
    Outcome.COMPLIANT: "green",
    Outcome.BREACH: "bold red",
    Outcome.PROHIBITED: "bold red",
    Outcome.NEEDS_APPROVAL: "yellow",
    Outcome.UNDETERMINED: "yellow",
}


def screen() -> Console:
    """Standard output, on which text is shown as it stands."""
    return _Screen(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)


class _Screen(Console):
    """A console that lets a closed pipe be dealt with like any other failed output: its own way out is the exit status of a breach."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def show_sheet(grids: list[Grid], language: Language, console: Console | None = None) -> None:
    """Print tables of which some are lists (one column) or labelled lines (two): those wrap beside their marker or label."""
    console = console or _Screen(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)
    for grid in grids:
        lines = grid.lines(language)
        if len(grid.columns) > 2 or not lines:
            show_grids([grid], language, console)
            continue
        console.print(Line(grid.title.of(language), style="bold"))
        wide = max(cell_len(line[0]) for line in lines) if len(grid.columns) == 2 else 0
        for line in lines:
            marker = f"  {line[0]}{' ' * (wide - cell_len(line[0]))} " if wide else "  -"
            console.print(_item(marker, words.visible(line[-1])))
        console.print()


def show(assessment: Assessment, language: Language, console: Console | None = None, *, full: bool = False) -> None:
    """Print one assessment to standard output: the answer first; with ``full``, every rule with its text and source after it."""
    console = console or screen()
    told = answer(assessment)
    marks = words.marks(console.encoding)
    for line in (*_head(told, language, marks), *_tables(told.tables, language, console, marks, full=full)):
        console.print(line)
    if full:
        for line in _tables(told.rest, language, console, marks, full=True):
            console.print(line)
    elif told.rest:
        hidden = sum(len(table.rows) for table in told.rest)
        console.print(Line(MORE.fill(count=hidden).of(language), style="dim"))
    if told.legend is not None:
        console.print(Line(told.legend.of(language), style="dim"))
    console.print()
    if assessment.by_rating is not None:
        show_grids(by_rating.grids(assessment.by_rating, language), language, console)


MORE = Text(
    "其余{count}项均符合或未作规定：--full 可见。", "{count} more, kept or not provided for: --full shows them."
)


def show_grids(grids: list[Grid], language: Language, console: Console | None = None) -> None:
    """Print tables: side by side where they fit, otherwise row by row with a line for each cell."""
    console = console or screen()
    for grid in grids:
        heads, lines = grid.heads(language), grid.lines(language)
        console.print(Line(grid.title.of(language), style="bold"))
        if not lines:
            console.print(Text("（无）", "(none)").of(language))
            continue
        widths = [max((cell_len(row[i]) for row in (heads, *lines)), default=0) for i in range(len(heads))]
        if sum(widths) + 3 * len(widths) <= console.width:
            table = _table(
                *((head, all(_is_figure(row[i]) for row in lines)) for i, head in enumerate(heads)), title=""
            )
            table.title = None
            for line in lines:
                table.add_row(*(Line(words.visible(cell)) for cell in line))
            console.print(table)
        else:
            for line in lines:
                console.print(Line(words.visible(line[0]), style="bold" if len(heads) > 1 else ""))
                for head, cell in zip(heads[1:], line[1:], strict=True):
                    if cell:
                        console.print(_item(f"  {head}", "\n".join(words.visible(part) for part in cell.split("\n"))))
            console.print()


def _is_figure(cell: str) -> bool:
    return cell in _NO_FIGURE or _FIGURE.fullmatch(cell) is not None


def _head(told: Answer, language: Language, marks: dict[Outcome, str]) -> list[RenderableType]:
    """Who, the verdict with what it does not cover, the strict one, and the sentences that answer the three questions."""
    line = Line(told.company.of(language), style="bold")
    line.append(Text("\n结论：", "\nVerdict: ").of(language))
    line.append(f"{marks[told.verdict]} {told.verdict.label.of(language)}", style=_STYLES[told.verdict])
    if told.qualified.zh:
        line.append(Text(f"（{told.qualified.zh}）", f" ({told.qualified.en})").of(language), style="not bold")
    if told.strict is not None:
        line.append("\n" + told.strict.of(language), style="not bold")
    return [line, *(_item("-", words.visible(sentence.of(language))) for sentence in told.sentences)]


def _tables(
    grids: tuple[Grid, ...], language: Language, console: Console, marks: dict[Outcome, str], *, full: bool
) -> Iterator[RenderableType]:
    for grid in grids:
        yield Line(f"\n{grid.title.of(language)}", style="bold")
        keys = [key for key, _ in grid.columns]
        if "share" in keys:
            yield _channels(_narrow(grid), language, console)
        elif "rule" in keys:
            for row in grid.rows:
                yield from _rule(dict(zip(keys, row, strict=True)), language, marks, full=full)
        elif "ask" in keys:
            shown = grid.rows if full else grid.rows[:FEW]
            for row in shown:
                yield from _question(dict(zip(keys, row, strict=True)), language)
            if len(grid.rows) > len(shown):
                yield Line(MORE_ASKED.fill(count=len(grid.rows) - len(shown)).of(language), style="dim")
        else:
            yield from (_item("  -", words.visible(line[0])) for line in grid.lines(language))


MORE_ASKED = Text("  另有{count}项：--full 或 --ask 可见。", "  {count} more: --full or --ask shows them.")


def _narrow(grid: Grid) -> Grid:
    """Where the limits of the house have a column, eighty columns leave none for the bars."""
    keys = [key for key, _ in grid.columns]
    if "headroom_house" not in keys:
        return grid
    kept = [number for number, key in enumerate(keys) if key != "share"]
    columns = tuple(grid.columns[number] for number in kept)
    return Grid(grid.title, columns, [[row[number] for number in kept] for row in grid.rows])


def _channels(grid: Grid, language: Language, console: Console) -> Table:
    table = _table(
        *((head, key in _RIGHT) for (key, _), head in zip(grid.columns, grid.heads(language), strict=True)), title=""
    )
    table.title = None
    table.show_edge = False
    wide = console.encoding.lower().startswith("utf")
    table.columns[0].min_width = 20 if wide else 14
    table.columns[1].max_width = 10
    signs = _bar_signs(console.encoding)
    wider = "" if wide else " " * signs[0]  # what signs of two cells take beyond what is counted
    for row, line in zip(grid.rows, grid.lines(language), strict=True):
        cells = [
            cell.blocks(*signs) + wider if isinstance(cell, Bar) else text for cell, text in zip(row, line, strict=True)
        ]
        table.add_row(*(Line(words.visible(cell)) for cell in cells))
    return table


def _bar_signs(encoding: str) -> tuple[int, str, str]:
    """How many signs a bar has, and which: a terminal of a Chinese encoding shows blocks two cells wide."""
    if words.marks(encoding) is words.PLAIN_MARKS:
        return 6, "#", "."
    return (6, "█", "·") if encoding.lower().startswith("utf") else (4, "■", "□")


_RIGHT = frozenset({"used", "headroom", "headroom_if_approved", "headroom_house"})


def _rule(
    row: dict[str, Cell], language: Language, marks: dict[Outcome, str], *, full: bool
) -> Iterator[RenderableType]:
    """A rule by its name with its figures; below it why, unless it is simply kept; with ``full`` its source too."""
    cell = row["outcome"]
    assert isinstance(cell, Outcome | Near)  # noqa: S101
    outcome, style = (cell.outcome, "yellow") if isinstance(cell, Near) else (cell, _STYLES.get(cell, ""))
    line = Line.assemble(
        "  ", (f"{marks.get(outcome, '-')} {cell.label.of(language)}", style), "  ", shown(row["rule"], language)
    )
    figures = [(head, shown(row[key], language)) for key, head in _FIGURE_HEADS if shown(row[key], language)]
    if figures:
        line.append(
            "  " + FIGURES_APART.of(language).join(f"{head.of(language)} {figure}" for head, figure in figures),
            style="dim",
        )
    yield line
    if (outcome is not Outcome.COMPLIANT or full) and shown(row["why"], language):
        yield _item("    >", words.visible(shown(row["why"], language)))
    if full:
        yield _item("     ", words.visible(shown(row["source"], language)))


_FIGURE_HEADS = (("used", Text("已用", "used")), ("cap", Text("上限", "cap")), ("headroom", Text("余量", "left")))
FIGURES_APART = Text("，", ", ")


def _question(row: dict[str, Cell], language: Language) -> Iterator[RenderableType]:
    yield _item(f"  {row['number']}.", words.visible(shown(row["ask"], language)))
    yield _item("    >", words.visible(shown(row["where"], language)))


def _table(*headings: tuple[str, bool], title: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1)
    )
    for heading, right in headings:
        table.add_column(heading, justify="right" if right else "left", overflow="fold", no_wrap=right)
    return table


def _item(marker: str, text: str) -> Table:
    """A marked line whose text wraps beside its marker."""
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(no_wrap=True)
    row.add_column(overflow="fold")
    row.add_row(Line(marker), Line(text))
    return row


def show_intake(trace: Trace, refusal: InputError | None, language: Language, console: Console | None = None) -> None:
    """Print how a file was understood: two lines a cell, readable at 60 columns."""
    console = console or _Screen(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)
    used = [seen for seen in trace.seen if seen.kind is Kind.USED]
    rest = [seen for seen in trace.seen if seen.kind is not Kind.USED]
    head = Text("取数：哪个单元格成了哪个数", "Read: which cell became which figure").of(language)
    _part(console, head, [_cell(seen, language) for seen in used])
    _part(
        console,
        Text("未取用的单元格及原因", "Cells not taken, and why").of(language),
        [_cell(seen, language) for seen in rest],
    )
    head = Text("勾稽核对（元）", "Reconciled (yuan)").of(language)
    _part(console, head, [_reconciled(item, language) for item in trace.compared])
    head = Text("疑问（请核实，未作更正）", "Questions (nothing was corrected)").of(language)
    _part(console, head, [(doubt.question.of(language), "") for doubt in trace.doubts])
    if refusal:
        found = f"{refusal.where} {refusal.found.of(language)}".strip()
        _part(console, Text("读取中止", "Reading stopped").of(language), [(found, refusal.do.of(language))])


def _part(console: Console, head: str, pairs: list[tuple[str, str]]) -> None:
    console.print(Line(f"\n{head}", style="bold"))
    for first, second in pairs or [("-", "")]:
        console.print(Line(words.visible(first), overflow="fold"))
        if second:
            console.print(_item("  >", words.visible(second)))


def _cell(seen: Seen, language: Language) -> tuple[str, str]:
    stands = f": {seen.stands}" if seen.stands else ""
    amount = (
        ""
        if seen.amount is None
        else Text(f"  {in_unit(seen.amount, '元')} 元", f"  {in_unit(seen.amount, '元')} yuan").of(language)
    )
    return f"{seen.where}  {label(seen, language)}{stands}", became(seen).of(language) + amount


def _reconciled(item: Compared, language: Language) -> tuple[str, str]:
    one, other, gap = (in_unit(amount, "元") for amount in (item.one.amount, item.other.amount, item.difference))
    result = (AGREES if item.ok else DIFFERS).of(language)
    cells = f"{one} ({cells_of(item.one.source).of(language)}); {other} ({cells_of(item.other.source).of(language)})"
    difference = (
        Text(f"；差额 {gap}", f"; difference {gap}").of(language) if item.difference and item.relation == "=" else ""
    )
    return f"{item.what.of(language)}: {result}", cells + difference
