"""The comparison as plain tables: CSV for spreadsheets, Markdown for documents."""

from __future__ import annotations

import csv
import io

from leverage.assessment.findings import Assessment
from leverage.comparison.cases import told
from leverage.comparison.compare import Comparison, PlaceTerms, is_stale
from leverage.comparison.published import differs
from leverage.comparison.ranking import ranks
from leverage.comparison.where import Filtered
from leverage.law import describe
from leverage.report import grid
from leverage.report.comparison import words as say
from leverage.report.comparison.as_json import as_json
from leverage.report.grid import Cell, Grid, evidence
from leverage.terms.channels import Channel
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
            whole["total"] = room["total"] if room else None
            whole["total_if_approved"] = room["total_if_approved"] if room else None
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


def as_markdown(comparison: Comparison, language: Language, *, found: Filtered | None = None) -> str:
    """A document: the places, their channels, the rules with their texts, gaps and notes."""
    title = Text("各地融资杠杆比较", "Funding leverage, place by place").of(language)
    lines = [f"# {title}", "", grid.escaped(say.head(comparison).of(language)), ""]
    if found is not None:
        rest = say.untold(found)
        lines += [grid.escaped(text.of(language)) for text in (say.counted(found), rest) if text] + [""]
    lines += [f"- {grid.escaped(text.of(language))}" for text in remarks(comparison)]
    return "\n".join([*lines, "", grid.as_markdown(grids(comparison, found=found), language)])


def remarks(comparison: Comparison) -> list[Text]:
    """What a reader of the figures must know."""
    unlimited = say.unlimited(comparison)
    return [say.HOW, say.APPROVALS, *([unlimited] if unlimited else []), *comparison.warnings]


def grids(comparison: Comparison, *, found: Filtered | None = None) -> list[Grid]:
    """Every table of the comparison; those without rows left out."""
    tables = [
        overview(comparison, found=found),
        cases(comparison),
        channels(comparison),
        rules(comparison),
        gaps(comparison),
        notes(comparison),
        evidence(),
    ]
    return [table for table in tables if table.rows]


def overview(comparison: Comparison, *, found: Filtered | None = None) -> Grid:
    """One row per place, in their order."""
    columns: list[tuple[str, Text]] = [("rank", Text("名次", "Rank")), _PLACE]
    money = any(terms.money for terms in comparison.places)
    if money:
        columns += [
            ("now", Text(f"现可融资（{UNIT}）", "Now (10,000 yuan)")),
            ("if_approved", Text(f"获批后（{UNIT}）", "If approved (10,000 yuan)")),
            ("verdict", Text("现状结论", "As it stands")),
        ]
    if comparison.channel:
        columns += [("access", Text("准入", "Access")), ("most", Text("该渠道至多（倍）", "Channel at most (×)"))]
        columns += [("caps", Text("限额", "Limits")), ("texts", Text("依据", "Texts"))]
    else:
        columns += [
            ("multiple", Text("派生比例（倍）", "Derived (×)")),
            ("permitted", Text("无须批准者（倍）", "Unapproved (×)")),
            ("base", Text("分母", "Over")),
            ("turns_on", Text("取决于", "Turns on")),
            ("published", Text("2017年公布", "Published 2017")),
            ("differs", Text("为何不同", "Why they differ")),
        ]
    columns += [
        ("verified_on", Text("核实至", "Verified")),
        ("grades", Text("证据", "Evidence")),
        ("gaps", Text("缺口", "Gaps")),
    ]
    if found:
        columns.append(("matches", Text("符合条件的规则", "Found by")))
    rows: list[list[Cell]] = []
    for terms, rank in zip(comparison.places, ranks(comparison.places, comparison.channel), strict=True):
        row: list[Cell] = [rank, terms.place.name]
        if money:
            row += _money(terms.money, comparison.channel)
        if comparison.channel:
            row += [*_channel(terms, comparison.channel), say.texts(terms, comparison.channel)]
        else:
            row += [say.ratio(terms.derived), say.ratio(terms.permitted), say.bases(terms), say.turns_on(terms)]
            row += [say.published(terms.headline), differs(terms, comparison.kind, comparison.facts)]
        row += [verified(terms), ", ".join(terms.grades), len(terms.gaps) or None]
        if found:
            row.append(found_by(found, terms))
        rows.append(row)
    return Grid(Text("各地比较", "The places"), tuple(columns), rows)


def found_by(found: Filtered, terms: PlaceTerms) -> Text:
    """Why a filter found a place."""
    match = found.matches[terms.place.code]
    shown = say.matched(match)
    return shown if match.answer == "yes" else say.DEPENDS + Text("：", ": ") + shown


def verified(terms: PlaceTerms) -> str:
    """When a place's rules were last verified; a star: before the date asked for."""
    return f"{terms.verified_on or ''}{' *' if terms.stale else ''}"


def _money(money: Assessment | None, channel: Channel | None) -> list[Cell]:
    return [None, None, None] if money is None else [*say.raised(money, channel, UNIT), money.verdict.label]


def _channel(terms: PlaceTerms, channel: Channel) -> list[Cell]:
    of = terms.terms(channel)
    if of is None:
        return [None, None, None]
    caps = list(dict.fromkeys(say.cap(cap, terms) for cap in of.caps))
    most = say.span(of.most, of.most_upper) if of.access != "not_provided" else None
    return [say.access(of), most, join(caps, zh="；\n", en=";\n")]


def cases(comparison: Comparison) -> Grid:
    """Where facts that nobody stated decide a ratio: each case."""
    rows: list[list[Cell]] = [
        [terms.place.name, line]
        for terms in comparison.places
        if len(told(terms.derived)) > 1
        for line in say.cases(terms)
    ]
    columns = (_PLACE, ("case", Text("派生比例及其情形", "Derived ratio, case by case")))
    return Grid(Text("取决于未指明事实的比例", "Ratios that turn on facts not stated"), columns, rows)


def channels(comparison: Comparison) -> Grid:
    """One row per place and channel that some text speaks of."""
    rows: list[list[Cell]] = []
    for terms in comparison.places:
        for of in terms.channels:
            if of.access != "not_provided" if comparison.channel is None else of.channel is comparison.channel:
                rows.append([terms.place.name, of.channel.label, *_channel(terms, of.channel)])
    columns = (
        _PLACE,
        ("channel", Text("渠道", "Channel")),
        ("access", Text("准入", "Access")),
        ("most", Text("单渠道至多（倍，获批后）", "Alone at most (×, if approved)")),
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
        where = same(", ".join(t.place.code for t in places))
        if len(places) > 1 and len(places) == len(comparison.places):
            where = Text("所比各地", "every place compared")
        rows.append(
            [
                name,
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
