"""Companies of any place on any of some dates, drawn by hypothesis: for properties that have to hold everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment
from leverage.company import Company, Figure, Loan, Unallocated
from leverage.law.rulebook import Law, load_on_demand
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import BY_CODE, PLACES

DATES = [date(2012, 12, 31), date(2017, 11, 30), date(2017, 12, 31), date(2021, 6, 30), date(2025, 6, 30)]
FEN = Fraction(1, 100)
_BANKS = ("甲银行", "乙银行")


@dataclass(frozen=True)
class Drawn:
    """A company, and the law and the date that it is held against."""

    company: Company
    on: date
    place: str

    @property
    def law(self) -> Law:
        """The law of the place."""
        return load_on_demand().law(BY_CODE[self.place])

    def judge(self, company: Company | None = None, **options: Any) -> Assessment:
        """The assessment of the company, or of another in its place, contested clauses read as they are taken."""
        return assess(company or self.company, self.law, self.on, contested=False, **options)


@st.composite
def companies(draw: st.DrawFn, *, known: bool = False, least: int = 0, most: int = 50_000_000_000) -> Drawn:
    """A company: some channels with money (``least`` to ``most`` fen in each), all capital stated. ``known``: with its rating and all its funding."""
    place = BY_CODE[draw(st.sampled_from([place.code for place in PLACES]))]
    on, law = draw(st.sampled_from(DATES)), load_on_demand().law(place)
    fen = st.integers(least, most)
    channels = draw(st.lists(st.sampled_from(RAISABLE), min_size=1, max_size=4, unique=True))
    scheme = law.scheme(on)
    facts: dict[str, object] = {"bank_count": 1}
    if scheme and scheme.values and (known or draw(st.booleans())):
        facts["rating"] = draw(st.sampled_from(scheme.values))
    company = Company(
        company_type=draw(st.sampled_from(CompanyType)),
        facts=facts,
        capital={base: Figure(draw(st.integers(5 * 10**9, 15 * 10**9)) * FEN, base.value) for base in Base},
        complete=known or draw(st.booleans()),
        balances={channel: Figure(draw(fen) * FEN, channel.value) for channel in channels},
    )
    if not known and draw(st.booleans()):
        among = draw(st.lists(st.sampled_from(RAISABLE), min_size=2, max_size=3, unique=True))
        line = Unallocated(draw(fen) * FEN, frozenset(among), "短期借款", "B2")
        company = replace(company, unallocated=(line,))
    if draw(st.booleans()):
        company = _by_loan(company)
    return Drawn(company, on, place.code)


def _by_loan(company: Company) -> Company:
    """The same with a ledger: of each channel two loans of two lenders."""
    loans = [
        Loan(channel, part * figure.amount / 5 // FEN * FEN, f"{channel.value}:{lender}", lender)
        for channel, figure in company.balances.items()
        for lender, part in zip(_BANKS, (2, 3), strict=True)
    ]
    sums = {channel: Fraction(0) for channel in company.balances}
    for loan in loans:
        sums[loan.channel] += loan.balance
    banks = sum(1 for loan in loans if loan.channel is Channel.BANK_LOAN and loan.balance)
    balances = {channel: Figure(sums[channel], channel.value) for channel in sums}
    return replace(
        company,
        loans=tuple(loans),
        balances=balances,
        facts={**company.facts, "bank_count": banks or 1},
    )
