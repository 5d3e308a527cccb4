"""Output: finished files, written beside what readers see and swapped in at the end."""

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import MachineError


@dataclass(frozen=True, slots=True)
class Page:
    """A finished file: its POSIX path from the output's root and its bytes."""

    path: str
    content: bytes


def write_pages(folder: Path, pages: Iterable[Page], *, twin: Path | None = None, before: Path | None = None) -> list[str]:
    """Writes the pages below `folder` and gives their paths.

    Each is linked into the tree `twin`, if there is one. Pages that stand below `before` with the same bytes are not written.

    Raises:
        MachineError: the disk is full or may not be written.
        ValueError: a page's path leaves the folder.
    """
    made: set[str] = set()
    written = []
    try:
        for page in pages:
            if before and _stands(before, page):
                continue
            path = _inside(page.path)
            parent, name = os.path.split(path)
            if parent not in made:
                _make_folder(os.path.join(folder, parent))
                if twin:
                    _make_folder(os.path.join(twin, parent))
                made.add(parent)
            with open(os.path.join(folder, parent, name), "wb") as file:
                file.write(page.content)
            if twin:
                os.link(os.path.join(folder, parent, name), os.path.join(twin, parent, name))
            written.append(page.path)
    except OSError as error:
        raise MachineError(f"{error.filename or folder} could not be written: {error.strerror}. Free some space or mend the permissions, then build again.") from error
    return written


def _make_folder(path: str) -> None:
    """A folder at `path`, where most often its parent is there and it is not: to try that costs half of asking first."""
    try:
        os.mkdir(path)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def _inside(path: str) -> str:
    """The path, which stays below the folder that it is written to."""
    if path.startswith("/") or ".." in path.split("/") or "\0" in path:
        raise ValueError(f"{path} leaves the output")
    return path


def _stands(folder: Path, page: Page) -> bool:
    try:
        with open(os.path.join(folder, page.path), "rb") as file:
            return os.fstat(file.fileno()).st_size == len(page.content) and file.read() == page.content
    except OSError:
        return False


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


def link_files(folder: Path, files: Mapping[str, Path]) -> None:
    """Puts each file at its POSIX path below `folder`: a hard link, or a copy where the file system has none.

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
