"""Text from a file comes through every output as text; nothing of the user's is overwritten; every way out is a message."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import resource
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from leverage.cli.common import write_beside
from leverage.cli.main import main
from leverage.report.grid import defused, escaped
from leverage.report.words import acts, dumped
from leverage.terms.errors import UsageError
from leverage.terms.names import name_key

EVIL = [
    *(
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(1,1)",
        "\t=1+1",
        "\r=1+1",
        "＝1+1",
        "-+5",
        '=HYPERLINK("http://x","y")',
    ),
    *(
        "\x1b]8;;http://x\x1b\\甲\x1b]8;;\x1b\\",
        "\x1b[2J",
        "\x9b2J",
        "a\r\nb",
        "a\u2028b",
        "\u202e甲乙\u202c",
        "甲\u200b\u2066乙",
    ),
    *(
        "<script>alert(1)</script>",
        "</td></table><b>",
        "[甲](javascript:alert(1))",
        "a|b",
        "[red]甲[/red]",
        "{{7*7}}",
        "${7}",
    ),
    *("`a`", "&lt;b&gt;", "**a**", "~~a~~", "![x](y)", "a\\", "\ud800", "\ufffe", "&L&8x", "'甲", '"甲"', "{=1+1}"),
]


def company(*evil: str) -> dict[str, Any]:
    """A company with these texts wherever a text goes."""
    first = {"channel": "shareholder_loan", "balance": "50000000"}
    second = {"channel": "bank_loan", "balance": "1", "start": "2017-03-01", "maturity": "2018-03-15", "rate": "0.5"}
    return {
        "name": evil[0],
        "jurisdiction": "CN-HE",  # judged lender by lender
        "report_date": "2023-12-31",
        "company_type": "traditional",
        "facts": {"rating": "A"},
        "capital": {"net_capital": "100000000", "net_assets": "100000000", "paid_in_capital": "80000000"},
        "complete": True,
        "loans": [{**loan, "lender": text, "approval": text} for text in evil for loan in (first, second)],
        "unallocated": [{"amount": "5", "among": ["bank_loan", "bond"], "source": text} for text in evil],
        "shareholders": [{"name": text, "kind": "corporate", "share": "0.01", "paid_in": "28000000"} for text in evil],
    }


@pytest.fixture(params=EVIL[:6:5], ids=ascii)
def evil(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "company.json"
    path.write_text(json.dumps(company(*EVIL)))
    return path


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert "Traceback" not in result.output
    assert "A defect" not in result.output
    assert "程序自身出错" not in result.output
    return result


def bare(text: str) -> str:
    """What of a text every medium shows: all but what would act, what stands in its place, spaces, and the spelling that makes no other name."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKC", text).casefold()
        if not acts(c) and c not in "?\ufffe" and not c.isspace()
    )


def quiet(text: str) -> bool:
    """Whether nothing in a text acts upon a terminal."""
    return not any(acts(c) for c in text.replace("\r\n", "").replace("\n", "").removeprefix("\ufeff"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_terminal(file: Path, language: str) -> None:
    result = run("check", file, "--lang", language)
    assert result.exit_code in (1, 3)
    assert quiet(result.output)
    assert all(bare(text) in bare(result.stdout) for text in EVIL)


def test_json(file: Path, tmp_path: Path) -> None:
    text = run("check", file, "--format", "json").stdout
    assert quiet(text)
    subjects = {found["subject"] for found in json.loads(text)["findings"]}
    assert {name_key(text) for text in EVIL} <= {name_key(subject) for subject in subjects} | {
        ""
    }  # one lender, one finding
    assert {"\x1b[2J", "\u202e甲乙\u202c", "a\r\nb"} <= subjects
    run("check", file, "--quiet", "--out", tmp_path / "a.json")
    assert {found["subject"] for found in json.loads((tmp_path / "a.json").read_text("utf-8"))["findings"]} == subjects


def test_csv(file: Path) -> None:
    text = run("check", file, "--format", "csv").stdout
    assert quiet(text)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert {row["公司"] for row in rows} == {defused(EVIL[0])}
    about = {name_key(row["规则"].partition("（")[2][:-1]) for row in rows}
    assert {name_key(text) for text in EVIL} <= about | {""}  # one lender, one finding
    for cell in (cell for row in rows for cell in row.values()):
        number = cell.removeprefix("-").replace(".", "", 1).isdecimal()
        assert number or cell[:1] not in ("=", "+", "-", "@", "＝", "\t", "\r")


@pytest.mark.parametrize("cell", ["0", "-5", "+5.25", "12345678901234567890.00"])
def test_numbers_of_a_csv_stay_numbers(cell: str) -> None:
    assert defused(cell) == cell


@pytest.mark.parametrize("cell", ["=1", "-+5", "--5", "+", "-", "-1-1", "5e3=", "＋1", " =1", "-٣", "@a", "-1.5.2"])
def test_what_is_no_number_is_text(cell: str) -> None:
    assert defused(cell).startswith("'") or cell == "5e3="


class Page(HTMLParser):
    """The tags and the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_html(file: Path, tmp_path: Path) -> None:
    run("check", file, "--quiet", "--out", tmp_path / "a.html")
    text = (tmp_path / "a.html").read_text("utf-8")
    page = Page()
    page.feed(text)
    assert page.tags <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "h1",
            "h2",
            "p",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "span",
            "i",
        )
    }
    assert page.attributes <= {"lang", "charset", "scope", "class", "role", "aria-label", "style"}
    told = bare("".join(page.texts))
    assert all(bare(text) in told for text in EVIL)
    assert quiet(text)


def test_markdown(file: Path) -> None:
    text = run("check", file, "--format", "md").stdout
    assert quiet(text)
    tables = [re.sub(r"\\.", "", line) for line in text.splitlines() if line.startswith("|")]
    assert not any(re.search(r"[<>`*_\[\]{}~$]", line) for line in tables)
    assert {line.count("|") for line in tables} == {
        10,
        7,
        5,
        2,
    }  # rules (with the readings that one rests on), channels, questions, notes: by the number of columns


@pytest.mark.parametrize("mark", list("\\|*_[]<>`#~&${}!"))
def test_every_mark_of_markdown_is_escaped(mark: str) -> None:
    assert escaped(f"a{mark}b") == f"a\\{mark}b"


def test_workbook(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    run("check", file, "--quiet", "--out", out)
    book = openpyxl.load_workbook(out)
    assert set(book.sheetnames) == {"结论", "逐条核对", "渠道余量", "依据", "数据", "待确认", "说明", "取数"}
    assert set(book.defined_names) <= {"UNIT"}
    formulas, texts = [], set()
    for sheet in book:
        assert not getattr(sheet, "_hyperlinks", None)
        assert str(getattr(sheet.oddFooter, "left", None) and sheet.oddFooter.left.text) == sheet.title  # type: ignore[union-attr]
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            if cell.data_type == "f":
                formulas.append(str(cell.value))
            else:
                texts.add(bare(str(cell.value)))
    held = [
        formula for formula in formulas for word in ("cmd|", "HYPERLINK", "SUM(1,1)", "2+3", "甲") if word in formula
    ]
    assert not held
    assert {bare(text) for text in EVIL} <= texts
    assert quiet(str(book.properties.title))


@pytest.mark.parametrize("unknown", ["name", "channel", "place"])
def test_errors_name_the_text_as_text(tmp_path: Path, evil: str, unknown: str) -> None:
    data = company(evil)
    changes: dict[str, Any] = {
        "name": {evil: 1},
        "channel": {"balances": {evil: "1"}},
        "place": {"jurisdiction": evil},
    }
    path = tmp_path / "company.json"
    path.write_text(json.dumps({**data, **changes[unknown]}))
    result = run("check", path)
    assert result.exit_code == 2
    assert quiet(result.output)
    assert result.output.count("\n") == 1


@pytest.mark.parametrize("arguments", [["check"], ["rules", "show"], ["schema"], [], ["template"]])
def test_arguments(arguments: list[str]) -> None:
    for text in ("\x1b[2J", "--\x1b[2J", "a\nb", "\u202e甲.csv"):
        result = run(*arguments, text)
        assert result.exit_code == 2
        assert quiet(result.output)


@pytest.mark.parametrize("name", ["=cmd|' C calc'!A0", "\x1b[2J\n甲", "\u202e甲", "[red]甲"])
def test_names_of_files(tmp_path: Path, name: str) -> None:
    path, out = tmp_path / f"{name}.json", tmp_path / f"{name}.csv"
    path.write_text(json.dumps(company("甲")))
    result = run("check", path, path, "--out", out)
    assert quiet(result.output)
    assert bare(name) in bare(result.stderr)
    assert out.exists()


@pytest.mark.parametrize("name", ["=cmd|' C calc'!A0", "@SUM", "&L&8x", "a|b<b>", "\u202e甲"])
def test_names_of_sheets_and_labels(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.xlsx"
    rows = [["单位:元"], ["2023年12月31日"], ["项目", "期末余额"], ["资产总计", 1000], [f"短期借款{name}", 400]]
    rows += [["短期借款", 400], ["负债合计", 400], ["所有者权益合计", 600]]
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    assert quiet(run("check", path, "--jurisdiction", "CN-CQ").output)


def test_nothing_is_lost_in_json() -> None:
    text = "".join(map(chr, (0, 7, 0x1B, 0x7F, 0x9B, 0xAD, 0x200B, 0x202E, 0x2028, 0xD800, 0xE0001, 0x4E2D, 0x1F600)))
    assert json.loads(dumped({text: text})) == {text: text}
    assert quiet(dumped({text: text}).replace("\n", ""))


def test_a_message_neither_floods_nor_loses_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"unit": "长" * 5_000}))
    told = run("check", path, "--lang", "en").stderr
    assert len(told) < 2_100
    assert told.startswith(str(path))
    assert "use one of" in told


# What is written


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "company.json"
    path.write_text(json.dumps(company("甲")))
    return path


@pytest.mark.parametrize("ending", [".xlsx", ".json"])
@pytest.mark.parametrize("make", ["symlink_to", "hardlink_to"])
def test_a_link_to_the_input_is_not_written_through(plain: Path, make: str, ending: str) -> None:
    out = plain.with_suffix(".link" + ending)
    getattr(out, make)(plain)
    before = plain.read_bytes()
    for options in ([], ["--force"]):
        assert run("check", plain, "--out", out, *options).exit_code == 2
    assert plain.read_bytes() == before


def test_a_link_elsewhere_is_not_written_through(plain: Path, tmp_path: Path) -> None:
    other, out = tmp_path / "other.txt", tmp_path / "out.csv"
    other.write_text("mine")
    out.symlink_to(other)
    assert run("check", plain, "--out", out).exit_code == 2
    run("check", plain, "--out", out, "--force")
    assert other.read_text() == "mine"
    assert not out.is_symlink()


def test_a_link_to_nothing_is_an_existing_file(plain: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.symlink_to(tmp_path / "nothing")
    assert run("check", plain, "--out", out).exit_code == 2
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("out", ["no/such/a.csv", "a" * 260 + ".csv", "", ".csv", "company.json", "./company.json"])
def test_out_that_cannot_be(plain: Path, monkeypatch: pytest.MonkeyPatch, out: str) -> None:
    monkeypatch.chdir(plain.parent)
    before = sorted(plain.parent.iterdir())
    assert run("check", plain, "--out", out).exit_code == 2
    assert sorted(plain.parent.iterdir()) == before


def test_the_longest_name_that_a_file_can_have(plain: Path) -> None:
    out = plain.parent / ("a" * 251 + ".csv")
    run("check", plain, "--out", out)
    assert out.stat().st_size > 100


def test_out_is_no_device(plain: Path) -> None:
    os.mkfifo(plain.parent / "pipe.csv")
    for options in ([], ["--force"]):
        assert run("check", plain, "--out", plain.parent / "pipe.csv", *options).exit_code == 2
    assert (plain.parent / "pipe.csv").is_fifo()


def test_a_file_that_comes_to_be_meanwhile_stays(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"

    def slow(path: Path) -> None:
        path.write_text("ours")
        out.write_text("theirs")

    with pytest.raises(UsageError, match="--force"):
        write_beside(out, slow, force=False)
    assert out.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [out]


def test_where_files_have_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(self: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", none)
    write_beside(tmp_path / "a", lambda path: path.write_text("a"), force=False)
    with pytest.raises(UsageError):
        write_beside(tmp_path / "a", lambda path: path.write_text("b"), force=False)
    assert (tmp_path / "a").read_text() == "a"


CHECK = "from leverage.cli.main import main; main()"


def program(
    *arguments: object, before: Callable[[], object] | None = None, code: str = CHECK, **options: Any
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    return subprocess.run(command, check=False, preexec_fn=before, timeout=120, **{**streams, **options})


@pytest.mark.parametrize("ending", [".xlsx", ".html"])
def test_a_full_disk_leaves_nothing(plain: Path, ending: str) -> None:
    out = plain.parent / f"out{ending}"
    out.write_text("mine")

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))

    result = program("check", plain, "--lang", "en", "--quiet", "--force", "--out", out, before=full)
    assert result.returncode == 2
    assert "cannot be written" in result.stderr
    assert result.stderr.count("\n") == 1
    assert out.read_text() == "mine"
    assert sorted(plain.parent.iterdir()) == [plain, out]


def test_a_template_on_a_full_disk(tmp_path: Path) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))

    result = program("template", tmp_path / "t.xlsx", before=full)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# Ways out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [["schema"], ["--help"]])
def test_standard_output_is_full(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        result = program(*arguments, stdout=full)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["rules", "coverage"], ["--help"]])
def test_the_reader_of_standard_output_has_gone(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = program(*arguments, stdout=writing)
    os.close(writing)
    assert (result.returncode, result.stderr) == (2, "")


def test_standard_output_is_closed(plain: Path) -> None:
    result = program("check", plain, stdout=None, before=lambda: os.close(1))
    assert result.returncode in (1, 3)
    assert result.stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_any_encoding_and_name(tmp_path: Path, encoding: str) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xff\xfe.json")
    Path(name).write_text(json.dumps(company("甲\U0001f600")))
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "xx_YY.nonsense"}
    for form in ("table", "json"):
        result = program("check", name, "none", "--format", form, env=environment, encoding="latin-1")
        assert result.returncode == 2
        assert "Traceback" not in result.stderr
        assert result.stdout


def raising(error: str) -> str:
    return f"import leverage.cli.check as c\ndef fail(*a, **k): raise {error}\nc.load_on_demand = fail\n{CHECK}"


@pytest.mark.parametrize(
    ("error", "status", "word"),
    [
        ("MemoryError", 2, "memory ran out"),
        ("RecursionError", 2, "memory ran out"),
        ("ZeroDivisionError('\\x1b[2J')", 2, "A defect of this program"),
        ("KeyboardInterrupt", 130, ""),
    ],
)
def test_no_way_out_looks_like_a_verdict(plain: Path, error: str, status: int, word: str) -> None:
    result = program("check", plain, "--lang", "en", code=raising(error))
    assert result.returncode == status
    assert word in result.stderr
    assert "Traceback" not in result.stderr
    assert quiet(result.stderr)


def test_broken_off_by_the_user(tmp_path: Path) -> None:
    heard = "signal.signal(signal.SIGINT, signal.default_int_handler)"  # a run in the background may have been told to ignore it
    code = f"import os, signal, leverage.cli.check as c\n{heard}\nc.load_on_demand = lambda: os.kill(os.getpid(), signal.SIGINT)\n{CHECK}"
    result = program("check", tmp_path / "a.json", code=code)
    assert result.returncode == 128 + signal.SIGINT
    assert "Traceback" not in result.stderr
