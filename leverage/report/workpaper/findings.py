"""The sheet 逐条核对: one row per finding, its figures and its outcome as formulas over 数据."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from leverage.assessment.doubted import in_doubt
from leverage.assessment.findings import Finding, Outcome, in_order
from leverage.assessment.judging.holders import plainly_a_firm
from leverage.assessment.judging.lenders import CONSEQUENCES
from leverage.company import Interval
from leverage.law.conditions import Stated
from leverage.law.rules import Access, Count, Eligible, Lenders, Limit, Manual, Rule, Term
from leverage.report import words
from leverage.report.excel_book import FINDINGS, NO, YES, Book, Column, Content, Formula
from leverage.report.workpaper.data import Data
from leverage.report.workpaper.standing import Standing
from leverage.terms.answers import ANY_TERM
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.money import multiple
from leverage.terms.months import LONGEST_HOLIDAY, SHORTEST_LONG_HOLIDAY
from leverage.terms.names import name_key
from leverage.terms.texts import Text, join, same

MAY_NOT_APPLY = Text("可能不适用", "may not apply")
_NOT_PUBLISHED = Text("未公布", "not published")
NONE = "—"
_HEAD = 2
_FEW = 4

Cells = dict[str, Content]


def columns(book: Book) -> tuple[Column, ...]:
    """The columns, left to right."""
    return (
        Column("rule", Text("规则编号", "rule"), 17),
        Column("says", Text("规则内容", "what it says"), 26),
        Column("subject", Text("对象", "subject"), 11),
        Column("outcome", Text("结果", "outcome"), 13, "outcome"),
        Column("channels", Text("渠道", "channels"), 20),
        Column("base", Text("分母", "denominator"), 12),
        Column("base_amount", book.unit_below(Text("分母金额", "its amount")), 12, "money"),
        Column("times", Text("倍数（低）", "multiple (low)"), 8, "number"),
        Column("times_upper", Text("倍数（高）", "multiple (high)"), 8, "number"),
        Column("cap", book.unit_below(Text("上限（低）", "cap (low)")), 12, "money"),
        Column("cap_upper", book.unit_below(Text("上限（高）", "cap (high)")), 12, "money"),
        Column("used", book.unit_below(Text("已用（至少）", "used (least)")), 12, "money"),
        Column("used_upper", book.unit_below(Text("已用（至多）", "used (most)")), 12, "money"),
        Column("headroom", book.unit_below(Text("余量（谨慎）", "headroom (cautious)")), 12, "money"),
        Column("headroom_upper", book.unit_below(Text("余量（至多）", "headroom (most)")), 12, "money"),
        Column("utilisation", Text("使用率", "utilisation"), 9, "percent"),
        Column("counted", Text("计入结论", "in the verdict"), 8, "centre"),
        Column("why", Text("理由（程序运行时）", "why (when the program ran)"), 28),
        Column("source", Text("依据", "source"), 22),
        Column("article", Text("条款", "article"), 8),
        Column("words", Text("原文", "operative words"), 14),
        Column("stale", Text("核实情况", "verification"), 12),
    )


class Findings:
    """The sheet, and where each live finding stands on it."""

    def __init__(self, book: Book, data: Data, standing: Standing) -> None:
        self.book, self.data, self.standing = book, data, standing
        self.company = standing.assessment.company
        self.page = book.pages[FINDINGS]
        self.columns = columns(book)
        self.places = {column.key: number for number, column in enumerate(self.columns)}
        self.rows: dict[tuple[str, str | None], int] = {}
        self.row = _HEAD + 1
        self._write()

    def ref(self, found: Finding, key: str) -> str:
        """The cell of a finding, for formulas of other sheets."""
        return self.page.ref(self.rows[found.rule, found.subject], self.places[key])

    def column(self, key: str) -> str:
        """A whole column of the table, as a range."""
        return self.page.ref(_HEAD + 1, self.places[key], max(_HEAD + 1, self.row - 1))

    def _write(self) -> None:
        self.page.widths(self.columns, self._folded())
        self.page.put(0, 0, Text("逐条核对", "Rule by rule"), "title")
        hint = Text(
            "数字与结果均为“数据”表上的公式；灰色行不适用或已被替代。",
            "Figures and outcomes are formulas over the data sheet; grey rows do not apply or were replaced.",
        )
        self.page.put(1, 0, hint, "plain")
        self.page.heads(_HEAD, self.columns)
        for found in self.standing.live:
            self._line(found, self._live(found))
        if self.standing.silent and self.standing.access and not self._tells_silent():
            self._silent_row()
        for found in self.standing.idle:
            self._line(found, {"outcome": found.outcome.label, "counted": NO}, grey=True)
        self.page.colour_outcomes(_HEAD + 1, self.places["outcome"], self.row)
        self.page.sheet.freeze_panes(_HEAD + 1, 4)
        self.page.sheet.autofilter(_HEAD, 0, max(_HEAD + 1, self.row - 1), len(self.columns) - 1)
        self.page.printed(repeat=(_HEAD, _HEAD))

    def _folded(self) -> set[str]:
        """Columns that say nothing more than their neighbours: what a rule says names its channels, 依据 quotes its words; without open facts and
        unallocated amounts, low is high.
        """
        live = self.standing.live
        folded = {"counted", "channels", "words"}
        if all(f.subject is None for f in live):
            folded.add("subject")
        if all(f.article is None for f in live):
            folded.add("article")
        if not any(f.stale for f in live):
            folded.add("stale")
        if all(f.multiples is None or f.multiples[0] == f.multiples[1] for f in live):
            folded |= {"times_upper", "cap_upper"}
        if folded >= {"cap_upper"} and all(f.used is None or f.used.exact for f in live):
            folded |= {"used", "headroom_upper"}
        return folded

    def _line(self, found: Finding, cells: Cells, *, grey: bool = False) -> None:
        rule = self.standing.rules.get(found.rule)
        count = isinstance(rule, Count)
        for number, column in enumerate(self.columns):
            style = "number" if count and column.style == "money" else column.style
            content = {**_told(found), **cells}.get(column.key)
            self.page.put(self.row, number, content, style, grey=grey)
        if not grey:
            self.rows[found.rule, found.subject] = self.row
        self.row += 1

    # one live finding

    def _live(self, found: Finding) -> Cells:
        rule = found.of if found.rule in self.standing.rules else None  # as it stood for the company
        match rule:
            case _ if self._only_the_program(found, rule):
                cells = self._as_judged(found)
            case Limit(per="shareholder"):
                cells = self._of_lender(found, rule) if found.subject else self._ledger_complete(found, rule.counts)
            case Limit():
                cells = self._limit(found, rule)
            case Count():
                cells = self._count(found, rule)
            case Term():
                cells = self._term(found, rule)
            case Lenders():
                cells = self._of_lenders(found, rule)
            case Manual():
                cells = self._manual(found, rule)
            case Access():
                cells = self._access(found, rule)
            case None:
                cells = self._not_provided(found.outcome)
        counted: Content = YES
        if isinstance(rule, Manual) and not rule.decides:
            asked, yes, no = self.data.facts[rule.fact.name], self.book.quoted(YES), self.book.quoted(NO)
            answered = rule.fact.name in self.standing.answers
            counted = Formula(f'=IF({asked}="",{no},{yes})', YES if answered else NO)
        if in_doubt(self.company, found):  # a formula would decide what is asked
            cells = {**cells, "outcome": found.outcome.label}
        return {"counted": counted, **cells}

    def _only_the_program(self, found: Finding, rule: Rule | None) -> bool:
        """Whether what a rule asks is more than formulas follow: the amount or the loans that an approval names, a lender of whom too little is known."""
        match rule:
            case Lenders():
                return rule.strangers_only if found.subject is None else self._who(found, rule) is None
            case Limit(of="corporate" | "individual", per="company"):
                return found.used not in (None, self.company.over(rule.counts))
            case Limit(of="corporate" | "individual", per="shareholder"):
                return found.subject is not None and found.base_amount is None
            case Limit(per_loan=True):
                return found.rule in self.standing.lifted
            case Access():
                bounded = {
                    c for f in self.standing.live if f.kind == "limit" and not f.may_not_apply for c in f.channels
                }
                return rule.per_loan or (rule.ratio_unset and not rule.counts <= bounded)
        return False

    def _as_judged(self, found: Finding) -> Cells:
        """What the program found: it stands while no input is changed, or there is no money in the channels."""
        told = found.outcome.label
        again = self.data.unchanged(self._word(told), told)
        cells: Cells = {"outcome": again}
        if found.subject is None and found.kind != "limit":
            channels = frozenset(found.channels)
            high = self._at("used_upper")
            none = f"IF(ISNUMBER({high}),ROUND({high}*UNIT,4)<=0,FALSE)"
            kept = self.book.outcome(Outcome.COMPLIANT)
            cells = self.used_over(self.company.over(channels), channels)
            cells |= {"outcome": Formula(f"=IF({none},{kept},{again.text.removeprefix('=')})", told)}
        elif found.used is not None:
            cells |= {"used": self.data.found(found.used.low), "used_upper": self.data.found(found.used.high)}
        if found.kind == "limit":
            figures = {"base_amount": found.base_amount, "cap": found.cap, "cap_upper": found.cap_upper}
            figures |= {"headroom": found.headroom, "headroom_upper": found.headroom_upper}
            cells |= {key: self.data.found(figure) for key, figure in figures.items()}
            least, most = found.multiples or (None, None)
            cells |= {"times": _NOT_PUBLISHED if least is None else times_of(least)}
            cells |= {"times_upper": _NOT_PUBLISHED if most is None else times_of(most)}
        return cells

    def _of_lenders(self, found: Finding, rule: Lenders) -> Cells:
        """Who lent: one lender, or whether the ledger tells of all the money."""
        if found.subject is None:
            return self._ledger_complete(found, rule.counts)
        number = self.data.lenders.get(name_key(found.subject), 0)
        lent = f"=({self.data.lent(rule.counts, number)})/UNIT"
        who = self._who(found, rule) or ""
        used = found.used or Interval(Fraction(0), None)
        return {**self._interval(used, lent, lent), "outcome": Formula(f"={who}", found.outcome.label)}

    def _who(self, found: Finding, rule: Lenders) -> str | None:
        """What becomes of a lender, as a formula over the list of shareholders; None where that turns on an approval, or on what is not stated."""
        if name_key(found.subject) not in self.data.lenders:
            return self.book.outcome(Outcome.UNDETERMINED)  # nobody says who lent it
        places = [
            number
            for number, holder in enumerate(self.company.shareholders)
            if self.company.same_lender(holder.name, found.subject) is not False
        ]
        outcome = {word: self._doubted(result, found) for word, result in CONSEQUENCES.items()}
        if not places:
            word = rule.firm if rule.firm and plainly_a_firm(found.subject or "") else rule.stranger
            full = self.data.all_shareholders() if self.company.shareholders else "FALSE"
            open_ = self.book.outcome(Outcome.UNDETERMINED)
            return None if word == "needs_approval" else f"IF({full},{outcome[word]},{open_})"
        holder = self.company.shareholders[places[0]]
        sure = len(places) == 1 and self.company.same_lender(holder.name, found.subject) is True
        if not sure or rule.other_kind == "needs_approval" or holder.kind is None or holder.share is None:
            return None
        share, kind = (self.data.shareholders.cell(places[0], column) for column in (5, 6))
        named = ",".join(f'{kind}="{one.kind}"' if one.kind else "TRUE" for one in rule.may_lend)
        enough = ",".join(
            f'AND({kind}="{one.kind}",ROUND({share}-{multiple(one.share)},12)>=0)'
            if one.kind
            else f"ROUND({share}-{multiple(one.share)},12)>=0"
            for one in rule.may_lend
        )
        kept = f"IF(OR({enough}),{self.book.outcome(Outcome.COMPLIANT)},{self._doubted(Outcome.BREACH, found)})"
        known = f"IF(OR({named}),{kept},{outcome[rule.other_kind]})"
        open_ = self.book.outcome(Outcome.UNDETERMINED)
        return f'IF(AND(ISNUMBER({share}),{kind}<>""),{known},{open_})'

    def _at(self, key: str) -> str:
        """A cell of the row being written."""
        return self.page.at(self.row, self.places[key]).replace("$", "")

    def _word(self, text: Text) -> str:
        return self.book.quoted(text)

    def _limit(self, found: Finding, rule: Limit) -> Cells:
        base = self.data.capital[found.base] if found.base else '""'
        amount = f'=IF({base}="",{self._word(words.UNKNOWN)},{base}/UNIT)'
        return {
            "base_amount": Formula(amount, self.book.figure(found.base_amount)),
            **self.used_over(found.used or Interval(Fraction(0), None), frozenset(found.channels)),
            **(self._liftable(found, rule) if rule.approval_lifts and not rule.per_loan else self._against(found)),
        }

    def _liftable(self, found: Finding, rule: Limit) -> Cells:
        """A limit that does not apply once an approval was obtained."""
        lifted, off = self.data.lifts(rule), found.rule in self.standing.lifted
        cells = self._against(found)
        for key in ("cap", "cap_upper", "headroom", "headroom_upper", "utilisation"):
            content = cells[key]
            if isinstance(content, Formula):
                text = f'=IF({lifted},"{NONE}",{content.text.removeprefix("=")})'
                cells[key] = Formula(text, NONE if off else content.value)
        text = self._compare(found).removeprefix("=")
        none = self.book.outcome(Outcome.NOT_APPLICABLE)
        return {**cells, "outcome": Formula(f"=IF({lifted},{none},{text})", found.outcome.label)}

    def used_over(self, used: Interval, channels: frozenset[Channel]) -> Cells:
        """The least and the most that is used over some channels."""
        inside, touch = self.data.loose(channels, "inside"), self.data.loose(channels, "touch")
        runs = self.data.runs(channels)
        low = f"=SUM({','.join([*runs, *inside])})/UNIT"
        high = f"=IF({self.data.blanks(channels)}>0,{self._word(words.UNKNOWN)},SUM({','.join([*runs, *touch])})/UNIT)"
        return self._interval(used, low, high)

    def _interval(self, used: Interval, low: str, high: str) -> Cells:
        return {
            "used": Formula(low, self.book.figure(used.low)),
            "used_upper": Formula(high, self.book.figure(used.high)),
        }

    def _against(self, found: Finding) -> Cells:
        """Cap, headroom, utilisation and outcome of a limit, over the base, the multiples and the use in its row."""
        at, unknown = self._at, self._word(words.UNKNOWN)
        low, high = self._multiples(found)
        room = f"MAX(0,ROUND(({at('cap')}-{at('used_upper')})*UNIT,4)/UNIT)"
        upper = f"MAX(0,ROUND(({at('cap_upper')}-{at('used')})*UNIT,4)/UNIT)"
        both = f"AND(ISNUMBER({at('cap')}),ISNUMBER({at('used_upper')}))"
        full = f'IF({at("cap")}=0,"{NONE}",{at("used_upper")}/{at("cap")})'
        share: Fraction | Text | str = words.UNKNOWN
        if found.cap is not None and found.used is not None and found.used.high is not None:
            share = NONE if found.utilisation is None else found.utilisation
        most = Formula(f"=IF(ISNUMBER({at('cap_upper')}),{upper},{unknown})", self.book.figure(found.headroom_upper))
        return {
            "times": low,
            "times_upper": high,
            "cap": self._cap(found.cap, "times"),
            "cap_upper": self._cap(found.cap_upper, "times_upper"),
            "headroom": Formula(f"=IF({both},{room},{unknown})", self.book.figure(found.headroom)),
            "headroom_upper": MAY_NOT_APPLY if found.may_not_apply else most,
            "utilisation": Formula(f"=IF({both},{full},{unknown})", share),
            "outcome": Formula(self._compare(found), found.outcome.label),
        }

    def _multiples(self, found: Finding) -> tuple[Content, Content]:
        rule = self.standing.rules.get(found.rule)
        unpublished = isinstance(rule, Limit) and self.standing.unpublished(rule)
        if found.multiples is None or unpublished or (found.cap is None and found.base_amount is not None):
            return _NOT_PUBLISHED, _NOT_PUBLISHED
        low, high = (times_of(times) for times in found.multiples)
        unseen = found.cap_upper is None and found.base_amount is not None  # the most is one that nobody has seen
        return low, _NOT_PUBLISHED if unseen else high

    def _cap(self, cap: Fraction | None, times: str) -> Formula:
        at, base = self._at(times), self._at("base_amount")
        known = f"IF(AND(ISNUMBER({base}),ISNUMBER({at})),{at}*{base},{self._word(words.UNKNOWN)})"
        return Formula(f"=IF({at}=0,0,{known})", self.book.figure(cap))

    def _compare(self, found: Finding) -> str:
        """Kept if the most is within the lower cap; broken if the least is above the higher one; otherwise open. At the cap is within it."""
        cap, upper, low, high = (self._at(key) for key in ("cap", "cap_upper", "used", "used_upper"))
        kept = f"IF(ISNUMBER({high}),ROUND(({high}-N({cap}))*UNIT,4)<=0,FALSE)"
        broken = f"IF(ISNUMBER({upper}),ROUND(({low}-{upper})*UNIT,4)>0,FALSE)"
        o = self.book.outcome
        rule = self.standing.rules.get(found.rule)
        over = self._doubted(Outcome.BREACH, found)
        open_ = o(Outcome.UNDETERMINED)
        if isinstance(rule, Limit) and rule.approval_lifts:
            over = self._doubted(Outcome.NEEDS_APPROVAL, found)
            over = f"IF({self.data.lifts(rule)},{open_},{over})" if rule.per_loan else over
        within = self._kept_by_answer(found, rule)
        if within is True:
            open_ = f"IF({self._within_the_most(rule)},{o(Outcome.COMPLIANT)},{open_})"
        elif within is False:
            open_ = f"IF({low}>0,{self._doubted(Outcome.BREACH, found)},{open_})"
        which = f"IF({self._at('times_upper')}=0,{self._doubted(Outcome.PROHIBITED, found)},{over})"
        return f"=IF({kept},{o(Outcome.COMPLIANT)},IF({broken},{which},{open_}))"

    def _kept_by_answer(self, found: Finding, rule: Rule | None) -> bool | None:
        """What was answered, by an older question, of a ratio that the regulator sets and that is not stated; None where nothing was."""
        if not isinstance(rule, Limit) or not isinstance(rule.multiple, Stated) or rule.multiple.within is None:
            return None
        stated = found.multiples is not None and found.multiples[0] == found.multiples[1]
        answer = self.standing.answers.get(rule.multiple.within)
        return answer if isinstance(answer, bool) and not stated else None

    def _within_the_most(self, rule: Rule | None) -> str:
        """Whether what is used is within the most that the text allows, as a condition; always, where it names no maximum."""
        if isinstance(rule, Limit) and isinstance(rule.multiple, Stated) and rule.multiple.most is None:
            return "TRUE"
        upper, high = self._at("cap_upper"), self._at("used_upper")
        return f"IF(AND(ISNUMBER({upper}),ISNUMBER({high})),ROUND(({high}-{upper})*UNIT,4)<=0,FALSE)"

    def _of_lender(self, found: Finding, rule: Limit) -> Cells:
        """One shareholder: what it lent by the ledger, over what it paid in."""
        number = self.data.lenders.get(name_key(found.subject), 0)
        lent = f"({self.data.lent(rule.counts, number)})/UNIT"
        part = self.data.loose(rule.counts, "part")
        doubtful = self.data.blanks(rule.counts) + (f"+SUM({','.join(part)})" if part else "")
        high = f"=IF({doubtful}>0,{self._word(words.UNKNOWN)},{lent})"
        return {
            "base": Text("该股东实缴出资", "its own paid-in contribution"),
            "base_amount": self._paid_in(found),
            **self._interval(found.used or Interval(Fraction(0), None), f"={lent}", high),
            **self._against(found),
        }

    def _paid_in(self, found: Finding) -> Content:
        """What a lender paid in: nothing, if it is missing from a full list of shareholders."""
        key = name_key(found.subject)
        unknown = self._word(words.UNKNOWN)
        value = self.book.figure(found.base_amount)
        sure, near = self.company.holders_like(found.subject)
        if near and not sure:
            return words.UNKNOWN
        for number, holder in enumerate(self.company.shareholders):
            if key and name_key(holder.name) == key:
                paid = self.data.shareholders.cell(number, 2)
                return Formula(f'=IF({paid}="",{unknown},{paid}/UNIT)', value)
        if not self.company.shareholders or all(name_key(loan.lender) != key for loan in self.company.loans):
            return words.UNKNOWN
        return Formula(f"=IF({self.data.all_shareholders()},0,{unknown})", value)

    def _ledger_complete(self, found: Finding, channels: frozenset[Channel]) -> Cells:
        """Whether the ledger accounts for all that is used: without it nothing can be judged loan by loan."""
        used = self.company.over(channels)
        high = self._at("used_upper")
        enough = f"IF(ISNUMBER({high}),ROUND({high}*UNIT-({self.data.lent(channels)}),4)<=0,FALSE)"
        o = self.book.outcome
        outcome = f"=IF({enough},{o(Outcome.COMPLIANT)},{o(Outcome.UNDETERMINED)})"
        return {**self.used_over(used, channels), "outcome": Formula(outcome, found.outcome.label)}

    def _lenders_of(self, rule: Count) -> tuple[int | None, int | None]:
        """How many lenders the names tell, from … to …, where no formula over the ledger's keys does: near names, or several in one cell."""
        rows = [loan for loan in self.company.loans if loan.channel in rule.counts and loan.balance]
        keys = {name_key(loan.lender) for loan in rows if loan.lender}
        least, most = self.company.count_lenders(loan.lender for loan in rows if loan.lender)
        return (None, None) if least == most == len(keys) and not rule.also else (least, most)

    def _count(self, found: Finding, rule: Count) -> Cells:
        """How many lenders: as answered, otherwise as a full ledger names them."""
        channels = rule.counts
        ids, amounts, lenders, firsts = (self.data.ledger.column(c) for c in (5, 2, 7, 14))
        named = f'SUMIFS({firsts},{ids},"{rule.channel.value}")'
        nameless = "+".join(f'COUNTIFS({ids},"{c.value}",{lenders},0,{amounts},"<>0")' for c in in_order(channels))
        part = self.data.loose(channels, "part")
        doubt = self.data.blanks(channels) + (f"+SUM({','.join(part)})" if part else "")
        answer = self.data.facts[rule.fact]
        unknown = self._word(words.UNKNOWN)
        listed = f"IF(AND({named}>0,{nameless}=0,{doubt}=0),{named},{unknown})"
        full = f"AND({nameless}=0,{doubt}=0)"
        least, most = self._lenders_of(rule)
        if least is not None:
            named = str(least)
            listed = f"IF({full},{most},{unknown})" if most == least else unknown
        cells = [*self.data.runs(channels), *self.data.loose(channels, "touch")]
        nothing = f"AND({self.data.blanks(channels)}=0,ROUND(SUM({','.join(cells)}),4)=0)"
        number = Formula(
            f"=IF(ISNUMBER({answer}),{answer},IF({nothing},0,{listed}))",
            found.used.low if found.used is not None and found.used.exact else words.UNKNOWN,
        )
        o, used = self.book.outcome, self._at("used")
        broken = self._doubted(Outcome.BREACH, found)
        known = f"IF({used}<={rule.at_most},{o(Outcome.COMPLIANT)},{broken})"
        open_ = f"IF({named}>{rule.at_most},{broken},{o(Outcome.UNDETERMINED)})"
        if most is not None and most <= rule.at_most:
            open_ = f"IF({full},{o(Outcome.COMPLIANT)},{open_})"
        outcome = f"=IF({nothing},{o(Outcome.COMPLIANT)},IF(ISNUMBER({used}),{known},{open_}))"
        return {
            "base": Text("家数", "lenders"),
            "cap": rule.at_most,
            "cap_upper": rule.at_most,
            "used": number,
            "used_upper": number,
            "outcome": Formula(outcome, found.outcome.label),
        }

    def _doubted(self, outcome: Outcome, found: Finding) -> str:
        """An outcome, as a string in a formula; undetermined where the rule may not apply at all."""
        return self.book.outcome(Outcome.UNDETERMINED if found.may_not_apply else outcome)

    def _term(self, found: Finding, rule: Term) -> Cells:
        if found.subject is None:
            return self._ledger_complete(found, frozenset({rule.channel}))
        loans = self.company.loans
        number = next(
            i
            for i, loan in enumerate(loans)
            if found.subject.endswith(f"({loan.source})") and loan.channel is rule.channel
        )
        test = {"months": self._months, "rate": self._rate, "lender": self._lender}[rule.test]
        return {"outcome": Formula(test(found, rule, number), found.outcome.label)}

    def _months(self, found: Finding, rule: Term, number: int) -> str:
        ledger, o = self.data.ledger, self.book.outcome
        start, end, months = (ledger.cell(number, c) for c in (8, 9, 10))
        kept = f"IF(ISNUMBER({months}),MOD({months},{rule.times})=0,FALSE)"
        perhaps = (
            f"IF({_put_off(start, end, rule.times)},{o(Outcome.UNDETERMINED)},{self._doubted(Outcome.BREACH, found)})"
        )
        judged = f"IF({kept},{o(Outcome.COMPLIANT)},{perhaps})"
        return f'=IF(OR({start}="",{end}=""),{o(Outcome.UNDETERMINED)},{judged})'

    def _lender(self, found: Finding, rule: Term, number: int) -> str:
        """Whether the lender is a shareholder that may lend. One that is missing from a full list of shareholders is none."""
        o, key = self.book.outcome, name_key(self.company.loans[number].lender)
        broken = self._doubted(Outcome.BREACH, found)
        for place, holder in enumerate(self.company.shareholders):
            if key and rule.eligible is not None and name_key(holder.name) == key:
                fits = self.eligible(place, rule.eligible)
                open_ = o(Outcome.UNDETERMINED)
                return f"=IF(ISNUMBER({fits}),IF({fits}=1,{o(Outcome.COMPLIANT)},{broken}),{open_})"
        if not key or not self.company.shareholders:
            return f"={o(Outcome.UNDETERMINED)}"
        return f"=IF({self.data.all_shareholders()},{broken},{o(Outcome.UNDETERMINED)})"

    def eligible(self, place: int, test: Eligible) -> str:
        """Whether a shareholder may lend: 1 or 0, or a word where its share or its kind is not stated."""
        share, kind = (self.data.shareholders.cell(place, column) for column in (5, 6))
        small = f"IF(ISNUMBER({share}),ROUND({share}-{multiple(test.share)},12)<0,FALSE)"
        no = f'OR({kind}="individual",{small})' if test.corporate else small
        yes = f'AND(ISNUMBER({share}),{kind}<>"")' if test.corporate else f"ISNUMBER({share})"
        return f"IF({no},0,IF({yes},1,{self._word(words.UNKNOWN)}))"

    def _rate(self, found: Finding, rule: Term, number: int) -> str:
        """At most so many times the benchmark for the same term. A loan without interest needs no benchmark."""
        ledger, o = self.data.ledger, self.book.outcome
        months, rate = ledger.cell(number, 10), ledger.cell(number, 11)
        table = self.data.benchmarks[rule.benchmark or ""]
        rates, terms = table.column(2), table.column(5)
        term = f'IF(COUNTIFS({terms},N({months}),{rates},"<>")>0,N({months}),{ANY_TERM})'
        known = f'COUNTIFS({terms},{term},{rates},"<>")>0'
        top = f"{rule.times}*SUMIFS({rates},{terms},{term})"
        judged = f"IF(ROUND({rate}-{top},12)<=0,{o(Outcome.COMPLIANT)},{self._doubted(Outcome.BREACH, found)})"
        open_ = o(Outcome.UNDETERMINED)
        return f'=IF({rate}="",{open_},IF({rate}=0,{o(Outcome.COMPLIANT)},IF({known},{judged},{open_})))'

    def _manual(self, found: Finding, rule: Manual) -> Cells:
        """A condition: as answered. It does not arise where its channels hold no money."""
        o, answer = self.book.outcome, self.data.facts[rule.fact.name]
        broken = o(Outcome.UNDETERMINED) if rule.decides else self._doubted(Outcome.BREACH, found)
        told = f"IF({answer}={self._word(YES)},{o(Outcome.COMPLIANT)},{broken})"
        outcome = f'IF({answer}="",{o(Outcome.UNDETERMINED)},{told})'
        if not rule.counts:
            return {"outcome": Formula(f"={outcome}", found.outcome.label)}
        none = f"IF(ISNUMBER({self._at('used_upper')}),ROUND({self._at('used_upper')}*UNIT,4)=0,FALSE)"
        if rule.act:
            none = f"IF({answer}={self._word(NO)},FALSE,{none})"
        outcome = f"=IF({none},{o(Outcome.NOT_APPLICABLE)},{outcome})"
        return {
            **self.used_over(self.company.over(rule.counts), rule.counts),
            "outcome": Formula(outcome, found.outcome.label),
        }

    def _access(self, found: Finding, rule: Access) -> Cells:
        """Money in channels that are prohibited, or that need an approval that was not obtained."""
        if rule.level == "permitted":  # a limit bounds what the text opens without a number
            used = self.used_over(self.company.over(rule.counts), rule.counts)
            return {**used, "outcome": Formula(f"={self.book.outcome(Outcome.COMPLIANT)}", found.outcome.label)}
        if rule.level == "prohibited":
            used = self.used_over(self.company.over(rule.counts), rule.counts)
            bad = Outcome.PROHIBITED
        else:
            used = self._unapproved(found.used or Interval(Fraction(0), None), rule)
            bad = Outcome.NEEDS_APPROVAL
        return {**used, "outcome": self._held(self._doubted(bad, found), found.outcome)}

    def _held(self, certain: str, outcome: Outcome) -> Formula:
        """Nothing there, something there for certain, or perhaps."""
        low, high, o = self._at("used"), self._at("used_upper"), self.book.outcome
        none = f"IF(ISNUMBER({high}),ROUND({high}*UNIT,4)<=0,FALSE)"
        rest = f"IF({low}>0,{certain},{o(Outcome.UNDETERMINED)})"
        return Formula(f"=IF({none},{o(Outcome.COMPLIANT)},{rest})", outcome.label)

    def _unapproved(self, used: Interval, rule: Access) -> Cells:
        """What is used without an approval, channel by channel."""
        yes, data = self.book.say(YES), self.data
        pairs = list(zip(data.runs(rule.counts), data.runs(rule.counts, data.approved), strict=True))
        known = "+".join(f'SUMIFS({money},{said},"<>{yes}")' for money, said in pairs)
        blanks = "+".join(f'SUMPRODUCT(({money}="")*({said}<>"{yes}"))' for money, said in pairs)
        inside, touch = "", ""
        for number, item in enumerate(self.company.unallocated):
            cell = data.unallocated.cell(number, 2)
            if item.among <= rule.counts:
                given = "+".join(f'COUNTIF({run},"{yes}")' for run in data.runs(item.among, data.approved))
                inside += f"+IF({given}=0,{cell},0)"
            if item.among & rule.counts:
                bare = "+".join(
                    f'COUNTIF({run},"<>{yes}")' for run in data.runs(item.among & rule.counts, data.approved)
                )
                touch += f"+IF({bare}>0,{cell},0)"
        approved = f'{data.rule_approved_cell(rule)}="{yes}"'
        low = f"=IF({approved},0,({known}{inside})/UNIT)"
        high = f"=IF({approved},0,IF({blanks}>0,{self._word(words.UNKNOWN)},({known}{touch})/UNIT))"
        return self._interval(used, low, high)

    # channels that no text provides for

    def _tells_silent(self) -> bool:
        return any(found.rule not in self.standing.rules for found in self.standing.live)

    def _not_provided(self, outcome: Outcome) -> Cells:
        channels = frozenset(self.standing.silent)
        used = self.used_over(self.company.over(channels), channels)
        return {
            "channels": _names(self.standing.silent),
            **used,
            "outcome": self._held(self.book.outcome(Outcome.UNDETERMINED), outcome),
        }

    def _silent_row(self) -> None:
        """The row for channels that no text provides for, so that money entered there later is noticed. The engine has nothing to say of it yet."""
        cells: Cells = {
            "rule": f"{self.standing.assessment.place.code}/not-provided",
            "says": Text("现行文本未规定的渠道。", "Channels that no text in force provides for."),
            "why": Text("这些渠道没有余额。", "There is no money in these channels."),
            "counted": YES,
            **self._not_provided(Outcome.COMPLIANT),
        }
        for number, column in enumerate(self.columns):
            self.page.put(self.row, number, cells.get(column.key), column.style)
        self.row += 1


def _put_off(start: str, end: str, times: int) -> str:
    """Whether a loan runs so many whole months and was perhaps moved to the next working day, as a condition (``months.terms``)."""
    months = f"((YEAR({end})-YEAR({start}))*12+MONTH({end})-MONTH({start}))"
    late = f"AND({{gap}}>=1,{{gap}}<={LONGEST_HOLIDAY},OR(WEEKDAY({end},2)<6,{{gap}}>={SHORTEST_LONG_HOLIDAY}))"
    ways = []
    for more in (-1, 0, 1):
        number = f"({months}+{more})"
        due = f"EDATE({start},{number})"
        days = [late.format(gap=f"({end}-{day})") for day in (due, f"({due}-1)")]
        month_end = late.format(gap=f"({end}-EOMONTH({due},0))")
        some = f"OR({','.join(days)},AND(DAY({start}+1)=1,{month_end}))"
        ways.append(f"AND({number}>=1,MOD({number},{times})=0,{some})")
    return f"OR({','.join(ways)})"


def _told(found: Finding) -> Cells:
    """What a row says in words."""
    source = found.source
    number = source.numbered
    fresh = Text("", "") if source.seen else source.checked
    if found.stale:
        day = source.verified_on
        fresh = Text(f"最近核实于{day}，此后未核实", f"last verified {day}, not since")
    return {
        "rule": found.rule,
        "says": found.says,
        "subject": found.subject or "",
        "channels": _names(found.channels),
        "base": found.base.label if found.base else "",
        "why": found.why,
        "source": Text(f"《{source.title.zh}》（{number.zh}）", f"{source.title.en} ({number.en})"),
        "article": found.of.placed,
        "words": found.words,
        "stale": fresh,
    }


def _names(channels: Sequence[Channel]) -> Text:
    """The channels by name; nearly all of funding, by what is left out or added."""
    without = [channel for channel in Channel if channel in FUNDING and channel not in channels]
    beside = [channel for channel in channels if channel not in FUNDING]
    if len(without) > _FEW:
        return join([channel.label for channel in channels])
    told = Text("各类债务融资", "all debt funding")
    if without:
        left_out = join([channel.label for channel in without])
        told += Text(f"（除{left_out.zh}）", f"(except {left_out.en})")
    if beside:
        added = join([channel.label for channel in beside])
        told += Text(f"，以及{added.zh}", f"and {added.en}")
    return told


def times_of(times: Fraction) -> Content:
    """A multiple as a number; one that no decimal writes exactly stays a fraction."""
    shown = multiple(times)
    return Formula(f"={shown}", times) if "/" in shown else times


def limits(standing: Standing) -> Iterator[tuple[Finding, Limit]]:
    """The limits in play, each with the first of its findings."""
    seen = set()
    for found in standing.live:
        rule = standing.rules.get(found.rule)
        if isinstance(rule, Limit) and rule.id not in seen:
            seen.add(rule.id)
            yield found, rule


def limit_label(found: Finding, rule: Limit, channels: Iterable[Channel]) -> Text:
    """A limit in a few words, for a chart."""
    held = list(channels)
    names = _names(held)
    if 2 < len(held) < len(FUNDING) - _FEW:
        names = Text(f"{len(held)}个渠道合计", f"{len(held)} channels")
    if rule.per == "shareholder":
        names = Text(f"全体股东：{names.zh}", f"all shareholders: {names.en}")
    times = same(words.times(found) or (multiple(rule.multiple) if isinstance(rule.multiple, Fraction) else "?"))
    return Text(f"{names.zh} ≤ {times.zh}×{rule.base.label.zh}", f"{names.en} ≤ {times.en} × {rule.base.label.en}")
