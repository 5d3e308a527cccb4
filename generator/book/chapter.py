"""Typesetting: one sheet of HTML to one PDF in the cache, in a worker process. A sheet is a chapter's stories or a part of the front or end matter."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from generator.book.actual_text import write_actual_text
from generator.book.fetcher import PreparedFiles
from generator.engine.cache import Cache
from generator.engine.fingerprint import fingerprint, fingerprint_of_file

VERSION = fingerprint(
    weasyprint.__version__,
    str(weasyprint.text.ffi.pango.pango_version()),
    *(fingerprint_of_file(Path(__file__).with_name(name)) for name in ("chapter.py", "actual_text.py")),
)
"""What a typeset sheet depends on beside its own words, styles and photos."""

END = "end"
"""Anchor of a last page that only makes the page before it the last of a spread; it is not kept."""

SILENT = "silent-"
"""Beginning of the anchors of pages that carry no page number."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """HTML ready for the typesetter, with the style sheet and the prepared files that it names. Without `tagged` it is mere decoration to a reader's software."""

    html: str
    styles: str
    files: Mapping[str, Path] = field(default_factory=dict)
    tagged: bool = True

    @property
    def key(self) -> str:
        """The fingerprint of all that its PDF depends on."""
        files = [part for name in sorted(self.files) for part in (name, fingerprint_of_file(self.files[name]))]
        return fingerprint(VERSION, repr(self.tagged), self.html, self.styles, *files)


@dataclass(frozen=True, slots=True)
class Typeset:
    """A sheet's pages: how many, which carry no number, and on which each anchor stands (counted from 0), and the keys of its photos.

    Its PDF lies in the cache under `key`.
    """

    key: str
    pages: int
    anchors: Mapping[str, int]
    silent: tuple[int, ...]
    photos: tuple[str, ...] = ()


def known(sheet: Sheet, folder: Path) -> Typeset | None:
    """What came of the sheet where it was typeset before; None where it is not in the cache at `folder`."""
    key, stored = sheet.key, Cache(folder)
    raw = stored.get(f"{key}-facts")
    if raw is None or stored.get(key) is None:
        return None
    facts = json.loads(raw)
    return Typeset(key, facts["pages"], facts["anchors"], tuple(facts["silent"]), tuple(facts["photos"]))


def typeset(job: tuple[Sheet, Path]) -> Typeset:
    """Typesets a sheet into the cache at the given folder, unless it lies there already."""
    sheet, folder = job
    return known(sheet, folder) or _typeset(sheet, folder)


def _typeset(sheet: Sheet, folder: Path) -> Typeset:
    write_actual_text()
    document = weasyprint.HTML(string=sheet.html, url_fetcher=PreparedFiles(sheet.files)).render(
        stylesheets=[_styles(sheet.styles)], font_config=_fonts(), presentational_hints=False, pdf_tags=sheet.tagged
    )
    pages = [page for page in document.pages if END not in page.anchors]
    made = Typeset(
        sheet.key,
        len(pages),
        # A section's anchor is on each of its pages: read from the last page to the first, the first one stays.
        {name: number for number, page in reversed(list(enumerate(pages))) for name in page.anchors if not name.startswith(SILENT)},
        tuple(number for number, page in enumerate(pages) if _is_silent(page)),
        tuple(sorted(sheet.files)),
    )
    stored = Cache(folder)
    stored.put(made.key, document.copy(pages).write_pdf(pdf_tags=sheet.tagged))
    stored.put(f"{made.key}-facts", json.dumps(asdict(made)).encode())
    return made


def _is_silent(page: Any) -> bool:
    """Whether it asks for no number: by an anchor, or as the page that fills a spread."""
    return page._page_box.page_type.blank or any(name.startswith(SILENT) for name in page.anchors)


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _styles(text: str) -> weasyprint.CSS:
    return weasyprint.CSS(string=text, font_config=_fonts(), url_fetcher=PreparedFiles({}))
