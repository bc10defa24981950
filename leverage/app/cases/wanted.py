"""What a plan is asked for, from the fields of a form: read by ``leverage.planning``, each error beside its own field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from leverage.app.cases.amounts import AMOUNT_DO, amount_in
from leverage.app.cases.answering import Wrong
from leverage.app.printing.wording import for_the_page
from leverage.law.rulebook import Law, Rulebook
from leverage.planning.after import after
from leverage.planning.changes import Change, Kind
from leverage.planning.moving import Moved
from leverage.planning.plan import Asked
from leverage.planning.reading import Wanted
from leverage.planning.setting import Setting
from leverage.terms.answers import read_date, read_fact
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import LeverageError, UsageError
from leverage.terms.facts import fact_label
from leverage.terms.money import exact, multiple
from leverage.terms.places import find_place
from leverage.terms.texts import Language, Text

Fields = Mapping[str, str]
PLAIN: tuple[tuple[Kind, Text], ...] = (
    ("add_capital", Text("增资", "Capital added")),
    ("loss", Text("亏损", "Loss")),
    ("dividend", Text("分红", "Dividend")),
)
"""Changes without a channel: an amount and a day each."""
ROWS: tuple[tuple[Kind, Text], ...] = (("raise", Text("新增融资", "New funding")), ("repay", Text("还款", "Repayment")))
"""Changes by channel, in rows of channel, amount, lender and day."""
ANSWERS: tuple[tuple[str, Text], ...] = (
    ("cure", Text("超限怎样补救", "What mends a breach")),
    ("distance", Text("离每条上限还有多远", "How far each limit is")),
    ("dividend_room", Text("最多可分红多少", "The most that may be paid out")),
    ("calendar", Text("逐月到期", "Month by month, as loans fall due")),
)
MOST_ROWS = 40
LINE = "line:"
"""Before the name of a line of the sheet, among the channels of a repayment."""
FACT, APPROVAL = "fact.", "approval."
HALF_WIDTH = str.maketrans("％．０１２３４５６７８９", "%.0123456789")
_CHOOSE = Text("请选择渠道", "choose the channel")
_NOT_ASKED = Text(
    "{place}在这一天的规则不问“{fact}”，已去掉；请再按一次",
    "the rules of {place} on that day do not ask “{fact}”: it was taken out, press the button again",
)
_NO_AMOUNT = Text("没有金额", "the amount is missing")


@dataclass(frozen=True)
class Asking:
    """A form as it reads: what is changed, the company after it, and what is asked for besides."""

    wanted: Wanted
    asked: Asked
    moved: Moved


@dataclass
class Read:
    """A form on its way: what was read so far, and what is wrong, by field."""

    fields: Fields
    setting: Setting
    unit: str
    language: Language
    wrong: dict[str, Wrong] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    """The field of each change, by the words under which a refusal names it."""

    def text(self, key: str) -> str:
        """What was typed in a field."""
        return self.fields.get(key, "").strip()

    def amount(self, key: str) -> Fraction | None:
        """An amount in yuan: as written, in 万 or 亿, otherwise in the unit of the page; None where nothing stands there, or what is wrong."""
        text = self.text(key)
        if not text:
            return None
        try:
            return amount_in(text, self.unit)
        except ValueError as error:
            self.wrong[key] = Wrong(*error.args)
            return None

    def day(self, key: str) -> date | None:
        """A day."""
        try:
            return read_date(self.text(key)) if self.text(key) else None
        except ValueError as error:
            self.wrong[key] = Wrong(*error.args)
            return None

    def channel(self, key: str) -> Channel | None:
        """A channel that was chosen."""
        name = self.text(key)
        return Channel(name) if name in set(Channel) else None


def read_form(
    fields: Fields, setting: Setting, book: Rulebook, unit: str, language: Language
) -> tuple[Asking | None, dict[str, Wrong]]:
    """What a form asks for, or what is wrong, by field; under ``""`` what belongs to none."""
    form = Read(fields, setting, unit, language)
    on = form.day("on")
    changes = (*_plain_changes(form), *_channel_changes(form))
    law = _law(form, book)
    wanted = Wanted(changes, tuple(_facts(form, law, on)), law.place.code if form.text("place") else None, on)
    asked = _asked(form)
    moved = None if form.wrong else _moved(form, wanted, book)
    return (None if moved is None else Asking(wanted, asked, moved)), form.wrong


def rows_of(fields: Fields, kind: str) -> int:
    """How many rows of a kind hold something."""
    numbers = [int(n) for key in fields if (n := key.removeprefix(f"{kind}.").partition(".")[0]).isdigit()]
    held = [
        n
        for n in numbers
        if n <= MOST_ROWS and any(fields.get(f"{kind}.{n}.{part}") for part in ("where", "amount", "lender"))
    ]
    return max(held, default=0)


def _plain_changes(form: Read) -> Iterator[Change]:
    for kind, label in PLAIN:
        amount, on = form.amount(kind), form.day(f"{kind}.on")
        if amount is not None:
            yield Change(kind, amount, on, written=_written(form, kind, label.of(form.language), form.text(kind)))


def _channel_changes(form: Read) -> Iterator[Change]:
    for kind, label in ROWS:
        for number in range(1, rows_of(form.fields, kind) + 1):
            key = f"{kind}.{number}"
            amount, on = form.amount(f"{key}.amount"), form.day(f"{key}.on")
            where, lender = form.text(f"{key}.where"), form.text(f"{key}.lender") or None
            channel = form.channel(f"{key}.where")
            line = where.removeprefix(LINE) if where.startswith(LINE) and kind == "repay" else ""
            if amount is None:
                if (where or lender) and f"{key}.amount" not in form.wrong:
                    form.wrong[f"{key}.amount"] = Wrong(_NO_AMOUNT, AMOUNT_DO)
                continue
            if channel is None and not line:
                form.wrong[f"{key}.where"] = Wrong(_CHOOSE)
                continue
            name = channel.short.of(form.language) if channel else line
            written = _written(form, f"{key}.amount", label.of(form.language), name, form.text(f"{key}.amount"))
            yield Change(kind, amount, on, channel, line, lender, written)


def _written(form: Read, key: str, *words: str) -> str:
    """How a refusal names a change, in the language of the page."""
    written = " ".join(words)
    form.of.setdefault(written, key)
    return written


def _law(form: Read, book: Rulebook) -> Law:
    """The law after: of another place, where one was chosen."""
    name = form.text("place")
    try:
        return book.law(find_place(name)) if name else form.setting.law
    except LeverageError as error:
        form.wrong["place"] = Wrong(error.message)
        return form.setting.law


def _facts(form: Read, law: Law, on: date | None) -> Iterator[tuple[str, str]]:
    """The facts after that differ from what is known."""
    known = law.facts_on(on or form.setting.as_of)
    for key in form.fields:
        name, text = key.removeprefix(FACT), form.text(key)
        if not key.startswith(FACT) or not text:
            continue
        if name in set(Base):
            amount = form.amount(key)
            if amount is not None:
                yield name, multiple(amount)
        elif name in known:
            try:
                read_fact(known[name], text)
            except ValueError as error:
                form.wrong[key] = Wrong(*error.args)
            else:
                yield name, text
        else:
            form.wrong[""] = Wrong(_NOT_ASKED.fill(place=law.place.name, fact=fact_label(name, form.setting.law.facts)))
    named = [name for channel in Channel if form.text(APPROVAL + (name := channel.value))]
    if named:
        yield "approvals", ",".join(named)


def _asked(form: Read) -> Asked:
    need = None
    amount = form.amount("need.amount")
    channel = form.channel("need.where")
    if amount is not None and channel is None:
        form.wrong["need.where"] = Wrong(_CHOOSE)
    elif amount is None and form.text("need.where") and "need.amount" not in form.wrong:
        form.wrong["need.amount"] = Wrong(_NO_AMOUNT, AMOUNT_DO)
    elif channel is not None and amount is not None:
        need = (channel, amount)
    lost = form.channel("sensitivity")
    return Asked(
        need=need,
        cure=bool(form.text("cure")),
        distance=bool(form.text("distance")),
        dividend_room=bool(form.text("dividend_room")),
        calendar=bool(form.text("calendar")),
        share=_share(form),
        sensitivity=lost if lost in RAISABLE else None,
    )


def _share(form: Read) -> Fraction | None:
    share, told = share_of(form.text("warn_at"))
    if told is not None:
        form.wrong["warn_at"] = told
    return share


def share_of(text: str) -> tuple[Fraction | None, Wrong | None]:
    """A share of a cap written in per cent; None where nothing is; what is wrong with it."""
    plain = text.translate(HALF_WIDTH).strip().removesuffix("%").strip()
    if not plain:
        return None, None
    try:
        share = exact(plain) / 100
    except ValueError:
        share = Fraction(0)
    if 0 < share <= 1:
        return share, None
    return None, Wrong(Text("应大于 0、至多 100", "is more than 0 and at most 100"), Text("如 90", "as 90"))


def _moved(form: Read, wanted: Wanted, book: Rulebook) -> Moved | None:
    """The company after the changes; what cannot be is told beside the field that asks for it."""
    try:
        moved = after(form.setting, wanted, book)
        moved.setting.assessment  # noqa: B018  what cannot be judged is refused here
    except UsageError as error:
        key, told = _blamed(form, error.message)
        form.wrong[key] = Wrong(told)
    except LeverageError as error:
        form.wrong[""] = Wrong.of(error)
    else:
        return moved
    return None


_DAY_AFTER = "--on "


def _blamed(form: Read, message: Text) -> tuple[str, Text]:
    """The field that a refusal is about, and the refusal without what names it there."""
    for written, key in form.of.items():
        if message.zh.startswith(f"{written}："):
            told = Text(message.zh.removeprefix(f"{written}："), message.en.removeprefix(f"{written}: "))
            return _dated(form, key, told), for_the_page(told)
    if message.zh.startswith(_DAY_AFTER):
        return "on", Text(message.zh.removeprefix(_DAY_AFTER), message.en.removeprefix(_DAY_AFTER))
    shown = for_the_page(message)
    return "", shown if shown.zh else message


def _dated(form: Read, key: str, told: Text) -> str:
    """The field of the day, where it is the day that cannot be."""
    day = f"{key.removesuffix('.amount')}.on"
    return day if told.zh.startswith("日期") and form.text(day) else key
