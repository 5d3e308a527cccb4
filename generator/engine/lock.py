"""One builder at a time: a lock on a project's cache that the system lets go of when its holder dies, however it dies."""

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.engine.progress import Progress
from generator.errors import MachineError

NAME = "lock"
"""The file's name in the cache. It stays when the lock is given back: whoever removed it might remove the next one's."""

NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}
"""What a file system answers that knows no locks (flock(2); some network file systems)."""


@contextmanager
def only_builder(cache: Path, progress: Progress, *, wait: bool = True) -> Iterator[None]:
    """Runs the block as the only builder of the project with this cache; another one is waited for, or refused where `wait` is false.

    Worker processes that the block begins share the lock: it is free when the last of them has ended too. On a file system without locks the block simply
    runs; each build's output is exchanged as a whole anyway.

    Raises:
        MachineError: another one is building and `wait` is false, or the cache cannot be written.
    """
    file = _open(cache)
    try:
        while not _is_held(file, cache, progress, wait=wait):
            os.close(file)
            file = _open(cache)
        yield
    finally:
        os.close(file)


def _is_held(file: int, cache: Path, progress: Progress, *, wait: bool) -> bool:
    """Takes the lock; false where the cache was thrown away meanwhile, and the lock with it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(file, 200, 0).decode(errors="replace").strip()
        if not wait:
            raise MachineError(
                f"Another mela is building this project ({holder}). Run the command again when it is done; without --no-wait it waits by itself."
            ) from None
        progress.say(f"Another mela is building this project ({holder}). Waiting ...")
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno in NO_LOCKS:
            return True
        raise
    try:
        if not os.path.samestat(os.fstat(file), os.stat(cache / NAME)):
            return False
    except FileNotFoundError:
        return False
    os.ftruncate(file, 0)
    os.pwrite(file, f"process {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
    return True


def _open(cache: Path) -> int:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        return os.open(cache / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except FileExistsError as error:
        raise MachineError(f"{cache} is a file where the folder of derived things must be. Move it away, then build again.") from error
    except OSError as error:
        raise MachineError(f"{cache / NAME} cannot be written: {error.strerror}. Mend the permissions or free some space, then build again.") from error
