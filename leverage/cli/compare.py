"""``leverage compare``: places side by side, and over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from leverage.checking.stated import Stated, displaced, with_facts
from leverage.checking.supplements import Supplements
from leverage.cli.common import force_option, language_option, refuse_to_replace, tell, write_beside, write_text
from leverage.cli.comparing.over_time import chosen_readings, over_time
from leverage.cli.rules import give
from leverage.cli.supplement.options import supplement_options
from leverage.company import Company
from leverage.comparison.compared import compared
from leverage.comparison.compared import over_time as over_all_times
from leverage.comparison.contested import Flip, flips
from leverage.comparison.ratios.places import Comparison
from leverage.comparison.where import Filtered, filtered, read_clause
from leverage.intake import read_company
from leverage.intake.checks.plausible import doubts
from leverage.intake.checks.year_end import of_the_year_end
from leverage.law.rulebook import Rulebook, load
from leverage.report.comparison import topics
from leverage.report.comparison.topics import TOPICS
from leverage.report.words import dumped
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError, UsageError, suggest
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS
from leverage.terms.places import PLACES, Place, find_place
from leverage.terms.texts import Language, Text

_ENDINGS = (".xlsx", ".html", ".json", ".csv", ".md")
_OF_TIMES = (".json", ".csv", ".md")
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("compare")
@click.argument("places", nargs=-1, metavar="[PLACE]…")
@click.option(
    "--company", "file", type=click.Path(path_type=Path), help="Tell the money each place would allow this company."
)
@click.option("--channel", help="One channel: its access, limits and texts; an id or its Chinese name.")
@click.option(
    "--where", "asked", multiple=True, metavar="KEY=VALUE[,…]", help="Only places with such a row; see below."
)
@click.option("--from", "since", type=_DAY, help="What changed from this day on, instead of one day's rules.")
@click.option("--to", "then", type=_DAY, help="Last day of the changes (default: today).")
@click.option("--as-of", type=_DAY, help="Date of the rules (default: the company's report date, else today).")
@click.option(
    "--type", "company_type", type=click.Choice([kind.value for kind in CompanyType]), help="Kind of company."
)
@click.option("--rating", help="Supervisory rating, as the local regulator writes it.")
@click.option("--fact", "facts", multiple=True, metavar="KEY=VALUE", help="A fact, or a denominator in yuan.")
@click.option("--unit", type=click.Choice(list(UNITS)), help="Unit of a sheet that does not tell its own.")
@click.option("--sheet", help="Which sheet of the workbook holds the balance sheet.")
@click.option(
    "--strict", is_flag=True, help="Read contested clauses in whatever way leaves least; tell what turns on them."
)
@click.option("--reading", "readings", multiple=True, metavar="ID=ALTERNATIVE", help="How a contested clause is read.")
@click.option("--topic", type=click.Choice(list(TOPICS)), help="One topic across the places, as a table for a letter.")
@click.option(
    "--over",
    type=click.Choice([base.value for base in Base]),
    help="The ratios over this denominator of the company, too.",
)
@click.option("--no-stale", "without_stale", is_flag=True, help="Leave out local rules last verified before the date.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "md"]),
    default="table",
    show_default=True,
    help="Form of standard output.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Also write a file: .xlsx .html .json .csv .md.")
@click.option("--memo", type=click.Path(path_type=Path), help="Also write a memorandum: .docx.")
@supplement_options
@force_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@language_option
def command(
    places: tuple[str, ...],
    file: Path | None,
    channel: str | None,
    asked: tuple[str, ...],
    since: datetime | None,
    then: datetime | None,
    as_of: datetime | None,
    company_type: str | None,
    rating: str | None,
    facts: tuple[str, ...],
    unit: str | None,
    sheet: str | None,
    strict: bool,
    readings: tuple[str, ...],
    topic: str | None,
    over: str | None,
    without_stale: bool,
    form: str,
    out: Path | None,
    memo: Path | None,
    supplements: Supplements,
    force: bool,
    quiet: bool,
    language: Language,
) -> None:
    """Compare places (all of them, if none is named) on a date: what each allows over which denominator, channels, access, texts, gaps.

    Ranked are the places of which no text is known to be missing and no fact is open; the others stand apart, as ranges. Loans and other
    non-standard funding, and bonds and ABS, are two figures that are never added.

    With --company, the money that each place would allow that company, ranked; without a file, --fact net_capital=100000000 (and other
    denominators) states a capital structure without debt. With --from, what changed, when, by which text, and for whom it was tighter or looser.

    --strict reads contested clauses in whatever way leaves least, and tells which answers turn on which reading; --reading chooses one.
    --topic makes a table for a letter; --over tells the ratios over one denominator of the company besides.

    --where keeps the places with a row (a channel and a rule that speaks of it) that meets all its conditions: channel, access
    (permitted, with_approval, not_provided, prohibited), base, fact (that a rule turns on), kind (limit, access, count, term, manual), layer
    (local, national), grade (A, A-, B), stale (yes, no), standing (ranked, range, gap, no_text, unknown, broken); != negates. Several --where all hold.

    Exit status: 0, or 2 for wrong use or input that cannot be read.

    \b
    Examples:
      leverage compare --as-of 2017-11-30
      leverage compare chongqing hunan guangdong --as-of 2017-11-30 --type traditional
      leverage compare --as-of 2017-11-30 --where channel=shareholder_loan,access=permitted
      leverage compare chongqing hunan --topic banks --type traditional
      leverage compare chongqing jiangsu --from 2011-01-01 --to 2012-12-31
    """
    stated = Stated(
        jurisdiction=None,
        as_of=as_of.date() if as_of else None,
        company_type=company_type,
        rating=rating,
        facts=facts,
        without_stale=without_stale,
        readings=readings,
    )
    chosen = _places(places)
    of = _channel(channel)
    book = supplements.applied(load())
    _check_files(out, memo, file, over_time=since is not None, force=force)
    if then is not None and since is None:
        raise UsageError(Text("--to 须与 --from 同用。", "--to goes with --from."))
    if since is not None and (as_of or file or asked or without_stale or strict or topic or over):
        raise UsageError(
            Text(
                "--from 不与 --as-of、--company、--where、--no-stale、--strict、--topic、--over 同用。",
                "--from does not go with --as-of, --company, --where, --no-stale, --strict, --topic or --over.",
            )
        )
    if topic is not None and (channel or memo or (out is not None and out.suffix.lower() not in _OF_TIMES)):
        raise UsageError(
            Text(
                "--topic 不与 --channel、--memo 同用；--out 可写 .json .csv .md。",
                "--topic does not go with --channel or --memo; --out may be .json .csv .md.",
            )
        )
    if file is None and (unit or sheet):
        raise UsageError(Text("--unit、--sheet 须与 --company 同用。", "--unit and --sheet go with --company."))
    if without_stale and out is not None and out.suffix.lower() == ".html":
        raise UsageError(
            Text(
                "--no-stale 不用于网页：哪些条款过时，取决于页上所选的日期（网页另有标记）。",
                "--no-stale is not for the page: which clauses are stale depends on the date chosen there, and is marked.",
            )
        )
    company = _company(file, stated, book, unit, sheet)
    if since is not None:
        if company.capital:
            raise UsageError(
                Text(
                    "--from 只比较规则，不用金额：请删去分母。",
                    "--from compares rules and uses no amounts: leave the denominators out.",
                )
            )
        last = then.date() if then else date.today()
        if last <= since.date():
            raise UsageError(Text("--to 应晚于 --from。", "--to must be after --from."))
        over_time(book, chosen, since.date(), last, company, of, readings, form, out, memo, force, quiet, language)
        return
    comparison = _compared(book, chosen, stated, company, of, strict, over, with_money=bool(file or company.capital))
    found = None
    if asked:
        known = {name for terms in comparison.places for name in terms.law.facts}
        found = filtered(comparison.places, [read_clause(text, known) for text in asked])
        comparison = replace(comparison, places=tuple(t for t in comparison.places if t.place.code in found.matches))
    if topic is not None:
        table = [topics.topic(comparison, topic)]
        if out is None and form == "table":
            from leverage.report.comparison.terminal import side_by_side  # noqa: PLC0415  rich is not needed for the others

            side_by_side(table, language)
            return
        give(table, form, out, force, language, "leverage.topic/1")
        return
    turned = flips(comparison) if strict else None
    if not quiet:
        _print(comparison, found, turned, form, language)
    if out is not None:
        _write(comparison, found, turned, out, book, language, force=force)
    if memo is not None:
        _write_memo(comparison, found, memo, language, force=force)
    for path in (out, memo):
        if path is not None and not quiet:
            tell(Text(f"已写入 {path}", f"Wrote {path}"), language)


def _places(names: tuple[str, ...]) -> list[Place]:
    return list(dict.fromkeys(find_place(name) for name in names)) or list(PLACES)


def _channel(name: str | None) -> Channel | None:
    if name is None:
        return None
    labels = {channel.label.zh: channel for channel in Channel}
    if name in labels:
        return labels[name]
    if name not in set(Channel):
        raise UsageError(
            Text(f"没有渠道 {name}。", f"There is no channel {name}.") + suggest(name, [*Channel, *labels])
        )
    return Channel(name)


def _check_files(out: Path | None, memo: Path | None, file: Path | None, *, over_time: bool, force: bool) -> None:
    endings = _OF_TIMES if over_time else _ENDINGS
    for path, option, allowed in ((out, "--out", endings), (memo, "--memo", (".docx",))):
        if path is None:
            continue
        if path.suffix.lower() not in allowed:
            raise UsageError(
                Text(
                    f"{option} 的文件名应以 {'、'.join(allowed)} 结尾。", f"{option} must end in {', '.join(allowed)}."
                )
            )
        if file is not None and path.exists() and file.exists() and path.samefile(file):
            raise UsageError(Text(f"{option} 不能是输入文件本身。", f"{option} must not be the input file."))
        refuse_to_replace(path, force=force)


def _company(file: Path | None, stated: Stated, book: Rulebook, unit: str | None, sheet: str | None) -> Company:
    """The company of a file, with what the command line says of it; without a file, what the command line says alone: a company without debt."""
    law = book.law(PLACES[0])
    if file is None:
        given = with_facts(Company(), stated, law)
        book.check_approvals(given.approvals)
        return replace(given, complete=True)
    try:
        company = read_company(file, unit=unit, sheet=sheet, as_of=stated.as_of)
    except InputError as error:
        raise error if error.file else error.in_file(str(file)) from None
    given = with_facts(company, stated, law)
    book.check_approvals(given.approvals)
    told = displaced(company, given)
    prior = Base.PRIOR_YEAR_NET_ASSETS
    if stated.as_of is not None and given.capital.get(prior) is company.capital.get(prior):
        given, year_end = of_the_year_end(given, None, stated.as_of)
        told = [*told, *year_end]
    return replace(given, warnings=(*company.warnings, *told, *doubts(given)))


def _compared(
    book: Rulebook,
    places: list[Place],
    stated: Stated,
    company: Company,
    of: Channel | None,
    strict: bool,
    over: str | None,
    *,
    with_money: bool,
) -> Comparison:
    today = date.today()
    return compared(
        book,
        places,
        stated.as_of or company.report_date or today,
        today,
        company,
        with_money=with_money,
        channel=of,
        without_stale=stated.without_stale,
        strict=strict,
        readings=chosen_readings(stated.readings),
        over=Base(over) if over else None,
    )


def _print(
    comparison: Comparison, found: Filtered | None, turned: list[Flip] | None, form: str, language: Language
) -> None:
    if form == "table":
        from leverage.report.comparison.terminal import show  # noqa: PLC0415  rich is not needed for the other forms

        show(comparison, language, found=found, flips=turned)
    else:
        click.echo(_text(comparison, found, turned, form, language), nl=False)


def _text(
    comparison: Comparison, found: Filtered | None, turned: list[Flip] | None, form: str, language: Language
) -> str:
    if form == "json":
        from leverage.report.comparison.as_json import as_json  # noqa: PLC0415

        return dumped(as_json(comparison, language, found=found, flips=turned))
    from leverage.report.comparison import tables as compare_tables  # noqa: PLC0415

    if form == "csv":
        return compare_tables.as_csv(comparison, language, found=found)
    return compare_tables.as_markdown(comparison, language, found=found, flips=turned)


def _write(
    comparison: Comparison,
    found: Filtered | None,
    turned: list[Flip] | None,
    out: Path,
    book: Rulebook,
    language: Language,
    *,
    force: bool,
) -> None:
    ending = out.suffix.lower()
    if ending == ".xlsx":
        from leverage.report.comparison.workbook import write_workbook  # noqa: PLC0415  only a workbook needs its writer

        write_beside(out, lambda path: write_workbook(comparison, path, language=language, found=found), force=force)
    elif ending == ".html":
        from leverage.report.comparison.page import write_page  # noqa: PLC0415  only the page needs its parts

        last = max(comparison.as_of, date.today())
        tell(Text("正在逐日核算各地规则……", "Working out every day on which a rule changed…"), language)
        times = over_all_times(book, comparison, last)
        write_beside(out, lambda path: write_page(comparison, times, path, language, to=last), force=force)
    else:
        marked = ("\ufeff" if ending == ".csv" else "") + _text(comparison, found, turned, ending[1:], language)
        write_text(out, marked, force=force)


def _write_memo(comparison: Comparison, found: Filtered | None, memo: Path, language: Language, *, force: bool) -> None:
    from leverage.report.comparison.as_json import receipt  # noqa: PLC0415
    from leverage.report.comparison.memo import write_memo  # noqa: PLC0415  only a memorandum needs its writer

    proof = {key: str(value) for key, value in receipt(comparison.rulebook).items()}
    write_beside(
        memo, lambda path: write_memo(comparison, path, language=language, receipt=proof, found=found), force=force
    )
