"""The numbers of approvals and filings in the ledger: which are plainly one, which plainly none, and which are asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from leverage.company import Company, Loan, approvals_at, approved_by
from leverage.intake.values.documents import Document, approval_doubt, document, says_nothing
from leverage.terms.doubts import Answer, Doubt, settled
from leverage.terms.texts import Text


def with_approvals(company: Company, answers: Mapping[str, Answer]) -> Company:
    """The company with the approvals that its ledger proves: every loan of a channel carries the number of one."""
    doubts = {doubt.where[0]: settled(doubt, answers) for doubt in _doubts(company)}
    loans = tuple(_proved(loan, doubts.get(_where(loan)), company) for loan in company.loans)
    none = [
        Text(
            f"{_where(loan)}：“{(loan.approval or '')[:40]}”不是批准或备案文号，按未取得处理。",
            f"{_where(loan)}: “{(loan.approval or '')[:40]}” is not the number of an approval or filing; taken as none.",
        )
        for loan, left in zip(company.loans, loans, strict=True)
        if loan.approval and not left.approval and _where(loan) not in doubts and not says_nothing(loan.approval)
    ]
    return replace(
        company,
        loans=loans,
        approvals=company.approvals | approved_by(loans),
        where={**approvals_at(loans), **company.where},
        warnings=(*company.warnings, *none),
        doubts=(*company.doubts, *doubts.values()),
    )


def _doubts(company: Company) -> Iterator[Doubt]:
    for loan in company.loans:
        if loan.approval and loan.balance and _kind(loan, company) == "unclear":
            yield approval_doubt(loan.approval, _where(loan), loan.channel)


def _kind(loan: Loan, company: Company) -> Document:
    return document(loan.approval or "", by=company.report_date, company=company.name, channel=loan.channel)


def _where(loan: Loan) -> str:
    return loan.approval_at or loan.source


def _proved(loan: Loan, doubt: Doubt | None, company: Company) -> Loan:
    if not loan.approval:
        return loan
    proved = doubt.answer is True if doubt else _kind(loan, company) == "number"
    return loan if proved else replace(loan, approval=None)
