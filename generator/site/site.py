"""The whole site: every page that a reader may open, and every file that pages load, but for photos, documents and the search index."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from generator.catalog.catalog import Catalog
from generator.catalog.stored import digest
from generator.engine.output import Page, write_pages
from generator.engine.pool import batches
from generator.engine.runner import HERE, Here, Runner
from generator.site import assets, browse, data, edition, feeds, festival, figures_page, practice, search_page, sitemap, withdrawn
from generator.site.collection import Collection, ReadEntries, in_memory
from generator.site.context import SiteContext
from generator.site.home import with_home
from generator.site.plan import Grounds, ListingJob, Planned, StoryJob, listing_pages, make, story_pages

BATCH = 100
"""Pages that a worker makes in one go."""

FEW = 200
"""Fewer pages than this are made by this process: starting workers costs more."""

ALONE = Here(1)
"""This process."""

HAND_WRITTEN = "hand-written"
"""The kind of the pages that the chrome has ready."""

KINDS: Mapping[str, Callable[[Collection, SiteContext], Iterable[Page]]] = {
    "data": lambda collection, context: data.pages(collection.catalog, context, collection.table(), collection.array()),
    "sitemap": lambda collection, context: sitemap.pages(collection.catalog, context),
    "festivals": lambda collection, context: festival.pages(collection.catalog, context),
    "editions": lambda collection, context: edition.pages(collection.catalog, context),
    "practices": lambda collection, context: practice.pages(collection.catalog, context),
    "figures": lambda collection, context: figures_page.pages(collection.catalog, context),
    "ways in": lambda collection, context: browse.ways_in(collection.catalog, context),
    "search": lambda collection, context: search_page.pages(collection.catalog, context),
    "feed": lambda collection, context: feeds.pages(collection.catalog, context),
    "withdrawn": lambda collection, context: withdrawn.pages(collection.catalog, context),
    "assets": lambda _, context: assets.pages(context.themes),
    HAND_WRITTEN: lambda collection, context: with_home(context.chrome.pages, collection.catalog, context),
}
"""The kinds of which there are few pages; each is made as a whole."""


@dataclass(frozen=True)
class Made:
    """A kind of few pages as it was made: its key, its paths and the stories whose entries were opened for it."""

    key: bytes
    paths: tuple[str, ...]
    opened: tuple[str, ...]


@dataclass(frozen=True)
class SiteMap:
    """All pages of a site: the key of each of the many, by path, and the kinds of few."""

    keys: Mapping[str, bytes] = field(default_factory=dict)
    kinds: Mapping[str, Made] = field(default_factory=dict)

    def paths(self) -> frozenset[str]:
        """The paths of all pages."""
        return frozenset(self.keys).union(*(made.paths for made in self.kinds.values()))


@dataclass(frozen=True)
class Folders:
    """Where pages are written: below `new`, linked into `twin` if there is one; pages that stand below `before` with the same bytes are left out."""

    new: Path
    twin: Path | None = None
    before: Path | None = None

    def write(self, pages: Iterable[Page]) -> list[str]:
        """Writes the pages and gives the paths of those that were not left out."""
        return write_pages(self.new, pages, twin=self.twin, before=self.before)


Work = str | Sequence[StoryJob | ListingJob]
"""What a worker does at once: a kind of few pages, or the jobs of many."""

Done = tuple[list[str], Made | None]
"""What came of it: the paths written, and for a kind what it is made of."""


@dataclass(frozen=True)
class Site:
    """The site of a collection. `grounds` are what the many pages depend on beside stories, `ground` is that of the few."""

    collection: Collection
    context: SiteContext
    grounds: Grounds
    ground: bytes

    def planned(self) -> Iterator[Planned]:
        """The many pages."""
        yield from story_pages(self.collection, self.grounds)
        yield from listing_pages(self.collection, self.grounds)

    def key(self, kind: str, opened: Iterable[str]) -> bytes:
        """The key of a kind for which these entries were opened: all filings and cards, the rows for the data, and all of the stories that were opened."""
        digests = self.collection.digests
        shown = self._shown if kind != "assets" else b""
        rows = [known.rows for known in digests.values()] if kind == "data" else []
        whole = [part for story in opened if story in digests for part in digests[story].mains]
        return digest(self.ground, shown, b"".join(rows), b"".join(whole))

    @cached_property
    def _shown(self) -> bytes:
        """All stories with their filings and cards."""
        digests = self.collection.digests
        return digest("\n".join(digests).encode(), b"".join([part for known in digests.values() for part in (known.card, known.filing)]))

    def pages(self) -> Iterator[Page]:
        """Every page, made in this process."""
        taken = set()
        for page in [*make([planned.job for planned in self.planned()], self.collection, self.context), *(page for kind in KINDS for page in self.few(kind)[0])]:
            if page.path not in taken:
                taken.add(page.path)
                yield page

    def few(self, kind: str) -> tuple[list[Page], Made]:
        """The pages of one of KINDS."""
        entries = self.collection.catalog.entries
        opened: set[str] = set()
        if isinstance(entries, ReadEntries):
            entries.opened = opened
        pages = list(KINDS[kind](self.collection, self.context))
        return pages, Made(self.key(kind, sorted(opened)), tuple(page.path for page in pages), tuple(sorted(opened)))


def write_site(site: Site, folders: Folders, last: SiteMap, run: Runner = HERE, advance: Callable[[int], None] = lambda _: None) -> tuple[SiteMap, list[str]]:
    """Lets `run` make and write the pages whose key is not what it was in the `last` site; gives the new site and the paths written.

    `advance` is told how many pages are done. Whoever makes pages writes them.

    Raises:
        MachineError: the disk is full or may not be written.
    """
    planned = list(site.planned())
    keys = {page.path: page.key for page in planned}
    jobs = [page.job for page in planned if last.keys.get(page.path) != page.key]
    kinds = {kind: made for kind in KINDS if (made := last.kinds.get(kind)) and made.key == site.key(kind, made.opened)}
    # The kinds of few pages come first: one of them takes longer than a batch of the many.
    work: list[Work] = [kind for kind in KINDS if kind not in kinds and kind != HAND_WRITTEN]
    work += batches(jobs, BATCH)
    written: list[str] = []
    for one, (paths, made) in zip(work, (run if len(jobs) >= FEW else ALONE)(partial(_do, site, folders), work), strict=True):
        written += paths
        if made:
            kinds[str(one)] = made
        advance(len(made.paths) if made else len(one))
    if HAND_WRITTEN not in kinds:
        # What people wrote by hand comes last: it stands only where no other page does.
        pages, made = site.few(HAND_WRITTEN)
        taken = SiteMap(keys, kinds).paths()
        pages = [page for page in pages if page.path not in taken]
        kinds[HAND_WRITTEN] = replace(made, paths=tuple(page.path for page in pages))
        written += folders.write(pages)
        advance(len(pages))
    return SiteMap(keys, kinds), written


def _do(site: Site, folders: Folders, work: Work) -> Done:
    if isinstance(work, str):
        pages, made = site.few(work)
        return folders.write(pages), made
    return folders.write(make(work, site.collection, site.context)), None


def site_in_memory(catalog: Catalog, context: SiteContext) -> Site:
    """The site of a catalog whose entries lie in memory, of which nothing was kept."""
    return Site(in_memory(catalog), context, Grounds(b"", b""), b"")
