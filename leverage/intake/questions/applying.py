"""Answers applied to a company: facts, denominators, balances, lines and approvals, whoever gave them and in whatever medium."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from leverage.company import Company, Figure, Unallocated
from leverage.intake.checks.scale import OF_ONE, ask_typed
from leverage.intake.questions.given import APPROVED, INTAKE_KEYS, Given
from leverage.intake.questions.lines import Allocation, allocated, amounts_by_channel, line_named, parse
from leverage.intake.values.documents import document
from leverage.law.rulebook import Law
from leverage.terms.answers import read_amount, read_fact, read_yes_no
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer
from leverage.terms.errors import InputError, UsageError, suggest
from leverage.terms.facts import FACTS, CompanyType
from leverage.terms.money import yuan
from leverage.terms.texts import Text


@dataclass
class _Applied:
    """The parts of a company that answers change."""

    facts: dict[str, object]
    capital: dict[Base, Figure]
    balances: dict[Channel, Figure]
    approvals: set[str]
    approved_amounts: dict[Channel, Figure]
    where: dict[str, str]
    complete: bool
    company_type: CompanyType | None
    lines: list[Allocation] = field(default_factory=list)


def applied(company: Company, given: Iterable[Given], law: Law) -> Company:
    """The company with the answers. UsageError for a key that nobody asks under or an answer that cannot be read; InputError, naming both places,
    for answers that contradict one another, or the file.
    """
    answers = list(given)
    state = _Applied(
        dict(company.facts),
        dict(company.capital),
        dict(company.balances),
        set(company.approvals),
        dict(company.approved_amounts),
        dict(company.where),
        company.complete,
        company.company_type,
    )
    _refuse_two(answers, law)
    for item in answers:
        here = item.key in INTAKE_KEYS or item.key in {doubt.key for doubt in company.asked}
        if not here and not item.key.startswith(OF_ONE):
            _apply(item, company, state, law)
    told = replace(
        company,
        facts=state.facts,
        capital=state.capital,
        balances=state.balances,
        approvals=frozenset(state.approvals),
        approved_amounts=state.approved_amounts,
        where=state.where,
        complete=state.complete,
        company_type=state.company_type,
    )
    return _with_doubts(company, allocated(told, state.lines), answers)


def _with_doubts(file: Company, company: Company, given: list[Given]) -> Company:
    """The company with the doubts about what was typed. UsageError for an option that answers none of them."""
    # the key names the amount: an answer is to no other
    of_one = {item.key: replace(item.answer, basis=None) for item in given if item.key.startswith(OF_ONE)}
    doubts = ask_typed(file, company, of_one)
    known = [doubt.key for doubt in doubts]
    for item in given:
        if item.key in of_one and not item.bound and item.key not in known:
            raise UsageError(_UNKNOWN.fill(at=item.answer.source, key=item.key) + suggest(item.key, known))
    return replace(company, doubts=(*company.doubts, *doubts))


_UNKNOWN = Text("{at}：不认识 {key}。", "{at}: unknown key {key}.")


def _apply(item: Given, company: Company, state: _Applied, law: Law) -> None:
    key, answer = item.key, item.answer
    whole, _, part = key.rpartition("/")
    if key in set(Base):
        figure = Figure(_amount(answer, positive=True), answer.source)
        before = company.capital.get(Base(key))
        if before is not None:
            _same(item, before.source, before.amount, figure.amount)
        state.capital[Base(key)] = figure
    elif key in set(Channel):
        _balance(item, company, state)
    elif key == "approvals":
        named = {name.strip() for name in re.split("[,，、;；]", str(answer.value)) if name.strip()}
        state.where |= {f"approval:{name}": answer.source for name in named - state.approvals}
        state.approvals |= named
    elif key.startswith("approvals/"):
        name = key.removeprefix("approvals/")
        if _approved(answer):
            state.where[f"approval:{name}"] = answer.source
            state.approvals.add(name)
    elif APPROVED in (whole, key):
        for channel, amount in _approved_amounts(item):
            before = company.approved_amounts.get(channel)
            if before is not None:
                _same(item, before.source, before.amount, amount)
            state.approved_amounts[channel] = Figure(amount, answer.source)
    elif key == "complete":
        said = _yes_no(answer)
        _same(item, company.where.get(key) if company.complete else None, company.complete or None, said)
        state.complete, state.where[key] = said, answer.source
    elif key == "company_type" and item.bound:
        _company_type(item, company, state)
    elif part in set(Channel) and (line := _line(whole, company)) is not None:
        state.lines.append(Allocation(line, Channel(part), _amount(answer), answer.source))
    elif key in law.facts or law.asked_elsewhere(key):
        if key in law.facts:
            _same(item, company.where.get(key), _read(key, company.facts.get(key), law), _read(key, answer.value, law))
        state.facts[key], state.where[key] = answer.value, answer.source
    elif not item.bound and (line := line_named(key, company)) is not None:
        state.lines += parse(key, str(answer.value), line)
    else:
        lines = [line.label for line in company.unallocated]
        known = [
            *law.facts,
            *Base,
            *Channel,
            *(doubt.key for doubt in company.asked),
            *lines,
            "complete",
            "approvals",
            APPROVED,
        ]
        raise UsageError(_UNKNOWN.fill(at=answer.source, key=key) + suggest(key, known))


def _line(key: str, company: Company) -> Unallocated | None:
    return next((item for item in company.unallocated if key in (item.key, f"{item.key}@{item.source}")), None)


def _balance(item: Given, company: Company, state: _Applied) -> None:
    """The balance of a channel of which the file says nothing. A line of the sheet that may hold it is to be parted instead."""
    channel, answer = Channel(item.key), item.answer
    amount = _amount(answer)
    known = company.balance(channel)
    if known is None or known.source == "complete":
        state.balances[channel] = Figure(amount, answer.source)
        return
    if known.amount == amount:
        return
    lines = [line for line in company.unallocated if channel in line.among]
    do = Text("请更正其中之一", "correct one of them")
    if lines:
        told = f"{lines[0].label}={channel.value}:"
        do = Text(
            f"表内的借款请按行分配，如 --fact {told}8000万", f"part the line of the sheet instead: --fact {told}8000万"
        )
    raise _differ(known.source, yuan(known.amount), answer.source, yuan(amount), do)


def _company_type(item: Given, company: Company, state: _Applied) -> None:
    kind = CompanyType(str(read_fact(FACTS["company_type"], item.answer.value)))
    before = company.company_type
    _same(item, company.where.get("company_type"), before and before.value, kind.value)
    state.company_type, state.where["company_type"] = kind, item.answer.source


def _approved(answer: Answer) -> bool:
    """Whether an answer says that there is an approval: a yes, or its number."""
    try:
        return read_yes_no(answer.value)
    except ValueError:
        kind = document(str(answer.value))
    if kind != "number":
        raise InputError(
            Text(
                f"“{str(answer.value)[:40]}”不是批准或备案文号",
                f"“{str(answer.value)[:40]}” is no number of an approval or filing",
            ),
            Text(
                "请写文号（如 渝金发〔2024〕3号），或 是、否",
                "write its number (渝金发〔2024〕3号), or 是 (yes), 否 (no)",
            ),
            answer.source,
        )
    return True


def _approved_amounts(item: Given) -> Iterator[tuple[Channel, Fraction]]:
    """The amounts that approvals name: one under the key of its channel, or ``fund_loan:5000万``, several parted by semicolons. UsageError for what is
    neither, or for one channel twice.
    """
    part = item.key.rpartition("/")[2]
    if part in set(Channel):
        yield Channel(part), _amount(item.answer)
        return
    named: set[Channel] = set()
    for channel, amount in amounts_by_channel(item.key, str(item.answer.value)):
        if amount is None or channel in named:
            raise UsageError(
                Text(
                    f"{item.answer.source}：{channel.label.zh}应写一个批准金额，如 fund_loan:5000万。",
                    f"{item.answer.source}: {channel.label.en} takes one approved amount, like fund_loan:5000万.",
                )
            )
        named.add(channel)
        yield channel, amount


def _refuse_two(answers: list[Given], law: Law) -> None:
    """InputError where two answers under one key differ; UsageError where an option is given twice. A line may be named as often as it has channels."""
    single = {*law.facts, *Base, *Channel, *INTAKE_KEYS, "complete", "company_type"}
    seen: dict[str, Given] = {}
    for item in answers:
        first = seen.setdefault(item.key, item)
        if first is item or not (item.bound or first.bound or item.key in single):
            continue
        if not item.bound and not first.bound:
            raise UsageError(Text(f"{item.key} 在命令行给了两次。", f"{item.key} is given twice on the command line."))
        one, other = (_comparable(one, law) for one in (first, item))
        if one != other:
            raise _differ(first.answer.source, str(first.answer.value), item.answer.source, str(item.answer.value))


def _comparable(item: Given, law: Law) -> object:
    key, value = item.key, item.answer.value
    if key in set(Base) | set(Channel):
        return _amount(item.answer)
    if key == "complete":
        return _yes_no(item.answer)
    return _read(key, value, law) if key in law.facts else str(value).strip()


def _read(key: str, value: object, law: Law) -> object:
    """A fact's answer by its kind; as it stands where it cannot be read, which whoever judges by it refuses."""
    try:
        return None if value is None else read_fact(law.facts[key], value)
    except ValueError:
        return value


def _same(item: Given, cell: str | None, stated: object, answer: object) -> None:
    """InputError where an answer of the workbook contradicts what the file states."""
    if item.bound and stated is not None and stated != answer:
        raise _differ(cell or item.key, _shown(stated), item.answer.source, _shown(answer))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "、".join(f"{months}:{float(rate):.6g}" for months, rate in value.items())
    return yuan(value) if isinstance(value, Fraction) else value.isoformat() if isinstance(value, date) else str(value)


def _differ(one: str, stated: str, other: str, answer: str, do: Text | None = None) -> InputError:
    return InputError(
        Text(
            f"{one} 为 {stated[:40]}，{other} 的回答是 {answer[:40]}",
            f"{one} says {stated[:40]}, {other} answers {answer[:40]}",
        ),
        do or Text("请更正其中之一", "correct one of them"),
        other,
    )


def _amount(answer: Answer, *, positive: bool = False) -> Fraction:
    try:
        amount = read_amount(answer.value)
    except ValueError as error:
        found, do = error.args
        raise UsageError(
            Text(f"{answer.source}：{found.zh}；{do.zh}。", f"{answer.source}: {found.en}; {do.en}.")
        ) from None
    if positive and not amount:
        raise UsageError(
            Text(f"{answer.source}：应为大于零的金额（元）。", f"{answer.source}: an amount in yuan above zero.")
        )
    return amount


def _yes_no(answer: Answer) -> bool:
    try:
        return read_yes_no(answer.value)
    except ValueError as error:
        found, do = error.args
        raise UsageError(
            Text(f"{answer.source}：{found.zh}；{do.zh}。", f"{answer.source}: {found.en}; {do.en}.")
        ) from None
