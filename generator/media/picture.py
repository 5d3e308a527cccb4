"""Pictures: from a photo's bytes, whatever made them, to upright sRGB pixels and nothing else."""

import io
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PIL import Image, ImageCms
from PIL.Image import Resampling, Transpose

from generator.engine.boxes import coding_of, cover, regions
from generator.engine.pictures import is_moving, open_picture, orientation
from generator.errors import MelaError
from generator.model.story import Box

PAPER = (255, 255, 255)
"""What shows through where a picture is transparent."""

_UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What turns a picture of each orientation (Exif 2.32, tag 274) upright."""


class Reducing(NamedTuple):
    """How a picture is made smaller: averaged over whole squares of pixels as long as it stays `gap` times as large as asked for, and then resampled."""

    resampling: Resampling
    gap: float


FOR_PRINT = Reducing(Resampling.LANCZOS, 2.0)
"""Cannot be told from resampling alone."""

FOR_SCREENS = Reducing(Resampling.BICUBIC, 1.0)
"""A third of the time of the other over 12 MP; 45 dB from it, far above the 37 dB that WebP keeps."""

SizeOf = Callable[[int, int], tuple[int, int]]
"""The size that a picture of some width and height is to have."""


class PictureError(MelaError):
    """A picture that cannot be decoded, or may not be because of its size."""


def within(width: int, height: int) -> SizeOf:
    """The largest size that fits into `width` x `height` pixels; none is enlarged."""
    return lambda wide, high: _scaled(wide, high, min(width / wide, height / high))


def filling(width: int, height: int) -> SizeOf:
    """The smallest size that covers `width` x `height` pixels; none is enlarged."""
    return lambda wide, high: _scaled(wide, high, max(width / wide, height / high))


def _scaled(width: int, height: int, scale: float) -> tuple[int, int]:
    return (width, height) if scale >= 1 else (max(1, round(width * scale)), max(1, round(height * scale)))


def read_picture(content: bytes, size_of: SizeOf, reducing: Reducing = FOR_PRINT, boxes: Sequence[Box] = ()) -> Image.Image:
    """The picture in a file's bytes, upright, in sRGB, without metadata, in the size that `size_of` gives for its own upright size.

    Transparent parts show white. What lies in the `boxes` is covered before anything else is done with the pixels.

    Raises:
        PictureError: the bytes are damaged, cut off, of an unknown format, too large (engine/pictures.py), or a picture that moves.
    """
    try:
        with open_picture(content) as image:
            return _decode(image, size_of, reducing, boxes)
    except PictureError:
        raise
    except Exception as error:  # hostile bytes break a decoder in ways that nobody has listed
        raise PictureError(f"The photo cannot be read: {error}. Export it again as JPEG.") from error


def reduced(image: Image.Image, size: tuple[int, int], reducing: Reducing = FOR_PRINT) -> Image.Image:
    """The picture in a smaller size; itself where it has that size."""
    return image if image.size == size else image.resize(size, reducing.resampling, reducing_gap=reducing.gap)


def _decode(image: Image.Image, size_of: SizeOf, reducing: Reducing, boxes: Sequence[Box]) -> Image.Image:
    if is_moving(image):
        raise PictureError("The picture moves. Hand in a photo.")
    turn = orientation(image)
    profile = image.info.get("icc_profile")
    width, height = size_of(*(image.size[::-1] if turn >= 5 else image.size))
    size = (height, width) if turn >= 5 else (width, height)
    full, coding = image.size, coding_of(image)
    image.draft(None, size)
    pixels = _plain(image)
    if boxes:
        cover(pixels, regions(boxes, turn, full, pixels.size, coding))
    pixels = reduced(pixels, size, reducing)
    if turn in _UPRIGHT:
        pixels = pixels.transpose(_UPRIGHT[turn])
    if pixels.mode == "RGBA":
        pixels = Image.alpha_composite(Image.new("RGBA", pixels.size, (*PAPER, 255)), pixels).convert("RGB")
    pixels = _in_srgb(pixels, profile)
    pixels.info = {}
    return pixels


def _plain(image: Image.Image) -> Image.Image:
    """The pixels in a mode that can be reduced smoothly: L, RGB, RGBA or CMYK."""
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode.startswith("I"):  # 16 bits of grey: 65535 is white
        return image.point(lambda value: value * (1 / 257)).convert("L")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("L" if image.mode == "1" else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as sRGB; a damaged profile, or one of another colour space than the pixels, counts as none."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image.convert("RGB")
