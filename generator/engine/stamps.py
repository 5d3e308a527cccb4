"""Stamps: what the file system says of files without opening them. Where a stamp is the same as before, so are the files' bytes.

A file that is written twice within one tick of the clock keeps its times. So the stamp of files that changed in the last two seconds (file systems keep times by
the second or two), or in a time to come because the clock was set back, ends with a fingerprint of their bytes. The idea is that of Git's index ("racy git").
"""

import hashlib
import os
import stat
import time
from collections.abc import Iterable
from pathlib import Path

from generator.engine.fingerprint import COMPILED

SETTLED = 2_000_000_000
"""Nanoseconds after which a change shows in a file's times for certain."""

LIMIT = 1_000
"""Files of a folder whose times are looked at. No build reads more; of others only the names count."""

_BYTES = "\n= "


def stamp_of_folder(folder: str | Path) -> str:
    """The stamp of a folder; "" where there is none or it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return stamp(entries, str(folder))
    except OSError:
        return ""


def stamp_of_file(path: str | Path) -> str:
    """The stamp of a file; "" where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return ""
    line = _line("", status)
    return line if _is_settled(max(status.st_mtime_ns, status.st_ctime_ns)) else line + _BYTES + _fingerprint([str(path)])


def stamp(entries: Iterable[os.DirEntry[str]], folder: str) -> str:
    """The stamp of a folder with these entries and of all that lies below it: names, sizes, times of the files and of their records, numbers on the disk."""
    lines: list[str] = []
    newest = _collect(entries, "", lines)
    lines.sort()
    text = "\n".join(lines)
    return text if _is_settled(newest) else text + _BYTES + _fingerprint(_path(folder, line) for line in lines)


def is_same(before: str, now: str, folder: str) -> bool:
    """Whether nothing in `folder` changed between two stamps, the second of which was taken just now. What cannot be told counts as changed."""
    if not before or not now:
        return False
    if before == now:
        return True
    times, _, written = before.partition(_BYTES)
    if not written or _BYTES in now or times != now:
        return False
    return written == _fingerprint(_path(folder, line) for line in times.split("\n"))


_END = "\0"


def _is_settled(newest: int) -> bool:
    return newest < time.time_ns() - SETTLED


def _line(name: str, status: os.stat_result) -> str:
    return f"{name}{_END}{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def _path(folder: str, line: str) -> str:
    """The path of the file that a line of a stamp is about; the line of a file's own stamp has no name."""
    name = line.partition(_END)[0]
    return f"{folder}/{name}" if name else folder


def _collect(entries: Iterable[os.DirEntry[str]], within: str, lines: list[str]) -> int:
    """Adds a line for each file; gives the time of the newest change in nanoseconds."""
    newest = 0
    for entry in entries:
        try:
            if entry.name == COMPILED:
                continue
            if entry.is_dir(follow_symlinks=False):
                with os.scandir(entry.path) as inside:
                    newest = max(newest, _collect(inside, f"{within}{entry.name}/", lines))
                lines.append(f"{within}{entry.name}/")
            elif len(lines) < LIMIT:
                status = entry.stat(follow_symlinks=False)
                newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
                lines.append(_line(within + entry.name, status))
            else:
                lines.append(within + entry.name)
        except OSError:
            newest = time.time_ns()
    return newest


def _fingerprint(paths: Iterable[str]) -> str:
    """The SHA-256 of the bytes of ordinary files, one after the other; what is none, or cannot be read, counts as empty."""
    digest = hashlib.sha256()
    for path in paths:
        try:
            number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            digest.update(b"?")
            continue
        try:
            if stat.S_ISREG(os.fstat(number).st_mode):
                with open(number, "rb", closefd=False) as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
        finally:
            os.close(number)
    return digest.hexdigest()
