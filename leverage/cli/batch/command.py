"""``leverage batch``: many companies, many months."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from leverage.checking.supplements import Supplements
from leverage.cli.common import (
    exit_status,
    force_option,
    language_option,
    read_share,
    refuse_to_replace,
    tell,
    write_beside,
)
from leverage.cli.supplement.options import supplement_options
from leverage.law.rulebook import Rulebook
from leverage.portfolio.batch import Batch, Progress, nothing
from leverage.portfolio.journal import Journal, part_of
from leverage.portfolio.reading.inputs import Inputs, gathered
from leverage.portfolio.result import Result
from leverage.portfolio.settings import Settings
from leverage.terms.errors import UsageError
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS
from leverage.terms.texts import Language, Text

ENDINGS = (".xlsx", ".csv", ".parquet", ".jsonl")
_MOST_JOBS = 64
_MOST_TOLD = 10


@click.command("batch", no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="RESULT", help=f"The result: {' '.join(ENDINGS)}."
)
@click.option("--jurisdiction", metavar="PLACE", help="The place of every company; over what the files say.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Date of the rules (default: each report date).")
@click.option(
    "--type", "company_type", type=click.Choice([kind.value for kind in CompanyType]), help="Kind of every company."
)
@click.option("--fact", "facts", multiple=True, metavar="KEY=VALUE", help="A fact of every company.")
@click.option("--unit", type=click.Choice(list(UNITS)), help="Unit of sheets and rows that do not tell their own.")
@click.option("--no-stale", "without_stale", is_flag=True, help="Leave out local rules last verified before the date.")
@click.option("--strict", is_flag=True, help="Let the exit status tell the verdicts under the strictest readings.")
@click.option(
    "--reading", "readings", multiple=True, metavar="ID=ALTERNATIVE", help="Read a contested clause in this way."
)
@supplement_options
@click.option("--warn-at", metavar="SHARE", help="Tell a limit as near from this share of its cap on (default: 0.9).")
@click.option(
    "--jobs", type=click.IntRange(1, _MOST_JOBS), metavar="N", help="Processes that read at once (default: the cores)."
)
@force_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors; the exit status tells the worst verdict.")
@language_option
def command(
    paths: tuple[Path, ...],
    out: Path,
    jurisdiction: str | None,
    as_of: datetime | None,
    company_type: str | None,
    facts: tuple[str, ...],
    unit: str | None,
    without_stale: bool,
    strict: bool,
    readings: tuple[str, ...],
    supplements: Supplements,
    warn_at: str | None,
    jobs: int | None,
    force: bool,
    quiet: bool,
    language: Language,
) -> None:
    """Judge every company of every PATH: folders (with all folders below them), patterns, files that check reads, and tables (a row per company and date,
    columns named as the keys of the company's JSON). One row of RESULT per company and date; .xlsx also holds rankings, trends and charts.

    A file that cannot be read gets its reason in the column error, and the rest goes on. Broken off, the next run with the same options goes on where
    this one stopped (RESULT.part).

    Exit status: the worst of the rows; 0 compliant; 1 a breach, a prohibited channel or an approval missing; 2 an error; 3 undetermined.

    \b
    Example:
      printf '%s\\n' 'name,jurisdiction,report_date,complete,net_capital,bank_loan' \\
        'Jia,CN-CQ,2017-10-31,yes,100000000,60000000' 'Jia,CN-CQ,2017-11-30,yes,100000000,120000000' > companies.csv
      leverage batch companies.csv --out result.csv
    """
    if out.suffix.lower() not in ENDINGS:
        raise UsageError(
            Text(f"--out 的文件名应以 {'、'.join(ENDINGS)} 结尾。", f"--out must end in {', '.join(ENDINGS)}.")
        )
    refuse_to_replace(out, force=force)
    if out.suffix.lower() == ".parquet":
        from leverage.portfolio.reading.parquet import need_polars  # noqa: PLC0415

        need_polars()
    settings = Settings(
        jurisdiction,
        as_of.date().isoformat() if as_of else None,
        company_type,
        facts,
        readings,
        without_stale,
        unit,
        None if warn_at is None else str(read_share("--warn-at", warn_at)),
        tuple(str(file.absolute()) for file in supplements.files),
        supplements.ignored,
    )
    part = part_of(out)
    inputs = gathered(paths, (out, part))
    _refuse_nothing(inputs)
    book = settings.rulebook()
    settings.check(book)
    journal = Journal(part, settings.key(book))
    _tell_of_part(journal, language, quiet=quiet)
    try:
        with _progress(language, quiet=quiet) as progress:
            detailed = out.suffix.lower() == ".xlsx"
            result = Batch(settings, book, journal, jobs or os.cpu_count() or 1, detailed, progress).run(inputs)
        _refuse_empty(result)
        write_beside(out, lambda beside: _write(result, beside, settings, book, language), force=force)
    except BaseException as error:
        journal.close()
        if isinstance(error, KeyboardInterrupt):
            tell(_BROKEN_OFF.fill(part=part), language)
        raise
    _tell_of_errors(result, language)
    status = _summarised(result, language, quiet=quiet, strict=strict)
    journal.end()
    if not quiet:
        _tell_of_unread(result, language)
        tell(Text(f"已写入 {out}", f"Wrote {out}"), language)
    sys.exit(status)


_BROKEN_OFF = Text(
    "已中断；做完的部分保存在 {part}，以同样的选项再次运行即可接着做。",
    "Broken off; what was done is kept in {part}: run it again with the same options to go on.",
)


def _refuse_nothing(inputs: Inputs) -> None:
    if not inputs.files and all(line.passed for line in inputs.told):
        raise UsageError(
            Text("没有可读的文件。", "There is no file to read.")
            + Text(
                "".join(f"{line.file}：{line.passed.zh}。" for line in inputs.told[:_MOST_TOLD] if line.passed),
                " ".join(f"{line.file}: {line.passed.en}." for line in inputs.told[:_MOST_TOLD] if line.passed),
            )
        )


def _refuse_empty(result: Result) -> None:
    if not len(result):
        raise UsageError(
            Text("没有一家公司可核对：所给的都是本程序自己的输出，或空表。", "There is no company to judge: outputs of this program, or empty tables.")
        )  # fmt: skip


def _tell_of_part(journal: Journal, language: Language, *, quiet: bool) -> None:
    """What becomes of the journal of an earlier run."""
    if journal.aside is not None:
        tell(
            Text(
                f"{journal.path} 属于另一组选项、规则库或版本，没有采用，已移至 {journal.aside}。",
                f"{journal.path} is of other options, rules or another version; it is not used, and now {journal.aside}.",
            ),
            language,
        )
    if journal.kept and not quiet:
        tell(
            Text(
                f"接着上次中断的运行：{journal.kept} 行已做完（内容有改动的文件重做）。",
                f"Taking up the run that was broken off: {journal.kept} rows are done (files that changed are done again).",
            ),
            language,
        )


@contextmanager
def _progress(language: Language, *, quiet: bool) -> Iterator[Progress]:
    """A bar on standard error, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield nothing
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    label = Text("核对", "Judging").of(language)
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)


def _write(result: Result, path: Path, settings: Settings, book: Rulebook, language: Language) -> None:
    from leverage.report.portfolio.writing import write  # noqa: PLC0415

    write(result, path, settings, book, language)


def _summarised(result: Result, language: Language, *, quiet: bool, strict: bool) -> int:
    """Print how many are what, and give the exit status."""
    from leverage.report.portfolio.summary import Counts  # noqa: PLC0415

    counts = Counts.of(result, strict=strict)
    if not quiet:
        from leverage.report.terminal import show_sheet  # noqa: PLC0415

        show_sheet([counts.grid()], language)
    return 2 if counts.errors else exit_status(counts.verdicts)


def _tell_of_errors(result: Result, language: Language) -> None:
    """The first errors; all of them stand in the result."""
    errors = result.errors(_MOST_TOLD + 1)
    for line in errors[:_MOST_TOLD]:
        if line.error is not None:
            tell(Text(f"{line.file}：{line.error.zh}", f"{line.file}: {line.error.en}"), language)
    if len(errors) > _MOST_TOLD:
        tell(Text("其余错误见结果的 error 列。", "The other errors stand in the column error of the result."), language)


def _tell_of_unread(result: Result, language: Language) -> None:
    if result.one_by_one:
        count = result.one_by_one
        tell(
            Text(
                f"表中有 {count} 行逐家核对，其余一并核对。",
                f"{count} rows of tables were judged one by one, the others together.",
            ),
            language,
        )
    for line in result.unread[:_MOST_TOLD]:
        if line.passed is not None:
            tell(Text(f"未读 {line.file}：{line.passed.zh}", f"Not read: {line.file}: {line.passed.en}"), language)
    rest = len(result.unread) - _MOST_TOLD
    if rest > 0:
        tell(Text(f"另有 {rest} 个文件未读", f"{rest} more files were not read"), language)
