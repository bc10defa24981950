"""The registers: what the program makes of many inputs, as it did before. If a difference is meant, write them anew: `python tests/support/registers.py`."""

from __future__ import annotations

import pytest
import registers

from leverage.law.supplement.tables import TABLES


@pytest.mark.parametrize("name", sorted(registers.REGISTERS))
def test_every_line_of_a_register_is_as_before(name: str) -> None:
    held = (registers.FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    lines = registers.REGISTERS[name]()
    for number, before in enumerate(held):
        assert next(lines, None) == before, f"{name}.txt, line {number + 1}"
    assert next(lines, None) is None


def test_the_sample_has_an_entry_of_every_kind_and_is_accepted() -> None:
    assert set(registers.whole()) - {"schema", "author", "date"} == set(TABLES)
    for name, changed in registers.edited():
        assert changed, name
    assert not registers.made(registers.whole()).startswith("refused")
