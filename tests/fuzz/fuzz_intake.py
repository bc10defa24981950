"""Coverage-guided fuzzing of what reads files. Run by hand, never in the continuous run; atheris is no dependency of the project:

    python -m pip install atheris
    export PYTHONPATH=tests/support
    python tests/fuzz/fuzz_intake.py json        -max_total_time=600 corpus/json
    python tests/fuzz/fuzz_intake.py csv         -max_total_time=600 corpus/csv
    python tests/fuzz/fuzz_intake.py cells       -max_total_time=600 corpus/cells
    python tests/fuzz/fuzz_intake.py spreadsheet -max_total_time=600 corpus/spreadsheet
    python tests/fuzz/fuzz_intake.py shown       -max_total_time=600 corpus/shown
    python tests/fuzz/fuzz_intake.py names       -max_total_time=600 corpus/names
    python tests/fuzz/fuzz_intake.py check       -max_total_time=600 corpus/check

A corpus folder is filled with sound files where it is empty. A file gives a Company or a LeverageError, within the limits; anything else is a crash,
which libFuzzer saves beside. ``cells`` makes sheets out of the words of balance sheets and reads them without a file; ``spreadsheet`` mutates files
and the parts of archives, each read in a process of its own; ``shown`` gives cells number formats, those of conditions too, formulas with whatever result and merged ranges;
``names`` makes cells of lenders (branches, short forms, look-alikes, lists) and holds what must be true of any; ``check`` runs the program on mutated companies, in every form of output.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest import mock

import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]
from click.testing import CliRunner

with atheris.instrument_imports(include=["leverage"]):
    import names

    from leverage.cli.main import main as program
    from leverage.intake import read_company, spreadsheet
    from leverage.intake.files.cells import Book, Sheet
    from leverage.intake.files.shown import as_shown
    from leverage.intake.json import company as from_json
    from leverage.terms.errors import LeverageError

ROOT = Path(__file__).parent.parent.parent
FILE = Path(tempfile.mkdtemp()) / "file"
WORDS = (
    *(
        "资产总计",
        "负债合计",
        "所有者权益合计",
        "负债和所有者权益总计",
        "短期借款",
        "其他应付款",
        "应付债券",
        "长期借款",
        "应付股利",
    ),
    *(
        "期末余额",
        "年初余额",
        "上年年末余额",
        "2023年12月31日",
        "2022年12月31日",
        "行次",
        "项目",
        "资产",
        "合并",
        "母公司",
        "其中:",
    ),
    *(
        "单位:元",
        "单位：万元",
        "(万元)",
        "编制单位:甲公司",
        "会小企01表",
        "资产负债表",
        "吸收存款",
        "减:",
        "小计",
        "-",
        "(1,000.00)",
        "1,000",
    ),
    *(
        "公司信息",
        "融资明细",
        "股东",
        "内容",
        "渠道",
        "资金提供方",
        "余额",
        "起始日",
        "到期日",
        "年利率",
        "表内/表外",
        "批准或备案文号",
    ),
    *(
        "以上为全部融资（是/否）",
        "是",
        "否",
        "银行借款",
        "公司名称",
        "所在地",
        "报告日期",
        "金额单位",
        "资本净额",
        "名称",
        "持股比例",
        "法人",
    ),
)
SHEETS = ("资产负债表", "公司信息", "融资明细", "股东", "Sheet1")


def main() -> None:
    """Fuzz one way of reading."""
    kind = sys.argv.pop(1)
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            for name, content in seeds(kind).items():
                (folder / name).write_bytes(content)
    mutator = {"json": mutate_json, "check": mutate_json, "spreadsheet": mutate_parts}.get(kind)
    atheris.Setup(sys.argv, WAYS[kind], **({"custom_mutator": mutator} if mutator else {}))
    atheris.Fuzz()


def seeds(kind: str) -> dict[str, bytes]:
    """Sound files to begin with."""
    folders = [ROOT / "docs" / "examples", ROOT / "tests" / "intake" / "data", ROOT / "tests" / "fuzz" / "found"]
    endings = {
        "json": {".json"},
        "csv": {".csv"},
        "spreadsheet": {".xlsx", ".xls", ".ods", ".xlsb"},
        "cells": set(),
        "shown": set(),
        "names": set(),
        "check": {".json"},
    }[kind]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in endings]
    return {path.name: path.read_bytes() for path in files}


def mutate_parts(data: bytes, most: int, seed: int) -> bytes:
    """Mutate one part of an archive and pack it again, so that its checksums hold; any other file as it is."""
    choose = random.Random(seed)  # noqa: S311  not for secrets
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        name = choose.choice(sorted(parts))
    except Exception:
        return bytes(atheris.Mutate(data, most))
    if choose.random() < 0.1:
        return bytes(atheris.Mutate(data, most))
    parts[name] = atheris.Mutate(parts[name], 100_000)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return whole.getvalue()[:most]


ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1e308,
    10**30,
    "",
    "0",
    "1e5",
    "-0.00",
    "=1+1",
    "\ud800",
    "\x1b[2J",
    "2017-02-30",
    "亿元",
    [],
    {},
    [None],
    {"a": 1},
)


def mutate_json(data: bytes, most: int, seed: int) -> bytes:
    """Replace, remove or repeat a value somewhere in an object; now and then mutate the bytes."""
    choose = random.Random(seed)  # noqa: S311  not for secrets
    try:
        whole = json.loads(data)
        if choose.random() < 0.1 or not isinstance(whole, dict):
            raise ValueError
    except (ValueError, RecursionError):
        return bytes(atheris.Mutate(data, most))
    place: Any = whole
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = choose.choice(keys)
        if isinstance(place[key], dict | list) and choose.random() < 0.8:
            place = place[key]
            continue
        match choose.randrange(4):
            case 0:
                place.pop(key)
            case 1 if isinstance(place, list):
                place.append(place[key])
            case 2 if isinstance(place[key], str):
                place[key] = atheris.Mutate(place[key].encode("utf-8", "surrogatepass"), 60).decode("utf-8", "replace")
            case _:
                place[key] = choose.choice(ODD)
        break
    return json.dumps(whole).encode()[:most]


def check(data: bytes) -> None:
    """The program as a user runs it, in a form and a place that depend on the content alone."""
    FILE.write_bytes(data)
    number = zlib.crc32(data)
    form = ("table", "json", "csv", "md")[number % 4]
    place = ("CN-CQ", "CN-GD", "CN-JS", "CN-GX", "CN-HI", "CN-440100")[number // 4 % 6]
    ran = CliRunner().invoke(program, ["check", str(FILE), "--format", form, "--jurisdiction", place, "--lang", "en"])
    if ran.exit_code not in (0, 1, 2, 3) or "A defect" in ran.stderr:
        raise RuntimeError(ran.stderr)


def read_json(data: bytes) -> None:
    """A company as JSON."""
    with suppress(LeverageError):
        from_json.read_json(data)


def read_file(data: bytes) -> None:
    """A file as a user gives it."""
    FILE.write_bytes(data)
    with suppress(LeverageError):
        read_company(FILE)


def read_cells(data: bytes) -> None:
    """Sheets made of the words of balance sheets, of numbers and of odd texts."""
    given = atheris.FuzzedDataProvider(data)
    sheets = []
    for name in dict.fromkeys(given.PickValueInList(list(SHEETS)) for _ in range(given.ConsumeIntInRange(1, 4))):
        width = given.ConsumeIntInRange(1, 8)
        rows = [tuple(cell(given) for _ in range(width)) for _ in range(given.ConsumeIntInRange(0, 20))]
        sheets.append(Sheet(name, tuple(rows), given.ConsumeBool()))
    book = Book(tuple(sheets), FILE)
    with mock.patch.object(spreadsheet, "open_book", return_value=book), suppress(LeverageError):
        spreadsheet.read_workbook(FILE, unit=given.PickValueInList([None, "元", "万元"]))


def place(given: Any) -> list[int]:
    """A row and a column."""
    return [given.ConsumeIntInRange(0, 12), given.ConsumeIntInRange(0, 4)]


def read_shown(data: bytes) -> None:
    """A sheet whose cells show something else than they hold."""
    given = atheris.FuzzedDataProvider(data)
    rows = [[cell(given) for _ in range(4)] for _ in range(given.ConsumeIntInRange(1, 12))]
    formulas = [
        [*place(given), given.PickValueInList(["normal", "shared", "array", "error"]), 0, given.ConsumeUnicodeNoSurrogates(20), given.ConsumeBool(), ""]
        for _ in range(given.ConsumeIntInRange(0, 6))
    ]  # fmt: skip
    formats = {given.ConsumeUnicodeNoSurrogates(16): {"1": [[0, 12]]} for _ in range(given.ConsumeIntInRange(0, 3))}
    merged = [[*sorted(place(given)), 12, 4] for _ in range(given.ConsumeIntInRange(0, 2))]
    conditional = [["B1:C9 A:A", given.ConsumeUnicodeNoSurrogates(12)] for _ in range(given.ConsumeIntInRange(0, 2))]
    sheet = {"formulas": formulas, "formats": formats, "merged": merged, "conditional": conditional}
    package = {"sheets": {"表": sheet}, "application": "Microsoft Excel" if given.ConsumeBool() else ""}
    with suppress(LeverageError):
        as_shown({"表": rows}, package)


def read_names(data: bytes) -> None:
    """The cells of a ledger's lenders."""
    given = atheris.FuzzedDataProvider(data)
    names.hold([name_cell(given) for _ in range(given.ConsumeIntInRange(1, 5))])


def name_cell(given: Any) -> str:
    """A cell of pieces of names."""
    pieces = [given.PickValueInList(list(names.PIECES)) for _ in range(given.ConsumeIntInRange(1, 7))]
    return "".join(pieces) + (given.ConsumeUnicodeNoSurrogates(4) if given.ConsumeBool() else "")


def cell(given: Any) -> Any:
    """One cell."""
    match given.ConsumeIntInRange(0, 9):
        case 0 | 1 | 2 | 3:
            return given.PickValueInList(list(WORDS))
        case 4:
            return ""
        case 5:
            return float(given.PickValueInList([0, 400, 600, 1000]))
        case 6:
            return given.ConsumeFloat()
        case 7:
            return given.ConsumeInt(8)
        case 8:
            return given.PickValueInList(list(WORDS)) + given.ConsumeUnicodeNoSurrogates(4)
        case _:
            return given.ConsumeUnicodeNoSurrogates(12)


WAYS: dict[str, Callable[[bytes], None]] = {
    "json": read_json,
    "csv": read_file,
    "cells": read_cells,
    "spreadsheet": read_file,
    "shown": read_shown,
    "names": read_names,
    "check": check,
}

if __name__ == "__main__":
    main()
