"""What a finding is known by in services that follow findings from one run to the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.fingerprint import fingerprint
from zongjie_lint.source import Source


def identified(diagnostics: Iterable[Diagnostic], source: Source) -> Iterator[tuple[Diagnostic, str, int]]:
    """Each finding with the fingerprint of its sentence, and the how-manieth with that fingerprint it is, from 1."""
    met: Counter[str] = Counter()
    for found in diagnostics:
        known_by = fingerprint(found, source)
        met[known_by] += 1
        yield found, known_by, met[known_by]


def unique(*parts: object) -> str:
    """Thirty-two hexadecimal digits for these parts and no others."""
    text = "\0".join(map(str, parts))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
