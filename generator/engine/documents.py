"""The one way in for PDFs of unknown origin: whether one may be worked with is judged before anything of it is used."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf

PAGE_LIMIT = 2_000
"""Pages that a document may have."""

OBJECT_LIMIT = 500_000
"""Objects that a document may have; beyond that it is meant to keep a machine busy."""


class RefusedDocumentError(ValueError):
    """A document that is not worked with; its text says why, in plain words that follow "it": "it is locked with a password"."""


@cache
def load_documents() -> None:
    """Loads the reader of PDFs, for this process and those forked from it; it takes a fifth of a second, so only where a PDF is met."""
    import pikepdf  # noqa: F401


@contextmanager
def open_document(data: bytes) -> Iterator["Pdf"]:
    """A PDF from a file's bytes. It is closed at the end.

    Raises:
        RefusedDocumentError: the PDF is encrypted, without pages, or too large.
        Exception: whatever pikepdf raises over damaged bytes.
    """
    from pikepdf import PasswordError, Pdf

    try:
        pdf = Pdf.open(io.BytesIO(data))
    except PasswordError as error:
        raise RefusedDocumentError("it is locked with a password") from error
    with pdf:
        pages = len(pdf.pages)
        if pdf.is_encrypted:
            raise RefusedDocumentError("it is protected against copying")
        if not pages:
            raise RefusedDocumentError("it has no page")
        if pages > PAGE_LIMIT:
            raise RefusedDocumentError(f"it has {pages:,} pages; at most {PAGE_LIMIT:,} are taken")
        if len(pdf.objects) > OBJECT_LIMIT:
            raise RefusedDocumentError("it is built of more parts than any document needs")
        yield pdf
