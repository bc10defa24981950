"""What is kept while the page runs: companies and their versions, downloads, the private folder, and the hour after which it ends."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest
from page import Page, opened

from leverage.app.idle import HOUR, Idle
from leverage.app.keeping.desk import Desk, Gone, Stale
from leverage.app.keeping.downloads import Download, Downloads, file_name, sent
from leverage.app.keeping.folder import PrivateFolder, remove_remains
from leverage.app.work.frames import Weight

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


def desk(**bounds: int) -> Desk[str]:
    """Companies that are a word, as large as it is long."""
    return Desk(weigh=lambda word: Weight(len(word)), **bounds)


# companies


def test_a_company_has_an_id_that_nobody_guesses() -> None:
    held = desk()
    versions = [held.put("甲") for _ in range(50)]
    assert len({version.id for version in versions}) == 50
    assert min(len(version.id) for version in versions) == 22  # 16 bytes, six bits a letter
    assert {version.number for version in versions} == {1}


def test_each_step_makes_a_version() -> None:
    held = desk()
    first = held.put("甲")
    second = held.change(first.id, 1, "乙")
    assert (second.number, second.case, second.id) == (2, "乙", first.id)
    assert held.current(first.id) == second
    assert held.version(first.id, 1) == first


def test_a_form_of_an_older_version_changes_nothing() -> None:
    """Two tabs of one company: the second that sends is told."""
    held = desk()
    id = held.put("甲").id
    held.change(id, 1, "乙")
    for made_from in (1, 3, 0, -1):
        with pytest.raises(Stale) as stale:
            held.change(id, made_from, "丙")
        assert stale.value.current.case == "乙"
        with pytest.raises(Stale):
            held.check(id, made_from)
    assert held.current(id).case == "乙"
    assert held.check(id, 2).case == "乙"


def test_sending_the_same_form_again_is_told_too() -> None:
    held = desk()
    id = held.put("甲").id
    held.change(id, 1, "乙")
    with pytest.raises(Stale):
        held.change(id, 1, "乙")


def test_a_step_that_changes_nothing_makes_no_version() -> None:
    held = desk()
    id = held.put("甲").id
    assert held.change(id, 1, "甲").number == 1


def test_two_companies_do_not_meet() -> None:
    held = desk()
    one, other = held.put("甲"), held.put("甲")
    held.change(one.id, 1, "乙")
    assert held.current(other.id).case == "甲"
    assert held.change(other.id, 1, "丙").number == 2


def test_the_company_unused_for_longest_goes_first_and_is_told() -> None:
    held = desk(most_companies=2)
    first, second = held.put("甲"), held.put("乙")
    held.current(first.id)
    third = held.put("丙")
    with pytest.raises(Gone) as gone:
        held.current(second.id)
    assert gone.value.dropped
    assert {held.current(one.id).case for one in (first, third)} == {"甲", "丙"}
    with pytest.raises(Gone) as gone:
        held.current("never")
    assert not gone.value.dropped


def test_old_steps_go_before_companies() -> None:
    """Ten bytes: 4 + 4 + 2 fit; one byte more, and the first version of four goes."""
    held = desk(most_bytes=10)
    id, other = held.put("aaaa").id, held.put("bb").id
    held.change(id, 1, "cccc")
    assert held.version(id, 1).case == "aaaa"
    held.change(other, 1, "d")
    with pytest.raises(Gone):
        held.version(id, 1)
    assert (held.current(id).case, held.current(other).case) == ("cccc", "d")


def test_companies_go_where_their_bytes_do_not_fit() -> None:
    held = desk(most_bytes=10)
    first, second = held.put("a" * 6), held.put("b" * 6)
    with pytest.raises(Gone):
        held.current(first.id)
    large = held.put("c" * 99)  # alone on the desk, however large
    assert held.current(large.id).case == "c" * 99
    with pytest.raises(Gone):
        held.current(second.id)


def test_a_company_keeps_so_many_versions() -> None:
    held = desk(most_versions=3)
    id = held.put("0").id
    for step in range(1, 10):
        held.change(id, step, str(step))
    assert [held.version(id, number).case for number in (8, 9, 10)] == ["7", "8", "9"]
    with pytest.raises(Gone):
        held.version(id, 7)


def test_a_case_is_as_large_as_what_it_holds() -> None:
    held: Desk[tuple[str, ...]] = Desk(most_bytes=5_000)
    first = held.put(("x" * 3_000,))
    held.put(("y" * 3_000,))
    with pytest.raises(Gone):
        held.current(first.id)


def test_the_content_of_a_file_counts_once() -> None:
    """Thirty versions of one file of 10,000 bytes; the same bytes again, sent anew, are others."""
    held: Desk[tuple[bytes, int]] = Desk(most_bytes=30_000)
    content = bytes(10_000)
    id = held.put((content, 0)).id
    for step in range(1, 30):
        held.change(id, step, (content, step))
    assert held.version(id, 1).case == (content, 0)
    held.put((bytes(bytearray(10_000)), 0))
    assert held.version(id, 1).case == (content, 0)
    held.put((bytes(bytearray(10_000)), 0))
    with pytest.raises(Gone):
        held.version(id, 1)


# downloads


def test_a_download_is_saved_under_its_name(tmp_path: Path) -> None:
    with opened(tmp_path) as page:
        address = page.office.downloads.put(Download("甲公司 底稿", ".xlsx", b"PK"))
        answer = page.browser().get(address)
    assert (answer.status_code, answer.content) == (200, b"PK")
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"___ __.xlsx\"; filename*=UTF-8''%E7%94%B2%E5%85%AC%E5%8F%B8%20%E5%BA%95%E7%A8%BF.xlsx"
    )
    assert answer.headers["content-type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/download/", "/download/x", "/download/../x", "/download/%2e%2e", "/download/a/b"])
def test_no_download_has_another_name(tmp_path: Path, path: str) -> None:
    with opened(tmp_path) as page:
        assert page.browser().get(path).status_code == 404


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("甲公司", "甲公司"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\x\\y", "C__x_y"),
        ('a"b;c\r\nSet-Cookie: x=1', "a_b;c__Set-Cookie_ x=1"),
        ("\u202egpj.exe", "_gpj.exe"),
        ("", "_"),
        ("...", "_"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("x" * 500, "x" * 80),
        ("half \ud83d", "half _"),
        ("a\x00b", "a_b"),
    ],
)
def test_a_name_is_none_that_a_system_acts_upon(text: str, name: str) -> None:
    assert file_name(text) == name
    sent(Download(text, ".json", b"")).headers["content-disposition"].encode("ascii")


def test_a_page_is_downloaded_and_never_shown() -> None:
    answer = sent(Download("报告", ".html", b"<script>"))
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")


def test_downloads_are_bounded() -> None:
    held = Downloads(most_files=2, most_bytes=10)
    addresses = [held.put(Download(str(n), ".csv", b"x" * 4)) for n in range(3)]
    there = [held.get(address.removeprefix("/download/")) is not None for address in addresses]
    assert there == [False, True, True]
    large = held.put(Download("large", ".csv", b"x" * 99))
    assert held.get(large.removeprefix("/download/")) is not None
    assert held.get(addresses[2].removeprefix("/download/")) is None


# the private folder


@posix
def test_the_folder_and_its_files_are_closed_to_others(tmp_path: Path) -> None:
    folder = PrivateFolder(1, tmp_path)
    with folder.file(".xlsx", b"x") as path:
        assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.read_bytes() == b"x"
        assert len(path.stem) == 32
    assert not path.exists()
    folder.close()
    folder.close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_goes_where_its_use_fails(tmp_path: Path) -> None:
    folder = PrivateFolder(1, tmp_path)
    with pytest.raises(ZeroDivisionError), folder.file(".json") as path:
        raise ZeroDivisionError
    assert not path.exists()
    folder.close()


@pytest.mark.parametrize("ending", ["", "xlsx", "./x", "../x", ".x/..", ".xlsx\x00", ".XLSX", ".."])
def test_an_ending_is_the_program_s_own(tmp_path: Path, ending: str) -> None:
    folder = PrivateFolder(1, tmp_path)
    with pytest.raises(ValueError, match=r".*"):
        folder.new(ending)
    folder.close()


def test_what_libraries_put_aside_lands_in_it(tmp_path: Path) -> None:
    folder, before = PrivateFolder(1, tmp_path), tempfile.gettempdir()
    with folder.for_libraries(), tempfile.NamedTemporaryFile() as aside:
        assert Path(aside.name).parent == folder.path
    assert tempfile.gettempdir() == before
    folder.close()


def left(parent: Path, name: str, mode: int = 0o700) -> Path:
    """A folder as a dead run leaves it."""
    path = parent / name
    path.mkdir()
    (path / "running").touch()
    (path / "0a.xlsx").write_bytes(b"x")
    path.chmod(mode)
    return path


def test_a_folder_that_was_cleaned_away_is_made_again(tmp_path: Path) -> None:
    """Systems clear their temporary directory of what lies there for days, and the page may stay open as long."""
    folder = PrivateFolder(8000, tmp_path)
    shutil.rmtree(folder.path)
    with folder.file(".xlsx", b"again") as path:
        assert path.read_bytes() == b"again"


def test_what_dead_runs_left_is_removed(tmp_path: Path) -> None:
    dead = left(tmp_path, "leverage-app-999999999-8000-abc")
    running = PrivateFolder(2, tmp_path)
    others = [
        left(tmp_path, name)
        for name in ("leverage-app-1-x-abc", "other-1-2-abc", "leverage-app", "leverage-app-1-2-a.b")
    ]
    assert remove_remains(tmp_path) == [dead]
    assert not dead.exists()
    assert running.path.exists()
    assert all(path.exists() for path in others)
    running.close()


@posix
def test_a_run_holds_its_folder_whatever_its_number(tmp_path: Path) -> None:
    """As in another container that shares the temporary folder: there is no such process here."""
    running = PrivateFolder(2, tmp_path)
    renamed = tmp_path / "leverage-app-999999999-2-abc"
    running.path.rename(renamed)
    assert remove_remains(tmp_path) == []
    running.path = renamed
    running.close()
    assert not renamed.exists()


@posix
def test_a_run_that_is_just_starting_keeps_its_folder(tmp_path: Path) -> None:
    starting, dead = tmp_path / f"leverage-app-{os.getpid()}-1-abc", tmp_path / "leverage-app-999999999-1-abc"
    for path in (starting, dead):
        path.mkdir(0o700)
    assert remove_remains(tmp_path) == [dead]
    assert starting.exists()


@posix
def test_no_link_is_followed(tmp_path: Path) -> None:
    """Anybody may put anything into the temporary folder, under any name."""
    outside = tmp_path / "outside"
    outside.mkdir(0o700)
    (outside / "kept.txt").write_text("kept")
    place = tmp_path / "place"
    place.mkdir()
    (place / "leverage-app-999999999-1-link").symlink_to(outside)
    dead = left(place, "leverage-app-999999999-1-dead")
    (dead / "inner").symlink_to(outside)
    tricked = left(place, "leverage-app-999999999-1-trick")
    (tricked / "running").unlink()
    (tricked / "running").symlink_to(outside / "kept.txt")
    file = place / "leverage-app-999999999-1-file"
    file.write_text("no folder")
    assert remove_remains(place) == [dead]
    assert (outside / "kept.txt").read_text() == "kept"
    assert file.exists()
    assert tricked.exists()


@posix
@pytest.mark.parametrize("mode", [0o755, 0o770, 0o701])
def test_a_folder_that_is_open_to_others_is_none_of_ours(tmp_path: Path, mode: int) -> None:
    theirs = left(tmp_path, "leverage-app-999999999-1-abc", mode)
    assert remove_remains(tmp_path) == []
    assert theirs.exists()


@posix
def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = left(tmp_path, "leverage-app-999999999-1-abc")
    monkeypatch.setattr(os, "getuid", lambda: theirs.stat().st_uid + 1)
    assert remove_remains(tmp_path) == []
    assert theirs.exists()


def test_a_place_that_is_not_there_holds_no_remains(tmp_path: Path) -> None:
    assert remove_remains(tmp_path / "nowhere") == []


# the hour


class Clock:
    """Seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now

    def on(self, idle: Idle, seconds: float, step: float = 1.0) -> bool:
        """Let time run, looked at every second; whether it was over at the end."""
        over = False
        for _ in range(int(seconds / step)):
            self.now += step
            over = idle.over()
        return over


def test_an_hour_without_a_request_ends_it() -> None:
    clock = Clock()
    idle = Idle(clock)
    assert not clock.on(idle, HOUR - 1)
    assert clock.on(idle, 1)


def test_an_open_page_keeps_it_alive() -> None:
    """Once a minute, for a day."""
    clock = Clock()
    idle = Idle(clock)
    for _ in range(24 * 60):
        assert not clock.on(idle, 60, step=10)
        idle.touch()
    assert not clock.on(idle, HOUR - 1)
    assert clock.on(idle, 1)


def test_the_sleep_of_the_machine_does_not_count() -> None:
    clock = Clock()
    idle = Idle(clock)
    assert not clock.on(idle, 1_000)
    clock.now += 8 * HOUR
    assert not idle.over()
    assert not clock.on(idle, HOUR - 1)
    assert clock.on(idle, 1)


def test_only_who_was_let_in_keeps_it_alive(tmp_path: Path) -> None:
    with opened(tmp_path) as page:
        browser = page.browser()
        clock = Clock()
        page.office.idle.clock = clock
        page.office.idle.touch()
        clock.now += 5
        before = _last(page)
        page.stranger().get("/")
        page.stranger().get("/alive")
        browser.get("/", headers={"host": "evil.example"})
        assert _last(page) == before
        assert browser.get("/alive").status_code == 204
        assert _last(page) == before + 5


def _last(page: Page) -> float:
    return page.office.idle._last
