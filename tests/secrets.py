"""Submissions full of what nobody may publish: each place holds a word that is found nowhere else, and an independent way to look for it in finished files."""

import base64
import hashlib
import io
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageCms, ImageDraw

LETTERS = "bcdfghjklmnpqrst"
"""What the sixteen hexadecimal digits are written as."""

HIDDEN = (255, 0, 255)
"""The colour of photos that may not be shown: nothing else has it."""


def word(place: str) -> str:
    """A word of small letters for a place, which no language has.

    Its last letters tell it from every other, so that a list of words in which beginnings are shared shows it too.
    """
    return "x" + "".join(LETTERS[int(digit, 16)] for digit in hashlib.sha256(place.encode()).hexdigest()[:15])


def tail(place: str) -> str:
    """The end of a place's word, by which it is looked for."""
    return word(place)[-9:]


class Marks:
    """The words that were put somewhere, by place."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def __call__(self, place: str) -> str:
        self.places[tail(place)] = place
        return word(place)

    def found_in(self, content: bytes) -> list[str]:
        """The places whose words are in the bytes, as UTF-8 or as UTF-16, in capitals or not."""
        text = content.lower().replace(b"\0", b"").decode("latin-1")
        return sorted(place for end, place in self.places.items() if end in text)


def exif(mark: Marks, where: str, turn: int = 1) -> bytes:
    """An Exif block with words in its texts, its GPS block, its maker's notes and its preview."""
    preview = io.BytesIO()
    Image.new("RGB", (16, 12), "green").save(preview, "JPEG", comment=mark(f"{where} preview").encode())
    block = Image.Exif()
    block[0x010E], block[0x010F], block[0x013B], block[0x8298] = (mark(f"{where} {name}") for name in ("description", "maker", "artist", "copyright"))
    block[0x0112] = turn
    block[0x9C9B] = mark(f"{where} title").encode("utf-16-le")
    block.get_ifd(0x8769).update(
        {0x927C: mark(f"{where} maker's notes").encode(), 0x9286: b"ASCII\0\0\0" + mark(f"{where} comment").encode(), 0xA420: mark(f"{where} id")}
    )
    block.get_ifd(0x8825).update(
        {1: "N", 2: (26.0, 50.0, 45.0), 3: "E", 4: (80.0, 56.0, 46.0), 27: mark(f"{where} GPS").encode(), 28: mark(f"{where} GPS area").encode()}
    )
    return block.tobytes() + preview.getvalue()


def xmp(mark: Marks, where: str) -> bytes:
    """An XMP packet."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="{mark(f"{where} XMP")}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def profile(mark: Marks, where: str) -> bytes:
    """An sRGB profile whose description holds a word."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    end = word(f"{where} profile")[-8:]
    mark.places[end] = f"{where} profile"
    changed = plain.replace("built-in".encode("utf-16-be"), end.encode("utf-16-be"))
    assert changed != plain
    return changed


def jpeg(mark: Marks, where: str, picture: Image.Image, turn: int = 1) -> bytes:
    """A JPEG with everything that phones and editors put into one."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif(mark, where, turn), icc_profile=profile(mark, where), comment=mark(f"{where} COM").encode(), quality=85)
    record = mark(f"{where} IPTC").encode()
    dataset = b"\x1c\x02\x5a" + struct.pack(">H", len(record)) + record
    resources = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(dataset)) + dataset + b"\0" * (len(dataset) % 2)
    segments = [
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(mark, where)),
        (0xE2, b"MPF\0" + mark(f"{where} MPF").encode()),
        (0xED, resources),
        (0xEB, mark(f"{where} APP11").encode()),
    ]
    added = b"".join(bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content for marker, content in segments)
    content = buffer.getvalue()
    return content[:2] + added + content[2:] + mark(f"{where} behind its end").encode()


def png(mark: Marks, where: str, picture: Image.Image) -> bytes:
    """A PNG with chunks of text of every kind, Exif, a profile and a private chunk."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", exif=exif(mark, where), icc_profile=profile(mark, where))
    content = buffer.getvalue()
    chunks = [
        (b"tEXt", b"Comment\0" + mark(f"{where} tEXt").encode()),
        (b"zTXt", b"Comment\0\0" + zlib.compress(mark(f"{where} zTXt").encode())),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(mark, where)),
        (b"prVt", mark(f"{where} private chunk").encode()),
    ]
    added = b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    return content[:33] + added + content[33:] + mark(f"{where} behind its end").encode()


def webp(mark: Marks, where: str, picture: Image.Image) -> bytes:
    """A WebP with Exif, XMP and a profile."""
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", exif=exif(mark, where), xmp=xmp(mark, where), icc_profile=profile(mark, where), quality=85)
    return buffer.getvalue()


def heic(mark: Marks, where: str, picture: Image.Image) -> bytes:
    """A HEIC photo with Exif and XMP."""
    buffer = io.BytesIO()
    picture.save(buffer, "HEIF", exif=exif(mark, where), xmp=xmp(mark, where), quality=60)
    return buffer.getvalue()


def document(mark: Marks, where: str, picture: Image.Image) -> bytes:
    """A PDF with words in its description, its XMP, a picture's own metadata and a private part of a page."""
    with pikepdf.new() as pdf:
        photo = pdf.make_stream(jpeg(mark, f"{where} picture", picture))
        photo.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": picture.width, "/Height": picture.height})
        photo.update({"/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode})
        page = pdf.add_blank_page(page_size=(400, 300))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=photo))
        page.Contents = pdf.make_stream(b"q 400 0 0 300 0 0 cm /Photo Do Q")
        page.obj.PieceInfo = pikepdf.Dictionary(Editor=pikepdf.Dictionary(Private=pikepdf.String(mark(f"{where} private"))))
        page.obj.Metadata = pdf.make_stream(xmp(mark, f"{where} page"))
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [mark(f"{where} XMP")]
        pdf.docinfo["/Author"], pdf.docinfo["/Producer"] = mark(f"{where} author"), mark(f"{where} producer")
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def scene(number: int, size: tuple[int, int] = (1300, 900)) -> Image.Image:
    """A drawn photo, a different one for each number, without the colour HIDDEN."""
    image = Image.new("RGB", size, (40 + 20 * number, 160, 90))
    draw = ImageDraw.Draw(image)
    for step in range(8):
        draw.rectangle((60 + 140 * step, 200 + 13 * number, 140 + 140 * step, 700), (30 * step, 120, 20 + 9 * number))
    return image


def opened(content: bytes) -> Iterator[bytes]:
    """Everything in a file that can be looked at: its bytes, and what is packed in it: pictures in pages, streams of a PDF and the words that are read on its pages."""
    yield content
    for data in re.findall(rb"data:[\w/+.-]+;base64,([A-Za-z0-9+/=]+)", content):
        yield from opened(base64.b64decode(data))
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)):
                    yield thing.unparse(resolved=True)
                    yield from (str(value).encode() for value in _strings(thing))
                if isinstance(thing, pikepdf.Stream):
                    yield thing.read_raw_bytes()
                    if "/DCTDecode" not in str(thing.get("/Filter", "")):
                        yield thing.read_bytes()
        with_text = pypdfium2.PdfDocument(content)
        yield "".join(re.sub(r"[\s\xad\u2010\ufffe\x02-]+", "", page.get_textpage().get_text_bounded()) for page in with_text).encode()
        with_text.close()


def _strings(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    values = list(thing.values()) if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) else list(thing)
    for value in values:
        if isinstance(value, pikepdf.String):
            yield value
        elif isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect:
            yield from _strings(value)


def pictures(content: bytes) -> Iterator[bytes]:
    """The picture files in a file: itself, those in its data URIs, the JPEGs in a PDF."""
    if content[:2] == b"\xff\xd8" or content[:4] in (b"\x89PNG", b"RIFF") or content[4:8] == b"ftyp":
        yield content
    for data in re.findall(rb"data:image/[\w+.-]+;base64,([A-Za-z0-9+/=]+)", content):
        yield base64.b64decode(data)
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            yield from (thing.read_raw_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/DCTDecode" in str(thing.get("/Filter", "")))


def parts(content: bytes) -> list[str]:
    """What a picture file consists of, read by its own rules: the markers of a JPEG (ITU-T T.81), the chunks of a PNG or WebP, the items of an AVIF."""
    if content[:2] == b"\xff\xd8":
        return _segments(content)
    if content[:4] == b"\x89PNG":
        return _chunks(content, 8, ">", kind_first=False)
    if content[:4] == b"RIFF":
        return _chunks(content, 12, "<", kind_first=True)
    return sorted({kind for kind in ("Exif", "mime", "xml ", "uuid", "prof") if kind.encode() in content[:4096]})


ALLOWED = {"APP0", "DQT", "SOF", "DHT", "DRI", "SOS", "EOI", "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "VP8 ", "VP8L", "VP8X", "ALPH", "APP14"}
"""Parts of a picture that hold nothing but the picture. APP0 is JFIF, APP14 says how a JPEG's colours are meant."""


def _segments(content: bytes) -> list[str]:
    names = {0xDB: "DQT", 0xC4: "DHT", 0xDD: "DRI", 0xDA: "SOS", 0xFE: "COM"} | {0xE0 + number: f"APP{number}" for number in range(16)}
    found, at = [], 2
    while at < len(content):
        if content[at] != 0xFF:
            return [*found, f"bytes at {at}"]
        marker = content[at + 1]
        if marker == 0xD9:
            return [*found, "EOI", *(["bytes behind the end"] if content[at + 2 :] else [])]
        found.append(names.get(marker, "SOF" if 0xC0 <= marker <= 0xCF else f"{marker:x}"))
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xDA:
            while not (content[at] == 0xFF and content[at + 1] not in (0, *range(0xD0, 0xD8))):
                at += 1
    return [*found, "no end"]


def _chunks(content: bytes, start: int, order: str, *, kind_first: bool) -> list[str]:
    found, at = [], start
    while at + 8 <= len(content):
        first, second = content[at : at + 4], content[at + 4 : at + 8]
        kind, size = (first, second) if kind_first else (second, first)
        length = struct.unpack(f"{order}I", size)[0]
        found.append(kind.decode("latin-1"))
        at += 8 + length + (length % 2 if kind_first else 4)
    return [*found, *(["bytes behind the end"] if at < len(content) else [])]


def files_of(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below the folders, by its path from its folder."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path.read_bytes()
