"""What a rule rests on, and how binding that is: only a standard's own clause or a regulation lays anything down."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled


class Authority(Enum):
    """How binding a source is, with the words for it; a fact needs none."""

    STANDARD = Message("国家标准", "national standard")
    INFORMATIVE = Message("国家标准的资料性附录，建议", "informative annex of a national standard: advice")
    REGULATION = Message("法规", "regulation")
    FACT = None
    USAGE = Message("建议", "advice")

    @property
    def is_binding(self) -> bool:
        """Whether one may say that something is laid down (规定)."""
        return self in (Authority.STANDARD, Authority.REGULATION)


_STANDARD = compiled(r"GB(?:/T)? \d+(?:\.\d+)?-\d{4}")
_INFORMATIVE = compiled(r"资料性|附录B|\bB\.\d")
_REGULATION = compiled(r"《党政机关公文处理工作条例》")
_FACT = compiled(r"算术|数学|历法|事实表|部分不大于总体")
_USAGE = compiled(r"实务|惯例|要求|写法")


def parts_of(basis: str) -> list[str]:
    """The sources that a basis names."""
    return [part.strip() for part in basis.split("；") if part.strip()]


def authorities(basis: str) -> Iterator[Authority]:
    """The authority of each source; nothing for one that is none of the known."""
    return filter(None, map(_authority, parts_of(basis)))


def is_binding(basis: str) -> bool:
    """Whether a national standard's own clause or the regulation is among the sources."""
    return any(authority.is_binding for authority in authorities(basis))


def with_authority(basis: str) -> Message:
    """A basis with how binding each of its sources is."""
    parts = [_labelled(part) for part in parts_of(basis)]
    return Message("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _labelled(part: str) -> Message:
    authority = _authority(part)
    if not authority or not authority.value:
        return Message(part, part)
    source = part.replace("（资料性）", "")
    return Message(f"{source}（{authority.value.zh}）", f"{source} ({authority.value.en})")


def _authority(part: str) -> Authority | None:
    if _STANDARD.search(part):
        return Authority.INFORMATIVE if _INFORMATIVE.search(part) else Authority.STANDARD
    if _REGULATION.search(part):
        return Authority.REGULATION
    if _FACT.search(part):
        return Authority.FACT
    return Authority.USAGE if _USAGE.search(part) else None
