"""One run with everything in it that a format has to show, written in every format at once."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import docx
from click.testing import CliRunner

from zongjie_lint.cli import main
from zongjie_lint.message import Message
from zongjie_lint.record import replace
from zongjie_lint.source import Suppression, Unread
from zongjie_lint.span import Span

FORMATS = ("full", "concise", "html", "csv", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle")
SUFFIXES = {"html": "html", "csv": "csv", "json": "json", "jsonl": "jsonl", "sarif": "sarif", "gitlab": "json"}
# Names and texts with everything that some format has a meaning for.
DRAFT = "石桥镇2026年上半年工作总结\n一. 主要工作\n=4月31日，\x1b[31m镇里\u202e召开::动员会]](1)，完成100%,\x07{{部门}}做好做好防汛工作。\n"
DRAFT_NAME = "50%稿,第1版.txt"
TABLE_SUM = "上半年，新建水池12座，其中大池4座、中池6座、小池3座。"
CLEAN = "全镇整修村道12公里。\n"
NOTICE = Message("第 9 条忽略已经用不着了", "suppression 9 is not needed any more")
RUN_NOTICE = Message("基线里有 1 份稿件不在了", "a draft of the baseline is gone")
UNREAD = Message("图片 1", "picture 1")


class Sieve:
    """Takes the findings of one draft out of the report, one each way, and has something to say."""

    def sift(self, report):
        if not report.path.endswith("旧稿.md"):
            return report
        first, second, *rest = report.diagnostics
        by = Suppression((Span(0, 1),), frozenset(), "领导定稿", datetime.date(2030, 1, 31), is_external=True)
        source = replace(report.source, unread=(Unread(UNREAD),))
        return replace(
            report,
            source=source,
            diagnostics=tuple(rest),
            suppressed=(replace(first, suppressed_by=by),),
            known=(second,),
            notices=(NOTICE,),
        )

    def conclude(self):
        return [RUN_NOTICE]


@dataclass(frozen=True)
class Run:
    """What a run wrote, by format, and how it ended."""

    folder: Path
    status: int
    stderr: str

    def text(self, format_):
        """What was written in a format, as it stands in the file."""
        return self.path(format_).read_bytes().decode("utf-8")

    def path(self, format_):
        """The file of a format."""
        return self.folder / f"out-{format_}.{SUFFIXES.get(format_, 'txt')}"


def drafts(folder):
    """Write drafts with errors, warnings and matters of style, one for Word, one that nobody can read, and a clean one."""
    work = folder / "稿件"
    work.mkdir(parents=True)
    (work / DRAFT_NAME).write_bytes(DRAFT.encode())
    old = "# 旧稿\n\n4月31日，**镇里**召开做好做好防汛的动员会，11月31日收尾。\n\n## 一. 打算\n\n全面加强,不松劲。\n"
    (work / "旧稿.md").write_text(old, encoding="utf-8")
    (work / "清.txt").write_text(CLEAN, encoding="utf-8")
    (work / "坏.docx").write_bytes(b"PK\x03\x04 not a document")
    word = docx.Document()
    for text in ("石桥镇工作总结", TABLE_SUM, "做好做好防汛工作。"):
        word.add_paragraph(text)
    word.save(str(work / "总结.docx"))
    return ["稿件"]


def run_all(folder, monkeypatch, *options):
    """Check the drafts once, from their folder, and write every format."""
    arguments = drafts(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("zongjie_lint.commands.run.sieves_for", lambda *_: [Sieve()])
    outputs = []
    for format_ in FORMATS:
        outputs += ["--output", f"{format_}={Run(folder, 0, '').path(format_).name}"]
    done = CliRunner().invoke(main, ["check", "--format", "concise", *outputs, *options, *arguments])
    return Run(folder, done.exit_code, done.stderr)
