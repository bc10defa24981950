"""The page to explore: what it is made of, and how it behaves in a browser that has no network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib.resources import files
from math import inf
from pathlib import Path
from typing import Any, get_args, get_type_hints

import browsing
import installed
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect, sync_playwright

from leverage.company import Company, Figure
from leverage.comparison.compare import Case, Comparison, Derived, compare
from leverage.comparison.timeline import Era, eras
from leverage.law.rulebook import load
from leverage.law.sources import GRADES, Source
from leverage.report.comparison import page as explorer
from leverage.report.comparison.page import figures
from leverage.report.comparison.page.words import REGIONS, WORDS
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import PLACES, find_place
from leverage.terms.texts import Text

HELD = ("CN-TJ", "CN-LN", "CN-JS", "CN-JX", "CN-HN", "CN-GD", "CN-CQ", "CN-440300")
"""A range, an unknown, an unlimited channel, every denominator but one, and a city."""

AS_OF, FIRST, LAST = date(2017, 11, 30), date(2008, 5, 4), date(2026, 11, 22)
HOSTILE = "</script><img src=x onerror=\"document.title='broken'\">\u2028甲小贷"
DATE_ONLY = "date=2017-11-30&lang=en"

Timeline = dict[str, list[Era]]


def _figure(amount: int) -> Figure:
    return Figure(Fraction(amount), "资产负债表!F40")


COMPANY = Company(
    name=HOSTILE,
    report_date=AS_OF,
    company_type=CompanyType.TRADITIONAL,
    capital={
        Base.NET_CAPITAL: _figure(100_000_000),
        Base.NET_ASSETS: _figure(110_000_000),
        Base.PRIOR_YEAR_NET_ASSETS: _figure(90_000_000),
        Base.REGISTERED_CAPITAL: _figure(80_000_000),
        Base.PAID_IN_CAPITAL: _figure(70_000_000),
    },
    complete=True,
    balances={Channel.BANK_LOAN: _figure(20_000_000)},
)


def _comparison(company: Company | None) -> Comparison:
    places = [find_place(code) for code in HELD]
    return compare(load(), places, AS_OF, kind=CompanyType.TRADITIONAL, company=company)


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    book = load()
    return {code: eras(book, find_place(code), FIRST, LAST, tuple(CompanyType), {}, COMPANY) for code in HELD}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, timeline: Timeline) -> Path:
    """A page without a company."""
    path = tmp_path_factory.mktemp("page") / "compare.html"
    explorer.write_page(_comparison(None), timeline, path, "zh", to=LAST)
    return path


@pytest.fixture(scope="module")
def companys(tmp_path_factory: pytest.TempPathFactory, timeline: Timeline) -> Path:
    """A page with the room of a company whose name means harm."""
    path = tmp_path_factory.mktemp("page") / "company.html"
    explorer.write_page(_comparison(COMPANY), timeline, path, "en", to=LAST)
    return path


def _asset(name: str) -> str:
    return files(explorer).joinpath(name).read_text(encoding="utf-8")


def _data(path: Path) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', path.read_text(encoding="utf-8"))
    assert found
    return explorer.unpacked(json.loads(found[1])["packed"])


# ── figures ──


def _case(multiple: Fraction | float | None, *bases: Base, joined: Any = "one", **answers: Any) -> Case:
    return Case(answers, multiple, joined, {base: Fraction(1) for base in bases}, ())


@pytest.mark.parametrize(
    ("low", "high", "words", "steps"),
    [
        (Fraction(1, 2), Fraction(1, 2), "0.5×", (1, 1)),
        (Fraction(0), Fraction(3), "0–3×", (0, 4)),
        (Fraction(2, 3), Fraction(5), "2/3–5×", (2, 5)),
        (None, None, "unknown", (None, None)),
        (None, inf, "unknown", (None, None)),
        (None, Fraction(2), "unknown–2×", (None, 3)),
        (inf, inf, "no limit", (6, 6)),
    ],
)
def test_a_ratio_and_its_range(
    low: Fraction | float | None, high: Fraction | float | None, words: str, steps: tuple[int | None, int | None]
) -> None:
    shown = figures.between(low, high)
    assert (shown.words.en, shown.steps) == (words, steps)


def test_nothing_unknown_ranks_as_a_figure() -> None:
    assert figures.between(None, None).ranks == (None, None)
    assert figures.between(inf, inf).ranks == (1e18, 1e18)


def test_amounts_far_above_a_billion_keep_their_order() -> None:
    scale = figures.money_scale([Fraction(5 * 10**9)])
    small, large = (figures.amount(Fraction(n), "万元", scale).ranks[0] for n in (2 * 10**9, 5 * 10**9))
    assert small is not None
    assert large is not None
    assert small < large


def test_the_scale_of_room_is_round_and_ends_below_the_largest() -> None:
    scale = figures.money_scale([Fraction(280_000_000), None, inf, Fraction(0)])
    assert scale.ends == tuple(map(Fraction, (0, 20_000_000, 50_000_000, 100_000_000, 200_000_000)))
    assert [scale.step(Fraction(n)) for n in (0, 1, 20_000_000, 20_000_001, 280_000_000)] == [0, 1, 1, 2, 5]
    assert scale.step(inf) == 6
    assert figures.money_scale([None]).ends == (Fraction(0),)


def test_denominators_of_a_ratio() -> None:
    both = (Base.NET_ASSETS, Base.PRIOR_YEAR_NET_ASSETS)
    lower = Derived((_case(Fraction(1), *both, joined="least"),))
    assert figures.bases(lower)[1].zh == "净资产、上年末净资产孰低"
    total = Derived((_case(Fraction(2), Base.NET_CAPITAL, Base.PAID_IN_CAPITAL, joined="sum"),))
    assert figures.bases(total)[1].en == "1 × net capital + 1 × paid-in capital"
    turning = Derived((_case(Fraction(0), rating="D"), _case(Fraction(3), Base.NET_CAPITAL, rating="A")))
    assert figures.bases(turning)[0].en == "net capital"
    differing = Derived((_case(Fraction(1), Base.NET_CAPITAL, a=1), _case(Fraction(2), Base.NET_ASSETS, a=2)))
    assert figures.bases(differing)[0].zh == "资本净额 或 净资产"


# ── what the file holds ──


def test_every_place_has_its_tile_once() -> None:
    shown = [code for _, codes in REGIONS for code in codes]
    assert sorted(shown) == sorted(place.code for place in PLACES)


def test_words_and_page_fit_each_other() -> None:
    page, script = _asset("page.html"), _asset("page.js")
    asked = set(re.findall(r'data-(?:t|label)="([\w-]+)"', page))
    asked |= set(re.findall(r'\b(?:word|keyed|chip|folded)\("([\w-]+)"', script))
    assert asked <= set(WORDS)
    composed = {key for key in WORDS if key.startswith(("scale-", "theme-", "only-")) or key.endswith("-long")}
    assert {key for key in set(WORDS) - asked - composed if f'"{key}"' not in script} == set()


def test_words_exist_in_both_languages_with_the_same_slots() -> None:
    for key, text in WORDS.items():
        assert text.zh, key
        assert text.en, key
        assert sorted(re.findall(r"\{\w+\}", text.zh)) == sorted(re.findall(r"\{\w+\}", text.en)), key


def test_every_grade_of_evidence_is_told() -> None:
    assert set(GRADES) >= set(get_args(get_type_hints(Source)["grade"]))


def test_the_page_is_one_file_that_asks_for_nothing(companys: Path) -> None:
    text = companys.read_text(encoding="utf-8")
    assert re.findall(r"https?://", text) == []
    assert re.findall(r'(?:src|href)="(?!data:,"|#)[^"]*"', text) == []
    assert len(text.encode()) < 700_000


def test_the_policy_admits_this_script_and_this_style_only(plain: Path) -> None:
    text = plain.read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    for tag in ("style", "script"):
        (inline,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]


def test_nothing_of_a_file_is_markup(companys: Path) -> None:
    text = companys.read_text(encoding="utf-8")
    assert "<img" not in text
    assert "\u2028" not in text
    assert _data(companys)["company"]["name"] == HOSTILE.replace("\u2028", "?")


def test_a_page_without_a_company_holds_no_room(plain: Path) -> None:
    data = _data(plain)
    assert data["company"] is None
    assert data["rooms"] == []


def test_eras_of_chongqing(plain: Path) -> None:
    data = _data(plain)
    (chongqing,) = [place for place in data["places"] if place["code"] == "CN-CQ"]
    found = {}
    for era in chongqing["eras"]:
        figure = data["figures"][data["terms"][era["terms"]["traditional"]]["all"][0]]
        found[era["since"]] = data["texts"][figure["t"]]
    assert found["2008-05-04"] == "0.5×"
    assert found["2012-06-04"] == "2.3×"
    assert {rule["id"] for rule in data["rules"]} >= {"CN-CQ/bank-and-repo", "CN/2024-non-standard"}


def test_without_scripts_the_comparison_stands_as_a_table(plain: Path) -> None:
    found = re.search(r"<noscript>(.*?)</noscript>", plain.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    assert "<td>重庆</td><td>有未见文本</td><td>2.3 × 资本净额（0~不明）</td>" in found[1]
    assert "<td>湖南</td><td>取决于未填事实</td><td>0~3 × 资本净额</td>" in found[1]


def test_eras_count_the_age_of_the_company() -> None:
    """Guangdong doubles its cap on bank loans after a year in business; before it opened, its age is not known."""
    told = {"opened_on": "2014-07-01", "lender_consent": True, "listing": "none", "debt_issuer": False}
    kinds = (CompanyType.TRADITIONAL,)
    held = eras(load(), find_place("CN-GD"), date(2014, 1, 1), date(2015, 12, 31), kinds, told)
    found = {era.since: era.terms[CompanyType.TRADITIONAL].derived for era in held}
    assert found[date(2014, 1, 1)].turns_on == ("opened_on",)
    assert found[date(2014, 7, 1)].cautious.multiple == 1
    assert found[date(2015, 7, 1)].cautious.multiple == Fraction(3, 2)


# ── in a browser ──

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        installed.missing("Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=browsing.FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Open a page; whatever it complains of, or asks the network for, fails the test."""
    trouble: list[str] = []
    contexts = []

    def open_page(path: Path, told: str = "", **options: Any) -> Page:
        context = browsing.opened(browser, **{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()

        def only_itself(route: Route) -> None:
            if route.request.url.partition("#")[0] == path.as_uri():
                route.continue_()
            else:
                trouble.append(f"request: {route.request.url}")
                route.abort()

        page.route("**/*", only_itself)
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.goto(f"{path.as_uri()}#{told}")
        expect(page.locator("html[data-ready]")).to_be_attached()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


def tile(page: Page, code: str) -> Locator:
    return page.locator(f'.tile[data-code="{code}"]')


def shown(page: Page, code: str) -> str:
    return tile(page, code).locator(".figure").inner_text().strip()


def places(page: Page) -> list[str]:
    return page.locator("#table tbody th").all_inner_texts()


@pytest.mark.browser
def test_the_first_look_tells_date_kind_and_where_most(opened: Opened, plain: Path) -> None:
    page = opened(plain)
    asked, short = page.locator("#asked"), page.locator("#short")
    expect(asked).to_have_text("2017-11-30 · 公司类型：传统 · 全部有限额的融资 · 审批：均获批准")
    expect(short).to_contain_text(
        "2×深圳 (上年末净资产)"
    )  # a text of Chongqing's of 2016 was seen in part alone: 2.3 × has no rank
    expect(short).to_contain_text("1/8地湖南")
    expect(short).to_contain_text("1/8地天津")
    assert shown(page, "CN-HN") == "0–3×"
    assert shown(page, "CN-TJ") == "待定"
    expect(tile(page, "CN-440300").locator(".base")).to_contain_text("上年末净资产")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


@pytest.mark.browser
def test_the_slider_goes_from_change_to_change(opened: Opened, plain: Path) -> None:
    page = opened(plain, "date=2012-06-03&lang=en")
    assert shown(page, "CN-CQ") == "0.5×"
    page.locator("#slider").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#slider")).to_have_attribute("aria-valuetext", "2012-06-04")
    assert shown(page, "CN-CQ") == "2.3×"
    expect(tile(page, "CN-CQ")).to_contain_text("was 0.5×")
    expect(page.locator("#announcer")).to_contain_text("2012-06-04. Changed: Chongqing 0.5× → 2.3×")
    page.locator("#later").click()
    assert page.locator("#slider").get_attribute("aria-valuetext") > "2012-06-04"  # type: ignore[operator]
    page.locator("#day").fill("2012-06-03")
    assert shown(page, "CN-CQ") == "0.5×"
    assert "date=2012-06-03" in page.url


@pytest.mark.browser
def test_the_kind_of_company_changes_jiangxi(opened: Opened, plain: Path) -> None:
    page = opened(plain)
    assert shown(page, "CN-JX") == "0.5×"
    page.locator("#kind").select_option("online")
    assert shown(page, "CN-JX") == "2×"


@pytest.mark.browser
def test_a_channel_by_itself(opened: Opened, plain: Path) -> None:
    page = opened(plain, DATE_ONLY)
    page.locator("#channel").select_option("interbank_borrowing")
    assert (shown(page, "CN-CQ"), shown(page, "CN-JX")) == ("0.3×", "not provided")
    page.locator("#channel").select_option("fund_loan")
    assert shown(page, "CN-GD") == "0.5×"
    page.get_by_role("radio", name="None obtained").check()
    assert shown(page, "CN-GD") == "needs approval"
    expect(page.locator("#asked")).to_contain_text("Approvals: None obtained")


@pytest.mark.browser
def test_the_table_sorts_and_says_so(opened: Opened, plain: Path) -> None:
    page = opened(plain, DATE_ONLY)
    assert places(page)[:3] == ["Shenzhen", "Hunan", "Chongqing"], "ranked, a range, a text not seen"
    assert places(page)[-1] == "Tianjin"
    page.locator("#table thead").get_by_role("button", name="Non-standard").click()
    assert places(page)[0] == "Shenzhen"
    assert places(page)[-1] == "Tianjin", "what is not known stands last either way"
    expect(page.locator("#table th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("#table thead").get_by_role("button", name="Non-standard")).to_be_focused()
    page.locator("#table tr", has_text="Jiangsu").locator("td").nth(1).click()
    expect(page.locator("#panel h2")).to_contain_text("Jiangsu")
    page.keyboard.press("Escape")
    expect(page.locator('[data-focus="cell-CN-JS-place"]')).to_be_focused()
    page.get_by_label("By channel").check()
    page.locator('[data-focus="cell-CN-CQ-bank_loan"]').click()
    expect(page.locator("#panel tr.aimed")).to_contain_text("CN-CQ/bank-and-repo")
    expect(page.locator("#panel h3", has_text="Clauses on bank loans")).to_be_visible()


@pytest.mark.browser
def test_a_tile_opens_its_clauses(opened: Opened, plain: Path) -> None:
    page = opened(plain, "date=2018-06-30&lang=en")
    tile(page, "CN-CQ").click()
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_contain_text("Chongqing")
    ids = panel.locator("article").evaluate_all("all => all.map((one) => one.dataset.rule)")
    assert set(ids) >= {
        *(f"CN-CQ/{name}" for name in ("bank-and-repo", "shareholder", "interbank-borrowing", "interbank-lending")),
        *(
            "CN-CQ/sources",
            "CN-CQ/interbank-peak",
            "CN-CQ/natural-person-own-contribution",
            "CN/2008-sources",
            "CN/2017-pool",
        ),
    }
    clause = panel.locator('[data-rule="CN-CQ/bank-and-repo"]')
    for told in (
        "≤ 1 × net capital",
        "2012-06-04",
        "余额之和不得超过公司资本净额的100%",
        "evidence A",
        "stale",
    ):
        expect(clause).to_contain_text(told)
    expect(panel).to_contain_text("Published, late 2017: 2.3× net capital")
    expect(panel).to_contain_text("≤ the local ratio × net capital (2.3×)")
    panel.locator("tr", has_text="interbank borrowing").get_by_role("link").first.click()
    assert "rule=CN-CQ%2Finterbank-borrowing" in page.url
    expect(panel.locator('[data-rule="CN-CQ/interbank-borrowing"]')).to_be_focused()


@pytest.mark.browser
def test_cases_are_told_one_by_one(opened: Opened, plain: Path) -> None:
    page = opened(plain, f"{DATE_ONLY}&place=CN-HN")
    rows = page.locator("#panel details").first.locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[:2] for row in rows] == [["D", "0×"], ["C", "1×"], ["B", "2×"], ["A", "3×"]]


@pytest.mark.browser
def test_history_moves_the_date(opened: Opened, plain: Path) -> None:
    page = opened(plain, f"{DATE_ONLY}&place=CN-CQ")
    page.locator("#panel summary", has_text="Over time").click()
    page.locator("#panel .history").get_by_role("button", name="Since 2008-05-04").click()
    expect(page.locator("#panel .big")).to_contain_text("0.5×")
    expect(page.locator("#panel .gaps")).to_contain_text("渝办发〔2008〕239号")
    assert "date=2008-05-04" in page.url
    expect(page.locator("#panel .history").get_by_role("button", name="Since 2008-05-04")).to_be_focused()


@pytest.mark.browser
def test_by_keyboard_alone(opened: Opened, plain: Path) -> None:
    page = opened(plain, DATE_ONLY)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_focused()
    page.keyboard.press("Tab")
    expect(tile(page, "CN-TJ")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_contain_text("Liaoning")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Tab")
    assert panel.evaluate("panel => panel.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(tile(page, "CN-LN")).to_be_focused()
    assert "place=" not in page.url


@pytest.mark.browser
def test_the_address_restores_all(opened: Opened, plain: Path) -> None:
    told = "date=2020-09-16&kind=online&channel=abs&approval=now&columns=channels&sort=bank_loan&order=ascending&lang=en&theme=dark"
    page = opened(plain, told)
    expect(page.locator("#kind")).to_have_value("online")
    expect(page.locator("#channel")).to_have_value("abs")
    expect(page.locator("#day")).to_have_value("2020-09-16")
    expect(page.get_by_role("radio", name="None obtained")).to_be_checked()
    expect(page.locator("#table th[aria-sort]")).to_contain_text("bank loans")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(20, 24, 29)"
    page.locator("#earlier").click()
    again = opened(plain, page.url.partition("#")[2])
    assert again.locator("#asked").inner_text() == page.locator("#asked").inner_text()


@pytest.mark.browser
def test_a_senseless_address_is_the_start(opened: Opened, plain: Path) -> None:
    page = opened(plain, "date=2017-02-31x&kind=bank&place=../x&channel=%3Cimg%3E&sort=%22&theme=pink&date=1900-01-01")
    expect(page.locator("#asked")).to_contain_text("2017-11-30 · 公司类型：传统")
    expect(page.locator("#panel")).to_be_hidden()
    page.evaluate("location.hash = 'rule=CN-CQ/shareholder&lang=en'")
    expect(page.locator("#panel h2")).to_contain_text("Chongqing")
    expect(page.locator('[data-rule="CN-CQ/shareholder"]')).to_be_focused()


@pytest.mark.browser
def test_language_and_colours(opened: Opened, plain: Path) -> None:
    page = opened(plain, color_scheme="dark")
    background = "body => getComputedStyle(body).backgroundColor"
    assert page.locator("body").evaluate(background) == "rgb(20, 24, 29)"
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Funding leverage of small-loan companies, place by place")
    expect(tile(page, "CN-CQ")).to_contain_text("Chongqing")
    page.get_by_role("button", name="Colours: system").click()
    assert page.locator("body").evaluate(background) == "rgb(255, 255, 255)"


@pytest.mark.browser
def test_room_for_a_company(opened: Opened, companys: Path) -> None:
    """Chongqing: 1 × 100m of which 20m used, 100m of shareholders, 30m interbank: 210m; Jiangxi: 50m - 20m."""
    page = opened(companys)
    assert (shown(page, "CN-CQ"), shown(page, "CN-JX")) == ("21,000.00", "3,000.00")
    expect(page.locator("#company")).to_contain_text("</script><img src=x")
    expect(page.locator("#company")).to_contain_text(
        "The company's figures are those of 2017-11-30, whatever the date chosen"
    )
    assert page.locator("img").count() == 0
    assert page.title() != "broken"
    expect(page.locator("#short")).to_contain_text("Would break a rule as it stands0 of 8")
    page.locator("#day").fill("2012-06-03")
    assert shown(page, "CN-CQ") == "3,000.00"
    page.get_by_label("Ratio", exact=True).check()
    assert shown(page, "CN-CQ") == "0.5×"
    tile(page, "CN-CQ").click()
    expect(page.locator("#panel")).to_contain_text("Room if approved (10,000 yuan)")


@pytest.mark.browser
def test_a_breach_elsewhere_is_no_mere_zero(opened: Opened, tmp_path: Path) -> None:
    """60m of bank loans: within 1 × 100m in Chongqing, above 0.5 × 100m in Jiangxi."""
    company = replace(COMPANY, balances={Channel.BANK_LOAN: _figure(60_000_000)})
    codes = ("CN-JX", "CN-CQ")
    found = compare(load(), [find_place(code) for code in codes], AS_OF, kind=CompanyType.TRADITIONAL, company=company)
    kinds = (CompanyType.TRADITIONAL,)
    held = {code: eras(load(), find_place(code), AS_OF, AS_OF, kinds, {}, company) for code in codes}
    path = tmp_path / "breach.html"
    explorer.write_page(replace(found, channel=Channel.BANK_LOAN, warnings=(Text("甲", "One <b>"),)), held, path, "en")
    page = opened(path)
    assert (shown(page, "CN-CQ"), shown(page, "CN-JX")) == ("4,000.00", "0.00")
    expect(tile(page, "CN-JX").locator(".breach")).to_be_visible()
    expect(tile(page, "CN-CQ").locator(".breach")).to_be_hidden()
    expect(page.locator("#channel")).to_have_value("bank_loan")
    expect(page.locator("#warnings")).to_have_text("One <b>")
    assert places(page) == ["Chongqing", "Jiangxi"]
    page.get_by_role("button", name="Place", exact=False).first.click()
    assert places(page) == ["Jiangxi", "Chongqing"], "in the order of the division codes, whatever the order asked"


@pytest.mark.browser
def test_no_limit_in_a_broken_place_does_not_come_first(opened: Opened, tmp_path: Path) -> None:
    """60m of bank loans break Zhejiang's 0.5 × 100m; its shareholder loans have no ratio, which is no room: nothing can be raised there."""
    company = replace(COMPANY, balances={Channel.BANK_LOAN: _figure(60_000_000)})
    codes = ("CN-ZJ", "CN-CQ")
    found = compare(load(), [find_place(code) for code in codes], AS_OF, kind=CompanyType.TRADITIONAL, company=company)
    held = {c: eras(load(), find_place(c), AS_OF, AS_OF, (CompanyType.TRADITIONAL,), {}, company) for c in codes}
    path = tmp_path / "unlimited.html"
    explorer.write_page(found, held, path, "en")
    page = opened(path)
    assert shown(page, "CN-ZJ") == "0.00"
    assert places(page) == ["Chongqing", "Zhejiang"]


def _without_money(era: Era) -> Era:
    return replace(era, terms={kind: replace(terms, money=None) for kind, terms in era.terms.items()})


@pytest.mark.browser
def test_room_of_another_day_is_not_made_up(opened: Opened, timeline: Timeline, tmp_path: Path) -> None:
    path = tmp_path / "one-day.html"
    bare = {code: [_without_money(era) for era in held] for code, held in timeline.items()}
    explorer.write_page(_comparison(COMPANY), bare, path, "en", to=LAST)
    page = opened(path)
    assert shown(page, "CN-CQ") == "21,000.00"
    page.locator("#day").fill("2012-06-03")
    assert shown(page, "CN-CQ") == WORDS["not-worked-out"].en
    expect(page.locator("#caution")).to_have_text(WORDS["room-elsewhen"].en.replace("{date}", "2017-11-30"))


@pytest.mark.browser
def test_no_place_is_a_page_too(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "none.html"
    explorer.write_page(replace(_comparison(None), places=()), {}, path, "en")
    page = opened(path)
    expect(page.locator("#short")).to_contain_text("Highest of the ranked (non-standard)no place can be ranked")
    assert places(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("columns", ["overview", "channels"])
def test_narrow_screens_scroll_one_way_only(opened: Opened, companys: Path, columns: str) -> None:
    page = opened(companys, f"columns={columns}", viewport={"width": 320, "height": 640})
    wide = "() => document.documentElement.scrollWidth"
    assert page.evaluate(wide) == 320
    page.evaluate("location.hash = 'place=CN-GD'")
    expect(page.locator("#panel h2")).to_be_visible()
    assert page.locator("#panel").evaluate("panel => panel.scrollWidth - panel.clientWidth") == 0


@pytest.mark.browser
def test_print_holds_table_question_legend_and_sources(opened: Opened, plain: Path) -> None:
    page = opened(plain, color_scheme="dark")
    page.emulate_media(media="print")
    for seen in ("#asked", "#table", "#marks", "#sources", "#table .printed >> nth=0"):
        expect(page.locator(seen)).to_be_visible()
    for hidden in ("#question", "#tiles", ".tools"):
        expect(page.locator(hidden)).to_be_hidden()
    assert page.locator("#table thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.browser
def test_without_scripts(opened: Opened, browser: Browser, plain: Path) -> None:
    context = browsing.opened(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(plain.as_uri())
    expect(page.locator("noscript table")).to_contain_text("重庆")
    expect(page.locator("#question")).to_be_hidden()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_stands_in_anyones_way(opened: Opened, companys: Path, scheme: str, language: str) -> None:
    views = (
        "measure=ratio&date=2017-11-30",
        "date=2020-09-16",
        "columns=channels&channel=bank_loan&approval=now",
        "measure=ratio&place=CN-GD&date=2026-11-22",
        "place=CN-CQ&about=bank_loan&rule=CN-CQ/bank-and-repo&date=2018-06-30",
    )
    for view in views:
        page = opened(companys, f"lang={language}&{view}", color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{view}: {found.generate_report()}"
        page.close()


@pytest.mark.browser
def test_strict_is_a_switch_and_other_kinds_are_not_hidden(opened: Opened, tmp_path: Path) -> None:
    """Hainan 2017: 2 × + 0.5 × of repurchase transfers for the good grades; if the 2 × holds all funding, 2 × (CN-HI/open-list). Jiangsu's rural regime."""
    codes = ("CN-HI", "CN-JS")
    found = compare(load(), [find_place(code) for code in codes], AS_OF, kind=CompanyType.TRADITIONAL)
    held = {c: eras(load(), find_place(c), AS_OF, AS_OF, tuple(CompanyType), {}, strict=True) for c in codes}
    path = tmp_path / "strict.html"
    explorer.write_page(found, held, path, "en")
    page = opened(path)
    assert shown(page, "CN-HI") == "0.5–2.5×"
    page.get_by_role("radio", name="As strictest").check()
    assert shown(page, "CN-HI") == "0.5–2×"
    tile(page, "CN-HI").click()
    expect(page.locator("#panel")).to_contain_text("As taken: Non-standard 0.5–2.5×")
    page.locator("#panel summary", has_text="Contested clauses").click()
    expect(page.locator("#panel")).to_contain_text("Settled by")
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Escape")
    expect(page.locator("#asked")).to_contain_text("As strictest")
    expect(tile(page, "CN-JS").locator(".kinds")).to_be_visible()
    page.locator("#only").select_option("kinds")
    assert places(page) == ["Jiangsu"]
    tile(page, "CN-JS").click()
    page.locator('#panel [data-focus="kind-rural"]').click()
    expect(page.locator("#kind")).to_have_value("rural")
    assert Axe().run(page).violations_count == 0


@pytest.mark.browser
def test_two_kinds_of_funding_are_two_figures_on_a_tile(opened: Opened, plain: Path) -> None:
    """Since 2024-12-31: 1 × and 4 × of net assets at the prior year-end in Chongqing; a text of 2016 was seen in part: not ranked."""
    page = opened(plain, "date=2026-06-30&lang=en")
    assert shown(page, "CN-CQ") == "1×"
    expect(tile(page, "CN-CQ").locator(".second").first).to_contain_text("4×")
    expect(tile(page, "CN-CQ")).to_contain_text("text not seen")
    expect(tile(page, "CN-CQ")).to_contain_text("net capital")  # the denominator of its own limit
    assert "5×" not in page.locator("#tiles").inner_text()
