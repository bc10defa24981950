"""The limits that apply under some way of reading the contested clauses: what a cautious reader has to keep, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from leverage.assessment.doubted import in_doubt
from leverage.assessment.findings import Finding, Outcome
from leverage.assessment.worlds.applying import Applying
from leverage.company import Company
from leverage.law.rulebook import Law
from leverage.law.rules import Limit


def limits_however_read(
    company: Company, law: Law, as_of: date, *, without_stale: bool, readings: Mapping[str, str]
) -> Iterator[Finding]:
    """Every finding of a limit in any combination of readings that nobody chose, and of facts that nobody stated; one rule may come several times, with
    other multiples. What an open doubt touches cannot be said.
    """
    if law.brought is not None:
        from leverage.assessment.supplemented import with_ratios  # noqa: PLC0415  few runs have one

        company = with_ratios(company, law, as_of)
    applying = Applying(company, law.read(readings, as_of), as_of, without_stale=without_stale)
    for rows in applying.judged.values():
        for judged in rows:
            if judged.piece.idle is None and isinstance(judged.piece.rule, Limit):
                for finding in judged.findings:
                    yield _doubtful(finding) if in_doubt(company, finding) else finding


def _doubtful(finding: Finding) -> Finding:
    return replace(finding, outcome=Outcome.UNDETERMINED, cap=None, cap_upper=None, multiples=None)
