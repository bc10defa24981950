"""``leverage``: one program with subcommands, each loaded only when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from leverage import __version__
from leverage.cli.common import language_of_environment
from leverage.errors import LeverageError, UsageError, suggest
from leverage.texts import Text

os.environ.setdefault(
    "PYDANTIC_DISABLE_PLUGINS", "true"
)  # looking for plugins at every start costs more than judging a company

_COMMANDS = {
    "check": "leverage.cli.check",
    "template": "leverage.cli.template",
    "compare": "leverage.cli.compare",
    "rules": "leverage.cli.rules",
    "schema": "leverage.cli.schema",
}


class _Program(click.Group):
    """Loads a command's module when the command is called, and turns every refusal into a message and exit status 2."""

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

    def invoke(self, ctx: click.Context) -> Any:
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except LeverageError as error:
            language = ctx.find_root().meta.get("language") or language_of_environment()
            click.echo(error.message.of(language), err=True)
            ctx.exit(2)
        except click.UsageError as error:
            language = ctx.find_root().meta.get("language") or language_of_environment()
            if language == "zh" and not isinstance(error, click.exceptions.NoArgsIsHelpError):
                click.echo(f"用法有误:{_named(error)}{error.format_message()}", err=True)
                click.echo(f"用法见:{(error.ctx or ctx).command_path} --help", err=True)
                ctx.exit(2)
            raise
        except OSError as error:  # standard output is closed or full: never the exit status of a verdict
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if not isinstance(error, BrokenPipeError):
                click.echo(
                    Text("无法写到标准输出。", "Standard output cannot be written.").of(language_of_environment()),
                    err=True,
                )
            ctx.exit(2)


def _named(error: click.UsageError) -> str:
    """The option or argument that a usage error is about, in Chinese; what is wrong with it stays as click words it."""
    if isinstance(error, click.BadParameter) and error.param is not None:
        names = "、".join(error.param.opts)
        return f"{names} 缺失。" if isinstance(error, click.MissingParameter) else f"{names} 的取值无效。"
    return f"没有选项 {error.option_name}。" if isinstance(error, click.NoSuchOption) else ""


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
