"""`fix` on Word documents: the characters concerned change, and nothing else."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.edit import edited
from zongjie_lint.reader import UnwritableEdits
from zongjie_lint.word.changes import changes_of
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.rewriting import rewritten

from . import word_samples as ws

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def writable(manuscript, edits):
    """The edits that the document takes."""
    while True:
        try:
            changes_of(manuscript, edits)
        except UnwritableEdits as unwritable:
            edits = [edit for edit in edits if edit not in unwritable.edits]
        else:
            return edits


@many
@given(ws.documents, st.data())
def test_edits_survive_write_and_read(data, draw):
    manuscript = Manuscript.read(data)
    edits = writable(manuscript, draw.draw(ws.edits(manuscript.text.text)))
    after = rewritten(manuscript, edits)
    assert ws.text_of(after) == edited(manuscript.text.text, edits)
    before, written = ws.parts_of(data), ws.parts_of(after)
    assert list(before) == list(written)
    assert {name for name in before if before[name] != written[name]} <= {"word/document.xml"}
