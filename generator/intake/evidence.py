"""Evidence files: what their bytes show, whatever their names say."""

import contextlib
import io
import json
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageFile

from generator.engine.cache import Cache
from generator.engine.fingerprint import fingerprint
from generator.intake.kinds import kind_of
from generator.model.submission import SubmittedFile

SIZE_LIMIT = 50_000_000
"""Bytes that an evidence file may have."""
WITHHELD = "the computer does not hand it over"
"""How the problem of a file begins that could not be read."""
PIXEL_LIMIT = 100_000_000
"""Pixels that a JPEG may have: a phone of 2026 takes 50 million or fewer. It is decoded at an eighth of its size."""
DECODED_LIMIT = 50_000_000
"""Pixels that a picture of another kind may have: it is decoded whole, at four bytes a pixel."""
SCAN_LIMIT = 100
"""Scans that a progressive JPEG may have; cameras and editors write ten. Each costs a pass over all pixels."""

_FORMATS = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/webp": ("WEBP",),
    "image/gif": ("GIF",),
    "image/avif": ("AVIF",),
    "image/bmp": ("BMP",),
    "image/tiff": ("TIFF",),
}
_ORIENTATION = 0x0112
"""EXIF tag; values 5 to 8 turn the picture by a quarter (EXIF 2.32, 4.6.4)."""

_VERSION = f"1 {PIL.__version__}"
"""Changes when the facts of the same bytes may change."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the bytes of a file show. `width` and `height` are pixels as the picture is looked at, 0 where there is no readable picture."""

    kind: str
    width: int = 0
    height: int = 0
    problem: str | None = None


def submitted_file(path: Path, name: str, cache: Cache | None = None) -> SubmittedFile:
    """The facts of the file at `path`, called `name` in its story's folder. Never raises.

    A file above SIZE_LIMIT is not read: its fingerprint is that of its name and size. With a `cache` each picture is decoded once.
    """
    try:
        with path.open("rb") as stream:
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
    if kind not in _FORMATS:
        return Facts(kind, problem=_document_problem(kind, data))
    key = fingerprint(_VERSION, mark)
    if cache and mark and (known := cache.get(key)):
        return Facts(**json.loads(known))
    facts = _picture(kind, data)
    if cache and mark:
        stored: dict[str, Any] = {"kind": facts.kind, "width": facts.width, "height": facts.height, "problem": facts.problem}
        with contextlib.suppress(OSError):  # a project that may only be read can still be checked
            cache.put(key, json.dumps(stored).encode())
    return facts


def _document_problem(kind: str, data: bytes) -> str | None:
    if kind == "image/heic":
        return "browsers do not show HEIC photos; save it as JPEG"
    if kind == "application/pdf" and b"startxref" not in data[-2048:] and b"%%EOF" not in data[-2048:]:
        return "its end is missing: the PDF was cut off on its way"
    return None


def _picture(kind: str, data: bytes) -> Facts:
    width = height = 0
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS[kind]) as image:
                width, height = image.size
                problem = _too_much(kind, width * height, data)
                if problem:
                    return Facts(kind, problem=problem)
                turned = _orientation(image) in (5, 6, 7, 8)
                if kind == "image/jpeg":
                    image.draft("L", (max(1, width // 8), max(1, height // 8)))
                if kind != "image/tiff":  # libtiff writes its complaints to the terminal
                    image.load()
    except Image.DecompressionBombError:
        return Facts(kind, problem=f"it has more than {PIXEL_LIMIT // 1_000_000} million pixels")
    except MemoryError:
        return Facts(kind, problem="it is too large to be opened")
    except Exception as error:  # decoders of untrusted bytes raise whatever comes to mind: SyntaxError, struct.error, zlib.error ...
        return Facts(kind, problem=_in_words(str(error)))
    return Facts(kind, height, width) if turned else Facts(kind, width, height)


def _too_much(kind: str, pixels: int, data: bytes) -> str | None:
    limit = PIXEL_LIMIT if kind == "image/jpeg" else DECODED_LIMIT
    if pixels > limit:
        return f"it has {pixels / 1e6:,.0f} million pixels; at most {limit // 1_000_000} million are taken"
    if kind == "image/jpeg" and data.count(b"\xff\xda") > SCAN_LIMIT:
        return "it is built of more layers than any camera writes"
    return None


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 where there is none or the EXIF data are broken."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # broken EXIF data are no reason to refuse a photo that can be seen
        return 1
    return value if isinstance(value, int) else 1


def _in_words(error: str) -> str:
    if "truncated" in error or "end of file" in error.lower():
        return "its end is missing: the picture was cut off on its way"
    return "it cannot be opened as a picture"
