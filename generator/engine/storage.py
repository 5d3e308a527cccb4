"""Storage that many machines share: bytes under their own fingerprint, in a folder or at any address that fsspec knows (s3://, gs://, sftp:// ...).

Whoever reads names a fingerprint and gets the bytes that have it or an error, so nothing that lies there is ever trusted. It may be emptied between two builds.
"""

import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from generator.errors import MachineError, ProjectError

EXTRA = "Install what many machines need: pip install 'mela[cluster]'"
"""What to do where the optional libraries are missing."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:(//|:)")

_STORED = re.compile(r"[0-9a-f]{64}(\.[0-9]+\.new)?")
"""What is put into a storage is called after its fingerprint, and while it is written after the process too."""

Given = TypeVar("Given")


class Shelf(Protocol):
    """Where bytes lie under names."""

    def size(self, name: str) -> int | None:
        """How many bytes lie under the name; None where there are none."""

    def read(self, name: str) -> bytes:
        """The bytes under the name."""

    def write(self, name: str, content: bytes) -> None:
        """Puts bytes under the name."""

    def remove(self, name: str) -> None:
        """Takes away what lies under the name."""

    def names(self) -> list[str]:
        """The names under which anything lies, and those of files that a stopped machine left half written."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A shelf that is a folder which every machine sees under the same path."""

    folder: Path

    def size(self, name: str) -> int | None:
        """As `Shelf.size`."""
        try:
            return self._path(name).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, name: str) -> bytes:
        """As `Shelf.read`."""
        return self._path(name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """As `Shelf.write`; a reader sees all of it or nothing."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{name}.{os.getpid()}.new")
        beside.write_bytes(content)
        beside.replace(path)

    def remove(self, name: str) -> None:
        """As `Shelf.remove`."""
        self._path(name).unlink(missing_ok=True)

    def names(self) -> list[str]:
        """As `Shelf.names`."""
        return [path.name for path in self.folder.glob("??/*")]

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


@dataclass(frozen=True, slots=True)
class Bucket:
    """A shelf at an address; `files` is fsspec's file system for it."""

    files: Any
    prefix: str

    def size(self, name: str) -> int | None:
        """As `Shelf.size`."""
        try:
            return int(self.files.info(self._path(name))["size"])
        except FileNotFoundError:
            return None

    def read(self, name: str) -> bytes:
        """As `Shelf.read`."""
        return bytes(self.files.cat_file(self._path(name)))

    def write(self, name: str, content: bytes) -> None:
        """As `Shelf.write`."""
        self.files.makedirs(f"{self.prefix}/{name[:2]}", exist_ok=True)
        self.files.pipe_file(self._path(name), content)

    def remove(self, name: str) -> None:
        """As `Shelf.remove`."""
        self.files.rm_file(self._path(name))

    def names(self) -> list[str]:
        """As `Shelf.names`."""
        try:
            return [path.rpartition("/")[2] for path in self.files.find(self.prefix)]
        except FileNotFoundError:
            return []

    def _path(self, name: str) -> str:
        return f"{self.prefix}/{name[:2]}/{name}"


@dataclass(frozen=True, slots=True)
class Storage:
    """Bytes by fingerprint on a shelf. `where` is the folder or address at which every machine finds it."""

    where: str
    shelf: Shelf

    def put(self, content: bytes) -> str:
        """Stores bytes, unless they lie there, and gives their fingerprint (SHA-256, 64 hexadecimal digits). What was cut off when it was put there is put anew.

        Raises:
            MachineError: the storage cannot be written.
        """
        name = hashlib.sha256(content).hexdigest()
        if self._ask(lambda: self.shelf.size(name)) != len(content):
            self._ask(lambda: self.shelf.write(name, content))
        return name

    def get(self, name: str) -> bytes:
        """The bytes with this fingerprint.

        Raises:
            MachineError: they cannot be read, or others lie in their place.
        """
        content = self._ask(lambda: self.shelf.read(name))
        if hashlib.sha256(content).hexdigest() != name:
            self._ask(lambda: self.shelf.remove(name))
            raise MachineError(f"The storage {self.where} held other bytes than were put there (under {name[:12]}...). They were removed: build again.")
        return content

    def empty(self) -> None:
        """Takes away all that was put there, and nothing else that lies there.

        Raises:
            MachineError: the storage does not work.
        """
        for name in self._ask(self.shelf.names):
            if _STORED.fullmatch(name):
                self._ask(partial(self.shelf.remove, name))

    def _ask(self, question: Callable[[], Given]) -> Given:
        try:
            return question()
        except FileNotFoundError as error:
            raise MachineError(f"The storage {self.where} has not what was put there. Name a folder or address with --storage that every machine sees.") from error
        except Exception as error:  # each service behind fsspec has a family of exceptions of its own
            raise MachineError(f"The storage {self.where} does not work: {error or type(error).__name__}.") from error


def in_full(where: str) -> str:
    """An address as it is, a folder as its absolute path: another machine has another current folder."""
    return where if _ADDRESS.match(where) else str(Path(where).resolve())


@lru_cache(maxsize=8)
def storage_at(where: str) -> Storage:
    """The storage in a folder (an absolute path), or at an address such as s3://bucket/mela.

    Raises:
        ProjectError: what is needed to reach the address is not installed, or it is none.
    """
    if not _ADDRESS.match(where):
        return Storage(where, Folder(Path(where)))
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ProjectError(f"{EXTRA}.") from error
    try:
        files, prefix = url_to_fs(where)
    except (ImportError, ValueError) as error:
        raise ProjectError(f"The storage {where} cannot be reached: {error}") from error
    return Storage(where, Bucket(files, prefix.rstrip("/")))
