"""The catalog itself, and how checked stories become one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from generator.catalog.entry import Entry, GivenAward, ShownFile, Where
from generator.catalog.facets import Facet, FacetValue, build_facets, facets_of
from generator.catalog.relations import relate
from generator.model.content import Content, Term, find
from generator.model.place import Places
from generator.model.project import Project
from generator.model.story import Evidence, Story
from generator.model.submission import CheckedStory, SubmittedStory

PHOTO_KINDS = ("image/jpeg", "image/png", "image/webp")
"""Media types that are shown as photos."""


@dataclass(frozen=True)
class Catalog:
    """Every story that may be published, newest first, with the project, the content it refers to and the facets over it."""

    project: Project
    content: Content
    entries: Mapping[str, Entry] = field(default_factory=dict)
    facets: Mapping[str, Facet] = field(default_factory=dict)

    def stories(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """The entries with these ids, in this order."""
        return tuple(self.entries[story] for story in ids)

    def stories_with(self, facet: str, value: str) -> tuple[Entry, ...]:
        """The entries filed under a facet's value (its id), newest first."""
        found = self.facets[facet].values.get(value)
        return self.stories(found.stories) if found else ()

    def find_value(self, facet: str, name: str) -> FacetValue | None:
        """The value of `facet` with this id or label in any language; None where the facet or the value does not exist."""
        return self.facets[facet].find(name) if facet in self.facets else None

    def neighbours(self, entry: Entry, facet: str) -> tuple[Entry | None, Entry | None]:
        """The entries before and after `entry` among those that share its first value of `facet`."""
        values = entry.facets.get(facet)
        if not values:
            return None, None
        ids = self.facets[facet].values[values[0]].stories
        here = self._numbers[facet, values[0]][entry.id]
        before = self.entries[ids[here - 1]] if here > 0 else None
        after = self.entries[ids[here + 1]] if here + 1 < len(ids) else None
        return before, after

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], dict[str, int]]:
        return {(facet.id, value.id): {story: number for number, story in enumerate(value.stories)} for facet in self.facets.values() for value in facet.values.values()}

    def only(self, ids: Iterable[str]) -> "Catalog":
        """The part of this catalog with these entries: facets counted anew, relations kept only within it."""
        wanted = set(ids)
        return _catalog(self.project, self.content, [entry for entry in self.entries.values() if entry.id in wanted])


def build_catalog(project: Project, content: Content, checked: Iterable[CheckedStory]) -> Catalog:
    """The catalog of all stories that passed and are neither drafts nor withdrawn."""
    awards = _awards_by_story(content)
    entries = [_entry(story.submission, story.submission.story, content, awards) for story in checked if story.is_published and story.submission.story is not None]
    return _catalog(project, content, entries)


def _catalog(project: Project, content: Content, entries: Iterable[Entry]) -> Catalog:
    newest_first = sorted(sorted(entries, key=lambda entry: entry.id), key=lambda entry: entry.date or date.min, reverse=True)
    related = relate(newest_first)
    return Catalog(project, content, {entry.id: entry for entry in related}, build_facets(related, content))


def _awards_by_story(content: Content) -> dict[str, list[GivenAward]]:
    given: dict[str, list[GivenAward]] = {}
    for festival in content.festivals.values():
        categories = {category.id: category for category in festival.categories}
        for award in festival.awards:
            if award.category in categories and award.level in content.awards:
                given.setdefault(award.story, []).append(GivenAward(festival, categories[award.category], content.awards[award.level], award.citation or {}))
    return given


def _entry(submission: SubmittedStory, story: Story, content: Content, awards: Mapping[str, list[GivenAward]]) -> Entry:
    shown = [ShownFile(item, file) for item in story.evidence if item.file and (file := submission.file(item.file)) and not file.problem]
    entry = Entry(
        id=submission.id,
        story=story,
        texts={text.text.language: text.text for text in submission.texts},
        where=where(story, content.places),
        domain=find(content.domains, story.domain) if story.domain else None,
        themes=_found(content.themes, story.themes),
        grades=_found(content.grades, story.grades),
        role=find(content.roles, story.leader.role) if story.leader and story.leader.role else None,
        practice=find(content.practices, story.practice) if story.practice else None,
        festival=find(content.festivals, story.festival) if story.festival else None,
        awards=tuple(awards.get(submission.id, ())),
        photos=tuple(item for item in shown if item.file.kind in PHOTO_KINDS and may_be_shown(story, item.evidence)),
        documents=tuple(item for item in shown if item.file.kind == "application/pdf" and may_be_shown(story, item.evidence)),
        links=tuple(item for item in story.evidence if item.url),
    )
    return replace(entry, facets=facets_of(entry))


def may_be_shown(story: Story, evidence: Evidence) -> bool:
    """Whether those shown in a piece of evidence agreed to its publication: by the item's own word, else by the story's. No word is a no."""
    if evidence.consent is not None:
        return evidence.consent
    return story.consent is not None and story.consent.photos is True


def where(story: Story, places: Places) -> Where:
    """The story's place, looked up in the table."""
    if story.place is None:
        return Where()
    state = places.find_state(story.place.state) if story.place.state else None
    district = places.find_district(story.place.district, state.id if state else None) if story.place.district else None
    if state is None and district is not None:
        state = places.states[district.state]
    return Where(state, district, story.place.block, story.place.cluster)


def _found(terms: Mapping[str, Term], names: Iterable[str]) -> tuple[Term, ...]:
    return tuple({term.id: term for name in names if (term := find(terms, name))}.values())
