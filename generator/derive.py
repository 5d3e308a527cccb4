"""Everything that is derived from one story alone, in one go, by the process that reads it: its pages' main parts, card, rows of the open data, search record.

The bytes go into a pack; what the first process gets, and keeps in memory, is small.
"""

import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.catalog.catalog import awards_by_story, entry_of
from generator.catalog.entry import Entry, GivenAward
from generator.catalog.export import json_row, table_row
from generator.catalog.filing import Filing, filing_of
from generator.catalog.stored import CARD, JSON_ROW, RECORD, TABLE_ROW, Digests, digest
from generator.check.checks import errors_in
from generator.check.names import Names
from generator.check.traits import source_of
from generator.engine.packs import Place, write_pack
from generator.engine.templates import theme_folders
from generator.intake.stories import read_story
from generator.media.document import PublishedDocument, derive_document
from generator.media.photo import Photo, PhotoSettings, derive_photo
from generator.model.content import Content
from generator.model.project import Project
from generator.search.record import record_of
from generator.site.card import PLAIN, card_of, encode
from generator.site.chrome import Chrome
from generator.site.context import SiteContext
from generator.site.story import main_part


class Derived(NamedTuple):
    """What is known of a story folder: the errors that keep the story by itself from being published, each with its place, and what was made of it if there are none.

    `is_shown` is false for drafts and withdrawn stories, `source` as that of check.traits.Traits. `place` is where its parts lie, `media` are the names of the
    files under media/ that it shows.
    """

    folder: str
    id: str
    is_shown: bool = False
    source: tuple[str, str] | None = None
    filing: Filing | None = None
    errors: tuple[str, ...] = ()
    place: Place | None = None
    digests: Digests = Digests()
    media: tuple[str, ...] = ()


@dataclass(frozen=True)
class Desk:
    """What is needed to derive anything: the project and its content, the page context, and the folders for packs and media.

    `search` says whether search records are wanted, which take a third of the time. `photos` and `documents` are those of the context, filled with a story's own
    while its pages are made.
    """

    project: Project
    content: Content
    packs: Path
    media: Path
    search: bool = True
    photos: dict[str, Photo] = field(default_factory=dict)
    documents: dict[str, PublishedDocument] = field(default_factory=dict)
    context: SiteContext = field(init=False)
    names: Names = field(init=False)
    awards: Mapping[str, list[GivenAward]] = field(init=False)

    def __post_init__(self) -> None:
        themes = theme_folders(self.project.themes)
        object.__setattr__(self, "context", SiteContext(self.project, Chrome((), {}), self.photos, self.documents, themes))
        object.__setattr__(self, "names", Names(self.content))
        object.__setattr__(self, "awards", awards_by_story(self.content))


def derive(desk: Desk, folders: Sequence[str]) -> list[Derived]:
    """What comes of the stories in these folders (POSIX paths from the project's root); their parts go into one new pack."""
    made = [_derive(desk, folder) for folder in folders]
    places = iter(write_pack(desk.packs, [parts for _, parts in made if parts]))
    return [derived._replace(place=next(places)) if parts else derived for derived, parts in made]


def _derive(desk: Desk, folder: str) -> tuple[Derived, list[bytes]]:
    submission = read_story(desk.project.root / folder, desk.project)
    story = submission.story
    errors = tuple(f"{found.file}:{found.span.line}:{found.span.column}: {found.message}" for found in errors_in(desk.names, submission))
    derived = Derived(folder, submission.id, story is None or story.status.is_shown, source_of(story) if story else None, errors=errors)
    if story is None or errors or not story.status.is_shown:
        return derived, []
    entry = entry_of(submission, story, desk.content, desk.awards)
    context, media = desk.context, _prepare_media(entry, desk)
    card = card_of(entry, desk.photos)
    mains = [marshal.dumps(tuple(main_part(entry, language, context)), PLAIN) for language in entry.texts]
    html = context.card_html(card, context.language).encode()
    parts = [
        encode(card),
        html,
        table_row(entry, desk.project),
        json_row(entry, desk.project),
        record_of(entry, f"media/{card.photo.renditions[0].name}" if card.photo else "") if desk.search else b"",
        *mains,
    ]
    filing = filing_of(entry)._replace(photo=card.photo is not None)
    labels = repr([thing.labels for thing in (card.where.state, card.where.district) if thing] + [term.label for term in (card.domain, card.award) if term])
    return derived._replace(
        filing=filing,
        digests=Digests(
            tuple(map(digest, mains)),
            digest(parts[CARD], html, labels.encode()),
            digest(parts[TABLE_ROW], parts[JSON_ROW]),
            digest(parts[RECORD]) if desk.search else b"",
            digest(_bytes(filing._asdict())),
            digest(_bytes(filing.facets)),
        ),
        media=media,
    ), parts


def _bytes(values: Mapping[str, Any]) -> bytes:
    return marshal.dumps(dict(values), PLAIN)


def _prepare_media(entry: Entry, desk: Desk) -> tuple[str, ...]:
    """Lays the story's own photos and documents on the desk; gives the names of their files."""
    desk.photos.clear()
    desk.documents.clear()
    desk.photos.update({shown.file.appearance: photo for shown in entry.photos if (photo := derive_photo(shown.file, desk.media, PhotoSettings(desk.project.avif)))})
    desk.documents.update({shown.file.fingerprint: document for shown in entry.documents if (document := derive_document(shown.file, desk.media))})
    renditions = tuple(rendition.name for photo in desk.photos.values() for rendition in photo.renditions)
    return renditions + tuple(name for document in desk.documents.values() for name in document.files)


def to_plain(derived: Derived) -> tuple[Any, ...]:
    """What is known of a story folder in values that marshal can write."""
    return tuple(tuple(value) if isinstance(value, tuple) else value for value in derived)


def from_plain(plain: tuple[Any, ...]) -> Derived:
    """The value of which `to_plain` made this."""
    folder, story, is_shown, source, filing, errors, place, digests, media = plain
    return Derived(folder, story, is_shown, source, filing and Filing(*filing), errors, place and Place(*place), Digests(*digests), media)
