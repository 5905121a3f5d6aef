"""What fixes propose to change, and which of them go together in one round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.edit import Edit, in_order
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.source import Source

_SENTENCE_END = compiled(r"[。！？!?；\r\n]")


class Proposal(Record):
    """The edits of one fix in one sentence. They stand or fall together: they may be the two sides of a bracket."""

    code: str
    severity: Severity
    line: int
    edits: tuple[Edit, ...]

    @property
    def is_sound(self) -> bool:
        """Whether its own edits leave each other alone."""
        return all(one.span.end <= other.span.start and one.span != other.span for one, other in pairwise(self.edits))

    def is_before(self, other: Proposal) -> bool:
        """Whether it ends before the other begins, so that neither touches the other."""
        return self.edits[-1].span.end < other.edits[0].span.start

    def conflicts(self, other: Proposal) -> bool:
        """Whether one of the two must wait; the same edit proposed by both is no conflict."""
        return any(one != two and one.touches(two) for one in self.edits for two in other.edits)


def proposals(diagnostics: Sequence[Diagnostic], source: Source, *, unsafe: bool) -> Iterator[Proposal]:
    """Every proposal of safe fixes, and of unsafe ones on demand."""
    for found in diagnostics:
        if found.fix and (unsafe or found.fix.safety == "safe"):
            for edits in _by_sentence(found.fix.edits, source.text):
                line = source.position(edits[0].span.start).line
                yield Proposal(found.code, found.severity, line, tuple(edits))


class Resolution(Record):
    """The proposals of one round that go together, and the others with the one each has to wait for."""

    chosen: tuple[Proposal, ...]
    waiting: tuple[tuple[Proposal, Proposal], ...]


def resolve(proposed: Iterable[Proposal]) -> Resolution:
    """The earlier place goes first, then the higher severity, then the lower code; whatever touches it has to wait."""
    chosen: list[Proposal] = []
    waiting = []
    near: list[Proposal] = []  # those chosen that may reach the next, which begins no earlier than this one
    for proposal in sorted(proposed, key=_rank):
        near = [other for other in near if not other.is_before(proposal)]
        before = next((other for other in near if proposal.conflicts(other)), None)
        if before:
            waiting.append((proposal, before))
        else:
            chosen.append(proposal)
            near.append(proposal)
    return Resolution(tuple(chosen), tuple(waiting))


def edits_of(chosen: Iterable[Proposal]) -> list[Edit]:
    """The edits of proposals that go together, each once."""
    return in_order(dict.fromkeys(edit for proposal in chosen for edit in proposal.edits))


def _rank(proposal: Proposal) -> tuple[int, int, str]:
    return proposal.edits[0].span.start, -proposal.severity, proposal.code


def _by_sentence(edits: Iterable[Edit], text: str) -> Iterable[list[Edit]]:
    """Edits that change something, those between two ends of sentences together."""
    sentences = defaultdict(list)
    number, reached = 0, 0
    for edit in in_order(dict.fromkeys(edits)):
        number += len(_SENTENCE_END.findall(text, reached, edit.span.start))
        reached = edit.span.start
        if edit.span.of_text(text) != edit.replacement:
            sentences[number].append(edit)
    return sentences.values()
