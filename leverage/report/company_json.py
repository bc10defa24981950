"""A company as JSON (``leverage.company/1``): what ``intake.json.company`` reads back, amounts exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from leverage.company import Company, Figure, Loan, Shareholder, Unallocated, approvals_at
from leverage.intake.json.company import SCHEMA, read_json
from leverage.intake.json.kept import READING, fingerprint, sources_of
from leverage.report.words import dumped
from leverage.terms.denominators import Base
from leverage.terms.money import UNITS, multiple
from leverage.terms.texts import Text


def company_json(company: Company) -> dict[str, Any]:
    """A company under the keys of its schema; what is not known is left out. An amount that no decimal holds exactly is in yuan all the same.

    The questions of its file do not go with it, but for the names that were said to be one lender's or two.
    """
    unit = company.unit if company.unit in UNITS and _exact_in(company, UNITS[company.unit]) else "元"
    scale = UNITS[unit]
    facts = {name: _fact(value) for name, value in company.facts.items()}
    facts |= {near.doubt.key: near.doubt.answer for near in company.near if not near.doubt.open}
    stated = company.approvals - _of_the_ledger(company)
    facts |= {"approvals": sorted(stated)} if stated else {}
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "name": company.name,
        "jurisdiction": company.place,
        "report_date": _day(company.report_date),
        "company_type": company.company_type.value if company.company_type else None,
        "unit": unit,
        "facts": facts,
        "capital": _figures(company.capital, scale),
        "approved_amounts": _figures(company.approved_amounts, scale),
        "complete": company.complete or None,
        "balances": _figures(company.balances, scale),
        "unallocated": [_unallocated(item, scale) for item in company.unallocated],
        "loans": [_loan(loan, scale) for loan in company.loans],
        "shareholders": [_shareholder(holder, scale) for holder in company.shareholders],
    }
    return _known(told)


def kept_json(company: Company, notes: Iterable[Text], answers: Iterable[str] = ()) -> dict[str, Any]:
    """A company with what was told when its file was read: where its figures came from, ``notes`` of what was derived, corrected or doubted, and which
    facts are ``answers`` to what was in doubt.
    """
    told = company_json(company)
    scale, plain = UNITS[told["unit"]], read_json(dumped(told).encode())
    cells = dict(sources_of(company))
    own = {**dict(sources_of(plain))}
    reading = {
        "notes": [{"zh": note.zh, "en": note.en} for note in notes],
        "cells": {path: cell for path, cell in cells.items() if cell and cell != own.get(path)},
        "where": {name: cell for name, cell in company.where.items() if cell and cell != plain.where.get(name)},
        "shown_to": None if company.shown_to is None else amount(company.shown_to),
        "liabilities": None if company.liabilities is None else amount(company.liabilities.amount, scale),
        "net_capital_taken": _taken(company, scale),
        "answers": sorted(answers),
    }
    kept = _known(reading)
    return {**told, READING: {"of": fingerprint({**told, READING: kept}), **kept}} if kept else told


def _of_the_ledger(company: Company) -> set[str]:
    """The approvals that its ledger alone proves: read again, they are proved anew, or no longer where a loan was changed."""
    cells = approvals_at(company.loans)
    return {
        name for name in company.approvals if (at := f"approval:{name}") in cells and company.where.get(at) == cells[at]
    }


def _taken(company: Company, scale: int) -> str | None:
    """Net capital, where it was not stated and net assets stand in."""
    net, equity = company.capital.get(Base.NET_CAPITAL), company.capital.get(Base.NET_ASSETS)
    same = net is not None and equity is not None and (net.amount, net.source) == (equity.amount, equity.source)
    return amount(net.amount, scale) if net is not None and same else None


def _exact_in(company: Company, scale: int) -> bool:
    """Whether every amount is a plain decimal in a unit, short enough to be read back."""
    amounts = [figure.amount for figure in (*company.capital.values(), *company.balances.values())]
    amounts += [figure.amount for figure in company.approved_amounts.values()]
    amounts += [item.amount for item in company.unallocated] + [loan.balance for loan in company.loans]
    amounts += [company.liabilities.amount] if company.liabilities is not None else []
    amounts += [holder.paid_in for holder in company.shareholders if holder.paid_in is not None]
    return all("/" not in multiple(amount / scale) for amount in amounts)


def _known(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value is not None and value not in ({}, [])}


def _figures(figures: Mapping[Any, Figure], scale: int) -> dict[str, str]:
    return {key.value: amount(figure.amount, scale) for key, figure in figures.items()}


def amount(yuan: Fraction, scale: int = 1) -> str:
    """An amount as a decimal string, ``scale`` yuan to the unit; below a hundred-thousandth of a fen, which no input holds, it is cut off."""
    text = multiple(yuan / scale)
    return multiple(Fraction(round(yuan / scale * 10**7), 10**7)) if "/" in text else text


def _fact(value: object) -> object:
    if isinstance(value, Mapping):
        return ",".join(f"{months}:{multiple(rate)}" for months, rate in value.items())
    if isinstance(value, Fraction):
        return multiple(value)
    return value.isoformat() if isinstance(value, date) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _unallocated(item: Unallocated, scale: int) -> dict[str, Any]:
    return {"amount": amount(item.amount, scale), "among": sorted(item.among), "source": item.label}


def _loan(loan: Loan, scale: int) -> dict[str, Any]:
    return _known(
        {
            "channel": loan.channel.value,
            "lender": loan.lender,
            "balance": amount(loan.balance, scale),
            "start": _day(loan.start),
            "maturity": _day(loan.maturity),
            "rate": None if loan.rate is None else amount(loan.rate),
            "on_sheet": loan.on_sheet,
            "approval": loan.approval,
        }
    )


def _shareholder(holder: Shareholder, scale: int) -> dict[str, Any]:
    return _known(
        {
            "name": holder.name,
            "kind": holder.kind,
            "share": None if holder.share is None else amount(holder.share),
            "paid_in": None if holder.paid_in is None else amount(holder.paid_in, scale),
        }
    )
