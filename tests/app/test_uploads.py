"""What a form sends: how much of it, under which names, and that nothing of it touches the disk."""

from __future__ import annotations

import gc
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from page import Page, opened
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from leverage.app.guard.streams import Limits
from leverage.app.keeping import uploads
from leverage.app.keeping.uploads import received, shown_name

if TYPE_CHECKING:
    import httpx
    from starlette.requests import Request

FORM = {"content-type": "application/x-www-form-urlencoded"}


async def taken(request: Request) -> Response:
    """Tells what came."""
    form = await received(request)
    files = [(file.of, file.name, len(file.content)) for file in form.files]
    return JSONResponse({"fields": form.fields.multi_items(), "files": files, "version": form.number("version")})


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with opened(tmp_path, Limits(body=4 * 2**20), [Route("/taken", taken, methods=["POST"])]) as page:
        yield page


@pytest.fixture
def browser(page: Page) -> httpx.Client:
    return page.browser()


def test_fields_and_files(browser: httpx.Client) -> None:
    answer = browser.post("/taken", data={"version": "3", "公司": "甲&乙"}, files={"file": ("甲.xlsx", b"PK")})
    assert answer.json() == {
        "fields": [["version", "3"], ["公司", "甲&乙"]],
        "files": [["file", "甲.xlsx", 2]],
        "version": 3,
    }
    answer = browser.post("/taken", data={"a": ["1", "2"], "b": ""})
    assert answer.json() == {"fields": [["a", "1"], ["a", "2"], ["b", ""]], "files": [], "version": -1}


def test_a_file_that_was_not_chosen_is_none(browser: httpx.Client) -> None:
    """As a browser sends an empty field for files; a file that is empty is one."""
    part = '--x\r\ncontent-disposition: form-data; name="file"; filename="{}"\r\ncontent-type: application/octet-stream\r\n\r\n\r\n'
    body = part.format("") + part.format("empty.xlsx") + "--x--\r\n"
    answer = browser.post("/taken", content=body, headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.json()["files"] == [["file", "empty.xlsx", 0]]


@pytest.mark.parametrize("number", ["", "x", "-1", "1.0", "\u0663", " 1", "9" * 30, "1_0"])
def test_a_version_is_a_number(browser: httpx.Client, number: str) -> None:
    assert browser.post("/taken", data={"version": number}).json()["version"] == -1


@pytest.mark.parametrize(
    ("client", "name"),
    [
        ("../../etc/x.xlsx", "x.xlsx"),
        ("..\\..\\x.xlsx", "x.xlsx"),
        ("C:\\报表\\甲公司.xlsx", "甲公司.xlsx"),
        ("/etc/passwd", "passwd"),
        ("..", "未命名文件"),
        (".", "未命名文件"),
        ("", "未命名文件"),
        ("a/", "未命名文件"),
        ("\u202egnp.xlsx", "?gnp.xlsx"),
        ("a\x00b\r\nc.xlsx", "a?b??c.xlsx"),
        ("\x1b[31mred.xlsx", "?[31mred.xlsx"),
        ("half\ud83d.xlsx", "half?.xlsx"),
        ("<script>alert(1)</script>.xlsx", "script>.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 110 + "….xlsx"),
        ("x" * 300, "x" * 120),
        ("." + "x" * 300, "." * 0 + ("." + "x" * 119)),
        ("e\u0301.xlsx", "\u00e9.xlsx"),
    ],
)
def test_a_name_is_text_and_never_a_path(client: str, name: str) -> None:
    shown = shown_name(client)
    assert shown == name
    assert Path(shown).name == shown
    assert len(shown) <= 120


def test_hostile_names_come_through_as_text(browser: httpx.Client) -> None:
    answer = browser.post("/taken", files={"file": ("../../etc/x.xlsx", b"PK")})
    assert answer.json()["files"] == [["file", "x.xlsx", 2]]


def test_too_many_files_or_fields_are_refused(browser: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [("file", (f"{number}.xlsx", b"x")) for number in range(21)]
    assert browser.post("/taken", files=files[:20]).status_code == 200
    answer = browser.post("/taken", files=files)
    assert answer.status_code == 413
    assert "过大" in answer.text
    fields = "&".join(f"a{number}=" for number in range(100_001))
    assert browser.post("/taken", content=fields, headers=FORM).status_code == 413
    monkeypatch.setattr(uploads, "MOST_FIELD_BYTES", 1_000)
    assert browser.post("/taken", data={"a": "x" * 1_001}).status_code == 413
    assert browser.post("/taken", data={"a": "x" * 1_001}, files={"file": ("x", b"x")}).status_code == 413
    assert browser.post("/taken", data={"a": "x" * 900}, files={"file": ("x", b"x")}).status_code == 200


def test_a_file_too_large_is_refused(browser: httpx.Client) -> None:
    answer = browser.post("/taken", files={"file": ("x.xlsx", bytes(4 * 2**20))})
    assert answer.status_code == 413
    assert "50 MB" in answer.text


def test_a_body_that_grows_is_counted(browser: httpx.Client) -> None:
    head = {"content-type": "multipart/form-data; boundary=x"}
    begin = b'--x\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n'
    assert browser.post("/taken", content=iter([begin, *[bytes(2**20)] * 5]), headers=head).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"--x\r\n\r\nno name\r\n--x--",
        b'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nunended',
        b"--x\r\n" + b"x: y\r\n" * 100 + b"\r\n\r\n--x--",
        b"--x\r\nx: " + b"y" * 10_000 + b"\r\n\r\n--x--",
    ],
)
def test_what_is_no_form_is_refused(browser: httpx.Client, body: bytes) -> None:
    answer = browser.post("/taken", content=body, headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 400 or answer.json()["files"] == answer.json()["fields"] == []


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=", f"multipart/form-data; boundary={'x' * 300}"]
)
def test_a_form_of_parts_has_a_boundary(browser: httpx.Client, kind: str) -> None:
    answer = browser.post("/taken", content=b"--x--", headers={"content-type": kind})
    assert answer.status_code == 400 or answer.json()["fields"] == []


@pytest.mark.parametrize("charset", ["utf-7", "zlib_codec", "idna", "gbk"])
def test_forms_are_utf_8(browser: httpx.Client, charset: str) -> None:
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    assert browser.post("/taken", content=b"--x--", headers={"content-type": kind}).status_code == 415


def test_nothing_touches_the_disk(browser: httpx.Client, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_file(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a file on the disk")

    monkeypatch.setattr(tempfile, "TemporaryFile", no_file)
    monkeypatch.setattr(tempfile, "_TemporaryFileWrapper", no_file)
    answer = browser.post("/taken", files={"file": ("x.xlsx", bytes(3 * 2**20))})
    assert answer.json()["files"] == [["file", "x.xlsx", 3 * 2**20]]
    assert [path.name for path in page.office.folder.path.iterdir()] == ["running"]


def test_fifty_uploads_leave_no_memory_behind(browser: httpx.Client) -> None:
    """Of 50 files of a megabyte not the half of one is left."""
    for _ in range(2):
        browser.post("/taken", files={"file": ("x.xlsx", bytes(2**20))})
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(50):
            browser.post("/taken", files={"file": ("x.xlsx", bytes(2**20))})
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 2**19


def test_a_file_that_takes_too_long_to_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page would read it again after every change."""
    content = b'{"jurisdiction": "CN-CQ", "report_date": "2017-11-30"}'
    assert uploads.read_upload("a.json", content).refusal is None
    monkeypatch.setattr(uploads, "MOST_SECONDS", -1)
    refusal = uploads.read_upload("a.json", content).refusal
    assert refusal is not None
    assert "读取用时过长" in refusal.message.zh
