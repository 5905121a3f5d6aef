"""What a reporter writes, and what happens where it raises."""

from __future__ import annotations

import sys
from typing import TextIO

import click

from zongjie_lint.commands.options import FAILED
from zongjie_lint.message import Message, error_text
from zongjie_lint.report import Report
from zongjie_lint.reporter import Reporter, View

_RAISED = Message("输出格式 {name} 出错：{error}", "the output format {name} failed: {error}")


def render(reporter: Reporter, report: Report, stream: TextIO, view: View) -> None:
    """Write a report; a reporter that raises, as a plugin's may, ends the run with status 2."""
    try:
        reporter.write(report, stream, view)
    except BrokenPipeError:
        raise
    except Exception as error:
        said = _RAISED.format(name=reporter.name, error=error_text(error)).in_language(view.language)
        click.echo(said, err=True)
        sys.exit(FAILED)
