"""The merge: typeset parts to one PDF with page numbers, links, outline, page labels, tags and title. The same parts give the same bytes."""

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from generator.book.chapter import Typeset
from generator.book.layouts import PAGE_HEIGHT, PAGE_WIDTH
from generator.book.pagination import Pagination
from generator.book.printed import SHOWN
from generator.book.structure import StructureTree
from generator.engine.cache import Cache

CROSS_REFERENCE = "xref:"
"""Addresses of links to an anchor of another part."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline: a title, the anchor it leads to, and what stands below it."""

    title: str
    anchor: str
    below: tuple["OutlineEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the PDF says about itself. `shown` names the photos in it (`printed.photo_name`)."""

    title: str
    author: str
    language: str
    shown: tuple[str, ...] = ()


def merge(pagination: Pagination, edges: Sequence[Typeset], outline: Iterable[OutlineEntry], imprint: Imprint, cache: Path, target: Path) -> None:
    """Writes the book to `target`. `edges` are the typeset page numbers and marks, one page for each of the book's, in order."""
    stored = Cache(cache)
    book = Pdf.new()
    _add_pages(book, pagination, stored)
    _add_edges(book, edges, stored)
    _name_destinations(book, pagination.pages)
    with book.open_outline() as drawn:
        drawn.root.extend(_outline(outline, pagination.pages))
    _describe(book, imprint)
    _share_streams(book)
    book.remove_unreferenced_resources()
    book.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _add_pages(book: Pdf, pagination: Pagination, stored: Cache) -> None:
    tree = StructureTree(book)
    for placed in pagination.parts:
        while len(book.pages) < placed.start - 1:
            book.add_blank_page(page_size=(PAGE_WIDTH * 72 / 25.4, PAGE_HEIGHT * 72 / 25.4))
        with _open(stored, placed.typeset) as part:
            tree.shift(part)
            book.pages.extend(part.pages)
            tree.join(part)
    tree.close()


def _open(stored: Cache, typeset: Typeset) -> Pdf:
    content = stored.get(typeset.key)
    if content is None:
        raise LookupError(f"the typeset part {typeset.key[:12]} is gone from the cache")
    return Pdf.open(io.BytesIO(content))


def _add_edges(book: Pdf, edges: Sequence[Typeset], stored: Cache) -> None:
    """Draws the edges over the pages, as decoration that reading software passes over."""
    number = 0
    for typeset in edges:
        with _open(stored, typeset) as part:
            for edge in part.pages:
                page = book.pages[number]
                form = book.copy_foreign(edge.as_form_xobject())
                name = page.add_resource(form, Name.XObject, Name(f"/Edge{number + 1}"))  # pages of a part share their resources
                page.contents_add(b"q\n", prepend=True)
                page.contents_add(b"Q /Artifact <</Type /Pagination>> BDC q %s Do Q EMC\n" % bytes(str(name), "ascii"))
                number += 1


def _name_destinations(book: Pdf, pages: Mapping[str, int]) -> None:
    """Gives every anchor a name in the PDF, and leads the links between parts to these names."""
    names: list[pikepdf.Object] = []
    for anchor in sorted(pages, key=str.encode):
        names += [String(anchor), Array([book.pages[pages[anchor] - 1].obj, Name.Fit])]
    book.Root.Names = Dictionary(Dests=book.make_indirect(Dictionary(Names=Array(names))))
    for page in book.pages:
        for link in page.obj.get("/Annots", ()):
            address = str(link.A.URI) if "/A" in link and "/URI" in link.A else ""
            if address.startswith(CROSS_REFERENCE):
                del link["/A"]
                link.Dest = String(address.removeprefix(CROSS_REFERENCE))


def _outline(entries: Iterable[OutlineEntry], pages: Mapping[str, int]) -> list[OutlineItem]:
    items = []
    for entry in entries:
        item = OutlineItem(entry.title, pages[entry.anchor] - 1, "Fit")
        item.children.extend(_outline(entry.below, pages))
        item.is_closed = bool(entry.below)
        items.append(item)
    return items


def _describe(book: Pdf, imprint: Imprint) -> None:
    book.Root.Lang = String(imprint.language)
    book.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=1)]))
    book.Root.PageLayout = Name.TwoPageRight
    book.Root.PageMode = Name.UseOutlines
    book.Root[SHOWN] = Array([String(name) for name in imprint.shown])
    book.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with book.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = imprint.title
        metadata["pdfuaid:part"] = "1"
        metadata["dc:language"] = [imprint.language]
        if imprint.author:
            metadata["dc:creator"] = [imprint.author]


def _share_streams(book: Pdf) -> None:
    """Keeps one of the photos and font files that are the same byte for byte."""
    first: dict[bytes, pikepdf.Object] = {}
    same: dict[tuple[int, int], pikepdf.Object] = {}
    for thing in book.objects:
        if isinstance(thing, pikepdf.Stream) and (thing.get("/Subtype") in (Name.Image, Name.OpenType, Name.CIDFontType0C) or "/Length1" in thing):
            facts = sorted((key, str(value)) for key, value in thing.items() if key != "/SMask")
            digest = hashlib.sha256(repr(facts).encode() + thing.read_raw_bytes()).digest()
            if digest in first and "/SMask" not in thing:
                same[thing.objgen] = first[digest]
            else:
                first[digest] = thing
    for thing in book.objects if same else ():
        for holder in _dictionaries(thing):
            for key, value in list(holder.items()):
                if isinstance(value, pikepdf.Object) and value.is_indirect and value.objgen in same:
                    holder[key] = same[value.objgen]


def _dictionaries(thing: pikepdf.Object) -> list[pikepdf.Object]:
    """The dictionary itself, and its resources where they are written into it."""
    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return []
    found: list[pikepdf.Object] = [thing]
    for key in ("/Resources", "/XObject"):
        inner = found[-1].get(key)
        if isinstance(inner, pikepdf.Dictionary):
            found.append(inner)
    return found
