"""The cache: derived bytes under the fingerprint of what they were derived from."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of derived things of one kind. Each entry carries the hash of its bytes: a damaged one is as good as missing."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """The bytes stored under `key`; None where there are none or they are damaged."""
        try:
            raw = self._path(key).read_bytes()
        except OSError:
            return None
        digest, value = raw[:32], raw[32:]
        return value if hashlib.sha256(value).digest() == digest else None

    def put(self, key: str, value: bytes) -> None:
        """Stores `value` under `key`; a reader sees all of it or nothing."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        beside.write_bytes(hashlib.sha256(value).digest() + value)
        beside.replace(path)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key
