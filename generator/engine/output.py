"""Output: finished files, written beside what readers see and swapped in at the end."""

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import MachineError


@dataclass(frozen=True, slots=True)
class Page:
    """A finished file: its POSIX path from the output's root and its bytes."""

    path: str
    content: bytes


def write_pages(folder: Path, pages: Iterable[Page]) -> int:
    """Writes the pages below `folder` and says how many.

    Raises:
        MachineError: the disk is full or may not be written.
        ValueError: a page's path leaves the folder.
    """
    made: set[str] = set()
    count = 0
    try:
        for page in pages:
            where = PurePosixPath(page.path)
            if where.is_absolute() or ".." in where.parts:
                raise ValueError(f"{page.path} leaves the output")
            parent = os.path.join(folder, *where.parts[:-1])
            if parent not in made:
                os.makedirs(parent, exist_ok=True)
                made.add(parent)
            with open(os.path.join(parent, where.name), "wb") as file:
                file.write(page.content)
            count += 1
    except OSError as error:
        raise MachineError(f"{error.filename or folder} could not be written: {error.strerror}. Free some space or mend the permissions, then build again.") from error
    return count


def fresh_folder(folder: Path) -> Path:
    """An empty folder at `folder`; what lay there is gone."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
    except OSError as error:
        raise MachineError(f"{folder} could not be made: {error.strerror}.") from error
    return folder


def swap_in(new: Path, target: Path) -> None:
    """Puts the folder `new` in the place of `target` (same file system); the old one is removed afterwards.

    Raises:
        MachineError: the folders could not be renamed; `target` then still is the old one.
    """
    old = target.with_name(f".{target.name}.old")
    try:
        if old.exists():
            shutil.rmtree(old)
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise MachineError(f"{target} could not be replaced: {error.strerror}. The last good one still stands.") from error


def link_files(folder: Path, files: Mapping[str, Path]) -> int:
    """Puts each file at its POSIX path below `folder` (a hard link, or a copy where the file system has none) and says how many.

    Raises:
        MachineError: a file cannot be put there.
    """
    for name, source in files.items():
        target = folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, target)
            except OSError:
                shutil.copyfile(source, target)
        except OSError as error:
            raise MachineError(f"{target} could not be written: {error.strerror}. Free some space or mend the permissions, then build again.") from error
    return len(files)
