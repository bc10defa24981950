"""The vocabulary that a province module is written in: cited, dated rules of a few kinds, and nothing that computes.

A module says in this vocabulary what its texts say, and exports one ``Regime``. Dates are written ``"2012-06-04"``, multiples
``"2.3"`` or ``"2/3"``, channels, denominators and facts by their ids; each is checked when the module is loaded.

``since`` is inclusive; ``until`` is the first day on which a rule no longer applies. Without ``since`` a rule holds from the effective date
of its source.

What a clause leaves open is one of three, and never silent: a *condition* (a fact of the company decides; unknown, the rule is judged under every
value), a *question* (``Manual``: asked and shown), or a *reading* (no fact decides how the clause is meant; ``Reading`` and ``Under``).
"""

from leverage.law.conditions import (
    LOCAL,
    UNKNOWN,
    Alternative,
    ByFact,
    Condition,
    Holding,
    Is,
    OpenFor,
    OpenForLess,
    Reading,
    Stated,
    Under,
)
from leverage.law.data import AllFunding
from leverage.law.regime import Gap, Note, PoolRatio, RatingScheme, Regime
from leverage.law.rules import Access, Count, Holder, Lenders, Limit, Manual, Rule, Term
from leverage.law.sources import ReadIn, Source
from leverage.terms.facts import Fact
from leverage.terms.texts import Text

__all__ = [
    "LOCAL",
    "UNKNOWN",
    "Access",
    "AllFunding",
    "Alternative",
    "ByFact",
    "Condition",
    "Count",
    "Fact",
    "Gap",
    "Holder",
    "Holding",
    "Is",
    "Lenders",
    "Limit",
    "Manual",
    "Note",
    "OpenFor",
    "OpenForLess",
    "PoolRatio",
    "RatingScheme",
    "ReadIn",
    "Reading",
    "Regime",
    "Rule",
    "Source",
    "Stated",
    "Term",
    "Text",
    "Under",
]
