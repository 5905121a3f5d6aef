"""The program: its commands, and `check` where none is named."""

from __future__ import annotations

import os

import click

from zongjie_lint import __version__
from zongjie_lint.commands.baseline import baseline
from zongjie_lint.commands.cache import cache
from zongjie_lint.commands.check import check
from zongjie_lint.commands.config import config
from zongjie_lint.commands.facts import facts
from zongjie_lint.commands.fix import fix
from zongjie_lint.commands.learn import learn
from zongjie_lint.commands.lists import explain, plugins, rules
from zongjie_lint.commands.options import did_you_mean
from zongjie_lint.commands.test import test
from zongjie_lint.commands.trust import trust

_INTERRUPTED = 130


class _DefaultCommand(click.Group):
    """A group whose first argument may be a file: then `check` is meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h", "--version"):
            self._refuse_slip(args[0])
            args.insert(0, "check")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; where Ctrl-C ends it, that is no error to be traced."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nInterrupted. 已中断。", err=True)
            ctx.exit(_INTERRUPTED)

    def _refuse_slip(self, word: str) -> None:
        """A misspelt command would be looked for as a file; what begins with a dash is an option of `check`."""
        is_named = word.startswith("-") or os.path.lexists(word)
        hint = "" if is_named else did_you_mean(word, list(self.commands))
        if hint:
            raise click.UsageError(f"no command or file 没有命令或文件 {word!r}{hint}")


@click.group(cls=_DefaultCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="zongjie-lint %(version)s")
def main() -> None:
    """Check the draft of a Chinese official report before it goes out. 公文总结交稿前检查。

    `zongjie-lint FILE…` is short for `zongjie-lint check FILE…`.
    """


for command in (check, fix, baseline, facts, learn, rules, explain, plugins, config, cache, test, trust):
    main.add_command(command)
