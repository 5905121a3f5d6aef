"""The program: its commands, and `check` where none is named."""

from __future__ import annotations

import os
from importlib import import_module

import click

from zongjie_lint import __version__

_INTERRUPTED = 130
_COMMANDS = {
    "check": "check",
    "fix": "fix",
    "baseline": "baseline",
    "facts": "facts",
    "learn": "learn",
    "rules": "lists",
    "explain": "lists",
    "plugins": "lists",
    "config": "config",
    "cache": "cache",
    "test": "test",
    "trust": "trust",
}
"""The module below `zongjie_lint.commands` that holds each; it is imported when the command is asked for."""


class _DefaultCommand(click.Group):
    """A group whose first argument may be a file: then `check` is meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name, None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"zongjie_lint.commands.{_COMMANDS[cmd_name]}"), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in _COMMANDS and args[0] not in ("--help", "-h", "--version"):
            self._refuse_slip(args[0])
            args.insert(0, "check")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; where Ctrl-C ends it, that is no error to be traced; another end of a stream is."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\nInterrupted. 已中断。", err=True)
            ctx.exit(_INTERRUPTED)
        except click.ClickException as error:
            from zongjie_lint.printers.plain import plain  # noqa: PLC0415 - needed by what went wrong alone

            error.message = plain(error.message)  # type: ignore[misc]
            raise
        except EOFError as error:  # click would take it for Ctrl-D, and end with the status of findings
            raise RuntimeError("unexpected end of a stream") from error

    def _refuse_slip(self, word: str) -> None:
        """A misspelt command would be looked for as a file; what begins with a dash is an option of `check`."""
        is_named = word.startswith("-") or os.path.lexists(word)
        if is_named:
            return
        from zongjie_lint.commands.options import did_you_mean  # noqa: PLC0415 - imports all that a check needs

        if hint := did_you_mean(word, [*_COMMANDS]):
            raise click.UsageError(f"no command or file 没有命令或文件 {word!r}{hint}")


@click.group(cls=_DefaultCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="zongjie-lint %(version)s")
def main() -> None:
    """Check the draft of a Chinese official report before it goes out. 公文总结交稿前检查。

    `zongjie-lint FILE…` is short for `zongjie-lint check FILE…`.
    """
