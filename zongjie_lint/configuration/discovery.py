"""Finding the configuration file nearest to a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from zongjie_lint.configuration.paths import is_file
from zongjie_lint.regular_file import MOST_CONFIGURATION_BYTES, regular_bytes
from zongjie_lint.repository import is_root

if TYPE_CHECKING:
    from zongjie_lint.configuration.toml_text import TomlText

NAMES = (".zongjie-lint.toml", "zongjie-lint.toml", "pyproject.toml")
"""The files that may hold it, the first before the others; pyproject.toml holds it under `[tool.zongjie-lint]`."""


@dataclass
class Discovery:
    """The nearest configuration of each folder, each file read once.

    As with ruff, the nearest file counts alone: what is further up counts only where the nearest `extends` it, so that
    one file tells all that is in force.
    """

    known: dict[Path, TomlText | None] = field(default_factory=dict)

    def nearest(self, folder: Path) -> TomlText | None:
        """The configuration in a folder, else in those above, up to the root of the repository; raises BrokenConfiguration."""
        passed, found = [], None
        for place in (folder, *folder.parents):
            passed.append(place)
            found = self.known[place] if place in self.known else _in_folder(place)
            if found is not None or place in self.known or is_root(place):
                break
        self.known.update(dict.fromkeys(passed, found))
        return found


def _in_folder(folder: Path) -> TomlText | None:
    texts = (_text_for_us(folder / name) for name in NAMES if is_file(folder / name))
    return next((text for text in texts if text is not None), None)


def _text_for_us(path: Path) -> TomlText | None:
    """The text of a file; None for one of others that says nothing to us, well-formed or not."""
    from zongjie_lint.configuration.toml_text import PYPROJECT, TomlText  # noqa: PLC0415 - most folders have none

    if path.name == PYPROJECT and not _mentions_us(path):
        return None
    text = TomlText.at(path)
    return text if path.name != PYPROJECT or text.table is not None else None


def _mentions_us(path: Path) -> bool:
    try:
        return b"zongjie-lint" in regular_bytes(path, MOST_CONFIGURATION_BYTES)
    except OSError:
        return False
