"""Claims in words, held against figures in other sentences and paragraphs."""

from __future__ import annotations

import time

import pytest

from zongjie_lint.document import Document
from zongjie_lint.relations.half import PastHalf
from zongjie_lint.relations.passage import Passage
from zongjie_lint.relations.rank import PlacesMoved, RankAmongPeers
from zongjie_lint.relations.verdict import Verdict


def test_a_place_in_a_passage_leads_back_to_the_document():
    text = "前一段。\n全年完成投资3.2亿元，为年度计划的64.5%，居全市第3位。"
    passage = Document(text).facts(Passage)[-1]
    for place, number in zip(passage.places, passage.numbers, strict=True):
        assert passage.span_of(place, place + 1) == number.span


def test_an_opening_claim_is_held_against_all_paragraphs():
    text = "上半年，各项工作实现时间过半、任务过半。\n一、做法\n管网改造完成年度任务的{}。"
    verdicts = [[r.verdict for r in Document(text.format(rate)).facts(PastHalf)] for rate in ("41%", "61%")]
    assert verdicts == [[Verdict.FAIL], [Verdict.PASS]]


def test_a_claim_that_holds_is_counted():
    (moved,) = Document("考评由全市第8位升至第5位，前移3位。").facts(PlacesMoved)
    assert (moved.verdict, moved.working) == (Verdict.PASS, "8 − 5 = 3 → 3位")


def test_the_working_of_a_rank_names_those_ahead():
    text = "我县投资24亿元，东陵县、西陵县、南陵县分别为31亿元、27亿元、19亿元，居全市第二位。"
    (ranked,) = Document(text).facts(RankAmongPeers)
    assert ranked.verdict is Verdict.FAIL
    assert ranked.working == "大于24亿元的有2个（31亿元、27亿元），至少是第3"


@pytest.mark.parametrize("piece", ["居全市9个县区第3位、", "均实现双过半完成年度任务的40%,", "甲区96分、"])
def test_a_sentence_without_end_takes_no_time(piece):
    document = Document(piece * 4000 + "。")
    start = time.perf_counter()
    for kind in (PastHalf, RankAmongPeers, PlacesMoved):
        document.facts(kind)
    assert time.perf_counter() - start < 5
