"""Documents: PDFs as readers get them, with nothing in them that acts, hides or tells who made them."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from generator.engine.apart import LostError, apart
from generator.engine.fingerprint import fingerprint
from generator.engine.pool import Lost, batches, enduring
from generator.media.jpeg import without_metadata
from generator.media.records import keep, recall
from generator.model.submission import SubmittedFile

SIZE_LIMIT = 50_000_000
"""Bytes that a document may have."""

PAGE_LIMIT = 2_000
"""Pages that a document may have."""

OBJECT_LIMIT = 500_000
"""Objects that a document may have; beyond that it is meant to keep a machine busy."""

SETTINGS = fingerprint("document 3", pikepdf.__version__)
"""What a published document depends on beside its file: raise the number when this module makes other bytes."""

BATCH = 4
"""Documents that a worker takes at once."""

_WAYS = ("/PageLabels", "/Dests", "/Names", "/PageLayout", "/PageMode", "/Outlines")
_LOOKS = ("/ViewerPreferences", "/Lang", "/MarkInfo", "/StructTreeRoot", "/OutputIntents", "/OCProperties", "/AcroForm")
KEPT_IN_CATALOG = frozenset(("/Type", "/Version", "/Pages", *_WAYS, *_LOOKS))
"""What stays of a PDF's catalog (ISO 32000-2, table 29): pages, the ways to them and how they look."""

REMOVED_ANYWHERE = ("/AA", "/OpenAction", "/JS", "/JavaScript", "/Metadata", "/PieceInfo", "/AF", "/EF", "/EmbeddedFiles", "/XFA", "/Thumb", "/LastModified")
"""What goes wherever it stands: actions, scripts, files inside the file, metadata (ISO 32000-2, 12.6, 12.7, 7.11, 14.3, 14.5)."""

REMOVED_ANNOTATIONS = frozenset(("/FileAttachment", "/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"))
"""Kinds of annotation that carry files or play something (ISO 32000-2, table 171)."""

SAFE_ADDRESSES = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A PDF as it is published: its file's name, its size in bytes and its number of pages."""

    fingerprint: str
    name: str
    size: int
    pages: int


def derive_document(file: SubmittedFile, folder: Path) -> PublishedDocument | None:
    """The document made of a file; its bytes lie at `folder / document.name`. None where the file is no PDF, is damaged or encrypted, or larger than the limits.

    One that lies there whole is not made again. It is made in a process apart, so that a file that crashes or stalls the parser is left out and harms nothing.

    Raises:
        MachineError: the folder cannot be written to.
    """
    if file.kind != "application/pdf":
        return None
    known = stored_document(file.fingerprint, folder)
    if known:
        return known
    try:
        found = apart(_made, file)
    except (LostError, MemoryError):
        return None
    if found is None:
        return None
    cleaned, pages = found
    document = PublishedDocument(file.fingerprint, f"{file.fingerprint[:20]}.pdf", len(cleaned), pages)
    keep(folder, _key(file.fingerprint), asdict(document), {document.name: cleaned})
    return document


def stored_document(print_: str, folder: Path) -> PublishedDocument | None:
    """The document that was made of the file with this fingerprint, if it still lies in the folder."""
    facts = recall(folder, _key(print_))
    return PublishedDocument(**facts) if facts else None


def derive_documents(files: Iterable[SubmittedFile], folder: Path, processes: int | None = None) -> dict[str, PublishedDocument]:
    """The documents of several files by their fingerprints, each made once; what cannot be published is left out. Otherwise as `derive_document`."""
    distinct = list({file.fingerprint: file for file in files}.values())
    made = enduring(partial(_derive_batch, folder=folder), batches(distinct, BATCH), processes)
    return {document.fingerprint: document for batch in made if not isinstance(batch, Lost) for document in batch}


def harmless(content: bytes) -> tuple[bytes, int] | None:
    """A PDF without scripts, actions, files inside, forms' programs and metadata, and its number of pages; None where it cannot be read or is encrypted.

    Links within the document and to the web stay. Same input, same bytes.
    """
    try:
        with Pdf.open(io.BytesIO(content)) as pdf:
            pages = len(pdf.pages)
            if pdf.is_encrypted or not 0 < pages <= PAGE_LIMIT or len(pdf.objects) > OBJECT_LIMIT:
                return None
            _clean(pdf)
            cleaned = io.BytesIO()
            pdf.save(cleaned, deterministic_id=True, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        with Pdf.open(cleaned) as pdf:  # what was mended in reading may be broken again in writing
            return (cleaned.getvalue(), pages) if len(pdf.pages) == pages else None
    except Exception:  # hostile bytes break a parser in ways that nobody has listed
        return None


def _clean(pdf: Pdf) -> None:
    for key in list(pdf.Root.keys()):
        if key not in KEPT_IN_CATALOG:
            del pdf.Root[key]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    # A document that lost its end is read without these two, and would be written without; the writer puts in the right size.
    pdf.trailer["/Root"], pdf.trailer["/Size"] = pdf.Root, len(pdf.objects) + 1
    for thing in _dictionaries(pdf):
        _clean_dictionary(thing)
        if isinstance(thing, Stream):
            _clean_image(thing)


def _dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary and stream of the document, those inside others included."""
    for top in pdf.objects:
        inside: list[Object] = [top]
        while inside:
            thing = inside.pop()
            if isinstance(thing, Dictionary | Stream):
                yield thing
                children = [thing[key] for key in thing.keys()]  # noqa: SIM118  a stream is no mapping
            elif isinstance(thing, Array):
                children = list(thing)
            else:
                continue
            inside += [child for child in children if isinstance(child, Dictionary | Stream | Array) and not child.is_indirect]


def _clean_dictionary(thing: Object) -> None:
    for key in REMOVED_ANYWHERE:
        if key in thing:
            del thing[key]
    for key in ("/A", "/PA"):
        if key in thing and isinstance(thing[key], Dictionary | Array) and not _safe_action(thing[key]):
            del thing[key]
    notes = thing.get("/Annots")
    if isinstance(notes, Array):
        kept = [note for note in notes if not (isinstance(note, Dictionary) and str(note.get("/Subtype")) in REMOVED_ANNOTATIONS)]
        thing["/Annots"] = Array(kept)


def _safe_action(action: Object) -> bool:
    """Whether an action only goes to a place in the document or to an address on the web; what would follow it is cut off."""
    if not isinstance(action, Dictionary):
        return False
    if "/Next" in action:
        del action["/Next"]
    kind = str(action.get("/S"))
    return kind in ("/GoTo", "/Named") or (kind == "/URI" and str(action.get("/URI")).strip().lower().startswith(SAFE_ADDRESSES))


def _clean_image(stream: Object) -> None:
    """Photos inside a document carry their camera and place too."""
    filters = stream.get("/Filter")
    if filters == Name.DCTDecode or (isinstance(filters, Array) and len(filters) == 1 and filters[0] == Name.DCTDecode):
        stream.write(without_metadata(stream.read_raw_bytes()), filter=Name.DCTDecode)


def _key(print_: str) -> str:
    return fingerprint(SETTINGS, print_)


def _derive_batch(files: Sequence[SubmittedFile], folder: Path) -> list[PublishedDocument]:
    return [document for file in files if (document := derive_document(file, folder))]


def _made(file: SubmittedFile) -> tuple[bytes, int] | None:
    """What `harmless` gives for the file, as long as its bytes are those that were checked."""
    try:
        content = file.path.read_bytes() if file.size <= SIZE_LIMIT else b""
    except OSError:
        return None
    return harmless(content) if fingerprint(content) == file.fingerprint else None
