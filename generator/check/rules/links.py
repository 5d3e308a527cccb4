"""Rules about links in the text, in evidence and in resources."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from generator.check.case import Case
from generator.check.rule import Fault, PlaceOf, collection_rule, story_rule
from generator.check.traits import Traits
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.film import film_host
from generator.model.story import EvidenceKind

_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\][(\[]([^)\]\n]{0,2000})[)\]]")
_PRIVATE = re.compile(
    r"(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|.*\.(local|localhost|internal|lan|test|invalid|example))",
    re.IGNORECASE,
)
"""Hosts that only the writer's own machine or network knows (RFC 1918, RFC 6761, RFC 6762)."""


@story_rule("S801", Severity.WARNING, "A link that is not followed")
def unsafe_link(case: Case) -> Iterator[Fault]:
    """Links in a text lead to the web: they begin with https:// or http://.

    Others (`javascript:`, `data:`, `file:`) may harm a reader or work on one computer only; they are taken out.
    """
    for link in case.links:
        if link.scheme not in ("", "http", "https", "mailto"):
            yield Fault(f"the link {quoted(link.target)} is taken out", link.span, "write an address that begins with https://", link.body.file)


@collection_rule("S802", Severity.WARNING, "A link that leads nowhere")
def relative_link(stories: Sequence[Traits], _: PlaceOf) -> Iterator[tuple[Traits, Fault]]:
    """A link without https:// leads to a page beside this one, and there is none.

    To link to another story of this project, write `../` and the name of its folder: `[their story](../reading-hour/)`.
    """
    known = {one.id for one in stories}
    for one in stories:
        for target, span, file in one.links:
            story = re.fullmatch(r"\.\./([a-z0-9-]+)/?(#.*)?", target)
            if not (story and story[1] in known):
                hint = (
                    f"did you mean https://{target}?"
                    if re.match(r"www\.|[\w-]+\.(org|com|in|gov|net)\b", target)
                    else "write the whole address with https://, or ../ and the name of a story's folder"
                )
                yield one, Fault(f"the link {quoted(target)} leads nowhere", span, hint, file)


@story_rule("S803", Severity.WARNING, "An e-mail link")
def mail_link(case: Case) -> Iterator[Fault]:
    """A mailto: link publishes an e-mail address for ever. Put it under `contact`, where it is published only with the person's leave."""
    for link in case.links:
        if link.scheme == "mailto":
            yield Fault("the text links to an e-mail address", link.span, "move the address to contact:", link.body.file)


@story_rule("S804", Severity.WARNING, "An address that only its writer can open")
def private_address(case: Case) -> Iterator[Fault]:
    """The address leads to the writer's own computer or network (localhost, 192.168..., school.local). Nobody else can open it: put the page or file on the web first."""
    hint = "put it on the web and write that address"
    named = [(item.url, ("evidence", number, "url")) for number, item in enumerate(case.story.evidence)]
    named += [(resource.url, ("resources", number, "url")) for number, resource in enumerate(case.story.resources)]
    for address, path in named:
        if address and _is_private(address):
            yield Fault(f"nobody but its writer can open {quoted(address)}", case.at(*path), hint)
    for link in case.links:
        if link.scheme in ("http", "https") and _is_private(link.target):
            yield Fault(f"nobody but its writer can open {quoted(link.target)}", link.span, hint, link.body.file)


def _is_private(address: str) -> bool:
    host = _host(address)
    return host is not None and (_PRIVATE.fullmatch(host) is not None or "." not in host.strip("[]").replace(":", "."))


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


@story_rule("S806", Severity.INFO, "A film on another host")
def film_elsewhere(case: Case) -> Iterator[Fault]:
    """Films on YouTube, Vimeo, DIKSHA, SWAYAM PRABHA, CIET of NCERT, Wikimedia Commons and Internet Archive are shown as a still; a click leads there.

    A film that lies elsewhere is shown as an ordinary link. No page loads anything from these hosts, and no film is copied.
    """
    for number, item in enumerate(case.story.evidence):
        if item.kind == EvidenceKind.VIDEO and item.url and not film_host(item):
            yield Fault(
                f"a film on {quoted(_host(item.url) or '')} is shown as an ordinary link", case.at("evidence", number, "url"), "put it on YouTube, Vimeo or DIKSHA"
            )
