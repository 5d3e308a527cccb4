"""The Markdown of stories: a small dialect to sanitised HTML, to sections and to plain words.

CommonMark with tables. Whatever comes out of the parser, raw HTML included, is cleaned by nh3 against an allow-list: neither parser nor writer is trusted.
"""

import re
from html import unescape
from typing import NamedTuple

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
_MARK = re.compile(r"\n {0,3}(?:(?P<fence>```|~~~)|##[ \t]+(?P<heading>.+))")
"""What divides a body, at the beginning of a line: a heading, or the fence around lines in which there is none."""

_LARGE_HEADING = re.compile(r"<(/?)h[12]>")
_MARKUP = re.compile(r"[<>&*_`\[\]\\~!|]")
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel="nofollow ugc noopener")


class Section(NamedTuple):
    """A part of a body under its own `## ` heading: the heading as plain words, its id, and the Markdown below it. Text before the first heading has no heading."""

    heading: str
    id: str
    markdown: str


def sections(body: str) -> tuple[Section, ...]:
    """The sections of a body, in order; empty ones are left out."""
    text = "\n" + body.replace("\r\n", "\n").replace("\r", "\n")
    found, heading, start, fence = [], "", 0, ""
    for mark in _MARK.finditer(text):
        if mark["fence"]:
            fence = "" if mark["fence"] == fence else fence or mark["fence"]
        elif not fence:
            found.append((heading, text[start : mark.start()].strip()))
            heading, start = mark["heading"].rstrip(" \t").rstrip("#").rstrip(" \t"), mark.end()
    found.append((heading, text[start:].strip()))
    plainly = [(plain(heading) if _MARKUP.search(heading) else heading, markdown) for heading, markdown in found]
    return tuple(Section(heading, slug(heading) or f"section-{number}", markdown) for number, (heading, markdown) in enumerate(plainly) if markdown)


def html(markdown: str) -> str:
    """Sanitised HTML of submitted Markdown. Headings below `##` keep their level, `#` and `##` become h3; images are left out; links are http, https or mailto."""
    made = pyromark.html(markdown, options=_OPTIONS)
    if "<" not in markdown and made.count("<") == made.count("<p>") + made.count("</p>"):
        return made.replace("&quot;", '"')  # paragraphs of words, as most sections are: no HTML written, no other element made, so nothing to clean
    return _CLEANER.clean(_LARGE_HEADING.sub(r"<\1h3>", made))


def plain(markdown: str) -> str:
    """The words of submitted Markdown, with one space between them."""
    text = re.sub(r"<[^>]*>", " ", html(markdown))
    return " ".join(unescape(text).split())
