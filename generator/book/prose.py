"""The Markdown of stories as the typesetter takes it: nested no deeper than it can go, which is less deep than any browser."""

import re

from markupsafe import Markup

from generator.catalog import prose

DEEPEST = 16
"""Elements inside one another that are kept; an honest list in a quotation has six. The typesetter calls itself some ten times for each."""

_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_EMPTY = ("br", "hr")


def html(markdown: str) -> Markup:
    """Sanitised HTML of submitted Markdown. Of what is nested too deeply the words stay and the elements go."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2] in _EMPTY:
            return tag[0]
        if tag[1]:
            depth -= 1
            return tag[0] if depth < DEEPEST else " "
        depth += 1
        return tag[0] if depth <= DEEPEST else " "

    return Markup(_TAG.sub(kept, prose.html(markdown)))  # noqa: S704 - sanitised by prose.html, of which whole pairs of tags are taken out
