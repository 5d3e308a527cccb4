"""Batches on a Dask cluster. A worker needs the program and the storage, not the project: what a batch reads and writes travels under fingerprints.

A task whose worker dies is given to another one by Dask.
"""

import logging
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from generator.engine.bundle import files_below, receive, send
from generator.engine.parcel import packed, roots, unpacked
from generator.engine.storage import EXTRA, Storage, storage_at
from generator.errors import MachineError, ProjectError

if TYPE_CHECKING:
    from distributed import Client, Future

    from generator.engine.remote import Done

Item = TypeVar("Item")
Result = TypeVar("Result")

ANSWER = 5.0
"""Seconds in which the scheduler must answer."""

WORKERS = 30.0
"""Seconds in which a first worker, or another one after the last was lost, must be there: one that starts anew needs some ten."""

AHEAD = 3
"""Batches given out for each of the cluster's threads: one is worked on, the next lie ready, and what comes back waits for few."""

SHOWN = 200
"""Characters of a batch that a message shows."""


@contextmanager
def cluster(address: str, where: str, project: Path) -> Iterator["Cluster"]:
    """A `Runner` over the Dask cluster whose scheduler is at `address`, for the project in the folder `project`, with storage at the folder or address `where`.

    Raises:
        ProjectError: the libraries for it are not installed, or `address` is none.
        MachineError: the cluster does not answer, or has no workers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ProjectError(f"{EXTRA}, or leave out --cluster.") from error
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what it would tell is raised as an error here
    storage = storage_at(where)
    _knock(address)
    try:
        client = Client(address, timeout=ANSWER)
    except OSError as error:
        raise MachineError(f"What answers at {address} is no Dask scheduler: {error}.") from error
    with client:
        runner = Cluster(client, address, storage, project)
        runner.wait_for_workers()
        yield runner


def _knock(address: str) -> None:
    """Sees whether anything answers at the address: Dask's own client goes on trying long after it gave up."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or not port or parts.scheme not in ("tcp", "tls", "ws", "wss"):
        raise ProjectError(f"'{address}' is no address of a Dask scheduler. Write it as tcp://HOST:PORT, as `dask scheduler` shows it when it starts.")
    try:
        socket.create_connection((host, port), ANSWER).close()
    except OSError as error:
        raise MachineError(f"The cluster at {address} does not answer: {error.strerror or error}. Is `dask scheduler` running there?") from error


@dataclass(frozen=True, slots=True)
class Cluster:
    """A `Runner` over the workers of a Dask cluster."""

    client: "Client"
    address: str
    storage: Storage
    project: Path

    def __call__(
        self,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        reads: Callable[[Item], Iterable[Path] | None] = lambda _: (),
        shared: Iterable[Path] = (),
        writes: Sequence[Path] = (),
    ) -> Iterator[Result]:
        """As `Runner`.

        Raises:
            MachineError: the cluster or the storage failed; a batch ended every worker that tried it.
        """
        if not items:
            return
        from generator.engine.remote import pack_job

        common = send(self.project, _ordinary(shared), self.storage)
        job = self.storage.put(pack_job(function, common, tuple(writes), self.project))
        begun: deque[tuple[Item, Future | None]] = deque()
        room = self._room()
        try:
            for item in items:
                if len(begun) >= room:
                    yield self._result(function, *begun.popleft())
                    room = self._room()
                begun.append((item, self._begin(job, item, reads(item))))
            while begun:
                yield self._result(function, *begun.popleft())
        finally:
            self.client.cancel([future for _, future in begun if future])

    def wait_for_workers(self) -> None:
        """Waits until there is a worker.

        Raises:
            MachineError: none comes.
        """
        try:
            self.client.wait_for_workers(1, timeout=WORKERS)
        except TimeoutError as error:
            raise MachineError(f"The cluster at {self.address} has no workers. Start them where Mela is installed: dask worker {self.address} --nthreads 1") from error

    def _room(self) -> int:
        """How many batches may be given out at once."""
        threads: dict[str, int] = self.client.nthreads()
        return max(1, sum(threads.values())) * AHEAD

    def _begin(self, job: str, item: Item, reads: Iterable[Path] | None) -> "Future | None":
        from generator.engine.remote import Task, own_program, work

        if reads is None:
            return None
        files = send(self.project, reads, self.storage)
        return self.client.submit(work, Task(self.storage.where, job, packed(item, roots(self.project)), files, own_program()), pure=False)

    def _result(self, function: Callable[[Item], Result], item: Item, future: "Future | None") -> Result:
        if future is None:
            return function(item)
        done = self._done(item, future)
        receive(done.wrote, self.project, self.storage)
        result: Result = unpacked(done.result, roots(self.project))
        return result

    def _done(self, item: Item, future: "Future") -> "Done":
        from distributed import CancelledError, KilledWorker

        while True:
            try:
                done: Done = future.result(timeout=WORKERS)
            except TimeoutError:
                if future.done():
                    raise
                self.wait_for_workers()
            except KilledWorker as error:
                raise MachineError(f"Every worker that took {_shown(item)} died of it. Give them more memory, or build without --cluster to see why.") from error
            except CancelledError as error:
                raise MachineError(f"The cluster at {self.address} was lost. What was there before still stands: build again.") from error
            except ModuleNotFoundError as error:
                raise MachineError(f"A worker lacks a part of the program ({error.name}). Install Mela there: pip install 'mela[cluster]'") from error
            else:
                return done


def _ordinary(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among the paths, and those below the folders among them."""
    for path in paths:
        if path.is_dir():
            yield from files_below(path)
        elif path.is_file():
            yield path


def _shown(item: object) -> str:
    """What a person may know a batch by: the beginning of its text."""
    text = repr(item)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]} ..."
