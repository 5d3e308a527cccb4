"""Evidence files: what their bytes show, whatever their names say."""

import contextlib
import functools
import io
import json
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import PIL

from generator.engine.apart import LostError, apart
from generator.engine.cache import Cache
from generator.engine.documents import RefusedDocumentError, load_documents, open_document
from generator.engine.fingerprint import fingerprint
from generator.engine.pictures import FORMATS, RefusedPictureError, is_moving, load_heic, open_picture, orientation
from generator.intake.kinds import kind_of
from generator.intake.opening import only_files
from generator.model.picture import PHOTO_KINDS
from generator.model.submission import SubmittedFile

SIZE_LIMIT = 50_000_000
"""Bytes that an evidence file may have."""
WITHHELD = "the computer does not hand it over"
"""How the problem of a file begins that could not be read."""
PDF = "application/pdf"
_PICTURE_VERSION = f"3 {PIL.__version__}"
"""Changes when the facts of the same bytes of a picture may change."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the bytes of a file show. `width` and `height` are pixels as the picture is looked at, 0 where there is no readable picture."""

    kind: str
    width: int = 0
    height: int = 0
    problem: str | None = None


def submitted_file(path: Path, name: str, cache: Cache | None = None) -> SubmittedFile:
    """The facts of the file at `path`, called `name` in its story's folder. Never raises.

    A file above SIZE_LIMIT is not read: its fingerprint is that of its name and size. With a `cache` each picture and PDF is opened once;
    it is opened in a process apart, so that one that crashes or stalls its decoder has a problem and makes none.
    """
    try:
        with open(path, "rb", opener=only_files) as stream:
            data = stream.read(SIZE_LIMIT + 1)
            size = stream.seek(0, io.SEEK_END)
    except OSError as error:
        return SubmittedFile(name, path, 0, "application/octet-stream", fingerprint("unread", name), problem=f"{WITHHELD}: {error.strerror}")
    if size > SIZE_LIMIT:
        message = f"it has {size / 1e6:,.0f} MB; at most {SIZE_LIMIT / 1e6:.0f} MB are taken"
        return SubmittedFile(name, path, size, kind_of(data[:4096]), fingerprint("large", name, str(size)), problem=message)
    mark = fingerprint(data)
    facts = facts_of(data, cache, mark)
    return SubmittedFile(name, path, size, facts.kind, mark, facts.width, facts.height, facts.problem)


def facts_of(data: bytes, cache: Cache | None = None, mark: str = "") -> Facts:
    """The facts of a file's bytes, whose fingerprint is `mark`. Never raises."""
    if not data:
        return Facts("application/octet-stream", problem="it is empty")
    kind = kind_of(data)
    if kind != PDF and kind not in FORMATS:
        return Facts(kind)
    key = fingerprint(_document_version() if kind == PDF else _PICTURE_VERSION, mark)
    if cache and mark and (known := cache.get(key)):
        return Facts(**json.loads(known))
    if kind == PDF:
        load_documents()
    elif kind == "image/heic":
        load_heic()
    try:
        facts = apart(_document if kind == PDF else _picture, kind, data)
    except LostError as error:
        # Not kept: a machine that was short of time or memory may manage it another day.
        return Facts(kind, problem=f"{error}")
    except MemoryError:
        return Facts(kind, problem="it is too large to be opened")
    if cache and mark:
        stored: dict[str, Any] = {"kind": facts.kind, "width": facts.width, "height": facts.height, "problem": facts.problem}
        with contextlib.suppress(OSError):  # a project that may only be read can still be checked
            cache.put(key, json.dumps(stored).encode())
    return facts


def _document(kind: str, data: bytes) -> Facts:
    if b"startxref" not in data[-2048:] and b"%%EOF" not in data[-2048:]:
        return Facts(kind, problem="its end is missing: the PDF was cut off on its way")
    try:
        with open_document(data):
            return Facts(kind)
    except RefusedDocumentError as error:
        return Facts(kind, problem=str(error))
    except MemoryError:
        return Facts(kind, problem="it is too large to be opened")
    except Exception:  # parsers of untrusted bytes raise whatever comes to mind
        return Facts(kind, problem="it cannot be opened as a PDF")


@functools.cache
def _document_version() -> str:
    """Changes when the facts of the same bytes of a PDF may change."""
    return f"document 1 {metadata.version('pikepdf')}"


def _picture(kind: str, data: bytes) -> Facts:
    try:
        if kind == "image/png":
            with open_picture(data, FORMATS[kind]) as image:
                image.verify()  # the sums in the file, which the decoder does not look at
        with open_picture(data, FORMATS[kind]) as image:
            width, height = image.size
            if kind in PHOTO_KINDS and is_moving(image):
                return Facts(kind, problem="it moves; a photo stands still")
            turned = orientation(image) >= 5
            if kind == "image/jpeg":
                image.draft("L", (max(1, width // 8), max(1, height // 8)))
            image.load()
    except RefusedPictureError as error:
        return Facts(kind, problem=str(error))
    except MemoryError:
        return Facts(kind, problem="it is too large to be opened")
    except Exception as error:  # decoders of untrusted bytes raise whatever comes to mind: SyntaxError, struct.error, zlib.error ...
        return Facts(kind, problem=_in_words(str(error)))
    return Facts(kind, height, width) if turned else Facts(kind, width, height)


def _in_words(error: str) -> str:
    if "truncated" in error or "end of file" in error.lower():
        return "its end is missing: the picture was cut off on its way"
    return "it cannot be opened as a picture"
