import os
import sys
import tempfile
from pathlib import Path

import pytest

from zongjie_lint.readers import libreoffice
from zongjie_lint.readers.libreoffice import find_program, word_document
from zongjie_lint.source import UnreadableSource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")

LISTENS = "127.0.0.1"
LINKED = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>正文
<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image xlink:href="{address}"/></draw:frame>
</text:p></office:text></office:body></office:document>"""


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Puts a shell script in the place of LibreOffice."""

    def put(script):
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.defpath}")

    return put


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """A machine without LibreOffice."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_usual_places", lambda: iter(()))


def refusal(data=b"{\\rtf1}", suffix=".rtf"):
    with pytest.raises(UnreadableSource) as caught:
        word_document(data, suffix)
    (message,) = caught.value.args
    return message


# An option is all that a script needs to see of `--outdir FOLDER`, the last but one of the arguments.
_OUTPUT = 'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; cat "$3" > "$2/document.docx"'


def test_what_the_program_made_is_returned(stand_in, temporary):
    stand_in(_OUTPUT)
    assert word_document(b"{\\rtf1 \xd6\xd0}", ".rtf") == b"{\\rtf1 \xd6\xd0}"
    assert list(temporary.iterdir()) == []


def test_the_program_gets_a_profile_and_a_home_of_its_own(stand_in, temporary):
    stand_in(f'{{ echo "$HOME"; echo "$TMPDIR"; echo "$@"; cat profile/user/*.xcu; }} > document.rtf; {_OUTPUT}')
    said = word_document(b"{\\rtf1}", ".rtf").decode()
    home, scratch, arguments = said.splitlines()[:3]
    assert home == scratch
    assert home.startswith(str(temporary))
    assert f"-env:UserInstallation=file://{home}/profile" in arguments
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true' in said
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in said
    assert '"ooInetHTTPProxyPort" oor:op="fuse"><value>9' in said


def test_where_there_is_no_program_the_message_tells_how_to_get_it(nowhere, temporary):
    assert find_program() is None
    message = refusal()
    assert "另存为”.docx" in message.zh
    assert all(word in message.zh for word in ("winget", "brew", "apt install libreoffice-writer"))
    assert all(word in message.en for word in ("not found", "winget", "brew", "apt install libreoffice-writer"))
    assert list(temporary.iterdir()) == []


def test_a_program_in_the_working_directory_is_not_run(nowhere, tmp_path, monkeypatch):
    (tmp_path / "soffice").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")
    assert find_program() is None


def test_a_program_is_found_where_installers_put_it(nowhere, tmp_path, monkeypatch):
    installed = tmp_path / "opt" / "soffice"
    installed.parent.mkdir()
    installed.touch(0o755)
    monkeypatch.setattr(libreoffice, "_usual_places", lambda: iter((tmp_path / "none", installed)))
    assert find_program() == str(installed)


def test_the_usual_places_are_absolute():
    assert all(path.is_absolute() for path in libreoffice._usual_places())


def test_a_program_that_hangs_is_stopped_with_all_that_it_started(stand_in, temporary, tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "_TIMEOUT", 0.5)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    stand_in(f"(echo started; sleep 20; echo survived) > {pipe} &\necho lock > locked; sleep 20")
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as heard:
        message = refusal()
        os.set_blocking(heard.fileno(), True)
        assert heard.read() == b"started\n"
    assert "已经停下" in message.zh
    assert "was stopped" in message.en
    assert list(temporary.iterdir()) == []


def test_an_interruption_stops_the_program_too(stand_in, temporary, monkeypatch):
    def interrupted(process, timeout=None):
        if timeout:
            raise KeyboardInterrupt
        return wait(process)

    wait = libreoffice.subprocess.Popen.wait
    monkeypatch.setattr(libreoffice.subprocess.Popen, "wait", interrupted)
    stand_in("sleep 20")
    with pytest.raises(KeyboardInterrupt):
        word_document(b"{\\rtf1}", ".rtf")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("exit 77", "没能转换"),
        ("echo 'Error: source file could not be loaded' >&2", "它说：Error: source file could not be loaded"),
        ("head -c 300000 /dev/zero; exit 1", "没能转换"),
        ("kill -SEGV $$", "没能转换"),
    ],
)
def test_a_program_that_makes_nothing_is_told(stand_in, temporary, script, words):
    stand_in(script)
    assert words in refusal().zh
    assert list(temporary.iterdir()) == []


def test_a_program_that_cannot_be_run_is_told(stand_in, temporary):
    stand_in("")
    program = find_program()
    Path(program).write_text("#!/nowhere/at/all\n", encoding="utf-8")
    message = refusal()
    assert program in message.zh
    assert "启动不了" in message.zh


def test_a_document_that_is_too_large_is_not_converted(stand_in, monkeypatch):
    stand_in("exit 1")
    monkeypatch.setattr(libreoffice, "MOST_BYTES", 3_000_000)
    assert "超过 3 MB" in refusal(b" " * 3_000_001).zh


def test_a_result_that_is_too_large_is_not_taken(stand_in, temporary, monkeypatch):
    stand_in(f"head -c 4000 /dev/zero > document.rtf; {_OUTPUT}")
    monkeypatch.setattr(libreoffice, "MOST_BYTES", 3000)
    assert "超过" in refusal().zh


def test_without_a_temporary_folder_nothing_is_converted(stand_in, tmp_path, monkeypatch):
    stand_in("exit 1")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    assert "临时文件" in refusal().zh


@pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
def test_nothing_that_a_document_links_to_is_fetched(tmp_path):
    import socket

    with socket.create_server((LISTENS, 0)) as server:
        server.settimeout(0)
        address = f"http://{LISTENS}:{server.getsockname()[1]}/picture.png"
        assert word_document(LINKED.format(address=address).encode(), ".fodt").startswith(b"PK")
        page = f'<html><body><p>正文<img src="{address}"></p></body></html>'
        assert word_document(page.encode(), ".html").startswith(b"PK")
        with pytest.raises(BlockingIOError):
            server.accept()
