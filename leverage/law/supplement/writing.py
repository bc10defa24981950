"""A supplement to fill in: every stale rule, gap and contested reading of a place as a commented entry, and one example of each kind of addition."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from leverage.law.conditions import TAKEN, Reading
from leverage.law.regime import Gap
from leverage.law.rulebook import Law
from leverage.law.rules import Rule
from leverage.law.supplement.entries import SCHEMA
from leverage.terms.places import NATION
from leverage.terms.texts import Language, Text, join

_HEAD = Text(
    "{place}的补充文件（按{day}的规则写出）。要用的一项，删去各行行首的 # 并填好；其余留着不起作用。\n"
    "检查：leverage supplement check 文件名　　使用：leverage check 公司文件 --supplement 文件名",
    "Supplement for {place}, by the rules of {day}. To use an entry, delete the # at the start of its lines and fill it in; the rest does nothing.\n"
    "Check it by leverage supplement check FILE; use it by leverage check COMPANY --supplement FILE",
)
_AUTHOR = Text("写在它所说的一切旁边", "appears beside everything that it says")
_STALE = Text(
    "一、核实：对照原文仍然有效的规则。核实只消除“未核实至今”，不提高证据等级，也不关闭缺口。",
    "1. Verified: rules that were held against their source and still hold. It ends staleness, raises no grade and closes no gap.",
)
_ENDED = Text(
    "二、终止：已失效的规则。终止后，它所替代的规则重新适用。以 ~ 分出的是同一条款的另一种读法，一并失效的请一并写。",
    "2. Ended: rules that hold no longer. What they replaced counts again. An id with ~ reads the same clause otherwise: end it too where it ended.",
)
_GAPS = Text(
    "三、缺口：文本已在手的，关闭它，并在第五部分写明其中的规则。",
    "3. Gaps: close those whose text is in hand, and write its rules in part 5.",
)
_READINGS = Text("四、有争议的读法：已有答复的。", "4. Contested readings: those that somebody settled.")
_ADDED = Text(
    "五、增加规则（示例，按原文改写）。各键与地区模块相同，见 docs/supplements.md。",
    "5. Rules to add (examples: write what the text says). The keys are those of a rule module; see docs/supplements.md.",
)
_HOUSE = Text(
    "六、本公司自己的限额（董事会、授信协议）：与法规的结论分开。",
    "6. Limits of the house (board, covenants): kept apart from the verdict of the law.",
)
_NONE = Text("（无）", "(none)")
_SINCE = Text("{name}：{says}（{source}，{checked}）", "{name}: {says} ({source}; {checked})")
_CHECKED = Text("最近核实{day}", "last verified {day}")
_ASKED = Text("{ask}　取：{taken}", "{ask} Taken: {taken}")
_WAY = Text("{id}：{says}", "{id}: {says}")
_SETTLES = Text("可由此定：{by}", "would be settled by: {by}")


def drafted(law: Law, day: date, author: str, language: Language) -> str:
    """The text of a supplement for a place, as of a day, in which nothing counts until it is filled in."""
    stale = [rule for rule in law.every_rule if rule.in_force(day) and rule.layer == "local" and rule.stale(day)]
    own = [gap for gap in law.gaps(day) if not gap.id.endswith("/no-local-text")]
    lines = [
        *_said(_HEAD.fill(place=law.place.name, day=day), language),
        f"schema = {_quoted(SCHEMA)}",
        f"author = {_quoted(author)}  # {_AUTHOR.of(language)}",
        f"date = {day}",
        *_part(_STALE, (line for rule in stale for line in _verify(rule, day, language)), language),
        *_part(_ENDED, (line for rule in stale for line in _end(rule, day, language)), language),
        *_part(_GAPS, (line for gap in own for line in _close(gap, language)), language),
        *_part(_READINGS, (line for one in law.open_readings(day) for line in _settle(one, language)), language),
        *_part(_ADDED, iter(_example(law.place.code, day)), language),
        *_part(_HOUSE, iter(_HOUSE_EXAMPLE.splitlines()), language),
    ]
    return "\n".join(lines) + "\n"


def _part(title: Text, lines: Iterator[str], language: Language) -> list[str]:
    held = list(lines)
    return ["", "", *_said(title, language), *(held or _said(_NONE, language))]


def _said(text: Text, language: Language) -> list[str]:
    """A remark, which is to stay one: its # is followed by a blank."""
    return [f"# {line}" for line in text.of(language).split("\n")]


def _entry(table: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """An entry that begins to count when the # of its lines is deleted."""
    return [f"#[[{table}]]", *(f"#{key} = {value}" for key, value in pairs)]


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _of_rule(rule: Rule, language: Language) -> list[str]:
    checked = _CHECKED.fill(day=rule.source.verified_on)
    told = _SINCE.fill(name=rule.name or rule.id, says=rule.says, source=rule.source.numbered, checked=checked)
    return ["", *_said(told, language)]


def _verify(rule: Rule, day: date, language: Language) -> list[str]:
    pairs = (("rule", _quoted(rule.id)), ("on", str(day)), ("document", '""'))
    return [*_of_rule(rule, language), *_entry("verified", pairs)]


def _end(rule: Rule, day: date, language: Language) -> list[str]:
    pairs = (("rule", _quoted(rule.id)), ("until", str(day)), ("document", '""'))
    return [*_of_rule(rule, language), *_entry("ended", pairs)]


def _close(gap: Gap, language: Language) -> list[str]:
    return ["", *_said(gap.says, language), *_entry("closed", (("gap", _quoted(gap.id)), ("document", '""')))]


def _settle(reading: Reading, language: Language) -> list[str]:
    ways = [_WAY.fill(id=one.id, says=one.says) for one in reading.alternatives]
    return [
        "",
        *_said(_ASKED.fill(ask=reading.ask, taken=reading.taken), language),
        *_said(join(ways, zh="；", en="; "), language),
        *_said(_SETTLES.fill(by=reading.settled_by), language),
        *_entry("reading", (("id", _quoted(reading.id)), ("as", _quoted(TAKEN)), ("document", '""'))),
    ]


def _example(place: str, day: date) -> list[str]:
    rank = "national" if place == NATION.code else "regulator"
    return _LIMIT_EXAMPLE.format(place=place, day=day, rank=rank).splitlines()


_LIMIT_EXAMPLE = """
#[[limit]]
#place = "{place}"
#id = "non-standard"
#name = "非标准化融资1倍"
#channels = "all_funding"
#except = ["bond", "abs"]
#multiple = "1"
#base = "net_assets"
#since = {day}
#says = "非标准化融资余额不超过净资产的1倍。"
#source = {{title = "", number = "", issuer = "", rank = "{rank}", issued = {day}, article = ""}}

#[[access]]
#place = "{place}"
#id = "bonds"
#channels = ["bond", "abs"]
#level = "with_approval"
#since = {day}
#says = "发行债券、资产证券化产品须经批准。"
#source = {{title = "", number = "", issuer = "", rank = "{rank}", issued = {day}, article = ""}}

#[[ratio]]
#company = ""
#fact = "company_ratio"
#value = "1.5"
#since = {day}
#document = \"\""""

_HOUSE_EXAMPLE = """
#[[house]]
#name = "授信协议：总负债不超过净资产1.5倍"
#channels = "total_liabilities"
#multiple = "1.5"
#base = "net_assets"
#warn_at = "0.9\""""
