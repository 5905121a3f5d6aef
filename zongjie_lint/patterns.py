"""Patterns that are compiled when they are first used: there are a thousand, and a page needs half of them.

Reading one takes `regex` half a millisecond; from its compiled form of an earlier run it is back in 10 µs.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache, partial
from typing import Any, AnyStr, cast

import regex

from zongjie_lint.compilation_cache import CACHE


@cache
def compiled(source: AnyStr, flags: int = 0, *, kept: bool = True) -> regex.Pattern[AnyStr]:
    """The pattern of a source, compiled when it is first used, which raises regex.error if the source is none.

    It is kept on disk but for patterns with words of an office in them; those with words of a document are not for here.
    """
    return cast("regex.Pattern[AnyStr]", _Pattern(source, flags, kept))


@cache
def quick(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a source for `re`, which is several times as fast where it will do; compiled when it is first used.

    It is kept on disk, so that no words of an office or a document are for here.
    """
    return cast("re.Pattern[str]", _QuickPattern(source, flags, kept=True))


class _Pattern:
    """Stands for a pattern, and takes over from it what it is asked for."""

    _pattern: Any

    def __init__(self, source: str | bytes, flags: int, kept: bool) -> None:
        self._key: tuple[Any, int] = (source, int(flags))
        self._kept = kept

    @property
    def pattern(self) -> str | bytes:
        """The source, for which nothing has to be compiled."""
        source: str | bytes = self._key[0]
        return source

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        if name.startswith("_"):
            raise AttributeError(name)
        value = getattr(self._made(), name)
        self.__dict__[name] = value
        return value

    def _made(self) -> Any:  # noqa: ANN401 - of text or of bytes
        if "_pattern" not in self.__dict__:
            make = partial(regex.compile, *self._key)
            self._pattern = CACHE.get(self._key, make) if self._kept else make()
        return self._pattern


class _QuickPattern(_Pattern):
    """The same for a pattern of `re`."""

    def _made(self) -> Any:  # noqa: ANN401 - of text or of bytes
        if "_pattern" not in self.__dict__:
            key = ("re", _MAGIC, *self._key)
            self._pattern = _of_form(self._key, CACHE.get(key, partial(_form, self._key)))
        return self._pattern


_Form = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]
"""What `re` makes of a source for its matcher: flags, code, and the groups by number and by name."""
try:
    from _sre import MAGIC as _MAGIC  # type: ignore[import-not-found]
    from _sre import compile as _matcher
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython, or another version: each run compiles anew
    _MAGIC = 0


def _form(key: tuple[str, int]) -> _Form | None:
    """The compiled form of a pattern, which pickle would not keep; None where it cannot be told, as `re` promises none."""
    if not _MAGIC:
        return None
    with suppress(AttributeError, TypeError):  # a Python that keeps them elsewhere
        return _form_of(key)
    return None


def _form_of(key: tuple[str, int]) -> _Form | None:
    parsed = _parser.parse(*key)
    state = parsed.state
    names = {number: name for name, number in state.groupdict.items()}
    form = (
        int(key[1] | state.flags),
        [int(each) for each in _compiler._code(parsed, key[1])],
        state.groups - 1,
        dict(state.groupdict),
        tuple(names.get(number) for number in range(state.groups)),
    )
    return form if _of_form(key, form) == re.compile(*key) else None


def _of_form(key: tuple[str, int], form: _Form | None) -> re.Pattern[str]:
    with suppress(RuntimeError, TypeError):  # no code for this matcher
        return _matcher(key[0], *form) if form else re.compile(*key)
    return re.compile(*key)
