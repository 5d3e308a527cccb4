"""What a command costs: seconds, processor time, memory, and beside them the speed of the machine in that minute."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ADDITIONS = 3_000_000
"""Additions of the calibration."""

PAUSE = 0.2
"""Seconds between two looks at the memory of a command's processes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: wall and processor seconds, megabytes of its largest process and of all its processes at once, seconds of the calibration before it."""

    wall: float
    processor: float
    largest: float
    together: float
    calibration: float


def calibration() -> float:
    """Processor seconds of three million additions in a Python loop: what the machine is worth at the moment."""
    start, total = time.process_time(), 0
    for number in range(ADDITIONS):
        total += number
    return time.process_time() - start


def cost_of(command: Sequence[object], log: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Runs a command to its end and gives its cost. What it prints goes to `log`. What was written before lies on the disk first, so that nobody else's writing is timed.

    Raises:
        RuntimeError: the command failed; the end of what it printed is in the message.
    """
    os.sync()
    speed = calibration()
    with log.open("w", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), stdout=output, stderr=subprocess.STDOUT, env=environment)
        watch = _Memory(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    watch.ended.set()
    watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} gave {process.returncode}:\n{log.read_text(encoding='utf-8')[-3000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, max(watch.most, usage.ru_maxrss / 1024), speed)


def middle(costs: Sequence[Cost]) -> Cost:
    """The medians of several runs; of memory the most that was seen."""
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.processor for cost in costs),
        max(cost.largest for cost in costs),
        max(cost.together for cost in costs),
        median(cost.calibration for cost in costs),
    )


class _Memory(threading.Thread):
    """Looks again and again at the memory of a process and its descendants: `most` is the largest sum in megabytes, shared pages divided among those who share them."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root, self.most, self.ended = root, 0.0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(PAUSE):
            self.most = max(self.most, sum(map(_proportional, _family(self.root))) / 1024)


def _family(root: int) -> list[int]:
    """A process and all that it started, directly or not."""
    found = [root]
    for process in found:
        try:
            tasks = list(Path(f"/proc/{process}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _proportional(process: int) -> int:
    """Kilobytes of a process, its share of what it shares with others (PSS, proc(5)); 0 where it is gone."""
    try:
        return next(int(line.split()[1]) for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0
