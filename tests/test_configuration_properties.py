"""What must hold of every configuration, however it is written."""

import json
import tomllib
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.builtin import load_plugins
from zongjie_lint.commands.options import catalogue_of
from zongjie_lint.configuration.configurations import Configurations
from zongjie_lint.configuration.effective import effective
from zongjie_lint.configuration.fault import BrokenConfiguration
from zongjie_lint.configuration.model import ConfigurationTable
from zongjie_lint.configuration.positions import Positions
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.printers.configuration import toml_value

CATALOGUE = catalogue_of(load_plugins())
HERE = Path("/稿件")
KEYS = sorted({field.alias for field in ConfigurationTable.model_fields.values()} - {"rule"})
WORDS = [
    *KEYS,
    "paths",
    "titles",
    "sections",
    "units",
    "name",
    "NU25",
    "ST07",
    "longest",
    "off",
    "draft",
    "指标",
    "讲话/**",
]
words = st.sampled_from(WORDS) | st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=5)
scalars = words | st.integers(-(10**20), 10**20) | st.booleans() | st.floats() | st.dates()
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3))
tables = st.dictionaries(st.sampled_from(KEYS) | words, values, max_size=5)


def text_of(table):
    lines = [f"{json.dumps(key, ensure_ascii=False)} = {toml_value(value)}" for key, value in table.items()]
    return "\n".join(lines).replace("NaN", "nan").replace("-Infinity", "-inf").replace("Infinity", "inf") + "\n"


def outcome(text):
    """The settings of a text, or its faults."""
    try:
        return effective(CATALOGUE, [TomlText("稿.toml", text, HERE)]).settings_at("/稿件/总结.txt")
    except BrokenConfiguration as broken:
        return broken.faults


def assert_places_are_in(text, faults):
    lines = text.split("\n")
    for fault in faults:
        assert fault.message.zh
        assert fault.message.en
        if fault.place:
            assert 1 <= fault.place.line <= len(lines)
            assert 1 <= fault.place.column <= len(lines[fault.place.line - 1]) + 1


@settings(deadline=None, max_examples=150)
@given(tables)
def test_a_table_has_settings_or_faults_with_places_and_never_crashes(table):
    text = text_of(table)
    found = outcome(text)
    if isinstance(found, tuple):
        assert found
        assert all(fault.place for fault in found)
        assert_places_are_in(text, found)
    else:
        assert set(table) <= set(KEYS)


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("[]{}=.,\"'\\# \n\r\tab1“，＝" + "指")) | st.text())
def test_any_text_at_all_never_crashes(text):
    found = outcome(text)
    if isinstance(found, tuple):
        assert_places_are_in(text.replace("\r\n", "\n"), found)


@settings(deadline=None, max_examples=100)
@given(tables)
def test_every_key_stands_where_it_is_said_to(table):
    text = text_of(table)
    positions, lines = Positions.of(text), text.split("\n")
    for key in tomllib.loads(text):
        place = positions.nearest((key,), is_key=True)
        assert lines[place.line - 1][place.column - 1 :].startswith(json.dumps(key, ensure_ascii=False))


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("=.[]{}'\"-#~/\0 ab1指"), max_size=12) | st.text(max_size=300))
def test_any_value_of_the_option_never_crashes(argument):
    configurations = Configurations(lambda: CATALOGUE, [argument], is_isolated=True)
    with suppress(BrokenConfiguration):
        configurations.check_arguments()
        assert configurations.settings_at("/稿件/总结.txt")


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("~/\0.a指"), min_size=1, max_size=300))
def test_whatever_is_extended_never_crashes(name):
    assert outcome(f"extends = {toml_value(name)}\nbaseline = {toml_value(name)}\n")


LEVELS = st.sampled_from(["error", "warning", "info", "off"])
CODES = st.sampled_from(["NU25", "NU", "PH01", "P"])
layers = st.lists(st.dictionaries(CODES, LEVELS, max_size=3), min_size=1, max_size=4)


@settings(deadline=None, max_examples=60)
@given(layers, st.lists(st.booleans(), min_size=4, max_size=4))
def test_the_last_that_sets_a_key_counts(severities, are_overrides):
    base, *others = severities
    text = "severity = " + toml_value(base) + "\n"
    for severity, is_for_it in zip(others, are_overrides, strict=False):
        pattern = "*.txt" if is_for_it else "*.md"
        text += f'[[overrides]]\npaths = ["{pattern}"]\nseverity = {toml_value(severity)}\n'
    expected = dict(base)
    for severity, is_for_it in zip(others, are_overrides, strict=False):
        expected.update(severity if is_for_it else {})
    assert outcome(text).severity == expected


@settings(deadline=None, max_examples=60)
@given(st.from_regex(r"[a-z-]{1,12}", fullmatch=True).filter(lambda key: key not in [*KEYS, "rule"]))
def test_a_key_that_is_not_there_is_always_told(unknown):
    found = outcome(f"{unknown} = 1\n")
    assert [(fault.place.line, fault.place.column) for fault in found] == [(1, 1)]
