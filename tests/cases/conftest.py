"""Runs `leverage check` in process on a company written in a few words, and finds what the report says of it.

The expectations of these cases were worked out by hand from the clauses, never from a program's output.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from leverage.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

EXIT = {"compliant": 0, "breach": 1, "prohibited": 1, "needs_approval": 1, "undetermined": 3}
IDLE = {"not_applicable", "replaced"}
CAPITAL = {"net_capital": "100m", "net_assets": "110m", "prior_year_net_assets": "90m"}
CAPITAL |= {"registered_capital": "80m", "paid_in_capital": "70m"}
OWNERS = (
    {"name": "甲公司", "kind": "corporate", "share": "0.60", "paid_in": "42000000"},
    {"name": "丙某", "kind": "individual", "share": "0.37", "paid_in": "25900000"},
    {"name": "丁公司", "kind": "corporate", "share": "0.03", "paid_in": "2100000"},
)
"""A full list of shareholders: two companies and a person."""
FROM_SHAREHOLDERS = ("shareholder_loan", "shareholder_special_loan")


def yuan(short: str) -> str:
    """Amount in yuan: `60m` is sixty million, a trailing `+` one fen more, a trailing `-` one fen less."""
    fen = {"+": Decimal("0.01"), "-": Decimal("-0.01")}.get(short[-1], Decimal(0))
    number = short.rstrip("+-")
    scale = 1_000_000 if number.endswith("m") else 1
    return f"{Decimal(number.rstrip('m')) * scale + fen:.2f}"


def pairs(text: str) -> dict[str, str]:
    """Balances from `bank_loan=60m abs=10m+`."""
    return {key: yuan(value) for key, value in (item.split("=") for item in text.split())}


@dataclass(frozen=True)
class Report:
    """What one run said."""

    status: int
    stdout: str
    stderr: str

    @property
    def data(self) -> dict[str, Any]:
        found = json.loads(self.stdout)
        assert isinstance(found, dict), "one file gives one object"
        return found

    @property
    def verdict(self) -> str:
        return str(self.data["verdict"])

    def expect(self, verdicts: str) -> None:
        """The verdict is one of `a|b`, and the exit status the one that belongs to it."""
        assert self.verdict in verdicts.split("|"), self.outcomes()
        assert self.status == EXIT[self.verdict]

    def outcomes(self) -> list[tuple[str, str]]:
        return [(f["rule"], f["outcome"]) for f in self.data["findings"] if f["outcome"] not in IDLE]

    def findings(self, *outcomes: str) -> list[dict[str, Any]]:
        return [f for f in self.data["findings"] if f["outcome"] in outcomes]

    def limits(
        self,
        *channels: str,
        lacks: str = "",
        layer: str = "",
        base: str = "",
        multiple: str = "",
        subject: str = "",
        idle: bool = False,
    ) -> list[dict[str, Any]]:
        """Limits over at least these channels; those in force, or with `idle` those replaced."""
        found = []
        for f in self.data["findings"]:
            if f["kind"] != "limit" or (f["outcome"] in IDLE) is not idle:
                continue
            held = set(f["channels"])
            if not set(channels) <= held or set(lacks.split()) & held:
                continue
            if (layer and (f["layer"] == "local") is not (layer == "local")) or (base and f["base"] != base):
                continue
            if multiple and (f["multiple"] is None or Fraction(f["multiple"]) != Fraction(multiple)):
                continue
            if (subject and subject not in (f["subject"] or "")) or (not subject and f["subject"]):
                continue
            found.append(f)
        return found

    def limit(self, *channels: str, **query: Any) -> dict[str, Any]:
        found = self.limits(*channels, **query)
        assert len(found) == 1, (channels, query, [f["rule"] for f in found], self.outcomes())
        return found[0]

    def rule(self, rule: str) -> dict[str, Any]:
        (found,) = [f for f in self.data["findings"] if f["rule"] == rule and not f["subject"]]
        assert isinstance(found, dict)
        return found

    def channel(self, channel: str) -> dict[str, Any]:
        (found,) = [c for c in self.data["channels"] if c["channel"] == channel]
        assert isinstance(found, dict)
        return found

    def asked(self, finding: dict[str, Any]) -> str:
        """What would settle a finding, and what the report asks for."""
        return " ".join([*map(str, finding["missing"]), *sorted(self.facts())])

    def facts(self) -> set[str]:
        return {q["fact"] for q in self.data["questions"]}

    def per_yuan(self) -> dict[str, Any]:
        """Marginal money per yuan of each denominator, those of no effect left out."""
        found = {base: Fraction(value) for base, value in self.data["total"]["per_yuan"].items()}
        return {base: value for base, value in found.items() if value}


class Checker:
    """Writes a company and checks it: complete, without guarantees, two banks where there is bank money."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def company(
        self,
        place: str | None,
        date: str,
        balances: str = "",
        *,
        kind: str | None = "traditional",
        facts: dict[str, Any] | None = None,
        capital: dict[str, str | None] | None = None,
        approved: str = "",
        **changes: Any,
    ) -> dict[str, Any]:
        """A company as the contract writes it; `None` leaves a key out."""
        held = pairs(balances)
        known: dict[str, Any] = {"listing": "none", "debt_issuer": False, "opened_on": "2007-01-01", "well_run": True}
        known |= {"lender_consent": True, "bank_count": 2 if "bank_loan" in held else None}
        known |= {"approvals": approved.split() or None} | (facts or {})
        money: dict[str, Any] = {key: yuan(value) for key, value in CAPITAL.items()}
        money |= {key: value and yuan(value) for key, value in (capital or {}).items()}
        company: dict[str, Any] = {
            "schema": "leverage.company/1",
            "name": "示例小额贷款有限公司",
            "jurisdiction": place,
            "report_date": date,
            "company_type": kind,
            "unit": "元",
            "facts": {key: value for key, value in known.items() if value is not None},
            "capital": {key: value for key, value in money.items() if value is not None},
            "complete": True,
            "balances": {"guarantee": "0", "interbank_lending": "0"} | held,
        } | changes
        return {key: value for key, value in company.items() if value is not None}

    def write(self, company: dict[str, Any], name: str = "company.json") -> str:
        path = self.folder / name
        path.write_text(json.dumps(company, ensure_ascii=False), encoding="utf-8")
        return str(path)

    def run(self, *arguments: str) -> Report:
        result = CliRunner().invoke(main, ["check", *arguments, "--format", "json"])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Report(result.exit_code, result.stdout, result.stderr)

    def __call__(self, place: str | None, date: str, balances: str = "", *options: str, **changes: Any) -> Report:
        return self.run(self.write(self.company(place, date, balances, **changes)), *options)

    def lent(
        self,
        place: str | None,
        date: str,
        balances: str = "",
        *options: str,
        lender: str | None = "甲公司",
        **changes: Any,
    ) -> Report:
        """Checks a company whose shareholder money stands in a ledger, lent by one of ``OWNERS`` or by a stranger."""
        ledger, rest = [], []
        for item in balances.split():
            channel, _, amount = item.partition("=")
            if channel in FROM_SHAREHOLDERS:
                loan = {"channel": channel, "lender": lender, "balance": yuan(amount), "on_sheet": True}
                ledger.append({key: value for key, value in loan.items() if value is not None})
            else:
                rest.append(item)
        listed = {"loans": ledger, "shareholders": list(OWNERS)} if ledger else {}
        return self(place, date, " ".join(rest), *options, **(listed | changes))


@pytest.fixture
def check(tmp_path: Path) -> Checker:
    return Checker(tmp_path)
