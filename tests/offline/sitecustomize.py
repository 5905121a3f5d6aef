"""Put on PYTHONPATH: every interpreter, workers too, writes down and stops what reaches beyond this machine."""

import os
import sys
from pathlib import Path

_LOCAL = 1
"""AF_UNIX, by which workers hear from the process that started them."""
_BEYOND = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
_RESOLVING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
_ALWAYS = _RESOLVING | {"urllib.Request", "ftplib.connect", "smtplib.connect", "http.client.connect", "webbrowser.open"}
_PROGRAMS = ("git", "soffice", "libreoffice", "python")


def is_attempt(event, arguments):
    """Whether an audited event reaches for another machine, or starts a program that nobody knows of."""
    if event == "socket.__new__":
        return int(arguments[1]) != _LOCAL
    if event in _BEYOND:
        return int(arguments[0].family) != _LOCAL
    if event == "subprocess.Popen":
        is_remote = any("://" in str(part) and "file://" not in str(part) for part in arguments[1])
        return is_remote or not Path(str(arguments[0])).name.startswith(_PROGRAMS)
    return event in _ALWAYS


def guard(event, arguments):
    """Write an attempt to the log, and stop it."""
    if is_attempt(event, arguments):
        with Path(os.environ["OFFLINE_LOG"]).open("a", encoding="utf-8") as log:
            log.write(f"{event} {arguments}\n")
        raise OSError(f"offline: {event}")


sys.addaudithook(guard)
