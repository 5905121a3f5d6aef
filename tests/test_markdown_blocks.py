"""What is within the lines of a block of Markdown, parsed when it is asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from zongjie_lint.readers import markdown_syntax
from zongjie_lint.readers.markdown_syntax import Blocks

TEXT = st.text(st.sampled_from("东塘镇12.5，。、；（）|“”%*_`[]<>&\\:#~ a-"), min_size=1, max_size=20)


def seen(tokens):
    return [(token.type, token.content, token.meta["place"]) for token in tokens if token.content]


@given(TEXT)
def test_a_text_without_marks_is_what_the_parser_would_make_of_it(text):
    block = Token("inline", "", 0, content=text)
    parsed: list[Token] = []
    parser = markdown_syntax._parser()
    parser.inline.parse(text, parser, {}, parsed)
    assert seen(Blocks("").within(block)) == seen(parsed)


def test_the_cells_of_a_table_share_the_tokens_around_their_texts():
    blocks = Blocks("| 镇 | 户 |\n|---|---|\n" + "| 东塘 | 3 |\n" * 50)
    opened = [token for token in blocks.tokens if token.type == "td_open"]
    assert len(opened) == 100
    assert len(set(map(id, opened))) == 1
    assert [token.content for token in blocks.tokens if token.type == "inline"][:4] == ["镇", "户", "东塘", "3"]
