"""A profile: how severe rules are where this office publishes."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.profile import FINAL, Profile

OFFICE = Profile(
    "office",
    Message("本单位定稿：单位名称没有写全算错误", "for publication by this office: a name cut short is an error"),
    {"XJ01": Severity.ERROR},
    # In minutes, which stay inside, a short name will do.
    kinds={"minutes": {"XJ01": Severity.INFO}},
    base=FINAL,
)
