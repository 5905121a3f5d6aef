"""What was recognised in a file, so that a wrong guess is seen at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zongjie_lint.message import Message
from zongjie_lint.report import FileReport, Outline
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import shorten_front, visible, wrap
from zongjie_lint.reporters.layout import Layout, flow, labelled, line_width
from zongjie_lint.reporters.paper import Line, Piece
from zongjie_lint.reporters.period import period_in_words
from zongjie_lint.source import Source

_LABEL_COLUMNS = 10
_VERDICT_STYLES = {"pass": "", "fail": "error"}


def head(file: FileReport, layout: Layout) -> list[Line]:
    """The lines above a file's findings: its name, its parts, its numbers."""
    names = flow([[_name(file, layout.columns)], list(_facts(file, layout))], layout.columns, gap="   ")
    rows = [*_parts(file.outline, layout), *_relations(file.outline, layout), *_held(file.outline, layout)]
    rows += _unread(file, layout)
    return [*names, *([Piece("  "), *row] for row in rows)]


def headline(file: FileReport, layout: Layout) -> Line:
    """A file without findings, on one line."""
    facts = list(_facts(file, layout))
    name = _name(file, max(layout.columns - line_width(facts) - 5, 20))
    return [Piece("✓ ", "good"), name, Piece("   "), *(Piece(fact.text, fact.style or "quiet") for fact in facts)]


def _name(file: FileReport, columns: int) -> Piece:
    return Piece(shorten_front(visible(file.path), columns), "strong")


def _facts(file: FileReport, layout: Layout) -> Iterator[Piece]:
    yield _kind(file.outline, layout)
    if file.outline.period:
        yield Piece(f" · {period_in_words(file.outline.period, layout.language)}")
    if file.source:
        yield Piece(f" · {visible(form_of(file.source))}")


def _kind(outline: Outline, layout: Layout) -> Piece:
    if outline.kind is None:
        return Piece(layout.say(wording.UNKNOWN_KIND), "warning")
    return Piece(layout.say(outline.kind_title) if outline.kind_title else visible(outline.kind))


def form_of(source: Source) -> str:
    """What a file is written in: the encoding of plain text, else the name of the format."""
    return source.encoding.upper().removesuffix("-SIG") if source.format == "text" else source.format


def _parts(outline: Outline, layout: Layout) -> list[Line]:
    units = [_part(layout.say(title), found) for title, found in outline.parts]
    lines = flow(units, layout.columns - _LABEL_COLUMNS - 2)
    return labelled(layout.say(wording.PARTS), lines, _LABEL_COLUMNS)


def _part(title: str, found: bool) -> Line:
    return [Piece(f"{title} "), Piece("✓", "good")] if found else [Piece(f"{title} ✗", "error")]


def _relations(outline: Outline, layout: Layout) -> list[Line]:
    if not outline.relations.total():
        return [[Piece(layout.say(wording.NO_RELATIONS), "quiet")]]
    return _counted(wording.RELATIONS, outline.relations, layout)


def _held(outline: Outline, layout: Layout) -> list[Line]:
    """How many figures were held against an earlier report, if there was one."""
    if outline.held is None:
        return []
    if not outline.held.total():
        return [[Piece(layout.say(wording.NOTHING_HELD), "quiet")]]
    return _counted(wording.HELD, outline.held, layout)


def _unread(file: FileReport, layout: Layout) -> Iterator[Line]:
    """What may hold text and could not be read."""
    for each in file.unread:
        said = layout.say(wording.UNREAD, what=each.what)
        style = "error" if each.is_page else "warning"
        yield from ([Piece(line, style)] for line in wrap(said, layout.columns - 2))


def _counted(label: Message, verdicts: Counter[str], layout: Layout) -> list[Line]:
    units = _verdicts(verdicts, layout)
    first = [Piece(layout.say(wording.RELATION_COUNT, count=verdicts.total())), *next(units)]
    lines = flow([first, *units], layout.columns - _LABEL_COLUMNS - 2)
    return labelled(layout.say(label), lines, _LABEL_COLUMNS)


def _verdicts(verdicts: Counter[str], layout: Layout) -> Iterator[Line]:
    for verdict, message in wording.VERDICTS.items():
        if count := verdicts[verdict]:
            yield [Piece(layout.say(message, count=count), _VERDICT_STYLES.get(verdict, "quiet"))]
