"""What every test shares: properties are the same in every run, and never judged by the clock, which a busy machine slows.

``EXPLORE=50 python -m pytest -m hypothesis`` draws fifty times as many examples at random instead: see docs/testing.md.
"""

from __future__ import annotations

from budget import FACTOR
from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None
)
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("explore" if FACTOR else "steady")
