"""Every relation between numbers that is checked, found in the modules of this package."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from zongjie_lint import relations
from zongjie_lint.document import Document, Fact
from zongjie_lint.packages import modules_of
from zongjie_lint.relations.relation import Relation


@cache
def relation_types() -> tuple[type[Relation], ...]:
    """The relations in the order of their modules."""
    return tuple(
        value
        for module in modules_of(relations)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Relation) and _is_defined_in(value, module.__name__)
    )


def relations_in(document: Document) -> Iterator[Relation]:
    """Every relation in a document, in reading order."""
    found = [relation for kind in relation_types() for relation in document.facts(kind)]
    yield from sorted(found, key=lambda relation: relation.span)


def _is_defined_in(relation: type[Relation], module: str) -> bool:
    """Whether a class is at home in a module and says what must hold, as the bases of others do not."""
    return relation.__module__ == module and hasattr(relation, "title") and _is_found(relation)


def _is_found(relation: type[Relation]) -> bool:
    return relation.extract.__func__ is not Fact.extract.__func__  # type: ignore[attr-defined]
