"""Fingerprints: the name of a derived thing is the hash of everything it was derived from."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

COMPILED = "__pycache__"
"""The folder in which Python keeps what it compiled of the files beside it."""


def fingerprint(*parts: str | bytes) -> str:
    """64 hexadecimal digits (SHA-256) of the parts in their order; parts cannot run into one another."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()


def fingerprint_of_file(path: Path) -> str:
    """64 hexadecimal digits of a file's bytes (SHA-256)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprint_of_folders(folders: Iterable[Path]) -> str:
    """64 hexadecimal digits of the names and bytes of every file below the folders; a missing folder counts as empty, and what Python compiled is left out."""
    parts: list[str] = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.parent.name != COMPILED:
                parts += [path.relative_to(folder).as_posix(), fingerprint_of_file(path)]
        parts.append("/")
    return fingerprint(*parts)
