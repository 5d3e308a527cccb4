"""Values on their way between machines. A path in them that lies below one of the roots is sent as what it is below it, and lies below the other machine's root there."""

import io
import pickle
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from generator.engine.templates import PROGRAM, program_themes


def roots(project: Path) -> dict[str, Path]:
    """What stands at another place on each machine: the project's folder, which a worker only has a part of, and the program's."""
    return {"project": project, "themes": program_themes(), "program": PROGRAM}


def packed(value: object, places: Mapping[str, Path]) -> bytes:
    """The value as bytes, with its paths below `places` (see `roots`) cut off there."""
    buffer = io.BytesIO()
    _Packer(buffer, places).dump(value)
    return buffer.getvalue()


def unpacked(content: bytes, places: Mapping[str, Path]) -> Any:
    """The value that these bytes are of, with its paths below `places`. Only for bytes from this program: a pickle may run anything."""
    return _Unpacker(io.BytesIO(content), places).load()


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, places: Mapping[str, Path]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._places = places

    def persistent_id(self, value: object) -> tuple[str, str] | None:
        if isinstance(value, PurePath):
            for name, root in self._places.items():
                if value.is_relative_to(root):
                    return name, value.relative_to(root).as_posix()
        return None


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, places: Mapping[str, Path]) -> None:
        super().__init__(file)
        self._places = places

    def persistent_load(self, known: tuple[str, str]) -> Path:
        root, path = known
        return self._places[root] / path
