"""The Markdown of stories: a small dialect to sanitised HTML, to sections and to plain words.

CommonMark with tables. Whatever comes out of the parser, raw HTML included, is cleaned by nh3 against an allow-list: neither parser nor writer is trusted.
"""

import re
from dataclasses import dataclass
from html import unescape

import nh3
import pyromark

from generator.model.label import slug

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_TAGS = {
    "p",
    "br",
    "em",
    "strong",
    "del",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "hr",
    "a",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_HEADING = re.compile(r"^ {0,3}##[ \t]+(.+?)[ \t]*#*[ \t]*$")
_MARKUP = re.compile(r"[<>&*_`\[\]\\~!|]")
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel="nofollow ugc noopener")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a body under its own `## ` heading: the heading as plain words, its id, and the Markdown below it. Text before the first heading has no heading."""

    heading: str
    id: str
    markdown: str


def sections(body: str) -> tuple[Section, ...]:
    """The sections of a body, in order; empty ones are left out."""
    found: list[tuple[str, list[str]]] = [("", [])]
    fence = ""
    for line in body.splitlines():
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1] == fence:
            fence = ""
        heading = None if fence else _HEADING.match(line)
        if heading:
            found.append((plain(heading[1]) if _MARKUP.search(heading[1]) else heading[1], []))
        else:
            found[-1][1].append(line)
    made = [(heading, "\n".join(lines).strip()) for heading, lines in found]
    return tuple(Section(heading, slug(heading) or f"section-{number}", text) for number, (heading, text) in enumerate(made) if text)


def html(markdown: str) -> str:
    """Sanitised HTML of submitted Markdown. Headings below `##` keep their level, `#` and `##` become h3; images are left out; links are http, https or mailto."""
    lowered = re.sub(r"<(/?)h[12]>", r"<\1h3>", pyromark.html(markdown, options=_OPTIONS))
    return _CLEANER.clean(lowered)


def plain(markdown: str) -> str:
    """The words of submitted Markdown, with one space between them."""
    text = re.sub(r"<[^>]*>", " ", html(markdown))
    return " ".join(unescape(text).split())
