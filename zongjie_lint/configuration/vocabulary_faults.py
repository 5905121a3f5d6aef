"""The words that a configuration adds held against what can be added."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.configuration.catalogue import Catalogue
from zongjie_lint.configuration.fault import Fault
from zongjie_lint.configuration.layers import vocabulary_in
from zongjie_lint.configuration.positions import Keys
from zongjie_lint.configuration.toml_text import TomlText

_PAST = "past"
"""The field of a vocabulary that `[[section]]` fills; the others are under `[vocabulary]`."""


def vocabulary_faults(text: TomlText, catalogue: Catalogue) -> Iterator[Fault]:
    """Every word of a text that means too much, nothing, or two things; the text must be as the model has it."""
    table = text.table or {}
    tables = [((), table), *((("overrides", at), each) for at, each in enumerate(table.get("overrides", ())))]
    for above, each in tables:
        for key, reason in catalogue.vocabulary_faults(vocabulary_in(each)):
            yield text.fault(_keys(above, key), reason)


def _keys(above: Keys, key: Keys) -> Keys:
    """The way in the table to what a field of the vocabulary holds."""
    return (*above, "section", *key[1:]) if key[0] == _PAST else (*above, "vocabulary", *key)
