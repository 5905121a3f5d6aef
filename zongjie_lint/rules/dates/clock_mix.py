"""DT12."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.clock_time import ClockTime
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.span import Span

_CONTRADICTION = Message("“{found}”自相矛盾：{hour}时不在上半天", "“{found}” contradicts itself: {hour} is after noon")
_CHECK = Message("核对钟点。", "Check the hour.")
_TO = compiled(r"[—~\-至到]\s?$")


class ClockMix(Rule):
    """十二小时制和二十四小时制混在一起。

    ## 查什么
    “下午14时30分”“晚上19:00”：已经用了13时以后的钟点，前面又写“下午”“晚上”；“下午3时—17时”：起止用了两种时制。“上午14时”自相矛盾，另报警告。
    “上午9时至17时”“凌晨2时”“中午12时”不报。

    ## 为什么
    两种写法各自都对，合在一起就重复了；改了一半的钟点还可能是错的。

    ## 怎么改
    留一种：“下午2时30分”或“14时30分”。
    """

    code = "DT12"
    name = "clock-mix"
    title = Message("两种时制混用", "two clocks in one time")
    severity = Severity.INFO
    basis = "GB/T 15835-2011 5.1.5；实务：两种时制取一种"
    message = Message("“{found}”混用了两种时制{times}", "“{found}” mixes the 12-hour and the 24-hour clock{times}")
    advice = Message("留一种写法，如“14时”或“下午2时”。", "Keep one of the two.")
    examples = (
        Bad("会议定于⟦下午15⟧时20分召开。"),
        Good("会议定于15时20分召开。"),
        Good("会议定于下午3时20分召开。"),
        Bad("窗口每天⟦晚上19⟧:00延时服务。"),
        Good("窗口每天19:00延时服务。"),
        Bad("演练时间为⟦下午2时—16⟧时。"),
        Good("演练时间为14时—16时。"),
        Bad("演练于⟦上午15⟧时开始。"),
        Good("演练于上午10时开始。"),
        Good("上午9时至17时、凌晨2时、中午12时、夜间0时分别巡查。"),
        Good("当日下午17名代表参观展区，下午15点建议被采纳。", why="不是钟点"),
        Good("晚上10时至次日6时封闭施工。", why="写明次日"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every hour that is told by both clocks, or that its word denies."""
        times = document.facts(ClockTime)
        for time in times:
            if time.is_morning and 13 <= time.hour <= 24:
                yield self._denied(document, time)
        yield from together(self, document, (_place(document, time) for time in times if _is_mixed(time)))

    def _denied(self, document: Document, time: ClockTime) -> Diagnostic:
        found = time.span.of_text(document.text)
        return self.report(
            time.span,
            message=_CONTRADICTION,
            advice=_CHECK,
            severity=Severity.WARNING,
            found=found,
            hour=time.hour,
        )


def _is_mixed(time: ClockTime) -> bool:
    """Whether the hour, or that at the end of its range, is counted past noon although a word says so already."""
    if time.is_morning:
        return False
    return 13 <= time.hour <= 24 or (time.hour < 12 and not time.is_noon and 13 <= time.until <= 24)


def _place(document: Document, time: ClockTime) -> Place:
    """The hour with the word, which can be left out unless an hour beside it needs it."""
    if time.hour < 13:
        return Place(Span(time.span.start, time.ends.end))
    leads = 0 <= time.until < time.hour
    follows = bool(_TO.search(document.folded, max(0, time.span.start - 3), time.span.start))
    edit = Edit(Span(time.part.start, time.span.end - 2), "")
    return Place(time.span, () if leads or follows else (edit,))
