"""The pages as they are sent, without a browser: what is hostile is text, what is wrong is told, what is older is not applied."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from page import opened
from sheets import ROWS, statement
from typography import slips

from leverage.app.pages.frame import STEPS
from leverage.terms.places import PLACES

if TYPE_CHECKING:
    import httpx

NASTY = "<script>alert('甲')</script>\"'&{{7*7}}</textarea>"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[httpx.Client]:
    with opened(tmp_path) as page:
        client = page.browser()
        client.follow_redirects = True
        yield client


def dropped(browser: httpx.Client, name: str, content: bytes) -> str:
    """The address of a company of a file."""
    answer = browser.post("/", data={"from": "file"}, files={"file": (name, content)})
    assert answer.status_code == 200, answer.text
    return str(answer.url).rsplit("/", 1)[0]


def company(browser: httpx.Client, **parts: object) -> str:
    """The address of a company of JSON."""
    told = {"jurisdiction": "CN-CQ", "report_date": "2017-11-30", "unit": "万元", **parts}
    return dropped(browser, "公司.json", json.dumps(told).encode())


def number(browser: httpx.Client, base: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', browser.get(f"{base}/questions").text)
    assert found is not None
    return found[1]


def test_hostile_names_are_text_everywhere(browser: httpx.Client) -> None:
    base = company(
        browser,
        name=NASTY,
        capital={"net_capital": "10000"},
        loans=[{"channel": "bank_loan", "balance": "1", "lender": NASTY}],
        shareholders=[{"name": NASTY, "kind": "corporate", "share": "0.5"}],
        unallocated=[{"amount": "5", "among": ["bank_loan", "abs"], "source": NASTY}],
    )
    for step, _ in STEPS:
        text = browser.get(f"{base}/{step}").text
        assert "<script>alert" not in text
        assert "49" not in re.findall(r"\{\{|49&lt;/textarea", text)
        assert text.count("<textarea") == text.count("</textarea>")
    hostile = dropped(browser, f"{NASTY}.json", b'{"jurisdiction": "CN-CQ"}')
    assert "<script>alert" not in browser.get(f"{hostile}/read").text


def test_no_page_has_inline_script_or_style(browser: httpx.Client) -> None:
    base = company(browser, capital={"net_capital": "10000"}, balances={"bank_loan": "6000"}, complete=True)
    for address in ("/", *(f"{base}/{step}" for step, _ in STEPS)):
        text = browser.get(address).text
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|data:", text), address
        assert not re.search(r"<script(?! src=\"/static/)", text), address
        assert "http" not in re.sub(r"http-equiv|http://www.w3.org/2000/svg", "", text), address


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b'{"name": 1e999}', b'{"name": "a", "name": "b"}', b"{}" * 10, b'{"unknown": 1}', b'{"capital": {"net_capital": "-5"}}'],
)  # fmt: skip
def test_json_that_cannot_be_read_is_told_on_its_page(browser: httpx.Client, content: bytes) -> None:
    base = dropped(browser, "a.json", content)
    for step in ("read", "ledger", "answer", "questions"):
        answer = browser.get(f"{base}/{step}")
        assert answer.status_code == 200
        assert "还没有结论" in answer.text


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x00\x01\x02", b"PK\x03\x04junk", "一二三".encode()])
def test_a_file_that_is_none_of_ours_is_told(browser: httpx.Client, content: bytes) -> None:
    answer = browser.post("/", data={"from": "file"}, files={"file": ("a.xlsx", content)})
    assert answer.status_code in (200, 422)
    assert "→" in answer.text or "暂时读不下去" in answer.text


def test_an_empty_form_of_every_place(browser: httpx.Client) -> None:
    for place in PLACES[::4]:
        answer = browser.post("/", data={"from": "form", "place": place.code, "day": "2024-12-31"})
        assert answer.status_code == 200
        base = str(answer.url).rsplit("/", 1)[0]
        assert browser.get(f"{base}/answer").status_code == 200
        assert place.name.zh in answer.text


def test_the_start_says_what_is_missing(browser: httpx.Client) -> None:
    answer = browser.post("/", data={"from": "form", "place": "火星", "day": "2024-02-30"})
    assert answer.status_code == 422
    assert answer.text.count('class="wrong"') == 2
    assert browser.post("/", data={"from": "file"}).status_code == 422


def test_the_blank_workbook_of_a_place(browser: httpx.Client) -> None:
    answer = browser.post("/", data={"from": "form", "place": "CN-CQ", "day": "2017-11-30", "template": "1"})
    assert answer.content.startswith(b"PK")
    base = dropped(browser, "模板.xlsx", answer.content)
    assert browser.get(f"{base}/read").status_code == 200


def test_the_day_of_the_rules_is_chosen_and_given_back(browser: httpx.Client) -> None:
    base = company(browser, capital={"net_capital": "10000", "net_assets": "10000"}, complete=True)
    answer = browser.post(f"{base}/answer", data={"version": number(browser, base), "as-of": "2021-06-30"})
    assert "2021-06-30" in answer.text
    answer = browser.post(f"{base}/answer", data={"version": number(browser, base), "as-of": ""})
    assert "2021-06-30" not in answer.text
    answer = browser.post(f"{base}/answer", data={"version": number(browser, base), "as-of": "昨天"})
    assert answer.status_code == 422
    assert "昨天" in answer.text


def test_questions_answered_in_a_workbook_come_back(browser: httpx.Client, tmp_path: Path) -> None:
    base = dropped(browser, "a.xlsx", statement(tmp_path / "a.xlsx").read_bytes())
    browser.post(f"{base}/read", data={"version": number(browser, base), "answer:place": "CN-CQ"})
    book = browser.get(f"{base}/downloads/questions.xlsx")
    assert book.content.startswith(b"PK")
    version = number(browser, base)
    answer = browser.post(
        f"{base}/questions/workbook", data={"version": version}, files={"workbook": ("问题.xlsx", book.content)}
    )
    assert answer.status_code == 200  # nothing was filled in, and nothing is changed
    version = number(browser, base)
    answer = browser.post(f"{base}/questions/workbook", data={"version": version}, files={"workbook": ("x.xlsx", b"x")})
    assert answer.status_code == 422
    assert "不是本程序写出的问题表" in answer.text
    other = dropped(browser, "b.xlsx", statement(tmp_path / "b.xlsx", name="乙小额贷款公司").read_bytes())
    answer = browser.post(
        f"{other}/questions/workbook", data={"version": "1"}, files={"workbook": ("问题.xlsx", book.content)}
    )
    assert answer.status_code == 422
    assert "乙小额贷款公司" in answer.text


def test_a_ledger_of_a_form_is_kept_row_by_row(browser: httpx.Client) -> None:
    base = company(browser, capital={"net_capital": "10000"})
    fields = {"version": "1", "loans": "银行借款\t甲银行\t1000\t2017-01-01\t2016-01-01", "complete": "yes"}
    answer = browser.post(f"{base}/ledger", data=fields)
    assert answer.status_code == 422
    assert "第1行 到期日" in answer.text
    assert "2016-01-01" in answer.text  # what was typed is still there
    fields["loans"] = "银行借款\t甲银行\t1000\t2017-01-01\t2018-01-01"
    assert browser.post(f"{base}/ledger", data=fields).status_code == 200
    assert "2018-01-01" in browser.get(f"{base}/ledger").text
    assert browser.post(f"{base}/ledger", data=fields).status_code == 409


def test_both_languages_say_the_same_figures(browser: httpx.Client) -> None:
    base = company(browser, capital={"net_capital": "10000"}, balances={"bank_loan": "6000"}, complete=True)
    zh = browser.get(f"{base}/answer").text
    browser.post("/language", data={"language": "en", "back": "/"})
    en = browser.get(f"{base}/answer").text
    figures = re.compile(r'<td class="figure[^>]*>([^<]*)<')
    assert (
        figures.findall(zh) == [figure.replace("unknown", "待定") for figure in figures.findall(en)] or "4,000.00" in en
    )
    assert 'lang="en"' in en
    han = re.compile(r"[\u4e00-\u9fff]")
    labels = re.findall(r"<(?:h1|h2|label|button|legend|th)[^>]*>([^<]+)<", en)
    assert [label for label in labels if han.search(label) and label != "中文"] == []


def test_the_cells_that_a_refusal_names_are_corrected_in_place(browser: httpx.Client, tmp_path: Path) -> None:
    wrong = [("货币资金", 10_000_000, 20_000_000, "短期借款", 61_000_000, 50_000_000), *ROWS[1:]]
    base = dropped(browser, "a.xlsx", statement(tmp_path / "a.xlsx", rows=wrong).read_bytes())
    page = browser.get(f"{base}/read").text
    assert "之和比负债合计多 1,000,000.00 元" in page
    assert 'name="cell:资产负债表!E4"' in page
    answer = browser.post(f"{base}/read", data={"version": number(browser, base), "cell:资产负债表!E4": "60,000,000"})
    assert "暂时读不下去" not in answer.text
    assert "公司在哪个省" in answer.text
    answer = browser.post(f"{base}/read", data={"version": number(browser, base), "answer:place": "CN-CQ"})
    assert "资产负债表!E4：原为“61000000”，已更正为“60,000,000”" in answer.text


def words_of(text: str) -> list[str]:
    """What a reader sees of a page: the texts between its tags, and what its fields are called."""
    body = re.sub(r"<(script|textarea)\b.*?</\1>", "", text, flags=re.S)
    seen = re.findall(r">([^<>]+)<", body) + re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', body)
    return [html.unescape(words).strip() for words in seen if words.strip()]


def test_chinese_pages_have_chinese_punctuation(browser: httpx.Client, tmp_path: Path) -> None:
    base = dropped(browser, "a.xlsx", statement(tmp_path / "a.xlsx", unit=None).read_bytes())
    texts = [browser.get("/").text, browser.get(f"{base}/read").text]
    browser.post(f"{base}/read", data={"version": number(browser, base), "answer:unit": "元", "answer:place": "CN-GD"})
    texts += [browser.get(f"{base}/{step}").text for step, _ in STEPS]
    form = company(browser, capital={"net_capital": "10000"}, balances={"bank_loan": "60000"}, complete=True)
    texts += [browser.get(f"{form}/{step}").text for step, _ in STEPS]
    texts.append(
        browser.post(f"{form}/read", data={"version": "1", "capital.net_capital": "-1", "name": "好" * 201}).text
    )
    found = {slip for text in texts for words in words_of(text) for slip in slips(words)}
    assert found == set()
    assert not [words for text in texts for words in words_of(text) if "--" in words or "命令行" in words]


def test_what_nobody_can_say_the_most_of_looks_not_exact(browser: httpx.Client) -> None:
    # Hunan: the pool turns on the grade (D: nothing), and the net capital is not known
    answer = browser.post("/", data={"from": "form", "place": "CN-HN", "day": "2017-11-30"})
    assert "≥0.00" in answer.text
    assert '<b class="number">0.00</b>' not in answer.text
