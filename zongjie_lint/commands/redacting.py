"""`--redact`: output that others may read, as the log of a pipeline is."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from zongjie_lint.plugins import Plugins

if TYPE_CHECKING:
    from zongjie_lint.redaction import Redaction

REDACT_VARIABLE = "ZONGJIE_LINT_REDACT"
redact_option = click.option(
    "--redact",
    is_flag=True,
    envvar=REDACT_VARIABLE,
    help="Mask what the drafts say, and their names, in all output: for logs. 输出里隐去稿件的内容和文件名，供日志使用。",
)


def redaction_for(plugins: Plugins, options: Mapping[str, Any], beside: Sequence[str] = ()) -> Redaction | None:
    """What the output of a command is redacted by, where that was asked for."""
    from zongjie_lint.fixed_words import FixedWords, templates  # noqa: PLC0415 - only where it is asked for
    from zongjie_lint.redaction import Redaction  # noqa: PLC0415 - only where it is asked for

    if not options["redact"]:
        return None
    modules = {
        rule.__module__: sys.modules[rule.__module__] for rule in plugins.rules() if rule.__module__ in sys.modules
    }
    suffixes = sorted({suffix for reader in plugins.readers() for suffix in reader.suffixes})
    return Redaction(FixedWords(templates(modules.values()), (rule.code for rule in plugins.rules())), suffixes, beside)


def refuse_with_redact(options: Mapping[str, Any], *names: str) -> None:
    """End the run where an option, whose output is the draft itself, was given besides."""
    for name in names:
        if options["redact"] and options[name]:
            shown = name.replace("_", "-")
            raise click.UsageError(
                f"--redact: --{shown} writes what the draft says 写出的就是稿件内容，两个选项不能一起用"
            )
