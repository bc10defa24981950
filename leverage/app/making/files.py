"""The files that a user takes with him: each as the command line writes it, by the same writers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from leverage.app.cases.case import Case, Work, worked
from leverage.app.keeping.downloads import Download
from leverage.app.keeping.folder import PrivateFolder
from leverage.app.making.plans import setting_before, write_plan
from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment
from leverage.assessment.supplemented import without_letters
from leverage.company import Company
from leverage.intake import read
from leverage.intake.checks.near_names import KEY as SAME_LENDER
from leverage.intake.checks.scale import KEY as SCALE
from leverage.intake.checks.scale import sizes_right
from leverage.law.needed_inputs import asks_of
from leverage.law.rulebook import Rulebook
from leverage.planning.plan import Asked, plan
from leverage.report.as_json import as_json, now, receipt_words
from leverage.report.company_json import company_json, kept_json
from leverage.report.words import dumped
from leverage.terms.errors import InputError, UsageError
from leverage.terms.texts import Language, Text, join


@dataclass(frozen=True)
class Kind:
    """A kind of file: the last part of its address, its name for people, what it is for, and how it is made into a path."""

    key: str
    name: Text
    about: Text
    write: Callable[[Work, Path, Language], None]
    judged: bool = True
    """Whether there is none of a company that is refused."""

    @property
    def ending(self) -> str:
        """What its name ends in."""
        return f".{self.key.rpartition('.')[2]}"


_UNNAMED = Text("未命名公司", "company")
NOT_JUDGED = Text("还没有结论，这份文件还做不出来。", "There is no answer yet, and so there is no such file.")
NOTHING_OPEN = Text("没有待答的问题。", "No question is open.")
NO_CELLS = Text("这份资料没有单元格可标注。", "This input has no cells to mark.")
_NOT_THE_SAME = Text(
    "这份资料不能完整地写进{file}：重新读入后结论或余量会不同（有存疑未答，或文件里有它写不下的内容）。请先回答问题，或保留原来的文件。",
    "{file} cannot hold all of it: read again, the verdict or a headroom would differ (a doubt is open, or the input says what it cannot). "
    "Answer the questions first, or keep the file as it came.",
)


_OPEN = Text(
    "还没有回答的疑问：{doubts}把存疑的数略去也不行：那样写下的是另一份资料，结论与这里看到的不同。",
    " Still in doubt: {doubts} Leaving the doubtful figures out would not do: that would be another company than the one seen here, with another answer.",
)


def made(kind: Kind, work: Work, folder: PrivateFolder, language: Language) -> Download:
    """A file. LeverageError where it cannot be made."""
    with folder.file(kind.ending) as path:
        return _made(kind, work, path, language)


def _made(kind: Kind, work: Work, path: Path, language: Language) -> Download:
    if kind.judged and work.judged.assessment is None:
        raise UsageError(NOT_JUDGED)
    kind.write(work, path, language)
    return Download(file_name(work, kind.name, language), kind.ending, path.read_bytes())


MANY_LOANS = 1_000
"""From so many rows of a ledger on, a file is long work."""


def is_long(work: Work) -> bool:
    """Whether making a file is long work."""
    company = work.judged.company
    return company is not None and len(company.loans) >= MANY_LOANS


def made_apart(key: str, case: Case, book: Rulebook, language: Language) -> Download:
    """A file, in a process of its own. LeverageError where it cannot be made."""
    with tempfile.TemporaryDirectory() as folder:
        kind, path = BY_KEY[key], Path(folder) / key
        return _made(kind, worked(case, book), path, language)


def file_name(work: Work, what: Text, language: Language) -> str:
    """What a file is called: the company, the day, and what it is."""
    assessment, company = work.judged.assessment, work.judged.company
    name = (company.name if company else None) or work.case.file or _UNNAMED.of(language)
    day = f" {assessment.as_of}" if assessment else ""
    return f"{name}{day} {what.of(language)}"


def _assessment(work: Work) -> Assessment:
    assessment = work.judged.assessment
    if assessment is None:
        raise UsageError(NOT_JUDGED)
    return assessment


def _workpaper(work: Work, path: Path, language: Language) -> None:
    from leverage.report.workpaper.workbook import write_report  # noqa: PLC0415  only a workbook needs its writer

    assessment = _assessment(work)
    proof = {**receipt_words(assessment), "file": work.case.path.name}
    write_report(assessment, path, language=language, receipt=proof, trace=work.judged.trace)


def _board_page(work: Work, path: Path, language: Language) -> None:
    from leverage.report.answer.board import board  # noqa: PLC0415  few make a page for the board
    from leverage.report.media import board_page  # noqa: PLC0415

    _text(path, board_page.page(board(_assessment(work)), language))


def _board_book(work: Work, path: Path, language: Language) -> None:
    from leverage.report.answer.board import board  # noqa: PLC0415
    from leverage.report.media import board_book  # noqa: PLC0415

    board_book.write(board(_assessment(work)), path, language, now())


def _certificate(work: Work, path: Path, language: Language) -> None:
    setting = setting_before(work)
    assert setting is not None  # noqa: S101  nothing is certified of a company that is not judged
    write_plan(
        plan(setting, setting, (), Asked(), notes=work.case.edits.in_short()),
        f"certificate{path.suffix}",
        language,
        path,
    )


def _assessment_json(work: Work, path: Path, language: Language) -> None:
    _text(path, dumped(as_json(_assessment(work), language)))


def _company_json(work: Work, path: Path, language: Language) -> None:
    text = kept_text(_company(work))
    reading = read(path, data=text.encode("utf-8", "replace"))
    if reading.company is None:
        raise reading.refusal or UsageError(NOT_JUDGED)
    _refuse_another(work, reading.company, Text("公司资料（JSON）", "the company (JSON)"))
    _text(path, text)


def kept_text(company: Company) -> str:
    """A company as its JSON, to be dropped again another day: with the notes and the cells of its file, and the answers to what would be asked anew."""
    answered = {doubt.key: doubt.answer for doubt in company.asked if not doubt.open}
    plain = replace(company, warnings=())
    again = read(Path("kept.json"), data=dumped(company_json(plain)).encode("utf-8", "replace")).company
    asked = {doubt.key for doubt in again.asked if doubt.open} if again is not None else set()
    kept = {key: answer for key, answer in answered.items() if key in asked and key != SCALE}
    facts = {**company.facts, **kept}
    if SCALE in asked and not any(doubt.open for doubt in company.asked):
        facts |= sizes_right(
            company
        )  # of these amounts alone: another one, written into the file by hand, is asked about
    by_content = [
        key for key in kept if not key.startswith(f"{SAME_LENDER}:")
    ]  # whose key does not name what was asked about
    return dumped(kept_json(replace(company, facts=facts), company.warnings, by_content))


def _answered(work: Work, path: Path, language: Language) -> None:
    from leverage.intake.template.writing.answered import write_answered  # noqa: PLC0415

    assessment, company = _assessment(work), _company(work)
    law = work.run.book.law(assessment.place)
    write_answered(path, company, law.facts, asks_of(law), language)
    reading = read(path)
    if reading.company is None:
        raise reading.refusal or UsageError(NOT_JUDGED)
    _refuse_another(work, reading.company, Text("模板", "the template"))


def _questions(work: Work, path: Path, language: Language) -> None:
    asked = work.run.questions(work.judged)
    if asked is None:
        raise UsageError(NOTHING_OPEN)
    asked.write(path, language)


def _marked(work: Work, path: Path, language: Language) -> None:
    from leverage.report.marked import marked_copy  # noqa: PLC0415  only a marked copy needs it

    if not work.judged.trace.seen or work.case.is_form:
        raise UsageError(NO_CELLS)
    source = path.with_name(f"source-{path.name}")
    try:
        source.write_bytes(work.case.content)
        marks = marked_copy.marks_of(work.judged.trace, work.judged.refusal)
        marked_copy.write_marked(source, path, marks, language)
    except (UsageError, InputError) as error:
        told = error.message
        raise UsageError(Text(*(text.replace(source.name, work.case.file) for text in (told.zh, told.en)))) from None
    finally:
        source.unlink(missing_ok=True)


def _text(path: Path, text: str) -> None:
    """A text file in UTF-8, as the command line writes it. What no file may hold becomes a question mark."""
    path.write_text(text, "utf-8", "replace", newline="")


def _company(work: Work) -> Company:
    """The company with its answers, and at the place as which it is judged; without the multiples that a supplement set."""
    assessment = _assessment(work)
    return replace(without_letters(assessment.company), place=assessment.place.code)


def _refuse_another(work: Work, company: Company, file: Text) -> None:
    """UsageError where a company read again would be judged otherwise than the one at hand: what is kept must be what was seen."""
    before = _assessment(work)
    law = work.run.book.law(before.place)
    after = assess(
        company, law, before.as_of, without_stale=work.case.without_stale, readings=before.readings, contested=True
    )
    if _answer(before) != _answer(after):
        asked = [doubt.ask for doubt in before.company.asked if doubt.open]
        why = _OPEN.fill(doubts=join(asked, zh="", en=" ")) if asked else Text("", "")
        raise UsageError(_NOT_THE_SAME.fill(file=file) + why)


def _answer(found: Assessment) -> tuple[object, ...]:
    """What may not differ: verdicts, and every headroom."""
    strict = (found.strict.verdict, found.strict.headroom, found.strict.headroom_if_approved) if found.strict else None
    rooms = tuple((r.channel, r.access, r.headroom, r.headroom_upper, r.headroom_if_approved) for r in found.channels)
    return (found.verdict, strict, found.house_verdict, rooms, found.total.headroom, found.total.headroom_if_approved)


KINDS = (
    Kind(
        "workpaper.xlsx",
        Text("底稿", "workpaper"),
        Text(
            "每个数字可追到报表的单元格和条款，公式可复算，可签字归档",
            "every figure traced to its cell and clause, with live formulas, to sign and file",
        ),
        _workpaper,
    ),
    Kind(
        "board.html",
        Text("董事会一页纸", "page for the board"),
        Text("一张 A4，用浏览器打开、打印", "one sheet of A4, for a browser and to print"),
        _board_page,
    ),
    Kind(
        "board.xlsx",
        Text("董事会一页纸", "page for the board"),
        Text("同一页，Excel", "the same as a workbook"),
        _board_book,
    ),
    Kind(
        "certificate.docx",
        Text("合规情况说明", "statement of compliance"),
        Text("给资金方或董事会，待签字", "for a lender or the board, to be signed"),
        _certificate,
    ),
    Kind(
        "certificate.xlsx",
        Text("合规情况说明", "statement of compliance"),
        Text("同一份，Excel", "the same as a workbook"),
        _certificate,
    ),
    Kind(
        "company.json",
        Text("公司资料", "company"),
        Text("本程序可再次打开：把它放到首页即可接着做", "for this program: drop it on the first page to go on"),
        _company_json,
    ),
    Kind(
        "template.xlsx",
        Text("填好的模板", "answered template"),
        Text(
            "输入模板，已填入目前所知；也可再次打开",
            "the input workbook with all that is known; can be opened again, too",
        ),
        _answered,
    ),
    Kind(
        "questions.xlsx",
        Text("问题表", "questions"),
        Text("还没有回答的问题，可发给同事填写", "what is open, to be sent to a colleague"),
        _questions,
        judged=False,
    ),
    Kind(
        "marked.xlsx",
        Text("标注副本", "marked copy"),
        Text("您放入的报表，取用、存疑、错误的单元格已标色", "your own sheet with cells marked: used, doubtful, wrong"),
        _marked,
        judged=False,
    ),
    Kind(
        "assessment.json",
        Text("核查结果", "assessment"),
        Text("给其他程序读取", "for other programs"),
        _assessment_json,
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}
