"""Which part of a web page is the article, told from the structure of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zongjie_lint.readers.html_text import is_unseen
from zongjie_lint.readers.html_tree import BLOCKS, Element, Page
from zongjie_lint.record import Record

_FURNITURE = frozenset({"nav", "footer", "aside", "header"})
_FURNITURE_NAMES = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|foot|footer|header|topbar|side|sidebar|crumbs?|breadcrumbs?|share|bdsharebuttonbox|"
    r"fenxiang|related|recommend|xgxx|xgwz|copyright|comments?|login|search|toolbar|tools?|pager|pagination|tags?|ads?|"
    r"banner|position|location|dqwz|weizhi|qrcode|ewm|friendlinks?|links?|hot|rank)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_ARTICLE_NAMES = re.compile(
    r"(?:^|\s)(?:zoom|ucap-?content|content|content[-_]?text|text[-_]?content|main[-_]?content|trs_editor|trs_editor_view|"
    r"view|article|article[-_]?(?:content|body|text|con|main)|artic(?:le)?_?con(?:tent)?|con_text|contenttext|news[-_]?con|"
    r"news[-_]?content|v_news_content|wp_articlecontent|pages_content|detail|detail[-_]?(?:content|con|text)|xxgk_content|"
    r"entry-content|post-content|rich_media_content|js_content|reader-content|doc-content|markdown-body)(?:$|\s)",
    re.IGNORECASE,
)
_SITE_WORDS = re.compile(
    r"版权所有|备案|ICP|主办单位|承办单位|当前位置|您所在的位置|浏览次数|点击数|字号|打印|关闭窗口|分享到|上一篇|下一篇|发布时间|发布日期|更新时间|时间：|日期：|来源："
)
_ATTACHMENT = re.compile(r"附件|附表|\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)\b", re.IGNORECASE)
_END_OF_DOCUMENT = re.compile(r"^附件|^附表|[12]\d{3}年\d{1,2}月\d{1,2}日$")
_STOPS = re.compile(r"[。，；、：]")


@dataclass
class _Measure:
    """How much text an element holds, in characters that are no blanks."""

    text: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0


class Article(Record):
    """The parts of a page that are its article, in order, and what in them is none of it."""

    parts: tuple[Element, ...]
    left_out: frozenset[Element]


def article_of(page: Page) -> Article:
    """The article of a page; all that is seen of it where nothing tells an article from the rest."""
    finder = _Finder(page)
    article = finder.article()
    return article if finder.length(article) else Article((page.root,), frozenset())


class _Finder:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen = _unseen(page)
        self.measures = self._measured(self.unseen)
        self.furniture = self._with_inside(self.unseen | set(self._furniture()))
        self.inner = self._measured(self.furniture)

    def article(self) -> Article:
        marked = self._marked()
        parts = [marked] if marked else [self.page.root]
        left_out = self.furniture if marked else self.furniture | self._beside_path()
        title = self._title(parts[0]) if marked else None
        inside = {element for element in self.page.elements if title and title.first <= element.first <= title.last}
        end = self._end_of_document(marked) if marked else ()
        return Article((*([title] if title else ()), *parts, *end), frozenset(left_out - inside))

    def length(self, article: Article) -> int:
        return sum(self.inner[part].text for part in article.parts)

    def _with_inside(self, elements: set[Element]) -> set[Element]:
        for element in self.page.elements:
            if element.parent in elements:
                elements.add(element)
        return elements

    def _measured(self, left_out: set[Element]) -> dict[Element, _Measure]:
        """Of each element what it holds, less what is left out."""
        measures = {element: _Measure() for element in self.page.elements}
        within_link = _within(self.page, "a")
        for event in self.page.events:
            if event.text and event.element not in left_out:
                self._count(measures[event.element], event.text.of_text(self.page.markup), event.element in within_link)
        for element in reversed(self.page.elements):
            if element.parent and element not in left_out:
                _add(measures[element.parent], measures[element], is_link=element.name == "a")
        return measures

    @staticmethod
    def _count(measure: _Measure, text: str, is_link: bool) -> None:
        length = len("".join(text.split()).replace("&nbsp;", ""))
        measure.text += length
        measure.linked += length if is_link else 0
        measure.prose += length if not is_link and _STOPS.search(text) else 0

    def _furniture(self) -> Iterable[Element]:
        """What a page has around its article; never the greater part of what it says."""
        most = 0.3 * (self.measures[self.page.root].prose or self.measures[self.page.root].text)
        headings = self._holding_headings()
        articles = _within(self.page, "article") | _within(self.page, "main")
        for element in self.page.elements:
            measure = self.measures[element]
            if measure.prose > most or element in self.unseen:
                continue
            is_head = element.name == "header" and element in articles
            if (element.name in _FURNITURE and not is_head) or (
                element not in headings and (self._is_named_so(element) or self._is_list_of_links(element, measure))
            ):
                yield element

    def _is_named_so(self, element: Element) -> bool:
        return element.name in BLOCKS - {"html", "body"} and bool(
            element.written and _FURNITURE_NAMES.search(_names(element)) and not _ARTICLE_NAMES.search(_names(element))
        )

    def _is_list_of_links(self, element: Element, measure: _Measure) -> bool:
        return (
            element.name in ("ul", "ol", "dl", "div", "table")
            and measure.links >= 3
            and measure.linked >= 0.8 * measure.text
            and not _ATTACHMENT.search(self._markup(element))
        )

    def _markup(self, element: Element) -> str:
        """The beginning of what stands in the element."""
        spans = [
            event.text
            for event in self.page.events[element.first : min(element.last, element.first + 40)]
            if event.text
        ]
        return " ".join(span.of_text(self.page.markup) for span in spans)

    def _holding_headings(self) -> set[Element]:
        """Elements with a first-level heading that is not just a link home."""
        found: set[Element] = set()
        for heading in self.page.elements:
            measure = self.measures[heading]
            if heading.name == "h1" and measure.text > measure.linked:
                ancestor: Element | None = heading
                while ancestor and ancestor not in found:
                    found.add(ancestor)
                    ancestor = ancestor.parent
        return found

    def _marked(self) -> Element | None:
        """The innermost element that is named as an article and holds nearly all the prose."""
        whole = self.inner[self.page.root].prose
        named = [
            element
            for element in self.page.elements
            if element not in self.furniture
            and whole
            and self.inner[element].prose >= 0.8 * whole
            and _is_article(element)
        ]
        return named[-1] if named else None

    def _end_of_document(self, container: Element) -> Iterable[Element]:
        """What ends the document right below the element that holds its text: signature with date, annexes."""
        for element in self.page.elements:
            if element.parent is container.parent and element.first > container.last and element not in self.furniture:
                said = self._markup(element).strip()
                if self.inner[element].text < 300 and _END_OF_DOCUMENT.search(said) and not _SITE_WORDS.search(said):
                    yield element

    def _beside_path(self) -> set[Element]:
        """On the way from the page to its prose: what stands beside, has links or words of a site, and no prose."""
        whole = self.inner[self.page.root].prose
        path = {element for element in self.page.elements if self.inner[element].prose >= max(1, 0.99 * whole)}
        return {
            element
            for element in self.page.elements
            if element.parent in path and element not in path and self._is_of_site(element)
        }

    def _is_of_site(self, element: Element) -> bool:
        measure = self.inner[element]
        if element.name not in BLOCKS or measure.prose > max(60, 0.05 * self.inner[self.page.root].prose):
            return False
        said = self._markup(element)
        has_links = bool(measure.links) and measure.linked >= 0.5 * measure.text and not _ATTACHMENT.search(said)
        return has_links or (measure.text < 300 and _SITE_WORDS.search(said) is not None)

    def _title(self, container: Element) -> Element | None:
        """The last heading above the article that is no link home, or what the page itself has for its title."""
        if any(event.element.name == "h1" for event in self.page.inside(container)):
            return None
        above = [element for element in self.page.elements if element.last < container.first]
        seen = [element for element in above if self.measures[element].text > self.measures[element].linked]
        headings = [element for element in seen if element.name == "h1"]
        return headings[-1] if headings else self._like_title_of_page(seen)

    def _like_title_of_page(self, elements: list[Element]) -> Element | None:
        titles = [element for element in self.page.elements if element.name == "title"]
        title = "".join(self._markup(titles[0]).split()) if titles else ""
        for element in reversed(elements):
            if element.name in BLOCKS | {"span"} and self.measures[element].text <= len(title):
                text = "".join(self._markup(element).split())
                if len(text) >= 6 and text in title and element not in self.furniture:
                    return element
        return None


def _is_article(element: Element) -> bool:
    if element.name in ("article", "main") or element.attribute("role") in ("main", "article"):
        return True
    return (
        bool(element.written)
        and element.name in BLOCKS | {"ucapcontent"}
        and bool(_ARTICLE_NAMES.search(_names(element)))
    )


def _names(element: Element) -> str:
    return f"{element.attribute('id')} {element.attribute('class')}"


def _unseen(page: Page) -> set[Element]:
    unseen: set[Element] = set()
    for element in page.elements:
        if element.parent in unseen or is_unseen(element):
            unseen.add(element)
    return unseen


def _within(page: Page, name: str) -> set[Element]:
    """The elements of a name, and all inside them."""
    found: set[Element] = set()
    for element in page.elements:
        if element.name == name or element.parent in found:
            found.add(element)
    return found


def _add(parent: _Measure, child: _Measure, *, is_link: bool) -> None:
    parent.text += child.text
    parent.linked += child.linked
    parent.prose += child.prose
    parent.links += child.links + is_link
