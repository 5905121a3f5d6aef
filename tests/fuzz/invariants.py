"""What must hold for any file whatever: no crash, no hang, every place in the text, one answer, a fix that comes to rest."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner
from lxml import etree

from zongjie_lint.builtin import load_plugins
from zongjie_lint.cache import _decoded, _written
from zongjie_lint.cli import main
from zongjie_lint.edit import edited
from zongjie_lint.fixer import Fixer
from zongjie_lint.inputs import reader_for
from zongjie_lint.linter import Linter
from zongjie_lint.number_guard import keeps_numbers
from zongjie_lint.registrar import register
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View

from .seeds import BASELINE, BESIDE, DRAFT, SIDECAR, Seed

PLUGINS = load_plugins([])
READERS = PLUGINS.readers()
REPORTERS = PLUGINS.reporters()
LINTER = Linter([rule() for rule in PLUGINS.rules()], registrar=register)
SECONDS, SECONDS_A_CHARACTER = 3.0, 0.0005
"""Of a processor, for one pass over a file; generous, as nothing but a hang is meant."""
_DRAFT = "澄溪县水利局2025年工作总结\n一、工作情况\n全年改造管网21处，其中城区12处、乡镇8处。。要抓好落实，水务局负责。同比增长x.x%。\n"
_ELEMENTS = {"checkstyle", "junit"}


def broken(seed: Seed) -> str | None:
    """What does not hold for a file, if anything."""
    try:
        if seed.name in BESIDE:
            _beside(seed)
        else:
            _draft(seed)
    except Exception as error:  # whatever it is, it is what we look for
        at = error.__traceback__
        while at and at.tb_next:
            at = at.tb_next
        where = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else ""
        return f"{type(error).__name__} {where}: {str(error)[:300]}"
    return None


def _draft(seed: Seed) -> None:
    begun = time.process_time()
    reader = reader_for(seed.name, READERS)
    report = LINTER.read_and_check(seed.name, seed.data, reader)
    spent = time.process_time() - begun
    characters = len(report.source.text) if report.source else len(seed.data)
    assert spent < SECONDS + characters * SECONDS_A_CHARACTER, f"slow: {spent:.1f} s for {characters} characters"
    assert not report.failures, [(each.code, each.reason, each.traceback[-400:]) for each in report.failures]
    assert report.error is None or "出错" not in report.error.zh, report.error
    if report.source is not None:
        _places(report)
        assert LINTER.read_and_check(seed.name, seed.data, reader) == report, "another answer the second time"
        _stored(report)
    _rendered(report)
    _fixed(seed, reader, unsafe=len(seed.data) % 2 == 1)


def _places(report: FileReport) -> None:
    text = report.source.text
    ends = len(text)
    assert list(report.diagnostics) == sorted(report.diagnostics, key=lambda found: (found.span, found.code)), "order"
    for found in report.diagnostics:
        spans = [
            found.span,
            *(each.span for each in found.related),
            *(each.span for each in (found.fix.edits if found.fix else ())),
        ]
        assert all(0 <= span.start <= span.end <= ends for span in spans), ("outside", found.code, spans, ends)
        for span in spans:
            place = report.source.position(span.start)
            assert place.line >= 1, found.code
            assert place.column >= 1, found.code


def _stored(report: FileReport) -> None:
    """What a cache keeps of a report is the report."""
    if report.source.package is None:
        assert _decoded(_written(report)) == report, "another report from the cache"


def _rendered(report: FileReport) -> None:
    for name, reporter in REPORTERS.items():
        stream = io.StringIO()
        reporter.write(Report((report,)), stream, View(show_info=True, verbose=True, colour=False, width=100))
        text = stream.getvalue()
        text.encode("utf-8", "backslashreplace")
        if name in {"json", "sarif", "gitlab"}:
            json.loads(text)
        elif name == "jsonl":
            [json.loads(line) for line in text.splitlines() if line.strip()]
        elif name in _ELEMENTS:
            etree.fromstring(text.encode("utf-8", "backslashreplace"))
        elif name == "csv":
            rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
            assert len({len(row) for row in rows}) <= 1, "rows of different lengths"


def _fixed(seed: Seed, reader, *, unsafe: bool) -> None:
    report = Fixer(LINTER, unsafe).fix(seed.name, seed.data, reader)
    if report.error:
        assert report.after == seed.data, "changed, and an error"
        assert "Error" not in report.error.en, report.error
        return
    assert not report.checked.failures, [(each.code, each.reason) for each in report.checked.failures]
    after = reader.read(seed.name, report.after)
    assert edited(report.original.text, report.edits) == after.text, "not the text that was to be"
    # What is said three times is mended in two rounds, each of which keeps the numbers; together they only take away.
    assert unsafe or all(keeps_numbers(report.original.text, edit) for edit in report.edits), "a number changed"
    assert not Fixer(LINTER, unsafe).fix(seed.name, report.after, reader).is_changed, "a second fix finds more"


def _beside(seed: Seed) -> None:
    """A file beside a draft, whatever is in it, is used, or refused in words."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path(".git").mkdir()
        Path(DRAFT).write_text(_DRAFT, "utf-8")
        Path(seed.name).write_bytes(seed.data)
        commands = [["check", DRAFT, "--no-cache", "--format", "json"], ["config", DRAFT], ["fix", DRAFT, "--diff"]]
        if seed.name == BASELINE:
            commands += [["baseline", "show", "."], ["check", DRAFT, "--baseline", BASELINE, "--no-cache"]]
            commands += [["baseline", "update", DRAFT]]
        if seed.name == SIDECAR:
            commands += [["check", DRAFT, "--no-cache", "--show-suppressed"]]
        for command in commands:
            _ran(command)


def _ran(command: Sequence[str]) -> None:
    begun = time.process_time()
    done = CliRunner().invoke(main, [*command])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code in (0, 1, 2), (command, done.exit_code)
    assert "Traceback" not in done.output, (command, done.output)
    assert done.exit_code != 2 or done.output.strip(), (command, "nothing said")
    assert time.process_time() - begun < 5 * SECONDS, (command, "slow")


def divided(batch: Sequence[Seed]) -> str | None:
    """Whether a folder of files has one answer, whatever the hash seed and the number of workers; else who has two."""
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(batch):
            Path(folder, f"{number:03}{seed.suffix}").write_bytes(seed.data)
        answers = [_answer(folder, seed, jobs) for seed, jobs in (("1", 1), ("2", 2), ("77", 1))]
    return next((told for other in answers[1:] if (told := _difference(answers[0], other))), None)


def _answer(folder: str, seed: str, jobs: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "zongjie_lint", "check", folder, "--isolated", "--no-cache", "--format", "json"]
    done = subprocess.run([*command, "--show-info", "-j", str(jobs)], env=environment, capture_output=True, check=False)
    return done.stdout or done.stderr


def _difference(one: bytes, other: bytes) -> str | None:
    if one == other:
        return None
    try:
        pairs = zip(json.loads(one)["files"], json.loads(other)["files"], strict=True)
        return next((f"{Path(a['path']).name}: two answers" for a, b in pairs if a != b), "two answers")
    except (ValueError, KeyError):
        return f"no answer: {one[-300:]!r} {other[-300:]!r}"
