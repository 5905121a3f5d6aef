"""Whether time and memory grow with the text and no faster, in every shape that a text comes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.checked import Checked, Session, session
from benchmarks.drafts import SEED, SHAPES, shaped
from benchmarks.scene import Scene

SIZES = (50_000, 500_000, 5_000_000)
_QUICK = (20_000, 100_000, 500_000)
_TOGETHER = 500_000
"""So many bytes are checked at the least for each size, of different texts: a short one alone says little."""
_LIMIT = 300


@dataclass(frozen=True)
class Size:
    """Texts of one size, each checked in turn by a process that was loaded before."""

    size: int
    """What was asked for, in bytes."""
    bytes: int
    """Of one text."""
    characters: int
    texts: int
    nanoseconds: float | None
    """Processor time for one character; None where the check was ended after `_LIMIT` seconds."""
    memory: float | None
    """The most memory that the check added to the process, as a multiple of the text's bytes; of one text alone."""
    findings: int
    failures: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One shape."""

    shape: str
    sizes: list[Size]
    ratio: float | None
    """Time for a character of the largest text to that of the smallest."""


def measure(scene: Scene) -> list[Row]:
    """Every shape in every size."""
    sizes = _QUICK if scene.quick else SIZES
    return [_row(shape, [_measured(scene, shape, size) for size in sizes]) for shape in SHAPES]


def _row(shape: str, sizes: list[Size]) -> Row:
    first, last = sizes[0].nanoseconds, sizes[-1].nanoseconds
    return Row(shape, sizes, last / first if first and last else None)


def _measured(scene: Scene, shape: str, size: int) -> Size:
    texts = max(1, min(_TOGETHER, max(_QUICK) if scene.quick else _TOGETHER) // size)
    files = [*_written(scene, shape, size, texts)]
    characters = sum(len(path.read_text(encoding="utf-8")) for path in files)
    held = files[0].stat().st_size
    done = session([{"name": path.name, "path": str(path)} for path in files], _LIMIT)
    for path in files:
        path.unlink()
    return Size(
        size, held, characters // texts, texts, _nanoseconds(done, texts, characters), _memory(done, held), *_said(done)
    )


def _written(scene: Scene, shape: str, size: int, texts: int) -> Iterator[Path]:
    for number in range(texts):
        yield scene.write(f"growth/{shape}-{size}-{number}.md", shaped(shape, size, SEED + number))


def _nanoseconds(done: Session, texts: int, characters: int) -> float | None:
    seconds = [each.seconds for each in done.checked if each.seconds is not None]
    return sum(seconds) / characters * 1e9 if len(seconds) == texts else None


def _memory(done: Session, held: int) -> float | None:
    first: Checked | None = next(iter(done.checked), None)
    return max(0, first.peak - done.peak) * 1024 / held if first else None


def _said(done: Session) -> tuple[int, tuple[str, ...]]:
    """How many findings there were, and which rules failed."""
    failures = {code for each in done.checked for code in each.failures}
    return sum(each.findings for each in done.checked), tuple(sorted(failures))
