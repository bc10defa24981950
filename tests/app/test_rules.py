"""Supplements, limits of the house and readings of one company: what counts was checked, what is wrong is told with its place and stays as typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from page import Page, opened
from tabs import Tab, company, opened_with, refused, said, wrong

from leverage.app.cases.case import Brought, rulebook_with
from leverage.law.rulebook import load_on_demand
from leverage.law.supplement.applying import applied
from leverage.law.supplement.reading import read_supplement_text
from leverage.law.supplement.writing import drafted
from leverage.terms.places import find_place

HEAD = 'schema = "leverage.supplement/1"\nauthor = "法务部"\ndate = 2017-11-20\n'
ENDED = HEAD + '[[ended]]\nrule = "CN-CQ/bank-and-repo"\nuntil = 2017-01-01\ndocument = "甲号"\n'
"""The limit on banks and repurchase transfers holds no longer."""
HALF = f"""{HEAD}[[limit]]
place = "CN-CQ"
id = "half"
channels = ["bank_loan"]
multiple = "0.5"
base = "net_capital"
since = 2016-01-01
says = "银行借款不超过一半"
source = {{title = "通知", number = "甲号", issuer = "局", rank = "regulator", issued = 2015-12-01, article = "第一条"}}
"""
COVENANT = (
    HEAD + '[[house]]\nname = "授信协议"\nchannels = "total_liabilities"\nmultiple = "0.7"\nbase = "net_assets"\n'
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(tmp_path_factory.mktemp("run")) as page:
        yield page
        assert page.told == []


@pytest.fixture
def tab(page: Page) -> Tab:
    return opened_with(page)


def test_a_limit_of_the_house_is_judged_apart(tab: Tab) -> None:
    answer = tab.post(
        "rules/house",
        name="授信协议：“总”负债",
        scope="total_liabilities",
        multiple="０．７倍",
        base="net_assets",
        warn_at="90%",
        document='协议"第3条"',
    )
    shown = said(answer)
    # 0.7 × 20,000 = 14,000 < 15,000
    assert "授信协议：“总”负债 超限 15,000.00 14,000.00 0.00" in shown
    assert "法规结论在计入和不计入补充文件时相同： 合规" in shown
    assert "自有限额" in answer.text
    (one,) = tab.case.brought
    assert one.name == "自有限额.toml"
    assert 'multiple = "0.7"\nbase = "net_assets"\nwarn_at = "0.9"\ndocument = "协议\\"第3条\\""' in one.text


def test_limits_are_added_and_taken_away_one_by_one(tab: Tab) -> None:
    for name in ("甲", "乙", "丙"):
        answer = tab.post("rules/house", name=name, scope="some", channel=["bank_loan", "bond"], amount="1.6亿")
    assert "乙 合规（临近） 15,000.00 16,000.00 1,000.00" in said(answer)  # 15,000 / 16,000: beyond nine tenths
    shown = said(tab.post("rules/house", remove="1"))
    assert "取消：甲" in shown
    assert "取消：乙" not in shown
    tab.post("rules/house", remove="1")
    tab.post("rules/house", remove="0")
    assert tab.case.brought == ()
    assert tab.post("rules/house", remove="0").status_code == 422


@pytest.mark.parametrize(
    ("fields", "keys"),
    [
        ({}, {"name", "scope", "multiple"}),
        ({"name": "x", "scope": "some", "amount": "1"}, {"scope"}),
        ({"name": "x", "scope": "all_funding", "amount": "1", "multiple": "2"}, {"amount"}),
        ({"name": "x", "scope": "all_funding", "multiple": "2"}, {"base"}),
        ({"name": "x", "scope": "all_funding", "multiple": "两", "base": "net_assets"}, {"multiple"}),
        ({"name": "x", "scope": "all_funding", "multiple": "-1", "base": "net_assets"}, {"multiple"}),
        ({"name": "x", "scope": "all_funding", "amount": "很多"}, {"amount"}),
        ({"name": "x", "scope": "all_funding", "amount": "1", "warn_at": "0"}, {"warn_at"}),
        ({"name": "x", "scope": "nonsense", "amount": "1"}, {"scope"}),
    ],
)
def test_what_is_wrong_with_a_limit_stands_beside_its_field(tab: Tab, fields: dict[str, str], keys: set[str]) -> None:
    answer = tab.post("rules/house", document="文件一", **fields)
    assert answer.status_code == 422
    assert set(wrong(answer)) == keys
    assert 'value="文件一"' in answer.text
    assert tab.case.brought == ()


@pytest.mark.parametrize("name", ['"""', "a\\b", "[[house]]", "\t\x7f", "x\n[[ended]]", "'''", "名 # 注", "<script>"])
def test_no_name_breaks_out_of_its_entry(tab: Tab, name: str) -> None:
    tab.post("rules/house", name=name, scope="all_funding", amount="1")
    tab.post("rules/house", name="第二", scope="all_funding", amount="2")
    supplement = read_supplement_text(tab.case.brought[0].text.encode(), "a.toml", date.today())
    assert len(supplement.entries) == 2
    assert "<script>" not in tab.get("rules").text
    tab.post("rules/house", remove="0")
    supplement = read_supplement_text(tab.case.brought[0].text.encode(), "a.toml", date.today())
    (left,) = supplement.entries
    assert "第二" in repr(left.said)


def test_files_count_together_and_the_verdict_without_them_is_told(tab: Tab) -> None:
    # bank loans of 15,000 break the limit of 0.5 × 20,000 that one of them brings
    files = [("files", ("a.toml", HALF.encode())), ("files", ("b.toml", COVENANT.encode()))]
    shown = said(tab.post("rules/add", files=files))
    assert [one.name for one in tab.case.brought] == ["a.toml", "b.toml"]
    assert "计入补充文件后的结论是 超限 ；没有它们则是 合规" in shown
    assert "法务部，2017-11-20；1项起作用" in shown
    shown = said(tab.post("rules/0", do="remove"))
    assert [one.name for one in tab.case.brought] == ["b.toml"]
    assert "法规结论在计入和不计入补充文件时相同： 合规" in shown


def test_a_file_of_the_same_name_takes_the_place_of_the_first(tab: Tab) -> None:
    for text in (ENDED, COVENANT):
        tab.post("rules/add", files=[("files", ("a.toml", text.encode()))])
    assert [(one.name, one.text) for one in tab.case.brought] == [("a.toml", COVENANT)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "[[house]\n", "第4行"),
        (HEAD + '[[ended]]\nrule = "CN-CQ/nonsense"\nuntil = 2017-01-01\ndocument = "x"\n', "第5行　[[ended]] #1 rule"),
        (HEAD + '[[house]]\nname = "x"\nchannels = "all_funding"\n', "multiple 与 base"),
        ("x = 1\n", "schema"),
        ("\ufeff\ufffe", "a.toml"),
        ("", "schema"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_place(tab: Tab, text: str, told: str) -> None:
    answer = tab.post("rules/add", files=[("files", ("../../a.toml", text.encode()))])
    assert answer.status_code == 422
    assert told in refused(answer)
    assert ".." not in refused(answer)
    assert tab.case.brought == ()


def test_no_text_at_all_is_told(tab: Tab) -> None:
    answer = tab.post("rules/add", files=[("files", ("a.toml", b"\xff\xfe\x00\x01"))])
    assert answer.status_code == 422
    assert "没有选择文件" in refused(tab.post("rules/add"))


def test_an_edit_that_is_wrong_changes_nothing_and_stays_as_typed(tab: Tab) -> None:
    tab.post("rules/add", files=[("files", ("a.toml", COVENANT.encode()))])
    broken = COVENANT.replace('"0.7"', '"0.7')
    answer = tab.post("rules/0", text=broken)
    assert answer.status_code == 422
    assert "a.toml" in refused(answer)
    assert "multiple = &#34;0.7\n" in answer.text
    assert tab.case.brought[0].text == COVENANT
    answer = tab.post("rules/0", text=COVENANT.replace('"0.7"', '"0.8"').replace("\n", "\r\n"))
    assert tab.case.brought[0].text == COVENANT.replace('"0.7"', '"0.8"')
    # 0.8 × 20,000 - 15,000
    assert "授信协议 合规（临近） 15,000.00 16,000.00 1,000.00" in said(answer)


def test_it_is_told_what_they_change_place_by_place(tab: Tab) -> None:
    tab.post("rules/add", files=[("files", ("a.toml", ENDED.encode()))])
    answer = tab.post("rules/check")
    assert "/rules/check/" in str(answer.url)
    shown = said(answer)
    assert "改变了什么" in shown
    assert "CN-CQ/bank-and-repo" in shown
    tab.post("rules/0", do="remove")
    assert "改动之前的核对" in said(tab.browser.get(answer.url.path))


def test_what_touches_the_nation_is_checked_by_a_job(tab: Tab) -> None:
    text = HEAD + '[[verified]]\nrule = "CN/2020-bank"\non = 2017-11-18\ndocument = "x"\n'
    tab.post("rules/add", files=[("files", ("a.toml", text.encode()))])
    answer = tab.browser.post(f"/c/{tab.id}/rules/check", data={"version": str(tab.number)})
    assert answer.headers["location"].startswith("/work/")
    tab.page.office.jobs.stop(answer.headers["location"].removeprefix("/work/"))
    assert tab.browser.get(answer.headers["location"]).headers["location"] == f"/c/{tab.id}/rules"


def test_one_to_fill_in_is_the_one_that_the_command_line_writes(tab: Tab) -> None:
    answer = tab.get("rules/draft")
    law = load_on_demand().law(find_place("chongqing"))
    assert answer.text == drafted(law, date.today(), "本公司", "zh")
    assert unquote(answer.headers["content-disposition"]).endswith("重庆 补充文件.toml")
    shown = said(tab.post("rules/new"))
    assert "重庆.toml 本公司" in shown
    assert "0项起作用" in shown
    assert "leverage supplement" not in shown


def test_it_counts_for_this_company_alone(tab: Tab) -> None:
    tab.post("rules/add", files=[("files", ("a.toml", COVENANT.encode()))])
    other = opened_with(tab.page)
    assert "a.toml" in said(tab.get("rules"))
    assert "a.toml" not in said(other.get("rules"))


def test_a_contested_clause_is_read_as_chosen(tab: Tab) -> None:
    shown = tab.get("rules").text
    assert 'name="reading.CN-CQ/2016-filing" value="otherwise"' in shown
    answer = tab.post(
        "rules/readings",
        **{"reading.CN-CQ/2016-filing": "otherwise", "reading.CN-CQ/number-of-banks": "", "reading.x": "y"},
    )
    assert answer.status_code == 200
    assert tab.case.readings == {"CN-CQ/2016-filing": "otherwise"}
    # repurchase transfers and shareholder loans are shut until they are filed: 5,000 of banks and 6,000 between companies
    assert "合计还可融资 11,000.00" in said_above(answer.text)
    tab.post("rules/readings", **{"reading.CN-CQ/2016-filing": "nonsense", "without_stale": "yes"})
    assert (tab.case.readings, tab.case.without_stale) == ({}, True)


def said_above(text: str) -> str:
    import re  # noqa: PLC0415

    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text[text.index('class="strip') : text.index("<main")]))


def test_supplements_of_the_run_and_of_a_company_add_up() -> None:
    """Before, a company's own took the place of those that the program was started with: their limits of the house were lost."""
    today = date.today()
    run = applied(load_on_demand(), [read_supplement_text(COVENANT.encode(), "run.toml", today)])
    both = rulebook_with((Brought("own.toml", ENDED),), run).brought
    assert both is not None
    assert [origin.file for origin in both.origins] == ["own.toml", "run.toml"]
    assert len(both.houses) == 1


def test_an_older_form_is_told(tab: Tab) -> None:
    tab.post("rules/house", name="甲", scope="all_funding", amount="1")
    for step in ("rules/house", "rules/add", "rules/0", "rules/new", "rules/check", "rules/readings"):
        assert tab.post(step, version="1").status_code == 409


def test_rules_of_a_company_that_is_refused(page: Page, tmp_path: Path) -> None:
    tab = opened_with(page, company(report_date=None))
    assert tab.get("rules").status_code == 200
    tab.post("rules/add", files=[("files", ("a.toml", COVENANT.encode()))])
    assert "a.toml" in said(tab.get("rules"))
