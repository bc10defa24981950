"""What keeps a workbook from saying what the program did not find: every input beside what the program wrote, every result beside what it came to.

The records stand in folded columns of the sheet 说明, each input in the row of its own, so that no sorting, inserting or copying on 数据 takes them
along. Three counts come of it, which stand above all on that sheet:

- ``CHANGED``: cells of inputs that are not as the program wrote them;
- ``BROKEN``: what no formula can follow: a word or an error in an amount, a name or a date, a row more or less, a formula overwritten;
- ``DIFFERENT``: rows with a result that is not what the program found, half a fen apart.

The verdict is the program's while all three are zero. With ``CHANGED`` alone it is on trial; otherwise the program must run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from leverage.report.excel.book import EPOCH, GUIDE, OPEN, RUN_AGAIN, SOURCES, VERDICT, Book, Held, Page
from leverage.report.excel.expression import Cell, Value, choose
from leverage.terms.texts import Text, same

_SUMS = 2
"""The row of 说明, counted from zero, in which the first of the three counts stands."""
CHANGED, BROKEN, DIFFERENT = (Cell(f"'{GUIDE}'!$B${_SUMS + n}", Fraction(0)) for n in (1, 2, 3))
UNTOUCHED = CHANGED.equals(Cell("0", Fraction(0)))
"""Whether every input is as the program wrote it, as a condition."""
COUNTED = Cell(f"SUMPRODUCT(--_xlfn.ISFORMULA('{GUIDE}'!$B${_SUMS + 1}:$B${_SUMS + 3}))=3", value=True)
"""Whether the three are counts, and no numbers that somebody typed."""
SOUND = Cell(f"AND(SUM('{GUIDE}'!$B$7:$B$9999)=0,COUNTIF('{GUIDE}'!$I:$T,0)=0)", value=True)
"""Whether what the three sum up comes to nothing too: a formula of another kind may stand in their place."""

FOLLOWED = {
    "nothing": "0",
    "amount": "(ISNUMBER({now})*({now}>=0)+ISBLANK({now}))",
    "capital": "(ISNUMBER({now})*({now}>0)+ISBLANK({now}))",
    "loan": "ISNUMBER({now})*({now}>=0)",
    "loan_held": "ISNUMBER({now})*({now}>=0)*(({now}=0)=({then}=0))",
    "answer": '(EXACT({now}&"",{yes})+EXACT({now}&"",{no})+ISBLANK({now}))',
    "choice": '(EXACT({now}&"",{yes})+EXACT({now}&"",{no}))',
    "count": "(ISNUMBER({now})*({now}>=0)*({now}=INT({now}))+ISBLANK({now}))",
}
"""What may be entered in a cell so that formulas can follow: 1 or 0 for each cell of a range."""

_ROWS, _RECORDS, _MORE = 8, 20, 36
"""The folded columns of 说明: results row by row, a column for each sheet; the records of the inputs; and what is left of the tests of a long row."""
_LONGEST, _DOZEN = 900, 12
"""So many signs of tests, and so many terms, stand in one formula."""
_LABELS, _HEAD = range(17), 24
"""The columns of words of the program's own, and so many characters that are held of their beginning and end."""
_SPOKEN = {VERDICT: (0, 2), SOURCES: range(15), OPEN: ()}
"""Where these columns are others: sentences and questions may name a lender, and text of the input goes into no formula."""
_BEYOND = 0x10000


@dataclass(frozen=True)
class Block:
    """Inputs in neighbouring rows: their columns, and how those of the column of values (if any) may change."""

    title: Text
    first: int
    last: int
    columns: tuple[int, int]
    follow: str | None = None


@dataclass(frozen=True)
class Check:
    """A line of the table of checks: what is looked at, how many cells differ, and how many of these formulas follow."""

    title: Text
    differ: str
    follow: str = "0"


class Guard:
    """Collects what is to be guarded; the last thing written into a workbook."""

    def __init__(self, book: Book, page: Page, inputs: Page, yes_no: tuple[Text, Text]) -> None:
        self.book, self.page, self.inputs = book, page, inputs
        self.yes, self.no = (book.quoted(word) for word in yes_no)
        self.blocks: list[Block] = []
        self.checks: list[Check] = []

    def fixed(self, value: Cell) -> Cell:
        """What only the program can find: it stands while no input is changed."""
        return choose(UNTOUCHED, value, self.book.word(RUN_AGAIN))

    # what is compared

    def block(self, block: Block) -> None:
        """Guard some inputs."""
        self.blocks.append(block)

    def check(self, title: Text, deviations: str) -> None:
        """Guard something else: a formula that comes to nothing while it is as it was."""
        self.checks.append(Check(title, deviations))

    def _ranges(self, block: Block) -> tuple[str, str]:
        (low, high), first, last = block.columns, block.first, block.last
        now = f"'{self.inputs.name}'!{_area(first, low, last, high)}"
        return now, f"'{self.page.name}'!{_area(first, _RECORDS + low, last, _RECORDS + high)}"

    def _block(self, block: Block) -> Check:
        now, then = self._ranges(block)
        differ = f'(1-EXACT({now}&"",{then}&"")*(ISNUMBER({now})=ISNUMBER({then}))*(ISBLANK({now})=ISBLANK({then})))'
        follow = "0"
        if block.follow:
            may = FOLLOWED[block.follow].format(now=now, then=then, yes=self.yes, no=self.no)
            follow = f"SUMPRODUCT({differ}*{may})"
        title = block.title + same(f"{now.partition('!')[2].replace('$', '')}")
        return Check(title, f"SUMPRODUCT({differ})", follow)

    def _records(self) -> None:
        """The inputs as the program wrote them."""
        for block in self.blocks:
            for row in range(block.first, block.last + 1):
                for column in range(block.columns[0], block.columns[1] + 1):
                    held = self.inputs.held.get((row, column))
                    if held is not None:
                        self.page.put(
                            row, _RECORDS + column, held, "date" if not isinstance(held, str | float) else "small"
                        )

    def _show_changes(self) -> None:
        """Colour what is no longer as the program wrote it."""
        form = self.book.workbook.add_format({"bg_color": "#F8CBAD"})
        for block in self.blocks:
            (low, high), first, last = block.columns, block.first, block.last
            now, then = xl_rowcol_to_cell(first, low), f"'{self.page.name}'!{xl_rowcol_to_cell(first, _RECORDS + low)}"
            rule = {"type": "formula", "criteria": f'=NOT(EXACT({now}&"",{then}&""))', "format": form}
            self.inputs.sheet.conditional_format(first, low, last, high, rule)

    def _sealed(self) -> str:
        """How far the records are from what they were: by their number, their sum, and the beginnings and ends of texts by their rows."""
        if not self.blocks:
            return "0"
        first, last = min(b.first for b in self.blocks), max(b.last for b in self.blocks)
        width = max(b.columns[1] for b in self.blocks)
        area = f"'{self.page.name}'!{_area(first, _RECORDS, last, _RECORDS + width)}"
        held = {
            (row, column): self.inputs.held[row, column]
            for block in self.blocks
            for row in range(block.first, block.last + 1)
            for column in range(block.columns[0], block.columns[1] + 1)
            if (row, column) in self.inputs.held
        }
        amounts = sum(value for value in held.values() if isinstance(value, float))
        days = sum((v - EPOCH).days for v in held.values() if isinstance(v, date))
        parts = [
            f"ABS(COUNTA({area})-{len(held)})",
            f"(ABS(SUM({area})-{amounts + days!r})>0.001+{abs(amounts) * 1e-12!r})",
        ]
        words = [(row, value) for (row, _), value in held.items() if isinstance(value, str)]
        if all(
            ord(text[0]) < _BEYOND and ord(text[-1]) < _BEYOND for _, text in words
        ):  # Excel halves a character beyond
            heads = sum(ord(text[0]) * (row + 1) for row, text in words)
            tails = sum(ord(text[-1]) * (row + 1) for row, text in words)
            parts.append(f'ABS(SUMPRODUCT(ISTEXT({area})*_xlfn.UNICODE({area}&" ")*ROW({area}))-{heads})')
            parts.append(f'ABS(SUMPRODUCT(ISTEXT({area})*_xlfn.UNICODE(RIGHT(" "&{area},1))*ROW({area}))-{tails})')
        return "+".join(parts)

    def _rows(self, pages: Iterable[tuple[Page, set[tuple[int, int]]]]) -> str:
        """For every row with a result, whether all its results are what the program found; how many are not."""
        terms = []
        half_a_fen = f"{0.005 / self.book.scale!r}"
        for place, (page, apart) in enumerate(pages):
            rows: dict[int, list[str]] = {}
            level: dict[int, list[str]] = {}
            for row, column in sorted({*page.formulas, *page.held} - apart):
                level.setdefault(row, []).append(page.ref(row, column))
            for (row, column), value in page.formulas.items():
                if (row, column) not in apart:
                    rows.setdefault(row, []).append(self._same(page.ref(row, column), value, half_a_fen))
            for (row, column), constant in page.held.items():
                own = (row, column) in page.own and column in _SPOKEN.get(page.name, _LABELS)
                if not self._recorded(page, row):
                    rows.setdefault(row, []).extend(self._constant(page.ref(row, column), constant, own=own))
            for row, tests in rows.items():
                tests.append(_level(level[row]))
                here, rest = _parted(tests)
                if rest:
                    self.page.put(row, _MORE + place, _all_of(rest), "small")
                    here.append(f"{self.page.ref(row, _MORE + place)}=1")
                self.page.put(row, _ROWS + place, _all_of(here), "small")
            if rows:
                first, last = min(rows), max(rows)
                terms.append(f"{len(rows)}-COUNTIF({self.page.ref(first, _ROWS + place, last)},1)")
        return "+".join(terms)

    def _recorded(self, page: Page, row: int) -> bool:
        """Whether a row is one of inputs, which have records of their own."""
        return page is self.inputs and any(block.first <= row <= block.last for block in self.blocks)

    def _same(self, cell: str, value: Value, half_a_fen: str) -> str:
        if isinstance(value, Fraction):
            return f"ABS({cell}-{float(value):.15g})<{half_a_fen}" if value else f"ABS({cell})<{half_a_fen}"
        if isinstance(value, bool):
            return cell
        return f'EXACT({cell},"{self.book.say(str(value)).replace(chr(34), chr(34) * 2)}")'

    def _constant(self, cell: str, constant: Held, *, own: bool) -> Iterator[str]:
        """Whether a number, a day or a text is as it was: a long text by its length, its beginning and its end; text of the input by its length.

        A day is compared as a day, so that the other date system does not move it.
        """
        if isinstance(constant, date):
            yield f"{cell}=DATE({constant.year},{constant.month},{constant.day})"
        elif not isinstance(constant, str):
            yield f"{cell}={constant:.15g}"
        elif all(ord(character) < _BEYOND for character in constant):  # Excel counts a character beyond as two
            head, tail = constant[:_HEAD].split("\n")[0], constant[-_HEAD:].split("\n")[-1]
            if own and head == constant:
                yield f"EXACT({cell},{_quoted(head)})"
                return
            yield f"LEN({cell})={len(constant)}"
            if own:
                yield f"EXACT(LEFT({cell},{len(head)}),{_quoted(head)})"
                yield f"EXACT(RIGHT({cell},{len(tail)}),{_quoted(tail)})"

    def overwritten(self, page: Page) -> str:
        """How many formulas of a sheet are no longer formulas."""
        rows, columns = zip(*page.formulas, strict=True)
        area = f"'{page.name}'!{_area(min(rows), min(columns), max(rows), max(columns))}"
        return f"ABS(SUMPRODUCT(--_xlfn.ISFORMULA({area}))-{len(page.formulas)})"

    def strangers(self, page: Page, last: int, inputs: Iterable[str] = ()) -> str:
        """How many cells of a sheet hold something where the program wrote nothing, or nothing where it wrote: the columns up to the last, inputs apart."""
        written = sum(1 for _, column in [*page.held, *page.formulas] if column <= last)
        own = list(inputs)
        area = f"COUNTA('{page.name}'!$A:${xl_col_to_name(last)})"
        if not own:
            return f"ABS({area}-{written})"
        held = sum(
            1
            for block in self.blocks
            if block.follow
            for r in range(block.first, block.last + 1)
            if (r, block.columns[0]) in page.held
        )
        return f"ABS({area}-{'-'.join(f'COUNTA({cells})' for cells in own)}-{written - held})"

    def _level_blocks(self) -> Iterator[Check]:
        """Whether the columns of the inputs still stand level, a dozen blocks to a formula."""
        below = {
            self.inputs.ref(b.first, b.columns[0]): self.inputs.ref(b.first, 0) for b in self.blocks if b.columns[0] > 0
        }
        terms = [f"ABS(ROW({cell})-ROW({label}))" for cell, label in below.items()]
        for start in range(0, len(terms), _DOZEN):
            title = Text("“数据”表各列对齐", "columns of the data sheet stand level")
            yield Check(title, "+".join(terms[start : start + _DOZEN]))

    # writing

    def finish(self, row: int, pages: list[tuple[Page, set[tuple[int, int]]]]) -> int:
        """Write the table of checks from a row of 说明 on, and its three sums above all; the first row below it."""
        for column in range(_ROWS, _MORE + _DOZEN):
            self.page.width(column, 12, hidden=True)
        self._records()
        self._show_changes()
        own = [self.inputs.ref(b.first, b.columns[0], b.last) for b in self.blocks if b.follow]
        checks = [self._block(block) for block in _ordered(self.blocks)]
        number = len(checks)
        checks.append(Check(Text("“数据”表的行数", "rows of the data sheet"), self.strangers(self.inputs, 13, own)))
        for page, _ in pages[:-1]:
            if page is not self.inputs:
                width = max((column for _, column in page.formulas), default=0)
                title = Text(f"“{page.name}”表的行列", f"rows and columns of {page.name}")
                checks.append(Check(title, self.strangers(page, width)))
            if page.formulas:
                title = Text(f"“{page.name}”表的公式仍为公式", f"formulas of {page.name} are formulas")
                checks.append(Check(title, self.overwritten(page)))
        checks += self._level_blocks()
        checks += self.checks
        checks.append(Check(Text("程序记录本身", "the records themselves"), self._sealed()))
        first = row + 1
        for column, head in enumerate(
            (Text("核验项目", "what is compared"), Text("不同", "differ"), Text("可试算", "on trial"))
        ):
            self.page.put(row, column, head, "head")
        for check in checks:
            row += 1
            self.page.put(row, 0, check.title)
            self.page.put(row, 1, Cell(f"IFERROR({check.differ},1)", Fraction(0)), "centre")
            self.page.put(row, 2, Cell(f"IFERROR({check.follow},0)", Fraction(0)), "centre")
        inputs = self.page.ref(first, 1, first + max(1, number) - 1)
        followed = self.page.ref(first, 2, row)
        everything = self.page.ref(first, 1, row)
        own_table = f"'{self.page.name}'!{_area(first, 1, row, 2)}"
        proofs = f"{2 * len(checks)}-SUMPRODUCT(--_xlfn.ISFORMULA({own_table}))"
        sums = (
            (Text("改动的输入（个）", "inputs changed"), f"SUM({inputs})"),
            (
                Text("公式不能跟随的改动（个）", "changes that no formula follows"),
                f"SUM({everything})-SUM({followed})+{proofs}",
            ),
            (
                Text("结果与程序不符的行（个）", "rows with another result"),
                f"{self._rows(pages)}+{self.overwritten(pages[-1][0])}",
            ),
        )
        for place, (title, formula) in enumerate(sums, _SUMS):
            self.page.put(place, 0, title, "label")
            self.page.put(place, 1, Cell(f"IFERROR({formula},1)", Fraction(0)), "centre")
        return row + 1


def _ordered(blocks: list[Block]) -> list[Block]:
    return sorted(blocks, key=lambda block: (block.first, block.columns))


def _level(cells: Sequence[str]) -> str:
    """Whether cells still stand in one row: cells that were inserted into a column move what lies below beside other labels."""
    return f"{'+'.join(f'ROW({cell})' for cell in cells)}={len(cells)}*ROW({cells[0]})"


def _parted(tests: list[str]) -> tuple[list[str], list[str]]:
    """Tests that a reader can follow in one formula, and the rest."""
    many = next((n for n in range(len(tests)) if sum(map(len, tests[: n + 1])) > _LONGEST), len(tests))
    return tests[:many], tests[many:]


def _all_of(tests: Iterable[str]) -> Cell:
    return Cell(f"IF(AND({','.join(tests)}),1,0)", Fraction(1))


def _quoted(text: str) -> str:
    """A text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'


def _area(first: int, low: int, last: int, high: int) -> str:
    return f"${xl_col_to_name(low)}${first + 1}:${xl_col_to_name(high)}${last + 1}"
