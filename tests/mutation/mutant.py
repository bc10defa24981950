"""Runs the judging tests against another text of one module, each in a process of its own that starts with everything imported but the program.

``engine.py`` starts it and writes a line for each mutant: ``leverage.assessment.room.bounds=/tmp/bounds.py``. The answer is a line, too: who noticed.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent.parent
PLAIN = "tests/assessment/test_against_plain.py"
SWEEPS = ("tests/assessment/test_assess.py", "tests/assessment/test_by_rating.py")
GENERATED = "tests/law/test_generated.py"
REGISTER = "tests/law/test_judged.py"
A_FEW = ("-k", "CN-XZ or CN-HE or CN-HN or CN-GZ or CN-SX or CN-QH or CN-TJ")
RIGHT = (
    (GENERATED, *A_FEW),
    ("tests/assessment", *(f"--ignore={path}" for path in (PLAIN, *SWEEPS))),
    ("tests/law", f"--ignore={GENERATED}", f"--ignore={REGISTER}", "--ignore=tests/law/test_oracles.py"),
    (PLAIN, "-k", "not CN-JS"),
    ("tests/cases",),
    (GENERATED,),
    (SWEEPS[1],),
    (SWEEPS[0], "-k", "not Guangdong and not Guangzhou"),
    ("tests/law/test_oracles.py",),
)
"""Tests that know the right answer, those first that are likely to notice soon."""
QUICK = 3
"""So many of them with --quick: a score from below."""
ANSWERS = ("survived", "noticed", "by the register", "hangs")


class Instead(MetaPathFinder):
    """Finds one module in another file."""

    def __init__(self, module: str, path: str) -> None:
        self.module, self.path = module, path

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return importlib.util.spec_from_file_location(fullname, self.path) if fullname == self.module else None


def fails(tests: Sequence[str]) -> bool:
    """Whether one of these tests fails."""
    import pytest  # noqa: PLC0415

    options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", "not office and not browser"]
    return pytest.main([*options, *tests]) not in (0, 5)


def judged(module: str, path: str, groups: int) -> int:
    """Who notices: the tests that know the right answer, the register alone, or nobody; in a process of its own."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    if module:
        sys.meta_path.insert(0, Instead(module, path))
    try:
        if any(fails(tests) for tests in RIGHT[:groups]):
            return 1
        return 2 if groups > QUICK and fails((REGISTER,)) else 0
    except BaseException:  # a mutant may raise anything
        return 1


def answer(line: str, groups: int, seconds: int) -> str:
    """What becomes of one mutant."""
    module, _, path = line.partition("=")
    started = os.fork()
    if started == 0:
        os.setpgid(0, 0)
        os._exit(judged(module, path, groups))
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(started, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return ANSWERS[code if 0 <= code < len(ANSWERS) else 1]
        time.sleep(0.05)
    os.kill(started, 9)
    os.waitpid(started, 0)
    return ANSWERS[3]


def main() -> None:
    """Answer line by line."""
    groups, seconds = int(sys.argv[1]) or len(RIGHT), int(sys.argv[2])
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]
    for name in ("click", "openpyxl", "pydantic", "pytest", "rich.console", "scipy.optimize"):
        importlib.import_module(name)
    for line in sys.stdin:
        print(answer(line.strip(), groups, seconds), flush=True)


if __name__ == "__main__":
    main()
