"""A festival of hostile submissions: a project in which each vector stands in every field that takes words, and what may be seen of it on a page."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pikepdf
import yaml
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.check.rules.body import LONG_WORD
from generator.intake.characters import FORBIDDEN
from generator.intake.names import is_hidden, name_problem
from tools.fuzz.targets import ELEMENTS

PACKED = 40
"""Vectors in a story of many."""

SHARED = {"class", "id", "lang", "dir", "hidden", "role", "aria-label", "aria-labelledby", "aria-current", "aria-hidden", "aria-live", "tabindex"} | {
    f"data-{name}"
    for name in (
        "domain",
        "gallery",
        "close",
        "next",
        "previous",
        "caption",
        "shape",
        "md-component",
        "md-color-scheme",
        "md-color-primary",
        "md-color-accent",
        "palette",
        "light",
        "dark",
        "print",
        "search",
        "root",
        "language",
        "said",
        "facet-names",
        "facet-sentences",
        "form",
        "sentence",
        "chosen",
        "open-filters",
        "sort-field",
        "sort",
        "empty",
        "results",
        "more",
        "side",
        "facets",
        "facet",
        "sheet",
        "close-filters",
        "card-template",
        "facet-template",
        "value-template",
    )
}
"""Attributes that may stand on any element."""

_PLAIN = (
    "html",
    "head",
    "body",
    "title",
    "header",
    "footer",
    "main",
    "nav",
    "section",
    "article",
    "aside",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "em",
    "strong",
    "del",
    "code",
    "pre",
    "hr",
    "br",
    "figure",
    "figcaption",
    "blockquote",
    "span",
    "div",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "td",
    "details",
    "summary",
    "picture",
    "noscript",
    "template",
    "mark",
    "dialog",
    "bdi",
    "select",
    "desc",
)
ALLOWED: Mapping[str, set[str]] = {
    **{name: set() for name in _PLAIN},
    "a": {"href", "rel", "hreflang", "download", "title"},
    "meta": {"charset", "name", "property", "content", "http-equiv"},
    "link": {"rel", "href", "type", "hreflang", "title"},
    "script": {"src", "defer", "type"},
    "img": {"src", "alt", "width", "height", "loading", "decoding", "fetchpriority"},
    "source": {"type", "srcset", "sizes"},
    "time": {"datetime"},
    "th": {"scope"},
    "ol": {"start"},
    "form": {"method", "action"},
    "label": {"for"},
    "input": {"type", "name", "value", "maxlength", "autocomplete", "autocapitalize", "enterkeyhint", "placeholder"},
    "button": {"type"},
    "option": {"value"},
    "svg": {"xmlns", "viewBox", "direction"},
    "rect": {"x", "y", "width", "height"},
    "polyline": {"points", "fill"},
    "circle": {"cx", "cy", "r"},
    "text": {"x", "y", "text-anchor"},
}
"""Every element that a page of the site may have, with its own attributes."""

_ADDRESS = {"href", "src", "action", "srcset", "xlink:href", "poster", "data", "formaction", "background", "cite"}
_GIVEN = "nofollow ugc noopener"
_LONG = re.compile(rf"\S{{{LONG_WORD}}}(?=\S)")
_SCRIPT = re.compile(r"(?:\.\./|\./|/)*(?:assets/(?:site|gallery|search|search_page)\.js|search/directory\.js)")


def reduced(vector: str) -> str:
    """The vector without characters that no text file may hold, and with a blank in words that are too long: with those the story would only be refused."""
    return _LONG.sub(r"\g<0> ", FORBIDDEN.sub("", vector).replace("\r", "\n"))


def write_project(root: Path, vectors: Sequence[str], bodies: Sequence[str] = ()) -> None:
    """A project whose stories hold the vectors: one story a vector, which has it in every field, and stories that hold PACKED of them in their lists and text.

    `bodies` are texts that go into stories of many only. The project's own words (its themes, practice, festival, book) are vectors too.
    """
    vectors = [found for vector in vectors if (found := reduced(vector)).strip()]
    labels = [vector.strip()[:150] for vector in vectors[:12]] * 2
    _write(root / "mkdocs.yml", {"site_name": "A festival", "site_url": "https://mela.example/", "docs_dir": "content", "theme": {"name": "material", "font": False}})
    _write_text(root / "content" / "index.md", "# Home\n")
    _write(root / "content" / "taxonomy" / "themes.yml", {f"t{number}": {"label": {"en": label, "hi": label}} for number, label in enumerate(labels[:12])})
    _write(
        root / "content" / "practices" / "p.yml", {"label": labels[0], "objective": labels[1], "duration": labels[2], "about": labels[3], "tasks": [{"title": labels[4]}]}
    )
    _write(
        root / "content" / "festivals" / "f.yml",
        {
            "label": labels[5],
            "year": 2026,
            "summary": labels[6],
            "about": labels[7],
            "organiser": labels[8],
            "categories": [{"id": "c", "label": labels[9], "description": labels[10]}],
            "jury": [{"name": labels[11], "role": labels[0]}],
            "awards": [{"story": "one-0", "category": "c", "level": "winner", "citation": labels[1]}],
        },
    )
    _write(root / "content" / "editions" / "book.yml", {"title": labels[2], "subtitle": labels[3], "publisher": labels[4], "foreword": labels[5], "festival": "f"})
    photo, document = _photo(), _document()
    for number, vector in enumerate(vectors):
        _write_story(root / "stories" / f"one-{number}", [vector], vector, number, photo, document)
    for number, many in enumerate(_batches([*vectors], PACKED)):
        _write_story(root / "stories" / f"many-{number}", many, "\n\n".join(many), number, photo, document)
    for number, some in enumerate(_batches(bodies, PACKED)):
        _write_story(root / "stories" / f"text-{number}", ["A text"], "\n\n## More\n\n".join(map(reduced, some)), number, photo, document)


def _write_story(folder: Path, vectors: Sequence[str], body: str, number: int, photo: bytes, document: bytes) -> None:
    """A story with one of the vectors in every field that takes one, and with all of them in every field that takes many."""
    first, words = one_line(vectors[0], 2000), [one_line(vector, 2000) for vector in vectors]
    picture = _file_name(vectors[0], ".jpg")
    documents = [_file_name(f"{place} {vector}", f"{place}.pdf") for place, vector in enumerate(vectors)] if len(vectors) > 1 else []
    fields: dict[str, Any] = {
        "title": one_line(first, 200),
        "summary": one_line(first, 300),
        "language": "en",
        "leader": {"name": first, "role": first},
        "authors": words,
        "organisation": first,
        "school": {"name": first, "type": first, "management": first},
        "place": {"state": "Uttar Pradesh", "district": "Sitapur", "block": first, "cluster": first},
        "festival": "f",
        "practice": "p",
        "domain": "developing-self",
        "themes": [f"t{number % 12}", *words[:3]],
        "grades": ["3", *(word[:100] for word in words[:3] if word[:100].strip())],
        "subjects": words,
        "target_group": first,
        "started": "2026-01-02",
        "finished": "2026-02-03",
        "objective": first,
        "tasks": [{"title": word, "remarks": word, "done": "2026-01-12"} for word in words],
        "milestones": [{"date": "2026-02-01", "title": word} for word in words],
        "measures": [{"name": word, "unit": word, "source": word, "before": 1, "after": 2, "total": 3} for word in words],
        "quotes": [{"text": word, "by": word, "role": word} for word in words],
        "resources": [{"title": word, "url": "https://example.org/x"} for word in words],
        "contact": {"name": first, "email": first, "phone": first[:100].strip() or "1", "publish": True},
        "consent": {"by": first, "on": "2026-01-01", "photos": True, "names": True},
        "evidence": [
            {"file": picture, "caption": first, "alt": first, "credit": first},
            *({"file": name} for name in documents),
            *({"url": "https://example.org/y", "caption": word} for word in words),
        ],
        "submitted": "2026-05-02",
        "status": "published",
    }
    _write(folder / "story.yml", fields)
    _write_text(folder / "story.md", f"{body}\n")
    _write_text(
        folder / "story.hi.md", "---\n" + yaml.dump({"title": fields["title"], "summary": fields["summary"]}, Dumper=_Dumper, allow_unicode=True) + f"---\n\n{body}\n"
    )
    (folder / picture).write_bytes(photo)
    for name in documents:
        (folder / name).write_bytes(document)


def one_line(vector: str, limit: int) -> str:
    """The vector as a field takes it: at most so many characters in one line."""
    return " ".join(vector.split())[:limit].strip() or "x"


def _file_name(vector: str, ending: str) -> str:
    """The vector as a file's name, as far as one can be made of it."""
    stem = re.sub(r"[\\/:\x00-\x1f]", "", vector).encode()[:100].decode(errors="ignore").strip()
    return f"{stem}{ending}" if stem and not is_hidden(stem) and not name_problem(stem + ending, "") else f"file{ending}"


def _batches(items: Sequence[str], size: int) -> Iterator[list[str]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


class _Dumper(yaml.CSafeDumper):
    """Writes a value as often as it stands in the data: stories may not use aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _write(path: Path, data: object) -> None:
    _write_text(path, yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000))


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _photo() -> bytes:
    made = BytesIO()
    Image.new("RGB", (640, 480), "#705040").save(made, "JPEG")
    return made.getvalue()


def _document() -> bytes:
    made = BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(made)
    return made.getvalue()


def faults_of(page: bytes) -> Iterator[str]:
    """What an independent parser finds on a page that no honest submission could have put there."""
    tree = LexborHTMLParser(page.decode())
    for node in tree.css("*"):
        tag, attributes = node.tag, node.attributes
        if tag not in ALLOWED:
            yield f"element {tag}: {node.html[:100] if node.html else ''}"
            continue
        for name, value in attributes.items():
            if name not in ALLOWED[tag] and name not in SHARED:
                yield f"attribute {tag} {name}={value!r}"
            elif name in _ADDRESS:
                yield from _address_faults(tag, name, value or "", attributes)
    yield from _script_faults(tree)
    for node in tree.css(".prose *"):
        if node.tag not in ELEMENTS or set(node.attributes) - {"href", "rel", "start"}:
            yield f"in a text: {node.html[:100] if node.html else ''}"
    if len(tree.css('meta[http-equiv="Content-Security-Policy"]')) != 1:
        yield "no policy, or more than one"


def _address_faults(tag: str, name: str, value: str, attributes: Mapping[str, str | None]) -> Iterator[str]:
    told = f"address {tag} {name}={value[:100]!r}"
    plain = re.sub(r"[\x00-\x20]", "", value)
    scheme = urlsplit(plain).scheme.lower() if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", plain) else ""
    if tag == "a":
        if scheme not in ("", "http", "https", "mailto") or plain.startswith(("//", "\\")):
            yield told
        given = scheme and not value.startswith(("https://wa.me/?text=", "mailto:?subject=", "https://mela.example/"))
        if given and attributes.get("rel") != _GIVEN:
            yield f"{told} without rel"
    elif tag == "img":
        if (scheme or plain.startswith(("//", "\\"))) and not value.startswith("data:image/webp;base64,"):
            yield told
    elif (scheme or plain.startswith(("//", "\\"))) and not (tag == "link" and value.startswith("https://mela.example/")):
        yield told


def _script_faults(tree: LexborHTMLParser) -> Iterator[str]:
    for script in tree.css("script"):
        source, text = script.attributes.get("src"), script.text()
        if script.attributes.get("type") == "application/ld+json" and not source:
            try:
                json.loads(text)
            except ValueError as error:
                yield f"JSON-LD: {error}"
        elif text.strip() or not _SCRIPT.fullmatch(source or ""):
            yield f"script {source} {text[:100]}"


def headline(page: bytes) -> tuple[str, str, str]:
    """A story's title where it is read: in its heading, in the browser's tab, in its structured data."""
    tree = LexborHTMLParser(page.decode())
    data = next(data for node in tree.css('script[type="application/ld+json"]') if (data := json.loads(node.text()))["@type"] == "Article")
    return _text(tree.css_first("h1")), _text(tree.css_first("title")), data["headline"]


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def strings(found: Any) -> Iterable[str]:
    """All texts in data of any shape."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from strings(value)
    elif isinstance(found, list):
        for value in found:
            yield from strings(value)
