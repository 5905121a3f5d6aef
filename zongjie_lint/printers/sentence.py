"""A message that may hold a stranger's words, such as the name of a file, for a terminal."""

from __future__ import annotations

from typing import TextIO

from zongjie_lint.message import Language, Message
from zongjie_lint.reporter import View
from zongjie_lint.reporters.paper import Paper, Piece


def print_sentence(message: Message, stream: TextIO, language: Language) -> None:
    """Print a message on lines of its own, with nothing in it that a terminal would obey."""
    paper = Paper(stream, View(language, colour=False))
    paper.print([Piece(line)] for line in message.in_language(language).split("\n"))
