"""A report: all that was found, and the totals; each format of `check.formats` writes one as text."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model.diagnostic import Diagnostic, Severity, in_order
from generator.model.submission import CheckedStory, SourceText


@dataclass(frozen=True)
class Report:
    """The checked stories, and what was found that belongs to no story."""

    stories: tuple[CheckedStory, ...]
    content: tuple[Diagnostic, ...] = ()

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding, sorted by file, line and code."""
        return in_order([*self.content, *(diagnostic for story in self.stories for diagnostic in story.diagnostics)])

    def count(self, severity: Severity) -> int:
        """How many findings are that bad."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @property
    def faulty(self) -> tuple[CheckedStory, ...]:
        """The stories that may not be published."""
        return tuple(story for story in self.stories if not story.passed)

    @cached_property
    def sources(self) -> dict[str, SourceText]:
        """Every text file that was read, by its path from the project's root."""
        return {file: source for story in self.stories for file, source in story.submission.sources.items()}

    def line(self, diagnostic: Diagnostic) -> str:
        """The line of the file that a finding is about; "" where there is none to show."""
        source = self.sources.get(diagnostic.file)
        return source.line(diagnostic.span.line) if source else ""


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
