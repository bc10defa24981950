"""A good sheet rearranged gives the same figures; a good sheet damaged gives them, figures that its cells prove, or a refusal."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from budget import examples
from hypothesis import given
from hypothesis import strategies as st

from leverage.intake.checks.reconcile import position
from leverage.intake.checks.trust import Checked, check
from leverage.intake.files.cells import Book, Sheet
from leverage.intake.sheet.statement import Statement
from leverage.intake.sheet.table import statements
from leverage.intake.sheet.totals import Total
from leverage.intake.spreadsheet import read_workbook
from leverage.intake.values.amounts import decimal
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError

if TYPE_CHECKING:
    import pytest

Row = list[Any]
Layout = Callable[..., list[Row]]
M = 1_000_000
END = date(2023, 12, 31)
ABOVE: list[Row] = [["资产负债表"], ["编制单位:甲小额贷款公司", "", "2023年12月31日", "", "单位:元"]]


def read(rows: list[Row]) -> Checked:
    """One statement, checked, and its funding lines matched with an empty ledger."""
    found: list[Statement] = statements(Sheet("表", tuple(map(tuple, rows))))
    if len(found) != 1 or not found[0].filled:
        raise LookupError
    checked = check(found[0], found[0].unit or "元", Book((), Path()))
    position(checked, (), False)
    return checked


def assert_same(checked: Checked) -> None:
    """The figures of conftest."""
    assert {base: figure.amount for base, figure in checked.capital.items()} == {
        Base.NET_ASSETS: 11 * M,
        Base.PAID_IN_CAPITAL: 8 * M,
        Base.PRIOR_YEAR_NET_ASSETS: 10 * M,
    }
    assert checked.liabilities.amount == 9 * M
    assert checked.statement.report_date == END
    assert sorted(int(line.amount) for line in checked.lines if line.amount) == [
        50_000,
        100_000,
        200_000,
        400_000,
        1_000_000,
        1_250_000,
        6_000_000,
    ]


@st.composite
def arranged(draw: st.DrawFn, one_sided: Layout, two_sided: Layout) -> list[Row]:
    """The sheet in some arrangement: sides, order, words, unit, blank rows and columns, numbering, columns of notes."""
    closing, opening = draw(
        st.sampled_from(
            [
                ("期末余额", "年初余额"),
                ("期末数", "上年年末余额"),
                ("年末余额", "上年末"),
                ("2023年12月31日", "2022年12月31日"),
                ("本年余额", "上年余额"),
                ("期未余额", "年初数"),
            ]
        )
    )
    gap = draw(st.sampled_from(["", " ", "\u3000"]))
    if draw(st.booleans()):
        unit, scale = draw(st.sampled_from([("元", 1), ("千元", 1000), ("万元", 10_000)]))
        above = [*ABOVE[:1], ["编制单位:甲小额贷款公司", "", "2023年12月31日"], [f"单位:{unit}"]]
        headings = (gap.join(closing), gap.join(opening))
        rows = one_sided(headings, above=above, scale=scale)
        if draw(st.booleans()):
            rows = [*rows[:3], *([row[0], *row[:0:-1]] for row in rows[3:])]
    else:
        rows = two_sided(
            gap.join(closing),
            gap.join(opening),
            above=ABOVE,
            numbered=draw(st.booleans()),
            opening_first=draw(st.booleans()),
            label=gap.join,
        )
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    for place in sorted(draw(st.lists(st.integers(0, width), max_size=3)), reverse=True):
        rows = [[*row[:place], "", *row[place:]] for row in rows]
    head = next(number for number, row in enumerate(rows) if gap.join(closing) in row)
    for place in sorted(draw(st.lists(st.integers(head + 1, len(rows)), max_size=4)), reverse=True):
        rows.insert(place, [])
    return [[]] * draw(st.integers(0, 3)) + rows


@given(st.data())
def test_any_arrangement_gives_the_same_figures(one_sided: Layout, two_sided: Layout, data: st.DataObject) -> None:
    assert_same(read(data.draw(arranged(one_sided, two_sided))))


@examples(20)
@given(st.data())
def test_a_text_file_of_any_arrangement_too(
    one_sided: Layout, two_sided: Layout, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(data.draw(arranged(one_sided, two_sided)))
    path = tmp_path_factory.mktemp("text") / "表.csv"
    path.write_bytes(text.getvalue().encode(data.draw(st.sampled_from(["gb18030", "utf-8-sig"]))))
    company = read_workbook(path)
    assert company.capital[Base.NET_ASSETS].amount == 11 * M
    assert company.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == 10 * M
    assert sum(item.amount for item in company.unallocated) == 8_250_000


DAMAGE = st.one_of(
    st.sampled_from(
        [
            "",
            "-",
            "#REF!",
            "#VALUE!",
            "@ye(1001,99)",
            "abc",
            "见附注",
            "1,23",
            "2000万元",
            "资产总计",
            "负债合计",
            "其中:",
            "期末余额",
            "年初余额",
            "2022年12月31日",
            "单位:万元",
            "所有者权益合计",
            "流动负债合计",
            True,
            date(2022, 12, 31),
            0,
            2021,
            45291,
            float("nan"),
            float("inf"),
            1e300,
        ]
    ),
    st.integers(-(10**8), 10**8),
    st.floats(-1e9, 1e9),
    st.text(max_size=8),
)


@examples(400)
@given(st.data())
def test_damage_gives_no_figure_that_the_cells_do_not_prove(
    one_sided: Layout, two_sided: Layout, data: st.DataObject
) -> None:
    """One to three cells changed. What is read still balances, and stands in the cells that it names.

    Total equity is another one only where two totals of the sheet were changed so that they agree.
    """
    layout = data.draw(st.sampled_from([one_sided, two_sided]))
    rows = layout(above=ABOVE)
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    changed = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(rows) - 1), st.integers(0, width - 1)), min_size=1, max_size=3, unique=True
        )
    )
    for row, column in changed:
        rows[row][column] = data.draw(DAMAGE)
    try:
        checked = read(rows)
    except (InputError, LookupError):
        return
    statement = checked.statement
    assets, owed, equity = (statement.line(kind) for kind in (Total.ASSETS, Total.LIABILITIES, Total.EQUITY))
    assert assets
    assert owed
    assert equity
    shown = [Fraction(line.closing.amount or 0) for line in (assets, owed, equity)]
    assert abs(shown[0] - shown[1] - shown[2]) <= checked.place
    for line in (assets, owed, equity):
        assert decimal(_cell(rows, line.closing.ref)) == line.closing.amount
    total = sum(line.amount for line in checked.lines)
    assert abs(total - checked.liabilities.amount) <= checked.place * (len(checked.lines) + 2)
    if len(changed) == 1:
        scale = {"元": 1, "千元": 1000, "万元": 10_000}[checked.unit]
        assert checked.capital[Base.NET_ASSETS].amount == 11 * M * scale
        if prior := checked.capital.get(Base.PRIOR_YEAR_NET_ASSETS):
            assert prior.amount == 10 * M * scale


def _cell(rows: list[Row], ref: str) -> Any:
    name = ref.rpartition("!")[2]
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return rows[int(name[len(letters) :]) - 1][column - 1]
