"""Sets of worlds, as whole numbers and as diagrams, against the worlds one by one."""

from __future__ import annotations

import operator
import random
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from invented_companies import days_of, random_company

from leverage.assessment.assess import assess
from leverage.assessment.findings import Outcome
from leverage.assessment.room import total as total_module
from leverage.assessment.worlds import applying as applying_module
from leverage.assessment.worlds import worlds as worlds_module
from leverage.assessment.worlds.diagrams import Diagram
from leverage.assessment.worlds.worlds import Bits, Worlds, foremost, lowest, without
from leverage.company import Company, Figure
from leverage.law.conditions import ByFact, Is
from leverage.law.rulebook import Law, load
from leverage.law.rules import Rule
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.errors import InputError, UsageError
from leverage.terms.facts import Fact
from leverage.terms.places import BY_CODE
from leverage.terms.texts import same
from tests.assessment.invented import DAY, access, company, law, limit, yes_no


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


# the same sets as diagrams


@pytest.fixture
def as_diagrams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds_module, "MOST_BITS", 0)


def members(some: Bits) -> set[int]:
    """The worlds of a set, one after the other: the first is taken out until none is left."""
    found = set()
    while some:
        found.add(lowest(some))
        some = without(some, foremost(some))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_diagrams_are_the_sets_that_numbers_are(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)  # noqa: S311  the same sets every time
    values = {f"key{n}": tuple(range(chance.choice([1, 2, 2, 3, 4]))) for n in range(chance.randint(1, 5))}
    numbers = Worlds(values)  # type: ignore[arg-type]
    monkeypatch.setattr(worlds_module, "MOST_BITS", 0)
    diagrams = Worlds(values)  # type: ignore[arg-type]
    assert isinstance(diagrams.every, Diagram)

    pairs: list[tuple[Bits, Bits]] = [(0, 0), (numbers.every, diagrams.every)]
    pairs += [
        (one, other)
        for key in values
        for (_, one), (_, other) in zip(numbers.parted(key), diagrams.parted(key), strict=True)
    ]
    joins: list[Callable[[Bits, Bits], Bits]] = [operator.and_, operator.or_, operator.xor, without]
    for _ in range(25):
        join = chance.choice(joins)
        (one, same), (other, alike) = chance.choice(pairs), chance.choice(pairs)
        pairs.append((join(one, other), join(same, alike)))
    for number, diagram in pairs:
        assert members(diagram) == members(number)
        if number:
            assert diagrams.first(diagram) == numbers.first(number)
        key = chance.choice(list(values))
        others, inside = chance.choice(pairs)
        keys = [key for key in values if chance.random() < 0.5]
        assert members(diagrams.spread(diagram, keys)) == members(numbers.spread(number, keys))
        assert diagrams.turns_on(diagram, key, inside) == numbers.turns_on(number, key, others)
    same_sets: dict[Bits, Bits] = {}
    for number, diagram in pairs:
        assert same_sets.setdefault(number, diagram) is diagram or number == 0  # of equal sets there is one object


@pytest.mark.usefixtures("as_diagrams")
@pytest.mark.parametrize("code", ["CN-GD", "CN-JS", "CN-440300", "CN-HN", "CN-HE"])
def test_an_assessment_is_the_same_whichever_way_sets_are_written(code: str) -> None:
    chance, held = random.Random(code), load().law(BY_CODE[code])  # noqa: S311  as above
    for day in [*chance.sample(days_of(held), 3), date(2024, 12, 31)]:
        for who in (Company(), random_company(chance, held, day)):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(worlds_module, "MOST_BITS", 1 << 17)
                expected = answer(who, held, day)
            assert answer(who, held, day) == expected


def answer(who: Company, held: Law, day: date) -> object:
    """The whole answer, or why there is none."""
    try:
        return assess(who, held, day)
    except InputError as error:
        return error.message


def test_facts_that_have_nothing_to_do_with_each_other_do_not_multiply() -> None:
    """Sixty limits of a half, each with a fact of its own, are 2^60 combinations. Net capital is 100: 50 may be raised if any of the facts holds, and 100,
    by the pool, if none does.
    """
    facts = [yes_no(f"fact_{number}") for number in range(60)]
    rules = [limit(fact.name, "0.5", "bank_loan", when=(Is(fact=fact.name, among=(True,)),)) for fact in facts]
    held = law(access("open", "permitted", "bank_loan"), limit("pool", "1", "bank_loan"), *rules, facts=tuple(facts))
    found = assess(company({"bank_loan": 60}), held, DAY)
    room = next(room for room in found.channels if room.channel is Channel.BANK_LOAN)
    assert found.verdict is Outcome.UNDETERMINED
    assert room.headroom == 0
    assert room.headroom_upper == 40
    assert found.total.headroom == 0
    asked = {finding.rule: finding.missing for finding in found.findings if finding.missing}
    assert asked == {f"CN-HI/{fact.name}": (fact.name,) for fact in facts}
    free = assess(company({"bank_loan": 60}, facts={fact.name: False for fact in facts}), held, DAY)
    assert free.verdict is Outcome.COMPLIANT
    assert free.total.headroom == 40


def test_more_open_facts_than_anybody_can_answer_are_refused_with_what_to_do() -> None:
    facts = [yes_no(f"fact_{number}") for number in range(151)]
    rules = [limit(fact.name, "0.5", "bank_loan", when=(Is(fact=fact.name, among=(True,)),)) for fact in facts]
    held = law(access("open", "permitted", "bank_loan"), *rules, facts=tuple(facts))
    with pytest.raises(UsageError) as refused:
        assess(company(), held, DAY)
    assert "151" in refused.value.message.zh
    assert "--fact" in refused.value.message.en
    for words in (refused.value.message.zh, refused.value.message.en):
        assert re.findall(r"fact_\d+", words) == [f"fact_{number}" for number in range(5)]  # five are named


def test_as_many_open_facts_as_may_be_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying_module, "MOST_OPEN", 3)
    facts = [yes_no(f"fact_{number}") for number in range(4)]
    rules = [limit(fact.name, "0.5", "bank_loan", when=(Is(fact=fact.name, among=(True,)),)) for fact in facts]
    held = law(access("open", "permitted", "bank_loan"), *rules, facts=tuple(facts))
    assert assess(company(facts={"fact_0": False}), held, DAY).verdict is Outcome.COMPLIANT
    with pytest.raises(UsageError):
        assess(company(), held, DAY)


def test_combinations_that_nobody_can_read_are_not_told_one_by_one() -> None:
    """Nine facts, each of which alone replaces the limit: 512 combinations; with eight, 256, every one is told."""
    for number, told in ((8, False), (9, True)):
        facts = [yes_no(f"fact_{n}") for n in range(number)]
        rules = [
            limit(fact.name, "1", "bank_loan", when=(Is(fact=fact.name, among=(True,)),), replaces=("CN-HI/half",))
            for fact in facts
        ]
        held = law(
            access("open", "permitted", "bank_loan"), limit("half", "0.5", "bank_loan"), *rules, facts=tuple(facts)
        )
        why = next(f for f in assess(company({"bank_loan": 10}), held, DAY).findings if f.rule == "CN-HI/half").why
        assert ("部分情形：已被替代；部分情形：合规" in why.zh) is told


def test_facts_of_which_each_opens_channels_and_bounds_them_have_a_total() -> None:
    """Thirty texts, each of which opens three of eleven channels, if its fact holds, for a part of net capital (100). Where none holds, 50 may be raised from
    banks, and never less: whatever else holds, banks alone may lend 50.
    """
    chance = random.Random(7)  # noqa: S311  the same texts every time
    channels = [channel.value for channel in RAISABLE if channel not in {Channel.BOND, Channel.ABS}]
    facts = [yes_no(f"fact_{number}") for number in range(30)]
    rules: list[Rule] = []
    for number, fact in enumerate(facts):
        when, some = (Is(fact=fact.name, among=(True,)),), chance.sample(channels, 3)
        part = f"{chance.randint(51, 90)}/100"
        rules.append(limit(f"bounds-{number}", part, *some, when=when))
        rules.append(access(f"opens-{number}", "permitted", *some, when=when))
    held = law(
        access("open", "permitted", "bank_loan"),
        limit("half", "0.5", "bank_loan"),
        limit("pool", "1", *channels),
        *rules,
        facts=tuple(facts),
    )
    found = assess(company(), held, DAY, contested=False)
    assert found.total.headroom == 50


@pytest.mark.parametrize("seed", range(12))
def test_totals_over_values_that_bind_each_other_are_those_of_the_worst_and_the_best_world(seed: int) -> None:
    """Facts with three values, each with a table of multiples of its own over some channels, and each of which opens one more: every combination by itself."""
    chance = random.Random(seed)  # noqa: S311  as above
    channels = [channel.value for channel in RAISABLE if channel not in {Channel.BOND, Channel.ABS}][:6]
    facts: list[Fact] = []
    rules: list[Rule] = []
    for number in range(4):
        name = f"fact_{number}"
        facts.append(Fact(name, "choice", same(name), same(f"{name}?"), ("a", "b", "c")))
        table = ByFact(fact=name, multiples={value: Fraction(chance.randint(1, 40), 40) for value in "abc"})
        rules.append(limit(f"bounds-{number}", table, *chance.sample(channels, chance.randint(1, 4))))
        when = (Is(fact=name, among=tuple(chance.sample("abc", 2))),)
        rules.append(access(f"opens-{number}", "permitted", *chance.sample(channels, 2), when=when))
    held = law(access("open", "permitted", "bank_loan"), limit("all", "1", *channels), *rules, facts=tuple(facts))
    total = assess(company(), held, DAY, contested=False).total
    each = [
        assess(company(facts=dict(zip((f.name for f in facts), values, strict=True))), held, DAY, contested=False).total
        for values in product("abc", repeat=4)
    ]
    assert total.headroom == min(one.headroom for one in each if one.headroom is not None)
    assert total.headroom_upper == max(one.headroom_upper for one in each if one.headroom_upper is not None)


def test_a_total_that_nobody_can_work_out_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts of which each opens a channel and bounds another have totals for which most combinations are looked at: beyond some, none is told."""
    monkeypatch.setattr(total_module, "MOST_LOOKED", 3)
    facts = [yes_no(name) for name in ("one", "two", "three")]
    rules: list[Rule] = [access("open", "permitted", "bank_loan"), limit("pool", "1", "bank_loan", "fund_loan", "bond")]
    for fact, part, opened in zip(facts, ("0.2", "0.3", "0.4"), ("bond", "fund_loan", "bond"), strict=True):
        when = (Is(fact=fact.name, among=(True,)),)
        rules.append(access(f"opens-{fact.name}", "permitted", opened, when=when))
        rules.append(limit(f"bounds-{fact.name}", part, "bank_loan", when=when))
    with pytest.raises(UsageError) as refused:
        assess(company(), law(*rules, facts=tuple(facts)), DAY, contested=False)
    assert "three" in refused.value.message.zh
    assert "--fact" in refused.value.message.en


def test_amounts_of_approvals_do_not_multiply_the_facts_that_open_their_channels() -> None:
    """Forty texts open funds and relending without a number, each if its fact holds. Approvals name 50 and 30: so much of each where any text opens it, beside the
    50 from banks.
    """
    facts = [yes_no(f"fact_{number}") for number in range(40)]
    opened = ("fund_loan", "relending_loan")
    rules = [
        access(f.name, "permitted", opened[n % 2], ratio_unset=True, when=(Is(fact=f.name, among=(True,)),))
        for n, f in enumerate(facts)
    ]
    held = law(access("open", "permitted", "bank_loan"), limit("half", "0.5", "bank_loan"), *rules, facts=tuple(facts))
    approved = {Channel(name): Figure(Fraction(amount), "cell") for name, amount in zip(opened, (50, 30), strict=True)}
    found = assess(company(approved_amounts=approved), held, DAY)
    assert found.total.headroom == 50
    assert found.total.headroom_upper == 130


def test_texts_on_lenders_that_part_the_worlds_too_often_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying_module, "MOST_PARTS", 3)
    first, second, third = ({1, 2, 3, 4}, {1, 3, 5, 7}, {1, 2, 5, 6})
    cuts = [sum(1 << place for place in places) for places in (first, second, third)]
    with pytest.raises(UsageError) as refused:
        applying_module.parted([255], cuts)
    assert "--fact" in refused.value.message.zh
