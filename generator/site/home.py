"""The home page: what stands in content/index.md, opened by what the stories give."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.facets import FacetValue
from generator.catalog.figures import totals
from generator.catalog.filing import Filing
from generator.engine.output import Page
from generator.errors import ProjectError
from generator.locale.messages import messages
from generator.locale.values import number_words
from generator.site.context import SiteContext

SLOT = b"@@mela-home@@"
"""Where the theme's home.html has the stories' part."""

FEATURED = 3
"""Stories with a large photo."""

STATES = 12
"""States that are named; the others are behind "all places"."""

LITTLE = 1000
"""Rupees that are little money."""

WEEKS = 6
"""Weeks that are a short time."""

NAMED = 3
"""Stories named for each thing that one may have."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a reader may have to begin with, and stories that needed no more; `count` is how many there are."""

    name: str
    entries: tuple[Entry, ...]
    count: int


def with_home(chrome: Iterable[Page], catalog: Catalog, context: SiteContext) -> list[Page]:
    """The hand-written pages, the home page among them complete.

    Raises:
        ProjectError: the home page of the theme has lost its slot.
    """
    return [replace(page, content=_filled(page.content, catalog, context)) if page.path == "index.html" else page for page in chrome]


def _filled(page: bytes, catalog: Catalog, context: SiteContext) -> bytes:
    if SLOT not in page and b"@@mela" in page:
        raise ProjectError("The theme's home page has lost its slot: write @@mela-home@@ where it belongs in themes/site/overrides/home.html.")
    return page.replace(SLOT, home_article(catalog, context).encode())


def home_article(catalog: Catalog, context: SiteContext) -> str:
    """The stories' part of the home page, as HTML."""
    return context.render(
        "site/home.html",
        context.language,
        root="./",
        project=catalog.project,
        stories=len(catalog.filings),
        schools=totals(catalog.filings.values()).schools,
        districts=len(_values(catalog, "district")),
        featured=_featured(catalog, context),
        domains=_values(catalog, "domain"),
        states=_values(catalog, "state")[:STATES],
        themes=_values(catalog, "theme"),
        means=_means(catalog, context.language),
    )


def _values(catalog: Catalog, facet: str) -> tuple[FacetValue, ...]:
    return tuple(catalog.facets[facet].values.values()) if facet in catalog.facets else ()


def _featured(catalog: Catalog, context: SiteContext) -> tuple[Entry, ...]:
    """Awarded stories with a photo, the highest award of the newest festival first; where there are too few, the newest stories with a photo."""
    levels = list(catalog.content.awards)
    best: dict[str, tuple[int, int]] = {}
    for festival in catalog.content.festivals.values():
        for award in festival.awards:
            if award.level in levels and award.story in catalog.filings:
                rank = (-festival.year, levels.index(award.level))
                best[award.story] = min(best.get(award.story, rank), rank)
    awarded = sorted((story for story in catalog.filings if story in best), key=best.__getitem__)
    candidates = (catalog.entries[story] for story in dict.fromkeys([*awarded, *catalog.filings]) if catalog.filings[story].photo)
    return tuple(islice((entry for entry in candidates if context.photos_of(entry)), FEATURED))


def _means(catalog: Catalog, language: str) -> list[Means]:
    """Stories by what one has to begin with."""
    say = messages(language).gettext
    wishes = [
        (say("No money"), _no_money),
        (say("Less than ₹ %(amount)s") % {"amount": number_words(LITTLE, language)}, _little_money),
        (say("Six weeks"), _short),
    ]
    found = [_needing(catalog, name, enough) for name, enough in wishes]
    return [means for means in found if means.entries]


def _needing(catalog: Catalog, name: str, enough: Callable[[Filing], bool]) -> Means:
    stories = [filing.id for filing in catalog.filings.values() if enough(filing)]
    return Means(name, catalog.stories(stories[:NAMED]), len(stories))


def _no_money(filing: Filing) -> bool:
    return filing.amount == 0


def _little_money(filing: Filing) -> bool:
    return filing.amount is not None and filing.currency == "INR" and 0 < filing.amount < LITTLE


def _short(filing: Filing) -> bool:
    return filing.days is not None and 0 <= filing.days <= 7 * WEEKS
