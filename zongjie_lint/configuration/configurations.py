"""The configurations of a run: each file read once, the settings of each document made from them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from zongjie_lint.configuration.catalogue import Catalogue
from zongjie_lint.configuration.discovery import Discovery
from zongjie_lint.record import State
from zongjie_lint.settings import Settings

if TYPE_CHECKING:
    from zongjie_lint.configuration.effective import Configuration
    from zongjie_lint.configuration.given import Given
    from zongjie_lint.configuration.toml_text import TomlText


class Configurations(State, dict=True):
    """What is configured for any document; where nothing is, nothing is imported for it either."""

    make_catalogue: Callable[[], Catalogue]
    """Makes the names that a configuration may hold, where one is to be read."""
    arguments: Sequence[str] = ()
    """The values of `--config`."""
    is_isolated: bool = False
    """Whether files that nobody named are left alone."""
    options: Mapping[str, Any] = msgspec.field(default_factory=dict)
    """Keys that options of the command line have set; they go before everything else."""
    _discovery: Discovery = msgspec.field(default_factory=Discovery)
    _texts: dict[Path, TomlText] = msgspec.field(default_factory=dict)
    """The files that others extend, each read once."""
    _by_text: dict[TomlText | None, Configuration | None] = msgspec.field(default_factory=dict)

    def settings_at(self, path: str) -> Settings:
        """The settings for a document; raises BrokenConfiguration."""
        found = self.nearest(path)
        return found.settings_at(path) if found else self._bare

    def is_excluded(self, path: str, *, is_folder: bool) -> bool:
        """Whether the search of a folder leaves a path out; raises BrokenConfiguration."""
        found = self.nearest(path)
        return found is not None and found.is_excluded(path, is_folder=is_folder)

    def check_arguments(self) -> None:
        """Raises BrokenConfiguration where the values of `--config` cannot be used at all."""
        if self._given and self._given.file:
            from zongjie_lint.configuration.effective import effective  # noqa: PLC0415 - as below

            effective(self._catalogue, self._given.texts, known=self._texts)

    def nearest(self, path: str) -> Configuration | None:
        """The configuration for a document, None where nothing is configured; raises BrokenConfiguration."""
        text = self._text_for(path)
        if text not in self._by_text:
            self._by_text[text] = self._effective(text)
        return self._by_text[text]

    def shown(self, path: str) -> Configuration:
        """The same, even where only options say something, to be shown; raises BrokenConfiguration."""
        return self.nearest(path) or self._combined(None)

    @property
    def files(self) -> set[Path]:
        """The files that were read so far, sound or not."""
        read = {text.path for text in self._discovery.known.values() if text and text.path}
        return {*read, *self._texts}

    @property
    def absent(self) -> frozenset[str]:
        """Codes that the configurations so far name of families that no rule belongs to."""
        return frozenset(code for each in self._by_text.values() if each for code in each.absent)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return self.make_catalogue()

    @cached_property
    def _bare(self) -> Settings:
        """The settings where there is no file."""
        return Settings(
            profile=self.options.get("profile"),
            kind=self.options.get("kind"),
            select=tuple(self.options.get("select", ())),
            ignore=tuple(self.options.get("ignore", ())),
            fail_level=self.options.get("fail-level"),
            rule_timeout=self.options.get("rule-timeout"),
        )

    @cached_property
    def _given(self) -> Given | None:
        if not self.arguments:
            return None
        from zongjie_lint.configuration.given import given  # noqa: PLC0415 - most runs have no such option

        return given(self.arguments)

    def _text_for(self, path: str) -> TomlText | None:
        if self._given and self._given.file:
            return self._given.file
        folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - a path need not exist
        return None if self.is_isolated else self._discovery.nearest(Path(folder))

    def _effective(self, text: TomlText | None) -> Configuration | None:
        is_anything = text is not None or (self._given and self._given.values) or self._has_file()
        return self._combined(text) if is_anything else None

    def _combined(self, text: TomlText | None) -> Configuration:
        """A file, what `--config` gives, and the options, the later before the earlier."""
        from zongjie_lint.configuration.chain import Part  # noqa: PLC0415 - only where something is configured
        from zongjie_lint.configuration.effective import effective  # noqa: PLC0415
        from zongjie_lint.configuration.toml_text import TomlText  # noqa: PLC0415

        here = Path.cwd()
        values = self._given.values if self._given else ()
        options = [Part(TomlText(f"--{key}", "", here), (), {key: value}) for key, value in self.options.items()]
        texts = [*([text] if text else []), *values]
        return effective(self._catalogue, texts, options, text.folder if text else None, self._texts)

    def _has_file(self) -> bool:
        """Whether the profile that an option chooses comes with a file."""
        return "profile" in self.options and bool(self._catalogue.profiles.get(self.options["profile"]))
