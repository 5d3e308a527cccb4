"""Cards: what other pages show of a story. A card is read and rendered without opening the story itself."""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from generator.catalog.entry import Entry, Where
from generator.media.photo import Photo, Rendition
from generator.model.content import Content, Term

ROOT = "\x1f"
"""Stands for the way to the site's root in a rendered card, to be put in by `str.replace`.

No text of a story holds it: in all of them (model.values.Text) every white space, this character among it, has become one space.
"""

_PHOTO = tuple(one.name for one in fields(Photo) if one.name != "renditions")
_RENDITION = tuple(one.name for one in fields(Rendition))

PLAIN = 2
"""The version of marshal's format without references: in it equal values have equal bytes."""


class CardText(NamedTuple):
    """A story's title and summary in a language."""

    language: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Card:
    """A story as other pages show it.

    `language` is the one it was written in, `texts` its words by language, the original first; `where` is its state and district; `award` the level of its
    first award; `photo` its first photo, of which `alt` says what it shows.
    """

    id: str
    language: str
    texts: Mapping[str, CardText]
    where: Where = field(default_factory=Where)
    domain: Term | None = None
    award: Term | None = None
    photo: Photo | None = None
    alt: str = ""

    def text_in(self, language: str) -> CardText:
        """Its words in `language` if they were translated, else as written."""
        return self.texts.get(language) or self.texts[self.language]


def card_of(entry: Entry, photos: Mapping[str, Photo]) -> Card:
    """The card of a story; `photos` are the derived ones by their files' fingerprints."""
    shown = next((item for item in entry.photos if item.file.appearance in photos), None)
    return Card(
        entry.id,
        entry.language,
        {code: CardText(code, text.title, text.summary) for code, text in entry.texts.items()},
        Where(entry.where.state, entry.where.district),
        entry.domain,
        entry.awards[0].level if entry.awards else None,
        photos[shown.file.appearance] if shown else None,
        (shown.evidence.alt or shown.evidence.caption or "") if shown else "",
    )


def encode(card: Card) -> bytes:
    """A card as bytes, the same for equal cards; what it refers to is there by its id."""
    state, district, photo = card.where.state, card.where.district, card.photo
    plain = (
        card.id,
        card.language,
        tuple(tuple(text) for text in card.texts.values()),
        state.id if state else "",
        district.id if district else "",
        card.domain.id if card.domain else "",
        card.award.id if card.award else "",
        tuple(getattr(photo, name) for name in _PHOTO) if photo else (),
        tuple(tuple(getattr(rendition, name) for name in _RENDITION) for rendition in photo.renditions) if photo else (),
        card.alt,
    )
    return marshal.dumps(plain, PLAIN)


def decode(raw: bytes, content: Content) -> Card:
    """The card of these bytes, of which the caller knows that `encode` made them; what it refers to is looked up in `content`."""
    story, language, texts, state, district, domain, award, photo, renditions, alt = marshal.loads(raw)  # noqa: S302 - the cache's own bytes, with a checksum
    places = content.places
    return Card(
        story,
        language,
        {text[0]: CardText(*text) for text in texts},
        Where(places.states.get(state), places.districts.get(district)),
        content.domains.get(domain),
        content.awards.get(award),
        Photo(**dict(zip(_PHOTO, photo, strict=True)), renditions=tuple(Rendition(*rendition) for rendition in renditions)) if photo else None,
        alt,
    )


def cards_of_entries(entries: Mapping[str, Entry], photos: Mapping[str, Photo]) -> Mapping[str, Card]:
    """The cards of entries that lie in memory."""
    return {story: card_of(entry, photos) for story, entry in entries.items()}
