"""Would the tests notice a wrong line of the engine? Changes one place of the code of ``leverage/assessment`` and ``leverage/law``, by the operators of
Cosmic Ray, and runs the judging tests until one fails.

    python3 -m venv /tmp/cosmic && /tmp/cosmic/bin/pip install 'cosmic-ray>=8.7'
    /tmp/cosmic/bin/python tests/mutation/engine.py --sample 60 --seed 1 --tests .venv/bin/python

Cosmic Ray lives in an environment of its own (it brings twenty packages, and none of them belongs into the lock). No file of the tree is changed: the
tests read the mutant by ``mutant.py``, so that a run may go on beside other work.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("leverage/assessment", "leverage/law")
MEANS_NOTHING = ("Variable", "RemoveDecorator", "BitOr_", "ExceptionReplacer", "Pow", "Shift", "Div", "Mod", "BitXor")
"""Operators that change annotations (``X | None``), make code that cannot run, or say the same in other words."""


def places(path: Path) -> list[tuple[Path, str, int]]:
    """Every place of a file that an operator can change: the file, the operator, and its how-manieth occurrence."""
    nodes = list(ast_nodes(get_ast(path.read_text(encoding="utf-8"))))
    found = []
    for name in operator_names():
        identity = "_Is" in name and not name.endswith(("Is_IsNot", "IsNot_Is"))
        if identity or any(word in name for word in MEANS_NOTHING):
            continue
        operator = get_operator(name)()
        times = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        found += [(path, name, number) for number in range(times)]
    return found


def runs(code: str | None) -> bool:
    """Whether there is a mutant and Python can read it: the star before keywords is no product."""
    try:
        return bool(code) and bool(compile(code or "", "mutant", "exec"))
    except SyntaxError:
        return False


def changed_lines(one: str, other: str) -> str:
    """The lines that differ, in short."""
    lines = difflib.unified_diff(one.splitlines(), other.splitlines(), lineterm="", n=0)
    return " | ".join(line for line in list(lines)[2:])


def same_class(one: str, other: str) -> bool:
    """Whether only the way changes in which a class keeps its values: frozen, with slots. Nothing writes to them."""
    lines = [line for line in difflib.ndiff(one.splitlines(), other.splitlines()) if line[0] in "+-"]
    return all(line[1:].strip().startswith("@dataclass(") for line in lines)


def numbers(one: str, other: str) -> list[int]:
    """The lines of a text that another changes."""
    pairs = difflib.SequenceMatcher(None, one.splitlines(), other.splitlines(), autojunk=False).get_opcodes()
    return [line + 1 for kind, start, end, *_ in pairs if kind != "equal" for line in range(start, max(end, start + 1))]


class Tests:
    """The process that runs the tests, ``mutant.py``."""

    def __init__(self, python: str, kept: Path, seconds: int, *, quick: bool) -> None:
        command = [python, str(ROOT / "tests" / "mutation" / "mutant.py"), str(kept), str(seconds)]
        command.append("quick" if quick else "all")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True)

    def of(self, path: Path, code: str, lines: list[int]) -> str:
        """Who notices this code in the place of a module's."""
        with tempfile.TemporaryDirectory() as folder:
            text = Path(folder) / path.name
            text.write_text(code, encoding="utf-8")
            assert self.process.stdin
            assert self.process.stdout
            asked = {"file": str(path.relative_to(ROOT)), "path": str(text), "lines": lines}
            print(json.dumps(asked), file=self.process.stdin, flush=True)
            return self.process.stdout.readline().strip()


def main() -> None:
    """Try a sample, print each mutant with what became of it, then the score by file."""
    parser = argparse.ArgumentParser(description="Would the tests notice a wrong line of the engine?")
    parser.add_argument("--sample", type=int, default=60, help="how many mutants, chosen at random; 0: every one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only files whose path holds this: headroom")
    parser.add_argument("--tests", default=".venv/bin/python", help="the Python that runs the tests")
    parser.add_argument(
        "--seconds", type=int, default=1800, help="of processor time for one mutant; one that hangs counts as noticed"
    )
    parser.add_argument("--quick", action="store_true", help="only the tests that notice soonest: a score from below")
    parser.add_argument("--learnt", type=Path, help="where to keep which test runs which line; made if missing")
    parser.add_argument("--again", type=Path, help="only mutants that survived, by what an earlier run printed")
    chosen = parser.parse_args()
    kept = chosen.learnt or Path(tempfile.mkdtemp()) / "learnt.json"
    tests = Tests(chosen.tests, kept, chosen.seconds, quick=chosen.quick)
    first = ROOT / "leverage" / "assessment" / "judging" / "limit.py"
    if tests.of(first, first.read_text(encoding="utf-8"), [41]) != "survived":
        sys.exit("the tests fail, or take too long, without any change")
    tried = survivors(chosen.again) if chosen.again else sample(chosen.only, chosen.sample, chosen.seed)
    score: Counter[tuple[str, str]] = Counter()
    for path, code, mutated in tried:
        who = tests.of(path, mutated, numbers(code, mutated))
        score[str(path.relative_to(ROOT)), who] += 1
        print(f"{who:15} {path.relative_to(ROOT)} {changed_lines(code, mutated)}", flush=True)
    report(score)


def sample(only: str, number: int, seed: int) -> Iterator[tuple[Path, str, str]]:
    """So many mutants at random, or all of them: the file, its text, and the text of the mutant."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")) if only in str(path)]
    every = [place for path in files for place in places(path)]
    chance = random.Random(seed)  # noqa: S311  the same mutants every time
    chance.shuffle(every)
    print(f"of {len(every)} mutants", flush=True)
    yielded = 0
    for path, name, occurrence in every:
        if number and yielded == number:
            return
        code = path.read_text(encoding="utf-8")
        mutated = mutate_code(code, get_operator(name)(), occurrence)
        if mutated is None or mutated == code or not runs(mutated) or same_class(code, mutated):
            continue
        yielded += 1
        yield path, code, mutated


def survivors(printed: Path) -> Iterator[tuple[Path, str, str]]:
    """The mutants that survived an earlier run, by what it printed: a line of a file and another in its place."""
    for line in printed.read_text(encoding="utf-8").splitlines():
        found = re.fullmatch(r"survived +(\S+) @@ \S+ \S+ @@ \| -(.*) \| \+(.*)", line)
        if found is None:
            continue
        path = ROOT / found[1]
        code = path.read_text(encoding="utf-8")
        if code.splitlines().count(found[2]) == 1:
            yield path, code, code.replace(f"{found[2]}\n", f"{found[3]}\n", 1)
        else:
            print(f"not there any more: {line}")


def report(score: Counter[tuple[str, str]]) -> None:
    """The score by file and in all: noticed by anything, and by tests that know the right answer."""
    for file in sorted({file for file, _ in score}):
        own = {who: count for (name, who), count in score.items() if name == file}
        print(f"{file:50}", ", ".join(f"{who} {count}" for who, count in sorted(own.items())))
    held: Counter[str] = Counter()
    for (_, who), count in score.items():
        held[who] += count
    total, left = sum(held.values()), held["survived"]
    right = held["noticed"] + held["hangs"]
    print(f"noticed: {total - left} of {total}; by tests that know the right answer: {right}")
    sys.exit(1 if left else 0)


if __name__ == "__main__":
    main()
