"""The plan of the site's many pages: each with a key, a digest of all that it is made from, and the job that makes it.

A page whose key is what it was in the last build stands as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalog.facets import FacetValue
from generator.catalog.relations import Kin
from generator.catalog.stored import digest
from generator.engine.output import Page
from generator.site import browse, story
from generator.site.addresses import browse_path, filed_paths, root_from
from generator.site.collection import Collection
from generator.site.context import SiteContext


class StoryJob(NamedTuple):
    """To make the page of a story in its language with this number."""

    story: str
    number: int


class ListingJob(NamedTuple):
    """To make the page with this number of a facet's value."""

    facet: str
    value: str
    number: int


class Planned(NamedTuple):
    """A page: its path from the site's root, its key and its job."""

    path: str
    key: bytes
    job: StoryJob | ListingJob


@dataclass(frozen=True, slots=True)
class Grounds:
    """What every page of a kind depends on beside the stories: templates, program, settings, words, shells; a digest for each kind of `Planned`."""

    stories: bytes
    listings: bytes


def story_pages(collection: Collection, grounds: Grounds) -> Iterator[Planned]:
    """The pages of all stories in all their languages."""
    catalog, cards = collection.catalog, {story: known.card for story, known in collection.digests.items()}
    for story_id, filing in catalog.filings.items():
        others = [cards[other] for other in collection.related[story_id]]
        for facet in ("district", "practice"):
            before, after = catalog.neighbours(story_id, facet)
            others += [cards[before] if before else b"", cards[after] if after else b""]
        kin = collection.kin.get(story_id)
        if kin:
            others += [cards[other] for other in (kin.adapted_from, *kin.adaptations) if other]
        around = b"".join(others)
        for number, (path, main) in enumerate(zip(filed_paths(filing).values(), collection.digests[story_id].mains, strict=True)):
            yield Planned(f"{path}index.html", digest(grounds.stories, main, around), StoryJob(story_id, number))


def listing_pages(collection: Collection, grounds: Grounds) -> Iterator[Planned]:
    """The pages of all values of all facets."""
    catalog = collection.catalog
    cards = {story: known.card for story, known in collection.digests.items()}
    facets = {story: known.facets for story, known in collection.digests.items()}
    names = digest(repr([(facet.id, [(value.id, value.labels) for value in facet.values.values()]) for facet in catalog.facets.values()]).encode())
    for facet in browse.filled(catalog):
        for value in facet.values.values():
            ground = digest(grounds.listings, names, b"".join([facets[story] for story in value.stories]))
            yield from _listings_of(facet.id, value, ground, cards)


def _listings_of(facet: str, value: FacetValue, ground: bytes, cards: Mapping[str, bytes]) -> Iterator[Planned]:
    for number in range(1, browse.last(value) + 1):
        shown = [cards[story] for story in value.stories[(number - 1) * browse.PER_PAGE : number * browse.PER_PAGE]]
        yield Planned(f"{browse_path(facet, value.id, number)}index.html", digest(ground, b"".join(shown)), ListingJob(facet, value.id, number))


def make(jobs: Sequence[StoryJob | ListingJob], collection: Collection, context: SiteContext) -> Iterator[Page]:
    """The pages of these jobs."""
    for job in jobs:
        if isinstance(job, StoryJob):
            yield _story_page(job, collection, context)
        else:
            facet = collection.catalog.facets[job.facet]
            yield from browse.value_pages(collection.catalog, facet, facet.values[job.value], context, [job.number])


def _story_page(job: StoryJob, collection: Collection, context: SiteContext) -> Page:
    catalog = collection.catalog
    language, path = list(filed_paths(catalog.filings[job.story]).items())[job.number]
    if collection.stored is None:
        return story.story_page(catalog, context, catalog.entries[job.story], language)
    root, main, kin = root_from(path), collection.main(job.story, job.number), collection.kin.get(job.story, Kin())
    tree = story.spread(main, language, root, kin.adapted_from, kin.adaptations, context)
    beside = story.neighbours(catalog, context, job.story, language)
    around = story.around(language, root, beside, context.cards_of(collection.related[job.story]), context)
    return story.complete(path, language, main, tree, around, context)
