"""Packs: many small derived things in few files. A thing is found by its place, and its checksum tells whether it still is what was put there."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from generator.errors import MachineError

CHECKSUM = 4
"""Bytes of the checksum (CRC-32) before each part."""

ENDING = ".pack"

OPEN = 200
"""Packs that a process keeps open; systems allow 1,024 files."""


class Place(NamedTuple):
    """Where a record lies: its pack's name, the offset of its first byte, and the length of each of its parts."""

    pack: str
    offset: int
    lengths: tuple[int, ...]


class DamagedPack(Exception):  # noqa: N818 - it is no error of the user's: what was in the pack is made anew
    """A record is not what was put there. The argument is the pack's name."""


def write_pack(folder: Path, records: Iterable[Sequence[bytes]]) -> list[Place]:
    """Writes records, each of several parts, into a new pack in `folder`; gives their places in order. No records make no pack.

    Raises:
        MachineError: the disk is full or may not be written.
    """
    places: list[Place] = []
    todo = list(records)
    if not todo:
        return places
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=ENDING, delete=False) as file:
            name, offset = os.path.basename(file.name), 0
            for parts in todo:
                written = b"".join([piece for part in parts for piece in (crc32(part).to_bytes(CHECKSUM, "big"), part)])
                file.write(written)
                places.append(Place(name, offset, tuple(map(len, parts))))
                offset += len(written)
    except OSError as error:
        raise MachineError(f"{folder} could not be written: {error.strerror}. Free some space or mend the permissions, then build again.") from error
    return places


class Packs:
    """The packs of a folder, opened as they are needed and kept open in this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[str, int] = {}

    def part(self, place: Place, number: int) -> bytes:
        """The part with this number of the record at `place`.

        Raises:
            DamagedPack: it is not there, or not as it was.
        """
        pack, offset, lengths = place
        start = offset + sum(lengths[:number]) + CHECKSUM * number
        try:
            file = self._open.get(pack)
            if file is None:
                if len(self._open) >= OPEN:
                    self.close()
                file = self._open[pack] = os.open(self.folder / pack, os.O_RDONLY)
            written = os.pread(file, CHECKSUM + lengths[number], start)
        except OSError as error:
            raise DamagedPack(pack) from error
        part = written[CHECKSUM:]
        if len(part) != lengths[number] or crc32(part) != int.from_bytes(written[:CHECKSUM], "big"):
            raise DamagedPack(pack)
        return part

    def remove_all_but(self, names: Iterable[str]) -> None:
        """Removes the packs that nobody refers to any more."""
        kept = set(names)
        for path in self.folder.glob(f"*{ENDING}"):
            if path.name not in kept:
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Closes what is open; it is opened again when it is needed."""
        for file in self._open.values():
            os.close(file)
        self._open.clear()

    def __del__(self) -> None:
        self.close()

    def __getstate__(self) -> Path:
        return self.folder

    def __setstate__(self, folder: Path) -> None:
        self.__init__(folder)  # type: ignore[misc]
