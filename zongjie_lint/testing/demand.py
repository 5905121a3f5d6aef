"""An assertion that says in both languages what to do."""

from __future__ import annotations

from zongjie_lint.message import Message


def demand(holds: bool, what: str, otherwise: Message, where: str = "") -> None:
    """Raise AssertionError unless something holds: of what, what to do, and where it was seen."""
    __tracebackhide__ = True
    if not holds:
        place = f"\n  {where}" if where else ""
        raise AssertionError(f"{what}: {otherwise.zh}\n  {otherwise.en}{place}")
