"""Pictures: from a photo's bytes, whatever made them, to upright sRGB pixels and nothing else."""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageFile
from PIL.Image import Resampling, Transpose

from generator.errors import MelaError

PIXEL_LIMIT = 100_000_000
"""Pixels that a photo may have; the largest phone cameras in use take 50 to 108 million, and one picture of this size needs 400 MB to decode."""

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""The formats that are decoded, by Pillow's names."""

PAPER = (255, 255, 255)
"""What shows through where a picture is transparent."""

_ORIENTATION_TAG = 0x0112
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


class PictureError(MelaError):
    """A picture that cannot be decoded, or may not be because of its size."""


def read_picture(path: Path, width: int, height: int) -> Image.Image:
    """The picture in `path`, upright, in sRGB, without metadata: just large enough to fill `width` x `height` pixels, or as large as it is where it is smaller.

    Transparent parts show white. Of the frames of an animated picture there is none: it is no photo.

    Raises:
        PictureError: the file is missing, damaged, cut off, animated, of another format or of more than PIXEL_LIMIT pixels.
    """
    try:
        Image.init()  # opening by a list of formats does not load them
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged metadata is told by a warning, and all of it goes anyway
            with Image.open(path, formats=FORMATS) as image:
                return _decode(image, width, height)
    except PictureError:
        raise
    except Exception as error:  # hostile bytes break a decoder in ways that nobody has listed
        raise PictureError(f"{path.name} cannot be read as a picture: {error}. Export the photo again as JPEG.") from error


def fill(image: Image.Image, width: int, height: int) -> Image.Image:
    """The picture reduced so that it just fills `width` x `height` pixels; itself where it is no larger."""
    scale = max(width / image.width, height / image.height)
    if scale >= 1:
        return image
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Resampling.LANCZOS, reducing_gap=2.0)


def _decode(image: Image.Image, width: int, height: int) -> Image.Image:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process
    if image.width * image.height > PIXEL_LIMIT:
        raise PictureError(f"The picture has {image.width} x {image.height} pixels. Hand in one of at most {PIXEL_LIMIT // 1_000_000} million.")
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise PictureError("The picture moves. Hand in a photo.")
    orientation = _orientation(image)
    profile = image.info.get("icc_profile")
    if orientation >= 5:
        width, height = height, width
    image.draft(None, (width, height))
    pixels = fill(_plain(image), width, height)
    if orientation in _UPRIGHT:
        pixels = pixels.transpose(_UPRIGHT[orientation])
    if pixels.mode == "RGBA":
        pixels = Image.alpha_composite(Image.new("RGBA", pixels.size, (*PAPER, 255)), pixels).convert("RGB")
    pixels = _in_srgb(pixels, profile)
    pixels.info = {}
    return pixels


def _orientation(image: Image.Image) -> int:
    """The Exif orientation, 1 to 8; upright where it is missing or damaged."""
    try:
        value = image.getexif().get(_ORIENTATION_TAG, 1)
    except Exception:  # damaged metadata does not make a photo unreadable
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _plain(image: Image.Image) -> Image.Image:
    """The pixels in a mode that can be reduced smoothly: L, RGB, RGBA or CMYK."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):  # 16 bits of grey: 65535 is white
        return image.point(lambda value: value * (1 / 257)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    return image.copy() if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


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
