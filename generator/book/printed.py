"""What lies in the folder of finished books: which stories each PDF holds, and those that may no longer be shown to anybody."""

import json
from collections.abc import Container
from pathlib import Path

import pikepdf

from generator.engine.cache import Cache

ANCHOR = "story-"
"""How the named destination of a story begins; its id follows."""


def stories_in(path: Path) -> frozenset[str]:
    """The ids of the stories in a book that was made here; none in any other PDF."""
    try:
        with pikepdf.open(path) as pdf:
            tree = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
            names = pikepdf.NameTree(tree) if tree is not None else {}
            return frozenset(name.removeprefix(ANCHOR) for name in names if name.startswith(ANCHOR))
    except (pikepdf.PdfError, OSError, ValueError, TypeError):
        return frozenset()


def remove_outdated(folder: Path, published: Container[str]) -> tuple[Path, ...]:
    """Removes each book in `folder` with a story that is not `published` any more, and gives their paths.

    A story that was withdrawn, or whose consent was, must not lie on in a booklet that nobody has made anew.

    Raises:
        OSError: one cannot be removed.
    """
    outdated = tuple(path for path in sorted(folder.glob("*.pdf")) if any(story not in published for story in stories_in(path)))
    for path in outdated:
        path.unlink()
    return outdated


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
