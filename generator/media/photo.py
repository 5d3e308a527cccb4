"""Photos: the sizes that the site serves and the crops that the book prints, each made once ever."""

import base64
import io
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import PIL
from PIL import Image, ImageOps
from PIL.Image import Resampling

from generator.engine.cache import Cache
from generator.engine.fingerprint import fingerprint
from generator.engine.pool import batches, in_parallel
from generator.media.picture import PictureError, fill, read_picture
from generator.model.submission import SubmittedFile

WIDTHS = (400, 800, 1600)
"""Widths in pixels at which the site shows a photo: a card on a phone, a phone's full width at two pixels a point, a screen."""

FALLBACK_WIDTH = 800
"""Width of the JPEG for readers without WebP, for feeds and previews."""

TALLEST = 3200
"""Pixels that a rendition may be high: a long strip is made narrower."""

SETTINGS = fingerprint("photo 1", repr((WIDTHS, FALLBACK_WIDTH, TALLEST)), PIL.__version__)
"""What a rendition depends on beside the photo: raise the number when this module makes other bytes."""

BATCH = 4
"""Photos that a worker takes at once."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A photo at one size: pixels, media type ("image/webp", "image/jpeg") and the file's name."""

    width: int
    height: int
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as the site shows it.

    `width` and `height` are those of its largest rendition; `placeholder` is a data URI of a picture 16 pixels long; `renditions` holds the WebP files,
    the narrowest first, and then the JPEG.
    """

    fingerprint: str
    width: int
    height: int
    placeholder: str
    renditions: tuple[Rendition, ...]


def derive_photos(files: Iterable[SubmittedFile], folder: Path, processes: int | None = None) -> dict[str, Photo]:
    """The photos by their file's fingerprint; the bytes of each rendition lie at `folder / rendition.name`.

    A photo that lies there already, made with the same settings, is not made again. A file that cannot be decoded is left out.
    """
    distinct = {file.fingerprint: file for file in files}
    photos = {print_: photo for print_ in distinct if (photo := _stored(print_, folder))}
    missing = [file for print_, file in distinct.items() if print_ not in photos]
    for made in in_parallel(partial(_derive_batch, folder=folder), batches(missing, BATCH), processes):
        photos |= {photo.fingerprint: photo for photo in made}
    return {print_: photos[print_] for print_ in distinct if print_ in photos}


def print_photo(file: SubmittedFile, width: int, height: int | None, folder: Path) -> Path:
    """The path of a JPEG of the photo for print, in sRGB and without metadata, made once ever; never enlarged.

    Without `height` the whole photo, at most `width` pixels wide. With it the photo is cropped to that ratio, a little more below than above, as faces
    are in the upper half, and is at most `width` x `height` pixels.

    Raises:
        PictureError: the photo cannot be decoded.
    """
    target = folder / f"{file.fingerprint[:20]}-{SETTINGS[:8]}-{width}x{height or ''}.jpg"
    if not target.is_file():
        image = read_picture(file.path, width, height or 1)
        if height:
            scale = min(1.0, image.width / width, image.height / height)
            size = max(1, round(width * scale)), max(1, round(height * scale))
            image = ImageOps.fit(image, size, Resampling.LANCZOS, centering=(0.5, 0.4))
        else:
            image = fill(image, width, 1)
        _write(target, _encoded(image, "JPEG", quality=90, subsampling=0, optimize=True))
    return target


def _facts(folder: Path) -> Cache:
    return Cache(folder / "facts")


def _stored(print_: str, folder: Path) -> Photo | None:
    """The photo as it was made before, if every one of its files is still there."""
    raw = _facts(folder).get(fingerprint(SETTINGS, print_))
    if raw is None:
        return None
    facts = json.loads(raw)
    renditions = tuple(Rendition(**fields) for fields in facts.pop("renditions"))
    sizes = facts.pop("sizes")
    for rendition, size in zip(renditions, sizes, strict=True):
        try:
            if (folder / rendition.name).stat().st_size != size:
                return None
        except OSError:
            return None
    return Photo(**facts, renditions=renditions)


def _derive_batch(files: Sequence[SubmittedFile], folder: Path) -> list[Photo]:
    photos = []
    for file in files:
        try:
            photos.append(_derive(file, folder))
        except PictureError:
            continue
    return photos


def _derive(file: SubmittedFile, folder: Path) -> Photo:
    image = fill(read_picture(file.path, WIDTHS[-1], 1), WIDTHS[-1], 1)
    if image.height > TALLEST:
        image = image.resize((max(1, image.width * TALLEST // image.height), TALLEST), Resampling.LANCZOS, reducing_gap=2.0)
    width, height = image.size
    placeholder = _placeholder(image)
    renditions, sizes = [], []
    for rendition, content in _renditions(image, file.fingerprint[:20]):
        _write(folder / rendition.name, content)
        renditions.append(rendition)
        sizes.append(len(content))
    photo = Photo(file.fingerprint, width, height, placeholder, tuple(renditions))
    _facts(folder).put(fingerprint(SETTINGS, file.fingerprint), json.dumps(asdict(photo) | {"sizes": sizes}).encode())
    return photo


def _renditions(image: Image.Image, stem: str) -> Iterator[tuple[Rendition, bytes]]:
    """Each size, the narrowest first, with its bytes; none is wider than the picture."""
    sizes = {width: fill(image, width, 1) for width in sorted({min(width, image.width) for width in WIDTHS})}
    for width, sized in sizes.items():
        yield Rendition(width, sized.height, "image/webp", f"{stem}-{width}.webp"), _encoded(sized, "WEBP", quality=75, method=4)
    width = min(FALLBACK_WIDTH, image.width)
    content = _encoded(sizes[width], "JPEG", quality=80, progressive=True, optimize=True)
    yield Rendition(width, sizes[width].height, "image/jpeg", f"{stem}-{width}.jpg"), content


def _placeholder(image: Image.Image) -> str:
    small = image.copy()
    small.thumbnail((16, 16), Resampling.BOX)
    return "data:image/webp;base64," + base64.b64encode(_encoded(small, "WEBP", quality=40, method=4)).decode()


def _encoded(image: Image.Image, kind: str, **settings: int | bool) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **settings)
    return buffer.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    beside.write_bytes(content)
    beside.replace(path)
