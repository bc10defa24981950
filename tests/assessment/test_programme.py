# mypy: disable-error-code="comparison-overlap"
"""The least to repay, to the fen: caps and amounts that are no whole fen, and what is repaid where it costs the same."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from leverage.assessment.cure.changed import pots
from leverage.assessment.cure.programme import least
from leverage.assessment.cure.targets import Target
from leverage.terms.channels import Channel


def repaid(
    invented: Any, balances: dict[str, str], *limits: tuple[str, str], through: str | None = None
) -> dict[str, Fraction] | None:
    """What is repaid of balances so that limits are kept: each a multiple of the net capital of 100, and the channels that it counts."""
    rules = tuple(
        invented.limit(f"l{number}", multiple=times, channels=tuple(channels.split()))
        for number, (times, channels) in enumerate(limits)
    )
    who = invented.company(balances=balances)
    found = invented.judge((*rules, invented.permit(*balances)), who)
    targets = [Target(finding, Fraction(1)) for finding in found.findings if finding.kind == "limit"]
    held = pots(who)
    movable = [pot for pot in held if through in (None, pot.channel)]
    amounts = least(held, targets, (), movable)
    return None if amounts is None else {str(pot.channel): amount for pot, amount in amounts.items()}


def test_part_of_a_fen_of_a_cap_is_used_by_money_that_has_it(invented: Any) -> None:
    # 60 and 40.005 under 90.005: 10.00 of the banks', and the 40.005 stay whole
    balances = {"bank_loan": "60", "fund_loan": "40.005"}
    limits = (("0.90005", "bank_loan fund_loan"), ("0.5", "fund_loan"))
    assert repaid(invented, balances, *limits) == {"bank_loan": 10}


def test_part_of_a_fen_of_a_cap_is_nobodys_where_all_money_is_in_whole_fen(invented: Any) -> None:
    """Banks 5 fen, others 3, bonds 4, ABS 8. Others ≤ 0.6 fen, bonds and ABS ≤ 1.6, banks, others and ABS ≤ 6: in whole fen 0, 1 and 6.

    So 5 of banks and 1 of bonds or ABS stay, and it is the earlier channel that is repaid whole: others 3, bonds 4, ABS 7.
    """
    balances = {"bank_loan": "0.05", "other_fi_loan": "0.03", "bond": "0.04", "abs": "0.08"}
    assert list(Channel).index(Channel.BOND) < list(Channel).index(Channel.ABS)
    limits = (("0.00006", "other_fi_loan"), ("0.00016", "bond abs"), ("0.0006", "bank_loan other_fi_loan abs"))
    assert repaid(invented, balances, *limits) == {
        "other_fi_loan": Fraction("0.03"), "bond": Fraction("0.04"), "abs": Fraction("0.07"),
    }  # fmt: skip


def test_what_rounding_leaves_goes_to_the_later_channel(invented: Any) -> None:
    # 40 and 15.005 under 55: half a fen too much. A whole fen of the banks' goes back, and the half of the fund's stays
    limits = (("0.55", "bank_loan fund_loan"), ("0.2", "fund_loan"))
    assert repaid(invented, {"bank_loan": "40", "fund_loan": "15.005"}, *limits) == {"bank_loan": Fraction("0.01")}


def test_a_limit_that_the_other_money_exceeds_by_half_a_yuan_is_not_mended(invented: Any) -> None:
    # 10.50 of the fund against 10: nothing that is repaid to banks mends it
    balances = {"bank_loan": "40", "fund_loan": "10.50"}
    assert repaid(invented, balances, ("0.1", "fund_loan"), through="bank_loan") is None
    assert repaid(invented, balances, ("0.1", "fund_loan"), through="fund_loan") == {"fund_loan": Fraction("0.50")}
    assert repaid(invented, balances, ("0.105", "fund_loan"), through="bank_loan") == {}
