"""Whatever the properties of a document hold, the rules have an answer."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from official_document import Official
from zongjie_lint_gongwen.rules import RULES

from zongjie_lint.document import Document
from zongjie_lint.readers.word import WordReader

PARTS = ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml", "word/theme/theme1.xml")
VALUES = (
    "",
    "0",
    "-1",
    "1",
    "99999999999999999999",
    "1e999",
    "auto",
    "二",
    "-0.5",
    "none",
    "both",
    "2098.7pt",
    "3,7cm",
)
RIGHT = Official(paragraphs=8).docx()


def damaged(changes):
    """The right document with some attributes replaced, or their elements taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(RIGHT)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            data = archive.read(name)
            for part, at, value in changes:
                if part == name:
                    data = changed(data, at, value)
            made.writestr(name, data)
    return out.getvalue()


def changed(data, at, value):
    root = etree.fromstring(data)
    elements = [element for element in root.iter("{*}*") if element.attrib and element.getparent() is not None]
    if not elements:
        return data
    element = elements[at % len(elements)]
    if value is None:
        element.getparent().remove(element)
    else:
        element.set(element.keys()[at % len(element.keys())], value)
    return etree.tostring(root)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(PARTS), st.integers(0, 5000), st.sampled_from((*VALUES, None))),
        min_size=1,
        max_size=12,
    )
)
def test_no_rule_fails(changes):
    source = WordReader().read("稿.docx", damaged(changes))
    document = Document(source)
    found = [finding for rule in RULES for finding in rule().check(document)]
    assert all(0 <= each.span.start <= each.span.end <= len(source.text) for each in found)
