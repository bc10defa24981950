"""How many examples a property is tried on: a fixed set every time, or many more at random when asked for by hand (``EXPLORE=50``)."""

from __future__ import annotations

import os

from hypothesis import settings

FACTOR = int(os.environ.get("EXPLORE", "0"))
"""How many times as many examples as usual are drawn, at random; 0: the usual ones, the same in every run."""


def examples(number: int, base: settings | None = None) -> settings:
    """Try a property on so many examples; on ``FACTOR`` times as many where that was asked for."""
    return settings(base, max_examples=number * max(FACTOR, 1))
