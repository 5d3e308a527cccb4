"""The worker pool: a pure function over batches, on every core, results in order."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def batches(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in runs of at most `size`."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def in_parallel(function: Callable[[Item], Result], items: Sequence[Item], processes: int | None = None) -> Iterator[Result]:
    """The results of `function` for each item, in the items' order; `function` must be importable by name and both sides picklable.

    `processes` is the number of worker processes, the machine's cores where it is None. With one process or one item all runs in this process. A process gets
    the function once, at its start, and where processes are forked without a copy: what all items need, however large, is best bound to it with `partial`.
    """
    count = min(processes or os.cpu_count() or 1, len(items))
    if count <= 1:
        yield from map(function, items)
        return
    context = multiprocessing.get_context("spawn" if os.name == "nt" else "fork")
    try:
        pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(function,))
    except (OSError, ImportError, NotImplementedError):  # a machine without shared memory for the pool's locks, such as a bare container
        yield from map(function, items)
        return
    with pool:
        yield from pool.map(_run, items)


_function: Callable[[Any], Any]
"""The function of this worker process."""


def _begin(function: Callable[[Any], Any]) -> None:
    global _function
    _function = function
    # What was there before the fork stays: to search it for garbage would copy all of its memory.
    gc.freeze()


def _run(item: Any) -> Any:
    return _function(item)
