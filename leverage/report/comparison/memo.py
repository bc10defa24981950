"""A comparison as a memorandum: what a lawyer would start from instead of a blank page.

Question, short answer, table, the rules place by place with their citations in footnotes, readings and open points, and how sure all this is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from leverage.assessment.findings import BROKEN, LEVELS, Level
from leverage.comparison.compare import Comparison, PlaceTerms
from leverage.comparison.headlines import Headline
from leverage.comparison.published import differs
from leverage.comparison.ranking import ranked, ranks
from leverage.comparison.where import Filtered
from leverage.law import describe
from leverage.law.rules import Access, Limit, Rule
from leverage.law.sources import EVIDENCE
from leverage.report.comparison import words as say
from leverage.report.comparison.memo_document import MemoDocument
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.facts import fact_label, value_label
from leverage.terms.money import Bound
from leverage.terms.texts import Language, Text, join, same

UNIT = "万元"
_SHOWN = 3
_FEW = 8
_BASIS = {
    "stated": Text("文本写明", "as the text states"),
    "issued": Text("以发文日代", "the day of issue stands in"),
    "published": Text("以公布日代", "the day of publication stands in"),
    "assumed": Text("推定", "assumed"),
}


def write_memo(
    comparison: Comparison, path: Path, *, language: Language, receipt: Mapping[str, str], found: Filtered | None = None
) -> None:
    """Write the memorandum, the most favourable place first; ``found`` tells how the places were chosen. ``receipt`` tells the program's version, the
    rulebook's fingerprint and the time, as for an assessment.
    """
    title = Text(
        "备忘录：小额贷款公司融资杠杆规则比较", "Memorandum: funding-leverage rules of small-loan companies compared"
    )
    memo = MemoDocument(title.of(language), language)
    writer = _Writer(comparison, memo, language, found)
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
    verified = Text("核实于", "Verified on") + source.checked if source.seen else source.checked
    return Text(
        f"{cited.zh}；{rule.start}起施行（{basis.zh}）。{words}{'。' if words else ''}"
        f"{verified.zh}，证据等级{source.grade}。[{rule.id}]",
        f"{cited.en}; in force from {rule.start} ({basis.en}). {words}{' ' if words else ''}"
        f"{verified.en}, evidence {source.grade}. [{rule.id}]",
    )


class _Writer:
    """The sections, one after the other, over one comparison."""

    def __init__(self, comparison: Comparison, memo: MemoDocument, language: Language, found: Filtered | None) -> None:
        self._comparison, self._memo, self._language, self._found = comparison, memo, language, found
        self._channel = comparison.channel
        self._places = ranked(comparison.places, comparison.channel)

    def _say(self, text: Text, notes: Iterable[Text] = ()) -> None:
        self._memo.paragraph(text.of(self._language), [note.of(self._language) for note in notes])

    def _point(self, text: Text, notes: Iterable[Text] = ()) -> None:
        self._memo.bullet(text.of(self._language), [note.of(self._language) for note in notes])

    def _head(self, text: Text, level: int = 1) -> None:
        self._memo.heading(text.of(self._language), level)

    def _money(self, bound: Bound | None) -> str:
        return say.amount(bound, UNIT).of(self._language)

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
            return Text("小额贷款公司（类型未限定）", "a small-loan company (of no stated kind)")
        return Text(f"{kind.label.zh}小额贷款公司", f"a small-loan company ({kind.label.en})")

    def question(self) -> None:
        self._head(Text("一、问题", "1. Question"))
        kind, on = self._kind(), self._comparison.as_of
        through = Text("通过哪些渠道", "through which channels")
        if self._channel is not None:
            label = self._channel.label
            through = Text(f"仅以{label.zh}一个渠道计", f"through one channel alone ({label.en})")
        self._say(
            Text(
                f"{on}，{kind.zh}在下列地区最多可以融资多少、{through.zh}、以何为分母、依据哪一文本，以及结论有多可靠？",
                f"On {on}, how much may {kind.en} borrow in the places below, {through.en}, over which denominator, under which text, and how "
                "sure is that?",
            )
        )
        if self._found is not None:
            for told in (say.counted(self._found), say.untold(self._found)):
                self._say(told or same(""))
        known = {name: fact for terms in self._places for name, fact in terms.law.facts.items()}
        stated = [
            Text(
                f"{fact_label(name, known).zh}：{value_label(value).zh}",
                f"{fact_label(name, known).en}: {value_label(value).en}",
            )
            for name, value in self._comparison.facts.items()
            if name != "company_type"
        ]
        if stated:
            told = join(stated, zh="；", en="; ")
            self._say(
                Text(
                    f"已给定：{told.zh}。未给定的事实按各种可能分别计算。",
                    f"Stated: {told.en}. Facts not stated were taken at every value.",
                )
            )
        company = self._comparison.company
        if company is not None:
            name = company.name or Text("（未命名的公司）", "a company not named").of(self._language)
            figures = [
                Text(f"{base.label.zh}{self._money(f.amount)}", f"{base.label.en} {self._money(f.amount)}")
                for base, f in company.capital.items()
            ]
            told = join(figures, zh="、", en=", ")
            self._say(
                Text(
                    f"以{name}的数字计算（单位：{UNIT}）：{told.zh}；报告日期{company.report_date or '未填'}。批准以其所填为准，评级只在能读懂它的地区采用。",
                    f"Computed on the figures of {name} (10,000 yuan): {told.en}; report date {company.report_date or 'not stated'}. Approvals are taken as "
                    "stated; a rating only where the place's scheme knows it.",
                )
            )

    def answer(self) -> None:
        self._head(Text("二、简短回答", "2. Short answer"))
        if not self._places:
            self._say(Text("没有符合条件的地区。", "No place meets the conditions."))
            return
        if self._comparison.company is not None:
            self._answer_in_money()
        elif self._channel is not None:
            self._answer_of_channel(self._channel)
        else:
            self._answer_in_ratios()
        for warning in filter(None, (say.unlimited(self._comparison), *self._comparison.warnings)):
            self._point(warning)
        unsure = [t for t in self._places if self._channel is None and t.derived.cautious.multiple is None]
        if unsure:
            names = _names(unsure)
            self._point(
                Text(
                    f"说不出比例的地区：{names.zh}（原因见第四、五部分）。",
                    f"No ratio can be said of {names.en} (see parts 4 and 5).",
                )
            )
        turning = [t for t in self._places if self._channel is None and t.derived.turns_on]
        if turning:
            names = _names(turning)
            self._point(
                Text(
                    f"比例取决于未给定事实（评级、开业时间、同意等）的地区：{names.zh}。",
                    f"The ratio turns on facts not stated (rating, time in business, consents) in {names.en}.",
                )
            )
        stale = [t for t in self._places if t.stale]
        gaps = [t for t in self._places if t.own_gaps]
        self._point(
            Text(
                f"可靠程度：{len(self._places)}地中，{len(stale)}地依据的地方条款核实日早于规则日，{len(gaps)}地另有已知而未见的文本；见第五、六部分。",
                f"How sure: of {len(self._places)} places, {len(stale)} rest on local clauses last verified before the date of the rules, and {len(gaps)} have "
                "texts or matters known to exist that were not seen; see parts 5 and 6.",
            )
        )

    def _answer_in_ratios(self) -> None:
        self._in_order([(t, say.derived(t)) for t in self._places if t.derived.cautious.multiple is not None])
        for told in (say.HOW, say.APPROVALS):
            self._say(told)

    def _answer_of_channel(self, channel: Channel) -> None:
        """By what the channel alone may raise; what is not provided for and what cannot be said apart."""
        told = [(terms, of) for terms in self._places if (of := terms.terms(channel))]
        self._in_order([(terms, say.brief(of, terms)) for terms, of in told if of.most is not None])
        silent = _names([terms for terms, of in told if of.access == "not_provided"])
        unsaid = _names([terms for terms, of in told if of.most is None and of.access != "not_provided"])
        if silent.zh:
            self._point(Text(f"未作规定的地区：{silent.zh}。", f"Not provided for in {silent.en}."))
        if unsaid.zh:
            self._point(Text(f"倍数说不出的地区：{unsaid.zh}。", f"No multiple can be said for {unsaid.en}."))

    def _in_order(self, told: Iterable[tuple[PlaceTerms, Text]]) -> None:
        """The first places, those of one figure together, and the last ones."""
        groups: dict[Text, list[PlaceTerms]] = {}
        for terms, figure in told:
            groups.setdefault(figure, []).append(terms)
        for number, (figure, members) in enumerate(list(groups.items())[:_SHOWN]):
            names = _names(members)
            rank = (Text("最高", "Most"), Text("其次", "Then"), Text("再次", "Then"))[number]
            self._point(Text(f"{rank.zh}：{figure.zh}——{names.zh}。", f"{rank.en}: {figure.en}: {names.en}."))
        if len(groups) > _SHOWN:
            figure, members = list(groups.items())[-1]
            names = _names(members)
            self._point(Text(f"最低：{figure.zh}——{names.zh}。", f"Least: {figure.en}: {names.en}."))

    def _answer_in_money(self) -> None:
        order = ranks(self._places, self._channel)
        self._in_order([(t, self._raised(t)) for t, rank in zip(self._places, order, strict=True) if rank is not None])
        unsaid = [t for t, rank in zip(self._places, order, strict=True) if rank is None]
        if unsaid:
            names = _names(unsaid)
            self._point(Text(f"金额说不出的地区：{names.zh}。", f"No amount can be said for {names.en}."))
        broken = [t for t in self._places if t.money is not None and t.money.verdict in BROKEN]
        if broken:
            names = _names(broken)
            self._point(
                Text(
                    f"现有余额在以下各地已超限或属禁止，排在其他地区之后：{names.zh}。",
                    f"What the company holds already breaks the rules of {names.en}, which are ranked after the others.",
                )
            )

    def _raised(self, terms: PlaceTerms) -> Text:
        """What the company may still raise in a place, and how it stands there."""
        if terms.money is None:
            return same("—")
        (now, later), verdict = say.raised(terms.money, self._channel, UNIT), terms.money.verdict.label
        return Text(
            f"现在还可融资{now.zh}、取得批准后{later.zh}（{UNIT}），按当地规则现状{verdict.zh}",
            f"{now.en} more now, {later.en} with approvals (10,000 yuan); as it stands under the rules there, {verdict.en}",
        )

    def table(self) -> None:
        self._head(Text("三、一览", "3. At a glance"))
        if not self._places:
            return
        money = self._comparison.company is not None
        heads = [Text("名次", "Rank"), Text("地区", "Place")]
        widths = [1.3, 2.4]
        if self._channel is not None:
            heads.append(self._channel.label + Text("：单独至多（倍）", ": alone at most (×)"))
            widths.append(3.9 if money else 8.0)
        else:
            heads += [Text("派生比例", "Derived ratio"), Text("2017年公布（倍）", "2017 (×)")]
            widths += [2.6, 1.3] if money else [6.3, 1.8]
        if money:
            heads += [Text(f"现在可融资（{UNIT}）", "Now (10,000 yuan)"), Text("获批后", "If approved")]
            heads.append(Text("现状", "As it stands"))
            widths += [2.1, 1.9, 2.0]
        heads += [Text("核实日", "Verified"), Text("提示", "Marks")]
        widths += [2.0, 16.6 - sum(widths) - 2.0]
        order = ranks(self._places, self._channel)
        rows = [
            [cell.of(self._language) for cell in self._row(terms, rank)]
            for terms, rank in zip(self._places, order, strict=True)
        ]
        self._memo.table([head.of(self._language) for head in heads], rows, widths)
        self._say(
            Text(
                "提示：旧=地方条款核实日早于规则日；缺=有已知而未见的文本；异=公布的比例与派生比例不同，原因见第四部分。",
                "Marks: S = local clauses last verified before the date; G = texts known and not seen; N = the published ratio is another, for the reason in "
                "part 4.",
            )
        )

    def _row(self, terms: PlaceTerms, rank: int | None) -> list[Text]:
        row = [same(rank or "—"), terms.place.name]
        differs_ = differs(terms, self._comparison.kind, self._comparison.facts)
        if self._channel is not None:
            of = terms.terms(self._channel)
            row.append(say.brief(of, terms) if of else same("—"))
        else:
            published = terms.headline
            told = same("—") if published is None else say.published_times(published)
            row += [say.derived(terms), told]
        if terms.money is not None:
            row += [*say.raised(terms.money, self._channel, UNIT), terms.money.verdict.label]
        marks = [Text("旧", "S")] if terms.stale else []
        marks += [Text("缺", "G")] if terms.own_gaps else []
        marks += [Text("异", "N")] if differs_ and self._channel is None else []
        return [*row, same(terms.verified_on or "—"), join(marks, zh=" ", en=" ")]

    def rules(self) -> None:
        self._head(Text("四、逐地规则", "4. The rules, place by place"))
        national = {rule.id: rule for t in self._places for rule in self._rules(t) if rule.layer == "national"}
        if national:
            self._head(Text("全国性规则", "National rules"), 2)
            self._say(
                Text(
                    "下列全国性规则在规则日施行；被当地规则替代的，在该地不适用。",
                    "These national rules are in force on the date; where a place's own rule replaces one, it does not apply there.",
                )
            )
            for rule in national.values():
                self._rule(rule, self._places[0])
        for terms in self._places:
            self._place(terms, set(national))

    def _rules(self, terms: PlaceTerms) -> list[Rule]:
        """The rules in force; of one channel those that speak of it."""
        return [r for r in terms.rules if self._channel is None or self._channel in r.counts]

    def _place(self, terms: PlaceTerms, national: set[str]) -> None:
        self._head(terms.place.name, 2)
        told, free = say.derived(terms), say.ratio(terms.permitted)
        self._say(
            Text(
                f"派生比例：{told.zh}；其中无须批准的渠道：{free.zh}（倍）。",
                f"Derived ratio: {told.en}; by channels that need no approval: {free.en} (×).",
            )
        )
        for line in say.cases(terms):
            self._point(line)
        if terms.headline is not None and self._channel is None:
            self._published(terms, terms.headline)
        own = [rule for rule in self._rules(terms) if rule.layer == "local"]
        if not own and self._channel is not None:
            self._say(Text("没有本地规则提及该渠道。", "No local rule in force speaks of the channel."))
        elif not own:
            self._say(Text("没有本地规则施行，按全国性规则。", "No local rule is in force; the national rules apply."))
        for rule in own:
            self._rule(rule, terms)
        replaced = sorted(national - {rule.id for rule in self._rules(terms)})
        if replaced:
            self._say(
                Text(
                    f"在此地不适用的全国性规则：{'、'.join(replaced)}。",
                    f"National rules that do not apply here: {', '.join(replaced)}.",
                )
            )
        self._channels(terms)
        if terms.money is not None:
            self._room(terms)

    def _published(self, terms: PlaceTerms, headline: Headline) -> None:
        """The headline of 2017 beside the derived ratio, and why they differ."""
        told, why = say.published(headline), differs(terms, self._comparison.kind, self._comparison.facts)
        why = why or headline.note
        self._say(
            Text(
                f"2017年末汇编公布：{told.zh}。{why.zh}",
                f"Published by the compilation of late 2017: {told.en}. {why.en}",
            )
        )

    def _rule(self, rule: Rule, terms: PlaceTerms) -> None:
        says = rule.says
        if rule.when:
            where = describe.conditions(rule.when, terms.law.facts)
            says = Text(f"{says.zh}（适用于：{where.zh}）", f"{says.en} (where: {where.en})")
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
                parts.append(Text(f"{label.zh}：{names.zh}", f"{label.en}: {names.en}"))
        told = join(parts, zh="；", en="; ")
        self._say(Text(f"渠道——{told.zh}。", f"Channels. {told.en}."))

    def _room(self, terms: PlaceTerms) -> None:
        money = terms.money
        if money is None:
            return
        shown = RAISABLE if self._channel is None else (self._channel,)
        alone = [
            room.channel.label + say.raised(money, room.channel, UNIT)[0]
            for room in money.channels
            if room.channel in shown and room.access == "permitted"
        ]
        told = join(alone, zh="、", en="; ")
        bound = ", ".join(money.total.binding) or "—"
        now, later = say.raised(money, None, UNIT)
        verdict = money.verdict.label
        self._say(
            Text(
                f"对该公司（{UNIT}）：现状{verdict.zh}；合计现在{now.zh}，获批后{later.zh}；约束规则：{bound}。无须批准的各渠道单独：{told.zh or '—'}。",
                f"For this company (10,000 yuan): as it stands, {verdict.en}; in all now: {now.en}; with approvals: {later.en}; bound by {bound}. "
                f"Channels that need no approval, each alone: {told.en or '—'}.",
            )
        )
        if terms.unread:
            names = join([fact_label(name, terms.law.facts) for name in terms.unread])
            self._say(
                Text(
                    f"此地读不懂的事实按未知处理：{names.zh}。",
                    f"Facts that this place cannot read were taken as unknown: {names.en}.",
                )
            )

    def open_points(self) -> None:
        self._head(Text("五、读法与未决事项", "5. Readings and open points"))
        if not self._places:
            return
        nation = self._places[0].law.national
        for gap in dict.fromkeys(gap for terms in self._places for gap in terms.gaps if gap.id.startswith("CN/")):
            self._point(Text(f"{gap.id}：{gap.says.zh}", f"{gap.id}: {gap.says.en}"))
        told = {
            rule.id: rule.note
            for terms in self._places
            for rule in terms.rules
            if rule.layer == "national" and rule.note
        }
        for name, note in told.items():
            self._point(Text(f"{name}：{note.zh}", f"{name}: {note.en}"))
        for reading in nation.remarks:
            self._point(reading)
        for terms in self._places:
            points = [
                Text(f"{gap.id}：{gap.says.zh}", f"{gap.id}: {gap.says.en}")
                for gap in terms.gaps
                if not gap.id.startswith("CN/")
            ]
            points += [
                Text(f"{r.id}：{r.note.zh}", f"{r.id}: {r.note.en}")
                for r in terms.rules
                if r.layer == "local" and r.note
            ]
            points += [reading for regime in terms.law.regimes if regime is not nation for reading in regime.remarks]
            notes = [n for n in terms.notes if n not in nation.notes]
            if points or notes:
                self._head(terms.place.name, 2)
            for point in points:
                self._point(point)
            for extra in notes:
                cited = Text(
                    f"《{extra.source.title.zh}》{extra.article or ''}，{extra.source.issued}",
                    f"{extra.source.title.en} {extra.article or ''}, {extra.source.issued}",
                )
                self._point(extra.says, [cited])

    def certainty(self, receipt: Mapping[str, str]) -> None:
        self._head(Text("六、确定性声明", "6. Certainty"))
        grades = sorted({rule.source.grade for terms in self._places for rule in terms.rules})
        days = sorted({r.source.verified_on for terms in self._places for r in terms.rules if r.source.seen})
        verified = f"{days[0]}~{days[-1]}" if days else "—"
        self._say(
            Text(
                f"引用条款的核实日为{verified}，所涉证据等级{'、'.join(grades)}。{EVIDENCE.zh}"
                "核实日以后的变化未知；未载不等于没有，也不等于废止。比例由条文派生，不是监管部门公布的数字。",
                f"The clauses cited were verified on {verified}, on evidence {', '.join(grades)}. {EVIDENCE.en} What changed since is not known; what is "
                "not recorded is neither absent nor repealed. The ratios are derived from the clauses and not published by any regulator.",
            )
        )
        self._say(
            Text(
                f"由 {receipt.get('tool', '')} 生成，规则库指纹 {receipt.get('rulebook', '')}。本文为起草底稿，须由署名人核对后使用。",
                f"Made by {receipt.get('tool', '')}, rulebook {receipt.get('rulebook', '')}. A draft to start from: to be checked by whoever signs it.",
            )
        )
        self._say(
            Text(
                "署名：________________    日期：________________", "Signed: ________________    Date: ________________"
            )
        )


def _names(places: Sequence[PlaceTerms]) -> Text:
    return join([terms.place.name for terms in places])
