"""What supplements say, and what each place would allow with them and without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from leverage.assessment.findings import ChannelRoom, TotalRoom
from leverage.comparison.supplemented import SAMPLE, Effect
from leverage.law import describe
from leverage.law.rulebook import Law, Rulebook
from leverage.law.rules import House, RuleBase
from leverage.law.supplement.checking import place_of, places, regime_of
from leverage.law.supplement.entries import (
    Added,
    Brought,
    Buffer,
    Closed,
    Ended,
    Entry,
    SetRatio,
    Settled,
    Verified,
)
from leverage.law.supplement.tables import limit_in_words
from leverage.law.survey import coverage
from leverage.report.grid import Cell, Grid, Money
from leverage.report.words import UNKNOWN
from leverage.terms.channels import Channel
from leverage.terms.facts import CompanyType, fact_label
from leverage.terms.money import in_unit, multiple
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Text, join, same

_VERIFIED = Text("核实至{day}：{rule}", "verified on {day}: {rule}")
_ENDED = Text("自{day}起不再适用：{rule}", "no longer in force from {day} on: {rule}")
_SETTLED = Text("{ask}　定为：{way}", "{ask} Settled: {way}")
_RATIO = Text("{company}的{fact}：{value}，自{since}起", "{fact} of {company}: {value}, from {since} on")
_CLOSED = Text("缺口关闭：{says}", "gap closed: {says}")
_ADDED = Text("{kind}：{demands}（{says}）", "{kind}: {demands} ({says})")
_ADDED_OTHER = Text("增加{what}：{says}", "added, {what}: {says}")
_HOUSE = Text("自有限额：{name}，上限{cap}", "limit of the house: {name}, cap {cap}")
_BUFFER = Text("{what}用到上限的{share}即提示临近", "{what}: near from {share} of the cap on")
_ALTERNATIVES = Text(
    "{rule} 已终止；同一条款的另一种读法仍在：{others}。该条款整个失效的，请一并终止。",
    "{rule} is ended; the rules of other readings of the same clause are still there: {others}. Where the whole clause ended, end them too.",
)
_NO_EFFECT = Text(
    "{rule} 原已核实至{day}：这次核实（{on}）没有改变它。",
    "{rule} was verified on {day} already: the day {on} changes nothing.",
)
_CLOSED_LIST = Text("没有增加任何内容：补充文件中没有一项起作用。", "Nothing is said: no entry counts.")
_OTHERS = {
    "Gap": Text("缺口", "a gap"),
    "RatingScheme": Text("评级办法", "a rating scheme"),
    "Note": Text("附注", "a note"),
    "PoolRatio": Text("2017年合并计算的当地比例", "the local ratio of the pool of 2017"),
    "Fact": Text("事实", "a fact"),
}


def grids(book: Rulebook, effects: list[Effect], on: date) -> list[Grid]:
    """The tables: who brought what, what changes, and what to look at again."""
    brought = book.brought or Brought()
    tables = [_files(brought), _says(book, brought), _changes(effects, on), _remarks(book, brought)]
    return [table for table in tables if table.rows]


def counted(brought: Brought, law: Law | None) -> list[Grid]:
    """Which supplements count, what they did to the rules of a place, and which files were passed over."""
    columns = (("rule", Text("规则", "Rule")), ("did", Text("补充文件所作", "What supplements did")))
    held = law.regimes if law is not None else ()
    rows: list[list[Cell]] = [
        [rule.id, mark.told] for regime in held for rule in regime.rules for mark in brought.marks.get(rule.id, ())
    ]
    rows += [
        [reading.id, brought.read_by[reading.id].told]
        for regime in held
        for reading in regime.readings
        if reading.id in brought.read_by
    ]
    done = Grid(Text("补充文件所作", "What supplements did"), columns, rows)
    passed = Grid(
        Text("未计入", "Passed over"), (("file", Text("说明", "File")),), [[text] for text in brought.notices]
    )
    return [table for table in (done, _files(brought), passed) if table.rows]


_DONE: tuple[tuple[str, Text, type], ...] = (
    ("added", Text("增加", "Added"), Added),
    ("ended", Text("终止", "Ended"), Ended),
    ("verified", Text("核实", "Verified"), Verified),
    ("settled", Text("读法确定", "Settled"), Settled),
    ("closed", Text("缺口关闭", "Closed"), Closed),
)


def progress(book: Rulebook, on: date) -> Grid:
    """How far supplements have brought each place: what they did, and the oldest verification and the gaps before and after."""
    brought = book.brought or Brought()
    columns = (
        ("place", Text("代码", "Code")),
        *((key, head) for key, head, _ in _DONE),
        ("verified_before", Text("原最早核实日", "Verified before")),
        ("verified_after", Text("现最早核实日", "Verified after")),
        ("gaps_before", Text("原缺口", "Gaps before")),
        ("gaps_after", Text("现缺口", "Gaps after")),
    )
    before, after = ({row.place: row for row in coverage(held, on)} for held in (book.plain or book, book))
    rows: list[list[Cell]] = []
    for place in sorted(places(brought)):
        done = [_count(brought, place, kind) for _, _, kind in _DONE]
        one, other = before[place], after[place]
        rows.append([place, *done, _day(one.verified_on), _day(other.verified_on), one.gaps, other.gaps])
    return Grid(Text("补充文件的进展", "How far supplements have brought each place"), columns, rows)


def _count(brought: Brought, place: str, kind: type) -> int:
    return sum(isinstance(e.said, kind) and _place(e) == place for e in brought.entries)


def _place(entry: Entry) -> str:
    match entry.said:
        case Added() as said:
            return said.place
        case Verified(rule=name) | Ended(rule=name) | Settled(id=name) | Closed(gap=name):
            return place_of(name)
        case _:
            return ""


def _day(day: date | None) -> str:
    return "" if day is None else str(day)


def _files(brought: Brought) -> Grid:
    columns = (
        ("file", Text("文件", "File")),
        ("author", Text("作者", "Author")),
        ("date", Text("日期", "Date")),
        ("sha256", Text("指纹", "Fingerprint")),
    )
    rows: list[list[Cell]] = [[o.file, o.author, str(o.date), o.sha256] for o in brought.origins]
    return Grid(Text("补充文件", "Supplements"), columns, rows)


def _says(book: Rulebook, brought: Brought) -> Grid:
    columns = (
        ("entry", Text("项", "Entry")),
        ("place", Text("地区", "Place")),
        ("says", Text("内容", "What it says")),
        ("document", Text("文件依据", "Document")),
        ("by", Text("作者", "By")),
    )
    rows: list[list[Cell]] = []
    for entry in brought.entries:
        place, says, document = _told(entry, book)
        rows.append([str(entry.at), place, says, document, entry.who])
    return Grid(Text("各项内容", "What they say"), columns, rows)


def _told(entry: Entry, book: Rulebook) -> tuple[str, Text, str]:
    """The place, what is said, and the document that it rests on."""
    match entry.said:
        case Verified(rule=rule, on=day, document=document):
            return place_of(rule), _VERIFIED.fill(day=day, rule=_name(rule, book)), document
        case Ended(rule=rule, until=day, document=document):
            return place_of(rule), _ENDED.fill(day=day, rule=_name(rule, book)), document
        case Settled() as said:
            return place_of(said.id), _way(said, _law(said.id, book)), said.document
        case SetRatio() as said:
            value = multiple(said.value) if isinstance(said.value, Fraction) else said.value
            label = fact_label(said.fact, {})
            return "", _RATIO.fill(company=said.company, fact=label, value=value, since=said.since), said.document
        case Closed(gap=gap, document=document):
            plain = _law(gap, book).plain
            held = {one.id: one.says for one in plain.regimes[0].gaps} if plain else {}
            return place_of(gap), _CLOSED.fill(says=held.get(gap, same(gap))), document
        case Added() as said:
            return said.place, _addition(said, book), _document(said)
        case House() as said:
            document = "" if said.source.title == said.name else said.source.title.zh
            return said.place or "", _HOUSE.fill(name=said.name or same(said.id), cap=limit_in_words(said)), document
        case Buffer() as said:
            what = _name(said.rule, book) if said.rule else said.channel.label if said.channel else same("")
            return "", _BUFFER.fill(what=what, share=multiple(said.warn_at)), ""


def _law(name: str, book: Rulebook) -> Law:
    regime = regime_of(book, place_of(name))
    assert regime is not None  # noqa: S101  it was checked
    return book.law_of(regime)


def _name(rule: str, book: Rulebook) -> Text:
    found = next(one for one in _law(rule, book).regimes[0].rules if one.id == rule)
    name = found.name or same(rule)
    return Text(f"{name.zh}（{rule}）", f"{name.en} ({rule})")


def _way(said: Settled, law: Law) -> Text:
    reading = next(one for one in law.readings if one.id == said.id)
    way = next((one.says for one in reading.alternatives if one.id == said.way), reading.taken)
    return _SETTLED.fill(ask=reading.ask, way=way)


def _addition(said: Added, book: Rulebook) -> Text:
    item = said.what
    if isinstance(item, RuleBase):
        law = _law(f"{said.place}/", book)
        rule = next(one for one in law.regimes[0].rules if one.id == item.id)
        return _ADDED.fill(kind=describe.KINDS[rule.kind], demands=describe.formula(rule, law.facts), says=rule.says)
    says = next(found for key in ("says", "ask", "name", "note") if (found := getattr(item, key, None)))
    return _ADDED_OTHER.fill(what=_OTHERS[type(item).__name__], says=says)


def _document(said: Added) -> str:
    source = getattr(said.what, "source", None)
    return "" if source is None else source.number or source.title.zh


def _changes(effects: list[Effect], on: date) -> Grid:
    """A sample company of each kind before and after, in 万元."""
    columns = (
        ("place", Text("地区", "Place")),
        ("kind", Text("公司", "Company")),
        ("what", Text("项目", "Figure")),
        ("before", Text("之前", "Before")),
        ("after", Text("之后", "After")),
    )
    rows: list[list[Cell]] = []
    for (place, company), alike in _grouped(effects).items():
        for differing, kinds in alike.items():
            names = join([kind.label for kind in kinds]) if len(kinds) < len(CompanyType) else _EVERY_KIND
            whose = Text(f"{company}（{names.zh}）", f"{company} ({names.en})") if company else names
            first: list[Cell] = [BY_CODE[place].name, whose]
            rows += [[*first, what, one, other] for what, one, other in differing or [_UNCHANGED]]
    sample = in_unit(SAMPLE)
    title = Text(
        f"改变了什么（{on}；样本公司：各分母均为{sample}万元，无负债；单位：万元）",
        f"What changes ({on}; a sample company with {sample} of every denominator and no debt; 10,000 yuan)",
    )
    return Grid(title, columns, rows)


_EVERY_KIND = Text("各类公司", "every kind")
_SAME = Text("不变", "the same")
_Row = tuple[Text, Cell, Cell]
_UNCHANGED: _Row = (Text("各渠道余量、核实日、缺口", "headroom, verification, gaps"), _SAME, _SAME)


def _grouped(effects: list[Effect]) -> dict[tuple[str, str | None], dict[tuple[_Row, ...], list[CompanyType]]]:
    """What differs, place by place; kinds of company of which the same is to be told, together."""
    found: dict[tuple[str, str | None], dict[tuple[_Row, ...], list[CompanyType]]] = {}
    for effect in effects:
        alike = found.setdefault((effect.place.code, effect.company), {})
        alike.setdefault(tuple(_differing(effect)), []).append(effect.kind)
    return found


def _differing(effect: Effect) -> Iterator[_Row]:
    before, after = effect.before.assessment, effect.after.assessment
    yield from _rooms(Text("合计", "in all"), before.total, after.total)
    one, other = ({room.channel: room for room in found.channels} for found in (before, after))
    for channel in Channel:
        yield from _rooms(channel.label, one.get(channel), other.get(channel))
    for what, was, now in (
        (
            Text("当地规则最早核实日", "oldest verification of a local rule"),
            effect.before.verified_on,
            effect.after.verified_on,
        ),
        (Text("核实日早于该日的当地规则", "stale local rules"), effect.before.stale, effect.after.stale),
        (Text("缺口", "gaps"), effect.before.gaps, effect.after.gaps),
        (Text("未定的读法", "open readings"), effect.before.readings, effect.after.readings),
    ):
        if was != now:
            yield what, str(was), str(now)


def _rooms(what: Text, before: ChannelRoom | TotalRoom | None, after: ChannelRoom | TotalRoom | None) -> Iterator[_Row]:
    """The headroom of a channel, or in all, now and if approved; told once where both are the same."""
    now = [Money(room.headroom, room.headroom_upper, blank=UNKNOWN) if room else _NOTHING for room in (before, after)]
    then = [Money(room.headroom_if_approved, blank=UNKNOWN) if room else _NOTHING for room in (before, after)]
    if now[0] != now[1]:
        yield Text(f"{what.zh}：还可融资", f"{what.en}: headroom"), now[0], now[1]
    if then[0] != then[1] and [money.shown("zh") for money in then] != [money.shown("zh") for money in now]:
        yield Text(f"{what.zh}：获批后", f"{what.en}: if approved"), then[0], then[1]


_NOTHING = Money(None, blank=UNKNOWN)


def _remarks(book: Rulebook, brought: Brought) -> Grid:
    """What an author may have overlooked."""
    told: list[Text] = []
    for entry in brought.entries:
        match entry.said:
            case Ended(rule=rule, until=until):
                told += _other_readings(rule, until, book)
            case Verified(rule=rule, on=day):
                held = next(r for r in _law(rule, book).regimes[0].rules if r.id == rule).source.verified_on
                told += [_NO_EFFECT.fill(rule=rule, day=held, on=day)] if held > day else []
    told += brought.notices
    told += [] if brought.entries else [_CLOSED_LIST]
    return Grid(Text("请再看一眼", "Look at again"), (("remark", Text("说明", "Remark")),), [[text] for text in told])


def _other_readings(rule: str, until: date, book: Rulebook) -> Iterator[Text]:
    rules = _law(rule, book).regimes[0].rules
    others = [one.id for one in rules if one.id.startswith(f"{rule}~") and one.in_force(until)]
    if others:
        yield _ALTERNATIVES.fill(rule=rule, others=join([same(one) for one in others]))
