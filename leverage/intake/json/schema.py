"""The JSON schema of a company (``leverage.company/1``), for who writes one. A company is read by ``company``, which needs none of this."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from leverage.intake.json.company import SCHEMA
from leverage.terms.channels import Channel
from leverage.terms.facts import FACTS

Number = str | int | float
"""An amount as written: a decimal string, or a JSON number (read exactly as written)."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class LoanInput(_Part):
    """One row of the funding ledger."""

    channel: str
    balance: Number
    lender: str | None = None
    start: str | None = None
    maturity: str | None = None
    rate: Number | None = Field(None, description="annual, 0.065 is 6.5%")
    on_sheet: bool | None = None
    approval: str | None = None


class ShareholderInput(_Part):
    """One shareholder."""

    name: str
    kind: Literal["corporate", "individual"] | None = None
    share: Number | None = Field(None, description="of the company, 0.40 is 40%")
    paid_in: Number | None = None


class UnallocatedInput(_Part):
    """A known sum whose channel is one of several."""

    amount: Number
    among: list[str]
    source: str = ""


class CapitalInput(_Part):
    """The denominators, as far as they are known."""

    net_capital: Number | None = None
    net_assets: Number | None = None
    prior_year_net_assets: Number | None = None
    registered_capital: Number | None = None
    paid_in_capital: Number | None = None


class NoteInput(_Part):
    """A note in both languages."""

    zh: str
    en: str


class ReadingInput(_Part):
    """What was told when the file was read that the company came from. It counts while ``of`` is the fingerprint of the whole object but itself; of a
    company that was changed since, no cell is named, and its notes say so.
    """

    of: str
    notes: list[NoteInput] = Field(default_factory=list, description="what was derived, corrected or doubted")
    cells: dict[str, str] = Field(
        default_factory=dict, description="where a figure came from, by its key: capital.net_capital, loans[0]"
    )
    where: dict[str, str] = Field(default_factory=dict, description="the same of what is no amount, by its name")
    net_capital_taken: Number | None = Field(
        None, description="net capital where it was taken from net assets: it follows them if they alone are changed"
    )
    answers: list[str] = Field(
        default_factory=list,
        description="the facts that answer what was in doubt: of a changed company they are asked for anew",
    )
    shown_to: Number | None = Field(None, description="yuan of one unit in the last place that the sheet shows")
    liabilities: Number | None = Field(
        None, description="the total of liabilities that the sheet shows, in the unit of the company"
    )


class CompanyInput(_Part):
    """A company at a report date. Amounts are decimal strings in ``unit`` (yuan unless stated)."""

    schema_: Literal["leverage.company/1"] = Field(SCHEMA, alias="schema")
    name: str | None = None
    jurisdiction: str | None = Field(None, description="code, pinyin, English or Chinese name")
    report_date: str | None = Field(None, description="YYYY-MM-DD")
    company_type: Literal["traditional", "online", "technology", "rural"] | None = None
    unit: Literal["元", "千元", "万元", "百万元", "亿元"] = "元"
    facts: dict[str, Any] = Field(default_factory=dict)
    capital: CapitalInput = Field(default_factory=CapitalInput)
    approved_amounts: dict[str, Number] = Field(
        default_factory=dict, description="the amount that an approval names, for a channel whose text sets no ratio"
    )
    complete: bool = False
    balances: dict[str, Number] = Field(default_factory=dict)
    unallocated: list[UnallocatedInput] = Field(default_factory=list)
    loans: list[LoanInput] = Field(default_factory=list)
    shareholders: list[ShareholderInput] = Field(default_factory=list)
    reading: ReadingInput | None = Field(
        None, description="written by the program beside a company that it read from a file"
    )


def company_schema() -> dict[str, Any]:
    """The JSON schema of the input, channels and denominators spelt out."""
    schema = CompanyInput.model_json_schema(by_alias=True)
    channel = {"enum": list(Channel)}
    schema["properties"]["balances"]["propertyNames"] = channel
    schema["properties"]["approved_amounts"]["propertyNames"] = channel
    schema["$defs"]["LoanInput"]["properties"]["channel"] |= channel
    schema["$defs"]["UnallocatedInput"]["properties"]["among"]["items"] = channel
    schema["properties"]["facts"]["description"] = "approvals (channel or rule ids), and any of: " + ", ".join(FACTS)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
