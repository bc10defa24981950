"""The assessment as JSON (``leverage.assessment/1``). Names and forms are public interface; they change only with a new schema number."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from leverage import __version__
from leverage.assessment.findings import Assessment, ChannelRoom, Finding, Question, Strict, worst
from leverage.assessment.graded import Graded
from leverage.law.rules import Rule
from leverage.terms.errors import UsageError
from leverage.terms.money import in_fen, multiple, printed, ratio
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from leverage.law.supplement.entries import Brought
    from leverage.report.assessment_schema import (
        AssessmentOut,
        ChannelOut,
        FindingOut,
        QuestionOut,
        RatedOut,
        ReceiptOut,
        SourceOut,
        StrictOut,
        SupplementOut,
    )


def as_json(assessment: Assessment, language: Language) -> AssessmentOut:
    """The assessment by the contract, in one language."""
    data = _assessment(assessment, language)
    if assessment.by_rating is not None:
        data["by_rating"] = [_rated(row) for row in assessment.by_rating.rows]
        data["by_rating_notes"] = [text.of(language) for text in assessment.by_rating.told]
    return data


def _rated(row: Graded) -> RatedOut:
    found = row.assessment
    return {
        "rating": row.rating,
        "prior_rating": row.prior_rating,
        "present": row.present,
        "verdict": found.verdict.value,
        "total": {
            "headroom": printed(found.total.headroom),
            "headroom_if_approved": printed(found.total.headroom_if_approved),
            "binding": list(found.total.binding),
        },
        "channels": [
            {
                "channel": room.channel.value,
                "access": room.access,
                "headroom": printed(room.headroom),
                "headroom_if_approved": printed(room.headroom_if_approved),
            }
            for room in found.channels
        ],
        "opens": [channel.value for channel in row.opens],
        "closes": [channel.value for channel in row.closes],
        "repay": printed(row.repay, "up"),
    }


def _assessment(assessment: Assessment, language: Language) -> AssessmentOut:
    company, total = assessment.company, assessment.total
    shown: AssessmentOut = {
        "schema": "leverage.assessment/1",
        "company": {
            "name": company.name,
            "jurisdiction": assessment.place.code,
            "company_type": company.company_type.value if company.company_type else None,
        },
        "as_of": assessment.as_of.isoformat(),
        "verdict": assessment.verdict.value,
        "conditions_open": assessment.conditions_open,
        "robust": assessment.robust,
        "strict": _strict(assessment.strict, language) if assessment.strict else None,
        "readings": dict(assessment.readings),
        "findings": [_finding(found, assessment.readings, language) for found in assessment.findings],
        "channels": [_channel(room) for room in assessment.channels],
        "total": {
            "used": printed(total.used, "up"),
            "headroom": printed(total.headroom),
            "headroom_upper": printed(total.headroom_upper),
            "headroom_if_approved": printed(total.headroom_if_approved),
            "binding": list(total.binding),
            "per_yuan": {base.value: multiple(gain) for base, gain in total.per_yuan.items()},
        },
        "questions": [_question(question, language) for question in assessment.questions],
        "warnings": [warning.of(language) for warning in assessment.warnings],
        "gaps": [{"id": gap.id, "says": gap.says.of(language)} for gap in assessment.gaps],
        "receipt": receipt(assessment),
    }
    if assessment.brought is not None:
        without = assessment.without_supplement
        shown["without_supplement"] = without.value if without else None
    if total.house is not None:
        shown["total"]["headroom_house"] = printed(total.house.headroom)
    if assessment.house:
        shown["house"] = [_finding(found, assessment.readings, language) for found in assessment.house]
        shown["house_verdict"] = worst(found.outcome for found in assessment.house).value
    return shown


def _strict(strict: Strict, language: Language) -> StrictOut:
    return {
        "verdict": strict.verdict.value,
        "channels": [
            {
                "channel": room.channel.value,
                "access": room.access,
                "headroom": printed(room.headroom),
                "headroom_if_approved": printed(room.headroom_if_approved),
            }
            for room in strict.channels
        ],
        "total": {
            "headroom": printed(strict.headroom),
            "headroom_if_approved": printed(strict.headroom_if_approved),
        },
        "readings": [
            {
                "id": one.reading.id,
                "ask": one.reading.ask.of(language),
                "taken": one.reading.taken.of(language),
                "alternatives": {way.id: way.says.of(language) for way in one.reading.alternatives},
                "worst": one.worst,
                "settled_by": one.reading.settled_by.of(language),
                "changes": list(one.changes),
            }
            for one in strict.readings
        ],
    }


def _question(question: Question, language: Language) -> QuestionOut:
    where = question.where
    return {
        "fact": question.fact,
        "ask": question.ask.of(language),
        "settles": list(question.settles),
        "where": {"cell": where.cell, "key": where.key, "option": where.option},
        "kind": question.kind,
        "values": [value for value, _ in question.values],
        "parts": [part.key for part in question.parts],
        "amount": printed(question.amount, "up"),
        "raised_by": list(question.raised_by),
    }


def receipt(assessment: Assessment) -> ReceiptOut:
    """The tool, the rulebook and the input, by their fingerprints, and the time (fixed by ``SOURCE_DATE_EPOCH``)."""
    found = stamp(assessment.rulebook, assessment.company.sha256)
    if assessment.brought is not None:
        found["supplements"] = supplements_out(assessment.brought)
    return found


def supplements_out(brought: Brought) -> list[SupplementOut]:
    """The supplements that counted, for every receipt."""
    return [
        {"author": origin.author, "date": origin.date.isoformat(), "file": origin.file, "sha256": origin.sha256}
        for origin in brought.origins
    ]


def receipt_words(assessment: Assessment) -> dict[str, str]:
    """The receipt, each item as one line: for the media that have no lists."""
    proof = receipt(assessment)
    said = {key: str(value) for key, value in proof.items() if key != "supplements"}
    if "supplements" in proof:
        each = [f"{one['author']} {one['date']} {one['file']} {one['sha256']}" for one in proof["supplements"]]
        said["supplements"] = "; ".join(each)
    return said


def stamp(rulebook: str, sha256: str) -> ReceiptOut:
    """A receipt for the fingerprints of the law and of the input."""
    return {
        "tool": f"leverage {__version__}",
        "rulebook": rulebook,
        "input": sha256,
        "checked_at": now().strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def now() -> datetime:
    """The time in UTC, fixed by ``SOURCE_DATE_EPOCH``. UsageError where that is no time."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        told = Text("不是一个时间戳（秒）。", "is not a time in seconds.")
        raise UsageError(Text(f"SOURCE_DATE_EPOCH {told.zh}", f"SOURCE_DATE_EPOCH {told.en}")) from None


def _finding(found: Finding, chosen: Mapping[str, str], language: Language) -> FindingOut:
    low, high = found.multiples or (None, None)
    known = low is not None and low == high
    is_limit = found.kind == "limit"
    used = found.used if found.kind in ("limit", "access", "lenders") else None
    caps_agree = found.cap == found.cap_upper
    shown: FindingOut = {
        "rule": found.rule,
        "name": found.name.of(language),
        "kind": found.kind,
        "outcome": found.outcome.value,
        "layer": found.brought_in,
        "stale": found.stale,
        "readings": list(dict.fromkeys(under.reading for under in found.of.under)),
        "chosen_by": _chosen_by(found, chosen, language),
        "channels": [channel.value for channel in found.channels],
        "subject": found.subject,
        "base": found.base.value if found.base else None,
        "base_amount": printed(found.base_amount),
        "multiple": multiple(low) if is_limit and known and low is not None else None,
        "cap": printed(found.cap) if caps_agree else None,
        "used": in_fen(used.low, "up") if used else None,
        "used_upper": printed(used.high, "up") if used else None,
        "headroom": printed(found.headroom) if is_limit else None,
        "headroom_upper": printed(found.headroom_upper) if is_limit else None,
        "utilisation": _utilisation(found) if is_limit else None,
        "within_rounding": found.within_rounding,
        "near": found.near,
        "missing": list(found.missing),
        "why": found.why.of(language),
        "source": source_out(found.of, language),
        "inputs": [{"name": i.name, "amount": _amount(i.amount), "from": i.source} for i in found.inputs],
    }
    if found.marks:
        shown["supplement"] = [
            {
                "did": mark.did,
                "by": [origin.author for origin in mark.origins],
                "date": mark.origins[-1].date.isoformat(),
                "document": mark.document,
            }
            for mark in found.marks
        ]
    return shown


def source_out(rule: Rule, language: Language) -> SourceOut:
    """Where a rule stands, for every JSON that cites it."""
    source = rule.source
    return {
        "title": source.title.of(language),
        "number": source.number,
        "issuer": source.issuer.of(language),
        "article": rule.article,
        "issued": source.issued.isoformat(),
        "effective": source.effective.isoformat(),
        "effective_basis": source.effective_basis,
        "grade": source.grade,
        "rank": source.rank,
        "read_in": source.read_in.value if source.read_in else None,
        "verified_on": source.verified_on.isoformat(),
    }


def _chosen_by(found: Finding, chosen: Mapping[str, str], language: Language) -> str | None:
    """Who brought the rule, or whose choice of a reading a finding follows: a supplement's, or for one run, the option's."""
    said = [mark.says.of(language) for mark in found.marks if mark.did in ("added", "settled", "set")]
    if said:
        return "; ".join(said) if language == "en" else "；".join(said)
    ways = [f"{u.reading}={chosen[u.reading]}" for u in found.of.under if u.reading in chosen]
    return f"--reading {' '.join(ways)}" if ways else None


def _amount(amount: Fraction | None) -> str | None:
    return None if amount is None else in_fen(amount, "up")


def _utilisation(found: Finding) -> str | None:
    return None if found.utilisation is None else ratio(found.utilisation)


def _channel(room: ChannelRoom) -> ChannelOut:
    shown: ChannelOut = {
        "channel": room.channel.value,
        "access": room.access,
        "used": in_fen(room.used.low, "up") if room.used else None,
        "used_upper": printed(room.used.high, "up") if room.used else None,
        "headroom": printed(room.headroom),
        "headroom_upper": printed(room.headroom_upper),
        "headroom_if_approved": printed(room.headroom_if_approved),
        "ratio_unset": room.ratio_unset,
        "binding": list(room.binding),
        "undetermined": list(room.undetermined),
    }
    if room.lenders_left is not None:
        shown["lenders_left"] = room.lenders_left.number
    if room.house is not None:
        shown["headroom_house"] = printed(room.house.headroom)
    return shown
