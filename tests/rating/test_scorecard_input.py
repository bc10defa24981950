"""What a scorecard may say, and how it is refused: JSON by key, spreadsheets by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from leverage.rating.chongqing import Dimension, Stage, Status
from leverage.rating.intake import read_scorecard
from leverage.rating.score import rate
from leverage.rating.scorecard import Scorecard
from leverage.report.rating.workbook import write_template
from leverage.terms.errors import InputError
from leverage.terms.texts import Language

Read = Callable[..., Scorecard]
FULL = {"governance": "20", "operations": 15, "risk": 25.0, "policy": "20", "compliance": "20"}


def refused(read: Callable[[], object]) -> InputError:
    with pytest.raises(InputError) as found:
        read()
    assert found.value.file
    assert found.value.message.zh != found.value.message.en
    return found.value


def test_json_is_read_exactly(read: Read) -> None:
    card = read(
        schema="leverage.scorecard/1",
        name="甲公司",
        period_end="2025-12-31",
        registered_in="CN-CQ",
        opened_on="2015-06-01",
        status="operating",
        rated_on="2024-03-01",
        stage="municipal",
        scores={**FULL, "risk": 24.1, "policy": None},
        indicators=[
            {
                "dimension": "policy",
                "indicator": "支农",
                "maximum": 20,
                "points": "19.5",
                "basis": "按占比",
                "evidence": "报表",
            }
        ],
        deductions=[{"violation": "迟报", "item": "报送", "points": "0.5"}],
        grounds=[9, "lost_or_shell", "9"],
    )
    assert (card.name, card.period_end, card.registered_in) == ("甲公司", date(2025, 12, 31), "重庆市")
    assert (card.opened_on, card.status, card.rated_on) == (date(2015, 6, 1), Status.OPERATING, date(2024, 3, 1))
    assert card.scores[Dimension.RISK].points == {Stage.MUNICIPAL: Fraction("24.1")}
    assert Dimension.POLICY not in card.scores
    (row,) = card.indicators
    assert (row.name, row.maximum, row.points, row.basis, row.evidence) == (
        "支农",
        Fraction(20),
        {Stage.MUNICIPAL: Fraction("19.5")},
        "按占比",
        "报表",
    )
    assert card.deductions[0].points == {Stage.MUNICIPAL: Fraction("0.5")}
    assert [ground.number for ground in card.grounds] == [3, 9]
    assert (card.deductions_stated, card.grounds_stated, card.stage_stated) == (True, True, True)


def test_what_is_left_out_is_not_stated(read: Read) -> None:
    card = read(scores={"risk": "20"})
    assert (card.deductions_stated, card.grounds_stated, card.stage_stated) == (False, False, False)
    assert (card.status, card.opened_on, card.registered_in, list(card.scores)) == (None, None, None, [Dimension.RISK])
    assert read(deductions=[], grounds=[]).deductions_stated


def test_points_by_stage(read: Read) -> None:
    card = read(scores={"risk": {"self": "24", "district": 23, "municipal": None}})
    assert card.scores[Dimension.RISK].points == {Stage.SELF: Fraction(24), Stage.DISTRICT: Fraction(23)}
    assert (card.stage_stated, card.stages) == (True, (Stage.SELF, Stage.DISTRICT))
    mixed = read(stage="self", scores={"risk": {"self": "24", "district": 23}, "policy": "18"})
    assert mixed.scores[Dimension.POLICY].points == {Stage.SELF: Fraction(18)}


@pytest.mark.parametrize(
    ("place", "held"),
    [
        ("重庆", "重庆"),
        ("重庆市渝中区", "重庆市渝中区"),
        (" 重庆 两江新区", "重庆两江新区"),
        ("chongqing", "重庆市"),
        ("CN-CQ", "重庆市"),
        ("四川省成都市", "四川省成都市"),
        ("Sichuan", "四川省"),
    ],
)
def test_places_of_registration(read: Read, place: str, held: str) -> None:
    assert read(registered_in=place).registered_in == held


ROW = {"dimension": "risk", "maximum": "10", "points": "5"}


@pytest.mark.parametrize(
    ("data", "where", "told"),
    [
        ({"scores": {"risk": "25.01"}}, "scores.risk", "25"),
        ({"scores": {"operations": 15.5}}, "scores.operations", "15"),
        ({"scores": {"risk": "-1"}}, "scores.risk", "-1"),
        ({"scores": {"risk": {"district": "26"}}}, "scores.risk.district", "25"),
        ({"scores": {"risk": "1e1"}}, "scores.risk", "1e1"),
        ({"scores": {"risk": "0.0000001"}}, "scores.risk", "6"),
        ({"scores": {"risk": True}}, "scores.risk", "数字"),
        ({"scores": {"rsik": "1"}}, "scores.rsik", "risk"),
        ({"scores": {"risk": {"slef": "1"}}}, "scores.risk.slef", "self"),
        ({"score": {}}, "score", "scores"),
        ({"schema": "leverage.company/1"}, "schema", "leverage.scorecard/1"),
        ({"status": "open"}, "status", "operating"),
        ({"stage": "final"}, "stage", "municipal"),
        ({"period_end": "2025-13-31"}, "period_end", "2025-13-31"),
        ({"opened_on": "2026-01-01", "period_end": "2025-12-31"}, "opened_on", "晚于"),
        ({"opened_on": "2026-01-01", "rated_on": "2025-12-31"}, "opened_on", "晚于"),
        ({"registered_in": "渝中区"}, "registered_in", "重庆市渝中区"),
        ({"grounds": ["usury"]}, "grounds[0]", "excessive_rate"),
        ({"grounds": [0]}, "grounds[0]", "1至10"),
        ({"grounds": [11]}, "grounds[0]", "1至10"),
        ({"grounds": [True]}, "grounds[0]", "1至10"),
        ({"grounds": [["a"]]}, "grounds[0]", "1至10"),
        ({"grounds": "9"}, "grounds", "列表"),
        ({"deductions": [{"violation": "迟报"}]}, "deductions[0].points", "分数"),
        ({"deductions": [{"points": "-2"}]}, "deductions[0].points", "负号"),
        ({"deductions": [{"points": "100.5"}]}, "deductions[0].points", "100"),
        ({"deductions": {"points": "1"}}, "deductions", "列表"),
        ({"indicators": [{"maximum": "1"}]}, "indicators[0].dimension", "缺少"),
        ({"indicators": [ROW | {"dimension": "rick"}]}, "indicators[0].dimension", "risk"),
        ({"indicators": [ROW | {"points": "10.1"}]}, "indicators[0].points", "10"),
        ({"indicators": [ROW | {"maximum": "25.5"}]}, "indicators[0].maximum", "25"),
        ({"indicators": [ROW, ROW, ROW]}, "indicators[2]", "30"),
        ({"indicators": [{"dimension": "risk", "points": "13"}] * 2}, "indicators[1]", "26"),
        ({"indicators": [ROW], "scores": {"risk": "4"}}, "scores.risk", "5~20"),
        ({"indicators": [ROW | {"maximum": "25"}], "scores": {"risk": "6"}}, "scores.risk", "5"),
        ({"scores": {"risk": "1", "policy": {"self": "1"}}}, "scores.policy", "stage"),
    ],
)
def test_json_is_refused_by_key(read: Read, data: dict[str, Any], where: str, told: str) -> None:
    error = refused(lambda: read(**data))
    assert error.where == where
    assert told in error.message.zh


def test_the_same_figure_twice_is_no_contradiction(read: Read) -> None:
    rows = [ROW | {"maximum": "25"}]
    assert read(indicators=rows, scores={"risk": "5"}).scores[Dimension.RISK].points == {Stage.SELF: Fraction(5)}


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"a": NaN}', b'{"name": "a", "name": "b"}', b"\xff{", b""])
def test_other_content_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "card.json"
    path.write_bytes(content)
    assert str(path) in refused(lambda: read_scorecard(path)).message.zh


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    refused(lambda: read_scorecard(tmp_path / "none.json"))
    refused(lambda: read_scorecard(tmp_path))


# --- spreadsheets -------------------------------------------------------------------------------------------------------------------

Rows = Sequence[Sequence[Any]]
Write = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Write:
    """Writes a workbook: ``table({"Sheet": rows})``."""

    def write(sheets: dict[str, Rows]) -> Path:
        book = openpyxl.Workbook()
        del book["Sheet"]
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        path = tmp_path / "table.xlsx"
        book.save(path)
        return path

    return write


OWN = (
    ("重庆市小额贷款公司评级自评表",),
    (),
    ("评级要素", "二级指标", "分值(分)", "评分标准", "自评得分", "佐证材料"),
    ("一、公司治理(20%)", "股权", 12, "清晰", 11, "章程"),
    (None, "内控", 8, "健全", "7.5分", "制度"),
    ("小计", None, 20, None, 18.5, None),
    ("二、业务经营(15分)", "投放", 15, "", 12, ""),
    ("风险管理", "不良率", 15, "", 14, ""),
    ("", "拨备", 10, "", None, ""),
    ("政策导向", "支农", 20, "", 18, ""),
    ("监管合规", "报送", 20, "", 0, ""),
    ("合计", None, 100, None, 62.5, None),
    ("六、扣分项", "迟报", None, "每次1分", 2, "记录"),
    ("总计", None, None, None, 60.5, None),
    ("注:本表由公司填写",),
)


def test_a_company_own_table_is_read(table: Write) -> None:
    card = read_scorecard(table({"自评": OWN}))
    assert [(row.dimension.value, row.name, row.maximum, row.points) for row in card.indicators] == [
        ("governance", "股权", Fraction(12), {Stage.SELF: Fraction(11)}),
        ("governance", "内控", Fraction(8), {Stage.SELF: Fraction("7.5")}),
        ("operations", "投放", Fraction(15), {Stage.SELF: Fraction(12)}),
        ("risk", "不良率", Fraction(15), {Stage.SELF: Fraction(14)}),
        ("risk", "拨备", 10, {}),
        ("policy", "支农", Fraction(20), {Stage.SELF: Fraction(18)}),
        ("compliance", "报送", Fraction(20), {Stage.SELF: Fraction(0)}),
    ]
    assert (card.indicators[0].basis, card.indicators[0].evidence, card.indicators[0].source) == (
        "清晰",
        "章程",
        "自评!B4",
    )
    (off,) = card.deductions
    assert (off.item, off.points) == ("迟报", {Stage.SELF: Fraction(2)})
    found = rate(card, date(2026, 1, 1))
    assert (found.result.total.low, found.result.total.high) == (Fraction("60.5"), Fraction("70.5"))


HEADS = ("维度", "指标", "满分", "得分")


@pytest.mark.parametrize(
    ("rows", "where", "told"),
    [
        ([HEADS, ("风险管理", "a", 5, 6)], "表!D2", "超过 5"),
        ([HEADS, ("风险管理", "a", 5, -1)], "表!D2", "为负"),
        ([HEADS, ("风险管理", "a", 26, 1)], "表!C2", "超过 25"),
        ([HEADS, ("风险管理", "a", 5, "优秀")], "表!D2", "优秀"),
        ([HEADS, ("风险管控", "a", 5, 1)], "表!A2", "风险管理"),
        ([HEADS, (None, "a", 5, 1)], "表!A2", "维度"),
        ([HEADS, ("公司治理", "a", 15, 1), ("公司治理", "b", 6, 1)], "表!B3", "合计 21"),
        ([HEADS, ("公司治理", "a", 20, 19), ("合计", None, 20, 18)], "表!D3", "18"),
        ([HEADS, ("扣分项", "a", None, None), ("扣分项", "b", 1, None)], "表!D2", "扣去"),
        ([(*HEADS, "满分"), ("公司治理", "a", 20, 19, 20)], "表!E1", "两列"),
        ([("项目", "金额"), ("贷款", 1)], "", "维度"),
    ],
)
def test_tables_are_refused_by_cell(table: Write, rows: Rows, where: str, told: str) -> None:
    error = refused(lambda: read_scorecard(table({"表": rows})))
    assert (error.where, told in error.message.zh) == (where, True)


def test_a_row_of_a_whole_dimension_is_no_indicator(table: Write) -> None:
    rows = [
        HEADS,
        ("公司治理", None, 20, 18),
        (None, "甲", 12, 10),
        (None, "乙", 8, 8),
        ("业务经营", None, 15, None),
        ("", "丙", 15, 9),
    ]
    card = read_scorecard(table({"表": rows}))
    assert [row.name for row in card.indicators] == ["甲", "乙", "丙"]
    assert {key: each.points for key, each in card.scores.items()} == {Dimension.GOVERNANCE: {Stage.SELF: Fraction(18)}}
    rows[1] = ("公司治理", None, 20, 17)
    assert refused(lambda: read_scorecard(table({"表": rows}))).where == "表!D2"


def test_dimensions_alone_are_enough(table: Write) -> None:
    card = read_scorecard(table({"表": [("评级要素", "得分"), *((each.label.zh, 10) for each in Dimension)]}))
    assert [each.points[Stage.SELF] for each in card.scores.values()] == [10] * 5


@pytest.mark.parametrize("heads", [("扣分项", "分值"), ("违规行为", "扣分"), ("减分项", "自评扣分")])
def test_deductions_on_a_sheet_of_their_own(table: Write, heads: tuple[str, str]) -> None:
    card = read_scorecard(table({"表": [HEADS, ("风险管理", "甲", 25, 20)], "扣": [heads, ("迟报", 2), ("合计", 2)]}))
    assert [each.points for each in card.deductions] == [{Stage.SELF: Fraction(2)}]


def test_a_sheet_that_was_not_read_is_told(table: Write) -> None:
    card = read_scorecard(table({"表": [HEADS, ("风险管理", "甲", 25, 20)], "其他扣减": [("事由", "数"), ("迟报", 2)]}))
    assert card.unread == ("其他扣减",)
    assert any("其他扣减" in told.zh for told in rate(card, date(2026, 1, 1)).warnings)


def test_an_answer_without_its_ground_is_refused(table: Write) -> None:
    sheets = {"表": [HEADS, ("风险管理", "甲", 25, 20)], "情形": [("序号", "情形", "经认定"), (11, "利率", "是")]}
    assert refused(lambda: read_scorecard(table(sheets))).where == "情形!A2"


def test_two_tables_need_a_name(table: Write) -> None:
    rows = [HEADS, ("风险管理", "a", 25, 20)]
    path = table({"甲": rows, "乙": [HEADS, ("风险管理", "a", 25, 10)]})
    assert "甲、乙" in refused(lambda: read_scorecard(path)).message.zh
    assert read_scorecard(path, sheet="乙").indicators[0].points == {Stage.SELF: Fraction(10)}
    assert "甲" in refused(lambda: read_scorecard(path, sheet="丙")).message.zh


def test_plain_headings_do_not_tell_the_stage(table: Write) -> None:
    assert not read_scorecard(table({"表": [HEADS, ("风险管理", "a", 25, 20)]})).stage_stated
    staged = [("维度", "指标", "满分", "初评得分"), ("风险管理", "a", 25, 20)]
    card = read_scorecard(table({"表": staged}))
    assert (card.stage_stated, card.stages) == (True, (Stage.DISTRICT,))


def test_points_headed_as_value_beside_the_maximum(table: Write) -> None:
    """分值 is the maximum, unless another column is."""
    rows = [("维度", "指标", "满分", "分值"), ("风险管理", "a", 25, 20)]
    card = read_scorecard(table({"表": rows}))
    assert (card.indicators[0].maximum, card.indicators[0].points, card.stage_stated) == (
        Fraction(25),
        {Stage.SELF: Fraction(20)},
        False,
    )


def test_a_formula_that_was_never_calculated_is_refused(table: Write) -> None:
    error = refused(lambda: read_scorecard(table({"表": [HEADS, ("风险管理", "a", 25, "=RAND()*25")]})))
    assert (error.where, "重新计算" in error.message.zh) == ("表!D2", True)


def test_several_levels_of_indicators_make_one_name(table: Write) -> None:
    rows = [("一级指标", "二级指标", "三级指标", "分值", "得分"), ("风险管理", "资产质量", "不良率", 25, 20)]
    assert read_scorecard(table({"表": rows})).indicators[0].name == "资产质量 / 不良率"


def test_json_takes_no_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}", encoding="utf-8")
    assert "--sheet" in refused(lambda: read_scorecard(path, sheet="x")).message.zh


# --- our own worksheet ------------------------------------------------------------------------------------------------------------

Fill = Callable[..., Path]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Fills in cells of the template: ``fill({"评级信息!B4": "甲"})``."""

    def write(cells: dict[str, Any], language: Language = "zh") -> Path:
        path = tmp_path / "template.xlsx"
        write_template(path, language=language)
        book = openpyxl.load_workbook(path)
        for place, value in cells.items():
            sheet, _, cell = place.partition("!")
            book[sheet][cell].value = value
        book.save(path)
        return path

    return write


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_template_is_read_back(fill: Fill, language: Language) -> None:
    card = read_scorecard(
        fill(
            {
                "评级信息!B4": "甲公司",
                "评级信息!B5": date(2025, 12, 31),
                "评级信息!B6": "重庆市江北区",
                "评级信息!B7": date(2015, 6, 1),
                "评级信息!B8": "operating",
                "评级信息!B10": "yes",
                "维度评分!C4": 18,
                "维度评分!D4": 17.5,
                "维度评分!F4": "台账",
                "指标评分!A4": "risk management",
                "指标评分!B4": "不良率",
                "指标评分!C4": 25,
                "指标评分!D4": 0,
                "扣分事项!A4": "报送",
                "扣分事项!B4": "迟报",
                "扣分事项!C4": 1,
                **{f"下调情形!C{row}": "no" for row in range(4, 14)},
                "下调情形!C12": "是",
            },
            language,
        )
    )
    assert (card.name, card.registered_in, card.status) == ("甲公司", "重庆市江北区", Status.OPERATING)
    assert (card.period_end, card.opened_on) == (date(2025, 12, 31), date(2015, 6, 1))
    assert card.scores[Dimension.GOVERNANCE].points == {Stage.SELF: 18, Stage.DISTRICT: Fraction("17.5")}
    assert card.scores[Dimension.GOVERNANCE].evidence == "台账"
    assert [(row.dimension, row.maximum, row.points) for row in card.indicators] == [
        (Dimension.RISK, Fraction(25), {Stage.SELF: Fraction(0)})
    ]
    assert [(off.item, off.violation, off.points) for off in card.deductions] == [
        ("报送", "迟报", {Stage.SELF: Fraction(1)})
    ]
    assert [ground.number for ground in card.grounds] == [9]
    assert (card.deductions_stated, card.grounds_stated, card.stage_stated) == (True, True, True)


def test_an_empty_template_is_refused(fill: Fill) -> None:
    assert "没有填" in refused(lambda: read_scorecard(fill({}))).message.zh


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ({"维度评分!C5": 16}, "维度评分!C5"),
        ({"指标评分!B4": "无维度", "指标评分!D4": 1}, "指标评分!A4"),
        ({"指标评分!A4": "公司治理", "指标评分!B4": "a", "指标评分!D4": 21}, "指标评分!D4"),
        ({"扣分事项!A4": "迟报"}, "扣分事项!C4"),
        ({"下调情形!C4": "也许", "维度评分!C4": 1}, "下调情形!C4"),
        ({"评级信息!B8": "停业"}, "评级信息!B8"),
        ({"评级信息!B6": "某地"}, "评级信息!B6"),
        ({"评级信息!B5": "年底"}, "评级信息!B5"),
        ({"评级信息!B5": date(2025, 12, 31), "评级信息!B7": date(2026, 1, 1)}, "评级信息!B7"),
    ],
)
def test_the_template_is_refused_by_cell(fill: Fill, cells: dict[str, Any], where: str) -> None:
    assert refused(lambda: read_scorecard(fill(cells))).where == where


def test_one_answer_of_ten_is_not_all_of_them(fill: Fill) -> None:
    card = read_scorecard(fill({"下调情形!C4": "是", "维度评分!C4": 1}))
    assert ([ground.number for ground in card.grounds], card.grounds_stated) == ([1], False)
