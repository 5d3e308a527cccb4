"""The catalog itself, and how checked stories become one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.catalog.entry import Entry, GivenAward, ShownFile, Where
from generator.catalog.facets import Facet, FacetValue, build_facets, facets_of
from generator.catalog.filing import Filing, filing_of
from generator.catalog.masking import publishable
from generator.catalog.relations import Groups, Kin, kinships, related
from generator.model.content import Content, Term, find
from generator.model.picture import PHOTO_KINDS
from generator.model.place import Places
from generator.model.project import Project
from generator.model.story import Evidence, Story
from generator.model.submission import CheckedStory, SubmittedFile, SubmittedStory


@dataclass(frozen=True)
class Catalog:
    """Every story that may be published, newest first, with the project, the content it refers to and the facets over it.

    `filings` are held in memory; `entries` may be read from their folders when they are asked for, so what is about all stories is told from the filings.
    """

    project: Project
    content: Content
    entries: Mapping[str, Entry] = field(default_factory=dict)
    facets: Mapping[str, Facet] = field(default_factory=dict)
    filings: Mapping[str, Filing] = field(default_factory=dict)

    def stories(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """The entries with these ids, in this order."""
        return tuple(self.entries[story] for story in ids)

    def stories_with(self, facet: str, value: str) -> tuple[Entry, ...]:
        """The entries filed under a facet's value (its id), newest first."""
        return self.stories(self.ids_with(facet, value))

    def ids_with(self, facet: str, value: str) -> tuple[str, ...]:
        """The ids of the stories filed under a facet's value (its id), newest first."""
        found = self.facets[facet].values.get(value)
        return found.stories if found else ()

    def find_value(self, facet: str, name: str) -> FacetValue | None:
        """The value of `facet` with this id or label in any language; None where the facet or the value does not exist."""
        return self.facets[facet].find(name) if facet in self.facets else None

    def neighbours(self, story: str, facet: str) -> tuple[str | None, str | None]:
        """The ids of the stories before and after this one among those that share its first value of `facet`."""
        values = self.filings[story].facets.get(facet)
        if not values:
            return None, None
        ids = self.facets[facet].values[values[0]].stories
        here = self._number(facet, values[0])[story]
        return ids[here - 1] if here > 0 else None, ids[here + 1] if here + 1 < len(ids) else None

    def _number(self, facet: str, value: str) -> dict[str, int]:
        """Where each story stands among those of a value."""
        found = self._numbers.get((facet, value))
        if found is None:
            found = self._numbers[facet, value] = {story: number for number, story in enumerate(self.facets[facet].values[value].stories)}
        return found

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], dict[str, int]]:
        return {}

    def only(self, ids: Iterable[str]) -> "Catalog":
        """The part of this catalog with these entries: facets counted anew, relations kept only within it."""
        wanted = set(ids)
        return catalog_of(self.project, self.content, [entry for entry in self.entries.values() if entry.id in wanted])


def build_catalog(project: Project, content: Content, checked: Iterable[CheckedStory]) -> Catalog:
    """The catalog of all stories that passed and are neither drafts nor withdrawn, every entry in memory."""
    awards = awards_by_story(content)
    return catalog_of(
        project, content, [entry_of(story.submission, story.submission.story, content, awards) for story in checked if story.is_published and story.submission.story]
    )


def catalog_of(project: Project, content: Content, entries: Iterable[Entry]) -> Catalog:
    """The catalog of these entries, with what they are to one another filled in."""
    known = {entry.id: entry for entry in entries}
    filings = newest_first(filing_of(entry) for entry in known.values())
    groups, kin = Groups(filings.values()), kinships(filings)
    joined = {story: with_relations(known[story], related(filing, groups), kin.get(story, Kin())) for story, filing in filings.items()}
    return Catalog(project, content, joined, build_facets(filings.values(), content), filings)


def newest_first(filings: Iterable[Filing]) -> dict[str, Filing]:
    """The filings by id in the order of the catalog: the newest day first, those of one day by id."""
    return {filing.id: filing for filing in sorted(filings, key=lambda filing: (-filing.day, filing.id))}


def with_relations(entry: Entry, related: tuple[str, ...], kin: Kin) -> Entry:
    """The entry with what it is to others."""
    return replace(entry, related=related, adapted_from=kin.adapted_from, adaptations=kin.adaptations)


def awards_by_story(content: Content) -> dict[str, list[GivenAward]]:
    """The awards of all festivals by the id of the story that has them."""
    given: dict[str, list[GivenAward]] = {}
    for festival in content.festivals.values():
        categories = {category.id: category for category in festival.categories}
        for award in festival.awards:
            if award.category in categories and award.level in content.awards:
                given.setdefault(award.story, []).append(GivenAward(festival, categories[award.category], content.awards[award.level], award.citation or {}))
    return given


def entry_of(submission: SubmittedStory, story: Story, content: Content, awards: Mapping[str, list[GivenAward]]) -> Entry:
    """The entry of a story by itself as it may be published (see `publishable`), with what it refers to looked up. `awards` are those of `awards_by_story`."""
    files = [submission.file(item.file) if item.file else None for item in story.evidence]
    story, texts = publishable(submission, story)
    shown = [ShownFile(item, _named(file, item)) for item, file in zip(story.evidence, files, strict=True) if file and not file.problem]
    entry = Entry(
        id=submission.id,
        story=story,
        texts=texts,
        where=where(story, content.places),
        domain=find(content.domains, story.domain) if story.domain else None,
        themes=_found(content.themes, story.themes),
        grades=_found(content.grades, story.grades),
        role=find(content.roles, story.leader.role) if story.leader and story.leader.role else None,
        practice=find(content.practices, story.practice) if story.practice else None,
        festival=find(content.festivals, story.festival) if story.festival else None,
        awards=tuple(awards.get(submission.id, ())),
        photos=tuple(item for item in shown if item.file.kind in PHOTO_KINDS and story.may_show(item.evidence)),
        documents=tuple(item for item in shown if item.file.kind == "application/pdf" and story.may_show(item.evidence)),
        links=tuple(item for item in story.evidence if item.url and (story.may_show(item) if item.file else item.consent is not False)),
    )
    return replace(entry, facets=facets_of(entry))


def _named(file: SubmittedFile, evidence: Evidence) -> SubmittedFile:
    """The file under the name that may be published."""
    return file if evidence.file in (None, file.name) else replace(file, name=evidence.file)


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
