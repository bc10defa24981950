"""Bilingual texts: every message of the program exists in Chinese and in English, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in both languages. ``Text.of("zh")`` picks one of them."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """The statement in one language."""
        return self.zh if language == "zh" else self.en

    def fill(self, **values: object) -> Text:
        """Fill ``{placeholders}`` in both languages; a value that is itself a Text goes in by language."""

        def chosen(language: Language) -> dict[str, object]:
            return {key: value.of(language) if isinstance(value, Text) else value for key, value in values.items()}

        return Text(self.zh.format(**chosen("zh")), self.en.format(**chosen("en")))

    def __add__(self, other: Text) -> Text:
        gap = "" if other.en[:1] in (".", ",", ":", ";", ")") or self.en.endswith("(") else " "
        return Text(self.zh + other.zh, f"{self.en}{gap}{other.en}".strip())


def same(words: object) -> Text:
    """A text that reads the same in both languages: a name, a number, an identifier."""
    return Text(str(words), str(words))


def join(texts: list[Text] | tuple[Text, ...], zh: str = "、", en: str = ", ") -> Text:
    """Join texts into one, with each language's own separator."""
    return Text(zh.join(text.zh for text in texts), en.join(text.en for text in texts))
