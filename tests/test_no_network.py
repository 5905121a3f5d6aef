"""No part of the program reaches for another machine, whatever a document asks for."""

import ast
import io
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

import zongjie_lint

from .output_run import FORMATS

ROOT = Path(zongjie_lint.__file__).parent
OFFLINE = Path(__file__).parent / "offline"
ADDRESS = "http://127.0.0.1:9/x"
NETWORKING = {
    "aiohttp", "asyncio", "asyncore", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "websockets", "xmlrpc",
}  # fmt: skip
DRAFT = "望溪镇2025年工作总结\n\n一、主要工作\n4月31日，，召开动员会。上半年新建水池12座，其中大池4座、小池3座。\n"
PAGE = f"""<!DOCTYPE html SYSTEM "{ADDRESS}.dtd" [<!ENTITY a SYSTEM "{ADDRESS}">]>
<html><head><link rel="stylesheet" href="{ADDRESS}.css"><script src="{ADDRESS}.js"></script><base href="{ADDRESS}"></head>
<body background="{ADDRESS}.gif"><img src="{ADDRESS}.png"><iframe src="{ADDRESS}"></iframe><p>4月31日，召开动员会。&a;</p></body></html>
"""
MARKDOWN = f"# 望溪镇工作总结\n\n![图]({ADDRESS}.png) 4月31日召开[动员会]({ADDRESS})。\n\n<img src='{ADDRESS}'>\n"


def modules():
    return sorted(ROOT.rglob("*.py"))


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in ("import_module", "__import__"):
                yield from (each.value.partition(".")[0] for each in node.args if isinstance(each, ast.Constant))


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_that_speaks_over_a_network_is_imported(module):
    assert not NETWORKING & set(imported(ast.parse(module.read_text(encoding="utf-8"))))


def test_every_parser_of_xml_stays_where_it_is():
    parsers = [
        {each.arg: ast.literal_eval(each.value) for each in node.keywords if isinstance(each.value, ast.Constant)}
        for module in modules()
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr.endswith("Parser")
        and isinstance(node.func.value, ast.Name) and node.func.value.id == "etree"
    ]  # fmt: skip
    assert parsers
    for options in parsers:
        assert options["no_network"] is True
        assert options["resolve_entities"] is False
        assert options["load_dtd"] is False
        assert options["huge_tree"] is False


def word_document():
    """A Word document whose template, picture and link are elsewhere."""
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("4月31日，召开动员会。")
    relate = document.part.relate_to
    for kind in ("attachedTemplate", "image", "hyperlink", "frame", "subDocument", "oleObject"):
        relate(f"{ADDRESS}.dotm", f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}", True)
    document.save(stream)
    return stream.getvalue()


def open_document():
    """An OpenDocument text whose picture and section are elsewhere."""
    names = {
        "office": "office", "text": "text", "draw": "drawing",
    }  # fmt: skip
    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items())
    picture = f'<draw:frame><draw:image xlink:href="{ADDRESS}.png" xlink:type="simple"/></draw:frame>'
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text><text:p>4月31日，召开动员会。{picture}</text:p></office:text></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return stream.getvalue()


DOCUMENTS = {
    "稿.txt": DRAFT.encode(),
    "稿.md": MARKDOWN.encode(),
    "稿.html": PAGE.encode(),
    "稿.docx": word_document(),
    "稿.odt": open_document(),
    "稿.rtf": rb"{\rtf1\ansi 2025 {\field{\*\fldinst INCLUDEPICTURE http://127.0.0.1:9/x.png}}}",
    "稿.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "稿.pdf": b"%PDF-1.7\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, content in DOCUMENTS.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def run(folder, *arguments, status=(0, 1)):
    """Run the program offline; what it wrote to standard output."""
    log = folder / "attempts.log"
    environment = {
        **os.environ,
        "OFFLINE_LOG": str(log),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": os.pathsep.join([str(OFFLINE), *filter(None, sys.path)]),
        "XDG_CONFIG_HOME": str(folder / "home"),
    }
    command = [sys.executable, "-m", "zongjie_lint", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False, timeout=300)
    assert not log.exists(), log.read_text(encoding="utf-8")
    assert "offline:" not in done.stdout + done.stderr
    assert done.returncode in status, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_of_every_format(folder, name):
    run(folder, name, status=(0, 1, 2))


def test_every_output(folder):
    outputs = [part for each in FORMATS for part in ("--output", f"{each}=out.{each}")]
    run(folder, "稿.txt", "稿.md", "稿.html", "稿.docx", *outputs, "--show-info", "--statistics")
    run(folder, "稿.docx", "--annotate", "批.docx")


def test_other_commands(folder):
    run(folder, "fix", "稿.txt", "稿.docx")
    run(folder, "facts", "稿.txt", "--output", "台账.xlsx")
    run(folder, "baseline", "create", "稿.txt", "--baseline", "b.json")
    run(folder, "稿.txt", "--baseline", "b.json", "--against", "稿.md")
    run(folder, "learn", "稿.txt", "稿.md", "稿.html", status=(0, 1, 2))
    run(folder, "explain", "NU01")
    run(folder, "rules")
    run(folder, "plugins")
    run(folder, "config", "show", status=(0, 1, 2))
    run(folder, "cache", "info", "--cache-dir", "缓存", status=(0, 1, 2))


def test_workers_and_cache(folder):
    for number in range(3):
        (folder / f"{number}.txt").write_text(DRAFT * (number + 1), encoding="utf-8")
    arguments = ("0.txt", "1.txt", "2.txt", "--jobs", "2", "--cache-dir", "缓存", "--format", "concise")
    assert run(folder, *arguments) == run(folder, *arguments)


def test_git(folder):
    for command in (
        ["init", "-q"],
        ["add", "稿.txt"],
        ["-c", "user.name=n", "-c", "user.email=n@example", "commit", "-qm", "一"],
    ):
        subprocess.run(["git", *command], check=True)
    run(folder, "稿.txt", "--since", "HEAD")


REACHING = """
import multiprocessing
import socket

if multiprocessing.parent_process() or {is_anywhere}:
    socket.create_connection(("127.0.0.1", 9))
"""


@pytest.mark.parametrize(("is_anywhere", "options"), [(True, ()), (False, ("--jobs", "2", "--no-cache"))])
def test_guard_of_these_tests_sees_a_plugin_that_tries_here_and_in_a_worker(folder, is_anywhere, options):
    (folder / "reach.py").write_text(REACHING.format(is_anywhere=is_anywhere), encoding="utf-8")
    with pytest.raises(AssertionError, match="socket"):
        run(folder, "稿.txt", "稿.md", "-p", "reach.py", *options, status=(0, 1, 2))


@pytest.mark.parametrize("name", ["稿.html", "稿.md", "稿.docx", "稿.txt"])
def test_nothing_is_resolved_or_connected_to_in_this_process(folder, monkeypatch, name):
    def refuse(*arguments, **_):
        pytest.fail(f"reached for {arguments}")

    for each in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, each, refuse)
    for each in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, each, refuse)
    from click.testing import CliRunner

    from zongjie_lint.cli import main

    assert CliRunner().invoke(main, [name, "--isolated"]).exit_code in (0, 1)
