"""PU09."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, matches, together
from zongjie_lint.span import Span


class TitleMarkMisuse(Rule):
    """会议、活动、奖项、证照用了书名号。

    ## 查什么
    书名号里是会议、活动、奖项、证照的名称（以“推介会”“启动仪式”“许可证”一类的词结尾），前后又没有说它是节目、书刊、文件或作品。

    ## 为什么
    书名号标示书籍、文件、节目、作品的名称；会议、活动、奖项、证照不是作品，标准规定不用书名号。

    ## 怎么改
    去掉书名号；需要突出时用引号。
    """

    code = "PU09"
    name = "title-mark-misuse"
    title = Message("书名号用错了对象", "title marks around what is no work")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 附录A.13.1（规范性）"
    message = Message(
        "{found}是会议、活动、奖项或证照的名称，不用书名号{times}",
        "{found} names a meeting, an event, an award or a licence, not a work{times}",
    )
    advice = Message("去掉书名号，或者改用引号。", "Drop the title marks, or use quotation marks.")
    examples = (
        Bad("成功举办⟦《青渡文旅招商推介会》⟧。"),
        Good("成功举办青渡文旅招商推介会。"),
        Bad("为商户换发⟦《食品经营许可证》⟧36份。"),
        Good("为商户换发食品经营许可证36份。"),
        Bad("荣获⟦《市级文明单位称号》⟧。"),
        Good("荣获市级文明单位称号。"),
        Bad("荣获⟦《全省巾帼文明岗》⟧称号。"),
        Good("荣获“全省巾帼文明岗”称号。"),
        Good("录制专题片《走进青渡招商推介会》两期。", why="节目"),
        Good("《渡口春潮·乡村运动会》在市电视台播出。", why="节目"),
        Good("按照《许可证管理办法》换证，印发《关于召开推介会的通知》。", why="文件"),
        Good("发表《从一张许可证》一文，演出小品《运动会》。", why="文章、作品"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every title of a meeting, an event, an award or a licence that nothing near calls a work."""
        found = (match for match in matches(document, _title()) if not _is_a_work(document, match))
        return together(self, document, (Place(Span.of(match)) for match in found))


@cache
def _title() -> regex.Pattern[str]:
    endings, after = any_of(words("not_works", "endings")), any_of(words("not_works", "after"))
    return compiled(rf"《[^《》\n]{{2,30}}{endings}》|《[^《》\n]{{2,30}}》(?={after})")


@cache
def _work() -> regex.Pattern[str]:
    return compiled(any_of(words("not_works", "works")))


def _is_a_work(document: Document, match: regex.Match[str]) -> bool:
    """Whether the words around speak of a programme, a book, a document or a piece of art."""
    reach = 14
    around = document.folded[max(0, match.start() - reach) : match.end() + reach].replace(match[0], "》")
    return bool(_work().search(around))
