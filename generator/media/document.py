"""Documents: PDFs as readers get them, made harmless, each with a picture of its first page."""

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from importlib import metadata
from pathlib import Path

from generator.engine.apart import LostError, apart
from generator.engine.documents import load_documents
from generator.engine.fingerprint import fingerprint
from generator.engine.pool import Lost, batches, enduring
from generator.media.photo import VERSION as PHOTO_VERSION
from generator.media.photo import Photo
from generator.media.records import STEM, keep, recall
from generator.model.submission import SubmittedFile

SIZE_LIMIT = 50_000_000
"""Bytes that a document may have."""

VERSION = "document 4"
"""Raise the number when documents come out otherwise: other bytes (harmless.py), or another picture (first_page.py)."""

BATCH = 4
"""Documents that a worker takes at once."""


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A PDF as it is published: its file's name, its size in bytes, its number of pages, and the picture of the first one, None where it cannot be drawn."""

    fingerprint: str
    name: str
    size: int
    pages: int
    picture: Photo | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all its files: the PDF, and those of its picture."""
        return (self.name, *(rendition.name for rendition in (self.picture.renditions if self.picture else ())))


def derive_document(file: SubmittedFile, folder: Path) -> PublishedDocument | None:
    """The document made of a file; its files lie at `folder / name`. None where the file is no PDF, is damaged or encrypted, or larger than the limits.

    One that lies there whole is not made again. It is read and drawn in processes apart, so that a file that crashes or stalls the parser is left out and harms nothing,
    and one that only crashes the drawer lacks its picture.

    Raises:
        MachineError: the folder cannot be written to.
    """
    if file.kind != "application/pdf":
        return None
    known = stored_document(file.fingerprint, folder)
    if known:
        return known
    load_documents()
    importlib.import_module("generator.media.harmless")  # before the fork
    try:
        found = apart(_made, file)
    except (LostError, MemoryError):
        return None
    if found is None:
        return None
    from generator.media.first_page import first_page

    cleaned, pages = found
    picture, contents = first_page(cleaned, file.fingerprint) or (None, {})
    document = PublishedDocument(file.fingerprint, f"{file.fingerprint[:STEM]}.pdf", len(cleaned), pages, picture)
    keep(folder, _key(file.fingerprint), asdict(document), {document.name: cleaned, **contents})
    return document


def stored_document(print_: str, folder: Path) -> PublishedDocument | None:
    """The document that was made of the file with this fingerprint, if all of it still lies in the folder."""
    facts = recall(folder, _key(print_))
    if facts is None:
        return None
    picture = facts["picture"]
    return PublishedDocument(**{**facts, "picture": picture and Photo.of(picture)})


def derive_documents(files: Iterable[SubmittedFile], folder: Path, processes: int | None = None) -> dict[str, PublishedDocument]:
    """The documents of several files by their fingerprints, each made once; what cannot be published is left out. Otherwise as `derive_document`."""
    distinct = list({file.fingerprint: file for file in files}.values())
    made = enduring(partial(_derive_batch, folder=folder), batches(distinct, BATCH), processes)
    return {document.fingerprint: document for batch in made if not isinstance(batch, Lost) for document in batch}


def _key(print_: str) -> str:
    return fingerprint(_settings(), print_)


@cache
def _settings() -> str:
    """What a published document depends on beside its file; the libraries are not loaded to know their versions."""
    return fingerprint(VERSION, PHOTO_VERSION, *(metadata.version(name) for name in ("pikepdf", "pypdfium2")))


def _derive_batch(files: Sequence[SubmittedFile], folder: Path) -> list[PublishedDocument]:
    return [document for file in files if (document := derive_document(file, folder))]


def _made(file: SubmittedFile) -> tuple[bytes, int] | None:
    """What `harmless` gives for the file, as long as its bytes are those that were checked."""
    from generator.media.harmless import harmless

    try:
        content = file.path.read_bytes() if file.size <= SIZE_LIMIT else b""
    except OSError:
        return None
    return harmless(content) if fingerprint(content) == file.fingerprint else None
