"""`--redact`: a log shows where something is wrong and by which rule, and nothing of what a draft says."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from urllib.parse import quote

import docx
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.cli import main
from zongjie_lint.fixed_words import Draft, FixedWords
from zongjie_lint.mask import mask
from zongjie_lint.message import Message
from zongjie_lint.redaction import redacted_failure

from .output_run import FORMATS

NAME, FIGURE = "柏芙蓉", "48713926"
DRAFT = """清源县2025年上半年工作总结

一、主要工作
上半年，{name}新建水池{figure}座，其中大池4座、中池6座、小池3座。{name}书记带队,，赴{name}项目部调研。
{name}财政收入{figure}万元，同比增长12.3%；上年为10000万元。{name}镇长{{{{{name}}}}}出席做好做好防汛工作。
4月31日，{name}召开动员会（会议，签约金额{figure}元。××{name}完成任务。{name}县和{name}现各有{figure}人。
三、下一步打算
到2031年，力争达到{figure}万元。以{name}为核心的{name}，，以{figure}为目标。
　　　　　　　　　　　　{name}
　　　　　　　　　　　　2023年13月{figure}日
"""
NAMES = st.text("柏芙蓉铁蛋翠珑璟煜祺晗淼鑫垚犇骉", min_size=2, max_size=4)
FIGURES = st.integers(100_000, 99_999_999).map(str)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, **options):
    result = CliRunner().invoke(main, [*arguments], **options)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def written(name, figure, *arguments):
    """All that a check writes of a draft with two secrets in it, on both streams and in every format."""
    path = Path(f"{name}{figure}.txt")
    path.write_text(DRAFT.format(name=name, figure=figure), encoding="utf-8")
    outputs = [part for each in FORMATS for part in ("--output", f"{each}=out.{each}")]
    done = run("--redact", str(path), *outputs, *arguments)
    path.unlink()
    return done.output + done.stderr, {each: Path(f"out.{each}").read_text(encoding="utf-8") for each in FORMATS}


def forms(secret):
    """A secret as a format may write it."""
    wide = "".join(chr(ord(each) + 0xFEE0) if each.isdigit() else each for each in secret)
    escaped = json.dumps(secret)[1:-1]
    references = "".join(f"&#{ord(each)};" for each in secret)
    return {secret, wide, escaped, escaped.upper(), quote(secret), quote(secret).lower(), references}


def assert_kept(secrets, text):
    folded = unicodedata.normalize("NFKC", text)
    for form in (form for secret in secrets for form in forms(secret)):
        assert form not in text
        assert form not in folded


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, FIGURES, st.sampled_from(["zh", "en"]))
def test_no_output_of_any_format_holds_a_name_or_a_figure(name, figure, language):
    said, files = written(name, figure, "--show-info", "--lang", language, "--statistics", "--show-suppressed")
    for text in (said, *files.values()):
        assert_kept([name, figure], text)


def test_where_and_by_which_rule_is_shown():
    path = Path("柏芙蓉.txt")
    path.write_text(DRAFT.format(name=NAME, figure=FIGURE), encoding="utf-8")
    plain = json.loads(run(str(path), "--format", "json").stdout)
    masked = json.loads(run("--redact", str(path), "--format", "json").stdout)
    assert [(each["code"], each["span"]) for each in masked["files"][0]["diagnostics"]] == [
        (each["code"], each["span"]) for each in plain["files"][0]["diagnostics"]
    ]
    assert masked["summary"] == plain["summary"]
    assert masked["files"][0]["path"] == "稿件1.txt"
    assert run("--redact", str(path)).exit_code == run(str(path)).exit_code


def test_words_of_the_rule_stay_and_what_was_filled_in_does_not():
    Path("稿.txt").write_text(
        "清源县工作总结\n\n上半年，新建水池12座，其中大池4座、中池6座、小池3座。\n", encoding="utf-8"
    )
    assert (
        "稿件1.txt:3:9: NU01 错误 总量##座与各分项之和##座不符"
        in run("--redact", "稿.txt", "--format", "concise").stdout
    )


def test_documents_are_numbered_as_they_come_and_keep_the_suffix_of_a_format():
    for name in ("甲.md", "乙.txt"):
        Path(name).write_text("4月31日开会。\n", encoding="utf-8")
    done = run("--redact", "甲.md", "乙.txt", "--format", "concise")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()[:2]] == ["稿件1.md", "稿件2.txt"]


def test_variable_asks_for_it_too():
    Path("稿.txt").write_text("4月31日，柏芙蓉开会。\n", encoding="utf-8")
    assert NAME not in run("稿.txt", env={"ZONGJIE_LINT_REDACT": "1"}).output


def test_fingerprints_do_not_tell_figures_apart():
    prints = []
    for figure in ("4月31日，到账48713926元。", "4月31日，到账91835562元。"):
        Path("稿.txt").write_text(figure, encoding="utf-8")
        prints.append(json.loads(run("--redact", "稿.txt", "--format", "gitlab").stdout)[0]["fingerprint"])
    assert prints[0] == prints[1]


def test_baseline_holds_in_a_redacted_run():
    Path("稿.txt").write_text(DRAFT.format(name=NAME, figure=FIGURE), encoding="utf-8")
    run("baseline", "create", "稿.txt", "--baseline", "b.json")
    done = run("--redact", "稿.txt", "--baseline", "b.json")
    assert done.exit_code == 0
    assert_kept([NAME, FIGURE], done.output)


def test_draft_is_not_overwritten_though_it_is_called_otherwise():
    Path("稿").mkdir()
    draft = Path("稿", "甲.txt")
    draft.write_text("4月31日开会。\n", encoding="utf-8")
    done = run("--redact", "稿", "--output", f"json={draft}")
    assert done.exit_code == 2
    assert draft.read_text(encoding="utf-8") == "4月31日开会。\n"


def test_word_document_keeps_its_places(tmp_path):
    word = docx.Document()
    word.add_paragraph("柏芙蓉工作总结")
    table = word.add_table(2, 2)
    table.cell(1, 1).text = "4月31日，柏芙蓉开会"
    word.save(str(tmp_path / "柏芙蓉.docx"))
    said = run("--redact", "柏芙蓉.docx", "--format", "concise").stdout
    assert "稿件1.docx:" in said
    assert_kept([NAME], said)


@pytest.mark.parametrize("content", [b"PK\x03\x04 \xe6\x9f\x8f", b"", "柏芙蓉".encode("gbk") + b"\xff\x00" * 20])
def test_what_cannot_be_read_is_said_without_its_name(content):
    Path("柏芙蓉.docx").write_bytes(content)
    done = run("--redact", "柏芙蓉.docx")
    assert done.exit_code == 2
    assert_kept([NAME], done.output)


PLUGIN = """
from zongjie_lint.plugins import hookimpl
class Quoting:
    name = "quoting"
    def write(self, report, stream, view):
        for file in report.files:
            stream.write(repr(file))
@hookimpl
def provide_reporters():
    return [Quoting()]
"""
RAISING = """
from zongjie_lint.plugins import hookimpl
from zongjie_lint.reporters.json import JsonReporter
import zongjie_lint.rules.dates.impossible_date as impossible
def check(self, document):
    raise ValueError("cannot make sense of " + document.text)
impossible.ImpossibleDate.check = check
"""


def test_reporter_of_a_plugin_has_nothing_to_give_away():
    Path("reporter.py").write_text(PLUGIN, encoding="utf-8")
    Path("稿.txt").write_text(DRAFT.format(name=NAME, figure=FIGURE), encoding="utf-8")
    done = run("--redact", "稿.txt", "-p", "reporter.py", "--format", "quoting")
    assert "FileReport" in done.stdout
    assert_kept([NAME, FIGURE], done.output)


def test_what_a_rule_that_raised_quotes_is_left_out(tmp_path):
    Path("raising.py").write_text(RAISING, encoding="utf-8")
    Path("稿.txt").write_text(DRAFT.format(name=NAME, figure=FIGURE), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "zongjie_lint",
        "--redact",
        "稿.txt",
        "-p",
        "raising.py",
        "--verbose",
        "--no-cache",
    ]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 2
    assert "ValueError" in done.stdout
    assert_kept([NAME, FIGURE], done.stdout + done.stderr)


def test_error_of_the_program_is_told_by_where_it_was_raised():
    try:
        raise ValueError(NAME)
    except ValueError as error:
        import traceback

        said = redacted_failure(error, "".join(traceback.format_exception(error)))
    assert said.endswith("ValueError")
    assert "test_redaction.py" in said
    assert NAME not in said


@pytest.mark.parametrize(
    "command",
    [
        ["facts"],
        ["facts", "--format", "json"],
        ["facts", "--format", "csv"],
        ["fix", "--diff"],
        ["fix", "--diff", "--color"],
        ["fix", "--unsafe-fixes"],
        ["baseline", "show", "--baseline", "b.json"],
        ["baseline", "show", "--baseline", "b.json", "--format", "json"],
        ["baseline", "update", "--baseline", "b.json"],
    ],
)
def test_other_commands_keep_it_too(command):
    Path("柏芙蓉.txt").write_text(DRAFT.format(name=NAME, figure=FIGURE), encoding="utf-8")
    run("baseline", "create", "柏芙蓉.txt", "--baseline", "b.json")
    done = run(*command, "--redact", "柏芙蓉.txt")
    assert done.exit_code in (0, 1)
    assert done.output
    assert_kept([NAME, FIGURE], done.output)


@pytest.mark.parametrize(
    "arguments",
    [["稿.txt", "--annotate", "批.docx"], ["稿.txt", "--add-suppression", "--reason", "看过"], ["fix", "-"]],
)
def test_what_would_write_the_draft_itself_is_refused(arguments):
    Path("稿.txt").write_text("4月31日开会。\n", encoding="utf-8")
    done = run(*arguments, "--redact", input="4月31日开会。")
    assert done.exit_code == 2
    assert "--redact" in done.output
    assert not Path("批.docx").exists()


@given(st.text())
def test_mask_has_the_length_of_the_text_and_its_lines(text):
    masked = mask(text)
    assert len(masked) == len(text)
    assert [at for at, each in enumerate(masked) if each in "\r\n"] == [
        at for at, each in enumerate(text) if each in "\r\n"
    ]
    assert not any(each.isdigit() for each in masked)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("柏芙蓉到账1,250.5万元", "█████#,###.#█元"),
        ("２０２５年８月，增长１２.５％", "####年#月，██##.#％"),
        ("③ Ⅳ ㈠ ½", "# # # #"),
        ("a1\u200b\U000e0041é", "█#███"),
        ("元吨石", "███"),
    ],
)
def test_mask(text, masked):
    assert mask(text) == masked


WORDS = FixedWords(
    [Message("“{found}”与{other}不符，请核对", "{found} and {other} disagree"), Message("合计", "sum")], ["NU01"]
)


@pytest.mark.parametrize(
    ("text", "draft", "masked"),
    [
        ("“柏芙蓉”与12不符，请核对", "", "“███”与##不符，请核对"),
        ("合计", "合计柏芙蓉", "合计"),
        ("“合计”与3不符，请核对", "", "“合计”与#不符，请核对"),
        ("“合计”与3不符，请核对", "合计公司", "“██”与#不符，请核对"),
        ("“合計”与3不符，请核对", "合 计公司", "“██”与#不符，请核对"),
        ("Brandy and sum disagree", "", "██████ and sum disagree"),
        ("另一条NU01、NU02", "", "███NU01、██##"),
    ],
)
def test_fixed_words(text, draft, masked):
    assert WORDS.redacted(text, Draft(draft)) == masked
