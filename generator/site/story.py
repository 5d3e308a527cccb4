"""The pages of stories: each in the language it was written in and in every language it was translated into."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.measures import MeasureBars, measure_bars
from generator.engine.output import Page
from generator.engine.pool import batches
from generator.locale.messages import messages
from generator.model.label import in_language
from generator.model.language import language as language_of
from generator.model.story import Measure
from generator.site.addresses import browse_path, root_from
from generator.site.context import SiteContext
from generator.site.parts import parts_of
from generator.site.schema import Crumb
from generator.site.structured import story_head

BATCH = 100
"""Stories that a worker renders at once."""


@dataclass(frozen=True, slots=True)
class Change:
    """A measure as it is shown: as a sentence of figures, and as bars."""

    measure: Measure
    bars: MeasureBars


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """The pages of every story of the catalog, in its order."""
    for ids in shares(catalog):
        yield from share(ids, catalog, context)


def shares(catalog: Catalog) -> list[Sequence[str]]:
    """The stories' ids, as workers share them."""
    return batches(tuple(catalog.entries), BATCH)


def share(ids: Sequence[str], catalog: Catalog, context: SiteContext) -> list[Page]:
    """The pages of these stories."""
    return [story_page(catalog, context, catalog.entries[story], language) for story in ids for language in catalog.entries[story].texts]


def story_page(catalog: Catalog, context: SiteContext, entry: Entry, language: str) -> Page:
    """The page of a story in one of its languages."""
    text = entry.texts[language]
    path = context.story_path(entry, language)
    photos, parts = context.photos_of(entry), parts_of(entry, language)
    first_quote = entry.story.quotes[:1] if any(part.kind == "change" for part in parts) else ()
    article = context.render(
        "site/story.html",
        language,
        entry=entry,
        story=entry.story,
        text=text,
        root=root_from(path),
        photos=photos,
        parts=parts,
        first_quote=first_quote,
        more_quotes=entry.story.quotes[len(first_quote) :],
        changes=_changes(entry, language),
        documents=[(shown, context.documents[shown.file.fingerprint]) for shown in entry.documents if shown.file.fingerprint in context.documents],
        names_refused=entry.story.consent is not None and entry.story.consent.names is False,
        share=context.address(path),
        parent=catalog.entries[entry.adapted_from] if entry.adapted_from else None,
        adaptations=catalog.stories(entry.adaptations),
        related=catalog.stories(entry.related),
        neighbours=_neighbours(catalog, entry, language),
    )
    way = _way(entry, language)
    return context.page(
        path,
        kind="story",
        language=language,
        title=text.title,
        description=text.summary,
        article=article,
        head=story_head(entry, language, context, [*way, Crumb(text.title, path)]),
        breadcrumbs=[(crumb.name, root_from(path) + crumb.path) for crumb in way],
        alternates=[(code, context.story_path(entry, code)) for code in entry.texts] if len(entry.texts) > 1 else (),
    )


def _changes(entry: Entry, language: str) -> list[Change]:
    """The measures that have a number at all."""
    direction = language_of(language).direction
    return [Change(measure, bars) for measure in entry.story.measures if (bars := measure_bars(measure, direction))]


def _neighbours(catalog: Catalog, entry: Entry, language: str) -> list[tuple[str, Entry | None, Entry | None]]:
    """The stories before and after this one in its district and in its practice, under the name of each."""
    names = {
        "district": in_language(entry.where.district.labels, language) if entry.where.district else "",
        "practice": in_language(entry.practice.label, language) if entry.practice else "",
    }
    found = [(name, *catalog.neighbours(entry, facet)) for facet, name in names.items()]
    return [(name, before, after) for name, before, after in found if before or after]


def _way(entry: Entry, language: str) -> list[Crumb]:
    """The way to a story: all stories, its state, its district."""
    places = [(facet, place) for facet, place in (("state", entry.where.state), ("district", entry.where.district)) if place]
    return [
        Crumb(messages(language).gettext("Stories"), browse_path()),
        *(Crumb(in_language(place.labels, language), browse_path(facet, place.id)) for facet, place in places),
    ]
