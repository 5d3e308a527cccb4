"""The one way in for pictures of unknown origin: what may be decoded is judged from a picture's head, before memory is taken for its pixels."""

import io
import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache

from PIL import AvifImagePlugin, BmpImagePlugin, GifImagePlugin, Image, ImageFile, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

FORMATS = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/webp": ("WEBP",),
    "image/heic": ("HEIF",),
    "image/gif": ("GIF",),
    "image/avif": ("AVIF",),
    "image/bmp": ("BMP",),
    "image/tiff": ("TIFF",),
}
"""Pillow's names of the formats that are known, by media type."""

_DECODERS = (AvifImagePlugin, BmpImagePlugin, GifImagePlugin, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
"""Loaded by name: to load whatever Pillow has takes each process three times as long."""

PIXEL_LIMITS = {"JPEG": 100_000_000, "MPO": 100_000_000, "AVIF": 40_000_000, "WEBP": 20_000_000}
"""Pixels that a picture may have, by Pillow's name of its format, so that decoding one takes less than 400 MB; 50 million in a format that is not here.

The largest cameras of phones in use take 50 to 108 million. A JPEG is decoded at a part of its size. Others are decoded whole. What a process took at its peak,
seen over pictures of 25 and 50 million pixels, in bytes a pixel: PNG 4, with transparency 8, HEIC 7, AVIF 9, WebP 15, with transparency 18 (libwebp keeps two
frames and what it has read).
"""
PIXEL_LIMIT = 50_000_000
"""The limit of all other formats, and of a progressive JPEG: all its pixels are held at once, at up to 6 bytes each."""
SIDE_LIMIT = 30_000
"""Pixels that a side may have. Panoramas of phones have 16,000; a strip of more cannot be shown or printed."""
SCAN_LIMIT = 100
"""Scans that a progressive JPEG may have; cameras and editors write ten. Each costs a pass over all pixels."""

_ORIENTATION = 0x0112
"""Exif tag (Exif 2.32, 4.6.4)."""


class RefusedPictureError(ValueError):
    """A picture that is not decoded; its text says why, in plain words that follow "it": "its end is missing"."""


@cache
def load_heic() -> None:
    """Loads the decoder of HEIC photos, for this process and those forked from it; it has 25 MB, so only where one is met.

    Previews, depth maps and other pictures beside the photo are left alone.
    """
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


@contextmanager
def open_picture(data: bytes, formats: Collection[str] = tuple(name for names in FORMATS.values() for name in names)) -> Iterator[Image.Image]:
    """A picture from a file's bytes, its head read and its pixels not yet. It is closed at the end.

    Raises:
        RefusedPictureError: the picture is cut off, of too many pixels, or built to keep a machine busy.
        Exception: whatever Pillow raises over damaged bytes.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process
    if data[4:8] == b"ftyp":
        load_heic()
        _require_all_boxes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # damaged metadata is told by a warning, and all of it goes anyway
        try:
            image = Image.open(io.BytesIO(data), formats=[name for name in formats if name in Image.OPEN])
        except Image.DecompressionBombError as error:
            raise RefusedPictureError(f"it has more than {max(PIXEL_LIMITS.values()) // 1_000_000} million pixels") from error
        with image:
            _judge(image, data)
            yield image


def orientation(image: Image.Image) -> int:
    """The Exif orientation, 1 to 8; upright (1) where it is missing or damaged. That of a HEIC photo is applied when it is decoded."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # damaged metadata does not make a photo unreadable
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def is_moving(image: Image.Image) -> bool:
    """Whether the picture has frames to be played; the second pictures that phones put into a JPEG or HEIC file are none."""
    return image.format not in ("MPO", "HEIF") and getattr(image, "n_frames", 1) > 1


def _judge(image: Image.Image, data: bytes) -> None:
    limit = PIXEL_LIMITS.get(image.format or "", PIXEL_LIMIT)
    if image.format in ("JPEG", "MPO"):
        if image.info.get("progressive"):
            limit = PIXEL_LIMIT
        if data.count(b"\xff\xda") > SCAN_LIMIT:
            raise RefusedPictureError("it is built of more layers than any camera writes")
    if image.width * image.height > limit:
        raise RefusedPictureError(f"it has {image.width * image.height / 1e6:,.0f} million pixels; at most {limit // 1_000_000} million are taken")
    if max(image.size) > SIDE_LIMIT:
        raise RefusedPictureError(f"it is {max(image.size):,} pixels long and {min(image.size):,} wide; at most {SIDE_LIMIT:,} are taken")


def _require_all_boxes(data: bytes) -> None:
    """Refuses an ISO media file (ISO/IEC 14496-12, 4.2) that ends within a box: the decoder shows tiles that did not arrive as grey."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0:  # to the end of the file
            return
        at += max(size, 8)
    if at > len(data):
        raise RefusedPictureError("its end is missing: the picture was cut off on its way")
