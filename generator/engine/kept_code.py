"""The code of templates, kept from one run to the next: to compile the templates of a language takes longer than to render a hundred pages."""

import contextlib
import marshal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jinja2
import markupsafe
from jinja2.bccache import Bucket, BytecodeCache

from generator.engine.cache import Cache
from generator.engine.fingerprint import fingerprint

STAMP = 64
"""Bytes of the stamp before the code."""


@dataclass(frozen=True)
class KeptCode(BytecodeCache):
    """Jinja's store of compiled templates in a folder of their own, one entry a template and language.

    `stamp` gives for a template's name the fingerprint of all that its code is made from; code with another stamp, from another version or another project, is as
    good as missing, and so is a damaged entry (engine.cache.Cache).
    """

    folder: Path
    language: str
    stamp: Callable[[str], str]

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The code of a template as it was kept; empty where it must be made."""
        del source  # it is part of the stamp
        bucket = Bucket(environment, fingerprint(self.language, name, filename or ""), fingerprint(VERSIONS, self.stamp(name)))
        raw = Cache(self.folder).get(bucket.key)
        if raw is not None and raw[:STAMP] == bucket.checksum.encode():
            with contextlib.suppress(ValueError, EOFError, TypeError):
                bucket.code = marshal.loads(raw[STAMP:])  # noqa: S302 - this program's own bytes, with a checksum
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keeps the code; where nothing can be written, the next run makes it again."""
        with contextlib.suppress(OSError):
            Cache(self.folder).put(bucket.key, bucket.checksum.encode() + marshal.dumps(bucket.code))


VERSIONS = fingerprint(sys.version, jinja2.__version__, Path(markupsafe.__file__).read_bytes(), Path(__file__).with_name("compiling.py").read_bytes())
"""What turns templates into code."""
