"""How the runner of GitHub Actions reads a line of output: the two forms of a workflow command, with their escapes."""

from dataclasses import dataclass, field

KNOWN = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "stop-commands", "set-output", "echo"}
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
_OLD = (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%"))


@dataclass
class Command:
    """A command that the runner would obey."""

    name: str
    data: str = ""
    properties: dict[str, str] = field(default_factory=dict)


def commands(output):
    """The commands in the output of a step, line by line."""
    return [command for line in output.replace("\r\n", "\n").split("\n") if (command := _command(line))]


def _command(line):
    return _double_colon(line.lstrip()) or _bracketed(line)


def _double_colon(line):
    """`::name property=value,property=value::data`, at the beginning of a line."""
    head, separator, data = line[2:].partition("::") if line.startswith("::") else ("", "", "")
    return _made(head, ",", data, _PROPERTY, _DATA) if separator else None


def _bracketed(line):
    """`##[name property=value;property=value]data`, anywhere in a line."""
    _, found, rest = line.partition("##[")
    head, separator, data = rest.partition("]")
    return _made(head, ";", data, _OLD, _OLD) if found and separator else None


def _made(head, between, data, in_property, in_data):
    name, _, properties = head.partition(" ")
    if name not in KNOWN:
        return None
    pairs = (each.partition("=") for each in properties.strip().split(between) if each)
    return Command(
        name, _unescaped(data, in_data), {key: _unescaped(value, in_property) for key, _, value in pairs if value}
    )


def _unescaped(text, escapes):
    for escape, character in escapes:
        text = text.replace(escape, character)
    return text
