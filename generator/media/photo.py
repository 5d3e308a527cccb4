"""Photos: the sizes that the site serves and the crops that the book prints, each made once ever."""

import base64
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageOps
from PIL.Image import Resampling

from generator.engine.apart import LostError, apart
from generator.engine.fingerprint import fingerprint
from generator.engine.pictures import load_heic
from generator.engine.pool import Lost, batches, enduring
from generator.media.picture import FOR_PRINT, FOR_SCREENS, PictureError, filling, read_picture, reduced, within
from generator.media.records import STEM, keep, recall
from generator.model.submission import SubmittedFile

WIDTHS = (400, 800, 1600)
"""Widths in pixels at which the site shows a photo: a card on a phone, a phone's full width at two pixels a point, a screen."""

FALLBACK_WIDTH = 800
"""Width of the JPEG for readers without WebP, for feeds and previews."""

TALLEST = 3200
"""Pixels that a rendition may be high: a long strip is made narrower."""

WEBP = {"quality": 72, "method": 2}
"""Pillow's settings for WebP. On 12 MP photos reduced to 1600 pixels method 2 takes 0.4 of method 4's time, and at quality 72 its bytes and its PSNR are those of
method 4 at 75 (66 KB and 37.4 dB for drawn scenes, 90 KB and 35.7 dB with a camera's grain); method 6 saves 4 % for four times the time."""

JPEG = {"quality": 80, "progressive": True, "optimize": True}

AVIF = {"quality": 55, "speed": 8, "max_threads": 1}
"""Pillow's settings for AVIF. Speed 8 costs six times as much as WebP and gives 0.8 to 1.0 of its bytes; speed 6 three times that for 8 % less, speed 9 a third for
20 % more. One thread, as each worker has its own core."""

VERSION = fingerprint("photo 2", repr((WIDTHS, FALLBACK_WIDTH, TALLEST, WEBP, JPEG, AVIF, FOR_SCREENS)), PIL.__version__)
"""What a rendition depends on beside the photo and its settings: raise the number when this module makes other bytes."""

BATCH = 4
"""Photos that a worker takes at once."""


@dataclass(frozen=True, slots=True)
class PhotoSettings:
    """What a project says about its photos: whether they are offered as AVIF too."""

    avif: bool = False


@dataclass(frozen=True, slots=True)
class Rendition:
    """A photo at one size: pixels, media type ("image/webp", "image/avif", "image/jpeg") and the file's name."""

    width: int
    height: int
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as the site shows it. `fingerprint` is the appearance of the file that it was made of: of its bytes and the boxes that are covered in it.

    `width` and `height` are those of its largest rendition; `placeholder` is a data URI of a picture 16 pixels long; `renditions` holds the WebP files,
    the narrowest first, then the JPEG, then the AVIF files if the project wants them.
    """

    fingerprint: str
    width: int
    height: int
    placeholder: str
    renditions: tuple[Rendition, ...]

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Photo":
        """The photo that `dataclasses.asdict` made these facts of."""
        return cls(**{**facts, "renditions": tuple(Rendition(**fields) for fields in facts["renditions"])})


def derive_photo(file: SubmittedFile, folder: Path, settings: PhotoSettings = PhotoSettings()) -> Photo | None:
    """The photo made of a file; the bytes of each rendition lie at `folder / rendition.name`. None where it cannot be decoded.

    A photo that lies there whole is not made again. Several processes may make the same one at once. It is decoded in a process apart, so that a file that
    crashes or stalls a decoder is left out and harms nothing.

    Raises:
        MachineError: the folder cannot be written to.
    """
    known = stored_photo(file.appearance, folder)
    if known and any(rendition.media_type == "image/avif" for rendition in known.renditions) == settings.avif:
        return known
    _load_for(file)
    try:
        photo, contents = apart(_make, file, settings)
    except (PictureError, LostError, MemoryError):
        return None
    keep(folder, _key(file.appearance), asdict(photo), contents)
    return photo


def stored_photo(print_: str, folder: Path) -> Photo | None:
    """The photo that was made of the file with this appearance, if all of it still lies in the folder."""
    facts = recall(folder, _key(print_))
    return None if facts is None else Photo.of(facts)


def derive_photos(files: Iterable[SubmittedFile], folder: Path, processes: int | None = None, settings: PhotoSettings = PhotoSettings()) -> dict[str, Photo]:
    """The photos of several files by their appearances, each made once; what cannot be decoded is left out. Otherwise as `derive_photo`."""
    distinct = list({file.appearance: file for file in files}.values())
    made = enduring(partial(_derive_batch, folder=folder, settings=settings), batches(distinct, BATCH), processes)
    return {photo.fingerprint: photo for batch in made if not isinstance(batch, Lost) for photo in batch}


def print_photo(file: SubmittedFile, width: int, height: int | None, folder: Path) -> Path:
    """The path of a JPEG of the photo for print, in sRGB and without metadata, made once ever; never enlarged.

    Without `height` the whole photo, at most `width` pixels wide. With it the photo is cropped to that ratio, a little more below than above, as faces
    are in the upper half, and is at most `width` x `height` pixels.

    Raises:
        PictureError: the photo cannot be decoded.
        MachineError: the folder cannot be written to.
    """
    known = stored_print(file, width, height, folder)
    if known:
        return known
    _load_for(file)
    try:
        content = apart(_make_for_print, file, width, height)
    except (LostError, MemoryError) as error:
        raise PictureError(f"{file.name} cannot be read as a picture: {error or 'it takes too much memory'}. Export the photo again as JPEG.") from error
    name = _print_name(file, width, height)
    keep(folder, _key(name), {}, {name: content})
    return folder / name


def stored_print(file: SubmittedFile, width: int, height: int | None, folder: Path) -> Path | None:
    """What `print_photo` made before, if it still lies in the folder whole."""
    name = _print_name(file, width, height)
    return None if recall(folder, _key(name)) is None else folder / name


def _print_name(file: SubmittedFile, width: int, height: int | None) -> str:
    return f"{file.appearance[:STEM]}-{VERSION[:8]}-{width}x{height or ''}.jpg"


def _key(name: str) -> str:
    return fingerprint(VERSION, name)


def _load_for(file: SubmittedFile) -> None:
    """Loads before the fork what would else be loaded after it, for each photo again."""
    if file.kind == "image/heic":
        load_heic()


def _derive_batch(files: Sequence[SubmittedFile], folder: Path, settings: PhotoSettings) -> list[Photo]:
    return [photo for file in files if (photo := derive_photo(file, folder, settings))]


def _content(file: SubmittedFile) -> bytes:
    """The file's bytes, as long as they are those that were checked: what is stored under a fingerprint must be of it."""
    try:
        content = file.path.read_bytes()
    except OSError as error:
        raise PictureError(f"{file.name} cannot be read: {error.strerror}.") from error
    if fingerprint(content) != file.fingerprint:
        raise PictureError(f"{file.name} was changed while it was worked with. Start again.")
    return content


def _make(file: SubmittedFile, settings: PhotoSettings) -> tuple[Photo, dict[str, bytes]]:
    """The photo of a file and the bytes of its renditions by their names."""
    return photo_of(read_picture(_content(file), within(WIDTHS[-1], TALLEST), FOR_SCREENS, file.blur), file.appearance, settings)


def photo_of(image: Image.Image, print_: str, settings: PhotoSettings = PhotoSettings()) -> tuple[Photo, dict[str, bytes]]:
    """The photo of a picture in RGB, not wider than the largest of WIDTHS, that is called after the fingerprint `print_`, and the bytes of its renditions.

    Each size is made of the next larger one.
    """
    sizes = {image.width: image}
    for width in sorted({min(width, image.width) for width in WIDTHS[:-1]}, reverse=True):
        sizes[width] = reduced(sizes[min(sizes)], filling(width, 1)(*image.size), FOR_SCREENS)
    made = list(_renditions(sizes, print_[:STEM], settings))
    photo = Photo(print_, *image.size, _placeholder(sizes[min(sizes)]), tuple(rendition for rendition, _ in made))
    return photo, {rendition.name: content for rendition, content in made}


def _renditions(sizes: dict[int, Image.Image], stem: str, settings: PhotoSettings) -> Iterator[tuple[Rendition, bytes]]:
    """Each size with its bytes, the narrowest first, and the fallback."""
    for width, image in sorted(sizes.items()):
        yield Rendition(width, image.height, "image/webp", f"{stem}-{width}.webp"), _encoded(image, "WEBP", WEBP)
    fallback = sizes[min(FALLBACK_WIDTH, max(sizes))]
    yield Rendition(*fallback.size, "image/jpeg", f"{stem}-{fallback.width}.jpg"), _encoded(fallback, "JPEG", JPEG)
    for width, image in sorted(sizes.items()) if settings.avif else ():
        yield Rendition(width, image.height, "image/avif", f"{stem}-{width}.avif"), _encoded(image, "AVIF", AVIF)


def _make_for_print(file: SubmittedFile, width: int, height: int | None) -> bytes:
    image = read_picture(_content(file), filling(width, height or 1), FOR_PRINT, file.blur)
    if height:
        scale = min(1.0, image.width / width, image.height / height)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        image = ImageOps.fit(image, size, Resampling.LANCZOS, centering=(0.5, 0.4))
    return _encoded(image, "JPEG", {"quality": 90, "subsampling": 0, "optimize": True})


def _placeholder(image: Image.Image) -> str:
    small = reduced(image, within(16, 16)(*image.size), FOR_SCREENS)
    return "data:image/webp;base64," + base64.b64encode(_encoded(small, "WEBP", {"quality": 40, "method": 4})).decode()


def _encoded(image: Image.Image, kind: str, settings: dict[str, int | bool]) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **settings)
    return buffer.getvalue()
