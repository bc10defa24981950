"""The assessment for a terminal: readable at 80 columns, without colour, and under GBK. Text from a file goes in as text, never as markup."""

from __future__ import annotations

import re
import sys

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from leverage.assessment.findings import Assessment, Finding, Outcome
from leverage.assessment.questions import told_where
from leverage.intake.account.trace import Compared, Kind, Seen, Trace
from leverage.report import by_rating, words
from leverage.report.grid import Grid
from leverage.report.intake import AGREES, DIFFERS, became, cells_of, label
from leverage.terms.errors import InputError
from leverage.terms.money import in_unit, multiple
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


def show(assessment: Assessment, language: Language, console: Console | None = None) -> None:
    """Print one assessment to standard output."""
    console = console or screen()
    marks = words.marks(console.encoding)
    console.print(_head(assessment, language, marks))
    console.print(_rules(assessment, language, marks, narrow=console.width < _WIDTH))
    console.print(_channels(assessment, language))
    console.print(_total(assessment, language))
    for line in _notes(assessment, language):
        console.print(line)
    console.print()
    if assessment.by_rating is not None:
        show_grids(by_rating.grids(assessment.by_rating, language), language, console)


def show_grids(grids: list[Grid], language: Language, console: Console | None = None) -> None:
    """Print tables: side by side where they fit, otherwise row by row with a line for each cell."""
    console = console or screen()
    for grid in grids:
        heads, lines = grid.heads(language), grid.lines(language)
        console.print(Line(grid.title.of(language), style="bold"))
        if not lines:
            console.print(Text("(无)", "(none)").of(language))
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


def _head(assessment: Assessment, language: Language, marks: dict[Outcome, str]) -> Line:
    parts = [
        words.name_of(assessment).of(language),
        assessment.place.name.of(language),
        words.kind_of(assessment).of(language),
        assessment.as_of.isoformat(),
    ]
    verdict = assessment.verdict
    line = Line("  ".join(parts), style="bold")
    line.append(Text("\n结论:", "\nVerdict: ").of(language))
    line.append(f"{marks[verdict]} {verdict.label.of(language)}", style=_STYLES[verdict])
    for told in words.qualifiers(assessment):
        line.append(f"\n  ({told.of(language)})", style="not bold")
    return line


def _table(*headings: tuple[str, bool], title: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1)
    )
    for heading, right in headings:
        table.add_column(heading, justify="right" if right else "left", overflow="fold", no_wrap=right)
    return table


def _rules(assessment: Assessment, language: Language, marks: dict[Outcome, str], *, narrow: bool) -> Group:
    """Each rule as a line of figures, and below it, over the whole width, what it says and why it is not simply kept. On a narrow terminal the
    figures have a line each.
    """
    title = Text(f"\n逐条核对(单位:{UNIT})", "\nRule by rule (10,000 yuan)").of(language)
    heads = Text("规则 已用 上限 余量 结果", "Rule Used Cap Headroom Outcome").of(language).split()
    widths = (*_FIGURES, 8 if language == "zh" else 16)
    lines: list[RenderableType] = [Line(title, style="bold")]
    if not narrow:
        lines += [_row(widths, *heads), Line("-" * _WIDTH)]
    for found in words.active(assessment):
        outcome = Line(f"{marks[found.outcome]} {found.outcome.label.of(language)}", style=_STYLES[found.outcome])
        name = found.rule + (f" {words.visible(found.subject)}" if found.subject else "")
        if narrow:
            lines.append(Line.assemble(outcome, " ", name))
            figures = zip(heads[1:4], _figures(found, language), strict=True) if found.kind == "limit" else ()
            lines += [_item("  ", f"{head} {cell}".replace("\n", "")) for head, cell in figures]
        elif found.kind == "limit":
            lines.append(_row(widths, name, *_figures(found, language), outcome))
        else:
            lines.append(_row(widths[-1:], name, outcome))
        told = found.says + Text(f"[{words.citation(found).zh}]", f"[{words.citation(found).en}]")
        lines.append(Padding(Line(told.of(language), style="dim"), (0, 0, 0, 2)))
        if found.outcome is not Outcome.COMPLIANT:
            lines.append(_item("  >", words.visible(found.why.of(language))))
    return Group(*lines)


def _item(marker: str, text: str) -> Table:
    """A marked line whose text wraps beside its marker."""
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(no_wrap=True)
    row.add_column(overflow="fold")
    row.add_row(Line(marker), Line(text))
    return row


_WIDTH = 79
_FIGURES = (13, 13, 13)


def _row(widths: tuple[int, ...], name: str, *cells: str | Line) -> Table:
    row = Table.grid(padding=(0, 1))
    row.add_column(width=_WIDTH - sum(widths) - len(widths), overflow="fold")
    for number, width in enumerate(widths):
        row.add_column(width=width, justify="left" if number == len(widths) - 1 else "right", overflow="fold")
    row.add_row(Line(name), *(Line(cell) if isinstance(cell, str) else cell for cell in cells))
    return row


def _figures(found: Finding, language: Language) -> tuple[str, str, str]:
    cap = words.amount(found.cap, language, UNIT)
    if found.cap != found.cap_upper:
        cap = f"{cap}\n~{words.amount(found.cap_upper, language, UNIT)}"
    return (words.used(found, language, UNIT).replace("~", "\n~"), cap, words.amount(found.headroom, language, UNIT))


def _channels(assessment: Assessment, language: Language) -> Table:
    table = _table(
        (Text("渠道", "Channel").of(language), False),
        (Text("准入", "Access").of(language), False),
        (Text("已用", "Used").of(language), True),
        (Text("余量", "Headroom").of(language), True),
        (Text("获批后", "If approved").of(language), True),
        title=Text(f"\n各渠道余量(单位:{UNIT})", "\nHeadroom by channel (10,000 yuan)").of(language),
    )
    silent = []
    for room in assessment.channels:
        if room.access == "not_provided" and (room.used is None or room.used.low == 0):
            silent.append(room.channel.label)
            continue
        table.add_row(
            room.channel.label.of(language),
            words.access(room).of(language),
            words.used(room, language, UNIT).replace("~", "\n~"),
            words.room(room, language, UNIT, approved=False),
            words.room(room, language, UNIT, approved=True),
        )
    if silent:
        names = [label.of(language) for label in silent]
        table.caption = Text("未作规定:", "Not provided for: ").of(language) + _AND.of(language).join(names)
        table.caption_justify = "left"
    return table


def _total(assessment: Assessment, language: Language) -> Line:
    total = assessment.total
    line = Line(Text("合计还可融资:", "Headroom in all: ").of(language), style="bold")
    line.append(words.amount(total.headroom, language, UNIT))
    line.append(Text(";获批后:", "; if approved: ").of(language))
    line.append(words.amount(total.headroom_if_approved, language, UNIT))
    if total.binding:
        line.append(
            Text("\n  起约束作用:", "\n  Bound by: ").of(language) + _AND.of(language).join(total.binding),
            style="not bold",
        )
    if total.per_yuan:
        gains = [f"{base.label.of(language)} {multiple(gain)}" for base, gain in total.per_yuan.items()]
        line.append(
            Text("\n  每增加1元可多融资(元):", "\n  One more yuan adds (yuan): ").of(language)
            + _AND.of(language).join(gains),
            style="not bold",
        )
    return line


def _notes(assessment: Assessment, language: Language) -> list[RenderableType]:
    lines: list[RenderableType] = []
    if assessment.questions:
        lines.append(Line(Text("\n待确认", "\nTo be settled").of(language), style="bold"))
        for question in assessment.questions:
            settles = Text(f"(决定:{'、'.join(question.settles)})", f" (settles {', '.join(question.settles)})").of(
                language
            )
            lines.append(_item("  ?", words.visible(question.ask.of(language)) + settles))
            lines.append(_item("   ", words.visible(told_where(question).of(language))))
    if assessment.warnings:
        lines.append(Line(Text("\n提示", "\nNotes").of(language), style="bold"))
        lines += [_item("  -", words.visible(w.of(language))) for w in assessment.warnings]
    hidden = sum(f.outcome in words.INACTIVE for f in assessment.findings)
    if hidden:
        told = Text(
            f"\n另有{hidden}条已被替代或不适用(--format json 可见全部)。",
            f"\n{hidden} more rules are replaced or do not apply (--format json shows them all).",
        )
        lines.append(Line(told.of(language), style="dim"))
    return lines


def show_intake(trace: Trace, refusal: InputError | None, language: Language, console: Console | None = None) -> None:
    """Print how a file was understood: two lines a cell, readable at 60 columns."""
    console = console or _Screen(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)
    used = [seen for seen in trace.seen if seen.kind is Kind.USED]
    rest = [seen for seen in trace.seen if seen.kind is not Kind.USED]
    head = Text("取数:哪个单元格成了哪个数", "Read: which cell became which figure").of(language)
    _part(console, head, [_cell(seen, language) for seen in used])
    _part(
        console,
        Text("未取用的单元格及原因", "Cells not taken, and why").of(language),
        [_cell(seen, language) for seen in rest],
    )
    head = Text("勾稽核对(元)", "Reconciled (yuan)").of(language)
    _part(console, head, [_reconciled(item, language) for item in trace.compared])
    head = Text("疑问(请核实,未作更正)", "Questions (nothing was corrected)").of(language)
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
        Text(f";差额 {gap}", f"; difference {gap}").of(language) if item.difference and item.relation == "=" else ""
    )
    return f"{item.what.of(language)}: {result}", cells + difference
