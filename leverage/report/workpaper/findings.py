"""The sheet 逐条核对: one row per finding, its figures and its outcome as formulas over 数据, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

<<<<<<< HEAD
from leverage.assessment.findings import Finding, Outcome
from leverage.law.rules import Count, Limit
=======
from leverage.assessment.doubted import in_doubt
from leverage.assessment.findings import Finding, Outcome, in_order
from leverage.assessment.judging.holders import plainly_a_firm
from leverage.assessment.judging.lenders import CONSEQUENCES
from leverage.company import Interval
from leverage.law.conditions import Stated
from leverage.law.rules import Access, Count, Eligible, Lenders, Limit, Manual, Rule, Term
>>>>>>> main
from leverage.report import words
from leverage.report.excel_book import FINDINGS, NO, REMARK, RUN_AGAIN, YES, Book, Column, Content
from leverage.report.expression import Cell
from leverage.report.workpaper.data import Data
from leverage.report.workpaper.following import Following
from leverage.report.workpaper.judged import Judged, Row
from leverage.report.workpaper.register import Register
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base
from leverage.terms.money import in_unit, multiple
from leverage.terms.texts import Text, join, same

HEAD = 2
LAST_GUARDED = 19
"""The last column but that of remarks."""
_FEW = 4
_HINT = Text(
    "数字与结果均为“数据”表上的公式。灰色行不适用或已被替代。索引“B-1”等供各表互相引用，依据列的“D-1”等指“依据”表。",
    "Figures and outcomes are formulas over the data sheet. Grey rows do not apply or were replaced. B-1, B-2 … name rows for the other sheets; D-1 … are clauses of the sheet 依据.",
)


def columns(book: Book) -> tuple[Column, ...]:
    """The columns, left to right."""
    return (
        Column("index", Text("索引", "index"), 6),
        Column("rule", Text("规则", "rule"), 27),
        Column("subject", Text("对象", "subject"), 12),
        Column("outcome", Text("结果", "outcome"), 9, "outcome"),
        Column("channels", Text("渠道", "channels"), 19),
        Column("base", Text("分母", "denominator"), 10),
        Column("base_amount", book.unit_below(Text("分母金额", "its amount")), 12, "money"),
        Column("times", Text("倍数（低）", "multiple (low)"), 7, "number"),
        Column("times_upper", Text("倍数（高）", "multiple (high)"), 7, "number"),
        Column("cap", book.unit_below(Text("上限（低）", "cap (low)")), 12, "money"),
        Column("cap_upper", book.unit_below(Text("上限（高）", "cap (high)")), 12, "money"),
        Column("used", book.unit_below(Text("已用（至少）", "used (least)")), 12, "money"),
        Column("used_upper", book.unit_below(Text("已用（至多）", "used (most)")), 12, "money"),
        Column("headroom", book.unit_below(Text("余量（谨慎）", "headroom (cautious)")), 12, "money"),
        Column("headroom_upper", book.unit_below(Text("余量（至多）", "headroom (most)")), 12, "money"),
        Column("utilisation", Text("使用率", "utilisation"), 8, "percent"),
        Column("counted", Text("计入结论", "in the verdict"), 6, "centre"),
        Column("made_of", book.unit_below(Text("构成与出处", "made of, from where")), 27),
        Column("source", Text("依据与原文", "source and words"), 28),
        Column("why", Text("理由（程序运行时）", "why (when the program ran)"), 28),
        Column("remark", REMARK, 14, "remark"),
    )


class Findings:
    """The sheet, and where each live finding stands on it."""

    def __init__(self, book: Book, data: Data, following: Following, register: Register) -> None:
        self.book, self.data, self.following, self.register = book, data, following, register
        self.page = book.pages[FINDINGS]
        self.columns = columns(book)
        self.places = {column.key: number for number, column in enumerate(self.columns)}
        self.judged = Judged(book, data, following)
        self.rows: dict[tuple[str, str | None], Row] = {}
        self.row = HEAD + 1
        self._write()

    def ref(self, finding: Finding, key: str) -> Cell:
        """The cell of a finding, for formulas of other sheets."""
        row = self.rows[finding.rule, finding.subject]
        return Cell(self.page.ref(row.number, self.places[key]), row[key].value)

    def index(self, rule: str) -> str:
        """The index of the first row of a rule."""
        return next((f"B-{row.number - HEAD}" for (name, _), row in self.rows.items() if name == rule), "")

    def column(self, key: str) -> str:
        """A whole column of the table, as a range."""
        return self.page.ref(HEAD + 1, self.places[key], max(HEAD + 1, self.row - 1))

    def _write(self) -> None:
        self.page.widths(self.columns, self._folded())
        self.page.put(0, 0, Text("逐条核对", "Rule by rule"), "title")
        self.page.put(1, 0, _HINT, "plain")
        self.page.heads(HEAD, self.columns)
        for finding in self.following.live:
            row = Row(self.page, self.row, self.places)
            self._told(row, finding)
            self.judged.fill(row, finding)
            self.rows[finding.rule, finding.subject] = row
            self._put(row, "number" if isinstance(finding.of, Count) else None)
        if self.following.leaves_silent and not any(f.rule.endswith("/not-provided") for f in self.following.live):
            self._silent_row()
        for finding in self.following.idle:
            row = Row(self.page, self.row, self.places)
            self._told(row, finding)
            row["outcome"], row["counted"] = finding.outcome.label, NO
            self._put(row, grey=True)
        self.page.colour_outcomes(HEAD + 1, self.places["outcome"], self.row)
        self.page.sheet.freeze_panes(HEAD + 1, 4)

    def _folded(self) -> set[str]:
        """Columns that say nothing more than their neighbours: without open facts and unallocated amounts, low is high."""
        live = self.following.live
        folded = {"counted", "why"}
        if all(f.subject is None for f in live):
            folded.add("subject")
        if all(f.multiples is None or f.multiples[0] == f.multiples[1] for f in live):
            folded |= {"times_upper", "cap_upper"}
        if folded >= {"cap_upper"} and all(f.used is None or f.used.exact for f in live):
            folded |= {"used", "headroom_upper"}
        return folded

    def _put(self, row: Row, figures: str | None = None, *, grey: bool = False) -> None:
        row["index"] = f"B-{self.row - HEAD}"
        for number, column in enumerate(self.columns):
            style = figures if figures and column.style == "money" else column.style
            self.page.put(self.row, number, row.cells.get(column.key), style, grey=grey and style != "remark")
        self.row += 1

    def _told(self, row: Row, finding: Finding) -> None:
        """What a row says in words."""
        rule = finding.of
        row["rule"] = _titled(finding.name, finding.says)
        row["subject"] = finding.subject
        row["channels"] = channel_names(finding.channels)
        row["base"] = (isinstance(rule, Limit) and rule.base_word) or (finding.base.label if finding.base else None)
        row["why"] = finding.why
        row["made_of"] = self._made_of(finding)
        row["source"] = self._cited(finding)

<<<<<<< HEAD
    def _made_of(self, finding: Finding) -> Text:
        """The figures that a finding rests on, each with its cell; those of nothing together, by the statement that makes them so."""
        told, nothing = [], []
        for shown in finding.inputs:
            name = _name(shown.name)
            if shown.amount is None:
                told.append(Text(f"{name.zh}：未填", f"{name.en}: not stated"))
            elif shown.amount == 0 and shown.source == "complete":
                nothing.append(name)
            else:
                amount = multiple(shown.amount) if abs(shown.amount) <= 1 else in_unit(shown.amount, self.book.unit)
                told.append(Text(f"{name.zh} {amount}（{shown.source}）", f"{name.en} {amount} ({shown.source})"))
        named = {shown.name for shown in finding.inputs}
        company = self.following.company
        rest = [
            c for c in finding.channels if c.value not in named and (b := company.balance(c)) and b.source == "complete"
        ]
        if rest and finding.kind in ("limit", "access"):
            at = company.where.get("complete", "")
            told.append(
                Text(
                    f"其余渠道：按完整性声明为零（{at or '输入声明'}）",
                    f"other channels: zero by the statement of completeness ({at or 'as stated'})",
=======
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
>>>>>>> main
                )
            )
        return join(told, zh="\n", en="\n")

    def _cited(self, finding: Finding) -> Text:
        """The clause, its article and its words, and when it was last held against its source."""
        at = self.register.index(finding.rule)
        quoted = (
            Text(f"“{finding.words}”", f"“{finding.words}”")
            if finding.words
            else Text("原文未录", "words not recorded")
        )
        return Text(
            f"{at} {words.citation(finding).zh}\n{quoted.zh}", f"{at} {words.citation(finding).en}\n{quoted.en}"
        )

    def _silent_row(self) -> None:
        """The row for channels that no text provides for, so that money entered there later is noticed. The engine has nothing to say of it yet."""
        row = Row(self.page, self.row, self.places)
        row["rule"] = _titled(
            words.NOT_PROVIDED_CHANNELS, Text("现行文本未规定的渠道。", "No text in force provides for them.")
        )
        row["channels"] = join([c.label for c in Channel if c in self.following.silent])
        row["why"] = Text("这些渠道没有余额。", "There is no money in these channels.")
        row["counted"], row["outcome"] = YES, self.judged.in_silence(row)
        self._put(row)

    # what the rows amount to

    def count(self, outcome: Outcome | Text) -> Cell:
        """How many rows that count in the verdict have an outcome."""
        word = self.book.word(outcome.label if isinstance(outcome, Outcome) else outcome)
        where = f"{self.column('outcome')},{word.text},{self.column('counted')},{self.book.quoted(YES)}"
        many = sum(f.outcome is outcome and f.counts_in_verdict for f in self.following.live)
        return Cell(f"COUNTIFS({where})", Fraction(many))

    @property
    def withdrawn(self) -> str:
        """How many rows ask for a new run."""
        return f"COUNTIF({self.column('outcome')},{self.book.quoted(RUN_AGAIN)})"

    @property
    def all_counted(self) -> str:
        """How many rows count in the verdict."""
        return f"COUNTIF({self.column('counted')},{self.book.quoted(YES)})"


def _titled(name: Text, says: Text) -> Text:
    return Text(f"{name.zh}\n{says.zh}", f"{name.en}\n{says.en}")


def _name(name: str) -> Text:
    """The name of an input: a channel, a denominator, or as it stands."""
    if name in set(Channel):
        return Channel(name).label
    return (
        Base(name).label
        if name in set(Base)
        else {"share": Text("持股比例", "share"), "paid_in": Text("实缴出资", "paid in")}.get(
            name, same(words.visible(name))
        )
    )


def channel_names(channels: Sequence[Channel]) -> Text:
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


def limit_label(finding: Finding, channels: Iterable[Channel]) -> Content:
    """A limit in a few words, for a chart: its name and its multiple."""
    times = words.times(finding) or "?"
    base = finding.base.label if finding.base else same("")
    name = finding.name if finding.of.name else channel_names(list(channels))
    return Text(f"{name.zh} ≤ {times}×{base.zh}", f"{name.en} ≤ {times} × {base.en}")
