"""A run that is broken off is taken up where it stopped: by an interrupt, by ``kill -9`` of everything, with a torn last line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from portfolio import as_json, batch, company, rows, table

from leverage.portfolio.journal import Journal
from leverage.portfolio.reading import pool

ROOT = Path(__file__).parents[2]
BROKEN_OFF = """
import os, signal, sys
from leverage.cli.main import main
from leverage.portfolio.journal import Journal
add, done = Journal.add, []
def adding(self, line):
    add(self, line)
    done.append(line)
    if len(done) == {after}:
        os.killpg(os.getpgrp(), signal.{how})
Journal.add = adding
main()
"""


def broken_off(after: int, how: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A run whose whole process group gets a signal once so many lines are kept."""
    return subprocess.run(
        [sys.executable, "-c", BROKEN_OFF.format(after=after, how=how), "batch", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(9):
        as_json(tmp_path / "in" / f"{number}.json", company(f"{number}号公司", f"{number}0000000"))
    return tmp_path / "in"


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are judged, and not taken from a journal."""
    asked: list[str] = []
    answers = pool.Pool.answers

    def seen(self: pool.Pool, tasks: object) -> object:
        for task, answer in answers(self, tasks):  # type: ignore[arg-type]
            asked.append(Path(task["path"]).name)
            yield task, answer

    monkeypatch.setattr(pool.Pool, "answers", seen)
    return asked


@pytest.mark.parametrize(("how", "status"), [("SIGKILL", -signal.SIGKILL), ("SIGINT", 130)])
def test_it_is_taken_up(folder: Path, tmp_path: Path, judged: list[str], how: str, status: int) -> None:
    whole, out = tmp_path / "whole.csv", tmp_path / "r.csv"
    batch(folder, "--out", whole, "--lang", "en")
    judged.clear()
    ended = broken_off(5, how, folder, "--out", out, "--jobs", 2, "--lang", "en")
    assert ended.returncode == status, ended.stderr
    part = tmp_path / "r.csv.part"
    assert len(part.read_bytes().splitlines()) == 6  # the header, and five lines
    assert not out.exists()
    assert ("r.csv.part" in ended.stderr) is (how == "SIGINT")
    again = batch(folder, "--out", out, "--lang", "en")
    assert "5 rows are done" in again.stderr
    assert len(judged) == 4
    assert out.read_bytes() == whole.read_bytes()
    assert not part.exists()


def test_a_torn_line_is_dropped_with_all_behind_it(folder: Path, tmp_path: Path, judged: list[str]) -> None:
    out, part = tmp_path / "r.csv", tmp_path / "r.csv.part"
    broken_off(5, "SIGKILL", folder, "--out", out)
    lines = part.read_bytes().splitlines(keepends=True)
    part.write_bytes(b"".join(lines[:3]) + lines[3][: len(lines[3]) // 2])
    again = batch(folder, "--out", out, "--lang", "en")
    assert "2 rows are done" in again.stderr
    assert len(judged) == 7
    assert len(rows(out)) == 9


def test_a_head_that_was_torn_is_begun_anew(folder: Path, tmp_path: Path) -> None:
    part = tmp_path / "r.csv.part"
    part.write_bytes(b'{"schema": "lever')
    assert batch(folder, "--out", tmp_path / "r.csv").exit_code == 0
    assert not part.exists()


def test_a_file_that_changed_is_judged_anew(folder: Path, tmp_path: Path, judged: list[str]) -> None:
    out, part = tmp_path / "r.csv", tmp_path / "r.csv.part"
    broken_off(9, "SIGKILL", folder, "--out", out)
    assert len(part.read_bytes().splitlines()) == 10
    as_json(folder / "3.json", company("3号公司", "120000000"))
    (folder / "4.json").unlink()
    assert batch(folder, "--out", out).exit_code == 1
    assert judged == ["3.json"]
    held = {Path(row["file"]).name: row["verdict"] for row in rows(out)}
    assert held["3.json"] == "breach"
    assert "4.json" not in held


@pytest.mark.parametrize(
    "options",
    [("--as-of", "2017-12-31"), ("--no-stale",), ("--jurisdiction", "CN-HN"), ("--fact", "rating=A")],
)
def test_a_part_of_other_options_is_not_used_and_not_lost(
    folder: Path, tmp_path: Path, judged: list[str], options: tuple[str, ...]
) -> None:
    out, part = tmp_path / "r.csv", tmp_path / "r.csv.part"
    broken_off(5, "SIGKILL", folder, "--out", out)
    before = part.read_bytes()
    run = batch(folder, "--out", out, "--lang", "en", *options)
    assert "r.csv.part.1" in run.stderr
    assert (tmp_path / "r.csv.part.1").read_bytes() == before
    assert len(judged) == 9


def test_another_law_makes_it_another_run(folder: Path, tmp_path: Path, judged: list[str]) -> None:
    out = tmp_path / "r.csv"
    broken_off(5, "SIGKILL", folder, "--out", out)
    house = tmp_path / "house.toml"
    house.write_text(
        'schema = "leverage.supplement/1"\nauthor = "甲"\ndate = 2017-12-01\n[[house]]\nname = "内部"\n'
        'channels = "all_funding"\nmultiple = "0.5"\nbase = "net_capital"\n',
        encoding="utf-8",
    )
    batch(folder, "--out", out, "--supplement", house)
    assert len(judged) == 9
    # of 100m half is 50m: 60m to 80m are beyond it, and within the law
    assert [row["house_verdict"] for row in rows(out)] == ["compliant"] * 6 + ["breach"] * 3
    assert {row["verdict"] for row in rows(out)} == {"compliant"}


def test_the_language_makes_no_other_run(folder: Path, tmp_path: Path, judged: list[str]) -> None:
    out = tmp_path / "r.csv"
    broken_off(5, "SIGKILL", folder, "--out", out, "--lang", "zh")
    batch(folder, "--out", out, "--lang", "en")
    assert len(judged) == 4
    assert all(row["binding"].isascii() for row in rows(out))


def test_rows_of_a_table_are_taken_up_too(tmp_path: Path, judged: list[str]) -> None:
    heads = "name,jurisdiction,report_date,complete,net_capital,bank_loan,bank_count"
    lines = [f"{n}号公司,CN-CQ,2017-11-30,yes,100000000,{n}0000000,{n}" for n in range(1, 10)]
    source = table(tmp_path / "t.csv", heads, *lines)
    out = tmp_path / "r.csv"
    one_by_one = ("--fact", "rating=A")  # no plan over many rows takes it
    broken_off(4, "SIGKILL", source, "--out", out, *one_by_one)
    batch(source, "--out", out, *one_by_one)
    assert len(judged) == 5
    assert len(rows(out)) == 9


def test_two_runs_do_not_write_one_journal(tmp_path: Path) -> None:
    first = Journal(tmp_path / "r.part", "key")
    with pytest.raises(Exception, match="另一次运行"):
        Journal(tmp_path / "r.part", "key")
    first.close()
    Journal(tmp_path / "r.part", "key").close()


def test_a_journal_leads_nowhere_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / "r.part").symlink_to(tmp_path / "mine")
    with pytest.raises(Exception, match="不是本程序的中间文件"):
        Journal(tmp_path / "r.part", "key")
    assert json.dumps((tmp_path / "mine").read_text(encoding="utf-8")) == '"mine"'


FULL = """
import resource, signal, sys
from leverage.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
main()
"""


def test_a_full_disk_is_told_by_the_file_and_the_run_taken_up(folder: Path, tmp_path: Path) -> None:
    whole, out = tmp_path / "whole.csv", tmp_path / "r.csv"
    batch(folder, "--out", whole)
    arguments = ["batch", str(folder), "--out", str(out), "--lang", "en"]
    ended = subprocess.run(
        [sys.executable, "-c", FULL.format(most=8192), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "r.csv.part cannot be written" in ended.stderr
    assert not out.exists()
    batch(folder, "--out", out)
    assert out.read_bytes() == whole.read_bytes()
