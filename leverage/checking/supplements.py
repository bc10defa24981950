"""The supplements of a run, and the rulebook with what they say."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leverage.law.rulebook import Rulebook

FOLDER = "LEVERAGE_SUPPLEMENT"
"""The environment variable that names a folder whose supplements always count."""


@dataclass(frozen=True)
class Supplements:
    """The supplements that a run was given: files, and the folder of the environment unless they are to be ignored."""

    files: tuple[Path, ...] = ()
    ignored: bool = False

    @property
    def folder(self) -> Path | None:
        """The folder of the environment."""
        named = os.environ.get(FOLDER, "").strip()
        return Path(named) if named and not self.ignored else None

    def applied(self, book: Rulebook) -> Rulebook:
        """The rulebook with what they say; the rulebook itself where there are none. LeverageError where one of them does not load."""
        folder = self.folder
        if not self.files and folder is None:
            return book
        # a run without supplements reads nothing of them
        from leverage.law.supplement.applying import applied  # noqa: PLC0415
        from leverage.law.supplement.reading import read_folder, read_supplement  # noqa: PLC0415

        today = date.today()
        always, notices = read_folder(folder, today) if folder is not None else ([], [])
        return applied(book, [*always, *(read_supplement(path, today) for path in self.files)], notices)
