"""The item of the profile that names what was approved: channels, rules, and what is written behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from leverage.intake.template.cells import CHANNELS, channel_of
from leverage.intake.values.amounts import plain
from leverage.intake.values.documents import approval_doubt, document, says_nothing
from leverage.terms.channels import Channel
from leverage.terms.doubts import Answer, Doubt, settled
from leverage.terms.texts import Text


@dataclass(frozen=True)
class Approved:
    """The channels and rules stated to be approved; remarks that may be no number; what was passed over."""

    names: frozenset[str] = frozenset()
    doubts: tuple[Doubt, ...] = ()
    warnings: tuple[Text, ...] = ()


def read_approvals(written: str, where: str, answers: Mapping[str, Answer]) -> Approved:
    """What the item on approvals names. A channel may be followed by its number, or by why there is none: 债券（申请中）."""
    names: set[str] = set()
    doubts: list[Doubt] = []
    passed: list[Text] = []
    for part in _split_outside_brackets(written):
        name, remark = _with_remark(part)
        if name is None and document(part) == "none":
            passed += [] if says_nothing(part) else [_PASSED.fill(where=where, part=part[:40])]
        elif name is None:
            names.add(part if "/" in part else channel_of(part, where).value)
        elif not remark or document(remark, channel=Channel(name)) == "number":
            names.add(name)
        elif document(remark) == "none":
            passed.append(_PASSED.fill(where=where, part=part[:40]))
        else:
            doubts.append(settled(approval_doubt(remark, where, Channel(name)), answers))
            names |= {name} if doubts[-1].answer is True else set()
    return Approved(frozenset(names), tuple(doubts), tuple(passed))


_PASSED = Text(
    "{where}：“{part}”不是已取得的批准或备案，按未取得处理。",
    "{where}: “{part}” is no approval or filing that was obtained; taken as none.",
)


def _with_remark(part: str) -> tuple[str | None, str]:
    """The channel that a part begins with, and the remark behind it."""
    if part in CHANNELS:
        return CHANNELS[part].value, ""
    for label in sorted(CHANNELS, key=len, reverse=True):
        if part.startswith(label) and (rest := part[len(label) :]) and rest[0] in "([:-/":
            return CHANNELS[label].value, rest.strip("()[]:-/")
    return None, ""


def _split_outside_brackets(text: str) -> list[str]:
    """Split a list at its separators; a channel's own label may hold some."""
    known = sorted((item for item in _separated_labels()), key=len, reverse=True)
    text = plain(text)
    found = []
    for label in known:
        if re.search(rf"{re.escape(label)}(?=[、,;]|$)", text):
            found.append(label)
            text = text.replace(label, "")
    return found + [part for part in re.split(r"[、,;。]+(?![^(]*\))", text) if part]


def _separated_labels() -> list[str]:
    return [plain(channel.label.zh) for channel in Channel if re.search(r"[、,;]", channel.label.zh)]
