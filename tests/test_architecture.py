"""The shape of the house: which rooms there are, that every arrow points down, and that no room is crowded."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = (
    ("terms",),
    ("law",),
    ("company",),
    ("assessment",),
    ("intake",),
    ("checking",),
    ("planning",),
    ("rating", "comparison", "portfolio"),
    ("report",),
    ("app",),
    ("cli",),
)
"""From the ground up: a module imports from its own floor's own room, and from rooms below."""
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MOST_MODULES = 12
MOST_LINES = 400
EXCUSED: set[str] = set()
"""Too long today; the list only ever gets shorter."""
MODULES = sorted(ROOT.glob("leverage/**/*.py"))


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


NAMES = {dotted(path) for path in MODULES}


def room(dotted: str) -> str:
    return dotted.split(".")[1] if "." in dotted else ""


def imports(path: Path, *, types: bool = True) -> set[str]:
    """The modules of the program that a module imports, also inside its functions; with ``types``, also those that only its annotations need."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not types:
        tree.body = [n for n in tree.body if not (isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING")]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = parts & NAMES
            found |= modules | ({node.module} if parts - modules else set())
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name.split(".")[0] == "leverage"}


def test_every_room_has_its_floor() -> None:
    rooms = {room(dotted(path)) for path in MODULES} - {""}
    assert rooms == set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_no_arrow_runs_back_up(path: Path) -> None:
    own = room(dotted(path))
    if not own:
        return
    above = {
        name for name in imports(path) if room(name) in FLOOR and room(name) != own and FLOOR[room(name)] >= FLOOR[own]
    }
    assert not above, f"{dotted(path)} imports from its own floor or above"


def test_no_circle() -> None:
    """Of modules: what one needs to be loaded never needs it in turn. Imports inside functions count too, those of annotations do not."""
    names = {dotted(path): path for path in MODULES}
    arrows = {
        name: {other for other in imports(path, types=False) if other in names} - {name} for name, path in names.items()
    }
    done: set[str] = set()
    trail: list[str] = []

    def visit(name: str) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name in done:
            return
        trail.append(name)
        for other in sorted(arrows[name]):
            visit(other)
        trail.pop()
        done.add(name)

    for name in sorted(arrows):
        visit(name)


def test_no_room_is_crowded() -> None:
    for folder in {path.parent for path in MODULES}:
        modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
        assert len(modules) <= MOST_MODULES, folder.relative_to(ROOT)


def test_no_module_is_long() -> None:
    long = {
        str(path.relative_to(ROOT))
        for path in MODULES
        if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES
    }
    assert long <= EXCUSED


def test_every_room_says_what_it_is_for() -> None:
    for path in MODULES:
        if path.name == "__init__.py" and path.parent != ROOT / "leverage":
            assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path.relative_to(ROOT)


def test_floors_are_told_from_the_ground_up() -> None:
    for lower, upper in pairwise(FLOORS):
        assert not set(lower) & set(upper)
