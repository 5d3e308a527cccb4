"""Work that may crash or stall, such as decoding what strangers sent: done in a process of its own, which takes nothing with it when it dies."""

import contextlib
import faulthandler
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from generator.engine.ending import end_with_parent

Result = TypeVar("Result")

SECONDS = 120.0
"""How long a piece of work may take. The heaviest photo within the limits takes a tenth of it on a slow machine."""

MEMORY = 800_000_000
"""Bytes that a piece of work may take beyond what the process held before it: twice what the heaviest photo within the limits was seen to take."""


class LostError(Exception):
    """The process that was to do the work died or was ended for taking too long."""


def apart(function: Callable[..., Result], *arguments: object, seconds: float = SECONDS) -> Result:
    """What `function` gives for the arguments, worked out in a process forked for it. What it raises is raised here.

    The result must be picklable, the arguments need not be. The fork costs about two milliseconds; it sees everything that was loaded before, so load first what
    the work needs. Where the system cannot fork (Windows) the work is done in this process.

    Raises:
        LostError: the process died, or took more than `seconds`.
        MemoryError: the work needed more than MEMORY.
    """
    if not hasattr(os, "fork"):
        return function(*arguments)
    receiver, sender = multiprocessing.Pipe(duplex=False)
    parent = os.getpid()
    process = os.fork()
    if process == 0:
        end_with_parent(parent)
        _work(sender, function, arguments)
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise LostError(f"it took more than {seconds:.0f} seconds")
        good, result = receiver.recv()
    except (EOFError, OSError) as error:
        raise LostError("the program that opens it crashed over it") from error
    finally:
        receiver.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    if not good:
        raise result
    answer: Result = result
    return answer


def _work(sender: Connection, function: Callable[..., Any], arguments: tuple[object, ...]) -> NoReturn:
    """The forked process: it answers and ends, without any of the parent's own endings."""
    try:
        gc.disable()
        faulthandler.disable()
        _stay_small_and_silent()
        try:
            answer = True, function(*arguments)
        except Exception as error:  # the parent raises it
            answer = False, error
        sender.send(answer)
    finally:
        os._exit(0)


def _stay_small_and_silent() -> None:
    """Bounds the memory, leaves no core dump, and shuts up libraries that write to the terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        held = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (held + MEMORY, resource.getrlimit(resource.RLIMIT_DATA)[1]))
