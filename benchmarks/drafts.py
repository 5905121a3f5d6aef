"""Invented drafts in the shapes that texts come in; the same seed makes the same text.

Their figures agree but for a fault now and then, so that a linter has to look everywhere and has little to say.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from itertools import count

from benchmarks import words
from benchmarks.planted import planted
from benchmarks.sentences import Chance, place, sentence, town

SEED = 20260101
FAULTY = 0.004
"""The share of sentences with a fault: about one in five thousand characters."""
_ROWS = 30
_PARAGRAPHS = 10_000
"""So many paragraphs a text of `_LARGEST` bytes has in the shape that is named after them."""
_LARGEST = 5_000_000


def draft(chance: Chance, sentences: int = 40, faulty: float = FAULTY) -> str:
    """A whole report: title, three parts with headings, signature and date; so many sentences of it have a fault."""
    where, office = place(chance), chance.choice(words.OFFICES)
    lines = [f"{where}县{office}2025年工作总结", ""]
    each = max(1, sentences // sum(len(topics) for _, topics in words.PARTS))
    for part, (title, topics) in zip("一二三", words.PARTS, strict=True):
        lines.append(f"{part}、{title}")
        lines += [
            f"（{at}）{topic}。{_said(chance, each, faulty)}" for at, topic in zip("一二三四", topics, strict=False)
        ]
    return "\n".join([*lines, "", f"{where}县{office}", "2026年1月8日", ""])


def page(chance: Chance) -> str:
    """A draft of one page, about 2 KB."""
    return draft(chance, sentences=16)


def shaped(shape: str, size: int, seed: int = SEED) -> str:
    """A text of a shape, of about so many bytes in UTF-8."""
    chance = random.Random(f"{seed} {shape} {size}")
    return SHAPES[shape](chance, size)


def _said(chance: Chance, sentences: int, faulty: float = FAULTY) -> str:
    return "".join(_sentence(chance, faulty) for _ in range(sentences))


def _sentence(chance: Chance, faulty: float = FAULTY) -> str:
    return planted(chance).faulty if chance.random() < faulty else sentence(chance)


def _report(chance: Chance, size: int) -> str:
    """One long report: numbered parts of a few paragraphs each."""
    parts = (f"{number}. {town(chance)}工作情况\n" + _paragraphs(chance) for number in count(1))
    return f"{place(chance)}县2025年工作总结\n\n" + _filled(parts, size)


def _paragraphs(chance: Chance) -> str:
    return "".join(_said(chance, chance.randint(3, 8)) + "\n" for _ in range(chance.randint(2, 5)))


def _line(chance: Chance, size: int) -> str:
    """All sentences on one line."""
    return _filled((_sentence(chance) for _ in count()), size) + "\n"


def _short_paragraphs(chance: Chance, size: int) -> str:
    """Paragraphs of two or three sentences and no heading: ten thousand of them where the text is 5 MB."""
    each = _LARGEST // _PARAGRAPHS
    return _filled((_filled((_sentence(chance) for _ in count()), each) + "\n" for _ in count()), size)


def _table(chance: Chance, size: int) -> str:
    """One table."""
    rows = (_row(chance) for _ in count())
    return _HEAD + _filled(rows, size)


def _tables(chance: Chance, size: int) -> str:
    """Tables of a page each, with a sentence above, and totals that are right."""
    return _filled((f"{_sentence(chance)}\n\n{_page_table(chance)}\n" for _ in count()), size)


def _page_table(chance: Chance) -> str:
    rows = [[chance.randint(10, 900) for _ in range(3)] for _ in range(_ROWS)]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    return _HEAD + "".join(_cells(town(chance), row) for row in rows) + _cells("合计", totals)


def _row(chance: Chance) -> str:
    return _cells(town(chance), [chance.randint(10, 900) for _ in range(3)])


def _cells(label: str, numbers: list[int]) -> str:
    return f"| {label} | {' | '.join(map(str, numbers))} | {sum(numbers)} |\n"


_HEAD = "| 单位 | 第一批 | 第二批 | 第三批 | 合计 |\n|---|---|---|---|---|\n"


def _filled(pieces: Iterator[str], size: int) -> str:
    """Pieces, one after the other, until there are so many bytes."""
    found, length = [], 0
    for piece in pieces:
        found.append(piece)
        length += _bytes(piece)
        if length >= size:
            break
    return "".join(found)


def _bytes(text: str) -> int:
    return len(text.encode())


SHAPES: Mapping[str, Callable[[Chance, int], str]] = {
    "report": _report,
    "line": _line,
    "paragraphs": _short_paragraphs,
    "table": _table,
    "tables": _tables,
}
