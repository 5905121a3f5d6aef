"""Marks that stand for something not filled in, hidden or censored: x.xx%, ××区, ***, （待补）, and numbers that fell out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts import blank_place
from zongjie_lint.facts.occurrence import matches_at
from zongjie_lint.facts.zone import Zone, ZoneName
from zongjie_lint.folding import fold
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span
from zongjie_lint.units import Own, units


class Blank(StrEnum):
    """What a mark stands for."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    CENSORED = "censored"
    SLOT = "slot"
    """A drafter's or a template's note to fill something in."""
    LOST = "lost"
    """A unit whose number fell out."""
    OVERWRITTEN = "overwritten"
    """A number that a year mask was written over."""


class Placeholder(Fact, Record):
    """One mark, with what it stands for."""

    span: Span
    blank: Blank
    deliberate: bool = False
    """Whether the text says that the mark is meant to stay."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every mark outside the lines of a web site; of two that overlap, the first found."""
        taken = [
            zone.span for zone in document.facts(Zone) if zone.name in (ZoneName.SITE_HEADER, ZoneName.SITE_FOOTER)
        ]
        meant = masks_in(document.folded, document.vocabulary.anonymisations)
        longest = max(map(len, meant), default=0)
        for span, blank in _all(document.folded, document.vocabulary.units):
            if len(span) and _is_held(span, meant, longest):
                continue
            at = bisect_left(taken, span)
            if not any(span.overlaps(other) for other in taken[max(0, at - 1) : at + 1]):
                taken.insert(at, span)
                yield cls(span, blank, _is_deliberate(document.folded, span))


def masks_in(folded: str, masks: tuple[str, ...]) -> list[Span]:
    """Where a folded text has a mask of an office that stands on purpose."""
    return [Span.of(match) for match in _mask(masks).finditer(folded, overlapped=True)] if masks else []


def _is_held(span: Span, masks: Sequence[Span], longest: int) -> bool:
    """Whether one of some masks, each of which begins where no other does, holds a span."""
    last = bisect_right(masks, span.start, key=lambda mask: mask.start)
    return any(mask.holds(span) for mask in masks[max(0, last - longest) : last])


@cache
def _mask(masks: tuple[str, ...]) -> regex.Pattern[str]:
    written = [fold(mask).strip() for mask in masks]
    return compiled(any_of(mask for mask in written if mask) if any(written) else r"(?!)", kept=not masks)


_HAN = r"\p{Han}"
_ALONE = r"(?<![A-Za-z0-9+/=.·])"
_ALONE_AFTER = r"(?![A-Za-z0-9+/=])"
_X = r"[xX×ⅹ╳]"
_NOT_IN_A_FORM = r"(?!\s?(?:[内中里处]?[打填划画]|[内中里处]设))"
"""“在（　）内打√” tells how to fill in a form."""
_NOT_A_NOTE = (
    r"(?!(?<=(?<![关倾])注:?|注:[^。\n]{0,40}[,;、])\*+(?:的|为|表示|系))"
    r"(?!(?<=[:,])\*+(?:表示|系))"
)
"""“注：**为快报数” explains a footnote sign."""
_DATE = compiled(
    rf"(?<!\d)(?:20(?:{_X}{{1,2}}|[*〇□_]{{1,2}})|20\d(?:{_X}|\*|_)|2{_X}{{3}}|{_X}{{2,4}})(?=\s?年(?!级|产|度?均|来|纪))"
    rf"|(?<![\d.])(?:{_X}{{1,4}}|\*{{2,4}}|□{{1,2}})(?=\s?(?:[—~\-至到]\s?(?:{_X}|\d){{1,2}}\s?)?(?:月(?!均|度|季|亮)|季度))"
    rf"|(?<=\d\s?年\s?|年\s?)(?:{_X}|□){{1,2}}(?=\s?月)|(?<=月\s?)(?:{_X}|□|\*){{1,2}}(?=\s?[日号底])"
    rf"|(?<={_X}\s?[—~\-至到]\s?){_X}{{1,2}}(?=\s?月)"
    r"|(?<=^|[^\d〇一二三四五六七八九 _]|[\d〇一二三四五六七八九][ _])(?:[ _]{2,}+年[ _]++月(?:[ _]++日)?|(?<=\d年)[ _]{2,}+月(?:[ _]++日)?|(?<=\d月)[ _]{2,}+(?=日))"
)
_CENSORED = compiled(
    rf"(?<={any_of(words('masks', 'censored_after'))}){_X}{{1,2}}(?={any_of(words('masks', 'censored_before'))})"
    rf"|(?<=视察|贸易|习|学习){_X}{{1,2}}(?![个次项家]){_ALONE_AFTER}"
    rf"|{_ALONE}{_X}{{1,2}}(?={any_of(words('masks', 'censored_before'))})"
    rf"|(?<=“){_X}{{1,3}}(?:、{_X}{{1,3}})+(?=”)"
    rf"|(?<![A-Za-z0-9*])(?=\*\*){_NOT_A_NOTE}(?:\*{{3,}}|\*\*(?![^*\n]{{1,80}}(?<!\*)\*\*(?!\*)))(?!\*)(?=[{_HAN}、,。;”])(?<!(?<!\*)\*\*[^*\n]{{1,80}}\*\*)"
    r"|<敏感词>|\[屏蔽\]|\[敏感词\]|【敏感词】"
)


def _unit_pattern(own: Own) -> str:
    """Units before which a mask is a number, not those that as often begin a name."""
    doubtful = words("masks", "not_units")
    return rf"(?!{any_of(doubtful)}){any_of([*words('masks', 'units'), *(unit for unit in units(own) if unit not in doubtful)])}"


@cache
def _number(own: Own) -> regex.Pattern[str]:
    unit = _unit_pattern(own)
    mask = rf"(?:{_X}{{1,8}}(?:[.·]{_X}{{1,4}})?|\d{{1,4}}\.{_X}{{1,2}}|{_X}\d|\*{{2,8}}(?:\.\*{{1,4}})?|[□◇△]{{1,8}}(?:\.□+)?{_NOT_IN_A_FORM}|〇{{2,8}}|(?<!_)_{{2,}}+|\?{{2,8}}|…{{1,3}}(?=%))"
    return compiled(
        rf"(?<![A-Za-z0-9+/=.·*])(?!{_X}{any_of(words('masks', 'letters'))})({mask})(?=\s?(?:多|余|几|来)?\s?{unit}){_ALONE_AFTER}|(?<=第){_X}{{1,3}}(?=[届期批次])|(?<=[约近达超增长降为的]\s?){_X}{{1,4}}\.{_X}{{1,4}}{_ALONE_AFTER}",
        kept=not own,
    )


@cache
def _name() -> regex.Pattern[str]:
    name = any_of(words("masks", "names"))
    letter = rf"(?<![A-Za-z]\s)(?!{_X}{{1,2}}{any_of(words('masks', 'letters'))})"
    return compiled(
        rf"[□◇△]{{2,4}}{_NOT_IN_A_FORM}(?=[{_HAN}、,。;])(?<=[{_HAN}、,][□◇△]{{2,4}})"
        rf"|{_ALONE}{letter}(?<![*×])(?:{_X}{{1,4}}|\*{{2,4}}|[□〇◇△]{{2,4}}{_NOT_IN_A_FORM}|某{{2}})(?={name})"
        rf"|{_ALONE}{letter}(?:{_X}{{1,4}})(?=[{_HAN}、,。;”》)(])(?<=[{_HAN}、,。;:“《(\s]{_X}{{1,4}})"
        rf"|(?<=[{_HAN}、]){_X}{{1,4}}{_ALONE_AFTER}(?=[。,;、\s]|$)"
        rf"|(?={_X})(?<=^|\n\s*){letter}{_X}{{1,4}}(?=[{_HAN}])"
    )


_RULED = compiled(r"(?<![A-Za-z0-9_:]|:\s)_{2,}+(?![A-Za-z0-9_])(?!\s?$)")
_STAR_NAME = compiled(rf"(?<=[{_HAN}])(?<!注)\*(?=[{_HAN}])")
_SLOGAN = compiled(rf"[“‘][{_HAN}]{{2,8}}×[”’]")


@cache
def _slot() -> regex.Pattern[str]:
    note = rf"(?:{any_of(words('masks', 'notes'))}|(?<!由[^()]{{0,4}})领导(?:来|再)?(?:定|审|酌)(?=[)\]】,。])|(?:待|(?<!\p{{Han}})等)[^()\[\]【】。]{{1,8}}(?:提供|补充|核实|确认|反馈|填报|补报))"
    template_note, label = any_of(words("masks", "template_notes")), any_of(words("masks", "labels"))
    inside = r"[^()〔〕\[\]【】{}<>\n。]"
    return compiled(
        rf"[(〔\[【{{<]{inside}{{0,30}}{note}{inside}{{0,30}}[)〕\]】}}>]"
        rf"|[\[【{{<](?:请?填?写?|插入|在此|此处)?{inside}{{0,6}}{template_note}{inside}{{0,6}}[\]】}}>]"
        r"|(?<![A-Za-z0-9/.])(?:TODO|TBD|FIXME|todo|tbd)(?![A-Za-z0-9]|\s?(?:清单|列表))"
        rf"|(?<=[,、;(]){label}:(?:(?:{label}:)+|(?=[)。;]))"
        rf"|[〔\[【{{<(]\s*[〕\]】}}>)](?<![A-Za-z]\(\)){_NOT_IN_A_FORM}"
    )


@cache
def _lost(own: Own) -> regex.Pattern[str]:
    unit = any_of(["亿元", "万元", "亿美元", "万美元", "万人次", "万亩", "万吨", "万平方米", "平方公里"])
    before = any_of(
        [
            "完成",
            "实现",
            "总投资",
            "投资总额",
            "计划投资",
            "完成投资",
            "到位资金",
            "总额",
            "产值",
            "约",
            "增加值",
            "资金",
        ]
    )
    return compiled(
        rf"(?<={before}\s?)(?={unit}(?:[,。;、]|$))"
        r"|(?<=(?:同比增长|同比下降|增长|下降|提高|增幅|增速|占比|比重为|完成率|完成率为)\s?)(?=%(?:[,。;、)]|$))"
        r"|(?<=(?:引进|新增|签约|新建|建成|完成|实施|开展|培育|认定)(?:了)?)(?=个(?:项目|企业|工程|村))"
        r"|(?<=,共)(?=[人户][,。;])"
        rf"|(?<=[\p{{Han}}])[ ]{{2,8}}(?={_unit_pattern(own)}[,。;、])(?<!\S {{2,20}}\S[^\n]{{0,40}})",
        kept=not own,
    )


@cache
def _overwritten(own: Own) -> regex.Pattern[str]:
    share = r"(?:比重|占比|占[\p{Han}]{2,12}的|(?:合格|覆盖|普及|达标|满意|入学|参保|办结)率)"
    return compiled(
        r"20[xX×]{2}(?=\d)|20[xX×]{1,2}\d(?!年)|201[xX×](?=\s?(?:m2|亩|元|人|户|平方|吨|公里))"
        rf"|{_ALONE}[xX×]{{2}}0\d{{0,2}}(?![\dA-Za-z.])(?=\s?[余多]?(?![年月日号级型])(?:%|个百分点|[万亿]|{_unit_pattern(own)}))"
        rf"|(?<={share}(?:为|达到?|到达|提高到|提升到|上升到|约)?)(?:19|20)\d\d(?=%)",
        kept=not own,
    )


def _all(folded: str, own: Own) -> Iterator[tuple[Span, Blank]]:
    """Every mark, by kind, the surest kinds first."""
    slogans = [Span.of(match) for match in _SLOGAN.finditer(folded)] if "×" in folded else []
    for match, blank in _matches(folded, own):
        span = Span.of(match)
        at = bisect_right(slogans, span.start, key=lambda slogan: slogan.start)
        if not (at and slogans[at - 1].holds(span)):
            yield span, blank
    yield from ((span, Blank.NAME) for span in [*_star_names(folded), *_some_places(folded)])


def _matches(folded: str, own: Own) -> Iterator[tuple[regex.Match[str], Blank]]:
    masks = blank_place.of_masks(folded)
    kinds: tuple[tuple[Callable[[], regex.Pattern[str]], Blank, list[int]], ...] = (
        (_slot, Blank.SLOT, blank_place.of_slots(folded)),
        (partial(_overwritten, own), Blank.OVERWRITTEN, blank_place.of_overwritten(folded, masks)),
        (lambda: _DATE, Blank.DATE, blank_place.of_dates(folded, masks)),
        (partial(_number, own), Blank.NUMBER, masks),
        (lambda: _CENSORED, Blank.CENSORED, _those(folded, masks, "xX×ⅹ╳*<[【")),
        (_name, Blank.NAME, _those(folded, masks, "xX×ⅹ╳*□〇◇△某")),
        (lambda: _RULED, Blank.SLOT, _those(folded, masks, "_")),
        (partial(_lost, own), Blank.LOST, blank_place.of_lost(folded)),
    )
    for pattern, blank, starts in kinds:
        yield from ((match, blank) for match in matches_at(pattern(), folded, starts)) if starts else ()


def _those(folded: str, masks: Sequence[int], characters: str) -> list[int]:
    """The places of masks that begin with one of some characters, as the matches of a pattern do."""
    return [at for at in masks if folded[at] in characters]


def _star_names(folded: str) -> Iterable[Span]:
    """A single star between characters hides a name only where it is a habit of the text."""
    found = [Span.of(match) for match in _STAR_NAME.finditer(folded)] if "*" in folded else []
    return found if len(found) > 1 else ()


_WHOLE_PLACE = compiled(r"(?<=(?<![姓名人民员工犯士长])全)某(?=[已共参完累各上下实先有统开新人干广])")
_PLACE = compiled(r"(?<=[,。;:”\s给])某(?=上半年|下半年|今年|经济|党委|政府|下达|全[^某])")


def _some_places(folded: str) -> Iterable[Span]:
    """“全某”, where the same text has 某 for the name of a place elsewhere too; 全 may be the surname of a person."""
    if "全某" not in folded:
        return ()
    whole, others = ([Span.of(match) for match in pattern.finditer(folded)] for pattern in (_WHOLE_PLACE, _PLACE))
    return sorted([*whole, *others]) if whole and others else ()


_REST = compiled(r"[^。!?\n]{0,40}")
_MEANT = compiled(any_of(words("masks", "deliberate")))


def _is_deliberate(folded: str, span: Span) -> bool:
    rest = _REST.match(folded, span.end)
    return bool(rest and _MEANT.search(rest[0]))
