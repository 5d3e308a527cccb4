"""The checks: every rule over every story, every finding at once."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain

from generator.check.case import Case
from generator.check.names import Names
from generator.check.rules import COLLECTION_RULES, CONTENT_RULES, STORY_RULES
from generator.engine.pool import batches, in_parallel
from generator.model.content import Content
from generator.model.diagnostic import Diagnostic, in_order
from generator.model.story import Status
from generator.model.submission import CheckedStory, SubmittedStory

BATCH = 200
"""Stories that a worker process looks at in one go; fewer in all are not worth a second process."""


def check_stories(submitted: Iterable[SubmittedStory], content: Content, processes: int | None = None) -> tuple[CheckedStory, ...]:
    """The stories, sorted by id, each with what intake found, what the rules find in it, and what they find when stories are laid side by side.

    Rules look only at stories whose fields could be read.
    """
    stories = sorted(submitted, key=lambda story: (story.id, story.folder))
    looked = in_parallel(partial(_look, content=content), batches(stories, BATCH), processes)
    found = [[*story.diagnostics, *own] for story, own in zip(stories, chain.from_iterable(looked), strict=True)]
    names = Names(content)
    cases = {number: Case(story, story.story, content, names) for number, story in enumerate(stories) if story.story is not None}
    numbers = {id(case): number for number, case in cases.items()}
    for case, diagnostic in _beside_each_other(list(cases.values())):
        found[numbers[id(case)]].append(diagnostic)
    return tuple(CheckedStory(story, in_order(diagnostics)) for story, diagnostics in zip(stories, found, strict=True))


def _look(stories: Sequence[SubmittedStory], content: Content) -> list[list[Diagnostic]]:
    """What the rules find in each of the stories by itself."""
    names = Names(content)
    cases = [Case(story, story.story, content, names) if story.story is not None else None for story in stories]
    return [[diagnostic for rule in STORY_RULES for diagnostic in rule.look(case)] if case else [] for case in cases]


def _beside_each_other(cases: Sequence[Case]) -> Iterable[tuple[Case, Diagnostic]]:
    for rule in COLLECTION_RULES:
        yield from rule.look(cases)


def check_content(checked: Iterable[CheckedStory], content: Content) -> tuple[Diagnostic, ...]:
    """What was found in the content itself, and where it speaks of stories that are not there or not published."""
    published: dict[str, bool] = {}
    for story in checked:
        published[story.submission.id] = published.get(story.submission.id, False) or _is_published(story)
    return in_order([*content.diagnostics, *(diagnostic for rule in CONTENT_RULES for diagnostic in rule.look(published, content))])


def _is_published(checked: CheckedStory) -> bool:
    story = checked.submission.story
    return checked.passed and story is not None and story.status not in (Status.DRAFT, Status.WITHDRAWN)
