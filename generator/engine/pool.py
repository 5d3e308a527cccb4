"""The worker pool: a pure function over batches, on every core, results in order."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def batches(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in runs of at most `size`."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def in_parallel(function: Callable[[Item], Result], items: Sequence[Item], processes: int | None = None) -> Iterator[Result]:
    """The results of `function` for each item, in the items' order; `function` must be importable by name and both sides picklable.

    `processes` is the number of worker processes, the machine's cores where it is None. With one process or one item all runs in this process.
    """
    count = min(processes or os.cpu_count() or 1, len(items))
    if count <= 1:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn" if os.name == "nt" else "fork")) as pool:
        yield from pool.map(function, items)
