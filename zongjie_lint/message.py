"""Text for people, in Chinese and in English."""

from __future__ import annotations

from typing import Literal

from zongjie_lint.record import Record

Language = Literal["zh", "en"]


class Message(Record):
    """One sentence in both languages; `{names}` are filled in by `format`."""

    zh: str
    en: str

    def format(self, **values: object) -> Message:
        """The same message with its names filled in; a value may itself be a Message."""
        return Message(
            self.zh.format(**{k: _in(v, "zh") for k, v in values.items()}),
            self.en.format(**{k: _in(v, "en") for k, v in values.items()}),
        )

    def in_language(self, language: Language) -> str:
        """The text in one language."""
        return self.zh if language == "zh" else self.en


def error_text(error: BaseException) -> str:
    """An exception by its type and what it says."""
    return f"{type(error).__name__}: {error}"


def _in(value: object, language: Language) -> object:
    return value.in_language(language) if isinstance(value, Message) else value
