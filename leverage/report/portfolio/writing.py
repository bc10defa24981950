"""The result in the form that its file name asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leverage.law.rulebook import Rulebook
from leverage.portfolio.result import Kept, Result
from leverage.portfolio.settings import Settings
from leverage.report.portfolio.columns import Names, Told
from leverage.terms.texts import Language


def write(result: Result, path: Path, settings: Settings, book: Rulebook, language: Language) -> None:
    """Write the result. The same result gives the same bytes, the time in a workbook apart (fixed by ``SOURCE_DATE_EPOCH``)."""
    names = Names(book, language)
    if path.suffix.lower() == ".xlsx":
        from leverage.report.portfolio.workbook import write_workbook  # noqa: PLC0415

        write_workbook(result, path, settings, names, language)
    elif isinstance(result, Kept):
        _write_lines(path, told(result, names, language))
    else:
        _write_frame(result, path, names, language)


def _write_lines(path: Path, lines: Iterator[Told]) -> None:
    match path.suffix.lower():
        case ".csv":
            from leverage.report.portfolio.rows import write_csv  # noqa: PLC0415

            write_csv(path, lines)
        case ".jsonl":
            from leverage.report.portfolio.rows import write_jsonl  # noqa: PLC0415

            write_jsonl(path, lines)
        case _:
            from leverage.report.portfolio.parquet import write_parquet  # noqa: PLC0415

            write_parquet(path, lines)


def _write_frame(result: Result, path: Path, names: Names, language: Language) -> None:
    from leverage.portfolio.wide import Wide  # noqa: PLC0415  it needs Polars
    from leverage.report.portfolio import frames  # noqa: PLC0415

    assert isinstance(result, Wide)  # noqa: S101  there are two kinds of results
    by_ending = {".csv": frames.write_csv, ".jsonl": frames.write_jsonl, ".parquet": frames.write_parquet}
    by_ending[path.suffix.lower()](result, path, names, language)


def told(result: Result, names: Names, language: Language) -> Iterator[Told]:
    """Every line of a result, as it is told."""
    return (Told(line, names, language, result.rulebook) for line in result.lines())
