"""What lies in the folder of finished books, and in the cache from which they are made: which stories and photos each holds, and those that may no longer be shown."""

import json
from collections.abc import Container, Mapping
from pathlib import Path

import pikepdf

from generator.engine.cache import Cache
from generator.media.records import STEM, keep_only
from generator.model.submission import SubmittedFile

ANCHOR = "story-"
"""How the named destination of a story begins; its id follows."""

SHOWN = "/MELA_Photos"
"""The key of a book's catalog that lists its photos (ISO 32000-1, Annex E: a name of our own)."""


def photo_name(story: str, file: SubmittedFile) -> str:
    """How a book names a photo of a story in the list of those that it shows: by what is to be seen, so that one with boxes is another."""
    return f"{story}/{file.appearance[:STEM]}"


def stories_in(path: Path) -> frozenset[str]:
    """The ids of the stories in a book that was made here; none in any other PDF."""
    return _contents(path)[0]


def photos_in(path: Path) -> frozenset[str] | None:
    """The names of the photos in a book (`photo_name`); None where it does not say which they are."""
    return _contents(path)[1]


def _contents(path: Path) -> tuple[frozenset[str], frozenset[str] | None]:
    try:
        with pikepdf.open(path) as pdf:
            tree = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
            names = pikepdf.NameTree(tree) if tree is not None else {}
            stories = frozenset(name.removeprefix(ANCHOR) for name in names if name.startswith(ANCHOR))
            listed = pdf.Root.get(SHOWN)
            return stories, None if listed is None else frozenset(map(str, listed))
    except (pikepdf.PdfError, OSError, ValueError, TypeError):
        return frozenset(), None


def remove_outdated(folder: Path, published: Mapping[str, Container[str]]) -> tuple[Path, ...]:
    """Removes each book in `folder` that shows what may not be shown any more, and gives their paths.

    A story that was withdrawn, a photo whose consent was, or in which boxes were marked since must not lie on in a booklet that nobody has made anew. So goes a book with
    stories that does not say which photos it shows.

    Args:
        folder: that of the finished books.
        published: the names of the photos (`photo_name`) that each story may show, by the story's id; a story that is not here may not be shown.

    Raises:
        OSError: one cannot be removed.
    """
    outdated = tuple(path for path in sorted(folder.glob("*.pdf")) if _is_outdated(path, published))
    for path in outdated:
        path.unlink()
    return outdated


def _is_outdated(path: Path, published: Mapping[str, Container[str]]) -> bool:
    stories, photos = _contents(path)
    if not stories:
        return False
    return photos is None or any(story not in published for story in stories) or any(name not in published.get(name.split("/")[0], ()) for name in photos)


def forget_photos(cache: Path, shown: Container[str]) -> None:
    """Removes the prepared photos in the book's `cache` that are not `shown` (the first STEM characters of their appearances), and the typeset sheets that hold one.

    Raises:
        OSError: one cannot be removed.
    """
    sheets = Cache(cache / "sheets")
    for path in sheets.folder.glob("*/*-facts"):
        raw = sheets.get(path.name)
        if raw is None or any(key[:STEM] not in shown for key in json.loads(raw).get("photos", ("",))):
            path.with_name(path.name.removesuffix("-facts")).unlink(missing_ok=True)
            path.unlink()
    keep_only(cache / "photos", lambda name: name[:STEM] in shown)


def remove_books_with(folder: Path, story: str) -> tuple[Path, ...]:
    """Removes each book in `folder` with this story, and what a stopped run left of others; gives the paths of the finished ones.

    Raises:
        OSError: one cannot be removed.
    """
    held = tuple(path for path in sorted(folder.glob("*.pdf")) if story in stories_in(path))
    for path in (*held, *folder.glob(".*.new")):
        path.unlink()
    return held


def keep_sheets_without(folder: Path, story: str) -> None:
    """Removes the typeset sheets in the cache `folder` that may name this story: its own, and those of no story, such as contents and indexes."""
    sheets = Cache(folder)
    facts = {path.name: sheets.get(path.name) for path in folder.glob("*/*-facts")}
    anchors = {name: set(json.loads(raw)["anchors"]) if raw else set() for name, raw in facts.items()}
    kept = {name for name, of in anchors.items() if any(anchor.startswith(ANCHOR) for anchor in of) and ANCHOR + story not in of}
    kept |= {name.removesuffix("-facts") for name in kept}
    for path in folder.glob("*/*"):
        if path.name not in kept:
            path.unlink()
