"""What a rule is: one frozen class in one file, with its documentation and its cases inside."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar, get_type_hints

from zongjie_lint.diagnostic import Diagnostic, Fix, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.profile import Severities
from zongjie_lint.record import Record
from zongjie_lint.report import RuleDescription
from zongjie_lint.span import Span
from zongjie_lint.vocabulary import NO_VOCABULARY, Vocabulary

_MARK = compiled(r"[⟦⟧⟨⟩]")


class Example(Record):
    """A piece of a report with its marks: `⟦ ⟧` around what a diagnostic must point at, `⟨ ⟩` around its related places."""

    marked: str
    why: str = ""
    kind: str | None = None
    known_miss: str = ""
    """Why the rule can't judge this case yet; such a case is an expected failure."""
    previous: str = ""
    """The report of the year before, for rules that hold one against the other."""
    vocabulary: Vocabulary = NO_VOCABULARY
    """The words of the office that wrote it, for rules that judge by what its past reports have."""

    @property
    def text(self) -> str:
        """The text without its marks."""
        return _MARK.sub("", self.marked)

    @property
    def spans(self) -> list[Span]:
        """Where diagnostics must stand."""
        return self._marked_with("⟦⟧")

    @property
    def related(self) -> list[Span]:
        """Where related places must stand."""
        return self._marked_with("⟨⟩")

    def _marked_with(self, pair: str) -> list[Span]:
        spans, opened, offset = [], [0], 0
        for character in self.marked:
            if character == pair[0]:
                opened.append(offset)
            elif character == pair[1]:
                spans.append(Span(opened.pop(), offset))
            offset += not _MARK.match(character)
        return sorted(spans)


class Bad(Example):
    """An example in which the rule must find exactly what is marked."""


class Good(Example):
    """An example in which the rule must find nothing."""


@dataclass(frozen=True)
class Rule(ABC):
    """Base of all rules. A subclass's dataclass fields are its options; its docstring, in Chinese, is its manual page."""

    code: ClassVar[str]
    """Two letters and two digits."""
    name: ClassVar[str]
    """A kebab-case name that states the fault."""
    title: ClassVar[Message]
    """The fault in a few plain words."""
    severity: ClassVar[Severity]
    basis: ClassVar[str]
    """The standard, regulation or usage the rule rests on."""
    message: ClassVar[Message]
    advice: ClassVar[Message]
    examples: ClassVar[Sequence[Example]]
    off_by_default: ClassVar[bool] = False
    """Whether it judges only where a profile names it, or a user selects it."""

    needs_previous: ClassVar[bool] = False
    """Whether it judges only where the report of the year before was given too."""

    @abstractmethod
    def check(self, document: Document) -> Iterable[Diagnostic]:
        """Every place in the document where the rule is broken."""

    def report(
        self,
        span: Span,
        *,
        message: Message | None = None,
        advice: Message | None = None,
        severity: Severity | None = None,
        related: Iterable[Related] = (),
        evidence: Message | str | None = None,
        fix: Fix | None = None,
        summarised_by: str | None = None,
        absent: Iterable[str] = (),
        **values: object,
    ) -> Diagnostic:
        """A diagnostic of this rule at a place; `values` fill in the message and the advice."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            severity=self.severity if severity is None else severity,
            span=span,
            message=(message or self.message).format(**values),
            advice=(advice or self.advice).format(**values),
            related=tuple(related),
            evidence=Message(evidence, evidence) if isinstance(evidence, str) else evidence,
            fix=fix,
            summarised_by=summarised_by,
            absent=tuple(absent),
        )

    def described(self) -> RuleDescription:
        """What a report says of the rule itself."""
        return RuleDescription(
            code=self.code,
            name=self.name,
            title=self.title,
            severity=self.severity,
            basis=self.basis,
            manual=inspect.getdoc(type(self)) or "",
            is_on=not self.off_by_default,
        )

    @classmethod
    def severity_in(cls, severities: Severities) -> Severity | None:
        """How severe the rule is where a profile has these severities; None where it is off."""
        return severities.get(cls.code, None if cls.off_by_default else cls.severity)

    @classmethod
    def options(cls) -> Iterator[tuple[str, object]]:
        """The name and default of each option."""
        for option in fields(cls):
            made = option.default_factory() if option.default_factory is not MISSING else option.default
            yield option.name, made

    @classmethod
    def option_types(cls) -> Mapping[str, Any]:
        """The type of each option, by its name; Any where an annotation names what is not there when the program runs."""
        options = fields(cls)
        try:
            hints = get_type_hints(cls) if options else {}
        except (NameError, TypeError, AttributeError):
            hints = {}
        return {option.name: hints.get(option.name, Any) for option in options}


def answers_to(code: str, name: str, choice: str) -> bool:
    """Whether a rule is meant by a code, the prefix of one, or a name."""
    return code.startswith(choice.upper()) or name.lower() == choice.lower()
