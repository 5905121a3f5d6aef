"""What tests share stands beside them and can be imported by its name; none leaves a cache behind, or finds one."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
os.environ["ZONGJIE_LINT_NO_CACHE"] = "1"


@pytest.fixture(autouse=True)
def nobody_runs_the_tests(monkeypatch):
    """A check behaves otherwise where GitHub or GitLab runs it; the tests say where they mean that."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "GITLAB_CI", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
