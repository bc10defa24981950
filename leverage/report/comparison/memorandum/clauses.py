"""The appendix: every rule in force by its name, with its short citation, place by place; cases, channels and notes."""

from __future__ import annotations

from collections.abc import Sequence

from leverage.comparison.published import differs
from leverage.comparison.ratios.places import Comparison, PlaceTerms
from leverage.law import describe
from leverage.law.rules import Access, Limit, Rule
from leverage.report.comparison import standing
from leverage.report.comparison import words as say
from leverage.report.comparison.memorandum.question import UNIT, channels
from leverage.report.comparison.memorandum.writer import Writer
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.texts import Text, join, same

_NATIONAL = Text(
    "下列全国性规则在规则日施行；被当地规则替代的，在该地不适用。",
    "These national rules are in force on the date; where a place's own rule replaces one, it does not apply there.",
)


def rules_of(terms: PlaceTerms, channel: Channel | None) -> list[Rule]:
    """The rules in force; of one channel those that speak of it."""
    return [rule for rule in terms.rules if channel is None or channel in rule.counts]


def clauses(write: Writer, comparison: Comparison) -> None:
    """The nation's rules once, then each place's own."""
    held, channel = comparison.places, comparison.channel
    national = {r.id: r for terms in held for r in rules_of(terms, channel) if r.layer == "national"}
    if national:
        write.head(Text("全国性规则", "National rules"), 2)
        write.say(_NATIONAL)
        for rule in national.values():
            _rule(write, rule, held[0])
    for terms in held:
        _place(write, terms, comparison, national)


def _place(write: Writer, terms: PlaceTerms, comparison: Comparison, national: dict[str, Rule]) -> None:
    channel = comparison.channel
    write.head(terms.place.name, 2)
    told, free = say.ratios(terms), say.free(terms)
    write.say(
        Text(f"{told.zh}；其中无须批准的渠道：{free.zh}。", f"{told.en}; by channels that need no approval: {free.en}.")
    )
    for line in say.cases(terms):
        write.point(line)
    if terms.headline is not None and channel is None:
        published, why = say.published(terms.headline), differs(terms, comparison.kind, comparison.facts)
        why = why or terms.headline.note
        write.say(
            Text(
                f"2017年末汇编公布：{published.zh}。{why.zh}",
                f"Published by the compilation of late 2017: {published.en}. {why.en}",
            )
        )
    own = [rule for rule in rules_of(terms, channel) if rule.layer == "local"]
    if not own and channel is not None:
        write.say(Text("没有本地规则提及该渠道。", "No local rule in force speaks of the channel."))
    elif not own:
        write.say(Text("没有本地规则施行，按全国性规则。", "No local rule is in force; the national rules apply."))
    for rule in own:
        _rule(write, rule, terms)
    here = {rule.id for rule in rules_of(terms, channel)}
    replaced = [rule.name or same(rule.id) for name, rule in national.items() if name not in here]
    if replaced:
        names = join(replaced)
        write.say(
            Text(f"在此地不适用的全国性规则：{names.zh}。", f"National rules that do not apply here: {names.en}.")
        )
    _channels(write, terms)
    if terms.money is not None:
        _room(write, terms, channel)


def _rule(write: Writer, rule: Rule, terms: PlaceTerms) -> None:
    says = rule.says
    if rule.name is not None:
        says = Text(f"{rule.name.zh}：{says.zh}", f"{rule.name.en}: {says.en}")
    if rule.when:
        where = describe.conditions(rule.when, terms.law.facts)
        says = Text(f"{says.zh}（适用于：{where.zh}）", f"{says.en} (where: {where.en})")
    if isinstance(rule, Limit | Access):
        form = describe.formula(rule, terms.law.facts)
        says = Text(f"{says.zh}〔{form.zh}〕", f"{says.en} [{form.en}]")
    if rule.note is not None:
        says = Text(f"{says.zh}说明：{rule.note.zh}", f"{says.en} Note: {rule.note.en}")
    write.point(says, [write.cite(rule)])


def _channels(write: Writer, terms: PlaceTerms) -> None:
    """Every funding channel by its access, in the words of every other medium."""
    told = channels(terms)
    write.say(Text(f"渠道——{told.zh}。", f"Channels. {told.en}."))
    for of in terms.channels:
        if of.channel in RAISABLE and of.openings.access == "depends":
            told = say.opening(of, terms)
            write.point(Text(f"{of.channel.label.zh}：{told.zh}。", f"{of.channel.label.en}: {told.en}."))


def _room(write: Writer, terms: PlaceTerms, channel: Channel | None) -> None:
    money = terms.money
    assert money is not None  # noqa: S101
    shown = RAISABLE if channel is None else (channel,)
    alone = []
    for room in money.channels:
        if room.channel in shown and room.access == "permitted":
            now = standing.money(terms, room.channel, UNIT)[0]
            alone.append(Text(f"{room.channel.label.zh}{now.zh}", f"{room.channel.label.en} {now.en}"))
    told = join(alone, zh="、", en="; ")
    names = [f.name for f in money.findings if f.rule in money.total.binding]
    bound = join(list(dict.fromkeys(names)), zh="、", en=", ") if names else same("—")
    (now, later), verdict = standing.money(terms, None, UNIT), standing.stands(terms)
    write.say(
        Text(
            f"对该公司（万元）：现状{verdict.zh}；合计现在{now.zh}，获批后{later.zh}；起约束的规则：{bound.zh}。无须批准的各渠道单独：{told.zh or '—'}。",
            f"For this company (10,000 yuan): as it stands, {verdict.en}; in all now {now.en}, with approvals {later.en}; bound by: {bound.en}. Channels "
            f"that need no approval, each alone: {told.en or '—'}.",
        )
    )
    if terms.unread:
        known = terms.law.facts
        unread = join([known[name].label if name in known else same(name) for name in terms.unread])
        write.say(
            Text(
                f"此地读不懂的事实按未知处理：{unread.zh}。",
                f"Facts that this place cannot read were taken as unknown: {unread.en}.",
            )
        )


def remarks(write: Writer, held: Sequence[PlaceTerms]) -> None:
    """What a reader should know beside the rules: remarks of the places, and clauses that bound no funding."""
    nation = held[0].law.national
    for remark in nation.remarks:
        write.point(remark)
    for terms in held:
        own = [remark for regime in terms.law.regimes if regime is not nation for remark in regime.remarks]
        notes = [note for note in terms.notes if note not in nation.notes]
        if own or notes:
            write.head(terms.place.name, 2)
        for remark in own:
            write.point(remark)
        for note in notes:
            source = note.source
            cited = Text(
                f"《{source.title.zh}》{note.article or ''}，{source.issued}",
                f"{source.title.en} {note.article or ''}, {source.issued}",
            )
            write.point(note.says, [cited])
