"""Frozen data: what a field admits, and that nothing of another kind goes in."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

import pytest

from leverage.law.conditions import UNKNOWN, Unknown
from leverage.terms.channels import Channel
from leverage.terms.frozen import Bound, Frozen, Written

Day = Annotated[date, Written(date.fromisoformat)]
Share = Annotated[Fraction, Written(Fraction), Bound(lambda share: share <= 1, "no more than the whole")]


class Part(Frozen):
    name: str
    day: Day | None = None


class Whole(Part):
    level: Literal["low", "high"] = "low"
    share: Share | Unknown = Fraction(1)
    channels: tuple[Annotated[Channel, Written(Channel)], ...] = ()
    parts: tuple[Part, ...] = ()
    table: Mapping[str | bool, Share] = {}
    times: int = 1
    sure: bool = False


def test_what_is_written_as_text_is_read() -> None:
    whole = Whole(name="a", day="2020-02-29", share="1/3", channels=("bank_loan",), table={True: "0.5", "A": "1"})  # type: ignore[arg-type, dict-item]
    assert (whole.day, whole.share, whole.channels) == (date(2020, 2, 29), Fraction(1, 3), (Channel.BANK_LOAN,))
    assert whole.table == {True: Fraction(1, 2), "A": Fraction(1)}
    assert (whole.level, whole.times, whole.sure, whole.parts) == ("low", 1, False, ())
    assert Whole(name="a", share=UNKNOWN).share is UNKNOWN  # though a member of an enumeration is a text too


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ({}, "name is missing"),
        ({"name": None}, r"Whole\.name"),
        ({"name": 1}, r"Whole\.name"),
        ({"name": "a", "nmae": "a"}, "no field nmae"),
        ({"name": "a", "day": "2019-02-29"}, r"Whole\.day"),
        ({"name": "a", "day": 20190228}, r"Whole\.day"),
        ({"name": "a", "level": "middle"}, "middle"),
        ({"name": "a", "share": "1.01"}, "no more than the whole"),
        ({"name": "a", "share": 1}, r"Whole\.share"),
        ({"name": "a", "share": 0.5}, r"Whole\.share"),
        ({"name": "a", "share": "unknown"}, r"Whole\.share"),
        ({"name": "a", "share": "1/0"}, r"Whole\.share"),
        ({"name": "a", "channels": ["bank_loan"]}, "tuple"),
        ({"name": "a", "channels": "bank_loan"}, "tuple"),
        ({"name": "a", "channels": ("bank_lone",)}, "bank_lone"),
        ({"name": "a", "parts": ({"name": "b"},)}, r"Whole\.parts"),
        ({"name": "a", "table": {1: "0.5"}}, r"Whole\.table"),
        ({"name": "a", "table": [("A", "0.5")]}, r"Whole\.table"),
        ({"name": "a", "times": True}, r"Whole\.times"),
        ({"name": "a", "times": 1.0}, r"Whole\.times"),
        ({"name": "a", "sure": 1}, r"Whole\.sure"),
    ],
)
def test_anything_else_is_an_error_that_names_the_field(written: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Whole(**written)


def test_equal_where_all_fields_are_and_frozen() -> None:
    one, other = Part(name="a", day=date(2020, 1, 1)), Part(name="a", day="2020-01-01")  # type: ignore[arg-type]
    assert (one == other, hash(one) == hash(other), len({one, other})) == (True, True, 1)
    assert one != Part(name="a")
    assert Part(name="a") != Whole(name="a")
    assert repr(one) == "Part(name='a', day=datetime.date(2020, 1, 1))"
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301
    with pytest.raises(AttributeError, match="frozen"):
        one.name = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del one.name


def test_a_changed_copy_leaves_the_original_alone() -> None:
    one = Whole(name="a", times=2)
    assert (one.changed(name="b").name, one.changed(name="b").times, one.name) == ("b", 2, "a")
    assert Whole.field_names()[:2] == ("name", "day")
