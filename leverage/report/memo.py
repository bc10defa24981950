"""A comparison as a memorandum: what a lawyer would start from instead of a blank page.

Question, short answer, table, the rules place by place with their citations in footnotes, readings and open points, and how sure all this is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf
from pathlib import Path

from leverage import describe
from leverage.channels import RAISABLE, Base, Channel
from leverage.compare import Case, Comparison, PlaceTerms
from leverage.findings import LEVELS, Level
from leverage.money import Bound, multiple
from leverage.reasons import fact_label, value_label
from leverage.report.memo_document import MemoDocument
from leverage.report.words import UNKNOWN, UNLIMITED, amount, visible
from leverage.rules import Access, Limit, Rule
from leverage.texts import Language, Text, join, same

UNIT = "万元"
_SHOWN = 3
_FEW = 8
_BASIS = {
    "stated": Text("文本写明", "as the text states"),
    "issued": Text("以发文日代", "the day of issue stands in"),
    "published": Text("以公布日代", "the day of publication stands in"),
    "assumed": Text("推定", "assumed"),
}


def write_memo(comparison: Comparison, path: Path, *, language: Language, receipt: Mapping[str, str]) -> None:
    """Write the memorandum. ``receipt`` tells the program's version, the rulebook's fingerprint and the time, as for an assessment."""
    title = Text(
        "备忘录:小额贷款公司融资杠杆规则比较", "Memorandum: funding-leverage rules of small-loan companies compared"
    )
    memo = MemoDocument(title.of(language), language)
    writer = _Writer(comparison, memo, language)
    writer.particulars(receipt)
    writer.question()
    writer.answer()
    writer.table()
    writer.rules()
    writer.open_points()
    writer.certainty(receipt)
    memo.save(path)


def citation(rule: Rule) -> Text:
    """A footnote: title, number, article, issuer, dates and on what basis, operative words, when it was last verified and on what evidence."""
    source, basis = rule.source, _BASIS[rule.source.effective_basis]
    words = f"“{rule.words}”" if rule.words else ""
    cited = describe.citation(rule)
    return Text(
        f"{cited.zh};{rule.start}起施行({basis.zh})。{words}{'。' if words else ''}"
        f"核实于{source.verified_on},证据等级{source.grade}。[{rule.id}]",
        f"{cited.en}; in force from {rule.start} ({basis.en}). {words}{' ' if words else ''}"
        f"Verified on {source.verified_on}, evidence {source.grade}. [{rule.id}]",
    )


def ratio(case: Case) -> Text:
    """A derived ratio with its denominators: ``2.3 × net capital``."""
    if case.multiple is None:
        return UNKNOWN
    if case.multiple == inf:
        return UNLIMITED
    times = multiple(Fraction(case.multiple))
    names = [base.label for base in case.parts]
    if case.joined == "one" or not names:
        return same(times) if not names else Text(f"{times}×{names[0].zh}", f"{times} × {names[0].en}")
    if case.joined == "sum":
        parts = [_part(base, part) for base, part in case.parts.items()]
        return join(parts, zh="+", en=" + ")
    told = join(names, zh="、", en=", ")
    if case.joined == "least":
        return Text(f"{times}×({told.zh}中较低者)", f"{times} × the least of ({told.en})")
    return Text(f"{times}×(同时受限于{told.zh})", f"{times} × ({told.en} at once)")


def _part(base: Base, part: Fraction) -> Text:
    return Text(f"{multiple(part)}×{base.label.zh}", f"{multiple(part)} × {base.label.en}")


def span(terms: PlaceTerms) -> Text:
    """The derived ratio of a place, or its range with the facts that decide it."""
    cautious, best = terms.derived.cautious, terms.derived.best
    if not terms.derived.turns_on:
        return ratio(cautious)
    facts = join([fact_label(name, terms.law.facts) for name in terms.derived.turns_on])
    low, high = ratio(cautious), ratio(best)
    return Text(f"{low.zh}至{high.zh}(视{facts.zh})", f"{low.en} to {high.en} (by {facts.en})")


class _Writer:
    """The sections, one after the other, over one comparison."""

    def __init__(self, comparison: Comparison, memo: MemoDocument, language: Language) -> None:
        self._comparison, self._memo, self._language = comparison, memo, language
        self._places = sorted(comparison.places, key=_rank)

    def _say(self, text: Text, notes: Iterable[Text] = ()) -> None:
        self._memo.paragraph(text.of(self._language), [note.of(self._language) for note in notes])

    def _point(self, text: Text, notes: Iterable[Text] = ()) -> None:
        self._memo.bullet(text.of(self._language), [note.of(self._language) for note in notes])

    def _head(self, text: Text, level: int = 1) -> None:
        self._memo.heading(text.of(self._language), level)

    def _money(self, bound: Bound | None) -> str:
        return amount(bound, self._language, UNIT)

    def particulars(self, receipt: Mapping[str, str]) -> None:
        blank = "________________"
        rows = [
            (Text("致", "To"), same(blank)),
            (Text("自", "From"), same(blank)),
            (Text("日期", "Date"), same(receipt.get("checked_at", "")[:10])),
            (Text("规则日", "Rules as of"), same(self._comparison.as_of)),
            (Text("事由", "Re"), self._subject()),
        ]
        self._memo.pairs([(name.of(self._language), value.of(self._language)) for name, value in rows])

    def _subject(self) -> Text:
        count = len(self._comparison.places)
        if count <= _FEW:
            names = join([terms.place.name for terms in self._comparison.places])
            return Text(f"{names.zh}的融资杠杆", f"Funding leverage in {names.en}")
        return Text(f"{count}个地区的融资杠杆", f"Funding leverage in {count} places")

    def _kind(self) -> Text:
        kind = self._comparison.kind
        if kind is None:
            return Text("小额贷款公司(类型未限定)", "a small-loan company (of no stated kind)")
        return Text(f"{kind.label.zh}小额贷款公司", f"a small-loan company ({kind.label.en})")

    def question(self) -> None:
        self._head(Text("一、问题", "1. Question"))
        kind, on = self._kind(), self._comparison.as_of
        self._say(
            Text(
                f"{on},{kind.zh}在下列地区最多可以融资多少、通过哪些渠道、以何为分母、依据哪一文本,以及结论有多可靠?",
                f"On {on}, how much may {kind.en} borrow in the places below, through which channels, over which denominator, under which text, and how "
                "sure is that?",
            )
        )
        stated = [
            Text(f"{fact_label(name, {}).zh}:{value}", f"{fact_label(name, {}).en}: {value}")
            for name, value in self._comparison.facts.items()
        ]
        if stated:
            told = join(stated, zh=";", en="; ")
            self._say(
                Text(
                    f"已给定:{told.zh}。未给定的事实按各种可能分别计算。",
                    f"Stated: {told.en}. Facts not stated were taken at every value.",
                )
            )
        company = self._comparison.company
        if company is not None:
            name = visible(company.name or "") or Text("(未命名)", "(not named)").of(self._language)
            figures = [
                Text(f"{base.label.zh}{self._money(f.amount)}", f"{base.label.en} {self._money(f.amount)}")
                for base, f in company.capital.items()
            ]
            told = join(figures, zh="、", en=", ")
            self._say(
                Text(
                    f"以{name}的数字计算(单位:{UNIT}):{told.zh};报告日期{company.report_date or '未填'}。批准以其所填为准,评级只在能读懂它的地区采用。",
                    f"Computed on the figures of {name} (10,000 yuan): {told.en}; report date {company.report_date or 'not stated'}. Approvals are taken as "
                    "stated; a rating only where the place's scheme knows it.",
                )
            )

    def answer(self) -> None:
        self._head(Text("二、简短回答", "2. Short answer"))
        if self._comparison.company is not None:
            self._answer_in_money()
        else:
            self._answer_in_ratios()
        unsure = [t for t in self._places if t.derived.cautious.multiple is None]
        if unsure:
            names = _names(unsure)
            self._point(
                Text(
                    f"说不出比例的地区:{names.zh}(原因见第四、五部分)。",
                    f"No ratio can be said of {names.en} (see parts 4 and 5).",
                )
            )
        turning = [t for t in self._places if t.derived.turns_on]
        if turning:
            names = _names(turning)
            self._point(
                Text(
                    f"比例取决于未给定事实(评级、开业时间、同意等)的地区:{names.zh}。",
                    f"The ratio turns on facts not stated (rating, time in business, consents) in {names.en}.",
                )
            )
        stale = [t for t in self._places if t.stale]
        gaps = [t for t in self._places if any(not gap.id.startswith("CN/") for gap in t.gaps)]
        self._point(
            Text(
                f"可靠程度:{len(self._places)}地中,{len(stale)}地依据的地方条款核实日早于规则日,{len(gaps)}地另有已知而未见的文本;见第五、六部分。",
                f"How sure: of {len(self._places)} places, {len(stale)} rest on local clauses last verified before the date of the rules, and {len(gaps)} have "
                "texts or matters known to exist that were not seen; see parts 5 and 6.",
            )
        )

    def _answer_in_ratios(self) -> None:
        groups: dict[str, list[PlaceTerms]] = {}
        for terms in self._places:
            if terms.derived.cautious.multiple is not None:
                groups.setdefault(ratio(terms.derived.cautious).zh, []).append(terms)
        for number, members in enumerate(list(groups.values())[:_SHOWN]):
            told, names = ratio(members[0].derived.cautious), _names(members)
            rank = (Text("最高", "Most"), Text("其次", "Then"), Text("再次", "Then"))[number]
            self._point(Text(f"{rank.zh}:{told.zh}——{names.zh}。", f"{rank.en}: {told.en}: {names.en}."))
        if len(groups) > _SHOWN:
            least = list(groups.values())[-1]
            told, names = ratio(least[0].derived.cautious), _names(least)
            self._point(Text(f"最低:{told.zh}——{names.zh}。", f"Least: {told.en}: {names.en}."))
        self._say(
            Text(
                "以上为推导比例:没有债务、取得全部批准、各分母均为一元的公司,经有限额的渠道合计可融资的倍数;未给定的事实取最不利的值。",
                "These are derived ratios: what a company without debt, with every approval and one yuan of every denominator, may raise through the channels "
                "that some rule limits; facts not stated are taken at their least favourable value.",
            )
        )

    def _answer_in_money(self) -> None:
        for terms in self._places[:_SHOWN]:
            money = terms.money
            if money is None:
                continue
            now, later = self._money(money.total.headroom), self._money(money.total.headroom_if_approved)
            verdict, name = money.verdict.label, terms.place.name
            self._point(
                Text(
                    f"{name.zh}:现在还可融资{now},取得批准后{later}({UNIT});按当地规则现状:{verdict.zh}。",
                    f"{name.en}: {now} more now, {later} with approvals (10,000 yuan); as it stands, under the rules there: {verdict.en}.",
                )
            )

    def table(self) -> None:
        self._head(Text("三、一览", "3. At a glance"))
        heads = [Text("地区", "Place"), Text("推导比例", "Derived ratio"), Text("2017年公布", "Published 2017")]
        widths = [2.2, 5.4, 2.2]
        if self._comparison.company is not None:
            heads += [Text(f"现在可融资({UNIT})", "Now (10,000 yuan)"), Text("获批后", "With approvals")]
            widths = [2.5, 3.5, 2.0, 2.5, 2.5]
        heads += [Text("核实日", "Verified"), Text("提示", "Marks")]
        widths += [2.2, 16.6 - sum(widths) - 2.2]
        rows = [[cell.of(self._language) for cell in self._row(terms)] for terms in self._places]
        self._memo.table([head.of(self._language) for head in heads], rows, widths)
        self._say(
            Text(
                "提示:旧=地方条款核实日早于规则日;缺=有已知而未见的文本;附=公布比例与推导不同或附条件,见第四部分。",
                "Marks: S = local clauses last verified before the date; G = texts known and not seen; N = the published ratio differs or is conditional, see "
                "part 4.",
            )
        )

    def _row(self, terms: PlaceTerms) -> list[Text]:
        published = terms.headline
        told = same("—") if published is None or published.multiple is None else same(multiple(published.multiple))
        row = [terms.place.name, span(terms), told]
        if self._comparison.company is not None:
            total = terms.money.total if terms.money else None
            row += [
                same(self._money(total.headroom if total else None)),
                same(self._money(total.headroom_if_approved if total else None)),
            ]
        marks = [Text("旧", "S")] if terms.stale else []
        marks += [Text("缺", "G")] if any(not gap.id.startswith("CN/") for gap in terms.gaps) else []
        differs = published is not None and published.multiple != terms.derived.cautious.multiple
        marks += [Text("附", "N")] if differs else []
        return [*row, same(terms.verified_on or "—"), join(marks, zh=" ", en=" ")]

    def rules(self) -> None:
        self._head(Text("四、逐地规则", "4. The rules, place by place"))
        national = {rule.id: rule for terms in self._places for rule in terms.rules if rule.layer == "national"}
        if national:
            self._head(Text("全国性规则", "National rules"), 2)
            self._say(
                Text(
                    "下列全国性规则在规则日施行;被当地规则替代的,在该地不适用。",
                    "These national rules are in force on the date; where a place's own rule replaces one, it does not apply there.",
                )
            )
            for rule in national.values():
                self._rule(rule, self._places[0])
        for terms in self._places:
            self._place(terms, set(national))

    def _place(self, terms: PlaceTerms, national: set[str]) -> None:
        self._head(terms.place.name, 2)
        told = span(terms)
        self._say(Text(f"推导比例:{told.zh}。", f"Derived ratio: {told.en}."))
        if terms.derived.turns_on and len(terms.derived.cases) <= _FEW:
            for case in terms.derived.cases:
                answers = [
                    Text(
                        f"{fact_label(name, terms.law.facts).zh}{value_label(value).zh}",
                        f"{fact_label(name, terms.law.facts).en} {value_label(value).en}",
                    )
                    for name, value in case.answers.items()
                ]
                where, much = join(answers), ratio(case)
                self._point(Text(f"{where.zh}:{much.zh}", f"{where.en}: {much.en}"))
        if terms.headline is not None:
            self._say(_published(terms))
        own = [rule for rule in terms.rules if rule.layer == "local"]
        if not own:
            self._say(Text("没有本地规则施行,按全国性规则。", "No local rule is in force; the national rules apply."))
        for rule in own:
            self._rule(rule, terms)
        replaced = sorted(national - {rule.id for rule in terms.rules})
        if replaced:
            self._say(
                Text(
                    f"在此地不适用的全国性规则:{'、'.join(replaced)}。",
                    f"National rules that do not apply here: {', '.join(replaced)}.",
                )
            )
        self._channels(terms)
        if terms.money is not None:
            self._room(terms)

    def _rule(self, rule: Rule, terms: PlaceTerms) -> None:
        says = rule.says
        if rule.when:
            where = describe.conditions(rule.when, terms.law.facts)
            says = Text(f"{says.zh}(适用于:{where.zh})", f"{says.en} (where: {where.en})")
        if isinstance(rule, Limit | Access):
            form = describe.formula(rule, terms.law.facts)
            says = Text(f"{says.zh}〔{form.zh}〕", f"{says.en} [{form.en}]")
        self._point(says, [citation(rule)])

    def _channels(self, terms: PlaceTerms) -> None:
        by_level: dict[Level, list[Channel]] = {}
        for item in terms.channels:
            if item.channel in RAISABLE:
                by_level.setdefault(item.access, []).append(item.channel)
        parts = []
        for level, label in LEVELS.items():
            if level in by_level:
                names = join([channel.label for channel in by_level[level]])
                parts.append(Text(f"{label.zh}:{names.zh}", f"{label.en}: {names.en}"))
        told = join(parts, zh=";", en="; ")
        self._say(Text(f"渠道——{told.zh}。", f"Channels. {told.en}."))

    def _room(self, terms: PlaceTerms) -> None:
        money = terms.money
        if money is None:
            return
        rooms = [
            Text(
                f"{room.channel.label.zh}{self._money(room.headroom)}",
                f"{room.channel.label.en} {self._money(room.headroom)}",
            )
            for room in money.channels
            if room.channel in RAISABLE and room.access == "permitted"
        ]
        told = join(rooms, zh="、", en="; ")
        bound = ", ".join(money.total.binding) or "—"
        now, later = self._money(money.total.headroom), self._money(money.total.headroom_if_approved)
        self._say(
            Text(
                f"对该公司({UNIT}):合计现在{now},获批后{later};约束规则:{bound}。各渠道单独:{told.zh or '—'}。",
                f"For this company (10,000 yuan): in all {now} now, {later} with approvals; bound by {bound}. By channel alone: {told.en or '—'}.",
            )
        )
        if terms.unread:
            names = join([fact_label(name, terms.law.facts) for name in terms.unread])
            self._say(
                Text(
                    f"此地读不懂的事实按未知处理:{names.zh}。",
                    f"Facts that this place cannot read were taken as unknown: {names.en}.",
                )
            )

    def open_points(self) -> None:
        self._head(Text("五、读法与未决事项", "5. Readings and open points"))
        nation = self._places[0].law.national
        for gap in dict.fromkeys(gap for terms in self._places for gap in terms.gaps if gap.id.startswith("CN/")):
            self._point(Text(f"{gap.id}:{gap.says.zh}", f"{gap.id}: {gap.says.en}"))
        told = {
            rule.id: rule.note
            for terms in self._places
            for rule in terms.rules
            if rule.layer == "national" and rule.note
        }
        for name, note in told.items():
            self._point(Text(f"{name}:{note.zh}", f"{name}: {note.en}"))
        for reading in nation.readings:
            self._point(reading)
        for terms in self._places:
            points = [
                Text(f"{gap.id}:{gap.says.zh}", f"{gap.id}: {gap.says.en}")
                for gap in terms.gaps
                if not gap.id.startswith("CN/")
            ]
            points += [
                Text(f"{r.id}:{r.note.zh}", f"{r.id}: {r.note.en}")
                for r in terms.rules
                if r.layer == "local" and r.note
            ]
            points += [reading for regime in terms.law.regimes if regime is not nation for reading in regime.readings]
            notes = [n for n in terms.notes if n not in nation.notes]
            if points or notes:
                self._head(terms.place.name, 2)
            for point in points:
                self._point(point)
            for extra in notes:
                cited = Text(
                    f"《{extra.source.title.zh}》{extra.article or ''},{extra.source.issued}",
                    f"{extra.source.title.en} {extra.article or ''}, {extra.source.issued}",
                )
                self._point(extra.says, [cited])

    def certainty(self, receipt: Mapping[str, str]) -> None:
        self._head(Text("六、确定性声明", "6. Certainty"))
        grades = sorted({rule.source.grade for terms in self._places for rule in terms.rules})
        days = sorted({rule.source.verified_on for terms in self._places for rule in terms.rules})
        verified = f"{days[0]}~{days[-1]}" if days else "—"
        self._say(
            Text(
                f"引用条款的核实日为{verified},证据等级{'、'.join(grades)}(A:读到原文或逐字引文;A-:同A而有小疑;B:数家媒体一致)。"
                "核实日以后的变化未知;未载不等于没有,也不等于废止。比例由条文推导,不是监管部门公布的数字。",
                f"The clauses cited were verified on {verified}, on evidence {', '.join(grades)} (A: the text or a verbatim quotation was read; A-: as A, with "
                "a small doubt; B: several newspapers agree). What changed since is not known; what is not recorded is neither absent "
                "nor repealed. The ratios are derived from the clauses and not published by any regulator.",
            )
        )
        self._say(
            Text(
                f"由 {receipt.get('tool', '')} 生成,规则库指纹 {receipt.get('rulebook', '')}。本文为起草底稿,须由署名人核对后使用。",
                f"Made by {receipt.get('tool', '')}, rulebook {receipt.get('rulebook', '')}. A draft to start from: to be checked by whoever signs it.",
            )
        )
        self._say(
            Text("署名:________________    日期:________________", "Signed: ________________    Date: ________________")
        )


def _published(terms: PlaceTerms) -> Text:
    """The headline of 2017 beside the derived ratio, and why they differ."""
    published = terms.headline
    if published is None:
        return Text("", "")
    if published.multiple is None:
        return Text(f"2017年末汇编:{published.note.zh}", f"Compilation of late 2017: {published.note.en}")
    much = multiple(published.multiple)
    return Text(
        f"2017年末汇编公布{much}倍({published.base.label.zh}):{published.note.zh}",
        f"The compilation of late 2017 publishes {much} × {published.base.label.en}: {published.note.en}",
    )


def _names(places: Sequence[PlaceTerms]) -> Text:
    return join([terms.place.name for terms in places])


def _rank(terms: PlaceTerms) -> tuple[bool, Bound, Bound, str]:
    """Where most may be raised first; what cannot be said last."""
    if terms.money is not None:
        now, later = terms.money.total.headroom, terms.money.total.headroom_if_approved
    else:
        now, later = terms.derived.cautious.multiple, terms.derived.best.multiple
    return (now is None, -(now or 0), -(later or 0), terms.place.code)
