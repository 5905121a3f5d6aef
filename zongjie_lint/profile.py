"""A profile: how severe each rule is for one purpose, such as drafting or publication."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import msgspec

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.record import Record, replace

Severities = Mapping[str, Severity | None]
"""By rule code, such as `NU01`; `None` switches a rule off."""


class Profile(Record):
    """A named choice of severities; a rule that it does not name has that of the base, at last its own."""

    name: str
    """What `--profile` calls it."""
    title: Message
    """What it is for, in a few words."""
    severities: Severities = msgspec.field(default_factory=dict)
    """For reports of every kind."""
    kinds: Mapping[str, Severities] = msgspec.field(default_factory=dict)
    """For reports of one kind, such as `speech`; they go before those for every kind."""
    base: Profile | None = None
    """The profile that this one changes; whatever this one says goes before whatever that one says."""
    file: Path | None = None
    """A configuration file that comes with it: vocabulary, options and house rules that go with the purpose."""

    def for_kind(self, kind: str | None) -> Severities:
        """The severities for reports of a kind, None for a report whose kind is not known."""
        inherited = self.base.for_kind(kind) if self.base else {}
        return {**inherited, **self.severities, **self.kinds.get(kind or "", {})}

    def with_severities(self, severities: Severities) -> Profile:
        """The same with severities that go before its own, for reports of every kind."""
        return replace(self, severities=severities, kinds={}, base=self) if severities else self

    def codes(self) -> set[str]:
        """Every rule that is named for some kind of report."""
        own = {*self.severities, *(code for severities in self.kinds.values() for code in severities)}
        return own | (self.base.codes() if self.base else set())

    def named_kinds(self) -> set[str]:
        """Every kind of report that is named."""
        return {*self.kinds} | (self.base.named_kinds() if self.base else set())

    def absent(self, codes: Collection[str]) -> list[str]:
        """Codes it names of families that no rule belongs to: those of a plugin that is not installed, or is off."""
        families = {code[:2] for code in codes}
        return sorted(code for code in self.codes() if code not in codes and code[:2] not in families)

    def faults(self, codes: Collection[str], kinds: Collection[str]) -> Iterator[Message]:
        """What is wrong with it where these are all the rules and kinds of report there are."""
        away = self.absent(codes)
        for code in sorted(self.codes() - {*codes} - {*away}):
            yield _NO_RULE.format(name=self.name, code=code)
        for kind in sorted(self.named_kinds() - {*kinds}):
            yield _NO_KIND.format(name=self.name, kind=kind)


def severity_under(chosen: Severity, own: Severity, found: Severity) -> Severity:
    """How severe a finding is where a profile chooses a severity for a rule that has one of its own.

    A finding that the rule itself takes less seriously than usual is in doubt. No purpose takes the doubt away, so it
    is never raised, and lowered only where it would stand above what was chosen. One that the rule takes more seriously
    is lowered with the rule, and never below what was chosen.
    """
    if found < own:
        return min(found, chosen)
    return max(found, chosen) if chosen >= own else chosen


_NO_RULE = Message(
    "级别方案 {name} 提到了没有的规则 {code}", "the profile {name} names a rule that does not exist: {code}"
)
_NO_KIND = Message("级别方案 {name} 提到了没有的文种 {kind}", "the profile {name} names a kind of report that does not exist: {kind}")  # fmt: skip

REVIEW = Profile(
    "review",
    Message(
        "审校：每条规则用自己的级别，个别文种放宽", "review: every rule with its own severity, eased for some kinds"
    ),
    kinds={
        # Said aloud, “近三百人” need not be below 300.
        "speech": {"NU25": Severity.INFO},
    },
)
DRAFT = Profile(
    "draft",
    Message(
        "起草：没填的空只提醒，还没写到的部分和日期不催",
        "drafting: blanks are warnings, parts not yet written are none",
    ),
    {
        "PH01": Severity.WARNING,
        "PH02": Severity.WARNING,
        "PH09": Severity.WARNING,
        "PH13": Severity.WARNING,
        "ST01": Severity.INFO,
        "ST04": Severity.INFO,
        "ST06": Severity.INFO,
    },
    base=REVIEW,
)
FINAL = Profile(
    "final",
    Message(
        "定稿：没填的空、没有成文日期都是错误，遮去的名称要提醒",
        "publication: blanks and a missing date are errors, masked names warnings",
    ),
    {
        "PH01": Severity.ERROR,
        "PH02": Severity.ERROR,
        # Warnings only: names may be hidden on purpose.
        "PH03": Severity.WARNING,
        "PH09": Severity.ERROR,
        "PH13": Severity.ERROR,
        "ST06": Severity.ERROR,
        "DT01": Severity.ERROR,
    },
    base=REVIEW,
)
PROFILES = (DRAFT, REVIEW, FINAL)
