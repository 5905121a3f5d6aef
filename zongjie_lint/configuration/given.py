"""What `--config` gives: a file that replaces the search, and single values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from zongjie_lint.configuration.fault import BrokenConfiguration, Fault
from zongjie_lint.configuration.paths import is_file, path_from
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.message import Message

OPTION = "--config"
_NO_FILE = Message(
    "没有这个文件；单项设置写成 键=值，如 fail-level=error",
    "there is no such file; a single value is written KEY=VALUE, such as fail-level=error",
)
_TWO_FILES = Message("只能写一个配置文件（已有 {path}）", "only one file can be given (there is {path} already)")


@dataclass(frozen=True)
class Given:
    """The values of the option, taken apart."""

    file: TomlText | None = None
    values: tuple[TomlText, ...] = ()

    @property
    def texts(self) -> list[TomlText]:
        """The file, then the values, which go before it."""
        return [*([self.file] if self.file else []), *self.values]


def given(arguments: Iterable[str]) -> Given:
    """Take the values of the option apart; raises BrokenConfiguration for a file that is not there."""
    file: TomlText | None = None
    values, faults = [], []
    for argument in arguments:
        path = path_from(Path.cwd(), argument)
        if is_file(path) and file is not None:
            faults.append(Fault(f"{OPTION} {argument}", _TWO_FILES.format(path=file.name)))
        elif is_file(path):
            file = TomlText.at(path, is_named=True)
        elif "=" in argument:
            values.append(_value(argument))
        else:
            faults.append(Fault(f"{OPTION} {argument}", _NO_FILE))
    if faults:
        raise BrokenConfiguration(faults)
    return Given(file, tuple(values))


def _value(argument: str) -> TomlText:
    """A key and its value as a line of TOML; a bare word is a string, for shells eat quotes."""
    key, value = argument.split("=", 1)
    text = argument
    if not _is_toml(argument) and '"' not in value and "\n" not in value and _is_toml(f'{key}="{value.strip()}"'):
        text = f'{key}="{value.strip()}"'
    return TomlText(f"{OPTION} {argument}", text, Path.cwd())


def _is_toml(text: str) -> bool:
    import tomllib  # noqa: PLC0415 - only where there is a configuration

    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
