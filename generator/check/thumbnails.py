"""Small pictures of a story's photos for the report, as data URIs: a page that is sent by mail takes nothing from elsewhere."""

import base64
import io
from pathlib import Path

from PIL import Image, ImageOps

from generator.check.report import ReportedPhoto
from generator.engine.apart import apart
from generator.engine.boxes import coding_of, cover, regions
from generator.engine.pictures import FORMATS, load_heic, open_picture, orientation

HEIGHT = 120
"""Pixels of height; shown at half of it, sharp on a phone and in print."""


def thumbnail(photo: ReportedPhoto) -> str | None:
    """A data URI of the photo as a small JPEG without metadata, its boxes covered; None where it cannot be decoded after all."""
    if photo.kind == "image/heic":
        load_heic()
    try:
        content = apart(_small, photo)
    except Exception:  # decoders of untrusted bytes raise whatever comes to mind; the finding says what is wrong with the file
        return None
    return f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"


def _small(photo: ReportedPhoto) -> bytes:
    with open_picture(Path(photo.path).read_bytes(), FORMATS[photo.kind]) as image:
        turn, full, coding = orientation(image), image.size, coding_of(image)
        image.draft("RGB", (HEIGHT * 4, HEIGHT * 2))
        pixels = image
        if photo.blur:
            pixels = image.convert("RGBA" if image.has_transparency_data else "RGB")
            cover(pixels, regions(photo.blur, turn, full, pixels.size, coding))
        upright = ImageOps.exif_transpose(pixels)
        upright.thumbnail((HEIGHT * 3, HEIGHT), reducing_gap=2.0)
        flat = Image.new("RGB", upright.size, (255, 253, 248))
        flat.paste(upright.convert("RGB"), mask=upright.convert("RGBA").getchannel("A") if upright.has_transparency_data else None)
    stream = io.BytesIO()
    flat.save(stream, "JPEG", quality=60, optimize=True)
    return stream.getvalue()
