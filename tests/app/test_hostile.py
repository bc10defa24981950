"""Input that is small and takes for ever, or says what it should not: what the page makes of it is bounded."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from page import Page, opened
from tabs import company

from leverage.app.cases.supplements import of_file
from leverage.intake.values.amounts import with_unit
from leverage.terms.errors import InputError
from leverage.terms.money import exact, spelled

SHORT = 2.0
"""Seconds of this process: what is bounded takes thousandths of one, what is not takes minutes."""


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with opened(tmp_path) as page:
        yield page


@pytest.mark.parametrize("figure", [b"1e999999999", b"-1e-999999999", b"0e-999999999", b"0E999999999"])
def test_an_exponent_is_never_written_out(page: Page, figure: bytes) -> None:
    """A file of a hundred bytes made a page of a gigabyte: 1e999999999 has so many digits."""
    content = company(capital={"net_capital": "FIGURE"}).replace(b'"FIGURE"', figure)
    browser = page.browser()
    read = browser.post("/", data={"from": "file"}, files={"file": ("a.json", content)}, follow_redirects=True)
    assert read.status_code == 200
    assert len(read.content) < 50_000
    assert "不是十进制数" in read.text
    kept = browser.post(read.url.path, data={"version": "1", "name": "乙"}, follow_redirects=True)
    assert kept.status_code < 500
    assert len(kept.content) < 50_000


@pytest.mark.parametrize(
    ("written", "shown"),
    [("1200.50", "1200.50"), ("1e3", "1000"), ("1e41", "1E+41"), ("0e-41", "0E-41"), ("0.00", "0.00"), ("NaN", "NaN")],
)
def test_a_decimal_digit_by_digit_where_there_are_few(written: str, shown: str) -> None:
    assert spelled(Decimal(written)) == shown


def test_zero_of_endless_places_is_no_figure() -> None:
    with pytest.raises(ValueError, match="plain decimal"):
        exact(Decimal("0e-999999999"))


@pytest.mark.parametrize("text", ["9" * 50_000, "1," * 50_000, "(1)" * 20_000, "2024-" * 20_000])
def test_a_long_text_is_no_figure_at_once(text: str) -> None:
    """The square of its length was taken, some minutes, while nobody else was answered."""
    begun = time.process_time()
    with pytest.raises(ValueError):  # noqa: PT011  whichever
        with_unit(text)
    assert time.process_time() - begun < SHORT


@pytest.mark.parametrize("key", ["{} = 1\n", "[{}]\n", "[[{}]]\n", '"a b".{} = 1\n'])
def test_a_key_of_endless_parts_is_refused(key: str) -> None:
    """The square of their number was taken, some hours for a supplement of a megabyte."""
    text = 'schema = "leverage.supplement/1"\nauthor = "甲"\ndate = 2024-01-01\n' + key.format("a." * 200_000 + "b")
    begun = time.process_time()
    with pytest.raises(InputError, match="嵌套过深"):
        of_file("甲.toml", text.encode(), date(2024, 6, 1))
    assert time.process_time() - begun < SHORT
