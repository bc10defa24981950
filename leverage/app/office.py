"""What every page works with: one value for the whole run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from leverage.app.idle import Idle
from leverage.app.keeping.desk import Desk
from leverage.app.keeping.downloads import Downloads
from leverage.app.keeping.shelf import Shelf
from leverage.app.work.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from leverage.app.keeping.folder import PrivateFolder
    from leverage.law.rulebook import Rulebook
    from leverage.terms.texts import Language, Text


def _silent(_: Text) -> None:
    """Nobody listens."""


@dataclass
class Office:
    """The rules, the companies on the desk, the files for download and the private folder of one run.

    ``tell`` writes a line where the program was started.
    """

    book: Rulebook
    folder: PrivateFolder
    language: Language = "zh"
    tell: Callable[[Text], None] = _silent
    desk: Desk[Any] = field(default_factory=Desk)
    downloads: Downloads = field(default_factory=Downloads)
    shelf: Shelf = field(default_factory=Shelf)
    idle: Idle = field(default_factory=Idle)
    jobs: Jobs = field(init=False)

    def __post_init__(self) -> None:
        self.jobs = Jobs(self.tell, self.folder.make_anew)

    def close(self) -> None:
        """Stop what still runs and remove what lies about. Twice does no harm."""
        self.jobs.close()
        self.folder.close()


def office_of(request: Request) -> Office:
    """The office that a request is answered from."""
    office: Office = request.app.state.office
    return office
