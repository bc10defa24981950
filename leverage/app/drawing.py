"""Templates into pages: everything is escaped unless a template says otherwise, and a name that is not there is an error."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from leverage.app.cases.amounts import correction_reads_as, reads_as
from leverage.app.office import office_of
from leverage.assessment.questions import asked_in
from leverage.report.words import visible
from leverage.terms.money import UNITS, in_unit, multiple
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from markupsafe import Markup
    from starlette.requests import Request

    from leverage.report.grid import Grid

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
LANGUAGE_COOKIE = "language"
_FEW_DIGITS = 4
"""A number of so many digits may be a year."""


def whole(amount: Fraction, unit: str) -> str:
    """An amount in a unit, to be parted: with every place that it has."""
    scaled = amount / UNITS.get(unit, 1)
    return in_unit(amount, unit) if (scaled * 100).denominator == 1 else multiple(scaled)


def grouped(stands: str) -> str:
    """What stands in a cell, with thousands parted where it is a plain number of many digits."""
    text = visible(str(stands))
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    ahead, point, behind = digits.partition(".")
    plain = ahead.isascii() and ahead.isdigit() and (not point or behind.isdigit()) and len(ahead) > _FEW_DIGITS
    return f"{sign}{int(ahead):,}{point}{behind}" if plain and not ahead.startswith("0") else text


class _Templates(FileSystemLoader):
    """Templates whose forms all ask the browser to remember nothing of what is typed into them."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, where it stands, and whether it is still the same."""
        source, path, fresh = super().get_source(environment, template)
        return source.replace("<form ", '<form autocomplete="off" '), path, fresh


@cache
def environment() -> Environment:
    """How templates are read."""
    found = Environment(
        loader=_Templates(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.globals |= {"reads_as": reads_as, "correction_reads_as": correction_reads_as, "asked_in": asked_in}
    return found


def language_of(request: Request) -> Language:
    """The language of a page: the reader's choice, otherwise the program's."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen == "zh":
        return "zh"
    return "en" if chosen == "en" else office_of(request).language


def drawn(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """A page. In a template ``say(text)`` gives a Text in the language of the page, and a text from a file as it stands, without
    characters that act; ``t(zh, en)`` one of two words of the template's own.
    """
    language: Language = context.setdefault("language", language_of(request))

    def say(text: Text | str) -> str:
        return visible(text.of(language) if isinstance(text, Text) else str(text))

    def t(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    def page_text(text: Text) -> str:
        from leverage.app.printing.wording import for_the_page  # noqa: PLC0415  the first page does without

        return say(for_the_page(text))

    def shown_table(grid: Grid) -> Markup:
        from leverage.app.printing.tables import table  # noqa: PLC0415

        return table(grid, language, small=True)

    page = (
        environment()
        .get_template(template)
        .render(
            say=say, t=t, Text=Text, table=shown_table, page_text=page_text, whole=whole, grouped=grouped, **context
        )
    )
    return HTMLResponse(
        page.encode("utf-8", "replace"), status
    )  # half a surrogate pair, which a JSON may spell, is "?"
