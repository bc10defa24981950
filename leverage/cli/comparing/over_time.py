"""``leverage compare --from``: what changed, when, by which text, and for whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from leverage.cli.common import tell, write_beside, write_text
from leverage.company import Company
from leverage.comparison.stated import check_readings, check_stated
from leverage.comparison.timeline import Times, changes, eras
from leverage.law.rulebook import Rulebook
from leverage.terms.channels import Channel
from leverage.terms.errors import UsageError
from leverage.terms.facts import CompanyType
from leverage.terms.places import Place
from leverage.terms.texts import Language, Text


def chosen_readings(told: tuple[str, ...]) -> dict[str, str]:
    """The readings chosen, by id. UsageError for what is no choice, or two."""
    chosen: dict[str, str] = {}
    for text in told:
        name, equals, way = (part.strip() for part in text.partition("="))
        if not (equals and name and way):
            raise UsageError(
                Text(
                    f"--reading 应写 ID=ALTERNATIVE，得到 {text}。", f"--reading is written ID=ALTERNATIVE, got {text}."
                )
            )
        if chosen.setdefault(name, way) != way:
            raise UsageError(Text(f"{name} 指定了两种读法。", f"{name} is chosen in two ways."))
    return chosen


def over_time(
    book: Rulebook,
    places: list[Place],
    since: date,
    to: date,
    company: Company,
    channel: Channel | None,
    readings: tuple[str, ...],
    form: str,
    out: Path | None,
    memo: Path | None,
    force: bool,
    quiet: bool,
    language: Language,
) -> None:
    """Tell the changes, on standard output and into files."""
    from leverage.report.comparison import timeline_tables as tables  # noqa: PLC0415

    kind = company.company_type
    kinds = (kind,) if kind else tuple(CompanyType)
    laws, chosen = tuple(book.law(place) for place in places), chosen_readings(readings)
    check_stated(company.facts, laws, to)
    check_readings(chosen, laws)
    held = {place.code: eras(book, place, since, to, kinds, company.facts, readings=chosen) for place in places}
    found = tuple(change for law in laws for change in changes(law, held[law.place.code], to))
    for text in book.brought.counted if book.brought else ():
        tell(text, language)
    told = Times(laws, since, to, kind, company.facts, channel, held, found, book.sha256)
    if not quiet and form == "table":
        from leverage.report.comparison.over_time.terminal import show  # noqa: PLC0415

        show(told, language)
    elif not quiet:
        click.echo(tables.text(told, form, language), nl=False)
    if out is not None:
        ending = out.suffix.lower()[1:]
        marked = ("\ufeff" if ending == "csv" else "") + tables.text(told, ending, language)
        write_text(out, marked, force=force)
        if not quiet:
            tell(Text(f"已写入 {out}", f"Wrote {out}"), language)
    if memo is not None:
        from leverage.report.comparison.as_json import receipt  # noqa: PLC0415
        from leverage.report.comparison.memorandum.change import write_change  # noqa: PLC0415  only a memorandum needs it

        proof = {key: str(value) for key, value in receipt(book.sha256).items()}
        write_beside(memo, lambda path: write_change(told, path, language=language, receipt=proof), force=force)
        if not quiet:
            tell(Text(f"已写入 {memo}", f"Wrote {memo}"), language)
