"""The result in the form that its file name asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leverage.law.rulebook import Rulebook
from leverage.portfolio.result import Result
from leverage.portfolio.settings import Settings
from leverage.report.portfolio.columns import Names, Told
from leverage.terms.texts import Language


def write(result: Result, path: Path, settings: Settings, book: Rulebook, language: Language) -> None:
    """Write the result. The same result gives the same bytes, the time in a workbook apart (fixed by ``SOURCE_DATE_EPOCH``)."""
    names = Names(book, language)
    match path.suffix.lower():
        case ".csv":
            from leverage.report.portfolio.rows import write_csv  # noqa: PLC0415

            write_csv(path, told(result, names, language))
        case ".jsonl":
            from leverage.report.portfolio.rows import write_jsonl  # noqa: PLC0415

            write_jsonl(path, told(result, names, language))
        case ".parquet":
            from leverage.report.portfolio.parquet import write_parquet  # noqa: PLC0415

            write_parquet(path, told(result, names, language))
        case _:
            from leverage.report.portfolio.workbook import write_workbook  # noqa: PLC0415

            write_workbook(result, path, settings, names, language)


def told(result: Result, names: Names, language: Language) -> Iterator[Told]:
    """Every line of a result, as it is told."""
    return (Told(line, names, language, result.rulebook) for line in result.lines())
