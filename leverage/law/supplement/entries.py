"""What a supplement says: frozen values, each with its author, its day, and its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from leverage.law.regime import Gap, Note, PoolRatio, RatingScheme
from leverage.law.rules import House, Rule
from leverage.law.supplement.places_in_file import At
from leverage.terms.channels import Channel
from leverage.terms.facts import Fact
from leverage.terms.texts import Text, join

SCHEMA = "leverage.supplement/1"


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Who brought a supplement, on which day, in which file, and the fingerprint of that file."""

    date: date
    author: str
    file: str
    sha256: str

    @property
    def who(self) -> Text:
        """The author and the day, as they stand beside everything that the supplement says."""
        return Text(f"{self.author}，{self.date}", f"{self.author}, {self.date}")


@dataclass(frozen=True, slots=True)
class Verified:
    """A rule was held against its source on a day."""

    rule: str
    on: date
    document: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A contested reading is settled: as taken, or by the id of an alternative."""

    id: str
    way: str
    document: str


@dataclass(frozen=True, slots=True)
class SetRatio:
    """A multiple that was set for one company by letter, from a day on: a number, or that none was set."""

    company: str
    fact: str
    value: Fraction | str
    since: date
    document: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A rule holds no longer from a day on. ``rank``: of the text that ended it, needed for a national rule alone."""

    rule: str
    until: date
    document: str
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """A gap is closed: the text that was not seen is in hand."""

    gap: str
    document: str


Brings = Rule | Gap | RatingScheme | Note | PoolRatio | Fact


@dataclass(frozen=True, slots=True)
class Added:
    """Something that the rulebook lacks, in its own vocabulary, and the place that it is for."""

    place: str
    what: Brings


@dataclass(frozen=True, slots=True)
class Buffer:
    """From which share of a cap on a limit counts as near: of one rule, or of every limit over a channel."""

    warn_at: Fraction
    rule: str | None = None
    channel: Channel | None = None


Said = Verified | Settled | SetRatio | Ended | Closed | Added | House | Buffer


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a supplement says, where it says so, and who says it."""

    said: Said
    at: At
    origins: tuple[Origin, ...]

    @property
    def who(self) -> Text:
        """Everybody who says so."""
        return join([origin.who for origin in self.origins], zh="；", en="; ")


@dataclass(frozen=True)
class Supplement:
    """One file of ``leverage.supplement/1``."""

    origin: Origin
    entries: tuple[Entry, ...] = ()
    notices: tuple[Text, ...] = ()
    """What is told of the file itself."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a supplement did to a rule, by whom, and by which document."""

    did: Literal["added", "verified", "ended", "settled", "set"]
    origins: tuple[Origin, ...]
    document: str

    @property
    def says(self) -> Text:
        """In words: the author, the day, the document."""
        who = join([origin.who for origin in self.origins], zh="；", en="; ")
        return Text(f"{who.zh}，{self.document}", f"{who.en}, {self.document}") if self.document else who

    @property
    def told(self) -> Text:
        """The same, with what it did."""
        return _DID[self.did].fill(says=self.says)


_DID = {
    "added": Text("补充文件增加（{says}）", "added by a supplement ({says})"),
    "verified": Text("补充文件核实（{says}）", "verified by a supplement ({says})"),
    "ended": Text("补充文件终止（{says}）", "ended by a supplement ({says})"),
    "set": Text("补充文件载明的核定倍数（{says}）", "multiple set by a letter in a supplement ({says})"),
    "settled": Text("补充文件确定读法（{says}）", "reading settled by a supplement ({says})"),
}


@dataclass(frozen=True)
class Brought:
    """All that some supplements say, added up: every entry once, with everybody who says so.

    ``readings`` are the settled ways of reading by the id of the reading; ``marks`` what was done to each rule; ``notices`` what is told of the files
    themselves (those passed over).
    """

    origins: tuple[Origin, ...] = ()
    entries: tuple[Entry, ...] = ()
    readings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=lambda: MappingProxyType({}))
    read_by: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))
    """Who settled each reading."""
    notices: tuple[Text, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    """What was added up."""

    @property
    def counted(self) -> tuple[Text, ...]:
        """What every output tells: which supplements counted, and which files were passed over."""
        return (*((self.told,) if self.origins else ()), *self.notices)

    @property
    def ratios(self) -> tuple[Entry, ...]:
        """The multiples set for companies by letter."""
        return tuple(entry for entry in self.entries if isinstance(entry.said, SetRatio))

    @property
    def houses(self) -> tuple[House, ...]:
        """The house limits."""
        return tuple(entry.said for entry in self.entries if isinstance(entry.said, House))

    @property
    def buffers(self) -> tuple[Buffer, ...]:
        """From which share of a cap on a limit counts as near."""
        return tuple(entry.said for entry in self.entries if isinstance(entry.said, Buffer))

    @property
    def told(self) -> Text:
        """Which supplements counted, in one line: authors, days, files, fingerprints."""
        each = [
            Text(
                f"{origin.author}，{origin.date}，{origin.file}，指纹{origin.sha256[:8]}",
                f"{origin.author}, {origin.date}, {origin.file}, fingerprint {origin.sha256[:8]}",
            )
            for origin in self.origins
        ]
        return Text("已计入补充文件：{each}。", "Supplements that count: {each}.").fill(
            each=join(each, zh="；", en="; ")
        )
