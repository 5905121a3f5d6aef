"""What mutation begins with: the project's own examples, and files that go with drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zongjie_lint.builtin import provide_rules

ROOT = Path(__file__).parents[2]
EXAMPLE = "例.txt"
"""What a rule gives as an example."""
DRAFT = "稿.txt"
"""What a file that goes with drafts is tried with."""
CONFIGURATION, BASELINE, SIDECAR = (
    ".zongjie-lint.toml",
    ".zongjie-lint-baseline.json",
    ".zongjie-lint-suppressions.toml",
)
BESIDE = (CONFIGURATION, BASELINE, SIDECAR)
_DRAFT_SUFFIXES = (".txt", ".md", ".html", ".docx")
_CONFIGURED = """\
profile = "final"
fail-level = "error"
ignore = ["PU06", "NU"]
exclude = ["归档/**", "*.md"]
[severity]
DT = "info"
PH01 = "off"
[vocabulary]
indicators = [["管网改造数", "管网"], ["乡镇", "镇街"]]
anonymisations = ["××区"]
[vocabulary.sections]
problems = ["短板弱项"]
[[overrides]]
paths = ["讲话/**"]
kind = "speech"
[[rule]]
code = "HR01"
name = "no-grasp"
type = "forbid"
pattern = "抓.{1,4}落实"
unless = ["狠抓落实"]
message = "不写“{found}”"
bad = ["要抓好落实。"]
good = ["要落实到位。"]
[[rule]]
code = "HR02"
name = "full-name"
type = "replace"
pairs = { "水务局" = "水利局" }
bad = ["水务局负责。"]
good = ["水利局负责。"]
"""
_SUPPRESSED = """\
[[suppress]]
path = "稿.txt"
rules = ["PU06"]
text = "。。"
reason = "原文如此"
until = 2090-01-01
"""
_BASELINE = (
    """{"version": 1, "findings": {"稿.txt": [{"code": "PU06", "fingerprint": "0123456789abcdef", "count": 2}]}}"""
)


@dataclass(frozen=True)
class Seed:
    """A file by its name, which tells how it is read."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """What the name ends with."""
        return Path(self.name).suffix

    @property
    def kind(self) -> str:
        """What is counted together: examples, files of one format, files beside a draft."""
        return self.name if self.name in (*BESIDE, EXAMPLE) else self.suffix


def seeds() -> Sequence[Seed]:
    """Every example of a rule, every draft of the examples and of the tests, and what may lie beside one."""
    beside = zip(BESIDE, (_CONFIGURED, _BASELINE, _SUPPRESSED), strict=True)
    return [*_of_rules(), *_of_folders(), *(Seed(name, text.encode()) for name, text in beside)]


def _of_rules() -> list[Seed]:
    texts = dict.fromkeys(example.text for rule in provide_rules() for example in rule.examples)
    return [Seed(EXAMPLE, text.encode()) for text in texts]


def _of_folders() -> list[Seed]:
    places = [*(ROOT / "examples").rglob("*"), *(ROOT / "tests" / "documents").iterdir()]
    drafts = sorted(place for place in places if place.suffix in _DRAFT_SUFFIXES)
    return [Seed(place.name, place.read_bytes()) for place in drafts]
