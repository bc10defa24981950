"""Keys that several tables share: the place, the id, the channels, the source."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from leverage.law.data import AllFunding
from leverage.law.sources import ReadIn, Source
from leverage.law.supplement.entries import Origin
from leverage.law.supplement.places_in_file import At
from leverage.law.supplement.values import ALL_FUNDING, read_table, read_value, read_words
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.errors import UsageError
from leverage.terms.places import NATION, Place, find_place
from leverage.terms.texts import Text

ADDED = "+"
"""Before the id of what a supplement adds."""
TOTAL_LIABILITIES = "total_liabilities"
_ID = re.compile(r"[\w.\-~]{1,80}")
Table = dict[str, Any]
"""A table of TOML."""


def only(given: Table, keys: tuple[str, ...], at: At) -> None:
    """InputError, with the nearest, for a key that a table does not have."""
    for key in given:
        if key not in keys:
            raise at.unknown(key, dict.fromkeys(keys), Text("这个键", "such key:"))


def needed(given: Table, name: str, at: At) -> Any:
    """A key that a table must have."""
    if name not in given:
        raise at.missing(name)
    return given[name]


def never(at: At) -> Exception:
    """The refusal of a period that ends before it begins."""
    return at.key("until").wrong(
        Text("until 不晚于 since", "until is not after since"),
        Text("until 是不再适用的第一天，请改正", "until is the first day on which it no longer applies; correct it"),
    )


def place_here(given: Table, at: At) -> Place:
    """The place that a table is for: its code, or any of its names; ``CN`` is the nation."""
    name = read_words(needed(given, "place", at), at.key("place"))
    if name in (NATION.code, NATION.name.zh):
        return NATION
    try:
        return find_place(name)
    except UsageError as error:
        raise at.key("place").wrong(Text(f"没有地区“{name}”", f"there is no place “{name}”"), error.message) from None


def id_here(given: Table, at: At) -> str:
    """The id that a table gives what it adds."""
    name = read_words(needed(given, "id", at), at.key("id"))
    if not _ID.fullmatch(name):
        raise at.key("id").expected(
            name,
            Text(
                "短编号（字母、汉字、数字、- 与 .），不带地区代码与 +",
                "a short id (letters, digits, - and .), without the code of the place and without +",
            ),
        )
    return name


def listed(given: Any) -> list[Any]:
    """A list; a single value as a list of one."""
    return given if isinstance(given, list) else [given]


def own_id(name: Any, place: Place) -> Any:
    """The full id of a rule that this place adds, where it is written as ``+id``."""
    return f"{place.code}/{name}" if isinstance(name, str) and name.startswith(ADDED) else name


def named_channels(given: Table, at: At) -> Any:
    """The channels that a table names: a list, or all funding less ``except`` and with ``also``."""
    named = given["channels"]
    channels = tuple[Channel, ...]
    less, more = (read_value(channels, given[key], at.key(key)) if key in given else () for key in ("except", "also"))
    if named == ALL_FUNDING:
        counted = [channel for channel in less if channel not in FUNDING]
        if counted:
            raise at.key("except").wrong(
                Text(
                    f"{counted[0].label.zh}本不在全部融资之内", f"{counted[0].label.en}: not among all funding anyway"
                ),
                Text("请删去", "delete it"),
            )
        return AllFunding(excepting=less, also=more)
    if less or more:
        raise at.key("except" if less else "also").wrong(
            Text('只与 channels = "all_funding" 同用', 'goes with channels = "all_funding" alone'),
            Text("请直接列出渠道", "list the channels instead"),
        )
    if not named:
        raise at.key("channels").expected(named, Text("至少一个渠道", "at least one channel"))
    if named == TOTAL_LIABILITIES:
        raise at.key("channels").wrong(
            Text("total_liabilities 只用于 [[house]]", "total_liabilities is for [[house]] alone"),
            Text(
                '法规的全部负债写作 "all_funding"，also = ["other_liabilities"]',
                'for law write "all_funding" with also = ["other_liabilities"]',
            ),
        )
    return read_value(channels, named, at.key("channels"))


_A_SOURCE = Text(
    "一个表：{ title = …, issuer = …, rank = …, issued = … }",
    "a table: { title = …, issuer = …, rank = …, issued = … }",
)
_OF_SOURCE = (*Source.field_names(), "article")


def source_here(given: Table, at: At, origin: Origin) -> tuple[Source, str | None]:
    """The text that a table rests on, and the article. It was read by the author, in his copy, on the day of the supplement, unless it says otherwise; it
    takes effect when the rule does, otherwise when it was issued.
    """
    table = at
    at = at.key("source") if isinstance(given.get("source"), dict) else at
    told = needed(given, "source", at)
    if not isinstance(told, dict):
        raise at.key("source").expected(
            told,
            Text(
                "一个表：{ title = …, issuer = …, rank = …, issued = … }",
                "a table: { title = …, issuer = …, rank = …, issued = … }",
            ),
        )
    only(told, _OF_SOURCE, at)
    for name in ("title", "issuer", "rank", "issued"):
        needed(told, name, at)
    rest = {key: value for key, value in told.items() if key != "article"}
    known: dict[str, Any] = {}
    if "effective" not in told:
        since = read_value(date, given["since"], table.key("since")) if "since" in given else None
        known["effective"] = since or read_value(date, told["issued"], at.key("issued"))
        known |= {} if "effective_basis" in told else {"effective_basis": "stated" if since else "issued"}
    elif "effective_basis" not in told:
        known["effective_basis"] = "stated"
    known |= {} if "verified_on" in told else {"verified_on": origin.date}
    known |= {} if "grade" in told else {"grade": "A" if told.get("read_in") == ReadIn.OFFICIAL_PAGE else "A-"}
    known |= {} if "read_in" in told else {"read_in": ReadIn.SUPPLEMENT}
    source: Source = read_table(Source, rest, at, **known)
    if source.verified_on > origin.date:
        raise at.key("verified_on").wrong(
            Text(f"核实日晚于本文件的日期{origin.date}", f"it is after the day of this file, {origin.date}"),
            Text("请改正日期", "correct the date"),
        )
    article = read_words(told["article"], at.key("article")) if "article" in told else None
    return source, article
