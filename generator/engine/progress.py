"""Progress: what a run is doing, for the person who waits, and what each step cost, as figures."""

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console


@dataclass
class Step:
    """A step of a run: what it worked on (`count` things), how long it took and the memory of the largest process so far."""

    name: str
    count: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0


@dataclass
class Progress:
    """The steps of one run. On a terminal the running step is shown with a spinner; elsewhere each finished step is a plain line; `quiet` shows nothing."""

    quiet: bool = False
    console: Console = field(default_factory=lambda: Console(stderr=True, highlight=False))
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Runs the block as the step `name`; the block sets `count` of what it is given."""
        step = Step(name)
        start = time.perf_counter()
        shown = self.console.status(name) if self.console.is_terminal and not self.quiet else nullcontext()
        with shown:
            yield step
        step.seconds = time.perf_counter() - start
        step.megabytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
        self.steps.append(step)
        if not self.quiet:
            self.console.print(f"{name}: {step.count:,} in {step.seconds:.1f} s", markup=False)

    def say(self, text: str) -> None:
        """A line for the person at the terminal, unless the run is quiet."""
        if not self.quiet:
            self.console.print(text, markup=False)

    def write(self, path: Path) -> None:
        """Writes name, count, seconds and megabytes of each step, and of the whole run, as JSON."""
        steps = [{"name": s.name, "count": s.count, "seconds": round(s.seconds, 3), "megabytes": round(s.megabytes, 1)} for s in self.steps]
        largest = max((step.megabytes for step in self.steps), default=0.0)
        whole = {"seconds": round(sum(step.seconds for step in self.steps), 3), "megabytes": round(largest, 1)}
        path.write_text(json.dumps({"version": 1, "total": whole, "steps": steps}, indent=2) + "\n", encoding="utf-8")
