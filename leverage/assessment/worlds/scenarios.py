"""World by world: what holds in each, for those who must tell one from another. An assessment never goes through them one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leverage.assessment.findings import Level
from leverage.assessment.room.headroom import Headroom
from leverage.assessment.room.optimum import Constraint
from leverage.assessment.worlds.worlds import Bits, foremost
from leverage.law.conditions import Answers, Holding
from leverage.law.rules import Rule
from leverage.terms.channels import FUNDING, Channel


@dataclass(frozen=True)
class Scenario:
    """One world: what is known or assumed in it, the rules that apply (or wait only for the money that they count), and what follows for channels and
    new money.
    """

    answers: Answers
    active: frozenset[str]
    levels: Mapping[Channel, Level]
    constraints: tuple[Constraint, ...]


def scenarios(headroom: Headroom, within: Bits) -> Iterator[Scenario]:
    """Some worlds, one by one."""
    applying = headroom.applying
    pieces = [*applying.active, *(piece for piece in applying.dormant if _waits_for_its_own(piece.rule))]
    while within:
        one = foremost(within)
        within ^= one
        yield Scenario(
            answers=applying.answers_in(one),
            active=frozenset(piece.rule.id for piece in pieces if piece.bits & one),
            levels={
                channel: next(level for level, bits in of.levels.items() if bits & one)
                for channel, of in headroom.openings.of.items()
            },
            constraints=tuple(b.constraint for b in headroom.openings.bounding if b.bits & one),
        )


def _waits_for_its_own(rule: Rule) -> bool:
    """Whether a limit waits for the very funding that it counts, as one that is for companies with outside funding does."""
    waits = [condition.counts for condition in rule.when if isinstance(condition, Holding)]
    return all(rule.counts & FUNDING <= held for held in waits)
