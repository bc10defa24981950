"""What a supplement adds, written as a province module would hold it, so that a verified text can be handed to the project."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from fractions import Fraction

from leverage.law.conditions import LocalRatio, Unknown
from leverage.law.data import Data
from leverage.law.regime import PoolRatio
from leverage.law.rules import RuleBase
from leverage.law.sources import ReadIn, Source
from leverage.law.supplement.entries import Added, Brought, Closed, Ended, Entry, Settled, Verified
from leverage.law.supplement.keys import ADDED
from leverage.terms.facts import Fact
from leverage.terms.money import multiple
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Text

_WIDE = 100
_STEP = "    "
_TRANSLATE = "# in one language only: translate before it goes into the module"
_READ_IN = (
    "# read_in: say where the project read the text (official_page, law_database, …); until then it cannot be merged"
)


def exported(brought: Brought) -> str:
    """Every addition as Python of a province module, place by place, and what else is to be changed there as remarks."""
    places = sorted({e.said.place for e in brought.entries if isinstance(e.said, Added)})
    parts = ["\n".join(_of_place(place, brought)) for place in places]
    rest = [line for entry in brought.entries for line in _remark(entry)]
    return "\n\n".join([*parts, *(["\n".join(rest)] if rest else [])]) + "\n"


def _of_place(place: str, brought: Brought) -> Iterator[str]:
    items = [e.said.what for e in brought.entries if isinstance(e.said, Added) and e.said.place == place]
    sources: dict[Source, str] = {}
    for item in items:
        source = getattr(item, "source", None)
        if isinstance(source, Source) and source not in sources:
            sources[source] = f"SOURCE_{source.issued.year}" + (f"_{len(sources) + 1}" if sources else "")
    yield f"# {place}: {BY_CODE[place].name.en}"
    if any(source.read_in is ReadIn.SUPPLEMENT for source in sources):
        yield _READ_IN
    for source, name in sources.items():
        yield f"{name} = {written(source, {})}"
    for item in items:
        if isinstance(item, RuleBase) and item.says.zh == item.says.en:
            yield _TRANSLATE
        field = "" if isinstance(item, RuleBase) else f"# {_FIELDS.get(type(item).__name__, 'rules')}:\n"
        yield f"{field}{written(item, sources)},"


_FIELDS = {
    "Gap": "gaps",
    "RatingScheme": "schemes",
    "Note": "notes",
    "Fact": "facts",
    PoolRatio.__name__: "pool_ratios",
}


def _remark(entry: Entry) -> Iterator[str]:
    match entry.said:
        case Verified(rule=rule, on=day, document=document):
            yield f'# {_plain(rule)}: verified_on="{day}" in its source ({_plain(document)})'
        case Ended(rule=rule, until=day, document=document):
            yield f'# {_plain(rule)}: until="{day}" ({_plain(document)})'
        case Closed(gap=gap, document=document):
            yield f"# {gap}: the gap is closed ({_plain(document)})"
        case Settled(id=name, way=way, document=document):
            yield f"# {name}: to be read as {way} ({_plain(document)})"


def written(value: object, sources: Mapping[Source, str], depth: int = 0) -> str:
    """A value of the vocabulary as Python source."""
    match value:
        case Source() if value in sources:
            return sources[value]
        case LocalRatio() | Unknown():
            return value.name
        case Text():
            return f"Text({_quoted(value.zh)}, {_quoted(value.en)})"
        case Enum():
            return _quoted(str(value.value))
        case bool() | None:
            return str(value)
        case int():
            return str(value)
        case date():
            return _quoted(str(value))
        case Fraction():
            return _quoted(multiple(value))
        case str():
            return _quoted(value.replace(f"/{ADDED}", "/"))
        case Mapping():
            pairs = [f"{written(k, sources)}: {written(v, sources)}" for k, v in value.items()]
            return "{" + ", ".join(pairs) + "}"
        case tuple():
            return _wrapped("(", [written(one, sources, depth + 1) for one in value], ")", depth, alone=",")
        case Data():
            return _called(type(value).__name__, _given(value), sources, depth)
        case Fact():
            named = {one.name: getattr(value, one.name) for one in fields(value)}
            return _called(
                "Fact", {name: item for name, item in named.items() if item not in ((), None)}, sources, depth
            )
    raise AssertionError(value)


def _given(value: Data) -> dict[str, object]:
    """The fields of a value that are not what they are anyway."""
    kind = type(value)
    names = [name for name in kind.field_names() if not (name == "kind" and isinstance(value, RuleBase))]
    given = {name: getattr(value, name) for name in names}
    return {name: item for name, item in given.items() if not hasattr(kind, name) or item != getattr(kind, name)}


def _called(name: str, given: Mapping[str, object], sources: Mapping[Source, str], depth: int) -> str:
    parts = [f"{key}={written(item, sources, depth + 1)}" for key, item in given.items()]
    return _wrapped(f"{name}(", parts, ")", depth)


def _wrapped(start: str, parts: list[str], end: str, depth: int, alone: str = "") -> str:
    """On one line where it fits, otherwise one part a line. ``alone``: what follows a part that is the only one."""
    flat = start + ", ".join(parts) + (alone if len(parts) == 1 else "") + end
    if len(flat) + len(_STEP) * depth <= _WIDE and "\n" not in flat:
        return flat
    inner, outer = _STEP * (depth + 1), _STEP * depth
    return f"{start}\n" + "".join(f"{inner}{part},\n" for part in parts) + f"{outer}{end}"


def _quoted(words: str) -> str:
    return _plain(json.dumps(words, ensure_ascii=False))


def _plain(words: str) -> str:
    """Words of a file, in which nothing ends a line or acts upon a terminal."""
    acting = ("C", "Zl", "Zp")
    signs = (c.encode("unicode_escape").decode() if unicodedata.category(c).startswith(acting) else c for c in words)
    return "".join(signs)
