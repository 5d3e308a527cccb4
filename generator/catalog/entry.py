"""A story in the catalog: its fields resolved to the things they name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from generator.model.content import Category, Festival, Practice, Term
from generator.model.label import in_language
from generator.model.place import District, State
from generator.model.story import Evidence, Story, StoryText
from generator.model.submission import SubmittedFile


@dataclass(frozen=True, slots=True)
class Where:
    """A story's place, as far as it is known; nothing known means India as a whole."""

    state: State | None = None
    district: District | None = None
    block: str | None = None
    cluster: str | None = None

    def label(self, language: str) -> str:
        """The place in words, the smallest first: "Sitapur, Uttar Pradesh"; "" where nothing is known."""
        parts = [in_language(place.labels, language) for place in (self.district, self.state) if place]
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class GivenAward:
    """An award as its story shows it."""

    festival: Festival
    category: Category
    level: Term
    citation: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A piece of evidence that lies in the story's folder and may be published."""

    evidence: Evidence
    file: SubmittedFile


@dataclass(frozen=True)
class Entry:
    """A checked story with everything it refers to.

    `texts` holds the original first, then its translations, by language code. `photos` and `documents` hold only what may be published: photos without
    recorded consent are not here. `facets` gives the ids of the facet values it is filed under, by facet id. `related`, `adapted_from` and `adaptations`
    are ids of other entries of the same catalog.
    """

    id: str
    story: Story
    texts: Mapping[str, StoryText]
    where: Where = Where()
    domain: Term | None = None
    themes: tuple[Term, ...] = ()
    grades: tuple[Term, ...] = ()
    role: Term | None = None
    practice: Practice | None = None
    festival: Festival | None = None
    awards: tuple[GivenAward, ...] = ()
    photos: tuple[ShownFile, ...] = ()
    documents: tuple[ShownFile, ...] = ()
    links: tuple[Evidence, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    adapted_from: str | None = None
    adaptations: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language it was written in."""
        return self.story.language

    @property
    def text(self) -> StoryText:
        """Its words as written."""
        return self.texts[self.language]

    def text_in(self, language: str) -> StoryText:
        """Its words in `language` if they were translated, else as written."""
        return self.texts.get(language) or self.text

    @property
    def date(self) -> date | None:
        """The day it is sorted by: its end, else its start, its submission, the year of its establishment."""
        for moment in (self.story.finished, self.story.started, self.story.submitted):
            if isinstance(moment, datetime):
                return moment.date()
            if moment is not None:
                return moment
        return date(self.story.established, 1, 1) if self.story.established else None

    @property
    def leader_name(self) -> str | None:
        """The leader's name; there is none where no consent to names is recorded (masking.py)."""
        return self.story.leader.name if self.story.leader else None

    def role_in(self, language: str) -> str:
        """The leader's role in words: as it was written where the reader's language is the story's, else the name of the role; "" where there is none."""
        written = (self.story.leader.role if self.story.leader else None) or ""
        if self.role is None or (written != self.role.id and language == self.language):
            return written[:1].upper() + written[1:]
        return in_language(self.role.label, language)

    @property
    def udise(self) -> str | None:
        """The school's UDISE code with what a spreadsheet did to it mended: a lost leading zero is back, `.0` at its end is gone."""
        written = self.story.school.udise if self.story.school else None
        if not written:
            return None
        digits = written.removesuffix(".0")
        return digits.zfill(11) if digits.isascii() and digits.isdigit() else written
