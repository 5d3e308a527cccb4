"""Which story folders are ordinary, so that a copy of their files tells all there is to them and they can be read on another machine."""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.intake.evidence import SIZE_LIMIT
from generator.intake.folders import FILE_LIMIT, holds_story, scanned


def ordinary_files(folder: Path) -> list[Path] | None:
    """The files of a story's folder but for hidden ones, sorted.

    None where a copy of them would not be read as the folder is: with links, devices, empty folders, stories within, files that cannot be read or are too large
    to be taken, and more files than are taken.
    """
    if folder.is_symlink():
        return None
    files: list[Path] = []
    for file in _files(folder, 0):
        if file is None or len(files) == FILE_LIMIT:
            return None
        files.append(file)
    return sorted(files)


def _files(folder: Path, depth: int) -> Iterator[Path | None]:
    """Every file below the folder; None for whatever is not ordinary."""
    entries = scanned(str(folder))
    if not entries or (depth and holds_story(entries)):
        yield None
    for entry in entries or ():
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path, depth + 1)
        elif entry.is_file(follow_symlinks=False) and entry.stat().st_size <= SIZE_LIMIT and os.access(path, os.R_OK):
            yield path
        else:
            yield None
