"""A folder of files made to harm their reader: each gets its reason, and the others their answer."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from portfolio import as_json, batch, company, rows, sheet

from leverage.intake.files import limits, reader
from leverage.law.rulebook import load_on_demand
from leverage.portfolio.reading.pool import Pool
from leverage.portfolio.settings import Settings
from leverage.terms.errors import InputError, UsageError

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def replaced(source: Path, name: str, content: bytes) -> bytes:
    """A workbook with one part replaced or added."""
    whole = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return whole.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "in"
    as_json(inside / "good.json", company("好公司"))
    sheet(inside / "good.xlsx", "好二公司")
    good = inside / "good.xlsx"
    (inside / "bomb.xlsx").write_bytes(replaced(good, "xl/media/a.bin", b"\0" * (210 * 2**20)))
    far = f'<worksheet {SPACE}><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    (inside / "far.xlsx").write_bytes(replaced(good, "xl/worksheets/sheet1.xml", far.encode()))
    (inside / "encrypted.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )
    (inside / "torn.xlsx").write_bytes(good.read_bytes()[:900])
    (inside / "empty.xlsx").write_bytes(b"")
    (inside / "deep.json").write_bytes(b'{"a":' * 100_000)
    (inside / "noise.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 8)
    (inside / "folder.xlsx").mkdir()
    os.mkfifo(inside / "pipe.xlsx")
    (inside / "loop").symlink_to(inside)
    (inside / "link.json").symlink_to(inside / "good.json")
    (inside / "gone.json").symlink_to(inside / "nothing.json")
    as_json(inside / "line\nbreak\x1b[31m.json", company("换行公司"))
    return inside


def test_each_gets_its_reason_and_the_rest_its_answer(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.csv"
    run = batch(folder, "--out", out, "--jurisdiction", "CN-CQ", "--jobs", 2, "--lang", "en")
    assert run.exit_code == 2
    held = {Path(row["file"]).name: row for row in rows(out)}
    assert {name for name, row in held.items() if not row["error"]} == {
        "good.json",
        "good.xlsx",
        "line?break?[31m.json",
    }
    reasons = {
        "bomb.xlsx": "too large",
        "far.xlsx": "too large",
        "encrypted.xlsx": "encrypted",
        "torn.xlsx": "damaged",
        "empty.xlsx": "empty",
        "deep.json": "nested",
        "noise.xls": "damaged",
    }
    assert set(held) == {*reasons, "good.json", "good.xlsx", "line?break?[31m.json"}
    for name, reason in reasons.items():
        assert reason in held[name]["error"], name
        assert held[name]["verdict"] == ""
    for name in ("pipe.xlsx", "loop", "link.json", "gone.json"):
        assert name in run.stderr
    assert "\x1b" not in run.output


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_what_may_not_be_read_is_a_row_with_its_reason(tmp_path: Path) -> None:
    closed = as_json(tmp_path / "in" / "closed.json", company())
    closed.chmod(0)
    shut = tmp_path / "in" / "shut"
    shut.mkdir(mode=0)
    batch(tmp_path / "in", "--out", tmp_path / "r.csv", "--lang", "en")
    shut.chmod(0o700)
    held = {Path(row["file"]).name: row["error"] for row in rows(tmp_path / "r.csv")}
    assert "permission" in held["closed.json"]
    assert "permission" in held["shut"]


def test_a_folder_that_cannot_be_looked_at_is_no_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_json(tmp_path / "in" / "a.json", company())
    shut = tmp_path / "in" / "shut"
    shut.mkdir()
    listed = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path) == shut:
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr("leverage.portfolio.reading.inputs.os.scandir", scandir)
    assert batch(tmp_path / "in", "--out", tmp_path / "r.csv", "--lang", "en").exit_code == 2
    held = {Path(row["file"]).name: row["error"] for row in rows(tmp_path / "r.csv")}
    assert held["a.json"] == ""
    assert "permission denied" in held["shut"]


KILLS = """
import os, leverage.portfolio.reading.worker as worker
read = worker.read_bytes
def killing(path):
    if path.name.startswith("kills"):
        os.kill(os.getpid(), 9)
    if path.name.startswith("hangs"):
        import threading
        threading.Event().wait()
    return read(path)
worker.read_bytes = killing
"""


def tasks(folder: Path, *names: str) -> list[dict[str, str]]:
    return [{"task": "file", "file": name, "path": str(as_json(folder / name, company(name)))} for name in names]


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_file_that_kills_its_process_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    start = "leverage.portfolio.reading.pool._START"
    monkeypatch.setattr(start, f"import json,sys;sys.path[:]=json.loads(sys.argv[1])\n{KILLS}\nworker.main()")
    settings = Settings()
    pool = Pool(settings, settings.key(load_on_demand()), jobs)
    names = [f"{n}.json" for n in range(6)] + ["kills1.json", "kills2.json"] + [f"{n}.json" for n in range(6, 12)]
    held = {task["file"]: answer for task, answer in pool.answers(iter(tasks(tmp_path, *names)))}
    assert set(held) == set(names)
    assert {name for name, answer in held.items() if "row" not in answer} == {"kills1.json", "kills2.json"}
    assert held["kills1.json"]["sha256"] == ""  # nothing is known of it: the next run tries again


def test_a_file_that_hangs_its_process_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = "leverage.portfolio.reading.pool._START"
    monkeypatch.setattr(start, f"import json,sys;sys.path[:]=json.loads(sys.argv[1])\n{KILLS}\nworker.main()")
    monkeypatch.setattr("leverage.portfolio.reading.pool.MOST_SECONDS", 3)
    settings = Settings()
    pool = Pool(settings, settings.key(load_on_demand()), 2)
    held = {t["file"]: a for t, a in pool.answers(iter(tasks(tmp_path, "a.json", "hangs.json", "b.json")))}
    assert "too long" in held["hangs.json"]["error"][1]
    assert "row" in held["a.json"]
    assert "row" in held["b.json"]


def test_a_process_that_sees_another_law_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="与本次不同"):
        list(Pool(Settings(), "another", 1).answers(iter(tasks(tmp_path, "a.json"))))


def test_what_is_read_in_a_bounded_process_is_what_is_read_apart(folder: Path) -> None:
    """The process that reads many files gives the very answer of the process that reads one."""
    for name in ("good.xlsx", "far.xlsx", "torn.xlsx", "noise.xls"):
        data = (folder / name).read_bytes()
        assert told(limits.read_apart, data) == told(limits._read_here, data)
    for path in (Path(__file__).parents[2] / "docs" / "examples").glob("*.xlsx"):
        assert told(limits.read_apart, path.read_bytes()) == told(limits._read_here, path.read_bytes())


def told(read: Any, data: bytes) -> Any:
    """The answer with dates as texts and tuples as lists, or the refusal."""
    try:
        return json.loads(json.dumps(read("cells", data, []), default=str))
    except InputError as error:
        return error.message


def test_a_file_may_take_what_it_may_take_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory beside what the process holds, and processor time for reading and judging."""
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(reader, "limit", lambda name, soft, hard=None: asked.append((name, soft)))
    monkeypatch.setattr(limits, "_taken", lambda: 5 * 2**20)
    limits.allow_one_file()
    held = dict(asked)
    assert held["AS"] == 5 * 2**20 + reader.MAX_MEMORY
    assert held["CPU"] >= 2 * reader.MAX_SECONDS


def test_a_process_is_not_as_large_as_the_one_that_started_it() -> None:
    """Or a large program would replace its readers after every file: beside 200 MiB held by the parent, a bare interpreter needs less than 100."""
    inner = "from leverage.intake.files.limits import held_at_most as held; print(held())"
    outer = f"import subprocess, sys; ballast = b'x' * (200 * 2**20); subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    run = subprocess.run([sys.executable, "-c", outer], check=True, capture_output=True)
    assert 2**20 < int(run.stdout) < 100 * 2**20
