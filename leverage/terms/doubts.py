"""Doubts: what intake would rather ask than guess, each with a key, the cells that it comes from, and the answer once there is one.

``settled`` looks an answer up. A doubt without an answer travels on the company (``Company.doubts``) and keeps the verdict from being compliant; one
without which there is no figure at all goes into the refusal (``InputError.doubt``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from leverage.terms.answers import read_amount, read_count, read_date, read_yes_no
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError
from leverage.terms.money import UNITS
from leverage.terms.texts import Text, join, same

AnswerKind = Literal["yes_no", "choice", "amount", "date", "count", "rates", "ratio", "unit", "text"]
"""How an answer is written. An ``amount`` is in yuan unless 万 or 亿 is written."""

RuleKind = Literal["limit", "count", "term", "lenders", "manual", "access", "approval"]
"""The kinds of rule that a doubt may touch; ``approval`` stands for any finding that lacks one."""

DoubtValue = bool | str | int | date | Fraction

_LONGEST_KEY = 80
_LONGEST_TEXT = 200  # characters
_NO_KEY = re.compile(r"[\s=\"'$`\\|&;<>()*?\[\]{}~#^]")
"""What would part a key from its answer (``--fact KEY=VALUE``), or what a shell would read as something else."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was written, and where: ``问题!F3``, ``--fact scale``, ``facts.scale``. ``basis`` is the fingerprint of the question that was
    answered, where it is known: an answer to another question is none.
    """

    value: object
    source: str
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about what stands in some cells, and its answer where one was given.

    ``key`` names it for good: the same file asks under the same key again (``doubt_key`` makes one). ``where`` are the cells of the input that raise
    it. ``values`` are the answers of a choice, each with the words that people see. ``settles`` says what the answer decides. ``channels`` and
    ``rules`` bound what the doubt touches: None is everything. Not ``always`` asked, it counts only where it touches a
    finding. ``answer`` is None while nobody answered, and ``answered_in`` says where it was.
    """

    key: str
    ask: Text
    where: tuple[str, ...]
    kind: AnswerKind
    settles: Text
    values: tuple[tuple[str, Text], ...] = ()
    channels: frozenset[Channel] | None = None
    rules: frozenset[RuleKind] | None = None
    always: bool = True
    answer: DoubtValue | None = None
    answered_in: str = ""

    def __post_init__(self) -> None:
        if not self.key or len(self.key) > _LONGEST_KEY or _NO_KEY.search(self.key):
            raise ValueError(f"no key of a doubt: {self.key!r} (see doubt_key)")
        if (self.kind == "choice") != bool(self.values):
            raise ValueError("a choice names its values, and nothing else does")

    @property
    def open(self) -> bool:
        """Whether nobody answered it."""
        return self.answer is None

    @property
    def basis(self) -> str:
        """A fingerprint of the question, which quotes its cells: another content, another question."""
        import hashlib  # noqa: PLC0415  few runs ask for it

        return hashlib.sha256("\n".join((self.ask.zh, *self.where)).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def touches(self, rule: RuleKind, channels: Iterable[Channel]) -> bool:
        """Whether its answer may change what a rule of this kind over these channels comes to."""
        if self.rules is None and rule == "manual":
            return False
        if self.rules is not None and rule not in self.rules:
            return False
        return self.channels is None or bool(self.channels & set(channels))


def doubt_key(about: str, *things: str) -> str:
    """A key from what is asked about and the cells or names concerned: ``same_lender:甲银行/甲银行某支行``, ``approval:融资明细.H3``.

    >>> doubt_key("approval", "融资明细!H3")
    'approval:融资明细.H3'
    """
    named = "/".join(_NO_KEY.sub("", thing.replace("!", ".")) for thing in things)
    whole = f"{about}:{named}" if named else about
    if len(whole) <= _LONGEST_KEY:
        return whole
    import hashlib  # noqa: PLC0415  only a long key needs it

    return f"{whole[: _LONGEST_KEY - 9]}.{hashlib.sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def settled(doubt: Doubt, answers: Mapping[str, Answer]) -> Doubt:
    """The doubt with its answer, where one was given under its key. InputError, naming the answer's place, for one that cannot be read."""
    given = answers.get(doubt.key)
    if given is None or given.basis not in (None, doubt.basis):
        return doubt
    try:
        value = read_answer(doubt, given.value)
    except ValueError as error:
        found, do = error.args
        raise InputError(found, do, given.source) from None
    return replace(doubt, answer=value, answered_in=given.source)


def read_answer(doubt: Doubt, value: object) -> DoubtValue:
    """An answer by the kind of the doubt. ValueError with two texts (what was found, what to write) when it cannot be read."""
    match doubt.kind:
        case "yes_no":
            return read_yes_no(value)
        case "count":
            return read_count(value)
        case "date":
            return read_date(value)
        case "amount":
            return read_amount(value)
        case "unit":
            return _one_of(value, [(unit, same(unit)) for unit in UNITS])
        case "choice":
            return _one_of(value, doubt.values)
        case _:
            return read_text(value)


def read_text(value: object) -> str:
    """A text as it stands, without blanks around it. ValueError with two texts for one that is blank or longer than any answer."""
    text = str(value).strip()
    if not text or len(text) > _LONGEST_TEXT:
        raise ValueError(
            Text(
                f"回答是空的，或超过{_LONGEST_TEXT}字",
                f"the answer is blank, or longer than {_LONGEST_TEXT} characters",
            ),
            Text("请填写", "fill it in"),
        )
    return text


def _one_of(value: object, values: Iterable[tuple[str, Text]]) -> str:
    """The value of a choice that is written by its id or by its words in either language."""
    known = dict(values)
    wanted = _plain(str(value))
    for name, words in known.items():
        if wanted in {_plain(name), _plain(words.zh), _plain(words.en)}:
            return name
    shown = str(value)[:40]
    do = join(list(known.values()))
    raise ValueError(
        Text(f"无法识别的回答：{shown}", f"cannot read the answer: {shown}"),
        Text(f"请用：{do.zh}", f"use one of: {do.en}"),
    )


def _plain(text: str) -> str:
    import unicodedata  # noqa: PLC0415  few runs have an answer to read

    return "".join(unicodedata.normalize("NFKC", text).split()).casefold().removeprefix("人民币")


def as_answers(given: Mapping[str, object] | None) -> dict[str, Answer]:
    """A mapping of keys to answers, those without a place of their own named by their key."""
    return {key: v if isinstance(v, Answer) else Answer(v, key) for key, v in (given or {}).items() if v is not None}
