"""The picture of a document's first page, so that a reader sees what a document is before paying for its bytes."""

from functools import cache

from PIL import Image

from generator.engine.apart import LostError, apart
from generator.media.photo import WIDTHS, Photo, photo_of

WIDTH = WIDTHS[0]
"""Pixels that the picture is wide; a page in a list of documents needs no more."""

TALLEST = 2 * WIDTH
"""Pixels that it may be high. A page that is higher is drawn narrower."""

NARROWEST = 60
"""Pixels below which a side shows nothing any more: such a page is a strip, and gets no picture."""

SECONDS = 20.0
"""How long the drawing may take; an ordinary page takes a fiftieth of a second."""


@cache
def load_pdfium() -> None:
    """Loads the drawer of PDFs for this process and those forked from it; it takes a fifth of a second, so only where a document is met.

    It is the PDF reader of Chromium, built without JavaScript. It is kept from this machine's fonts: what it draws does not depend on them then, and it opens no file.
    """
    import pypdfium2.raw

    pypdfium2.raw.FPDF_SetSystemFontInfo(None)


def first_page(content: bytes, print_: str) -> tuple[Photo, dict[str, bytes]] | None:
    """The picture of the first page of a PDF that was made harmless, called after the fingerprint `print_`, and the bytes of its renditions by their names.

    It is drawn in a process apart. None where the page cannot be drawn, crashes the drawer, or takes too much time or memory.
    """
    load_pdfium()
    try:
        return apart(_made, content, print_, seconds=SECONDS)
    except (LostError, MemoryError):
        return None


def _made(content: bytes, print_: str) -> tuple[Photo, dict[str, bytes]] | None:
    try:
        image = _drawn(content)
    except Exception:  # hostile bytes break a drawer in ways that nobody has listed
        return None
    return photo_of(image, print_) if min(image.size) >= NARROWEST else None


def _drawn(content: bytes) -> Image.Image:
    """The first page on white, in RGB. How many pixels it has is known before: the page's own size only decides their shape."""
    from pypdfium2 import PdfDocument

    with PdfDocument(content) as document:
        document.init_forms()  # what was written into a form is drawn too
        page = document[0]
        width, height = page.get_size()
        # The drawer rounds up.
        scale = min((WIDTH - 0.5) / width, (TALLEST - 0.5) / height)
        image: Image.Image = page.render(scale=scale).to_pil()
        return image.convert("RGB")
