"""A Python process that writes down what it opens: `python audited.py LOG MODULE ARGS` runs a module as a program, and `watch(LOG)` begins it from within.

Python reports every file, connection and program before it is opened (PEP 578). A hook can be neither removed nor passed over by Python code, and forked processes
keep it.
"""

import json
import os
import runpy
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TOLD = (
    "open",
    "socket.connect",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "urllib.Request",
    "ftplib.connect",
    "subprocess.Popen",
    "os.exec",
    "os.posix_spawn",
)
"""The events of Python's audit table that reach a file, another machine or another program."""


@dataclass(frozen=True)
class Reached:
    """What was reached, in order: files, and (event, its arguments) of all else."""

    files: list[str] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)


def watch(log: str) -> None:
    """Begins to write down what this process and those forked from it open."""
    told = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in TOLD:
            what = os.fsdecode(arguments[0]) if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)) else repr(arguments)
            os.write(told, json.dumps([event, what]).encode() + b"\n")

    sys.addaudithook(hook)


def reached(log: Path) -> Reached:
    """What a watched process wrote down."""
    found = Reached()
    for event, what in map(json.loads, log.read_text(encoding="utf-8").splitlines()):
        if event == "open":
            found.files.append(what)
        else:
            found.others.append((event, what))
    return found


if __name__ == "__main__":
    watch(sys.argv[1])
    del sys.argv[:2]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
