"""What changed since an earlier assessment, as its JSON tells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leverage.assessment.findings import INACTIVE, Assessment, Outcome
from leverage.intake.files.content import read_bytes
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError
from leverage.terms.money import Yuan, exact, in_fen
from leverage.terms.names import same
from leverage.terms.texts import Text

_SCHEMA = "leverage.assessment/1"


@dataclass(frozen=True)
class Before:
    """One headroom then and now; None: not known."""

    channel: Channel | None
    then: Yuan | None
    now: Yuan | None


@dataclass(frozen=True)
class Turned:
    """A rule that came out otherwise, or did not stand in the earlier assessment (None)."""

    rule: str
    name: Text
    subject: str | None
    then: Outcome | None
    now: Outcome | None


@dataclass(frozen=True)
class Since:
    """What changed since an earlier day. ``rulebook_changed``: the law itself was another version, so that not all is the company's doing."""

    as_of: str
    verdict: Outcome
    turned: tuple[Turned, ...]
    headroom: tuple[Before, ...]
    rulebook_changed: bool


def since(path: Path, now: Assessment) -> Since:
    """An earlier assessment against the present one. InputError for a file that is none, or of another company or place."""
    try:
        return _since(_read(path), now)
    except InputError as error:
        raise error.in_file(str(path)) from None


def _read(path: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(read_bytes(path).decode("utf-8-sig"), parse_constant=_refused)
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    if not isinstance(data, dict) or data.get("schema") != _SCHEMA:
        raise InputError(
            Text(f"不是一份 {_SCHEMA}", f"is no {_SCHEMA}"),
            Text(
                "请用 leverage check FILE --out 旧.json 所写的文件",
                "give a file that leverage check FILE --out OLD.json wrote",
            ),
        )
    return data


def _refused(constant: str) -> object:
    raise ValueError(constant)


def _since(old: Mapping[str, Any], now: Assessment) -> Since:
    try:
        company, total = old["company"], old["total"]
        _same_company(company, now)
        findings = {(f["rule"], f.get("subject")): Outcome(f["outcome"]) for f in old["findings"]}
        rooms = {c["channel"]: _amount(c["headroom"]) for c in old["channels"]}
        return Since(
            as_of=str(old["as_of"]),
            verdict=Outcome(old["verdict"]),
            turned=tuple(_turned(findings, now)),
            headroom=tuple(_headroom(_amount(total["headroom"]), rooms, now)),
            rulebook_changed=bool(now.rulebook) and old["receipt"]["rulebook"] != now.rulebook,
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(
            Text(f"内容不全（{type(error).__name__}）", f"is not whole ({type(error).__name__})"),
            Text("请用 leverage check 所写的文件", "give a file that leverage check wrote"),
        ) from None


def _same_company(company: Mapping[str, Any], now: Assessment) -> None:
    name, own = company["name"], now.company.name
    place = company["jurisdiction"]
    if (name and own and same(str(name), own) is False) or place != now.place.code:
        raise InputError(
            Text(
                f"是{name or '另一家'}（{place}）的核对，不是{own}（{now.place.code}）的",
                f"is of {name or 'another'} ({place}), not of {own} ({now.place.code})",
            ),
            Text("请给出同一公司、同一所在地的旧文件", "give one of the same company and place"),
        )


def _amount(text: object) -> Yuan | None:
    return None if text is None else exact(str(text))


def _turned(findings: Mapping[tuple[str, str | None], Outcome], now: Assessment) -> Iterator[Turned]:
    present = {(f.rule, f.subject): f for f in now.findings}
    for key, found in present.items():
        then = findings.get(key)
        if then is not found.outcome and not (then in (None, *INACTIVE) and found.outcome in INACTIVE):
            yield Turned(key[0], found.name, key[1], then, found.outcome)
    for key, then in findings.items():
        if key not in present and then not in INACTIVE:
            yield Turned(key[0], Text(key[0], key[0]), key[1], then, None)


def _headroom(total: Yuan | None, rooms: Mapping[str, Yuan | None], now: Assessment) -> Iterator[Before]:
    yield Before(None, total, _cut(now.total.headroom))
    for room in now.channels:
        then = rooms.get(room.channel.value)
        if room.channel.value in rooms and then != _cut(room.headroom):
            yield Before(room.channel, then, _cut(room.headroom))


def _cut(amount: Yuan | None) -> Yuan | None:
    """As an earlier file would tell it: down to the fen."""
    return None if amount is None else exact(in_fen(amount))
