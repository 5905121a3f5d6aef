"""What a section of the benchmark works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.linters import Linter


@dataclass(frozen=True)
class Scene:
    """A folder to write texts to, the other linters, and whether a rough figure will do."""

    folder: Path
    """Gone when the benchmark ends; outside any repository, so that no configuration is read."""
    others: tuple[Linter, ...]
    quick: bool = False

    def rounds(self, usual: int) -> int:
        """How often each command runs."""
        return 3 if self.quick else usual

    def write(self, name: str, text: str) -> Path:
        """A text in a file below the folder."""
        path = self.folder / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def linter(self, name: str) -> Linter:
        """Another linter by its name, installed or not."""
        return next(linter for linter in self.others if linter.name == name)
