"""Evidence files are what their bytes show: kind, size in pixels as looked at, and why one cannot be read."""

import os
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pikepdf import Encryption
from PIL import Image

from generator.engine import documents
from generator.engine.cache import Cache
from generator.engine.pictures import load_heic
from generator.intake import evidence
from generator.intake.evidence import Facts, facts_of, submitted_file
from generator.intake.kinds import kind_of
from tests.corpora import corpus
from tests.papers import paper

load_heic()


def archive(*names: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "image/heic"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "image/avif"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isom", "video/mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "video/quicktime"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\r\n%PDF-1.4\n", "application/pdf"),
        (b"Rar!\x1a\x07\x01\0", "application/vnd.rar"),
        (b"7z\xbc\xaf\x27\x1c\0", "application/x-7z-compressed"),
        (archive("a.txt"), "application/zip"),
        (archive("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"MZ\x90\0", "application/x-msdownload"),
        (b"\x7fELF\x02", "application/x-executable"),
        (b"#!/bin/sh\n", "text/x-script"),
        (b"<!DOCTYPE html><p>", "text/html"),
        (b"\xef\xbb\xbf\n <!-- x --> <ScRiPt>alert(1)</script>", "text/html"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
        ("पढ़ना\n".encode(), "text/plain"),
        (("x" * 4095 + "पढ़ना" * 3).encode(), "text/plain"),
        (b"caf\xe9 \x81\x8d", "application/octet-stream"),
        (b"\0\1\2", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_the_kind_is_told_from_the_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
        ("HEIF", "image/heic"),
        ("GIF", "image/gif"),
        ("BMP", "image/bmp"),
        ("TIFF", "image/tiff"),
        ("AVIF", "image/avif"),
    ],
)
def test_pictures_have_a_width_and_height(picture: Callable[..., bytes], kind: str, media_type: str) -> None:
    assert facts_of(picture(kind, (64, 48))) == Facts(media_type, 64, 48)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (64, 48)), (3, (64, 48)), (6, (48, 64)), (8, (48, 64)), (99, (64, 48))])
def test_width_and_height_are_as_the_picture_is_looked_at(picture: Callable[..., bytes], kind: str, orientation: int, size: tuple[int, int]) -> None:
    facts = facts_of(picture(kind, (64, 48), orientation))
    assert (facts.width, facts.height) == size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "GIF", "AVIF", "BMP"])
@pytest.mark.parametrize("part", [0.5, 0.8])
def test_a_picture_that_was_cut_off_is_noticed_and_has_no_size(picture: Callable[..., bytes], kind: str, part: float) -> None:
    data = picture(kind, (640, 480))
    facts = facts_of(data[: int(len(data) * part)])
    assert (facts.width, facts.height) == (0, 0)
    assert facts.problem in ("its end is missing: the picture was cut off on its way", "it cannot be opened as a picture")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "it is empty"),
        (b"\xff\xd8\xff\xe0 no picture", "it cannot be opened as a picture"),
        (b"\x89PNG\r\n\x1a\n no picture", "it cannot be opened as a picture"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "its end is missing: the picture was cut off on its way"),
        (b"\0\0\0\x14ftypheic\0\0\0\0mif1", "it cannot be opened as a picture"),
        (b"%PDF-1.7\n1 0 obj\n", "its end is missing: the PDF was cut off on its way"),
        (b"%PDF-1.7\n1 0 obj\nstartxref\n9\n%%EOF\n", "it cannot be opened as a PDF"),
        (paper(), None),
        (paper()[:-300] + b"%%EOF", None),
        (paper(pages=0), "it has no page"),
        (paper(encryption=Encryption(owner="secret", user="secret")), "it is locked with a password"),
        (paper(encryption=Encryption(owner="secret", user="")), "it is protected against copying"),
        (b"some words", None),
    ],
)
def test_a_problem_is_said_in_plain_words(data: bytes, problem: str | None) -> None:
    assert facts_of(data).problem == problem


def test_a_png_whose_sum_is_wrong_was_damaged_on_its_way(picture: Callable[..., bytes]) -> None:
    data = picture("PNG")
    assert facts_of(data).problem is None
    assert facts_of(data[:-13] + bytes([data[-13] ^ 1]) + data[-12:]).problem == "it cannot be opened as a picture"


def png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x0d" + body + zlib.crc32(body).to_bytes(4, "big")


@pytest.mark.parametrize(
    ("width", "height", "words"), [(10_000, 6_000, "60 million pixels"), (50_000, 50_000, "million pixels"), (2**31 - 1, 2**31 - 1, "million pixels")]
)
def test_a_picture_of_too_many_pixels_is_not_decoded(width: int, height: int, words: str) -> None:
    assert words in (facts_of(png_header(width, height) + b"\0\0\0\0IDAT").problem or "")


def small_heic() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(stream, "HEIF")
    return stream.getvalue()


def small_jpeg() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(stream, "JPEG")
    return stream.getvalue()


def said_to_be(width: int, height: int, data: bytes, before: bytes) -> bytes:
    """The picture of 64 x 64 pixels with other numbers where its head tells them, behind `before`; height first in a JPEG."""
    at = data.index(before) + len(before)
    if data.startswith(b"\xff\xd8"):
        return data[:at] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + data[at + 4 :]
    return data[:at] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + data[at + 8 :]


def lossless_webp(width: int, height: int) -> bytes:
    """The head of a WebP file (RFC 9649, 3.4): one less than width and height in 14 bits each."""
    body = b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little") + b"\0" * 20
    chunk = b"VP8L" + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
    return b"RIFF" + (len(chunk) + 4).to_bytes(4, "little") + b"WEBP" + chunk


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (said_to_be(20_000, 10_000, small_jpeg(), b"\xff\xc0\0\x11\x08"), "million pixels"),
        (said_to_be(12_500, 8_001, small_jpeg(), b"\xff\xc0\0\x11\x08"), "100 million pixels; at most 100 million"),
        (png_header(20_000, 10_000) + b"\0\0\0\0IDAT", "million pixels"),
        (lossless_webp(16_383, 12_208), "million pixels"),
        (lossless_webp(6_000, 5_000), "30 million pixels; at most 20 million"),
        (said_to_be(10_000, 6_000, small_heic(), b"ispe\0\0\0\0"), "60 million pixels; at most 50 million"),
        (png_header(50_000, 1) + b"\0\0\0\0IDAT", "50,000 pixels long and 1 wide; at most 30,000"),
        (png_header(1, 50_000) + b"\0\0\0\0IDAT", "50,000 pixels long and 1 wide; at most 30,000"),
    ],
    ids=["JPEG", "JPEG just above", "PNG", "WebP", "WebP just above", "HEIC", "strip", "upright strip"],
)
def test_what_would_take_too_much_memory_is_refused_by_its_head(data: bytes, words: str) -> None:
    assert words in (facts_of(data).problem or "")


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_that_moves_is_no_photo(kind: str) -> None:
    stream = BytesIO()
    Image.new("RGB", (20, 20), "red").save(stream, kind, save_all=True, append_images=[Image.new("RGB", (20, 20), "blue")])
    assert facts_of(stream.getvalue()) == Facts(f"image/{kind.lower()}", problem="it moves; a photo stands still")


def test_the_other_pictures_in_a_heic_file_are_not_looked_at() -> None:
    stream = BytesIO()
    Image.new("RGB", (128, 64), "teal").save(stream, "HEIF", save_all=True, append_images=[Image.new("RGB", (64, 64), "red")], primary_index=0)
    assert facts_of(stream.getvalue()) == Facts("image/heic", 128, 64)


@pytest.mark.parametrize("part", [0.3, 0.7, 0.999])
def test_a_heic_photo_of_tiles_that_was_cut_off_is_noticed(part: float) -> None:
    stream = BytesIO()
    Image.effect_noise((600, 400), 60).convert("RGB").save(stream, "HEIF", tile_size=128)
    data = stream.getvalue()
    assert facts_of(data) == Facts("image/heic", 600, 400)
    assert facts_of(data[: int(len(data) * part)]).problem == "its end is missing: the picture was cut off on its way"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_picture_that_crashes_its_decoder_has_a_problem_and_may_be_tried_again(
    tmp_path: Path, write: Callable[..., Path], picture: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cache = write("a.jpg", picture()), Cache(tmp_path / "facts")
    with monkeypatch.context() as crash:
        crash.setattr(evidence, "open_picture", lambda *_: os.abort())
        assert submitted_file(path, "a.jpg", cache).problem == "the program that opens it crashed over it"
    assert submitted_file(path, "a.jpg", cache).problem is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_document_that_crashes_its_reader_has_a_problem_and_may_be_tried_again(
    tmp_path: Path, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path, cache = write("a.pdf", paper()), Cache(tmp_path / "facts")
    with monkeypatch.context() as crash:
        crash.setattr(evidence, "open_document", lambda _: os.abort())
        assert submitted_file(path, "a.pdf", cache).problem == "the program that opens it crashed over it"
    assert submitted_file(path, "a.pdf", cache).problem is None
    monkeypatch.setattr(evidence, "open_document", None)
    assert submitted_file(path, "a.pdf", cache).problem is None
    assert capfd.readouterr() == ("", "")


def test_a_document_of_too_many_pages_or_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "PAGE_LIMIT", 3)
    assert facts_of(paper(pages=4)).problem == "it has 4 pages; at most 3 are taken"
    monkeypatch.setattr(documents, "OBJECT_LIMIT", 3)
    assert facts_of(paper()).problem == "it is built of more parts than any document needs"


@pytest.mark.parametrize("exchange", [lambda path: path.symlink_to("/etc/passwd"), os.mkfifo], ids=["link", "pipe"])
def test_a_file_that_was_exchanged_since_its_folder_was_listed_is_not_opened(tmp_path: Path, exchange: Callable[[Path], None]) -> None:
    path = tmp_path / "photo.jpg"
    exchange(path)
    file = submitted_file(path, path.name)
    assert (file.size, file.kind) == (0, "application/octet-stream")
    assert "does not hand it over" in (file.problem or "")


def test_a_jpeg_of_a_thousand_layers_is_not_decoded(picture: Callable[..., bytes]) -> None:
    assert "layers" in (facts_of(picture() + b"\xff\xda" * 200).problem or "")


def test_a_large_file_is_not_read(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "SIZE_LIMIT", 1_000)
    file = submitted_file(write("film.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 2_000), "film.mp4")
    assert (file.kind, file.size, file.problem) == ("video/mp4", 2_012, "it has 0 MB; at most 0 MB are taken")


def test_a_file_that_is_gone_has_a_problem(tmp_path: Path) -> None:
    assert "does not hand it over" in (submitted_file(tmp_path / "a.jpg", "a.jpg").problem or "")


def test_the_same_bytes_have_one_fingerprint_and_are_decoded_once(
    tmp_path: Path, write: Callable[..., Path], picture: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "facts")
    first = submitted_file(write("a.jpg", picture()), "a.jpg", cache)
    monkeypatch.setattr(Image, "open", None)
    second = submitted_file(write("b.jpg", picture()), "b.jpg", cache)
    assert (second.fingerprint, second.kind, second.width, second.problem) == (first.fingerprint, "image/jpeg", 64, None)


def test_a_cache_that_cannot_be_written_is_no_hindrance(write: Callable[..., Path], picture: Callable[..., bytes]) -> None:
    cache = Cache(write("facts", "a file where the folder should be"))
    assert submitted_file(write("a.jpg", picture()), "a.jpg", cache).problem is None


@pytest.mark.parametrize("folder", ["pngsuite", "image-metadata", "pdf-pdfjs"])
def test_strange_files_raise_and_print_nothing(folder: str, capfd: pytest.CaptureFixture[str]) -> None:
    files = [submitted_file(path, path.name) for path in sorted(corpus(folder).rglob("*")) if path.is_file() and path.suffix != ".md"]
    assert capfd.readouterr() == ("", "")
    if folder == "pngsuite":
        broken = {file.name for file in files if file.problem}
        assert {name for name in broken if not name.startswith("x")} == set()
        assert broken >= {"xhdn0g08.png", "xdtn0g01.png", "xcsn0g01.png"}
    elif folder == "image-metadata":
        turned = [file for file in files if file.name.startswith("hopper_orientation")]
        assert {(file.width, file.height) for file in turned if file.name[19] in "5678"} != {(0, 0)}
    else:
        assert all(file.kind == "application/pdf" for file in files)
