"""The rating worksheet: its formulas give the engine's figures, and follow whatever is filled in."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from leverage.rating.chongqing import GROUNDS, Dimension, Stage, Status
from leverage.rating.intake import read_scorecard
from leverage.rating.layout import SHEETS
from leverage.rating.score import Rating, rate
from leverage.rating.scorecard import Deduction, Direct, Indicator, Scorecard
from leverage.report.rating.workbook import write_rating, write_template
from leverage.terms.texts import Language

pytestmark = pytest.mark.office

RECEIPT = {"tool": "leverage 0.1.0", "rulebook": "ab" * 32, "input": "cd" * 32, "checked_at": "2026-11-21T08:00:00Z"}
TODAY = date(2026, 6, 30)
FORMULAS = ("评级结果", "计算")
Values = dict[str, list[list[Any]]]


def scored(stage: Stage = Stage.SELF, *points: str) -> dict[Dimension, Direct]:
    return {d: Direct({stage: Fraction(word)}, "") for d, word in zip(Dimension, points, strict=True) if word != "-"}


def row(dimension: str, maximum: str | None, **points: str) -> Indicator:
    given = {Stage(stage): Fraction(word) for stage, word in points.items()}
    most = None if maximum is None else Fraction(maximum)
    return Indicator(Dimension(dimension), given, "指标评分!B4", "=1+1", most, "依据", "材料")


def off(violation: str | None, **points: str) -> Deduction:
    return Deduction({Stage(stage): Fraction(word) for stage, word in points.items()}, "扣分事项!A4", violation, "某项")


RATED: dict[str, Any] = {
    "name": "甲公司",
    "period_end": date(2025, 12, 31),
    "registered_in": "重庆市渝中区",
    "opened_on": date(2015, 6, 1),
    "status": Status.OPERATING,
    "deductions_stated": True,
    "grounds_stated": True,
}
CARDS = {
    "plain": Scorecard(**RATED, scores=scored(Stage.SELF, "17", "12.5", "21", "18", "16.5")),
    "tenths": Scorecard(**RATED, scores=scored(Stage.SELF, "19.9", "14.9", "24.9", "15.2", "10.1")),
    "blank": Scorecard(**RATED, scores=scored(Stage.DISTRICT, "17", "-", "21", "-", "16.5")),
    "nothing": Scorecard(),
    "grounds": Scorecard(**RATED, scores=scored(Stage.MUNICIPAL, "20", "15", "25", "20", "20"), grounds=GROUNDS[2:4]),
    "leaving": Scorecard(**RATED | {"status": Status.EXITING}, scores=scored(Stage.SELF, "20", "15", "25", "20", "20")),
    "young": Scorecard(**RATED | {"opened_on": date(2025, 1, 2)}, scores=scored(Stage.SELF, "20", "15", "25", "20", "20")),
    "new_year": Scorecard(**RATED | {"opened_on": date(2025, 1, 1)}, scores=scored(Stage.SELF, "20", "15", "25", "9", "1")),
    "elsewhere": Scorecard(**RATED | {"registered_in": "四川省成都市"}, scores=scored(Stage.SELF, "1", "1", "1", "1", "1")),
    "unknown": Scorecard(**RATED | {"opened_on": None, "status": None}, scores=scored(Stage.SELF, "1", "1", "1", "1", "1")),
    "deductions": Scorecard(
        **RATED,
        scores=scored(Stage.SELF, "20", "15", "25", "20", "20"),
        deductions=(
            off("超比例", self="2"),
            off("超 比例", self="3", district="1"),
            off("超比例", district="3"),
            off(None, self="0.1"),
            off(None, self="0.1"),
            off("迟报 A", self="1"),
            off("迟报a", self="1", municipal="0"),
            off(None, municipal="4.35"),
        ),
    ),
    "below": Scorecard(**RATED, scores=scored(Stage.SELF, "1", "0", "0", "0", "0"), deductions=(off(None, self="3.5"),)),
    "table": Scorecard(
        **RATED,
        scores={Dimension.COMPLIANCE: Direct({Stage.SELF: Fraction(15)}, "", "台账")},
        indicators=(
            row("governance", "12", self="11", district="10.5"),
            row("governance", "8", self="0"),
            row("operations", "15", self="15", district="15"),
            row("risk", "10", self="9"),
            row("risk", "10"),
            row("policy", None, self="10", district="9"),
            row("policy", "5", district="1"),
        ),
    ),
}  # fmt: skip


def write(folder: Path, name: str, card: Scorecard, language: Language = "zh") -> Path:
    path = folder / f"{name}.xlsx"
    write_rating(rate(card, TODAY), path, language=language, receipt=RECEIPT)
    return path


EDITS: dict[str, dict[str, Any]] = {
    "one_point": {"维度评分!C4": 17, "维度评分!C5": 12.5, "维度评分!C6": 21, "维度评分!C7": 18, "维度评分!C8": 16.5},
    "half_a_point_less": {"维度评分!C4": 17, "维度评分!C5": 12.5, "维度评分!C6": 21, "维度评分!C7": 18, "维度评分!C8": 16},
    "indicators": {
        "指标评分!A4": "公司治理", "指标评分!B4": "甲", "指标评分!C4": 20, "指标评分!D4": 20,
        "指标评分!A5": "风险管理", "指标评分!B5": "乙", "指标评分!C5": 24.5, "指标评分!D5": 20.1, "指标评分!E5": 20.2,
        "指标评分!A63": "政策导向", "指标评分!B63": "丙", "指标评分!D63": 20, "维度评分!C8": 20,
    },
    "a_heading_without_a_row": {"指标评分!A4": "公司治理", "维度评分!C4": 1},
    "deductions": {
        "维度评分!C4": 20, "扣分事项!A4": "一", "扣分事项!B4": "同一", "扣分事项!C4": 2, "扣分事项!A9": "二", "扣分事项!B9": " 同一",
        "扣分事项!D9": 2.5, "扣分事项!A23": "三", "扣分事项!C23": 1,
    },
    "profile": {
        "维度评分!C4": 20, "评级信息!B4": "乙公司", "评级信息!B5": date(2025, 12, 31), "评级信息!B6": "重庆市", "评级信息!B7": date(2024, 1, 1),
        "评级信息!B8": "正常经营", "下调情形!C4": "是", "下调情形!C13": "是",
    },
    "an_answer_of_another_word": {"维度评分!C4": 20, "下调情形!C5": "有"},
    "pinyin": {"维度评分!C4": 20, "评级信息!B6": "Chongqing", "评级信息!B8": "破产程序中"},
}  # fmt: skip


PASTES: dict[str, dict[str, Any]] = {
    "days_as_text": {"评级信息!B5": "2025-12-31", "评级信息!B7": "2025-06-01"},
    "a_day_as_a_number": {"评级信息!B5": 20251231, "评级信息!B7": date(2025, 6, 1)},
    "a_state": {"评级信息!B8": "营业"},
    "too_many_points": {
        f"维度评分!C{line}": points for line, points in zip(range(4, 9), (20, 15, 25.5, 5, 20), strict=True)
    },
}


BEST = {f"维度评分!C{line}": points for line, points in zip(range(4, 9), (20, 15, 25, 20, 20), strict=True)}
SLIPS: dict[str, dict[str, Any]] = {
    "words_for_points": {"扣分事项!A4": "迟报", "扣分事项!C4": "2分"},
    "an_error": {"扣分事项!A4": "迟报", "扣分事项!C4": "#N/A"},
    "a_negative": {"扣分事项!A4": "迟报", "扣分事项!C4": -5},
    "wide_digits": {"扣分事项!A4": "迟报", "扣分事项!D4": "３"},
    "a_row_below": {"扣分事项!A24": "迟报", "扣分事项!C24": 40},
    "words_in_a_dimension": {"维度评分!D4": "优秀"},
    "an_indicator_of_no_dimension": {"指标评分!A4": "治理", "指标评分!B4": "甲", "指标评分!C4": 20, "指标评分!D4": 1},
    "more_than_a_maximum": {"指标评分!A4": "公司治理", "指标评分!C4": 2, "指标评分!D4": 20},
    "a_formula_overwritten": {"扣分事项!C4": 30, "计算!H10": 0},
    "a_weight": {"维度评分!B4": 40},
    "a_dimension_against_its_indicators": {"指标评分!A4": "公司治理", "指标评分!C4": 20, "指标评分!D4": 11},
    "a_deduction_without_points": {"扣分事项!A4": "迟报"},
    "an_answer_of_another_word": {"评级信息!B10": "全部"},
}
"""Slips over a worksheet whose points come to an A: no grade may stand."""


@pytest.fixture(scope="module")
def books(office: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, Values]]:
    """Every workbook of these tests as it is, and as LibreOffice recalculates it."""
    folder = tmp_path_factory.mktemp("ratings")
    files = [write(folder, name, card) for name, card in CARDS.items()]
    files.append(write(folder, "english", CARDS["table"], "en"))
    edits = {f"edit_{name}": cells for name, cells in EDITS.items()} | {f"paste_{n}": c for n, c in PASTES.items()}
    edits |= {f"slip_{n}": BEST | c for n, c in SLIPS.items()} | {"open": BEST | {"评级信息!B10": "否"}, "best": BEST}
    for name, cells in edits.items():
        path = folder / f"{name}.xlsx"
        write_template(path, language="zh")
        book = openpyxl.load_workbook(path)
        for place, value in cells.items():
            sheet, _, cell = place.partition("!")
            book[sheet][cell].value = value
        book.save(path)
        files.append(path)
    changed = openpyxl.load_workbook(folder / "plain.xlsx")
    changed["维度评分"]["C8"].value = 2
    changed.save(folder / "changed.xlsx")
    files.append(folder / "changed.xlsx")
    values = office.recalculate(files, FORMULAS)
    return lambda name: (folder / f"{name}.xlsx", values(folder / f"{name}.xlsx"))


def stored(path: Path) -> Values:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in FORMULAS}


def results(values: Values) -> dict[str, Any]:
    """The labelled results: the first cell beside each label."""
    found: dict[str, Any] = {}
    for cells in values["评级结果"]:
        if len(cells) > 1 and cells[0] and cells[0] not in found:
            found[str(cells[0])] = cells[1]
    return found


def figure(value: Fraction | None) -> Any:
    return "—" if value is None else pytest.approx(float(value), abs=1e-9)


def expected(found: Rating) -> dict[str, Any]:
    """What the engine says, as the worksheet words it."""
    total, possible = found.result.total, found.possible
    unrated = found.eligibility.eligible is False
    return {
        "是否参评（第三条）": {True: "参评", False: "不参评", None: "待定"}[found.eligibility.eligible],
        "阶段": found.result.stage.label.zh,
        "得分下限": figure(total.low),
        "得分上限": figure(total.high),
        "综合得分": "待定" if found.score is None else figure(found.score),
        "等级（按得分）": "不参评" if unrated else found.grade.value if found.grade else "待定",
        "可能的最低等级": possible[-1].value if possible else "—",
        "可能的最高等级": possible[0].value if possible else "—",
        "距上一等级（分）": figure(found.to_next.points if found.to_next else None),
        "高于本等级下限（分）": figure(found.margin),
    }


@pytest.mark.parametrize("name", [*CARDS, "english"])
def test_recalculation_gives_the_stored_values(books: Callable[[str], tuple[Path, Values]], name: str) -> None:
    path, values = books(name)
    kept = stored(path)
    for sheet in FORMULAS:
        for number, cells in enumerate(kept[sheet]):
            for column, cell in enumerate(cells):
                new = values[sheet][number][column] if column < len(values[sheet][number]) else ""
                where = f"{sheet} {number + 1}/{column + 1}"
                if isinstance(cell, int | float):
                    assert new == pytest.approx(cell, abs=1e-9), where
                elif cell != "" or new != "":
                    assert (f"{new:g}" if isinstance(new, float) else new) == str(cell), where


@pytest.mark.parametrize("name", list(CARDS))
def test_the_worksheet_says_what_the_engine_says(books: Callable[[str], tuple[Path, Values]], name: str) -> None:
    _, values = books(name)
    found = results(values)
    for label, value in expected(rate(CARDS[name], TODAY)).items():
        assert found[label] == value, label


@pytest.mark.parametrize("name", list(EDITS))
def test_what_is_filled_in_is_followed(books: Callable[[str], tuple[Path, Values]], name: str) -> None:
    """The formulas over a template that a user filled in, and the engine that reads the same file, agree."""
    path, values = books(f"edit_{name}")
    found = results(values)
    for label, value in expected(rate(read_scorecard(path), TODAY)).items():
        assert found[label] == value, label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("days_as_text", "满一个完整会计年度"),
        ("a_day_as_a_number", "满一个完整会计年度"),
        ("a_state", "不在退出、重组、清算等"),
    ],
)
def test_what_the_worksheet_cannot_read_is_never_met(
    books: Callable[[str], tuple[Path, Values]], name: str, label: str
) -> None:
    """Pasted cells pass by the validation: opened in the year that is rated, so that no such cell may come out as met."""
    _, values = books(f"paste_{name}")
    found = results(values)
    assert (found[label], found["是否参评（第三条）"]) == ("填写有误", "待定")


def test_points_above_a_weight_make_no_grade(books: Callable[[str], tuple[Path, Values]]) -> None:
    _, values = books("paste_too_many_points")
    found = results(values)
    labels = ("综合得分", "等级（按得分）", "可能的最低等级", "可能的最高等级", "距上一等级（分）")
    assert [found[label] for label in labels] == ["填写有误", "填写有误", "—", "—", "—"]


@pytest.mark.parametrize("name", list(SLIPS))
def test_a_slip_leaves_no_grade(books: Callable[[str], tuple[Path, Values]], name: str) -> None:
    assert results(books("best")[1])["等级（按得分）"] == "A"
    found = results(books(f"slip_{name}")[1])
    labels = ("综合得分", "等级（按得分）", "可能的最低等级", "可能的最高等级")
    assert [found[label] for label in labels] == ["填写有误", "填写有误", "—", "—"]


def test_deductions_that_are_not_listed_leave_the_grade_open(books: Callable[[str], tuple[Path, Values]]) -> None:
    path, values = books("open")
    found, told = results(values), rate(read_scorecard(path), TODAY)
    labels = ("等级（按得分）", "可能的最低等级", "可能的最高等级")
    assert [found[label] for label in labels] == ["待定", "D", "A"]
    assert told.grade is None
    assert [grade.value for grade in told.possible] == ["A", "B", "C", "D"]


def test_altering_a_point_changes_total_and_grade(books: Callable[[str], tuple[Path, Values]]) -> None:
    before, after = results(books("plain")[1]), results(books("changed")[1])
    assert (before["综合得分"], before["等级（按得分）"]) == (85, "A")
    assert (after["综合得分"], after["等级（按得分）"], after["距上一等级（分）"]) == (70.5, "B", 14.5)


def test_the_table_is_checked_against_the_weights(books: Callable[[str], tuple[Path, Values]]) -> None:
    rows = {cells[0]: cells for cells in books("table")[1]["评级结果"] if len(cells) > 6 and cells[6]}
    assert [rows[each.label.zh][6] for each in Dimension] == [
        "与权重一致",
        "与权重一致",
        "少于权重",
        "有指标缺满分",
        "没有指标行",
    ]


def test_a_report_is_read_back(tmp_path: Path) -> None:
    for name, card in CARDS.items():
        if name == "nothing":
            continue
        again = read_scorecard(write(tmp_path, name, card))
        one, two = rate(card, TODAY), rate(again, TODAY)
        assert (one.score, one.grade, one.range, one.result.dimensions) == (
            two.score,
            two.grade,
            two.range,
            two.result.dimensions,
        )
        assert [each.deducted for each in one.stages] == [each.deducted for each in two.stages]
        assert one.eligibility == two.eligibility


def test_text_stays_text_and_labels_are_guarded(tmp_path: Path) -> None:
    path = write(tmp_path, "table", CARDS["table"])
    book = openpyxl.load_workbook(path)
    assert (book["指标评分"]["B4"].value, book["指标评分"]["B4"].data_type) == ("=1+1", "s")
    assert book.sheetnames == list(SHEETS)
    for name in SHEETS:
        assert book[name].protection.sheet
        assert book[name].page_setup.paperSize == 9
    assert not book["指标评分"]["D4"].protection.locked
    assert book["指标评分"]["D2"].protection.locked
    assert book["评级结果"]["B12"].protection.locked
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert not re.search(r"<f>[^<]*</f></c>", sheet)  # every formula carries its value


def test_the_columns_of_evidence_and_basis_are_there(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, language="zh")
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book["指标评分"][3]] == [
        *("维度", "指标", "满分", "自评得分", "初评得分", "复审得分", "评分依据", "佐证材料", "来源"),
    ]
    for name in ("维度评分", "扣分事项", "下调情形"):
        assert "佐证材料" in [cell.value for cell in book[name][3]]
    last = [row[0].value for row in book["评级结果"].iter_rows() if row[0].value][-1]
    assert "广告" in str(last)
