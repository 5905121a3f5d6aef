"""Two percentages of which one leaves what the other takes: 合格率 and 不合格率."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import StatementClaims
from zongjie_lint.figure import PERCENT
from zongjie_lint.lexicon import any_of, lexicon, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.composition import SharesOfWhole, is_said_complete
from zongjie_lint.relations.percentage_list import PercentageList, last_clause, percentage_lists
from zongjie_lint.relations.verdict import Verdict

_OPEN = compiled(any_of(words("compositions", "open")) + r"|等(?![级候待次于])")
_OUTER = compiled(r"占(?:到|了)?(?:全国|全省|全市|全县|全区|同期)|的比重|增长|提高")
_REST = compiled(r"其余(?:的|占)*$|(?:其余|剩余|余下|剩下)[^,。;]{0,8}占?$")
_SHARED = compiled(r"占|比重|比例|率(?:为|达|是)?$")
_RATE = compiled(r"率(?:为|达|达到|是)?$")
_FARTHEST = 60
_WHOLE = compiled(r"^[^中]{2,16}(?<![高初其大国集当])中")
_SHARE_OF = compiled(r"占.*$")
_TAIL = compiled(r"(?:的|者|票|率|占比|比例|所|占|为|达|是|人数|人员|职工|居民|企业|户|案件|件|分别|[“”‘’\"\s])+$")
_NOT = "不未非"


class Complement(SharesOfWhole):
    """Two shares that make up a whole."""

    title: ClassVar = Message("互补比率合计", "complementary rates")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every pair of percentages with complementary names, or of which one is the rest."""
        for statement in document.facts(StatementClaims):
            for found in percentage_lists(document, statement):
                verdict = _verdict(found) if len(found.claims) == 2 else None
                if verdict:
                    yield cls.added(document, found, verdict)


def _verdict(found: PercentageList) -> Verdict | None:
    names = _names(found)
    is_rest = bool(_REST.search(found.claims[1].lead)) or ("其余" in found.claims[1].lead and not found.is_respective)
    of_shares = not any(_RATE.search(claim.lead) for claim in found.claims)
    is_pair, is_strict = _are_pair(names, of_shares=of_shares), _are_opposites(names)
    said = is_said_complete(found) and all(_SHARED.search(head) for head in found.heads)
    if not (is_rest or is_pair or is_strict or said) or _is_other(found):
        return None
    if found.is_hedged:
        return Verdict.NOT_ASSESSABLE
    if found.sum.meets(PERCENT):
        return Verdict.PASS if found.sum.value == PERCENT.value else Verdict.ROUNDING
    if found.sum.value > PERCENT.value + _FARTHEST:
        return Verdict.UNCERTAIN
    if found.sum.exceeds(PERCENT):
        return Verdict.FAIL
    return Verdict.FAIL if is_rest or is_strict or said else Verdict.UNCERTAIN


def _is_other(found: PercentageList) -> bool:
    """Whether the pair is no division of one whole: more answers than one, or a part of something larger."""
    return bool(_OPEN.search(found.before + found.gaps[0]) or _OUTER.search(found.text))


def _names(found: PercentageList) -> tuple[str, str]:
    """What the two are percentages of, without 占 and 率."""
    if not found.is_respective:
        first, second = (_TAIL.sub("", _SHARE_OF.sub("", _WHOLE.sub("", last_clause(head)))) for head in found.heads)
        return first, second
    listed = compiled(r"([^,。;:、和及与]{1,12})[、和及与]([^,。;:、和及与]{1,12})$").search(
        _TAIL.sub("", found.heads[0])
    )
    return (_TAIL.sub("", listed[1]), _TAIL.sub("", listed[2])) if listed else ("", "")


def _are_opposites(names: Sequence[str]) -> bool:
    """Whether one name denies the other, and nothing lies between: 合格 and 不合格."""
    return any(_end_as(names, pair) for pair in lexicon("identities")["opposites"])


def _are_pair(names: Sequence[str], *, of_shares: bool) -> bool:
    """Whether the names are a pair; those of rates only at their end: 男生达标率 and 女生达标率 divide nothing."""
    first, second = names
    if len(first) > 1 and any(second.endswith(each + first[-2:]) for each in _NOT):
        return True
    pairs = lexicon("identities")["complements"]
    return any(_end_as(names, pair) or (of_shares and _begin_as(names, pair)) for pair in pairs)


def _end_as(names: Sequence[str], pair: Sequence[str]) -> bool:
    one, other = sorted(pair, key=len)
    for short, long in (names, names[::-1]):
        if short.endswith(one) and not short.endswith(other) and long.endswith(other):
            return True
    return False


def _begin_as(names: Sequence[str], pair: Sequence[str]) -> bool:
    """Whether the names differ by the pair alone: 男职工 and 女职工."""
    return any(
        names[0].startswith(one) and names[1].startswith(other) and names[0][len(one) :] == names[1][len(other) :]
        for one, other in (pair, pair[::-1])
    )
