"""A report: all that was found, and the totals; each format of `check.formats` writes one as text."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from generator.model.diagnostic import Diagnostic, Severity, in_order
from generator.model.picture import PHOTO_KINDS
from generator.model.story import Box
from generator.model.submission import SourceText, SubmittedStory
from generator.model.suspicion import may_hold

PHOTOS = 4
"""Photos of a story that a report may show."""

UNQUOTED = ("S610",)
"""Findings whose line is not shown: children's names."""


class ReportedPhoto(NamedTuple):
    """A photo that can be read: its name in the story's folder, where it lies, its media type, and the boxes that are covered in it."""

    name: str
    path: str
    kind: str
    blur: tuple[Box, ...] = ()


class Heading(NamedTuple):
    """By what people know a story: its title, language, school and leader; state and district as they were written; its first photos."""

    title: str = ""
    language: str = "en"
    school: str = ""
    leader: str = ""
    state: str | None = None
    district: str | None = None
    photos: tuple[ReportedPhoto, ...] = ()


_NAMELESS = Heading()


@dataclass(frozen=True, slots=True)
class ReportedStory:
    """What a report tells of a story.

    `diagnostics` is all that was found, `lines` holds for each of them the line of the file that it is about ("" where there is none to show), `heading` is empty where
    nothing was found. `readable` says whether its fields could be read, `is_shown` whether its status lets readers see it.
    """

    id: str
    folder: str
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()
    heading: Heading = _NAMELESS
    readable: bool = False
    is_shown: bool = False

    @property
    def passed(self) -> bool:
        """Whether nothing keeps it from being published: it could be read and nothing found is an error."""
        return self.readable and not any(diagnostic.is_error for diagnostic in self.diagnostics)

    @property
    def is_published(self) -> bool:
        """Whether it is published: it passed, and its status lets readers see it."""
        return self.passed and self.is_shown


def reported(submission: SubmittedStory, diagnostics: tuple[Diagnostic, ...]) -> ReportedStory:
    """What a report tells of a story in which this was found. Reports are sent around: personal data in its lines, names and messages is blanked."""
    story, lines = submission.story, _Lines(submission)
    return ReportedStory(
        submission.id,
        submission.folder,
        tuple(_without_personal_data(diagnostic) for diagnostic in diagnostics),
        tuple("" if diagnostic.code in UNQUOTED else lines[diagnostic.file, diagnostic.span.line] for diagnostic in diagnostics),
        _heading(submission) if diagnostics else _NAMELESS,
        story is not None,
        story is not None and story.status.is_shown,
    )


class _Lines(dict[tuple[str, int], str]):
    """Lines of a story's files; one that is asked for twice is the same text, so that it travels once."""

    def __init__(self, submission: SubmittedStory) -> None:
        self.sources = submission.sources
        self.blanked: dict[str, SourceText] = {}

    def __missing__(self, place: tuple[str, int]) -> str:
        file, number = place
        if file in self.sources and file not in self.blanked:
            source = self.sources[file]
            self.blanked[file] = replace(source, text=_blanked(source.text))
        line = self[place] = self.blanked[file].line(number) if file in self.sources else ""
        return line


def _blanked(text: str) -> str:
    if not may_hold(text):
        return text
    from generator.model.personal import blanked

    return blanked(text)


def _without_personal_data(diagnostic: Diagnostic) -> Diagnostic:
    message, hint = _blanked(diagnostic.message), diagnostic.hint and _blanked(diagnostic.hint)
    return diagnostic if (message, hint) == (diagnostic.message, diagnostic.hint) else replace(diagnostic, message=message, hint=hint)


def _heading(submission: SubmittedStory) -> Heading:
    photos, story = tuple(islice(_photos(submission), PHOTOS)), submission.story
    if story is None:
        return Heading(submission.id, photos=photos)
    school, leader, place = story.school, story.leader, story.place
    return Heading(
        _blanked(story.title),
        story.language,
        _blanked((school.name or "") if school else ""),
        _blanked((leader.name or "") if leader else ""),
        place.state if place else None,
        place.district if place else None,
        photos,
    )


def _photos(submission: SubmittedStory) -> Iterator[ReportedPhoto]:
    """The photos of a story that can be read and may be shown, in the order of its evidence.

    None where what was written about them was refused, so that nobody knows whose consent is missing or what is to be covered.
    """
    story = submission.story
    if story is None or any(path[0] in ("evidence", "consent") for path in submission.refused):
        return
    readable = {file.name: file for file in submission.files if file.kind in PHOTO_KINDS and file.size and not file.problem}
    for name in dict.fromkeys(item.file for item in story.evidence if item.file in readable and story.may_show(item)):
        file = readable[name]
        yield ReportedPhoto(_blanked(name), str(file.path), file.kind, file.blur)


@dataclass(frozen=True)
class Report:
    """What is told of the stories, and what was found that belongs to no story."""

    stories: tuple[ReportedStory, ...]
    content: tuple[Diagnostic, ...] = ()

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding, sorted by file, line and code."""
        return in_order([*self.content, *(diagnostic for story in self.stories for diagnostic in story.diagnostics)])

    def count(self, severity: Severity) -> int:
        """How many findings are that bad."""
        return self._counts[severity]

    @cached_property
    def _counts(self) -> Counter[Severity]:
        return Counter(diagnostic.severity for diagnostic in self.diagnostics)

    @property
    def faulty(self) -> tuple[ReportedStory, ...]:
        """The stories that may not be published."""
        return tuple(story for story in self.stories if not story.passed)

    @cached_property
    def _lines(self) -> dict[tuple[str, int], str]:
        places = ((diagnostic, line) for story in self.stories for diagnostic, line in zip(story.diagnostics, story.lines, strict=True))
        return {(diagnostic.file, diagnostic.span.line): line for diagnostic, line in places}

    def line(self, diagnostic: Diagnostic) -> str:
        """The line of the file that a finding is about; "" where there is none to show."""
        return self._lines.get((diagnostic.file, diagnostic.span.line), "")


def in_sentences(diagnostic: Diagnostic) -> str:
    """What is wrong and how to mend it, as sentences."""
    message = diagnostic.message if diagnostic.message[-1:] in tuple(".?!") else f"{diagnostic.message}."
    return f"{message} {diagnostic.hint}" if diagnostic.hint else message


def visible(text: str) -> str:
    """Text with everything that could act on a terminal or turn the order of a line made visible: control characters, line separators, signs of direction.

    Every character stays one character, so that columns hold. Tabs stay.
    """
    return text if text.isascii() and text.isprintable() else "".join(_visible(text))


def _visible(text: str) -> Iterator[str]:
    for character in text:
        if character == "\t":
            yield character
        elif character < " ":
            yield chr(0x2400 + ord(character))
        elif unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or (unicodedata.category(character) == "Cf" and unicodedata.bidirectional(character) != "BN"):
            yield "\ufffd"
        else:
            yield character
