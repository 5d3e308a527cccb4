"""Index files: classic scripts that hand a value to the reader's script, so that they load from a pen drive as well as from a server."""

import json
from base64 import b32encode
from hashlib import sha256
from typing import Any

FOLDER = "search/"

DIRECTORY = f"{FOLDER}directory.js"


def call(receiver: str, *values: Any) -> bytes:
    """A script that calls `mela.<receiver>` with values."""
    return f"mela.{receiver}({','.join(map(written, values))})\n".encode()


def written(value: Any) -> str:
    """A value as compact JSON that is JavaScript too: line and paragraph separators are escaped for older browsers, lone surrogates (no valid UTF-8) replaced."""
    escaped = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if escaped.isascii():
        return escaped
    return escaped.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode("utf-8", "replace").decode()


def values_of(script: bytes) -> list[Any]:
    """The values of a script that `call` wrote."""
    values: list[Any] = json.loads(b"[%b]" % script[script.index(b"(") + 1 : -len(b")\n")])
    return values


def name_of(content: bytes) -> str:
    """What a file is called after its content: eight characters, forty bits of its SHA-256. No two of them differ by case alone."""
    return b32encode(sha256(content).digest()[:5]).decode().lower()


def path_of(kind: str, name: str) -> str:
    """The path of a file of the index, from the site's root."""
    return f"{FOLDER}{kind}-{name}.js"
