"""What a form can be filled with: every figure, word and date of an assessment under a name of its own.

Names follow the JSON of an assessment: ``rule.CN-CQ/bank-and-repo.cap``, ``channel.bank_loan.headroom``, ``total.headroom``. A figure that is not
known to the fen has no name that passes it off as one: ``used`` is the word for unknown then, and ``used_least`` and ``used_most`` give the ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import inf
from typing import Literal, TypeVar

from leverage.assessment.findings import LEVELS, Assessment, ChannelRoom, Finding, Outcome, worst
from leverage.company import Interval
from leverage.law.conditions import UNKNOWN
from leverage.law.rulebook import Law, load_on_demand
from leverage.law.rules import Limit
from leverage.report import words
from leverage.report.as_json import receipt_words
from leverage.terms.answers import read_fact
from leverage.terms.channels import FUNDING, Channel, Group
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError, suggest
from leverage.terms.facts import CompanyType
from leverage.terms.money import Bound, multiple
from leverage.terms.texts import Text, join, same

_T = TypeVar("_T")

WORDS: dict[str, Text] = {
    "unknown": words.UNKNOWN,
    "unlimited": words.UNLIMITED,
    "not_provided": words.NOT_PROVIDED,
    "none": Text("无", "none"),
    "yes": Text("是", "yes"),
    "no": Text("否", "no"),
    **{outcome.value: outcome.label for outcome in Outcome},
    **{level: label for level, label in LEVELS.items() if level != "prohibited"},
    **{kind.value: kind.label for kind in CompanyType},
}
"""The words that stand in a form for what is no figure, by the names under which a map may choose its own."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in yuan. What was used rounds up, everything else down."""

    yuan: Fraction
    rounding: Literal["up", "down"] = "down"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share or a multiple, rounded half up."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Word:
    """One of ``WORDS``: it stands where there is no figure, or for a choice."""

    name: str


Value = Amount | Ratio | Word | Text | date | int
"""What a name stands for in an assessment."""

_UNKNOWN = Word("unknown")
_FEW = 20


@dataclass(frozen=True, slots=True)
class Name:
    """One name, or one family of names, as the manual lists them."""

    pattern: str
    says: Text


NAMES: tuple[Name, ...] = (
    Name("company.name", Text("公司名称", "the company's name")),
    Name("company.type", Text("公司类型", "the kind of company")),
    Name("company.complete", Text("是否声明已列示全部融资（是/否）", "whether all funding was stated to be listed")),
    Name("company.report_date", Text("数据日期", "the date of the figures")),
    Name("place.name", Text("所在地", "the place")),
    Name("place.code", Text("所在地代码", "its code")),
    Name("as_of", Text("核对日", "the day whose rules were applied")),
    Name("verdict", Text("结论", "the verdict")),
    Name("qualifiers", Text("结论不含的事项", "what the verdict does not cover")),
    Name("capital.BASE", Text("资本：资本净额、净资产等", "a denominator, such as net capital")),
    Name(
        "balance.CHANNELS",
        Text("余额；多个渠道以 + 相连", "the balance of a channel, or of several joined by +"),
    ),
    Name("balance.CHANNELS.least", Text("余额：至少", "the balance at the least")),
    Name("balance.CHANNELS.most", Text("余额：至多", "the balance at the most")),
    Name("channel.CHANNEL.used", Text("该渠道已用", "what is used of the channel")),
    Name("channel.CHANNEL.access", Text("准入", "what the texts say of the channel")),
    Name("channel.CHANNEL.headroom", Text("余量（谨慎）", "headroom, cautious")),
    Name("channel.CHANNEL.headroom_upper", Text("余量（至多）", "headroom at the most")),
    Name("channel.CHANNEL.headroom_if_approved", Text("获批后余量", "headroom once approved")),
    Name("channel.CHANNEL.binding", Text("约束规则", "the rules that bind it")),
    Name("rule.RULE.outcome", Text("规则的结果；有几项时取最严重的", "the outcome of a rule, the worst of several")),
    Name("rule.RULE.cap", Text("上限", "the cap of a limit")),
    Name("rule.RULE.used", Text("已用", "what is used of it")),
    Name("rule.RULE.used_least", Text("已用：至少", "what is used at the least")),
    Name("rule.RULE.used_most", Text("已用：至多", "what is used at the most")),
    Name("rule.RULE.headroom", Text("余量（谨慎）", "headroom, cautious")),
    Name("rule.RULE.headroom_upper", Text("余量（至多）", "headroom at the most")),
    Name("rule.RULE.utilisation", Text("使用率", "used over cap")),
    Name("rule.RULE.multiple", Text("倍数", "the multiple")),
    Name("rule.RULE.base", Text("分母的名称", "the name of the denominator")),
    Name("rule.RULE.base_amount", Text("分母金额", "the amount of the denominator")),
    Name("rule.RULE.says", Text("规则内容", "what the rule says")),
    Name("rule.RULE.why", Text("理由", "why this outcome")),
    Name("rule.RULE.source", Text("依据：文件、文号、条款、核实情况", "title, number, article and verification")),
    Name("total.used", Text("已用合计", "used in all")),
    Name("total.headroom", Text("合计余量（谨慎）", "headroom in all, cautious")),
    Name("total.headroom_if_approved", Text("获批后合计余量", "headroom in all once approved")),
    Name("total.binding", Text("约束合计余量的规则", "what binds the total")),
    Name("fact.FACT", Text("事实的答复，如 fact.rating", "the answer to a fact, such as fact.rating")),
    Name("approvals", Text("已获批准的渠道和规则", "the channels and rules approved")),
    Name("questions", Text("待确认问题", "the open questions")),
    Name("warnings", Text("提示", "the notes")),
    Name("receipt.tool", Text("程序版本", "the program and its version")),
    Name("receipt.rulebook", Text("规则库 SHA-256", "the rulebook's SHA-256")),
    Name("receipt.input", Text("输入文件 SHA-256", "the input's SHA-256")),
    Name("receipt.checked_at", Text("核对时间", "the time of the check")),
)
"""Every name, in the order of the manual. Capitals stand for an id."""

GROUPS: dict[str, tuple[frozenset[Channel], Text]] = {
    "funding": (FUNDING, Text("各类债务融资", "all debt funding")),
    "non_standard": (
        frozenset(c for c in Channel if c.group is Group.NON_STANDARD),
        Text("非标准化融资", "non-standard funding, outright transfers included"),
    ),
    "standardised": (
        frozenset(c for c in Channel if c.group is Group.STANDARDISED),
        Text("标准化融资", "standardised funding"),
    ),
}
"""Names for several channels at once, beside the channels' own ids."""


class UnknownNameError(InputError):
    """A name that stands for nothing; who reads the map adds where it was written."""

    def __init__(self, name: str, known: list[str], zh: str, en: str) -> None:
        listed = Text("全部名称见 leverage schema form。", "leverage schema form lists every name.")
        if len(known) <= _FEW:
            listed = Text(f"可写 {'、'.join(known)}。", f"known are {', '.join(known)}.")
        super().__init__(Text(f"{zh}“{name}”", f"{en} “{name}”"), listed + suggest(name, known))


@dataclass(frozen=True)
class Values:
    """The names of one assessment."""

    assessment: Assessment

    def of(self, name: str, subject: str | None = None) -> Value:
        """What a name stands for. ``subject`` picks one of several findings of a rule. InputError for a name that stands for nothing."""
        family, _, rest = name.partition(".")
        read: Mapping[str, Callable[[], Value]] = self._single
        if name in read:
            return read[name]()
        if family == "capital":
            base = _one_of(rest, {b.value: b for b in Base}, "没有资本项目", "there is no denominator")
            figure = self.assessment.company.capital.get(base)
            return Amount(figure.amount) if figure else _UNKNOWN
        if family == "balance":
            return self._balance(rest)
        if family == "channel":
            channel, _, what = rest.partition(".")
            return self._channel(_one_of(channel, {c.value: c for c in Channel}, "没有渠道", "no channel"), what)
        if family == "rule":
            rule, _, what = rest.rpartition(".")
            return self._rule(rule, what, subject)
        if family == "fact":
            return self._fact(rest)
        patterns = [known.pattern for known in NAMES]
        raise UnknownNameError(name, patterns, "没有名称", "there is no name")

    @cached_property
    def _single(self) -> dict[str, Callable[[], Value]]:
        """The names without an id in them."""
        told, company, total = self.assessment, self.assessment.company, self.assessment.total
        return {
            "company.name": lambda: words.name_of(told) if company.name else _UNKNOWN,
            "company.type": lambda: Word(company.company_type.value) if company.company_type else _UNKNOWN,
            "company.complete": lambda: Word("yes" if company.complete else "no"),
            "company.report_date": lambda: company.report_date or _UNKNOWN,
            "place.name": lambda: told.place.name,
            "place.code": lambda: same(told.place.code),
            "as_of": lambda: told.as_of,
            "verdict": lambda: Word(told.verdict.value),
            "qualifiers": lambda: _listed(words.qualifiers(told)),
            "total.used": lambda: _bounded(total.used, "up"),
            "total.headroom": lambda: _bounded(total.headroom),
            "total.headroom_if_approved": lambda: _bounded(total.headroom_if_approved),
            "total.binding": lambda: _listed([same(rule) for rule in total.binding]),
            "approvals": lambda: _listed([_approval(name) for name in sorted(company.approvals)]),
            "questions": lambda: _listed([question.ask for question in told.questions]),
            "warnings": lambda: _listed([text for text, _ in words.notices_of(told)]),
            **{
                f"receipt.{key}": lambda value=value: same(value)  # type: ignore[misc]
                for key, value in receipt_words(told).items()
            },
        }

    def _balance(self, rest: str) -> Value:
        listed, _, end = rest.partition(".")
        singles = {channel.value: frozenset({channel}) for channel in Channel}
        known = singles | {name: channels for name, (channels, _) in GROUPS.items()}
        chosen = [_one_of(part.strip(), known, "没有渠道", "no channel") for part in listed.split("+")]
        if len(frozenset().union(*chosen)) < sum(map(len, chosen)):
            found = Text(f"“{listed}”把同一渠道算了两次", f"“{listed}” counts a channel twice")
            raise InputError(found, Text("请去掉重复的渠道", "leave out what is repeated"))
        return _of_interval(self.assessment.company.over(frozenset().union(*chosen)), f"used{end and '_'}{end}", rest)

    @property
    def _law(self) -> Law:
        return self.assessment.law or load_on_demand().law(self.assessment.place)

    def _channel(self, channel: Channel, what: str) -> Value:
        room = next((r for r in self.assessment.channels if r.channel is channel), None)
        told: dict[str, Callable[[ChannelRoom], Value]] = {
            "access": lambda r: Word(r.access),
            "headroom": lambda r: _bounded(r.headroom, blank=_blank(r)),
            "headroom_upper": lambda r: _bounded(r.headroom_upper, blank=_blank(r)),
            "headroom_if_approved": lambda r: _bounded(r.headroom_if_approved, blank=_blank(r)),
            "binding": lambda r: _listed([same(rule) for rule in r.binding]),
        }
        if what.startswith("used"):
            return _of_interval(self.assessment.company.over(frozenset({channel})), what, what)
        read = _one_of(what, told, "渠道没有", "a channel has no")
        return read(room) if room else Word("not_provided")

    def _rule(self, rule: str, what: str, subject: str | None) -> Value:
        reads: dict[str, Callable[[Finding], Value]] = {
            "outcome": lambda f: Word(f.outcome.value),
            "says": lambda f: f.says,
            "why": lambda f: f.why,
            "source": words.citation,
            "base": lambda f: f.base.label if f.base else Word("none"),
            **_FIGURES,
        }
        if not what.startswith("used"):
            _one_of(what, reads, "规则没有", "a rule has no")
        held = {r.id: r for r in self._law.rules}
        found = [f for f in self.assessment.findings if f.rule == rule]
        if not found:
            _one_of(
                rule, held, f"{self.assessment.place.name.zh}没有规则", f"{self.assessment.place.name.en} has no rule"
            )
            return Word("not_applicable")
        if what == "outcome" and subject is None:
            live = [f.outcome for f in found if f.outcome not in words.INACTIVE]
            return Word(worst(live).value if live else found[0].outcome.value)
        finding = _chosen(found, subject)
        figure = what in _FIGURES or what.startswith("used")
        if figure and finding.kind not in (("limit", "access") if what.startswith("used") else ("limit",)):
            raise InputError(
                Text(f"规则 {rule} 不是限额，没有 {what}", f"the rule {rule} is no limit and has no {what}"),
                Text("可用 outcome、why、says 或 source", "use outcome, why, says or source"),
            )
        if figure and finding.outcome in words.INACTIVE:
            return Word(finding.outcome.value)
        if what.startswith("used"):
            return _of_interval(finding.used or Interval(Fraction(0), None), what, what)
        if what == "multiple" and isinstance(limit := held.get(rule), Limit) and limit.multiple is UNKNOWN:
            return _UNKNOWN
        return reads[what](finding)

    def _fact(self, name: str) -> Value:
        law, told = self._law, self.assessment.company
        if name == "company_type":
            return self._single["company.type"]()
        fact = _one_of(name, law.facts, "没有事实", "there is no fact")
        if told.facts.get(name) is None:
            return _UNKNOWN
        answer = read_fact(fact, told.facts[name])
        if isinstance(answer, bool):
            return Word("yes" if answer else "no")
        if isinstance(answer, Mapping):
            return same(", ".join(f"{months}:{multiple(rate)}" for months, rate in answer.items()))
        return answer if isinstance(answer, int | date) else same(answer)


def _approval(name: str) -> Text:
    return Channel(name).label if name in set(Channel) else same(name)


def _blank(room: ChannelRoom) -> Word:
    return Word("not_provided") if room.access == "not_provided" else _UNKNOWN


def _bounded(bound: Bound | None, rounding: Literal["up", "down"] = "down", blank: Word = _UNKNOWN) -> Value:
    if bound is None:
        return blank
    return Word("unlimited") if bound == inf else Amount(Fraction(bound), rounding)


def _of_interval(used: Interval, what: str, written: str) -> Value:
    """``used``: to the fen, or not known; ``used_least``, ``used_most``: its ends."""
    ends: dict[str, Bound | None] = {
        "used": used.high if used.exact else None,
        "used_least": used.low,
        "used_most": used.high,
    }
    if what not in ends:
        known = Text("可写 used、used_least、used_most；余额后可加 .least、.most", "use used, used_least or used_most")
        raise InputError(Text(f"没有 {written}", f"there is no {written}"), known)
    return _bounded(ends[what], "up")


def _cap(found: Finding) -> Value:
    return _bounded(found.cap if found.cap == found.cap_upper and not found.may_not_apply else None)


def _times(found: Finding) -> Value:
    low, high = found.multiples or (None, None)
    return Ratio(low) if low is not None and low == high else _UNKNOWN


_FIGURES: dict[str, Callable[[Finding], Value]] = {
    "cap": _cap,
    "headroom": lambda f: _bounded(f.headroom),
    "headroom_upper": lambda f: _bounded(f.headroom_upper),
    "utilisation": lambda f: _UNKNOWN if f.utilisation is None else Ratio(f.utilisation),
    "multiple": _times,
    "base_amount": lambda f: _bounded(f.base_amount),
}


def _listed(texts: list[Text]) -> Value:
    return join(texts, zh="；", en="; ") if texts else Word("none")


def _chosen(found: list[Finding], subject: str | None) -> Finding:
    """The finding meant: the only one, or that of one shareholder or loan."""
    if subject is not None:
        named = [f for f in found if f.subject == subject]
        if not named:
            known = [f.subject for f in found if f.subject]
            raise UnknownNameError(subject, known, "没有对象", "there is no subject")
        return named[0]
    if len(found) > 1:
        several = "、".join(f.subject or "" for f in found)
        raise InputError(
            Text(
                f"规则 {found[0].rule} 有几项结果（{several}）",
                f"the rule {found[0].rule} has several findings ({several})",
            ),
            Text('请以 subject = "…" 指明其中一项', 'name one of them by subject = "…"'),
        )
    return found[0]


def _one_of(name: str, known: Mapping[str, _T], zh: str, en: str) -> _T:
    if name not in known:
        raise UnknownNameError(name, list(known), zh, en)
    return known[name]
