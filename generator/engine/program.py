"""The program as a part of what it makes: a thing made by another version of it, of its libraries or of Python may be another thing."""

import platform
import re
from importlib import metadata
from pathlib import Path

from generator.engine.fingerprint import COMPILED, fingerprint, fingerprint_of_file
from generator.engine.templates import PROGRAM, program_themes


def program() -> str:
    """64 hexadecimal digits of this program's files by their names, the versions of its libraries, and that of Python; the same wherever the program is installed."""
    themes = program_themes()
    code = [path for path in _files(PROGRAM) if path.parent.name != COMPILED and not path.is_relative_to(themes)]
    files = [(path.relative_to(PROGRAM), path) for path in code] + [(path.relative_to(themes), path) for path in _files(themes)]
    needed = sorted(re.split(r"[^\w.-]", line)[0] for line in metadata.requires("mela") or () if "extra ==" not in line)
    versions = [f"{name} {metadata.version(name)}" for name in needed]
    return fingerprint(platform.python_version(), *versions, *(part for name, path in files for part in (name.as_posix(), fingerprint_of_file(path))))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
