"""The pages of stories: each in the language it was written in and in every language it was translated into.

A page has a main part, made of its story alone, with a place in it for the tree of those that were adapted from one another, and behind it ways to other
stories; both are made of those stories' cards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.measures import MeasureBars, measure_bars
from generator.engine.output import Page
from generator.locale.messages import messages
from generator.model.label import in_language
from generator.model.language import language as language_of
from generator.model.story import Measure
from generator.site.addresses import browse_path, root_from
from generator.site.card import Card
from generator.site.context import SiteContext
from generator.site.films import films_among
from generator.site.parts import parts_of
from generator.site.schema import Crumb
from generator.site.structured import story_head

MAIN_TEMPLATES = (
    "site/story.html",
    "site/story/marks.html",
    "site/structured.html",
    "site/partials/head.html",
    "site/partials/breadcrumbs.html",
)
"""What main parts are rendered with."""

AROUND_TEMPLATES = ("site/story/spread.html", "site/story/around.html", "site/card.html")
"""What shows other stories is rendered with."""

SPREAD = Markup("<!--spread-->")
"""What a main part is rendered with where the tree of adaptations has its place; no submitted text holds a comment (catalog/prose.py, autoescape)."""

Neighbours = tuple[str, Card | None, Card | None]
"""What stories share, in words, and the stories before and after one among those that share it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A measure as it is shown: as a sentence of figures, and as bars; `drawn` are the marks of their chart."""

    measure: Measure
    bars: MeasureBars
    drawn: Markup


class MainPart(NamedTuple):
    """A page but for the ways to other stories, as HTML: what goes into the slots of the shell (shell.SLOTS).

    The tree of adaptations stands between `article` and `end`, under `spread`, a heading in plain words; that is "" where the story has a section of its own for it.
    """

    title: str
    head: str
    breadcrumbs: str
    article: str
    end: str
    spread: str


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """The pages of every story of the catalog, in its order."""
    for entry in catalog.entries.values():
        for language in entry.texts:
            yield story_page(catalog, context, entry, language)


def story_page(catalog: Catalog, context: SiteContext, entry: Entry, language: str) -> Page:
    """The page of a story in one of its languages."""
    path = context.story_path(entry, language)
    root, main = root_from(path), main_part(entry, language, context)
    tree = spread(main, language, root, entry.adapted_from, entry.adaptations, context)
    behind = around(language, root, neighbours(catalog, context, entry.id, language), context.cards_of(entry.related), context)
    return complete(path, language, main, tree, behind, context)


def main_part(entry: Entry, language: str, context: SiteContext) -> MainPart:
    """The main part of a story's page in one of its languages."""
    text = entry.texts[language]
    path = context.story_path(entry, language)
    root, parts, way, photos = root_from(path), parts_of(entry, language), _way(entry, language), context.photos_of(entry)
    films, links = films_among(entry.links, photos)
    first_quote = entry.story.quotes[:1] if any(part.kind == "change" for part in parts) else ()
    article = context.render(
        "site/story.html",
        language,
        entry=entry,
        story=entry.story,
        text=text,
        root=root,
        photos=photos,
        films=films,
        links=links,
        parts=parts,
        first_quote=first_quote,
        more_quotes=entry.story.quotes[len(first_quote) :],
        changes=_changes(entry, language, context),
        documents=[(shown, context.documents[shown.file.fingerprint]) for shown in entry.documents if shown.file.fingerprint in context.documents],
        share=context.address(path),
        spread=SPREAD,
    )
    article, _, end = article.partition(SPREAD)
    head, breadcrumbs = context.head_and_trail(
        path,
        language,
        description=text.summary,
        head=story_head(entry, language, context, [*way, Crumb(text.title, path)]),
        breadcrumbs=[(crumb.name, root + crumb.path) for crumb in way],
        alternates=[(code, context.story_path(entry, code)) for code in entry.texts] if len(entry.texts) > 1 else (),
    )
    heading = next((part.heading for part in parts if part.kind == "spread" and not part.html), "")
    return MainPart(str(escape(text.title)), head, breadcrumbs, article, end, heading)


def spread(main: MainPart, language: str, root: str, adapted_from: str | None, adaptations: Sequence[str], context: SiteContext) -> str:
    """How the story of a main part spread, as a small tree; nothing for most stories."""
    if not (adapted_from or adaptations):
        return ""
    parent, shown = context.stories[adapted_from] if adapted_from else None, context.cards_of(adaptations)
    title = Markup(main.title)  # noqa: S704 - escaped already
    return context.render("site/story/spread.html", language, root=root, heading=main.spread, title=title, parent=parent, adaptations=shown)


def around(language: str, root: str, neighbours: Sequence[Neighbours], related: Sequence[Card], context: SiteContext) -> str:
    """What stands behind the main part of a page in `language` that is `root` away from the site's root: the ways to other stories."""
    return context.render("site/story/around.html", language, root=root, neighbours=neighbours, related=related) if neighbours or related else ""


def complete(path: str, language: str, main: MainPart, spread: str, around: str, context: SiteContext) -> Page:
    """The finished page at `path` of its main part, the tree of adaptations in it, and what stands behind it."""
    article = f"{main.article}{spread}{main.end}{around}"
    return context.filled(path, "story", language, title=main.title, head=main.head, breadcrumbs=main.breadcrumbs, article=article)


def neighbours(catalog: Catalog, context: SiteContext, story: str, language: str) -> list[Neighbours]:
    """The stories before and after this one in its district and in its practice, under the name of each."""
    facets, content, found = catalog.filings[story].facets, catalog.content, []
    for facet in ("district", "practice"):
        around = catalog.neighbours(story, facet)
        if any(around):
            value = facets[facet][0]
            labels = content.places.districts[value].labels if facet == "district" else content.practices[value].label
            before, after = (context.stories[other] if other else None for other in around)
            found.append((in_language(labels, language), before, after))
    return found


def _changes(entry: Entry, language: str, context: SiteContext) -> list[Change]:
    """The measures that have a number at all."""
    direction = language_of(language).direction
    shown = [(measure, bars) for measure in entry.story.measures if (bars := measure_bars(measure, direction))]
    return [Change(measure, bars, context.drawn(bars.chart, bars.figures.percent, language)) for measure, bars in shown]


def _way(entry: Entry, language: str) -> list[Crumb]:
    """The way to a story: all stories, its state, its district."""
    places = [(facet, place) for facet, place in (("state", entry.where.state), ("district", entry.where.district)) if place]
    return [
        Crumb(messages(language).gettext("Stories"), browse_path()),
        *(Crumb(in_language(place.labels, language), browse_path(facet, place.id)) for facet, place in places),
    ]
