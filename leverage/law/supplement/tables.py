"""One table of a supplement: ``[[verified]]``, ``[[limit]]`` and the rest, each read into what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from fractions import Fraction
from typing import Any

from leverage.law.data import AllFunding
from leverage.law.regime import Gap, Note, PoolRatio, RatingScheme
from leverage.law.rules import Access, Count, House, Lenders, Limit, Manual, RuleBase, Term
from leverage.law.sources import ReadIn, Source
from leverage.law.supplement.entries import Added, Buffer, Closed, Ended, Origin, Said, SetRatio, Settled, Verified
from leverage.law.supplement.keys import (
    ADDED,
    TOTAL_LIABILITIES,
    Table,
    id_here,
    listed,
    named_channels,
    needed,
    never,
    only,
    own_id,
    place_here,
    source_here,
)
from leverage.law.supplement.places_in_file import At
from leverage.law.supplement.values import fields_of, read_number, read_table, read_value, read_words
from leverage.terms.answers import read_amount
from leverage.terms.channels import Channel
from leverage.terms.facts import NONE_SET, Fact
from leverage.terms.money import in_unit, multiple
from leverage.terms.places import Place
from leverage.terms.texts import Text, same


def entries_of(table: str, given: Table, at: At, origin: Origin) -> Iterator[Said]:
    """What one table says. InputError, naming the key, where it says nothing that can be used."""
    yield from TABLES[table](given, at, origin)


# short tables


def _verified(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    held: Verified = read_table(Verified, given, at)
    if held.on > origin.date:
        raise at.key("on").wrong(
            Text(
                f"核实日{held.on}晚于本文件的日期{origin.date}",
                f"{held.on} is after the day of this file, {origin.date}",
            ),
            Text("请改正日期", "correct the date"),
        )
    yield held


def _settled(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    only(given, ("id", "as", "document"), at)
    yield Settled(*(read_words(needed(given, name, at), at.key(name)) for name in ("id", "as", "document")))


def _ratio(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    value = needed(given, "value", at)
    if value != NONE_SET:
        value = read_number(value, at.key("value"))
    held: SetRatio = read_table(SetRatio, {**given, "value": "0"}, at)  # read above
    if held.until is not None and held.until <= held.since:
        raise never(at)
    yield SetRatio(held.company, held.fact, value, held.since, held.document, held.until)


def _ended(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    held: Ended = read_table(Ended, given, at)
    if held.rank is not None:
        read_value(fields_of(Source)["rank"][0], held.rank, at.key("rank"))
    yield held


def _closed(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    yield read_table(Closed, given, at)


def _buffer(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    held: Buffer = read_table(Buffer, given, at)
    if (held.rule is None) == (held.channel is None):
        raise at.wrong(
            Text("rule 与 channel 应有其一", "either rule or channel is needed"),
            Text("请只写一个", "write one of them"),
        )
    _share(held.warn_at, at.key("warn_at"))
    yield held


def _share(value: Any, at: At) -> None:
    if not 0 < value <= 1:
        raise at.wrong(
            Text(f"{multiple(value)} 不是上限的一部分", f"{multiple(value)} is no share of a cap"),
            Text('应大于 0、至多 1，如 "0.9"', 'write more than 0 and at most 1, like "0.9"'),
        )


# law in the vocabulary of the modules


def _rule(kind: type[RuleBase]) -> Callable[[Table, At, Origin], Iterator[Said]]:
    def read(given: Table, at: At, origin: Origin) -> Iterator[Said]:
        extra = ("place", "except", "also", *(("opens", "approval") if kind is Limit else ()))
        only(given, (*fields_of(kind), *extra), at)
        place, name = place_here(given, at), id_here(given, at)
        source, article = source_here(given, at, origin)
        values = {key: value for key, value in given.items() if key not in ("place", "id", "source", *extra)}
        if "channels" in given:
            values["channels"] = named_channels(given, at)
        if "replaces" in given:
            values["replaces"] = [own_id(one, place) for one in listed(given["replaces"])]
        channels = values.pop("channels", None)
        known: dict[str, Any] = {"id": f"{place.code}/{ADDED}{name}", "source": source}
        known |= {} if channels is None else {"channels": channels}
        known |= {} if "name" in given else {"name": _called(name, source)}
        rule = read_table(kind, _with(article, values), at, **known)
        _in_time(rule, at)
        yield Added(place.code, rule)
        if isinstance(rule, Limit):
            yield from _opening(rule, given, place, at)

    return read


def _called(name: str, source: Source) -> Text:
    """What people call a rule that was given no name: its id, and the number of its text."""
    return Text(f"{name}（{source.number}）", f"{name} ({source.number})") if source.number else same(name)


def _in_time(rule: RuleBase, at: At) -> None:
    """A rule begins when its text was issued, or later, and before it ends."""
    if rule.until is not None and rule.until <= rule.start:
        raise never(at)
    if rule.source.issued > rule.start and rule.source.effective_basis != "assumed":
        raise at.key("since").wrong(
            Text(
                f"生效日{rule.start}早于发文日{rule.source.issued}",
                f"it begins on {rule.start}, before its text was issued, {rule.source.issued}",
            ),
            Text("请核对 since 与 source.issued", "check since and source.issued"),
        )


def _opening(rule: Limit, given: Table, place: Place, at: At) -> Iterator[Added]:
    """What a limit opens, where it says so."""
    level = given.get("opens")
    if level is not None:
        read_value(fields_of(Access)["level"][0], level, at.key("opens"))
    if level == "prohibited":
        raise at.key("opens").expected(level, Text("permitted 或 with_approval", "permitted or with_approval"))
    if "approval" in given:
        needed = read_value(bool, given["approval"], at.key("approval"))
        if needed and level == "permitted":
            raise at.key("approval").wrong(
                Text('与 opens = "permitted" 相反', 'contradicts opens = "permitted"'),
                Text("请留其一", "keep one of them"),
            )
        level = "with_approval" if needed else level
    if level is not None:
        same_rule = {name: getattr(rule, name) for name in RuleBase.field_names()}
        same_rule |= {"id": f"{rule.id}.opens", "replaces": (), "channels": rule.channels, "level": level}
        yield Added(place.code, Access(**same_rule, special_apart=rule.special_apart))


def _gap(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    only(given, (*fields_of(Gap), "place"), at)
    place, name = place_here(given, at), id_here(given, at)
    rest = {key: value for key, value in given.items() if key not in ("place", "id")}
    yield Added(place.code, read_table(Gap, rest, at, id=f"{place.code}/{ADDED}{name}"))


def _scheme(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    yield from _cited(RatingScheme, {"method": "not_seen", **given}, at, origin)


def _note(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    yield from _cited(Note, given, at, origin)


def _cited(kind: type, given: Table, at: At, origin: Origin) -> Iterator[Said]:
    only(given, (*fields_of(kind), "place"), at)
    place = place_here(given, at)
    source, article = source_here(given, at, origin)
    rest = {key: value for key, value in given.items() if key not in ("place", "source")}
    yield Added(place.code, read_table(kind, _with(article, rest), at, source=source))


def _with(article: str | None, given: Table) -> Table:
    """The article that stands in the source, unless the entry names its own."""
    return given if article is None else {"article": article, **given}


def _pool_ratio(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    only(given, (*fields_of(PoolRatio), "place"), at)
    yield Added(place_here(given, at).code, read_table(PoolRatio, _without_place(given), at))


def _fact(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    only(given, (*(one.name for one in fields(Fact)), "place"), at)
    yield Added(place_here(given, at).code, read_value(Fact, _without_place(given), at))


def _without_place(given: Table) -> Table:
    return {key: value for key, value in given.items() if key != "place"}


# limits of the house

_OF_HOUSE = (
    *("name", "channels", "except", "also", "multiple", "base", "amount", "warn_at", "company", "place"),
    *("since", "until", "when", "document", "says", "note"),
)


def _house(given: Table, at: At, origin: Origin) -> Iterator[Said]:
    only(given, _OF_HOUSE, at)
    name = read_value(Text, needed(given, "name", at), at.key("name"))
    needed(given, "channels", at)
    by_multiple = {key for key in ("multiple", "base") if key in given}
    if ("amount" in given) == bool(by_multiple) or len(by_multiple) == 1:
        raise at.wrong(
            Text("应写 multiple 与 base，或只写 amount", "multiple with base, or amount alone, is needed"),
            Text("请补上或删去", "add or delete what is missing or too many"),
        )
    in_all = given["channels"] == TOTAL_LIABILITIES
    channels: Any = AllFunding(also=(Channel.OTHER_LIABILITIES,)) if in_all else named_channels(given, at)
    if in_all and ("except" in given or "also" in given):
        raise at.key("channels").wrong(
            Text("total_liabilities 是全部负债，不能再加减", "total_liabilities is all of them, with no exceptions"),
            Text("请删去 except、also", "delete except and also"),
        )
    values = {
        key: given[key] for key in ("multiple", "base", "warn_at", "since", "until", "when", "note") if key in given
    }
    held = read_table(
        House,
        values,
        at,
        amount=_amount(given["amount"], at.key("amount")) if "amount" in given else None,
        id=f"house/{name.zh}",
        name=name,
        says=read_value(Text, given["says"], at.key("says")) if "says" in given else name,
        channels=channels,
        total_liabilities=in_all,
        company=read_words(given["company"], at.key("company")) if "company" in given else None,
        place=place_here(given, at).code if "place" in given else None,
        source=_of_house(given, at, origin, name),
    )
    if held.warn_at is not None:
        _share(held.warn_at, at.key("warn_at"))
    if held.until is not None and held.since is not None and held.until <= held.since:
        raise never(at)
    yield held


def _amount(value: object, at: At) -> Fraction:
    """An amount in yuan, or as people write one: ``5000万``. UsageError for what is none."""
    if not isinstance(value, str):
        return read_number(value, at)
    try:
        return read_amount(value)
    except ValueError as error:
        found, do = error.args
        raise at.wrong(found, do) from None


def _of_house(given: Table, at: At, origin: Origin, name: Text) -> Source:
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


TABLES: dict[str, Callable[[Table, At, Origin], Iterator[Said]]] = {
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
