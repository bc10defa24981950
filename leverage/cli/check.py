"""``leverage check``: judge one or more companies."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import click

from leverage.answers import yes_or_no
from leverage.assess import assess
from leverage.by_rating import by_rating as under_every_rating
from leverage.channels import Base, CompanyType
from leverage.cli.common import (
    exit_status,
    force_option,
    language_option,
    refuse_to_replace,
    tell,
    write_beside,
    write_text,
)
from leverage.company import Company, Figure
from leverage.errors import InputError, LeverageError, UsageError, suggest
from leverage.findings import Assessment
from leverage.intake import read_company
from leverage.intake.plausible import doubts
from leverage.money import UNITS, exact
from leverage.places import find_place
from leverage.reasons import yuan
from leverage.report.as_json import as_json, receipt
from leverage.report.grid import dumped
from leverage.report.words import visible
from leverage.rulebook import Law, Rulebook, load
from leverage.texts import Language, Text, same

_ENDINGS = (".xlsx", ".json", ".csv", ".md", ".html")


@dataclass(frozen=True)
class _Stated:
    """What the command line says of the companies, over what their files say."""

    jurisdiction: str | None
    as_of: date | None
    company_type: str | None
    rating: str | None
    facts: tuple[str, ...]
    without_stale: bool
    by_rating: bool


@click.command("check", no_args_is_help=True)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jurisdiction", metavar="PLACE", help="Code, pinyin, English or Chinese name; over what the file says.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Date of the rules (default: the report date).")
@click.option(
    "--type", "company_type", type=click.Choice([kind.value for kind in CompanyType]), help="Kind of company."
)
@click.option("--rating", help="Supervisory rating, as the local regulator writes it.")
@click.option("--fact", "facts", multiple=True, metavar="KEY=VALUE", help="A fact, a denominator, or complete=yes.")
@click.option("--unit", type=click.Choice(list(UNITS)), help="Unit of a sheet that does not tell its own.")
@click.option("--sheet", help="Which sheet of the workbook holds the balance sheet.")
@click.option("--no-stale", "without_stale", is_flag=True, help="Leave out local rules last verified before the date.")
@click.option("--by-rating", is_flag=True, help="Also tell the headroom under every grade of the place.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "md"]),
    default="table",
    show_default=True,
    help="Form of standard output.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Also write a report: .xlsx .html .json .csv .md.")
@force_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors; the exit status tells the verdict.")
@language_option
def command(
    files: tuple[Path, ...],
    jurisdiction: str | None,
    as_of: datetime | None,
    company_type: str | None,
    rating: str | None,
    facts: tuple[str, ...],
    unit: str | None,
    sheet: str | None,
    without_stale: bool,
    by_rating: bool,
    form: str,
    out: Path | None,
    force: bool,
    quiet: bool,
    language: Language,
) -> None:
    """Judge every rule in force for each FILE (JSON, our template, or a balance sheet) and report the headroom by channel and in all.

    Exit status: 0 compliant; 1 a breach, a prohibited channel or an approval missing; 2 input refused; 3 undetermined.

    \b
    Example:
      echo '{"jurisdiction": "CN-CQ", "report_date": "2017-11-30", "complete": true,
        "capital": {"net_capital": "100000000"}, "balances": {"bank_loan": "60000000"}}' > company.json
      leverage check company.json
    """
    if out is not None:
        _check_out(out, files, force=force)
    stated = _Stated(
        jurisdiction, as_of.date() if as_of else None, company_type, rating, facts, without_stale, by_rating
    )
    book = load()
    assessments: list[Assessment] = []
    judged: list[Path] = []
    refused = False
    for file in files:
        try:
            try:
                assessments.append(
                    _assess(read_company(file, unit=unit, sheet=sheet, as_of=stated.as_of), stated, book, file)
                )
                judged.append(file)
            except InputError as error:
                raise error if error.file else error.in_file(str(file)) from None
        except LeverageError as error:
            if len(files) == 1:
                raise
            refused = True
            tell(error.message, language)
    if not quiet:
        _print(assessments, judged, form, language, several=len(files) > 1)
    if out is not None and assessments:
        _write(assessments, out, language, several=len(files) > 1, force=force)
        if not quiet:
            tell(Text(f"已写入 {out}", f"Wrote {out}"), language)
    sys.exit(2 if refused else exit_status([assessment.verdict for assessment in assessments]))


def _check_out(out: Path, files: tuple[Path, ...], *, force: bool) -> None:
    if out.suffix.lower() not in _ENDINGS:
        raise UsageError(
            Text(f"--out 的文件名应以 {'、'.join(_ENDINGS)} 结尾。", f"--out must end in {', '.join(_ENDINGS)}.")
        )
    if out.suffix.lower() == ".xlsx" and len(files) > 1:
        raise UsageError(
            Text(
                "Excel 报告一次只写一家公司;多家请用 .json、.csv、.md 或 .html。",
                "An Excel report holds one company; use .json, .csv, .md or .html.",
            )
        )
    for file in files:
        with suppress(
            OSError
        ):  # one of them is not there, or cannot be looked at: then it is refused below, or when it is read
            if out.samefile(file):
                raise UsageError(Text("--out 不能是输入文件本身。", "--out must not be the input file."))
    refuse_to_replace(out, force=force)


def _assess(company: Company, stated: _Stated, book: Rulebook, file: Path) -> Assessment:
    name = stated.jurisdiction or company.place
    if not name:
        raise UsageError(
            same(f"{file}: ")
            + Text(
                "没有写明所在地(模板:公司信息“所在地”;JSON:jurisdiction)。请填写,或加 --jurisdiction chongqing。",
                "no place is stated (template: 公司信息, 所在地; JSON: jurisdiction). Fill it in, or add --jurisdiction chongqing.",
            )
        )
    try:
        place = find_place(name)
    except UsageError as error:
        raise UsageError(same(f"{file}: ") + error.message) from None
    law = book.law(place)
    told = list(company.warnings)
    if stated.jurisdiction and company.place and find_place(company.place) != place:
        told.append(
            Text(
                f"文件写的所在地是{company.place},按命令行改用{place.name.zh}。",
                f"The file says {company.place}; judged as {place.name.en}, as the command line asks.",
            )
        )
    as_of = stated.as_of or company.report_date
    if as_of is None:
        undated = [warning for warning in company.warnings if "--as-of" in warning.en]
        raise UsageError(
            same(f"{file}: ")
            + Text("".join(f"{told.zh}。" for told in undated), " ".join(f"{told.en}." for told in undated))
            + Text(
                "没有报告日期(模板:公司信息“报告日期”;JSON:report_date)。请填写;或以 --as-of 2017-11-30 指明按哪一天的规则核对。",
                "no report date is stated (template: 公司信息, 报告日期; JSON: report_date). Fill it in, or name the day of the rules by --as-of 2017-11-30.",
            )
        )
    given = _with_facts(company, stated, law)
    try:
        book.check_approvals(given.approvals)
    except UsageError as error:
        raise UsageError(same(f"{file}: ") + error.message) from None
    told += _displaced(company, given)
    company = replace(given, warnings=(*told, *doubts(given)))
    found = assess(company, law, as_of, without_stale=stated.without_stale, rulebook=book.sha256)
    return replace(found, by_rating=under_every_rating(found, law)) if stated.by_rating else found


def _displaced(file: Company, given: Company) -> list[Text]:
    """What the command line says otherwise than the file."""
    pairs: list[tuple[Text, object, object]] = [
        (base.label, f"{yuan(file.capital[base].amount)} ({file.capital[base].source})", yuan(figure.amount))
        for base, figure in given.capital.items()
        if base in file.capital and file.capital[base].amount != figure.amount
    ]
    pairs += [
        (same(name), file.facts[name], value)
        for name, value in given.facts.items()
        if name in file.facts and str(file.facts[name]) != str(value)
    ]
    if file.company_type and given.company_type and file.company_type is not given.company_type:
        pairs.append((Text("公司类型", "company type"), file.company_type.value, given.company_type.value))
    if file.complete and not given.complete:
        pairs.append((same("complete"), "true", "false"))
    return [
        Text(
            f"{label.zh}:文件为 {old},按命令行改用 {new}。",
            f"{label.en}: {old} in the file; {new} as the command line asks.",
        )
        for label, old, new in pairs
    ]


def _with_facts(company: Company, stated: _Stated, law: Law) -> Company:
    """The company with what the command line says of it."""
    facts = dict(company.facts)
    capital = dict(company.capital)
    complete = company.complete
    approvals = set(company.approvals)
    pairs = [_pair(text) for text in stated.facts]
    if stated.rating is not None:
        pairs.append(("rating", stated.rating))
    for key, value in pairs:
        if key in set(Base):
            capital[Base(key)] = Figure(_amount(key, value), f"--fact {key}")
        elif key == "approvals":
            approvals |= {name.strip() for name in re.split("[,、]", value) if name.strip()}
        elif key == "complete":
            complete = yes_or_no(key, value)
        elif key in law.facts or key in law.elsewhere:
            facts[key] = value
        else:
            known = [*law.facts, *Base, "complete", "approvals"]
            raise UsageError(Text(f"--fact:不认识 {key}。", f"--fact: unknown key {key}.") + suggest(key, known))
    for key in dict(pairs):
        if [name for name, _ in pairs].count(key) > 1:
            raise UsageError(Text(f"{key} 在命令行给了两次。", f"{key} is given twice on the command line."))
    kind = CompanyType(stated.company_type) if stated.company_type else company.company_type
    return replace(
        company, facts=facts, capital=capital, complete=complete, company_type=kind, approvals=frozenset(approvals)
    )


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip() or not value.strip():
        raise UsageError(Text(f"--fact 应写 KEY=VALUE,得到 {text}。", f"--fact is written KEY=VALUE, got {text}."))
    return key.strip(), value.strip()


def _amount(key: str, value: str) -> Fraction:
    try:
        amount = exact(value)
    except ValueError:
        amount = None
    if amount is None or amount <= 0:
        raise UsageError(
            Text(
                f"--fact {key}:应为大于零的金额(元),只写数字。",
                f"--fact {key}: an amount in yuan above zero, digits only.",
            )
        )
    return amount


def _print(assessments: list[Assessment], files: list[Path], form: str, language: Language, *, several: bool) -> None:
    if form == "json":
        click.echo(_json_text(assessments, language, several=several), nl=False)
    elif form == "table":
        from leverage.report.terminal import show  # noqa: PLC0415  rich is not needed for the other forms

        for assessment, file in zip(assessments, files, strict=True):
            if several:
                click.echo(f"{visible(str(file))}:")
            show(assessment, language)
    else:
        from leverage.report import tables  # noqa: PLC0415

        click.echo((tables.as_csv if form == "csv" else tables.as_markdown)(assessments, language), nl=False)


def _write(assessments: list[Assessment], out: Path, language: Language, *, several: bool, force: bool) -> None:
    ending = out.suffix.lower()
    if ending == ".xlsx":
        from leverage.report.excel import write_report  # noqa: PLC0415  only a workbook needs its writer

        (assessment,) = assessments
        proof: dict[str, str] = {key: str(value) for key, value in receipt(assessment).items()}
        write_beside(out, lambda path: write_report(assessment, path, language=language, receipt=proof), force=force)
    else:
        from leverage.report import tables  # noqa: PLC0415

        if ending == ".json":
            text = _json_text(assessments, language, several=several)
        elif ending == ".html":
            text = tables.as_html(assessments, language)
        elif ending == ".csv":
            text = "\ufeff" + tables.as_csv(assessments, language)
        else:
            text = tables.as_markdown(assessments, language)
        write_text(out, text, force=force)


def _json_text(assessments: list[Assessment], language: Language, *, several: bool) -> str:
    objects = [as_json(assessment, language) for assessment in assessments]
    return dumped(objects if several else objects[0])
