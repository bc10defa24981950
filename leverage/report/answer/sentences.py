"""The sentences that answer the three questions: how much may we borrow from banks, what stops us, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from leverage.assessment.findings import BROKEN, INACTIVE, Assessment, ChannelRoom
from leverage.assessment.room.values import Split
from leverage.company import by_lender
from leverage.law.rulebook import load_on_demand
from leverage.law.rules import Count
from leverage.report import words
from leverage.report.answer import rooms
from leverage.report.grid import NUMERALS, UNIT, Money
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.money import in_unit
from leverage.terms.texts import Text, join, same

if TYPE_CHECKING:
    from leverage.assessment.cure.cure import Repayment

Names = Mapping[str, Text]
"""What people call each rule, by its id."""

_FEW = 3
"""So many names are told in a sentence; the rest are counted."""


def sentences(assessment: Assessment, names: Names) -> Iterator[Text]:
    """In the order in which they are asked for."""
    bank = next(room for room in assessment.channels if room.channel is Channel.BANK_LOAN)
    yield from _broken(assessment, names)
    yield from _house(assessment)
    yield _bank(assessment, bank)
    yield from _bound(assessment, bank, names)
    yield from _holders(assessment)
    yield from _approvals(assessment)
    yield from _missing(assessment)


BROKEN_RULES = Text("已突破：{rules}。", "Broken: {rules}.")
MENDED = Text("补救：{short}{ways}。", "To mend it: {short}{ways}.")
ALONE = Text("；还款可只出自{ways}", "; repaid from {ways} alone")
SHARED = Text("；还款如{ways}", "; repaid for example from {ways}")


def _broken(assessment: Assessment, names: Names) -> Iterator[Text]:
    """What is broken, and what mends it, goes before how much more could be raised."""
    over = [f for f in words.active(assessment) if f.outcome in BROKEN]
    if over:
        yield BROKEN_RULES.fill(rules=_some([words.name_of_finding(found, names) for found in over]))
    strictly = assessment.strict.verdict if assessment.strict else assessment.verdict
    if assessment.verdict in BROKEN or strictly in BROKEN:
        yield from _mended(assessment)


def _mended(assessment: Assessment) -> Iterator[Text]:
    """The least to repay, through which channels, and the capital that would do."""
    from leverage.assessment.cure.cure import cure  # noqa: PLC0415  few companies are in breach
    from leverage.assessment.cure.strictly import strict_cure  # noqa: PLC0415
    from leverage.assessment.cure.words import in_short, strictly  # noqa: PLC0415

    law = assessment.law or load_on_demand().law(assessment.place)
    told = cure(assessment.company, law, assessment)
    short = in_short(told, UNIT) if assessment.verdict in BROKEN else None
    harder = (
        strictly(told, strict_cure(assessment.company, law, assessment, told), UNIT) if assessment.contested else None
    )
    if short is None:
        yield from [MENDED.fill(short=harder, ways=words.NOTHING)] if harder is not None else []
        return
    ways, shared = [_repaid(one) for one in told.alone[:_FEW]], [_repaid(one) for one in told.repay]
    how = ALONE.fill(ways=join(ways, zh="，或", en=", or ")) if ways else words.NOTHING
    if shared and not ways:
        how = SHARED.fill(ways=join(shared))
    also = words.NOTHING if harder is None else Text("；", "; ") + harder
    yield MENDED.fill(short=short, ways=how + also)


def _repaid(one: Repayment) -> Text:
    amount = in_unit(one.amount, UNIT, "up")
    label = one.channel.short if one.channel else one.label
    who = Text(f"（{one.lender}）", f" ({one.lender})") if one.lender else words.NOTHING
    return Text(f"{label.zh}{words.visible(who.zh)}{amount}", f"{label.en}{words.visible(who.en)} {amount}")


HOUSE = Text("自有限额：{verdict}{broken}{near}。", "Limits of the house: {verdict}{broken}{near}.")


def _house(assessment: Assessment) -> Iterator[Text]:
    """What the limits of the house amount to: a verdict of their own."""
    verdict = assessment.house_verdict
    if verdict is None:
        return
    over = join([found.name for found in assessment.house if found.outcome in BROKEN])
    near = join([found.name for found in assessment.house if found.near])
    yield HOUSE.fill(
        verdict=verdict.label,
        broken=Text(f"（{over.zh}）", f" ({over.en})") if over.zh else words.NOTHING,
        near=Text(f"；临近：{near.zh}", f"; near: {near.en}") if near.zh else words.NOTHING,
    )


def _some(names: list[Text]) -> Text:
    """A few names, and how many there are."""
    names = list(dict.fromkeys(names))
    few = join(names[:_FEW])
    return few if len(names) <= _FEW else few + Text(f"等{len(names)}项", f"and {len(names) - _FEW} more")


# banks

NO_BANKS = Text("银行：不得借款。", "Banks: no borrowing is allowed.")
NOT_PROVIDED = Text(
    "银行：现行文本未作规定，请向监管部门确认。", "Banks: no text in force provides for it; ask the regulator."
)
UNSAID = Text("银行：还能借多少，资料不足以说定{more}。", "Banks: how much more cannot be said yet{more}.")
AT_MOST = Text("银行：至多还可借{most}{more}。", "Banks: at most {most} more{more}.")
FOR_CERTAIN = Text("，有把握的是{least}", "; {least} for certain")
APPROVED = Text("银行：须先获批准，获批后可借{most}{more}。", "Banks: an approval comes first; with it, {most}{more}.")
MAY = Text("银行：还可借{most}{more}。", "Banks: {most} more{more}.")
STRICTLY = Text("（从严解释：{left}）", " (read strictly: {left})")


def _bank(assessment: Assessment, room: ChannelRoom) -> Text:
    low, high = room.headroom, room.headroom_upper
    more = _which_banks(assessment, room)
    if room.access == "prohibited":
        return NO_BANKS
    if room.access == "not_provided":
        return NOT_PROVIDED
    if low is None and high is None:
        return UNSAID.fill(more=more)
    if high is not None and high != low:
        sure = FOR_CERTAIN.fill(least=in_unit(low, UNIT)) if low else words.NOTHING
        by_value = [split_of(split) for split in room.splits[:1]]
        cases = Text(f"（{by_value[0].zh}）", f" ({by_value[0].en})") if by_value else words.NOTHING
        return AT_MOST.fill(most=in_unit(high, UNIT), more=_glued(sure, cases, more))
    assert low is not None  # noqa: S101  one of them is known
    if low == 0 and room.access == "with_approval" and room.headroom_if_approved is None:
        return APPROVED.fill(most=words.blank(room), more=more)
    if low == 0 and room.headroom_if_approved:
        return APPROVED.fill(most=in_unit(room.headroom_if_approved, UNIT), more=more)
    return MAY.fill(most=in_unit(low, UNIT), more=_glued(_strictly(assessment, room), more))


def _glued(*parts: Text) -> Text:
    return Text("".join(part.zh for part in parts), "".join(part.en for part in parts))


def _strictly(assessment: Assessment, room: ChannelRoom) -> Text:
    """What is left of it under the strictest readings, where that is less."""
    of = words.strict_room(assessment, room.channel)
    if of is None or of.headroom == room.headroom:
        return words.NOTHING
    left = words.UNKNOWN if of.headroom is None else same(in_unit(of.headroom, UNIT))
    return STRICTLY.fill(left=left)


def split_of(split: Split) -> Text:
    """What each value of an open fact would leave: the values that leave the same together."""
    groups: dict[Money, list[Text]] = {}
    for value, low, high in split.values:
        groups.setdefault(Money(low, high), []).append(value)
    parts = []
    for left, values in groups.items():
        named = join(values)
        parts.append(Text(f"{named.zh}：{left.shown('zh')}", f"{named.en}: {left.shown('en')}"))
    told = join(parts, zh="；", en="; ")
    return Text(f"{split.label.zh} {told.zh}", f"{split.label.en} {told.en}")


FULL = Text("；{limit}已满：只能向{names}再借", "; {limit} already: only {names} may lend more")
TOO_MANY = Text("；银行已超过{limit}，须先减少", "; more than {limit} lend already: fewer first")
FULL_UNNAMED = Text("；{limit}已满：只能向原有的银行再借", "; {limit} already: only those that lend now may lend more")
MORE_BANKS = Text("；至多{limit}，另可新增{more}", "; at most {limit}: {more} more may lend")
HOW_MANY = Text("；至多{limit}，现有几家未知", "; at most {limit}, and how many lend is not known")


def _which_banks(assessment: Assessment, room: ChannelRoom) -> Text:
    """Which banks may lend, where a rule counts them and there is something to lend."""
    left = room.lenders_left
    counts = [f.of for f in assessment.findings if isinstance(f.of, Count) and f.outcome not in INACTIVE]
    at_most = [rule.at_most for rule in counts if room.channel in rule.counts]
    nothing = room.headroom == 0 and not room.headroom_upper and not room.headroom_if_approved
    if left is None or not at_most or nothing:
        return words.NOTHING
    limit = banks(min(at_most))
    if any(isinstance(f.of, Count) and f.outcome in BROKEN for f in assessment.findings if room.channel in f.channels):
        return TOO_MANY.fill(limit=limit)
    if left.number is None:
        return HOW_MANY.fill(limit=limit)
    if left.number > 0:
        return MORE_BANKS.fill(limit=limit, more=banks(left.number))
    held = [loan for loan in assessment.company.loans if loan.channel is room.channel and loan.balance]
    names = [same(words.visible(name)) for name in by_lender(held) if name]
    return FULL.fill(limit=limit, names=join(names)) if names else FULL_UNNAMED.fill(limit=limit)


def banks(number: int) -> Text:
    """A number of banks, in words."""
    zh, en = NUMERALS.get(number, (str(number), str(number)))
    return Text(f"{zh}家", f"{en} bank{'s' if number != 1 else ''}")


# what stops it, who else may lend, what would open more, what is missing

STOPPED = Text("卡在：{rules}", "Stopped by: {rules}")
ALSO = Text("合计另受限于：{rules}", "in all also by: {rules}")
NO_LIMIT = Text("没有规则为银行借款设限。", "No rule sets a limit to bank loans.")
_END = Text("。", ".")


UNSURE = Text("说不定的是：{rules}", "not known: {rules}")


def _bound(assessment: Assessment, bank: ChannelRoom, names: Names) -> Iterator[Text]:
    ranges = bank.headroom_upper is not None and bank.headroom_upper != bank.headroom
    of_bank = (_at_most(assessment, bank) if ranges else ()) or bank.binding or bank.undetermined
    open_ = (*bank.binding, *bank.undetermined) if ranges else ()
    unsure = [rule for rule in dict.fromkeys(open_) if rule not in of_bank]
    rest = [rule for rule in assessment.total.binding if rule not in (*of_bank, *unsure)]
    parts = [STOPPED.fill(rules=words.join_names(of_bank, names))] if of_bank else []
    parts += [UNSURE.fill(rules=words.join_names(unsure, names))] if unsure else []
    parts += [ALSO.fill(rules=words.join_names(rest, names))] if rest else []
    if parts or bank.access != "not_provided":
        yield join(parts, zh="；", en="; ") + _END if parts else NO_LIMIT


def _at_most(assessment: Assessment, room: ChannelRoom) -> tuple[str, ...]:
    """The limits that set the most that a channel could leave, where the least is not known."""
    limits = [f for f in words.active(assessment) if f.kind == "limit" and room.channel in f.channels]
    return tuple(f.rule for f in limits if room.headroom_upper is not None and f.headroom_upper == room.headroom_upper)


HOLDERS = Text("{channel}：{names}。", "{channel}: {names}.")
HOLDER = Text("{name}还可借{left}", "{name} may lend {left} more")


def _holders(assessment: Assessment) -> Iterable[Text]:
    """What each shareholder may still lend, where a text bounds it shareholder by shareholder."""
    for room in assessment.channels:
        if any(holder.left for holder in room.holders):
            told = [HOLDER.fill(name=words.visible(h.name), left=in_unit(h.left, UNIT)) for h in room.holders]
            label = room.channel.short
            label = Text(label.zh, label.en[:1].upper() + label.en[1:])
            yield HOLDERS.fill(channel=label, names=join(told[:_FEW], zh="，", en=", ") + _others(len(told) - _FEW))


def _others(number: int) -> Text:
    return Text(f"，另{number}名见完整列表", f", and {number} more") if number > 0 else words.NOTHING


OPENED = Text(
    "须先批准或备案：{channels}；获批后合计可融资{left}。",
    "An approval or filing comes first for {channels}; with it, {left} in all.",
)


def _approvals(assessment: Assessment) -> Iterator[Text]:
    """What approvals would open."""
    waiting = [room.channel.short for room in assessment.channels if _waits(room)]
    left = rooms.in_all_approved(assessment.total)
    if waiting and left != rooms.in_all(assessment.total) and left.high != 0:
        yield OPENED.fill(channels=_some(waiting), left=Text(left.shown("zh"), left.shown("en")))


def _waits(room: ChannelRoom) -> bool:
    """Whether an approval would open a channel that is closed today."""
    opens = room.headroom_if_approved or room.headroom_if_approved_upper
    return room.access == "with_approval" and room.channel in RAISABLE and room.headroom == 0 and bool(opens)


MISSING = Text("还差资料：{ask}{more}", "Missing: {ask}{more}")


def _missing(assessment: Assessment) -> Iterator[Text]:
    asked = assessment.questions
    if asked:
        more = len(asked) - 1
        count = Text(f"（另有{more}项，见下）", f" ({more} more below)") if more else words.NOTHING
        yield MISSING.fill(ask=asked[0].ask, more=count)
