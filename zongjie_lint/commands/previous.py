"""`--against`: last year's report, to hold the figures of the others against."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from zongjie_lint.commands.documents import document_at
from zongjie_lint.commands.options import Linters
from zongjie_lint.document import Document
from zongjie_lint.reader import Reader
from zongjie_lint.record import replace


def previous_report(files: Sequence[str], linters: Linters, readers: Sequence[Reader]) -> Document | None:
    """The report to hold the others against, if one was named; a run without it would pass in silence."""
    options = linters.options
    against = options["against"]
    if against is None:
        return None
    if any(os.path.realpath(against) == os.path.realpath(file) for file in files):
        raise click.UsageError(f"--against {against}: it is the report that is to be checked 这就是要检查的那一份")
    settings = replace(linters.settings_at(against), kind=None)  # that of --kind is meant for the others
    return document_at(against, readers, options, settings, option="--against ")
