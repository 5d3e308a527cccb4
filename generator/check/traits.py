"""Traits: the little of a story that is asked for when stories are laid side by side, so that a whole campaign can be compared without being held in memory."""

from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from generator.check.case import Case
from generator.check.sketch import Sketch, sketch
from generator.model.diagnostic import Span
from generator.model.label import fold
from generator.model.story import Status, Story
from generator.model.submission import SubmittedStory

LINKS = 50
"""Links of a story that are looked at: who mends fifty will look for the next."""


class Identity(Protocol):
    """What tells a story from every other: the errors of a collection are found by these alone."""

    @property
    def id(self) -> str:
        """The name of its folder."""

    @property
    def folder(self) -> str:
        """Its folder, a POSIX path from the project's root."""

    @property
    def source(self) -> tuple[str, str] | None:
        """The system and the entry in it from which the story was imported; None where there is none, or where the story is withdrawn or could not be read."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What rules about a collection ask of a story.

    `id` and `folder` tell which it is, `file` is that of its fields; `readable` whether its fields could be read: of another nothing else is known. `kept` is False for a
    withdrawn story, which is often the first try of another. `source` is the system and the entry in it from which it was imported, `title` the folded title with the
    district, `school` the mended UDISE code with the school's name, `evidence` the number, name and fingerprint of each file that can be shown, `opening` the file of
    the body and the place of its first line, `links` the first relative links with place and file. Where a story has no such thing it is None or empty.
    """

    id: str
    folder: str
    file: str
    readable: bool = False
    kept: bool = False
    source: tuple[str, str] | None = None
    title: tuple[str, str] = ("", "")
    school: tuple[str, str] | None = None
    adapted_from: str | None = None
    evidence: tuple[tuple[int, str, str], ...] = ()
    sketch: Sketch = b""
    opening: tuple[str, Span] | None = None
    links: tuple[tuple[str, Span, str], ...] = ()


def unread_traits(submission: SubmittedStory) -> Traits:
    """The traits of a story whose fields could not be read."""
    return Traits(submission.id, submission.folder, submission.fields.file)


def traits_of(case: Case) -> Traits:
    """The traits of a story."""
    submission, story = case.submission, case.story
    kept = story.status is not Status.WITHDRAWN
    school = story.school.name if story.school else None
    return Traits(
        submission.id,
        submission.folder,
        submission.fields.file,
        readable=True,
        kept=kept,
        source=source_of(story),
        title=(fold(story.title), _district(case)),
        school=(case.mended_code, school) if case.mended_code and school else None,
        adapted_from=story.adapted_from,
        evidence=tuple((number, file.name, file.fingerprint) for number, _, file in case.shown),
        sketch=sketch(case.opening),
        opening=_opening(case),
        links=tuple((link.target, link.span, link.body.file) for link in islice(case.links, LINKS) if not link.scheme and not link.target.startswith("#")),
    )


def source_of(story: Story) -> tuple[str, str] | None:
    """The system and the entry in it from which the story was imported; None where there is none or the story is withdrawn."""
    return (story.source.system, story.source.id) if story.source and story.status is not Status.WITHDRAWN else None


def _district(case: Case) -> str:
    """The id of the district, or what was written as its name."""
    place = case.story.place
    if case.district:
        return case.district.id
    return fold(place.district or place.state or "") if place else ""


def _opening(case: Case) -> tuple[str, Span] | None:
    body = case.body
    return (body.file, body.span(0, len(body.text.split("\n", 1)[0]))) if body else None
