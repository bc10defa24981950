"""Labels and what they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leverage.intake.sheet.accounts import channels_of, is_definite, is_operating, label, total
from leverage.intake.sheet.totals import Total
from leverage.terms.channels import FUNDING, Channel

OPERATING = frozenset({Channel.OTHER_LIABILITIES})


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("资 产 总 计", Total.ASSETS),
        ("资产合计", Total.ASSETS),
        ("资产总计(亿元)", Total.ASSETS),
        ("负债合计", Total.LIABILITIES),
        ("负债总计:", Total.LIABILITIES),
        ("所有者权益（或股东权益）合计", Total.EQUITY),
        ("所有者权益(或股东权益)合计", Total.EQUITY),
        ("股东权益合计(亿元)", Total.EQUITY),
        ("所有者权益合计", Total.EQUITY),
        ("负债和所有者权益(或股东权益)总计", Total.BOTH_SIDES),
        ("   负债和所有者权益(或股东权益)总计", Total.BOTH_SIDES),
        ("负债及所有者权益总计", Total.BOTH_SIDES),
        ("负债和股东权益合计(亿元)", Total.BOTH_SIDES),
        ("流动负债合计", Total.CURRENT),
        ("非流动负债合计", Total.NON_CURRENT),
        ("长期负债合计", Total.NON_CURRENT),
        ("净资产合计", Total.EQUITY),
        ("负债和净资产总计", Total.PUBLIC),
        ("归属于母公司股东权益合计", Total.PARENT),
        ("所有者权益(或股东权益):", None),
        ("流动资产合计", Total.CURRENT_ASSETS),
        ("其他应付款合计", None),
    ],
)
def test_totals(words: str, kind: Total | None) -> None:
    assert total(label(words).key) is kind


@given(st.sampled_from(["短期借款", "负债合计", "其他应付款", "应付职工薪酬"]), st.data())
def test_spaces_numbering_and_colons_change_nothing(words: str, data: st.DataObject) -> None:
    spaces = data.draw(
        st.lists(st.sampled_from(["", " ", "\u3000", "\t", "\xa0"]), min_size=len(words), max_size=len(words))
    )
    lead = data.draw(st.sampled_from(["", "1.", "(一)", "二、", "3、", "加:", "减:", "△", "☆"]))
    tail = data.draw(st.sampled_from(["", ":", "：", " ", "(万元)", "(元)"]))
    spaced = "".join(a + b for a, b in zip(spaces, words, strict=True))
    assert label(lead + spaced + tail).key == words


def test_parts_and_units() -> None:
    part = label("  其中：应付利息（亿元）")
    assert (part.key, part.unit, part.part) == ("应付利息", "亿元", True)


@pytest.mark.parametrize(
    "words",
    [
        "应付账款",
        "应付利息",
        "应付利润",
        "应付股利",
        "合同负债",
        "递延收益",
        "租赁负债",
        "担保赔偿准备",
        "应付票据及应付账款",
    ],
)
def test_operating_lines(words: str) -> None:
    assert channels_of(words) == OPERATING
    assert is_operating(channels_of(words))


@pytest.mark.parametrize("words", ["短期借款", "长期借款"])
def test_borrowing_may_be_anybody_s_but_no_security(words: str) -> None:
    among = channels_of(words)
    assert is_definite(among)
    assert among == FUNDING - {Channel.BOND, Channel.ABS}


@pytest.mark.parametrize(
    ("words", "among"),
    [
        ("银行借款", {Channel.BANK_LOAN}),
        ("向中央银行借款", {Channel.FISCAL_LOAN}),
        ("拆入资金", {Channel.INTERBANK_BORROWING, Channel.OTHER_FI_LOAN, Channel.BANK_LOAN}),
        ("应付债券", {Channel.BOND, Channel.ABS}),
    ],
)
def test_labels_that_tell_the_channel(words: str, among: set[Channel]) -> None:
    assert channels_of(words) == among


@pytest.mark.parametrize(
    "words", ["其他应付款", "长期应付款", "一年内到期的非流动负债", "其他负债", "某种没见过的负债"]
)
def test_lines_that_may_be_either(words: str) -> None:
    assert channels_of(words) == FUNDING | OPERATING
