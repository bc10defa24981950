"""What was not seen, and how sure the rest is: gaps place by place, what the grades of evidence mean, where the texts were read, and the signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leverage.comparison.ratios.places import PlaceTerms
from leverage.law.rules import Rule
from leverage.law.sources import GRADES
from leverage.report.comparison import standing
from leverage.report.comparison.memorandum.writer import Writer
from leverage.terms.channels import Group
from leverage.terms.texts import Text, join

_NOTHING = Text("没有已知而未见的文本。", "No text is known to exist that was not seen.")
_HEAD = Text(
    "下列文本或情况已知存在而未见。所列数字按已见文本；未见者可能更严，也可能更宽（2020-09-07起，非标准化不超过全国1倍，标准化不超过4倍）。",
    "These texts or matters are known to exist and were not seen. The figures follow the texts that were; the others may be stricter or looser (since "
    "2020-09-07 never above the nation's 1 × of non-standard and 4 × of standardised funding).",
)
_BEFORE_CEILINGS = Text(
    "下列文本或情况已知存在而未见。所列数字按已见文本；未见者可能更严，也可能更宽。",
    "These texts or matters are known to exist and were not seen. The figures follow the texts that were; the others may be stricter or looser.",
)
_SIGNED = Text("署名：________________    日期：________________", "Signed: ________________    Date: ________________")


def unseen(write: Writer, held: Sequence[PlaceTerms], *, whole: bool = True) -> None:
    """Every gap: the nation's once, then place by place; or (not ``whole``) of which places there are any."""
    national = dict.fromkeys(gap for terms in held for gap in terms.gaps if gap.id.startswith("CN/"))
    if not national and not any(terms.own_gaps for terms in held):
        write.say(_NOTHING)
        return
    ceilings = any(span.zh.endswith("1") for span in (standing.reach(t, Group.NON_STANDARD) for t in held))
    write.say(_HEAD if ceilings else _BEFORE_CEILINGS)
    for gap in national:
        write.point(Text(f"全国：{gap.says.zh}［{gap.id}］", f"China: {gap.says.en} [{gap.id}]"))
    if not whole:
        counted = [
            Text(f"{t.place.name.zh}{len(t.own_gaps)}项", f"{t.place.name.en} {len(t.own_gaps)}")
            for t in held
            if t.own_gaps
        ]
        told = join(counted, zh="、", en=", ")
        write.point(Text(f"各地：{told.zh}（逐项见附录）。", f"Place by place: {told.en} (each in the appendix)."))
        return
    for terms in held:
        for gap in terms.own_gaps:
            name = terms.place.name
            write.point(Text(f"{name.zh}：{gap.says.zh}［{gap.id}］", f"{name.en}: {gap.says.en} [{gap.id}]"))


def certainty(write: Writer, rules: Sequence[Rule], receipt: Mapping[str, str]) -> None:
    """On what evidence the clauses stand, in words; where they were read; when they were last held against their source; and the signature."""
    sources = [rule.source for rule in rules]
    for grade in ("A", "A-", "B"):
        among = [source for source in sources if source.grade == grade]
        if not among:
            continue
        texts = len({(source.title.zh, source.number) for source in among})
        read = join(list(dict.fromkeys(s.read_in.label for s in among if s.read_in)), zh="、", en=", ")
        days = sorted({source.verified_on for source in among})
        span = days[0].isoformat() if len(days) == 1 else f"{days[0]}～{days[-1]}"
        means = GRADES[grade]
        day = (
            Text(f"核实于{span}", f"verified {span}")
            if grade != "B"
            else Text(f"比对来源于{span}", f"sources compared {span}")
        )
        write.point(
            Text(
                f"证据{grade}（{means.zh}）：{texts}份文本，见于{read.zh}，{day.zh}。",
                f"Evidence {grade} ({means.en}): {texts} text(s), read in {read.en}; {day.en}.",
            )
        )
    write.say(
        Text(
            "核实日以后的变化未知；未载不等于没有，也不等于废止。倍数由条文推算，不是监管部门公布的数字；2017年末公布的比例只作对照，从不作为限额。",
            "What changed after these days is not known; what is not recorded is neither absent nor repealed. The multiples are worked out from the clauses, "
            "not published by any regulator; the ratios published in late 2017 are told for comparison and are never a limit.",
        )
    )
    tool, book = receipt.get("tool", ""), receipt.get("rulebook", "")[:16]
    write.say(
        Text(
            f"由 {tool} 生成，规则库指纹 {book}。本文为起草底稿，须由署名人核对后使用。",
            f"Made by {tool}, rulebook {book}. A draft to start from: to be checked by whoever signs it.",
        )
    )
    write.say(_SIGNED)
