"""What every part of a memorandum writes with: sentences in one language, and citations that grow short once they were given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from leverage.law.rules import Rule
from leverage.law.sources import Source
from leverage.report.comparison.memorandum.document import MemoDocument
from leverage.report.words import EFFECTIVE_BASIS
from leverage.terms.texts import Language, Text, same

_NOTE = Text("同注{number}", "See note {number}")
_BLANK = "________________"
_ORDINALS = "一二三四五六七八九十"


class Writer:
    """One memorandum under way, in one language."""

    def __init__(self, memo: MemoDocument, language: Language) -> None:
        self.memo, self.language = memo, language
        self._cited: dict[tuple[str, str], int] = {}

    def say(self, text: Text, notes: Sequence[Text] = (), *, bold: bool = False) -> None:
        """A paragraph."""
        self.memo.paragraph(text.of(self.language), [note.of(self.language) for note in notes], bold=bold)

    def point(self, text: Text, notes: Sequence[Text] = ()) -> None:
        """A point of a list."""
        self.memo.bullet(text.of(self.language), [note.of(self.language) for note in notes])

    def head(self, text: Text, level: int = 1) -> None:
        """A heading."""
        self.memo.heading(text.of(self.language), level)

    def table(self, heads: Sequence[Text], rows: Iterable[Sequence[Text]], widths: Sequence[float]) -> None:
        """A table; widths in centimetres."""
        told = [[cell.of(self.language) for cell in row] for row in rows]
        self.memo.table([head.of(self.language) for head in heads], told, widths)

    def cite(self, rule: Rule) -> Text:
        """A footnote: the instrument in full the first time, afterwards by the number of that note; the article and its operative words each time."""
        source = rule.source
        key = (source.title.zh, source.number or str(source.issued))
        first = self._cited.get(key)
        if first is None:
            self._cited[key] = self.memo.next_note
        named = instrument(source) if first is None else _NOTE.fill(number=first)
        quoted = Text(f"：“{rule.words}”", f": “{rule.words}”") if rule.words else same("")
        placed = Text(f"，{rule.placed.zh}{quoted.zh}", f", {rule.placed.en}{quoted.en}")
        told = Text(f"{named.zh}{placed.zh}。", f"{named.en}{placed.en}.")
        if first is None:
            certain = certainty(source)
            told = Text(f"{told.zh}{certain.zh}。", f"{told.en} {certain.en}.")
        return Text(f"{told.zh}[{rule.id}]", f"{told.en} [{rule.id}]")


def instrument(source: Source) -> Text:
    """An instrument in full: title, number, issuer, the day of issue, and from when it holds on what basis."""
    basis = EFFECTIVE_BASIS[source.effective_basis]
    return Text(
        f"《{source.title.zh}》（{source.numbered.zh}），{source.issuer.zh}，{source.issued}印发，{source.effective}起施行（{basis.zh}）",
        f"{source.title.en} ({source.numbered.en}), {source.issuer.en}, issued {source.issued}, in force from {source.effective} ({basis.en})",
    )


def certainty(source: Source) -> Text:
    """Where an instrument was read, on what grade of evidence, and when it was last held against its source."""
    read = source.read_in.label if source.read_in else Text("出处未记", "place of reading not recorded")
    checked = Text("核实于", "verified on") + source.checked if source.seen else source.checked
    return Text(
        f"见于{read.zh}，证据{source.grade}，{checked.zh}",
        f"Read in: {read.en}; evidence {source.grade}; {checked.en}",
    )


def numbered(titles: Sequence[Text]) -> list[Text]:
    """The titles of parts with their numbers."""
    return [
        Text(f"{_ORDINALS[number]}、{title.zh}", f"{number + 1}. {title.en}") for number, title in enumerate(titles)
    ]


def appended(titles: Sequence[Text]) -> list[Text]:
    """The titles of appendices with their numbers."""
    return [
        Text(f"附录{_ORDINALS[number]}　{title.zh}", f"Appendix {number + 1}. {title.en}")
        for number, title in enumerate(titles)
    ]


def stated(facts: Mapping[str, object]) -> list[str]:
    """The facts stated, the kind of company apart."""
    return [name for name in facts if name != "company_type"]


def begun(re: Text, on: Text, receipt: Mapping[str, str], language: Language) -> Writer:
    """A memorandum with its title and particulars."""
    memo = MemoDocument(Text("备忘录", "Memorandum").of(language), language)
    rows = [
        (Text("致", "To"), same(_BLANK)),
        (Text("自", "From"), same(_BLANK)),
        (Text("日期", "Date"), same(receipt.get("checked_at", "")[:10])),
        (Text("规则日", "Rules as of"), on),
        (Text("事由", "Re"), re),
    ]
    memo.pairs([(name.of(language), value.of(language)) for name, value in rows])
    return Writer(memo, language)
