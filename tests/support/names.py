"""Cells of lenders made of pieces of names, and what must be true of any of them; for the fuzzer and for its short form."""

from __future__ import annotations

from leverage.terms.names import distinct, name_key, named, same

PIECES = (
    *("甲", "北京", "长沙", "重庆", "重庆市", "张三", "中国", "某", "A", "Ａ", "Bank of ", "HSBC", "0", "三"),
    *(
        "银行",
        "農村商業銀行",
        "农商行",
        "村镇银行",
        "信用社",
        "联社",
        "工行",
        "工商银行",
        "农行",
        "中行",
        "招商银行",
        "银团",
        "四大行",
    ),
    *("股份有限公司", "有限责任公司", "（集团）", "集团", "公司", "信托", "基金", "Ltd."),
    *("支行", "分行", "营业部", "中关村支行", "分公司", "办事处"),
    *(
        "、",
        "，",
        ",",
        "；",
        "/",
        "和",
        "及",
        "与",
        "以及",
        " ",
        "\n",
        "等",
        "等3家",
        "共2家",
        "其他",
        "(",
        ")",
        "（",
        "）",
        "1.",
        "2、",
        "①",
    ),
    *("\u200b", "\u00ad", "\u202e", "\ufeff", "\u3000"),
)
UNSEEN = "\u200b\u00ad\u2060"


def hold(cells: list[str]) -> None:
    """AssertionError where something that is true of any names is not true of these."""
    least, most = distinct(cells)
    assert 0 < least <= (most or least)
    nameless = any(distinct([one, one]) != distinct([one]) for one in cells)  # 某银行: may be another in every row
    again = distinct([*cells, *cells])
    assert again == (least, most) or (nameless and again[0] == least and (again[1] or least) >= (most or least))
    assert distinct(list(reversed(cells)))[1] == most
    for one in cells:
        assert name_key(one + UNSEEN) == name_key(one)
        lenders = named(one)
        assert lenders.doubtful >= 0
        assert same(one, one) is not False
        for other in cells:
            assert same(one, other) == same(other, one)
            if same(one, other) is True:
                assert name_key(one) == name_key(other)
                assert distinct([one, other]) == distinct([one])
