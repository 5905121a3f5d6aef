"""The fuzz target itself: its inputs follow from the seed, a few of them hold, and what fails is made small and kept."""

from itertools import islice

from .fuzz import __main__ as campaign
from .fuzz.invariants import broken
from .fuzz.seeds import BESIDE, Seed, seeds
from .fuzz.shrinking import shrunk


def test_the_inputs_follow_from_the_seed():
    first, again = ([*islice(campaign.inputs(3), 40)] for _ in range(2))
    assert [(each.name, each.data) for each in first if each.suffix != ".docx"] == [
        (each.name, each.data) for each in again if each.suffix != ".docx"
    ]  # a package holds the time at which it was made
    assert len({each.data for each in first}) > 30


def test_there_are_seeds_of_every_kind():
    assert {each.kind for each in seeds()} == {"例.txt", ".txt", ".md", ".html", ".docx", *BESIDE}


def test_a_few_inputs_hold():
    assert [told for each in islice(campaign.inputs(7), 12) if (told := broken(each))] == []


def test_what_fails_is_made_small():
    seed = Seed("稿.txt", "前面的话。要害在这里。后面的话。".encode() * 5)
    assert shrunk(seed, lambda each: "要害".encode() in each.data).data == "要害".encode()


def test_one_input_is_kept_for_each_way_of_failing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(campaign, "broken", lambda seed: "KeyError a.py:1: x" if seed.suffix == ".txt" else None)
    assert campaign.main(["--seconds", "3", "--seed", "1", "--failures", str(tmp_path / "found")]) == 1
    (kept,) = (tmp_path / "found").iterdir()
    assert "KeyError" in capsys.readouterr().out
    assert campaign.main([str(kept)]) == 1
