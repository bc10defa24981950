"""What is tried on the page: the fields of a plan, read into changes and questions to planning; each error beside its own field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leverage.app.cases.answering import Wrong
from leverage.app.cases.case import Work
from leverage.app.cases.company_form import read_money
from leverage.planning.after import after
from leverage.planning.changes import Change, Kind
from leverage.planning.plan import Asked, Plan, plan
from leverage.planning.reading import Wanted
from leverage.planning.setting import Setting
from leverage.terms.answers import read_date, read_fact
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.errors import LeverageError
from leverage.terms.facts import RATINGS, Fact
from leverage.terms.money import UNITS
from leverage.terms.texts import Text

UNIT = "万元"
"""Of every amount of a plan, as of its tables."""
ROWS = 4
"""So many rows of new and of repaid funding have fields."""
PLAIN: tuple[tuple[Kind, str, Text], ...] = (
    ("add_capital", "add-capital", Text("增资", "Capital added")),
    ("loss", "loss", Text("亏损", "Loss")),
    ("dividend", "dividend", Text("分红", "Dividend")),
)
LISTED: tuple[tuple[Kind, str, Text], ...] = (
    ("raise", "raise", Text("新增融资", "New funding")),
    ("repay", "repay", Text("归还", "Repaid")),
)
TICKS: tuple[tuple[str, Text], ...] = (
    ("cure", Text("突破时怎样补救", "what mends a breach")),
    ("distance", Text("离各上限还有多远", "how far each limit is")),
    ("dividend-room", Text("最多可分红多少", "the most that may be paid out")),
    ("calendar", Text("逐月到期日历", "month by month, as loans fall due")),
    ("sensitivity", Text("亏损与新增借款的敏感性", "losses against new borrowing")),
)


@dataclass(frozen=True)
class Tried:
    """A plan, or what is wrong with its fields."""

    plan: Plan | None
    wrong: Mapping[str, Wrong]


def setting_of(work: Work) -> Setting | None:
    """The company as it was judged, to be changed; None where it was not."""
    assessment = work.judged.assessment
    if assessment is None or assessment.law is None:
        return None
    return Setting(
        company=assessment.company,
        law=assessment.law,
        as_of=assessment.as_of,
        without_stale=work.case.without_stale,
        readings=assessment.readings,
        rulebook=work.run.book.sha256,
    )


def gradings(work: Work) -> list[Fact]:
    """The ratings that the place knows, as facts that a plan may change."""
    setting = setting_of(work)
    if setting is None:
        return []
    facts = setting.law.facts_on(setting.as_of)
    return [facts[name] for name in RATINGS if name in facts and facts[name].values]


def tried(work: Work, form: Mapping[str, str]) -> Tried:
    """What becomes of the company."""
    before = setting_of(work)
    wrong: dict[str, Wrong] = {}
    if before is None:
        return Tried(None, wrong)
    changes = [*_plain(form, wrong), *_listed(form, wrong, before)]
    on = _day(form, "on", wrong)
    facts = _facts(form, before, wrong)
    need = _need(form, wrong)
    if wrong:
        return Tried(None, wrong)
    wanted = Wanted(tuple(changes), tuple(facts), None, on)
    asked = Asked(
        need=need,
        cure="cure" in form,
        distance="distance" in form,
        dividend_room="dividend-room" in form,
        calendar="calendar" in form,
        sensitivity=(need[0] if need else Channel.BANK_LOAN) if "sensitivity" in form else None,
    )
    try:
        told = after(before, wanted, work.run.book)
        return Tried(plan(before, told.setting, wanted.changes, asked, notes=told.notes), {})
    except LeverageError as error:
        return Tried(None, {"plan": Wrong.of(error)})


def _amount(text: str) -> Fraction:
    return Fraction(read_money(text, UNIT)) * UNITS[UNIT]


def _money(form: Mapping[str, str], key: str, wrong: dict[str, Wrong]) -> Fraction | None:
    """An amount in yuan; None where blank, zero or wrong."""
    text = form.get(key, "").strip()
    if not text:
        return None
    try:
        return _amount(text) or None
    except ValueError as error:
        found, do = error.args
        wrong[key] = Wrong(found, do)
        return None


def _day(form: Mapping[str, str], key: str, wrong: dict[str, Wrong]) -> date | None:
    text = form.get(key, "").strip()
    if not text:
        return None
    try:
        return read_date(text)
    except ValueError as error:
        found, do = error.args
        wrong[key] = Wrong(found, do)
        return None


def _plain(form: Mapping[str, str], wrong: dict[str, Wrong]) -> Iterator[Change]:
    for kind, key, label in PLAIN:
        amount = _money(form, key, wrong)
        day = _day(form, f"{key}-on", wrong)
        if amount is not None:
            yield Change(kind, amount, day, written=label.zh)


def _listed(form: Mapping[str, str], wrong: dict[str, Wrong], before: Setting) -> Iterator[Change]:
    for kind, key, label in LISTED:
        for row in range(ROWS):
            name, amount = form.get(f"{key}-{row}", ""), _money(form, f"{key}-{row}-amount", wrong)
            day = _day(form, f"{key}-{row}-on", wrong)
            if amount is None:
                continue
            lines = {item.label for item in before.company.unallocated}
            if name in set(Channel):
                yield Change(kind, amount, day, Channel(name), written=label.zh)
            elif kind == "repay" and name in lines:
                yield Change(kind, amount, day, line=name, written=label.zh)
            else:
                wrong[f"{key}-{row}"] = Wrong(Text("请选择渠道", "choose the channel"))


def _facts(form: Mapping[str, str], before: Setting, wrong: dict[str, Wrong]) -> Iterator[tuple[str, str]]:
    for name in RATINGS:
        value = form.get(name, "").strip()
        fact = before.law.facts.get(name)
        if not value or fact is None:
            continue
        try:
            read_fact(fact, value)
        except ValueError as error:
            wrong[name] = Wrong(*error.args[:2])
            continue
        yield name, value


def _need(form: Mapping[str, str], wrong: dict[str, Wrong]) -> tuple[Channel, Fraction] | None:
    amount, name = _money(form, "need-amount", wrong), form.get("need", "")
    if amount is None:
        return None
    if name not in set(RAISABLE):
        wrong["need"] = Wrong(Text("请选择渠道", "choose the channel"))
        return None
    return Channel(name), amount


def outstanding(setting: Setting) -> list[tuple[str, Text]]:
    """What can be repaid: the channels that hold money, and the lines of the sheet whose channel is open."""
    company = setting.company
    held = [c for c in Channel if c in RAISABLE and (figure := company.balance(c)) is not None and figure.amount]
    lines = {item.label: Text(item.label, item.label) for item in company.unallocated if item.mend is None}
    return [*((c.value, c.label) for c in held), *lines.items()]
