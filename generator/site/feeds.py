"""The feed of new stories: Atom 1.0 (RFC 4287), with no time in it that is not a story's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.filing import Filing
from generator.engine.output import Page
from generator.engine.templates import environment, theme_folders
from generator.model.label import in_language
from generator.site.addresses import absolute, story_path

NEWEST = 50
"""Stories in the feed."""

NEVER = "1970-01-01T00:00:00+00:00"
"""When a feed without stories changed: a feed must say a moment."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not know (the few that it leaves out: Python compiles its long list of those that it knows ten times as long)."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A story in the feed; moments as RFC 3339 has them."""

    title: str
    summary: str
    language: str
    url: str
    published: str
    updated: str
    author: str
    categories: tuple[str, ...]


def pages(catalog: Catalog, context: object = None) -> Iterator[Page]:
    """`feed.xml`, if the project has an address: every address in a feed is absolute. Stories without any date are not in it."""
    del context
    project = catalog.project
    if not project.url:
        return
    dated = sorted(filing.id for filing in catalog.filings.values() if filing.changed)
    newest = sorted(dated, key=lambda story: catalog.filings[story].changed, reverse=True)[:NEWEST]
    language = project.languages[0]
    template = environment(theme_folders(project.themes), language).get_template("site/feed.xml")
    entries = [_feed_entry(catalog, catalog.entries[story], catalog.filings[story]) for story in newest]
    text = template.render(
        title=xml_text(project.name),
        subtitle=xml_text(project.description),
        language=language,
        home=project.url,
        address=absolute(project, "feed.xml"),
        updated=entries[0].updated if entries else NEVER,
        entries=entries,
    )
    yield Page("feed.xml", text.encode())


def xml_text(text: str) -> str:
    """The text without the characters that XML does not know."""
    return _FORBIDDEN.sub("", text)


def _feed_entry(catalog: Catalog, entry: Entry, filing: Filing) -> FeedEntry:
    text, language = entry.text, entry.language
    names = [in_language(term.label, language) for term in ([entry.domain] if entry.domain else []) + list(entry.themes)]
    school = entry.story.school.name if entry.story.school else None
    return FeedEntry(
        title=xml_text(text.title),
        summary=xml_text(text.summary),
        language=language,
        url=absolute(catalog.project, story_path(entry, language)),
        published=filing.submitted or filing.changed,
        updated=filing.changed,
        author=xml_text(entry.leader_name or entry.story.organisation or school or catalog.project.name),
        categories=tuple(xml_text(name) for name in names),
    )
