"""Story cards for results, in blocks: a reader loads the blocks of the results that she sees."""

from collections.abc import Iterator, Mapping
from itertools import islice

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.search.script import call

BLOCK = 24
"""Cards in a block."""

Card = tuple[str, str, list[tuple[str, str, str]]]


def blocks(catalog: Catalog, thumbnails: Mapping[str, str]) -> Iterator[bytes]:
    """The scripts of all blocks, stories newest first."""
    entries = iter(catalog.entries.values())
    number = 0
    while block := list(islice(entries, BLOCK)):
        yield call("cards", number, [_card(entry, thumbnails.get(entry.id, "")) for entry in block])
        number += 1


def _card(entry: Entry, photo: str) -> Card:
    """The story's id, its photo's path from the site's root, and language, title and summary of each text, the original first.

    Place, domain and award are told from the facet columns, in the page's language.
    """
    return entry.id, photo, [(text.language, text.title, text.summary) for text in entry.texts.values()]
