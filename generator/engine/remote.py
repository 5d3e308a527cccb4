"""A worker's side of `engine/cluster.py`: brings the files that a batch reads, runs the function over it, stores the files that it wrote."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import rmtree
from typing import Any

from distributed import get_worker

from generator.engine.bundle import Files, files_below, receive, send
from generator.engine.parcel import packed, roots, unpacked
from generator.engine.program import program
from generator.engine.storage import Storage, storage_at
from generator.errors import MachineError

KEPT = 2
"""Jobs that a worker process keeps ready: those of a build follow one another."""


@dataclass(frozen=True, slots=True)
class Task:
    """One item for a worker: where storage is, the fingerprint of the job in it, the item as a parcel, the files that are read for it, and the program that sent it."""

    where: str
    job: str
    item: bytes
    reads: Files
    program: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task: the result as a parcel, and the files that were written."""

    result: bytes
    wrote: Files


@dataclass(frozen=True, slots=True)
class Job:
    """A function with all that is bound to it, ready in this process: `root` stands for the project's folder."""

    function: Callable[[Any], Any]
    root: Path
    writes: tuple[Path, ...]


own_program = cache(program)
"""The fingerprint of the program that this process runs, which stays the same."""

_jobs: OrderedDict[str, Job] = OrderedDict()
_turn = threading.Lock()
"""A worker's threads take turns: a job has one folder, and typesetting and templates keep things of their own in the process."""


def work(task: Task) -> Done:
    """Does a task.

    Raises:
        MachineError: this worker cannot do it.
    """
    if task.program != own_program():
        raise MachineError(f"The worker {get_worker().address} has another version of Mela, of a library or of Python. Set up all machines from the same lock file.")
    storage = storage_at(task.where)
    with _turn:
        job = _job(task.job, storage)
        places = roots(job.root)
        brought = receive(task.reads, job.root, storage)
        try:
            result = job.function(unpacked(task.item, places))
            wrote = send(job.root, _written(job, brought), storage)
            return Done(packed(result, places), wrote)
        except OSError as error:
            raise MachineError(f"The worker {get_worker().address} failed: {error.filename or ''} {error.strerror or error}.") from error
        finally:
            for path in {*brought, *_written(job, ())}:
                path.unlink(missing_ok=True)


def pack_job(function: Callable[[Any], Any], shared: Files, writes: tuple[Path, ...], project: Path) -> bytes:
    """A function with the files that it reads for every item, and the folders it writes to, as bytes for storage."""
    places = roots(project)
    return packed((shared, writes, packed(function, places)), places)


def _job(name: str, storage: Storage) -> Job:
    """The job with this fingerprint, made ready once in this process."""
    if name not in _jobs:
        root = Path(get_worker().local_directory, "mela", name[:20])
        shared, writes, function = unpacked(storage.get(name), roots(root))
        receive(shared, root, storage)
        _jobs[name] = Job(unpacked(function, roots(root)), root, writes)
        while len(_jobs) > KEPT:
            rmtree(_jobs.popitem(last=False)[1].root, ignore_errors=True)
    _jobs.move_to_end(name)
    return _jobs[name]


def _written(job: Job, brought: list[Path] | tuple[Path, ...]) -> list[Path]:
    """The files that lie in the folders written to, but for those that were brought there."""
    return sorted({path for folder in job.writes for path in files_below(folder)}.difference(brought))
