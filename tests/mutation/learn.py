"""A plugin of pytest: writes down which test runs which line of the engine, and how long each test takes, for ``mutant.py``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

ROOT = Path(__file__).parent.parent.parent
ENGINE = tuple(str(ROOT / folder / "*") for folder in ("leverage/assessment", "leverage/law"))


class Learning:
    """Follows the tests one by one."""

    def __init__(self, path: str) -> None:
        self.path, self.took = path, dict[str, float]()
        self.coverage = coverage.Coverage(data_file=None, include=list(ENGINE), config_file=False)
        self.coverage.start()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Each test under its own name."""
        self.coverage.switch_context(item.nodeid)
        yield
        self.coverage.switch_context("")

    def pytest_runtest_logreport(self, report: Any) -> None:
        """How long it took."""
        self.took[report.nodeid] = self.took.get(report.nodeid, 0.0) + report.duration

    def pytest_sessionfinish(self) -> None:
        """Write it down."""
        self.coverage.stop()
        data = self.coverage.get_data()
        names = sorted(self.took, key=lambda name: self.took[name])
        number = {name: place for place, name in enumerate(names)}
        lines = {
            str(Path(file).relative_to(ROOT)): {
                line: sorted(number[name] for name in contexts if name in number)
                for line, contexts in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        learnt = {"tests": names, "took": [round(self.took[name], 3) for name in names], "lines": lines}
        Path(self.path).write_text(json.dumps(learnt), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Begin before the program is imported."""
    if path := os.environ.get("LEVERAGE_LEARN"):
        config.pluginmanager.register(Learning(path))
