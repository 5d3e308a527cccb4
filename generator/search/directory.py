"""The directory: which file holds which terms, cards, facets and labels. Every first query loads it, so it is kept short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.catalog.facets import Facet
from generator.model.language import language
from generator.search.alphabet import reader_alphabet
from generator.search.cards import BLOCK, GROUP
from generator.search.columns import Filed, column, labels
from generator.search.script import call, name_of
from generator.search.shards import Listed, packed, separators
from generator.search.terms import IMPACTS
from generator.search.words import LONGEST

SHOWN_FIRST = ("state", "domain", "theme", "award")
"""Facets that a reader sees at once: they come in one file. The column of any other comes when she opens that facet or filters by it."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Facets whose columns come together, the name of the file with them, and of that with the names of their values by language."""

    facets: tuple[str, ...]
    columns: str
    labels: Mapping[str, str]


def bundles_of(facets: Mapping[str, Facet]) -> list[tuple[str, ...]]:
    """The facets with values, as they come together."""
    present = [facet.id for facet in facets.values() if facet.values]
    first = tuple(facet for facet in present if facet in SHOWN_FIRST)
    return [*([first] if first else []), *((facet,) for facet in present if facet not in SHOWN_FIRST)]


def columns_script(bundle: Sequence[str], facets: Mapping[str, Facet], filed: Filed) -> bytes:
    """The script of a bundle's columns."""
    return call("columns", {facet: column(facets[facet], filed) for facet in bundle})


def labels_script(bundle: Sequence[str], facets: Mapping[str, Facet], code: str) -> bytes:
    """The script of a bundle's values, as listed, with their names in a language."""
    return call("labels", {facet: {"values": list(facets[facet].values), "labels": labels(facets[facet], code, facets)} for facet in bundle})


def directory(stories: int, shards: Sequence[Listed], groups: Sequence[str], bundles: Sequence[Bundle], facets: Mapping[str, Facet], languages: Sequence[str]) -> bytes:
    """The directory's script."""
    written: dict[str, Any] = {
        "stories": stories,
        "block": BLOCK,
        "group": GROUP,
        "impacts": IMPACTS,
        "longest": LONGEST,
        "rtl": [code for code in facets["language"].values if language(code).direction == "rtl"] if "language" in facets else [],
        "alphabet": reader_alphabet(),
        "first": "|".join(packed(list(separators(shards)))),
        "shards": "".join(shard.name for shard in shards),
        "cards": "".join(groups),
        "facets": [facet.id for facet in facets.values() if facet.values],
        "languages": list(languages),
        "bundles": [{"facets": bundle.facets, "columns": bundle.columns, "labels": bundle.labels} for bundle in bundles],
    }
    return call("directory", written)


def digest_of_listing(facets: Mapping[str, Facet]) -> str:
    """What the columns depend on besides the stories."""
    return name_of(call("", [[facet.id, [[value.id, value.parent] for value in facet.values.values()]] for facet in facets.values()]))
