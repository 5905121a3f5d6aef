"""The profile for formal documents of Party and government bodies."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.profile import FINAL, Profile, Severities

_EXACT: Severities = dict.fromkeys(("GW01", "GW03", "FM01", "FM02"), Severity.ERROR)
"""What the standard lays down in figures, and what can be measured without doubt."""
_LAID_DOWN: Severities = dict.fromkeys(
    ("FM05", "FM08", "FM09", "FM10", "FM11", "FM12", "FM14", "FM15", "FM16", "FM17", "FM18"), Severity.WARNING
)
_USUAL: Severities = dict.fromkeys(("FM03", "FM04", "FM06", "FM07", "FM13"), Severity.WARNING)
"""What the standard calls usual (一般) and lets an office adapt; never an error."""

GBT9704 = Profile(
    "gbt9704",
    Message(
        "正式公文：按定稿检查，再对照 GB/T 9704-2012 查 Word 文档的版式",
        "formal documents: as for publication, and the page format of GB/T 9704-2012",
    ),
    {**_EXACT, **_LAID_DOWN, **_USUAL},
    base=FINAL,
)
