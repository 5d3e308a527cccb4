"""The index: every file of `/search/` but its page, which the site's shell holds.

`directory.js` is the only file with a fixed name. It says which file holds which terms, cards, facets and labels; those are named by their content, so that a
browser may keep them for good.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from typing import Any

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.engine.output import Page
from generator.engine.pool import batches, in_parallel
from generator.model.language import language
from generator.search import cards, columns, script
from generator.search.alphabet import reader_alphabet
from generator.search.postings import Run, merge, runs
from generator.search.shards import cut
from generator.search.terms import IMPACTS, terms
from generator.search.texts import texts_of
from generator.search.words import LONGEST

FEWEST, MOST = 200, 4000
"""Stories that one process reads at a time: enough that their common words are sent back once, few enough for 100 MB."""


def search_pages(catalog: Catalog, thumbnails: Mapping[str, str], processes: int | None = None) -> Iterator[Page]:
    """The files of the index below `search/`, stories numbered newest first.

    `thumbnails` gives the path of a story's small photo from the site's root, by story id. `processes` is as for `engine.pool.in_parallel`; whatever it is, the
    bytes are the same.
    """
    directory: dict[str, Any] = {
        "stories": len(catalog.entries),
        "block": cards.BLOCK,
        "impacts": IMPACTS,
        "longest": LONGEST,
        "rtl": sorted({code for entry in catalog.entries.values() for code in entry.texts if language(code).direction == "rtl"}),
        "alphabet": reader_alphabet(),
        "first": [],
        "shards": [],
        "cards": [],
        "labels": {},
    }
    for shard in cut(_postings(catalog, processes)):
        name, page = script.hashed("words", shard.content)
        directory["first"].append(shard.first)
        directory["shards"].append(name)
        yield page
    for block in cards.blocks(catalog, thumbnails):
        name, page = script.hashed("cards", block)
        directory["cards"].append(name)
        yield page
    directory["facets"], page = script.hashed("facets", script.call("facets", list(catalog.facets), columns.columns(catalog)))
    yield page
    for code in catalog.project.languages:
        directory["labels"][code], page = script.hashed("labels", script.call("labels", code, columns.labels(catalog, code)))
        yield page
    yield Page(f"{script.FOLDER}directory.js", script.call("directory", directory))


def _postings(catalog: Catalog, processes: int | None) -> dict[str, str]:
    entries = tuple(catalog.entries.values())
    workers = processes or os.cpu_count() or 1
    rounds = ceil(len(entries) / (workers * MOST)) or 1
    size = max(FEWEST, ceil(len(entries) / (workers * rounds)))
    return merge(in_parallel(partial(read_batch, entries), batches(range(len(entries)), size), processes))


def read_batch(entries: Sequence[Entry], numbers: Sequence[int]) -> dict[str, Run]:
    """The runs of all terms of the stories of these numbers: the work of one process."""
    return runs((number, terms(texts_of(entries[number]))) for number in numbers)
