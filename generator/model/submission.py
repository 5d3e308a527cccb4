"""A story as it came out of its folder: its fields, its texts, its files, and where each value stands."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.diagnostic import Diagnostic
from generator.model.source import FieldPath, Positions
from generator.model.story import Box, Story, StoryText


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """A file in a story's folder, as its bytes show it.

    `name` is the POSIX path from the story's folder; `kind` the media type told from the content ("image/jpeg", "application/pdf", "text/html" ...;
    "application/octet-stream" where it is unknown); `width` and `height` are pixels after the EXIF orientation, 0 where it is no readable picture;
    `problem` says in plain words why it cannot be read, None where it can; `blur` holds the boxes that its story marks on it.
    """

    name: str
    path: Path
    size: int
    kind: str
    fingerprint: str
    width: int = 0
    height: int = 0
    problem: str | None = None
    blur: tuple[Box, ...] = ()

    @property
    def appearance(self) -> str:
        """The fingerprint of what readers may see of it: that of its bytes, and of the boxes too where there are any."""
        return hashlib.sha256(repr((self.fingerprint, *map(tuple, self.blur))).encode()).hexdigest() if self.blur else self.fingerprint


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text file of a submission, kept so that a finding can show its line. `file` is its POSIX path from the project's root."""

    file: str
    text: str

    def line(self, number: int) -> str:
        """The line with the 1-based `number`, without its end; "" past the end."""
        lines = self.text.split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class SubmittedText:
    """The words of one language with their place: `body_line` is the 1-based line of `source` on which the body begins."""

    text: StoryText
    source: SourceText
    body_line: int
    positions: Positions = field(default_factory=Positions)


@dataclass(frozen=True, slots=True)
class SubmittedStory:
    """What intake makes of a story folder.

    `story` is None where the fields could not be read at all: `diagnostics` then say why. Where single fields break their types, `story` is made of the others, to be
    looked at but not published: `diagnostics` hold an error for each, and `refused` the ways to what was refused or is missing.

    `fields` is the file that holds the fields (story.yml, or story.md with front matter) and `positions` its values' places. `texts` holds the original first, then
    translations by language code.
    """

    id: str
    folder: str
    fields: SourceText
    positions: Positions
    story: Story | None
    texts: tuple[SubmittedText, ...] = ()
    files: tuple[SubmittedFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    """Every text file read, by its path from the project's root."""
    refused: frozenset[FieldPath] = frozenset()

    @property
    def shown_files(self) -> tuple[SubmittedFile, ...]:
        """The files that may be shown with the story; all of them where its fields could not be read, so that nobody knows better."""
        if self.story is None:
            return self.files
        names = {item.file for item in self.story.evidence if item.file and self.story.may_show(item)}
        return tuple(file for file in self.files if file.name in names)

    def file(self, name: str) -> SubmittedFile | None:
        """The file called `name` in the story's folder."""
        return next((file for file in self.files if file.name == name), None)


@dataclass(frozen=True, slots=True)
class CheckedStory:
    """A submission with all that was found about it, its own rules' findings and those of the collection."""

    submission: SubmittedStory
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def id(self) -> str:
        """The story's id."""
        return self.submission.id

    @property
    def passed(self) -> bool:
        """Whether nothing keeps it from being published: it could be read and nothing found is an error."""
        return self.submission.story is not None and not any(d.is_error for d in self.diagnostics)

    @property
    def is_published(self) -> bool:
        """Whether it is published: it passed, and its status lets readers see it."""
        return self.passed and self.submission.story is not None and self.submission.story.status.is_shown
