"""A scale unlike any company's: asked about before anything is called compliant, for it is the sign of a wrong unit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from leverage.company import Company, Figure
from leverage.intake.checks.plausible import APART, LARGEST, SMALLEST
from leverage.intake.files.content import refuse
from leverage.terms.channels import Channel
from leverage.terms.doubts import Answer, Doubt, doubt_key, settled
from leverage.terms.money import yuan
from leverage.terms.texts import Text

KEY = "scale"
OF_ONE = f"{KEY}:"
"""Begins the key of a doubt about one amount that was typed, which names the amount: a yes to one is none to another."""

SMALLEST_LOAN = 10**5
"""Yuan. Loans none of which reaches it are asked about, and one below it that is a thousand times smaller than another; and every one below it where the
number formats cannot be read, which may write 万元 behind its figure."""

LARGEST_UNSEEN = 3 * 10**9
"""Yuan. The same of sheets in thousands or ten thousands: there a format may show yuan so, and the figures stored would be multiplied twice."""

_EVERY_AMOUNT = Text("全部金额", "every amount")
_ASSETS, _BALANCE = Text("资产总计", "Total assets"), Text("余额", "The balance")


def ask_scale(
    company: Company,
    assets: Figure | None,
    unit: str,
    *,
    answers: Mapping[str, Answer],
    confirmed_by: str = "",
    formats_known: bool = True,
) -> Doubt | None:
    """Whether the unit of the amounts is right, where they are unlike a small-loan company's; None where they are like one's.

    ``confirmed_by`` is the option that named the unit, which answers it. InputError where the answer is no.
    """
    largest = LARGEST if formats_known or unit == "元" else LARGEST_UNSEEN
    odd = list(_odd(company, assets, largest, formats_known=formats_known))
    if not odd:
        return None
    label, figure = odd[0]
    cells = tuple(dict.fromkeys(figure.source for _, figure in odd))
    doubt = Doubt(
        KEY,
        Text(
            f"{label.zh}为{yuan(figure.amount)}元（{figure.source}），不像小额贷款公司的规模：金额单位确实是{unit}吗？",
            f"{label.en} of {yuan(figure.amount)} yuan ({figure.source}) is unlike a small-loan company: is {unit} really the unit of the amounts?",
        ),
        cells,
        "yes_no",
        _EVERY_AMOUNT,
    )
    if confirmed_by:
        return replace(doubt, answer=True, answered_in=confirmed_by)
    doubt = settled(doubt, answers)
    if doubt.answer is False:
        raise refuse(
            f"金额单位不是{unit}（{doubt.answered_in}）",
            f"the unit of the amounts is not {unit} ({doubt.answered_in})",
            "请更正表上的金额单位；表上没有写的，用 --unit 指明",
            "correct the unit that the sheet states; where it states none, name it by --unit",
            figure.source,
        )
    return doubt


def ask_typed(file: Company, company: Company, answers: Mapping[str, Answer]) -> list[Doubt]:
    """Whether amounts that were typed beside a file are meant so, where they are unlike a small-loan company's: 80,000,000 typed where 万元 is asked for.

    ``company`` is the company of the ``file`` with what was typed. InputError where the answer is no.
    """
    asked = []
    for about, label, figure, channels in _typed(file, company):
        doubt = Doubt(
            doubt_key(KEY, about, str(figure.amount).replace("/", ".")),
            Text(
                f"{label.zh}为{yuan(figure.amount)}元（{figure.source}），不像小额贷款公司的规模：确实是这个数吗？",
                f"{label.en} of {yuan(figure.amount)} yuan ({figure.source}) is unlike a small-loan company: is it right?",
            ),
            (figure.source,),
            "yes_no",
            label if channels else _EVERY_AMOUNT,
            channels=channels,
        )
        doubt = settled(doubt, answers)
        if doubt.answer is False:
            raise refuse(
                f"{label.zh}不是{yuan(figure.amount)}元（{doubt.answered_in}）",
                f"{label.en} is not {yuan(figure.amount)} yuan ({doubt.answered_in})",
                "请更正该数，写明单位，如 8000万",
                "correct the amount, and write its unit, like 8000万",
                figure.source,
            )
        asked.append(doubt)
    return asked


def sizes_right(company: Company) -> dict[str, bool]:
    """The answers, amount by amount, that its capital is right as it stands: what a company keeps of a yes to its scale."""
    return {doubt.key: True for doubt in ask_typed(Company(), Company(capital=company.capital), {})}


def _typed(file: Company, company: Company) -> Iterator[tuple[str, Text, Figure, frozenset[Channel] | None]]:
    """The amounts that were typed and are unlike any company's. A balance or an approved amount of nothing is one."""
    for base, figure in company.capital.items():
        if _new(figure, file.capital.get(base)) and not SMALLEST <= figure.amount <= LARGEST:
            yield base.value, base.label, figure, None
    for channel, figure in company.balances.items():
        if _new(figure, file.balances.get(channel)) and figure.amount and not _like_a_loan(figure):
            yield channel.value, channel.label, figure, frozenset({channel})
    for channel, figure in company.approved_amounts.items():
        if _new(figure, file.approved_amounts.get(channel)) and figure.amount and not _like_a_loan(figure):
            label = Text(f"{channel.label.zh}的批准金额", f"the amount approved for {channel.label.en}")
            yield f"approved_amounts.{channel.value}", label, figure, frozenset({channel})


def _new(figure: Figure, before: Figure | None) -> bool:
    return before is None or before.amount != figure.amount


def _like_a_loan(figure: Figure) -> bool:
    return SMALLEST_LOAN <= figure.amount <= LARGEST


def ask_zeros(company: Company, zeros: Collection[str] | None, answers: Mapping[str, Answer]) -> list[Doubt]:
    """Whether loans of nothing are so, where formulas that cannot be read give them: one that was never calculated is stored as zero.

    ``zeros`` are the cells of such formulas; None where any cell may hold one. InputError for a no.
    """
    asked = []
    for loan in company.loans:
        if loan.balance or (zeros is not None and loan.source not in zeros):
            continue
        doubt = Doubt(
            doubt_key("zero_balance", loan.source),
            Text(
                f"{loan.source} 的余额是 0；这里的公式无法读取或核算，没有计算过的公式也存成 0：确实为 0 吗？",
                f"The balance in {loan.source} is 0; its formula cannot be read or worked out, and one that was never calculated is stored as 0: "
                "is it really 0?",
            ),
            (loan.source,),
            "yes_no",
            Text(f"{loan.channel.label.zh}的余额", f"the balance of {loan.channel.label.en}"),
            channels=frozenset({loan.channel}),
        )
        doubt = settled(doubt, answers)
        if doubt.answer is False:
            raise refuse(
                f"余额不是 0（{doubt.answered_in}）",
                f"the balance is not 0 ({doubt.answered_in})",
                "请在表中填写实际余额",
                "fill in the balance",
                loan.source,
            )
        asked.append(doubt)
    return asked


def _odd(
    company: Company, assets: Figure | None, largest: int, *, formats_known: bool
) -> Iterator[tuple[Text, Figure]]:
    for base, figure in company.capital.items():
        if not SMALLEST <= figure.amount <= largest:
            yield base.label, figure
    if assets and not SMALLEST <= assets.amount <= largest:
        yield _ASSETS, assets
    held = [Figure(loan.balance, loan.source) for loan in company.loans if loan.balance]
    small = [figure for figure in held if figure.amount < SMALLEST_LOAN]
    most = max((figure.amount for figure in held), default=0)
    for figure in small:
        # one among others is the rest of one; of none but small ones, or a thousand times below another, the unit is asked about
        if not formats_known or len(small) == len(held) or most >= APART * figure.amount:
            yield _BALANCE, figure
