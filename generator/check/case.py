"""A case: one story under examination, with what several rules ask of it worked out once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from generator.check import passages
from generator.check.links import Link, links_of
from generator.check.names import Names
from generator.check.passages import Passage
from generator.check.school_code import cleaned, mended, without_point
from generator.check.sketch import OPENING
from generator.model.content import Content
from generator.model.diagnostic import Span
from generator.model.picture import PHOTO_KINDS
from generator.model.place import District, State
from generator.model.private_texts import worth_looking_into
from generator.model.sections import SECTIONS, section_of
from generator.model.story import Evidence, Story
from generator.model.submission import SubmittedFile, SubmittedStory, SubmittedText

if TYPE_CHECKING:
    from generator.model.personal import Private

_HEADING = re.compile(r" {0,3}#{1,4}[ \t]+(.+?)[ \t]*#*[ \t]*")
_FENCED = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)

_ALL_SECTIONS = frozenset(SECTIONS)

LOOKED_AT = 100_000
"""Characters of a passage in which personal data is looked for: a hundred times an honest text. Masked is what stands behind them too."""

NOWHERE = Span(0, 0, 0, 0)
"""The place of what was refused when the story was read. Its error is told already: a finding at this place is dropped."""


@lru_cache(1_000)
def _section(line: str) -> str | None:
    """The section that a line of a body opens, None where it is no heading of the first four levels or of no such section."""
    heading = _HEADING.fullmatch(line)
    return section_of(heading[1]) if heading else None


@dataclass(frozen=True)
class Case:
    """A submitted story as far as its fields could be read, the content that it refers to, and the names of everything in it."""

    submission: SubmittedStory
    story: Story
    content: Content
    names: Names

    def at(self, *path: str | int, lacking: Sequence[str] = ()) -> Span:
        """Where the value at `path` stands; where it is missing, the nearest thing around it; NOWHERE where it was refused, or a field that the group there lacks."""
        if self.is_refused(*path) or any(self.is_refused(*path, field) for field in lacking):
            return NOWHERE
        return self.submission.positions.of(path)

    def is_refused(self, *path: str | int) -> bool:
        """Whether the value at `path`, or one in which it lies, was refused when the story was read, so that nobody knows what it was to be."""
        refused = self.submission.refused
        return bool(refused) and any(path[:length] in refused for length in range(1, len(path) + 1))

    @property
    def knows_all_files(self) -> bool:
        """Whether nothing was refused that may have named a file."""
        return not any(path[0] == "evidence" and path[2:] in ((), ("file",)) for path in self.submission.refused)

    @property
    def original(self) -> SubmittedText | None:
        """The text in the language in which the story was written."""
        return self.submission.texts[0] if self.submission.texts else None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that readers will see."""
        return tuple(passages.passages(self.submission, self.story))

    @cached_property
    def bodies(self) -> tuple[Passage, ...]:
        """The bodies in all languages."""
        return tuple(passages.bodies(self.submission))

    @cached_property
    def body(self) -> Passage | None:
        """The body as written, None where there is none."""
        file = self.original.source.file if self.original else ""
        return next((body for body in self.bodies if body.file == file), None)

    @cached_property
    def opening(self) -> list[str]:
        """The first words of the body as written, all of them where it has fewer than `OPENING`."""
        return self.body.text.split(maxsplit=OPENING)[:OPENING] if self.body else []

    @cached_property
    def missing_sections(self) -> frozenset[str]:
        """The conventional sections that the body lacks; none where the headings of its language are not known."""
        if self.body is None or self.is_refused("language") or self.story.language.split("-")[0] not in SECTIONS["need"]:
            return frozenset()
        text = self.body.text
        if ("`" in text and "```" in text) or ("~" in text and "~~~" in text):
            text = _FENCED.sub("", text)
        return _ALL_SECTIONS.difference(_section(line) for line in text.splitlines() if "#" in line[:4])

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of all bodies."""
        return tuple(link for body in self.bodies for link in links_of(body))

    @cached_property
    def everything(self) -> str:
        """All passages in one: what is not in it, a rule need not look for in each."""
        return passages.everything(self.submission, self.story)

    @cached_property
    def latin(self) -> bytes:
        """The ASCII characters of all passages, in lower case. Whatever of them stands in a passage in a row stands so in here too."""
        return self.everything.encode("ascii", "ignore").lower()

    @cached_property
    def personal(self) -> "tuple[tuple[Passage, Private], ...]":
        """The personal data in all texts, each with the passage that holds it."""
        if not worth_looking_into(self.submission, self.story):
            return ()
        from generator.model.personal import spans

        every = (*self.passages, *passages.other_fields(self.submission, self.story))
        return tuple((passage, private) for passage in every for private in spans(passage.text[:LOOKED_AT]))

    @cached_property
    def written_code(self) -> str | None:
        """The school's UDISE code as written, but with digits from 0 to 9 and without blanks; None where the story has none."""
        school = self.story.school
        return cleaned(school.udise) if school and school.udise else None

    @cached_property
    def code(self) -> str | None:
        """The school's UDISE code, also without a spreadsheet's .0."""
        return without_point(self.written_code) if self.written_code else None

    @cached_property
    def mended_code(self) -> str | None:
        """The 11 digits of the school's UDISE code, with a lost leading zero put back; None where it is no such code."""
        return mended(self.code) if self.code else None

    @cached_property
    def state(self) -> State | None:
        """The state that the place names, None where it names none or none that is known."""
        name = self.story.place.state if self.story.place else None
        return self.content.places.find_state(name) if name else None

    @cached_property
    def district(self) -> District | None:
        """The district that the place names, None where it names none or none that is known."""
        place = self.story.place
        if place is None or place.district is None or (place.state and self.state is None):
            return None
        return self.content.places.find_district(place.district, self.state.id if self.state else None)

    @cached_property
    def files(self) -> Mapping[str, SubmittedFile]:
        """The files of the story's folder by name."""
        return {file.name: file for file in self.submission.files}

    @cached_property
    def shown(self) -> tuple[tuple[int, Evidence, SubmittedFile], ...]:
        """The evidence whose file is there and can be read, with its number counted from 0."""
        found = ((number, item, self.files.get(item.file)) for number, item in enumerate(self.story.evidence) if item.file)
        return tuple((number, item, file) for number, item, file in found if file is not None and file.size and not file.problem)

    @cached_property
    def photos(self) -> tuple[tuple[int, Evidence, SubmittedFile], ...]:
        """The evidence that is a readable photo, with its number counted from 0."""
        return tuple(shown for shown in self.shown if shown[2].kind in PHOTO_KINDS)
