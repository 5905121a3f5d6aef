"""Word documents of every shape for property tests, and an independent look at what was written in them."""

import io
import zipfile

from hypothesis import strategies as st
from lxml import etree

from zongjie_lint.edit import Edit
from zongjie_lint.span import Span
from zongjie_lint.word.manuscript import Manuscript

from . import word_documents as wd

W = f"{{{wd.MAIN}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
LOOKS = ["", "<w:b/>", '<w:color w:val="FF0000"/>', '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/>']
LETTERS = "全镇，。 “”12.%一〇①𠮷ê̄　"
BY = 'w:author="甲" w:date="2026-01-01T00:00:00Z"'
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=6)
runs = st.builds(
    lambda pieces, looks: wd.r(*pieces, rpr=looks),
    st.lists(words | st.sampled_from(["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"]), min_size=1, max_size=3),
    st.sampled_from(LOOKS),
)
together = st.lists(runs, min_size=1, max_size=3).map("".join)
inlines = st.one_of(
    together,
    together.map(lambda inner: f'<w:hyperlink w:anchor="a">{inner}</w:hyperlink>'),
    together.map(lambda inner: f'<w:ins w:id="71" {BY}>{inner}</w:ins>'),
    together.map(lambda inner: f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"),
    together.map(lambda inner: f'<w:fldSimple w:instr="TITLE">{inner}</w:fldSimple>'),
    together.map(lambda inner: wd.complex_field(" TITLE ", inner)),
    words.map(lambda text: f'<w:del w:id="72" {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>'),
    st.just('<w:bookmarkStart w:id="5" w:name="b"/><w:bookmarkEnd w:id="5"/>'),
    words.map(wd.box),
)
paragraphs = st.lists(inlines, max_size=4).map(lambda content: wd.p(*content))
tables = st.lists(st.lists(together, min_size=2, max_size=3), min_size=1, max_size=2).map(
    lambda rows: wd.tbl(*(wd.tr(*(wd.tc(wd.p(cell)) for cell in row)) for row in rows))
)
documents = st.lists(paragraphs | tables, min_size=1, max_size=5).map(
    lambda blocks: wd.document(wd.p("云岭镇工作总结"), *blocks)
)


@st.composite
def spans(draw, text):
    one, other = draw(st.integers(0, len(text))), draw(st.integers(0, min(len(text), 12)))
    return Span(one, min(one + other, len(text)))


@st.composite
def edits(draw, text):
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(Span(a, b), draw(st.text(st.sampled_from(LETTERS), max_size=3))) for a, b in pairs]


def text_of(data):
    return Manuscript.read(data).text.text


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def document_of(data):
    return etree.fromstring(parts_of(data)["word/document.xml"])


def commented_texts(data):
    """By identifier: the text between the marks of each comment in the main document, read without our own reader."""
    opened, texts = set(), {}
    for element in document_of(data).iter():
        identifier = element.get(W + "id")
        if element.tag == W + "commentRangeStart":
            opened.add(identifier)
            texts[identifier] = ""
        elif element.tag == W + "commentRangeEnd":
            opened.discard(identifier)
        elif element.tag in (W + "t", W + "tab", W + "br", W + "noBreakHyphen") and not _is_aside(element):
            shown = {"t": element.text, "tab": "\t", "br": "\n", "noBreakHyphen": "-"}[etree.QName(element).localname]
            for each in opened:
                texts[each] += shown or ""
    assert not opened
    return texts


def _is_aside(element):
    return any(each.tag in (W + "txbxContent", W + "del") for each in element.iterancestors())


def comments_of(data):
    """By identifier: the lines of each comment, without blanks at their ends."""
    content = parts_of(data).get("word/comments.xml")
    root = etree.fromstring(content) if content else []
    return {
        each.get(W + "id"): ["".join(t.text or "" for t in line.iter(W + "t")).rstrip() for line in each.iter(W + "p")]
        for each in root
    }


def _unwrap(mark):
    parent, at = mark.getparent(), mark.getparent().index(mark)
    parent[at : at + 1] = list(mark)


def decided(data, *, accept):
    """The document after all tracked changes of ours were accepted, or rejected."""
    root = document_of(data)
    kept, dropped = ("ins", "del") if accept else ("del", "ins")
    for mark in [each for each in root.iter(W + kept, W + dropped) if each.get(W + "author") == "zongjie-lint"]:
        if mark.getparent().tag == W + "rPr":
            continue
        if mark.tag == W + dropped:
            mark.getparent().remove(mark)
        else:
            for text in mark.iter(W + "delText"):
                text.tag = W + "t"
            _unwrap(mark)
    for mark in [each for each in root.iter(W + "del") if each.getparent().tag == W + "rPr"]:
        if mark.get(W + "author") == "zongjie-lint" and not accept:
            mark.getparent().remove(mark)
    return changed(data, {"word/document.xml": etree.tostring(root)})


def changed(data, contents):
    """The package with other contents of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in (parts_of(data) | contents).items():
            package.writestr(name, content)
    return stream.getvalue()


def discussed(data, *, resolve=(), reply=()):
    """The document as Word writes it once some comments were resolved, others answered; by their numbers."""
    root = etree.fromstring(parts_of(data)["word/comments.xml"])
    state = ""
    for comment in list(root):
        number = comment.get(W + "id")
        state += _state(comment, int(number) + 1, done=number in resolve)
        if number in reply:
            root.append(_reply(reply[number], str(int(number) + 1000)))
            state += _state(root[-1], int(number) + 1001, parent=int(number) + 1)
    relationships = parts_of(data)["word/_rels/document.xml.rels"].decode()
    extended = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    relationship = f'<Relationship Id="rId99" Type="{extended}" Target="commentsExtended.xml"/></Relationships>'
    if "commentsExtended" not in relationships:
        relationships = relationships.replace("</Relationships>", relationship)
    return changed(
        data,
        {
            "word/comments.xml": etree.tostring(root),
            "word/commentsExtended.xml": f"<w15:commentsEx {wd.NAMESPACES}>{state}</w15:commentsEx>".encode(),
            "word/_rels/document.xml.rels": relationships.encode(),
        },
    )


def _state(comment, identifier, *, done=False, parent=None):
    list(comment.iter(W + "p"))[-1].set(W14 + "paraId", f"{identifier:08X}")
    above = f' w15:paraIdParent="{parent:08X}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{identifier:08X}"{above} w15:done="{int(done)}"/>'


def _reply(text, number):
    comment = f'<w:comment xmlns:w="{wd.MAIN}" w:id="{number}" w:author="张某">{wd.p(text)}</w:comment>'
    return etree.fromstring(comment)


def repackaged(data, old, new, **more):
    """The document with some bytes replaced in the types of its parts, and with more parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(stream, "w") as written:
        for name in package.namelist():
            part = package.read(name)
            written.writestr(name, part.replace(old, new) if name == "[Content_Types].xml" else part)
        for name, part in more.items():
            written.writestr(name, part)
    return stream.getvalue()
