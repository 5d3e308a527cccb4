"""A shell: a page that MkDocs built around nothing, cut open where the generated pages go in."""

import re
from dataclasses import dataclass

from generator.errors import ProjectError

SLOTS = ("title", "head", "breadcrumbs", "article")
"""What is set into a shell. In the theme a slot is written `@@mela:title@@`; each must be there at least once."""

_MARK = re.compile(rb"@@mela:([a-z]+)@@")


@dataclass(frozen=True, slots=True)
class Shell:
    """A shell's pieces: text and the names of slots in turn, beginning and ending with text."""

    pieces: tuple[bytes, ...]

    def fill(self, *, title: str, head: str, breadcrumbs: str, article: str) -> bytes:
        """The page with its slots filled. All four are HTML: whoever makes them has escaped what came from outside."""
        values = {b"title": title.encode(), b"head": head.encode(), b"breadcrumbs": breadcrumbs.encode(), b"article": article.encode()}
        return b"".join(values[piece] if number % 2 else piece for number, piece in enumerate(self.pieces))


def cut(page: bytes) -> Shell:
    """The shell of a built page.

    Raises:
        ProjectError: a slot is missing, or there is one that nothing fills; an override of the theme has lost or misspelt it.
    """
    pieces = _MARK.split(page)
    found = {piece.decode() for piece in pieces[1::2]}
    for slot in SLOTS:
        if slot not in found:
            raise ProjectError(f"The theme's page shell has lost its slot '{slot}': write @@mela:{slot}@@ where it belongs in themes/site/overrides/shell.html.")
    if unknown := sorted(found - set(SLOTS)):
        raise ProjectError(f"The theme's page shell has a slot '{unknown[0]}' that nothing fills. Known slots: {', '.join(SLOTS)}.")
    return Shell(tuple(pieces))
