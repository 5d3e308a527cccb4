"""PDFs with nothing in them that acts, hides or tells who made them: what may stay is listed, the rest goes."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from generator.engine.documents import open_document
from generator.media.jpeg import without_metadata

_WAYS = ("/PageLabels", "/Dests", "/Names", "/PageLayout", "/PageMode", "/Outlines")
_LOOKS = ("/ViewerPreferences", "/Lang", "/MarkInfo", "/StructTreeRoot", "/OutputIntents", "/OCProperties", "/AcroForm")
KEPT_IN_CATALOG = frozenset(("/Type", "/Version", "/Pages", *_WAYS, *_LOOKS))
"""What stays of a PDF's catalog (ISO 32000-2, 7.7.2): pages, the ways to them and how they look."""

KEPT_NAMES = frozenset(("/Dests",))
"""What stays of the trees of names (ISO 32000-2, 7.7.4): places in the document; not scripts, files, templates."""

PLACES = frozenset(("/NextPage", "/PrevPage", "/FirstPage", "/LastPage"))
"""Named actions that lead to a page (ISO 32000-2, 12.6.4); readers know others, such as to print and to save."""

_TO_FILES = ("/GoToR", "/GoToE", "/GoToDp", "/Launch", "/Thread", "/SubmitForm", "/ImportData", "/JavaScript")
_ON_PAGES = ("/Sound", "/Movie", "/Hide", "/ResetForm", "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView", "/RichMediaExecute")
ACTIONS = frozenset((*_TO_FILES, *_ON_PAGES))
"""All other actions: a dictionary of such a kind loses its kind, wherever it stands."""

_LINES = ("/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Ink", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut")
KEPT_ANNOTATIONS = frozenset(("/Link", "/Widget", "/FreeText", "/Stamp", "/Caret", "/Watermark", *_LINES))
"""Annotations that stay (ISO 32000-2, 12.5.6): links, forms and what is drawn on the page; not remarks behind a sign, files, films."""

REMOVED_ANYWHERE = ("/AA", "/OpenAction", "/JS", "/JavaScript", "/Metadata", "/PieceInfo", "/AF", "/EF", "/EmbeddedFiles", "/XFA", "/Thumb", "/LastModified")
"""What goes wherever it stands: actions, scripts, files inside the file, metadata (ISO 32000-2, 12.6, 12.7, 7.11, 14.3, 14.5)."""

REMOVED_FROM_STREAMS = ("/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI")
"""What leads from a stream to another file that holds its data or drawing (ISO 32000-2, 7.3.8.2, 8.10.4, 14.11.7)."""

REMOVED_FROM_ANNOTATIONS = ("/M", "/CreationDate", "/NM", "/Subj", "/RC", "/Popup", "/IRT")
"""Who wrote a mark on a page and when, and what was answered (ISO 32000-2, 12.5.2 and 12.5.6.2)."""

SAFE_ADDRESSES = ("http://", "https://", "mailto:")

EMPTY = frozenset(("/Length",))
"""What stays of a stream that is emptied."""

JP2_METADATA = (b"uuid", b"uinf", b"xml ")
"""Boxes of a JPEG 2000 file that hold XMP, Exif and the like (ISO/IEC 15444-1, I.7)."""


def harmless(content: bytes) -> tuple[bytes, int] | None:
    """A PDF without scripts, actions, files inside, forms' programs, writers' names and metadata, and its number of pages; None where it cannot be read or is refused.

    Links within the document and to the web stay. Same input, same bytes.
    """
    try:
        with open_document(content) as pdf:
            pages = len(pdf.pages)
            _clean(pdf)
            cleaned = io.BytesIO()
            pdf.save(cleaned, deterministic_id=True, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        with open_document(cleaned.getvalue()) as pdf:  # what was mended in reading may be broken again in writing
            return (cleaned.getvalue(), pages) if len(pdf.pages) == pages else None
    except Exception:  # hostile bytes break a parser in ways that nobody has listed
        return None


def _clean(pdf: Pdf) -> None:
    _keep_only(pdf.Root, KEPT_IN_CATALOG)
    if isinstance(pdf.Root.get("/Names"), Dictionary):
        _keep_only(pdf.Root.Names, KEPT_NAMES)
    for key in pdf.trailer.keys():  # noqa: SIM118  it is no mapping
        if key not in ("/Root", "/Size"):
            del pdf.trailer[key]
    # A document that lost its end is read without these two, and would be written without; the writer puts in the right size.
    pdf.trailer["/Root"], pdf.trailer["/Size"] = pdf.Root, len(pdf.objects) + 1
    for thing in _dictionaries(pdf):
        _clean_dictionary(thing)
        if isinstance(thing, Stream):
            _clean_stream(pdf, thing)


def _keep_only(thing: Object, keys: frozenset[str]) -> None:
    for key in list(thing.keys()):
        if key not in keys:
            del thing[key]


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
        if key in thing and _acts(thing[key]) and not _safe_action(thing[key]):
            del thing[key]
    if str(thing.get("/S")) in ACTIONS:
        del thing["/S"]
    if "/ByteRange" in thing:  # a signature: no longer true of the new bytes, and full of its signer's name
        _keep_only(thing, frozenset())
    if "/Rect" in thing and isinstance(thing, Dictionary):
        _clean_annotation(thing)
    notes = thing.get("/Annots")
    if isinstance(notes, Array):
        thing["/Annots"] = Array([note for note in notes if isinstance(note, Dictionary) and str(note.get("/Subtype")) in KEPT_ANNOTATIONS])


def _clean_annotation(note: Object) -> None:
    kind = str(note.get("/Subtype"))
    if kind not in KEPT_ANNOTATIONS:
        _keep_only(note, frozenset())
        return
    for key in (*REMOVED_FROM_ANNOTATIONS, *(() if kind == "/Widget" else ("/T",))):  # /T of a widget is its field's name
        if key in note:
            del note[key]


def _acts(value: Object) -> bool:
    """Whether a value is an action, or holds one; under the same key stand the attributes of structure elements (ISO 32000-2, 14.7.6)."""
    if isinstance(value, Array):
        return any(_acts(one) for one in value)
    return isinstance(value, Dictionary) and "/S" in value


def _safe_action(action: Object) -> bool:
    """Whether an action only goes to a place in the document or to an address on the web (ISO 32000-2, 12.6.4); what would follow it is cut off."""
    if not isinstance(action, Dictionary):
        return False
    if "/Next" in action:
        del action["/Next"]
    kind = str(action.get("/S"))
    if kind == "/URI":
        return str(action.get("/URI")).lower().startswith(SAFE_ADDRESSES)
    return kind == "/GoTo" or (kind == "/Named" and str(action.get("/N")) in PLACES)


def _clean_stream(pdf: Pdf, stream: Object) -> None:
    for key in REMOVED_FROM_STREAMS:
        if key in stream:
            del stream[key]
    if str(stream.get("/Type")) in ("/EmbeddedFile", "/Metadata") or str(stream.get("/Subtype")) == "/XML":
        _keep_only(stream, EMPTY)
        stream.write(b"")
        return
    filters = stream.get("/Filter")
    chain = list(filters) if isinstance(filters, Array) else [filters] if filters is not None else []
    if chain[-1:] == [Name.DCTDecode]:
        stream.write(without_metadata(_packed(pdf, stream, chain)), filter=Name.DCTDecode, decode_parms=_last(stream.get("/DecodeParms")))
    elif chain[-1:] == [Name.JPXDecode]:
        stream.write(_bare_jp2(_packed(pdf, stream, chain)), filter=Name.JPXDecode)


def _packed(pdf: Pdf, stream: Object, chain: list[Object]) -> bytes:
    """The data of a photo inside a document, as its camera packed it, whatever else it was packed into."""
    if len(chain) == 1:
        return stream.read_raw_bytes()
    parms = stream.get("/DecodeParms")
    outer = Stream(pdf, stream.read_raw_bytes(), Filter=Array(chain[:-1]), **({"DecodeParms": Array(list(parms)[:-1])} if isinstance(parms, Array) else {}))
    return outer.read_bytes()


def _last(parms: Object | None) -> Dictionary | None:
    """What the last filter of a stream is told."""
    found = list(parms)[-1] if isinstance(parms, Array) and len(parms) else parms
    return found if isinstance(found, Dictionary) else None


def _bare_jp2(content: bytes) -> bytes:
    """A JPEG 2000 picture without the boxes that tell of it; one that is no file of boxes is a bare picture already (ISO/IEC 15444-1, I.4)."""
    if content[4:8] != b"jP  ":
        return content
    kept, at = [], 0
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        end = len(content) if size == 0 else at + max(size, 8)
        if content[at + 4 : at + 8] not in JP2_METADATA:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)
