"""Input that is small and takes for ever, or says what it should not: what the page makes of it is bounded."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import wait
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path

import chores
import pytest
from page import Page, asked, opened, serving
from tabs import company, opened_with

from leverage.app.cases import lists
from leverage.app.cases.supplements import of_file
from leverage.app.guard.patience import MOST_CONNECTIONS
from leverage.app.guard.streams import HEADERS
from leverage.app.making.files import KINDS
from leverage.app.pages.frame import STEPS
from leverage.app.pages.whatif import Draft
from leverage.app.work.jobs import Jobs
from leverage.intake.template.headings import labelled
from leverage.intake.values.amounts import with_unit
from leverage.terms.errors import InputError
from leverage.terms.money import exact, spelled
from leverage.terms.texts import same

SHORT = 2.0
"""Seconds of this process: what is bounded takes thousandths of one, what is not takes minutes."""


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with opened(tmp_path) as page:
        yield page


@pytest.mark.parametrize("figure", [b"1e999999999", b"-1e-999999999", b"0e-999999999", b"0E999999999"])
def test_an_exponent_is_never_written_out(page: Page, figure: bytes) -> None:
    """A file of a hundred bytes made a page of a gigabyte: 1e999999999 has so many digits."""
    content = company(capital={"net_capital": "FIGURE"}).replace(b'"FIGURE"', figure)
    browser = page.browser()
    read = browser.post("/", data={"from": "file"}, files={"file": ("a.json", content)}, follow_redirects=True)
    assert read.status_code == 200
    assert len(read.content) < 50_000
    assert "不是十进制数" in read.text
    kept = browser.post(read.url.path, data={"version": "1", "name": "乙"}, follow_redirects=True)
    assert kept.status_code < 500
    assert len(kept.content) < 50_000


@pytest.mark.parametrize(
    ("written", "shown"),
    [("1200.50", "1200.50"), ("1e3", "1000"), ("1e41", "1E+41"), ("0e-41", "0E-41"), ("0.00", "0.00"), ("NaN", "NaN")],
)
def test_a_decimal_digit_by_digit_where_there_are_few(written: str, shown: str) -> None:
    assert spelled(Decimal(written)) == shown


def test_zero_of_endless_places_is_no_figure() -> None:
    with pytest.raises(ValueError, match="plain decimal"):
        exact(Decimal("0e-999999999"))


@pytest.mark.parametrize("text", ["9" * 50_000, "1," * 50_000, "(1)" * 20_000, "2024-" * 20_000])
def test_a_long_text_is_no_figure_at_once(text: str) -> None:
    """The square of its length was taken, some minutes, while nobody else was answered."""
    begun = time.process_time()
    with pytest.raises(ValueError):  # noqa: PT011  whichever
        with_unit(text)
    assert time.process_time() - begun < SHORT


@pytest.mark.parametrize("text", ["(" * 50_000, "(" * 6_000, "x\t" * 60_000])
def test_a_ledger_of_endless_cells_is_refused_at_once(text: str) -> None:
    """A heading of so many brackets was looked at for its unit in the cube of its length: nothing else was answered."""
    begun = time.process_time()
    with pytest.raises(ValueError, match="过长"):
        lists.rows_of(text, "loans", "元")
    assert time.process_time() - begun < SHORT


def test_a_row_copied_with_all_its_blank_cells_is_taken() -> None:
    row = "银行借款\t甲银行\t100" + "\t" * 16_000
    _, cells = lists.rows_of(row, "loans", "元")
    assert tuple(cells)[:3] == ("银行借款", "甲银行", "100")


def test_a_long_heading_is_looked_at_once() -> None:
    begun = time.process_time()
    assert labelled("(" * 5_000)[1] is None
    assert labelled("余额（万元）") == ("余额", "万元")
    assert time.process_time() - begun < SHORT


@pytest.mark.parametrize("key", ["{} = 1\n", "[{}]\n", "[[{}]]\n", '"a b".{} = 1\n'])
def test_a_key_of_endless_parts_is_refused(key: str) -> None:
    """The square of their number was taken, some hours for a supplement of a megabyte."""
    text = 'schema = "leverage.supplement/1"\nauthor = "甲"\ndate = 2024-01-01\n' + key.format("a." * 200_000 + "b")
    begun = time.process_time()
    with pytest.raises(InputError, match="嵌套过深"):
        of_file("甲.toml", text.encode(), date(2024, 6, 1))
    assert time.process_time() - begun < SHORT


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"," * (20 * 2**20 + 1), "文件过大"),
        ("a.xlsx", b"PK\x03\x04" + bytes(range(256)), "文件已损坏"),
        ("a.html", b"<html><p>nothing</p></html>", "里面没有表格"),
    ],
)
def test_a_file_in_which_nothing_can_be_seen_is_not_read_here(page: Page, name: str, content: bytes, said: str) -> None:
    """It was refused by the process that reads apart, and then read once more by the page itself: 20 MB of commas took 800 MB of it for good."""
    answer = page.browser().post("/", data={"from": "file"}, files={"file": (name, content)})
    assert answer.status_code == 422
    assert said in answer.text


def test_a_sheet_that_can_be_corrected_is_opened(page: Page) -> None:
    """100 of assets are not 60 of debt and 30 of equity: refused, and looked at cell by cell."""
    rows = "资产负债表,,,\n单位：元,2017年12月31日,,\n资产,期末余额,负债,期末余额\n货币资金,100,短期借款,60\n,,负债合计,60\n,,所有者权益合计,30\n资产总计,100,负债和所有者权益总计,90\n"
    answer = page.browser().post("/", data={"from": "file"}, files={"file": ("a.csv", rows.encode())})
    assert answer.status_code == 303


def test_what_is_too_large_is_told_to_those_who_were_let_in(page: Page) -> None:
    """The rest of it is read and dropped before the answer, so that a stranger could hold a connection open for hours."""
    head = [
        (b"host", page.door.host.encode()),
        (b"origin", page.door.origin.encode()),
        (b"content-length", b"1000000000"),
    ]
    assert asked(page.guard, "POST", headers=head, body=[b"x", b"x"])[0] == 403
    head.append((b"cookie", f"{page.door.cookie}={page.door.session}".encode()))
    assert asked(page.guard, "POST", headers=head, body=[b"x", b"x"])[0] == 413


def talk(port: int, said: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=120) as line:
        line.sendall(said)
        answer = b""
        while piece := line.recv(65_536):
            answer += piece
    return answer


@pytest.mark.parametrize(
    "said", [b"\x16\x03\x01\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nhost: a\r\nhost: a\r\n\r\n"]
)
def test_what_is_no_request_is_answered_with_the_headers_of_every_answer(tmp_path: Path, said: bytes) -> None:
    with serving(tmp_path) as page:
        head, _, body = talk(page.door.port, said).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400")
    for name, value in HEADERS.items():
        assert f"\r\n{name}: {value}".encode() in head
    assert "不是浏览器发出的" in body.decode()


def test_who_opens_many_connections_does_not_keep_others_out(tmp_path: Path) -> None:
    with serving(tmp_path) as page, ExitStack() as silent:
        for _ in range(MOST_CONNECTIONS + 10):
            silent.enter_context(socket.create_connection(("127.0.0.1", page.door.port)))
        answer = talk(page.door.port, f"GET / HTTP/1.1\r\nhost: {page.door.host}\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 403")


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_what_the_work_puts_aside_is_its_owners_alone() -> None:
    """The workbook of a comparison was 0644, though in a folder that is closed."""
    jobs = Jobs()
    job = jobs.start(chores.mode_of_a_new_file, title=same("x"), back="/", finish=str)
    wait([job.future], timeout=120)
    assert job.address == str(0o600)
    jobs.close()


@pytest.mark.parametrize(
    "name",
    [
        "\ud800x",
        "\ufffe\uffff",
        "a\x00\x0b\x1b[31m",
        "</script><script>alert(1)</script>",
        '=HYPERLINK("http://x","y")',
    ],
    ids=["half a pair", "no character", "control", "script", "formula"],
)
def test_no_name_is_a_defect(page: Page, name: str) -> None:
    """Half a surrogate pair as a lender's name, asked about because two names are nearly one, was a defect on every page of the company; a character
    that is none, one in the statement.
    """
    loans = [
        {"channel": "bank_loan", "balance": amount, "lender": lender}
        for amount, lender in (("1", f"{name}甲"), ("2", f"{name}甲 "))
    ]
    content = company(
        name=name, loans=loans, balances={}, shareholders=[{"name": f"{name} 甲", "kind": "corporate", "share": "0.4"}]
    )
    browser = page.browser()
    read = browser.post("/", data={"from": "file"}, files={"file": ("a.json", content)}, follow_redirects=True)
    id = read.url.path.split("/")[2]
    steps = [key for key, _ in STEPS] + [f"downloads/{kind.key}" for kind in KINDS]
    answers = {step: browser.get(f"/c/{id}/{step}") for step in steps}
    assert page.told == []
    assert {step: answer.status_code for step, answer in answers.items() if answer.status_code >= 500} == {}
    assert not [
        step
        for step, answer in answers.items()
        if "<script>alert" in answer.text and "json" not in answer.headers["content-type"]
    ]
    assert page.told == []


def test_a_form_of_fields_that_are_none_is_not_kept_with_its_plan(page: Page) -> None:
    """Eight such forms held 190 MB."""
    tab = opened_with(page)
    answer = tab.browser.post(
        f"/c/{tab.id}/plan", data={"version": "1", "loss": "1", **dict.fromkeys(map(str, range(9_000)), "1")}
    )
    assert answer.status_code == 303
    draft = page.office.shelf.get(answer.headers["location"].rpartition("/")[2], tab.id, Draft)
    assert draft is not None
    assert draft.fields["loss"] == "1"
    assert len(draft.fields) <= 2_000
