"""Names are not identities: what is one lender, what is another, and what must be asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leverage.terms.names import distinct, name_key, named, same, spelt
from leverage.terms.names.sameness import Register

ONE = (
    ("丁银行", "丁 银行"),
    ("丁银行", "丁\u200b银\u00ad行\u202e"),
    ("丁银行", "\u00a0丁\u3000银行\ufeff"),
    ("Ａ银行", "a银行"),
    ("戊（集团）有限公司", "戊【集团】有限公司"),
    ("戊(集团)有限公司", "戊〔集团〕有限公司"),
    ("戊集团有限责任公司", "戊集团有限公司"),
    ("臺灣銀行", "台湾银行"),
    ("中國農業銀行股份有限公司", "农行"),
    ("國家開發銀行", "国开行"),
    ("滙豐銀行", "汇丰银行"),
    ("HSBC", "汇丰银行(中国)有限公司"),
    ("中国工商银行股份有限公司", "工商银行"),
    ("工行", "中国工商银行股份有限公司重庆市分行"),
    ("工行(中国工商银行)", "工商银行"),
    ("北京工行", "工商银行北京"),
    ("中国建设银行", "建行解放碑支行"),
    ("中国银行", "中行营业部"),
    ("交通银行", "交行"),
    ("招商银行", "招行深圳分行"),
    ("邮储银行", "中国邮政储蓄银行股份有限公司"),
    ("丁银行解放碑支行", "丁银行股份有限公司江北区分行营业部"),
    ("丁银行(解放碑支行)", "丁银行分理处"),
    ("重庆农商行", "重庆农村商业银行股份有限公司"),
    ("阿里木·买买提", "阿里木•买买提"),
    ("张三", "张 三"),
    ("庚信托有限公司北京分公司", "庚信托有限公司"),
)

OTHERS = (
    ("甲银行", "乙银行"),
    ("甲公司", "乙公司"),
    ("张三", "李四"),
    ("张三", "张三丰"),
    ("工商银行", "农业银行"),
    ("中国银行", "中国农业银行"),
    ("农行", "农发行"),
    ("浦发银行", "浙商银行"),
    ("武隆村镇银行", "潼南村镇银行"),
    ("武汉农商行", "黄石农商行"),
    ("上海银行", "上海农商银行"),
    ("民生银行", "彭州民生村镇银行"),
    ("大连银行", "大庆银行"),
    ("城东小额贷款有限公司", "城西小额贷款有限公司"),
    ("石家庄一建商贸有限公司", "石家庄二建商贸有限公司"),
    ("甲银行", "甲公司"),
)

NEAR = (
    ("Bank of Changsha", "长沙银行"),
    ("湖南农信", "湖南省农村信用社联合社"),
    ("华北某投资集团", "华北某投资集团有限公司"),
    ("某商贸", "保定某商贸有限公司"),
    ("某实业有限公司", "某实业股份有限公司"),
    ("河北省某某投资公司", "河北某某投资公司"),
    ("河北某某投资集困公司", "河北某某投资集团公司"),
    ("保定某某贸商有限公司", "保定某某商贸有限公司"),
    ("重庆农商行", "重庆市农商行"),
    ("渝农商行", "重庆农商行"),
    ("某县农村信用合作联社", "某县农商银行"),
    ("哈尔滨市商业银行", "哈尔滨银行"),
    ("中国工商银行(亚洲)有限公司", "工行"),
    ("朝阳支行", "丁银行"),
    ("朝阳支行", "海淀支行"),
    ("甲银行、乙银行", "甲银行"),
    ("丁银行甲银行", "甲银行"),
    ("", "甲银行"),
    ("无", "无"),
)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_lender_beyond_doubt(one: str, other: str) -> None:
    assert same(one, other) is True
    assert name_key(one) == name_key(other)
    assert distinct([one, other]) == (1, 1)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_different_lenders_beyond_doubt(one: str, other: str) -> None:
    assert same(one, other) is False
    assert distinct([one, other]) == (2, 2)


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_near_names_are_asked_about(one: str, other: str) -> None:
    assert same(one, other) is None
    assert same(other, one) is None


SEVERAL = (
    ("甲银行、乙银行、丙银行", 3, 3),
    ("甲银行，乙银行；丙银行", 3, 3),
    ("甲银行/乙银行", 2, 2),
    ("甲银行及乙银行", 2, 2),
    ("甲银行和乙银行", 2, 2),
    ("甲银行与工行", 2, 2),
    ("甲银行\n乙银行\r\n丙银行", 3, 3),
    ("甲银行_x000D_\n乙银行", 2, 2),
    ("甲银行 乙银行", 2, 2),
    ("1、甲银行2、乙银行3、丙银行", 3, 3),
    ("①甲银行②乙银行", 2, 2),
    ("工行、建行和农行", 3, 3),
    ("工行、中国工商银行", 1, 1),
    ("甲、乙、丙", 3, 3),
    ("张三、李四", 2, 2),
    ("Bank A and Bank B", 2, 2),
    ("甲银行等3家银行", 3, 3),
    ("3家银行", 3, 3),
    # one
    ("和平银行", 1, 1),
    ("平等银行", 1, 1),
    ("丁银行和平支行", 1, 1),
    ("农业银行和田分行", 1, 1),
    ("中国工商银行\n北京分行", 1, 1),
    ("丁银行朝阳、海淀支行", 1, 1),
    ("戊集团（北京、上海）有限公司", 1, 1),
    ("丁银行（原辛银行）", 1, 1),
    ("HSBC Bank (China) Co., Ltd.", 1, 1),
    ("中国 工商银行", 1, 1),
    # how many is not said for certain
    ("甲、乙、丙银行", 1, 3),
    ("张三和李四", 1, 2),
    ("甲银行乙银行", 1, 2),
    ("银团（甲银行、乙银行）", 1, 3),
    ("银团（工行牵头）", 1, None),
    ("银团贷款", 1, None),
    ("①甲银行①\u200b", 1, 1),
    ("四大行", 1, None),
    ("张三等5人", 5, 5),
    ("甲银行，2023年借款", 1, 2),
    ("甲银行等", 1, None),
    ("甲银行等多家银行", 1, None),
    ("其他银行", 1, None),
    ("—", 1, None),
    ("甲公司及其子公司", 1, None),
)


@pytest.mark.parametrize(("cell", "least", "most"), SEVERAL)
def test_the_lenders_of_one_cell(cell: str, least: int, most: int | None) -> None:
    assert distinct([cell]) == (least, most)


@pytest.mark.parametrize(
    ("cells", "least", "most"),
    [
        (["某银行", "某银行"], 1, 2),  # whose name is left out: another one in every row, for all that they tell
        (["某银行", "某银行", "某银行"], 1, 3),
        (["XX银行", "某某银行", "民生银行"], 1, 3),
        (["农商行", "农商行", "甲农商行"], 1, 3),
        (["某银行朝阳支行", "某某银行海淀支行"], 1, 2),
        (["甲农商行", "甲农商行"], 1, 1),
        (["招商平安民生三家", "民生银行"], 3, 4),  # the two cells, and what 三家 leaves open
        (["招商平安"], 1, 2),  # two banks with nothing between them
        (["平安信托", "平安信托"], 1, 1),
    ],
)
def test_names_that_are_left_out_or_run_together(cells: list[str], least: int, most: int) -> None:
    assert distinct(cells) == (least, most)


def test_near_names_count_as_one_from_below_and_two_from_above() -> None:
    assert distinct(["重庆农商行", "重庆市农商行", "工行"]) == (2, 3)
    assert distinct(["甲银行", "甲银行、乙银行"]) == (2, 2)
    assert distinct([]) == (0, 0)


def test_a_lender_among_the_shareholders() -> None:
    holders = Register(["华北某投资集团有限公司", "保定某商贸有限公司", "张三"])
    assert holders.find("华北某投资（集团）有限责任公司") == ((0,), ())
    assert holders.find("华北某投资集团") == ((), (0,))
    assert holders.find("张三、某商贸") == ((), (1, 2))
    assert holders.find("李四") == ((), ())
    assert holders.find(None) == ((), ())


NAMES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            ["工行", "中国", "工商银行", "甲", "乙", "银行", "和", "和平", "支行", "、", "，", "及", "(", "）", "有限公司", "集团", "村镇银行",
             "農", "行", "\u200b", " ", "\n", "公司", "农商行", "北京", "市", "1", "-", "等", "家", "3", "分公司", "股份", "有限责任公司"]
        ),
        max_size=10,
    ).map("".join),
)  # fmt: skip


@given(NAMES)
def test_a_spelling_is_its_own_spelling(name: str) -> None:
    assert spelt(spelt(name)) == spelt(name)


@given(NAMES)
def test_the_key_of_one_lender_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name) or named(name).one is None


@given(NAMES, NAMES)
def test_sameness_has_no_sides(one: str, other: str) -> None:
    assert same(one, other) is same(other, one)


@given(NAMES)
def test_a_name_is_never_another_than_itself(name: str) -> None:
    assert same(name, name) is not False
    assert same(name, name) is True or named(name).one is None


@given(st.lists(NAMES, max_size=5))
def test_counts_are_in_order_and_do_not_depend_on_it(cells: list[str]) -> None:
    least, most = distinct(cells)
    assert most is None or least <= most
    assert distinct([*cells, *cells]) == (least, most)
    assert distinct(cells[::-1])[1] == most


@given(st.lists(NAMES, max_size=4), NAMES)
def test_one_name_more_never_makes_fewer(cells: list[str], name: str) -> None:
    assert distinct([*cells, name])[0] >= distinct(cells)[0]
