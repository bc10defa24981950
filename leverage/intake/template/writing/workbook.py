"""The input workbook as a whole, and its profile: the items that the rules of the place ask for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from leverage.intake.template import layout
from leverage.intake.template.writing.guide import write_guide
from leverage.intake.template.writing.paper import choice, dates, lines_of, new_sheet, styles_of
from leverage.intake.template.writing.tables import (
    LEDGER_ROWS,
    SHAREHOLDER_ROWS,
    write_balance,
    write_ledger,
    write_lists,
    write_shareholders,
)
from leverage.law.needed_inputs import Asks
from leverage.terms.denominators import Base
from leverage.terms.facts import OTHER, CompanyType, Fact
from leverage.terms.money import UNITS
from leverage.terms.texts import Language, Text

_KINDS_LIKE = {
    "date": Text("（如 2010-05-01）", " (as 2010-05-01)"),
    "count": Text("（如 2；没有填 0）", " (as 2; 0 if none)"),
    "ratio": Text("（如 1.5；未核定填“未核定”）", " (as 1.5; 未核定 if none was set)"),
}
_APPROVED = Text(
    "批准文件载明的金额；规定未定比例，以此为限；没有批准的留空",
    "the amount that the approval names: the text sets no ratio, and this is the limit; blank if none was given",
)
_NO_RULE = Text(
    "可不填：所选规则不用，仅用于核对金额单位和比较各地",
    "optional: no rule here needs it; it tells whether the unit is right and serves to compare places",
)


def write_template(
    path: Path,
    *,
    place_name: str | None,
    place_code: str = "",
    asks: Asks,
    as_of: date | None = None,
    company_type: CompanyType | None = None,
    language: Language,
    loans: int = 0,
    shareholders: int = 0,
) -> None:
    """Write the workbook: what ``asks`` names, the place and the kind of company filled in where they are given. ``as_of`` is told in its title; the
    code of the place is marked in the profile, so that a workbook judged as another place's is noticed. It has room for so many ``loans`` and
    ``shareholders`` at the least.
    """
    import xlsxwriter  # noqa: PLC0415  slow to import, needed only here

    with xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        styles = styles_of(book)
        given = {"place": place_name, "company_type": company_type and company_type.label.zh}
        title = _title(place_name, as_of, language)
        _profile(book, styles, asks, given, title, place_code, language)
        write_balance(book, styles)
        write_ledger(book, styles, asks.channels, rows=max(loans, LEDGER_ROWS))
        if asks.shareholders or shareholders:
            write_shareholders(book, styles, rows=max(shareholders, SHAREHOLDER_ROWS))
        write_guide(book, styles, language)
        write_lists(book, asks.channels)


def _title(place_name: str | None, as_of: date | None, language: Language) -> str:
    if place_name is None:
        return layout.PROFILE
    on = Text(f"，{as_of}施行的规则", f", rules of {as_of}") if as_of else Text("", "")
    where = Text(f"（{place_name}{on.zh}）", f" ({place_name}{on.en})")
    return f"{layout.PROFILE}{where.of(language)}"


def _profile(
    book: Any,
    styles: dict[str, Any],
    asks: Asks,
    given: dict[str, str | None],
    title: str,
    code: str,
    language: Language,
) -> None:
    sheet = new_sheet(book, styles, layout.PROFILE, title, (30, 34, 60, 4), row=1)
    sheet.set_column(3, 3, 4, None, {"hidden": True})
    for column, head in enumerate(layout.PROFILE_COLUMNS):
        sheet.write_string(1, column, head, styles["head"])
    sheet.write_string(1, 3, f"{layout.MARK}{layout.VERSION}", styles["note"])
    if code:
        sheet.write_string(0, 3, f"{layout.PLACE_MARK}{code}", styles["note"])
    row = 2
    for item in layout.ITEMS:
        if not _needed(item.key, asks):
            continue
        note = item.note if item.key not in set(Base) - set(asks.bases) else _NO_RULE
        _item(sheet, styles, row, label=item.label, note=note.of(language), key=item.key)
        style = "amount" if item.key in set(Base) else "date" if item.key == "report_date" else "text"
        sheet.write_blank(row, 1, None, styles[style])
        if words := given.get(item.key):
            sheet.write_string(row, 1, words, styles["text"])
        if item.key == "unit":
            choice(sheet, row, 1, list(UNITS))
        if item.key == "company_type":
            choice(sheet, row, 1, [kind.label.zh for kind in CompanyType])
        if item.key == "report_date":
            dates(sheet, row, 1, row)
        row += 1
    for channel in asks.approved_amounts:
        label = f"批准金额：{channel.label.zh}"
        _item(sheet, styles, row, label=label, note=_APPROVED.of(language), key=f"{layout.AMOUNT_KEY}{channel.value}")
        sheet.write_blank(row, 1, None, styles["amount"])
        row += 1
    for fact in asks.facts:
        if fact.name != "company_type":
            _fact(sheet, styles, row, fact, language)
            row += 1


def _needed(key: str, asks: Asks) -> bool:
    """Whether an item is asked for: the registered capital always, which every company knows."""
    if key in set(Base) - {Base.REGISTERED_CAPITAL}:
        return key in asks.bases
    return asks.approvals if key == "approvals" else True


def _fact(sheet: Any, styles: dict[str, Any], row: int, fact: Fact, language: Language) -> None:
    like = _KINDS_LIKE.get(fact.kind, Text("", ""))
    note = fact.ask.of(language) + like.of(language)
    _item(sheet, styles, row, label=fact.label.zh, note=note, key=layout.fact_key(fact.name, fact.kind))
    style = {"date": "date", "count": "open"}.get(fact.kind, "text")
    sheet.write_blank(row, 1, None, styles[style])
    if fact.kind == "yes_no":
        choice(sheet, row, 1, [layout.YES, layout.NO])
    elif fact.name == "listing":
        choice(sheet, row, 1, list(layout.LISTINGS)[: layout.LISTINGS_OFFERED])
    elif fact.kind == "choice" and fact.values:
        choice(sheet, row, 1, list(fact.values), warn=OTHER in fact.values)
    elif fact.kind == "date":
        dates(sheet, row, 1, row)


def _item(sheet: Any, styles: dict[str, Any], row: int, *, label: str, note: str, key: str) -> None:
    sheet.write_string(row, 0, label, styles["label"])
    sheet.write_string(row, 2, note, styles["note"])
    sheet.write_string(row, 3, key, styles["note"])
    sheet.set_row(row, 18 * max(lines_of(label, 30), lines_of(note, 60)))
