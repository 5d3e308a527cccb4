"""A case: one story under examination, with what several rules ask of it worked out once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.check.names import Names
from generator.check.passages import Passage, passages
from generator.check.sketch import Sketch
from generator.model.content import Content
from generator.model.diagnostic import Span
from generator.model.place import District, State
from generator.model.sections import section_of
from generator.model.story import Evidence, Story
from generator.model.submission import SubmittedFile, SubmittedStory, SubmittedText

_HEADING = re.compile(r" {0,3}#{1,4}[ \t]+(.+?)[ \t]*#*[ \t]*")
_FENCED = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)

PHOTO_KINDS = ("image/jpeg", "image/png", "image/webp")
"""Media types that are shown as photos."""

NOWHERE = Span(0, 0, 0, 0)
"""The place of what was refused when the story was read. Its error is told already: a finding at this place is dropped."""


@dataclass(frozen=True)
class Case:
    """A submitted story as far as its fields could be read, the content that it refers to, the names of everything in it, and the sketch of its body."""

    submission: SubmittedStory
    story: Story
    content: Content
    names: Names
    sketch: Sketch = ()

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
    def body(self) -> Passage | None:
        """The body as written, None where there is none."""
        file = self.original.source.file if self.original else ""
        return next((body for body in self.bodies if body.file == file), None)

    @cached_property
    def sections(self) -> frozenset[str | None]:
        """The conventional sections that the body has, told by its headings of the first four levels; blocks of code are left out."""
        text = self.body.text if self.body else ""
        if "```" in text or "~~~" in text:
            text = _FENCED.sub("", text)
        return frozenset(section_of(heading[1]) for line in text.splitlines() if "#" in line[:4] and (heading := _HEADING.fullmatch(line)))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that readers will see."""
        return tuple(passages(self.submission, self.story))

    @cached_property
    def bodies(self) -> tuple[Passage, ...]:
        """The bodies in all languages."""
        return tuple(passage for passage in self.passages if passage.body_line)

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
