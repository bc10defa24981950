"""One truth in every medium: what a filter, the JSON, the tables, the page and the memorandum say of a channel is the same.

Hainan's shareholder loans of 2017 are for companies rated 优秀 or 良好, Heilongjiang's for those on the NEEQ board: they depend on facts, and are nowhere
merely "not provided for".
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import docx
import pytest

from leverage.assessment.findings import LEVELS
from leverage.comparison.compare import Comparison, compare
from leverage.comparison.ranking import ranks, standing
from leverage.comparison.timeline import eras
from leverage.comparison.where import Clause, Condition, filtered
from leverage.law.rulebook import load
from leverage.law.rules import Limit
from leverage.report.comparison import page, tables
from leverage.report.comparison import words as say
from leverage.report.comparison.as_json import as_json
from leverage.report.comparison.memo import write_memo
from leverage.report.comparison.page.data import build
from leverage.report.comparison.topics import TOPICS, topic
from leverage.terms.channels import RAISABLE, Channel, Group
from leverage.terms.facts import CompanyType
from leverage.terms.places import PLACES, find_place

BOOK = load()
SAMPLE = (
    (date(2012, 6, 30), CompanyType.ONLINE, (Channel.SHAREHOLDER_LOAN, Channel.FUND_LOAN)),
    (date(2017, 11, 30), CompanyType.TRADITIONAL, (Channel.SHAREHOLDER_LOAN, Channel.ABS)),
    (date(2021, 6, 30), CompanyType.RURAL, (Channel.BANK_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN)),
    (date(2026, 6, 30), None, (Channel.BOND, Channel.INTERBANK_BORROWING)),
)


@pytest.fixture(scope="module", params=SAMPLE, ids=lambda sample: str(sample[0]))
def sample(request: pytest.FixtureRequest) -> tuple[Comparison, tuple[Channel, ...]]:
    on, kind, channels = request.param
    return compare(BOOK, PLACES, on, kind=kind), channels


Sample = tuple[Comparison, tuple[Channel, ...]]


def test_filters_json_and_tables_say_the_same(sample: Sample) -> None:
    found, channels = sample
    told = {
        place["jurisdiction"]: {c["channel"]: c for c in place["channels"]} for place in as_json(found, "zh")["places"]
    }
    rows = {(r["jurisdiction"], r["channel"]): r for r in csv.DictReader(io.StringIO(tables.as_csv(found, "zh")))}
    for channel in channels:
        answers: dict[str, dict[str, str]] = {}
        for level in LEVELS:
            clause = Clause((Condition("channel", channel.value), Condition("access", level)))
            for code, match in filtered(found.places, [clause]).matches.items():
                answers.setdefault(code, {})[level] = match.answer
        shown = {
            str(row[keys.index("place")].zh): row[keys.index("opening")]  # type: ignore[union-attr]
            for grid in tables.overviews(replace(found, channel=channel))
            for keys in [[key for key, _ in grid.columns]]
            for row in grid.rows
        }
        for terms in found.places:
            code, own = terms.place.code, told[terms.place.code][channel.value]
            assert set(answers[code]) == set(own["levels"])
            assert set(answers[code].values()) == ({"yes"} if len(own["levels"]) == 1 else {"depends"})
            assert own["access"] == (own["levels"][0] if len(own["levels"]) == 1 else "depends")
            assert rows[code, channel.value]["access"] == own["access"]
            cell = shown[terms.place.name.zh].zh  # type: ignore[union-attr]
            for level, label in LEVELS.items():
                assert (label.zh in cell) == (level in own["levels"]), (code, channel, cell)
            if own["turns_on"]:
                assert {case["access"] for case in own["cases"]} == set(own["levels"])


def test_the_page_says_what_the_json_says(sample: Sample) -> None:
    found, _ = sample
    kinds = (found.kind or CompanyType.TRADITIONAL,)
    asked = found if found.kind else compare(BOOK, PLACES, found.as_of, kind=kinds[0])
    held = {t.place.code: eras(BOOK, t.place, found.as_of, found.as_of, kinds, {}) for t in asked.places}
    data = build(asked, held, "zh")
    told = {place["jurisdiction"]: place for place in as_json(asked, "zh")["places"]}
    for place in data["places"]:
        terms = data["terms"][place["eras"][0]["terms"][kinds[0].value]]
        own = told[place["code"]]
        for of in own["channels"]:
            shown = data["channelTerms"][terms["channels"][of["channel"]]]
            assert shown["access"] == of["access"]
            words = data["texts"][shown["word"]][0]
            assert all((LEVELS[level].zh in words) == (level in of["levels"]) for level in LEVELS)
        loans = data["figures"][terms["all"][0]]
        assert loans["r"][0] == (
            None if own["non_standard"]["multiple"] is None else float(Fraction(own["non_standard"]["multiple"]))
        )
        assert terms["text"] == (own["standing"] != "no_text" or own["grades"] != ["none"])


def test_the_memorandum_says_what_the_filter_says(tmp_path: Path) -> None:
    places = [find_place(name) for name in ("hainan", "heilongjiang", "chongqing")]
    found = compare(BOOK, places, date(2017, 11, 30), kind=CompanyType.TRADITIONAL)
    path = tmp_path / "memo.docx"
    write_memo(found, path, language="zh", receipt={})
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    for terms in found.places:
        of = terms.terms(Channel.SHAREHOLDER_LOAN)
        assert of is not None
        if of.openings.access == "depends":
            assert f"{Channel.SHAREHOLDER_LOAN.label.zh}：{say.opening(of, terms).zh}。" in text
        assert say.access(of).zh in text
    hainan = next(terms for terms in found.places if terms.place.code == "CN-HI").terms(Channel.SHAREHOLDER_LOAN)
    assert hainan is not None
    assert hainan.openings.levels == ("permitted", "not_provided")
    assert (hainan.openings.low, hainan.openings.high) == (None, 2)  # 200% of net capital for the two good grades


def test_ignorance_has_no_rank_and_two_kinds_of_funding_are_two_figures(sample: Sample) -> None:
    found, _ = sample
    for terms, rank in zip(found.places, ranks(found.places), strict=True):
        where = standing(terms)
        assert (rank is None) == (where != "ranked")
        assert not (rank and (terms.own_gaps or terms.grades == ("none",) or terms.turns_on))
    for place in as_json(found, "en")["places"]:
        loans, bonds, whole = place["non_standard"]["upper"], place["standardised"]["upper"], place["derived"]["upper"]
        if place["shared"]:
            assert Fraction(str(whole)) < Fraction(str(loans)) + Fraction(str(bonds))
        elif None not in (loans, bonds, whole):
            assert Fraction(str(whole)) == Fraction(str(loans)) + Fraction(str(bonds))
    text = tables.as_markdown(found, "zh")
    if found.as_of.year > 2020:
        assert not re.search(r"(?<![.\d])5 ×", text)


def test_with_every_approval_nothing_exceeds_a_limit_of_the_place(sample: Sample) -> None:
    """What a channel may raise if approved stays within each limit of the place that counts it and that no approval lifts."""
    found, _ = sample
    for terms in found.places:
        for of in terms.channels:
            for cap in of.caps if of.channel in RAISABLE else ():
                rule = terms.rule(cap.rule)
                if not isinstance(rule, Limit) or rule.approval_lifts or cap.may_not_apply or rule.per != "company":
                    continue
                most = (terms.multiples(cap) or (None, None))[1]
                if most is not None and of.openings.high is not None and cap.used is not None:
                    assert of.openings.high <= most, (terms.place.code, of.channel, cap.rule)


def test_every_topic_has_a_row_for_each_place(sample: Sample) -> None:
    found, _ = sample
    for name in TOPICS:
        grid = topic(found, name)
        assert len(grid.rows) == len(PLACES)
        assert all(cell is not None for row in grid.rows for cell in row)


def test_a_page_of_every_place_stays_small() -> None:
    found = compare(BOOK, PLACES[:6], date(2026, 6, 30), kind=CompanyType.TRADITIONAL)
    held = {
        t.place.code: eras(
            BOOK, t.place, date(2017, 1, 1), date(2026, 6, 30), (CompanyType.TRADITIONAL,), {}, strict=True
        )
        for t in found.places
    }
    text = page.page(found, held, "zh")
    assert len(text.encode()) < 700_000
    assert Group.STANDARDISED in found.places[0].ratios.approved
