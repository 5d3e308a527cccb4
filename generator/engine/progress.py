"""Progress: what a run is doing, for the person who waits, and what each step cost, as figures."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from generator.engine.usage import usage

if TYPE_CHECKING:
    from generator.engine.bar import Bar

PATIENCE = 0.5
"""Seconds that a step may take before a bar is drawn for it: what is quicker needs none, nor the library that draws it."""

REFRESH = 0.2
"""Seconds between two drawings of the bar."""

ERASED = "\r\x1b[K"
"""What takes the last line off a terminal (ECMA-48, EL)."""


@dataclass
class Step:
    """A step of a run: the things that it worked on and has done, of how many, the time it took and the memory of the largest process so far.

    `cpu_seconds` are those of all processes together.
    """

    name: str
    total: int | None = None
    unit: str = "stories"
    count: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    megabytes: float = 0.0
    told: Callable[["Step"], None] = lambda _: None

    def advance(self, count: int = 1) -> None:
        """Says that `count` more things are done."""
        self.count += count
        self.told(self)

    def reach(self, count: int, total: int) -> None:
        """Says that `count` things are done by now, of `total`: where how many there are shows only on the way."""
        self.count, self.total = count, total
        self.told(self)


@dataclass
class Progress:
    """The steps of one run. On a terminal the running step is shown, with a bar where it takes long; elsewhere each finished step is a plain line.

    `quiet` shows nothing. `stream` is where it is shown, the standard error where it is None.
    """

    quiet: bool = False
    stream: TextIO | None = None
    steps: list[Step] = field(default_factory=list)
    _begun: float = field(default_factory=time.perf_counter)
    _next: float = 0.0
    _bar: "Bar | None" = None

    @contextmanager
    def step(self, name: str, total: int | None = None, unit: str = "stories") -> Iterator[Step]:
        """Runs the block as the step `name` of `total` things, which are called `unit`. The block tells its `advance`, or sets its `count` in the end."""
        step = Step(name, total, unit, told=self._draw)
        start, before = time.perf_counter(), usage().cpu_seconds
        self._next = start + PATIENCE
        if self._is_terminal:
            self._write(f"{name} ...")
        try:
            yield step
        finally:
            self._clear()
        after = usage()
        step.seconds, step.cpu_seconds, step.megabytes = time.perf_counter() - start, after.cpu_seconds - before, after.megabytes
        self.steps.append(step)
        self.say(f"{name}: {step.count:,} in {step.seconds:.1f} s")

    def say(self, text: str) -> None:
        """A line for the person at the terminal, unless the run is quiet."""
        if not self.quiet:
            self._clear()
            self._write(f"{text}\n")

    def write(self, path: Path) -> None:
        """Writes what each step took, and the whole run from the making of this object (processor time: of the process), as JSON."""
        steps = [{"name": step.name, "count": step.count, **_figures(step.seconds, step.cpu_seconds, step.megabytes)} for step in self.steps]
        now = usage()
        whole = _figures(time.perf_counter() - self._begun, now.cpu_seconds, now.megabytes)
        path.write_text(json.dumps({"version": 1, "total": whole, "steps": steps}, indent=2) + "\n", encoding="utf-8")

    @property
    def _is_terminal(self) -> bool:
        return not self.quiet and (self.stream or sys.stderr).isatty()

    def _draw(self, step: Step) -> None:
        """Draws the bar of a step that takes long, a few times a second."""
        now = time.perf_counter()
        if now < self._next or not step.total or not self._is_terminal:
            return
        if self._bar is None:
            from generator.engine.bar import Bar

            self._clear()
            self._bar = Bar(step.name, step.unit, self.stream or sys.stderr)
        self._bar.draw(step.count, step.total)
        self._next = now + REFRESH

    def _clear(self) -> None:
        """Takes what shows the running step off the terminal."""
        if self._bar:
            self._bar.clear()
            self._bar = None
        if self._is_terminal:
            self._write(ERASED)

    def _write(self, text: str) -> None:
        stream = self.stream or sys.stderr
        stream.write(text)
        stream.flush()


def _figures(seconds: float, cpu_seconds: float, megabytes: float) -> dict[str, float]:
    return {"seconds": round(seconds, 3), "cpu_seconds": round(cpu_seconds, 3), "megabytes": round(megabytes, 1)}
