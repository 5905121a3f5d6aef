"""What is looked for only where it can stand is found as if all of the text had been searched."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.claim_index import PERCENTAGES, claims_with, statements_saying, statements_with
from zongjie_lint.relations.wording import Wording, holding
from zongjie_lint.rules.numbers.neighbourhood import AFTER_NUMBER, END_OF_NUMBER, Neighbourhood
from zongjie_lint.rules.placeholders.web_boilerplate import WebBoilerplate

_PIECES = [
    "产值",
    "同比增长",
    "达",
    "12.5",
    "8",
    "亿元",
    "%",
    "，",
    "。",
    "；",
    "净增",
    "户",
    "\n　　",
    "占",
    "由",
    "到",
    "的",
    " ",
]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)
_RATE = regex.compile(r"增长\d{1,2}(?:\.\d)?(?=[ ]?[,。;])")


@given(_TEXTS)
def test_neighbourhoods_hold_every_match(text: str) -> None:
    document = Document(text)
    near = Neighbourhood(compiled(END_OF_NUMBER), before=16, after=8)

    everywhere = [
        match.span()
        for paragraph in body(document)
        for match in _RATE.finditer(document.folded, paragraph.span.start, paragraph.span.end)
    ]

    assert [match.span() for match in near.matches(document, _RATE)] == everywhere


@given(_TEXTS)
def test_statements_that_say_a_word_are_those_in_whose_text_it_stands(text: str) -> None:
    document = Document(text)
    statements = document.facts(StatementClaims)

    texts = [(each, each.span.of_text(document.folded)) for each in statements]
    said = [each for each, words in texts if "净" in words or "增长" in words]

    assert [*statements_saying(document, "净", "增长")] == said


@given(_TEXTS)
def test_of_many_words_every_place_is_found(text: str) -> None:
    document = Document(text)
    words = ("产值", "净增", "增长", "亿元", "户", "同比", "由")
    statements = document.facts(StatementClaims)

    having = [each for each in statements if any(word in each.span.of_text(document.folded) for word in words)]

    assert set(having) <= set(holding(document, statements, *words))


@given(_TEXTS)
def test_claims_by_role_and_kind_are_those_of_all_statements(text: str) -> None:
    document = Document(text)
    rates = [
        claim
        for statement in document.facts(StatementClaims)
        for claim in statement.claims
        if claim.role is Role.GROWTH and claim.number.kind is NumericKind.PERCENT
    ]

    assert [claim for _, claim in claims_with(document, Role.GROWTH, kinds=PERCENTAGES)] == rates
    assert [*statements_with(document)] == [*document.facts(StatementClaims)]


def test_places_of_a_word_overlap_where_the_word_does() -> None:
    (wording,) = Document("亿亿亿元").facts(Wording)

    assert wording.places("亿亿") == [0, 1]
    assert wording.places("万") == []


@given(_TEXTS)
def test_an_anchor_tried_only_at_digits_finds_what_it_finds_everywhere(text: str) -> None:
    document, anchor = Document(text), compiled(END_OF_NUMBER)
    everywhere = [match.span() for match in Neighbourhood(anchor, 40, 8).matches(document, _RATE)]

    at_digits = Neighbourhood(anchor, 40, 8, AFTER_NUMBER).matches(Document(text), _RATE)

    assert [match.span() for match in at_digits] == everywhere


@given(_TEXTS, st.text("净增占由户", min_size=1, max_size=2))
def test_a_word_is_found_wherever_it_stands(text: str, word: str) -> None:
    (wording,) = Document(text).facts(Wording)
    folded = Document(text).folded

    assert [*wording.places(word)] == [at for at in range(len(folded)) if folded.startswith(word, at)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("村道养护有序推进，此处隐藏12个字渔业工作总结范文已归档。", ["此处隐藏12个字", "渔业工作总结范文"]),
        ("夏粮收购平稳，此处隐藏8字…此处隐藏60字…仓容充足。", ["此处隐藏8字…", "此处隐藏60字…"]),
        ("夏粮收购平稳，……此处隐藏8字仓容充足。", ["……此处隐藏8字"]),
    ],
)
def test_words_of_a_site_begin_where_those_before_them_end(text: str, found: list[str]) -> None:
    document = Document(f"云岭镇2026年工作总结\n\n全镇经济平稳运行，各项任务完成较好。\n{text}\n")
    assert [diagnostic.span.of_text(document.text) for diagnostic in WebBoilerplate().check(document)] == found
