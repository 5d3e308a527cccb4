"""Index files: classic scripts that hand a value to the reader's script, so that they load from a pen drive as well as from a server."""

import json
from typing import Any

from generator.engine.fingerprint import fingerprint
from generator.engine.output import Page

FOLDER = "search/"


def call(receiver: str, *values: Any) -> bytes:
    """A script that calls `mela.<receiver>` with values, as compact JSON (which is JavaScript: no character of it needs another escape since ES2019)."""
    written = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"mela.{receiver}({_safe(written)})\n".encode()


def _safe(written: str) -> str:
    """Line and paragraph separators escaped for older browsers, lone surrogates (no valid UTF-8) replaced."""
    escaped = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return escaped.encode("utf-8", "replace").decode()


def hashed(kind: str, content: bytes) -> tuple[str, Page]:
    """The content's name within its kind (twelve digits of its fingerprint) and the page `search/<kind>-<name>.js`."""
    name = fingerprint(content)[:12]
    return name, Page(f"{FOLDER}{kind}-{name}.js", content)
