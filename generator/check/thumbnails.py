"""Small pictures of a story's photos for the report, as data URIs: a page that is sent by mail takes nothing from elsewhere."""

import base64
import io
from collections.abc import Iterator

from PIL import Image, ImageOps

from generator.check.case import PHOTO_KINDS
from generator.model.submission import SubmittedFile, SubmittedStory

HEIGHT = 120
"""Pixels of height; shown at half of it, sharp on a phone and in print."""

_FORMATS = {"image/jpeg": ("JPEG", "MPO"), "image/png": ("PNG",), "image/webp": ("WEBP",)}


def photos(submission: SubmittedStory) -> Iterator[SubmittedFile]:
    """The photos of a story that can be read: those of its evidence first, in its order, then the others, each once."""
    named = [item.file for item in submission.story.evidence if item.file] if submission.story else []
    readable = {file.name: file for file in submission.files if file.kind in PHOTO_KINDS and file.size and not file.problem}
    for name in dict.fromkeys([*named, *readable]):
        if name in readable:
            yield readable[name]


def thumbnail(file: SubmittedFile) -> str | None:
    """A data URI of the photo as a small JPEG without metadata; None where it cannot be decoded after all."""
    try:
        with Image.open(file.path, formats=_FORMATS[file.kind]) as image:
            image.draft("RGB", (HEIGHT * 4, HEIGHT * 2))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((HEIGHT * 3, HEIGHT), reducing_gap=2.0)
            flat = Image.new("RGB", upright.size, (255, 253, 248))
            flat.paste(upright.convert("RGB"), mask=upright.convert("RGBA").getchannel("A") if upright.has_transparency_data else None)
    except Exception:  # decoders of untrusted bytes raise whatever comes to mind; the finding says what is wrong with the file
        return None
    stream = io.BytesIO()
    flat.save(stream, "JPEG", quality=60, optimize=True)
    return f"data:image/jpeg;base64,{base64.b64encode(stream.getvalue()).decode()}"
