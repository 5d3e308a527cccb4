"""What a collection amounts to: the numbers of the home page and of the page of figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.catalog.catalog import Catalog
from generator.catalog.filing import Filing


@dataclass(frozen=True, slots=True)
class Totals:
    """The collection in a few numbers. `schools` counts each school once; `students` are all that were said to be reached, a child of two stories twice."""

    stories: int
    schools: int
    districts: int
    states: int
    students: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many stories a facet's value has."""

    id: str
    labels: Mapping[str, str]
    stories: int


@dataclass(frozen=True, slots=True)
class StateCount:
    """A state with its stories: in all, by domain in the order of `domains`, and how many of its districts have none."""

    id: str
    labels: Mapping[str, str]
    stories: int
    by_domain: tuple[int, ...]
    districts: int
    districts_without: tuple[str, ...]


def totals(filings: Iterable[Filing]) -> Totals:
    """The numbers of these stories."""
    found = tuple(filings)
    return Totals(
        stories=len(found),
        schools=len({filing.school for filing in found} - {""}),
        districts=len({value for filing in found for value in filing.facets.get("district", ())}),
        states=len({value for filing in found for value in filing.facets.get("state", ())}),
        students=sum(filing.students for filing in found),
    )


def counts(catalog: Catalog, facet: str) -> tuple[Count, ...]:
    """The values of a facet that have stories, in the facet's order."""
    return tuple(Count(value.id, value.labels, len(value.stories)) for value in catalog.facets[facet].values.values())


def by_year(catalog: Catalog) -> tuple[Count, ...]:
    """Stories of each year from the first to the last, also of years that have none."""
    found = {int(count.id): count for count in counts(catalog, "year")}
    if not found:
        return ()
    years = range(max(min(found), max(found) - YEARS + 1), max(found) + 1)
    return tuple(found.get(year) or Count(str(year), {"en": str(year)}, 0) for year in years)


YEARS = 10
"""Years that are shown at the most, up to the newest."""


def by_state(catalog: Catalog) -> tuple[StateCount, ...]:
    """The states that have stories, the one with most first; the domains are those of `counts(catalog, "domain")`, in that order."""
    domains = tuple(catalog.facets["domain"].values)
    with_stories = set(catalog.facets["district"].values)
    made = []
    for value in catalog.facets["state"].values.values():
        filings = [catalog.filings[story] for story in value.stories]
        districts = catalog.content.places.districts_in(value.id)
        made.append(
            StateCount(
                id=value.id,
                labels=value.labels,
                stories=len(filings),
                by_domain=tuple(sum(domain in filing.facets.get("domain", ()) for filing in filings) for domain in domains),
                districts=len(districts),
                districts_without=tuple(district.id for district in districts if district.id not in with_stories),
            )
        )
    return tuple(sorted(made, key=lambda state: (-state.stories, state.id)))
