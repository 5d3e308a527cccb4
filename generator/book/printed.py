"""What lies in the folder of finished books: which stories each PDF holds, and those that may no longer be shown to anybody."""

from collections.abc import Container
from pathlib import Path

import pikepdf

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
