"""Registers: what the program makes of many inputs, a line each, beside the judged companies of ``judged.py``.

    python tests/support/registers.py         # writes them anew; read the diff: every line of it is an answer that changed

``answered``: companies at random, of every place, each with its whole answer in six fingerprints (findings, room, strict reading, questions, what else is told,
cure), so that a diff shows which part of an answer changed. ``supplemented``: a supplement with one entry of every kind, of which one key after the other is left
out or written otherwise, with what is made of it or why it is refused. ``described``: every rule in words, and what each place asks for.

Nothing here was worked out by hand: a register notices a change and proves nothing right.
"""

from __future__ import annotations

import hashlib
import random
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from invented_companies import days_of, detailed_company, random_company
from supplements import HEAD, SOURCE

from leverage.assessment.assess import assess
from leverage.assessment.by_rating import by_rating
from leverage.assessment.cure.cure import Cure, cure
from leverage.assessment.cure.words import in_short
from leverage.assessment.findings import Assessment
from leverage.company import Company
from leverage.law import describe, needed_inputs, survey
from leverage.law.rulebook import Law, load, load_on_demand
from leverage.law.rules import Limit
from leverage.law.supplement.applying import applied
from leverage.law.supplement.entries import Supplement
from leverage.law.supplement.exporting import exported
from leverage.law.supplement.merging import merged
from leverage.law.supplement.reading import read_supplement_text, supplement_of
from leverage.law.supplement.writing import drafted
from leverage.report.as_json import as_json
from leverage.terms.errors import InputError
from leverage.terms.facts import CompanyType
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Language

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "tests" / "law" / "registers"
COMPANIES, DETAILED = 10, 16
"""Of each place."""
TODAY = date(2026, 11, 26)
SHARE = Fraction(9, 10)
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def fingerprint(held: object) -> str:
    """Eight digits that change with a value."""
    return hashlib.sha256(repr(held).encode()).hexdigest()[:8]


# companies at random


def answered() -> Iterator[str]:
    """A line for each company: the place, its number, the day, and what is told of it."""
    book = load_on_demand()
    for place in sorted(load().local):
        law, chance = book.law(BY_CODE[place]), random.Random(f"{place} answered")  # noqa: S311  the same every time
        days = days_of(law)
        for number in range(COMPANIES):
            day = chance.choice(days)
            company = random_company(chance, law, day)
            yield f"{place} {number} {day}: {_answer(company, law, day, without_stale=number % 5 == 4, by_grade=number % 5 == 0)}"


HOUSES = (
    'channels = "total_liabilities"\nmultiple = "1.5"\nbase = "net_assets"\nwarn_at = "0.9"\n',
    'channels = ["bank_loan", "shareholder_loan"]\namount = "45"\n',
    'channels = "all_funding"\nmultiple = "0.8"\nbase = "net_capital"\ncompany = "示例公司"\n',
    'channels = "all_funding"\nexcept = ["bond"]\namount = "100"\nwhen = [{channels = ["bond"]}]\n',
    'channels = ["bank_loan"]\nmultiple = "0.1"\nbase = "prior_year_net_assets"\nwhen = [{fact = "company_type", among = ["traditional"]}]\n',
    'channels = "total_liabilities"\namount = "60"\nwhen = [{years = 3}]\n',
)  # fmt: skip


def detailed() -> Iterator[str]:
    """A line for each company with a ledger in every detail, under limits of the house and a supplement about its place."""
    plain = load_on_demand()
    for place in sorted(load().local):
        chance = random.Random(f"{place} detailed")  # noqa: S311  as above
        for number in range(DETAILED):
            law = applied(plain, [_of_text(_said_of(chance, plain.law(BY_CODE[place])))]).law(BY_CODE[place])
            day = chance.choice(days_of(law))
            company = detailed_company(chance, law, day)
            yield f"{place} {number} {day}: {_answer(company, law, day, without_stale=number % 5 == 4, by_grade=number % 5 == 0)}"


def _of_text(text: str) -> Supplement:
    return supplement_of(tomllib.loads(HEAD + text, parse_float=Decimal), "a.toml", "0" * 64, TODAY)


def _said_of(chance: random.Random, law: Law) -> str:
    """Two limits of the house, and what else may be said of a place: clauses read otherwise, verified, ended, and the multiple of a company."""
    said = [f'[[house]]\nname = "内部{n}"\n{chance.choice(HOUSES)}' for n in range(chance.choice([0, 1, 2]))]
    for reading in law.local.readings:
        if chance.random() < 0.3:
            way = chance.choice(["taken", *(one.id for one in reading.alternatives)])
            said.append(f'[[reading]]\nid = "{reading.id}"\nas = "{way}"\ndocument = "复函"\n')
    for rule in law.local.rules:
        if rule.until is None and not rule.under and isinstance(rule, Limit) and chance.random() < 0.2:
            said.append(f'[[verified]]\nrule = "{rule.id}"\non = 2026-11-18\ndocument = "文件"\n')
    if any(fact.kind == "ratio" for fact in law.facts.values()) and chance.random() < 0.5:
        fact = next(name for name, fact in law.facts.items() if fact.kind == "ratio")
        said.append(
            f'[[ratio]]\ncompany = "示例公司"\nfact = "{fact}"\nvalue = "1.5"\nsince = 2010-01-01\ndocument = "某函"\n'
        )
    return "\n".join(said)


def _answer(company: Company, law: Law, day: date, *, without_stale: bool, by_grade: bool) -> str:
    try:
        found = assess(company, law, day, without_stale=without_stale)
        graded = f" graded {fingerprint(_graded(found, law))}" if by_grade else ""
        return f"{found.verdict.value} {told(found)} cure {fingerprint(_cured(company, law, found))}{graded}"
    except InputError as refused:
        return f"refused: {refused.message.en}"


def told(found: Assessment) -> str:
    """The parts of an answer, each as a fingerprint."""
    zh, en = (_parts(found, language) for language in _LANGUAGES)
    return " ".join(f"{name} {fingerprint((zh[name], en[name]))}" for name in zh)


def _parts(found: Assessment, language: Any) -> dict[str, object]:
    whole: dict[str, Any] = {**as_json(found, language), "receipt": None}
    splits = [(room.holders, room.splits) for room in found.channels]
    return {
        "findings": [{**row, "source": row["source"]["verified_on"]} for row in whole["findings"]],
        "room": (whole["channels"], whole["total"], repr(splits), whole.get("house"), whole.get("house_verdict")),
        "strict": (whole["strict"], whole["readings"]),
        "asked": whole["questions"],
        "told": (whole["warnings"], whole["gaps"], whole.get("without_supplement"), whole["conditions_open"]),
    }


def _cured(company: Company, law: Law, found: Assessment) -> object:
    return [_words(cure(company, law, found, share)) for share in (Fraction(1), SHARE)]


def _graded(found: Assessment, law: Law) -> object:
    whole = by_rating(found, law)
    rows = [
        (row.rating, row.prior_rating, row.present, row.opens, row.closes, row.repay, told(row.assessment))
        for row in whole.rows
    ]
    return rows, whole.told


def _words(one: Cure) -> object:
    paid = [(row.key, row.label, row.amount, row.lender) for row in (*one.repay, *one.alone)]
    left = [(row.finding.rule, row.what) for row in one.others]
    limits = [found.rule for found in (*one.of, *one.blocked_by)]
    return one.repay_total, one.at_least, one.capital, paid, left, limits, in_short(one, "万元")


# supplements


SAMPLE = """
[[verified]]
rule = "CN-SC/bank-cap"
on = 2026-11-18
document = "某函"

[[reading]]
id = "CN-HI/open-list"
as = "otherwise"
document = "某函"

[[ratio]]
company = "示例公司"
fact = "company_ratio"
value = "1.5"
since = 2025-01-01
until = 2027-01-01
document = "某函"

[[ended]]
rule = "CN-SH/bank-cap"
until = 2021-10-01
rank = "regulator"
document = "某函"

[[closed]]
gap = "CN-SH/gap-2021"
document = "某函"

[[buffer]]
rule = "CN-SH/bank-cap"
warn_at = "0.8"

[[limit]]
place = "CN-SH"
id = "all"
name = "合计"
channels = "all_funding"
except = ["bond", "abs"]
also = ["guarantee"]
multiple = "1"
base = "net_assets"
since = 2021-10-01
until = 2030-01-01
says = {zh = "说", en = "says"}
article = "第四条"
words = "不得超过"
when = [{fact = "company_type", among = ["traditional"]}]
opens = "with_approval"
replaces = ["CN/2008-bank-cap"]
source = {title = "某办法", number = "某〔2021〕4号", issuer = "某局", rank = "regulator", issued = 2021-09-01, effective = 2021-10-01, article = "第四条", grade = "A-", verified_on = 2026-01-01}

[[limit]]
place = "CN-JS"
id = "holder"
channels = ["shareholder_loan"]
multiple = {fact = "company_type", multiples = {traditional = "1", online = "0.5", technology = "2/3", rural = "unknown"}}
base = "paid_in_capital"
per = "shareholder"
says = "说"
SOURCE
[[limit]]
place = "CN-SH"
id = "stated"
channels = ["bank_loan"]
multiple = {most = "1", if_none = "0.5", fact = "company_ratio"}
base = "net_capital"
approval = true
says = "说"
when = [{years = 3}]
SOURCE
[[count]]
place = "CN-SH"
id = "two"
channel = "bank_loan"
at_most = 2
fact = "bank_count"
says = "说"
SOURCE
[[term]]
place = "CN-JS"
id = "rate"
channel = "bank_loan"
test = "rate"
benchmark = "deposit_benchmark_rate"
times = 2
says = "说"
SOURCE
[[access]]
place = "CN-SH"
id = "closed"
channels = ["fund_loan"]
level = "prohibited"
says = "说"
SOURCE
[[lenders]]
place = "CN-SH"
id = "who"
channels = ["shareholder_loan"]
may_lend = [{kind = "corporate", share = "0.05"}]
other_kind = "breach"
stranger = "not_provided"
says = "说"
SOURCE
[[manual]]
place = "CN-SH"
id = "asked"
channels = ["bank_loan"]
fact = {name = "kept_well", ask = {zh = "是否？", en = "is it?"}}
says = "说"
SOURCE
[[gap]]
place = "CN-SH"
id = "not-seen"
since = 2022-01-01
until = 2030-01-01
says = "未见"

[[scheme]]
place = "CN-SH"
name = "评级"
grades = ["A", "B"]
other_grades = true
method = "not_seen"
effect = "说"
SOURCE
[[note]]
place = "CN-SH"
says = "说"
until = 2030-01-01
SOURCE
[[pool_ratio]]
place = "CN-SH"
multiple = "0.7"
when = [{fact = "company_type", among = ["online"]}]
note = "说"

[[fact]]
place = "CN-SH"
name = "venue"
kind = "choice"
values = ["甲", "乙"]
label = "场所"
ask = "哪个场所？"

[[house]]
name = "授信协议"
company = "示例公司"
channels = "total_liabilities"
multiple = "1.5"
base = "net_assets"
since = 2020-01-01
until = 2030-01-01
warn_at = "0.9"
document = "合同"

[[house]]
name = "董事会"
channels = ["bank_loan", "bond"]
amount = "500000000"
""".replace("SOURCE\n", SOURCE)
OTHERWISE: tuple[object, ...] = (
    "", "no-such-thing", "1.5", "2/3", "120%", 0, -1, 3, Decimal("0.05"), True, False, date(2016, 1, 1), date(2050, 1, 1), date(1999, 1, 1), date(2021, 10, 1),
    [], ["bank_loan"], ["bank_loan", "abs"], {}, {"A": "2"}, {"zh": "字"}, {"fr": "mot"}, "all_funding", "total_liabilities", "CN", "CN-BJ", "national",
    "CN-SH/bank-cap", "CN/2020-non-standard", "CN-SH/+all", "+stated", "permitted", "with_approval", "none", "unknown", "net_capital", "银行借款",
)  # fmt: skip
"""What is written in the place of a value."""


def whole() -> dict[str, Any]:
    """The sample, as TOML reads it."""
    return tomllib.loads(HEAD + SAMPLE, parse_float=Decimal)


_SAMPLE = supplement_of({**whole(), "author": "财务部"}, "b.toml", "1" * 64, TODAY)


def supplemented() -> Iterator[str]:
    """A line for each key of the sample: what comes of it where it is left out, and of each thing that is written in its place. Then the draft of each place."""
    yield f"as it is: {made(whole())}"
    for name, changed in edited():
        yield f"{name}: {' '.join(fingerprint(_beside(one))[:4] for _, one in changed)}"
    for name, texts in damaged().items():
        yield f"{name}: {' '.join(fingerprint(_of_file(one))[:4] for one in texts)}"
    for place in sorted(load().local):
        law = load_on_demand().law(BY_CODE[place])
        days = (date(2017, 11, 30), TODAY)
        texts = [drafted(law, day, "法务部", language) for day in days for language in _LANGUAGES]
        yield f"draft of {place}: {fingerprint(texts)}"


def edited() -> Iterator[tuple[str, list[tuple[str, dict[str, Any]]]]]:
    """Each key of the sample, and the supplements in which that key of that one entry is written otherwise, each in a word."""
    for table, entries in whole().items():
        for number, entry in enumerate(entries) if isinstance(entries, list) else ():
            for path in _paths(entry):
                changes = [(word, {**_head(), table: [changed]}) for word, changed in _changes(entry, path)]
                yield f"{table}[{number}].{'.'.join(map(str, path))}", changes


def damaged() -> dict[str, list[bytes]]:
    """The beginning of the sample as a file that was cut off, or written with other signs, or in another encoding."""
    text = HEAD + SAMPLE[:400]
    places = range(0, len(text), 5)
    return {
        "cut off": [text[:place].encode() for place in places],
        "a sign left out": [(text[:place] + text[place + 1 :]).encode() for place in places],
        "full-width": [text.replace(one, other).encode() for one, other in zip('="[],', "＝“［］，", strict=True)],
        "a sign too many": [(text[:place] + sign + text[place:]).encode() for place in places[:40] for sign in '"\\[='],
        "encodings": [text.encode(name) for name in ("utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32")],
        "no text": [b"", b"\xff", b"\x00", HEAD.encode(), b"a = 1", b"[[limit]]", b"a" + b".a" * 600 + b" = 1", b"a = " + b"[" * 9_000],
        "another schema": [text.replace("supplement/1", other).encode() for other in ("supplement/2", "plan/1", "")],
        "many": [(HEAD + "[[closed]]\ngap = 'x'\ndocument = 'y'\n" * number).encode() for number in (1, 2_000, 2_001)],
        "days": [text.replace("2026-11-20", day).encode() for day in ("2026-11-26", "2026-11-27", "2026-11-28", "2027-01-01", "1990-01-01")],
    }  # fmt: skip


def _of_file(data: bytes) -> object:
    """What is told of a file; of broken syntax only in Chinese, for the English words are those of the reader of TOML."""
    try:
        held = read_supplement_text(data, "a.toml", TODAY)
        return held.entries, held.notices
    except InputError as refused:
        return refused.message.zh, refused.do


def _beside(told: dict[str, Any]) -> str:
    """What comes of a supplement, alone and beside the sample, with which it may agree or not."""
    alone = made(told)
    if alone.startswith("refused"):
        return alone
    held = supplement_of(told, "a.toml", "0" * 64, TODAY)
    try:
        both = merged([held, _SAMPLE])
        return f"{alone} {fingerprint((exported(both), both.marks, both.told, both.readings))}"
    except InputError as refused:
        return f"{alone}; {refused.message.en}"


def _head() -> dict[str, Any]:
    return tomllib.loads(HEAD)


def _paths(value: object) -> Iterator[tuple[str | int, ...]]:
    """Every key within a value, and the keys within it."""
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = [(number, one) for number, one in enumerate(value) if isinstance(one, dict)]
    for key, held in items:
        yield (key,)
        yield from ((key, *rest) for rest in _paths(held))


def _changes(entry: dict[str, Any], path: tuple[str | int, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "left out", _with(entry, path, None)
    yield "twice named", _with(entry, (*path[:-1], f"{path[-1]}x"), "x")
    for value in OTHERWISE:
        yield f"= {value!r}", _with(entry, path, lambda _, value=value: value)


def _with(value: Any, path: tuple[str | int, ...], change: Any) -> Any:
    """A copy of a value, changed at a path: left out (None), or made anew."""
    first, rest = path[0], path[1:]
    if isinstance(value, list):
        kept = [one for number, one in enumerate(value) if number != first]
        if rest:
            return [_with(one, rest, change) if number == first else one for number, one in enumerate(value)]
        return kept if change is None else [change(one) if number == first else one for number, one in enumerate(value)]
    held = dict(value) if isinstance(value, dict) else {}
    if rest:
        held[str(first)] = _with(held.get(str(first), {}), rest, change)
    elif change is None:
        held.pop(str(first), None)
    else:
        held[str(first)] = change(held.get(str(first))) if callable(change) else change
    return held


def made(told: dict[str, Any], *others: Supplement) -> str:
    """What the rulebook makes of a supplement, or why it refuses it."""
    try:
        held = supplement_of(told, "a.toml", "0" * 64, TODAY)
        book = applied(load_on_demand(), [held, *others])
        brought = merged([held, *others])
        regimes = (
            [book.law(BY_CODE[code]) for code in ("CN-SH", "CN-JS", "CN-SC", "CN-HI")] if len(held.entries) < 9 else []
        )
        rules = [
            (rule.id, rule.until, rule.replaces, rule.source.verified_on) for law in regimes for rule in law.every_rule
        ]
        left = [[gap.id for gap in law.gaps(TODAY)] for law in regimes]
        return f"{fingerprint((exported(brought), held.entries, brought.marks, brought.told, rules, left))}"
    except InputError as refused:
        return (
            f"refused at {refused.where}: {refused.found.en} / {fingerprint((refused.message.zh, refused.message.en))}"
        )


# the law in words


def described() -> Iterator[str]:
    """A line for each rule, in words, and what each place asks for and is told of over time."""
    book = load()
    for law in [book.law(BY_CODE[code]) for code in sorted(book.local)]:
        facts = law.facts
        for rule in law.local.rules:
            texts = (
                describe.formula(rule, facts),
                describe.conditions(rule.when, facts),
                describe.period(rule),
                describe.citation(rule),
            )
            yield f"{rule.id}: {'; '.join(text.zh for text in texts)} {fingerprint(texts)}"
        days = days_of(law)
        kinds = (None, *CompanyType)
        asks = [
            needed_inputs.asks_of(law, day, kind) for day in (None, *days[:: max(1, len(days) // 4)]) for kind in kinds
        ]
        yield f"{law.place.code} asks {fingerprint(_asked(asks))} history {fingerprint(_events(law))} in force {fingerprint(_in_force(law, days))}"
        yield f"{law.place.code} schemes {fingerprint([describe.grades(scheme) for scheme in law.schemes])} pool {fingerprint(law.every_pool_ratio)}"
    for day in (date(2016, 6, 30), date(2018, 6, 30), TODAY):
        yield f"coverage {day}: {fingerprint([_row(row) for row in survey.coverage(book, day)])}"
    one, *others = [survey.in_force(book.law(BY_CODE[code]), TODAY) for code in sorted(book.local)]
    for other in others:
        pairs = [
            (row.__class__.__name__, repr([getattr(rule, "id", rule) for rule in _members(row)]))
            for row in (*survey.diff(one, other), *survey.by_subject(one, other))
        ]
        yield f"difference {fingerprint(pairs)}"
        one = other


def _members(row: Any) -> Iterator[object]:
    for name in row.__dataclass_fields__:
        value = getattr(row, name)
        yield from value if isinstance(value, list | tuple) else (value,)


def _row(row: Any) -> object:
    return [repr(getattr(value, "code", value)) for value in _members(row)]


def _asked(asks: list[needed_inputs.Asks]) -> object:
    return [
        ([f.name for f in a.facts], a.bases, a.channels, a.shareholders, a.approvals, a.approved_amounts) for a in asks
    ]


def _events(law: Law) -> object:
    return [[getattr(value, "id", str(value)) for value in _members(event)] for event in survey.history(law)]


def _in_force(law: Law, days: list[date]) -> object:
    kinds = (None, CompanyType.TRADITIONAL, CompanyType.RURAL)
    return [
        (
            [rule.id for rule in survey.in_force(law, day, kind)],
            [[by.id for by in survey.replaced_by(rule, law, day, kind)] for rule in law.rules],
            len(survey.notes(law, day)),
            len(survey.past_notes(law, day)),
            [rule.id for rule in survey.on_rating(law, day)],
        )
        for day in days
        for kind in kinds
    ]


REGISTERS: dict[str, Callable[[], Iterator[str]]] = {
    "answered": answered,
    "detailed": detailed,
    "supplemented": supplemented,
    "described": described,
}


def main() -> None:
    """Write every register anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, lines in REGISTERS.items():
        (FOLDER / f"{name}.txt").write_text("\n".join(lines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
