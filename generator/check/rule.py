"""A rule: what it finds, how bad that is, what it means in plain words, and the function that looks for it.

The function's docstring is the rule's explanation in docs/checks.md: what is wrong, why it matters, how to mend it.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.check.case import NOWHERE, Case
from generator.check.traits import Traits
from generator.model.content import Content
from generator.model.diagnostic import Diagnostic, Severity, Span
from generator.model.finding import Finding

LIMIT = 50
"""Findings of one rule in one story; who mends fifty will look for the next."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a rule found: in words, where, and how to mend it. `file` is the file of the story's fields where it is None."""

    message: str
    span: Span
    hint: str | None = None
    file: str | None = None


class PlaceOf(Protocol):
    """Where a value of a story stands: asked for when a finding is at hand, because the story may have to be read again."""

    def __call__(self, one: Traits, *path: str | int) -> Span:
        """The place of the value at `path`, as `Case.at` gives it."""


StoryFunction = Callable[[Case], Iterator[Fault]]
CollectionFunction = Callable[[Sequence[Traits], PlaceOf], Iterator[tuple[Traits, Fault]]]
ContentFunction = Callable[[Mapping[str, bool], Content], Iterator[Fault]]


def _diagnostic(finding: Finding, fault: Fault, file: str, story: str | None) -> Diagnostic:
    return Diagnostic(finding.code, finding.severity, fault.message, fault.file or file, fault.span, story, _sentence(fault.hint) if fault.hint else None)


def _sentence(hint: str) -> str:
    """A hint as a sentence: a capital at its head and a stop at its end."""
    return f"{hint[0].upper()}{hint[1:]}{'' if hint[-1] in '?:.…' else '.'}"


@dataclass(frozen=True, slots=True)
class StoryRule:
    """A rule about one story."""

    finding: Finding
    function: StoryFunction

    def look(self, case: Case) -> list[Diagnostic]:
        """What is wrong with the story."""
        found: list[Diagnostic] = []
        for fault in self.function(case):
            if fault.span is not NOWHERE:
                found.append(_diagnostic(self.finding, fault, case.submission.fields.file, case.submission.id))
                if len(found) == LIMIT:
                    break
        return found


@dataclass(frozen=True, slots=True)
class CollectionRule:
    """A rule about stories beside each other; its findings belong to one of them."""

    finding: Finding
    function: CollectionFunction

    def look(self, stories: Sequence[Traits], place_of: PlaceOf) -> Iterator[tuple[Traits, Diagnostic]]:
        """What is wrong with the stories, which come sorted by id, each finding with its story."""
        for one, fault in self.function(stories, place_of):
            if fault.span is not NOWHERE:
                yield one, _diagnostic(self.finding, fault, one.file, one.id)


@dataclass(frozen=True, slots=True)
class ContentRule:
    """A rule about what the content says of stories; its function gets every story's id with whether it is published."""

    finding: Finding
    function: ContentFunction

    def look(self, published: Mapping[str, bool], content: Content) -> Iterator[Diagnostic]:
        """What is wrong with the content; each fault names its file."""
        for fault in self.function(published, content):
            yield _diagnostic(self.finding, fault, "content", None)


Rule = StoryRule | CollectionRule | ContentRule


def _finding(code: str, severity: Severity, title: str, function: Callable[..., object]) -> Finding:
    return Finding(code, severity, title, inspect.cleandoc(function.__doc__ or ""))


def story_rule(code: str, severity: Severity, title: str) -> Callable[[StoryFunction], StoryRule]:
    """Makes a function the rule `code` about one story."""
    return lambda function: StoryRule(_finding(code, severity, title, function), function)


def collection_rule(code: str, severity: Severity, title: str) -> Callable[[CollectionFunction], CollectionRule]:
    """Makes a function the rule `code` about stories beside each other."""
    return lambda function: CollectionRule(_finding(code, severity, title, function), function)


def content_rule(code: str, severity: Severity, title: str) -> Callable[[ContentFunction], ContentRule]:
    """Makes a function the rule `code` about what the content says of stories."""
    return lambda function: ContentRule(_finding(code, severity, title, function), function)
