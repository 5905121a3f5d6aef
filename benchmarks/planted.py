"""Faults of the kinds that the linter is for, each a sentence beside the same sentence without the fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from benchmarks import words
from benchmarks.sentences import Chance, percent, town, work


class Planted(NamedTuple):
    """A sentence with a fault, and what it should have been."""

    kind: str
    faulty: str
    right: str


def planted(chance: Chance, kind: str | None = None) -> Planted:
    """A fault of a kind, or of any."""
    kind = kind or chance.choice(list(KINDS))
    return Planted(kind, *KINDS[kind](chance))


def _placeholder(chance: Chance) -> tuple[str, str]:
    number, blank = str(chance.randint(20, 900)), chance.choice(("XX", "××", "***"))
    said = f"{work(chance)}{chance.choice(words.ACTIONS)}惠及群众{{}}户，{chance.choice(words.STATES)}。"
    return said.format(blank), said.format(number)


def _sum(chance: Chance) -> tuple[str, str]:
    """Parts and their total: “其中” would leave it open whether the parts are all there are."""
    parts = [chance.randint(30, 300) for _ in range(3)]
    names = chance.choice(words.FUNDS)
    funds = "、".join(f"{name}{part}万元" for name, part in zip(names, parts, strict=True))
    said = f"{work(chance)}{chance.choice(words.ACTIONS)}投入{funds}，三项合计{{}}万元。"
    return said.format(sum(parts) + chance.choice((-20, 10, 90))), said.format(sum(parts))


def _growth(chance: Chance) -> tuple[str, str]:
    before, more = chance.randint(400, 4000), chance.randint(40, 300)
    said = f"{town(chance)}{chance.choice(words.PRODUCTS)}产值{before + more}万元，上年为{before}万元，增长{{}}。"
    return said.format(percent(more * 2, before)), said.format(percent(more, before))


def _date(chance: Chance) -> tuple[str, str]:
    month = chance.choice((2, 4, 6, 9, 11))
    said = f"2025年{month}月{{}}日，{town(chance)}举行{chance.choice(words.EVENTS)}，{chance.choice(words.STATES)}。"
    return said.format(30 if month == 2 else 31), said.format(chance.randint(1, 28))


def _punctuation(chance: Chance) -> tuple[str, str]:
    said = f"{town(chance)}{chance.choice(words.MEANS)}{{}}{chance.choice(words.AIMS)}，{chance.choice(words.STATES)}。"
    return said.format(","), said.format("，")


KINDS: Mapping[str, Callable[[Chance], tuple[str, str]]] = {
    "placeholder": _placeholder,
    "sum": _sum,
    "growth": _growth,
    "date": _date,
    "punctuation": _punctuation,
}
"""The last is what every linter of Chinese is for, and stands beside the others to be fair."""
