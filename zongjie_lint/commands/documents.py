"""A document that an option or an argument names, for commands that want just one."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from zongjie_lint.commands.options import fail, rule_timeout
from zongjie_lint.document import Document
from zongjie_lint.inputs import find_inputs, reader_for
from zongjie_lint.linter import read_document
from zongjie_lint.message import Language, Message
from zongjie_lint.reader import Reader
from zongjie_lint.settings import Settings

_ONE_FILE = Message("这是文件夹；请写出其中一个文件", "it is a folder; name one of its files")


def document_at(
    path: str,
    readers: Sequence[Reader],
    options: Mapping[str, Any],
    settings: Settings,
    option: str = "",
) -> Document:
    """The document at a path, with the words of its office; one that cannot be read ends the run."""
    language: Language = options["lang"]
    if path != "-" and os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it never raises
        fail(option + path, _ONE_FILE, language)
    each = next(find_inputs([path], readers, stdin=sys.stdin.buffer, stdin_name=options["stdin_filename"]))
    if each.data is None:
        fail(option + path, each.error, language)
    document = read_document(each.path, each.data, reader_for(each.path, readers), rule_timeout(settings))
    if isinstance(document, Message):
        fail(option + path, document, language)
    return Document(document.source, kind=settings.kind, vocabulary=settings.vocabulary)
