"""Runs the judging tests against another text of one module: of the tests that run a changed line, the shortest first, until one fails.

``engine.py`` starts it. It first learns which test runs which line (once: the result is kept), and then answers, mutant by mutant, who noticed. Each mutant
has a process of its own, which starts with everything imported but the program.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parent.parent.parent
REGISTERS = ("tests/law/test_registers.py", "tests/law/test_judged.py")
GENERATED = "tests/law/test_generated.py"
PLAIN = "tests/assessment/test_against_plain.py"
SWEEPS = ("tests/assessment/test_assess.py", "tests/assessment/test_by_rating.py")
LEARNT = (
    "tests/assessment", "tests/law", "tests/cli/test_supplement_command.py", "tests/cli/test_rules_command.py",
    *(f"--ignore={path}" for path in (*REGISTERS, GENERATED, PLAIN, "tests/law/test_oracles.py", "tests/law/test_says.py")),
    "-k", "not every_border_day_every_kind_every_rating and not present_row_is_what_check_says",
)  # fmt: skip
"""Tests of one thing each: which of them run a line is learnt, and they come first; those that take long are left to the end."""
LONG = 2.0
"""Seconds, while it is learnt."""
A_FEW = "CN-XZ or CN-HE or CN-SX or CN-HI"
WIDE = (
    (GENERATED, PLAIN, "-k", A_FEW),
    ("tests/cases",),
    (GENERATED, PLAIN),
    SWEEPS,
    ("tests/law/test_oracles.py",),
    ("tests/planning", "tests/comparison"),
    ("tests/portfolio",),
)
"""Tests that run through most of the engine, each of them: the rest."""
QUICK = 1
"""So many of them with --quick: a score from below."""
SOON, SOME = 60, 800
"""So many tests come by themselves, before the others are even collected; and so many in all with --quick."""
ANSWERS = ("survived", "noticed", "by the register", "hangs")


class Instead(MetaPathFinder):
    """Finds one module in another file."""

    def __init__(self, module: str, path: str) -> None:
        self.module, self.path = module, path

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return importlib.util.spec_from_file_location(fullname, self.path) if fullname == self.module else None


# which test runs which line


def learn(into: Path) -> None:
    """Run the tests once, and write down which of them runs which line."""
    given = {**os.environ, "LEVERAGE_LEARN": str(into)}
    given["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "mutation")])
    options = ["-q", "-n", "0", "-p", "no:cacheprovider", "-p", "learn", "-m", "not office and not browser"]
    command = [sys.executable, "-m", "pytest", *options, *LEARNT]
    subprocess.run(command, cwd=ROOT, env=given, stdout=subprocess.DEVNULL, check=True)


def lines_around(source: str, changed: Iterable[int]) -> set[int]:
    """The lines of the statements that hold some lines; of one with a body, its head."""
    wanted, found = set(changed), set[int]()
    statements = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]
    for line in wanted:
        inside = [node for node in statements if node.lineno <= line <= (node.end_lineno or node.lineno)]
        innermost = min(inside, key=lambda node: (node.end_lineno or 0) - node.lineno, default=None)
        if innermost is not None:
            body = getattr(innermost, "body", None)
            last = body[0].lineno - 1 if body else innermost.end_lineno or innermost.lineno
            found |= set(range(innermost.lineno, max(last, innermost.lineno) + 1))
    return found | wanted


def tests_of(learnt: dict[str, Any], file: str, lines: set[int]) -> list[str]:
    """The tests that run one of some lines: those named after the module or its folder first, then the shortest. Of what runs when a module is imported,
    those that run any line of it.
    """
    known: dict[str, list[int]] = learnt["lines"].get(file, {})
    reached = [known[str(line)] for line in lines if str(line) in known]
    numbers = {number for own in reached for number in own} or {number for own in known.values() for number in own}
    names = [learnt["tests"][number] for number in sorted(numbers) if learnt["took"][number] < LONG]
    about = set(Path(file).with_suffix("").parts[2:])
    return sorted(names, key=lambda name: not any(word in name.partition("::")[0] for word in about))


# one mutant


def fails(tests: Sequence[str]) -> bool:
    """Whether one of these tests fails."""
    import pytest  # noqa: PLC0415

    options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", "not office and not browser"]
    return bool(tests) and pytest.main([*options, *tests]) not in (0, 5)


def judged(module: str, path: str, tests: Sequence[str], *, quick: bool) -> int:
    """Who notices: the tests that know the right answer, the register alone, or nobody; in a process of its own."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    sys.meta_path.insert(0, Instead(module, path))
    try:
        groups = [tests[:SOON], tests[SOON:SOME], *WIDE[:QUICK]] if quick else [tests[:SOON], tests[SOON:], *WIDE]
        if any(map(fails, groups)):
            return 1
        return 2 if fails(REGISTERS) else 0
    except BaseException:  # a mutant may raise anything
        return 1


def answer(asked: dict[str, Any], learnt: dict[str, Any], seconds: int, *, quick: bool) -> str:
    """What becomes of one mutant."""
    source = (ROOT / asked["file"]).read_text(encoding="utf-8")
    tests = tests_of(learnt, asked["file"], lines_around(source, asked["lines"]))
    started = os.fork()
    if started == 0:
        module = ".".join(Path(asked["file"]).with_suffix("").parts)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        os._exit(judged(module, asked["path"], tests, quick=quick))
    _, status = os.waitpid(started, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}:
        return ANSWERS[3]
    code = os.waitstatus_to_exitcode(status)
    return ANSWERS[code if 0 <= code < len(ANSWERS) else 1]


def requests() -> Iterator[dict[str, Any]]:
    """What is asked, line by line."""
    yield from (json.loads(line) for line in sys.stdin)


def main() -> None:
    """Learn, and answer."""
    kept, seconds, quick = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "quick"
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]
    if not kept.exists():
        learn(kept)
    learnt = json.loads(kept.read_text(encoding="utf-8"))
    for name in ("click", "openpyxl", "pydantic", "pytest", "rich.console", "scipy.optimize"):
        importlib.import_module(name)
    for asked in requests():
        print(answer(asked, learnt, seconds, quick=quick), flush=True)


if __name__ == "__main__":
    main()
