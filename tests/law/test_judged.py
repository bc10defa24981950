"""The register of judged companies: what the law of each place makes of companies on its border days, by every channel, condition and way of reading.

A line that differs is a change of the law. If it is meant, `python tests/support/judged.py` writes the register anew, and its diff belongs into the same commit.
"""

from __future__ import annotations

import judged
import pytest

from leverage.law.rulebook import load
from leverage.terms.places import BY_CODE

BOOK = load()


@pytest.mark.parametrize("code", judged.places(BOOK))
def test_every_company_of_the_register_is_judged_as_before(code: str) -> None:
    for found, expected in judged.again(BOOK.law(BY_CODE[code]), judged.REGISTER / f"{code}.txt"):
        assert found == expected


def test_every_rule_has_a_company_in_the_register() -> None:
    for code in judged.places(BOOK):
        head, *held = (judged.REGISTER / f"{code}.txt").read_text(encoding="utf-8").splitlines()
        usual = dict(fact.split("=") for fact in head.removeprefix("facts: ").split(" ") if fact)
        known = {line.partition(" -> ")[0] for line in held}
        law = BOOK.law(BY_CODE[code])
        assert judged.usual_facts(law) == usual
        for rule in law.local.rules:
            missing = {judged.written(probe, usual) for probe in judged.probes(law, rule)} - known
            assert not missing, f"{rule.id}: write the register anew"
