"""The search page: the theme's search form and results, set into a shell. The index itself is made by generator/search."""

from collections.abc import Iterator

from generator.catalog.catalog import Catalog
from generator.engine.output import Page
from generator.locale.messages import messages
from generator.site.addresses import root_from
from generator.site.context import SiteContext

PATH = "search/"


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """`search/index.html`."""
    say = messages(context.language).gettext
    yield context.page(
        PATH,
        kind="search",
        language=context.language,
        title=say("Search"),
        description=say("Search all stories, in every language, by words, place, domain, grade and more."),
        article=context.render("site/search.html", context.language, root=root_from(PATH), facets=catalog.facets),
    )
