"""A plugin on disk whose rule does what a test wants, for programs that are started anew."""

import os
import signal
import subprocess
import sys
import textwrap

RULE = '''
import os, pathlib, time
from dataclasses import dataclass
from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.plugins import hookimpl
from zongjie_lint.rule import Rule
from zongjie_lint.span import Span

@dataclass(frozen=True)
class Trial(Rule):
    """试验。"""
    code = "ZZ01"
    name = "trial"
    title = Message("试验", "trial")
    severity = Severity.ERROR
    basis = "试验"
    message = Message("{said}", "{said}")
    advice = Message("改。", "Mend.")
    examples = ()

    def check(self, document):
BODY

@hookimpl
def provide_rules():
    return [Trial]
'''


def heed_interrupts():
    """Before a program is started: whoever runs the tests in the background has its signals ignored by all it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class TrialPlugin:
    """A folder with the plugin, and a way to run the program with it."""

    def __init__(self, folder, body):
        self.folder = folder
        information = folder / "zongjie_trial-1.0.dist-info"
        information.mkdir(parents=True)
        (information / "METADATA").write_text("Metadata-Version: 2.1\nName: zongjie-trial\nVersion: 1.0\n")
        (information / "entry_points.txt").write_text("[zongjie_lint]\ntrial = zongjie_trial\n")
        self.write(body)

    def write(self, body):
        """Give the rule another body."""
        text = RULE.replace("BODY", textwrap.indent(textwrap.dedent(body).strip(), " " * 8))
        (self.folder / "zongjie_trial.py").write_text(text, encoding="utf-8")

    def start(self, folder, *arguments, stderr=subprocess.PIPE, **environment):
        """The program, started."""
        path = os.pathsep.join([str(self.folder), *filter(None, sys.path)])
        return subprocess.Popen(
            [sys.executable, "-m", "zongjie_lint", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=heed_interrupts if os.name == "posix" else None,
        )

    def run(self, folder, *arguments, **environment):
        """Status, output and what was said beside it."""
        program = self.start(folder, *arguments, **environment)
        output, said = program.communicate(timeout=120)
        return program.returncode, output, said
