"""Small workbooks as .ods, with the number styles that LibreOffice 7.4 writes for some format codes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from binary import Formula, Page

_N = '<number:number number:decimal-places="{0}" number:min-decimal-places="{0}" number:min-integer-digits="1"{1}{2}/>'
_GROUPED = ' number:grouping="true"'


def _number(decimals: int, factor: int = 1, *, grouped: bool = False) -> str:
    scale = f' number:display-factor="{factor}"' if factor > 1 else ""
    return _N.format(decimals, _GROUPED if grouped else "", scale)


def _text(words: str) -> str:
    return f"<number:text>{words}</number:text>"


def _within(places: int, words: str, factor: int, decimals: int = 0) -> str:
    """Words among the digits of a number, so many places left of its end."""
    start = _number(decimals, factor).removesuffix("/>").replace('digits="1"', f'digits="{places + 1}"')
    return f'{start}><number:embedded-text number:position="{places}">{words}</number:embedded-text></number:number>'


RED = '<style:text-properties fo:color="#ff0000"/>'
STYLES: dict[str, list[tuple[str, str]]] = {
    '#,##0.00"万元"': [("number", _number(2, grouped=True) + _text("万元"))],
    '0.00"万元"': [("number", _number(2) + _text("万元"))],
    '#,##0.00"元"': [("number", _number(2, grouped=True) + _text("元"))],
    '0"元"': [("number", _number(0) + _text("元"))],
    '0"笔"': [("number", _number(0) + _text("笔"))],
    "#,##0,": [("number", _number(0, 1000, grouped=True))],
    "#,##0.00,": [("number", _number(2, 1000, grouped=True))],
    "#,##0,,": [("number", _number(0, 10**6, grouped=True))],
    "#,##0.00,,": [("number", _number(2, 10**6, grouped=True))],
    "#,##0.00": [("number", _number(2, grouped=True))],
    "0!.0,": [("number", _within(1, ".", 1000))],
    '0!.0,"万元"': [("number", _within(1, ".", 1000) + _text("万元"))],
    '0"!".0,': [("number", _within(0, "!", 1000, decimals=1))],
    "0.00%": [("percentage", _number(2) + _text("%"))],
    '0.00"%"': [("number", _number(2) + _text("%"))],
    '"$"#,##0.00': [("number", _text("$") + _number(2, grouped=True))],
    "[$USD] #,##0.00": [("currency", f"<number:currency-symbol>USD</number:currency-symbol>{_text(' ')}{_number(2)}")],
    "[$¥-804]#,##0.00": [
        ("currency", f'<number:currency-symbol number:language="zh" number:country="CN">¥</number:currency-symbol>{_number(2)}')
    ],
    "[$￥-411]#,##0": [
        ("currency", f'<number:currency-symbol number:language="ja" number:country="JP">￥</number:currency-symbol>{_number(0)}')
    ],
    ";;;": [
        ("number", _text("")),
        ("number", _text("")),
        ("number", _text("")),
        ("text", _text("") + "{>0}{<0}{=0}"),
    ],
    "#,##0;#,##0": [("number", _number(0)), ("number", _number(0) + "{>=0}")],
    "0;[Red]-0": [("number", _number(0)), ("number", RED + _text("-") + _number(0) + "{>=0}")],
    '[>=10000]0!.0,"万元";0"元"': [
        ("number", _within(1, ".", 1000) + _text("万元")),
        ("number", _number(0) + _text("元") + "{>=10000}"),
    ],
    'yyyy"年"m"月"': [("date", f'<number:year number:style="long"/>{_text("年")}<number:month/>{_text("月")}')],
    "#,##0×100": [("number", _number(0, 100, grouped=True))],
}  # fmt: skip
"""By format code the number styles: those that a condition applies first, the one of the cell last, with ``{condition}`` for each of them in turn."""

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle", "fo": "xsl-fo-compatible", "meta": "meta",
}  # fmt: skip
_OPEN = (
    " ".join(f'xmlns:{prefix}="{_URN}{name}:1.0"' for prefix, name in _SPACES.items())
    + ' xmlns:of="urn:of" xmlns:calcext="urn:calcext"'
)


def number_styles(code: str, name: str) -> str:
    """The number styles of a code; the one of the cells goes by the name."""
    styles = STYLES[code]
    out = []
    for place, (kind, written) in enumerate(styles):
        inner = written
        own = name if place == len(styles) - 1 else f"{name}P{place}"
        for other in range(len(styles) - 1):
            condition, brace, rest = inner.partition("{")[2].partition("}")
            if brace and place == len(styles) - 1:
                before = inner.partition("{")[0]
                told = escape(f"value(){condition}")
                inner = f'{before}<style:map style:condition="{told}" style:apply-style-name="{name}P{other}"/>{rest}'
        out.append(f'<number:{kind}-style style:name="{own}">{inner}</number:{kind}-style>')
    return "".join(out)


def write_ods(
    path: Path,
    pages: dict[str, Page],
    *,
    by: str = "cell",
    generator: str = "LibreOffice/7.4.7.2$Linux_X86_64",
    date1904: bool = False,
) -> Path:
    """Write the pages as an .ods, the format of a cell ``by`` its own style, the usual one of its row or column, a style it takes after, or the usual one of all."""
    codes = sorted(
        {code for page in pages.values() for code in [*page.codes.values(), *(code for _, code in page.conditions)]}
    )
    automatic = "".join(number_styles(code, f"N{n}") + _cell_style(f"ce{n}", f"N{n}") for n, code in enumerate(codes))
    automatic += '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>'
    common = ""
    if by in ("parent", "all"):
        common = number_styles(codes[0], "N0")
        common += _cell_style("Parent", "N0") if by == "parent" else ""
        common += '<style:default-style style:family="table-cell" style:data-style-name="N0"/>' if by == "all" else ""
        automatic = automatic.replace(
            'style:parent-style-name="Default" style:data-style-name="N0"', 'style:parent-style-name="Parent"'
        )
    for page in pages.values():
        for place, (_, code) in enumerate(page.conditions):
            name, style = f"cf{codes.index(code)}", f"ce{codes.index(code)}"
            automatic += f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default"><style:map style:condition="cell-content()&gt;{place}" style:apply-style-name="{style}"/></style:style>'
    day_one = (
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
        if date1904
        else ""
    )
    tables = "".join(_table(name, page, codes, by) for name, page in pages.items())
    content = f"<office:document-content {_OPEN}><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:spreadsheet>{day_one}{tables}</office:spreadsheet></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {_OPEN}><office:styles>{common}</office:styles></office:document-styles>",
        )
        archive.writestr(
            "meta.xml",
            f"<office:document-meta {_OPEN}><office:meta><meta:generator>{generator}</meta:generator></office:meta></office:document-meta>",
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _cell_style(name: str, numbers: str) -> str:
    return f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="{numbers}"/>'


def _table(name: str, page: Page, codes: list[str], by: str) -> str:
    wide = max(map(len, page.rows))
    usual = {column: f"ce{codes.index(code)}" for (_, column), code in page.codes.items()} if by == "column" else {}
    columns = "".join(f"<table:table-column{_usual(usual.get(column, 'Default'))}/>" for column in range(wide))
    covered = {
        (row, column)
        for top, left, bottom, right in page.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - {(top, left) for top, left, *_ in page.merged}
    rows = []
    for row, cells in enumerate(page.rows):
        own = (
            next((f"ce{codes.index(code)}" for (r, _), code in page.codes.items() if r == row), "")
            if by == "row"
            else ""
        )
        hidden = ' table:visibility="collapse"' if row in page.hidden else ""
        inner = "".join(
            _cell(page, codes, by, row, column, value, (row, column) in covered) for column, value in enumerate(cells)
        )
        rows.append(f"<table:table-row{hidden}{_usual(own)}>{inner}</table:table-row>")
    return f'<table:table table:name="{name}">{columns}{"".join(rows)}</table:table>'


def _usual(style: str) -> str:
    return f' table:default-cell-style-name="{style}"' if style else ""


def _cell(page: Page, codes: list[str], by: str, row: int, column: int, value: Any, covered: bool) -> str:
    tag = "covered-table-cell" if covered else "table-cell"
    given = ""
    code = page.codes.get((row, column))
    if code is not None and by in ("cell", "parent"):
        given += f' table:style-name="ce{codes.index(code)}"'
    for (top, left, bottom, right), laid_over in page.conditions:
        if top <= row <= bottom and left <= column <= right:
            given += f' table:style-name="cf{codes.index(laid_over)}"'
    for top, left, bottom, right in page.merged:
        if (top, left) == (row, column):
            given += (
                f' table:number-columns-spanned="{right - left + 1}" table:number-rows-spanned="{bottom - top + 1}"'
            )
    inner = ""
    if isinstance(value, Formula):
        given += f' table:formula="{escape(value.text, {chr(34): "&quot;"})}"'
        value = value.result
        if isinstance(value, str):
            return f'<table:{tag}{given} office:value-type="string" office:string-value=""><text:p>{value}</text:p></table:{tag}>'
    if isinstance(value, list):
        spans = "".join(
            f'<text:span text:style-name="T1">{words}</text:span>' if is_raised else words for words, is_raised in value
        )
        given, inner = f'{given} office:value-type="string"', f"<text:p>{spans}</text:p>"
    elif isinstance(value, str) and value:
        given, inner = f'{given} office:value-type="string"', f"<text:p>{escape(value)}</text:p>"
    elif value not in ("", None):
        given += f' office:value-type="float" office:value="{value}"'
    return f"<table:{tag}{given}>{inner}</table:{tag}>"
