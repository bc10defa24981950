"""Layouts and mistakes as exports of accounting programs, tax bureaus and auditors show them; the figures are those of the small company."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from leverage.intake import read_company
from leverage.terms.errors import InputError

Layout = Callable[..., list[list[Any]]]
Save = Callable[..., Path]
Assert = Callable[..., None]


@pytest.mark.parametrize(
    ("above", "on"),
    [
        (["税款所属期起止:2023-10-01 至 2023-12-31"], date(2023, 12, 31)),
        (["所属时期起:2023-01-01", "", "所属时期止:2023-12-31"], date(2023, 12, 31)),
        (["所属期起", "2023-10-01", "所属期止", "2023-12-31"], date(2023, 12, 31)),
        (["开始日期:2023-01-01", "结束日期:2023-12-31"], date(2023, 12, 31)),
        (["期间:2023年1月-12月"], date(2023, 12, 31)),
        (["2023年1-9月"], date(2023, 9, 30)),
        (["2023年1月至6月"], date(2023, 6, 30)),
        (["2023-1-12月"], date(2023, 12, 31)),
        (["2023年1月1日至12月31日"], date(2023, 12, 31)),
        (["查询期间:202301-202312"], date(2023, 12, 31)),
        (["查询日期:2024-01-15", "2023年12月"], date(2023, 12, 31)),
        (["2023年2月30日"], None),
        (["2023年13月31日"], None),
        (["2023-02-29"], None),
    ],
)
def test_the_span_that_a_report_covers(
    one_sided: Layout, save: Save, assert_small: Assert, above: list[str], on: date | None
) -> None:
    rows = one_sided(above=(["资产负债表", "", "单位:元"], above))
    assert_small(read_company(save(rows)), on=on)


@pytest.mark.parametrize(
    "headings",
    [
        ("期末佘额", "年初佘额"),
        ("期末结余", "年初结余"),
        ("期末审定数", "年初审定数"),
        ("*期末余额", "*年初余额"),
        ("本报告期末", "上年度末"),
        ("截至2023年12月31日", "截至2022年12月31日"),
    ],
)
def test_headings(one_sided: Layout, save: Save, assert_small: Assert, headings: tuple[str, str]) -> None:
    assert_small(read_company(save(one_sided(headings))))


def test_signatures_below_a_page_are_no_figures(one_sided: Layout, save: Save) -> None:
    rows = one_sided()
    split = next(number for number, row in enumerate(rows) if row[0] == "流动负债:")
    signed = ["法定代表人:张三", "主管会计工作负责人:李四", "会计机构负责人:王五"]
    company = read_company(save([*rows[:split], signed, *rows[split:]]))
    assert not any("张三" in text.zh for text in company.warnings)


@pytest.mark.parametrize(
    ("line", "figure", "cell"), [("流动负债合计", 8_100_000, "B21"), ("非流动负债合计", 900_000, "B24")]
)
def test_a_subtotal_that_its_lines_do_not_add_up_to_is_told(
    one_sided: Layout, save: Save, assert_small: Assert, line: str, figure: int, cell: str
) -> None:
    company = read_company(save(one_sided(changes={line: figure})))
    assert_small(company)
    assert any(
        f"资产负债表!{cell}：这一小计" in text.zh and "100000 元" in text.zh.replace(",", "").replace(".00", "")
        for text in company.warnings
    )


def test_without_the_subtotal_of_current_liabilities(one_sided: Layout, save: Save, assert_small: Assert) -> None:
    rows = [row for row in one_sided() if row[0] != "流动负债合计"]
    company = read_company(save(rows))
    assert_small(company)
    assert not any("小计" in text.zh for text in company.warnings)


def test_totals_mixed_up(one_sided: Layout, save: Save) -> None:
    equity, owed = "所有者权益(或股东权益)合计", "负债合计"
    rows = [[{owed: equity, equity: owed}.get(row[0], row[0]), *row[1:]] if row else row for row in one_sided()]
    with pytest.raises(InputError, match=r"实收资本.*负债合计之内") as told:
        read_company(save(rows))
    assert told.value.where == "资产负债表!B27"


def test_paid_in_capital_that_was_never_calculated(one_sided: Layout, save: Save) -> None:
    path = save(one_sided())
    book = openpyxl.load_workbook(path)
    book["资产负债表"]["B27"] = "=RAND()"
    book.save(path)
    with pytest.raises(InputError, match="没有可信的计算结果") as told:
        read_company(path)
    assert told.value.where == "资产负债表!B27"


def test_a_sheet_without_total_assets_names_a_cell(one_sided: Layout, save: Save) -> None:
    rows = [row for row in one_sided() if row[0] != "资产总计"]
    with pytest.raises(InputError, match="没有找到资产负债表") as told:
        read_company(save(rows))
    assert told.value.where.startswith("资产负债表!")


def test_tabs_part_cells_where_figures_hold_commas(two_sided: Layout, tmp_path: Path, assert_small: Assert) -> None:
    rows = [
        [f"{cell:,.2f}" if isinstance(cell, int) and cell > 100 else str(cell) for cell in row] for row in two_sided()
    ]
    path = tmp_path / "export.xls"
    path.write_bytes(
        "\n".join("\t".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows).encode("gb18030")
    )
    assert_small(read_company(path))


def test_the_unit_in_a_column_of_its_own(one_sided: Layout, save: Save, assert_small: Assert) -> None:
    rows = one_sided()
    table = [[row[0], "单位" if row[0] == "项目" else "元", *row[1:]] for row in rows[2:]]
    assert_small(read_company(save([*rows[:2], *table])))
