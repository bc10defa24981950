"""What every test shares: properties are the same in every run, and never judged by the clock, which a busy machine slows.

``EXPLORE=50 python -m pytest -m hypothesis`` draws fifty times as many examples at random instead: see docs/testing.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from budget import FACTOR
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

LONGEST = (
    "report/test_excel.py", "report/test_explorer.py", "assessment/test_assess.py", "report/test_workpaper_attacks.py", "portfolio/test_tables.py",
    "law/test_registers.py", "portfolio/test_engine.py", "law/test_generated.py", "app/test_loopback.py", "intake/test_template_says.py",
    "cli/test_cli_compare.py", "law/test_oracles.py", "law/test_judged.py", "assessment/test_against_plain.py",
)  # fmt: skip
"""They come first: where files are shared out, no process waits for another that began one of them at the end."""

settings.register_profile(
    "steady", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None
)
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("explore" if FACTOR else "steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, the others as they are."""
    items.sort(key=lambda item: not item.path.as_posix().endswith(LONGEST))
