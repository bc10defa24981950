"""What ``leverage check`` of one company costs beside LibreOffice recalculating a workbook of the same rules.

Run it by hand: ``python tests/benchmarks/office.py``. The workbook is the company's own workpaper, whose figures are all live formulas; LibreOffice opens
it, recalculates it and writes it again. Medians and their ratio from one run of alternating pairs, by the clock; nothing is asserted.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent
SHEET = ROOT / "docs" / "examples" / "chongqing-2017.xlsx"
PAIRS = 7
CHECK = "import sys; from leverage.cli.main import main; main(['check', *sys.argv[1:]])"


def seconds(*command: str) -> float:
    """One command from start to end, by the clock. Its exit status is the verdict's."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Time both, turn by turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paper = folder / "workpaper.xlsx"
        check = [sys.executable, "-c", CHECK, str(SHEET)]
        seconds(*check, "--quiet", "--out", str(paper))
        office = [
            "soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "again"), str(paper),
        ]  # fmt: skip
        seconds(*office)  # the first start makes a profile
        pairs = [(seconds(*check), seconds(*office)) for _ in range(PAIRS)]
    ours, theirs = (median(pair[side] for pair in pairs) for side in (0, 1))
    ratio = median(one / other for one, other in pairs)
    print(f"check {ours:.2f} s, LibreOffice {theirs:.2f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
