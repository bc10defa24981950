"""Templates into pages: everything is escaped unless a template says otherwise, and a name that is not there is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from leverage.app.office import office_of
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from starlette.requests import Request

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


@cache
def environment() -> Environment:
    """How templates are read."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def drawn(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """A page. In a template ``say(text)`` gives a Text in the language of the page."""
    language: Language = context.setdefault("language", office_of(request).language)

    def say(text: Text) -> str:
        return text.of(language)

    page = environment().get_template(template).render(say=say, Text=Text, **context)
    return HTMLResponse(page, status)
