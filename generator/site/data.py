"""`data/`: the collection as files for officers and researchers, and the page that says what they hold."""

from collections.abc import Iterable, Iterator

from generator.catalog.catalog import Catalog
from generator.catalog.export import COLUMNS, data_package, practices_json, stories_json, stories_table
from generator.engine.output import Page
from generator.locale.messages import messages
from generator.site.addresses import root_from
from generator.site.context import SiteContext
from generator.site.schema import Crumb
from generator.site.structured import listing_head

PATH = "data/"


def pages(catalog: Catalog, context: SiteContext, table: Iterable[bytes], array: Iterable[bytes]) -> Iterator[Page]:
    """The page and its files, which are there before the first story is. `table` and `array` are the stories' rows of the CSV and JSON files, newest first."""
    files = {
        "stories.csv": stories_table(table),
        "stories.json": stories_json(array),
        "practices.json": practices_json(catalog),
        "datapackage.json": data_package(catalog.project),
    }
    for name, content in files.items():
        yield Page(PATH + name, content)
    yield _page(catalog, {name: len(content) for name, content in files.items()}, context)


def addresses() -> Iterator[str]:
    """The path of the page."""
    yield PATH


def _page(catalog: Catalog, sizes: dict[str, int], context: SiteContext) -> Page:
    """The page; `sizes` are the files' lengths in bytes."""
    language, words, root = context.language, messages(context.language), root_from(PATH)
    title = words.gettext("Open data")
    description = words.gettext("Every story's place, subject, cost and reach in a table, for those who want to count for themselves.")
    crumbs = [Crumb(words.gettext("Home"), ""), Crumb(words.gettext("Figures"), "figures/"), Crumb(title, PATH)]
    article = context.render(
        "site/data.html",
        language,
        root=root,
        title=title,
        sentence=description,
        stories=len(catalog.filings),
        practices=len(catalog.content.practices),
        sizes=sizes,
        columns=COLUMNS,
    )
    return context.page(
        PATH,
        kind="data",
        language=language,
        title=title,
        article=article,
        description=description,
        head=listing_head((), language, context, title=title, description=description, path=PATH, crumbs=crumbs),
        breadcrumbs=[(crumb.name, root + crumb.path) for crumb in crumbs[:-1]],
    )
