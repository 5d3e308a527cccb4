"""Two trees of one site: the one that readers see and its twin, which shares the files by hard links. A build brings the twin up to date and exchanges the two.

So a reader sees all of a build or nothing of it, and a small change costs as little as it changes. A journal beside them says in which paths the two may differ; it
is written before anything is touched, so that it holds whenever a build is killed. A tree is known again by the number and time of its folder.
"""

import ctypes
import errno
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.engine.output import fresh_folder, swap_in
from generator.errors import MachineError

EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2): two names change places at once."""

AT_FDCWD = -100


def identity(folder: Path) -> str:
    """What a tree is known by again, wherever it is moved: "" where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return ""
    return f"{status.st_ino}-{status.st_mtime_ns}"


@dataclass(frozen=True, slots=True)
class Trees:
    """The tree that readers see (`live`), its twin (`other`), and the folder in which a build writes new files (`new`); `cache` holds all but the first."""

    live: Path
    cache: Path

    @property
    def other(self) -> Path:
        """The twin of the live tree."""
        return self.cache / f"{self.live.name}.other"

    @property
    def new(self) -> Path:
        """Where a build writes."""
        return self.cache / f"{self.live.name}.new"

    @property
    def new_other(self) -> Path:
        """Where a build that makes everything anew links what it writes."""
        return self.cache / f"{self.live.name}.new.other"

    @property
    def _journal(self) -> Path:
        return self.cache / f"{self.live.name}.behind"

    def behind(self) -> frozenset[str] | None:
        """The paths in which the twin may differ from the live tree; None where there is no twin of this live tree."""
        try:
            pair, paths = json.loads(self._journal.read_bytes())
        except (OSError, ValueError, TypeError):
            return None
        return frozenset(paths) if sorted(pair) == sorted([_number(self.live), _number(self.other)]) else None

    def begin(self) -> Path:
        """An empty folder to write into."""
        shutil.rmtree(self.new_other, ignore_errors=True)
        return fresh_folder(self.new)

    def begin_twin(self) -> Path | None:
        """An empty folder to link files into while they are written; None where the file system has no hard links."""
        probe = self.cache / f"{self.live.name}.probe"
        try:
            for path in (probe, probe.with_suffix(".link")):
                path.unlink(missing_ok=True)
            probe.touch()
            os.link(probe, probe.with_suffix(".link"))
        except OSError:
            return None
        finally:
            for path in (probe, probe.with_suffix(".link")):
                path.unlink(missing_ok=True)
        return fresh_folder(self.new_other)

    def prepare(self, written: Iterable[str], removed: Iterable[str]) -> Path:
        """Brings the twin up to date: what was written below `new` goes to its place, what is removed leaves it. Gives the tree that is ready for `publish`.

        Raises:
            MachineError: the disk is full or may not be written; the live tree stands as it was.
            ValueError: there is no twin.
        """
        behind = self.behind()
        if behind is None:
            raise ValueError("there is no twin to bring up to date")
        fresh, gone = frozenset(written), frozenset(removed)
        self._note(behind | fresh | gone)
        try:
            for path in sorted(behind - fresh - gone):
                self._catch_up(path)
            for path in gone:
                _remove(self.other, path)
            for path in fresh:
                _move(self.new / path, self.other / path)
        except OSError as error:
            raise MachineError(f"{error.filename or self.other} could not be written: {error.strerror}. The last good site still stands.") from error
        return self.other

    def publish(self, ready: Path, changed: Iterable[str] | None) -> None:
        """Exchanges the tree `ready` with the live one. `changed` are the paths in which they differ, None where all was made anew.

        Raises:
            MachineError: they could not be exchanged; the live tree stands as it was.
        """
        if not self.live.exists() or not _exchange(ready, self.live):
            swap_in(ready, self.live)
        if changed is None:
            self._journal.unlink(missing_ok=True)
            shutil.rmtree(self.other, ignore_errors=True)
            if self.new_other.is_dir():
                self.new_other.rename(self.other)
        shutil.rmtree(self.new, ignore_errors=True)
        if self.other.is_dir():
            self._note(changed or ())

    def catch_up(self) -> None:
        """Makes the twin the same as the live tree: what was removed from the one is in neither. A twin of another tree goes.

        Raises:
            MachineError: it could not be written; the live tree stands as it was.
        """
        if self.behind() is None:
            shutil.rmtree(self.other, ignore_errors=True)
            self._journal.unlink(missing_ok=True)
        else:
            self.prepare((), ())
            self._note(())
        for folder in (self.new, self.new_other):
            shutil.rmtree(folder, ignore_errors=True)

    def _note(self, paths: Iterable[str]) -> None:
        beside = self.cache / f"{self._journal.name}.new"
        beside.write_text(json.dumps([[_number(self.live), _number(self.other)], sorted(paths)]))
        beside.replace(self._journal)

    def _catch_up(self, path: str) -> None:
        """Makes the twin's file the live tree's."""
        if (self.live / path).is_file():
            (self.other / path).unlink(missing_ok=True)
            (self.other / path).parent.mkdir(parents=True, exist_ok=True)
            os.link(self.live / path, self.other / path)
        else:
            _remove(self.other, path)


def _number(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def _move(source: Path, target: Path) -> None:
    if target.is_dir():  # what was the folder of pages is a file now
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _remove(tree: Path, path: str) -> None:
    """Removes a file and the folders that are empty without it."""
    (tree / path).unlink(missing_ok=True)
    for folder in (tree / path).parents:
        if folder == tree:
            return
        try:
            folder.rmdir()
        except OSError:
            return


def _exchange(one: Path, other: Path) -> bool:
    """Lets two folders change places in one step; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise MachineError(f"{other} could not be replaced: {os.strerror(number)}. The last good one still stands.")
