"""The festivals' pages: who won in each category and what the jury said, who else took part, and the list of all festivals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.prose import html
from generator.engine.output import Page
from generator.locale.messages import messages
from generator.model.content import Award, Category, Festival, Term
from generator.model.label import in_language
from generator.site.addresses import browse_path, edition_path, festival_path, root_from
from generator.site.context import SiteContext
from generator.site.schema import Crumb
from generator.site.structured import festival_head, listing_head, picture_of

OTHERS = 24
"""Stories without an award that a festival's page shows before it leads to all."""


@dataclass(frozen=True, slots=True)
class Given:
    """An award with the story that has it."""

    entry: Entry
    level: Term
    citation: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """What a category came to: those of the highest level that was given in it, and the rest, both in the order of levels."""

    category: Category
    first: tuple[Given, ...]
    next: tuple[Given, ...]


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """`festivals/` and a page for each festival; none where there is no festival."""
    festivals = newest_first(catalog)
    if festivals:
        yield _list_page(catalog, festivals, context)
    for festival in festivals:
        yield _festival_page(catalog, festival, context)


def addresses(catalog: Catalog) -> Iterator[str]:
    """The paths of all these pages."""
    festivals = newest_first(catalog)
    if festivals:
        yield "festivals/"
    yield from map(festival_path, festivals)


def newest_first(catalog: Catalog) -> list[Festival]:
    """The festivals, the newest year first."""
    return sorted(catalog.content.festivals.values(), key=lambda festival: (-festival.year, festival.id))


def results(catalog: Catalog, festival: Festival) -> tuple[Result, ...]:
    """The categories with awards to published stories, in the festival's order."""
    levels = list(catalog.content.awards)
    made = []
    for category in festival.categories:
        awards = [award for award in festival.awards if award.category == category.id and award.story in catalog.filings and award.level in levels]
        awards.sort(key=lambda award: levels.index(award.level))
        first = tuple(_given(catalog, award) for award in awards if award.level == awards[0].level)
        rest = tuple(_given(catalog, award) for award in awards if award.level != awards[0].level)
        if awards:
            made.append(Result(category, first, rest))
    return tuple(made)


def _given(catalog: Catalog, award: Award) -> Given:
    return Given(catalog.entries[award.story], catalog.content.awards[award.level], award.citation or {})


def opener(found: tuple[Result, ...], context: SiteContext) -> Entry | None:
    """The first winner with a photo."""
    winners = (given.entry for result in found for given in result.first)
    return next((entry for entry in winners if context.photos_of(entry)), None)


def others(catalog: Catalog, festival: Festival, found: tuple[Result, ...]) -> tuple[str, ...]:
    """The ids of the festival's stories without an award, newest first."""
    awarded = {given.entry.id for result in found for given in (*result.first, *result.next)}
    return tuple(story for story in catalog.ids_with("festival", festival.id) if story not in awarded)


def _festival_page(catalog: Catalog, festival: Festival, context: SiteContext) -> Page:
    language, path = context.language, festival_path(festival)
    words, root, title = messages(context.language), root_from(festival_path(festival)), in_language(festival.label, context.language)
    found = results(catalog, festival)
    shown, rest = opener(found, context), others(catalog, festival, found)
    crumbs = [Crumb(words.gettext("Home"), ""), Crumb(words.gettext("Festivals"), "festivals/"), Crumb(title, path)]
    article = context.render(
        "site/festival.html",
        language,
        root=root,
        festival=festival,
        results=found,
        opener=shown,
        about=Markup(html(festival.about)) if festival.about else "",  # noqa: S704 - prose.html sanitises
        stories=len(catalog.ids_with("festival", festival.id)),
        books=[(edition, edition_path(edition)) for edition in catalog.content.editions.values() if edition.festival == festival.id],
        others=catalog.stories(rest[:OTHERS]),
        all_href=root + browse_path("festival", festival.id) if len(rest) > OTHERS else None,
        others_count=len(rest),
    )
    return context.page(
        path,
        kind="festival",
        language=language,
        title=title,
        article=article,
        description=in_language(festival.summary or {}, language),
        head=festival_head(festival, language, context, picture_of(shown, context) if shown else None, crumbs),
        breadcrumbs=[(crumb.name, root + crumb.path) for crumb in crumbs[:-1]],
    )


def _list_page(catalog: Catalog, festivals: list[Festival], context: SiteContext) -> Page:
    language, path = context.language, "festivals/"
    words, root = messages(context.language), root_from("festivals/")
    title = words.gettext("Festivals")
    rows = [
        {
            "festival": festival,
            "path": festival_path(festival),
            "opener": opener(found, context),
            "stories": len(catalog.ids_with("festival", festival.id)),
            "awards": sum(len(result.first) + len(result.next) for result in found),
        }
        for festival in festivals
        for found in [results(catalog, festival)]
    ]
    crumbs = [Crumb(words.gettext("Home"), ""), Crumb(title, path)]
    description = words.gettext("The festivals at which these stories were told, and what the juries honoured.")
    return context.page(
        path,
        kind="festival",
        language=language,
        title=title,
        article=context.render("site/festivals.html", language, root=root, title=title, sentence=description, rows=rows),
        description=description,
        head=listing_head((), language, context, title=title, description=description, path=path, crumbs=crumbs),
        breadcrumbs=[(words.gettext("Home"), root)],
    )
