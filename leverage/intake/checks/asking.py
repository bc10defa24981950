"""Doubts about a company as a whole, whatever file it came from: asked once, after reading and before anything is judged.

A doubt about a cell belongs where the cell is read (``Found.ask``, ``Profile.doubts``). What JSON and a sheet have in common (near names, numbers of
documents, a scale that is unlike any company's) belongs here, as a step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from leverage.company import Company
from leverage.intake.checks.approvals import with_approvals
from leverage.intake.checks.near_names import with_near_names
from leverage.terms.doubts import Answer, settled

Step = Callable[[Company, Mapping[str, Answer]], Company]

STEPS: tuple[Step, ...] = (with_approvals, with_near_names)
"""Each takes a company and the answers by key, and gives it back with its doubts (open or answered), and with what an answer changes."""


def with_doubts(company: Company, given: Mapping[str, Answer]) -> Company:
    """The company with every step's doubts. Facts of the file under the key of a doubt are answers to it, and no longer facts."""
    answers = {**{key: Answer(value, company.where.get(key, key)) for key, value in company.facts.items()}, **given}
    company = replace(
        company, doubts=tuple(settled(doubt, answers) if doubt.open else doubt for doubt in company.doubts)
    )
    for step in STEPS:
        company = step(company, answers)
    asked = {doubt.key for doubt in (*company.doubts, *(pair.doubt for pair in company.near))}
    return replace(company, facts={key: value for key, value in company.facts.items() if key not in asked})
