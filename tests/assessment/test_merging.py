# mypy: disable-error-code="arg-type, comparison-overlap"
"""A rule over all that nobody knows: what agrees stands, what differs is undetermined, and only what decides it is asked."""

from __future__ import annotations

from typing import Any

from leverage.assessment.findings import Finding, Outcome
from leverage.law.conditions import TAKEN, Alternative, Is, Reading, Under
from leverage.terms.texts import same
from tests.assessment.invented import access, company, judge, law, limit

OPEN = access("open", "permitted", "bank_loan", "bond")
WELL_RUN = (Is(fact="well_run", among=(True,)),)
CONSENT = (Is(fact="lender_consent", among=(True,)),)
ISSUER = (Is(fact="debt_issuer", among=(True,)),)
TAKEN_SO = (Under(reading="CN-HI/what", among=(TAKEN,)),)
OTHERWISE = (Under(reading="CN-HI/what", among=("otherwise",)),)
WHAT = Reading(
    id="CN-HI/what", ask=same("?"), taken=same("so"), alternatives=(Alternative(says=same("not so")),), settled_by=same("a letter"),
)  # fmt: skip


def finding(result: Any, rule: str) -> Finding:
    """The one finding of a rule."""
    (found,) = [one for one in result.findings if one.rule == rule]
    return found  # type: ignore[no-any-return]


def test_what_replaces_a_rule_under_another_reading_alone_says_nothing_of_it_as_taken() -> None:
    held = law(
        OPEN,
        limit("CN/bank", "0.5", "bank_loan"),
        limit("own", "1", "bank_loan", replaces=("CN/bank",), under=OTHERWISE),
        readings=(WHAT,),
    )
    found = finding(judge(held, company({"bank_loan": 40})), "CN/bank")
    assert (found.outcome, found.may_not_apply, found.missing, found.cap, found.cap_upper) == (
        Outcome.COMPLIANT, False, (), 50, 50,
    )  # fmt: skip
    other = finding(judge(held, company({"bank_loan": 40}), readings={"CN-HI/what": "otherwise"}), "CN/bank")
    assert other.outcome is Outcome.REPLACED


def test_only_the_facts_that_decide_a_rule_as_it_is_taken_are_asked_for_it() -> None:
    """Consent lets another rule stand in its place; that a well-run company's does, another reading alone says; an issuer's rule is another matter."""
    held = law(
        OPEN,
        limit("CN/bank", "0.5", "bank_loan"),
        limit("consented", "1", "bank_loan", when=CONSENT, replaces=("CN/bank",), under=TAKEN_SO),
        limit("well-run", "1", "bank_loan", when=WELL_RUN, replaces=("CN/bank",), under=OTHERWISE),
        limit("issuer", "0.7", "bank_loan", when=ISSUER),
        readings=(WHAT,),
    )
    found = finding(judge(held, company({"bank_loan": 60})), "CN/bank")
    assert (found.outcome, found.missing, found.may_not_apply) == (Outcome.UNDETERMINED, ("lender_consent",), True)
    assert "是：已被替代" in found.why.zh
    assert "否：超限" in found.why.zh
    consented = finding(judge(held, company({"bank_loan": 60})), "CN-HI/consented")
    assert (consented.outcome, consented.missing) == (Outcome.COMPLIANT, ())  # kept, whether it applies or not
    assert "是：合规" in consented.why.zh
    assert "否：不适用" in consented.why.zh


def test_two_facts_are_told_case_by_case() -> None:
    """Of 0.4 × 100, a limit for well-run companies whose lenders consented, 45 are used."""
    held = law(
        OPEN,
        limit("bank", "0.4", "bank_loan", when=(*WELL_RUN, *CONSENT)),
    )
    found = finding(judge(held, company({"bank_loan": 45})), "CN-HI/bank")
    assert found.outcome is Outcome.UNDETERMINED
    assert found.missing == ("well_run", "lender_consent")
    assert "是＋是：超限" in found.why.zh
    assert found.why.zh.endswith("是＋否、否＋是、否＋否：不适用。")


def test_a_limit_by_shareholder_that_may_not_apply_is_told_of_each_lender_alone(invented: Any) -> None:
    """甲 has lent 29 and paid in 28; whether the limit is for the company, nobody said."""
    each = invented.limit(channels=("shareholder_loan",), base="paid_in_capital", per="shareholder", when=ISSUER)
    owners = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    who = invented.company(invented.loan("甲公司", 29), shareholders=owners)
    result = invented.judge((each, invented.permit("shareholder_loan")), who)
    told = [(one.subject, one.outcome, one.missing) for one in result.findings if one.rule == "CN-XZ/a"]
    assert told == [("甲公司", Outcome.UNDETERMINED, ("debt_issuer",))]
    other = invented.judge((each, invented.permit("shareholder_loan")), invented.company(shareholders=owners))
    assert [(one.subject, one.outcome) for one in other.findings if one.rule == "CN-XZ/a"] == [
        (None, Outcome.COMPLIANT)
    ]
