"""``leverage check … --fill FORM.xlsx --map MAP.toml --out FILLED.xlsx``: the answer in a regulator's own form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leverage.assessment.findings import Assessment
from leverage.cli.common import refuse_to_replace, tell, write_beside
from leverage.report.form.filling import Form
from leverage.report.form.mapping import Map, read_map
from leverage.terms.errors import UsageError
from leverage.terms.texts import Language, Text

_ENDINGS = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class Filling:
    """A form and its map, both found to be sound, and where the filled copy goes."""

    form: Form
    plan: Map
    out: Path

    @classmethod
    def prepared(
        cls, form: Path | None, plan: Path | None, out: Path | None, files: tuple[Path, ...], *, force: bool
    ) -> Filling:
        """UsageError or InputError before anything is judged where the form could not be filled in the end."""
        if form is None or plan is None or out is None:
            raise UsageError(
                Text(
                    "填表要三项齐全：--fill 表格.xlsx --map 映射.toml --out 填好的表.xlsx（映射写法见 leverage schema form）。",
                    "Filling a form takes all three: --fill FORM.xlsx --map MAP.toml --out FILLED.xlsx (leverage schema form tells how to write the map).",
                )
            )
        if len(files) > 1:
            raise UsageError(Text("一次只能为一家公司填表。", "A form is filled in for one company at a time."))
        ending = form.suffix.lower()
        if ending not in _ENDINGS:
            raise UsageError(
                Text(
                    f"{form.name}：只能填写 .xlsx 或 .xlsm 表格；请在电子表格软件中另存为 .xlsx。",
                    f"{form.name}: only .xlsx and .xlsm forms can be filled in; save it as .xlsx in a spreadsheet program.",
                )
            )
        if out.suffix.lower() != ending:
            raise UsageError(
                Text(
                    f"填好的表应与原表格同类：--out 的文件名应以 {ending} 结尾。",
                    f"The filled form is of the form's own kind: --out must end in {ending}.",
                )
            )
        for file in (form, plan, *files):
            if out.exists() and file.exists() and out.samefile(file):
                raise UsageError(Text(f"--out 不能是 {file.name} 本身。", f"--out must not be {file.name} itself."))
        refuse_to_replace(out, force=force)
        return cls(Form(form), read_map(plan), out)

    def write(self, assessment: Assessment, language: Language, *, quiet: bool) -> None:
        """Write the filled copy, and tell where a word stands in place of a figure."""
        filled = self.form.fill(self.plan, assessment, language)
        write_beside(self.out, lambda path: self.form.write(filled, path))
        for note in () if quiet else filled.notes:
            tell(note, language)
