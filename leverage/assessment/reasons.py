"""Why a rule came out as it did: one sentence, in both languages, that a reader can check by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from leverage.assessment.findings import Outcome
from leverage.company import Interval
from leverage.law.conditions import Held, Key, fact_of
from leverage.law.rules import Rule
from leverage.terms.channels import Channel, labels
from leverage.terms.denominators import Base
from leverage.terms.facts import Fact, fact_label
from leverage.terms.money import in_unit, multiple, yuan
from leverage.terms.texts import Text, join


def span(used: Interval) -> Text:
    """What is known of a sum."""
    low = yuan(used.low)
    if used.high is None:
        return Text(f"至少{low}元（上不封顶：有渠道未填）", f"at least {low} yuan (no bound: a channel is blank)")
    if used.exact:
        return Text(f"{low}元", f"{low} yuan")
    high = yuan(used.high)
    return Text(f"{low}至{high}元", f"{low} to {high} yuan")


def cap_text(cap: Fraction, times: Fraction, base: Text, amount: Fraction | None) -> Text:
    """How a cap comes about."""
    of = "" if amount is None else f" {yuan(amount)}"
    return Text(
        f"上限{yuan(cap)}元（{multiple(times)}×{base.zh}{of}）",
        f"cap {yuan(cap)} yuan ({multiple(times)} × {base.en}{of})",
    )


def limit(
    outcome: Outcome,
    used: Interval,
    cap: Fraction | None,
    times: Fraction | None,
    base: Text,
    amount: Fraction | None,
    *,
    raisable: bool = True,
) -> Text:
    """Why a limit is kept, exceeded or undecided."""
    if times == 0:
        told = Text("该情形下不得融资", "no funding at all may be used here")
    elif cap is None or times is None:
        what = (
            Text("倍数未公布", "the multiple is not published")
            if times is None
            else Text(f"{base.zh}未填", f"{base.en} not stated")
        )
        if outcome is Outcome.COMPLIANT:
            return Text(f"余额为零，{what.zh}亦合规。", f"The balance is zero: kept although {what.en}.")
        return Text(
            f"已用{span(used).zh}；{what.zh}，上限无法计算。",
            f"Used: {span(used).en}; {what.en}, so there is no cap to compare.",
        )
    else:
        told = cap_text(cap, times, base, amount)
    text = Text(f"已用{span(used).zh}；{told.zh}。", f"Used: {span(used).en}; {told.en}.")
    if cap is not None and outcome in (Outcome.BREACH, Outcome.PROHIBITED):
        over = used.low - cap
        text += Text(f"至少超出{yuan(over)}元：须压降该数", f"Over by at least {yuan(over)} yuan: repay that much")
        if times and amount is not None and raisable:
            more = over / times
            text += Text(
                f"，或使{base.zh}增加{yuan(ceil_fen(more))}元。", f"or raise {base.en} by {yuan(ceil_fen(more))} yuan."
            )
        else:
            text += Text("。", ".")
    return text


def ceil_fen(amount: Fraction) -> Fraction:
    """Up to the next fen: what must be added is never understated."""
    return Fraction(-((-amount * 100) // 1), 100)


def stated_ratio(
    outcome: Outcome, used: Interval, most: Fraction | None, times: Fraction | None, base: Text, amount: Fraction | None
) -> Text:
    """Why a limit came out as it did while nobody said which multiple the regulator set for the company."""
    if outcome is Outcome.COMPLIANT and used.high == 0:
        return Text("余额为零，核定倍数未填亦合规。", "The balance is zero: kept whichever multiple was set.")
    told = Text(
        f"已用{span(used).zh}；倍数由监管部门为公司核定，",
        f"Used: {span(used).en}; the regulator sets the multiple for the company,",
    )
    if times is None:
        return (
            told + Text(f"文本未载上限（{base.zh}）", f"the text names no maximum ({base.en})") + _STATED_RATIO[outcome]
        )
    told += Text(f"文本上限为{multiple(times)}×{base.zh}", f"at most {multiple(times)} × {base.en}")
    if most is not None and amount is not None:
        told += Text(f"（{yuan(amount)}元），即{yuan(most)}元", f"({yuan(amount)}), which is {yuan(most)} yuan")
    return told + _STATED_RATIO[outcome]


_STATED_RATIO = {
    Outcome.COMPLIANT: Text("；已答未超出核定的倍数。", "; it was answered that the multiple set is kept."),
    Outcome.BREACH: Text(
        "；已超出该上限，或已答超出核定的倍数。",
        "; that maximum is exceeded, or it was answered that the multiple set is.",
    ),
    Outcome.UNDETERMINED: Text("；公司的核定倍数未填。", "; the multiple set for the company is not stated."),
}


def rounded(unit: Fraction | None) -> Text:
    """That an outcome rests on figures that the sheet rounds."""
    shown = yuan(unit or Fraction(0))
    return Text(
        f"与上限之差不超过报表末位的一个单位（{shown}元）：该结果只在报表取整的范围内成立。",
        f"It is within one unit of the last place that the sheet shows ({shown} yuan) of the cap: the outcome holds only within the rounding of the sheet.",
    )


SOME_CASES = Text("部分情形", "In some cases")


def by_case(rows: list[tuple[Text, Outcome, Fraction | None]], facts: Text) -> Text:
    """What each value of an unknown fact would mean; values that mean the same are told together."""
    grouped: dict[tuple[Outcome, Fraction | None], list[Text]] = {}
    for value, outcome, cap in rows:
        grouped.setdefault((outcome, cap), []).append(value)
    parts = []
    for (outcome, cap), values in grouped.items():
        shown = outcome.label
        if cap is not None and outcome is not Outcome.PROHIBITED:
            in_table = in_unit(cap, "万元")
            shown = Text(f"{shown.zh}，上限{in_table}万元", f"{shown.en}, cap {in_table} (10,000 yuan)")
        names = join(values)
        parts.append(Text(f"{names.zh}：{shown.zh}", f"{names.en}: {shown.en}"))
    told = join(parts, zh="；", en="; ")
    return Text(f"取决于{facts.zh}。{told.zh}。", f"It depends on {facts.en}. {told.en}.")


def not_in_force(rule: Rule, on: date) -> Text:
    """Why a rule does not hold on a date."""
    if on < rule.start:
        return Text(f"自{rule.start}起施行，核对日{on}尚未适用。", f"In force from {rule.start}; not yet on {on}.")
    return Text(f"至{rule.until}止，核对日{on}已不适用。", f"It ended on {rule.until}; no longer in force on {on}.")


def replaced(by: Rule) -> Text:
    """Why a rule has given way."""
    number = by.source.numbered
    return Text(
        f"已由 {by.id} 替代：《{by.source.title.zh}》（{number.zh}）{by.placed.zh}。",
        f"Replaced by {by.id}: {by.source.title.en} ({number.en}), {by.placed.en}.",
    )


CONDITION_NOT_MET = Text(
    "适用条件不成立（公司类型或其他条件）。", "Its conditions are not met (kind of company or other condition)."
)
EXCLUDED_AS_STALE = Text(
    "按要求不计入：地方条款核实日早于核对日。", "Left out as asked: last verified before the date of the check."
)
NOT_SILENT = Text("当地文本对这些渠道已有规定。", "The texts of the place have a word on these channels.")
LIFTED = Text("超过部分已获批准。", "Approved beyond this cap.")
NO_RATIO_SET = Text(
    "监管部门未为公司核定倍数，按文本上限。", "No multiple was set for the company: the text's own counts."
)
KIND_UNKNOWN = Text(
    "该限额只约束一类股东，出借人是法人还是自然人未填。",
    "The limit binds shareholders of one kind, and whether the lender is a company or an individual is not stated.",
)
WHO_LENT = Text("没有逐笔明细，无法核对由谁出借。", "Without a ledger it cannot be told who lent the money.")
WHETHER_LENT = Text(
    "不能排除另有此类借款，由谁出借未知。", "There may be more such money, and who lent it is not known."
)
NO_LENDER = Text("资金提供方未填。", "The lender is not stated.")
LIST_NOT_FULL = Text(
    "出借人不在所列股东之中，而股东名册不全（持股比例合计不足100%或未填）。",
    "The lender is not among the shareholders listed, and the list is not full (the shares do not add up to 100%, or are blank).",
)
KIND_OR_SHARE_UNKNOWN = Text("出借人的持股比例或类型未知。", "The lender's share or kind is not stated.")
LENDER_FITS = Text("出借人符合文本对股东的要求。", "The lender is a shareholder as the text has it.")
SHARE_TOO_LITTLE = Text("出借人的持股比例低于文本的要求。", "The lender holds less than the text asks for.")
NEAR_A_HOLDER = Text(
    "出借人的名称与一名股东相近，是否同一家尚未回答。",
    "The lender's name is near that of a shareholder; whether they are one is not answered.",
)
STRANGER = Text("出借人不在股东名册中", "The lender is not among the shareholders")
OTHER_KIND = Text("文本未列此类股东为出借人", "The text does not name shareholders of this kind as lenders")
APPROVED = Text("，已获批准。", ", and an approval was stated.")
CONSEQUENCES = {
    "not_provided": Text("：文本未作规定，请向监管部门确认。", ": no text provides for it; ask the regulator."),
    "needs_approval": Text("：须经批准，未说明已获批准。", ": an approval is required and none was stated."),
    "breach": Text("：不合文本要求。", ": the text does not allow it."),
    "prohibited": Text("：文本禁止。", ": the text prohibits it."),
}
PROHIBITED_CHANNELS = Text("属禁止渠道。", "these channels are prohibited.")
NO_APPROVAL_STATED = Text("须经批准，未说明已获批准。", "approval is required and none was stated.")
EACH_APPROVED = Text("每笔借款均有批准或备案文号。", "Every loan carries the number of its own approval.")
EACH_NEEDS_APPROVAL = Text(
    "超过时须逐笔批准：请逐笔填写批准或备案文号。",
    "Beyond it each loan needs an approval of its own: state its number for every loan.",
)
PER_LOAN = Text(
    "批准须逐笔取得：请逐笔填写批准或备案文号。",
    "the approval is given loan by loan: state its number for every loan.",
)


def held(channels: Iterable[Channel], used: Interval) -> Text:
    """Money in channels; what is wrong with it follows."""
    names = labels(channels)
    return Text(f"{names.zh}已用{span(used).zh}；", f"{names.en}: {span(used).en} used;")


def perhaps_held(channels: Iterable[Channel]) -> Text:
    """Money that cannot be ruled out."""
    names = labels(channels)
    return Text(f"不能排除有{names.zh}的余额。", f"There may be money in {names.en}.")


def no_number(channel: Channel, used: Interval) -> Text:
    """Money in a channel that a text opens without a ratio."""
    return Text(
        f"{channel.label.zh}已用{span(used).zh}；文本未设比例，也没有其他限额约束：须以批准文件所载额度为准，额度未填。",
        f"{channel.label.en}: {span(used).en} used; the text sets no ratio and no other limit contains it: the amount that the approval names counts, "
        "and it is not stated.",
    )


def above_approved(channel: Channel, used: Interval, amount: Fraction) -> Text:
    """Money beyond the amount that the approval names, or perhaps beyond it."""
    return Text(
        f"{channel.label.zh}已用{span(used).zh}；批准文件所载额度{yuan(amount)}元。",
        f"{channel.label.en}: {span(used).en} used; the approval names {yuan(amount)} yuan.",
    )


NO_LOANS = Text("无此类借款。", "There are no such loans.")


def key_label(key: Key, facts: Mapping[str, Fact]) -> Text:
    """The name of what a rule turns on, as a reader knows it."""
    if isinstance(key, Held):
        names = labels(key.channels)
        return Text(f"{names.zh}是否有余额", f"whether there is money in {names.en}")
    return fact_label(fact_of(key) or "", facts)


def ask(name: str, facts: Mapping[str, Fact]) -> Text:
    """The question whose answer settles something that is missing."""
    if name in facts:
        return facts[name].ask
    if name in set(Base):
        base = Base(name).label
        return Text(f"{base.zh}是多少（元）？", f"How much is the {base.en} (yuan)?")
    if name in set(Channel):
        channel = Channel(name).label
        return Text(
            f"{channel.zh}余额是多少（没有请填0）？", f"What is the balance of {channel.en} (0 if there is none)?"
        )
    return _ASK[name]


def ask_approved(channels: Iterable[Channel]) -> Text:
    """The question which amount an approval names for channels whose text sets no ratio."""
    named = join([channel.label for channel in channels], zh="、")
    return Text(
        f"批准文件为{named.zh}核定的额度是多少（元）？", f"Which amount does the approval name for {named.en} (yuan)?"
    )


def ask_line(label: str) -> Text:
    """The question how a line of the sheet was raised."""
    return Text(f"“{label}”中各融资渠道各占多少？", f"Through which channels was “{label}” raised, and how much each?")


_ASK = {
    "complete": Text(
        "已填的余额与融资明细是否为全部融资（含表外）？若是，未列渠道即为零。",
        "Do the stated balances and the ledger list all funding, off-sheet included? If so, every channel left out is zero.",
    ),
    "local_ratio": Text(
        "当地的融资比例未公布或未见：监管部门核给公司的比例是多少（请索取文件）？",
        "The local ratio is not published or was not seen: which one has the regulator set for the company (ask for its letter)?",
    ),
    "loans": Text(
        "请按笔提供该渠道的融资明细（资金提供方、余额、起止日、利率）。",
        "Give the ledger of this channel loan by loan (lender, balance, dates, rate).",
    ),
    "shareholders": Text("请提供股东名册及各股东实缴出资。", "Give the shareholders and what each has paid in."),
    "approvals": Text("是否已取得批准或备案（文号）？", "Has the approval or filing been obtained (its number)?"),
    "regulator": Text("没有文本规定该渠道：请向监管部门确认。", "No text covers this channel: ask the regulator."),
}
