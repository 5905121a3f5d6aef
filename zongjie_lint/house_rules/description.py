"""What a house rule checks, in a sentence for its manual page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.configuration.rule_values import KINDS, SCOPES, UNITS

_MOST_WORDS = 8


def manual_page(table: RuleModel) -> str:
    """The page of a rule under the headings that every rule has."""
    why = table.why or "本单位这样要求。"
    advice = table.advice.zh if table.advice else default_advice(table)
    return f"{table.name}。\n\n## 查什么\n{description(table)}\n\n## 为什么\n{why}\n\n## 怎么改\n{advice}"


def description(table: RuleModel) -> str:
    """Where it looks, for what, and what does not count, in Chinese."""
    sentences = [f"{_where(table)}：{_DESCRIPTIONS[table.type](table)}。"]
    if table.when:
        sentences.append(f"写到{_listed(table.when)}才查。")
    if table.when_not:
        sentences.append(f"写到{_listed(table.when_not)}就不查。")
    if table.unless:
        sentences.append(f"{_listed(table.unless)}里的不算。")
    if table.kinds:
        sentences.append(f"只查{'、'.join(KINDS[kind] for kind in table.kinds)}。")
    return "".join(sentences)


def default_advice(table: RuleModel) -> str:
    """What to do where the table does not say."""
    if table.type in ("count", "length"):
        return f"改到{_limits(table, '次' if table.type == 'count' else '个字')}。"
    if table.needs_first:
        return f"第一次写到的地方写“{table.words[0]}”，后面再用简称。"
    if table.prefer:
        return f"统一写“{table.prefer}”。"
    return _ADVICE[table.type]


def _where(table: RuleModel) -> str:
    places = "、".join(SCOPES[place] for place in table.places)
    return f"{places}，每{UNITS[table.unit]}" if table.unit and table.unit != "list" else places


def _listed(words: Sequence[str]) -> str:
    quoted = "".join(f"“{word}”" for word in words[:_MOST_WORDS])
    return quoted if len(words) <= _MOST_WORDS else f"{quoted}等{len(words)}个词"


def _sought(table: RuleModel) -> str:
    return f"符合 {table.pattern} 的文字" if table.pattern else _listed(table.words)


def _limits(table: RuleModel, unit: str) -> str:
    least = f"至少{table.at_least}{unit}" if table.at_least is not None else ""
    most = f"最多{table.at_most}{unit}" if table.at_most is not None else ""
    return "，".join(filter(None, (least, most)))


def _of_requirement(table: RuleModel) -> str:
    several = len(table.words) > 1
    return f"要有{_sought(table)}{('，一个都不能少' if table.all else '当中的一个') if several else ''}"


def _of_replacement(table: RuleModel) -> str:
    if not table.pairs:
        return f"{_sought(table)}写作“{table.with_}”"
    shown = [f"“{wrong}”写作“{right}”" for wrong, right in list(table.pairs.items())[:_MOST_WORDS]]
    return "，".join(shown) + (f"，等{len(table.pairs)}对" if len(table.pairs) > _MOST_WORDS else "")


def _of_order(table: RuleModel) -> str:
    order = "并列的时候，" if table.unit == "list" else ""
    introduced = f"；没有写过“{table.words[0]}”，就不写别的" if table.needs_first else ""
    return f"{order}先后次序是{_listed(table.words)}{introduced}"


def _of_consistency(table: RuleModel) -> str:
    prefer = f"，用“{table.prefer}”" if table.prefer else ""
    return f"{_listed(table.words)}只用一种{prefer}"


_DESCRIPTIONS: Mapping[str, Callable[[RuleModel], str]] = {
    "forbid": lambda table: f"不写{_sought(table)}",
    "require": _of_requirement,
    "replace": _of_replacement,
    "count": lambda table: f"{_sought(table)}{_limits(table, '次')}",
    "length": lambda table: _limits(table, "个字"),
    "order": _of_order,
    "consistency": _of_consistency,
}
_ADVICE: Mapping[str, str] = {
    "forbid": "换一种写法，或者删去。",
    "require": "按本单位的要求补上。",
    "replace": "按本单位的写法改过来。",
    "order": "把次序调整过来。",
    "consistency": "统一成一种。",
}
