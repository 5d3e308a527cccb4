"""What a run takes of the machine: processor time and memory, its worker processes included."""

import os
import resource
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """Processor seconds of this process and its workers since they began, and the megabytes of the one that was ever largest."""

    cpu_seconds: float
    megabytes: float


def usage() -> Usage:
    """What was taken up to now. Workers still running are seen where the system has /proc; elsewhere they count once they have ended."""
    own, ended = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    living = [_of_process(worker) for worker in _workers()]
    seconds = [own.ru_utime, own.ru_stime, ended.ru_utime, ended.ru_stime, *(used.cpu_seconds for used in living)]
    kilobytes = max(own.ru_maxrss, ended.ru_maxrss)
    return Usage(sum(seconds), max(kilobytes / 1024, *(used.megabytes for used in living), 0.0))


def _workers() -> list[int]:
    """The process ids of the living workers; without the module that begins them there are none."""
    module = sys.modules.get("multiprocessing")
    return [worker.pid for worker in module.active_children()] if module else []


def _of_process(process: int) -> Usage:
    """What another process took; nothing where it has ended meanwhile."""
    try:
        with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as stat, open(f"/proc/{process}/status", encoding="ascii", errors="replace") as status:
            # proc(5): the name in brackets may hold anything; utime and stime are the 14th and 15th field, 12th and 13th behind it.
            after_name = stat.read().rpartition(")")[2].split()
            peak = next((line.split()[1] for line in status if line.startswith("VmHWM:")), "0")
    except OSError:
        return Usage(0.0, 0.0)
    return Usage((int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK"), int(peak) / 1024)
