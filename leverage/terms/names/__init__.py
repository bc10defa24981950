"""Names are not identities: one key of a name, the lenders that one cell names, and whether two names are one lender.

``spelling`` writes alike what the eye does not tell apart; ``banks`` knows branches and short forms; ``lists`` takes a cell apart; ``sameness``
answers yes, no, or near: what is near is asked about, and counts as one from below and as two from above. A newcomer starts with ``sameness``.
"""

from leverage.terms.names.lists import Named, named
from leverage.terms.names.sameness import Register, distinct, name_key, same
from leverage.terms.names.spelling import spelt

__all__ = ["Named", "Register", "distinct", "name_key", "named", "same", "spelt"]
