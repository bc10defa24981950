"""The JSON schema of a company beside the reader: what one names, the other takes."""

from __future__ import annotations

import pytest
from pydantic import BaseModel  # noqa: TC002  as the parameters are typed

from leverage.intake.json import company, schema


@pytest.mark.parametrize(
    ("keys", "model"),
    [
        (company.KEYS, schema.CompanyInput),
        (company.LOAN_KEYS, schema.LoanInput),
        (company.SHAREHOLDER_KEYS, schema.ShareholderInput),
        (company.UNALLOCATED_KEYS, schema.UnallocatedInput),
        (company.CAPITAL_KEYS, schema.CapitalInput),
    ],
)
def test_the_reader_takes_the_keys_of_the_schema(keys: tuple[str, ...], model: type[BaseModel]) -> None:
    assert list(keys) == [field.alias or name for name, field in model.model_fields.items()]
