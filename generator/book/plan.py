"""The plan: which stories stand in which chapter, in which layout, and what stands before and after them. Pure: nothing is read, drawn or measured here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.book.layouts import COVER, FULL_PAGE, OPENER_FRAMES, SIDE, WINNER, Opener, Plate, PrintedPhoto, choose_opener, choose_plate, is_portrait, place_photos
from generator.book.words import StoryWords, lines_of, story_words
from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry, GivenAward, ShownFile
from generator.model.content import Edition, Festival
from generator.model.label import in_language

SERIES = 6
"""Colours of chapters that are no domains (themes/book/styles/type.css); more chapters begin again."""

PAGE_LINES = 46
"""Lines of text that a page holds, with some to spare."""

SIDE_LINES = 50
"""Lines that the outer column of a page holds."""

ROOMY_LINES = 32
"""Lines up to which a page is set in larger type."""

SMALLEST = 500
"""Pixels of the longer side from which on a photo is printed."""

PHOTO_LINES = 14
"""Lines that a photo with its caption takes in the outer column."""

OPENED = 3
"""Stories from which on a chapter has an opening spread of its own."""


@dataclass(frozen=True, slots=True)
class PlannedStory:
    """A story in its layout. `accent` names its colour: a domain's id or series-1 ...; `side` is a photo in the outer column of a story of two pages."""

    entry: Entry
    words: StoryWords
    accent: str
    opener: Opener
    photo: PrintedPhoto | None
    plate: Plate
    plates: tuple[PrintedPhoto, ...] = ()
    side: PrintedPhoto | None = None

    @property
    def anchor(self) -> str:
        """The name of its first page."""
        return f"story-{self.entry.id}"

    @property
    def steps_late(self) -> bool:
        """Whether the steps stand on the second spread, which has more room."""
        return self.plate is not Plate.NONE and lines_of(self.words.after_picture) < lines_of(self.words.before_picture)

    @property
    def roomy(self) -> bool:
        """Whether its text is short enough for larger type."""
        if self.plate is Plate.NONE:
            return self.words.lines <= ROOMY_LINES
        steps = 0 if self.plate is Plate.STEPS else self.words.step_lines
        early, late = lines_of(self.words.before_picture), lines_of(self.words.after_picture)
        return max(early + (0 if self.steps_late else steps), late + (steps if self.steps_late else 0)) <= ROOMY_LINES

    @property
    def photos(self) -> tuple[PrintedPhoto, ...]:
        """Every photo it prints."""
        return tuple(photo for photo in (self.photo, *self.plates, self.side) if photo)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Stories that share a value of the edition's facet; `title` is None for those without a value. `sentence` says what it is about."""

    anchor: str
    title: str | None
    sentence: str
    accent: str
    stories: tuple[PlannedStory, ...]
    photo: PrintedPhoto | None

    @property
    def opened(self) -> bool:
        """Whether it has an opening spread."""
        return len(self.stories) >= OPENED


@dataclass(frozen=True, slots=True)
class Winner:
    """A story with an award as the part of the winners shows it; `citation` is "" where the jury gave none."""

    story: PlannedStory
    award: GivenAward
    category: str
    level: str
    citation: str
    photo: PrintedPhoto | None = None

    @property
    def anchor(self) -> str:
        """The name of its page."""
        return f"award-{self.award.category.id}-{self.story.entry.id}"


@dataclass(frozen=True, slots=True)
class Plan:
    """A book or, with `part`, a booklet: `part` is the name of what its stories share."""

    edition: Edition
    language: str
    title: str
    part: str | None
    cover: PrintedPhoto | None
    chapters: tuple[Chapter, ...]
    festival: Festival | None = None
    winners: tuple[Winner, ...] = ()
    honours: tuple[Winner, ...] = ()

    @property
    def stories(self) -> tuple[PlannedStory, ...]:
        """Every story, in the book's order."""
        return tuple(story for chapter in self.chapters for story in chapter.stories)

    @property
    def photos(self) -> dict[str, PrintedPhoto]:
        """Every photo that is printed, by its key."""
        more = (self.cover, *(chapter.photo for chapter in self.chapters), *(winner.photo for winner in self.winners))
        found = [*(photo for story in self.stories for photo in story.photos), *(photo for photo in more if photo)]
        return {photo.key: photo for photo in found}


def plan_book(catalog: Catalog, edition: Edition, part: tuple[str, str] | None = None, unreadable: frozenset[str] = frozenset()) -> Plan:
    """The plan of an edition over all stories, or over those with one facet value (facet, value id).

    `unreadable` are appearances of photos that cannot be printed.
    """
    language = edition.language
    shown = catalog.only(catalog.facets[part[0]].values[part[1]].stories) if part else catalog
    grouped_by = edition.group_by if part is None or part[0] != edition.group_by else "theme" if part[0] == "domain" else "domain"
    chapters = _chapters(shown, grouped_by, language, unreadable)
    stories = {story.entry.id: story for chapter in chapters for story in chapter.stories}
    festival = _festival(shown, edition)
    awards = _awards(shown, festival, stories, language, unreadable) if festival else ()
    first = next(iter(catalog.content.awards), None)
    return Plan(
        edition,
        language,
        in_language(edition.title, language),
        in_language(catalog.facets[part[0]].values[part[1]].labels, language) if part else None,
        _cover(stories, edition, awards, unreadable),
        chapters,
        festival,
        tuple(winner for winner in awards if winner.award.level.id == first),
        tuple(winner for winner in awards if winner.award.level.id != first),
    )


def _chapters(catalog: Catalog, facet: str, language: str, unreadable: frozenset[str]) -> tuple[Chapter, ...]:
    """A chapter for each value of the facet; a story with several values stands under its first, one without in the last chapter."""
    grouped: dict[str | None, list[Entry]] = {value: [] for value in catalog.facets[facet].values} | {None: []}
    for entry in catalog.entries.values():
        grouped[next(iter(entry.facets.get(facet, ())), None)].append(entry)
    before: list[Opener] = []
    chapters: list[Chapter] = []
    for value, entries in grouped.items():
        if not entries:
            continue
        accent = value if facet == "domain" and value else f"series-{len(chapters) % SERIES + 1}"
        stories = []
        before.append(Opener.COLOUR)  # the chapter's own opening is a page of its colour
        for entry in entries:
            story = _story(entry, catalog, language, entry.domain.id if entry.domain else accent, before, unreadable)
            stories.append(story)
            before.append(story.opener)
        labels = catalog.facets[facet].values[value].labels if value else {}
        title = in_language(labels, language) or None
        chapters.append(
            Chapter(f"chapter-{len(chapters) + 1}", title, _sentence(catalog, facet, value, language), accent, tuple(stories), _chapter_photo(stories, unreadable))
        )
    return tuple(chapters)


def _sentence(catalog: Catalog, facet: str, value: str | None, language: str) -> str:
    terms = {"domain": catalog.content.domains, "theme": catalog.content.themes}.get(facet, {})
    term = terms.get(value or "")
    return in_language(term.description, language) if term and term.description else ""


def printable(entry: Entry, unreadable: frozenset[str] = frozenset()) -> tuple[ShownFile, ...]:
    """The entry's photos that may be and can be printed; a very small one would be seen as squares and stays on the story's page."""
    return tuple(photo for photo in entry.photos if photo.file.appearance not in unreadable and max(photo.file.width, photo.file.height) >= SMALLEST)


def _story(entry: Entry, catalog: Catalog, language: str, accent: str, before: Sequence[Opener], unreadable: frozenset[str]) -> PlannedStory:
    words = story_words(entry, catalog, language)
    photos = printable(entry, unreadable)
    hero, rest = (photos[0], photos[1:]) if photos else (None, ())
    opener = choose_opener(hero, before)
    photo = PrintedPhoto(hero, OPENER_FRAMES[opener]) if hero else None
    if len(rest) <= 1 and words.lines <= PAGE_LINES and words.side_lines + (PHOTO_LINES if rest else 0) <= SIDE_LINES:
        side = PrintedPhoto(rest[0], SIDE) if rest else None
        return PlannedStory(entry, words, accent, opener, photo, Plate.NONE, side=side)
    plate = choose_plate(rest, len(words.quotes), len(entry.story.tasks), len(words.measures))
    return PlannedStory(entry, words, accent, opener, photo, plate, place_photos(plate, rest))


def _chapter_photo(stories: Sequence[PlannedStory], unreadable: frozenset[str]) -> PrintedPhoto | None:
    """A photo for the whole page: best one that its story does not print, best an upright one; else the first story's."""
    printed = {photo.shown.file.appearance for story in stories for photo in story.photos}
    photos = [photo for story in stories for photo in printable(story.entry, unreadable)]
    best = sorted(photos, key=lambda photo: (photo.file.appearance in printed, not is_portrait(photo)))
    return PrintedPhoto(best[0], FULL_PAGE) if best else None


def _festival(catalog: Catalog, edition: Edition) -> Festival | None:
    """The festival whose winners open the book: the edition's, else the latest one that gave an award to a story here."""
    if edition.festival:
        return catalog.content.festivals.get(edition.festival)
    given = {award.festival.id: award.festival for entry in catalog.entries.values() for award in entry.awards}
    return max(given.values(), key=lambda festival: (festival.year, festival.id), default=None)


def _awards(catalog: Catalog, festival: Festival, stories: Mapping[str, PlannedStory], language: str, unreadable: frozenset[str]) -> tuple[Winner, ...]:
    """The festival's awards for the stories of this book, by level and then by category, as the content lists them."""
    levels, categories = list(catalog.content.awards), [category.id for category in festival.categories]
    given = [
        Winner(
            story,
            award,
            in_language(award.category.label, language),
            in_language(award.level.label, language),
            in_language(award.citation, language),
            _second_photo(story, unreadable),
        )
        for story in stories.values()
        for award in story.entry.awards
        if award.festival.id == festival.id
    ]
    return tuple(sorted(given, key=lambda winner: (levels.index(winner.award.level.id), categories.index(winner.award.category.id), winner.story.entry.id)))


def _second_photo(story: PlannedStory, unreadable: frozenset[str]) -> PrintedPhoto | None:
    photos = printable(story.entry, unreadable)
    return PrintedPhoto(photos[min(1, len(photos) - 1)], WINNER) if photos else None


def _cover(stories: Mapping[str, PlannedStory], edition: Edition, awards: Sequence[Winner], unreadable: frozenset[str]) -> PrintedPhoto | None:
    """The photo of the edition's cover story, else of the first winner, else of the first story that has one."""
    named = [stories[edition.cover]] if edition.cover and edition.cover in stories else []
    chosen = (*named, *(winner.story for winner in awards), *stories.values())
    photos = (printable(story.entry, unreadable) for story in chosen)
    return next((PrintedPhoto(found[0], COVER) for found in photos if found), None)
