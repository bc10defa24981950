"""Findings over all worlds: what agrees stands, what differs is undetermined, with what each value of an unknown fact would mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod

from leverage.assessment import reasons
from leverage.assessment.findings import BROKEN, HARMLESS, INACTIVE, Finding, Outcome
from leverage.assessment.judging.case import merely_permits
from leverage.assessment.judging.silence import money_in_silence, silent_rule
from leverage.assessment.room.openness import Openings
from leverage.assessment.worlds.applying import Applying, parted
from leverage.assessment.worlds.worlds import Bits, foremost, lowest, union
from leverage.company import Company
from leverage.law.conditions import Held, Key, fact_of
from leverage.law.rules import Access, Rule
from leverage.terms.facts import value_label
from leverage.terms.texts import Text, join

_MOST_TOLD = 256
"""So many combinations of values are told one by one; the law alone has far fewer."""


@dataclass(frozen=True)
class _Row:
    """What becomes of one rule, or of one subject under it, in some worlds."""

    bits: Bits
    finding: Finding


def merged(applying: Applying, within: Bits) -> Iterator[Finding]:
    """The findings of every rule in force, over some worlds."""
    for rule in applying.in_force:
        if not merely_permits(rule):
            yield from _of_rule(applying, rule, within)


def _of_rule(applying: Applying, rule: Rule, within: Bits) -> Iterator[Finding]:
    here = [(judged.piece.bits & within, judged.findings) for judged in applying.judged[rule.id]]
    here = sorted(((bits, findings) for bits, findings in here if bits), key=lambda item: lowest(item[0]))
    subjects = dict.fromkeys(finding.subject for _, findings in here for finding in findings)
    whole = [finding for _, findings in here for finding in findings if finding.subject is None]
    if len(subjects) > 1 and all(finding.outcome in INACTIVE for finding in whole):
        subjects.pop(None, None)
    for subject in subjects:
        rows = []
        for bits, findings in here:
            own = next((finding for finding in findings if finding.subject == subject), None)
            rows.append(_Row(bits, own or replace(findings[0], outcome=Outcome.NOT_APPLICABLE)))
        yield _merge(applying, rule, rows, within)


def _merge(applying: Applying, rule: Rule, rows: list[_Row], within: Bits) -> Finding:
    findings = [row.finding for row in rows]
    first = next((finding for finding in findings if finding.outcome not in INACTIVE), findings[0])
    if all((finding.outcome, finding.why) == (first.outcome, first.why) for finding in findings):
        return first
    active = [finding for finding in findings if finding.outcome not in INACTIVE]
    multiples = [multiple for finding in active for multiple in finding.multiples or ()]
    low, high = lowest_cap(finding.cap for finding in active), highest_cap(finding.cap_upper for finding in active)
    outcome = agreed(finding.outcome for finding in findings)
    unsettled = _unsettled(applying, rule, rows, within)
    missing = dict.fromkeys(name for finding in active for name in finding.missing)
    if outcome is Outcome.UNDETERMINED or low != high:
        missing |= dict.fromkeys(name for key in unsettled for name in asked(key, applying.company))
    return replace(
        first,
        outcome=outcome,
        why=_by_case(applying, rows, unsettled, within),
        multiples=(min(multiples), max(multiples)) if multiples else None,
        cap=low,
        cap_upper=high,
        may_not_apply=len(active) < len(findings),
        missing=tuple(missing),
        counts_in_verdict=any(finding.counts_in_verdict for finding in active),
    )


def lowest_cap(caps: Iterable[Fraction | None]) -> Fraction | None:
    """The lowest of some caps; none where one of them is not known, unless another is zero already."""
    figures = list(caps)
    known = [cap for cap in figures if cap is not None]
    return min(known, default=None) if len(known) == len(figures) or 0 in known else None


def highest_cap(caps: Iterable[Fraction | None]) -> Fraction | None:
    """The highest of some caps; none where one of them is not known."""
    figures = list(caps)
    known = [cap for cap in figures if cap is not None]
    return max(known, default=None) if len(known) == len(figures) else None


def _unsettled(applying: Applying, rule: Rule, rows: list[_Row], within: Bits) -> list[Key]:
    """The open facts that decide what becomes of a rule: its own, those of the rules that may stand in its place, and whatever else it turns on."""
    replacing = [
        other for other in applying.in_force if rule.id in other.replaces and applying.there[other.id] & within
    ]
    relevant = [key for other in (rule, *replacing) for key in applying.law.keys(other)]
    alike: dict[object, Bits] = {}
    for row in rows:
        same = (row.finding.outcome, row.finding.why, row.finding.cap)
        alike[same] = alike.get(same, 0) | row.bits
    for key in applying.open_facts:
        if key not in relevant and any(applying.worlds.turns_on(bits, key, within) for bits in alike.values()):
            relevant.append(key)
    return [key for key in dict.fromkeys(relevant) if key in applying.open_facts]


def _by_case(applying: Applying, rows: list[_Row], unsettled: list[Key], within: Bits) -> Text:
    """What each combination of values of some facts would mean: by the first world that has them. Where there are too many to be read, what some mean."""
    facts = join([reasons.key_label(key, applying.law.facts) for key in unsettled])
    slowest_first = [key for key in applying.worlds.values if key in unsettled]
    labelled = [[(value_label(value), own) for value, own in applying.worlds.parted(key)] for key in slowest_first]
    if prod(len(labels) for labels in labelled) > _MOST_TOLD:
        known = dict.fromkeys((row.finding.outcome, row.finding.cap) for row in rows)
        return reasons.by_case([(reasons.SOME_CASES, *one) for one in known], facts)
    cases = []
    for chosen in product(*labelled):
        bits = within
        for _, own in chosen:
            bits &= own
        labels = {key: label for key, (label, _) in zip(slowest_first, chosen, strict=True)}
        finding = next(row.finding for row in rows if row.bits & foremost(bits))
        combination = join(
            [labels[key] for key in unsettled], zh="＋", en=" + "
        )  # 、 parts one combination from the next
        cases.append((combination, finding.outcome, finding.cap))
    return reasons.by_case(cases, facts)


def asked(key: Key, company: Company) -> list[str]:
    """What to find out where a key is open: its fact, or the balances of its channels."""
    fact = fact_of(key)
    return company.unknown(key.channels) if isinstance(key, Held) else [fact] if fact else []


def agreed(outcomes: Iterable[Outcome]) -> Outcome:
    """What holds whichever world is true."""
    found = dict.fromkeys(outcomes)
    first = next(iter(found))
    if len(found) == 1:
        return first
    if found.keys() <= HARMLESS:
        return Outcome.COMPLIANT if Outcome.COMPLIANT in found else first
    return Outcome.BREACH if found.keys() <= BROKEN else Outcome.UNDETERMINED


# money that no text covers


def not_provided(applying: Applying, openings: Openings, within: Bits) -> list[Finding]:
    """One finding for every channel with money that some world leaves unprovided. The facts that decide it of any of them, alone or together with others,
    are missing too.
    """
    anywhere = within & union(openings.silent.values())
    if not anywhere:
        return []
    parts = sorted(parted([anywhere], openings.silent.values()), key=lowest)
    findings = [finding for part in parts for finding in _in_silence(applying, openings, part)]
    turns_on = applying.worlds.turns_on
    deciding = [
        key for key in applying.open_facts if any(turns_on(bits, key, within) for bits in openings.silent.values())
    ]
    channels = frozenset(channel for finding in findings for channel in finding.of.counts)
    widest = max(findings, key=lambda finding: len(finding.channels))
    inputs = dict.fromkeys(shown for finding in findings for shown in finding.inputs)
    missing = dict.fromkeys(name for key in deciding for name in asked(key, applying.company))
    missing |= dict.fromkeys(name for finding in findings for name in finding.missing)
    of, used = silent_rule(widest.of, channels), applying.company.over(channels)
    return [replace(widest, of=of, used=used, inputs=tuple(inputs), missing=tuple(missing))]


def _in_silence(applying: Applying, openings: Openings, part: Bits) -> list[Finding]:
    active, reserved = applying.standing_in(part)
    silent = frozenset(channel for channel, bits in openings.silent.items() if bits & part)
    texts = [rule for rule in (*active, *reserved) if isinstance(rule, Access)]
    return money_in_silence(applying.case_in(part), texts, silent)
