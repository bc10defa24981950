"""``--ask``: what is open about an input, written as a small workbook."""

from __future__ import annotations

from pathlib import Path

from leverage.checking.run import Judged, Run
from leverage.cli.common import refuse_to_replace, tell, write_beside
from leverage.terms.errors import UsageError
from leverage.terms.texts import Language, Text


def check_ask(ask: Path, files: tuple[Path, ...], outputs: tuple[Path | None, ...], *, force: bool) -> None:
    """UsageError where the questions cannot be written there."""
    if ask.suffix.lower() != ".xlsx":
        raise UsageError(Text("--ask 的文件名应以 .xlsx 结尾。", "--ask must end in .xlsx."))
    if any(other is not None and other.absolute() == ask.absolute() for other in outputs):
        raise UsageError(
            Text("--ask 与其他输出不能是同一文件。", "--ask and the other outputs must be different files.")
        )
    if any(file.exists() and ask.exists() and ask.samefile(file) for file in files):
        raise UsageError(Text("--ask 不能是输入文件本身。", "--ask must not be the input file."))
    refuse_to_replace(ask, force=force)


def write_ask(run: Run, judged: Judged, out: Path, language: Language, *, quiet: bool, force: bool) -> None:
    """Write what is open, or tell that nothing is."""
    asked = run.questions(judged)
    if asked is not None:
        write_beside(out, lambda path: asked.write(path, language), force=force)
    if quiet:
        return
    if asked is None:
        told = Text(f"没有待答的问题，未写 {out}", f"There is no question to answer; {out} was not written")
    else:
        told = Text(
            f"已写入 {out}：{asked.count} 项待答；填写后加 --answers {out.name}",
            f"Wrote {out}: {asked.count} to answer; then add --answers {out.name}",
        )
    tell(told, language)
