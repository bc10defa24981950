"""The comparison as plain tables: CSV for spreadsheets, Markdown for documents."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

from leverage.comparison.compare import Comparison, PlaceTerms, is_stale
from leverage.comparison.contested import Flip
from leverage.comparison.published import differs
from leverage.comparison.ranking import Standing, ranks
from leverage.comparison.where import Filtered
from leverage.law import describe
from leverage.report import grid
from leverage.report.comparison import contested, standing
from leverage.report.comparison import words as say
from leverage.report.comparison.as_json import as_json
from leverage.report.grid import Cell, Grid, evidence
from leverage.terms.channels import Channel, Group
from leverage.terms.texts import Language, Text, join, same

UNIT = "万元"
_PLACE = ("place", Text("地区", "Place"))
_RULE = ("rule", Text("规则", "Rule"))


def as_csv(comparison: Comparison, language: Language, *, found: Filtered | None = None) -> str:
    """One row per place and channel, under the names of the JSON contract; amounts in yuan. No cell can become a formula."""
    data = as_json(comparison, language, found=found)
    rows: list[dict[str, object]] = []
    for place in data["places"]:
        derived, published, room = place["derived"], place["published"], place["money"]
        whole: dict[str, object] = {
            "as_of": data["as_of"],
            "jurisdiction": place["jurisdiction"],
            "name": place["name"],
            "rank": place["rank"],
            "standing": place["standing"],
            "non_standard": place["non_standard"]["multiple"],
            "non_standard_upper": place["non_standard"]["upper"],
            "non_standard_base": _listed(place["non_standard"]["base"]),
            "standardised": place["standardised"]["multiple"],
            "standardised_upper": place["standardised"]["upper"],
            "standardised_base": _listed(place["standardised"]["base"]),
            "shared": "true" if place["shared"] else "false",
            "match": place["match"],
            "derived_multiple": derived["multiple"],
            "derived_base": _listed(derived["base"]),
            "derived_joined": derived["joined"],
            "derived_upper": derived["upper"],
            "without_approval": derived["without_approval"],
            "turns_on": _listed(derived["turns_on"]),
            "published_multiple": published["multiple"] if published else None,
            "published_base": published["base"] if published else None,
            "differs": place["differs"],
            "verified_on": place["verified_on"],
            "stale": "true" if place["stale"] else "false",
            "grades": _listed(place["grades"]),
            "gaps": _listed([gap["id"] for gap in place["gaps"]]),
        }
        if comparison.company:
            for key in ("total", "total_if_approved", "total_upper", "total_if_approved_upper"):
                whole[key] = room[key] if room else None
            whole["verdict"] = room["verdict"] if room else None
        rooms = {own["channel"]: own for own in room["channels"]} if room else {}
        for of in place["channels"]:
            if comparison.channel is not None and of["channel"] != comparison.channel:
                continue
            caps = [
                f"{cap['rule']} {_times(cap['multiple'], cap['multiple_range'])} {cap['base']}" for cap in of["caps"]
            ]
            row = {**whole, "channel": of["channel"], "access": of["access"], "most": of["most"]}
            row |= {"most_upper": of["most_upper"], "caps": "; ".join(caps)}
            if comparison.company:
                own = rooms.get(of["channel"])
                row["headroom"] = own["headroom"] if own else None
                row["headroom_if_approved"] = own["headroom_if_approved"] if own else None
            rows.append(row)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([list(rows[0])] if rows else [])
    writer.writerows([grid.defused("" if cell is None else str(cell)) for cell in row.values()] for row in rows)
    return text.getvalue()


def _listed(value: str | list[str] | None) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""


def _times(one: str | None, span: list[str] | None) -> str:
    return one or ("~".join(span) if span else "?")


def as_markdown(
    comparison: Comparison, language: Language, *, found: Filtered | None = None, flips: Sequence[Flip] | None = None
) -> str:
    """A document: the places, their channels, the rules with their texts, gaps and notes."""
    title = Text("各地融资杠杆比较", "Funding leverage, place by place").of(language)
    lines = [f"# {title}", "", grid.escaped(standing.head(comparison).of(language)), ""]
    first = [standing.in_breach(comparison), standing.summary(comparison)]
    first += [standing.counted(found), standing.untold(found)] if found is not None else []
    for text in first:
        lines += [grid.escaped(text.of(language)), ""] if text else []
    lines += [f"- {grid.escaped(text.of(language))}" for text in remarks(comparison)]
    return "\n".join([*lines, "", grid.as_markdown(grids(comparison, found=found, flips=flips), language)])


def remarks(comparison: Comparison) -> list[Text]:
    """What a reader of the figures must know."""
    unlimited = standing.unlimited(comparison)
    return [standing.HOW, standing.APPROVALS, *([unlimited] if unlimited else []), *comparison.warnings]


def grids(comparison: Comparison, *, found: Filtered | None = None, flips: Sequence[Flip] | None = None) -> list[Grid]:
    """Every table of the comparison; those without rows left out."""
    whole = Text("各地比较", "The places")
    tables = [
        *(replace(table, title=whole + Text("：", ": ") + table.title) for table in overviews(comparison, found=found)),
        cases(comparison),
        *([] if flips is None else [contested.turned(flips)]),
        channels(comparison),
        rules(comparison),
        gaps(comparison),
        notes(comparison),
        evidence(),
    ]
    return [table for table in tables if table.rows]


def overviews(comparison: Comparison, *, found: Filtered | None = None) -> list[Grid]:
    """One row per place, in their order; a table for each standing, so that no guess ranks beside a figure."""
    held = standing.by_standing(comparison.places, comparison.channel)
    return [overview(comparison, key, places, found=found) for key, places in held.items()]


def overview(
    comparison: Comparison, key: Standing, places: Sequence[PlaceTerms], *, found: Filtered | None = None
) -> Grid:
    """The places of one standing."""
    columns: list[tuple[str, Text]] = [("rank", Text("名次", "Rank")), _PLACE] if key == "ranked" else [_PLACE]
    money = any(terms.money for terms in comparison.places)
    if money:
        columns += [
            ("now", Text(f"现可融资（{UNIT}）", "Now (10,000 yuan)")),
            ("if_approved", Text(f"获批后（{UNIT}）", "If approved (10,000 yuan)")),
            ("verdict", Text("现状结论", "As it stands")),
        ]
    if comparison.channel:
        columns += [("opening", Text("准入与单独至多（倍）", "Access, and alone at most (×)"))]
        columns += [("caps", Text("限额", "Limits")), ("texts", Text("依据", "Texts"))]
    else:
        columns += [
            ("non_standard", Text("非标（倍）", "Non-std (×)")),
            ("standardised", Text("标准化（倍）", "Standardised (×)")),
            ("together", Text("合计（倍）", "Together (×)")),
            ("permitted", Text("免批（倍）", "No approval (×)")),
            *([("common", Text("折合（倍）", "Over one base (×)"))] if comparison.over else []),
            ("local_bases", Text("当地限额", "Local limits")),
            ("local", Text("当地限额与分母", "Local limits, over what")),
            ("turns_on", Text("取决于", "Turns on")),
            ("published", Text("2017年公布", "Published 2017")),
            ("differs", Text("为何不同", "Why they differ")),
        ]
    columns += [
        ("verified_on", Text("核实至", "Verified")),
        ("grades", Text("证据", "Evidence")),
        ("gaps", Text("缺口", "Gaps")),
        ("marks", Text("提示", "Marks")),
    ]
    if found:
        columns.append(("matches", Text("符合条件的规则", "Found by")))
    shared = standing.open_ranges(places) if key in ("gap", "no_text") and not comparison.channel else None
    order = dict(
        zip([t.place.code for t in comparison.places], ranks(comparison.places, comparison.channel), strict=True)
    )
    rows: list[list[Cell]] = []
    for terms in places:
        row: list[Cell] = [order[terms.place.code], terms.place.name] if key == "ranked" else [terms.place.name]
        if money:
            row += [*standing.money(terms, comparison.channel, UNIT), standing.stands(terms)]
        why = None
        if comparison.channel:
            row += [*_channel(terms, comparison.channel), say.texts(terms, comparison.channel)]
        else:
            why = differs(terms, comparison.kind, comparison.facts)
            row += [
                standing.in_cell(terms, group, short=True, bracket=shared is None)
                for group in (Group.NON_STANDARD, Group.STANDARDISED)
            ]
            row.append(say.whole(terms, short=True))
            row.append(say.free(terms, short=True))
            row += [say.common(terms, comparison.over)] if comparison.over else []
            row += [say.local_bases(terms), say.local_caps(terms), say.turns_on(terms)]
            row += [say.published(terms.headline), why]
        row += [verified(terms), ", ".join(terms.grades), len(terms.gaps) or None]
        row.append(standing.marks(terms, differs=why is not None))
        if found:
            row.append(found_by(found, terms))
        rows.append(row)
    head = standing.HEADS[key]
    title = head if shared is None else Text(f"{head.zh}；{shared.zh}", f"{head.en}; {shared.en}")
    return Grid(title, tuple(columns), rows)


def found_by(found: Filtered, terms: PlaceTerms) -> Text:
    """Why a filter found a place."""
    match = found.matches[terms.place.code]
    shown = standing.matched(match)
    return shown if match.answer == "yes" else say.DEPENDS + Text("：", ": ") + shown


def verified(terms: PlaceTerms) -> str:
    """When a place's rules were last verified; a star: before the date asked for."""
    return f"{terms.verified_on or ''}{' *' if terms.stale else ''}"


def _channel(terms: PlaceTerms, channel: Channel) -> list[Cell]:
    of = terms.terms(channel)
    if of is None:
        return [Text("未见限制", "no limit seen"), None]
    caps = list(dict.fromkeys(say.cap(cap, terms) for cap in of.caps))
    return [say.opening(of, terms), join(caps, zh="；\n", en=";\n")]


def cases(comparison: Comparison) -> Grid:
    """Where facts that nobody stated decide a ratio: each case."""
    rows: list[list[Cell]] = [[terms.place.name, line] for terms in comparison.places for line in say.cases(terms)]
    columns = (_PLACE, ("case", Text("倍数及其情形", "Ratios, case by case")))
    return Grid(Text("取决于未指明事实的比例", "Ratios that turn on facts not stated"), columns, rows)


def channels(comparison: Comparison) -> Grid:
    """One row per place and channel that some text speaks of."""
    rows: list[list[Cell]] = []
    for terms in comparison.places:
        for of in terms.channels:
            silent = of.openings.levels == ("not_provided",)
            if not silent if comparison.channel is None else of.channel is comparison.channel:
                rows.append([terms.place.name, of.channel.label, *_channel(terms, of.channel)])
    columns = (
        _PLACE,
        ("channel", Text("渠道", "Channel")),
        ("opening", Text("准入与单渠道至多（倍，获批后）", "Access, and alone at most (×, if approved)")),
        ("caps", Text("限额与合计范围", "Limits and their pools")),
    )
    return Grid(Text("逐渠道（未列者为未作规定）", "Channel by channel (not listed: not provided for)"), columns, rows)


def rules(comparison: Comparison) -> Grid:
    """Every rule in force once, with the places where it holds."""
    held: dict[str, list[PlaceTerms]] = {}
    for terms in comparison.places:
        for rule in terms.rules:
            held.setdefault(rule.id, []).append(terms)
    rows: list[list[Cell]] = []
    for name, places in held.items():
        terms = places[0]
        rule = terms.rule(name)
        star = " *" if is_stale(rule, terms.as_of) else ""
        where = join([t.place.name for t in places])
        if len(places) > 1 and len(places) == len(comparison.places):
            where = Text("所比各地", "every place compared")
        rows.append(
            [
                name,
                rule.name,
                where,
                rule.says,
                say.demands(rule, terms),
                describe.citation(rule),
                rule.words,
                rule.source.checked + same(star) if star else rule.source.checked,
                rule.source.grade,
                rule.note,
            ]
        )
    columns = (
        _RULE,
        ("name", Text("名称", "Name")),
        ("places", Text("适用地", "Places")),
        ("says", Text("内容", "What it says")),
        ("demands", Text("要求", "Demands")),
        ("source", Text("依据", "Source")),
        ("words", Text("原文要词", "Operative words")),
        ("verified_on", Text("核实至（*早于所查日）", "Verified (* before the date)")),
        ("grade", Text("证据", "Evidence")),
        ("note", Text("读法", "Reading")),
    )
    return Grid(Text("有效规则与依据", "Rules in force and their texts"), columns, rows)


def gaps(comparison: Comparison) -> Grid:
    """What is known to be missing; the nation's gaps once."""
    rows: list[list[Cell]] = []
    seen: set[str] = set()
    for terms in comparison.places:
        for gap in terms.gaps:
            national = gap.id not in {own.id for own in terms.own_gaps}
            if not (national and gap.id in seen):
                rows.append([Text("全国", "China") if national else terms.place.name, gap.id, gap.says])
            seen.add(gap.id)
    columns = (_PLACE, ("gap", Text("编号", "Id")), ("says", Text("缺口", "Gap")))
    return Grid(Text("已知缺口", "Known gaps"), columns, rows)


def notes(comparison: Comparison) -> Grid:
    """Clauses that bound no funding and that a reader of a regime would miss; a text that several places follow once."""
    rows: dict[tuple[str, str], list[Cell]] = {}
    for terms in comparison.places:
        for note in terms.notes:
            key = (note.source.title.zh, note.says.zh)
            name = rows[key][0] if key in rows else None
            here = terms.place.name
            shared = Text(f"{name.zh}、{here.zh}", f"{name.en}, {here.en}") if isinstance(name, Text) else here
            rows[key] = [shared, note.says, note.source.title, note.source.issued.isoformat()]
    columns = (
        _PLACE,
        ("says", Text("内容", "What it says")),
        ("source", Text("依据", "Source")),
        ("issued", Text("日期", "Date")),
    )
    return Grid(Text("附注（不约束融资）", "Notes (no bound on funding)"), columns, list(rows.values()))
