"""The bar of a long step on a terminal: how much is done, how quickly, how long it will take. Loaded only when one is drawn."""

from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class Rate(ProgressColumn):
    """How many things are done in a second: `1,240 stories/s`."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self.unit = unit

    def render(self, task: Task) -> Text:
        """The rate of the last half minute; nothing before there is one."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.{0 if speed >= 10 else 1}f} {self.unit}/s" if speed else "", style="progress.data.speed")


class Bar:
    """A bar that is drawn when it is told to, by the process that does the work: a thread that draws would be copied into every worker."""

    def __init__(self, name: str, unit: str, stream: TextIO) -> None:
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), Rate(unit), TimeRemainingColumn())
        console = Console(file=stream, force_terminal=True)
        self._shown = Progress(*columns, console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False)
        self._task = self._shown.add_task(name)
        self._shown.start()

    def draw(self, count: int, total: int) -> None:
        """Shows that `count` things of `total` are done."""
        self._shown.update(self._task, completed=count, total=total, refresh=True)

    def clear(self) -> None:
        """Takes the bar off the terminal."""
        self._shown.stop()
