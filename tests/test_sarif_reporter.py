"""SARIF against the official schema, and against what its text asks for beyond that."""

import copy
import json
import re
from pathlib import Path

import jsonschema
import output_run
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sarif_schema import official_schema

from zongjie_lint.cli import main
from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.message import Message
from zongjie_lint.pipeline import Pipeline
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.repository_path import repository_path, repository_uri
from zongjie_lint.reporters.sarif.log import log
from zongjie_lint.source import Source
from zongjie_lint.span import Span


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        return output_run.run_all(tmp_path_factory.mktemp("run"), patch)


@pytest.fixture(scope="module")
def written(run):
    return json.loads(run.text("sarif"))


def faults(document):
    """What the official schema says against a document."""
    return [fault.message for fault in jsonschema.Draft7Validator(official_schema()).iter_errors(document)]


def results(document):
    return document["runs"][0]["results"]


def sarif_of(folder, monkeypatch, text, *options, name="稿.txt", **environment):
    monkeypatch.chdir(folder)
    content = text if isinstance(text, bytes) else text.encode()
    (folder / name).write_bytes(content)
    done = CliRunner().invoke(main, ["check", "--format", "sarif", *options, name], env=environment)
    return json.loads(done.stdout)


def test_the_official_schema_has_nothing_against_it(written):
    assert faults(written) == []


def test_the_schema_would_say_so_if_there_were(written):
    spoiled = copy.deepcopy(written)
    results(spoiled)[0]["level"] = "fatal"
    del spoiled["runs"][0]["tool"]
    assert len(faults(spoiled)) == 2


@pytest.mark.parametrize("options", [[], ["--lang", "en"], ["--isolated", "--select", "NU"]])
def test_every_rule_of_the_project_fits_the_schema(tmp_path, monkeypatch, options):
    document = sarif_of(tmp_path, monkeypatch, "4月31日，镇里召开动员会。\n", *options)
    assert faults(document) == []
    for rule in document["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} ")
        assert "helpUri" not in rule
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


# What the text of the standard asks for and a schema cannot say.


def strings_of_messages(node):
    """Every message string (3.11, 3.12), wherever it stands."""
    if isinstance(node, dict):
        yield from (
            node[key] for key in ("text", "markdown") if isinstance(node.get(key), str) and "startLine" not in node
        )
        for key, value in node.items():
            if key not in ("snippet", "insertedContent", "properties"):
                yield from strings_of_messages(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings_of_messages(value)


def test_no_message_holds_a_placeholder_or_a_link_that_leads_nowhere(written):
    for said in strings_of_messages(written):
        assert said
        assert not re.search(r"[{}]", said)
    for result in results(written):
        assert "](" not in result["message"]["text"]


def test_every_index_leads_to_what_it_names(written):
    (only,) = written["runs"]
    rules, artifacts = only["tool"]["driver"]["rules"], only["artifacts"]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            at = place["physicalLocation"]["artifactLocation"]
            assert artifacts[at["index"]]["location"]["uri"] == at["uri"]
    kinds = only["tool"]["driver"]["notifications"]
    for said in only["invocations"][0]["toolExecutionNotifications"]:
        assert kinds[said["descriptor"]["index"]]["id"] == said["descriptor"]["id"]
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_suppressions_are_given_for_all_results_or_none(written):
    assert all("suppressions" in result for result in results(written))
    (suppressed,) = [result for result in results(written) if result["suppressions"]]
    assert suppressed["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "领导定稿"}]
    assert [result["ruleId"] for result in results(written) if result["baselineState"] == "unchanged"] == ["PH11"]
    assert {result["baselineState"] for result in results(written)} == {"new", "unchanged"}


def test_without_a_baseline_nothing_is_compared(tmp_path, monkeypatch):
    document = sarif_of(tmp_path, monkeypatch, "4月31日，镇里召开动员会。\n")
    assert results(document)
    assert not any("baselineState" in result for result in results(document))


def test_what_could_not_be_done_is_told_and_the_run_was_no_success(written):
    (invocation,) = written["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    said = [(each["descriptor"]["id"], each["level"]) for each in invocation["toolExecutionNotifications"]]
    assert said == [("unreadable", "error"), ("unread", "warning"), ("notice", "note"), ("notice", "note")]


def test_a_run_that_found_something_was_a_success_all_the_same(tmp_path, monkeypatch):
    document = sarif_of(tmp_path, monkeypatch, "4月31日，镇里召开动员会。\n")
    assert document["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_uris_are_ascii_and_start_from_the_root(written):
    uris = [artifact["location"] for artifact in written["runs"][0]["artifacts"]]
    assert {uri["uriBaseId"] for uri in uris} == {"%SRCROOT%"}
    assert all(re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", uri["uri"], re.A) for uri in uris)
    assert uris[0]["uri"] == "%E7%A8%BF%E4%BB%B6/50%25%E7%A8%BF%2C%E7%AC%AC1%E7%89%88.txt"


def test_a_file_elsewhere_has_an_absolute_uri(tmp_path):
    root = tmp_path / "仓库"
    assert repository_uri(str(tmp_path / "别处" / "a b.txt"), root) == ((tmp_path / "别处" / "a b.txt").as_uri(), False)
    assert repository_path(str(root / "稿" / "甲.txt"), root) == "稿/甲.txt"


def test_a_root_behind_a_link_is_the_same_root(tmp_path):
    (tmp_path / "真").mkdir()
    (tmp_path / "链").symlink_to(tmp_path / "真")
    assert repository_uri(str(tmp_path / "链" / "a.txt"), tmp_path / "真") == ("a.txt", True)


@given(
    st.lists(
        st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=3
    )
)
def test_every_path_has_a_uri_that_leads_back_to_it(parts):
    root = Path("/仓库")
    path = Path("/仓库", *parts)
    if ".." in parts or path == root:
        return
    uri, is_below = repository_uri(str(path), root)
    assert is_below
    assert uri.isascii()
    assert (
        bytes.fromhex(
            "".join(m.group(1) or f"{ord(m.group(2)):02X}" for m in re.finditer(r"%([0-9A-F]{2})|(.)", uri))
        ).decode()
        == path.relative_to(root).as_posix()
    )


# Regions and fixes, against the bytes of the file.

DRAFTS = {
    "稿.txt": "石桥镇总结\r\n一. 主要工作\r\n𠮷地4月31日，镇里召开,动员会。\r\n",
    "稿.md": "# 石桥镇总结\n\n**𠮷地**4月31日，[镇里](x)做好做好防汛,再动员。\n",
}


def offset(text, line, column):
    """Where a line and a column are, counted as the log says they are."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    return starts[line - 1] + column - 1


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_regions_lead_to_the_characters_of_the_file(tmp_path, monkeypatch, name, encoding):
    document = sarif_of(tmp_path, monkeypatch, DRAFTS[name].encode(encoding), name=name)
    (only,) = document["runs"]
    assert only["columnKind"] == "unicodeCodePoints"
    text = (tmp_path / name).read_bytes().decode(only["artifacts"][0]["encoding"]).removeprefix("\ufeff")
    assert only["results"]
    for result in only["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        start = offset(text, region["startLine"], region["startColumn"])
        end = offset(text, region["endLine"], region["endColumn"])
        assert (start, end - start) == (region["charOffset"], region["charLength"])
        if "snippet" in region:
            assert text[start:end] == region["snippet"]["text"]
    assert any("snippet" in result["locations"][0]["physicalLocation"]["region"] for result in only["results"])


@pytest.mark.parametrize("name", DRAFTS)
def test_fixes_make_of_a_file_what_the_program_itself_makes_of_it(tmp_path, monkeypatch, name):
    document = sarif_of(tmp_path, monkeypatch, DRAFTS[name], "--select", "PU01", name=name)
    text = (tmp_path / name).read_bytes().decode()
    replacements = [
        replacement
        for result in results(document)
        for fix in result["fixes"]
        for change in fix["artifactChanges"]
        for replacement in change["replacements"]
    ]
    assert replacements
    for replacement in sorted(replacements, key=lambda each: -each["deletedRegion"]["charOffset"]):
        region = replacement["deletedRegion"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert start == offset(text, region["startLine"], region["startColumn"])
        text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    CliRunner().invoke(main, ["fix", "--select", "PU01", "--unsafe-fixes", name])
    assert (tmp_path / name).read_bytes().decode() == text


def test_a_word_document_has_paragraphs_and_no_characters_or_fixes(written):
    word = [
        result
        for result in results(written)
        if "docx" in result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    ]
    assert [set(result["locations"][0]["physicalLocation"]["region"]) for result in word] == [
        {"startLine", "endLine"}
    ] * 3
    assert [result["locations"][0]["logicalLocations"][0]["name"] for result in word] == [
        "第 1 段",
        "第 2 段",
        "第 3 段",
    ]
    assert not any("fixes" in result for result in word)
    artifacts = written["runs"][0]["artifacts"]
    assert ["encoding" in artifact for artifact in artifacts if "docx" in artifact["location"]["uri"]] == [False, False]


def test_a_finding_is_known_again_when_it_has_moved(tmp_path, monkeypatch):
    def known_by(text):
        document = sarif_of(tmp_path, monkeypatch, text, "--select", "DT07")
        return [result["partialFingerprints"]["ruleAndSentence/v1"] for result in results(document)]

    before = known_by("4月31日，镇里召开动员会。\n")
    assert before
    assert known_by("全镇整修村道12公里。\n\n4月31日，镇里召开动员会。\n") == before
    assert known_by("4月31日，镇里召开动员大会。\n") != before


def test_for_github_only_what_counts_is_written_and_the_rest_is_counted():
    found = Diagnostic("NU01", "x", Severity.ERROR, Span(0, 1), Message("甲", "a"), Message("乙", "b"))
    file = FileReport("稿.txt", Source("稿.txt", "全镇。"), diagnostics=(found,), suppressed=(found,), known=(found,))
    everywhere, github = (log(Report((file,)), View(pipeline=where)) for where in (None, Pipeline("github")))
    assert (len(results(everywhere)), len(results(github))) == (3, 1)
    (said,) = github["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert "2 条" in said["message"]["text"]
    assert faults(everywhere) == faults(github) == []


@settings(max_examples=40)
@given(st.text(max_size=30), st.text(min_size=1, max_size=30), st.sampled_from(sorted(Severity)))
def test_no_draft_spoils_the_log(text, said, severity):
    found = Diagnostic("ZZ01", "x", severity, Span(0, len(text)), Message(said, said), Message(said, said))
    document = log(Report((FileReport("稿.txt", Source("稿.txt", text), diagnostics=(found,)),)), View())
    assert faults(document) == []
    message = results(document)[0]["message"]["text"]
    assert not re.search(r"[{}\x00-\x09\x0b-\x1f\u202a-\u202e]|\]\(", message)


def test_no_files_give_a_log_that_says_so():
    document = log(Report(()), View())
    assert faults(document) == []
    assert document["runs"][0]["invocations"][0]["executionSuccessful"] is False
