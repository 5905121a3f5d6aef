"""Feeds mutated files to the checker until time is up, keeps those that break it, and says how many it tried.

    python -m tests.fuzz --seconds 600 --seed 1 --workers

Every input follows from the seed and its number. One that breaks something is made smaller and stored under `--failures`;
`python -m tests.fuzz FILE…` tries such files again.
"""

import argparse
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from .invariants import broken, divided
from .mutations import encoded, mutated
from .seeds import BESIDE, EXAMPLE, Seed, seeds
from .shrinking import shrunk

BATCH = 60
"""Files whose answers are compared between hash seeds and numbers of workers at a time."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Try stored files, or new ones; 1 where something broke."""
    options = _options(arguments)
    if options.files:
        return _again([Seed(_named(path), path.read_bytes()) for path in options.files])
    return Campaign(options.seed, options.failures, compares=options.workers).run(options.seconds)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="stored files to try again")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--workers", action="store_true", help="compare the answers of several hash seeds and workers too"
    )
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"), help="where what breaks is stored")
    return parser.parse_args(arguments)


def _named(path: Path) -> str:
    """The name that a stored file was tried under."""
    return next((name for name in BESIDE if path.name.endswith(name)), path.name)


def _again(files: Sequence[Seed]) -> int:
    told = [broken(each) for each in files]
    for seed, reason in zip(files, told, strict=True):
        print(f"{seed.name}: {reason or 'holds'}")
    return int(any(told))


class Campaign:
    """One run of so many seconds."""

    def __init__(self, seed: int, failures: Path, *, compares: bool) -> None:
        self.seed, self.failures, self.compares = seed, failures, compares
        self.tried: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.batches = 0

    def run(self, seconds: float) -> int:
        """Try inputs until time is up."""
        begun, batch = time.monotonic(), []
        for number, each in enumerate(inputs(self.seed)):
            if time.monotonic() - begun > seconds:
                break
            self.tried[each.kind] += 1
            reason = broken(each)
            if reason:
                self._keep(each, reason, number)
            elif each.name not in BESIDE:
                batch.append(each)
            if self.compares and len(batch) == BATCH:
                self._compare(batch)
                batch = []
        self._tell(time.monotonic() - begun)
        return int(bool(self.reasons))

    def _keep(self, seed: Seed, reason: str, number: int) -> None:
        """Store one input for each way of breaking, made smaller."""
        kind = _kind(reason)
        self.reasons[kind] += 1
        if self.reasons[kind] > 1:
            return
        less = seed
        if "slow" not in reason:
            less = shrunk(seed, lambda part: (told := broken(part)) is not None and _kind(told) == kind)
        path = self._store(less, f"{self.seed}-{number}")
        print(f"{path}: {reason}", flush=True)

    def _compare(self, batch: Sequence[Seed]) -> None:
        self.batches += 1
        told = divided(batch)
        if told is None:
            return
        self.reasons[_kind(told)] += 1
        name = told.split(":")[0]
        kept = [batch[int(name[:3])]] if name[:3].isdigit() else batch
        for number, seed in enumerate(kept):
            print(f"{self._store(seed, f'{self.seed}-{self.batches}-{number}')}: {told}", flush=True)

    def _store(self, seed: Seed, name: str) -> Path:
        self.failures.mkdir(parents=True, exist_ok=True)
        tail = seed.name if seed.name in BESIDE else seed.suffix
        path = self.failures / f"{name}-{hashlib.sha256(seed.data).hexdigest()[:8]}{tail}"
        path.write_bytes(seed.data)
        return path

    def _tell(self, seconds: float) -> None:
        kinds = ", ".join(f"{kind} {count}" for kind, count in self.tried.most_common())
        compared = f", {self.batches} batches of {BATCH} compared" if self.compares else ""
        print(f"seed {self.seed}: {self.tried.total()} inputs ({kinds}) in {seconds:.0f} s{compared}")
        print(f"{self.reasons.total()} failures in {len(self.reasons)} ways")


def inputs(seed: int) -> Iterator[Seed]:
    """Mutated files without end, the same for the same seed."""
    random = Random(seed)
    originals = seeds()
    by_kind: dict[str, list[Seed]] = {}
    for each in originals:
        by_kind.setdefault(each.kind, []).append(each)
    while True:
        kind = random.choice([*by_kind, EXAMPLE, EXAMPLE, ".txt", ".docx"])
        yield encoded(random, mutated(random, random.choice(by_kind[kind]), originals))


def _kind(reason: str) -> str:
    """What two failures of one cause have in common."""
    return reason.partition(": ")[0] if "AssertionError" not in reason else reason[:60]


if __name__ == "__main__":
    sys.exit(main())
