"""What a page says about itself to machines: Open Graph, neighbours in a listing, and schema.org data as JSON-LD.

`story_head`, `festival_head`, `edition_head`, `practice_head` and `listing_head` give HTML for the `head` of `SiteContext.page`, which itself writes description,
canonical address and languages. `crumbs` are the steps from the home page down to the page, itself included, with paths from the site's root.

Source: ogp.me.
"""

from collections.abc import Sequence

from markupsafe import Markup

from generator.catalog.entry import Entry
from generator.media.photo import Photo
from generator.model.content import Edition, Festival, Practice
from generator.model.label import in_language
from generator.site.addresses import edition_path, festival_path, practice_path, root_from, story_path
from generator.site.card import Card
from generator.site.context import SiteContext
from generator.site.schema import Crumb, Picture, breadcrumb_json, collection_json, edition_data, festival_data, item_json, json_in_html, practice_data, story_data

DESCRIPTION = 200
"""Characters of a page's description."""


def story_head(entry: Entry, language: str, context: SiteContext, crumbs: Sequence[Crumb] = ()) -> str:
    """The head of a story's page in `language`."""
    text, picture = entry.text_in(language), picture_of(entry, context)
    data = story_data(context.project, entry, language, picture)
    return _head(context, text.language, text.title, text.summary, story_path(entry, language), "article", picture, json_in_html(data), crumbs)


def festival_head(festival: Festival, language: str, context: SiteContext, picture: Picture | None = None, crumbs: Sequence[Crumb] = ()) -> str:
    """The head of a festival's page; `picture`, if any, stands for it."""
    title = in_language(festival.label, language)
    data = festival_data(context.project, festival, language, picture)
    return _head(
        context, language, title, in_language(festival.summary or {}, language) or title, festival_path(festival), "website", picture, json_in_html(data), crumbs
    )


def edition_head(edition: Edition, language: str, context: SiteContext, picture: Picture | None = None, crumbs: Sequence[Crumb] = ()) -> str:
    """The head of an edition's page; `picture`, if any, is its cover."""
    title = in_language(edition.title, language)
    data = edition_data(context.project, edition, language, picture)
    return _head(context, language, title, in_language(edition.subtitle or {}, language) or title, edition_path(edition), "book", picture, json_in_html(data), crumbs)


def practice_head(practice: Practice, language: str, context: SiteContext, picture: Picture | None = None, crumbs: Sequence[Crumb] = ()) -> str:
    """The head of a practice's page; `picture`, if any, stands for it."""
    data = practice_data(context.project, practice, language)
    title, objective = in_language(practice.label, language), in_language(practice.objective, language)
    return _head(context, language, title, objective, practice_path(practice), "website", picture, json_in_html(data), crumbs)


def listing_head(
    cards: Sequence[Card],
    language: str,
    context: SiteContext,
    *,
    title: str,
    description: str,
    path: str,
    crumbs: Sequence[Crumb] = (),
    before: str | None = None,
    after: str | None = None,
) -> str:
    """The head of a page that lists stories, or ways to them; `before` and `after` are links to the pages around it."""
    picture = next((_picture(card.photo, card.alt) for card in cards if card.photo), None)
    known: dict[str, str] = context.once(("items", language), dict)
    items = [known.get(card.id) or known.setdefault(card.id, item_json(context.project, card, language)) for card in cards]
    data = collection_json(context.project, title, description, path, items)
    return _head(context, language, title, description, path, "website", picture, data, crumbs, before, after)


def shortened(text: str, limit: int = DESCRIPTION) -> str:
    """The text with at most `limit` characters, cut between words."""
    plain = " ".join(text.split())
    if len(plain) <= limit:
        return plain
    cut = plain[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(",;:. ") + "…"


def picture_of(entry: Entry, context: SiteContext) -> Picture | None:
    """The JPEG of a story's first photo, for machines that may not know WebP."""
    for shown in context.photos_of(entry)[:1]:
        return _picture(shown.photo, shown.evidence.alt or shown.evidence.caption or "")
    return None


def _picture(photo: Photo, alt: str) -> Picture:
    jpeg = next(rendition for rendition in photo.renditions if rendition.media_type == "image/jpeg")
    return Picture(f"media/{jpeg.name}", jpeg.width, jpeg.height, alt)


def _head(
    context: SiteContext,
    language: str,
    title: str,
    description: str,
    path: str,
    kind: str,
    picture: Picture | None,
    data: Markup,
    crumbs: Sequence[Crumb],
    before: str | None = None,
    after: str | None = None,
) -> str:
    way = [breadcrumb_json(context.project, crumbs)] if crumbs and context.project.url else []
    return context.render(
        "site/structured.html",
        language,
        title=title,
        description=shortened(description),
        address=context.address(path),
        root=root_from(path),
        kind=kind,
        picture=picture,
        before=before,
        after=after,
        locale=f"{language.split('-')[0]}_IN",
        schema=[data, *way],
    )
