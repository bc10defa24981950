"""The form of a company: its JSON by fields named after its keys. Blank takes a key out: not known, never zero."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from leverage.app.cases import lists
from leverage.app.cases.amounts import amount_in
from leverage.app.cases.answering import Wrong
from leverage.app.cases.case import Case, rulebook_with
from leverage.company import Company
from leverage.intake.json.company import SCHEMA, read_json
from leverage.intake.json.strict_object import parse
from leverage.law.needed_inputs import Asks, asks_of
from leverage.report.company_json import amount, company_json
from leverage.report.words import dumped
from leverage.terms.answers import read_date, read_fact, read_yes_no
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import read_text
from leverage.terms.errors import InputError, LeverageError
from leverage.terms.facts import FACTS, CompanyType, Fact
from leverage.terms.money import UNITS, spelled
from leverage.terms.places import find_place
from leverage.terms.texts import Text

Fields = dict[str, str]
"""What stands in the fields, by name."""

APPROVAL = "approval:"
"""Before a channel, the name of the box that says it was approved."""


def empty(place: str, day: str, name: str = "") -> Case:
    """A company of which nothing is known but its place and its day."""
    data = {"schema": SCHEMA, "name": name or None, "jurisdiction": place, "report_date": day, "unit": "万元"}
    return Case("", dumped({key: value for key, value in data.items() if value}).encode())


def data_of(case: Case) -> dict[str, Any]:
    """The JSON of a form's company."""
    return parse(case.content)


def asks(case: Case, data: Mapping[str, Any]) -> Asks:
    """What the rules of the company's place ask for; everything, while the place is not known."""
    try:
        law = rulebook_with(case.brought).law(find_place(str(case.place or data.get("jurisdiction") or "")))
    except LeverageError:
        return Asks(tuple(fact for fact in FACTS.values() if fact.name != "company_type"))
    kind = data.get("company_type")
    try:
        day = read_date(data["report_date"]) if data.get("report_date") else None
        return asks_of(law, day, CompanyType(kind) if kind else None)
    except (ValueError, LeverageError):
        return asks_of(law)


def fields(data: Mapping[str, Any]) -> Fields:
    """What stands in the form of a company that was read before."""
    found: Fields = {key: _shown(data.get(key)) for key in ("name", "jurisdiction", "report_date", "company_type")}
    found["unit"] = _shown(data.get("unit")) or "元"
    found["complete"] = {True: "yes", False: "no"}.get(data.get("complete"), "")  # type: ignore[arg-type]
    for part in ("capital", "balances", "approved_amounts", "facts"):
        for key, value in (data.get(part) or {}).items():
            if key == "approvals":
                found |= {f"{APPROVAL}{name}": "yes" for name in value or ()}
            else:
                found[f"{part}.{key}"] = _shown(value)
    try:
        company = read_json(json.dumps(dict(data), default=str).encode())
        found["loans"] = lists.loans_text(company.loans, found["unit"])
        found["shareholders"] = lists.holders_text(company.shareholders, found["unit"])
    except InputError:
        pass  # told where it is judged
    return found


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ",".join(f"{key}:{part}" for key, part in value.items())
    return spelled(value) if isinstance(value, Decimal) else str(value)


def with_form(case: Case, form: Mapping[str, str]) -> tuple[Case, dict[str, Wrong]]:
    """The case with what its form says, or what is wrong by field. Keys that the form does not show stay as they are."""
    data = data_of(case)
    wrong: dict[str, Wrong] = {}
    unit = form.get("unit", _shown(data.get("unit")) or "元")
    unit = unit if unit in UNITS else "元"
    known = {fact.name: fact for fact in (*FACTS.values(), *asks(case, {**data, **_plainly(form)}).facts)}

    def take(key: str, read: Callable[[str], Any], *path: str) -> None:
        """One field into its place; blank takes the key out."""
        if key not in form:
            return
        held = data
        if path:
            held = data[path[0]] = dict(data.get(path[0]) or {})
        name = key.partition(".")[2] if path else key
        if not form[key].strip():
            held.pop(name, None)
            return
        try:
            held[name] = read(form[key].strip())
        except ValueError as error:
            wrong[key] = _wrong(error)
        except LeverageError as error:
            wrong[key] = Wrong.of(error)

    take("name", read_text)
    take("jurisdiction", lambda text: find_place(text).code)
    take("report_date", lambda text: read_date(text).isoformat())
    take("company_type", lambda text: CompanyType(text).value)
    if form.get("unit") in UNITS:
        if unit != (data.get("unit") or "元") and not set(lists.LISTS) & set(form):
            wrong |= _another_unit(data, unit)
        data["unit"] = form["unit"]
    take("complete", read_yes_no)
    for key in [key for key in form if key.startswith(("capital.", "balances.", "approved_amounts."))]:
        part, _, name = key.partition(".")
        if name in (set(Base) if part == "capital" else set(Channel)):
            take(key, partial(read_money, unit=unit, positive=part == "capital"), part)
    for key in [key for key in form if key.startswith("facts.")]:
        fact = known.get(key.removeprefix("facts."))
        if fact is not None:
            take(key, partial(_fact, fact=fact), "facts")
    _approvals(data, form)
    _lists(data, form, unit, wrong)
    data = {key: value for key, value in data.items() if value not in (None, {}, [])} | {"schema": SCHEMA}
    if not wrong:
        wrong = _whole(data)
    if wrong:
        return case, wrong
    changed = {key.partition(".")[2] or key for key in form} | ({"place"} if "jurisdiction" in form else set())
    changed |= {key.replace(".", "/", 1) for key in form if key.startswith("approved_amounts.")}
    kept = {key: answer for key, answer in case.answers.items() if key not in changed}
    return replace(case, content=_written(data), answers=kept, place=None), {}


def _plainly(form: Mapping[str, str]) -> dict[str, str]:
    """What the form says of place, day and kind: they decide what else it asks."""
    return {key: form[key] for key in ("jurisdiction", "report_date", "company_type") if form.get(key)}


def _wrong(error: ValueError) -> Wrong:
    texts = [part for part in error.args if isinstance(part, Text)]
    found = texts[0] if texts else Text("无法识别", "cannot be read")
    return Wrong(found, texts[1] if len(texts) > 1 else None)


def read_money(text: str, unit: str, *, positive: bool = False) -> str:
    """An amount in a unit as a decimal string, from how people write it; with 万 or 亿 behind it, in that. ValueError with two texts for what is none."""
    yuan = amount_in(text, unit)
    if positive and not yuan:
        raise ValueError(Text("应大于零", "must be above zero"), Text("不清楚请留空", "leave it blank if not known"))
    return amount(yuan, UNITS[unit])


def _fact(text: str, fact: Fact) -> object:
    value = read_fact(fact, text)  # ValueError where it cannot be read
    return value if isinstance(value, bool) else text


def _approvals(data: dict[str, Any], form: Mapping[str, str]) -> None:
    """The boxes of approvals; an approval of a rule, which has no box, stays."""
    if "approvals" not in form:
        return
    facts = data.setdefault("facts", {}) or {}
    ticked = {key.removeprefix(APPROVAL) for key, value in form.items() if key.startswith(APPROVAL) and value}
    others = [name for name in facts.get("approvals") or () if name not in set(Channel)]
    named = [*others, *(channel.value for channel in Channel if channel in ticked)]
    facts.pop("approvals", None)
    data["facts"] = {**facts, **({"approvals": named} if named else {})}


def _lists(data: dict[str, Any], form: Mapping[str, str], unit: str, wrong: dict[str, Wrong]) -> None:
    """The ledger and the shareholders; what is wrong with a row stands under its cell. JSON has no cells to ask about: what is doubtful is written
    otherwise.
    """
    for kind in lists.LISTS:
        if kind not in form:
            continue
        try:
            rows = lists.rows_of(form[kind], kind, unit)
        except ValueError as error:
            wrong[kind] = _wrong(error)
            continue
        if kind == "loans":
            ledger = lists.read_loans(rows, unit)
            wrong |= {**ledger.wrong, **ledger.doubts}
            data[kind] = company_json(Company(unit=unit, loans=ledger.loans)).get(kind, [])
        else:
            holders = lists.read_holders(rows, unit)
            wrong |= {**holders.wrong, **holders.doubts}
            data[kind] = company_json(Company(unit=unit, shareholders=holders.holders)).get(kind, [])


def _another_unit(data: Mapping[str, Any], unit: str) -> dict[str, Wrong]:
    """What is wrong with another unit while lists that the form does not show hold amounts in the one before: whether those figures were meant in
    the new unit, or the amounts should stay, nobody said.
    """
    rows = [row for kind in lists.LISTS for row in data.get(kind) or () if "balance" in row or "paid_in" in row]
    if not rows:
        return {}
    held = data.get("unit") or "元"
    found = Text(
        f"融资明细和股东中有{len(rows)}行金额是按{held}填的，不能在这里改成{unit}",
        f"{len(rows)} row(s) of the ledger and the shareholders hold amounts in {held}: the unit cannot become {unit} here",
    )
    do = Text(
        "保留原单位，金额带单位填写（如 8000万）；或先清空这些行，改单位后重填",
        "keep the unit and write amounts with their own (8000万); or clear those rows first, and fill them in anew",
    )
    return {"unit": Wrong(found, do)}


def _whole(data: Mapping[str, Any]) -> dict[str, Wrong]:
    """What is wrong with the company as a whole: told beside the key that the reader names."""
    try:
        read_json(_written(data))
    except InputError as error:
        return {error.where: Wrong.of(error)}
    return {}


def _written(data: Mapping[str, Any]) -> bytes:
    """The company as it is kept: decimals as they were written."""
    return dumped(_plain(data)).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return spelled(value) if isinstance(value, Decimal) else value
