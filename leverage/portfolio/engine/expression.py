"""Sums and comparisons over columns, before they are any engine's: whole numbers that may be unknown, and yes or no that never is.

Every number carries the least and the greatest value that it can take, so that nothing can grow past 64 bits unseen: engines wrap in silence. What is the
same is one object, and what is certain is worked out at once: a plan is as small as what is really open.

>>> used, cap = column("used", 0, 100), number(200)
>>> at_most(used, cap) is YES
True
>>> least(used, cap) is used
True
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from weakref import WeakValueDictionary

MOST = 2**63 - 1
"""What a column of whole numbers can hold."""
MOST_DIVIDED = 2**53
"""Below it an engine that knows no whole division divides exactly, where nothing is left over."""


class TooLarge(ArithmeticError):  # noqa: N818  no fault of anybody's
    """A number of a plan could grow past what a column holds: its rows are judged one by one."""


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Node:
    """A number (in whole units, between ``low`` and ``high``, ``open`` where it may be unknown) or a yes or no (``truth``)."""

    kind: str
    parts: tuple[Node, ...] = ()
    value: int | str = 0
    low: int = 0
    high: int = 0
    open: bool = False
    truth: bool = False


_KNOWN: WeakValueDictionary[tuple[object, ...], Node] = WeakValueDictionary()


def _node(
    kind: str,
    parts: tuple[Node, ...] = (),
    value: int | str = 0,
    *,
    low: int = 0,
    high: int = 0,
    unknown: bool = False,
    truth: bool = False,
) -> Node:
    key = (kind, parts, value, low, high, unknown, truth)
    node = _KNOWN.get(key)
    if node is None:
        if max(abs(low), abs(high)) > MOST:
            raise TooLarge(kind)
        node = _KNOWN[key] = Node(kind, parts, value, low, high, unknown, truth)
    return node


YES = _node("yes", truth=True)
NO = _node("no", truth=True)
UNKNOWN = _node("unknown", unknown=True)
"""A number that nobody knows."""


# numbers


def column(name: str, low: int, high: int, *, unknown: bool = False) -> Node:
    """A column of the frame, whose known values lie between two."""
    return _node("column", value=name, low=low, high=high, unknown=unknown)


def number(value: int) -> Node:
    """A number that is the same in every row."""
    return _node("number", value=value, low=value, high=value)


ZERO = number(0)


def total(parts: Iterable[Node]) -> Node:
    """The sum; unknown where a part is."""
    counted: dict[Node, int] = {}
    fixed = 0
    for part in parts:
        if part is UNKNOWN:
            return UNKNOWN
        if part.kind == "number":
            fixed += part.low
        else:
            counted[part] = counted.get(part, 0) + 1
    terms = [times(part, count) for part, count in counted.items()]
    terms += [number(fixed)] if fixed else []
    if not terms:
        return ZERO
    if len(terms) == 1:
        return terms[0]
    low, high = sum(part.low for part in terms), sum(part.high for part in terms)
    return _node("total", _sorted(terms), low=low, high=high, unknown=any(part.open for part in terms))


def minus(one: Node, other: Node) -> Node:
    """The difference; unknown where either is."""
    if UNKNOWN in (one, other):
        return UNKNOWN
    if other is ZERO:
        return one
    if one is other and not one.open:
        return ZERO
    if one.kind == other.kind == "number":
        return number(one.low - other.low)
    return _node(
        "minus", (one, other), low=one.low - other.high, high=one.high - other.low, unknown=one.open or other.open
    )


def times(one: Node, factor: int) -> Node:
    """So many times a number, the factor not negative."""
    if one is UNKNOWN or factor == 1:
        return one
    if factor == 0 and not one.open:
        return ZERO
    if one.kind == "number":
        return number(one.low * factor)
    return _node("times", (one,), factor, low=one.low * factor, high=one.high * factor, unknown=one.open)


def over(one: Node, divisor: int) -> Node:
    """A number that is not negative, over a divisor, rounded down."""
    if one is UNKNOWN or divisor == 1:
        return one
    if one.kind == "number":
        return number(one.low // divisor)
    _divisible(one)
    return _node("over", (one,), divisor, low=one.low // divisor, high=one.high // divisor, unknown=one.open)


def quotient(one: Node, other: Node) -> Node:
    """A number that is not negative over one that is positive, rounded down."""
    if UNKNOWN in (one, other):
        return UNKNOWN
    _divisible(one)
    return _node(
        "quotient", (one, other), low=one.low // other.high, high=one.high // other.low, unknown=one.open or other.open
    )


def _divisible(one: Node) -> None:
    if one.high >= MOST_DIVIDED:
        raise TooLarge("divided")


def rest(one: Node, other: Node) -> Node:
    """What is left of a number that is not negative, divided by one that is positive."""
    if UNKNOWN in (one, other):
        return UNKNOWN
    high = min(one.high, other.high - 1)
    return _node("rest", (one, other), high=high, unknown=one.open or other.open)


def at_least(one: Node, low: int) -> Node:
    """The number, unknown where it is less than so much."""
    if one is UNKNOWN or one.low >= low:
        return one
    if one.high < low:
        return UNKNOWN
    return _node("choose", (at_most(number(low), one), one, UNKNOWN), low=low, high=one.high, unknown=True)


def positive(one: Node) -> Node:
    """The number, or nothing where it is negative."""
    if one is UNKNOWN or one.low >= 0:
        return one
    if one.high <= 0 and not one.open:
        return ZERO
    return _node("positive", (one,), low=max(0, one.low), high=max(0, one.high), unknown=one.open)


def least(*parts: Node) -> Node:
    """The least of those that are known; unknown where none is."""
    some = _distinct("least", parts)
    roof = min((part.high for part in some if not part.open), default=None)
    if roof is not None:  # what is never below another that is always known adds nothing
        first = next(part for part in some if not part.open and part.high == roof)
        some = [part for part in some if part is first or part.low < roof]
    if len(some) < 2:
        return some[0] if some else UNKNOWN
    sure = [part.high for part in some if not part.open]
    high = min(sure) if sure else max(part.high for part in some)
    low = min(part.low for part in some)
    return _node("least", _sorted(some), low=low, high=high, unknown=not sure)


def greatest(*parts: Node) -> Node:
    """The greatest of those that are known; unknown where none is."""
    some = _distinct("greatest", parts)
    floor = max((part.low for part in some if not part.open), default=None)
    if floor is not None:
        first = next(part for part in some if not part.open and part.low == floor)
        some = [part for part in some if part is first or part.high > floor]
    if len(some) < 2:
        return some[0] if some else UNKNOWN
    sure = [part.low for part in some if not part.open]
    low = max(sure) if sure else min(part.low for part in some)
    return _node("greatest", _sorted(some), low=low, high=max(part.high for part in some), unknown=not sure)


def _distinct(kind: str, parts: Iterable[Node]) -> list[Node]:
    flat = (inner for part in parts for inner in (part.parts if part.kind == kind else (part,)))
    return [part for part in dict.fromkeys(flat) if part is not UNKNOWN]


def _sorted(parts: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(sorted(parts, key=id))


def known_or(one: Node, other: int) -> Node:
    """The number, or another where it is not known."""
    if one is UNKNOWN:
        return number(other)
    if not one.open:
        return one
    return _node("known_or", (one,), other, low=min(one.low, other), high=max(one.high, other))


def choose(condition: Node, one: Node, other: Node) -> Node:
    """One number where something holds, otherwise the other."""
    if condition is YES or one is other:
        return one
    if condition is NO:
        return other
    if condition.kind == "not":
        return choose(condition.parts[0], other, one)
    ends = [part for part in (one, other) if part is not UNKNOWN]
    low, high = min(part.low for part in ends), max(part.high for part in ends)
    return _node("choose", (condition, one, other), low=low, high=high, unknown=one.open or other.open)


def flag(condition: Node) -> Node:
    """One where something holds, otherwise nothing."""
    return choose(condition, number(1), ZERO)


# yes or no


def at_most(one: Node, other: Node) -> Node:
    """Whether a number is known to be no more than another."""
    if UNKNOWN in (one, other):
        return NO
    if one is other:
        return known(one)
    if one.low > other.high:
        return NO
    if one.high <= other.low:
        return both(known(one), known(other))
    return _node("at_most", (one, other), truth=True)


def below(one: Node, other: Node) -> Node:
    """Whether a number is known to be less than another."""
    return both(both(known(one), known(other)), no(at_most(other, one)))


def equal(one: Node, other: Node) -> Node:
    """Whether two numbers are known to be the same."""
    if UNKNOWN in (one, other) or one.low > other.high or other.low > one.high:
        return NO
    if one is other:
        return known(one)
    if one.low == one.high == other.low == other.high:
        return both(known(one), known(other))
    return _node("equal", _sorted((one, other)), truth=True)


def same(one: Node, other: Node) -> Node:
    """Whether two numbers are the same, or both unknown."""
    return YES if one is other else either(equal(one, other), both(missing(one), missing(other)))


def missing(one: Node) -> Node:
    """Whether a number is not known."""
    if one is UNKNOWN:
        return YES
    if not one.open:
        return NO
    if one.kind in ("times", "positive", "over"):
        return missing(one.parts[0])
    if one.kind in ("total", "minus"):
        return either(*(missing(part) for part in one.parts))
    return _node("missing", (one,), truth=True)


def known(one: Node) -> Node:
    """Whether a number is known."""
    return no(missing(one))


def no(one: Node) -> Node:
    """Whether something does not hold."""
    if one is YES:
        return NO
    if one is NO:
        return YES
    return one.parts[0] if one.kind == "not" else _node("not", (one,), truth=True)


def both(*parts: Node) -> Node:
    """Whether all of these hold."""
    if NO in parts:
        return NO
    some = [part for part in parts if part is not YES]
    if len(some) < 2:
        return some[0] if some else YES
    return no(either(*(no(part) for part in some)))


def either(*parts: Node) -> Node:
    """Whether any of these holds."""
    if YES in parts:
        return YES
    some = [part for part in parts if part is not NO]
    if len(some) < 2:
        return some[0] if some else NO
    flat = dict.fromkeys(inner for part in some for inner in (part.parts if part.kind == "either" else (part,)))
    if any(part.kind == "not" and part.parts[0] in flat for part in flat):
        return YES
    if len(flat) < 2:
        return next(iter(flat))
    return _node("either", _sorted(flat), truth=True)
