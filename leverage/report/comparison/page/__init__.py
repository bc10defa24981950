"""The page to explore: one self-contained HTML file, without network, that compares places on any date."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from leverage.comparison.ranking import standing as standing_of
from leverage.comparison.ratios.places import Comparison
from leverage.comparison.timeline import Era
from leverage.report import grid
from leverage.report.comparison import standing
from leverage.report.comparison import words as say
from leverage.report.comparison.page.data import Data, build
from leverage.report.comparison.page.words import WORDS
from leverage.report.grid import Cell, Grid
from leverage.terms.channels import Group
from leverage.terms.texts import Language, Text, join

_SLOT = re.compile(r'(data-t="([\w-]+)"[^>]*>)(?=</)')
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write_page(
    comparison: Comparison,
    timeline: Mapping[str, Sequence[Era]],
    path: Path,
    language: Language,
    *,
    to: date | None = None,
) -> None:
    """Write the page. ``timeline`` holds, by the code of each place compared, its eras (``eras``) for one or more kinds of company;
    eras that carry the company's money let the reader see its room at any time. ``to`` is the last day to be offered (default: the comparison's own
    date).
    """
    path.write_text(page(comparison, timeline, language, to=to), encoding="utf-8", newline="\n")


def page(
    comparison: Comparison, timeline: Mapping[str, Sequence[Era]], language: Language, *, to: date | None = None
) -> str:
    """The page as text. Nothing in it that came from a file is ever markup or script."""
    return bound(
        packed(build(comparison, timeline, language, to)), grid.as_html([static(comparison)], language), language
    )


@dataclass(frozen=True)
class Links:
    """Where style, script and icon of the page are, for a server that allows none within it; scripts of its own, and the ways on, with their words."""

    style: str
    script: str
    icon: str
    scripts: tuple[str, ...]
    ways: tuple[tuple[str, Text], ...]


def bound(data: str, table: str, language: Language, links: Links | None = None) -> str:
    """The page of its packed data and of the table for readers without scripts: one self-contained file, unless its parts are linked."""
    style, script, body = asset("page.css"), asset("page.js"), asset("page.html")
    told = json.dumps({"packed": data}, separators=(",", ":"))
    parts = {
        "lang": "zh-CN" if language == "zh" else "en",
        "title": html.escape(WORDS["title"].of(language)),
        "policy": f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'",
        "style": style,
        "script": script,
        "data": "".join(_ESCAPED.get(character, character) for character in told),
        "static": table,
    }
    body = body if links is None else _linked(body, links, language)
    body = _SLOT.sub(lambda slot: slot[1] + html.escape(WORDS[slot[2]].of(language)), body)
    return re.sub(r"\{\{(\w+)\}\}", lambda slot: parts[slot[1]], body)


def _linked(body: str, links: Links, language: Language) -> str:
    """The page with its parts where they are served; the server states the policy."""
    own = "".join(f'<script src="{html.escape(script)}" defer></script>\n' for script in links.scripts)
    ways = " · ".join(f'<a href="{html.escape(to)}">{html.escape(says.of(language))}</a>' for to, says in links.ways)
    for inside, outside in (
        ('<meta http-equiv="Content-Security-Policy" content="{{policy}}">\n', ""),
        ('<link rel="icon" href="data:,">', f'<link rel="icon" href="{html.escape(links.icon)}" type="image/svg+xml">'),
        ("<style>{{style}}</style>", f'<link rel="stylesheet" href="{html.escape(links.style)}">\n{own}'),
        ("<script>{{script}}</script>", f'<script src="{html.escape(links.script)}"></script>'),
        ('<header class="top">\n  <div>\n', f'<header class="top">\n  <div>\n    <p>{ways}</p>\n'),
    ):
        if inside not in body:
            raise ValueError(inside)
        body = body.replace(inside, outside)
    return body


def static(comparison: Comparison) -> Grid:
    """The comparison on its own date: what a reader without scripts sees."""
    rows: list[list[Cell]] = [
        [
            terms.place.name,
            standing.COUNTED[standing_of(terms, comparison.channel)],
            standing.in_cell(terms, Group.NON_STANDARD),
            standing.in_cell(terms, Group.STANDARDISED),
            say.free(terms),
            say.local_caps(terms),
            terms.verified_on.isoformat() if terms.verified_on else None,
            WORDS["stale-long"] if terms.stale else None,
            join([gap.says for gap in terms.gaps], zh=" ", en=" "),
        ]
        for terms in comparison.places
    ]
    columns = (
        ("place", WORDS["place"]),
        ("standing", WORDS["standing"]),
        ("non_standard", say.APART[Group.NON_STANDARD] + Text("（倍）", "(×)")),
        ("standardised", say.APART[Group.STANDARDISED] + Text("（倍）", "(×)")),
        ("permitted", WORDS["permitted-only"]),
        ("local", WORDS["local-limits"]),
        ("verified_on", WORDS["verified"]),
        ("stale", WORDS["marks"]),
        ("gaps", WORDS["gaps"]),
    )
    kind = comparison.kind.label if comparison.kind else Text("类型未填", "type not stated")
    title = Text(f"{comparison.as_of}，{kind.zh}", f"{comparison.as_of}, {kind.en}")
    return Grid(title, columns, rows)


def packed(data: Data) -> str:
    """The data as the page carries them: deflated, so that every place, day and reading fits into one small file."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    squeezer = zlib.compressobj(9, wbits=-15)
    return base64.b64encode(squeezer.compress(text) + squeezer.flush()).decode()


def unpacked(text: str) -> Data:
    """The data that a page carries."""
    found: Data = json.loads(zlib.decompress(base64.b64decode(text), wbits=-15))
    return found


def asset(name: str) -> str:
    """The style (``page.css``), the script (``page.js``) or the markup of the page."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """A source by which the page's policy admits exactly this script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
