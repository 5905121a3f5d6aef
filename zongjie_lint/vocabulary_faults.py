"""What is wrong with the words that an office adds: those that would mean too much, nothing, or two things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zongjie_lint.document import Document
from zongjie_lint.facts.indicator import SHORTEST, aliases, indicator_in
from zongjie_lint.facts.placeholder import Blank, Placeholder
from zongjie_lint.facts.role import SHORTEST as SHORTEST_TITLE
from zongjie_lint.facts.role import bare_heading
from zongjie_lint.folding import fold
from zongjie_lint.lexicon import words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.units import conversion, dimension_of, factor_in, factor_of, units
from zongjie_lint.vocabulary import PastSection, UnitName, Vocabulary


class VocabularyFault(NamedTuple):
    """A word that cannot be added, where it stands, and why."""

    key: tuple[str | int, ...]
    """Fields and 0-based places in a Vocabulary: `("units", 0, "name")`; the wordings of a part are under its name."""
    reason: Message


_EMPTY = Message("是空的", "it is empty")
_NO_NAMES = Message("一个名称也没有写", "it has no name")
_SHORT_NAME = Message("“{name}”太短，会出现在许多别的词里", "“{name}” is too short: it is part of many other words")
_MARKED = Message("“{name}”里有标点、空格或数字", "“{name}” holds marks, blanks or digits")
_GENERIC = Message(
    "“{name}”太宽泛，许多不同的数都这样叫，不能当作一个指标",
    "“{name}” is too general: many different figures are called so",
)
_AROUND_ONLY = Message(
    "“{name}”只由“完成”“全年”一类前后的词组成，认不出是什么指标",
    "“{name}” consists of words such as 完成 and 全年 alone, which name no indicator",
)
_TWICE = Message("“{name}”写了两次", "“{name}” stands there twice")
_JOINED = Message(
    "“{one}”和“{other}”是两个不同的指标，不能写在一起", "“{one}” and “{other}” are two indicators, and cannot be one"
)
_KNOWN_UNIT = Message(
    "“{name}”是已有的单位，换算不是这样，不能另作规定", "“{name}” is a unit already, and is not converted so"
)
_NO_UNIT = Message("“{name}”不能当单位", "“{name}” cannot be a unit")
_SCALED = Message(
    "“{name}”以数量级开头；只写后面的单位，“万”“亿”会自己认",
    "“{name}” begins with a power of ten; write the unit alone",
)
_UNKNOWN_BASE = Message("没有“{name}”这个单位", "there is no unit “{name}”")
_CIRCLE = Message("“{name}”绕了一圈又换算成它自己", "“{name}” is converted to itself in the end")
_FACTOR = Message(
    "“{written}”不是换算得了的倍数；写一个大于 0 的数，如 12、0.5",
    "“{written}” is no factor; write a number above 0, such as 12 or 0.5",
)
_UNUSED_FACTOR = Message(
    "有倍数而没有写换算成什么单位（base）", "there is a factor, but not the unit that it converts to (base)"
)
_NO_MASK = Message("“{mask}”里没有“××”“某某”一类的记号", "there is no mark such as ×× in “{mask}”")
_BARE_MASK = Message(
    "“{mask}”只有记号，会放过所有没填的空；连同后面的词一起写，如“××社区”",
    "“{mask}” is a mark alone and would pass every blank; write it with the word behind it, such as ××社区",
)
_BLANK_NUMBER = Message(
    "“{mask}”是没填的数字、日期或提示，不是隐去的名称，不能放过",
    "“{mask}” is a number, a date or a note to be filled in, and no name that is hidden",
)
_SHORT_TITLE = Message("“{title}”太短，算不上一个小标题", "“{title}” is too short for a heading")
_LONG_TITLE = Message("“{title}”太长，不像小标题", "“{title}” is too long for a heading")
_SHARE = Message("{share} 不在 0 和 1 之间", "{share} is not between 0 and 1")
_LEVEL = Message("{level} 不是标题的层次；最高是 1", "{level} is no level of headings; the highest is 1")
_NUMBER_OF_REPORTS = Message("{reports} 不是份数", "{reports} is no number of reports")

_NOT_IN_NAME = compiled(r"[^\p{L}()·/&+\-]")
_NOT_IN_UNIT = compiled(r"[^\p{L}/·²³]")
_SCALE = compiled(r"^[十百千万亿]")
_NEVER_UNITS = frozenset(
    "的了和与及或为是在有到至从由对将把被比较占约近超余多少几来上下前后中内外大小年月日号时分秒点第"
)
_MARK = compiled(r"[xXⅹ╳×*□◇△○〇●_]+|某+")
_LONGEST_TITLE = 40
_LONGEST_UNIT = 8
_NAMES = frozenset({Blank.NAME, Blank.CENSORED})


def vocabulary_faults(vocabulary: Vocabulary) -> list[VocabularyFault]:
    """Everything that is wrong, in the order of the fields; the names of parts and of kinds are looked up elsewhere."""
    return [
        *_of_indicators(vocabulary.indicators),
        *_of_units(vocabulary.units),
        *_of_sections(vocabulary),
        *_of_masks(vocabulary.anonymisations),
        *_of_past(vocabulary.past),
    ]


def _of_indicators(indicators: Sequence[Sequence[str]]) -> Iterator[VocabularyFault]:
    met: set[str] = set()
    for at, names in enumerate(indicators):
        if not names:
            yield VocabularyFault(("indicators", at), _NO_NAMES)
        for place, name in enumerate(names):
            reason = _of_name(name) or (_TWICE.format(name=name) if fold(name).strip() in met else None)
            if reason:
                yield VocabularyFault(("indicators", at, place), reason)
            met.add(fold(name).strip())
        known = [name for name in names if fold(name) in aliases()]
        others = [name for name in known if aliases()[fold(name)] != aliases()[fold(known[0])]]
        if others:
            yield VocabularyFault(("indicators", at), _JOINED.format(one=known[0], other=others[0]))


def _of_name(name: str) -> Message | None:
    folded = fold(name).strip()
    if not folded:
        return _EMPTY
    if _NOT_IN_NAME.search(folded):
        return _MARKED.format(name=name)
    if len(folded) < SHORTEST:
        return _SHORT_NAME.format(name=name)
    if folded in words("indicators", "generic"):
        return _GENERIC.format(name=name)
    return _AROUND_ONLY.format(name=name) if len(indicator_in(folded)) < SHORTEST else None


def _of_units(own: Sequence[UnitName]) -> Iterator[VocabularyFault]:
    named = {fold(unit.name): unit for unit in own}
    met: set[str] = set()
    for at, unit in enumerate(own):
        name = fold(unit.name)
        reason = _of_unit_name(unit.name) or (_TWICE.format(name=unit.name) if name in met else None)
        reason = _KNOWN_UNIT.format(name=unit.name) if _is_defined_anew(unit) else reason
        met.add(name)
        if reason:
            yield VocabularyFault(("units", at, "name"), reason)
        if factor_in(unit.factor) is None:
            yield VocabularyFault(("units", at, "factor"), _FACTOR.format(written=unit.factor))
        elif not unit.base and unit.factor != "1":
            yield VocabularyFault(("units", at, "factor"), _UNUSED_FACTOR)
        elif unit.base and fold(unit.base) not in named and fold(unit.base) not in units():
            yield VocabularyFault(("units", at, "base"), _UNKNOWN_BASE.format(name=unit.base))
        elif not reason and _is_circular(name, named):
            yield VocabularyFault(("units", at, "base"), _CIRCLE.format(name=unit.name))


def _is_defined_anew(unit: UnitName) -> bool:
    """Whether a unit of the lexicon is given another value than it has."""
    name, base, factor = fold(unit.name), fold(unit.base), factor_in(unit.factor)
    if name not in units() or not unit.base or factor is None:
        return False
    return (dimension_of(base), factor_of(base) * factor) != (dimension_of(name), factor_of(name))


def _is_circular(name: str, named: dict[str, UnitName]) -> bool:
    """Whether the conversions from a unit come back to it."""
    passed, at = set[str](), name
    while at in named and at not in passed:
        passed.add(at)
        at = fold(named[at].base)
    return at == name and conversion(name, named) is None


def _of_unit_name(written: str) -> Message | None:
    name = fold(written)
    if not name.strip():
        return _EMPTY
    if _SCALE.match(name):
        return _SCALED.format(name=written)
    if _NOT_IN_UNIT.search(name) or not name[0].isalpha():
        return _MARKED.format(name=written)
    is_word = name in _NEVER_UNITS or name in words("masks", "not_units") or len(name) > _LONGEST_UNIT
    return _NO_UNIT.format(name=written) if is_word else None


def _of_sections(vocabulary: Vocabulary) -> Iterator[VocabularyFault]:
    for part in vocabulary.sections:
        if not part.titles:
            yield VocabularyFault(("sections", part.role), _NO_NAMES)
        for place, reason in _of_titles(part.titles):
            yield VocabularyFault(("sections", part.role, place), reason)


def _of_titles(titles: Iterable[str]) -> Iterator[tuple[int, Message]]:
    for place, title in enumerate(titles):
        bare = bare_heading(fold(title))
        if not title.strip():
            yield place, _EMPTY
        elif len(bare) < SHORTEST_TITLE:
            yield place, _SHORT_TITLE.format(title=title)
        elif len(title) > _LONGEST_TITLE:
            yield place, _LONG_TITLE.format(title=title)


def _of_masks(masks: Sequence[str]) -> Iterator[VocabularyFault]:
    for at, mask in enumerate(masks):
        reason = _of_mask(mask)
        if reason:
            yield VocabularyFault(("anonymisations", at), reason)


def _of_mask(mask: str) -> Message | None:
    folded = fold(mask).strip()
    if not folded:
        return _EMPTY
    if not _MARK.search(folded):
        return _NO_MASK.format(mask=mask)
    if not compiled(r"\p{Han}").search(_MARK.sub("", folded)):
        return _BARE_MASK.format(mask=mask)
    # What follows in a sentence may make a blank of what is none by itself: ×× before 万元.
    blanks = {each.blank for each in Document(folded).facts(Placeholder)}
    return None if blanks <= _NAMES else _BLANK_NUMBER.format(mask=mask)


def _of_past(past: Sequence[PastSection]) -> Iterator[VocabularyFault]:
    for at, part in enumerate(past):
        if not part.titles and part.role is None:
            yield VocabularyFault(("past", at, "titles"), _NO_NAMES)
        for place, reason in _of_titles(part.titles):
            yield VocabularyFault(("past", at, "titles", place), reason)
        yield from _of_numbers(at, part)


def _of_numbers(at: int, part: PastSection) -> Iterator[VocabularyFault]:
    if part.level < 1:
        yield VocabularyFault(("past", at, "level"), _LEVEL.format(level=part.level))
    if not 0 < part.share <= 1:
        yield VocabularyFault(("past", at, "share"), _SHARE.format(share=part.share))
    if part.reports < 0:
        yield VocabularyFault(("past", at, "reports"), _NUMBER_OF_REPORTS.format(reports=part.reports))
