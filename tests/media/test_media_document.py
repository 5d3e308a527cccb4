"""PDFs as they are published, and the pictures of their first pages."""

import hashlib
import io
import os
import time

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from generator.media import document as documents
from generator.media import first_page
from generator.media.document import derive_document, derive_documents, stored_document
from generator.media.harmless import harmless
from generator.media.jpeg import without_metadata
from tests.corpora import corpus
from tests.papers import HARMS, drawn, harm_in, noted, paper

RED_SQUARE = drawn(b"1 0 0 rg 0 421 595 421 re f")


@pytest.mark.parametrize("harm", HARMS)
def test_nothing_that_acts_hides_or_tells_is_published(harm):
    cleaned, pages = harmless(paper(HARMS[harm]))
    assert pages == 2
    assert harm_in(cleaned) == []


@pytest.mark.parametrize("action", [Dictionary(S=Name.URI, URI=String("https://example.org/list")), Dictionary(S=Name.URI, URI=String("mailto:a@example.org"))])
def test_links_to_the_web_stay(action):
    cleaned, _ = harmless(paper(noted(A=action)))
    with Pdf.open(io.BytesIO(cleaned)) as pdf:
        assert pdf.pages[0].Annots[0].A.URI == action.URI


@pytest.mark.parametrize("action", [Dictionary(S=Name.GoTo, D=Array([0, Name.Fit])), Dictionary(S=Name.Named, N=Name.NextPage)])
def test_links_within_the_document_stay(action):
    cleaned, _ = harmless(paper(noted(A=action)))
    with Pdf.open(io.BytesIO(cleaned)) as pdf:
        assert pdf.pages[0].Annots[0].A.S == action.S


def test_what_helps_reading_software_stays():
    def change(pdf):
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TH, A=Dictionary(O=Name.Table, Scope=Name.Row)))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))
        pdf.Root.Lang = String("hi")

    cleaned, _ = harmless(paper(change))
    with Pdf.open(io.BytesIO(cleaned)) as pdf:
        assert (pdf.Root.StructTreeRoot.K.A.Scope, str(pdf.Root.Lang)) == (Name.Row, "hi")


def test_the_identity_of_the_original_is_not_kept():
    def change(pdf):
        pdf.trailer["/ID"] = Array([String("Asha Verma's file"), String("Asha Verma's file")])

    assert b"Asha" not in harmless(paper(change))[0]


def photo_with_place():
    exif = Image.Exif()
    exif[0x010F] = "Mela Phone"
    exif.get_ifd(0x8825).update({1: "N", 2: (12.0, 30.0, 0.0)})
    buffer = io.BytesIO()
    Image.effect_noise((40, 30), 50).convert("RGB").save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def holding(data, filters):
    """Puts a picture into a document."""

    def change(pdf):
        picture = Stream(pdf, data, Type=Name.XObject, Subtype=Name.Image, Width=40, Height=30, ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=filters)
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=picture))

    return change


@pytest.mark.parametrize(
    ("pack", "filters"),
    [
        (lambda photo: photo, Name.DCTDecode),
        (lambda photo: photo, Array([Name.DCTDecode])),
        (lambda photo: photo.hex().encode() + b">", Array([Name.ASCIIHexDecode, Name.DCTDecode])),
    ],
    ids=["photo", "photo in a list", "photo written in letters"],
)
def test_a_photo_inside_keeps_its_pixels_and_loses_its_place(pack, filters):
    photo = photo_with_place()
    cleaned, _ = harmless(paper(holding(pack(photo), filters)))
    with Pdf.open(io.BytesIO(cleaned)) as pdf:
        inside = pdf.pages[0].Resources.XObject.Im0.read_raw_bytes()
    assert b"Mela Phone" not in inside
    assert b"Exif" not in inside
    with Image.open(io.BytesIO(inside)) as bare, Image.open(io.BytesIO(photo)) as whole:
        assert bare.tobytes() == whole.tobytes()


def test_a_photo_in_jpeg_2000_loses_what_tells_of_it():
    buffer = io.BytesIO()
    Image.effect_noise((40, 30), 50).save(buffer, "JPEG2000")
    told = b"<x:xmpmeta>Mela Phone</x:xmpmeta>"
    photo = buffer.getvalue() + (8 + 16 + len(told)).to_bytes(4, "big") + b"uuid" + b"u" * 16 + told
    cleaned, _ = harmless(paper(holding(photo, Name.JPXDecode)))
    with Pdf.open(io.BytesIO(cleaned)) as pdf:
        assert pdf.pages[0].Resources.XObject.Im0.read_raw_bytes() == buffer.getvalue()


@pytest.mark.parametrize("content", [b"", b"no jpeg", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff"])
def test_what_is_no_jpeg_comes_back_empty(content):
    assert without_metadata(content) == b""


def locked():
    return paper(encryption=pikepdf.Encryption(owner="secret", user=""))


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"no document", paper()[:200], paper(pages=0), locked()], ids=["empty", "head only", "text", "cut off", "no page", "encrypted"]
)
def test_a_document_that_cannot_be_read_is_left_out(submit, tmp_path, content):
    assert derive_documents([submit(content, "plan.pdf", "application/pdf")], tmp_path) == {}


@pytest.mark.parametrize("end", [b"", b"trailer <<\n/S1 0 >>\n", b"trailer\n/Root 1 0 R\n/S281 0 n\n"])
def test_a_document_that_lost_its_end_is_published_so_that_it_can_be_opened(end):
    content = paper()
    cleaned, pages = harmless(content[: content.index(b"xref\n")] + end)
    with Pdf.open(io.BytesIO(cleaned)) as pdf:
        assert len(pdf.pages) == pages == 2


def test_a_document_is_published_under_its_fingerprint_with_size_and_pages(submit, tmp_path):
    file = submit(paper(pages=3), "plan.pdf", "application/pdf")
    document = derive_documents([file], tmp_path / "media")[file.fingerprint]
    path = tmp_path / "media" / f"{file.fingerprint[:20]}.pdf"
    assert (document.name, document.size, document.pages) == (path.name, path.stat().st_size, 3)


def test_the_same_document_gives_the_same_bytes():
    content = paper(HARMS["metadata"])
    assert harmless(content) == harmless(content)


def test_a_document_is_made_once(submit, tmp_path):
    file = submit(paper(), "plan.pdf", "application/pdf")
    first = derive_documents([file], tmp_path)
    stamp = (tmp_path / first[file.fingerprint].name).stat().st_mtime_ns
    assert derive_documents([file], tmp_path) == first
    assert (tmp_path / first[file.fingerprint].name).stat().st_mtime_ns == stamp


def test_only_pdfs_are_published_as_documents(submit, tmp_path):
    assert derive_documents([submit(paper(), "plan.doc", "application/msword")], tmp_path) == {}


def test_documents_that_are_known_to_be_hard_come_out_harmless_or_not_at_all(submit, tmp_path):
    paths = sorted(corpus("pdf-pdfjs").glob("*.pdf"))
    files = [submit(path.read_bytes(), path.name, "application/pdf") for path in paths]
    documents = derive_documents(files, tmp_path / "media")
    assert len(documents) > len(files) * 0.8
    for file in files:
        if file.fingerprint in documents:
            assert harm_in((tmp_path / "media" / documents[file.fingerprint].name).read_bytes()) == [], file.name
    assert hashlib.sha256(b"").hexdigest() not in documents


def test_the_first_page_is_shown_as_a_picture_of_two_kinds(submit, tmp_path):
    file = submit(paper(RED_SQUARE), "plan.pdf", "application/pdf")
    document = derive_document(file, tmp_path)
    assert [(one.media_type, one.width, one.height) for one in document.picture.renditions] == [("image/webp", 400, 566), ("image/jpeg", 400, 566)]
    assert (document.picture.width, document.picture.height) == (400, 566)
    assert document.files == (document.name, *(one.name for one in document.picture.renditions))
    for name in document.files[1:]:
        with Image.open(tmp_path / name) as image:
            (above, below) = (image.convert("RGB").getpixel((200, y)) for y in (100, 500))
        assert above[0] > 230
        assert max(above[1:]) < 60
        assert min(below) > 240


def test_what_was_written_into_a_form_is_seen_on_its_picture(submit, tmp_path):
    def change(pdf):
        look = Stream(pdf, b"0 0 1 rg 0 0 595 842 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]))
        field = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), Rect=Array([0, 0, 595, 842]), F=4, AP=Dictionary(N=look)))
        pdf.pages[0].Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    document = derive_document(submit(paper(change), "form.pdf", "application/pdf"), tmp_path)
    with Image.open(tmp_path / document.files[2]) as image:
        assert image.getpixel((200, 280))[2] > 230


@pytest.mark.parametrize(("size", "expected"), [((595, 842), (400, 566)), ((100, 1000), (80, 800)), ((14_400, 14_400), (400, 400)), ((3, 3), (400, 400))])
def test_the_picture_is_small_whatever_size_the_page_has(submit, tmp_path, size, expected):
    document = derive_document(submit(paper(size=size), "plan.pdf", "application/pdf"), tmp_path)
    assert (document.picture.width, document.picture.height) == expected


@pytest.mark.parametrize("size", [(10, 14_400), (14_400, 10)])
def test_a_page_that_is_a_strip_has_no_picture(submit, tmp_path, size):
    document = derive_document(submit(paper(size=size), "plan.pdf", "application/pdf"), tmp_path)
    assert (document.pages, document.picture) == (2, None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize(
    "drawer", [lambda _: os.abort(), lambda _: bytearray(2_000_000_000), lambda _: time.sleep(60), lambda _: 1 / 0], ids=["crash", "memory", "time", "error"]
)
def test_a_document_that_breaks_the_drawer_is_offered_without_picture(submit, tmp_path, monkeypatch, capfd, drawer):
    monkeypatch.setattr(first_page, "_drawn", drawer)
    monkeypatch.setattr(first_page, "SECONDS", 0.3)
    file = submit(paper(), "plan.pdf", "application/pdf")
    document = derive_document(file, tmp_path)
    assert (document.files, document.pages) == ((f"{file.fingerprint[:20]}.pdf",), 2)
    assert stored_document(file.fingerprint, tmp_path) == document
    assert capfd.readouterr() == ("", "")


def test_a_picture_that_is_gone_is_drawn_again(submit, tmp_path):
    file = submit(paper(RED_SQUARE), "plan.pdf", "application/pdf")
    first = derive_document(file, tmp_path)
    made = {name: (tmp_path / name).read_bytes() for name in first.files}
    (tmp_path / first.files[1]).unlink()
    assert derive_document(file, tmp_path) == first
    assert {name: (tmp_path / name).read_bytes() for name in first.files} == made


def test_a_known_document_needs_no_library(submit, tmp_path, monkeypatch):
    file = submit(paper(), "plan.pdf", "application/pdf")
    first = derive_document(file, tmp_path)
    monkeypatch.setattr(documents, "load_documents", None)
    assert derive_document(file, tmp_path) == first
