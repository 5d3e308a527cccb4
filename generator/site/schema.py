"""What a page is, in the words of schema.org, as plain data (JSON-LD); `structured` sets it into the page.

Addresses are absolute; where the project has none (`Project.url` is "") they are left out.

Sources: schema.org 29 (Article, Event, Book, HowTo, CollectionPage, BreadcrumbList); the escaping of JSON in HTML is that of
html.spec.whatwg.org, "restrictions for contents of script elements".
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.catalog.entry import Entry
from generator.model.content import Edition, Festival, Practice
from generator.model.label import in_language
from generator.model.project import Project
from generator.site.addresses import absolute, edition_path, festival_path, practice_path, story_path
from generator.site.card import Card

Data = dict[str, Any]

LISTED = 24
"""Stories that a collection names in its data: those of one page."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands for a page: its path from the site's root, its size in pixels, and what it shows."""

    path: str
    width: int
    height: int
    alt: str = ""


class Crumb(NamedTuple):
    """A step of the way from the home page: its name and its path from the site's root."""

    name: str
    path: str


def json_in_html(data: object) -> Markup:
    """Data as JSON that may stand in a script element: no text in it can end the element, begin a comment or break an old parser's line."""
    return Markup(_safe(_JSON.encode(data)))  # noqa: S704 - every character that HTML could read is escaped


def breadcrumb_json(project: Project, crumbs: Sequence[Crumb]) -> Markup:
    """A BreadcrumbList of the way to a page, the page itself last, as JSON that may stand in a script element.

    This and `collection_json` are on every page and long, so they are put together from their parts instead of being data first.
    """
    items = [
        f'{{"@type":"ListItem","position":{number},"name":{_text(crumb.name)},"item":{_text(absolute(project, crumb.path))}}}' for number, crumb in enumerate(crumbs, 1)
    ]
    return Markup(f'{{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{",".join(items)}]}}')  # noqa: S704 - see _text


def collection_json(project: Project, name: str, description: str, path: str, items: Sequence[str]) -> Markup:
    """A listing as a CollectionPage with its stories in order, as JSON that may stand in a script element; `items` are those that `item_json` gives for them."""
    url = absolute(project, path)
    data = json_in_html(_without_empty({"@context": "https://schema.org", "@type": "CollectionPage", "url": url, "name": name, "description": description}))
    if not items:
        return data
    listed = [f'{{"@type":"ListItem","position":{number},{item}}}' for number, item in enumerate(items[:LISTED], 1)]
    return Markup(f'{data[:-1]},"mainEntity":{{"@type":"ItemList","numberOfItems":{len(items)},"itemListElement":[{",".join(listed)}]}}}}')  # noqa: S704 - see _text


def item_json(project: Project, card: Card, language: str) -> str:
    """What a listing in `language` says of a story, the same wherever it stands: the inside of a JSON object."""
    name = f'"name":{_text(card.text_in(language).title)}'
    return f'{name},"url":{_text(absolute(project, story_path(card, card.language)))}' if project.url else name


def _text(text: str) -> str:
    """A text as JSON that may stand in a script element."""
    return _safe(encode_basestring(text))


def _safe(text: str) -> str:
    for character, escaped in _UNSAFE.items():
        if character in text:
            text = text.replace(character, escaped)
    return text


def story_data(project: Project, entry: Entry, language: str, picture: Picture | None) -> Data:
    """A story as an Article: who, what, where, when, its award, its translations and what it was adapted from."""
    text, story, url = entry.text_in(language), entry.story, absolute(project, story_path(entry, language))
    awards = [
        ", ".join([in_language(award.level.label, language), in_language(award.category.label, language), in_language(award.festival.label, language)])
        for award in entry.awards
    ]
    about = [in_language(term.label, language) for term in ([entry.domain] if entry.domain else []) + list(entry.themes)]
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "@id": url,
            "url": url,
            "headline": text.title,
            "description": text.summary,
            "inLanguage": text.language,
            "author": _authors(entry),
            "publisher": {"@type": "Organization", "name": project.name},
            "about": [{"@type": "Thing", "name": name} for name in about],
            "locationCreated": _place(entry, language),
            "datePublished": story.submitted.isoformat() if story.submitted else None,
            "dateModified": story.updated.isoformat() if story.updated else None,
            "image": _image(project, picture),
            "award": awards,
            "isBasedOn": absolute(project, f"stories/{entry.adapted_from}/") if entry.adapted_from else None,
            "workTranslation": [
                {"@type": "Article", "@id": absolute(project, story_path(entry, other)), "inLanguage": other}
                for other in entry.texts
                if project.url and other not in (text.language, entry.language)
            ],
            "translationOfWork": {"@type": "Article", "@id": absolute(project, story_path(entry, entry.language))}
            if project.url and text.language != entry.language
            else None,
        }
    )


def festival_data(project: Project, festival: Festival, language: str, picture: Picture | None) -> Data:
    """A festival as an Event: on the day of its ceremony, else in its year."""
    ceremony = festival.ceremony
    venue = in_language(ceremony.venue, language) if ceremony and ceremony.venue else ""
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "url": absolute(project, festival_path(festival)),
            "name": in_language(festival.label, language),
            "description": in_language(festival.summary or {}, language),
            "startDate": ceremony.date.isoformat() if ceremony else str(festival.year),
            "location": {"@type": "Place", "name": venue, "address": venue} if venue else None,
            "organizer": {"@type": "Organization", "name": in_language(festival.organiser, language)} if festival.organiser else None,
            "image": _image(project, picture),
        }
    )


def edition_data(project: Project, edition: Edition, language: str, picture: Picture | None) -> Data:
    """An edition as a Book with its publisher."""
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Book",
            "url": absolute(project, edition_path(edition)),
            "name": in_language(edition.title, language),
            "alternativeHeadline": in_language(edition.subtitle or {}, language),
            "inLanguage": edition.language,
            "publisher": {"@type": "Organization", "name": in_language(edition.publisher, language)} if edition.publisher else None,
            "datePublished": edition.date.isoformat() if edition.date else None,
            "image": _image(project, picture),
        }
    )


def practice_data(project: Project, practice: Practice, language: str) -> Data:
    """A practice as a HowTo with its tasks as steps."""
    steps = [
        _without_empty({"@type": "HowToStep", "position": number, "name": in_language(task.title, language), "text": in_language(task.remarks or task.title, language)})
        for number, task in enumerate(practice.tasks, 1)
    ]
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "HowTo",
            "url": absolute(project, practice_path(practice)),
            "name": in_language(practice.label, language),
            "description": in_language(practice.objective, language),
            "step": steps,
        }
    )


def _authors(entry: Entry) -> list[Data]:
    """The leader and those who wrote it down, where they may be named; else the organisation or the school."""
    people = [name for name in dict.fromkeys([entry.leader_name, *entry.story.authors]) if name]
    if people:
        return [{"@type": "Person", "name": name} for name in people]
    school = entry.story.school.name if entry.story.school else None
    return [{"@type": "Organization", "name": name} for name in (entry.story.organisation, school) if name][:1]


def _place(entry: Entry, language: str) -> Data:
    where = entry.where
    address = _without_empty(
        {
            "@type": "PostalAddress",
            "addressLocality": in_language(where.district.labels, language) if where.district else None,
            "addressRegion": in_language(where.state.labels, language) if where.state else None,
            "addressCountry": "IN",
        }
    )
    return {"@type": "Place", "name": where.label(language) or "India", "address": address}


def _image(project: Project, picture: Picture | None) -> Data | None:
    if picture is None or not project.url:
        return None
    return {"@type": "ImageObject", "url": absolute(project, picture.path), "width": picture.width, "height": picture.height}


def _without_empty(data: Data) -> Data:
    return {key: value for key, value in data.items() if value}
