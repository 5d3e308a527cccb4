"""The sitemap: every page that a search engine should know, with its languages and the day it changed (sitemaps.org 0.9; hreflang as xhtml:link)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.catalog.catalog import Catalog
from generator.engine.output import Page
from generator.engine.pool import batches
from generator.engine.templates import environment, theme_folders
from generator.site import browse, data, edition, festival, figures_page, practice
from generator.site.addresses import absolute, filed_paths
from generator.site.context import SiteContext

LIMIT = 50_000
"""Addresses that a file may hold; more are split, with an index over the files."""

HIDDEN = ("404.html", "search/index.html")
"""Hand-written pages that no search engine should list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page in the sitemap: its address, the day it changed ("" where it is unknown), and its addresses by language where it has several."""

    address: str
    changed: str = ""
    alternates: Mapping[str, str] = field(default_factory=dict)


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """`sitemap.xml`, if the project has an address; beyond 50,000 addresses an index of `sitemap-1.xml`, `sitemap-2.xml` ..."""
    if catalog.project.url:
        yield from sitemap(catalog, tuple(listed(catalog, context)))


def listed(catalog: Catalog, context: SiteContext) -> Iterator[Listed]:
    """Every page: the hand-written ones, the stories in each of their languages, the listings."""
    project = catalog.project
    written = [page.path.removesuffix("index.html") for page in context.chrome.pages if page.path.endswith(".html") and page.path not in HIDDEN]
    listings = [*browse.addresses(catalog), *festival.addresses(catalog), *edition.addresses(catalog), *practice.addresses(catalog)]
    generated = [*listings, *figures_page.addresses(), *data.addresses()]
    for path in sorted({"", *written, *generated}):
        yield Listed(absolute(project, path))
    for filing in sorted(catalog.filings.values(), key=lambda filing: filing.id):
        alternates = {language: absolute(project, path) for language, path in filed_paths(filing).items()}
        for address in alternates.values():
            yield Listed(address, filing.changed[:10], alternates if len(alternates) > 1 else {})


def sitemap(catalog: Catalog, found: Sequence[Listed], limit: int = LIMIT) -> Iterator[Page]:
    """The files of a sitemap of `found`, at most `limit` addresses in each."""
    template = environment(theme_folders(catalog.project.themes), "en").get_template("site/sitemap.xml")
    parts = batches(found, limit)
    if len(parts) == 1:
        yield Page("sitemap.xml", template.render(pages=parts[0], parts=()).encode())
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Page("sitemap.xml", template.render(pages=(), parts=[absolute(catalog.project, name) for name in names]).encode())
    for name, part in zip(names, parts, strict=True):
        yield Page(name, template.render(pages=part, parts=()).encode())
