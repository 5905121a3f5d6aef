"""A configuration without fault, and what it comes to for each document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain as chain_of
from itertools import islice
from pathlib import Path
from typing import Any

from zongjie_lint.configuration.catalogue import Catalogue
from zongjie_lint.configuration.chain import Chain, Part
from zongjie_lint.configuration.fault import MOST_FAULTS, BrokenConfiguration, Fault
from zongjie_lint.configuration.layers import Layer, Merged, Setting
from zongjie_lint.configuration.names import NameCheck
from zongjie_lint.configuration.paths import path_from
from zongjie_lint.configuration.patterns import SlowPattern, is_matched
from zongjie_lint.configuration.rule_names import house_rules, rule_name_faults
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.configuration.validation import model_faults
from zongjie_lint.configuration.vocabulary_faults import vocabulary_faults
from zongjie_lint.message import Message
from zongjie_lint.settings import Settings

_SLOW = Message(
    "路径的写法 {pattern} 里 * 太多，匹配太慢；请写得简单些",
    "the pattern of paths {pattern} has too many * in it to be matched in reasonable time; write a simpler one",
)
_MORE = Message("还有别的错误；先改上面这些，再运行一遍", "there are more; mend these first, and run this again")
Matches = tuple[bool, ...]
"""For each override, whether it holds for a document."""


@dataclass(eq=False)
class Configuration:
    """A file with all that it extends, and what the command line adds."""

    catalogue: Catalogue
    parts: Sequence[Part]
    root: Path | None
    """The folder of the file; None where there is none."""
    absent: frozenset[str]
    """Codes it names of families that no rule belongs to."""
    _made: dict[tuple[Matches, Matches], Settings] = field(default_factory=dict, repr=False)
    _wholes: dict[Matches, Sequence[Part]] = field(default_factory=dict, repr=False)

    def settings_at(self, path: str) -> Settings:
        """The settings for a document; the same object for all documents that the same overrides hold for."""
        whole = self._whole_for(path)
        matched = (self._matched(self.parts, path), self._matched(whole, path))
        if matched not in self._made:
            self._made[matched] = self._merged(whole, path).to_settings(self.root)
        return self._made[matched]

    def merged_at(self, path: str) -> Merged:
        """The value of every key for a document, with its origin."""
        return self._merged(self._whole_for(path), path)

    @property
    def files(self) -> list[str]:
        """The names of the texts, the one that counts most first."""
        return list(dict.fromkeys(part.text.name for part in reversed(self.parts) if part.values is None))

    def is_excluded(self, path: str, *, is_folder: bool) -> bool:
        """Whether the search of a folder leaves a path out."""
        exclude = self._exclude
        return exclude is not None and _is_matched(path, exclude.value, exclude.text, is_folder=is_folder)

    @cached_property
    def _exclude(self) -> Setting | None:
        """What is excluded; no override may say so."""
        return self._merged(self._whole_for(None), None).settings.get(("exclude",))

    def _whole_for(self, path: str | None) -> Sequence[Part]:
        """The parts, above those of the file that comes with the profile of a document."""
        matched = self._matched(self.parts, path)
        if matched not in self._wholes:
            profile = self._merged(self.parts, path).settings.get(("profile",))
            has_file = profile is not None and self.catalogue.profiles.get(profile.value)
            self._wholes[matched] = [*self._beneath(profile), *self.parts] if profile and has_file else self.parts
        return self._wholes[matched]

    def _beneath(self, profile: Setting) -> Sequence[Part]:
        """What comes with a profile; what the file says goes before it."""
        chain = Chain(self.catalogue)
        chain.add_profile(profile.value, profile.text, profile.keys)
        return _sound(chain).parts

    def _matched(self, parts: Sequence[Part], path: str | None) -> Matches:
        """Which overrides hold for a document; none where it is not known."""
        return tuple(self._is_for(path, part, each) for part in parts for each in _overrides(part))

    def _merged(self, parts: Sequence[Part], path: str | None) -> Merged:
        found = Merged(self.catalogue)
        for part in parts:
            found.add(Layer(part.text, part.keys, _values(part)))
            for at, override in enumerate(_overrides(part)):
                if self._is_for(path, part, override):
                    found.add(Layer(part.text, ("overrides", at), override))
        return found

    @staticmethod
    def _is_for(path: str | None, part: Part, override: Mapping[str, Any]) -> bool:
        return path is not None and _is_matched(path, override["paths"], part.text)


def effective(
    catalogue: Catalogue,
    texts: Sequence[TomlText],
    options: Sequence[Part] = (),
    root: Path | None = None,
    known: dict[Path, TomlText] | None = None,
) -> Configuration:
    """The configuration that texts come to, the later before the earlier; raises BrokenConfiguration with all faults."""
    chain = Chain(catalogue, known={} if known is None else known)
    for text in texts:
        chain.add(text)
    chain.parts += options
    return _sound(chain, root)


def _sound(chain: Chain, root: Path | None = None) -> Configuration:
    """The chain as a configuration, if nothing in it is at fault."""
    texts = [part.text for part in chain.parts if part.values is None]
    catalogue = chain.catalogue.with_rules(rule for text in texts for rule in house_rules(text))
    catalogue = catalogue.with_rules(chain.catalogue.of_plugins(_plugins(texts)))
    checks = [NameCheck(text, catalogue) for text in texts]
    faults = [*chain.faults]
    for check in checks:
        others = chain_of(check.faults(), rule_name_faults(check.text, chain.catalogue))
        found = [*model_faults(check.text), *islice(others, MOST_FAULTS + 1)]
        faults += found or vocabulary_faults(check.text, catalogue)
    if faults:
        raise BrokenConfiguration(_first(sorted(faults, key=lambda fault: (fault.name, fault.order))))
    absent = frozenset(code for check in checks for code in check.absent)
    return Configuration(catalogue, chain.parts, root, absent)


def _is_matched(path: str, patterns: Sequence[str], text: TomlText, *, is_folder: bool = False) -> bool:
    """Whether patterns of a text match a path; raises BrokenConfiguration where that takes too long to find out."""
    try:
        return is_matched(path, patterns, text.folder, is_folder=is_folder)
    except SlowPattern as slow:
        raise BrokenConfiguration([Fault(text.name, _SLOW.format(pattern=slow.args[0]))]) from slow


def _first(faults: Sequence[Fault]) -> Sequence[Fault]:
    """As many faults as anybody reads at once, and a word on the others."""
    if len(faults) <= MOST_FAULTS:
        return faults
    return [*faults[:MOST_FAULTS], Fault(faults[MOST_FAULTS].name, _MORE)]


def _plugins(texts: Sequence[TomlText]) -> Sequence[Path]:
    """The local plugins of a configuration, those of the last text that names any; nothing where they are not well-formed."""
    for text in reversed(texts):
        names = (text.table or {}).get("plugins")
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return [path_from(text.folder, name) for name in names]
    return ()


def _values(part: Part) -> Mapping[str, Any]:
    return part.values if part.values is not None else part.text.table or {}


def _overrides(part: Part) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = () if part.values is not None else (part.text.table or {}).get("overrides", ())
    return found
