"""Lets the tests read another text of one module (``LEVERAGE_MUTANT=leverage.assessment.headroom=/tmp/headroom.py``): a plugin of pytest for ``engine.py``."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

MODULE, _, PATH = os.environ.get("LEVERAGE_MUTANT", "").partition("=")


class Instead(MetaPathFinder):
    """Finds one module in another file."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return importlib.util.spec_from_file_location(fullname, PATH) if fullname == MODULE else None


if MODULE:
    sys.meta_path.insert(0, Instead())
