"""What ``leverage check`` of one file costs beside importing pydantic, click, rich and the reader.

Run it by hand: ``python tests/benchmarks/start_up.py``. It prints medians and their ratio from one run of alternating pairs, by the clock and in
processor time, with the program's bytecode (as it is installed) and without (each module compiled at every start); nothing is asserted, for a clock is
no test.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent
PAIRS = 21
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
IMPORTS = (  # by the names that are used: "import pydantic" alone loads next to nothing of it
    "import click; from pydantic import BaseModel; from rich.console import Console; from rich.table import Table; "
    "from python_calamine import CalamineWorkbook"
)
CHECK = "import sys; from leverage.cli.main import main; main(['check', *sys.argv[1:]])"
COMPANY = {
    "jurisdiction": "CN-CQ",
    "report_date": "2017-11-30",
    "capital": {"net_capital": "100000000"},
    "complete": True,
    "balances": {"bank_loan": "60000000"},
}


def seconds(code: str, *arguments: str, bytecode: Path | None) -> tuple[float, float]:
    """One run of a new interpreter, from start to end: by the clock, and processor time. Bytecode is kept in a folder, or not at all."""
    kept = {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""} if bytecode else NO_BYTECODE
    before, begun = _processor(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, env={**os.environ, **kept}, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return time.perf_counter() - begun, _processor() - before


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(name: str, arguments: tuple[str, ...], bytecode: Path | None) -> None:
    """Time the pairs of one case and print them. What is loaded of others always has its bytecode: it is installed."""
    seconds(IMPORTS, bytecode=None)
    seconds(CHECK, *arguments, bytecode=bytecode)
    pairs = [(seconds(IMPORTS, bytecode=None), seconds(CHECK, *arguments, bytecode=bytecode)) for _ in range(PAIRS)]
    for number, unit in enumerate(("by the clock", "processor")):
        imports, check = (median(pair[side][number] for pair in pairs) for side in (0, 1))
        ratio = median(pair[1][number] / pair[0][number] for pair in pairs)
        print(f"{name}, {unit}: imports {imports:.3f} s, check {check:.3f} s, ratio {ratio:.2f}")


def main() -> None:
    """Time every case."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "company.json"
        path.write_text(json.dumps(COMPANY), encoding="utf-8")
        sheet = ROOT / "docs" / "examples" / "chongqing-2017.xlsx"
        cases = {
            "JSON in, JSON out": (str(path), "--format", "json"),
            "JSON in, table out": (str(path),),
            "workbook in, table out": (str(sheet),),
        }
        for name, arguments in cases.items():
            if Path(arguments[0]).exists():
                timed(f"{name}, bytecode kept", arguments, Path(folder) / "bytecode")
                timed(f"{name}, no bytecode", arguments, None)


if __name__ == "__main__":
    main()
