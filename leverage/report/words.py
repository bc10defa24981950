"""How figures, sources and outcomes are put into words, for every medium alike."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import inf
from typing import Literal

from leverage.assessment.findings import LEVELS, Assessment, ChannelRoom, Finding, Outcome, StrictRoom
from leverage.assessment.notices import gap_told
from leverage.law.conditions import Reading
from leverage.law.rulebook import load_on_demand
from leverage.terms.channels import Channel
from leverage.terms.money import Bound, in_unit, multiple
from leverage.terms.texts import Language, Text, join, same

INACTIVE = (Outcome.NOT_APPLICABLE, Outcome.REPLACED)
_FIRST = (Outcome.BREACH, Outcome.PROHIBITED, Outcome.UNDETERMINED, Outcome.NEEDS_APPROVAL, Outcome.COMPLIANT)
MARKS = {
    Outcome.COMPLIANT: "√",
    Outcome.BREACH: "×",
    Outcome.PROHIBITED: "×",
    Outcome.NEEDS_APPROVAL: "!",
    Outcome.UNDETERMINED: "?",
}
PLAIN_MARKS = {**MARKS, Outcome.COMPLIANT: "+", Outcome.BREACH: "x", Outcome.PROHIBITED: "x"}
"""For a terminal that cannot show the others: an encoding that replaces what it lacks by "?" would turn kept into undetermined."""


def marks(encoding: str) -> dict[Outcome, str]:
    """The marks of the outcomes that an encoding can show."""
    try:
        "".join(MARKS.values()).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return PLAIN_MARKS
    return MARKS


UNKNOWN = Text("待定", "unknown")
NOTHING = Text("", "")
NO_RATIO = Text("未定比例", "no ratio set")
UNLIMITED = Text("无上限", "no limit")
NOT_PROVIDED = Text("未作规定", "not provided")
PERMITTED, PROHIBITED = LEVELS["permitted"], LEVELS["prohibited"]
EFFECTIVE_BASIS = {
    "stated": Text("文本载明", "stated"),
    "issued": Text("以发文日代", "date of issue"),
    "published": Text("以公布日代", "date of publication"),
    "assumed": Text("推定", "assumed"),
}
"""On what the effective date of a text rests."""


_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of Unicode that act instead of being shown: control, format (direction among them), half a pair, ends of lines and paragraphs."""
_LAST_TWO = 0xFFFE
"""Of each plane of Unicode: no characters at all, which no file of XML, a document or a workbook, may hold."""


def acts(character: str) -> bool:
    """Whether a terminal or a page would act upon a character instead of showing it, or neither."""
    return unicodedata.category(character) in _ACTING or ord(character) & _LAST_TWO == _LAST_TWO


def visible(text: str) -> str:
    """Text from a file, without characters that a terminal or a page would act upon instead of showing."""
    return "".join("?" if acts(character) else character for character in text)


class _Escapes(dict[int, str]):
    """What stands for each character in JSON: itself, or its escape where a terminal would act upon it."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        pair = character.encode("utf-16-be", "surrogatepass").hex()
        escaped = "".join(f"\\u{pair[place : place + 4]}" for place in range(0, len(pair), 4))
        self[code] = escaped if acts(character) and character != "\n" else character
        return self[code]


_ESCAPES = _Escapes()


def dumped(value: object) -> str:
    """JSON that may be shown as it is: nothing is lost, and no terminal acts upon it."""
    return json.dumps(value, ensure_ascii=False, indent=2).translate(_ESCAPES) + "\n"


def active(assessment: Assessment) -> list[Finding]:
    """The findings that apply, the worst first."""
    found = [f for f in assessment.findings if f.outcome not in INACTIVE]
    return sorted(found, key=lambda f: _FIRST.index(f.outcome))


def qualifiers(assessment: Assessment) -> list[Text]:
    """What a verdict does not cover, to be told beside it wherever it is told."""
    told = []
    if assessment.left_out is not None:
        told.append(assessment.left_out)
    told += supplemented(assessment)
    told += read_as_chosen(assessment)
    asked = assessment.conditions_open
    if asked:
        told.append(Text(f"另有{asked}项条件未答", f"{asked} condition(s) not answered"))
    unseen = sum(not gap.id.startswith("CN/") for gap in assessment.gaps)
    if unseen:
        told.append(
            Text(
                f"另有{unseen}项地方文本或情况未见",
                f"{unseen} local text(s) or matter(s) not seen",
            )
        )
    return told


def read_as_chosen(assessment: Assessment) -> list[Text]:
    """That contested clauses of that day were read as the user chose, and which: the strict answer looks at them no more. Those that a supplement
    settled are told with it.
    """
    law, brought = assessment.law, assessment.brought
    settled = brought.read_by if brought is not None else {}
    names = [
        name_of_reading(one)
        for one in (law.readings if law is not None else ())
        if one.id in assessment.readings and one.id not in settled and one.open(assessment.as_of)
    ]
    if not names:
        return []
    if len(names) > _MOST_NAMED:
        return [
            Text(f"按选定的读法（{len(names)}处争议条款）", f"{len(names)} contested clauses read as the user chose")
        ]
    named = join(names)
    return [Text(f"按选定的读法：{named.zh}", f"read as the user chose: {named.en}")]


_MOST_NAMED = 2


def supplemented(assessment: Assessment) -> list[Text]:
    """That a verdict rests on supplements, and what it is without them."""
    without, brought = assessment.without_supplement, assessment.brought
    if without is None or brought is None:
        return []
    who = join([origin.who for origin in brought.origins], zh="；", en="; ")
    return [
        Text(
            f"依补充文件（{who.zh}）；不计补充文件为{without.label.zh}",
            f"by supplements ({who.en}); without them {without.label.en}",
        )
    ]


def name_of(assessment: Assessment) -> Text:
    """The company's name, or that none was stated."""
    name = assessment.company.name
    return Text(visible(name), visible(name)) if name else Text("（未填公司名称）", "(company not named)")


def kind_of(assessment: Assessment) -> Text:
    """The kind of company, or that it was not stated."""
    kind = assessment.company.company_type
    return kind.label if kind else Text("类型未填", "type not stated")


def amount(
    bound: Bound | None, language: Language, unit: str, rounding: Literal["down", "up"] = "down", blank: Text = UNKNOWN
) -> str:
    """A figure in the unit, or what stands in its place. Zero is a figure; unknown never prints as one."""
    if bound is None:
        return blank.of(language)
    return UNLIMITED.of(language) if bound == inf else in_unit(Fraction(bound), unit, rounding)


def used(found: Finding | ChannelRoom, language: Language, unit: str) -> str:
    """What is used: a figure, or the interval in which it lies."""
    if found.used is None:
        return UNKNOWN.of(language)
    low = in_unit(found.used.low, unit, "up")
    if found.used.high is None:
        return f"≥{low}"
    return low if found.used.exact else f"{low}–{in_unit(found.used.high, unit, 'up')}"


def room(channel: ChannelRoom, language: Language, unit: str, *, approved: bool) -> str:
    """A channel's headroom, now or with approval."""
    blank = NOT_PROVIDED if channel.access == "not_provided" else UNKNOWN
    shown = amount(channel.headroom_if_approved if approved else channel.headroom, language, unit, blank=blank)
    bound = channel.headroom_upper
    if not approved and channel.headroom is None and bound is not None and bound != inf and blank is UNKNOWN:
        return f"≤{amount(bound, language, unit)}"
    return shown


def access(channel: ChannelRoom) -> Text:
    """What the texts say of a channel."""
    return LEVELS[channel.access]


def times(found: Finding) -> str:
    """The multiple, or the range of multiples while a fact is unknown."""
    if found.multiples is None or found.kind != "limit":
        return ""
    low, high = found.multiples
    return multiple(low) if low == high else f"{multiple(low)}–{multiple(high)}"


def citation(found: Finding) -> Text:
    """Title, number, article, and when it was last verified."""
    source = found.source
    number, article = source.numbered, found.of.placed
    checked = Text("", "")
    if not source.seen:
        checked = Text("，", ", ") + source.checked
    elif found.stale:
        checked = Text(f"，核实至{source.verified_on}", f", last verified {source.verified_on}")
    marks = join([mark.told for mark in found.marks], zh="；", en="; ")
    by = Text(f"；{marks.zh}", f"; {marks.en}") if found.marks else Text("", "")
    if found.layer == "house":
        return Text(f"{source.title.zh}{by.zh}", f"{source.title.en}{by.en}")
    return Text(
        f"《{source.title.zh}》（{number.zh}）{article.zh}{checked.zh}{by.zh}",
        f"{source.title.en} ({number.en}), {article.en}{checked.en}{by.en}",
    )


def rule_names(assessment: Assessment) -> Mapping[str, Text]:
    """The name of every rule of the place by its id."""
    law = assessment.law or load_on_demand().law(assessment.place)
    names = {rule.id: rule.name or same(rule.id) for rule in law.every_rule}
    names |= {found.rule: found.name for found in assessment.house}
    return names | {f"{assessment.place.code}/not-provided": NOT_PROVIDED_CHANNELS}


def name_of_finding(found: Finding, names: Mapping[str, Text]) -> Text:
    """What people call a rule, and whom the finding is about."""
    name = names.get(found.rule, same(found.rule))
    if not found.subject:
        return name
    about = visible(found.subject)
    row = _ROW.fullmatch(about)
    zh = f"{row[1]}，{row[2]}" if row else about
    return Text(f"{name.zh}（{zh}）", f"{name.en} ({about})")


_ROW = re.compile(r"(.+) \(([^()]+)\)")
"""A subject that is a loan: its lender, and the row of the ledger."""


def join_names(rules: Iterable[str], names: Mapping[str, Text]) -> Text:
    """Rules by their names, each once; an id stands for itself where no rule carries it."""
    return join(list(dict.fromkeys(names.get(rule, same(rule)) for rule in rules)))


NOT_PROVIDED_CHANNELS = Text("现行文本未规定的渠道", "channels that no text provides for")


def strict(assessment: Assessment, few: int = 3) -> Text | None:
    """What holds under the strictest readings, in one line, with the names of the first ``few`` clauses that it turns on; None where no clause is contested."""
    told = assessment.strict
    if told is None:
        return STRICT.fill(says=NO_CHANGE) if assessment.contested else None
    if told.verdict is not assessment.verdict:
        says = told.verdict.label
    elif told.headroom != assessment.total.headroom:
        says = LESS_IN_ALL.fill(left=Text(amount(told.headroom, "zh", "万元"), amount(told.headroom, "en", "万元")))
    else:
        says = LESS_SOMEWHERE
    names = list(dict.fromkeys(name_of_reading(one.reading) for one in told.readings))
    if not names[:few]:
        return STRICT_COUNTED.fill(says=says, count=len(told.readings))
    more = Text(f"等{len(names)}项", f", {len(names)} in all") if len(names) > few else NOTHING
    return STRICT_TURNS.fill(says=says, names=join(names[:few]), more=more)


STRICT = Text("从严解释：{says}", "Read strictly: {says}")
STRICT_COUNTED = Text("从严解释：{says}，取决于{count}项解释", "Read strictly: {says}, by {count} reading(s)")
STRICT_TURNS = Text("从严解释：{says}，取决于：{names}{more}", "Read strictly: {says}; it turns on {names}{more}")
NO_CHANGE = Text("结论不变", "no change")
LESS_IN_ALL = Text("结论不变，合计余量{left}", "the same verdict, headroom in all {left}")
LESS_SOMEWHERE = Text("结论不变，部分渠道余量减少", "the same verdict, less headroom in some channels")


def strict_room(assessment: Assessment, channel: Channel) -> StrictRoom | None:
    """A channel under the strictest readings; None where no reading worsens anything."""
    rooms = assessment.strict.channels if assessment.strict else ()
    return next((room for room in rooms if room.channel is channel), None)


def notices_of(assessment: Assessment) -> list[tuple[Text, str]]:
    """What must be told beside the figures, each thing with the code of the gap that it is about; an empty one where it is about none."""
    gaps = {gap_told(gap): (gap.says, gap.id) for gap in assessment.gaps}
    return [gaps.get(text, (text, "")) for text in assessment.warnings]


def name_of_reading(reading: Reading) -> Text:
    """What people call a contested clause; its question where it has no name."""
    return reading.name or reading.ask


def reading_names(assessment: Assessment) -> Mapping[str, Text]:
    """The names of the contested clauses of the place that nobody settled, by their ids."""
    law = assessment.law or load_on_demand().law(assessment.place)
    readings = law.readings
    return {one.id: name_of_reading(one) for one in readings if one.id in assessment.contested}


def ratio_open(found: Finding) -> bool:
    """Whether a rule is kept only while the money in it is what it is: its ratio is not known, so that nothing can be said of more."""
    low, high = found.multiples or (None, None)
    return found.kind == "limit" and found.outcome is Outcome.COMPLIANT and low != high


def outcome_of(found: Finding) -> Text:
    """The word for the outcome of a rule: kept is told plainly only where the ratio is known."""
    if found.near:
        return NEAR.fill(outcome=found.outcome.label)
    return KEPT_SO_FAR if ratio_open(found) else found.outcome.label


NEAR = Text("{outcome}（临近）", "{outcome} (near)")


KEPT_SO_FAR = Text("目前未超（比例未定）", "kept so far (ratio open)")


def blank(room: ChannelRoom) -> Text:
    """What stands in the place of a channel's figure."""
    if room.access == "not_provided":
        return NOT_PROVIDED
    return NO_RATIO if room.ratio_unset else UNKNOWN


_AMOUNT = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2})(?![0-9%])(万元|元| yuan| \(10,000 yuan\))?")
_TO_THE_UNIT = 100  # yuan: two places of 万元


def in_the_unit(text: Text) -> Text:
    """A reason, whose amounts are in yuan, with its amounts in the unit of the page. An amount that two places of it cannot show stays in yuan.

    >>> in_the_unit(Text("已用95,000,000.00元，上限24,000.00万元", "used 95,000,000.00 yuan, cap 95,000,000.01 yuan"))
    Text(zh='已用9,500.00，上限24,000.00', en='used 9,500.00, cap 95,000,000.01 yuan')
    """
    return Text(_AMOUNT.sub(_shown, text.zh), _AMOUNT.sub(_shown, text.en))


def _shown(found: re.Match[str]) -> str:
    figure, unit = found[1], found[2] or ""
    if unit in ("万元", " (10,000 yuan)"):
        return figure
    amount = Fraction(figure.replace(",", ""))
    return found[0] if amount % _TO_THE_UNIT else in_unit(amount, "万元")
