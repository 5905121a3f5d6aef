"""Tracked changes: accepted, they give the mended text, rejected, the one that was."""

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.edit import edited
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.revisions import revised

from . import word_samples as ws
from .test_word_fix import writable

NOW = datetime(2026, 7, 8, 9, 30)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(ws.documents, st.data())
def test_accepted_or_rejected(data, draw):
    manuscript = Manuscript.read(data)
    before = manuscript.text.text
    edits = writable(manuscript, draw.draw(ws.edits(before)))
    after = revised(manuscript, edits, NOW)
    assert ws.text_of(after) == edited(before, edits)
    assert ws.text_of(ws.decided(after, accept=True)) == edited(before, edits)
    assert ws.text_of(ws.decided(after, accept=False)) == before
