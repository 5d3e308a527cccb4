"""Hostile files as evidence, each under its own and under a false ending, through the real check and build.

What is published is read again, and nothing of theirs is in it.
"""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from pikepdf import Pdf
from PIL import Image

from generator.check.rules.evidence import ENDINGS
from generator.intake.kinds import kind_of
from generator.intake.names import shown
from tests.corpora import corpus
from tests.hostile import faults_of
from tests.papers import HARMS, drawn, harm_in, paper

FALSE = (".jpg", ".png", ".pdf", ".webp")
PER_STORY = 25
"""Files in one story, each under two names: a rule tells fifty findings of a story at the most."""

TOLD = re.compile(r"[A-Z][a-z ]+: [\d,]+ in [\d.]+ s|The site is in .* files written, .* removed\.|\d+ stor(y has|ies have) errors and (was|were) left out: .*")
"""Lines that a build itself says."""

_CHUNKS = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"ICCP", b"EXIF", b"XMP ")
METADATA = (*_CHUNKS, b"Exif\0", b"http://ns.adobe.com/", b"xpacket", b"x:xmpmeta", b"Photoshop 3.0", b"ICC_PROFILE")
FORM = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "loop", "background", "timestamp", "duration"}
"""What Pillow tells of a picture that has nothing but pixels."""

ACTIVE = (b"<script", b"javascript:", b"<svg", b"<html", b"PK\x03\x04", b"<?php", b"onload=", b"alert(1)")


def picture(kind: str, **settings: object) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((160, 120), 40).convert("RGB").save(stream, kind, **settings)
    return stream.getvalue()


def with_place() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "alert(1)"
    exif.get_ifd(0x8825).update({1: "N", 2: (26.0, 51.0, 0.0)})
    return exif


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "<script>alert(1)</script>")
    return stream.getvalue()


def tape(*names: str) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as made:
        for name in names:
            made.addfile(tarfile.TarInfo(name))
    return stream.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def bomb(width: int, height: int) -> bytes:
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


def told_png() -> bytes:
    plain = picture("PNG")
    return plain[:33] + chunk(b"tEXt", b"Comment\0<script>alert(1)</script>") + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>") + plain[33:]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><image href="https://evil.invalid/x"/></svg>'
PAGE = b"<!doctype html><html><script>alert(1)</script></html>"


OWN_NAMES = (
    *("../evil.jpg", "/etc/hostname", "C:\\evil.jpg", "a/../../evil.jpg", "file:///etc/passwd", "~root/a.jpg", ".htaccess", "con.jpg", "photo.jpg.", "x" * 130 + ".jpg"),
    *("<img src=x onerror=alert(1)>.jpg", "{{7*7}}.jpg", "a\nb.jpg", "\u202egpj.exe", "PHOTO.jpg", "photo.jpg", "caf\u00e9.jpg", "cafe\u0301.jpg", "index.html.jpg"),
)


def named(names: Iterable[str]) -> dict[str, bytes]:
    """A photo of its own for each of these names."""
    return {name: picture("JPEG", comment=str(number).encode()) for number, name in enumerate(names)}


def own_files() -> dict[str, bytes]:
    """One file of each kind of harm, and honest ones among them, by name."""
    return {
        "honest.jpg": picture("JPEG"),
        "honest.png": picture("PNG"),
        "honest.webp": picture("WEBP"),
        "honest.pdf": paper(drawn(b"0 0 1 rg 100 100 200 200 re f")),
        "place.jpg": picture("JPEG", exif=with_place(), comment=b"<script>alert(1)</script>"),
        "place.webp": picture("WEBP", exif=with_place(), xmp=b"<x:xmpmeta>alert(1)</x:xmpmeta>"),
        "told.png": told_png(),
        "jpeg-and-page.jpg": picture("JPEG", quality=81) + PAGE,
        "png-and-archive.png": picture("PNG", compress_level=3) + archive("a.html"),
        "webp-and-page.webp": picture("WEBP", quality=81) + PAGE,
        "gif-and-script.gif": b"GIF89a/*" + picture("GIF")[8:] + b"*/=1;alert(1)",
        "page-and-pdf.pdf": PAGE + paper(pages=1),
        "pdf-and-archive.pdf": paper(pages=1) + archive("a.html"),
        "pdf-and-page.pdf": paper(pages=3).replace(b"%PDF-1.3\n", b"%PDF-1.3\n%" + PAGE.replace(b"\n", b" ") + b"\n", 1),
        "bomb.png": bomb(20_000, 20_000),
        "strip.png": bomb(1, 60_000),
        "cut.jpg": picture("JPEG", quality=90)[:2000],
        "cut.pdf": paper(pages=4)[:-400],
        "empty.jpg": b"",
        "drawing.svg": SVG,
        "drawing-behind-words.svg": b'<?xml version="1.0"?><!-- \xe0\xa4\x95 -->\n' + SVG,
        "packed.svgz": zlib.compress(SVG, wbits=31),
        "wide.svg": SVG.decode().encode("utf-16"),
        "page.html": PAGE,
        "page.xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
        "script.js": b"alert(1)",
        "script.php": b"<?php system('id'); ?>",
        "photos.zip": archive("../../evil.jpg", "/etc/cron.d/x", "photo.jpg"),
        "photos.tar.gz": tape("../../evil.jpg", "photo.jpg"),
        "report.docx": archive("[Content_Types].xml", "word/document.xml"),
        "start.exe": b"MZ\x90\0" + bytes(60),
        "start.sh": b"#!/bin/sh\nid\n",
        "film.mp4": b"\0\0\0\x18ftypmp42" + bytes(60),
        **{f"harm-{number}.pdf": paper(change, pages=1) for number, change in enumerate(HARMS.values())},
        **named(OWN_NAMES),
    }


def public_files() -> dict[str, bytes]:
    """The files of the public collections, by name."""
    files = {}
    for name in ("pngsuite", "image-metadata", "pdf-pdfjs", "zip-slip"):
        for number, path in enumerate(sorted(path for path in corpus(name).rglob("*") if path.is_file() and path.name != "README.md")):
            files[f"{name}-{number}-{path.name[:60]}"] = path.read_bytes()
    drawings = corpus("svg-svg-hush")
    files |= {f"hush{path.suffix}": path.read_bytes() for path in drawings.iterdir() if path.suffix not in (".md", ".json")}
    for number, line in enumerate(json.loads((drawings / "lines.json").read_text())):
        files[f"hush-{number}.svg"] = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{line}</svg>'.encode()
    for number, layout in enumerate(json.loads((corpus("archive-layouts") / "cases.json").read_text())):
        names = list(dict.fromkeys(entry[1] for entry in layout["entries"]))
        files |= {f"layout-{number}.zip": archive(*names), f"layout-{number}.tar.gz": tape(*names)}
    return files | named(json.loads((corpus("own-file-names") / "cases.json").read_text()))


@dataclass(frozen=True)
class Festival:
    """A project that was checked and built: the files handed in, what was found about each name, and what the two commands said."""

    root: Path
    files: Mapping[str, bytes]
    found: Mapping[str, tuple[str, ...]]
    said: str

    @property
    def site(self) -> Path:
        return self.root / "site"

    @cached_property
    def published(self) -> dict[str, bytes]:
        """Files under media/ by name."""
        return {path.name: path.read_bytes() for path in sorted((self.site / "media").iterdir())}

    def names_of(self, name: str) -> dict[str, bytes]:
        """The published files that were made of one that was handed in."""
        print_ = hashlib.sha256(len(self.files[name]).to_bytes(8, "big") + self.files[name]).hexdigest()[:20]
        return {found: content for found, content in self.published.items() if found.startswith(print_)}


def mela(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "generator", *command], capture_output=True, text=True, check=False)


def quoted(name: str) -> str:
    """A name as YAML reads it, on one line; YAML has no pairs of escapes for one character."""
    return json.dumps(name, ensure_ascii=max(name) <= "\uffff")


def write_story(root: Path, story: str, files: Mapping[str, bytes]) -> None:
    """A story with these files, each named as evidence on a line of its own, the first one on line 1."""
    folder = root / "stories" / story
    folder.mkdir(parents=True)
    for name, content in files.items():
        if "/" not in name and "\0" not in name and len(os.fsencode(name)) < 256:
            (folder / name).write_bytes(content)
    items = "".join(f", {{file: {quoted(name)}, caption: A file}}\n" for name in files)
    head = f"title: {story}\nsummary: We tried.\nconsent: {{photos: yes, names: yes}}\nstatus: published\n"
    (folder / "story.yml").write_text(f"evidence: [{items[2:]}]\n{head}", encoding="utf-8")
    (folder / "story.md").write_text("## The need\n\nTo see what happens.\n", encoding="utf-8")


def begin(root: Path) -> None:
    """An empty project."""
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Stories\nsite_url: https://mela.example/\ndocs_dir: content\ntheme: {name: material, font: false}\n", encoding="utf-8")
    (root / "content" / "index.md").write_text("# Stories\n", encoding="utf-8")


def hold(root: Path, files: Mapping[str, bytes]) -> Festival:
    """Checks the files in stories of many, then builds the site with those that have an error in stories apart, which are left out."""
    begin(root)
    given = {}
    for number, (name, content) in enumerate(files.items()):
        stem, dot, _ = name.rpartition(".")
        false = next(ending for ending in (*FALSE[number % 4 :], *FALSE) if ending not in (Path(name).suffix, *ENDINGS.get(kind_of(content), ())))
        given |= {name: content, f"{stem if dot else name}-false{false}": content}
    everything = list(given.items())
    packs = {f"pack-{at}": dict(everything[at : at + 2 * PER_STORY]) for at in range(0, len(everything), 2 * PER_STORY)}
    for story, pack in packs.items():
        write_story(root, story, pack)
    checked = mela("check", "--format", "json", "--project", str(root))
    found: dict[str, list[str]] = {}
    errors = set()
    shown_names = {shown(name): name for name in given}
    for diagnostic in json.loads(checked.stdout)["diagnostics"]:
        names = list(packs[diagnostic["story"]])
        file = diagnostic["file"].removeprefix(f"stories/{diagnostic['story']}/")
        name = names[diagnostic["line"] - 1] if file == "story.yml" and diagnostic["line"] <= len(names) else shown_names.get(file)
        if name:
            found.setdefault(name, []).append(diagnostic["code"])
            if diagnostic["severity"] == "error":
                errors.add(name)
    for story, pack in packs.items():
        for path in (root / "stories" / story).iterdir():
            path.unlink()
        (root / "stories" / story).rmdir()
        write_story(root, f"taken-{story}", {name: content for name, content in pack.items() if name not in errors})
        if errors & pack.keys():
            write_story(root, f"refused-{story}", {name: content for name, content in pack.items() if name in errors})
    built = mela("site", "--project", str(root))
    assert built.returncode == 0, built.stderr
    return Festival(root, given, {name: tuple(codes) for name, codes in found.items()}, checked.stderr + built.stderr + built.stdout)


@pytest.fixture(scope="module", params=[own_files, public_files], ids=["own", "public"])
def festival(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Festival:
    files: Callable[[], dict[str, bytes]] = request.param
    return hold(tmp_path_factory.mktemp("files") / "festival", files())


def test_only_pictures_and_documents_are_published(festival: Festival) -> None:
    assert {Path(name).suffix for name in festival.published} == {".webp", ".jpg", ".pdf"}
    handed_in = {hashlib.sha256(content).digest() for content in festival.files.values()}
    everything = [path for path in festival.site.rglob("*") if path.is_file()]
    assert not [path for path in everything if hashlib.sha256(path.read_bytes()).digest() in handed_in]
    assert not [path for path in everything if path.suffix in (".zip", ".gz", ".tar", ".exe", ".php", ".sh", ".gif", ".tif", ".docx")]


def test_every_published_picture_is_read_again_and_holds_pixels_alone(festival: Festival) -> None:
    for name, content in festival.published.items():
        if not name.endswith(".pdf"):
            assert [word for word in (*METADATA, *ACTIVE) if word in content] == [], name
            with Image.open(io.BytesIO(content)) as image:
                image.load()
                assert (image.format, image.mode) == ({".jpg": "JPEG", ".webp": "WEBP"}[Path(name).suffix], "RGB")
                assert dict(image.getexif()) == {}
                assert image.info.keys() <= {
                    "jfif",
                    "jfif_version",
                    "jfif_unit",
                    "jfif_density",
                    "progressive",
                    "progression",
                    "loop",
                    "background",
                    "timestamp",
                    "duration",
                }


def test_every_published_document_is_read_again_and_holds_nothing_that_acts_hides_or_tells(festival: Festival) -> None:
    for name, content in festival.published.items():
        if name.endswith(".pdf"):
            assert content.startswith(b"%PDF-")
            assert content.rstrip().endswith(b"%%EOF")
            assert harm_in(content) == [], name
            assert [word for word in ACTIVE if word in content] == [], name
            with Pdf.open(io.BytesIO(content)) as pdf:
                assert len(pdf.attachments) == 0
                assert not pdf.docinfo.keys()


def test_the_pages_show_nothing_of_theirs(festival: Festival) -> None:
    pages = sorted((festival.site / "stories").rglob("index.html"))
    assert pages
    for page in pages:
        assert list(faults_of(page.read_bytes())) == []


def test_a_file_is_published_or_there_is_a_finding_about_it(festival: Festival) -> None:
    silent = [name for name in festival.files if name not in festival.found and not festival.names_of(name)]
    assert silent == []


def test_a_false_ending_is_told_and_changes_nothing(festival: Festival) -> None:
    about_kind, about_name = {"S502", "S503", "S505", "S511", "S512", "S519"}, {"S009", "S037", "S038", "S101", "S108", "S119", "S501", "S504"}
    for name in festival.files:
        if "-false." in name:
            assert (about_kind | about_name) & set(festival.found.get(name, ())), (name, festival.found.get(name))


def test_nothing_of_the_decoders_is_printed(festival: Festival) -> None:
    strange = [line for line in festival.said.splitlines() if line.strip() and not TOLD.fullmatch(line.strip())]
    assert strange == []


def test_nothing_is_written_beside_the_project(festival: Festival) -> None:
    assert [path.name for path in festival.root.parent.iterdir()] == ["festival"]


def test_the_pngs_made_to_be_refused_are_and_the_others_are_not(festival: Festival) -> None:
    pngs = {name: name.split("-", 2)[2] for name in festival.files if name.startswith("pngsuite-") and "-false" not in name}
    if not pngs:
        pngs = {"honest.png": "honest.png", "told.png": "told.png", "bomb.png": "xbomb.png", "strip.png": "xstrip.png"}
    for name, original in pngs.items():
        assert original.startswith("x") is bool({"S503", "S519"} & set(festival.found.get(name, ()))), name


DYING = """
import os, sys
from generator.media import first_page, harmless, picture

def dying(module, name):
    whole = getattr(module, name)
    def die(data, *more):
        if b"killer" in data:
            os.write(2, b"libkiller: heap corrupted")
            os.abort()
        return whole(data, *more)
    setattr(module, name, die)

dying(picture, "open_picture")
dying(harmless, "open_document")
first_page._drawn = lambda content: os.abort()
from generator.cli import main
main(sys.argv[1:])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_decoder_that_dies_costs_its_file_alone(tmp_path: Path) -> None:
    files = {"a.jpg": picture("JPEG"), "b.jpg": picture("JPEG", quality=60) + b"killer", "c.pdf": paper(), "d.pdf": paper(pages=1) + b"%killer\n%%EOF"}
    begin(tmp_path)
    write_story(tmp_path, "story", files)
    built = subprocess.run([sys.executable, "-c", DYING, "site", "--project", str(tmp_path)], capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert "libkiller" not in built.stderr
    left = Festival(tmp_path, files, {}, "")
    endings = [sorted(Path(found).suffix for found in left.names_of(name)) for name in files]
    assert endings == [[".jpg", ".webp"], [], [".pdf"], []]


def test_an_honest_document_has_a_picture_of_its_first_page(festival: Festival) -> None:
    documents = [name for name in festival.published if name.endswith(".pdf")]
    pictured = [name for name in documents if f"{name[:-4]}-400.webp" in festival.published]
    assert len(pictured) >= 0.9 * len(documents) > 0
