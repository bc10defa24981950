"""Writes what is derived from the program: pages of places, tables of forms.md, of coverage, and what the pages show of commands.

Run it from the project's root after any change of rule data: ``python docs/make.py``. A test holds the files against the rulebook.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from leverage.cli.main import main as main_command
from leverage.law import describe
from leverage.law.conditions import Reading
from leverage.law.regime import RatingScheme, Regime
from leverage.law.rulebook import Law, Rulebook, load
from leverage.law.rules import Rule
from leverage.law.sources import Source
from leverage.law.survey import coverage
from leverage.report.form.mapping import CELL, TOP
from leverage.report.form.values import GROUPS, NAMES, WORDS
from leverage.report.grid import escaped
from leverage.report.rules import STRICTER
from leverage.terms.channels import Channel
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Text

ROOT = Path(__file__).parent.parent


def slug(code: str) -> str:
    """The file name of a place's page: its pinyin."""
    return re.sub(r"[^a-z]+", "-", BY_CODE[code].name.en.lower().replace("'", "")).strip("-")


def both(text: Text) -> str:
    """Chinese, and English below it."""
    return f"{escaped(text.zh)}<br>{escaped(text.en)}"


def provinces_page(regime: Regime, book: Rulebook) -> str:
    """The page of one place, in both languages: rules by date, pool ratios, rating schemes, notes, readings, gaps."""
    place = BY_CODE[regime.place]
    law = book.law_of(regime)
    parts = [f"# {place.name.zh} · {place.name.en} ({place.code})\n"]
    if regime.follows:
        up = BY_CODE[regime.follows].name
        parts.append(f"{up.zh}的规则在此同样适用。The rules of [{up.en}]({slug(regime.follows)}.md) apply here too.\n")
    if not regime.rules:
        parts.append("没有收录地方规则。No local rule is held.\n")
    for rule in sorted(regime.rules, key=lambda r: (r.start, r.id)):
        parts.append(_rule(rule, law))
    if regime.pool_ratios:
        parts.append("## 2017年全国合并口径的当地比例 · The local ratio of the national pool of 2017\n")
        for ratio in regime.pool_ratios:
            when = describe.conditions(ratio.when, law.facts)
            limits = f"({escaped(when.zh)} · {escaped(when.en)})" if ratio.when else ""
            parts.append(f"- {escaped(describe.times(ratio.multiple, law.facts).zh)} {limits}: {both(ratio.note)}")
        parts.append("")
    if regime.schemes:
        parts.append("## 监管评级 · Supervisory rating\n")
        for scheme in regime.schemes:
            parts.append(_scheme(scheme))
    if regime.notes:
        parts.append("## 附注 · Notes\n")
        for note in regime.notes:
            cited = f"《{note.source.title.zh}》{note.article or ''} {note.source.issued}"
            valid = f"<br>有效期 · valid: {both(describe.period(note))}" if note.until else ""
            parts.append(f"- {both(note.says)}<br>{escaped(cited)}{valid}")
        parts.append("")
    if regime.readings:
        parts.append("## 有争议的条款 · Contested clauses\n")
        parts += [_reading(reading, law) for reading in regime.readings]
    if regime.remarks:
        parts.append("## 说明 · Remarks\n")
        parts += [f"- {both(remark)}" for remark in regime.remarks]
        parts.append("")
    if regime.gaps:
        parts.append("## 缺口 · Gaps\n")
        parts += [f"- `{gap.id}` ({gap.since}): {both(gap.says)}" for gap in regime.gaps]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _reading(reading: Reading, law: Law) -> str:
    resting = [rule.id for rule in law.every_rule if reading.id in {way.reading for way in rule.under}]
    others = "<br>".join(
        f"`{other.id}` ({STRICTER[other.stricter].zh} {STRICTER[other.stricter].en}): {both(other.says)}"
        for other in reading.alternatives
    )
    rows = [
        ("争议 · contested", both(reading.ask)),
        ("所采 · taken", both(reading.taken)),
        ("另一读法 · otherwise", others),
        ("由谁确定 · settled by", both(reading.settled_by)),
        ("所系规则 · rules", ", ".join(f"`{name}`" for name in resting)),
    ]
    anchor = reading.id.split("/")[1]
    name = f" {reading.name.zh} · {reading.name.en}" if reading.name else ""
    return f'### <a id="reading-{anchor}"></a>`{reading.id}`{name}\n\n' + _table(rows)


def readings_page(book: Rulebook) -> str:
    """Every contested clause, place by place."""
    parts = [
        "# 有争议的条款 · Contested clauses\n",
        "由规则库生成。Made from the rulebook by docs/make.py. Each clause can be read in more than one way, and a verdict or a headroom turns on it; "
        "the company cannot answer it. `leverage check` judges by the reading taken and tells beside it what the strictest readings would say; "
        "`--reading ID=ALTERNATIVE` chooses another for one run, `leverage rules readings PLACE` lists them.\n",
    ]
    for regime in book.regimes():
        if regime.readings:
            place = BY_CODE[regime.place]
            parts.append(f"## {place.name.zh} · {place.name.en} ({place.code})\n")
            parts += [_reading(reading, book.law_of(regime)) for reading in regime.readings]
    return "\n".join(parts).rstrip() + "\n"


def _scheme(scheme: RatingScheme) -> str:
    rows = [
        ("等级 · grades", both(describe.grades(scheme))),
        ("作用 · effect", both(scheme.effect)),
        ("时间 · in force", both(describe.period(scheme))),
        ("评分办法 · method", both(describe.METHODS[scheme.method])),
        ("依据 · source", both(describe.citation(scheme))),
        ("证据 · evidence", _evidence(scheme.source)),
        ("读法 · reading", both(scheme.note) if scheme.note else ""),
    ]
    return f"### {scheme.name.zh} · {scheme.name.en}\n\n" + _table(rows)


def _rule(rule: Rule, law: Law) -> str:
    when = describe.conditions(rule.when, law.facts) if rule.when else Text("各类公司", "every company")
    rows = [
        ("内容 · says", both(rule.says)),
        ("要求 · demands", both(describe.formula(rule, law.facts))),
        ("适用于 · applies where", both(when)),
        ("时间 · in force", both(describe.period(rule))),
        ("依据 · source", both(describe.citation(rule))),
        ("原文要词 · words", escaped(rule.words)),
        ("替代 · replaces", ", ".join(f"`{name}`" for name in rule.replaces)),
        ("证据 · evidence", _evidence(rule.source)),
        ("读法 · reading", both(rule.note) if rule.note else ""),
    ]
    anchor = rule.id.split("/")[1]
    return f'## <a id="{anchor}"></a>`{rule.id}`\n\n' + _table(rows)


def _evidence(source: Source) -> str:
    return f"{source.grade}, {source.effective_basis}, {source.verified_on}"


def _table(rows: list[tuple[str, str]]) -> str:
    return "\n".join(["| | |", "|---|---|", *(f"| {head} | {cell} |" for head, cell in rows if cell)]) + "\n"


def coverage_table(book: Rulebook, language: str) -> str:
    """The coverage table. It does not depend on the day on which it is made."""
    heads = {
        "en": ("Place", "Code", "Rules", "First text", "Latest text", "Evidence", "Gaps"),
        "zh": ("地区", "代码", "规则数", "最早文本", "最新文本", "证据等级", "缺口"),
    }[language]
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in coverage(book, max(rule.start for regime in book.regimes() for rule in regime.rules)):
        place = BY_CODE[row.place]
        regime = book.national if row.place == "CN" else book.local[row.place]
        name = place.name.zh if language == "zh" else place.name.en
        cells = (
            f"[{name}](provinces/{slug(row.place)}.md)",
            row.place,
            str(row.rules),
            str(row.first or ""),
            str(row.last or ""),
            ", ".join(row.grades),
            str(len(regime.gaps)),
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def pages(book: Rulebook) -> dict[str, str]:
    """Every derived page under docs/provinces, by file name."""
    return {f"{slug(regime.place)}.md": provinces_page(regime, book) for regime in book.regimes()}


def readme(path: Path, book: Rulebook) -> str:
    """A page with its coverage table made anew, where it has one."""
    language = "zh" if "zh" in path.name else "en"
    table = coverage_table(book, language)
    pattern = r"(<!-- coverage -->\n).*?(<!-- /coverage -->)"
    return re.sub(pattern, lambda m: f"{m[1]}{table}\n{m[2]}", path.read_text(encoding="utf-8"), flags=re.S)


SHOWN = {"main": "output", "real": "real-output", "settled": "settled-output"}
"""The commands of a page, and the blocks that show what each prints."""
COVERED = ("docs/coverage.md", "docs/coverage.zh-CN.md")
SHOWING = ("README.md", "README.zh-CN.md", "docs/usage.md", "docs/usage.zh-CN.md")
"""The pages with a coverage table, and those that show what commands print."""


def outputs(root: Path, path: Path) -> str:
    """A page with what its commands print, at 80 columns."""
    text = path.read_text(encoding="utf-8")
    for command, shown in SHOWN.items():
        block = re.search(rf"<!-- {command} -->\n```sh\n(.*?)\n```", text, re.S)
        if block is None:
            continue
        words = block[1].split("leverage check ")[1].split()
        files = [str(root / word) if word.startswith("docs/") else word for word in words]
        environment = {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
        printed = CliRunner().invoke(main_command, ["check", *files], env=environment).stdout
        lines = "\n".join(line.rstrip() for line in printed.rstrip("\n").split("\n"))
        pattern = rf"(<!-- {shown} -->\n```text\n).*?(```\n<!-- /{shown} -->)"
        text = re.sub(pattern, lambda m, lines=lines: f"{m[1]}{lines}\n{m[2]}", text, flags=re.S)  # type: ignore[misc]
    return text


def forms(path: Path) -> str:
    """The manual of forms with its tables made anew."""
    keys = [f"| `{key}`{' ·' if key in TOP else ''} | {both(says)} |" for key, says in CELL.items()]
    top = [f"| `{key}` (top) | {both(says)} |" for key, says in TOP.items() if key not in CELL and key != "sheets"]
    blocks = {
        "keys": ["| key | says |", "|---|---|", *keys, *top],
        "words": ["| word | 中文 | English |", "|---|---|---|"]
        + [f"| `{name}` | {word.zh} | {word.en} |" for name, word in WORDS.items()],
        "groups": ["| group | channels |", "|---|---|"]
        + [
            f"| `{name}` | {both(says)}: {', '.join(f'`{c}`' for c in Channel if c in held)} |"
            for name, (held, says) in GROUPS.items()
        ],
        "names": ["| name | 中文 | English |", "|---|---|---|"]
        + [f"| `{name.pattern}` | {name.says.zh} | {name.says.en} |" for name in NAMES],
    }
    text = path.read_text(encoding="utf-8")
    for name, lines in blocks.items():
        made = "\n".join(["", *lines, ""])
        text = re.sub(
            rf"(<!-- {name} -->).*?(<!-- /{name} -->)", lambda m, made=made: m[1] + made + m[2], text, flags=re.S
        )
    return text


def main(root: Path) -> None:
    """Write everything."""
    book = load()
    (root / "docs" / "forms.md").write_text(forms(root / "docs" / "forms.md"), encoding="utf-8")
    (root / "docs" / "readings.md").write_text(readings_page(book), encoding="utf-8")
    folder = root / "docs" / "provinces"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.md"):
        old.unlink()
    for name, text in pages(book).items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in COVERED:
        (root / name).write_text(readme(root / name, book), encoding="utf-8")
    for name in SHOWING:
        (root / name).write_text(outputs(root, root / name), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
