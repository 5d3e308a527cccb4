"""The kind of a file, told from its bytes and never from its name."""

import re

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    # offset, bytes, media type; sources: the formats' specifications and https://mimesniff.spec.whatwg.org/
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"8BPS", "image/vnd.adobe.photoshop"),
    (0, b"\0\0\1\0", "image/x-icon"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (257, b"ustar", "application/x-tar"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"%!PS", "application/postscript"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"MZ", "application/x-msdownload"),
    (0, b"\xfe\xed\xfa\xce", "application/x-executable"),
    (0, b"\xfe\xed\xfa\xcf", "application/x-executable"),
    (0, b"\xce\xfa\xed\xfe", "application/x-executable"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-executable"),
    (0, b"\xca\xfe\xba\xbe", "application/x-executable"),
    (0, b"\0asm", "application/wasm"),
    (0, b"#!", "text/x-script"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"FLV\x01", "video/x-flv"),
    (0, b"\0\0\1\xba", "video/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = (
    # brands of ISO base media files (https://mp4ra.org/registered-types/brands)
    ((b"avif", b"avis"), "image/avif"),
    ((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"), "image/heic"),
    ((b"qt  ",), "video/quicktime"),
    ((b"3gp4", b"3gp5", b"3gp6", b"3g2a", b"3ge6", b"3gg6"), "video/3gpp"),
    ((b"M4A ",), "audio/mp4"),
)
_OFFICE = (
    # what the list of contents of a ZIP file names
    (b"word/document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
    (b"application/vnd.oasis.opendocument.presentation", "application/vnd.oasis.opendocument.presentation"),
    (b"application/epub+zip", "application/epub+zip"),
    (b"META-INF/MANIFEST.MF", "application/java-archive"),
)
_MARKUP = re.compile(rb"<(!doctype\s+html|html|head|body|script|iframe|title|table|div|p|a|br|h1|style|font|meta|link|img)[\s>/]", re.IGNORECASE)
_SVG = re.compile(rb"<(!doctype\s+svg|([a-z]+:)?svg)[\s>/]", re.IGNORECASE)
_NO_TEXT = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")

UNKNOWN = "application/octet-stream"


def kind_of(data: bytes) -> str:
    """The media type of a whole file's bytes; `application/octet-stream` where nothing is known of it."""
    for offset, signature, kind in _SIGNATURES:
        if data.startswith(signature, offset):
            return kind
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12], UNKNOWN)
    if data[4:8] == b"ftyp":
        return _iso_media(data)
    if data[:4] in (b"PK\3\4", b"PK\5\6"):
        return _archive(data)
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "audio/mpeg"
    return _text(data)


def _iso_media(data: bytes) -> str:
    size = min(max(int.from_bytes(data[:4], "big"), 16), 256)
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, size, 4))]
    for known, kind in _BRANDS:
        if brands[0] in known or (kind == "image/avif" and any(brand in known for brand in brands)):
            return kind
    return "image/heic" if any(brand in _BRANDS[1][0] for brand in brands) else "video/mp4"


def _archive(data: bytes) -> str:
    listing = data[:4096] + data[-65_536:]
    return next((kind for word, kind in _OFFICE if word in listing), "application/zip")


def _text(data: bytes) -> str:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    if not data or _NO_TEXT.search(head):
        return UNKNOWN
    # Markup before the first thing to read: byte order mark, white space, declarations and comments do not count.
    start = re.sub(rb"^(\xef\xbb\xbf)?(\s+|<\?.*?\?>|<!--.*?-->|<!doctype\s+svg[^>\[]*(\[.*?\])?[^>]*>)*", b"", head, flags=re.DOTALL | re.IGNORECASE)
    if _SVG.match(start):
        return "image/svg+xml"
    if _MARKUP.match(start):
        return "text/html"
    try:
        # The cut may go through a letter.
        head[: len(head) if len(data) <= len(head) else -4].decode("utf-8")
    except UnicodeDecodeError:
        return UNKNOWN
    return "text/plain"
