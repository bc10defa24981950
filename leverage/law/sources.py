"""The instruments that rules rest on: what they are called, who issued them, how sure we are of them, and where they were read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from leverage.law.data import Data, Day
from leverage.terms.frozen import Written
from leverage.terms.texts import Text, join, same


class ReadIn(StrEnum):
    """Where the words of a source were read."""

    OFFICIAL_PAGE = "official_page"
    COMPILATION = "compilation"
    LAW_DATABASE = "law_database"
    MIRROR = "mirror"
    NEWSPAPERS = "newspapers"
    PROFESSIONAL_READERS = "professional_readers"
    SUPPLEMENT = "supplement"

    @property
    def label(self) -> Text:
        """How every output names it."""
        return _READ_IN[self]


_READ_IN = {
    ReadIn.OFFICIAL_PAGE: Text("官方发布页或公报", "official page or gazette"),
    ReadIn.COMPILATION: Text("2017年末汇编（国培机构）转载", "compilation of late 2017 (国培机构), as reprinted"),
    ReadIn.LAW_DATABASE: Text("法规数据库引文", "quotation in a law database"),
    ReadIn.MIRROR: Text("文档镜像", "document mirror"),
    ReadIn.NEWSPAPERS: Text("多家媒体报道，未见原文", "several newspapers; the text was not read"),
    ReadIn.PROFESSIONAL_READERS: Text(
        "多家专业机构解读，未见原文", "several professional readers; the text was not read"
    ),
    ReadIn.SUPPLEMENT: Text("使用者所持文本（补充文件）", "text held by the user (supplement)"),
}

GRADES = {
    "A": Text("已读官方发布的原文", "the official publication was read"),
    "A-": Text(
        "已读二手来源中的逐字引文（汇编、法规数据库、镜像或登载条文的报纸）",
        "a verbatim quotation in a secondary source was read (a compilation, a law database, a mirror, a newspaper that prints the clause)",
    ),
    "B": Text("未见原文，多家独立来源一致", "the text was not seen; several independent sources agree"),
    "gap": Text(
        "来源单薄，或仅知文本存在：只提示，不计算",
        "one weak source, or only the existence of a text is known: told, never computed",
    ),
    "none": Text("未收录当地文本", "no local text is held"),
}
"""The grades of evidence, in the words in which every output explains them."""

NO_TEXT = "none"
"""The grade of a place for which no local text is held."""

EVIDENCE = (
    Text("证据等级：", "Grades of evidence: ")
    + join([Text(f"{grade}——{what.zh}", f"{grade}: {what.en}") for grade, what in GRADES.items()], zh="；", en="; ")
    + Text("。", ".")
)
"""What the grades mean, in one line."""

NUMBER_UNSEEN = Text("文号未见", "number not seen")
ARTICLE_UNSEEN = Text("条款序号未见", "article not seen")

Rank = Literal["national", "congress", "government", "regulator", "city"]
"""Who issued a text: the nation; a provincial people's congress; a provincial government or its general office; a provincial regulator, alone or
with others; a city. A text replaces another of its own rank or lower; where it displaces one of higher rank, that is a reading.
"""


class Source(Data):
    """An instrument: what it is called, who issued it and when, from when it holds, and how sure we are of it.

    ``effective_basis``: the text states the date; or the date of issue or of publication stands in for it; or it is assumed (why: the
    rule's note). ``grade``: A the official publication was read; A- a verbatim quotation in a secondary source; B several independent sources
    agree and no text was read. ``read_in`` says where. ``verified_on`` is the day on which someone last held the rule against its source (of
    grade B: the day on which the sources were compared), which is not the day of the rule.
    """

    title: Text
    number: str | None = None
    issuer: Text
    issued: Day
    effective: Day
    effective_basis: Literal["stated", "issued", "published", "assumed"] = "issued"
    grade: Literal["A", "A-", "B"] = "A"
    rank: Rank | None = None
    read_in: Annotated[ReadIn, Written(ReadIn)] | None = None
    verified_on: Day

    @property
    def seen(self) -> bool:
        """Whether the text, or a verbatim quotation of it, was read."""
        return self.grade != "B"

    @property
    def numbered(self) -> Text:
        """Its number, or that it was not seen."""
        return same(self.number) if self.number else NUMBER_UNSEEN

    @property
    def checked(self) -> Text:
        """When it was last verified; of a text that nobody saw, when the sources were compared: it is never called verified."""
        day = self.verified_on
        return same(day) if self.seen else Text(f"未见原文（{day}比对来源）", f"text not seen (sources compared {day})")


class Clause(Data):
    """What stands in an instrument, and from when to when it holds."""

    source: Source
    article: str | None = None
    since: Day | None = None
    until: Day | None = None

    @property
    def start(self) -> date:
        """The first day on which it holds."""
        return self.since or self.source.effective

    @property
    def placed(self) -> Text:
        """The article in which it stands, or that it was not seen."""
        return same(self.article) if self.article else ARTICLE_UNSEEN

    def stale(self, on: date) -> bool:
        """Whether it was last held against its source before a date. A text that nobody saw cannot be held against anything: it counts as fresh."""
        return self.source.seen and self.source.verified_on < on

    def in_force(self, on: date) -> bool:
        """Whether it holds on a date, its conditions apart."""
        return self.start <= on and (self.until is None or on < self.until)
