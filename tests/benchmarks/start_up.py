"""What ``leverage check`` of one file costs beside importing pydantic, click, rich and the reader.

Run it by hand: ``python tests/benchmarks/start_up.py``. It prints medians and their ratio from one run of alternating pairs; nothing is asserted, for
a clock is no test.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent
PAIRS = 21
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


def seconds(code: str, *arguments: str) -> float:
    """One run of a new interpreter, from start to end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Time the pairs and print them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "company.json"
        path.write_text(json.dumps(COMPANY), encoding="utf-8")
        sheet = ROOT / "docs" / "examples" / "chongqing-2017.xlsx"
        cases = {
            "check, JSON in, JSON out": (str(path), "--format", "json"),
            "check, JSON in, table out": (str(path),),
            "check, workbook in, table out": (str(sheet),),
        }
        seconds(IMPORTS)
        for name, arguments in cases.items():
            if not Path(arguments[0]).exists():
                continue
            pairs = [(seconds(IMPORTS), seconds(CHECK, *arguments)) for _ in range(PAIRS)]
            imports, check = median(a for a, _ in pairs), median(b for _, b in pairs)
            print(f"{name}: imports {imports:.3f} s, check {check:.3f} s, ratio {median(b / a for a, b in pairs):.2f}")


if __name__ == "__main__":
    main()
