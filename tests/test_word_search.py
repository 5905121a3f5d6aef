"""Looking for many words at once finds what looking for each of them finds."""

import sys

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint import lexicon as lexicons
from zongjie_lint.compilation_cache import CompilationCache
from zongjie_lint.document import Document
from zongjie_lint.facts.han_run import is_han, runs_of
from zongjie_lint.lexicon import lexicon
from zongjie_lint.word_search import WordSearch

LETTERS = st.sampled_from("县乡村镇甲乙丙x1，\n\ud800𠀀")
TEXTS = st.text(LETTERS, max_size=40)
WORDS = st.lists(st.text(st.sampled_from("县乡村镇甲乙丙x1"), min_size=1, max_size=4), max_size=12)


@settings(deadline=None)
@given(TEXTS, WORDS)
def test_every_word_that_stands_in_a_text_is_found_and_no_other(text, words):
    assert set(WordSearch(words).found_in(text)) == {word for word in words if word in text}


@settings(deadline=None)
@given(
    TEXTS,
    st.dictionaries(st.text(st.sampled_from("县乡村镇"), min_size=1, max_size=4), st.text(st.sampled_from("县乡村镇"))),
)
def test_what_a_word_is_miswritten_for_changes_nothing_in_what_is_found(text, words):
    assert set(WordSearch(words).found_in(text)) == {word for word in words if word in text}


def test_the_class_of_han_characters_is_the_script():
    han = regex.compile(r"\p{Han}")
    every = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
    assert [each for each in every if is_han(each)] == [each for each in every if han.match(each)]


@settings(deadline=None)
@given(TEXTS)
def test_runs_are_those_of_the_script(text):
    runs = runs_of(Document(text))
    spans = [*zip(runs.starts, runs.ends, strict=True)]
    assert spans == [run.span() for run in regex.finditer(r"\p{Han}{3,}", text)]
    assert all(runs.around(at) == (start, end) for start, end in spans for at in range(start, end))


@pytest.mark.parametrize(
    ("name", "key"),
    [("set_formulas", "formulas"), ("colloquial", "words"), ("fixed_terms", "terms"), ("indicator_names", "renamed")],
)
def test_a_pattern_names_words_that_its_matches_hold(name, key):
    for entry in lexicon(name)[key]:
        pattern = entry.get("before", "") + entry["wrong"] + entry.get("after", "")
        for word in entry["holds"]:
            assert set(regex.findall(r"\p{Han}", word)) <= set(pattern), entry


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """A cache of the test's own, and when each file was written as the test has it."""
    written = {}
    monkeypatch.setattr(lexicons, "CACHE", CompilationCache(tmp_path / "kept.bin"))
    monkeypatch.setattr(lexicons, "_written", lambda path: (written.get(path.stem, 0), 1))
    yield written
    lexicons.CACHE._new.clear()


def _counted():
    _MADE.append("stem")
    return WordSearch(["稻谷"])


_MADE = []


@pytest.mark.parametrize("changed", ["durations", "test_word_search", "word_search"])
def test_what_is_made_of_lists_is_made_again_when_one_of_them_or_its_code_changes(kept, changed):
    first = lexicons.made_of(["durations"], _counted, WordSearch)
    kept[changed] = 1
    _MADE.clear()
    assert (
        lexicons.made_of(["durations"], _counted, WordSearch).found_in("收稻谷") == first.found_in("收稻谷") == ["稻谷"]
    )
    assert _MADE == ["stem"]


def test_what_is_made_of_lists_is_kept(kept, tmp_path):
    lexicons.made_of(["durations"], _counted, WordSearch)
    lexicons.CACHE.write()
    lexicons.CACHE.__init__(tmp_path / "kept.bin")
    _MADE.clear()
    assert lexicons.made_of(["durations"], _counted, WordSearch).found_in("收稻谷") == ["稻谷"]
    assert bool(_MADE) == sys.dont_write_bytecode
