"""What a run of the benchmark measured, as JSON and back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.comparison import Comparison
from benchmarks.growth import Row as Grown
from benchmarks.machine import Machine
from benchmarks.startup import Row as Started
from benchmarks.throughput import Throughput
from benchmarks.worst_inputs import Row as WorstInput


@dataclass(frozen=True)
class Results:
    """All sections; one that was not asked for is None."""

    version: int
    """Of the format: fields are added, and never change their meaning."""
    command: str
    """What made it."""
    quick: bool
    """Whether the texts were small and the runs few: not for the record."""
    machine: Machine
    startup: list[Started] | None = None
    throughput: Throughput | None = None
    growth: list[Grown] | None = None
    adversarial: list[WorstInput] | None = None
    others: Comparison | None = None

    def write(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(_rounded(asdict(self)), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Results:
        """Read it back; raises ValidationError if a field is missing or of another kind."""
        return TypeAdapter(cls).validate_json(path.read_bytes())


def _rounded(value: object) -> object:
    """Figures to four significant digits or so: more would be noise."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value
