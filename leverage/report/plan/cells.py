"""What the tables of a plan share: their unit, their common columns, and the cells for a rule, a verdict and a total."""

from __future__ import annotations

from collections.abc import Mapping

from leverage.assessment.findings import Assessment, Finding
from leverage.assessment.reasons import ask
from leverage.planning.setting import Setting
from leverage.report import words
from leverage.report.grid import Cell, Money
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import fact_label
from leverage.terms.texts import Text, join, same

UNIT = "万元"
Names = Mapping[str, Text]
"""What people call each rule, by its id."""
SIDES = (("before", Text("变动前", "Before")), ("after", Text("变动后", "After")))
LEVERAGE_ONLY = Text(
    "只就融资杠杆而言：是否有可分配利润，以公司法和章程为准。",
    "Of funding leverage alone: whether there are profits to pay out is a matter of company law and the articles.",
)
RULE = ("rule", Text("规则", "Rule"))
VERDICT = Text("结论", "Verdict")
HEADROOM = Text("合计余量", "In all")
NOBODY = Text("说不定", "cannot be said")


def in_ten_thousands(title: Text) -> Text:
    """A title with the unit of its figures."""
    return Text(f"{title.zh}（单位：{UNIT}）", f"{title.en} (10,000 yuan)")


def strictly(found: Assessment) -> Text:
    """The verdict under the strictest readings."""
    return found.strict.verdict.label if found.strict else found.verdict.label


def total(found: Assessment) -> Money:
    """The headroom in all, or the span in which it lies."""
    return Money(found.total.headroom, found.total.headroom_upper)


def named(name: Text, subject: str | None) -> Text:
    """The name of a rule, and whom it is about."""
    if subject is None:
        return name
    shown = words.visible(subject)
    return Text(f"{name.zh}（{shown}）", f"{name.en} ({shown})")


def missing(name: str, setting: Setting) -> Text:
    """What people call something that is not known: a denominator, a channel, a line of the sheet, a fact, or what intake asks."""
    company = setting.company
    if name in set(Base):
        return Base(name).label
    if name in set(Channel):
        return Channel(name).label
    line = next((item.label for item in company.unallocated if item.key == name), None)
    if line is not None:
        return Text(f"“{words.visible(line)}”的渠道", f"the channels of “{words.visible(line)}”")
    doubt = next((doubt for doubt in company.asked if doubt.key == name), None)
    if doubt is not None:
        return doubt.ask
    told = fact_label(name, setting.law.facts)
    return ask(name, setting.law.facts) if told == same(name) else told


def rule_of(found: Finding) -> Text:
    """The name of the rule of a finding, and whom it is about."""
    return named(found.name, found.subject)


def judged(setting: Setting) -> list[Cell]:
    """The cells of ``JUDGED`` for a company on a day."""
    assumed = setting.as_assumed
    return [verdict(setting), total(setting.assessment), total(assumed.assessment) if assumed else ""]


def verdict(setting: Setting) -> Text:
    """The verdict; with the strict one, and that under the assumption, where they differ."""
    found, assumed = setting.assessment, setting.as_assumed
    beside = [] if strictly(found) == found.verdict.label else [Text("从严：", "strictly:") + strictly(found)]
    if assumed is not None and assumed.assessment.verdict is not found.verdict:
        beside.append(Text("按假设：", "as assumed:") + assumed.assessment.verdict.label)
    told = join(beside, zh="；", en="; ")
    return (
        Text(f"{found.verdict.label.zh}（{told.zh}）", f"{found.verdict.label.en} ({told.en})")
        if beside
        else found.verdict.label
    )


JUDGED = (
    ("verdict", VERDICT),
    ("headroom", HEADROOM),
    ("assumed_headroom", Text("按假设", "as assumed")),
)
