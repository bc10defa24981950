"""What to find out about a company, most decisive first: how each answer is written, where it goes, and what it settles.

The findings name what they lack; here each name becomes a question. Nothing is asked for a rule that is not in force, as such a finding lacks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from leverage.assessment import reasons
from leverage.assessment.findings import INACTIVE, Finding, Outcome, Part, Question, Where, in_order
from leverage.company import Company, Unallocated
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import AnswerKind, Doubt
from leverage.terms.facts import FACTS, CompanyType, Fact
from leverage.terms.texts import Text, join, same

_MOST_CHANNELS_ASKED = 3
_CHANNELS = frozenset(Channel)

_OPTIONS = {
    "company_type": "--type ",
    "rating": "--rating ",
    "unit": "--unit ",
    "sheet": "--sheet ",
    "place": "--jurisdiction ",
}
"""What has an option of its own; the rest is answered by ``--fact``."""

_LISTINGS = {
    "none": Text("未上市", "not listed"),
    "neeq": Text("新三板", "NEEQ"),
    "exchange": Text("交易所", "stock exchange"),
}

_UNANSWERABLE = frozenset({"loans", "shareholders", "regulator", "local_ratio"})
"""What no single answer settles: a list that the input holds, or a word that the company must get first."""

_LISTS = {
    "loans": Text(
        "请填入 leverage template 所写模板的“融资明细”，或 JSON 的 loans",
        "fill in 融资明细 of the workbook that leverage template writes, or loans in JSON",
    ),
    "shareholders": Text(
        "请填入 leverage template 所写模板的“股东”，或 JSON 的 shareholders",
        "fill in 股东 of the workbook that leverage template writes, or shareholders in JSON",
    ),
}


def questions(company: Company, facts: Mapping[str, Fact], findings: tuple[Finding, ...]) -> tuple[Question, ...]:
    """What to find out: the doubts of intake first, then whether the list of funding is complete, then what settles most. ``facts`` as they are answered
    on the day of the check: a rating takes the grades in use that day.
    """
    settles = _settles(findings)
    blank = [name for name in settles if name in _CHANNELS]
    said_no = _said_no(company)
    if blank and not company.complete and not said_no:
        settles["complete"] = list(dict.fromkeys(rule for name in blank for rule in settles[name]))
    if len(blank) > _MOST_CHANNELS_ASKED and not said_no:
        for name in blank:
            del settles[name]
    doubts = {doubt.key: doubt for doubt in company.doubts if doubt.open and (doubt.always or doubt.key in settles)}
    for key in doubts:
        settles.setdefault(key, [])
    doubts |= {near.doubt.key: near.doubt for near in company.near if near.doubt.open and near.doubt.key in settles}
    open_rules = {f.rule for f in findings if f.outcome is Outcome.UNDETERMINED and f.counts_in_verdict}

    def decisive(item: tuple[str, list[str]]) -> tuple[bool, bool, int, int]:
        name, rules = item
        return name not in doubts, name != "complete", -len(open_rules & set(rules)), -len(rules)

    ranked = sorted(settles.items(), key=decisive)
    asked: list[Question] = []
    for name, rules in ranked:
        lines = [item for item in company.unallocated if item.key == name and len(item.among) > 1]
        if name in doubts:
            asked.append(of_doubt(doubts[name], tuple(rules)))
        elif lines:
            room = company.blanks.get("loans")
            asked += [of_line(item, tuple(rules), room, alone=len(lines) == 1) for item in lines]
        else:
            asked.append(_question(name, tuple(rules), company, facts, findings))
    return tuple(asked)


def _said_no(company: Company) -> bool:
    """Whether somebody answered that the list of funding is not complete: then each channel is asked about by itself."""
    cell = company.where.get("complete")
    return not company.complete and cell not in (None, "complete") and "complete" not in company.blanks


def _settles(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """The rules that each missing thing would settle, by its name."""
    settles: dict[str, list[str]] = {}
    for finding in findings:
        for name in finding.missing if finding.outcome not in INACTIVE else ():
            rules = settles.setdefault(name, [])
            if finding.rule not in rules:
                rules.append(finding.rule)
    return settles


def of_doubt(doubt: Doubt, settles: tuple[str, ...]) -> Question:
    """The question that a doubt puts. Corrected in the cell itself, it is settled as well."""
    option = _OPTIONS.get(doubt.key, f"--fact {doubt.key}=")
    where = Where(doubt.where[0] if doubt.where else None, f"facts.{doubt.key}", option)
    return Question(doubt.key, doubt.ask, settles, doubt.kind, doubt.values, raised_by=doubt.where, where=where)


def _question(
    name: str, rules: tuple[str, ...], company: Company, facts: Mapping[str, Fact], findings: tuple[Finding, ...]
) -> Question:
    fact = facts.get(name) or FACTS.get(name)
    if fact is not None:
        return _of_fact(fact, rules, company)
    if name == "approved_amounts":
        return _of_amounts(rules, company, findings)
    ask = reasons.ask(name, facts)
    if name in set(Base):
        where = Where(company.blanks.get(name), f"capital.{name}", f"--fact {name}=")
        return Question(name, ask, rules, "amount", where=where)
    if name in _CHANNELS:
        where = Where(company.blanks.get("loans"), f"balances.{name}", f"--fact {name}=")
        return Question(name, ask, rules, "amount", where=where)
    if name == "complete":
        return of_complete(company, rules)
    if name == "approvals":
        return Question(
            name,
            ask,
            rules,
            "text",
            parts=tuple(_approvals(company, findings)),
            where=Where(company.blanks.get(name), "facts.approvals", "--fact approvals="),
        )
    key = name if name in ("loans", "shareholders") else None
    kind: AnswerKind | None = None if name in _UNANSWERABLE else "text"
    return Question(name, ask, rules, kind, where=Where(company.blanks.get(name), key, None))


def _of_fact(fact: Fact, rules: tuple[str, ...], company: Company) -> Question:
    own = fact.name == "company_type"
    labels = {kind.value: kind.label for kind in CompanyType} if own else _LISTINGS if fact.name == "listing" else {}
    values = tuple((value, labels.get(value, same(value))) for value in fact.values) if fact.kind == "choice" else ()
    option = _OPTIONS.get(fact.name, f"--fact {fact.name}=")
    where = Where(company.blanks.get(fact.name), fact.name if own else f"facts.{fact.name}", option)
    kind: AnswerKind = "text" if fact.kind == "choice" and not values else fact.kind
    return Question(fact.name, fact.ask, rules, kind, values, where=where)


def of_line(item: Unallocated, rules: tuple[str, ...] = (), cell: str | None = None, *, alone: bool = True) -> Question:
    """How much of a line was raised through each channel that it may hold; or what to mend, where nobody can tell.

    ``cell`` is where the input has room for the answer: its ledger. A label that is not ``alone`` on its sheet is named by its cell.
    """
    path = item.source if item.source.startswith("unallocated[") else "unallocated"
    if item.mend is not None:
        return Question(item.key, item.mend, rules, raised_by=(item.source,), where=Where(item.source, None, None))
    ordinary = Channel.OTHER_LIABILITIES if Channel.OTHER_LIABILITIES in item.among else None
    example = ordinary or next(channel for channel in Channel if channel in item.among)
    key, called = (item.key, item.label) if alone else (f"{item.key}@{item.source}", item.source.rpartition("!")[2])
    return Question(
        key,
        reasons.ask_line(item.label),
        rules,
        "amount",
        parts=tuple(Part(channel.value, channel.label) for channel in Channel if channel in item.among),
        amount=item.amount,
        raised_by=(item.source,),
        where=Where(cell, path, f"--fact {called}={example.value}:"),
    )


def of_complete(company: Company, rules: tuple[str, ...] = ()) -> Question:
    """Whether what is stated is all funding: the one answer that makes every channel left out zero."""
    cell = company.blanks.get("complete") or company.where.get("complete")
    where = Where(cell, "complete", "--fact complete=")
    ask = reasons.ask("complete", {}) + Text("（这一问决定最多。）", "(This one settles most.)")
    return Question("complete", ask, rules, "yes_no", where=where)


def _approvals(company: Company, findings: Iterable[Finding]) -> list[Part]:
    """What an approval may be missing for: the rule of a limit that it lifts, or the channels of an access rule that may hold money."""
    parts: dict[str, Text] = {}
    for finding in findings:
        if "approvals" not in finding.missing:
            continue
        if finding.kind == "limit":
            parts[finding.rule] = Text(f"{finding.says.zh}（{finding.rule}）", f"{finding.says.en} ({finding.rule})")
            continue
        for channel in finding.channels:
            if channel.value not in company.approvals and company.over(frozenset({channel})).high != Fraction(0):
                parts[channel.value] = channel.label
    return [Part(key, label) for key, label in parts.items()]


def _of_amounts(rules: tuple[str, ...], company: Company, findings: Iterable[Finding]) -> Question:
    """The amounts that approvals name, channel by channel: of those without a ratio that may hold money, and whose amount nobody stated."""
    lacking = {channel for f in findings if "approved_amounts" in f.missing for channel in f.channels}
    channels = [
        channel
        for channel in in_order(lacking - company.approved_amounts.keys())
        if company.over(frozenset({channel})).high != Fraction(0)
    ]
    cells = [cell for c in channels if (cell := company.blanks.get(f"approved_amount:{c.value}"))]
    option = f"--fact approved_amounts={channels[0].value}:" if channels else None
    return Question(
        "approved_amounts",
        reasons.ask_approved(channels),
        rules,
        "amount",
        parts=tuple(Part(channel.value, channel.label) for channel in channels),
        where=Where(cells[0] if cells else None, "approved_amounts", option),
    )


def asked_in(ask: Text, unit: str) -> Text:
    """A question with the unit in which a bare figure is taken where it is answered, in the place of yuan."""
    return Text(ask.zh.replace("（元）", f"（{unit}）"), ask.en.replace("(yuan)", f"({unit})")) if unit != "元" else ask


def where_of(question: Question) -> Text:
    """Where to answer, in one line: the same words in every medium."""
    if question.kind is None:
        if question.where.cell:
            return Text(
                f"请在原表填写或更正：{question.where.cell}", f"fill in or correct in the sheet: {question.where.cell}"
            )
        if question.fact in _LISTS:
            return _LISTS[question.fact]
        return Text("无处可填，须先取得", "nothing to fill in; it must be obtained first")
    option = question.where.option
    places = [same(question.where.cell)] if question.where.cell else []
    places += [same(_written(question, option))] if option else []
    told = join(places, zh=" 或 ", en=" or ")
    raised = [cell for cell in question.raised_by if cell != question.where.cell]
    cells = Text(f"（出自 {'、'.join(raised)}）", f" (raised by {', '.join(raised)})") if raised else Text("", "")
    return Text(f"回答处：{told.zh}{cells.zh}", f"answer at {told.en}{cells.en}")


_MANY = 6
"""So many choices are told; more would fill the line."""


def _written(question: Question, option: str) -> str:
    """The option as it is written, with the answers that it takes where there are few."""
    if question.kind == "yes_no":
        return f"{option}yes|no"
    if question.kind == "choice" and len(question.values) <= _MANY:
        return option + "|".join(value for value, _ in question.values)
    return option
