"""The whole site: every page that a reader may open, and every file that pages load, but for photos, documents and the search index."""

from collections.abc import Iterator, Mapping

from generator.catalog.catalog import Catalog
from generator.engine.output import Page
from generator.engine.templates import theme_folders
from generator.media.document import PublishedDocument
from generator.media.photo import Photo
from generator.site import assets, browse, feeds, festival, figures_page, practice, search_page, sitemap, story
from generator.site.chrome import Chrome
from generator.site.context import SiteContext
from generator.site.home import with_home

KINDS = (browse, festival, practice, figures_page, search_page, feeds, sitemap)
"""The modules of the other kinds of page; each has `pages(catalog, context)`."""


def build_site(catalog: Catalog, photos: Mapping[str, Photo], documents: Mapping[str, PublishedDocument], chrome: Chrome, processes: int | None = None) -> Iterator[Page]:
    """All pages and assets of the site. `photos` and `documents` are those of the catalog's stories, by their files' fingerprints."""
    themes = theme_folders(catalog.project.themes)
    context = SiteContext(catalog.project, chrome, photos, documents, themes)
    yield from assets.pages(themes)
    yield from with_home(chrome.pages, catalog, context)
    yield from story.pages(catalog, context, processes)
    for kind in KINDS:
        yield from kind.pages(catalog, context)
