"""The kinds of rule: limits, counts of lenders, terms, who may lend, questions, and access to channels."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from leverage.law.conditions import ByFact, Condition, Key, LocalRatio, Stated, Under, Unknown
from leverage.law.data import AllFunding, BaseId, ChannelId, Data, Multiple, with_special
from leverage.law.sources import Clause
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import Fact
from leverage.terms.frozen import Bound
from leverage.terms.texts import Text

OWN_PART = frozenset({Base.PAID_IN_CAPITAL, Base.NET_CAPITAL, Base.NET_ASSETS})
"""Denominators of which each shareholder has a part of its own at the report date."""


class RuleBase(Clause):
    """What every rule carries.

    ``id`` is at once the message code, the key in JSON and the anchor in the documents. ``name`` is what people call it; ``says`` tells the clause in
    our own words, ``words`` quotes its operative words. ``note`` explains. ``replaces`` names the rules that this one displaces where it applies;
    ``under``, the ways of reading a contested clause under which the rule holds.
    """

    id: str
    name: Text | None = None
    says: Text
    words: Annotated[str, Bound(lambda words: len(words) <= 20, "a quotation has 20 characters at most")] = ""
    when: tuple[Condition, ...] = ()
    replaces: tuple[str, ...] = ()
    under: tuple[Under, ...] = ()
    note: Text | None = None

    @property
    def layer(self) -> Literal["national", "local"]:
        """Which layer of the law the rule belongs to."""
        return "national" if self.id.startswith("CN/") else "local"

    @property
    def supplied(self) -> bool:
        """Whether a supplement brought it, and no module holds it."""
        return "/+" in self.id

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts its conditions turn on; ``opened_on`` stands for a time in business."""
        return tuple(fact for condition in self.when for fact in condition.facts)

    @property
    def keys(self) -> tuple[Key, ...]:
        """What decides whether it applies, and with which multiple; for a national limit at the local ratio see ``Law.keys``."""
        return tuple(dict.fromkeys(condition.key for condition in (*self.under, *self.when)))


class Limit(RuleBase):
    """The balances over a set of channels may not exceed a multiple of a denominator. A multiple of zero is a prohibition.

    ``base_word`` is the text's own word for the denominator where it is another than the glossary's (净资本, 实际到位资本金). ``of``: only
    shareholders of one kind are bounded, each by itself or, with the other channels, all together: what a shareholder of the other kind lent, by the
    ledger and the list of shareholders, is then not counted.
    ``per="shareholder"``: for each shareholder that lends, over its own part of ``base``: of ``paid_in_capital`` what it has paid in, of ``net_capital``
    and ``net_assets`` its share. ``approval_lifts``: beyond the cap an
    approval is needed, and with it the limit does not apply; with ``per_loan`` it is given loan by loan: beyond the cap every row of the ledger must
    carry an approval of its own, one for the channel or for the rule does not answer it, and new money beyond the cap needs another.
    """

    kind: Literal["limit"] = "limit"
    channels: tuple[ChannelId, ...] | AllFunding
    multiple: Multiple | ByFact | Stated | LocalRatio | Unknown
    base: BaseId
    base_word: Text | None = None
    per: Literal["company", "shareholder"] = "company"
    of: Literal["corporate", "individual"] | None = None
    special_apart: bool = False
    approval_lifts: bool = False
    per_loan: bool = False

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels whose balances it counts."""
        if isinstance(self.channels, AllFunding):
            return self.channels.channels
        return with_special(self.channels, apart=self.special_apart)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that its conditions and its multiple turn on."""
        own = (self.multiple.fact,) if isinstance(self.multiple, ByFact | Stated) else ()
        return tuple(dict.fromkeys(own + super().facts))

    @property
    def keys(self) -> tuple[Key, ...]:
        """What decides whether it applies, and with which multiple. A multiple that is stated is no choice between few values."""
        own = (self.multiple.fact,) if isinstance(self.multiple, ByFact) else ()
        return tuple(dict.fromkeys(own + super().keys))

    def counting(self, channel: Channel) -> Limit:
        """The same limit, counting one channel more."""
        if isinstance(self.channels, AllFunding):
            return self.changed(channels=self.channels.changed(also=(*self.channels.also, channel)))
        return self.changed(channels=(*self.channels, channel))

    def check(self) -> None:
        """A shareholder's own limit runs over its own part of what shareholders have in the company at the report date."""
        if self.per == "shareholder" and self.base not in OWN_PART:
            raise ValueError("a per-shareholder limit runs over the shareholder's own part of its base")


class Count(RuleBase):
    """At most so many distinct lenders of one channel, or of several together (``also``). ``fact`` answers it where there is no ledger."""

    kind: Literal["count"] = "count"
    channel: ChannelId
    also: tuple[ChannelId, ...] = ()
    at_most: int
    fact: str

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels whose lenders are counted, as of every rule."""
        return frozenset({self.channel, *self.also})


class Term(RuleBase):
    """A check of every loan of a channel.

    ``months``: its term is a multiple of ``times`` months. ``rate``: its annual rate is at most ``times`` the benchmark for its term, stated in the
    fact ``benchmark``.
    """

    kind: Literal["term"] = "term"
    channel: ChannelId
    test: Literal["months", "rate"]
    times: int = 1
    benchmark: str | None = None

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channel, as of every rule."""
        return frozenset({self.channel})

    def check(self) -> None:
        """A rate has what it is held against, and nothing else has."""
        if (self.test == "rate") != (self.benchmark is not None):
            raise ValueError("a rate is held against a benchmark, and nothing else is")


class Holder(Data):
    """Shareholders that may lend: of one kind (None: of either), holding at least this share of the company, inclusive."""

    kind: Literal["corporate", "individual"] | None = None
    share: Multiple = Fraction(0)


class Lenders(RuleBase):
    """Who may lend through these channels: shareholders that are one of ``may_lend``. The ledger and the list of shareholders are held against it.

    A holding below every threshold for its kind is a breach. ``other_kind`` is what becomes of a shareholder whose kind the text does not name, and
    ``stranger`` of a lender who is missing from a full list of shareholders: not provided for (undetermined), a breach (the text says 必须 or 不得), or
    in need of an approval. ``firm``: the same of a stranger that is plainly a firm and no financial institution, where the text says more of it.
    ``strangers_only``: the text speaks of shareholders without more, so that the channel's own name answers for money of which no more is known; only a
    lender who is missing from a full list of shareholders contradicts it.
    """

    kind: Literal["lenders"] = "lenders"
    channels: tuple[ChannelId, ...]
    may_lend: tuple[Holder, ...]
    other_kind: Literal["not_provided", "needs_approval", "breach", "prohibited"] = "not_provided"
    stranger: Literal["not_provided", "needs_approval", "breach", "prohibited"] = "not_provided"
    firm: Literal["not_provided", "needs_approval", "breach", "prohibited"] | None = None
    strangers_only: bool = False
    special_apart: bool = False

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels that it concerns."""
        return with_special(self.channels, apart=self.special_apart)

    @property
    def any_shareholder(self) -> bool:
        """Whether every shareholder may lend, of whatever kind and holding."""
        return any(holder.kind is None and holder.share == 0 for holder in self.may_lend)


class Manual(RuleBase):
    """A real condition that no figure decides: it is asked and shown. It arises only where there is money in ``channels``
    (always, if there are none). Answered "no", it is a breach; unanswered, it does not spoil the verdict. ``act``: it is about something
    done, not about money outstanding, so that "no" is a breach whatever the balances. ``decides``: it decides whether the text covers the money at all
    (which fund, which lender): unanswered, the money is undetermined; answered "no", it is not provided for.
    """

    kind: Literal["manual"] = "manual"
    fact: Fact
    channels: tuple[ChannelId, ...] | AllFunding = ()
    act: bool = False
    decides: bool = False
    special_apart: bool = False

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels that it concerns."""
        if isinstance(self.channels, AllFunding):
            return self.channels.channels
        return with_special(self.channels, apart=self.special_apart)


class Access(RuleBase):
    """What a text says of channels: permitted, with approval (or filing), or prohibited. What no text mentions is *not provided for*.

    ``ratio_unset``: the text provides for the channels, or encourages them, and sets no number: never "unlimited". If another limit in force contains
    the channel, that limit bounds it; otherwise how much it may raise is not known, until the amount that the approval names is stated.
    ``reserves``: the text keeps the channels for companies that meet its conditions: for others they are not provided for, whatever a national text
    opens. ``per_loan``: the approval is given loan by loan, so that one for the channel does not answer it. ``fills_silence`` (of a national text that
    counts money and opens nothing that a place closed): it speaks only of channels on which no local text in force has a word.
    """

    kind: Literal["access"] = "access"
    channels: tuple[ChannelId, ...] | AllFunding
    level: Literal["permitted", "with_approval", "prohibited"]
    ratio_unset: bool = False
    reserves: bool = False
    per_loan: bool = False
    fills_silence: bool = False
    special_apart: bool = False

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels meant."""
        if isinstance(self.channels, AllFunding):
            return self.channels.channels
        return with_special(self.channels, apart=self.special_apart)

    def without(self, channels: frozenset[Channel]) -> Access:
        """The same of fewer channels."""
        left = tuple(channel for channel in Channel if channel in self.counts - channels)
        return self.changed(channels=left, special_apart=True)


Rule = Limit | Count | Term | Lenders | Manual | Access


class House(RuleBase):
    """A limit of the company's own or of its lenders: board policy, a covenant. No law: it is judged apart, and opens and closes nothing.

    Either ``multiple`` of ``base``, or ``amount`` in yuan. ``total_liabilities``: it counts the sheet's liabilities in all. From ``warn_at`` of the cap on
    it is told as near. ``company`` and ``place``: for that company, or in that place, alone.
    """

    kind: Literal["limit"] = "limit"
    channels: tuple[ChannelId, ...] | AllFunding
    total_liabilities: bool = False
    multiple: Multiple | None = None
    base: BaseId | None = None
    amount: Multiple | None = None
    warn_at: Multiple | None = None
    company: str | None = None
    place: str | None = None

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels whose balances it counts."""
        return (
            self.channels.channels
            if isinstance(self.channels, AllFunding)
            else with_special(self.channels, apart=False)
        )
