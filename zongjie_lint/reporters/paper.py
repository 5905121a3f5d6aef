"""Where styled text goes: to a terminal in colour, to anything else as it is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import harmless

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    "": "",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "error-mark": "bold red underline",
    "warning-mark": "bold yellow underline",
    "info-mark": "bold cyan underline",
    "related-mark": "underline",
    "error-point": "bold red reverse",
    "warning-point": "bold yellow reverse",
    "info-point": "bold cyan reverse",
    "related-point": "reverse",
    "strong": "bold",
    "quiet": "dim",
    "heading": "bold underline",
    "good": "green",
    "removed": "bold red reverse",
    "removed-sign": "red",
    "added": "bold green reverse",
    "added-sign": "green",
}

_NARROWEST = 30
_COLUMNS_WHEN_PIPED = 100
# Longer lines tire the eye, however wide the window.
_WIDEST = 120
# For the code pages of Chinese Windows, which lack the signs on the left.
_PLAINER = str.maketrans({"✓": "√", "✗": "×", "⏎": "↓", "‹": "<", "›": ">"})


class Piece(NamedTuple):
    """Some text in one of the STYLES."""

    text: str
    style: str = ""


Line = Sequence[Piece]


class Paper:
    """Prints lines on a stream, in colour where the view and the stream want it."""

    def __init__(self, stream: TextIO, view: View) -> None:
        self._stream = stream
        self._console = _console(stream, view)
        self.columns = max(view.width or _columns(stream), _NARROWEST)

    @property
    def coloured(self) -> bool:
        """Whether styles will be seen."""
        return self._console is not None

    def print(self, lines: Iterable[Line]) -> None:
        """Print lines, each as it is: nothing is wrapped, cut or read as markup."""
        for line in lines:
            pieces = [Piece(self._encodable(harmless(piece.text)), piece.style) for piece in line]
            if self._console:
                self._print_styled(self._console, pieces)
            else:
                self._stream.write("".join(piece.text for piece in pieces).rstrip() + "\n")

    def _print_styled(self, console: Console, pieces: Line) -> None:
        from rich.text import Text  # noqa: PLC0415

        text = Text.assemble(*((piece.text, STYLES[piece.style]) for piece in pieces))
        console.print(text, soft_wrap=True)

    def _encodable(self, text: str) -> str:
        encoding = getattr(self._stream, "encoding", None) or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            return text.translate(_PLAINER).encode(encoding, "replace").decode(encoding)
        return text


def _console(stream: TextIO, view: View) -> Console | None:
    """A console if there is to be colour. Rich is slow to import, so it is asked only where it might say yes."""
    if view.colour is False or (view.colour is None and not _may_be_coloured(stream)):
        return None
    from rich.console import Console  # noqa: PLC0415

    if view.colour:
        return Console(file=stream, force_terminal=True, color_system="standard", no_color=False)
    console = Console(file=stream)
    return console if console.color_system and not console.no_color else None


def _may_be_coloured(stream: TextIO) -> bool:
    return stream.isatty() or bool({"FORCE_COLOR", "TTY_COMPATIBLE"} & set(os.environ))


def _columns(stream: TextIO) -> int:
    import shutil  # noqa: PLC0415 - only on a terminal

    return min(shutil.get_terminal_size().columns, _WIDEST) if stream.isatty() else _COLUMNS_WHEN_PIPED
