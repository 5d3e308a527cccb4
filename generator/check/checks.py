"""The checks: every rule over every story, every finding at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from generator.check.case import Case
from generator.check.names import Names
from generator.check.rules import COLLECTION_RULES, CONTENT_RULES, STORY_RULES
from generator.check.sketch import Sketch, sketch
from generator.engine.pool import batches, in_parallel
from generator.intake.stories import folder_batches, read_story, with_unique_ids
from generator.model.content import Content
from generator.model.diagnostic import Diagnostic, in_order
from generator.model.project import Project
from generator.model.submission import CheckedStory, SubmittedStory

BATCH = 200
"""Stories that a worker process looks at in one go; fewer in all are not worth a second process."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A story with what the rules found in it by itself, and the sketch of its body, for the rules about stories beside each other."""

    submission: SubmittedStory
    found: tuple[Diagnostic, ...] = ()
    sketch: Sketch = ()


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


def _read(project: Project, names: Names, folders: Sequence[Path]) -> list[Looked]:
    return _look(names, [read_story(folder, project) for folder in folders])


def _look(names: Names, stories: Sequence[SubmittedStory]) -> list[Looked]:
    return [_look_at(names, story) for story in stories]


def _look_at(names: Names, submission: SubmittedStory) -> Looked:
    if submission.story is None:
        return Looked(submission)
    case = Case(submission, submission.story, names.content, names)
    found = tuple(diagnostic for rule in STORY_RULES for diagnostic in rule.look(case))
    return Looked(submission, found, sketch(case.body.lower) if case.body else ())


def _together(looked: Iterable[Looked], names: Names) -> tuple[CheckedStory, ...]:
    """The stories sorted, with what is found when they are laid side by side."""
    ordered = sorted(looked, key=lambda one: (one.submission.id, one.submission.folder))
    stories = with_unique_ids([one.submission for one in ordered])
    found = [[*story.diagnostics, *one.found] for story, one in zip(stories, ordered, strict=True)]
    cases = {
        number: Case(story, story.story, names.content, names, one.sketch)
        for number, (story, one) in enumerate(zip(stories, ordered, strict=True))
        if story.story is not None
    }
    numbers = {id(case): number for number, case in cases.items()}
    for case, diagnostic in _beside_each_other(list(cases.values())):
        found[numbers[id(case)]].append(diagnostic)
    return tuple(CheckedStory(story, in_order(diagnostics)) for story, diagnostics in zip(stories, found, strict=True))


def _beside_each_other(cases: Sequence[Case]) -> Iterable[tuple[Case, Diagnostic]]:
    for rule in COLLECTION_RULES:
        yield from rule.look(cases)


def check_content(checked: Iterable[CheckedStory], content: Content) -> tuple[Diagnostic, ...]:
    """What was found in the content itself, and where it speaks of stories that are not there or not published."""
    published: dict[str, bool] = {}
    for story in checked:
        published[story.submission.id] = published.get(story.submission.id, False) or story.is_published
    return in_order([*content.diagnostics, *(diagnostic for rule in CONTENT_RULES for diagnostic in rule.look(published, content))])
