"""The pages of withdrawn stories: at each address that a story had stands that it was withdrawn, and nothing of it.

A folder of files cannot answer a request with 410 Gone (RFC 9110, section 15.5.11) by itself. So beside each of these pages lies a file `gone`, which a server can ask
for before it answers; docs/publishing.md says how. There is no list of them: a list of what was withdrawn would be read by those who look for it.
"""

from collections.abc import Iterator

from generator.catalog.catalog import Catalog
from generator.engine.output import Page
from generator.locale.messages import messages
from generator.model.content import Withdrawal
from generator.site.addresses import depth, root_from
from generator.site.context import SiteContext

GONE = "gone"
"""The name of the file beside a page that is answered with 410."""

NO_INDEX = '<meta name="robots" content="noindex">'


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """The page of each withdrawn story at each of its addresses, and the file beside it."""
    for withdrawal in catalog.content.withdrawn.values():
        for path, language in _addresses(withdrawal, context):
            yield _page(path, language, context)
            yield Page(f"{path}{GONE}", b"410\n")


def _addresses(withdrawal: Withdrawal, context: SiteContext) -> Iterator[tuple[str, str]]:
    """The paths at which the story stood, each with the language that its page is in: the site's main one where it is not known, or has no shell any more."""
    yield f"stories/{withdrawal.id}/", context.language
    for language in withdrawal.languages:
        path = f"{language}/stories/{withdrawal.id}/"
        yield path, language if ("story", depth(path), language) in context.chrome.shells else context.language


def _page(path: str, language: str, context: SiteContext) -> Page:
    title = messages(language).gettext("This story was withdrawn")
    article = context.render("site/withdrawn.html", language, root=root_from(path), title=title)
    return context.page(path, kind="story", language=language, title=title, article=article, head=NO_INDEX)
