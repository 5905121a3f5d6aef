"""Comments written into Word documents: on exactly the characters, with everything else as it was."""

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.new_comments import Comment, commented

from . import word_samples as ws

BLANKS = str.maketrans("\t\n", "  ")  # in rows of tables the reader has blanks for both
NOW = datetime(2026, 7, 8, 9, 30)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def comment(data, *spans):
    """The document with a comment on each span."""
    lines = ("错误：数字不对", "依据：一", "NU01 sum-mismatch")
    return commented(Manuscript.read(data), [Comment(span, lines, "（说的是别处）") for span in spans], NOW)


@many
@given(ws.documents, st.data())
def test_anywhere(data, draw):
    text = Manuscript.read(data).text
    spans = sorted(draw.draw(st.lists(ws.spans(text.text), max_size=6)))
    after = comment(data, *spans)
    assert ws.text_of(after) == text.text
    assert comment(after, *spans) == after
    said = ws.comments_of(after)
    marked = ws.commented_texts(after)
    assert len(said) == len(marked) == len(spans)
    for span, (identifier, lines) in zip(spans, said.items(), strict=True):
        if "（说的是别处）" not in lines:
            held = "".join(
                text.text[max(p.span.start, span.start) : min(p.span.end, span.end)]
                for p in text.pieces_in(span)
                if not ws._is_aside(p.node)
            )
            assert marked[identifier].translate(BLANKS) == held.translate(BLANKS)
