"""DT13."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.date import year_of
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.period import Anchor, ReportingPeriod, Voter, YearVote, title_years
from zongjie_lint.facts.present import sure_present
from zongjie_lint.facts.report_kind import is_of_kind, spans_years
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import Section
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import Zone, ZoneName, body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_EXEMPT = ("government-work-report", "budget-report", "plan", "minutes", "speech")
_PLACES = {
    Voter.OPENING: Message("正文开头写的年份", "year in the opening"),
    Voter.SIGNATURE: Message("落款日期", "date of the signature"),
    Voter.BODY: Message("正文里写得最多的年份", "year most often named in the text"),
    Voter.TITLE: Message("标题的年份", "year in the title"),
}
_HEADING = Message(
    "小标题写的是{found}年，而全文报告的是{year}年", "the heading says {found}, yet the report is about {year}"
)
_PLAN_HEADING = Message(
    "打算部分写的是{found}年，而全文总结的就是{year}年",
    "the plan is said to be for {found}, yet the report is about {year}",
)
_SITE = Message(
    "网页标题写的是{found}年，而全文讲的是{year}年", "the page's title says {found}, yet the text is about {year}"
)
_YEAR_OF_SITE = compiled(r"(?<![\d\-/.])(?P<year>20\d\d)(?![\d\-/.:]|年\d)年?(?P<words>[\p{Han} ]{4,})")
_YEAR = compiled(r"(?P<year>20\d\d)年")
_UNSIGNED = Message("标题写的是{found}年，而正文说的是{year}年", "the title says {found}, yet the text is about {year}")
_OPENED = Message(
    "正文开头说的是{found}年，而标题和落款都是{year}年",
    "the opening is about {found}, yet the title and the signature say {year}",
)
_OPENING = 4
_LEADS = compiled(
    r"^(?P<year>20\d\d)年(?:,(?=[^。]{0,80}。?[^。]{0,60}现将)|上半年,|第?[一二三四]季度,|前三季度,|全年,)"
)
_TASKS_DONE = compiled(r"完成了?(?P<year>20\d\d)年(?:度)?(?:的)?(?:各项|既定|全年|年初)?[^。;,\d]{0,8}(?:目标|任务)")
_OVER_YEARS = compiled(r"20\d\d年?[—~\-至到、和与及]\s?20\d\d年")
_REPORT = (
    "云岭镇{0}工作总结\n\n2026年，全镇各项工作有序推进，完成投资3.2亿元。\n\n一、{1}工作回顾\n坚持项目为王，开工项目12个。\n\n"
    "二、{2}工作打算\n加快园区建设，力争再开工项目15个。\n\n云岭镇人民政府\n2027年1月8日\n"
)


class TitleYear(Rule):
    """标题的年份和正文、落款对不上。

    ## 查什么
    标题写的年份，与正文开头、落款、正文里写得最多的年份是否一致，至少有两处一致指向另一年才报；“一、2025年工作回顾”“三、2026年工作打算”一类小标题的年份是否合适。
    政府工作报告、预算报告、计划的标题年份本来就不同于所总结的年份，不查。

    ## 为什么
    套用上年的稿子，正文改了，标题忘了改；标题最醒目，错了最难看。

    ## 怎么改
    核对标题和正文的年份，改错的那一处。
    """

    code = "DT13"
    name = "title-year"
    title = Message("标题年份与正文不符", "year of the title does not fit the text")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：时间准确"
    message = Message(
        "标题写的是{found}年，而正文和落款说的是{year}年", "the title says {found}, yet the text is about {year}"
    )
    advice = Message("核对标题和正文的年份，改错的那一处。", "Check the years of the title and the text.")
    examples = (
        Bad("云岭镇⟦2025年⟧工作总结\n\n⟨2026年⟩，全镇各项工作有序推进。\n\n云岭镇人民政府\n⟨2027年1月8日⟩\n"),
        Good("云岭镇2026年工作总结\n\n2026年，全镇各项工作有序推进。\n\n云岭镇人民政府\n2027年1月8日\n"),
        Bad(_REPORT.format("⟦2024年⟧", "2026年", "2027年")),
        Good(_REPORT.format("2026年", "2026年", "2027年")),
        Bad(_REPORT.format("2026年", "⟦2025年⟧", "2027年")),
        Bad(_REPORT.format("2026年", "2026年", "⟦2026年⟧")),
        Bad("云岭镇2026年上半年工作总结\n\n⟦2025年⟧上半年，全镇各项工作有序推进。\n\n云岭镇人民政府\n2026年7月8日\n"),
        Good("云岭镇2026年上半年工作总结\n\n2026年上半年，全镇各项工作有序推进。\n\n云岭镇人民政府\n2026年7月8日\n"),
        Good(_REPORT.format("2026年", "2025—2026年", "2027年"), why="小标题说的是两年"),
        Good(_REPORT.format("2026年工作总结和2027年", "2026年", "2027年"), why="标题说的是两年"),
        Good("云岭镇2025年工作总结\n\n全镇各项工作有序推进。\n\n云岭镇人民政府\n2027年1月8日\n", why="只有一处不一致"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Hold the title against the other places that tell the year, then the headings and a web page's title."""
        anchor = document.fact(Anchor)
        if anchor and not is_of_kind(document, *_EXEMPT):
            yield from self._title(document, anchor)
            yield from self._opening(document, anchor)
            yield from self._headings(document, anchor)
        yield from self._site(document)

    def _title(self, document: Document, anchor: Anchor) -> Iterator[Diagnostic]:
        years, title = title_years(document), document.fact(Title)
        others = [
            vote for vote in document.facts(YearVote) if vote.voter is not Voter.TITLE and vote.year == anchor.year
        ]
        is_of_one = title and len({year for _, year in years}) == 1 and not spans_years(title.text)
        if is_of_one and years[0][1] != anchor.year and len(others) >= 2:
            is_signed = any(vote.voter is Voter.SIGNATURE for vote in others)
            related = list(_places(others))
            severity = None if is_signed else Severity.WARNING
            message = None if is_signed else _UNSIGNED
            yield self.report(
                years[0][0], message=message, severity=severity, related=related, found=years[0][1], year=anchor.year
            )

    def _opening(self, document: Document, anchor: Anchor) -> Iterator[Diagnostic]:
        """The opening speaks of the year before, while the title and one more place agree."""
        if anchor.sources < 2 or anchor.year not in {year for _, year in title_years(document)}:
            return
        for paragraph in body(document)[:_OPENING]:
            for pattern in (_LEADS, _TASKS_DONE):
                match = pattern.search(paragraph.folded)
                if match and year_of(match["year"]) == anchor.year - 1 and not _names(paragraph, anchor.year, match):
                    span = Span.of(match, "year", paragraph.span.start)
                    named = year_of(match["year"])
                    yield self.report(
                        Span(span.start, span.end + 1),
                        message=_OPENED,
                        related=_said(document, anchor.year),
                        found=named,
                        year=anchor.year,
                    )

    def _headings(self, document: Document, anchor: Anchor) -> Iterator[Diagnostic]:
        period = document.fact(ReportingPeriod)
        if not period or not period.is_whole_year or anchor.sources < 2:
            return
        for section in document.facts(Section):
            heading = section.heading
            if heading and section.level == 1:
                yield from self._heading(document, heading, section.roles, anchor.year)

    def _heading(self, document: Document, heading: Heading, roles: frozenset[Role], year: int) -> Iterator[Diagnostic]:
        text = heading.span.of_text(document.folded)
        found = list(_YEAR.finditer(text)) if not _OVER_YEARS.search(text) else []
        is_plan, is_review = Role.PLAN in roles, bool(roles & {Role.WORK, Role.OVERVIEW, Role.INDICATORS})
        if len(found) != 1 or is_plan == is_review:
            return
        named = year_of(found[0]["year"])
        if named <= year if is_plan else named == year - 1:
            span = Span.of(found[0], offset=heading.span.start)
            message = _PLAN_HEADING if is_plan else _HEADING
            yield self.report(span, message=message, related=_said(document, year), found=named, year=year)

    def _site(self, document: Document) -> Iterator[Diagnostic]:
        """A year that a web site put before the title it copied."""
        title, present = document.fact(Title), sure_present(document)
        if not title or not present:
            return
        for paragraph in _head(document):
            for match in _YEAR_OF_SITE.finditer(paragraph.folded):
                named = year_of(match["year"])
                if abs(named - present.year) > 1 and title.text.replace(" ", "")[:8] in match["words"].replace(" ", ""):
                    span = Span.of(match, "year", paragraph.span.start)
                    yield self.report(span, message=_SITE, severity=Severity.WARNING, found=named, year=present.year)


def _names(paragraph: Paragraph, year: int, match: regex.Match[str]) -> bool:
    """Whether an opening that leads with another year comes to the right one after all."""
    return match.re.pattern == _LEADS.pattern and f"{year}年" in paragraph.folded


def _head(document: Document) -> list[Paragraph]:
    zone = document.fact(Zone)
    return list(zone.paragraphs) if zone and zone.name is ZoneName.SITE_HEADER else []


def _said(document: Document, year: int) -> list[Related]:
    """Where the report says which year it is about."""
    votes = [vote for vote in document.facts(YearVote) if vote.year == year]
    return list(_places(votes))[:2]


def _places(votes: Iterable[YearVote]) -> Iterator[Related]:
    """The places that tell the year, each once."""
    told = {vote.span: vote for vote in reversed(list(votes)) if vote.voter in _PLACES}
    yield from (Related(span, _PLACES[told[span].voter]) for span in sorted(told))
