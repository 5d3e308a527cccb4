"""Records of what was made of an original: one small file each, which says what it is and which files belong to it, so that they need not be opened to be trusted."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.engine.cache import Cache
from generator.errors import MachineError

STEM = 20
"""Characters of the fingerprint of an original (a photo's appearance) with which the names of all files begin that come of it."""


def keep(folder: Path, key: str, description: Mapping[str, Any], contents: Mapping[str, bytes]) -> None:
    """Writes the files (their names and bytes) into the folder, each whole or not at all, and then the record of them under `key`.

    Raises:
        MachineError: they cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = [[name, *_write(folder / name, content), hashlib.sha256(content).hexdigest()] for name, content in contents.items()]
        _record(folder, key, {"is": description, "files": files})
    except OSError as error:
        raise MachineError(f"{folder} cannot be written to: {error.strerror}. Free some space or mend the permissions, then try again.") from error


def recall(folder: Path, key: str) -> dict[str, Any] | None:
    """The description kept under `key`; None where there is none, or one of its files is missing or is no longer what was written.

    A file of the same size and time of change is taken as it is; one of another time is read and, if its bytes are the same, recorded anew.
    """
    raw = Cache(folder / "facts").get(key)
    if raw is None:
        return None
    record = json.loads(raw)
    moved = False
    for file in record["files"]:
        name, size, changed, digest = file
        try:
            found = os.stat(folder / name)
            if found.st_size != size:
                return None
            if found.st_mtime_ns != changed:
                if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                    return None
                file[2], moved = found.st_mtime_ns, True
        except OSError:
            return None
    if moved:
        _record(folder, key, record)
    description: dict[str, Any] = record["is"]
    return description


def keep_only(folder: Path, wanted: Callable[[str], bool]) -> None:
    """Removes every file from the folder whose name is not wanted, and every record that is not of wanted files alone. Stopped, it finishes the next time."""
    unwanted = [path for path in folder.glob("*") if path.is_file() and not wanted(path.name)]
    facts = Cache(folder / "facts")
    # Each is small, but there is one for every photo: they are read only where there is something to remove.
    for path in facts.folder.glob("*/*") if unwanted else ():
        raw = facts.get(path.name)
        files = json.loads(raw)["files"] if raw else ()
        if not files or not all(wanted(name) for name, *_ in files):
            path.unlink()
    for path in unwanted:
        path.unlink()


def _record(folder: Path, key: str, record: Mapping[str, Any]) -> None:
    Cache(folder / "facts").put(key, json.dumps(record).encode())


def _write(path: Path, content: bytes) -> tuple[int, int]:
    """Writes the file; gives its size and time of change in nanoseconds."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    beside.write_bytes(content)
    found = beside.stat()
    beside.replace(path)
    return found.st_size, found.st_mtime_ns
