"""The built-in plugin: our own rules, readers, reporters and profiles come through the hooks a stranger's do."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from types import ModuleType

from zongjie_lint import __version__, rules
from zongjie_lint.packages import modules_of
from zongjie_lint.plugins import API_VERSION, Deferred, Plugins, hookimpl
from zongjie_lint.profile import PROFILES, Profile
from zongjie_lint.reader import Reader
from zongjie_lint.readers.file_type import FileType
from zongjie_lint.readers.html import HtmlReader
from zongjie_lint.readers.markdown import MarkdownReader
from zongjie_lint.readers.office import OfficeReader
from zongjie_lint.readers.text import TextReader
from zongjie_lint.readers.word import WordReader
from zongjie_lint.reporter import Reporter
from zongjie_lint.rule import Rule

ZONGJIE_LINT_API = API_VERSION
_REPORTERS = {
    "full": "full:FullReporter",
    "concise": "concise:ConciseReporter",
    "html": "html.reporter:HtmlReporter",
    "csv": "csv:CsvReporter",
    "json": "json:JsonReporter",
    "jsonl": "jsonl:JsonlReporter",
    "sarif": "sarif.reporter:SarifReporter",
    "github": "github:GithubReporter",
    "gitlab": "gitlab:GitlabReporter",
    "junit": "junit:JunitReporter",
    "checkstyle": "checkstyle:CheckstyleReporter",
}
"""Where each is, below `zongjie_lint.reporters`; a run needs one or two."""


def load_plugins(switched_off: Collection[str] = ()) -> Plugins:
    """This plugin and every installed one."""
    plugins = Plugins(switched_off)
    plugins.add("builtin", sys.modules[__name__], __version__, "zongjie-lint")
    plugins.add_installed()
    return plugins


@hookimpl
def provide_rules() -> Iterable[type[Rule]]:
    """Every rule that a module below `zongjie_lint.rules` defines."""
    return [rule for module in modules_of(rules) for rule in _rules_of(module)]


@hookimpl
def provide_readers() -> Iterable[Reader]:
    """Plain text, Markdown, web pages, Word documents, and what LibreOffice makes into them."""
    text, page, word = TextReader(), HtmlReader(), WordReader()
    renamed: dict[FileType, Reader] = {FileType.TEXT: text, FileType.HTML: page, FileType.WORD: word}
    return [text, MarkdownReader(), page, word, OfficeReader(renamed)]


@hookimpl
def provide_reporters() -> Iterable[Reporter | Deferred[Reporter]]:
    """For people, for programs, and for the services that run a check and show what it found."""
    return [Deferred(name, f"zongjie_lint.reporters.{place}") for name, place in _REPORTERS.items()]


@hookimpl
def provide_profiles() -> Iterable[Profile]:
    """One for each stage of a report: it is written, looked through, published."""
    return PROFILES


def _rules_of(module: ModuleType) -> Iterator[type[Rule]]:
    for value in vars(module).values():
        if (
            isinstance(value, type)
            and value.__module__ == module.__name__
            and hasattr(value, "code")
            and issubclass(value, Rule)
        ):
            yield value
