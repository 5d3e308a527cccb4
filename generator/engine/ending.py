"""How processes end together: what a run begins must not outlive it, even where it is killed."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
"""Of prctl(2): the signal that a process gets when the one that began it is gone."""

_system = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent(parent: int) -> None:
    """Called in a new process: ends it at once when the process `parent` that began it ends. Without it the workers of a killed build would wait for ever.

    Only Linux can do so; elsewhere a worker of a killed build has to be ended by hand.
    """
    if _system:
        _system.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the line above
            os._exit(1)


def leave_stopping_to_parent() -> None:
    """Called in a new process: Ctrl-C, which a terminal sends to all processes, is the parent's business, which ends this one (SIGTERM)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
