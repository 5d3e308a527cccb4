"""PDFs as they are published."""

import hashlib
import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from generator.media.document import derive_documents, harmless
from generator.media.jpeg import without_metadata
from tests.corpora import corpus

HARMFUL = (b"/JavaScript", b"/JS", b"/OpenAction", b"/AA", b"/Launch", b"/EmbeddedFile", b"/XFA", b"/SubmitForm", b"/Metadata", b"/PieceInfo", b"/RichMedia", b"/GoToR")


def paper(change=lambda pdf: None, pages=2, **settings):
    """A PDF of empty pages, changed before it is saved."""
    pdf = Pdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    change(pdf)
    buffer = io.BytesIO()
    pdf.save(buffer, **settings)
    return buffer.getvalue()


def written_out(content):
    """The PDF with nothing packed, so that every name in it can be looked for."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") is not None:
                thing.write(b"")
        buffer = io.BytesIO()
        pdf.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False, fix_metadata_version=False)
    return buffer.getvalue()


def script():
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def opens_script(pdf):
    pdf.Root.OpenAction = script()


def page_script(pdf):
    pdf.pages[0].AA = Dictionary(O=script())


def named_script(pdf):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), pdf.make_indirect(script())])))


def attached_file(pdf):
    pdf.attachments["list.xlsx"] = b"names of children"


def form_program(pdf):
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("name"), AA=Dictionary(K=script())))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=Array([String("template"), pdf.make_stream(b"<xdp/>")]))


def noted(**note):
    def change(pdf):
        pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), **note))])

    return change


def described(pdf):
    pdf.docinfo["/Author"] = "Asha Verma"
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Asha Verma"]
    pdf.pages[0].PieceInfo = Dictionary(App=Dictionary(Private=String("Asha Verma")))


@pytest.mark.parametrize(
    "change",
    [
        opens_script,
        page_script,
        named_script,
        attached_file,
        form_program,
        described,
        noted(A=Dictionary(S=Name.Launch, F=String("cmd.exe"))),
        noted(A=script()),
        noted(A=Dictionary(S=Name.GoToR, F=String("//host/share"))),
        noted(A=Dictionary(S=Name.SubmitForm, F=String("http://example.org"))),
        noted(A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)"))),
        noted(A=Dictionary(S=Name.URI, URI=String("https://example.org"), Next=script())),
        noted(AA=Dictionary(U=script())),
    ],
)
def test_nothing_that_acts_hides_or_tells_is_published(change):
    content = paper(change)
    cleaned, pages = harmless(content)
    text = written_out(cleaned)
    assert pages == 2
    assert not [word for word in (*HARMFUL, b"javascript:", b"Asha Verma", b"names of children", b"cmd.exe") if word in text]


@pytest.mark.parametrize("action", [Dictionary(S=Name.URI, URI=String("https://example.org/list")), Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))])
def test_links_to_the_web_and_within_the_document_stay(action):
    cleaned, _ = harmless(paper(noted(A=action)))
    with Pdf.open(io.BytesIO(cleaned)) as pdf:
        assert pdf.pages[0].Annots[0].A.S == action.S


def test_a_photo_inside_keeps_its_pixels_and_loses_its_place():
    exif = Image.Exif()
    exif[0x010F] = "Mela Phone"
    exif.get_ifd(0x8825).update({1: "N", 2: (12.0, 30.0, 0.0)})
    buffer = io.BytesIO()
    image = Image.effect_noise((40, 30), 50).convert("RGB")
    image.save(buffer, "JPEG", exif=exif)
    photo = buffer.getvalue()

    def change(pdf):
        stream = pdf.make_stream(photo, Type=Name.XObject, Subtype=Name.Image, Width=40, Height=30, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
        stream.Filter = Name.DCTDecode
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=stream))

    cleaned, _ = harmless(paper(change))
    assert b"Mela Phone" not in cleaned
    assert b"Exif" not in cleaned
    with Pdf.open(io.BytesIO(cleaned)) as pdf:
        inside = pdf.pages[0].Resources.XObject.Im0.read_raw_bytes()
    with Image.open(io.BytesIO(inside)) as bare, Image.open(io.BytesIO(photo)) as whole:
        assert bare.tobytes() == whole.tobytes()


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
    content = paper(described)
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
    assert len(documents) > len(files) * 0.6
    for file in files:
        if file.fingerprint in documents:
            text = written_out((tmp_path / "media" / documents[file.fingerprint].name).read_bytes())
            assert not [word for word in HARMFUL if word in text.replace(b"/AAPL", b"")], file.name
    assert hashlib.sha256(b"").hexdigest() not in documents
