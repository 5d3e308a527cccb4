"""The links in a text: where each leads, and where its target stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.passages import Passage
from generator.model.diagnostic import Span

_LINK = re.compile(
    r"(?<!!)\[[^\[\]\n]{0,500}\]\(\s{0,50}+<?((?:[^()\s<>]|\([^()\s]*\)){1,2000}+)>?[^)\n]{0,200}+\)"
    r"|<([a-z][a-z0-9+.-]{1,31}:[^<>\s]{1,2000})>"
    r"|^ {0,3}\[[^\]\n]{1,200}\]:\s{0,50}+<?([^\s>]{1,2000})",
    re.IGNORECASE | re.MULTILINE,
)
"""Inline links, links in angle brackets, and definitions of reference links (CommonMark 0.31, 6.3, 6.5, 4.7)."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a body. `target` is what it leads to, `start` and `end` its place in the body's text."""

    body: Passage
    start: int
    end: int
    target: str

    @property
    def span(self) -> Span:
        """Where the target stands."""
        return self.body.span(self.start, self.end)

    @property
    def scheme(self) -> str:
        """The scheme of the target in lower case, "" where it has none; control characters do not hide it."""
        found = _SCHEME.match(re.sub(r"[\x00-\x20]|&(?:#\d+|#x[0-9a-f]+|\w+);?", "", self.target))
        return found[1].lower() if found else ""


def links_of(body: Passage) -> Iterator[Link]:
    """The links of a body, in the order of the text."""
    if "]" in body.text or "<" in body.text:
        for found in _LINK.finditer(body.text):
            group = next(number for number in (1, 2, 3) if found[number])
            yield Link(body, *found.span(group), found[group])
