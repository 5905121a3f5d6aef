"""What happens where a reporter raises, or cannot be imported."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from zongjie_lint.commands.options import FAILED
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.message import Message, error_text
from zongjie_lint.outputs import UnwritableOutput
from zongjie_lint.reporter import View

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EIO}
"""What happens to the output, and not to the reporter."""
_RAISED = Message("输出格式 {name} 出错：{error}", "the output format {name} failed: {error}")


@contextmanager
def named_failure(name: str, view: View) -> Iterator[None]:
    """While the reporter of a name is loaded, or writes: one that raises, as a plugin's may, is named and ends the run with status 2."""
    try:
        yield
    except (BrokenPipeError, UnwritableOutput, click.ClickException, click.exceptions.Exit):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            raise
        said = _RAISED.format(name=name, error=error_text(error)).in_language(view.language)
        tell(said)
        if view.verbose:
            import traceback  # noqa: PLC0415 - only where something failed

            tell(traceback.format_exc())
        sys.exit(FAILED)
