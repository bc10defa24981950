"""``leverage``: one program with subcommands, each loaded only when it is called."""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from glob import glob
from pathlib import Path
from typing import Any

import click

from leverage import __version__
from leverage.cli.common import language_of_environment, tell
from leverage.terms.errors import LeverageError, UsageError, suggest
from leverage.terms.system import why
from leverage.terms.texts import Language, Text

os.environ.setdefault(
    "PYDANTIC_DISABLE_PLUGINS", "true"
)  # looking for plugins at every start costs more than judging a company

_COMMANDS = {
    "check": "leverage.cli.check",
    "template": "leverage.cli.template",
    "compare": "leverage.cli.compare",
    "plan": "leverage.cli.plan.command",
    "batch": "leverage.cli.batch.command",
    "rules": "leverage.cli.rules",
    "rate": "leverage.cli.rate",
    "app": "leverage.cli.app.command",
    "schema": "leverage.cli.schema",
    "supplement": "leverage.cli.supplement.command",
}


class _Program(click.Group):
    """Loads a command's module when the command is called, and turns every refusal into a message and exit status 2."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **extra: Any) -> Any:
        """On Windows, where no shell does it, arguments are expanded here: a file that is there under its own name wins (``报表[12].json``)."""
        if args is None and os.name == "nt":
            args = expanded(sys.argv[1:])
        return super().main(args, *more, **{**extra, "windows_expand_args": False})

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(_COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            unknown = Text(f"没有命令 {args[0]}。", f"There is no command {args[0]}.")
            raise UsageError(unknown + suggest(args[0], _COMMANDS))
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with _answered(None):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _answered(ctx):
            try:
                return super().invoke(ctx)
            finally:
                if sys.stdout is not None:  # there is none where it was closed before the start
                    sys.stdout.flush()


def expanded(arguments: Iterable[str]) -> list[str]:
    """The arguments with ``*``, ``?`` and ``[…]`` expanded as a shell would; options, and what names a file as it stands or matches none, stay."""
    found: list[str] = []
    for argument in arguments:
        there = argument.startswith("-") or Path(argument).exists()
        found += [argument] if there else sorted(glob(argument)) or [argument]  # noqa: PTH207  a pattern may be absolute
    return found


@contextmanager
def _answered(ctx: click.Context | None) -> Iterator[None]:
    """Every way out that is no verdict: a message and exit status 2; 130 where the user broke off. Never a traceback, and never the status of a verdict."""
    try:
        yield
    except LeverageError as error:
        tell(error.message, _language(ctx))
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        command = getattr(error.ctx or ctx, "command_path", "leverage")
        said = error.format_message()
        tell(Text(f"用法有误：{_named(error)}", f"Wrong use: {said}"), _language(ctx))
        tell(Text(f"用法见：{command} --help", f"See {command} --help"), _language(ctx))
    except OSError as error:  # standard output is closed or full
        _close_output()
        if not isinstance(error, BrokenPipeError):
            reason = why(error)
            tell(
                Text(f"无法写到标准输出（{reason.zh}）。", f"Standard output cannot be written ({reason.en})."),
                _language(ctx),
            )
    except KeyboardInterrupt:
        raise click.exceptions.Exit(130) from None
    except (MemoryError, RecursionError):
        tell(Text("输入过大，内存不足。", "The input is too large: memory ran out."), _language(ctx))
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:
        told = f"{type(error).__name__}: {error} ({_place(error)})"
        tell(
            Text(
                f"程序自身出错，没有得出结论，请报告：{told}",
                f"A defect of this program; there is no answer. Please report it: {told}",
            ),
            _language(ctx),
        )
    else:
        return
    raise click.exceptions.Exit(2)


def _place(error: Exception) -> str:
    """The line of the program's own that failed."""
    import traceback  # noqa: PLC0415  for a defect of the program alone

    own = Path(__file__).parent.parent.parent
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if own in Path(frame.filename).parents] or list(frames)
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _language(ctx: click.Context | None) -> Language:
    return (ctx.find_root().meta.get("language") if ctx else None) or language_of_environment()


def _close_output() -> None:
    """Let nothing more be written, not even when the interpreter ends."""
    with suppress(OSError, ValueError, AttributeError):  # no file may stand behind it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _named(error: click.UsageError) -> str:
    """What a usage error is about and what is wrong with it, in Chinese."""
    if isinstance(error, click.NoSuchOption):
        near = f"是否想写：{'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有选项 {error.option_name}。{near}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        names = "、".join(error.param.opts)
        if isinstance(error, click.MissingParameter):
            return f"缺少 {names}。"
        return f"{names} 的取值无效。{_expected(error.param.type)}"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} 缺少取值，或不应有取值。"
    extra = re.search(r"unexpected extra arguments? \((.*)\)", error.message)
    return f"多出的参数：{extra[1]}。" if extra else "参数不对。" if error.message.isascii() else error.message


def _expected(kind: object) -> str:
    """What an option takes."""
    if isinstance(kind, click.Choice):
        return f"请用 {'、'.join(map(str, kind.choices))} 之一。"
    if isinstance(kind, click.DateTime):
        return "请写成 2017-11-30 这样的日期。"
    return ""


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="leverage")
def main() -> None:
    """Check the funding leverage of a Chinese small-loan company (小额贷款公司): how much it may still borrow, through which channel, and what stops it.

    \b
    Example:
      echo '{"jurisdiction": "CN-CQ", "report_date": "2017-11-30", "complete": true,
        "capital": {"net_capital": "100000000"}, "balances": {"bank_loan": "60000000"}}' > company.json
      leverage check company.json
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
