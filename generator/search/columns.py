"""Facet columns: what every story is filed under, one short code a story, for filters and counts in the reader's browser."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from generator.catalog.catalog import Catalog
from generator.catalog.facets import Facet
from generator.model.label import in_language
from generator.search.postings import ALPHABET


def columns(catalog: Catalog) -> dict[str, Any]:
    """Every facet that has values, by its id.

    `values` are ids, as listed; `sets` the combinations of values that occur, as places in `values` (most facets have one value a story, but grades, themes and
    languages have several); `column` holds for each story, newest first, the place of its set in `width` characters.
    """
    return {facet.id: _column(facet, [entry.facets.get(facet.id, ()) for entry in catalog.entries.values()]) for facet in catalog.facets.values() if facet.values}


def _column(facet: Facet, filed: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    places = {value: place for place, value in enumerate(facet.values)}
    sets = [tuple(sorted(places[value] for value in values)) for values in filed]
    known = sorted(set(sets))
    width = 1 if len(known) <= 64 else 2 if len(known) <= 64**2 else 3
    codes = {found: _fixed(place, width) for place, found in enumerate(known)}
    return {"values": list(facet.values), "sets": known, "width": width, "column": "".join(codes[found] for found in sets)}


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
