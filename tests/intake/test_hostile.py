"""Files made to harm: each gives a company or a refusal, in bounded time and memory. The bombs here are small, or the limits lowered."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter

from leverage.company import Company
from leverage.intake import read_company
from leverage.intake.files import cells, content, limits, reader
from leverage.intake.files.cells import open_book
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError

DATA = Path(__file__).parent / "data"
ROWS: list[list[str | int]] = [
    ["单位:元"],
    ["项目", "期末余额"],
    ["资产总计", 1000],
    ["短期借款", 400],
    ["负债合计", 400],
    ["所有者权益合计", 600],
]
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sound() -> bytes:
    """A workbook with a sheet that balances."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as book:
        sheet = book.add_worksheet("表")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    return whole.getvalue()


def with_part(name: str, content: bytes, data: bytes | None = None, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with one part added or replaced."""
    source = zipfile.ZipFile(io.BytesIO(data or sound()))
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packed) as archive:
        for part in source.namelist():
            if part != name:
                archive.writestr(part, source.read(part))
        archive.writestr(name, content)
    return whole.getvalue()


def part(name: str) -> str:
    """A part of the sound workbook."""
    return zipfile.ZipFile(io.BytesIO(sound())).read(name).decode()


Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(content: bytes | str, name: str = "file.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_company(path)
    assert caught.value.file == str(path)
    return caught.value


def is_sound(company: Company) -> bool:
    return company.capital[Base.NET_ASSETS].amount == 600


# Archives


def far(attributes: str = "") -> bytes:
    """One cell in the first place and one in the last."""
    last = f'<row r="1048576"><c {attributes} r="XFD1048576"><v>1</v></c></row></sheetData>'
    return with_part(SHEET, part(SHEET).replace("</sheetData>", last).encode())


@pytest.mark.parametrize(
    "attributes", ["", 'x=">"']
)  # the second is not seen by the scan: the reader asks for 550 GB and ends
def test_cells_far_apart(put: Put, attributes: str) -> None:
    assert "过大" in refused(put(far(attributes))).found.zh


def test_cells_far_apart_in_an_old_workbook(put: Put) -> None:
    data = (DATA / "small.xls").read_bytes()
    cell = data.rindex(b"\xfd\x00\x0a\x00")  # the record of a text: its row, its column
    moved = data[: cell + 4] + b"\xff\xff\xff\xff" + data[cell + 8 :]
    assert "过大" in refused(put(moved, "file.xls")).found.zh


def test_a_part_that_unpacks_into_more_than_it_claims(put: Put) -> None:
    bomb = with_part("xl/media/a.bin", b"\0" * 2**21)
    entry = bomb.rindex(b"xl/media/a.bin") - 46  # of the central directory
    lying = bomb[: entry + 24] + (1000).to_bytes(4, "little") + bomb[entry + 28 :]
    assert "CRC" in refused(put(lying)).found.en


@pytest.mark.parametrize(
    ("limit", "most"),
    [("MAX_UNZIPPED_BYTES", 2_000), ("MAX_PARTS", 5), ("MAX_CELLS", 10), ("MAX_AREA", 11)],
)
def test_limits_of_an_archive(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    reader.check_archive(sound())
    monkeypatch.setattr(reader, limit, most)
    with pytest.raises(reader.Refused) as caught:
        reader.check_archive(sound())
    assert caught.value.kind == "large"


@pytest.mark.parametrize(("limit", "most"), [("MAX_SHEETS", 0), ("MAX_CELLS", 10), ("MAX_AREA", 17), ("MAX_TEXTS", 20)])
@pytest.mark.parametrize("name", ["small.xls", "small.ods"])
def test_limits_of_what_is_read(monkeypatch: pytest.MonkeyPatch, limit: str, most: int, name: str) -> None:
    data = (DATA / name).read_bytes()
    assert reader.cells(data)["sheets"][0][2][4][:2] == ["资产总计", 1000]
    monkeypatch.setattr(reader, limit, most)
    with pytest.raises(reader.Refused) as caught:
        reader.cells(data)
    assert caught.value.kind == "large"


def test_a_long_text_is_cut_before_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_TEXT", 3)
    assert reader.cells(sound())["sheets"][0][2][0] == ["单位:"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SHEET, SHEET.upper()])
def test_two_parts_of_one_name(put: Put, name: str) -> None:
    whole = io.BytesIO(sound())
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr(name, b"<worksheet/>")
    assert "two parts of one name" in refused(put(whole.getvalue())).found.en


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packed_as_no_spreadsheet_program_does(put: Put, packed: int) -> None:
    assert "compression" in refused(put(with_part("a", b"a", packed=packed))).found.en


@pytest.mark.parametrize("name", ["../../evil.xml", "/evil.xml", "C:\\evil.xml", "a" * 60_000, "xl/\x1b[2J.xml", "x/"])
def test_absurd_names_of_parts(put: Put, tmp_path: Path, name: str) -> None:
    assert is_sound(read_company(put(with_part(name, b"<a/>"))))
    assert [path.name for path in tmp_path.iterdir()] == ["file.xlsx"]


def test_an_archive_inside_an_archive_is_not_opened(put: Put) -> None:
    assert is_sound(read_company(put(with_part("xl/embeddings/a.xlsx", far()))))


# XML

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
)


@pytest.mark.parametrize("name", [SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("entities", [LAUGHS + "]>", '<!DOCTYPE x [<!ENTITY k SYSTEM "file://{secret}">]>'])
def test_entities_are_not_expanded(put: Put, tmp_path: Path, name: str, entities: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("资产总计")
    head, _, rest = part(name).partition("?>")
    text = head + "?>" + entities.replace("{secret}", str(secret)) + rest.replace("项目", "&k;")
    with suppress(InputError):
        company = read_company(put(with_part(name, text.encode())))
        assert is_sound(company)
    with suppress(InputError):
        book = open_book(tmp_path / "file.xlsx")
        told = [str(cell) for sheet in book.sheets for row in sheet.rows for cell in row]
        assert told.count("资产总计") <= 1
        assert not any("haha" in cell for cell in told)


def test_an_extent_that_is_untrue(put: Put) -> None:
    text = part(SHEET).replace('ref="A1:B6"', 'ref="A1:XFD1048576"')
    assert "XFD" in text
    assert is_sound(read_company(put(with_part(SHEET, text.encode()))))


def test_merged_ranges_over_the_whole_sheet(put: Put) -> None:
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    text = part(SHEET).replace("</sheetData>", merged).replace("<v>400</v>", "<f>1+1</f>")
    error = refused(put(with_part(SHEET, text.encode())))
    assert "没有找到资产负债表" in error.found.zh  # all that is shown is the cell in the corner


def test_formulas_far_from_the_extent_stated(put: Put) -> None:
    text = part(SHEET).replace('ref="A1:B6"', 'ref="A1:A1"').replace("<v>400</v>", "<f>NOW()</f>")
    assert "NOW()" in refused(put(with_part(SHEET, text.encode()))).found.zh


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_deep_nesting(put: Put, depth: int) -> None:
    text = part(SHEET).replace("</sheetData>", "</sheetData>" + "<a>" * depth + "</a>" * depth)
    assert is_sound(read_company(put(with_part(SHEET, text.encode()))))


def test_macros_and_links_are_neither_run_nor_followed(put: Put) -> None:
    link = f'<externalLink {MAIN}><externalBook xmlns:r="r" r:id="rId1"/></externalLink>'
    data = with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"Shell" * 100)
    data = with_part("xl/externalLinks/externalLink1.xml", link.encode(), data)
    assert is_sound(read_company(put(data, "file.xlsm")))


# Encrypted, truncated, renamed


def test_an_encrypted_ods(put: Put) -> None:
    source = zipfile.ZipFile(DATA / "small.ods")
    manifest = source.read("META-INF/manifest.xml").decode()
    locked = manifest.replace(
        'manifest:full-path="content.xml"',
        'manifest:full-path="content.xml" manifest:size="9"',
    ).replace("/>", '><manifest:encryption-data manifest:checksum="a"/></manifest:file-entry>', 2)
    data = with_part("META-INF/manifest.xml", locked.encode(), (DATA / "small.ods").read_bytes())
    data = with_part("content.xml", os.urandom(500), data)
    assert "加密" in refused(put(data, "file.ods")).found.zh


def test_an_encrypted_old_workbook(put: Put) -> None:
    data = (DATA / "small.xls").read_bytes()
    start = data.index(
        b"\x09\x08\x10\x00"
    )  # the first record; the one after it is made to say that the rest is encrypted
    after = start + 20
    size = int.from_bytes(data[after + 2 : after + 4], "little")
    locked = (
        data[:after] + b"\x2f\x00" + data[after + 2 : after + 4] + b"\x01" + bytes(size - 1) + data[after + 4 + size :]
    )
    assert "加密" in refused(put(locked, "file.xls")).found.zh


@pytest.mark.parametrize("name", ["file.xlsx", "small.xls", "small.ods"])
def test_truncated_anywhere(put: Put, name: str) -> None:
    data = sound() if name == "file.xlsx" else (DATA / name).read_bytes()
    for sixteenth in range(16):
        path = put(data[: len(data) * sixteenth // 16], name)
        with suppress(InputError):
            company = read_company(path)
            assert (
                company.capital[Base.NET_ASSETS].amount == 600
            )  # a table of sectors that nothing needs may be cut off


def docx() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return whole.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"%PDF-1.7\n" + bytes(99),
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"MZ\x90\0" + bytes(99),
            b"\x1f\x8b\x08\0\0\0\0\0",
        ),
        *(b"<!DOCTYPE html><p>a", b'<?xml version="1.0"?><a/>', docx(), b"PK\x05\x06" + bytes(18), b"PK\x03\x04"),
        *(b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t", b"\xff" * 600, b"a\0b", "资产总计,1".encode("utf-16-le")),
        *(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000),
            b"\x09\x08\x10\x00" + b"\xff" * 999,
            b"[1]",
            b"{",
            b"null",
        ),
        *(
            b'"',
            b'a,"b',
            "资产总计,1\n" * 100,
            "=1+1," * 99,
            b"\r" * 999 + b"x",
            b"{\\rtf1 a}",
            b"7z\xbc\xaf'\x1c\0\x04",
        ),
    ],
)
def test_other_files_renamed(put: Put, content: bytes | str) -> None:
    error = refused(put(content))
    assert error.found.zh
    assert error.do.en


# Text


def test_csv_as_other_programs_save_it(put: Put) -> None:
    text = "".join(",".join(map(str, row)) + "\r\n" for row in ROWS)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        assert is_sound(read_company(put(text.encode(encoding), "file.csv")))
    assert is_sound(read_company(put(text.replace(",", "\t"), "file.csv")))


@pytest.mark.parametrize("content", [b"," * 20, b"\n" * 20 + b"a", b"1,2,3\n" * 5])
def test_too_many_cells_of_a_csv(put: Put, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(cells, "MAX_CELLS", 12)
    assert "过大" in refused(put(content, "file.csv")).found.zh


@pytest.mark.parametrize("content", ["a,b\n" * 30, '{"name": "' + "a" * 100 + '"}'])
def test_too_much_text(put: Put, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(cells, "MAX_TEXT_FILE_BYTES", 100)
    monkeypatch.setattr("leverage.intake.json.strict_object.MAX_TEXT_FILE_BYTES", 100)
    assert "过大" in refused(put(content, "file")).found.zh


def test_too_many_bytes(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MAX_FILE_BYTES", 100)
    assert "过大" in refused(put(sound())).found.zh


@pytest.mark.parametrize(
    "content",
    [
        *(
            '{"a":' * 100_000,
            '{"capital": {"net_capital": ' + "9" * 100_000 + "}}",
            '{"name": NaN}',
            '{"name": -Infinity}',
        ),
        *('{"capital": {"net_capital": 1e999999999}}', '{"capital": {"net_capital": 1e-999999999}}'),
        *('{"capital": {"net_capital": 1e99999999999999999999}}', '{"capital": {"net_capital": "1e9"}}'),
        *('{"name": 1, "name": 2}', '{"name": "' + "a" * 5_001 + '"}', '{"' + "a" * 5_001 + '": 1}', "[" * 100_000),
        *('{"loans": [' + "[]," * 1_000 + "[]]}", '{"balances": {"\ud800": 1}}'.encode("utf-8", "surrogatepass")),
        *('{"facts": {' + ",".join(f'"k{n}": 1' for n in range(100_000)) + ', "k0": 2}}', '{"name": "a"} {}'),
    ],
)
def test_json(put: Put, content: bytes | str) -> None:
    refused(put(content, "file.json"))


def test_a_key_too_long_is_not_told_whole(put: Put) -> None:
    assert len(refused(put('{"' + "a" * 9_999 + '": 1}', "file.json")).where) < 100


def test_more_loans_than_can_be_judged(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leverage.intake.MAX_LOANS", 2)
    loan = '{"channel": "bank_loan", "balance": 1}'
    assert read_company(put(f'{{"loans": [{loan}, {loan}]}}')).loans
    assert "3" in refused(put(f'{{"loans": [{loan}, {loan}, {loan}]}}')).found.en


# What is no file, or cannot be read


def test_no_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for path in (tmp_path / "fifo", tmp_path, Path("/dev/zero"), Path("/dev/stdin")):
        if path.exists():
            assert "regular" in refused(path).found.en


@pytest.mark.parametrize("name", ["none", "a" * 300, "a\0b", "no/such", "\udcff"])
def test_names_that_open_nothing(tmp_path: Path, name: str) -> None:
    refused(tmp_path / name)


def test_links(put: Put, tmp_path: Path) -> None:
    (tmp_path / "link.xlsx").symlink_to(put(sound()))
    assert is_sound(read_company(tmp_path / "link.xlsx"))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    refused(tmp_path / "loop")


def test_a_file_that_changes_while_it_is_read(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put('{"name": "a"}')

    def changing(data: bytes) -> Company:
        path.write_text('{"name": "b"}')
        return Company()

    monkeypatch.setattr("leverage.intake.read_json", changing)
    assert "changed" in refused(path).found.en


# The reader's own process


def test_a_reader_that_does_not_end(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_SECONDS", 0)
    assert "too long" in refused(put(sound())).found.en


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("import os; os.abort()", "ended"),
        ("raise MemoryError", "过大"),
        ('print(\'{"refused": ["encrypted", ""]}\')', "加密"),
    ],
)
def test_a_reader_that_dies(put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, word: str) -> None:
    path = put(sound())
    script = tmp_path / "reader.py"
    script.write_text(code)
    monkeypatch.setattr(reader, "__file__", str(script))
    error = refused(path)
    assert word in error.found.zh + error.found.en


def test_a_frozen_program_reads_in_its_own_process(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = [open_book(put(sound())).sheets, open_book(DATA / "small.xls").sheets]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert apart == [open_book(put(sound())).sheets, open_book(DATA / "small.xls").sheets]
    assert "损坏" in refused(put(b"PK\x03\x04")).found.zh


def test_dates_come_back_as_dates(put: Put) -> None:
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as book:
        book.add_worksheet("date").write(0, 0, 45291, book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet = open_book(put(whole.getvalue())).sheets[0]
    assert str(sheet.at(0, 0)) == "2023-12-31"
    assert limits.read_apart("cells", whole.getvalue())["package"]["sheets"]["date"]["formulas"] == []
