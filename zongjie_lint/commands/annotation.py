"""What `check --annotate` writes: one document with comments, beside the one that was checked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

import click

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.printers.annotation import annotated
from zongjie_lint.report import FileReport
from zongjie_lint.reporter import View

_OPTION = "--annotate"
_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_ONE_FILE = Message("", "")


...
