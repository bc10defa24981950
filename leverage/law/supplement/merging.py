"""Several supplements add up, in whatever order: equal entries are one, the same key with another value is refused, of verifications the latest counts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from types import MappingProxyType

from leverage.law.regime import Gap, Note, PoolRatio, RatingScheme
from leverage.law.rules import House, RuleBase
from leverage.law.supplement.entries import (
    Added,
    Brought,
    Buffer,
    Closed,
    Ended,
    Entry,
    Mark,
    Said,
    SetRatio,
    Settled,
    Supplement,
    Verified,
)
from leverage.terms.errors import InputError
from leverage.terms.facts import Fact
from leverage.terms.money import multiple
from leverage.terms.names import name_key
from leverage.terms.texts import Text, join, same


def merged(supplements: Iterable[Supplement], notices: Iterable[Text] = ()) -> Brought:
    """All that some supplements say. InputError, naming both, where two entries contradict each other."""
    held = sorted({one.origin: one for one in supplements}.values(), key=lambda one: one.origin)
    by_key: dict[Hashable, list[Entry]] = {}
    for supplement in held:
        for entry in supplement.entries:
            by_key.setdefault(_key(entry.said), []).append(entry)
    entries = tuple(_one(alike) for alike in by_key.values())
    entries = tuple(sorted(entries, key=lambda entry: (type(entry.said).__name__, repr(_key(entry.said)))))
    return Brought(
        origins=tuple(one.origin for one in held),
        entries=entries,
        readings=MappingProxyType({e.said.id: e.said.way for e in entries if isinstance(e.said, Settled)}),
        read_by=MappingProxyType(
            {e.said.id: Mark("settled", e.origins, e.said.document) for e in entries if isinstance(e.said, Settled)}
        ),
        marks=MappingProxyType(_marks(entries)),
        notices=tuple(dict.fromkeys((*notices, *(text for one in held for text in one.notices)))),
        supplements=tuple(held),
    )


def _key(said: Said) -> Hashable:
    """What an entry is about: two of one key must say the same."""
    match said:
        case Verified() | Ended():
            return type(said).__name__, said.rule
        case Settled():
            return "Settled", said.id
        case SetRatio():
            return "SetRatio", name_key(said.company), said.fact, said.since
        case Closed():
            return "Closed", said.gap
        case Buffer():
            return "Buffer", said.rule, said.channel
        case House():
            return "House", said.id, said.company, said.place, said.since
        case Added():
            return "Added", said.place, _key_of(said)


def _key_of(added: Added) -> Hashable:
    match added.what:
        case RuleBase() | Gap():
            return "id", added.what.id
        case RatingScheme():
            return "scheme", added.what.start
        case Note():
            return "note", added.what.says
        case PoolRatio():
            return "pool_ratio", repr(added.what.when), repr(added.what.under)
        case Fact():
            return "fact", added.what.name
    raise AssertionError(added.what)


def _value(said: Said) -> object:
    """What must be equal where the key is: who read it when, and by what letter, is no contradiction."""
    match said:
        case Verified() | Closed():
            return None
        case Settled():
            return said.way
        case SetRatio():
            return said.value, said.until
        case Ended():
            return said.until
        case House():
            return said.changed(source=None)
        case Added() if isinstance(said.what, RuleBase | RatingScheme | Note):
            return said.what.changed(source=said.what.source.changed(verified_on=None))
        case _:
            return said


def _one(entries: list[Entry]) -> Entry:
    """Entries of one key as one. The origins stand in their order, each once."""
    first = entries[0]
    for other in entries[1:]:
        if _value(other.said) != _value(first.said):
            raise _contradiction(first, other)
    said = max((entry.said for entry in entries), key=_rank)
    origins = tuple(sorted({origin for entry in entries for origin in entry.origins}))
    if isinstance(said, Verified):
        origins = tuple(
            sorted({o for e in entries if isinstance(e.said, Verified) and e.said.on == said.on for o in e.origins})
        )
    return replace(first, said=said, origins=origins)


def _rank(said: Said) -> tuple[object, ...]:
    """Which of several equal entries speaks for all: that of the latest day; of one day, by its document, so that the order never matters."""
    match said:
        case Verified():
            return said.on, said.document
        case Added() if isinstance(said.what, RuleBase | RatingScheme | Note):
            return (said.what.source.verified_on,)
        case House():
            return (said.source.verified_on, repr(said.source))
        case Ended():
            return (said.document, said.rank or "")
        case Settled() | SetRatio() | Closed():
            return (said.document,)
        case _:
            return ()


def _contradiction(one: Entry, other: Entry) -> InputError:
    first, second = one.origins[0], other.origins[0]
    authors = join([same(name) for name in dict.fromkeys((first.author, second.author))])
    this, that = _short(one.said), _short(other.said)
    return other.at.wrong(
        Text(
            f"与 {one.at.file} 的 {one.at}（{first.who.zh}）说法不同：{this.zh} 与 {that.zh}",
            f"contradicts {one.at} of {one.at.file} ({first.who.en}): {this.en} against {that.en}",
        ),
        Text(f"请与{authors.zh}核对，只留一种说法", f"settle it with {authors.en}, and keep one"),
    )


def _short(said: Said) -> Text:
    match said:
        case Settled():
            return same(f"as = {said.way}")
        case SetRatio():
            value = said.value if isinstance(said.value, str) else multiple(said.value)
            return same(f"value = {value}" if said.until is None else f"value = {value}, until = {said.until}")
        case Ended():
            return same(f"until = {said.until}")
        case Buffer():
            return same(f"warn_at = {multiple(said.warn_at)}")
        case House():
            return same(said.id)
        case Added(what=RuleBase() | Gap() as what):
            return same(what.id)
        case Added(what=RatingScheme() as scheme):
            return scheme.name
        case Added(what=Fact() as fact):
            return same(fact.name)
        case Added(what=Note() as note):
            return note.says
        case Added(what=PoolRatio() as ratio):
            return ratio.note
        case _:
            return same(type(said).__name__)


def _marks(entries: Iterable[Entry]) -> dict[str, tuple[Mark, ...]]:
    """What was done to each rule, by its id."""
    marks: dict[str, tuple[Mark, ...]] = {}
    for entry in entries:
        match entry.said:
            case Verified():
                mark = entry.said.rule, Mark("verified", entry.origins, entry.said.document)
            case Ended():
                mark = entry.said.rule, Mark("ended", entry.origins, entry.said.document)
            case Added(what=RuleBase() as rule):
                source = rule.source
                mark = rule.id, Mark("added", entry.origins, source.number or source.title.zh)
            case House():
                title = entry.said.source.title  # its own name, where it names no document
                document = "" if title == entry.said.name else title.zh
                mark = entry.said.id, Mark("added", entry.origins, document)
            case _:
                continue
        marks[mark[0]] = (*marks.get(mark[0], ()), mark[1])
    return marks
