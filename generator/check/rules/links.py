"""Rules about links in the text, in evidence and in resources."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import urlsplit

from generator.check.case import Case
from generator.check.passages import Passage
from generator.check.rule import LIMIT, Fault, collection_rule, story_rule
from generator.check.words import quoted
from generator.model.diagnostic import Severity, Span

_LINK = re.compile(
    r"(?<!!)\[[^\[\]\n]{0,500}\]\(\s{0,50}+<?((?:[^()\s<>]|\([^()\s]*\)){1,2000}+)>?[^)\n]{0,200}+\)"
    r"|<([a-z][a-z0-9+.-]{1,31}:[^<>\s]{1,2000})>"
    r"|^ {0,3}\[[^\]\n]{1,200}\]:\s{0,50}+<?([^\s>]{1,2000})",
    re.IGNORECASE | re.MULTILINE,
)
"""Inline links, links in angle brackets, and definitions of reference links (CommonMark 0.31, 6.3, 6.5, 4.7)."""

_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\][(\[]([^)\]\n]{0,2000})[)\]]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_PRIVATE = re.compile(
    r"(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|.*\.(local|localhost|internal|lan|test|invalid|example))",
    re.IGNORECASE,
)
"""Hosts that only the writer's own machine or network knows (RFC 1918, RFC 6761, RFC 6762)."""


def _links(case: Case) -> Iterator[tuple[Passage, int, int, str]]:
    """The links of all bodies: the body, start and end of the target in it, and the target."""
    for body in case.bodies:
        if "](" in body.text or "<" in body.text or "]:" in body.text:
            for found in _LINK.finditer(body.text):
                group = next(number for number in (1, 2, 3) if found[number])
                yield body, *found.span(group), found[group]


def _scheme(target: str) -> str:
    """The scheme of an address in lower case, "" where it has none; control characters do not hide it."""
    found = _SCHEME.match(re.sub(r"[\x00-\x20]|&(?:#\d+|#x[0-9a-f]+|\w+);?", "", target))
    return found[1].lower() if found else ""


@story_rule("S801", Severity.WARNING, "A link that is not followed")
def unsafe_link(case: Case) -> Iterator[Fault]:
    """Links in a text lead to the web: they begin with https:// or http://.

    Others (`javascript:`, `data:`, `file:`) may harm a reader or work on one computer only; they are taken out.
    """
    for body, start, end, target in _links(case):
        if _scheme(target) not in ("", "http", "https", "mailto"):
            yield Fault(f"the link {quoted(target)} is taken out", body.span(start, end), "write an address that begins with https://", body.file)


@collection_rule("S802", Severity.WARNING, "A link that leads nowhere")
def relative_link(cases: Sequence[Case]) -> Iterator[tuple[Case, Fault]]:
    """A link without https:// leads to a page beside this one, and there is none.

    To link to another story of this project, write `../` and the name of its folder: `[their story](../reading-hour/)`.
    """
    known = {case.submission.id for case in cases}
    for case in cases:
        for body, start, end, target in islice(_links(case), LIMIT):
            story = re.fullmatch(r"\.\./([a-z0-9-]+)/?(#.*)?", target)
            if not _scheme(target) and not target.startswith("#") and not (story and story[1] in known):
                hint = (
                    f"did you mean https://{target}?"
                    if re.match(r"www\.|[\w-]+\.(org|com|in|gov|net)\b", target)
                    else "write the whole address with https://, or ../ and the name of a story's folder"
                )
                yield case, Fault(f"the link {quoted(target)} leads nowhere", body.span(start, end), hint, body.file)


@story_rule("S803", Severity.WARNING, "An e-mail link")
def mail_link(case: Case) -> Iterator[Fault]:
    """A mailto: link publishes an e-mail address for ever. Put it under `contact`, where it is published only with the person's leave."""
    for body, start, end, target in _links(case):
        if _scheme(target) == "mailto":
            yield Fault("the text links to an e-mail address", body.span(start, end), "move the address to contact:", body.file)


@story_rule("S804", Severity.WARNING, "An address that only its writer can open")
def private_address(case: Case) -> Iterator[Fault]:
    """The address leads to the writer's own computer or network (localhost, 192.168..., school.local). Nobody else can open it: put the page or file on the web first."""
    for span, file, address in _addresses(case):
        host = _host(address)
        if host is not None and (_PRIVATE.fullmatch(host) or "." not in host.strip("[]").replace(":", ".")):
            yield Fault(f"nobody but its writer can open {quoted(address)}", span, "put it on the web and write that address", file)


def _addresses(case: Case) -> Iterator[tuple[Span, str | None, str]]:
    for number, item in enumerate(case.story.evidence):
        if item.url:
            yield case.at("evidence", number, "url"), None, item.url
    for number, resource in enumerate(case.story.resources):
        yield case.at("resources", number, "url"), None, resource.url
    for body, start, end, target in _links(case):
        if _scheme(target) in ("http", "https"):
            yield body.span(start, end), body.file, target


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


@story_rule("S805", Severity.WARNING, "A picture in the text")
def picture_in_text(case: Case) -> Iterator[Fault]:
    """Pictures in the text (`![...](...)`) are left out.

    Photos are evidence: name them in `story.yml`, with caption and consent, and they are shown in the gallery and in the book.
    """
    for body in case.bodies:
        if "![" in body.text:
            for found in _IMAGE.finditer(body.text):
                yield Fault(f"the picture {quoted(found[1])} in the text is left out", body.span(*found.span()), "name it under evidence: in story.yml", body.file)
