"""Forms of the issuer's own name that differ from it in a character or a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.name_end import NameEnd
from zongjie_lint.facts.own_name import OwnName
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.message import Message
from zongjie_lint.rules.wording.site import telling
from zongjie_lint.rules.wording.variant import Variant, ranked
from zongjie_lint.span import Span

_LONG = 6
"""A name of so many characters is recognised where a clause begins, a shorter one where a sentence does."""
_LONGER = 9
"""In a name of so many characters a word of two may have been changed."""
_SURE = 3
"""So many times the name must stand for another form in the text to be a probable slip."""
_CHANGED = Message(
    "标题、署名中的单位名称是“{usual}”，此处是“{odd}”",
    "the issuer's name in title or signature has “{usual}”, this “{odd}”",
)
_DROPPED = Message("比标题、署名中的单位名称少“{lost}”字", "the issuer's name without “{lost}”")


def own_name_variants(document: Document) -> Iterator[Variant]:
    """Every place where the issuer's name stands with a character changed or missing."""
    names = {name.text: name for name in document.facts(OwnName)}
    heads = {name.span for name in document.facts(OwnName)}
    begun = {fact.span.start for kind in (Sentence, Paragraph) for fact in document.facts(kind)}
    ends = _ends(document)
    for own in names.values():
        alike = ends[own.end.span.of_text(document.folded)]
        whole = [span for end in alike if (span := _before(end, len(own.text))).start >= end.start]
        usual = [span for span in whole if span.of_text(document.folded) == own.text]
        for odd, evidence in _forms(own, alike, document):
            if odd in heads or _is_subject(odd, own, begun, document):
                yield from _variants(odd, usual, evidence, sure=odd in heads or len(usual) >= _SURE)


def _variants(odd: Span, usual: Sequence[Span], evidence: Message, *, sure: bool) -> Iterator[Variant]:
    pair = ranked([odd], usual)
    if pair:
        yield Variant(*pair, Severity.WARNING if sure else Severity.INFO, evidence)


def _ends(document: Document) -> dict[str, list[NameEnd]]:
    found: dict[str, list[NameEnd]] = defaultdict(list)
    for end in document.facts(NameEnd):
        found[end.span.of_text(document.folded)].append(end)
    return found


def _before(end: NameEnd, length: int) -> Span:
    return Span(end.span.end - length, end.span.end)


def _forms(own: OwnName, alike: Sequence[NameEnd], document: Document) -> Iterator[tuple[Span, Message]]:
    """The names with the same end that are the issuer's but for a character, a word, or one character less."""
    for end in alike:
        for length, form in ((len(own.text), _changed), (len(own.text) - 1, _dropped)):
            span = _before(end, length)
            if span.start >= end.start and (evidence := form(own, span.of_text(document.folded))):
                yield span, evidence


def _changed(own: OwnName, text: str) -> Message | None:
    differ = [at for at, (a, b) in enumerate(zip(own.text, text, strict=True)) if a != b]
    if not differ or any({own.text[at], text[at]} & telling() for at in differ):
        return None
    first, last = differ[0], differ[-1] + 1
    if last - first > (2 if len(text) >= _LONGER else 1) or last > len(text) - len(own.end.span):
        return None
    return _CHANGED.format(odd=text[first:last], usual=own.text[first:last])


def _dropped(own: OwnName, text: str) -> Message | None:
    at = next((at for at, (a, b) in enumerate(zip(own.text, text, strict=False)) if a != b), len(text))
    lost = own.text[at]
    whole = own.text[:at] + own.text[at + 1 :] == text
    return _DROPPED.format(lost=lost) if whole and lost not in telling() else None


def _is_subject(odd: Span, own: OwnName, begun: set[int], document: Document) -> bool:
    """Whether the name opens a sentence, or a clause if it is long: other bodies are rarely spoken of so."""
    before = document.folded[max(odd.start - 1, 0) : odd.start]
    return odd.start in begun or (len(own.text) >= _LONG and before in ",;:(")
