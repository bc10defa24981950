"""The shareholders as lenders: who a lender is, and what its own part of the company is."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

from leverage.company import Company, Shareholder
from leverage.law.rules import Lenders
from leverage.terms.denominators import Base
from leverage.terms.names import name_key

Kind = Literal["corporate", "individual"]

KINDS: tuple[Kind, ...] = ("corporate", "individual")

_FIRMS = (
    "公司", "集团", "企业", "厂", "商行", "商店", "合作社", "合伙", "经营部", "事务所", "中心",
    "co.", "co.,ltd.", "ltd.", "ltd", "inc.", "limited", "llc", "corporation",
)  # fmt: skip
"""How the names of firms end."""

_FINANCIAL = (
    "银行", "信用社", "信用合作", "信托", "保险", "证券", "基金", "资产管理", "金融", "理财", "财务公司", "租赁", "保理", "小额贷款", "再贷款",
    "融资担保", "典当", "消费金融", "bank", "trust", "insurance", "securities", "fund", "finance", "financial", "asset management",
    "leasing", "factoring", "microcredit", "guarantee",
)  # fmt: skip
"""What the names of financial institutions, and of those who do a like business, contain: of these it cannot be said plainly that they are none."""


_BRACKET = re.compile(r"[（(][^（()）]*[)）]\s*$")


def holder_of(company: Company, lender: str | None) -> Shareholder | None:
    """The shareholder that a lender is; None where it is none, or where nobody can tell."""
    return next(iter(company.holders_like(lender)[0]), None)


def may_be_holder(company: Company, lender: str | None) -> tuple[str, ...]:
    """What would settle whether a lender that is no shareholder beyond doubt is one all the same; nothing where it certainly is none."""
    sure, near = company.holders_like(lender)
    if sure or not near:
        return ()
    return company.near_questions([lender]) or ("shareholders",)


def full_list(company: Company) -> bool:
    """Whether the list of shareholders is full: the shares add up to the whole company."""
    shares = [holder.share for holder in company.shareholders]
    return bool(shares) and None not in shares and sum(share for share in shares if share is not None) == 1


def own_part(company: Company, base: Base, holder: Shareholder) -> Fraction | None:
    """A shareholder's own part of a denominator: what it has paid in, or its share of the company's; None where that is not stated."""
    if base is Base.PAID_IN_CAPITAL:
        return holder.paid_in
    whole = company.capital.get(base)
    return None if whole is None or holder.share is None else holder.share * whole.amount


def part_of(company: Company, base: Base, lender: str | None, holder: Shareholder | None) -> Fraction | None:
    """A lender's own part. One who is missing from a full list of shareholders has none."""
    if holder is not None:
        return own_part(company, base, holder)
    return Fraction(0) if lender and full_list(company) else None


def plainly_a_firm(name: str) -> bool:
    """Whether a name is plainly that of a firm and of no financial institution."""
    key = name_key(name)
    return _is_firm(name) and not any(word.replace(" ", "") in key for word in _FINANCIAL)


def _is_firm(name: str) -> bool:
    """By its ending, or by that of what stands before a bracket at the end: 某公司（上海）."""
    return any(name_key(part).endswith(_FIRMS) for part in (name, _BRACKET.sub("", name)))


def kind_of(holder: Shareholder | None, name: str | None) -> Kind | None:
    """Whether a lender is a company or an individual: as stated, or as the name says beyond doubt."""
    if holder is not None and holder.kind in KINDS:
        return "corporate" if holder.kind == "corporate" else "individual"
    return "corporate" if _is_firm(name or "") else None


def may_lend(holder: Shareholder, rule: Lenders) -> bool | None:
    """Whether a shareholder is one of those whom a text names as lenders; None where its kind or its share leaves that open."""
    answers = {_fits(kind, share, rule) for kind in _kinds(holder) for share in _shares(holder)}
    return answers.pop() if len(answers) == 1 else None


def standing(holder: Shareholder, rule: Lenders) -> set[Literal["fits", "too_little", "other_kind"]]:
    """What a shareholder may be to a text that names who may lend, over all that is not known of it."""
    found: set[Literal["fits", "too_little", "other_kind"]] = set()
    for kind in _kinds(holder):
        named = [one for one in rule.may_lend if one.kind in (None, kind)]
        for share in _shares(holder):
            found.add("other_kind" if not named else "fits" if _fits(kind, share, rule) else "too_little")
    return found


def _fits(kind: Kind, share: Fraction, rule: Lenders) -> bool:
    return any(one.kind in (None, kind) and share >= one.share for one in rule.may_lend)


def _kinds(holder: Shareholder) -> tuple[Kind, ...]:
    known = kind_of(holder, None)
    return KINDS if known is None else (known,)


def _shares(holder: Shareholder) -> tuple[Fraction, ...]:
    """The share, or, where it is not stated, the least and the most that it can be: thresholds lie between."""
    return (Fraction(0), Fraction(1)) if holder.share is None else (holder.share,)
