"""How long many drafts take, the first time and once they are known, and how much memory.

    python -m benchmarks.many_files [--drafts 1000] [--jobs N] [--format json]

The drafts are invented, in a repository that is gone afterwards. The second run must say what the first said.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from benchmarks.drafts import draft
from benchmarks.process import LINTER, Command, run

_SEED = 20260101
_FOLDER = "稿件"


def main() -> None:
    """Generate the drafts, check them twice, and print what that took."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="zongjie-lint-benchmark-") as folder:
        root = Path(folder) / "repository"
        (root / ".git").mkdir(parents=True)
        characters = _write(root / _FOLDER, options.drafts)
        print(f"{options.drafts} drafts, {characters} characters")
        first = _run("first", root, options)
        second = _run("second", root, options)
        edited = root / _FOLDER / "0001.txt"
        edited.write_text(edited.read_text(encoding="utf-8") + "\n又补充一句。。\n", encoding="utf-8")
        _run("one edited", root, options)
        print(f"second run: {first[0] / second[0]:.1f} times as fast; the same answer: {first[1] == second[1]}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=int, default=1000)
    parser.add_argument("--jobs", default="auto")
    parser.add_argument("--format", default="concise")
    parser.add_argument("--no-cache", action="store_true")
    return parser.parse_args()


def _write(folder: Path, count: int) -> int:
    folder.mkdir()
    chance = random.Random(_SEED)
    texts = [draft(chance) for _ in range(count)]
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return sum(map(len, texts))


def _run(name: str, root: Path, options: argparse.Namespace) -> tuple[float, bytes]:
    arguments = (*LINTER, _FOLDER, "-j", options.jobs, "--format", options.format)
    sample = run(Command(arguments, root, limit=3600, cached=not options.no_cache))
    print(f"{name}: {sample.seconds:.1f} s, {sample.peak / 1000:.0f} MB at most")
    return sample.seconds, sample.output.read_bytes()


if __name__ == "__main__":
    main()
