"""The profile that is written from what past reports share: TOML that a clerk can read and change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from zongjie_lint.facts.report_kind import KINDS, Kind
from zongjie_lint.facts.role import Role
from zongjie_lint.past.shared_part import HALF, SharedPart

UNKNOWN_KIND = "文种没有认出的稿子"
_HEAD = """\
# 以往的稿子通常有哪些部分：由 zongjie-lint learn 从 {count} 份已定稿的稿子归纳而来，请审一遍再用。
# {kinds}
#
# 用法：在 zongjie-lint.toml 里写一行 extends = "本文件名"，或者检查时加 --config 本文件名。
# 检查时，缺了某个部分会说明它以往放在哪里、叫什么（ST01），次序与以往不同也会提示（ST02）。
#
# 每个 [[section]] 是一个部分，从上到下就是通常的次序。不要求的，删去那一段，或者在每行前面加 #。
#   role     这一部分是什么，认不出来的没有这一行：
{roles}
#   titles   以往的标题，可以增删；标题意思相近就算有，不必一字不差
#   level    标题的层次，1 是最高一级
#   share    多少稿子有这一部分：0.8 以上（且不少于 3 份）而这次没有，才会提示
#   reports  归纳自多少份稿子
#   kind     只用于这一文种；没有这一行的，用于各种稿子
#   movable  写 true 表示各份稿子的次序不一样，不查先后
"""
_WORDINGS = """
# 下面这些标题，单看字面看不出是哪一部分，是从它们在稿子里的位置推断的；不对的请改正。
[vocabulary.sections]
"""
_KIND = """
# ==== {kind}：{count} 份 ====
"""
_FEW = "# 份数太少，哪些部分必不可少还说不准：只用来提示位置和标题，不据此报缺。\n"
_NOTHING = "# 没有两份以上都有的部分。\n"
_RARE = """
# 以下部分只有不到一半的稿子有，没有采用；要用的，去掉每行前面的“# ”。
"""
_FEWEST = 3
_LEVELS = {1: "一级标题", 2: "二级标题"}
_ROLES_A_LINE = 4


@dataclass(frozen=True)
class LearnedKind:
    """What the reports of one kind share."""

    kind: Kind | None
    reports: int
    parts: tuple[SharedPart, ...]

    @property
    def name(self) -> str:
        """The kind, in Chinese."""
        return self.kind.title.zh if self.kind else UNKNOWN_KIND

    @property
    def usual(self) -> list[SharedPart]:
        """The parts that at least half of the reports have."""
        return [part for part in self.parts if part.share >= HALF]

    @property
    def rare(self) -> list[SharedPart]:
        """The others."""
        return [part for part in self.parts if part.share < HALF]


def profile_text(learned: Sequence[LearnedKind]) -> str:
    """The profile as a whole: the same text for the same reports, in whatever order they are named."""
    kinds = "，".join(f"{each.name} {each.reports} 份" for each in learned)
    head = _HEAD.format(count=sum(each.reports for each in learned), kinds=kinds + "。", roles="\n".join(_role_lines()))
    return "".join([head, *_wordings(learned), *(piece for each in learned for piece in _of_kind(each))])


def _role_lines() -> Iterator[str]:
    roles = [f"{role} {role.title.zh}" for role in Role]
    for at in range(0, len(roles), _ROLES_A_LINE):
        yield "#            " + "、".join(roles[at : at + _ROLES_A_LINE])


def _wordings(learned: Sequence[LearnedKind]) -> Iterator[str]:
    """The titles that tell their role by nothing but their place."""
    found: dict[Role, set[str]] = {}
    for part in (part for each in learned for part in each.usual):
        shown = {title for title, count in part.titles if count > 1}
        if part.role and shown & set(part.unworded):
            found.setdefault(part.role, set()).update(shown & set(part.unworded))
    if found:
        yield _WORDINGS
        yield from (f"{role} = [{_strings(sorted(found[role]))}]\n" for role in Role if role in found)


def _of_kind(learned: LearnedKind) -> Iterator[str]:
    yield _KIND.format(kind=learned.name, count=learned.reports)
    if learned.reports < _FEWEST:
        yield _FEW
    if not learned.usual:
        yield _NOTHING
    yield from ("\n" + _section(part, learned) for part in learned.usual)
    if learned.rare:
        yield _RARE
        yield from ("\n" + _commented(_section(part, learned)) for part in learned.rare)


def _commented(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.splitlines())


def _section(part: SharedPart, learned: LearnedKind) -> str:
    lines = [f"# {_said(part)}", "[[section]]"]
    if learned.kind:
        lines.append(f"kind = {_string(learned.kind.key)}")
    if part.role:
        lines.append(f"role = {_string(part.role)}")
    if part.titles:
        lines += ["titles = [", *(f"    {_string(title)},  # {count} 份" for title, count in part.titles), "]"]
    else:
        lines.append("titles = []  # 各份的标题都是整句话，没有列出")
    lines += [f"level = {part.level}", f"share = {_share(part)}", f"reports = {part.reports}"]
    if part.movable:
        lines.append("movable = true")
    return "\n".join(lines) + "\n"


def _said(part: SharedPart) -> str:
    """The part in words: what it is, how many have it, how it is headed, how long it is."""
    name = f"{part.role.title.zh}：" if part.role else ""
    level = _LEVELS.get(part.level, f"{part.level} 级标题") + (f"，多写作“{part.style}”" if part.style else "")
    unheaded = f"，其中 {part.unheaded} 份没有单列标题" if part.unheaded else ""
    return f"{name}{part.reports} 份里 {part.count} 份有{unheaded}；{level}；{_length(part.lengths)}"


def _length(lengths: Sequence[int]) -> str:
    if lengths[0] == lengths[-1]:
        return f"{lengths[0]} 字"
    return f"{lengths[0]}—{lengths[-1]} 字，居中的 {median_low(lengths)} 字"


def _share(part: SharedPart) -> str:
    """Rounded down, so that what is written never says more than was found."""
    hundredths = part.count * 100 // part.reports
    return "1.0" if hundredths == 100 else f"{hundredths / 100:.2f}"


def _strings(texts: Sequence[str]) -> str:
    return ", ".join(map(_string, texts))


def _string(text: str) -> str:
    """A basic string of TOML, which escapes as JSON does."""
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def known_kinds() -> dict[str, Kind]:
    """The kinds of report by their keys."""
    return {kind.key: kind for kind in KINDS}
