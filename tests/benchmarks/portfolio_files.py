"""Many workbooks judged by ``leverage batch``, beside only reading them with python-calamine in as many processes.

Run it by hand: ``python tests/benchmarks/portfolio_files.py [COUNT] [JOBS]``. It makes statutory balance sheets of one sheet, judges them as a user would (the
whole process, from its start to the written result), reads them with the library alone, and prints seconds by the clock and of processor time, what a file
costs beside its judging, the ratios, and the peak memory of the program and of its largest reader. Nothing is asserted, for a clock is no test.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

ROOT = Path(__file__).parents[2]
HEADS = ["资产", "行次", "期末余额", "年初余额", "负债和所有者权益", "行次", "期末余额", "年初余额"]
LIABILITIES: list[tuple[str, Any, Any]] = [
    ("流动负债：", "", ""),
    ("短期借款", 6_000, 5_000),
    ("应付票据", "", ""),
    ("应付账款", 400, 400),
    ("预收款项", "", ""),
    ("应付职工薪酬", 100, 100),
    ("应交税费", 200, 200),
    ("应付利息", 50, 50),
    ("其他应付款", 1_250, 250),
    ("流动负债合计", 8_000, 6_000),
    ("非流动负债：", "", ""),
    ("长期借款", 1_000, 1_000),
    ("非流动负债合计", 1_000, 1_000),
    ("负债合计", 9_000, 7_000),
    ("所有者权益：", "", ""),
    ("实收资本", 20_000, 20_000),
]
ONLY_READING = """
import sys
from concurrent.futures import ProcessPoolExecutor
from python_calamine import CalamineWorkbook
def read(path):
    book = CalamineWorkbook.from_path(path)
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
if __name__ == "__main__":
    with ProcessPoolExecutor(int(sys.argv[1])) as pool:
        sum(pool.map(read, sys.argv[2:], chunksize=20))
"""
PARTS = """
import json, sys, time
from pathlib import Path
from leverage.portfolio.reading.worker import Judge
from leverage.portfolio.settings import Settings
from leverage.intake.files import limits
limits._READERS[:] = [1]
judge = Judge(Settings(jurisdiction="CN-ZJ"))
def timed(what, paths):
    begun = time.process_time()
    for path in paths:
        what(path)
    return (time.process_time() - begun) / len(paths) * 1000
def read(path):
    return judge.sheets.read(Path(path))
def whole(path):
    return judge.answer({"task": "file", "file": path, "path": path})
def library(path):
    from leverage.intake.files import reader
    return reader._sheets(Path(path).read_bytes(), merged=False)
paths = sys.argv[1:]
for path in paths[:20]:
    whole(path)
print(json.dumps([timed(library, paths), timed(read, paths), timed(whole, paths)]))
"""


def make(path: Path, number: int) -> None:
    """One statutory balance sheet in 万元, in two sides, with 31 lines; it balances."""
    book = xlsxwriter.Workbook(str(path))
    page, money = book.add_worksheet("资产负债表"), book.add_format({"num_format": "#,##0.00"})
    assets: list[tuple[str, Any, Any]] = [
        ("流动资产：", "", ""),
        ("货币资金", 1_000 + number, 2_000),
        ("应收利息", 300, 300),
        ("发放贷款及垫款", 18_000, 14_000),
        ("其他流动资产", 18_000, 14_000),
        ("流动资产合计", 37_300 + number, 30_300),
        ("非流动资产：", "", ""),
        ("固定资产", 1_000, 1_000),
        ("无形资产", "", ""),
        ("长期待摊费用", 50, 60),
        ("非流动资产合计", 1_050, 1_060),
    ]
    closing, opening = 38_350 + number, 31_360
    own = [("未分配利润", closing - 29_000, opening - 27_000), ("所有者权益合计", closing - 9_000, opening - 7_000)]
    right = [*LIABILITIES, *own, ("负债和所有者权益总计", closing, opening)]
    left = [*assets, *[("", "", "")] * (len(right) - len(assets) - 1), ("资产总计", closing, opening)]
    page.write(0, 0, "资产负债表")
    page.write_row(
        1, 0, [f"编制单位：示例{number:05d}小额贷款有限公司", "", "", "2023年12月31日", "", "", "", "单位：万元"]
    )
    page.write_row(2, 0, HEADS)
    for row, (one, other) in enumerate(zip(left, right, strict=True), 3):
        for column, value in enumerate([one[0], row - 2, *one[1:], other[0], row + 40, *other[1:]]):
            if value != "":
                page.write(row, column, value, money if column in (2, 3, 6, 7) else None)
    book.close()


def timed(arguments: list[str]) -> tuple[float, float, float, float]:
    """Seconds by the clock and of processor time, peak memory of the process and of the largest below it, in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    program = subprocess.Popen(arguments, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(program.pid, 0)
    seconds = time.perf_counter() - begun
    program.returncode = os.waitstatus_to_exitcode(status)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, processor, used.ru_maxrss / 1024, after.ru_maxrss / 1024


def main() -> None:
    """Make the files, and print the table."""
    count, jobs = int(sys.argv[1]) if sys.argv[1:] else 2_000, sys.argv[2] if sys.argv[2:] else str(os.cpu_count())
    run = "from leverage.cli.main import main; main()"
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / "in" / f"{number:05d}.xlsx" for number in range(count)]
        files[0].parent.mkdir()
        for number, path in enumerate(files):
            make(path, number)
        names = [str(path) for path in files]
        judging = [sys.executable, "-c", run, "batch", str(files[0].parent), "--jurisdiction", "CN-ZJ", "--quiet"]
        several: Callable[[str], list[str]] = lambda name: [*judging, "--jobs", jobs, "--out", f"{folder}/{name}.csv"]  # noqa: E731
        script = Path(folder) / "only_reading.py"
        script.write_text(ONLY_READING, encoding="utf-8")
        ours = timed(several("a"))
        library = timed([sys.executable, str(script), jobs, *names])
        parts = subprocess.run(
            [sys.executable, "-c", PARTS, *names[:300]],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        alone, reading, whole = json.loads(parts.stdout)
    print(f"{count} workbooks, {jobs} processes")
    print(
        f"batch: {ours[0]:.1f} s by the clock, {ours[1]:.1f} s of processor; program {ours[2]:.0f} MB, largest process {ours[3]:.0f} MB"
    )
    print(f"library alone: {library[0]:.1f} s by the clock, {library[1]:.1f} s of processor")
    print(f"ratio: {ours[0] / library[0]:.1f} by the clock, {ours[1] / library[1]:.1f} of processor time")
    print(
        f"a file, processor time: library {alone:.2f} ms, full reading {reading:.2f} ms, read and judged {whole:.2f} ms"
    )


if __name__ == "__main__":
    main()
