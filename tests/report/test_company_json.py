"""A company written as JSON is read back as the same company, every amount exact."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from leverage.company import Company, Figure, Loan, Shareholder, Unallocated
from leverage.intake.json.company import read_json
from leverage.report.company_json import amount, company_json
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS

FEN = Fraction(1, 100)
amounts = st.integers(0, 10**15).map(lambda fen: fen * FEN)
above_zero = st.integers(1, 10**15).map(lambda fen: fen * FEN)
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
days = st.dates(date(2005, 1, 1), date(2030, 12, 31))


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


@st.composite
def loans(draw: st.DrawFn) -> Loan:
    start = draw(maybe(days))
    maturity = draw(maybe(days))
    if start and maturity and maturity <= start:
        maturity = None
    return Loan(
        draw(st.sampled_from(Channel)), draw(amounts), "", draw(maybe(texts)), start, maturity,
        draw(maybe(st.integers(0, 9999).map(lambda rate: Fraction(rate, 10_000)))), draw(maybe(st.booleans())), draw(maybe(texts)),
    )  # fmt: skip


@st.composite
def companies(draw: st.DrawFn) -> Company:
    ledger = tuple(draw(st.lists(loans(), max_size=4)))
    listed = {loan.channel for loan in ledger}
    names = draw(st.lists(texts, max_size=3, unique=True))
    lines = st.builds(
        Unallocated,
        amount=amounts, among=st.frozensets(st.sampled_from(Channel), min_size=1, max_size=4), label=texts, source=st.just(""),
    )  # fmt: skip
    figures = {c: Figure(draw(amounts), "") for c in draw(st.sets(st.sampled_from(Channel), max_size=4)) - listed}
    return Company(
        name=draw(maybe(texts)),
        place=draw(maybe(st.sampled_from(("CN-CQ", "重庆", "CN-440300")))),
        report_date=draw(maybe(days)),
        company_type=draw(maybe(st.sampled_from(CompanyType))),
        facts=draw(st.dictionaries(st.sampled_from(("rating", "well_run", "bank_count")), st.booleans() | texts, max_size=3)),
        approvals=draw(st.frozensets(st.sampled_from(("abs", "bond", "CN-GD/funds")), max_size=3)),
        capital={base: Figure(draw(above_zero), "") for base in draw(st.sets(st.sampled_from(Base)))},
        approved_amounts={Channel.FUND_LOAN: Figure(draw(amounts), "")} if draw(st.booleans()) else {},
        complete=draw(st.booleans()),
        balances=figures,
        unallocated=tuple(draw(st.lists(lines, max_size=2))),
        loans=ledger,
        shareholders=tuple(
            Shareholder(name, "", draw(maybe(st.sampled_from(("corporate", "individual")))),
                        draw(maybe(st.integers(0, 3000).map(lambda part: Fraction(part, 10_000)))), draw(maybe(amounts)))
            for name in names
        ),
        unit=draw(st.sampled_from(tuple(UNITS))),
    )  # fmt: skip


def bare(company: Company) -> Company:
    """A company without the places that its figures came from."""

    def figures(held: dict) -> dict:  # type: ignore[type-arg]
        return {key: Figure(figure.amount, "") for key, figure in held.items()}

    return replace(
        company,
        capital=figures(dict(company.capital)),
        balances=figures(dict(company.balances)),
        approved_amounts=figures(dict(company.approved_amounts)),
        unallocated=tuple(replace(item, source="") for item in company.unallocated),
        loans=tuple(replace(loan, source="") for loan in company.loans),
        shareholders=tuple(replace(holder, source="") for holder in company.shareholders),
        where={},
    )


@given(companies())
def test_what_is_written_is_read_back(company: Company) -> None:
    written = json.dumps(company_json(company), ensure_ascii=False)
    assert bare(read_json(written.encode())) == bare(company)


def test_amounts_are_plain_decimals_in_the_unit_of_the_company() -> None:
    company = Company(unit="万元", capital={Base.NET_CAPITAL: Figure(Fraction(123_456_789, 100), "")})
    # 1,234,567.89 yuan are 123.456789 万元
    assert company_json(company)["capital"] == {"net_capital": "123.456789"}
    assert company_json(company)["unit"] == "万元"
    assert amount(Fraction(10**15), 10**8) == "10000000"


def test_what_is_not_known_is_left_out() -> None:
    assert company_json(Company()) == {"schema": "leverage.company/1", "unit": "元"}
    zero = Company(balances={Channel.BANK_LOAN: Figure(Fraction(0), "")})
    assert company_json(zero)["balances"] == {"bank_loan": "0"}
