"""Work in processes of their own: results, refusals, crashes, breaking off, and files read there. What runs in them stands in ``tests/support/chores.py``."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

import chores
import pytest
from page import Page, finished, opened

from leverage.app.keeping.uploads import read_upload
from leverage.app.work import frames
from leverage.app.work.jobs import BUSY, CRASHED, DEFECT, NO_MEMORY, TOO_LONG, Busy, Failed, Job, Jobs, Stopped
from leverage.terms.errors import InputError, LeverageError, RulebookError, UsageError
from leverage.terms.texts import Text, same

fifos = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of POSIX")
TITLE = Text("底稿", "Workpaper")
COMPANY = {
    "jurisdiction": "CN-CQ",
    "report_date": "2017-11-30",
    "complete": True,
    "capital": {"net_capital": "100000000"},
    "balances": {},
}


@pytest.fixture
def told() -> list[Text]:
    return []


@pytest.fixture
def jobs(told: list[Text]) -> Iterator[Jobs]:
    jobs = Jobs(told.append)
    yield jobs
    jobs.close()


def started(jobs: Jobs, function: Any, *arguments: Any) -> Job:
    return jobs.start(function, *arguments, title=TITLE, back="/back", finish="/result/{}".format)


def running(jobs: Jobs, gate: Path) -> Job:
    """Endless work that has begun."""
    os.mkfifo(gate)
    job = started(jobs, chores.telling_its_number, str(gate))
    assert int(gate.read_text()) > 0
    return job


def over(job: Job) -> Job:
    wait([job.future], timeout=120)
    assert job.over
    return job


def run(jobs: Jobs, function: Any, *arguments: Any, **options: Any) -> Any:
    return finished(jobs.run(function, *arguments, **options))


def test_the_result_comes_back(jobs: Jobs) -> None:
    assert run(jobs, chores.sum_of, 2, 3, times=10) == 50
    assert run(jobs, chores.process_id) != os.getpid()


def test_read_only_mappings_come_and_go(jobs: Jobs) -> None:
    given = MappingProxyType({"a": (MappingProxyType({"b": 1}), "甲")})
    assert run(jobs, chores.same_again, given) == given


def test_what_is_printed_does_not_land_among_the_answers(jobs: Jobs) -> None:
    assert run(jobs, chores.chatting) == "done"


def test_a_refusal_comes_back_as_it_was(jobs: Jobs) -> None:
    with pytest.raises(InputError) as refused:
        run(jobs, chores.refusing, "甲公司.xlsx")
    assert refused.value.message.zh == "甲公司.xlsx 资产负债表!C5:金额不对 → 请更正"
    assert refused.value.where == "资产负债表!C5"


@pytest.mark.parametrize(
    "error",
    [
        LeverageError(same("x")),
        UsageError(Text("甲", "a")),
        RulebookError(same("x"), "CN-CQ", same("y")),
        InputError(same("found"), same("do"), "A1", "x.xlsx"),
    ],
)
def test_refusals_are_packed_whole(error: LeverageError) -> None:
    again = frames.unpacked(frames.packed(error))
    assert type(again) is type(error)
    assert (again.message, str(again), vars(again)) == (error.message, str(error), vars(error))


def test_a_defect_is_told_at_home(jobs: Jobs, told: list[Text]) -> None:
    with pytest.raises(Failed) as failed:
        run(jobs, chores.failing)
    assert failed.value.message == DEFECT
    (line,) = told
    assert "ZeroDivisionError" in line.zh
    assert "chores.py" in line.zh


def test_what_cannot_be_sent_is_a_defect(jobs: Jobs) -> None:
    with pytest.raises(Failed) as failed:
        run(jobs, chores.unsendable)
    assert failed.value.message == DEFECT


def test_what_cannot_be_asked_is_a_defect_too(jobs: Jobs, told: list[Text]) -> None:
    with pytest.raises(Failed) as failed:
        run(jobs, chores.same_again, threading.Lock())
    assert failed.value.message == DEFECT
    assert "pickle" in told[0].en


def test_a_system_without_room_ends_the_job(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> NoReturn:
        raise BlockingIOError

    monkeypatch.setattr(subprocess, "Popen", full)
    with pytest.raises(Failed) as failed:
        run(jobs, chores.sum_of, 1, 1)
    assert failed.value.message == NO_MEMORY


@pytest.mark.parametrize(
    ("chore", "message"),
    [(chores.crashing, CRASHED), (chores.leaving, CRASHED), (chores.greedy, NO_MEMORY), (chores.deep, NO_MEMORY)],
)
def test_a_crash_ends_its_job_alone(jobs: Jobs, chore: Any, message: Text) -> None:
    with pytest.raises(Failed) as failed:
        run(jobs, chore)
    assert failed.value.message == message
    assert run(jobs, chores.sum_of, 1, 1) == 2


def test_what_takes_too_long_is_ended() -> None:
    jobs = Jobs(longest_short=0.0)
    with pytest.raises(Failed) as failed:
        run(jobs, chores.endless)
    assert failed.value.message == TOO_LONG
    jobs.close()


@fifos
def test_long_work_shows_progress_and_its_result(jobs: Jobs, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    job = started(jobs, chores.in_steps, str(gate))
    with gate.open("w"):  # opens once the work has come so far
        pass
    over(job)
    assert (job.state, job.address) == ("done", "/result/all")
    assert (job.progress.done, job.progress.of, job.progress.text.zh) == (2, 3, "第2步")


def test_work_is_broken_off(jobs: Jobs) -> None:
    job = started(jobs, chores.endless)
    jobs.stop(job.id)
    over(job)
    assert job.state == "stopped"
    assert isinstance(job.future.exception(), Stopped)
    jobs.stop(job.id)
    jobs.stop("never")


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="descriptors of processes")
def test_what_the_work_started_ends_with_it(jobs: Jobs, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    job = started(jobs, chores.with_a_child, str(gate))
    child = int(gate.read_text())
    jobs.stop(job.id)
    over(job)
    ended(child)


def ended(number: int) -> None:
    """Wait for the end of a process of somebody else: its descriptor becomes readable."""
    try:
        handle = os.pidfd_open(number)
    except ProcessLookupError:
        return
    import select  # noqa: PLC0415  where there are descriptors of processes

    readable, _, _ = select.select([handle], [], [], 60)
    os.close(handle)
    assert readable


@fifos
def test_what_the_work_put_aside_goes_with_it(tmp_path: Path, page: Page) -> None:
    with page.office.folder.for_libraries():
        gate = tmp_path / "gate"
        os.mkfifo(gate)
        job = started(page.office.jobs, chores.putting_aside, str(gate))
        aside = Path(gate.read_text())
    assert aside.parent.parent == page.office.folder.path
    assert aside.is_file()
    page.office.jobs.stop(job.id)
    over(job)
    page.office.jobs.close()
    assert not aside.exists()


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="descriptors of processes")
def test_the_work_ends_with_the_page(tmp_path: Path) -> None:
    """The page is killed: nobody is left to stop the work."""
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    script = (
        f"import sys; sys.path[:] = {sys.path!r}\nimport chores\nfrom leverage.app.work.jobs import Jobs\nfrom leverage.terms.texts import same\n"
        f"Jobs().start(chores.telling_its_number, {str(gate)!r}, title=same(''), back='/', finish=str)\nchores.endless()"
    )
    page = subprocess.Popen([sys.executable, "-c", script])
    worker = int(gate.read_text())
    page.kill()
    page.wait()
    ended(worker)


@fifos
def test_two_run_at_once_and_the_rest_waits_its_turn(tmp_path: Path) -> None:
    jobs = Jobs(at_once=2, most_waiting=3)
    held = [running(jobs, tmp_path / name) for name in ("one", "other")]
    waiting = [started(jobs, chores.sum_of, 1, 2) for _ in range(3)]
    with pytest.raises(Busy) as busy:
        started(jobs, chores.sum_of, 1, 2)
    assert busy.value.message == BUSY
    assert [job.state for job in waiting] == ["waiting"] * 3
    jobs.stop(held[0].id)
    assert {over(job).address for job in waiting} == {"/result/3"}
    assert held[1].state == "running"
    assert run(jobs, chores.sum_of, 1, 1) == 2
    jobs.close()
    assert not [job for job in held if job.state != "stopped"]
    with pytest.raises(Busy):
        started(jobs, chores.sum_of, 1, 2)


@fifos
def test_a_file_is_read_while_long_work_goes_on(tmp_path: Path) -> None:
    jobs = Jobs(at_once=1)
    running(jobs, tmp_path / "gate")
    assert run(jobs, chores.sum_of, 1, 1) == 2
    jobs.close()


@fifos
def test_a_job_that_waits_can_be_stopped(tmp_path: Path) -> None:
    jobs = Jobs(at_once=1)
    running(jobs, tmp_path / "gate")
    job = started(jobs, chores.endless)
    jobs.stop(job.id)
    assert over(job).state == "stopped"
    assert job.process is None
    jobs.close()


def test_what_the_page_makes_of_a_result_may_fail(jobs: Jobs, told: list[Text]) -> None:
    def refuse(_: Any) -> str:
        raise UsageError(same("no"))

    refused = over(jobs.start(chores.sum_of, 1, 2, title=TITLE, back="/", finish=refuse))
    assert (refused.state, str(refused.error)) == ("failed", "no")

    def fail(_: Any) -> str:
        raise KeyError("x")

    failed = over(jobs.start(chores.sum_of, 1, 2, title=TITLE, back="/", finish=fail))
    assert failed.error is not None
    assert failed.error.message == DEFECT
    assert "KeyError" in told[0].zh


def test_jobs_that_are_over_are_forgotten_in_time(jobs: Jobs) -> None:
    for number in range(70):
        jobs._jobs[str(number)] = Job(str(number), TITLE, "/", state="done")
    job = started(jobs, chores.sum_of, 1, 2)
    assert len(jobs._jobs) == 64
    assert jobs.get(job.id) is job
    assert jobs.get("0") is None


# the waiting page


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with opened(tmp_path) as page:
        yield page


def test_the_waiting_page_works_without_script(page: Page) -> None:
    browser = page.browser()
    job = started(page.office.jobs, chores.endless)
    waiting = browser.get(f"/work/{job.id}")
    assert waiting.status_code == 200
    assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in waiting.text
    assert "底稿" in waiting.text
    assert browser.get(f"/work/{job.id}/state").json() == {"over": False, "done": 0, "of": 0, "text": ""}
    assert browser.get("/alive").status_code == 204  # the page stays awake
    assert browser.get(f"/work/{job.id}/stop").status_code == 405
    form = {"content-type": "application/x-www-form-urlencoded"}
    stopped = browser.post(f"/work/{job.id}/stop", headers=form)
    assert (stopped.status_code, stopped.headers["location"]) == (303, f"/work/{job.id}")
    over(job)
    assert browser.get(f"/work/{job.id}").headers["location"] == "/back"
    assert browser.get(f"/work/{job.id}/state").json()["over"]


def test_the_waiting_page_leads_to_the_result(page: Page) -> None:
    job = over(started(page.office.jobs, chores.sum_of, 1, 2))
    answer = page.browser().get(f"/work/{job.id}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/result/3")
    assert page.browser().get("/work/never").status_code == 404


def test_the_waiting_page_tells_why_there_is_no_result(page: Page) -> None:
    job = over(started(page.office.jobs, chores.refusing, "<b>甲</b>.xlsx"))
    answer = page.browser().get(f"/work/{job.id}")
    assert "&lt;b&gt;甲&lt;/b&gt;.xlsx 资产负债表!C5:金额不对 → 请更正" in answer.text
    assert "refresh" not in answer.text


# files read there


def test_a_file_is_read_there(jobs: Jobs) -> None:
    reading = run(jobs, read_upload, "甲.json", json.dumps(COMPANY).encode())
    assert reading.company.capital["net_capital"].amount == 100_000_000
    assert reading.refusal is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件是空的"),
        (b"{", "JSON"),
        (b"PK\x03\x04 damaged", "文件已损坏"),
        (b"[" * 200_000, ""),
        (b"\x00" * 1_000, ""),
        (b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><l>&b;</l>", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(jobs: Jobs, content: bytes, said: str) -> None:
    reading = run(jobs, read_upload, "甲公司.xlsx", content)
    assert reading.company is None
    assert reading.refusal.message.zh.startswith("甲公司.xlsx")
    assert said in reading.refusal.message.zh


def test_fifty_files_in_a_row_leave_nothing(page: Page) -> None:
    """Neither threads, nor descriptors, nor files, nor jobs; a megabyte each goes there and back."""
    jobs, content = page.office.jobs, bytes(2**20)

    def counted() -> tuple[int, int, int]:
        handles = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0
        return handles, len(list(page.office.folder.path.iterdir())), len(jobs._jobs)

    async def pairs(count: int) -> None:
        for _ in range(count):
            both = (jobs.run(chores.same_again, content) for _ in range(2))
            assert await asyncio.gather(*both) == [content, content]

    finished(pairs(1))
    before = counted()
    finished(pairs(25))
    assert counted() == before
    assert threading.active_count() < 10


def test_two_files_at_once(jobs: Jobs) -> None:
    async def both() -> list[Any]:
        contents = [json.dumps({**COMPANY, "name": name}).encode() for name in ("甲", "乙")]
        return await asyncio.gather(*(jobs.run(read_upload, "x.json", content) for content in contents))

    assert [reading.company.name for reading in finished(both())] == ["甲", "乙"]
