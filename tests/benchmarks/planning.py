"""What one plan costs with every option on: for each place, a company with a ledger of two years.

Run it by hand: ``python tests/benchmarks/planning.py``. It prints milliseconds of processor time, the best of a few runs; nothing is asserted, for a clock
is no test. The goal: one second, of which the place with the most contested clauses (Guangzhou) needs a little more.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from leverage.company import Company, Figure, Loan
from leverage.law.rulebook import Law, load
from leverage.planning.changes import Change
from leverage.planning.forecast import read_forecast
from leverage.planning.moving import moved
from leverage.planning.plan import Asked, Scenario, plan
from leverage.planning.setting import Setting
from leverage.report.plan.as_json import as_json
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.places import PLACES

RUNS = 3
DAY = date(2025, 6, 30)
TABLE = (
    "日期,净资产,资本净额,银行借款\n2025-09-30,1亿,1亿,3000万\n2025-12-31,1亿,1亿,4000万\n2026-03-31,1亿,1亿,5000万\n"
)


def company() -> Company:
    """30 million from banks and 20 of ABS, a loan falling due every quarter for two years."""
    loans = [
        Loan(
            Channel.BANK_LOAN if n % 2 else Channel.ABS,
            Fraction(6_000_000),
            f"{n}",
            f"lender {n % 2}",
            DAY,
            DAY + timedelta(91 * n),
        )
        for n in range(1, 9)
    ]
    capital = {base: Figure(Fraction(100_000_000), base.value) for base in Base}
    return Company(report_date=DAY, facts={"bank_count": 1}, capital=capital, complete=True, loans=tuple(loans))


def once(law: Law, table: Path) -> float:
    """One plan, told as JSON."""
    begun = time.process_time()
    before = Setting(company(), law, DAY)
    changes = [Change("add_capital", Fraction(10_000_000)), Change("loss", Fraction(5_000_000))]
    after = moved(before, changes, DAY).setting
    asked = Asked(
        need=(Channel.BANK_LOAN, Fraction(50_000_000)),
        cure=True,
        distance=True,
        dividend_room=True,
        calendar=True,
        share=Fraction(9, 10),
        sensitivity=Channel.BANK_LOAN,
        forecast=read_forecast(table, DAY),
    )
    scenarios = [
        Scenario(str(n), moved(before, [Change("loss", Fraction(n * 10**7))], DAY).setting, ()) for n in range(1, 4)
    ]
    as_json(plan(before, after, changes, asked, scenarios=scenarios), "zh")
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Print the costs, the dearest first."""
    book = load()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "f.csv"
        table.write_text(TABLE, encoding="utf-8")
        rows = [(min(once(book.law(place), table) for _ in range(RUNS)), place.name.en) for place in PLACES]
    for cost, name in sorted(rows, reverse=True):
        print(f"{name:16} {cost:8.0f}")


if __name__ == "__main__":
    main()
