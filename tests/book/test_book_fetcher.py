"""What a book's typesetter opens: the photos prepared for it and nothing else, whatever a story or a sheet asks for.

Each attack is tried for real, in processes that write down what they open, with a server that counts its callers, a file whose words must not come into the book,
and the kernel's own word on whether that file was opened.
"""

import html
import json
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import weasyprint.urls
from watchdog.events import FileOpenedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.book.fetcher import PreparedFiles
from tests import audited
from tests.book.conftest import draw_photo

ROOT = Path(__file__).parents[2]

MARKER, CARRIED = "MARKERWORD", "CARRIEDWORD"
"""A word that stands only in the file that must not be opened, and one that stands only in addresses that carry their own content."""

VECTORS = {
    "attached": '<link rel=attachment href="{}">',
    "attached by a link": '<a rel=attachment href="{}">x</a>',
    "linked style sheet": '<link rel=stylesheet href="{}">',
    "image": '<img src="{0}" srcset="{0} 2x" alt=x>',
    "picture": '<picture><source srcset="{0}"><img src="{0}"></picture>',
    "object": '<object data="{0}" type="image/png">x</object>',
    "embed": '<embed src="{}">',
    "frame": '<iframe src="{}"></iframe>',
    "video": '<video poster="{0}" src="{0}"></video><audio src="{0}"></audio>',
    "input": '<input type=image src="{}">',
    "drawing": '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image href="{0}" width="9" height="9"/>'
    '<image xlink:href="{0}" width="9" height="9"/><use href="{0}#x"/><style>@import url({0});</style><rect fill="url({0}#a)" width="9" height="9"/></svg>',
    "style sheet": "<style>@import url({0}); @font-face {{ font-family: x; src: url({0}) }} @page {{ background: url({0}) }}"
    " p {{ font-family: x; background: url({0}); content: url({0}) }} p::before {{ content: url({0}) }}</style>",
    "style": '<p style="background: url({0}); list-style-image: url({0}); border-image: url({0}) 30; mask-image: url({0}); content: url({0})">x</p>',
    "presentational hint": '<table background="{0}"><tr><td background="{0}">x</td></tr></table>',
    "base": '<base href="{}/"><img src="a.png"><link rel=stylesheet href="a.css">',
    "refresh": '<meta http-equiv=refresh content="0; url={}">',
    "Markdown": "![x]({0}) [x]({0})",
}
"""Ways to ask a typesetter for what stands at an address."""

FIELDS: dict[str, Any] = {
    "objective": "{}",
    "authors": ["{}"],
    "organisation": "{}",
    "leader": {"name": "{}", "role": "{}"},
    "school": {"name": "{}", "type": "{}", "management": "{}"},
    "place": {"state": "Uttar Pradesh", "district": "Sitapur", "block": "{}", "cluster": "{}"},
    "subjects": ["{}"],
    "target_group": "{}",
    "tasks": [{"title": "{}", "remarks": "{}", "done": "2026-04-11"}],
    "milestones": [{"title": "{}", "date": "2026-04-11"}],
    "measures": [{"name": "{}", "unit": "{}", "source": "{}", "before": 1, "after": 2, "total": 3}],
    "quotes": [{"text": "{}", "by": "{}", "role": "{}"}],
    "resources": [{"title": "{}", "url": "https://example.org/"}],
    "contact": {"name": "{}", "publish": True},
    "consent": {"by": "{}", "photos": True, "names": True},
    "finished": "2026-04-11",
    "status": "published",
}
"""The fields of a story with a place for the attack in each of its texts; title, summary, body, caption, alternative text and credit are added."""


@dataclass
class Outside:
    """What lies outside of the book: a file with a word in it, and a server that counts who calls."""

    file: Path
    server: socket.socket
    callers: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The file and the server in every manner of speaking, and what is its own content."""
        host = f"127.0.0.1:{self.server.getsockname()[1]}"
        net = tuple(f"{scheme}{host}/x.png" for scheme in ("http://", "https://", "ftp://", "//", "HTTP://user:word@"))
        data = (f"data:text/css,p::after{{content:'{CARRIED}'}}", f"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><text>{CARRIED}</text></svg>")
        return (self.file.as_uri(), str(self.file), f"file://localhost{self.file}", f"prepared:{self.file}", "prepared:../outside/marker.css", *net, *data)

    @property
    def absolute(self) -> tuple[str, ...]:
        """Those that begin with a scheme: WeasyPrint gives a style sheet up at the first import of another one."""
        return tuple(address for address in self.addresses if not address.startswith("/"))

    def attack(self, vector: str, addresses: tuple[str, ...] | None = None) -> str:
        return "".join(VECTORS[vector].format(html.escape(address)) for address in addresses or (self.absolute if "@import" in VECTORS[vector] else self.addresses))

    @property
    def untouched(self) -> bool:
        return not self.callers and not self.opened


class Opened(FileSystemEventHandler):
    """Keeps the files that the kernel says were opened."""

    def __init__(self, kept: list[str]) -> None:
        self.kept = kept

    def on_any_event(self, event: FileSystemEvent) -> None:
        if isinstance(event, FileOpenedEvent) and not event.is_directory:
            self.kept.append(str(event.src_path))


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Outside]:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "marker.css").write_text(f"p::after {{ content: '{MARKER}' }} /* {MARKER} */", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        made = Outside(folder / "marker.css", server)

        def answer() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                made.callers.append(str(caller))
                caller.close()

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        observer = Observer()
        observer.schedule(Opened(made.opened), str(folder), event_filter=[FileOpenedEvent])
        observer.start()
        yield made
        observer.stop()
        observer.join()
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


TYPESET = """
import json, sys
from pathlib import Path
import generator.book.chapter as chapter
from tests.audited import watch
folder, openly = Path(sys.argv[1]), sys.argv[2] == "openly"
if openly:
    import weasyprint.urls
    chapter.PreparedFiles = lambda files: weasyprint.urls.URLFetcher(timeout=5)
sheets = json.loads((folder / "sheets.json").read_text())
watch(str(folder / "log"))
for html, styles in sheets:
    made = chapter.typeset((chapter.Sheet(html, styles, {"photo": folder / "photo.jpg"}), folder / "cache"))
    (folder / "cache" / f"{made.key}.pdf").write_bytes(chapter.Cache(folder / "cache").get(made.key))
"""
"""Typesets sheets one after the other: as the book does, or openly, with the fetcher that WeasyPrint takes by itself."""


def typeset(folder: Path, sheets: list[tuple[str, str]], manner: str = "as the book does") -> tuple[audited.Reached, list[Path]]:
    """What was opened while the sheets were typeset, and their PDFs."""
    draw_photo(folder / "photo.jpg", 90, 60, 1)
    (folder / "sheets.json").write_text(json.dumps(sheets), encoding="utf-8")
    subprocess.run([sys.executable, "-c", TYPESET, str(folder), manner], cwd=ROOT, check=True, capture_output=True)
    pdfs = sorted((folder / "cache").glob("*.pdf"))
    return audited.reached(folder / "log"), pdfs


def embeds(path: Path) -> bool:
    """Whether a PDF carries another file."""
    with pikepdf.open(path) as pdf:
        dictionaries = [thing for thing in pdf.objects if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream))]
        return len(pdf.attachments) > 0 or any(
            "/EF" in thing or thing.get("/Type") == "/EmbeddedFile" or thing.get("/Subtype") == "/FileAttachment" for thing in dictionaries
        )


def inside(path: Path) -> str:
    """Everything that a PDF holds, unpacked: its dictionaries and texts, and all streams but pictures."""
    with pikepdf.open(path) as pdf:
        streams = [thing.read_bytes().decode("latin-1") for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image"]
        return "\n".join([repr(thing) for thing in pdf.objects] + streams)


def drawn(path: Path) -> str:
    """The words on its pages."""
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, text=True).stdout if shutil.which("pdftotext") else ""


def pictures(path: Path) -> int:
    """How many pictures a PDF holds."""
    with pikepdf.open(path) as pdf:
        return sum(isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" for thing in pdf.objects)


def test_the_fetcher_is_one_of_weasyprint_70_and_knows_one_scheme() -> None:
    assert int(version("weasyprint").split(".")[0]) >= 70
    assert issubclass(PreparedFiles, weasyprint.urls.URLFetcher)
    fetcher = PreparedFiles({})
    assert fetcher._allowed_protocols == ("prepared",)
    assert "http_error_302" not in {name for handler in fetcher.handlers for name in dir(handler)}


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1/", "data:,x", "prepared:photo?x", "prepared:photo#x", "PREPARED:photo", "prepared://photo", "photo", ""]
)
def test_what_is_no_prepared_file_is_refused_unopened(address: str, tmp_path: Path) -> None:
    draw_photo(tmp_path / "photo.jpg", 9, 9, 1)
    with pytest.raises(ValueError, match="no part of the book"):
        PreparedFiles({"photo": tmp_path / "photo.jpg"}).fetch(address)


def test_sheets_full_of_attacks_open_the_prepared_photo_and_nothing_else(outside: Outside, tmp_path: Path) -> None:
    sheets = [(f"<html lang=en><p>words</p>{outside.attack(vector)}", "") for vector in VECTORS if vector != "Markdown"]
    sheets += [("<html lang=en><p>words</p>", f"@import url('{address}'); p {{ background: url('{address}') }}") for address in outside.absolute]
    sheets.append(('<html lang=en><img src="prepared:photo" alt=x>', ""))
    reached, pdfs = typeset(tmp_path, sheets)
    own = (
        str(tmp_path / "cache"),
        f"{tempfile.gettempdir()}/weasyprint-",
        *(sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")),
        str(ROOT / "generator"),
    )
    assert {path for path in reached.files if not path.startswith(own)} == {str(tmp_path / "photo.jpg")}
    assert reached.others == []
    assert outside.untouched
    assert len(pdfs) == len(sheets)
    assert not [path for path in pdfs if embeds(path) or MARKER in inside(path) + drawn(path) or CARRIED in drawn(path)]
    assert sum(pictures(path) for path in pdfs) == 1


def test_the_same_sheets_would_reach_file_and_server_with_the_ordinary_fetcher(outside: Outside, tmp_path: Path) -> None:
    file, web = outside.file.as_uri(), outside.addresses[5]
    sheets = [(f"<html lang=en><p>words</p>{outside.attack(vector, (file, web))}", "") for vector in ("attached", "image", "style sheet")]
    reached, pdfs = typeset(tmp_path, sheets, "openly")
    assert str(outside.file) in reached.files
    assert {event for event, _ in reached.others} >= {"socket.connect", "urllib.Request"}
    assert outside.callers
    assert str(outside.file) in outside.opened
    assert [path for path in pdfs if embeds(path)]


def filled(template: Any, attack: str) -> Any:
    """The fields with the attack in their places."""
    if isinstance(template, dict):
        return {key: filled(value, attack) for key, value in template.items()}
    if isinstance(template, list):
        return [filled(value, attack) for value in template]
    return template.replace("{}", attack) if isinstance(template, str) else template


def submit(folder: Path, number: int, vectors: tuple[str, ...], outside: Outside) -> None:
    """A story with attacks in every field, and as its words."""
    folder.mkdir(parents=True)
    draw_photo(folder / "photo.png", 300 + number, 200, number)
    attack = "".join(VECTORS[vector].format(address) for vector in vectors for address in (outside.file.as_uri(), outside.addresses[5]))[:900]
    short = VECTORS[vectors[number % len(vectors)]].format("file:/o/marker.css" if number % 2 else "//127.0.0.1/x")[:190]
    story = {"title": f"{number} {short}"[:190], "summary": f"{short} {number}"[:290], **filled(FIELDS, attack)}
    story["evidence"] = [{"file": "photo.png", "caption": attack, "alt": attack, "credit": attack}]
    (folder / "story.yml").write_text(json.dumps(story, ensure_ascii=False), encoding="utf-8")
    body = "".join(outside.attack(vector) for vector in vectors)
    (folder / "story.md").write_text(f"## The need {short}\n\nWords {body}\n\n## What we did\n\n- {short}\n\n> {short}\n", encoding="utf-8")


def test_a_book_of_stories_with_attacks_in_every_field_opens_their_photos_and_nothing_else(outside: Outside, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("content", "mkdocs.yml"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, _made(project) / name)
    shutil.rmtree(project / "content/festivals", ignore_errors=True)
    edition = "title: {en: A book}\nlanguage: en\nforeword: Words.\n"
    (project / "content/editions/book.yml").write_text(edition, encoding="utf-8")
    vectors = [tuple(VECTORS)[start : start + 3] for start in range(0, len(VECTORS), 3)]
    for number, some in enumerate(vectors):
        submit(project / "stories" / f"attack-{number}", number, some, outside)
    command = [sys.executable, "-m", "tests.audited", str(tmp_path / "log"), "generator", "book", "--project", str(project), "--quiet"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    reached = audited.reached(tmp_path / "log")
    assert [path for path in reached.files if path.startswith(str(outside.file.parent))] == []
    assert [event for event, _ in reached.others if event != "subprocess.Popen"] == []
    assert not [what for _, what in reached.others if "127.0.0.1" in what or "outside" in what]  # ctypes asks programs where Pango's libraries are
    assert outside.untouched
    with pikepdf.open(project / "print/book.pdf") as pdf:
        named = {str(name) for name in pdf.Root.Names.Dests.Names if isinstance(name, pikepdf.String)}
    assert {f"story-attack-{number}" for number in range(len(vectors))} <= named, done.stderr
    book = project / "print/book.pdf"
    assert not embeds(book)
    assert MARKER not in inside(book) + drawn(book)


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder
