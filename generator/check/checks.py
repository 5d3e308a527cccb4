"""The checks: every rule over every story, every finding at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Protocol

from generator.check.case import Case
from generator.check.names import Names
from generator.check.report import ReportedStory, reported
from generator.check.rules import COLLECTION_RULES, CONTENT_RULES, STORY_RULES
from generator.check.rules.duplicates import imported_again
from generator.check.traits import Identity, Traits, traits_of, unread_traits
from generator.engine.pool import batches, in_parallel
from generator.intake.stories import double_ids, folder_batches, read_story, with_unique_ids
from generator.model.content import Content
from generator.model.diagnostic import Diagnostic, Severity, Span, in_order
from generator.model.project import Project
from generator.model.submission import CheckedStory, SubmittedStory

BATCH = 200
"""Stories that a worker process looks at in one go; fewer in all are not worth a second process."""

ERROR_RULES = tuple(rule for rule in STORY_RULES if rule.finding.severity is Severity.ERROR)
"""The rules whose findings keep a story out."""

REMEMBERED = 200
"""Stories that are kept after they were read again: one that was found beside another often has two findings."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A story with what the rules found in it by itself, and its traits, for the rules about stories beside each other."""

    submission: SubmittedStory
    found: tuple[Diagnostic, ...]
    traits: Traits


class Published(Protocol):
    """What content is checked against: a story's id, and whether readers see it."""

    @property
    def id(self) -> str:
        """The story's id."""

    @property
    def is_published(self) -> bool:
        """Whether readers see it."""


def look(names: Names, submission: SubmittedStory) -> Looked:
    """What the rules find in a story by itself; nothing where its fields could not be read at all."""
    if submission.story is None:
        return Looked(submission, (), unread_traits(submission))
    case = Case(submission, submission.story, names.content, names)
    return Looked(submission, tuple([diagnostic for rule in STORY_RULES for diagnostic in rule.look(case)]), traits_of(case))


def errors_in(names: Names, submission: SubmittedStory) -> list[Diagnostic]:
    """The errors alone of a story by itself, those of its reading among them: what a build asks. It takes a third of the time of `look`."""
    found = [diagnostic for diagnostic in submission.diagnostics if diagnostic.is_error]
    if submission.story is not None:
        case = Case(submission, submission.story, names.content, names)
        found += [diagnostic for rule in ERROR_RULES for diagnostic in rule.look(case)]
    return found


def collection_errors(stories: Iterable[Identity]) -> dict[str, tuple[str, ...]]:
    """The folders of the stories that are kept out by an error which shows only when stories are laid side by side, with the codes of these errors.

    `check_project` finds the same errors, and says where and why.
    """
    ordered = sorted(stories, key=lambda one: (one.id, one.folder))
    codes: dict[str, tuple[str, ...]] = dict.fromkeys(double_ids((one.id, one.folder, "") for one in ordered), ("S031",))
    for one, _ in imported_again(ordered):
        codes[one.folder] = (*codes.get(one.folder, ()), "S701")
    return codes


def check_project(project: Project, content: Content, folders: Sequence[Path], processes: int | None = None) -> tuple[CheckedStory, ...]:
    """The stories of these folders (see `find_folders`), read and checked: what `check_stories` gives for what `read_stories` gives.

    A story is looked at by the process that read it, so that it travels once.
    """
    names = Names(content)
    looked = in_parallel(partial(_read, project, names), folder_batches(folders, processes), processes)
    return _together(chain.from_iterable(looked), names)


def check_stories(submitted: Iterable[SubmittedStory], content: Content, processes: int | None = None) -> tuple[CheckedStory, ...]:
    """The stories, sorted by id, each with what intake found, what the rules find in it, and what they find when stories are laid side by side.

    Rules look only at stories whose fields could be read.
    """
    names = Names(content)
    looked = in_parallel(partial(_look, names), batches(tuple(submitted), BATCH), processes)
    return _together(chain.from_iterable(looked), names)


def report_project(project: Project, content: Content, folders: Sequence[Path], processes: int | None = None) -> tuple[ReportedStory, ...]:
    """What `check_project` finds, for a report: of the stories only that is kept which the report tells."""
    names = Names(content)
    told = chain.from_iterable(in_parallel(partial(_report, project, names), folder_batches(folders, processes), processes))
    ordered = sorted(((one, traits, folder) for (one, traits), folder in zip(told, folders, strict=True)), key=lambda entry: (entry[0].id, entry[0].folder))
    again = lru_cache(REMEMBERED)(lambda number: read_story(ordered[number][2], project))
    beside = _beside_each_other([traits for _, traits, _ in ordered], again, names)
    return tuple(reported(again(number), in_order([*one.diagnostics, *beside[number]])) if number in beside else one for number, (one, _, _) in enumerate(ordered))


def _read(project: Project, names: Names, folders: Sequence[Path]) -> list[Looked]:
    return _look(names, [read_story(folder, project) for folder in folders])


def _look(names: Names, stories: Sequence[SubmittedStory]) -> list[Looked]:
    return [look(names, story) for story in stories]


def _report(project: Project, names: Names, folders: Sequence[Path]) -> list[tuple[ReportedStory, Traits]]:
    return [(reported(one.submission, in_order([*one.submission.diagnostics, *one.found])), one.traits) for one in _read(project, names, folders)]


def _together(looked: Iterable[Looked], names: Names) -> tuple[CheckedStory, ...]:
    """The stories sorted, with what is found when they are laid side by side."""
    ordered = sorted(looked, key=lambda one: (one.submission.id, one.submission.folder))
    stories = with_unique_ids([one.submission for one in ordered])
    beside = _beside_each_other([one.traits for one in ordered], lambda number: stories[number], names)
    return tuple(
        CheckedStory(story, in_order([*story.diagnostics, *one.found, *beside.get(number, ())])) for number, (story, one) in enumerate(zip(stories, ordered, strict=True))
    )


def _beside_each_other(stories: Sequence[Traits], submission: Callable[[int], SubmittedStory], names: Names) -> dict[int, list[Diagnostic]]:
    """What is found when stories, sorted by id, are laid side by side, by their numbers; `submission` gives the story of a number, to tell a place in it."""
    numbers = {id(one): number for number, one in enumerate(stories)}
    readable = [one for one in stories if one.readable]

    def place_of(one: Traits, *path: str | int) -> Span:
        found = submission(numbers[id(one)])
        return Case(found, found.story, names.content, names).at(*path) if found.story else Span()

    clashes = double_ids((one.id, one.folder, one.file) for one in stories)
    beside: dict[int, list[Diagnostic]] = {number: [clashes[one.folder]] for number, one in enumerate(stories) if one.folder in clashes}
    for rule in COLLECTION_RULES:
        for one, diagnostic in rule.look(readable, place_of):
            beside.setdefault(numbers[id(one)], []).append(diagnostic)
    return beside


def check_content(stories: Iterable[Published], content: Content) -> tuple[Diagnostic, ...]:
    """What was found in the content itself, and where it speaks of stories that are not there or not published."""
    published = dict.fromkeys(content.withdrawn, False)
    for story in stories:
        published[story.id] = published.get(story.id, False) or story.is_published
    return in_order([*content.diagnostics, *(diagnostic for rule in CONTENT_RULES for diagnostic in rule.look(published, content))])
