"""The rulebook's answers as tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leverage.law import describe
from leverage.law import survey as lookup
from leverage.law.conditions import Reading
from leverage.law.regime import Note
from leverage.law.rulebook import Law, Rulebook
from leverage.law.rules import Rule
from leverage.law.survey import Difference
from leverage.report.grid import Cell, Grid, evidence
from leverage.terms.facts import CompanyType
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Text, join, same

_RULE = ("rule", Text("规则", "Rule"))
_DEMANDS = ("demands", Text("要求", "Demands"))
_WHEN = ("when", Text("适用于", "Applies where"))
_SOURCE = ("source", Text("依据", "Source"))
_NOTE_HEADS = (
    ("says", Text("内容", "What it says")),
    _SOURCE,
    ("issued", Text("日期", "Date")),
    ("valid", Text("有效期", "Valid")),
)


def listing(book: Rulebook, on: date) -> list[Grid]:
    """The places held, with how many rules of their own are in force on a date."""
    rows: list[list[Cell]] = []
    for regime in book.regimes():
        place = BY_CODE[regime.place]
        law = book.law_of(regime)
        held = sum(rule.in_force(on) for rule in law.rules if rule.layer == "local" or regime.place == "CN")
        gaps = sum(not gap.id.startswith("CN/") or regime.place == "CN" for gap in law.gaps(on))
        rows.append([place.code, place.name.zh, place.name.en, held, gaps])
    columns = (
        ("code", Text("代码", "Code")),
        ("name_zh", Text("地区", "中文")),
        ("name_en", Text("英文", "Place")),
        ("in_force", Text("有效规则", "Rules in force")),
        ("gaps", Text("缺口", "Gaps")),
    )
    return [Grid(Text(f"规则库（{on}）", f"Rulebook on {on}"), columns, rows)]


def show(law: Law, on: date, kind: CompanyType | None) -> list[Grid]:
    """The rules in force on a date, told in words, with their sources; what they replace; what is noted and what is missing."""
    name = law.place.name
    held = lookup.in_force(law, on, kind)
    rows: list[list[Cell]] = [
        [
            rule.id,
            rule.says,
            describe.formula(rule, law.facts),
            _when(rule, law),
            describe.citation(rule),
            rule.words,
            rule.source.checked + same(" *") if rule.stale(on) else rule.source.checked,
            rule.source.grade,
            rule.source.read_in.label if rule.source.read_in else None,
            rule.note,
        ]
        for rule in held
    ]
    columns = (
        _RULE,
        ("says", Text("内容", "What it says")),
        _DEMANDS,
        _WHEN,
        _SOURCE,
        ("words", Text("原文要词", "Operative words")),
        ("verified_on", Text("核实日（*早于所查日）", "Verified (* before the date)")),
        ("grade", Text("证据等级", "Evidence")),
        ("read_in", Text("见于", "Read in")),
        ("note", Text("读法", "Reading")),
    )
    grids = [Grid(Text(f"{name.zh}，{on}有效的规则", f"{name.en}: rules in force on {on}"), columns, rows)]
    gone = [rule for rule in law.rules if rule.in_force(on) and rule not in held and lookup.applies_to(rule.when, kind)]
    if gone:
        by: list[list[Cell]] = [
            [rule.id, rule.says, ", ".join(r.id for r in lookup.replaced_by(rule, law, on, kind))] for rule in gone
        ]
        by_heads = (_RULE, ("says", Text("内容", "What it says")), ("by", Text("由何规则替代", "Replaced by")))
        grids.append(Grid(Text("已被替代", "Replaced"), by_heads, by))
    if law.schemes:
        grids.append(_schemes(law, on))
    for told, title in (
        (lookup.notes(law, on), Text("附注（不约束融资）", "Notes (no bound on funding)")),
        (lookup.past_notes(law, on), Text(f"已届满的附注（{on}已不再有效）", f"Past notes (no longer valid on {on})")),
    ):
        if told:
            grids.append(Grid(title, _NOTE_HEADS, [_note(note) for note in told]))
    remarks = [remark for regime in law.regimes for remark in regime.remarks]
    if remarks:
        grids.append(Grid(Text("说明", "Remarks"), (("remark", Text("说明", "Remark")),), [[r] for r in remarks]))
    grids += readings([law], on)
    missing: list[list[Cell]] = [[gap.id, gap.says] for gap in law.gaps(on)]
    if missing:
        gap_heads = (("gap", Text("编号", "Id")), ("says", Text("缺口", "Gap")))
        grids.append(Grid(Text("已知缺口", "Known gaps"), gap_heads, missing))
    return [*grids, evidence()]


_READING_HEADS = (
    ("reading", Text("编号", "Id")),
    ("ask", Text("争议", "What is contested")),
    ("taken", Text("所采读法", "Taken")),
    ("otherwise", Text("另一读法", "The other reading")),
    ("settled_by", Text("由谁确定", "Settled by")),
    ("rules", Text("所系规则", "Rules that rest on it")),
)


def readings(laws: Iterable[Law], on: date | None = None) -> list[Grid]:
    """The contested clauses, place by place: what is taken, what else could be, and who could settle it; open ones on a date, where one is given."""
    grids = []
    for law in laws:
        rows: list[list[Cell]] = []
        for reading in law.local.readings:
            if on is None or reading.open(on):
                resting = [rule.id for rule in law.every_rule if reading.id in {way.reading for way in rule.under}]
                rows.append(
                    [reading.id, reading.ask, reading.taken, _others(reading), reading.settled_by, ", ".join(resting)]
                )
        if rows:
            name = law.place.name
            grids.append(Grid(Text(f"{name.zh}：有争议的条款", f"{name.en}: contested clauses"), _READING_HEADS, rows))
    return grids


STRICTER = {
    True: Text("较严", "stricter"),
    False: Text("较宽", "looser"),
    None: Text("视公司而定", "depends on the company"),
}


def _others(reading: Reading) -> Text:
    """The alternatives, each with its id and whether it is stricter than what is taken."""
    ways = []
    for other in reading.alternatives:
        strict = STRICTER[other.stricter]
        ways.append(Text(f"{other.id}（{strict.zh}）：{other.says.zh}", f"{other.id} ({strict.en}): {other.says.en}"))
    return join(ways, zh="；", en="; ")


def _note(note: Note) -> list[Cell]:
    title = note.source.title + same(note.article or "") if note.article else note.source.title
    return [note.says, title, note.source.issued.isoformat(), describe.period(note)]


def _schemes(law: Law, on: date) -> Grid:
    """How companies here are graded, now and before, and which rules in force turn on it."""
    now = law.scheme(on)
    rows: list[list[Cell]] = []
    for scheme in law.schemes:
        turning = [rule.id for rule in lookup.on_rating(law, on)] if scheme is now else []
        rows.append(
            [
                scheme.name,
                describe.grades(scheme),
                describe.period(scheme)
                if scheme is now
                else describe.period(scheme) + Text("（非现行）", "(not on this date)"),
                describe.METHODS[scheme.method],
                scheme.effect,
                ", ".join(turning),
                describe.citation(scheme),
                scheme.note,
            ]
        )
    columns = (
        ("scheme", Text("评级", "Rating scheme")),
        ("grades", Text("等级（由高到低）", "Grades, best first")),
        ("period", Text("施行期", "In force")),
        ("method", Text("评分办法", "Method")),
        ("effect", Text("作用", "What a grade does")),
        ("rules", Text("取决于评级的规则", "Rules that turn on it")),
        _SOURCE,
        ("note", Text("读法", "Reading")),
    )
    return Grid(Text("监管评级", "Supervisory rating"), columns, rows)


def _when(rule: Rule, law: Law) -> Text:
    return describe.conditions(rule.when, law.facts) if rule.when else Text("各类公司", "every company")


def history(law: Law) -> list[Grid]:
    """What began and ended, when, and by which text."""
    verbs = {"begins": Text("生效", "begins"), "ends": Text("失效", "ends")}
    rows: list[list[Cell]] = [
        [
            event.day.isoformat(),
            verbs[event.what],
            event.rule.id,
            describe.formula(event.rule, law.facts),
            _when(event.rule, law),
            event.by.title if event.by else None,
        ]
        for event in lookup.history(law)
    ]
    columns = (
        ("date", Text("日期", "Date")),
        ("change", Text("变动", "Change")),
        _RULE,
        _DEMANDS,
        _WHEN,
        ("by", Text("所依文本", "By which text")),
    )
    name = law.place.name
    return [Grid(Text(f"{name.zh}：沿革", f"{name.en}: history"), columns, rows)]


def diff(one: Law, other: Law, on: date, then: date, kind: CompanyType | None) -> list[Grid]:
    """What differs between two places, or between two dates of one."""
    found = lookup.diff(lookup.in_force(one, on, kind), lookup.in_force(other, then, kind))
    left, right = side(one, on, one is not other or on != then), side(other, then, True)
    rows: list[list[Cell]] = [[_ids(d), _told(d.one, one), _told(d.other, other)] for d in found]
    columns = (("rules", Text("规则", "Rules")), ("one", left), ("other", right))
    title = Text(f"{left.zh} 与 {right.zh} 的差异", f"{left.en} against {right.en}")
    return [Grid(title, columns, rows)]


def side(law: Law, on: date, dated: bool) -> Text:
    """One side of a comparison: the place, with its date where that tells the sides apart."""
    name = law.place.name
    return Text(f"{name.zh} {on}", f"{name.en} {on}") if dated else name


def _told(rules: tuple[Rule, ...], law: Law) -> Text:
    parts = []
    for rule in rules:
        formula = describe.formula(rule, law.facts)
        where = describe.conditions(rule.when, law.facts)
        parts.append(Text(f"{formula.zh}（{where.zh}）", f"{formula.en} ({where.en})") if rule.when else formula)
    if not parts:
        return Text("（无）", "(none)")
    return Text("\n".join(p.zh for p in parts), "\n".join(p.en for p in parts))


def _ids(found: Difference) -> str:
    return ", ".join(dict.fromkeys(rule.id for rule in (*found.one, *found.other)))


def coverage(book: Rulebook, on: date) -> list[Grid]:
    """Per place: first and last local text, when last verified, on what evidence, and how many gaps are open."""
    rows: list[list[Cell]] = []
    for row in lookup.coverage(book, on):
        place = BY_CODE[row.place]
        dates = [d.isoformat() if d else None for d in (row.first, row.last, row.verified_on)]
        rows.append([place.code, place.name, row.rules, *dates, ", ".join(row.grades), row.gaps])
    columns = (
        ("code", Text("代码", "Code")),
        ("place", Text("地区", "Place")),
        ("rules", Text("规则数", "Rules")),
        ("first", Text("最早文本", "First text")),
        ("last", Text("最新文本", "Latest text")),
        ("verified_on", Text("最近核实", "Verified on")),
        ("grades", Text("证据等级", "Evidence")),
        ("gaps", Text("未决缺口", "Open gaps")),
    )
    return [Grid(Text("收录情况", "Coverage"), columns, rows), evidence()]
