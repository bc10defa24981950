"""The capital that an amount of new money needs: the least increase with which the channel has room for it.

Room is the least that any limit over the channel leaves, and each limit leaves its multiple of the denominator less what is used: so that new capital
lifts it along straight pieces. Limit by limit the capital is what the balance after the new money, over the multiple, exceeds the denominator by; the
greatest of these is held against the assessment of the company with that capital.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from leverage.assessment.cure.changed import RISING, with_capital
from leverage.assessment.cure.targets import Target
from leverage.assessment.findings import INACTIVE, Assessment, ChannelRoom, Finding
from leverage.assessment.reasons import ceil_fen
from leverage.law.rules import Access, Limit
from leverage.planning.changes import Change, changed
from leverage.planning.setting import Setting
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import UsageError
from leverage.terms.money import Yuan
from leverage.terms.texts import Text

_STEPS = 12
_FEN, _YUAN = Fraction(1, 100), Fraction(1)


@dataclass(frozen=True)
class Need:
    """How much capital it takes to raise an amount through a channel.

    ``capital`` is None where none suffices, or nobody can say: ``blocked_by`` are the rules that no capital lifts, ``unknown`` the names of what would
    have to be known. ``needs`` are approvals that it takes besides. ``strictly``: whether it suffices under the strictest readings as well.
    """

    channel: Channel
    amount: Yuan
    capital: Yuan | None
    needs: tuple[Text, ...]
    blocked_by: tuple[str, ...]
    unknown: tuple[str, ...]
    strictly: bool
    strict_capital: Yuan | None = None
    """The least capital with which the channel has room under the strictest readings too; None where none has, or nobody can say."""


def need(setting: Setting, channel: Channel, amount: Yuan) -> Need:
    """The least capital with which so much more can be raised through a channel, every approval given, whatever is unknown; and whatever the readings."""
    found = _need(setting, channel, amount)
    if found.strictly or found.capital is None:
        return replace(found, strict_capital=found.capital)
    return replace(found, strict_capital=_strict_capital(setting.briefly, channel, amount, found.capital))


def _strict_capital(setting: Setting, channel: Channel, amount: Yuan, least: Yuan) -> Yuan | None:
    """The least capital under the strictest readings. Their room is, of every combination, the least that any limit leaves: above zero it rises along
    straight pieces that grow no steeper, so that a line along one of them meets the amount no later than the room itself does.
    """

    def room(capital: Yuan) -> Yuan | None:
        return _strict_room(setting.judge(with_capital(setting.company, setting.law, capital)), channel)

    low, high = least, _enough_strictly(room, amount, least)
    if high is None:
        return None
    while low < high:
        here, a_little_less = room(high), room(high - _YUAN)
        slope = None if here is None or a_little_less is None else here - a_little_less
        nearest = low if not slope or here is None else max(low, ceil_fen(high - (here - amount) / slope))
        left = room(nearest)
        if left is not None and left >= amount:
            return nearest
        low = nearest + _FEN
        middle = ceil_fen((low + high) / 2)
        inside = room(middle)
        if inside is not None and inside >= amount:
            high = middle
        else:
            low = middle + _FEN
    return high


def _enough_strictly(room: Callable[[Yuan], Yuan | None], amount: Yuan, least: Yuan) -> Yuan | None:
    """Some capital that suffices; None where the room does not grow with it."""
    step = max(amount, _YUAN)
    for _ in range(_STEPS):
        here = room(least + step)
        if here is not None and here >= amount:
            return least + step
        step *= 4
    return None


def _need(setting: Setting, channel: Channel, amount: Yuan) -> Need:
    """The least capital with which so much more can be raised through a channel, every approval given, whatever is unknown."""
    room = room_of(setting.assessment, channel)
    if room is None and channel not in RAISABLE:  # a guarantee, a payable: no text that is silent on it closes it
        raise UsageError(_NO_FUNDING.fill(channel=channel.label))
    if room is None or room.access in ("prohibited", "not_provided"):
        closed = room.binding if room and room.access == "prohibited" else (f"{setting.law.place.code}/not-provided",)
        return Need(channel, amount, None, (), closed, (), strictly=False)
    findings = _bearing(setting, channel, amount)
    enough = _enough(setting, channel, amount, findings)
    if enough is None:
        blocked, unknown = _blocked(setting, channel, amount, findings, room)
        return Need(channel, amount, None, (), blocked, unknown, strictly=False)
    after = setting.judge(with_capital(setting.company, setting.law, enough))
    needs = tuple(_needs(setting, channel, amount, after))
    return Need(channel, amount, enough, needs, (), (), strictly=_strictly(after, channel, amount))


_NO_FUNDING = Text(
    "--need：{channel}不是融资渠道，这里也没有限制它的规则，无从计算所需资本。",
    "--need: {channel} is no funding, and no rule here limits it; no capital can be worked out for it.",
)


def room_of(found: Assessment, channel: Channel) -> ChannelRoom | None:
    """The room of one channel."""
    return next((room for room in found.channels if room.channel is channel), None)


def _bearing(setting: Setting, channel: Channel, amount: Yuan) -> list[Finding]:
    """The limits over the channel as they stand once the money is raised: those too that wait for it."""
    raised = Change("raise", amount, channel=channel, written="--need")
    found = setting.judge(changed(setting.company, setting.law, [raised]), contested=False)
    return [
        f for f in found.findings if f.outcome not in INACTIVE and isinstance(f.of, Limit) and channel in f.of.counts
    ]


def _enough(setting: Setting, channel: Channel, amount: Yuan, findings: Iterable[Finding]) -> Yuan | None:
    """The least capital, held against the assessment; None where none suffices."""
    targets = [Target(f, Fraction(1)) for f in findings if f.subject is None and _lifts(f)]
    known = [target.capital for target in targets]
    if any(capital is None for capital in known):
        return None
    enough = max((capital for capital in known if capital is not None), default=Fraction(0))
    for _ in range(
        _STEPS
    ):  # what shareholders may lend in all grows with the paid-in capital too, where their list is not full
        after = setting.judge(with_capital(setting.company, setting.law, enough), contested=False)
        left = room_of(after, channel)
        if left is None or left.headroom_if_approved is None:
            return None
        if left.headroom_if_approved >= amount:
            return enough
        steps = [f.multiples[0] for f in after.findings if f.rule in left.binding and _steps(f) and f.multiples]
        if not steps:
            return None
        enough += ceil_fen((amount - left.headroom_if_approved) / min(steps))
    return None


def _lifts(finding: Finding) -> bool:
    rule = finding.of
    return isinstance(rule, Limit) and not rule.approval_lifts and rule.per == "company" and rule.base in RISING


def _steps(finding: Finding) -> bool:
    rule = finding.of
    return isinstance(rule, Limit) and rule.base in RISING and bool(finding.multiples and finding.multiples[0])


def _blocked(
    setting: Setting, channel: Channel, amount: Yuan, findings: Iterable[Finding], room: ChannelRoom
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rules that stop it whatever the capital, and what is not known."""
    blocked: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for finding in findings:
        target = Target(finding, Fraction(1))
        short = finding.headroom is None or finding.used is None or finding.cap is None or finding.used.high is None
        over = (
            not short
            and finding.cap is not None
            and finding.used is not None
            and (finding.used.high or 0) > finding.cap
        )
        if isinstance(finding.of, Limit) and finding.of.approval_lifts:
            continue
        if finding.subject is not None or finding.of.per == "shareholder" or not target.lifted_by_capital:  # type: ignore[union-attr]
            if over or (short and finding.missing):
                blocked[finding.rule] = None
        elif short or not (finding.multiples and finding.multiples[0]):
            blocked[finding.rule] = None
        if finding.rule in blocked:
            unknown |= dict.fromkeys(name for name in finding.missing if name not in ("approvals",))
    if not blocked:
        blocked |= dict.fromkeys((*room.binding, *room.undetermined) or _opening(setting, channel))
    return tuple(blocked), tuple(unknown)


def _opening(setting: Setting, channel: Channel) -> tuple[str, ...]:
    """The texts that open a channel without a number: those that say so, otherwise those that open it and count it nowhere."""
    held = [rule for rule in setting.law.rules if isinstance(rule, Access) and rule.in_force(setting.as_of)]
    opening = [rule for rule in held if channel in rule.counts and rule.level != "prohibited"]
    return tuple(rule.id for rule in opening if rule.ratio_unset) or tuple(rule.id for rule in opening)


def _needs(setting: Setting, channel: Channel, amount: Yuan, after: Assessment) -> Iterable[Text]:
    room = room_of(after, channel)
    if room is None:
        return
    if room.access == "with_approval" and room.headroom == 0:
        yield Text(f"须取得{channel.label.zh}的批准或备案", f"approval of {channel.label.en}")
    elif room.headroom is not None and room.headroom < amount:
        lifted = [f.name for f in after.findings if f.rule in room.binding]
        names = lifted[0] if lifted else channel.label
        yield Text(f"超过“{names.zh}”的部分须取得批准", f"approval beyond the limit: {names.en}")
    if room.lenders_left is not None and not room.lenders_left.number:
        yield Text("须由已有的出借人出借", "the money must come from those who lend already")
    if Base.PRIOR_YEAR_NET_ASSETS not in setting.company.capital and setting.assumed is not None:
        yield Text("上年末净资产须先确定", "the net assets of the prior year-end must be known")


def _strictly(after: Assessment, channel: Channel, amount: Yuan) -> bool:
    """Whether the channel has room under the strictest readings too."""
    left = _strict_room(after, channel)
    return left is not None and left >= amount


def _strict_room(after: Assessment, channel: Channel) -> Yuan | None:
    """The room of a channel under the strictest readings, every approval given."""
    rooms = after.channels if after.strict is None else after.strict.channels
    return next((room.headroom_if_approved for room in rooms if room.channel is channel), None)
