"""What of a story is searched: its words in every language, and the names of all that it refers to in every language."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.entry import Entry
from generator.model.content import Named


@dataclass(frozen=True, slots=True)
class Texts:
    """The searchable texts of a story: titles and summaries of all languages, bodies as Markdown, its other words, and the labels of what it is filed under."""

    titles: tuple[str, ...]
    summaries: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def texts_of(entry: Entry) -> Texts:
    """The searchable texts of an entry: only what its page shows. The leader's name is there if it may be published; contacts never are."""
    texts = tuple(entry.texts.values())
    return Texts(
        titles=tuple(text.title for text in texts),
        summaries=tuple(text.summary for text in texts),
        bodies=tuple(text.body for text in texts if text.body),
        details=tuple(_details(entry)),
        labels=tuple(dict.fromkeys(_labels(entry))),
    )


def _details(entry: Entry) -> Iterable[str]:
    story = entry.story
    single = [story.objective, story.organisation, story.target_group, entry.leader_name, entry.where.block, entry.where.cluster]
    if story.school:
        single += [story.school.name, entry.udise]
    yield from (text for text in single if text)
    yield from story.subjects
    for task in story.tasks:
        yield from (text for text in (task.title, task.remarks) if text)
    yield from (milestone.title for milestone in story.milestones)
    yield from (measure.name for measure in story.measures)
    yield from (quote.text for quote in story.quotes)


def _labels(entry: Entry) -> Iterable[str]:
    for place in (entry.where.state, entry.where.district):
        if place:
            yield from place.labels.values()
    terms: list[Named | None] = [entry.domain, entry.role, entry.practice, entry.festival, *entry.themes, *entry.grades]
    for term in terms + [named for award in entry.awards for named in (award.level, award.category, award.festival)]:
        if term:
            yield from term.label.values()
