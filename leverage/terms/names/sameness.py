"""Whether two names are one: yes, no, or near, which is asked about; and how many lenders names are, from … to …."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from leverage.terms.names.banks import Bank, bank_of, is_branch, same_bank
from leverage.terms.names.lists import is_person, named
from leverage.terms.names.spelling import spelt

_MOST_COMPARED = 200
"""Of more names the count from below is that of so many: comparing all would take too long, and no text allows so many lenders."""

_BRANCH_OF_FIRM = re.compile(r"(.+有限公司).*(?:分公司|营业部|办事处)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_FORM = re.compile(r"集团|股份|有限公司|公司|(?:有限|普通)合伙|合伙企业|省|市")
_SLIP_FROM = 6
"""Characters from which one wrong is taken for a slip; shorter names differ by so much."""
_TELLS_APART = frozenset(
    "一二三四五六七八九十甲乙丙丁戊己庚辛东南西北中大小新老上下abcdefghijklmnopqrstuvwxyz0123456789"
)
_PLACE = 2
"""Characters at the start of a name that may be a place: one wrong there is another place."""


@dataclass(frozen=True, slots=True)
class _Lender:
    """One name, as far as it tells who it is. ``rest`` is what follows a bank's name and is neither branch nor legal form."""

    key: str
    core: str
    bank: Bank | None
    rest: str
    person: bool
    branch: bool
    """Of a bank that it does not name: 朝阳支行."""


@lru_cache(maxsize=16384)
def _lender(name: str) -> _Lender:
    key = spelt(name)
    bank, rest = bank_of(key) or (None, "")
    if bank and not rest:
        return _Lender(bank.key, bank.key, bank, "", person=False, branch=False)
    if branch := _BRANCH_OF_FIRM.fullmatch(key):
        return _lender(branch[1])
    return _Lender(key, _FORM.sub("", key) or key, bank, rest, is_person(key), is_branch(key))


@lru_cache(maxsize=16384)
def name_key(name: str | None) -> str:
    """What the spellings of one lender's name have in common, branches and usual short forms of a bank included; empty where nobody is named.

    The key of one lender is its own key. That of a cell that names several holds them all, in one order.
    """
    names = named(name).names
    return "、".join(sorted({_lender(one).key for one in names}))


Apart = Collection[frozenset[str]]
"""Pairs of names, by their keys, that somebody said are two lenders though they are near."""


def same(one: str | None, other: str | None, apart: Apart = ()) -> bool | None:
    """Whether two names are one lender: True or False where the names say so beyond doubt, None where they are near and must be asked about.

    A cell that names several lenders is near to each of them. Where nobody is named nothing can be said.
    """
    a, b = named(one), named(other)
    if not a.names or not b.names:
        return None
    if a.one and b.one:
        return _same(_lender(a.one), _lender(b.one), apart)
    if any(_same(_lender(x), _lender(y), apart) is not False for x in a.names for y in b.names):
        return None
    return False if not (a.doubtful or a.open_ended or b.doubtful or b.open_ended) else None


def _same(a: _Lender, b: _Lender, apart: Apart = ()) -> bool | None:
    if a.key == b.key:
        return True
    if apart and frozenset({a.key, b.key}) in apart:
        return False
    if a.bank and b.bank:
        return None if same_bank(a.bank, b.bank) is not False else False
    if (a.branch and (b.bank or b.branch)) or (b.branch and a.bank):
        return None
    if a.person and b.person:
        return False
    if bool(_CHINESE.search(a.key)) != bool(_CHINESE.search(b.key)):
        return None  # Bank of Changsha and 长沙银行: no letter tells
    return None if _near(a.core, b.core) else False


def _near(one: str, other: str) -> bool:
    """Whether two names may be one: alike but for the legal form, one a part of the other, or one slip of the pen apart."""
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) > 1 and short in long):
        return True
    return len(short) >= _SLIP_FROM and _one_slip(short, long)


def _one_slip(short: str, long: str) -> bool:
    """Whether one character is wrong, missing or changed places with the next; not one that tells names apart, nor the place at the start."""
    start = next(i for i, (a, b) in enumerate(zip(short + "\0", long + "\0", strict=False)) if a != b)
    end = next(
        i for i, (a, b) in enumerate(zip(short[start:][::-1] + "\0", long[start:][::-1] + "\1", strict=False)) if a != b
    )
    a, b = short[start : len(short) - end], long[start : len(long) - end]
    if start < _PLACE or not _TELLS_APART.isdisjoint(a + b):
        return False
    return len(b) == 1 or (len(a) == 2 and a == b[::-1])


def distinct(cells: Iterable[str | None], apart: Apart = ()) -> tuple[int, int | None]:
    """How many lenders some cells name: at least and at most; at most None where a cell names nobody, or leaves open how many it means.

    Names that are near count as one from below and as two from above.
    """
    listed = list(cells)
    masked = tuple(cell for cell in listed if named(cell).masked)
    return _distinct((*dict.fromkeys(cell for cell in listed if not named(cell).masked), *masked), frozenset(apart))


@lru_cache(maxsize=64)
def _distinct(cells: tuple[str | None, ...], apart: frozenset[frozenset[str]]) -> tuple[int, int | None]:
    each = [named(cell) for cell in cells]
    told = [*dict.fromkeys(one for one in each if not one.masked), *(one for one in each if one.masked)]
    lenders = list({lender.key: lender for one in told for name in one.names for lender in [_lender(name)]}.values())
    least = max([_least(lenders, apart), *((one.stated or 0) for one in told), min(1, len(told))])
    if any(one.open_ended or not (one.names or one.stated or one.masked) for one in told):
        return least, None
    more = sum(max(one.doubtful, (one.stated or 0) - len(one.names)) for one in told)
    return least, len(lenders) + more


def _least(lenders: Sequence[_Lender], apart: Apart) -> int:
    """How many lenders there are at least: so many of them differ each from each."""
    chosen: list[_Lender] = []
    for lender in lenders[:_MOST_COMPARED]:
        if all(_same(lender, other, apart) is False for other in chosen):
            chosen.append(lender)
    return len(chosen)


class Register:
    """Names to find others among: the shareholders to find a lender, made once for many lookups."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            found.setdefault(name_key(name), []).append(number)
        return found

    @cached_property
    def _by_part(self) -> dict[str, set[int]]:
        """The names by each two characters of them: near names share some, or are alike but for their legal form."""
        found: dict[str, set[int]] = {}
        for number, name in enumerate(self._names):
            for part in _parts(name):
                found.setdefault(part, set()).add(number)
        return found

    def find(self, name: str | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The places in the register of the names that are this one beyond doubt, and of those that are near it."""
        key = name_key(name)
        sure = tuple(self._by_key.get(key, ())) if key else ()
        around = {number for part in _parts(name) for number in self._by_part.get(part, ())}
        return sure, tuple(n for n in sorted(around) if n not in sure and same(name, self._names[n]) is None)


def _parts(name: str | None) -> Iterator[str]:
    for one in named(name).names:
        core = _lender(one).core
        yield core
        yield from (core[i : i + 2] for i in range(len(core) - 1))
