"""One table of a supplement: ``[[verified]]``, ``[[limit]]`` and the rest, each read into what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from leverage.law.data import AllFunding
from leverage.law.regime import Gap, Note, PoolRatio, RatingScheme
from leverage.law.rules import Access, Count, House, Lenders, Limit, Manual, RuleBase, Term
from leverage.law.sources import ReadIn, Source
from leverage.law.supplement.entries import Added, Buffer, Closed, Ended, Origin, Said, SetRatio, Settled, Verified
from leverage.law.supplement.places_in_file import At
from leverage.law.supplement.values import ALL_FUNDING, fields_of, read_number, read_table, read_value, read_words
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import UsageError
from leverage.terms.facts import NONE_SET, Fact
from leverage.terms.money import in_unit, multiple
from leverage.terms.places import NATION, Place, find_place
from leverage.terms.texts import Text, same

ADDED = "+"
"""Before the id of what a supplement adds."""
TOTAL_LIABILITIES = "total_liabilities"
_ID = re.compile(r"[\w.\-~]{1,80}")
_Table = dict[str, Any]


def entries_of(table: str, given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    """What one table says. InputError, naming the key, where it says nothing that can be used."""
    yield from TABLES[table](given, at, origin)


# short tables


def _verified(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    held: Verified = read_table(Verified, given, at)
    if held.on > origin.date:
        raise at.key("on").wrong(
            Text(f"核实日{held.on}晚于本文件的日期{origin.date}", f"{held.on} is after the day of this file, {origin.date}"),
            Text("请改正日期", "correct the date"),
        )
    yield held


def _settled(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    _known(given, ("id", "as", "document"), at)
    yield Settled(*(read_words(_needed(given, name, at), at.key(name)) for name in ("id", "as", "document")))


def _ratio(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    value = _needed(given, "value", at)
    if value != NONE_SET:
        value = read_number(value, at.key("value"))
    held: SetRatio = read_table(SetRatio, {**given, "value": "0"}, at)  # read above
    if held.until is not None and held.until <= held.since:
        raise _never(at)
    yield SetRatio(held.company, held.fact, value, held.since, held.document, held.until)


def _ended(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    held: Ended = read_table(Ended, given, at)
    if held.rank is not None:
        read_value(Source.model_fields["rank"].annotation, held.rank, at.key("rank"))
    yield held


def _closed(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    yield read_table(Closed, given, at)


def _buffer(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    held: Buffer = read_table(Buffer, given, at)
    if (held.rule is None) == (held.channel is None):
        raise at.wrong(
            Text("rule 与 channel 应有其一", "either rule or channel is needed"), Text("请只写一个", "write one of them")
        )
    _share(held.warn_at, at.key("warn_at"))
    yield held


def _share(value: Any, at: At) -> None:
    if not 0 < value <= 1:
        raise at.wrong(
            Text(f"{multiple(value)} 不是上限的一部分", f"{multiple(value)} is no share of a cap"),
            Text("应大于 0、至多 1，如 \"0.9\"", 'write more than 0 and at most 1, like "0.9"'),
        )


# law in the vocabulary of the modules


def _rule(kind: type[RuleBase]) -> Callable[[_Table, At, Origin], Iterator[Said]]:
    def read(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
        extra = ("place", "except", "also", *(("opens", "approval") if kind is Limit else ()))
        _known(given, (*fields_of(kind), *extra), at)
        place, name = _place(given, at), _id(given, at)
        source, article = _source(given, at, origin)
        values = {key: value for key, value in given.items() if key not in ("place", "id", "source", *extra)}
        if "channels" in given:
            values["channels"] = _named(given, at)
        if "replaces" in given:
            values["replaces"] = [_own(one, place) for one in _listed(given["replaces"])]
        channels = values.pop("channels", None)
        known: dict[str, Any] = {"id": f"{place.code}/{ADDED}{name}", "source": source}
        known |= {} if channels is None else {"channels": channels}
        known |= {} if article is None or "article" in given else {"article": article}
        known |= {} if "name" in given else {"name": same(f"{name}（{source.number}）" if source.number else name)}
        rule = read_table(kind, values, at, **known)
        yield Added(place.code, rule)
        if isinstance(rule, Limit):
            yield from _opening(rule, given, place, at)

    return read


def _opening(rule: Limit, given: _Table, place: Place, at: At) -> Iterator[Added]:
    """What a limit opens, where it says so."""
    level = given.get("opens")
    if level is not None:
        read_value(Access.model_fields["level"].annotation, level, at.key("opens"))
    if level == "prohibited":
        raise at.key("opens").expected(level, Text("permitted 或 with_approval", "permitted or with_approval"))
    if "approval" in given:
        needed = read_value(bool, given["approval"], at.key("approval"))
        if needed and level == "permitted":
            raise at.key("approval").wrong(
                Text("与 opens = \"permitted\" 相反", 'contradicts opens = "permitted"'),
                Text("请留其一", "keep one of them"),
            )
        level = "with_approval" if needed else level
    if level is not None:
        same_rule = {name: getattr(rule, name) for name in RuleBase.model_fields}
        same_rule |= {"id": f"{rule.id}.opens", "replaces": (), "channels": rule.channels, "level": level}
        yield Added(place.code, Access(**same_rule, special_apart=rule.special_apart))


def _gap(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    _known(given, (*fields_of(Gap), "place"), at)
    place, name = _place(given, at), _id(given, at)
    rest = {key: value for key, value in given.items() if key not in ("place", "id")}
    yield Added(place.code, read_table(Gap, rest, at, id=f"{place.code}/{ADDED}{name}"))


def _scheme(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    yield from _cited(RatingScheme, {"method": "not_seen", **given}, at, origin)


def _note(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    yield from _cited(Note, given, at, origin)


def _cited(kind: type, given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    _known(given, (*fields_of(kind), "place"), at)
    place = _place(given, at)
    source, article = _source(given, at, origin)
    rest = {key: value for key, value in given.items() if key not in ("place", "source")}
    known = {"source": source} | ({} if article is None or "article" in given else {"article": article})
    yield Added(place.code, read_table(kind, rest, at, **known))


def _pool_ratio(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    _known(given, (*fields_of(PoolRatio), "place"), at)
    yield Added(_place(given, at).code, read_table(PoolRatio, _without_place(given), at))


def _fact(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    _known(given, (*(one.name for one in fields(Fact)), "place"), at)
    yield Added(_place(given, at).code, read_value(Fact, _without_place(given), at))


def _without_place(given: _Table) -> _Table:
    return {key: value for key, value in given.items() if key != "place"}


# limits of the house

_OF_HOUSE = (
    *("name", "channels", "except", "also", "multiple", "base", "amount", "warn_at", "company", "place"),
    *("since", "until", "when", "document", "says", "note"),
)


def _house(given: _Table, at: At, origin: Origin) -> Iterator[Said]:
    _known(given, _OF_HOUSE, at)
    name = read_value(Text, _needed(given, "name", at), at.key("name"))
    _needed(given, "channels", at)
    by_multiple = {key for key in ("multiple", "base") if key in given}
    if ("amount" in given) == bool(by_multiple) or len(by_multiple) == 1:
        raise at.wrong(
            Text("应写 multiple 与 base，或只写 amount", "multiple with base, or amount alone, is needed"),
            Text("请补上或删去", "add or delete what is missing or too many"),
        )
    in_all = given["channels"] == TOTAL_LIABILITIES
    channels: Any = AllFunding(also=(Channel.OTHER_LIABILITIES,)) if in_all else _named(given, at)
    if in_all and ("except" in given or "also" in given):
        raise at.key("channels").wrong(
            Text("total_liabilities 是全部负债，不能再加减", "total_liabilities is all of them, with no exceptions"),
            Text("请删去 except、also", "delete except and also"),
        )
    values = {key: given[key] for key in ("multiple", "base", "amount", "warn_at", "since", "until", "when", "note") if key in given}
    held = read_table(
        House,
        values,
        at,
        id=f"house/{name.zh}",
        name=name,
        says=read_value(Text, given["says"], at.key("says")) if "says" in given else name,
        channels=channels,
        total_liabilities=in_all,
        company=read_words(given["company"], at.key("company")) if "company" in given else None,
        place=_place(given, at).code if "place" in given else None,
        source=_of_house(given, at, origin, name),
    )
    if held.warn_at is not None:
        _share(held.warn_at, at.key("warn_at"))
    if held.until is not None and held.since is not None and held.until <= held.since:
        raise _never(at)
    yield held


def _of_house(given: _Table, at: At, origin: Origin, name: Text) -> Source:
    """A house limit has no text of law: its document stands in, with the author and the day of the supplement."""
    document = read_words(given["document"], at.key("document")) if "document" in given else None
    return Source(
        title=same(document) if document else name,
        issuer=same(origin.author),
        issued=origin.date,
        effective=origin.date,
        grade="A-",
        read_in=ReadIn.SUPPLEMENT,
        verified_on=origin.date,
    )


def limit_in_words(rule: House) -> Text:
    """The cap of a house limit: a multiple of a denominator, or an amount."""
    if rule.amount is not None:
        return Text(f"{in_unit(rule.amount)}万元", f"{in_unit(rule.amount, '元')} yuan")
    assert rule.multiple is not None and rule.base is not None  # noqa: S101, PT018
    times = multiple(rule.multiple)
    return Text(f"{times}倍{rule.base.label.zh}", f"{times} × {rule.base.label.en}")


# what several tables share


def _known(given: _Table, keys: tuple[str, ...], at: At) -> None:
    for key in given:
        if key not in keys:
            raise at.unknown(key, dict.fromkeys(keys), Text("这个键", "such key:"))


def _needed(given: _Table, name: str, at: At) -> Any:
    if name not in given:
        raise at.missing(name)
    return given[name]


def _never(at: At) -> Exception:
    return at.key("until").wrong(
        Text("until 不晚于 since", "until is not after since"),
        Text("until 是不再适用的第一天，请改正", "until is the first day on which it no longer applies; correct it"),
    )


def _place(given: _Table, at: At) -> Place:
    name = read_words(_needed(given, "place", at), at.key("place"))
    if name in (NATION.code, NATION.name.zh):
        return NATION
    try:
        return find_place(name)
    except UsageError as error:
        raise at.key("place").wrong(
            Text(f"没有地区“{name}”", f"there is no place “{name}”"), error.message
        ) from None


def _id(given: _Table, at: At) -> str:
    name = read_words(_needed(given, "id", at), at.key("id"))
    if not _ID.fullmatch(name):
        raise at.key("id").expected(
            name,
            Text(
                "短编号（字母、汉字、数字、- 与 .），不带地区代码与 +",
                "a short id (letters, digits, - and .), without the code of the place and without +",
            ),
        )
    return name


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _own(name: Any, place: Place) -> Any:
    """The full id of a rule that this place adds, where it is written as ``+id``."""
    return f"{place.code}/{name}" if isinstance(name, str) and name.startswith(ADDED) else name


def _named(given: _Table, at: At) -> Any:
    """The channels that a table names: a list, or all funding less ``except`` and with ``also``."""
    named = given["channels"]
    channels = tuple[Channel, ...]
    less, more = (read_value(channels, given[key], at.key(key)) if key in given else () for key in ("except", "also"))
    if named == ALL_FUNDING:
        counted = [channel for channel in less if channel not in FUNDING]
        if counted:
            raise at.key("except").wrong(
                Text(f"{counted[0].label.zh}本不在全部融资之内", f"{counted[0].label.en}: not among all funding anyway"),
                Text("请删去", "delete it"),
            )
        return AllFunding(excepting=less, also=more)
    if less or more:
        raise at.key("except" if less else "also").wrong(
            Text("只与 channels = \"all_funding\" 同用", 'goes with channels = "all_funding" alone'),
            Text("请直接列出渠道", "list the channels instead"),
        )
    if not named:
        raise at.key("channels").expected(named, Text("至少一个渠道", "at least one channel"))
    if named == TOTAL_LIABILITIES:
        raise at.key("channels").wrong(
            Text("total_liabilities 只用于 [[house]]", "total_liabilities is for [[house]] alone"),
            Text(
                "法规的全部负债写作 \"all_funding\"，also = [\"other_liabilities\"]",
                'for law write "all_funding" with also = ["other_liabilities"]',
            ),
        )
    return read_value(channels, named, at.key("channels"))


_OF_SOURCE = (*(name for name in Source.model_fields), "article")


def _source(given: _Table, at: At, origin: Origin) -> tuple[Source, str | None]:
    """The text that a table rests on, and the article. It was read by the author, in his copy, on the day of the supplement, unless it says otherwise; it
    takes effect when the rule does, otherwise when it was issued.
    """
    at = at.key("source") if isinstance(given.get("source"), dict) else at
    told = _needed(given, "source", at)
    if not isinstance(told, dict):
        raise at.key("source").expected(told, Text("一个表：{ title = …, issuer = …, rank = …, issued = … }", "a table: { title = …, issuer = …, rank = …, issued = … }"))
    _known(told, _OF_SOURCE, at)
    for name in ("title", "issuer", "rank", "issued"):
        _needed(told, name, at)
    rest = {key: value for key, value in told.items() if key != "article"}
    known: dict[str, Any] = {}
    if "effective" not in told:
        since = read_value(date, given["since"], at.key("since")) if "since" in given else None
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


TABLES: dict[str, Callable[[_Table, At, Origin], Iterator[Said]]] = {
    "verified": _verified,
    "reading": _settled,
    "ratio": _ratio,
    "ended": _ended,
    "closed": _closed,
    "limit": _rule(Limit),
    "count": _rule(Count),
    "term": _rule(Term),
    "lenders": _rule(Lenders),
    "manual": _rule(Manual),
    "access": _rule(Access),
    "gap": _gap,
    "scheme": _scheme,
    "note": _note,
    "fact": _fact,
    "pool_ratio": _pool_ratio,
    "house": _house,
    "buffer": _buffer,
}
