"""Invented sentences of reports: names and figures by chance, the arithmetic right, hardly two alike."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks import words

Chance = random.Random


def sentence(chance: Chance) -> str:
    """One sentence of a report; four in ten hold no number."""
    return chance.choice(_FIGURES if chance.random() < 0.6 else _CLAUSES)(chance)


def place(chance: Chance) -> str:
    """The name of a place that does not exist, without 县 or 镇."""
    return chance.choice(words.FIRST) + chance.choice(words.SECOND)


def percent(part: int, whole: int) -> str:
    """A share to one place, rounded half up, as people do."""
    return f"{(Decimal(part * 100) / whole).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def town(chance: Chance) -> str:
    """The name of a township."""
    return place(chance) + chance.choice(("镇", "乡", "街道"))


def work(chance: Chance) -> str:
    """What was worked on: of a township, so that the same figure is seldom told twice."""
    return f"{town(chance)}{chance.choice(words.WHERE)}{chance.choice(words.OBJECTS)}"


def _sum(chance: Chance) -> str:
    parts = [chance.randint(30, 900) for _ in range(3)]
    funds = "、".join(f"{name}{part}万元" for name, part in zip(chance.choice(words.FUNDS), parts, strict=True))
    return f"{work(chance)}{chance.choice(words.ACTIONS)}共投入{sum(parts)}万元，其中{funds}。"


def _growth(chance: Chance) -> str:
    before, more = chance.randint(400, 4000), chance.randint(20, 300)
    product = chance.choice(words.PRODUCTS)
    growth = percent(more, before)
    return f"{town(chance)}{product}产值{before + more}万元，上年为{before}万元，增长{growth}。"


def _completion(chance: Chance) -> str:
    target = chance.randint(40, 400)
    done = target - chance.randint(1, target // 4)
    act, counter = chance.choice(words.ACTIONS), chance.choice(words.COUNTERS)
    return f"{work(chance)}计划{act}{target}{counter}，实际完成{done}{counter}，完成率{percent(done, target)}。"


def _share(chance: Chance) -> str:
    whole = chance.randint(200, 3000)
    part = chance.randint(20, whole // 2)
    return f"{town(chance)}培训{chance.choice(words.PEOPLE)}{whole}人次，其中女性{part}人次，占{percent(part, whole)}。"


def _list(chance: Chance) -> str:
    names = chance.sample(words.SECOND, chance.randint(2, 5))
    villages = "、".join(f"{chance.choice(words.FIRST)}{name}村" for name in names)
    return f"先后走访了{town(chance)}的{villages}{len(names)}个村，{chance.choice(words.STATES)}。"


def _dated(chance: Chance) -> str:
    day = f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    return (
        f"{day}，在{town(chance)}召开{chance.choice(words.EVENTS)}，要求{_means(chance)}，{chance.choice(words.AIMS)}。"
    )


def _thrice(chance: Chance) -> str:
    first, second, third = chance.sample(words.MEANS, 3)
    aims = chance.sample(words.AIMS, 3)
    return f"一是{first}，{aims[0]}；二是{second}，{aims[1]}；三是{third}，{aims[2]}。"


def _count(chance: Chance) -> str:
    number = chance.randint(12, 980)
    return f"在{work(chance)}{chance.choice(words.ACTIONS)}中排查隐患{number}条，{chance.choice(words.STATES)}。"


def _means(chance: Chance) -> str:
    return "、".join(chance.sample(words.MEANS, 2))


def _plain(chance: Chance) -> str:
    return f"围绕{chance.choice(words.AIMS)}，{town(chance)}{_means(chance)}，{chance.choice(words.STATES)}。"


def _quoted(chance: Chance) -> str:
    aims = "、".join(f"“{aim}”" for aim in chance.sample(words.AIMS, 1))
    return f"{work(chance)}按照{aims}的思路{chance.choice(words.ACTIONS)}，{chance.choice(words.STATES)}。"


def _document(chance: Chance) -> str:
    title = f"《{town(chance)}{chance.choice(words.OBJECTS)}{chance.choice(words.DOCUMENTS)}》"
    return f"制定了{title}，{chance.choice(words.MEANS)}，努力{chance.choice(words.AIMS)}。"


def _fault(chance: Chance) -> str:
    one, other = chance.sample(words.FAULTS, 2)
    return f"从{town(chance)}的情况看，{one}（尤其是{chance.choice(words.WHERE)}），{other}。"


_FIGURES: tuple[Callable[[Chance], str], ...] = (_sum, _growth, _completion, _share, _list, _dated, _count)
_CLAUSES: tuple[Callable[[Chance], str], ...] = (_thrice, _plain, _plain, _quoted, _document, _fault)
