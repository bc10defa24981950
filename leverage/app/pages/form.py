"""The form of a company of which no spreadsheet was read: what its place asks for, blank where nothing is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from leverage.app.cases import company_form
from leverage.app.cases.company_form import APPROVAL
from leverage.app.pages.frame import Tab, language_of, page
from leverage.app.printing.wording import refusal
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS
from leverage.terms.places import PLACES
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from leverage.app.cases.answering import Wrong

_FEW = 8
"""So many channels have their fields open: those that the place's rules name first."""
LISTINGS = {
    "none": Text("未上市", "not listed"),
    "applying": Text("申请中", "applying"),
    "neeq": Text("新三板", "NEEQ"),
    "exchange": Text("交易所", "stock exchange"),
}


def page_of(request: Request, tab: Tab, wrong: Mapping[str, Wrong], typed: Mapping[str, str]) -> Response:
    """The form, with what is wrong beside its fields."""
    work = tab.work
    try:
        data = company_form.data_of(work.case)
    except InputError as unread:  # a JSON that cannot be read at all
        return page(request, tab, "unread.html", "read", status=422, refusal=refusal(unread))
    asks = company_form.asks(work.case, data)
    values = {**company_form.fields(data), **answered(tab)}
    held = {channel for channel in Channel if f"balances.{channel.value}" in values}
    first = [channel for channel in asks.channels if channel in held or asks.channels.index(channel) < _FEW]
    error = work.judged.error
    return page(
        request,
        tab,
        "company.html",
        "read",
        status=422 if wrong else 200,
        values={**values, **typed},
        wrong=wrong,
        refusal=refusal(error) if error is not None else None,
        places=PLACES,
        kinds=tuple(CompanyType),
        units=tuple(UNITS),
        bases=[base for base in Base if base in asks.bases or f"capital.{base.value}" in values],
        other_bases=[base for base in Base if base not in asks.bases and f"capital.{base.value}" not in values],
        facts=[fact for fact in asks.facts if fact.name != "company_type"],
        first=first,
        others=[channel for channel in Channel if channel not in first],
        approvals=list(Channel) if asks.approvals else [],
        approved_amounts=asks.approved_amounts,
        approval=APPROVAL,
        listing={word: label.of(language_of(request)) for word, label in LISTINGS.items()},
        loans=len(data.get("loans") or ()),
        unit=typed.get("unit", values["unit"]),
    )


def answered(tab: Tab) -> dict[str, str]:
    """What was answered to the questions, in the fields of the form."""
    found = {}
    for key, answer in tab.work.case.answers.items():
        if key in set(Base):
            found[f"capital.{key}"] = answer.written
        elif key in set(Channel):
            found[f"balances.{key}"] = answer.written
        elif key in ("complete", "company_type"):
            found[key] = answer.written
        elif "/" not in key:
            found[f"facts.{key}"] = answer.written
    return found
