"""The Markdown of stories: a small dialect to sanitised HTML, to sections and to plain words.

CommonMark with tables, without raw HTML: a tag that somebody wrote is taken out, whatever it is. All that comes out of the parser is cleaned by nh3 against an
allow-list: neither parser nor writer is trusted.
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
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
_MARK = re.compile(r"\n {0,3}(?:(?P<fence>```|~~~)|##[ \t]+(?P<heading>.+))")
"""What divides a body, at the beginning of a line: a heading, or the fence around lines in which there is none."""

_HEADING = re.compile(r"<(/?)h([1-6])>")
_MARKUP = re.compile(r"[<>&*_`\[\]\\~!|]")
_MADE = _TAGS | {"h1", "h2"}
_WRITTEN_TAG = re.compile(rf"<(/?)(?=(?:{'|'.join(sorted(_MADE))})[\s/>])", re.IGNORECASE)
"""The beginning of a tag that the cleaner would keep; each gets another name, which it knows nothing of."""

_WRITTEN = "written-"
_STANDING = "\ufdd0"
"""A character that no text has (Unicode, noncharacters), for a < that stands as a word."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*+>")
MANY = 300
"""Tags from which it matters how deep they are nested: the cleaner's time grows with the square of that. A section with so many written ones is code."""

_EMPTY = ("br", "hr")
DEEPEST = 50
"""Elements inside one another that are kept where there are many."""

_ADDRESS = re.compile(r"https?://[^\s/?#@\\\"<>]+(?:[/?#][^\s\\\"<>]*)?|mailto:[^\s\\\"<>]+", re.IGNORECASE)
"""An address with its host, as browsers read it too: a backslash is a slash to them, and they leave out white space. What stands before an @ may pass for a host."""

_STORY = re.compile(r"\.\./[a-z0-9-]{1,100}/?(?:#[^\s\\\"<>]*)?")
"""The way from a story's page to another's."""


def _followed(_element: str, attribute: str, value: str) -> str | None:
    """The value of an attribute; None for a link's where no reader should follow it."""
    return value if attribute != "href" or _ADDRESS.fullmatch(value) or _STORY.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_followed,
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow ugc noopener",
)


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
    """Sanitised HTML of submitted Markdown. Headings are h3 and below, none skips a level; images and tags are left out.

    Links are http, https or mailto, or lead to another story of the project ("../reading-hour/").
    """
    tags = markdown.count("<")
    made = pyromark.html(_without_tags(markdown, tags) if tags else markdown, options=_OPTIONS)
    if not tags and made.count("<") == made.count("<p>") + made.count("</p>") and "\r" not in made and "\0" not in made:
        # Paragraphs of words, as most sections are: no other element was made, so the cleaner would only write its two characters in its own way.
        return made.replace("&quot;", '"').replace("\xa0", "&nbsp;")
    if tags:
        made = made.replace(f"&lt;{_WRITTEN}", "&lt;").replace(f"&lt;/{_WRITTEN}", "&lt;/").replace(_STANDING, "&lt;")
    return _CLEANER.clean(_in_order(made if made.count("<") < MANY else shallow(made, DEEPEST)))


def _in_order(made: str) -> str:
    """HTML whose headings begin with h3 and have the level of their depth: writers choose headings by their size, readers who listen go by their levels."""
    levels: list[int] = []

    def placed(heading: re.Match[str]) -> str:
        nonlocal levels
        if not heading[1]:
            level = max(3, int(heading[2]))
            levels = [*(above for above in levels if above < level), level]
        return f"<{heading[1]}h{2 + len(levels)}>"

    return _HEADING.sub(placed, made)


def _without_tags(markdown: str, tags: int) -> str:
    """Markdown in which nothing is a tag that the cleaner keeps: they have other names, or where there are very many stand as words."""
    return _WRITTEN_TAG.sub(rf"<\1{_WRITTEN}", markdown) if tags < MANY else markdown.replace("<", _STANDING)


def shallow(made: str, deepest: int) -> str:
    """HTML made of Markdown, with at most `deepest` elements inside one another: of what is nested deeper the words stay and the elements go."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2] in _EMPTY or tag[2] not in _MADE:
            return tag[0]
        if tag[1]:
            depth -= 1
            return tag[0] if depth < deepest else " "
        depth += 1
        return tag[0] if depth <= deepest else " "

    return _TAG.sub(kept, made)


def plain(markdown: str) -> str:
    """The words of submitted Markdown, with one space between them."""
    text = re.sub(r"<[^>]*>", " ", html(markdown))
    return " ".join(unescape(text).split())
