"""Measures how many slips of the keyboard the relations between numbers catch: `mutated_operands.py FILE_OR_FOLDER… [--seed N] [--json]`.

Every relation that holds in a draft is taken, one of its numbers is spoilt in the text by a slip (two neighbouring digits exchanged,
or one digit changed), and the draft is read again. The slip is caught if a relation in which the spoilt number takes part, of whatever
type, now fails. A slip that the relation survives by arithmetic or by order alone is harmless and not counted. What the tool does not
recognise as a relation to begin with is not measured here: the shares are of the relations that it found.

With --json every slip is given with its outcome; those that were missed say what became of the relation.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Self

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.facts.statement import Statement
from zongjie_lint.figure import Figure
from zongjie_lint.inputs import find_inputs
from zongjie_lint.readers.text import TextReader
from zongjie_lint.relations.catalogue import relations_in
from zongjie_lint.relations.relation import Computed, Relation, compare
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.source import Source, UnreadableSource
from zongjie_lint.span import Span

EXAMPLES = Path(__file__).parent.parent / "examples"
_EACH = 2
"""How many slips of either sort a number suffers."""
_COUNTS = ("item_count", "dealt_list", "point_count", "rank")
"""Modules of relations that count words or places: no figure follows from others."""
_HOLDS = (Verdict.PASS, Verdict.ROUNDING)


class Outcome(StrEnum):
    """What a slip led to."""

    CAUGHT = "caught"
    HARMLESS = "harmless"
    """The relation holds with the spoilt number too."""
    ACQUITTED = "acquitted"
    """The relation is found again, and another way to read it holds."""
    UNCERTAIN = "uncertain"
    NOT_ASSESSABLE = "not assessable"
    UNBOUND = "unbound"
    """The numbers are no longer taken to belong together."""


_COUNTED = frozenset(Outcome) - {Outcome.HARMLESS}
_OUTCOMES = {
    Verdict.PASS: Outcome.ACQUITTED,
    Verdict.ROUNDING: Outcome.ACQUITTED,
    Verdict.UNCERTAIN: Outcome.UNCERTAIN,
    Verdict.NOT_ASSESSABLE: Outcome.NOT_ASSESSABLE,
    Verdict.FAIL: Outcome.CAUGHT,
}


@dataclass(frozen=True)
class Slip:
    """One number of a text spoilt, and what one relation made of it."""

    file: str
    line: int
    relation: str
    is_result: bool
    """Whether the stated number was spoilt, and not one it is computed from."""
    before: str
    after: str
    outcome: Outcome
    sentence: str
    """The sentence with the spoilt number between brackets."""


@dataclass
class Tally:
    """The relations of some drafts by type, those that are no arithmetic apart, and the slips."""

    relations: Counter[str] = field(default_factory=Counter)
    apart: Counter[str] = field(default_factory=Counter)
    slips: list[Slip] = field(default_factory=list)

    def add(self, other: Self) -> None:
        """Count what another holds."""
        self.relations += other.relations
        self.apart += other.apart
        self.slips += other.slips


def main(arguments: Sequence[str]) -> None:
    """The table, or everything as JSON."""
    asked = _parsed(arguments)
    tally = Tally()
    with ProcessPoolExecutor() as pool:
        for each in pool.map(partial(tally_of, seed=asked.seed), _sources(asked.paths or [str(EXAMPLES)])):
            tally.add(each)
    print(json.dumps(as_json(tally), ensure_ascii=False, indent=1) if asked.json else table(tally))


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How many slips in the numbers of drafts are caught, by relation.")
    parser.add_argument("paths", nargs="*", metavar="FILE_OR_FOLDER", help="drafts; the examples if none is named")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same slips")
    parser.add_argument("--json", action="store_true", help="every slip, not the table")
    return parser.parse_args(arguments)


def _sources(paths: Sequence[str]) -> Iterator[Source]:
    """The drafts that can be read; of the others the reason goes to standard error."""
    reader = TextReader()
    for found in find_inputs(paths, [reader], stdin=sys.stdin.buffer, stdin_name="-"):
        try:
            if found.data is not None:
                yield reader.read(found.path, found.data)
            elif found.error:
                print(found.path, found.error.en, file=sys.stderr)
        except UnreadableSource as error:
            print(found.path, error, file=sys.stderr)


def tally_of(source: Source, seed: int) -> Tally:
    """What becomes of the relations of one draft."""
    document = Document(source)
    found = list(relations_in(document))
    right = [relation for relation in found if relation.verdict is Verdict.PASS]
    measured = [relation for relation in right if _is_measurable(relation)]
    apart = [relation for relation in right if not _is_measurable(relation)]
    known = {_places(relation) for relation in found if relation.verdict is Verdict.FAIL}
    return Tally(_by_type(measured), _by_type(apart), [*_slips(document, measured, known, seed)])


def _by_type(relations: Iterable[Relation]) -> Counter[str]:
    return Counter(type(relation).__name__ for relation in relations)


def _is_measurable(relation: Relation) -> bool:
    """Whether figures are held against each other, and not words or places counted."""
    return bool(relation.operands) and type(relation).__module__.rpartition(".")[2] not in _COUNTS


def _agrees(relation: Relation, stated: Figure | None) -> bool:
    """Whether what a relation computes is a figure, by arithmetic alone."""
    if relation.computed is None or stated is None:
        return False
    digit = stated.high - stated.low
    return compare(relation.computed, stated, digit) in _HOLDS


def _places(relation: Relation) -> tuple[str, tuple[Span, ...]]:
    """The type of a relation and where its numbers stand: digits are exchanged for as many, so places last."""
    return type(relation).__name__, tuple(number.number for number in _numbers(relation))


def _numbers(relation: Relation) -> tuple[NumericExpression, ...]:
    return (relation.stated, *(operand.number for operand in relation.operands))


def _slips(
    document: Document, relations: Sequence[Relation], known: set[tuple[str, tuple[Span, ...]]], seed: int
) -> Iterator[Slip]:
    """Every slip in every number of the relations; failures that were there before are not caught by it."""
    for place, concerned in sorted(_by_number(relations).items()):
        chance = random.Random(f"{seed} {place.start} {place.of_text(document.folded)}")
        for spoilt in spoilings(place.of_text(document.folded), chance):
            again = _read_again(document, place, spoilt)
            after = [relation for relation in relations_in(again) if _places(relation) not in known]
            for relation in concerned:
                yield _judged(document, again, relation, place, after)


def _by_number(relations: Sequence[Relation]) -> Mapping[Span, Sequence[Relation]]:
    """The relations in which each number takes part."""
    found: dict[Span, list[Relation]] = defaultdict(list)
    for relation in relations:
        for place in dict.fromkeys(number.number for number in _numbers(relation)):
            found[place].append(relation)
    return found


def spoilings(written: str, chance: random.Random) -> list[str]:
    """A few ways to spoil a number: two neighbouring digits exchanged, one digit changed."""
    exchanged, changed = list(_exchanged(written)), list(_changed(written))
    some = chance.sample(exchanged, min(_EACH, len(exchanged)))
    rest = [each for each in changed if each not in some]
    return some + chance.sample(rest, min(_EACH, len(rest)))


def _exchanged(written: str) -> Iterator[str]:
    for one, other in pairwise(_digits(written)):
        if written[one] != written[other]:
            characters = list(written)
            characters[one], characters[other] = characters[other], characters[one]
            yield from _likely(written, "".join(characters))


def _changed(written: str) -> Iterator[str]:
    for at in _digits(written):
        for digit in "0123456789":
            if digit != written[at]:
                yield from _likely(written, written[:at] + digit + written[at + 1 :])


def _digits(written: str) -> list[int]:
    return [at for at, character in enumerate(written) if character in "0123456789"]


def _likely(written: str, spoilt: str) -> Iterator[str]:
    """A spoilt number unless it begins with a zero, which would meet the eye, or no longer does."""
    first = _digits(written)[0]
    if (written[first] == "0") is (spoilt[first] == "0"):
        yield spoilt


def _read_again(document: Document, place: Span, spoilt: str) -> Document:
    text = document.text
    return Document(Source(document.source.name, text[: place.start] + spoilt + text[place.end :]))


def _judged(before: Document, again: Document, relation: Relation, place: Span, after: Sequence[Relation]) -> Slip:
    sentence = next((each for each in before.facts(Statement) if each.span.holds(place)), None)
    span = sentence.span if sentence else place
    text = again.text
    return Slip(
        before.source.name,
        before.source.position(place.start).line,
        type(relation).__name__,
        place == relation.stated.number,
        place.of_text(before.text),
        place.of_text(text),
        outcome_of(relation, place, after, again),
        f"{text[span.start : place.start]}【{place.of_text(text)}】{text[place.end : span.end]}".strip(),
    )


def outcome_of(relation: Relation, place: Span, after: Sequence[Relation], again: Document) -> Outcome:
    """What became of a relation when the number at a place was spoilt."""
    concerned = [each for each in after if any(number.number.overlaps(place) for number in _numbers(each))]
    if _is_harmless(relation, place, concerned, again):
        return Outcome.HARMLESS
    if any(each.verdict is Verdict.FAIL for each in concerned):
        return Outcome.CAUGHT
    alike = [each for each in concerned if type(each) is type(relation)]
    same = [each for each in alike if each.stated.number == relation.stated.number]
    return _OUTCOMES[(same or alike)[0].verdict] if alike else Outcome.UNBOUND


def _is_harmless(relation: Relation, place: Span, concerned: Sequence[Relation], again: Document) -> bool:
    """Whether the relation holds with the spoilt number: by its order, by its arithmetic, or else by its own verdict."""
    if relation.computed is None:
        return _keeps_order(relation, place, _figure_at(again, place))
    same = [each for each in concerned if _places(each) == _places(relation)]
    if isinstance(relation, Computed) or not _agrees(relation, relation.stated.figure):
        return any(each.verdict in _HOLDS for each in same)
    if place == relation.stated.number:
        return _agrees(relation, _figure_at(again, place))
    return any(_agrees(each, each.stated.figure) for each in same)


def _figure_at(document: Document, place: Span) -> Figure | None:
    return next((each.figure for each in document.facts(NumericExpression) if each.number == place), None)


def _keeps_order(relation: Relation, place: Span, spoilt: Figure | None) -> bool:
    """Whether a spoilt number is still above those it was above, below those it was below, and equal to none but its like."""
    numbers = _numbers(relation)
    own = next(number.figure for number in numbers if number.number == place)
    others = [number.figure for number in numbers if number.number != place]
    if own is None or spoilt is None or None in others:
        return False
    return all(_order(own, other) == _order(spoilt, other) for other in others if other)


def _order(one: Figure, other: Figure) -> int:
    return (one.value > other.value) - (one.value < other.value)


def as_json(tally: Tally) -> dict[str, object]:
    """Everything that was counted, every slip with its outcome."""
    return {
        "relations": dict(tally.relations),
        "apart": dict(tally.apart),
        "slips": [asdict(slip) for slip in tally.slips],
    }


def table(tally: Tally) -> str:
    """One row for each type of relation: how many hold, and of the slips in them how many were counted and caught."""
    rows = [
        _row(kind, count, [slip for slip in tally.slips if slip.relation == kind])
        for kind, count in _most(tally.relations)
    ]
    total = _row("total", tally.relations.total(), tally.slips)
    apart = ", ".join(f"{kind} {count}" for kind, count in _most(tally.apart))
    return "\n".join(
        (_HEAD, *rows, total, f"\nHold, but count words or places, or hold one number against a fixed bound: {apart}")
    )


_HEAD = (
    f"{'relation':<22}{'hold':>6}{'result':>13}{'':>8}{'operands':>13}{'':>8}{'all':>13}{'':>8}{'harmless':>10}"
    f"{'acquitted':>11}{'uncertain':>11}{'unbound':>9}"
)


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def _row(kind: str, count: int, slips: Sequence[Slip]) -> str:
    of_results = [slip for slip in slips if slip.is_result]
    of_operands = [slip for slip in slips if not slip.is_result]
    outcomes = Counter(slip.outcome for slip in slips)
    left = outcomes[Outcome.UNCERTAIN] + outcomes[Outcome.NOT_ASSESSABLE]
    shares = "".join(map(_share, (of_results, of_operands, slips)))
    why = f"{outcomes[Outcome.HARMLESS]:>10}{outcomes[Outcome.ACQUITTED]:>11}{left:>11}{outcomes[Outcome.UNBOUND]:>9}"
    return f"{kind:<22}{count:>6}{shares}{why}"


def _share(slips: Sequence[Slip]) -> str:
    counted = [slip for slip in slips if slip.outcome in _COUNTED]
    caught = sum(slip.outcome is Outcome.CAUGHT for slip in counted)
    return f"{f'{caught}/{len(counted)}':>13}{f'{caught / len(counted):.0%}' if counted else '–':>8}"


if __name__ == "__main__":
    main(sys.argv[1:])
