"""JUnit's XML: a suite for each file, a case for each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TextIO

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.message import Language, Message
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.remarks import Remark, remarks
from zongjie_lint.reporters.sentence import has_lines, paragraphs
from zongjie_lint.reporters.utf8 import in_utf8
from zongjie_lint.reporters.xml_text import element, xml_text
from zongjie_lint.source import Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CHECK = Message("检查", "check")
_NO_FILE = Message("没有文件", "no file")
_NOTICES = "zongjie-lint"


class JunitReporter:
    """Writes what fails the run as failures, what could not be checked as errors, all the rest as cases that passed."""

    name: ClassVar[str] = "junit"

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        root = element(None, "testsuites", name="zongjie-lint")
        for file in report.files:
            _suite(root, file, view)
        if report.notices or not report.files:
            _run(root, report, view)
        _count(root, root)
        in_utf8(stream).write(xml_text(root))


def _suite(root: Element, file: FileReport, view: View) -> None:
    suite = element(root, "testsuite", name=file.path)
    for remark in remarks(file):
        _remark(suite, file.path, remark, view.language)
    for found in file.diagnostics:
        if file.source:
            _finding(suite, file, found, file.source, view)
    if not any(len(case) and case[0].tag in ("failure", "error") for case in suite):
        element(suite, "testcase", name=_CHECK.in_language(view.language), classname=file.path)
    _count(suite, suite)


def _run(root: Element, report: Report, view: View) -> None:
    """What is said of the run, and that it had nothing to check, which as a rule is a failure of it."""
    suite, language = element(root, "testsuite", name=_NOTICES), view.language
    for notice in report.notices:
        case = element(suite, "testcase", name=notice.in_language(language), classname=_NOTICES)
        element(case, "system-out", notice.in_language(language))
    if not report.files:
        case = element(suite, "testcase", name=_NO_FILE.in_language(language), classname=_NOTICES)
        tag = "system-out" if view.may_be_empty else "error"
        element(case, tag, wording.NO_FILES.in_language(language))
    _count(suite, suite)


def _remark(suite: Element, path: str, remark: Remark, language: Language) -> None:
    said = remark.message.in_language(language)
    title = remark.title.in_language(language)
    case = element(suite, "testcase", name=f"{title} {remark.code or ''}".strip(), classname=path, file=path)
    if remark.severity is Severity.ERROR:
        element(case, "error", said, message=said, type=remark.name)
    else:
        element(case, "system-out", said)


def _finding(suite: Element, file: FileReport, found: Diagnostic, source: Source, view: View) -> None:
    place = source.position(found.span.start)
    where = source.place(found.span.start).in_language(view.language)
    name = f"{found.code} {found.name} {where}" + (f":{place.column}" if has_lines(source) else "")
    case = element(suite, "testcase", name=name, classname=file.path, file=file.path, line=place.line)
    said = paragraphs(found, source, view.language)
    level = view.fail_level(file.path)
    if level is not None and found.severity >= level:
        message = said.partition("\n")[0]
        element(case, "failure", said, message=message, type=found.severity.label)
    else:
        element(case, "system-out", f"{found.severity.label}: {said}")


def _count(target: Element, tree: Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        target.set(name, str(sum(1 for _ in tree.iter(tag))))
