"""A mean with its words: what it is for each of, what narrows it, and what it is a mean of."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import shared_bigrams
from zongjie_lint.facts.statement import ALL_MARKS, AMOUNT, ANY_MARK, SMALL
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record

_LONGEST = 30
_LONG = 4
"""From this length on, a name whose characters all occur is the same in another order."""
_OTHER = compiled(any_of(words("means", "other")))
_LEADING = compiled(rf"(?:{any_of(words('means', 'leading'))}|{ANY_MARK}|[\s“”])+")
_PLAIN = compiled(rf"^(?:{any_of(words('means', 'plain'))})+")
_PLAIN_AFTER = compiled(rf"(?:{any_of(words('means', 'plain'))})+$")
_COUNTED_ALL = compiled(rf"[{AMOUNT}{SMALL}]$")
_RECKONED_BY = compiled(
    rf"[,(]按照?(?:[^,。;:{ALL_MARKS}]{{0,14}}{ANY_MARK})?[^,。;:{ALL_MARKS}]{{0,6}}(?:计算|测算|折算|核算|计|算)(?=,)"
)
"""“按181天计算” between a total and its mean."""
_STOPS = compiled(r"[,。:;]")
_NEW = "新增"
_INDENT = 4
"""Blanks before the first word of a paragraph."""


class MeanClaim(Record):
    """A mean, what it is for each of, and the words around that."""

    claim: Claim
    each: str
    before: str
    words_after: str

    @property
    def subject(self) -> str:
        """What the mean is told of, without the verbs that any total may stand for."""
        return _PLAIN_AFTER.sub("", _PLAIN.sub("", self.words_after, count=1)).strip()

    def names_nothing_but(self, around: str) -> bool:
        """Whether the words of the mean name nothing else than these words do."""
        narrowed = _LEADING.sub("", self.before)
        if len(narrowed) > 1 and not shared_bigrams(narrowed, around):
            return False
        if _NEW in around and self.subject and _NEW not in self.words_after:
            return False
        return self.subject in around or (len(self.subject) >= _LONG and set(self.subject) <= set(around))

    def is_beside(self, claim: Claim) -> bool:
        """Whether no clause of words alone stands between the mean and a claim."""
        between = _RECKONED_BY.sub("", claim.text_to(self.claim))
        return len(_STOPS.findall(between)) <= 1 and "其中" not in between

    @property
    def opens(self) -> bool:
        """Whether the mean stands first of all, and bare."""
        start = self.claim.place - len(self.claim.lead)
        before = self.claim.statement.masked[max(0, start - _INDENT) : start].strip()
        return start <= _INDENT and not (before or self.before or self.words_after.strip())


def mean_claims(statement: StatementClaims, cue: regex.Pattern[str]) -> Iterator[MeanClaim]:
    """The means of a statement that were reckoned from others; `cue` has the groups before, each and subject."""
    for claim in statement.with_role(Role.MEAN):
        found = cue.fullmatch(claim.lead[-_LONGEST:])
        if found and not _means_all(claim, found) and not is_prescribed(claim):
            yield MeanClaim(claim, found["each"], found["before"], found["subject"])


def is_prescribed(claim: Claim) -> bool:
    """Whether the clause of a mean says that it is a standard, a wish, or compared with another."""
    return bool(_OTHER.search(claim.clause + claim.statement.after(claim.at)))


def _means_all(claim: Claim, found: regex.Match[str]) -> bool:
    """“3个村均超过10万元”: 均 is “all of them” right after a number."""
    start = claim.place - len(claim.lead)
    before = claim.statement.masked[max(0, start - 1) : start] if not found["before"] else ""
    return "平均" not in found[0] and bool(_COUNTED_ALL.search(before))
