"""FM06."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.message import Message
from zongjie_lint_gongwen.faces import Face, font_label, is_known
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import FormattedRun, Formatting
from zongjie_lint_gongwen.parts import upper_headings
from zongjie_lint_gongwen.reporting import grouped, others, times
from zongjie_lint_gongwen.sizes import is_size, size_label

_FACES = {OrdinalStyle.HAN: Face.HEITI, OrdinalStyle.HAN_BRACKETED: Face.KAITI}
_LEVELS = {OrdinalStyle.HAN: Message("“一、”", "一、"), OrdinalStyle.HAN_BRACKETED: Message("“（一）”", "（一）")}


@dataclass(frozen=True)
class HeadingFont(FormatRule):
    """层次标题的字体不合。

    ## 查什么
    “一、”一级标题是不是 3 号黑体，“（一）”一级是不是 3 号楷体；“1.”“（1）”和正文一样用仿宋，由 FM03 查。标题和正文写在一段里的，
    只看标题那一句；一整段话前面编了“一、”的，不当标题。文中从“（一）”起分层的，用黑体也可以。同样的问题合为一条。

    ## 为什么
    GB/T 9704-2012 7.3.3：结构层次一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注。字号同正文。

    ## 怎么改
    改“标题 1”“标题 2”样式的中文字体和字号，或者选中标题直接改；黑体、楷体不必加粗。
    """

    code = "FM06"
    name = "heading-font"
    title = Message("层次标题的字体不合", "font of headings off")
    basis = "GB/T 9704-2012 7.3.3"
    message = Message(
        "{level}层标题实际 {font} {size}，一般用 {face} 三号（16磅）{times}",
        "headings with {level} are in {font}, {size}, not in {face}, 16 pt{times}",
    )
    advice = Message(
        "把这一层标题改为{face}、三号；用样式改，全文一次改好。",
        "Set the headings in {face}, 16 pt, best by their style.",
    )

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every other font or size of a level, once."""
        wrong = (
            ((heading.style, run.font, run.points), heading.span)
            for heading in upper_headings(document)
            if (run := _run(formatting, heading)) and not _is_right(heading, run)
        )
        for (style, font, points), spans in grouped(wrong):
            yield self.report(
                spans[0],
                related=others(spans),
                level=_LEVELS[style],
                font=font_label(font),
                size=size_label(points),
                face=_FACES[style].label,
                times=times(len(spans)),
            )


def _run(formatting: Formatting, heading: Heading) -> FormattedRun | None:
    """The run that most of the heading's words stand in; that of headings inside tables is nobody's business."""
    looks = formatting.paragraph_at(heading.span.start)
    runs = [run for run in formatting.runs_in(heading.span) if run.han]
    if looks is None or looks.in_table or not runs:
        return None
    return max(runs, key=lambda run: min(run.span.end, heading.span.end) - max(run.span.start, heading.span.start))


def _is_right(heading: Heading, run: FormattedRun) -> bool:
    faces = {_FACES[heading.style], *([Face.HEITI] if heading.level == 1 else [])}
    return is_known(run.font, *faces) and is_size(run.points, "三号")
