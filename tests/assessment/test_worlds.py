"""Sets of worlds as whole numbers, against the worlds one by one."""

from __future__ import annotations

import random

import pytest

from leverage.assessment.worlds.worlds import Worlds, lowest


@pytest.mark.parametrize("seed", range(60))
def test_worlds_that_are_alike_but_for_some_keys(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  the same sets every time
    values = {f"key{n}": tuple(range(chance.choice([1, 2, 2, 3, 4]))) for n in range(chance.randint(1, 6))}
    worlds = Worlds(values)  # type: ignore[arg-type]
    keys = [key for key in values if chance.random() < 0.6]
    chance.shuffle(keys)
    bits = chance.getrandbits(worlds.size) & chance.getrandbits(worlds.size)
    each = [worlds.first(1 << number) for number in range(worlds.size)]

    def rest(number: int) -> tuple[object, ...]:
        return tuple(value for key, value in each[number].items() if key not in keys)

    alike = {rest(number) for number in range(worlds.size) if bits >> number & 1}
    expected = sum(1 << number for number in range(worlds.size) if rest(number) in alike)
    assert worlds.spread(bits, keys) == expected
    assert worlds.spread(worlds.every, keys) == worlds.every
    assert worlds.spread(0, keys) == 0


@pytest.mark.parametrize("place", [0, 1, 1023, 1024, 1025, 70_000])
def test_the_first_world(place: int) -> None:
    assert lowest(1 << place) == place
    assert lowest((1 << place) | (1 << (place + 3)) | (1 << 90_000)) == place
