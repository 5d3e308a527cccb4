"""Facet columns: what every story is filed under, one short code a story, for filters and counts in the reader's browser."""

from collections import Counter
from typing import Any

from generator.catalog.catalog import Catalog
from generator.catalog.facets import Facet
from generator.model.label import in_language
from generator.search.postings import ALPHABET

TOGETHER = (("state", "district"), ("domain", "practice"), ("festival", "award"))
"""Facets of which one mostly decides the other: they share a column, which then is hardly longer than one of the two."""


def columns(catalog: Catalog) -> list[dict[str, Any]]:
    """The columns of all facets that have values.

    A column has `facets`, for each its `values` (ids, as listed) and its `sets` (combinations of values, as places in `values`: most facets have one value a
    story, but grades, themes and languages have several), `column`, which holds for each story, newest first, the place of its sets, and `width`, the characters
    of each place.
    """
    shared = {facet: group for group in TOGETHER for facet in group}
    groups = dict.fromkeys(shared.get(facet, (facet,)) for facet in catalog.facets)
    present = [tuple(facet for facet in group if catalog.facets[facet].values) for group in groups]
    return [_column(catalog, facets) for facets in present if facets]


def _column(catalog: Catalog, facets: tuple[str, ...]) -> dict[str, Any]:
    places = [{value: place for place, value in enumerate(catalog.facets[facet].values)} for facet in facets]
    filed = [
        tuple(tuple(sorted(known[value] for value in entry.facets.get(facet, ()))) for facet, known in zip(facets, places, strict=True))
        for entry in catalog.entries.values()
    ]
    combinations = sorted(set(filed))
    width = 1 if len(combinations) <= 64 else 2 if len(combinations) <= 64**2 else 3
    codes = {combination: _fixed(place, width) for place, combination in enumerate(combinations)}
    return {
        "facets": {facet: {"values": list(catalog.facets[facet].values), "sets": [sets[place] for sets in combinations]} for place, facet in enumerate(facets)},
        "width": width,
        "column": "".join(codes[combination] for combination in filed),
    }


def _fixed(value: int, width: int) -> str:
    """A number in so many characters, the highest first."""
    return "".join(ALPHABET[value >> 6 * place & 63] for place in reversed(range(width)))


def labels(catalog: Catalog, language: str) -> dict[str, list[str]]:
    """The names of every facet's values for readers of `language`, in the order of the columns' `values`; districts of one name carry their state's."""
    return {facet.id: _labels(catalog, facet, language) for facet in catalog.facets.values() if facet.values}


def _labels(catalog: Catalog, facet: Facet, language: str) -> list[str]:
    named = {value.id: in_language(value.labels, language) or value.id for value in facet.values.values()}
    twice = {name for name, count in Counter(named.values()).items() if count > 1}
    states = catalog.content.places.states
    return [
        f"{named[value.id]}, {in_language(states[value.parent].labels, language)}" if value.parent and named[value.id] in twice else named[value.id]
        for value in facet.values.values()
    ]
