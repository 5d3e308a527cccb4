"""The editions' pages: what the printed book is, who opens it and what stands in it, with every story to read here.

There is no link to the PDF: site and book are built apart, each whole or not at all, so the site cannot know whether print/ holds the edition, nor of which day.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.prose import html
from generator.engine.output import Page
from generator.locale.messages import messages
from generator.model.content import Edition, Festival
from generator.model.label import in_language
from generator.site.addresses import browse_path, edition_path, root_from
from generator.site.context import SiteContext
from generator.site.schema import Crumb
from generator.site.structured import edition_head, listing_head, picture_of

LISTED = 600
"""Stories that a page of contents names at the most, shared evenly among its chapters; the rest of a chapter is behind a link."""

FEW = 3
"""Stories that each chapter names however many chapters there are."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: the value of the edition's facet ("" for stories without one), its name, its first stories in the book's order, their number, the path to them all."""

    value: str
    title: str
    stories: tuple[Entry, ...]
    count: int
    path: str


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """`editions/` and a page for each edition under content/editions and for the default one."""
    editions = newest_first(catalog)
    if editions:
        yield _list_page(catalog, editions, context)
    for edition in editions:
        yield _edition_page(catalog, edition, context)


def addresses(catalog: Catalog) -> Iterator[str]:
    """The paths of all these pages."""
    editions = newest_first(catalog)
    if editions:
        yield "editions/"
    yield from map(edition_path, editions)


def newest_first(catalog: Catalog) -> list[Edition]:
    """The editions, the newest first; those without a date last."""
    named = sorted(catalog.content.editions.values(), key=lambda edition: edition.id)
    return sorted(named, key=lambda edition: edition.date.toordinal() if edition.date else 0, reverse=True)


def chapters(catalog: Catalog, edition: Edition, language: str) -> tuple[Chapter, ...]:
    """The contents by the edition's facet: a story with several values stands under its first, one without in the last chapter."""
    facet = catalog.facets[edition.group_by]
    grouped: dict[str, list[str]] = {value: [] for value in [*facet.values, ""]}
    for filing in catalog.filings.values():
        grouped[next(iter(filing.facets.get(facet.id, ())), "")].append(filing.id)
    most = max(FEW, LISTED // max(1, sum(map(bool, grouped.values()))))
    names = {value.id: in_language(value.labels, language) for value in facet.values.values()} | {"": messages(language).gettext("Other stories")}
    return tuple(
        Chapter(value, names[value], catalog.stories(ids[:most]), len(ids), browse_path(facet.id, value) if value else browse_path())
        for value, ids in grouped.items()
        if ids
    )


def opener(catalog: Catalog, edition: Edition, context: SiteContext) -> Entry | None:
    """The story whose photo is the cover: the edition's own, else the first with a photo."""
    named = [edition.cover] if edition.cover and edition.cover in catalog.filings else []
    candidates = (catalog.entries[story] for story in dict.fromkeys([*named, *catalog.filings]) if catalog.filings[story].photo)
    return next((entry for entry in candidates if context.photos_of(entry)), None)


def festival_of(catalog: Catalog, edition: Edition) -> Festival | None:
    """The festival whose winners open the edition."""
    return catalog.content.festivals.get(edition.festival) if edition.festival else None


def _edition_page(catalog: Catalog, edition: Edition, context: SiteContext) -> Page:
    language, path = context.language, edition_path(edition)
    words, root, title = messages(language), root_from(path), in_language(edition.title, language)
    shown, contents = opener(catalog, edition, context), chapters(catalog, edition, language)
    crumbs = [Crumb(words.gettext("Home"), ""), Crumb(words.gettext("Books"), "editions/"), Crumb(title, path)]
    article = context.render(
        "site/edition.html",
        language,
        root=root,
        edition=edition,
        opener=shown,
        foreword=Markup(html(edition.foreword)) if edition.foreword else "",  # noqa: S704 - prose.html sanitises
        festival=festival_of(catalog, edition),
        stories=len(catalog.filings),
        chapters=contents,
        by_domain=edition.group_by == "domain",
    )
    return context.page(
        path,
        kind="edition",
        language=language,
        title=title,
        article=article,
        description=in_language(edition.subtitle or {}, language),
        head=edition_head(edition, language, context, picture_of(shown, context) if shown else None, crumbs),
        breadcrumbs=[(crumb.name, root + crumb.path) for crumb in crumbs[:-1]],
    )


def _list_page(catalog: Catalog, editions: list[Edition], context: SiteContext) -> Page:
    language, path = context.language, "editions/"
    words, root = messages(language), root_from(path)
    title = words.gettext("Books")
    description = words.gettext("The stories as printed books: who publishes them and what stands in them.")
    crumbs = [Crumb(words.gettext("Home"), ""), Crumb(title, path)]
    rows = [{"edition": edition, "path": edition_path(edition), "opener": opener(catalog, edition, context)} for edition in editions]
    return context.page(
        path,
        kind="edition",
        language=language,
        title=title,
        article=context.render("site/editions.html", language, root=root, title=title, sentence=description, rows=rows, stories=len(catalog.filings)),
        description=description,
        head=listing_head((), language, context, title=title, description=description, path=path, crumbs=crumbs),
        breadcrumbs=[(words.gettext("Home"), root)],
    )
