"""The Content-Security-Policy of a page: what a browser loads and runs on it, whatever comes to stand in it.

A page loads files of its own site and nothing else, and runs no script that stands in the page. What people wrote into a page by hand, or into a theme's frame,
is allowed by its hash: that is taken before anything of a story is set into the page, so nothing of a story is ever allowed.

Source: W3C, Content Security Policy Level 3 (www.w3.org/TR/CSP3): 3.3 the meta element, 6.1 to 6.3 the directives, 6.7.3.3 hashes of elements and attributes.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

OWN = "'self'"
"""Files of the site itself; where it is opened from a disk, Chromium and Firefox take every file for one of it."""

_START = re.compile(r"\s*(?:<!doctype[^>]*>)?(?:\s*<html[^>]*>)?(?:\s*<head[^>]*>)?(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)
"""What stands before a policy: nothing that it could refuse, but the encoding, which must be in a page's first 1024 bytes."""


def policy(page: str) -> str:
    """The policy of a page, as its meta element says it: without those directives that count in a header only (docs/publishing.md)."""
    inline = _Inline()
    inline.feed(page)
    inline.close()
    directives = {
        "default-src": "'none'",
        "script-src": " ".join([OWN, *inline.scripts]),
        "style-src": " ".join([OWN, *inline.styles]),
        "style-src-attr": " ".join(["'unsafe-hashes'", *inline.attributes]) if inline.attributes else "",
        "img-src": f"{OWN} data:",
        "font-src": OWN,
        "media-src": OWN,
        "connect-src": OWN,
        "form-action": OWN,
        "base-uri": "'none'",
        "frame-src": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items() if sources)


def with_policy(page: str) -> str:
    """The page with its policy in its head."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
    place = _START.match(page).end()  # type: ignore[union-attr]  # all of it may be missing, so it always matches
    return f"{page[:place]}\n{meta}{page[place:]}"


class _Inline(HTMLParser):
    """The hashes of what stands in a page itself: its scripts, styles and style attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: dict[str, None] = {}
        self.styles: dict[str, None] = {}
        self.attributes: dict[str, None] = {}
        self._found: dict[str, None] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if style := given.get("style"):
            self.attributes[_hash(style)] = None
        self._text = ""
        self._found = self.styles if tag == "style" else self.scripts if tag == "script" and "src" not in given else None

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._found is not None and self._text:
            self._found[_hash(self._text)] = None
        self._found = None


def _hash(text: str) -> str:
    """A hash source of a text as a browser has it: with the line ends that HTML gives it."""
    return f"'sha256-{b64encode(sha256(text.replace(chr(13) + chr(10), chr(10)).replace(chr(13), chr(10)).encode()).digest()).decode()}'"
