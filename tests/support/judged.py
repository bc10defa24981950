"""Companies in a few words, and what the law of a place makes of them: the register under tests/law/judged, which a wrong line of a module does not survive.

    python tests/support/judged.py            # writes the register anew; read its diff like a change of the law

A line holds a company and, after the arrow, what becomes of it:

    2017-12-01 rating=C -well_run; bank_loan=100.01; CN-HN/open-list=otherwise
    … -> breach; bank_loan permitted 0 0; in all 0 0; asks 1; #1f3a9c02

The day, the facts that differ from those in the first line of the file (``-`` leaves one out), then the money in its channels (``@corporate:1/20``: lent by a
company that holds 5%), ``bare`` where no approval is stated, and the ways of reading that are chosen. After it the verdict, access and headroom of the channel
now and if approved, the same of the total, and how many conditions are open. The last word stands for the whole picture: what a company on the same day, with the
same answers and readings, may raise through every channel, if it holds a little money in each, no two amounts alike and no two sums of them, so that it shows
which channels every limit counts. `python tests/support/judged.py CN-HN "2017-12-01 rating=C; ; CN-HN/open-list=otherwise"` prints it. Net capital is 100, net assets 110, those of the year before 90, registered capital
80, paid-in capital 70: no two alike, so that a wrong denominator shows.

Nothing here was worked out by hand. The companies were made from the modules: for every rule its first and last days, the cap and a fen
above, each condition met, not met and not said, each way of reading, with approvals and without, and lenders at each threshold and below. The program and the
plain interpreter (``test_generated``) agree on them; whether they are right, the cases say.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment
from leverage.company import Company, Figure, Loan, Shareholder
from leverage.law.conditions import TAKEN, ByFact, Is, OpenFor, OpenForLess, Stated
from leverage.law.regime import PoolRatio
from leverage.law.rulebook import Law, Rulebook, load
from leverage.law.rules import Lenders, Limit, Manual, Rule
from leverage.terms.channels import FROM_SHAREHOLDERS, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import CompanyType
from leverage.terms.months import add_months
from leverage.terms.places import BY_CODE

ROOT = Path(__file__).parent.parent.parent
REGISTER = ROOT / "tests" / "law" / "judged"
DAY = timedelta(days=1)
LATER = date(2021, 6, 30)
"""A day on which the nation bounds every channel, so that who lent the money alone decides."""
FEN = Fraction(1, 100)
CAPITAL = {
    Base.NET_CAPITAL: Fraction(100),
    Base.NET_ASSETS: Fraction(110),
    Base.PRIOR_YEAR_NET_ASSETS: Fraction(90),
    Base.REGISTERED_CAPITAL: Fraction(80),
    Base.PAID_IN_CAPITAL: Fraction(70),
}
CAPITALS = {base: Figure(amount, base.value) for base, amount in CAPITAL.items()}
APPROVED = frozenset(channel.value for channel in Channel)
ISSUED = (Channel.BOND, Channel.ABS)
PLAIN = {
    "company_type": "traditional", "listing": "none", "debt_issuer": "no", "opened_on": "2007-01-01", "bank_count": "2", "company_ratio": "none",
}  # fmt: skip
"""Answers to what every place may ask; what a place asks besides is answered yes, or with the best of its answers."""


@dataclass(frozen=True)
class Probe:
    """A company on a day, and how the law is read."""

    on: date
    facts: Mapping[str, str] = field(default_factory=dict)
    money: Mapping[Channel, Fraction] = field(default_factory=dict)
    lender: tuple[str, Fraction] | None = None
    bare: bool = False
    readings: Mapping[str, str] = field(default_factory=dict)


Pictures = dict[str, str]
"""Pictures that were drawn already, by what they turn on."""


# one line


def written(probe: Probe, usual: Mapping[str, str]) -> str:
    """A probe as it stands before the arrow."""
    facts = [f"{name}={value}" for name, value in probe.facts.items() if usual.get(name) != value]
    facts += [f"-{name}" for name in usual if name not in probe.facts]
    who = f"@{probe.lender[0]}:{probe.lender[1]}" if probe.lender else ""
    money = [f"{channel.value}={_amount(amount)}{who}" for channel, amount in probe.money.items()]
    parts = [" ".join([probe.on.isoformat(), *facts]), " ".join(money)]
    parts += ["bare"] if probe.bare else []
    parts += [f"{name}={way}" for name, way in probe.readings.items()]
    return "; ".join(parts)


def read(text: str, usual: Mapping[str, str]) -> Probe:
    """A probe from what stands before the arrow."""
    first, money, *rest = text.split("; ") + [""] * ("; " not in text)
    day, *facts = first.split(" ")
    changed = dict(fact.split("=") for fact in facts if not fact.startswith("-"))
    gone = {fact[1:] for fact in facts if fact.startswith("-")}
    balances, lender = {}, None
    for item in money.split():
        channel, _, amount = item.partition("=")
        amount, _, who = amount.partition("@")
        balances[Channel(channel)] = Fraction(amount)
        if who:
            kind, _, share = who.partition(":")
            lender = (kind, Fraction(share))
    readings = dict(item.split("=") for item in rest if item != "bare")
    known = {name: value for name, value in {**usual, **changed}.items() if name not in gone}
    return Probe(date.fromisoformat(day), known, balances, lender, "bare" in rest, readings)


def company(probe: Probe) -> Company:
    """The company of a probe, which lists all its funding."""
    facts: dict[str, object] = {k: v == "yes" if v in ("yes", "no") else v for k, v in probe.facts.items()}
    kind = facts.pop("company_type", None)
    facts |= {name: int(str(facts[name])) for name in ("bank_count", "institution_count") if name in facts}
    loans: tuple[Loan, ...] = ()
    owners: tuple[Shareholder, ...] = ()
    if probe.lender is not None:
        named, share = probe.lender
        lent = [(channel, amount) for channel, amount in probe.money.items() if channel in FROM_SHAREHOLDERS]
        loans = tuple(Loan(channel, amount, "", _NAMES[named]) for channel, amount in lent)
        rest = Shareholder("乙公司", "", "corporate", 1 - share, (1 - share) * 70)
        owner = Shareholder(_NAMES[named], "", named, share, share * 70)
        owners = (owner, rest) if named in ("corporate", "individual") else (replace(rest, share=Fraction(1)),)
    listed = {loan.channel for loan in loans}
    return Company(
        company_type=CompanyType(str(kind)) if kind else None,
        facts=facts,
        approvals=frozenset() if probe.bare else APPROVED,
        capital=CAPITALS,
        complete=True,
        balances={c: Figure(amount, c.value) for c, amount in probe.money.items() if c not in listed},
        loans=loans,
        shareholders=owners,
    )


_NAMES = {"corporate": "甲公司", "individual": "丙某", "stranger": "某人", "firm": "某钢铁公司"}


def told(law: Law, probe: Probe, drawn: Pictures) -> str:
    """What stands after the arrow. ``drawn``: the pictures of this law that were drawn already."""
    result = assess(company(probe), law, probe.on, readings=probe.readings, contested=False)
    return "; ".join([*_told(result, probe), _whole(law, probe, drawn)])


def picture(law: Law, probe: Probe) -> list[str]:
    """What a company with a little money in every channel may still raise, channel by channel and in all, and what it is asked."""
    some = _SOME
    if probe.facts.get("debt_issuer") == "no":  # money in bonds or ABS would make it an issuer
        some = {channel: amount for channel, amount in _SOME.items() if channel not in ISSUED}
    result = assess(
        company(replace(probe, money=some, lender=None)), law, probe.on, readings=probe.readings, contested=False
    )
    rows = [
        f"{room.channel.value} {room.access} {room.headroom} {room.headroom_if_approved} {room.headroom_upper} {room.ratio_unset} {room.lenders_left}"
        for room in result.channels
    ]
    asked = sorted(f.of.fact.name for f in result.findings if isinstance(f.of, Manual) and not f.counts_in_verdict)
    total = result.total
    return [
        result.verdict.value,
        *rows,
        f"in all {total.headroom} {total.headroom_if_approved} {total.headroom_upper}",
        *asked,
    ]


_SOME = {channel: Fraction(2**number, 10**6) for number, channel in enumerate(Channel)}
"""Under a yuan in all."""


def _whole(law: Law, probe: Probe, drawn: Pictures) -> str:
    alike = repr((probe.on, sorted(probe.facts.items()), probe.bare, sorted(probe.readings.items())))
    if alike not in drawn:
        drawn[alike] = hashlib.sha256("\n".join(picture(law, probe)).encode()).hexdigest()[:8]
    return f"#{drawn[alike]}"


def _told(result: Assessment, probe: Probe) -> Iterator[str]:
    yield result.verdict.value
    for channel in probe.money:
        room = next((room for room in result.channels if room.channel is channel), None)
        if room is not None:
            unset = " unset" if room.ratio_unset else ""
            yield f"{channel.value} {room.access} {_amount(room.headroom)} {_amount(room.headroom_if_approved)}{unset}"
    yield f"in all {_amount(result.total.headroom)} {_amount(result.total.headroom_if_approved)}"
    asked = sum(1 for f in result.findings if f.kind == "manual" and not f.counts_in_verdict)
    if asked:
        yield f"asks {asked}"


def _amount(amount: Fraction | None) -> str:
    return "?" if amount is None else f"{float(amount):.2f}".removesuffix(".00")


def again(law: Law, path: Path) -> Iterator[tuple[str, str]]:
    """Every company of a register, judged again: what is told of it now, and what was."""
    head, *held = path.read_text(encoding="utf-8").splitlines()
    usual = dict(fact.split("=") for fact in head.removeprefix("facts: ").split(" ") if fact)
    drawn: Pictures = {}
    for line in held:
        text, _, before = line.partition(" -> ")
        yield f"{text} -> {_safely(law, read(text, usual), drawn)}", f"{text} -> {before}"


def _safely(law: Law, probe: Probe, drawn: Pictures) -> str:
    try:
        return told(law, probe, drawn)
    except InputError as refused:
        return f"refused: {refused.message.en}"


# the register


def usual_facts(law: Law) -> dict[str, str]:
    """The answers that stand unless a line says otherwise: to every fact that a rule of the place turns on, at any time."""
    names = {name for rule in law.local.rules for name in rule.facts}
    names |= {rule.fact.name for rule in law.rules if isinstance(rule, Manual)}
    names |= {name for ratio in law.every_pool_ratio for condition in ratio.when for name in condition.facts}
    names |= {"company_type", "bank_count"}
    found: dict[str, str] = {}
    for name, fact in law.facts.items():
        if name in names and name not in ("rating", "prior_rating", "within_city_ratio", "within_company_ratio"):
            best = "yes" if fact.kind == "yes_no" else fact.values[0] if fact.kind == "choice" and fact.values else None
            answer = PLAIN.get(name, best)
            found |= {} if answer is None else {name: answer}
    return found


def probes(law: Law, rule: Rule) -> Iterator[Probe]:
    """The companies that a rule was written for, and those beside them."""
    usual = usual_facts(law)
    first = next((channel for channel in Channel if channel in rule.counts), Channel.BANK_LOAN)
    within, most = _amounts(rule)
    ways = {under.reading: under.among[0] for under in rule.under}
    chosen = {name: way for name, way in ways.items() if way != TAKEN}
    open_ratio = isinstance(rule, Limit) and isinstance(rule.multiple, Stated)

    def probe(on: date = rule.start, amount: Fraction = most, **more: object) -> Probe:
        facts = _graded(law, on, usual) | _met(rule)
        held = {name: value for name, value in facts.items() if _can_say(law, on, name, value)}
        known = replace(Probe(on, held, {first: amount}, readings=chosen), **more)  # type: ignore[arg-type]
        return replace(known, facts={k: v for k, v in known.facts.items() if _can_say(law, on, k, v)})

    yield from (probe(), probe(amount=within))
    for border in (rule.start, *([rule.until] if rule.until else [])):
        for step in (-1, 0):
            there = probe(on=border + step * DAY, amount=within)
            asked = (
                rule.fact.name if isinstance(rule, Manual) else ""
            )  # left unsaid, so that it is asked as long as it holds
            yield replace(there, facts={name: value for name, value in there.facts.items() if name != asked})
    yield probe(amount=within, bare=True)
    facts = dict(probe().facts)
    for name in dict.fromkeys(name for name in rule.facts if name in facts):
        yield probe(facts={k: v for k, v in facts.items() if k != name})
        yield from (probe(facts={**facts, name: value}) for value in _other_values(law, rule, name))
    if isinstance(rule, Manual):
        name = rule.fact.name
        yield probe(amount=within, facts={**facts, name: "no"})
        yield probe(amount=within, facts={k: v for k, v in facts.items() if k != name})
        elsewhere = next(channel for channel in Channel if channel not in rule.counts)
        yield replace(probe(facts={**facts, name: "no"}), money={elsewhere: within})
    if not any(isinstance(c, Is) and c.fact == "company_type" for c in rule.when):
        yield probe(facts={**facts, "company_type": "online"})
    for under in rule.under:
        reading = next(one for one in law.readings if one.id == under.reading)
        for way in (TAKEN, *(one.id for one in reading.alternatives)):
            if way != ways[under.reading]:
                day = max(rule.start, reading.since or rule.start)
                yield probe(on=day, readings={**chosen, under.reading: way})
    if open_ratio:
        yield probe(facts={**facts, "company_ratio": "0.5"})
        yield probe(facts={k: v for k, v in facts.items() if k != "company_ratio"})
    if Channel.BANK_LOAN in rule.counts and not isinstance(rule, Manual):
        for day, read_so in _ways(law, rule):
            three = probe(on=day, amount=Fraction(10), readings=read_so)
            yield replace(three, facts={**three.facts, "bank_count": "3"})
    if isinstance(rule, Limit) and rule.counts & FROM_SHAREHOLDERS and first not in FROM_SHAREHOLDERS:
        money = {Channel.SHAREHOLDER_LOAN: within}
        yield from (replace(probe(lender=(kind, Fraction(3, 5))), money=money) for kind in ("corporate", "individual"))
    if rule.counts & FROM_SHAREHOLDERS and first in FROM_SHAREHOLDERS:
        for day in (rule.start, *([LATER] if rule.start < LATER and rule.in_force(LATER) else [])):
            yield from (probe(on=day, amount=within, lender=who) for who in _lenders(rule))


def _ways(law: Law, rule: Rule) -> Iterator[tuple[date, dict[str, str]]]:
    """The ways of reading under which a rule holds, on its first day, and each other way of one of its readings, on the first day of both."""
    own = {under.reading: under.among[0] for under in rule.under}
    yield rule.start, {name: way for name, way in own.items() if way != TAKEN}
    for reading in law.readings:
        day = max(rule.start, reading.since or rule.start)
        if reading.id in own and rule.in_force(day):
            for way in (TAKEN, *(one.id for one in reading.alternatives)):
                yield day, {name: chosen for name, chosen in {**own, reading.id: way}.items() if chosen != TAKEN}


def of_ratio(law: Law, ratio: PoolRatio) -> Iterator[Probe]:
    """The companies that show which ratio the national pool of 2017 takes: transferred or securitised money, on its first day and its last."""
    usual = usual_facts(law)
    ways = {under.reading: under.among[0] for under in ratio.under}
    conditions = [condition for condition in ratio.when if isinstance(condition, Is)]
    for on in (date(2017, 12, 1), date(2020, 9, 6)):
        facts = _graded(law, on, usual) | {c.fact: _word(c.among[0]) for c in conditions}
        known = {name: value for name, value in facts.items() if _can_say(law, on, name, value)}
        money = Channel.ABS if facts.get("debt_issuer") == "yes" else Channel.ASSET_TRANSFER_REPO
        base = Probe(on, known, {money: Fraction(10)}, readings={k: v for k, v in ways.items() if v != TAKEN})
        yield base
        names = [c.fact for c in conditions] + ["opened_on"] * (len(conditions) < len(ratio.when))
        names += [ratio.multiple.fact] if isinstance(ratio.multiple, ByFact) else []
        for name in names:
            yield replace(base, facts={k: v for k, v in known.items() if k != name})
            others = ("yes", "no") if law.facts[name].kind == "yes_no" else law.facts_on(on)[name].values
            if name == "opened_on":
                others = tuple((add_months(on, -12) + step * DAY).isoformat() for step in (0, 1))
            yield from (replace(base, facts={**known, name: str(value)}) for value in others)
        for name in ways:
            reading = next(one for one in law.readings if one.id == name)
            for way in (TAKEN, *(one.id for one in reading.alternatives)):
                yield replace(base, readings={**base.readings, name: way})


def _lenders(rule: Rule) -> Iterator[tuple[str, Fraction]]:
    yield from (
        ("corporate", Fraction(3, 5)),
        ("individual", Fraction(3, 5)),
        ("stranger", Fraction(0)),
        ("firm", Fraction(0)),
    )
    shares = {holder.share for holder in rule.may_lend} if isinstance(rule, Lenders) else set()
    for share in sorted(shares - {Fraction(0)}):
        yield from ((kind, least) for kind in ("corporate", "individual") for least in (share, share - FEN / 100))


def _amounts(rule: Rule) -> tuple[Fraction, Fraction]:
    """The cap of a limit and a fen above it; some money, and more, where there is none."""
    times = rule.multiple if isinstance(rule, Limit) else None
    if isinstance(times, ByFact):
        times = max((m for m in times.multiples.values() if isinstance(m, Fraction)), default=None)
    if isinstance(times, Stated):
        times = times.most
    if not isinstance(rule, Limit) or not isinstance(times, Fraction) or not times:
        return Fraction(10), Fraction(20)
    return times * CAPITAL[rule.base], times * CAPITAL[rule.base] + FEN


def _met(rule: Rule) -> dict[str, str]:
    facts = {c.fact: _word(c.among[0]) for c in rule.when if isinstance(c, Is)}
    if isinstance(rule, Limit) and isinstance(rule.multiple, ByFact):
        best = {answer: times for answer, times in rule.multiple.multiples.items() if isinstance(times, Fraction)}
        facts.setdefault(rule.multiple.fact, _word(max(best, key=lambda answer: best[answer])))
    if any(isinstance(condition, OpenForLess) for condition in rule.when):
        facts["opened_on"] = add_months(rule.start, -1).isoformat()
    return facts


def _other_values(law: Law, rule: Rule, name: str) -> Iterator[str]:
    """Every other answer to what a rule turns on; of a time in business, a day short of it."""
    if name == "opened_on":
        for condition in rule.when:
            if isinstance(condition, OpenFor):
                yield from ((add_months(rule.start, -condition.in_months) + step * DAY).isoformat() for step in (0, 1))
        return
    fact = law.facts_on(rule.start)[name]
    if fact.kind in ("yes_no", "choice"):
        yield from (("yes", "no") if fact.kind == "yes_no" else tuple(map(_word, fact.values)))


def _graded(law: Law, on: date, usual: Mapping[str, str]) -> dict[str, str]:
    """The usual facts, with the best grade of the day."""
    scheme = law.scheme(on)
    grades = dict.fromkeys(("rating", "prior_rating"), scheme.values[0]) if scheme and scheme.values else {}
    return {**usual, **grades}


def _can_say(law: Law, on: date, name: str, value: str) -> bool:
    """Whether anybody can say so on that day: not a grade of another scheme, nor that a company is open before it is."""
    fact = law.facts_on(on).get(name)
    if fact is None or (name == "opened_on" and date.fromisoformat(value) > on):
        return False
    return fact.kind != "choice" or not fact.values or value in fact.values


def _word(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def lines(law: Law) -> list[str]:
    """The register of a place."""
    usual = usual_facts(law)
    national = law.local is law.national or not law.local.rules
    rules = law.every_rule if national else law.local.rules
    made = (probe for rule in rules for probe in probes(law, rule))
    ratios = (probe for ratio in law.every_pool_ratio for probe in of_ratio(law, ratio))
    tried = dict.fromkeys(written(probe, usual) for probe in (*made, *ratios))
    head = "facts: " + " ".join(f"{name}={value}" for name, value in usual.items())
    drawn: Pictures = {}
    return [head, *(f"{text} -> {told(law, read(text, usual), drawn)}" for text in tried)]


def places(book: Rulebook) -> list[str]:
    """Every place with rules of its own, and Tibet, which has none, for the nation."""
    return ["CN-XZ", *(code for code, regime in sorted(book.local.items()) if regime.rules)]


def main() -> None:
    """Write the register anew, or print one picture."""
    book = load()
    if len(sys.argv) == 3:
        law = book.law(BY_CODE[sys.argv[1]])
        print("\n".join(picture(law, read(sys.argv[2], usual_facts(law)))))
        return
    REGISTER.mkdir(exist_ok=True)
    for old in REGISTER.glob("*.txt"):
        old.unlink()
    for code in places(book):
        text = "\n".join(lines(book.law(BY_CODE[code]))) + "\n"
        (REGISTER / f"{code}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
