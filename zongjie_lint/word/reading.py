"""A Word document read: its text with the way back to every run."""

from __future__ import annotations

from zongjie_lint.word.layout import Layout
from zongjie_lint.word.names import child, toggle
from zongjie_lint.word.package import Package, damaged
from zongjie_lint.word.walker import walk
from zongjie_lint.word.word_text import WordText


def read_word_text(package: Package) -> WordText:
    """What a reader of a document sees; raises UnreadableSource where it cannot be read."""
    body = child(package.tree(package.main), "body")
    if body is None:
        raise damaged("没有正文", "it has no body")
    layout = Layout(lambda block: "")
    layout.add(walk(body, lambda properties: bool(toggle(properties, "vanish"))))
    return WordText(
        layout.text, tuple(layout.pieces), tuple(layout.tables), tuple(layout.asides), tuple(layout.landmarks), ()
    )
