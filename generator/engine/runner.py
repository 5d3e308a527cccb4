"""Who runs a function over a build's batches: this machine's processes, or a cluster's (`engine/cluster.py`). Same results, same files either way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from generator.engine.pool import in_parallel

Item = TypeVar("Item")
Result = TypeVar("Result")


class Runner(Protocol):
    """The results of a pure function for each item, in the items' order. What it writes is there when its result is given.

    `reads` gives the files below the project's folder that it opens for an item, or None for an item that is better done on this machine. `shared` are files and
    folders there that it opens for every item, `writes` the folders below which it writes.
    """

    def __call__(
        self,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        reads: Callable[[Item], Iterable[Path] | None] = lambda _: (),
        shared: Iterable[Path] = (),
        writes: Sequence[Path] = (),
    ) -> Iterator[Result]:
        """Runs the function; it must be importable by name."""


@dataclass(frozen=True, slots=True)
class Here:
    """Runs all on this machine, in as many processes as `engine.pool.in_parallel` is told."""

    processes: int | None = None

    def __call__(
        self,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        reads: Callable[[Item], Iterable[Path] | None] = lambda _: (),  # noqa: ARG002 - the files are all here
        shared: Iterable[Path] = (),  # noqa: ARG002
        writes: Sequence[Path] = (),  # noqa: ARG002
    ) -> Iterator[Result]:
        """As `Runner`."""
        return in_parallel(function, items, self.processes)


HERE = Here()
"""All cores of this machine."""


def runner(address: str | None, where: str | None, project: Path) -> AbstractContextManager[Runner]:
    """The cluster at `address` with storage at the folder or address `where` (the project's cache, where it is None); this machine where `address` is None.

    Raises:
        ProjectError, MachineError: as `engine.cluster.cluster`.
    """
    if address is None:
        return nullcontext(HERE)
    from generator.engine.cluster import cluster
    from generator.engine.storage import in_full

    return cluster(address, in_full(where) if where else str(project / ".cache" / "storage"), project)
