"""Supplements for tests: from TOML as a user writes it, or from entries of the vocabulary."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from decimal import Decimal

from leverage.law.rulebook import Rulebook, load_on_demand
from leverage.law.supplement.applying import applied
from leverage.law.supplement.entries import Entry, Origin, Said, Supplement
from leverage.law.supplement.places_in_file import At
from leverage.law.supplement.reading import supplement_of

WRITTEN = date(2026, 11, 20)
HEAD = 'schema = "leverage.supplement/1"\nauthor = "法务部"\ndate = 2026-11-20\n'
SOURCE = (
    'source = {title = "某办法", number = "某〔2021〕4号", issuer = "某局", rank = "regulator", issued = 2021-09-01}\n'
)


def limit(extra: str = "", **changed: str) -> str:
    """A limit of Shanghai on banks, 0.5 × net assets from 2021-10-01, with some keys written otherwise (an empty one left out)."""
    keys = {
        "place": '"CN-SH"',
        "id": '"x"',
        "channels": '["bank_loan"]',
        "multiple": '"0.5"',
        "base": '"net_assets"',
        "since": "2021-10-01",
        "says": '"说"',
    }
    lines = [f"{key} = {value}\n" for key, value in (keys | changed).items() if value]
    source = "" if "source" in changed else SOURCE
    return "".join(["[[limit]]\n", *lines, extra, source])


def supplement(text: str, author: str = "法务部", file: str = "a.toml") -> Supplement:
    """What a text says, as a file of that name would."""
    told = tomllib.loads(HEAD.replace("法务部", author) + text, parse_float=Decimal)
    return supplement_of(told, file, hashlib.sha256(text.encode()).hexdigest(), date(2026, 11, 26))


def saying(*said: Said) -> Supplement:
    """A supplement of these entries."""
    origin = Origin(WRITTEN, "法务部", "a.toml", "0" * 64)
    return Supplement(origin, tuple(Entry(one, At("a.toml", "t", n), (origin,)) for n, one in enumerate(said, 1)))


def book(*supplements: Supplement | str) -> Rulebook:
    """The rulebook with some supplements."""
    return applied(load_on_demand(), [supplement(one) if isinstance(one, str) else one for one in supplements])


def with_facts(number: int) -> str:
    """So many limits of Shanghai on banks, each with a yes/no fact of its own: 0.5 × net assets."""
    facts = "".join(
        f'[[fact]]\nplace = "CN-SH"\nname = "own_{n}"\nask = "第{n}个条件是否成立？"\n' for n in range(number)
    )
    limits = (
        limit(f'when = {{fact = "own_{n}", among = [true]}}\n', id=f'"own-{n}"', multiple='"0.5"')
        for n in range(number)
    )
    return facts + "".join(limits)
