"""The question, its short answer and the table: what a partner reads first."""

from __future__ import annotations

from collections.abc import Sequence

from leverage.comparison.contested import Flip
from leverage.comparison.published import differs
from leverage.comparison.ranking import Standing, ranks
from leverage.comparison.ratios.places import Comparison, PlaceTerms
from leverage.comparison.where import Filtered
from leverage.report.comparison import standing
from leverage.report.comparison import words as say
from leverage.report.comparison.memorandum.writer import Writer, stated
from leverage.terms.channels import RAISABLE, Group
from leverage.terms.facts import fact_label
from leverage.terms.texts import Text, join, same

UNIT = "万元"
MANY = 12
"""Of more places the table stands in the appendix, and the first part has those that are ranked."""
_SHOWN = 3
_ASKED = Text(
    "{on}，{kind}在{places}最多可以融资多少、{through}、以何为分母、依据哪一文本、取决于什么，以及结论有多可靠？",
    "On {on}, how much may {kind} borrow in {places}, {through}, over which denominator, under which text, turning on what, and how sure is that?",
)
_STATED = Text(
    "已给定：{facts}。未给定的事实按各种可能分别计算，列为区间。",
    "Stated: {facts}. Facts not stated were taken at every value and give ranges.",
)
_FIGURES = Text(
    "以{name}的数字计算（单位：万元）：{capital}；报告日期{on}。批准以其所填为准，评级只在能读懂它的地区采用。",
    "Computed on the figures of {name} (10,000 yuan): {capital}; report date {on}. Approvals are taken as stated; a rating only where the place's scheme "
    "knows it.",
)
_READ_AS = Text("有争议的条款按最严读法。", "Contested clauses are read in whatever way leaves least.")


def subject(comparison: Comparison) -> Text:
    """What the memorandum is about: the company, one place, or several."""
    names = places(comparison.places)
    company = comparison.company
    if company is not None and company.name:
        return Text(f"{company.name}在{names.zh}的融资空间", f"What {company.name} may borrow in {names.en}")
    return Text(f"{names.zh}的小额贷款公司融资杠杆", f"Funding leverage of small-loan companies in {names.en}")


def places(held: Sequence[PlaceTerms]) -> Text:
    """Places by name; many by their number."""
    if len(held) > 8:
        return Text(f"{len(held)}个地区", f"{len(held)} places")
    return join([terms.place.name for terms in held]) if held else Text("所问地区", "the places asked for")


def kind(comparison: Comparison) -> Text:
    """The kind of company asked about."""
    if comparison.kind is None:
        return Text("小额贷款公司（类型未限定）", "a small-loan company (of no stated kind)")
    label = comparison.kind.label
    return Text(f"{label.zh}小额贷款公司", f"a small-loan company ({label.en})")


def question(write: Writer, comparison: Comparison, found: Filtered | None) -> None:
    """What is asked, for whom, on which facts."""
    through = Text("通过哪些渠道", "through which channels")
    if comparison.channel is not None:
        label = comparison.channel.label
        through = Text(f"仅以{label.zh}一个渠道计", f"through one channel alone ({label.en})")
    asked = _ASKED.fill(on=comparison.as_of, kind=kind(comparison), places=places(comparison.places), through=through)
    write.say(asked)
    if found is not None:
        for told in (standing.counted(found), standing.untold(found)):
            if told is not None:
                write.say(told)
    known = {name: fact for terms in comparison.places for name, fact in terms.law.facts.items()}
    facts = []
    for name in (name for name in stated(comparison.facts) if name in known):
        label, answer = fact_label(name, known), say.answer(name, comparison.facts[name])
        facts.append(Text(f"{label.zh}：{answer.zh}", f"{label.en}: {answer.en}"))
    if facts:
        write.say(_STATED.fill(facts=join(facts, zh="；", en="; ")))
    company = comparison.company
    if company is not None:
        capital = []
        for base, figure in company.capital.items():
            worth = standing.amount(figure.amount, UNIT)
            capital.append(Text(f"{base.label.zh}{worth.zh}", f"{base.label.en} {worth.en}"))
        called = same(company.name) if company.name else Text("（未命名的公司）", "a company not named")
        on = same(company.report_date) if company.report_date else Text("未填", "not stated")
        write.say(_FIGURES.fill(name=called, capital=join(capital), on=on))
    if comparison.strict:
        write.say(_READ_AS)


def answer(write: Writer, comparison: Comparison, turned: Sequence[Flip]) -> None:
    """The short answer: the company's breach first, then the places by their standing, then how sure all this is."""
    if not comparison.places:
        write.say(Text("没有符合条件的地区。", "No place meets the conditions."))
        return
    first = standing.in_breach(comparison)
    if first is not None:
        write.say(first, bold=True)
    for key, held in standing.by_standing(comparison.places, comparison.channel).items():
        if key != "broken":
            _group(write, comparison, key, held)
    for terms in comparison.places if comparison.channel is None and len(comparison.places) <= _SHOWN else ():
        name, told = terms.place.name, channels(terms)
        write.point(Text(f"{name.zh}的渠道——{told.zh}。", f"Channels in {name.en}: {told.en}."))
    for warning in filter(None, (standing.unlimited(comparison), *comparison.warnings)):
        write.point(warning)
    _sure(write, comparison, turned)


def _group(write: Writer, comparison: Comparison, key: Standing, held: Sequence[PlaceTerms]) -> None:
    """The places of one standing: the best, those of one figure together; of several groups of figures the first and the last."""
    by_figure: dict[Text, list[PlaceTerms]] = {}
    for terms in held:
        by_figure.setdefault(_figure(terms, comparison), []).append(terms)
    groups = list(by_figure.items())
    label = standing.COUNTED[key]
    label = Text(label.zh, label.en[:1].upper() + label.en[1:])
    if key == "unknown":
        names = join([terms.place.name for terms in held])
        write.point(Text(f"{label.zh}：{names.zh}。", f"{label.en}: {names.en}."))
        return
    for number, (figure, members) in enumerate(groups[:_SHOWN]):
        names = join([terms.place.name for terms in members])
        word = (Text("最高", "Most"), Text("其次", "Then"), Text("再次", "Then"))[number] if key == "ranked" else label
        write.point(Text(f"{word.zh}：{figure.zh}——{names.zh}。", f"{word.en}: {figure.en}: {names.en}."))
    if len(groups) > _SHOWN:
        figure, members = groups[-1]
        names = join([terms.place.name for terms in members])
        if key == "ranked":
            write.point(Text(f"最低：{figure.zh}——{names.zh}。", f"Least: {figure.en}: {names.en}."))
        else:
            rest = [terms for _, held_ in groups[_SHOWN:] for terms in held_]
            names = join([terms.place.name for terms in rest])
            write.point(
                Text(f"{label.zh}，另有：{names.zh}（见表）。", f"{label.en}, besides: {names.en} (see the table).")
            )


def _figure(terms: PlaceTerms, comparison: Comparison) -> Text:
    if terms.money is not None:
        (now, later), stands = standing.money(terms, comparison.channel, UNIT), standing.stands(terms)
        return Text(
            f"现在还可融资{now.zh}、取得批准后{later.zh}（万元），按当地规则现状{stands.zh}",
            f"{now.en} more now, {later.en} with approvals (10,000 yuan); as it stands under the rules there, {stands.en}",
        )
    if comparison.channel is not None:
        of = terms.terms(comparison.channel)
        return say.opening(of, terms) if of else Text("未见限制", "no limit seen")
    told = say.ratios(terms)
    facts = say.turns_on(terms)
    return Text(f"{told.zh}（视{facts.zh}）", f"{told.en} (by {facts.en})") if facts.zh else told


def _sure(write: Writer, comparison: Comparison, turned: Sequence[Flip]) -> None:
    held = comparison.places
    stale, gaps = sum(terms.stale for terms in held), sum(bool(terms.own_gaps) for terms in held)
    own = [flip for flip in turned if flip.matters and not flip.reading.id.startswith("CN/")]
    contested = len({flip.terms.place.code for flip in own})
    write.point(
        Text(
            f"可靠程度：{len(held)}地中，{stale}地的地方条款核实日早于规则日，{gaps}地另有已知而未见的文本，{contested}地有数字随当地条款的读法而变"
            "（见读法、未见与确定性各部分）。",
            f"How sure: of {len(held)} place(s), {stale} rest on local clauses last verified before the date of the rules, {gaps} have texts known and not "
            f"seen, and in {contested} a figure turns on how a clause of its own is read (see the parts on readings, on what was not seen, and on certainty).",
        )
    )


def table(write: Writer, comparison: Comparison, *, whole: bool) -> None:
    """The places at a glance, every figure with its denominators; ``whole``: also those that are not ranked."""
    held = standing.by_standing(comparison.places, comparison.channel)
    order = dict(
        zip([t.place.code for t in comparison.places], ranks(comparison.places, comparison.channel), strict=True)
    )
    for key, members in held.items():
        if not whole and key != "ranked" and len(comparison.places) > MANY:
            continue
        if len(comparison.places) > 1:
            write.say(standing.HEADS[key], bold=True)
        heads, widths = _columns(comparison, ranked=key == "ranked")
        rows = [_row(terms, order[terms.place.code], comparison) for terms in members]
        write.table(heads, rows if key == "ranked" else [row[1:] for row in rows], widths)
    write.say(standing.MARKS)


def _columns(comparison: Comparison, *, ranked: bool) -> tuple[list[Text], list[float]]:
    heads, widths = [Text("地区", "Place")], [2.3]
    if ranked:
        heads, widths = [Text("名次", "Rank"), *heads], [1.3, *widths]
    if comparison.company is not None:
        heads += [
            Text("现可融资（万元）", "Now (10,000 yuan)"),
            Text("获批后", "If approved"),
            Text("现状", "As it stands"),
        ]
        widths += [2.4, 2.4, 1.5]
    if comparison.channel is not None:
        heads.append(comparison.channel.label)
        widths.append(16.6 - sum(widths) - 1.8)
    else:
        heads += [Text("非标准化", "Non-standard"), Text("标准化", "Standardised")]
        left = 16.6 - sum(widths) - 1.8
        if comparison.company is None:
            heads += [Text("其中无须批准", "No approval"), Text("当地限额", "Local limits")]
            widths += [left * part for part in (0.25, 0.22, 0.22, 0.31)]
        else:
            widths += [left / 2, left / 2]
    return [*heads, Text("提示", "Marks")], [*widths, 1.8]


def _row(terms: PlaceTerms, rank: int | None, comparison: Comparison) -> list[Text]:
    row = [same(rank or "—"), terms.place.name]
    if terms.money is not None:
        row += [*standing.money(terms, comparison.channel, UNIT), standing.stands(terms)]
    if comparison.channel is not None:
        of = terms.terms(comparison.channel)
        row.append(say.opening(of, terms) if of else same("—"))
    else:
        row += [standing.in_cell(terms, Group.NON_STANDARD), standing.in_cell(terms, Group.STANDARDISED)]
        if terms.money is None:
            row += [say.free(terms), say.local_caps(terms)]
    published = comparison.channel is None and differs(terms, comparison.kind, comparison.facts) is not None
    return [*row, standing.marks(terms, differs=published)]


def channels(terms: PlaceTerms) -> Text:
    """Every funding channel by its access, in the words of every other medium."""
    by_word: dict[Text, list[Text]] = {}
    for of in terms.channels:
        if of.channel in RAISABLE:
            by_word.setdefault(say.access(of), []).append(of.channel.short)
    parts = []
    for word, labels in by_word.items():
        names = join(labels)
        parts.append(Text(f"{word.zh}：{names.zh}", f"{word.en}: {names.en}"))
    return join(parts, zh="；", en="; ")
