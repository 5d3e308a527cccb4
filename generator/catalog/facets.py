"""Facets: the ways in which stories are filed, and the values of each with their stories."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from generator.model.label import fold
from generator.model.language import language

if TYPE_CHECKING:
    from generator.catalog.entry import Entry
    from generator.model.content import Content, Named

Labels = Mapping[str, str]


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: `id` is part of addresses, `labels` its name by language, `parent` the id of the state of a district, `stories` the ids filed under it."""

    id: str
    labels: Labels
    stories: tuple[str, ...]
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the values that have stories, in the order in which they are listed."""

    id: str
    values: Mapping[str, FacetValue]

    def find(self, name: str) -> FacetValue | None:
        """The value with this id or label in any language, upper or lower case."""
        if name in self.values:
            return self.values[name]
        wanted = fold(name)
        return next((v for v in self.values.values() if wanted in (fold(v.id), *map(fold, v.labels.values()))), None)


class Filed(HasId, Protocol):
    """A story as it is filed: an entry or its filing."""

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the values that it is filed under, by facet."""
        ...


def _term_ids(terms: Iterable[HasId | None]) -> tuple[str, ...]:
    return tuple(term.id for term in terms if term is not None)


FILED_UNDER: dict[str, Callable[["Entry"], tuple[str, ...]]] = {
    "domain": lambda entry: _term_ids([entry.domain]),
    "theme": lambda entry: _term_ids(entry.themes),
    "practice": lambda entry: _term_ids([entry.practice]),
    "state": lambda entry: _term_ids([entry.where.state]),
    "district": lambda entry: _term_ids([entry.where.district]),
    "grade": lambda entry: _term_ids(entry.grades),
    "role": lambda entry: _term_ids([entry.role]),
    "award": lambda entry: tuple(dict.fromkeys(award.level.id for award in entry.awards)),
    "festival": lambda entry: tuple(dict.fromkeys([*_term_ids([entry.festival]), *(award.festival.id for award in entry.awards)])),
    "year": lambda entry: (str(entry.story.year),) if entry.story.year else (),
    "language": lambda entry: tuple(entry.texts),
}
"""Every facet, in the order in which they are offered: from an entry to the ids of the values it is filed under."""


def facets_of(entry: "Entry") -> dict[str, tuple[str, ...]]:
    """The ids of the values `entry` is filed under, by facet; facets without a value are left out."""
    filed = {facet: values(entry) for facet, values in FILED_UNDER.items()}
    return {facet: ids for facet, ids in filed.items() if ids}


def build_facets(entries: Iterable[Filed], content: "Content") -> dict[str, Facet]:
    """All facets over `entries` (their stories keep the order of `entries`)."""
    filed: dict[str, dict[str, list[str]]] = {facet: {} for facet in FILED_UNDER}
    for entry in entries:
        story = entry.id
        for facet, ids in entry.facets.items():
            for value in ids:
                filed[facet].setdefault(value, []).append(story)
    return {facet: _facet(facet, stories, content) for facet, stories in filed.items()}


def _facet(facet: str, stories: Mapping[str, list[str]], content: "Content") -> Facet:
    labels = {value: _labels(facet, value, content) for value in stories}
    values = [
        FacetValue(value, labels[value], tuple(stories[value]), content.places.districts[value].state if facet == "district" else None)
        for value in _listed(facet, stories, labels, content)
    ]
    return Facet(facet, {value.id: value for value in values})


def _labels(facet: str, value: str, content: "Content") -> Labels:
    if facet == "year":
        return {"en": value}
    if facet == "language":
        return {"en": language(value).english, value: language(value).name}
    if facet in ("state", "district"):
        return (content.places.states if facet == "state" else content.places.districts)[value].labels
    return _terms(facet, content)[value].label


def _terms(facet: str, content: "Content") -> Mapping[str, "Named"]:
    terms: dict[str, Mapping[str, Named]] = {
        "domain": content.domains,
        "theme": content.themes,
        "practice": content.practices,
        "grade": content.grades,
        "role": content.roles,
        "award": content.awards,
        "festival": content.festivals,
    }
    return terms[facet]


def _listed(facet: str, stories: Mapping[str, list[str]], labels: Mapping[str, Labels], content: "Content") -> list[str]:
    """Years newest first, places and themes by name, the rest as the taxonomy lists them."""
    if facet in ("year", "festival"):
        return sorted(stories, reverse=True)
    if facet in ("state", "district", "theme", "language", "practice"):
        return sorted(stories, key=lambda value: (fold(labels[value].get("en", value)), value))
    return [value for value in _terms(facet, content) if value in stories]
