"""The practices' pages: what to do, step by step, to take home on paper; and the stories of those who did."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalog.catalog import Catalog
from generator.catalog.prose import html
from generator.engine.output import Page
from generator.locale.messages import messages
from generator.model.content import Practice, Term, find
from generator.model.label import in_language
from generator.site.addresses import browse_path, practice_path, root_from
from generator.site.context import SiteContext
from generator.site.schema import Crumb
from generator.site.structured import listing_head, picture_of, practice_head

FOLLOWERS = 12
"""Stories that a practice's page shows before it leads to all."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A practice in the list: its path from the site's root and how many stories follow it."""

    practice: Practice
    path: str
    stories: int


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """`practices/` and a page for each practice; none where there is no practice."""
    if catalog.content.practices:
        yield _list_page(catalog, context)
    for practice in catalog.content.practices.values():
        yield _practice_page(catalog, practice, context)


def addresses(catalog: Catalog) -> Iterator[str]:
    """The paths of all these pages."""
    if catalog.content.practices:
        yield "practices/"
    yield from map(practice_path, catalog.content.practices.values())


def domain_of(catalog: Catalog, practice: Practice) -> Term | None:
    """The domain that a practice belongs to."""
    return find(catalog.content.domains, practice.domain) if practice.domain else None


def by_domain(catalog: Catalog) -> tuple[tuple[Term | None, tuple[Listed, ...]], ...]:
    """The practices under their domains, in the taxonomy's order; those without a domain last, under None."""
    listed = [Listed(practice, practice_path(practice), len(catalog.ids_with("practice", practice.id))) for practice in catalog.content.practices.values()]
    groups = [(domain, tuple(one for one in listed if domain_of(catalog, one.practice) is domain)) for domain in [*catalog.content.domains.values(), None]]
    return tuple((domain, practices) for domain, practices in groups if practices)


def _practice_page(catalog: Catalog, practice: Practice, context: SiteContext) -> Page:
    language, path = context.language, practice_path(practice)
    words, root, title = messages(language), root_from(path), in_language(practice.label, language)
    followers = catalog.ids_with("practice", practice.id)
    crumbs = [Crumb(words.gettext("Home"), ""), Crumb(words.gettext("Practices"), "practices/"), Crumb(title, path)]
    pictures = (found for story in followers if catalog.filings[story].photo and (found := picture_of(catalog.entries[story], context)))
    article = context.render(
        "site/practice.html",
        language,
        root=root,
        practice=practice,
        domain=domain_of(catalog, practice),
        about=Markup(html(practice.about)) if practice.about else "",  # noqa: S704 - prose.html sanitises
        followers=catalog.stories(followers[:FOLLOWERS]),
        count=len(followers),
        all_href=root + browse_path("practice", practice.id) if len(followers) > FOLLOWERS else None,
        address=context.address(path),
    )
    return context.page(
        path,
        kind="practice",
        language=language,
        title=title,
        article=article,
        description=in_language(practice.objective, language),
        head=practice_head(practice, language, context, next(pictures, None), crumbs),
        breadcrumbs=[(crumb.name, root + crumb.path) for crumb in crumbs[:-1]],
    )


def _list_page(catalog: Catalog, context: SiteContext) -> Page:
    language, path = context.language, "practices/"
    words, root = messages(language), root_from(path)
    title = words.gettext("Practices")
    description = words.gettext("Small improvements that a school can make in a few weeks, task by task, with the stories of those who did.")
    crumbs = [Crumb(words.gettext("Home"), ""), Crumb(title, path)]
    return context.page(
        path,
        kind="practice",
        language=language,
        title=title,
        article=context.render("site/practices.html", language, root=root, title=title, sentence=description, groups=by_domain(catalog)),
        description=description,
        head=listing_head((), language, context, title=title, description=description, path=path, crumbs=crumbs),
        breadcrumbs=[(words.gettext("Home"), root)],
    )
