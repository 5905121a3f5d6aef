"""`--annotate`: a copy of the document as a Word document, with the findings as comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import click

from zongjie_lint.commands.standard_error import tell
from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.record import Record
from zongjie_lint.report import FileReport
from zongjie_lint.reporter import View
from zongjie_lint.source import UnreadableSource

_NOT_CHECKED = Message("没有写，因为稿子没能检查", "not written, for the report could not be checked")


class AnnotatedCopy(Record):
    """A Word document that is to be written."""

    path: str

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> AnnotatedCopy | None:
        """The copy that an option names."""
        return cls(options["annotate"]) if options["annotate"] is not None else None

    def write(self, report: FileReport, view: View) -> bool:
        """Write the document with comments; whether it could be done, which is said in any case."""
        from zongjie_lint.commands.word_output import refuse_suffix  # noqa: PLC0415 - only where a copy is wanted
        from zongjie_lint.printers.annotation import annotated  # noqa: PLC0415 - only where a copy is wanted

        try:
            if report.source is None or report.error:
                raise UnwritableOutput(_NOT_CHECKED)
            annotation = annotated(report, view, datetime.now())
            refuse_suffix(self.path, report.path, annotation.data)
            write_whole(self.path, annotation.data)
        except (UnwritableOutput, UnreadableSource) as error:
            tell(f"--annotate {self.path}: {error.args[0].in_language(view.language)}")
            return False
        tell(annotation.notice(self.path, view.language))
        return True


def refuse_copy(files: Sequence[str], options: Mapping[str, Any]) -> None:
    """End the run where no copy can be written of these files, or not to that place."""
    from zongjie_lint.commands.word_output import refuse_output  # noqa: PLC0415 - only where a copy is wanted

    if options["annotate"] is None:
        return
    refuse_output("--annotate", options["annotate"], files, options["stdin_filename"], [options["against"]])
    if options["shard"] is not None:
        raise click.UsageError("--annotate writes one report, --shard divides many 两个选项不能一起用")
