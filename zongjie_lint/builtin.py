"""The built-in plugin: our own rules, readers, reporters and profiles come through the hooks a stranger's do."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Collection, Iterable, Iterator
from types import ModuleType

from zongjie_lint import __version__, rules
from zongjie_lint.plugins import API_VERSION, Plugins, hookimpl
from zongjie_lint.profile import PROFILES, Profile
from zongjie_lint.reader import Reader
from zongjie_lint.readers.file_type import FileType
from zongjie_lint.readers.html import HtmlReader
from zongjie_lint.readers.markdown import MarkdownReader
from zongjie_lint.readers.office import OfficeReader
from zongjie_lint.readers.text import TextReader
from zongjie_lint.readers.word import WordReader
from zongjie_lint.reporter import Reporter
from zongjie_lint.reporters.checkstyle import CheckstyleReporter
from zongjie_lint.reporters.concise import ConciseReporter
from zongjie_lint.reporters.csv import CsvReporter
from zongjie_lint.reporters.full import FullReporter
from zongjie_lint.reporters.github import GithubReporter
from zongjie_lint.reporters.gitlab import GitlabReporter
from zongjie_lint.reporters.html.reporter import HtmlReporter
from zongjie_lint.reporters.json import JsonReporter
from zongjie_lint.reporters.jsonl import JsonlReporter
from zongjie_lint.reporters.junit import JunitReporter
from zongjie_lint.reporters.sarif.reporter import SarifReporter
from zongjie_lint.rule import Rule

ZONGJIE_LINT_API = API_VERSION


def load_plugins(switched_off: Collection[str] = ()) -> Plugins:
    """This plugin and every installed one."""
    plugins = Plugins(switched_off)
    plugins.add("builtin", sys.modules[__name__], __version__, "zongjie-lint")
    plugins.add_installed()
    return plugins


@hookimpl
def provide_rules() -> Iterable[type[Rule]]:
    """Every rule that a module below `zongjie_lint.rules` defines."""
    return [rule for module in _modules(rules) for rule in _rules_of(module)]


@hookimpl
def provide_readers() -> Iterable[Reader]:
    """Plain text, Markdown, web pages, Word documents, and what LibreOffice makes into them."""
    text, page, word = TextReader(), HtmlReader(), WordReader()
    renamed: dict[FileType, Reader] = {FileType.TEXT: text, FileType.HTML: page, FileType.WORD: word}
    return [text, MarkdownReader(), page, word, OfficeReader(renamed)]


@hookimpl
def provide_reporters() -> Iterable[Reporter]:
    """For people, for programs, and for the services that run a check and show what it found."""
    return [
        FullReporter(),
        ConciseReporter(),
        HtmlReporter(),
        CsvReporter(),
        JsonReporter(),
        JsonlReporter(),
        SarifReporter(),
        GithubReporter(),
        GitlabReporter(),
        JunitReporter(),
        CheckstyleReporter(),
    ]


@hookimpl
def provide_profiles() -> Iterable[Profile]:
    """One for each stage of a report: it is written, looked through, published."""
    return PROFILES


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not found.ispkg:
            yield importlib.import_module(found.name)


def _rules_of(module: ModuleType) -> Iterator[type[Rule]]:
    for value in vars(module).values():
        if (
            isinstance(value, type)
            and issubclass(value, Rule)
            and value.__module__ == module.__name__
            and hasattr(value, "code")
        ):
            yield value
