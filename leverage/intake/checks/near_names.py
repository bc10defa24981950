"""Names that may be one lender: a question for each such pair, put only where a rule turns on it, and the answers that were given.

Answered yes, the lender stands under the other's name from then on; answered no, the two are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from leverage.company import Company, Loan, Near
from leverage.terms.channels import Channel
from leverage.terms.doubts import Answer, Doubt, doubt_key, settled
from leverage.terms.names import name_key, named, same
from leverage.terms.names.sameness import Register
from leverage.terms.texts import Text

KEY = "same_lender"
"""Begins the key of each such question, which names the two."""

_MOST_OF_A_CHANNEL = 60
_MOST_LENDERS = 500
"""Names compared with each other, and with the shareholders. No text allows so many lenders; a count of more is told from … to …."""

_ASK = Text("“{one}”和“{other}”是同一家吗？", "Are “{one}” and “{other}” one and the same?")
_COUNTED = Text("融资机构家数", "the number of lenders")
_HOLDER = Text("出借人是不是该股东", "whether the lender is this shareholder")


def with_near_names(company: Company, answers: Mapping[str, Answer]) -> Company:
    """The company with its near names, asked about or answered."""
    near = tuple(replace(pair, doubt=settled(pair.doubt, answers)) for pair in _pairs(company))
    if not near:
        return company
    one_name = {pair.other: pair.one for pair in near if pair.doubt.answer is True}
    return replace(
        company,
        loans=tuple(_renamed(loan, one_name) for loan in company.loans) if one_name else company.loans,
        near=tuple(pair for pair in near if pair.doubt.answer is not True),
        doubts=(*company.doubts, *(pair.doubt for pair in near if not pair.doubt.open)),
    )


def _pairs(company: Company) -> Iterator[Near]:
    """The near names of the ledger: a shareholder and a lender, or two lenders of one channel. Each pair once."""
    seen: set[frozenset[str]] = set()
    for one, other, cells, settles in (*_with_shareholders(company), *_within_channels(company)):
        pair = frozenset({name_key(one), name_key(other)})
        if pair not in seen:
            seen.add(pair)
            key = doubt_key(KEY, one, other)
            ask = _ASK.fill(one=one, other=other)
            yield Near(one, other, Doubt(key, ask, cells, "yes_no", settles, rules=frozenset({"count", "lenders"})))


Pair = tuple[str, str, tuple[str, ...], Text]


def _with_shareholders(company: Company) -> Iterator[Pair]:
    if not company.shareholders:
        return
    register = Register(holder.name for holder in company.shareholders)
    for name, cell in list(_lenders(company.loans).values())[:_MOST_LENDERS]:
        sure, near = register.find(name)
        for number in near if not sure else ():
            holder = company.shareholders[number]
            yield holder.name, name, (cell, holder.source), _HOLDER


def _within_channels(company: Company) -> Iterator[Pair]:
    for channel in Channel:
        lenders = list(_lenders(loan for loan in company.loans if loan.channel is channel).values())
        if len(lenders) > _MOST_OF_A_CHANNEL:
            continue
        for number, (name, cell) in enumerate(lenders):
            for other, there in lenders[:number]:
                if same(name, other) is None:
                    yield other, name, (there, cell), _COUNTED


def _lenders(loans: Iterator[Loan] | tuple[Loan, ...]) -> dict[str, tuple[str, str]]:
    """The lenders that hold money, each once, as first written, and the cell."""
    found: dict[str, tuple[str, str]] = {}
    for loan in loans:
        for name in named(loan.lender).names if loan.balance else ():
            found.setdefault(name_key(name), (name, loan.lender_at or loan.source))
    return found


def _renamed(loan: Loan, one_name: Mapping[str, str]) -> Loan:
    lender = loan.lender or ""
    for name in named(lender).names:
        other = next((one for theirs, one in one_name.items() if name_key(theirs) == name_key(name)), None)
        lender = lender.replace(name, other) if other else lender
    return replace(loan, lender=lender) if lender != (loan.lender or "") else loan
