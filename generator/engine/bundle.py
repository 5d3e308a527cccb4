"""Files on their way between machines: the small ones of a batch travel together, each large one by itself under its own fingerprint."""

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.engine.storage import Storage
from generator.errors import MachineError

LARGE = 200_000
"""Bytes from which a file travels by itself: a photo that two builds need is brought once, while thousands of small objects would cost more than what is in them."""

LEVEL = 1
"""zlib's quickest: pages made from one template shrink to a fifth with it."""


@dataclass(frozen=True, slots=True)
class Files:
    """Files by their POSIX path below a folder, as they lie in storage: the fingerprint of each large one, and of the bundle with all others ("" without any)."""

    large: Mapping[str, str] = field(default_factory=dict)
    bundle: str = ""


def send(root: Path, paths: Iterable[Path], storage: Storage) -> Files:
    """Puts files below `root` into storage. Equal files give an equal answer.

    Raises:
        MachineError: one cannot be read, or the storage not be written.
    """
    large, small = {}, {}
    for path in sorted(paths):
        name = path.relative_to(root).as_posix()
        try:
            content = path.read_bytes()
        except OSError as error:
            raise MachineError(f"{path} could not be read: {error.strerror}. Check its permissions.") from error
        if len(content) >= LARGE:
            large[name] = storage.put(content)
        else:
            small[name] = content
    return Files(large, storage.put(_bundled(small)) if small else "")


def receive(files: Files, root: Path, storage: Storage) -> list[Path]:
    """Lays the files below `root`, each whole or not at all, and gives their paths.

    Raises:
        MachineError: they cannot be had or written.
    """
    laid, made = [], set[Path]()
    for name, content in _contents(files, storage):
        path = root / _inside(name)
        try:
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            beside = path.with_name(f".{path.name[:200]}.{os.getpid()}.new")
            beside.write_bytes(content)
            beside.replace(path)
        except OSError as error:
            raise MachineError(f"{path} could not be written: {error.strerror}. Free some space or mend the permissions, then build again.") from error
        laid.append(path)
    return laid


def files_below(folder: Path) -> list[Path]:
    """Every ordinary file below the folder, sorted; none where there is no folder. Links are not followed."""
    return sorted(Path(inside, name) for inside, _, names in os.walk(folder) for name in names if not os.path.islink(os.path.join(inside, name)))


def _contents(files: Files, storage: Storage) -> Iterable[tuple[str, bytes]]:
    for name, fingerprint in files.large.items():
        yield name, storage.get(fingerprint)
    if files.bundle:
        yield from _unbundled(storage.get(files.bundle))


def _bundled(files: Mapping[str, bytes]) -> bytes:
    """A list of names and lengths as JSON, a line feed, and the files' bytes one after the other; all of it deflated."""
    index = json.dumps([[name, len(content)] for name, content in files.items()])
    return zlib.compress(b"".join([index.encode(), b"\n", *files.values()]), LEVEL)


def _unbundled(bundle: bytes) -> Iterable[tuple[str, bytes]]:
    whole = zlib.decompress(bundle)
    start = whole.index(b"\n") + 1
    for name, length in json.loads(whole[:start]):
        yield name, whole[start : start + length]
        start += length


def _inside(name: str) -> str:
    """The name, which stays below the folder that it is laid in."""
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        raise ValueError(f"{name} leaves the folder")
    return name
