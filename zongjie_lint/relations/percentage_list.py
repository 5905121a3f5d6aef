"""Percentages that stand together as a list, with what each is a percentage of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ANY_MARK, MARKS
from zongjie_lint.figure import Figure, total
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record


class PercentageList(Record):
    """Percentages one after the other, with the words before each of them and around the list."""

    claims: tuple[Claim, ...]
    heads: tuple[str, ...]
    """The folded text before each; for the first, back to the last full stop or colon."""
    before: str
    """The masked text of the sentence before the list."""
    gaps: tuple[str, ...]
    """The masked text between each and the next, without what is said of its change."""
    after: str

    @property
    def sum(self) -> Figure:
        """What the percentages add up to."""
        return total(claim.figure for claim in self.claims)

    @property
    def is_respective(self) -> bool:
        """Whether the names stand together before the figures: “占比分别为30%、50%和20%”."""
        return all(PURE.fullmatch(gap) for gap in self.gaps)

    @property
    def is_hedged(self) -> bool:
        """Whether words loosen one of the figures."""
        return any(claim.figure.is_hedged for claim in self.claims)

    @property
    def text(self) -> str:
        """The masked text of the sentence, with a little of the next."""
        return self.before + ",".join(self.gaps) + self.after


PURE = compiled(r"[、,;和及与以]{1,3}")
_POINTS, _DATE = MARKS[NumericKind.POINTS], MARKS[NumericKind.DATE]
_CHANGE = compiled(rf"[,、(][^,;。、()]{{0,14}}{_POINTS}\)?")
_BREAKING = compiled(
    rf"{any_of(words('compositions', 'breaking'))}|[,、;(](?:以上|上述|前)?(?:[两二三四五六][项者类个])?(?:合计|总计|共计|共)"
)
_SUB_LIST = compiled(r"其中|含")
_NO_SHARE = (Role.GROWTH, Role.COMPLETION, Role.OVERRUN, Role.BASE, Role.CHANGE)
_SENTENCE_BEFORE = compiled(r"(?r)[^。]*")
_HEAD = compiled(r"(?r)[^。;:]*")
_LONGEST_GAP = 36
_BEFORE = 90
_AFTER = 40
_FEWEST, _MOST = 2, 15
"""A longer list is left alone."""


def percentage_lists(document: Document, statement: StatementClaims) -> Iterator[PercentageList]:
    """The longest lists of percentages in a statement that may be shares: two or more, none of them a growth or a completion."""
    if statement.statement.kinds.count(NumericKind.PERCENT) < _FEWEST:
        return
    run: list[Claim] = []
    is_nested = False
    for claim in (each for each in statement.claims if each.number.kind is NumericKind.PERCENT):
        gap = _gap(run[-1], claim) if run else ""
        if run and not _goes_on(gap):
            yield from _list(document, run, is_nested)
            run, is_nested = [], bool(_SUB_LIST.search(gap)) or bool(PURE.fullmatch(gap))
        run.append(claim)
    yield from _list(document, run, is_nested)


def _gap(one: Claim, other: Claim) -> str:
    return _CHANGE.sub("", one.text_to(other)) if other.place - one.place < 2 * _LONGEST_GAP else "。"


def _goes_on(gap: str) -> bool:
    return (
        len(gap) <= _LONGEST_GAP
        and bool(gap)
        and "。" not in gap
        and _DATE not in gap
        and not _BREAKING.search(gap)
        and gap.count("(") == gap.count(")")
    )


def _list(document: Document, run: list[Claim], is_nested: bool) -> Iterator[PercentageList]:
    if not _FEWEST <= len(run) <= _MOST or is_nested or any(claim.role in _NO_SHARE for claim in run):
        return
    statement = run[0].statement
    before = _SENTENCE_BEFORE.search(statement.masked, max(0, run[0].place - _BEFORE), run[0].place)
    yield PercentageList(
        claims=tuple(run),
        heads=tuple(_heads(document, run)),
        before=before[0] if before else "",
        gaps=tuple(_gap(one, other) for one, other in pairwise(run)),
        after=statement.masked[run[-1].place + 1 : run[-1].place + 1 + _AFTER],
    )


def _heads(document: Document, run: list[Claim]) -> Iterator[str]:
    start = max(run[0].statement.span.start, run[0].number.span.start - _BEFORE)
    for claim in run:
        head = _HEAD.search(document.folded, start, claim.number.span.start)
        yield (head[0] if head else "").strip("、,和及与() ")
        start = claim.number.span.end


def last_clause(head: str) -> str:
    """The words of a head after its last comma, less the figures in it."""
    pieces = [piece for piece in compiled(r"[,、:;(]").split(head) if compiled(r"\p{Han}{2}|[男女]").search(piece)]
    names = [piece for piece in pieces if not compiled(r"\s*占").match(piece)]
    return compiled(ANY_MARK).sub("", (names or pieces or [head])[-1])
