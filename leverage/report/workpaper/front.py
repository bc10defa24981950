"""The sheet 结论: the verdict, the key figures, what is broken and how to mend it, a chart, what the report rests on, and the signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from leverage.assessment.cure.cure import Cure, cure
from leverage.assessment.cure.strictly import strict_cure
from leverage.assessment.cure.words import in_short, strictly
from leverage.assessment.findings import BROKEN as OVER
from leverage.assessment.findings import Outcome, worst
from leverage.intake.account.trace import Kind, Trace
from leverage.report import words
from leverage.report.excel.book import ROOMS, RUN_AGAIN, VERDICT, Book, Content
from leverage.report.excel.expression import Cell, choose, number
from leverage.report.excel.guard import BROKEN, CHANGED, COUNTED, DIFFERENT, SOUND
from leverage.report.workpaper.findings import Findings
from leverage.report.workpaper.rooms import CHART_COLUMNS, Rooms
from leverage.report.workpaper.total import Totals
from leverage.terms.channels import Channel
from leverage.terms.money import in_unit
from leverage.terms.texts import Text, join, same

_RANKED = (Outcome.BREACH, Outcome.PROHIBITED, Outcome.UNDETERMINED, Outcome.NEEDS_APPROVAL)
_TOLD = {
    Outcome.BREACH: Text("至少一项超过上限。", "At least one limit is exceeded."),
    Outcome.PROHIBITED: Text("使用了被禁止的渠道。", "A prohibited channel is used."),
    Outcome.UNDETERMINED: Text(
        "现有资料不足以作出结论，见“待确认”。", "What is known does not decide it: see the open questions."
    ),
    Outcome.NEEDS_APPROVAL: Text(
        "比例均符合；有渠道须批准而未说明已获批准。",
        "Every ratio is kept; an approval is required and none was stated.",
    ),
    Outcome.COMPLIANT: Text(
        "本规则库所载、本次计入的规则均符合。", "Every rule that this rulebook holds and this check counts is kept."
    ),
}
TRIALS = {
    Outcome.BREACH: Text("试算：超限", "trial: over a limit"),
    Outcome.UNDETERMINED: Text("试算：待定", "trial: undetermined"),
    Outcome.COMPLIANT: Text("试算：在限额内", "trial: within the limits"),
}
_ON_TRIAL = Text(
    "数据已改动：以上为试算，不是核对结论，不得签署。恢复原值即恢复原结论。",
    "Inputs were changed: this is a trial and no verdict, not to be signed. Entering the original values again brings the verdict back.",
)
_WITHDRAWN = Text(
    "改动了公式不能跟随的内容，本页结论不再成立，须重新运行程序；见“说明”的核验表。",
    "Something was changed that no formula follows: this verdict no longer holds. Run the program again; see the checks on 说明.",
)
_QUOTABLE = 250
"""Characters: what a formula can quote."""
_MOST = 6
"""Broken rules that the page names one by one."""
_VERDICT_ROW, _FIGURES = 4, 9


class Front:
    """The page to sign."""

    def __init__(
        self,
        book: Book,
        findings: Findings,
        rooms: Rooms,
        totals: Totals,
        receipt: Mapping[str, str],
        trace: Trace | None,
    ) -> None:
        self.book, self.findings, self.rooms, self.totals = book, findings, rooms, totals
        self.assessment, self.following = rooms.assessment, rooms.following
        self.receipt, self.trace = receipt, trace
        self.page = book.pages[VERDICT]
        self.again = book.word(RUN_AGAIN)
        for column, width in enumerate((29, 25, 25, 22)):
            self.page.width(column, width)
        self.page.sheet.hide_gridlines(2)
        self.heights: dict[int, float] = {0: 26, _FIGURES: 26, _VERDICT_ROW: 38, _VERDICT_ROW + 4: 20}
        self._head()
        self._verdict()
        self._figures()
        self._broken()
        self._binding()
        self._chart()
        self._rests_on()
        self._signatures()
        self.page.sheet.activate()

    def _head(self) -> None:
        told = self.assessment
        self.page.put(0, 0, Text("融资杠杆核对报告", "Funding leverage report"), "title")
        self.page.line(1, 0, 3, self.book.say(words.name_of(told)), "company")
        if told.company.name:  # the name of another company must not stand above this one's verdict
            named = self.findings.data.named
            title = Text("公司名称与“数据”一致", "the company is that of the data sheet")
            self.findings.data.guard.check(title, f"1-EXACT({self.page.ref(1, 0)},{named})")
        line = Text(
            f"{told.place.name.zh} · {words.kind_of(told).zh} · 核对日 {told.as_of}",
            f"{told.place.name.en} · {words.kind_of(told).en} · judged on {told.as_of}",
        )
        self.page.put(2, 0, line, "plain")
        rests = [*words.supplemented(told), *words.read_as_chosen(told)]
        covers = [text for text in words.qualifiers(told) if text not in rests]
        said = [*rests]
        if covers:
            said.append(join([Text("不含：", "Not covered:"), join(covers, zh="；", en="; ")], zh="", en=" "))
        if said:
            self.page.line(3, 0, 3, join(said, zh="。", en=". "))

    # the verdict

    def _verdict(self) -> None:
        row, told = _VERDICT_ROW, self.assessment.verdict
        self.page.put(row, 0, Text("结论", "Verdict"), "verdict_label")
        verdict = self.page.cell(row, 1, self._signed(), "verdict")
        self.page.put(
            row, 2, Text("读入后改动（个，零方可签署）", "inputs changed since they were read (sign at none)"), "label"
        )
        self.page.put(row, 3, CHANGED + BROKEN, "count")
        self.page.colour_outcomes(row, 1, row)
        for word, fill, ink in (
            (TRIALS[Outcome.BREACH].of(self.book.language)[:2], "#D9D9D9", "#404040"),
            (self.again.value, "#F8CBAD", "#833C0B"),
        ):
            form = self.book.workbook.add_format({"bg_color": fill, "font_color": ink})
            rule = {"type": "text", "criteria": "begins with", "value": word, "format": form}
            self.page.sheet.conditional_format(row, 1, row, 1, rule)
        sentence = choose(
            verdict.equals(self.book.word(told.label)),
            self.book.word(_TOLD[told]),
            choose(verdict.equals(self.again), self.book.word(_WITHDRAWN), self.book.word(_ON_TRIAL)),
        )
        self.page.line(row + 1, 0, 3, sentence)
        self._strictly(row + 2)
        for place, outcome in enumerate(_RANKED):
            head = Text(f"{outcome.label.zh}（项）", f"{outcome.label.en} (rules)")
            self.page.put(row + 3, place, head, "label")
            self.page.put(row + 4, place, self.findings.count(outcome), "count")

    def _signed(self) -> Cell:
        """The program's verdict while everything is as the program wrote it; on trial where formulas follow; otherwise the program must run again."""
        none, told = number(0), self.book.word(self.assessment.verdict.label)
        kept = self.findings.count(Outcome.COMPLIANT) + self.findings.count(Outcome.NOT_APPLICABLE)
        over = self.findings.count(Outcome.BREACH) + self.findings.count(Outcome.PROHIBITED)
        all_kept = Cell(f"{kept.text}={self.findings.all_counted}", value=False)
        within = self.book.word(TRIALS[Outcome.COMPLIANT if self._rows_tell else Outcome.UNDETERMINED])
        open_ = choose(all_kept, within, self.book.word(TRIALS[Outcome.UNDETERMINED]))
        open_ = choose(Cell(f"{self.findings.withdrawn}>0", value=False), self.again, open_)
        trial = choose(over > none, self.book.word(TRIALS[Outcome.BREACH]), open_)
        signed = choose(DIFFERENT.equals(none), choose(SOUND, told, self.again), self.again)
        broken, changed = BROKEN, CHANGED
        whole = choose(broken > none, self.again, choose(changed > none, trial, signed))
        whole = choose(COUNTED, whole, self.again)
        return Cell(f"IFERROR({whole.text},{self.again.text})", whole.value)

    @property
    def _rows_tell(self) -> bool:
        """Whether the verdict is what the rows amount to: no doubt of intake, and no open facts that only all together decide."""
        rows = worst(f.outcome for f in self.following.live if f.counts_in_verdict)
        asked = any(doubt.open for doubt in self.assessment.company.doubts)
        return bool(self.following.in_force) and rows is self.assessment.verdict and not asked

    def _strictly(self, row: int) -> None:
        """The strict answer: a value of the program's, withdrawn after any change."""
        strict, contested = self.assessment.strict, self.assessment.contested
        self.page.put(row, 0, Text("从严结论", "read strictly"), "label")
        verdict = strict.verdict if strict else self.assessment.verdict
        self.page.put(row, 1, self._while_untouched(self.book.word(verdict.label)), "outcome")
        line = words.strict(self.assessment) if contested else Text("没有争议条款", "no contested clause")
        short = line is not None and max(len(line.zh), len(line.en)) < _QUOTABLE
        self.page.line(row, 2, 3, self._while_untouched(self.book.word(line)) if line and short else line or "")

    def _while_untouched(self, value: Cell) -> Cell:
        """A value of the program's: withdrawn after any change."""
        touched = CHANGED + BROKEN
        return choose(touched > number(0), self.again, value)

    def _unless_broken(self, cell: Cell) -> Cell:
        """A figure that follows its inputs as far as formulas do."""
        broken = BROKEN
        return choose(broken > number(0), self.again, cell)

    # figures

    def _figures(self) -> None:
        row, told = _FIGURES, self.assessment
        self.page.put(row, 0, Text("主要数字", "Key figures"), "section")
        bank = next(n for n, room in enumerate(told.channels) if room.channel is Channel.BANK_LOAN)
        amounts = (
            (Text("已用合计", "used in all"), self.totals.used),
            (Text("合计余量（谨慎）", "headroom in all (cautious)"), self.totals.headroom),
            (Text("获批后合计余量", "headroom if approved"), self.totals.if_approved),
            (Text("其中：银行借款余量", "of which: bank loans"), self.rooms.headroom(bank)),
        )
        for place, (label, cell) in enumerate(amounts, row + 1):
            self.page.put(place, 0, self.book.in_unit(label), "label")
            self.page.put(place, 1, self._unless_broken(cell), "key")
        if told.strict:
            strict = self.rooms.judged.page_value(told.strict.headroom, words.UNKNOWN)
            self.page.put(
                row + 5, 0, self.book.in_unit(Text("从严合计余量", "headroom in all, read strictly")), "label"
            )
            self.page.put(row + 5, 1, self._while_untouched(strict), "key")
        lines: tuple[tuple[Text, Content, str], ...] = (
            (Text("数据日期", "figures of"), told.company.report_date, "date"),
            (Text("待确认问题（个）", "open questions"), len(told.questions), "left_box"),
            (Text("未答条件（项）", "conditions not answered"), told.conditions_open, "left_box"),
            (Text("核实日早于核对日的地方条款", "local clauses past verification"), self._stale(), "text"),
            (Text("未读取的内容", "what was not read"), self._unread(), "text"),
        )
        for place, (label, content, style) in enumerate(lines, row + 1):
            self.page.put(place, 2, label, "label")
            self.page.put(place, 3, content, style)
        self.row = row + 8

    def _stale(self) -> Text:
        if self.assessment.without_stale:
            return Text("未计入", "left out")
        many = len({f.rule for f in self.following.live if f.stale and f.layer == "local"})
        return Text(f"已计入（{many}条）", f"included ({many})") if many else Text("无", "none")

    def _unread(self) -> Text:
        if self.trace is None:
            return Text("无取数过程", "no account of intake")
        many = sum(seen.kind is not Kind.USED for seen in self.trace.seen)
        return Text(f"{many}个单元格，见“取数”", f"{many} cell(s), see 取数") if many else Text("无", "none")

    def _broken(self) -> None:
        """Which rules are broken, by how much, and what mends it."""
        over = [f for f in self.following.live if f.outcome in OVER]
        if not over:
            self._strict_remedy()
            return
        self.page.put(self.row, 0, Text("违反的规则与补救", "What is broken, and the remedy"), "section")
        for finding in over[:_MOST]:
            self.row += 1
            self.page.put(self.row, 0, same(self.findings.index(finding.rule)) + Text(" ", "") + finding.name)
            self.page.put(self.row, 1, words.citation(finding), "text")
            self.page.put(self.row, 2, self.book.in_unit(Text("超出上限", "above the cap")), "label")
            used, cap = (self.findings.ref(finding, key) for key in ("used", "cap_upper"))
            excess = used - cap if isinstance(cap.value, Fraction) and isinstance(used.value, Fraction) else used
            self.page.put(self.row, 3, self._unless_broken(excess) if used.value is not None else None, "money")
        self._remedy()
        if len(over) > _MOST:
            self.row += 1
            self.page.put(
                self.row,
                0,
                Text(f"另有{len(over) - _MOST}项，见“逐条核对”。", f"{len(over) - _MOST} more: see 逐条核对."),
                "plain",
            )
        self.row += 2

    def _remedy(self) -> None:
        """What mends it: the least to repay in all and through which channels, or the least capital; values of the program's."""
        found = cure(self.assessment.company, self.following.law, self.assessment)
        unit = self.book.unit
        lines = (
            [(Text("补救（程序运行时）", "remedy (when the program ran)"), in_short(found, unit))]
            if found.needed
            else []
        )
        harder = strictly(found, self._strict_cure(found), unit) if self.assessment.contested else None
        lines += [(Text("补救（从严解释）", "remedy (read strictly)"), harder)] if harder is not None else []
        for label, ways in (
            (Text("其中一种还款安排", "one way to repay"), found.repay),
            (Text("只还一个渠道", "through one channel alone"), found.alone),
        ):
            each = [
                Text(f"{w.label.zh} {in_unit(w.amount, unit, 'up')}", f"{w.label.en} {in_unit(w.amount, unit, 'up')}")
                for w in ways
            ]
            lines += [(label, join(each, zh="；", en="; "))] if each else []
        for label, line in lines:
            self.row += 1
            self.page.put(self.row, 0, self.book.in_unit(label), "label")
            self.page.line(self.row, 1, 3, line or "")

    def _strict_remedy(self) -> None:
        """Where only another reading is broken: what mends it under every one."""
        strict = self.assessment.strict
        if strict is None or strict.verdict not in OVER:
            return
        found = cure(self.assessment.company, self.following.law, self.assessment)
        line = strictly(found, self._strict_cure(found), self.book.unit)
        if line is not None:
            self.page.put(
                self.row,
                0,
                self.book.in_unit(
                    Text("从严解释下的补救（程序运行时）", "remedy, read strictly (when the program ran)")
                ),
                "label",
            )
            self.page.line(self.row, 1, 3, line)
            self.row += 2

    def _strict_cure(self, found: Cure) -> Cure:
        return strict_cure(self.assessment.company, self.following.law, self.assessment, found)

    def _binding(self) -> None:
        rules = self.following.law.every_rule
        bound = [rule for rule in rules if rule.id in self.assessment.total.binding]
        self.page.put(self.row, 0, Text("约束合计余量的规则", "What binds the total"), "section")
        for rule in bound:
            self.row += 1
            index = self.findings.index(rule.id)
            self.page.put(
                self.row,
                0,
                Text(f"{index} {self.rooms.names[rule.id].zh}", f"{index} {self.rooms.names[rule.id].en}"),
                "wrap",
            )
            self.page.line(self.row, 1, 3, rule.says)
        if not bound:
            self.row += 1
            self.page.put(self.row, 0, Text("无，或无法确定。", "None, or not known."), "plain")
        self.row += 2

    def _chart(self) -> None:
        """Used against cap, limit by limit."""
        rooms, limits = self.rooms, self.following.limits
        if not limits:
            return
        label, used, cap = ([ROOMS, rooms.first_limit, c, rooms.last_limit, c] for c in CHART_COLUMNS)
        chart = self.book.workbook.add_chart({"type": "bar"})
        font = {"name": "Microsoft YaHei", "size": 8}
        known = all(f.used is None or f.used.exact for f in limits)
        most = Text("已用", "used") if known else Text("已用（至多；未知的不画）", "used at most (no bar: not known)")
        for values, name, colour in ((cap, Text("上限", "cap"), "#BDC9DE"), (used, most, "#1F3864")):
            series = {"name": self.book.say(name), "categories": label, "values": values, "fill": {"color": colour}}
            chart.add_series({**series, "gap": 60, "overlap": 0})
        title = self.book.in_unit(Text("各项限额：已用与上限", "Each limit: used against cap"))
        chart.set_title({"name": self.book.say(title), "name_font": {**font, "size": 10}, "overlay": False})
        chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": "#808080"}})
        grid = {"visible": True, "line": {"color": "#D9D9D9"}}
        chart.set_x_axis({"num_font": font, "num_format": "#,##0", "label_position": "high", "major_gridlines": grid})
        chart.set_legend({"position": "bottom", "font": font})
        height = 110 + 36 * len(limits)
        chart.set_size({"width": 740, "height": height})
        self.page.sheet.insert_chart(self.row, 0, chart, {"object_position": 1})
        self.row += height // 18 + 2

    def _rests_on(self) -> None:
        self.page.put(self.row, 0, Text("本报告依据", "What the report rests on"), "section")
        lines: tuple[tuple[Text, Content], ...] = (
            (Text("输入文件", "input"), words.visible(self.receipt.get("file", "")) or Text("未记名", "not named")),
            (Text("输入文件 SHA-256", "input SHA-256"), self.receipt["input"]),
            (Text("规则库 SHA-256", "rulebook SHA-256"), self.receipt["rulebook"]),
            (Text("程序版本", "program"), self.receipt["tool"]),
            (Text("核对时间", "checked at"), self.receipt["checked_at"]),
            *self._of_supplements(),
        )
        for label, content in lines:
            self.row += 1
            self.page.put(self.row, 0, label, "label")
            self.page.put(self.row, 1, content, "left")
        self.row += 2

    def _of_supplements(self) -> Iterator[tuple[Text, Content]]:
        """The supplements that counted, and what the limits of the house amount to: no part of the verdict."""
        brought, house = self.assessment.brought, self.assessment.house_verdict
        for origin in brought.origins if brought else ():
            yield (
                Text("补充文件", "supplement"),
                same(f"{origin.author}，{origin.date}，{origin.file}，{origin.sha256[:16]}"),
            )
        if house is not None:
            verdict = self.findings.data.guard.fixed(self.book.word(house.label))
            yield Text("自有限额（见该表）", "limits of the house (own sheet)"), verdict

    def _signatures(self) -> None:
        self.page.put(self.row, 0, Text("签署", "Sign-off"), "section")
        heads = (Text("职责", "role"), Text("姓名", "name"), Text("签字", "signature"), Text("日期", "date"))
        for column, head in enumerate(heads):
            self.page.put(self.row + 1, column, head, "label")
        roles = (
            Text("编制", "prepared by"),
            Text("复核", "reviewed by"),
            Text("批准", "approved by"),
            Text("备注", "remarks"),
        )
        for place, role in enumerate(roles, self.row + 2):
            self.heights[place] = 24
            self.page.put(place, 0, role, "label")
            for column in (1, 2, 3):
                self.page.put(place, column, None, "remark")
        self.row += 6

    @property
    def apart(self) -> set[tuple[int, int]]:
        """The cells that turn on whether everything is as it was, and are not themselves held against what they were."""
        return {(_VERDICT_ROW, 1), (_VERDICT_ROW + 1, 0)}
