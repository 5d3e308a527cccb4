"""The worker pool: a pure function over batches, on every core, results in order."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.engine.ending import end_with_parent, leave_stopping_to_parent
from generator.errors import MachineError

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item over which its process died: crashed in a library, or was ended by the system for its memory."""

    item: Item


def batches(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in runs of at most `size`."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def in_parallel(function: Callable[[Item], Result], items: Sequence[Item], processes: int | None = None) -> Iterator[Result]:
    """The results of `function` for each item, in the items' order; `function` must be importable by name and both sides picklable.

    `processes` is the number of worker processes, the machine's cores where it is None. With one process or one item all runs in this process. A process gets
    the function once, at its start, and where processes are forked without a copy: what all items need, however large, is best bound to it with `partial`.

    Raises:
        MachineError: a worker process died.
    """
    try:
        yield from _in_parallel(function, items, processes)
    except BrokenProcessPool as error:
        raise MachineError("A worker process was ended from outside, most likely for want of memory. Close other programs, then try again.") from error


def enduring(function: Callable[[Sequence[Item]], Result], batches: Sequence[Sequence[Item]], processes: int | None = None) -> Iterator[Result | Lost[Item]]:
    """The results of `function` for each batch, in the batches' order, whatever happens to the worker processes.

    Where one dies, those batches that were at work are done again item by item, each in a process of its own: a batch then gives the result of `function` for
    each of its items alone, and `Lost` for the item that kills its process. The work must bear being done twice. What runs in this process (see `in_parallel`)
    is not protected.
    """
    left = list(batches)
    at_work = processes or os.cpu_count() or 1
    while left:
        done = 0
        try:
            for result in _in_parallel(function, left, processes):
                yield result
                done += 1
            return
        except BrokenProcessPool:
            left = left[done:]
        # Batches are begun in their order, so those that were at work are the first of those that are left.
        for batch in left[:at_work]:
            for item in batch:
                yield _by_itself(function, item)
        left = left[at_work:]


def _by_itself(function: Callable[[Sequence[Item]], Result], item: Item) -> Result | Lost[Item]:
    with _pool(function, 1) as pool:
        try:
            result: Result = pool.submit(_run, [item]).result()
            return result
        except BrokenProcessPool:
            return Lost(item)


def _in_parallel(function: Callable[[Item], Result], items: Sequence[Item], processes: int | None) -> Iterator[Result]:
    count = min(processes or os.cpu_count() or 1, len(items))
    if count <= 1:
        yield from map(function, items)
        return
    try:
        pool = _pool(function, count)
    except (OSError, ImportError, NotImplementedError):  # a machine without shared memory for the pool's locks, such as a bare container
        yield from map(function, items)
        return
    try:
        waiting = [pool.submit(_run, item) for item in items]
        waiting.reverse()
        while waiting:
            yield waiting.pop().result()
    except BaseException:
        # Nobody waits for the rest: what is at work is not brought to its end. (`pool.map` would cancel the rest first, over which Python 3.11 stumbles then.)
        for worker in list(pool._processes.values()):
            worker.terminate()
        raise
    finally:
        pool.shutdown()


def _pool(function: Callable[[Any], Any], count: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn" if os.name == "nt" else "fork")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(function, os.getpid()))


_function: Callable[[Any], Any]
"""The function of this worker process."""


def _begin(function: Callable[[Any], Any], parent: int) -> None:
    global _function
    _function = function
    end_with_parent(parent)
    leave_stopping_to_parent()
    # What was there before the fork stays: to search it for garbage would copy all of its memory.
    gc.freeze()


def _run(item: Any) -> Any:
    return _function(item)
