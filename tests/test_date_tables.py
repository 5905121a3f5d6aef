"""The tables of sessions and of dated wording are in order."""

from itertools import groupby

import pytest
import regex

from zongjie_lint.facts.session import Body
from zongjie_lint.lexicon import lexicon
from zongjie_lint.rules.dates.sessions import does_not_exist, held

SESSIONS = lexicon("congress_sessions")["sessions"]
TERMS = lexicon("anachronisms")["terms"]


@pytest.mark.parametrize("body", list(Body))
def test_the_sessions_of_a_body_follow_one_another(body):
    mine = sorted((s["number"], s["session"]) for s in SESSIONS if s["body"] == body)
    days = [held(body, number, session).first for number, session in mine]
    assert days == sorted(days)
    assert len(set(mine)) == len(mine)


@pytest.mark.parametrize("number", lexicon("congress_sessions")["complete"])
def test_a_committee_called_complete_has_every_plenum_up_to_its_last(number):
    known = [s["session"] for s in SESSIONS if s["body"] == "plenum" and s["number"] == number]
    assert known == list(range(1, 8))
    assert does_not_exist(Body.PLENUM, number, 8)


def test_a_committee_still_in_office_may_meet_again():
    latest = max(
        number for (body, number), _ in groupby(SESSIONS, key=lambda s: (s["body"], s["number"])) if body == "plenum"
    )
    assert not does_not_exist(Body.PLENUM, latest, 8)


@pytest.mark.parametrize("session", SESSIONS, ids=lambda s: f"{s['body']}-{s['number']}-{s['session']}")
def test_every_session_names_its_source(session):
    assert session["source"]


@pytest.mark.parametrize("entry", TERMS, ids=lambda entry: entry.get("pattern", "") or entry["words"][0])
def test_every_dated_wording_has_a_source_and_a_day(entry):
    assert entry["source"]
    assert "certain" in entry
    assert entry.keys() & {"not_before", "stale_after"}
    assert entry.get("words") or (entry["stems"] and regex.compile(entry["pattern"]))
    if {"not_before", "stale_after"} <= entry.keys():
        assert entry["not_before"] < entry["stale_after"]


@pytest.mark.parametrize("entry", [entry for entry in TERMS if "pattern" in entry], ids=lambda entry: entry["stems"][0])
def test_every_alternative_of_a_pattern_holds_one_of_its_stems(entry):
    words = regex.sub(r"\((?:[^()]|(?R))*\)\??", "", entry["pattern"]).split("|")
    assert all(any(stem in word for stem in entry["stems"]) for word in words)
    assert not any(one != other and one in other for one in entry["stems"] for other in entry["stems"])
