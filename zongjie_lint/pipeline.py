"""The service that runs a check without anybody watching, as it makes itself known in the environment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from zongjie_lint.record import Record

_SERVICES: tuple[tuple[Literal["github", "gitlab"], str, str], ...] = (
    ("github", "GITHUB_ACTIONS", "GITHUB_WORKSPACE"),
    ("gitlab", "GITLAB_CI", "CI_PROJECT_DIR"),
)
"""Name, the variable that is `true` there, and the one that holds the folder of the repository."""


class Pipeline(Record):
    """GitHub Actions or GitLab CI."""

    name: Literal["github", "gitlab"]
    root: Path | None = None
    """The folder of the repository, which the service relates paths to."""
    summary: Path | None = None
    """The file that GitHub shows as the summary of the step, if it is to be written."""


def pipeline(environment: Mapping[str, str]) -> Pipeline | None:
    """The service whose variables are set; None where a person, or any other service, runs the check."""
    for name, sign, folder in _SERVICES:
        if environment.get(sign) == "true":
            summary = environment.get("GITHUB_STEP_SUMMARY") if name == "github" else None
            root = environment.get(folder)
            return Pipeline(name, Path(root) if root else None, Path(summary) if summary else None)
    return None
