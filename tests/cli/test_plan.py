"""``leverage plan``: figures worked out by hand, fed back to ``check``, and every refusal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from leverage.cli.main import main

MILLION = 10**6


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Chongqing 2017: banks and repurchase ≤ 1 × net capital 200m; 150m lent by one bank; ledger and rating as given."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(company()), encoding="utf-8")
    return path


def company(**changes: Any) -> dict[str, Any]:
    return {
        "name": "示例小额贷款有限公司",
        "jurisdiction": "CN-CQ",
        "report_date": "2017-11-30",
        "complete": True,
        "facts": {"bank_count": 1},
        "capital": {"net_capital": "200000000", "net_assets": "210000000"},
        "balances": {"bank_loan": "150000000"},
        **changes,
    }


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["plan", *map(str, arguments)])


def planned(*arguments: object) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run(*arguments, "--format", "json").stdout)
    return data


def checked(tmp_path: Path, data: dict[str, Any], *options: str) -> dict[str, Any]:
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    result: dict[str, Any] = json.loads(
        CliRunner().invoke(main, ["check", str(path), *options, "--format", "json"]).stdout
    )
    return result


def answer(data: dict[str, Any]) -> tuple[Any, ...]:
    return (
        data["verdict"],
        data["robust"],
        data["total"],
        data["channels"],
        [(f["rule"], f["outcome"]) for f in data["findings"]],
    )


def test_the_question_of_the_chief_financial_officer(file: Path, tmp_path: Path) -> None:
    # capital 200 + 50 − 20 = 230, banks 150 − 30 = 120: 110 more from banks; 2.3 × 230 − 120 in all
    data = planned(file, "--add-capital", "5000万", "--repay", "bank_loan=3000万", "--loss", "20000000")
    rooms = {c["channel"]: c["headroom"] for c in data["after"]["channels"]}
    assert rooms["bank_loan"] == "110000000.00"
    assert data["after"]["total"]["headroom"] == "409000000.00"
    steps = [(s["kind"], s["alone"]["total"]["headroom"], s["so_far"]["total"]["headroom"]) for s in data["steps"]]
    # alone: 2.3 × 250 − 150, 2.3 × 180 − 150, 2.3 × 200 − 120
    assert steps == [
        ("add_capital", "425000000.00", "425000000.00"),
        ("loss", "264000000.00", "379000000.00"),
        ("repay", "340000000.00", "409000000.00"),
    ]
    capital = {"net_capital": "230000000", "net_assets": "240000000"}
    again = checked(tmp_path, company(capital=capital, balances={"bank_loan": "120000000"}))
    assert answer(data["after"]) == answer(again)
    assert answer(data["before"]) == answer(checked(tmp_path, company()))
    assert data["changes"] == []


def test_a_breach_is_cured_and_named(file: Path, tmp_path: Path) -> None:
    # a loss of 80: 120 against 150 lent
    data = planned(file, "--loss", "8000万", "--cure")
    assert [(c["rule"], c["before"], c["after"]) for c in data["changes"]] == [
        ("CN-CQ/bank-and-repo", "compliant", "breach")
    ]
    cure = data["cure"]
    assert (cure["repay_total"], cure["capital"]) == ("30000000.00", "30000000.00")
    assert cure["repay"] == cure["alone"] == [{"channel": "bank_loan", "amount": "30000000.00"}]
    capital = {"net_capital": "120000000", "net_assets": "130000000"}
    for amount, verdict in (("120000000.00", "compliant"), ("120000000.01", "breach")):
        assert checked(tmp_path, company(capital=capital, balances={"bank_loan": amount}))["verdict"] == verdict
    assert run(file, "--loss", "8000万").exit_code == 1
    assert run(file, "--loss", "8000万", "--add-capital", cure["capital"]).exit_code == 0
    assert run(file, "--loss", "8000万", "--repay", "bank_loan=29999999.99").exit_code == 1


def test_the_capital_that_an_amount_needs(file: Path, tmp_path: Path) -> None:
    # 100 more from banks: 250 against 200: 50
    assert planned(file, "--need", "bank_loan=1亿")["capital_needed"] == {
        "channel": "bank_loan", "adding": "100000000.00", "amount": "50000000.00", "needs": [], "blocked_by": [], "unknown": [], "robust": True, "strict_amount": "50000000.00",
    }  # fmt: skip
    for capital, left in (("250000000", "100000000.00"), ("249999999.99", "99999999.99")):
        data = checked(tmp_path, company(capital={"net_capital": capital, "net_assets": "260000000"}))
        assert next(c["headroom"] for c in data["channels"] if c["channel"] == "bank_loan") == left
    assert planned(file, "--need", "银行借款=5000万")["capital_needed"]["amount"] == "0.00"


def test_what_no_capital_lifts_is_named(tmp_path: Path) -> None:
    # 2025: non-standard ≤ 1 × net assets at the prior year-end
    path = tmp_path / "b.json"
    capital = {"net_capital": "200000000", "net_assets": "210000000", "prior_year_net_assets": "190000000"}
    path.write_text(json.dumps(company(report_date="2025-06-30", capital=capital)), encoding="utf-8")
    need = planned(path, "--need", "bank_loan=1亿")["capital_needed"]
    assert need["amount"] is None
    assert need["blocked_by"] == ["CN/2024-non-standard"]
    assert need["needs"] == []


def test_how_far_it_is_and_what_may_be_paid_out(file: Path, tmp_path: Path) -> None:
    # 150 lent: net capital may fall to 150, the balance rise to 200
    data = planned(file, "--distance", "--dividend-room")
    first = data["distance"][0]
    assert (first["rule"], first["fall"], first["rise"]) == ("CN-CQ/bank-and-repo", "50000000.00", "50000000.00")
    assert data["dividend_room"]["to_year_end"] == data["dividend_room"]["lesser"] == "50000000.00"
    assert data["dividend_room"]["binding"] == ["CN-CQ/bank-and-repo"]
    assert "杠杆" in data["dividend_room"]["note"]
    assert run(file, "--dividend", "5000万").exit_code == 0
    assert run(file, "--dividend", "50000000.01").exit_code == 1


def test_a_dividend_counts_twice_where_the_prior_year_end_is_the_denominator(tmp_path: Path) -> None:
    # 180 used; net assets 210: until the year-end the base stays 190; from January it is 210 − d, so that 30 may go
    path = tmp_path / "b.json"
    capital = {"net_capital": "500000000", "net_assets": "210000000", "prior_year_net_assets": "190000000"}
    data = company(report_date="2025-06-30", jurisdiction="CN-BJ", capital=capital, balances={"bank_loan": "180000000"})
    path.write_text(json.dumps(data), encoding="utf-8")
    room = planned(path, "--dividend-room")["dividend_room"]
    assert (room["from_january"], room["lesser"]) == ("30000000.00", "30000000.00")
    assert "CN/2024-non-standard" in room["binding"]


def test_nothing_is_to_be_paid_out_while_a_limit_over_another_denominator_is_broken(tmp_path: Path) -> None:
    """Tibet 2025: 86 million from banks, 85 of net assets at the prior year-end, 90 today: broken until January, when 90 − 86 may go."""
    path = tmp_path / "b.json"
    capital = {"net_capital": "90000000", "net_assets": "90000000", "prior_year_net_assets": "85000000"}
    broken = company(
        jurisdiction="CN-XZ", report_date="2025-06-30", capital=capital, balances={"bank_loan": "86000000"}
    )
    path.write_text(json.dumps(broken), encoding="utf-8")
    room = planned(path, "--dividend-room")["dividend_room"]
    assert (room["to_year_end"], room["from_january"], room["lesser"]) == ("0.00", "4000000.00", "0.00")
    assert room["binding"] == ["CN/2024-non-standard"]


def test_what_was_asked_comes_before_the_channels_and_people_read_names(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    capital = {"net_capital": "90000000", "net_assets": "90000000"}
    path.write_text(
        json.dumps(company(jurisdiction="CN-XZ", report_date="2025-06-30", capital=capital)), encoding="utf-8"
    )
    shown = run(path, "--need", "bank_loan=1000万", "--lang", "zh").stdout
    assert shown.index("所需资本") < shown.index("各渠道")
    assert "尚缺    上年末净资产" in shown
    assert "prior_year_net_assets" not in shown.split("所需资本")[1]
    assert "变动后" not in shown  # nothing was changed: one column


def test_no_line_of_the_head_begins_with_a_closing_sign(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    supplement = tmp_path / "s.toml"
    supplement.write_text(
        'schema = "leverage.supplement/1"\nauthor = "法务部"\ndate = 2026-11-20\n'
        '[[verified]]\nrule = "CN-CQ/bank-and-repo"\non = 2026-11-18\ndocument = "函"\n',
        encoding="utf-8",
    )
    for width in (40, 47, 60, 73, 80):
        monkeypatch.setenv("COLUMNS", str(width))
        head = run(file, "--loss", "8000万", "--supplement", supplement, "--lang", "zh").stdout.split("\n\n")[0]
        assert not any(line[:1] in "，。；：）、" for line in head.splitlines() if line)


def test_facts_are_changes_and_given_holds_on_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_text(json.dumps(company(jurisdiction="CN-HN", facts={"rating": "A"})), encoding="utf-8")
    # Hunan, one pool: A 3 ×, C 1 × 200
    data = planned(path, "--rating", "C")
    assert [data[side]["total"]["headroom"] for side in ("before", "after")] == ["450000000.00", "50000000.00"]
    unrated = company(jurisdiction="CN-HN", facts={})
    path.write_text(json.dumps(unrated), encoding="utf-8")
    data = planned(path, "--rating", "B")
    assert [data[side]["verdict"] for side in ("before", "after")] == ["undetermined", "compliant"]
    data = planned(path, "--given", "rating=B", "--rating", "C")
    assert [data[side]["total"]["headroom"] for side in ("before", "after")] == ["250000000.00", "50000000.00"]


def test_another_place_is_what_check_says_of_it(file: Path, tmp_path: Path) -> None:
    data = planned(file, "--place", "湖北")
    again = checked(tmp_path, company(), "--jurisdiction", "CN-HB")
    assert (data["after"]["verdict"], data["after"]["total"]) == (again["verdict"], again["total"])


def test_the_prior_year_end_is_assumed_until_it_is_stated(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    capital = {"net_capital": "200000000", "net_assets": "210000000", "prior_year_net_assets": "190000000"}
    lent = {"bank_loan": "100000000"}
    path.write_text(
        json.dumps(company(report_date="2025-06-30", jurisdiction="CN-BJ", capital=capital, balances=lent)),
        encoding="utf-8",
    )
    moved = ("--on", "2026-02-28", "--loss", "2000万@2025-12-31", "--add-capital", "5000万@2026-01-15")
    data = planned(path, *moved)
    # 210 − 20 by the year-end; the capital of January comes after it
    assert data["if_assumed"]["prior_year_net_assets"] == "190000000.00"
    assert data["after"]["verdict"] == "undetermined"
    assert data["after"]["total"]["headroom"] is None
    stated = planned(path, *moved, "--fact", "prior_year_net_assets=1.9亿")
    assert "if_assumed" not in stated
    assert stated["after"]["verdict"] == data["if_assumed"]["verdict"]
    assert stated["after"]["total"]["headroom"] == data["if_assumed"]["total"]["headroom"]
    # figures of the very 31 December are those of the prior year-end
    path.write_text(
        json.dumps(company(report_date="2025-12-31", jurisdiction="CN-BJ", capital=capital)), encoding="utf-8"
    )
    known = planned(path, "--on", "2026-02-28")
    assert "if_assumed" not in known
    found = next(f for f in known["after"]["findings"] if f["rule"] == "CN/2024-non-standard")
    assert found["base_amount"] == "210000000.00"


def test_the_calendar_follows_the_ledger(tmp_path: Path) -> None:
    loans = [
        {"channel": "bank_loan", "lender": "甲银行", "balance": "90000000", "maturity": "2017-12-20"},
        {"channel": "bank_loan", "lender": "乙银行", "balance": "60000000", "maturity": "2018-01-31"},
        {"channel": "bank_loan", "lender": "甲银行", "balance": "10000000", "maturity": "2017-11-01"},
        {"channel": "bank_loan", "lender": "甲银行", "balance": "5000000"},
    ]
    path = tmp_path / "e.json"
    path.write_text(json.dumps(company(balances={}, loans=loans, facts={})), encoding="utf-8")
    data = planned(path, "--calendar")
    assert [(m["month"], m["due"]) for m in data["calendar"]] == [
        ("2017-11", "0.00"), ("2017-12", "90000000.00"), ("2018-01", "60000000.00"),
    ]  # fmt: skip
    # in all 2.3 × 200 less what is left: 165, 75, 15
    left = [m["not_renewed"]["total"]["headroom"] for m in data["calendar"]]
    assert left == ["295000000.00", "385000000.00", "445000000.00"]
    assert {m["renewed"]["total"]["headroom"] for m in data["calendar"]} == {"295000000.00"}
    assert data["outstanding"] == {"later": "0.00", "undated": "5000000.00", "overdue": "10000000.00"}
    assert data["deadlines"][0]["date"] == "2017-12-01"


def test_a_forecast_tells_what_breaks_first(file: Path, tmp_path: Path) -> None:
    table = tmp_path / "f.csv"
    table.write_text(
        "日期,情景,净资产（万元）,资本净额（万元）,银行借款\n"
        "2017-12-31,基准,21000,20000,150000000\n2018-03-31,基准,21000,20000,190000000\n"
        "2017-12-31,下行,18000,17000,150000000\n2018-03-31,下行,15500,14999.99,150000000\n",
        encoding="utf-8",
    )
    ahead = planned(file, "--forecast", table)["forecast"]
    assert (ahead["first_breach"], ahead["rule"]) == ("2018-03-31", "CN-CQ/bank-and-repo")
    assert [(c["case"], c["first_breach"]) for c in ahead["cases"]] == [("基准", None), ("下行", "2018-03-31")]
    assert [d["verdict"] for d in ahead["dates"]] == ["compliant", "compliant", "compliant", "breach"]


def test_scenarios_stand_side_by_side(file: Path, tmp_path: Path) -> None:
    scenarios = tmp_path / "s.toml"
    scenarios.write_text(
        'schema = "leverage.scenarios/1"\n[[scenario]]\nname = "好"\nadd-capital = "5000万"\n'
        '[[scenario]]\nname = "坏"\nloss = ["4000万", "2000万"]\nraise = { bank_loan = "1" }\n',
        encoding="utf-8",
    )
    found = planned(file, "--scenarios", scenarios)["scenarios"]
    # 250 and 140 against 150
    assert [(s["name"], s["verdict"]) for s in found] == [("好", "compliant"), ("坏", "breach")]
    scenarios.write_text(scenarios.read_text(encoding="utf-8").replace("loss =", "los ="), encoding="utf-8")
    refused = run(file, "--scenarios", scenarios, "--lang", "en")
    assert refused.exit_code == 2
    assert "los" in refused.stderr
    assert "loss" in refused.stderr


def test_what_changed_since(file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    CliRunner().invoke(main, ["check", str(file), "--out", str(old), "--quiet"])
    data = planned(file, "--loss", "8000万", "--since", old)["since"]
    assert [(c["rule"], c["before"], c["after"]) for c in data["changes"]] == [
        ("CN-CQ/bank-and-repo", "compliant", "breach")
    ]
    assert (data["as_of"], data["verdict"], data["rulebook_changed"]) == ("2017-11-30", "compliant", False)
    bank = next(room for room in data["headroom"] if room["channel"] == "bank_loan")
    assert (bank["then"], bank["now"]) == ("50000000.00", "0.00")
    other = tmp_path / "other.json"
    other.write_text(json.dumps(company(name="另一家小额贷款有限公司")), encoding="utf-8")
    assert run(other, "--since", old).exit_code == 2
    assert run(file, "--since", file).exit_code == 2


def test_new_money_from_nobody_named_may_be_a_bank_too_many(tmp_path: Path) -> None:
    # Sichuan keeps the two banks of 2008: with one there may be a second, with two nobody knows, unless the bank is named
    path = tmp_path / "g.json"
    for banks, verdict in ((1, "compliant"), (2, "undetermined")):
        facts = {"bank_count": banks}
        path.write_text(
            json.dumps(company(jurisdiction="CN-SC", facts=facts, balances={"bank_loan": "10000000"})), encoding="utf-8"
        )
        after = planned(path, "--raise", "bank_loan=1000万")["after"]
        assert next(f["outcome"] for f in after["findings"] if f["kind"] == "count") == verdict, banks
    loans = [{"channel": "bank_loan", "lender": name, "balance": "5000000"} for name in ("甲银行", "乙银行")]
    path.write_text(json.dumps(company(jurisdiction="CN-SC", facts={}, balances={}, loans=loans)), encoding="utf-8")
    for lender, outcome in ((":甲银行", "compliant"), (":丙银行", "breach"), ("", "undetermined")):
        after = planned(path, "--raise", f"bank_loan=1000万{lender}")["after"]
        assert next(f["outcome"] for f in after["findings"] if f["kind"] == "count") == outcome, lender


def test_money_into_a_channel_of_which_nothing_is_known_leaves_it_unknown(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    path.write_text(json.dumps(company(complete=False)), encoding="utf-8")
    after = planned(path, "--raise", "asset_transfer_repo=1000万")["after"]
    found = next(f for f in after["findings"] if f["rule"] == "CN-CQ/bank-and-repo")
    assert (found["outcome"], found["used"], found["used_upper"]) == ("undetermined", "160000000.00", None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--loss", "很多"), "很多"),
        (("--loss", "-5"), "-5"),
        (("--loss", "2亿"), "200,000,000.00"),
        (("--dividend", "2亿"), "200,000,000.00"),
        (("--repay", "bank_loan=1.6亿"), "150,000,000.00"),
        (("--repay", "bond=1"), "0.00"),
        (("--repay", "bank_loan"), "渠道=金额"),
        (("--raise", "bank_laon=1"), "bank_loan"),
        (("--raise", "=5"), "渠道=金额"),
        (("--loss", "1@2017-11-29"), "2017-11-30"),
        (("--loss", "1@昨天"), "昨天"),
        (("--on", "2017-11-29"), "2017-11-30"),
        (("--loss", "1@2018-02-01", "--on", "2018-01-01"), "2018-02-01"),
        (("--need", "bank_loan"), "渠道=金额"),
        (("--need", "other_liabilities=1"), "--need"),
        (("--warn-at", "1.5"), "--warn-at"),
        (("--warn-at", "0"), "--warn-at"),
        (("--place", "没有这个地方"), "没有这个地方"),
        (("--fact", "nonsense=1"), "nonsense"),
        (("--out", "x.pdf"), "--out"),
        (("--certificate", "x.pdf"), "--certificate"),
    ],
)
def test_bad_input_is_refused_in_both_languages(file: Path, arguments: tuple[str, ...], said: str) -> None:
    for language in ("zh", "en"):
        result = run(file, *arguments, "--lang", language)
        assert result.exit_code == 2
        assert (
            said.replace("渠道=金额", "CHANNEL=AMOUNT") in result.stderr if language == "en" else said in result.stderr
        )
        assert result.stdout == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("日期,净资产\n2017-12-31,\n", "B2"),
        ("日期,净资产\n2017-12-31,abc\n", "B2"),
        ("日期,净资产\n2017-12-31,0\n", "B2"),
        ("日期,净资产\n下个月,1\n", "A2"),
        ("日期,净利润\n2017-12-31,1\n", "净利润"),
        ("净资产\n1\n", "日期"),
        ("日期\n2017-12-31\n", "净资产"),
        ("日期,净资产\n", "日期"),
        ("日期,净资产,净资产\n2017-12-31,1,1\n", "C1"),
        ("日期,净资产\n2017-12-31,1\n2017-12-31,1\n", "2017-12-31"),
        ("日期,净资产\n2016-12-31,1\n", "2016-12-31"),
    ],
)
def test_a_forecast_with_a_hole_is_refused(file: Path, tmp_path: Path, text: str, said: str) -> None:
    table = tmp_path / "f.csv"
    table.write_text(text, encoding="utf-8")
    result = run(file, "--forecast", table)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "f.csv" in result.stderr


def test_nothing_asked_is_before_and_after_alike(file: Path) -> None:
    data = planned(file)
    assert data["before"] == data["after"]
    assert set(data) == {"schema", "before", "after", "steps", "notes", "changes"}


def test_every_option_has_its_key_and_the_schema_knows_them(file: Path) -> None:
    data = planned(
        file,
        "--need",
        "bank_loan=1",
        "--cure",
        "--calendar",
        "--distance",
        "--dividend-room",
        "--sensitivity",
        "--warn-at",
        "0.5",
    )
    assert {"capital_needed", "cure", "calendar", "distance", "dividend_room", "sensitivity", "near"} <= set(data)
    schema = json.loads(CliRunner().invoke(main, ["schema", "plan"]).stdout)
    assert set(data) <= set(schema["properties"])


def test_the_help_shows_an_example_that_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = run("--help").stdout
    monkeypatch.chdir(tmp_path)
    body = text[text.index("echo '") + 6 : text.index("' > company.json")]
    Path("company.json").write_text(" ".join(body.split()), encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if "leverage plan company.json" in line]
    assert len(lines) == 3
    assert [run(*words[2:]).exit_code for words in lines] == [0, 1, 0]
