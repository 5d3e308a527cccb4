"""The whole site: every page that a reader may open, and every file that pages load, but for photos, documents and the search index."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from generator.catalog.catalog import Catalog
from generator.engine.output import Page, write_pages
from generator.engine.pool import in_parallel
from generator.engine.templates import theme_folders
from generator.media.document import PublishedDocument
from generator.media.photo import Photo
from generator.site import assets, browse, data, edition, feeds, festival, figures_page, practice, search_page, sitemap, story
from generator.site.chrome import Chrome
from generator.site.context import SiteContext
from generator.site.home import with_home

KINDS = (festival, edition, practice, figures_page, data, search_page, feeds, sitemap)
"""The modules of kinds with few pages; each has `pages(catalog, context)`."""

SHARED = {"story": story, "browse": browse}
"""The modules of kinds with so many pages that workers share them; each has `shares(catalog)` and `share(one, catalog, context)`."""

FEW = 200
"""Fewer stories than this are written by this process: starting workers costs more."""


def write_site(
    folder: Path, catalog: Catalog, photos: Mapping[str, Photo], documents: Mapping[str, PublishedDocument], chrome: Chrome, processes: int | None = None
) -> int:
    """Writes all pages and assets of the site below `folder` and says how many. Workers write what they made themselves.

    Raises:
        MachineError: the disk is full or may not be written.
    """
    context = SiteContext(catalog.project, chrome, photos, documents, theme_folders(catalog.project.themes))
    work = [(name, one) for name, kind in SHARED.items() for one in kind.shares(catalog)]
    write = partial(_write, folder=folder, catalog=catalog, context=context)
    return len(write_pages(folder, _single(catalog, context))) + sum(in_parallel(write, work, processes if len(catalog.entries) >= FEW else 1))


def build_site(catalog: Catalog, photos: Mapping[str, Photo], documents: Mapping[str, PublishedDocument], chrome: Chrome) -> Iterator[Page]:
    """All pages and assets of the site. `photos` and `documents` are those of the catalog's stories, by their files' fingerprints."""
    context = SiteContext(catalog.project, chrome, photos, documents, theme_folders(catalog.project.themes))
    yield from _single(catalog, context)
    for name, kind in SHARED.items():
        for one in kind.shares(catalog):
            yield from _share((name, one), catalog, context)


def _single(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    yield from assets.pages(context.themes)
    yield from with_home(context.chrome.pages, catalog, context)
    yield from browse.ways_in(catalog, context)
    for kind in KINDS:
        yield from kind.pages(catalog, context)


def _share(one: tuple[str, Any], catalog: Catalog, context: SiteContext) -> list[Page]:
    name, share = one
    made: list[Page] = SHARED[name].share(share, catalog, context)
    return made


def _write(one: tuple[str, Any], folder: Path, catalog: Catalog, context: SiteContext) -> int:
    return len(write_pages(folder, _share(one, catalog, context)))
