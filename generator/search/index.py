"""The index: every file of `/search/` but its page, which the site's shell holds.

It is made of records (record.py), never of entries. `directory.js` is the only file with a fixed name: it says which file holds which terms, cards, columns and
labels; those are named by their content, so that a browser may keep them for good. All of it is a function of the collection alone: an index brought up to date is
the one that would have been made anew, byte for byte.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from generator.catalog.catalog import Catalog
from generator.catalog.facets import Facet
from generator.engine.fingerprint import fingerprint
from generator.engine.output import Page
from generator.search.columns import Filed
from generator.search.directory import Bundle, bundles_of, columns_script, digest_of_listing, directory, labels_script
from generator.search.inversion import Read
from generator.search.parts import Move, Part, revised, whole
from generator.search.record import facets_in, record_of
from generator.search.script import DIRECTORY, name_of, path_of
from generator.search.state import State, paths, restored, stored

SHARE = 50
"""One changed story in so many: where more have changed, making all anew takes no longer."""


DIGITS = 16
"""Characters that are remembered of a record's digest."""


class Indexed(NamedTuple):
    """A published story as the index knows it.

    `order` is the moment it was handed in, else its date, in a form that sorts; `digest` that of its record; `facets` the ids of the values it is filed under.
    """

    id: str
    order: str
    digest: str
    facets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Previous:
    """The last index: its `state`, the records of its stories as they were (asked for only where they changed or are gone), and its files by path."""

    state: bytes
    read: Read
    page: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Index:
    """An index: its new files by path from the site's root, the paths of the last index's files that stay, and its state for the next time."""

    pages: Mapping[str, bytes]
    kept: frozenset[str]
    state: bytes


def update(
    stories: Sequence[Indexed],
    read: Read,
    facets: Mapping[str, Facet],
    languages: Sequence[str],
    previous: Previous | None = None,
    processes: int | None = None,
) -> Index:
    """The index of these stories, in whichever order they come.

    `read` gives the records of stories by their ids, and must be picklable where processes are not forked; `facets` are those of the collection, `languages` those
    of the site's pages. Of stories that stand in the `previous` index under the same number no more is read than their cards beside those of others. `processes`
    is as for `engine.pool.in_parallel`; whatever it is, the bytes are the same.
    """
    ranked = sorted(stories, key=lambda story: (story.order, story.id))
    ids, digests = [story.id for story in ranked], [story.digest[:DIGITS] for story in ranked]
    last = restored(previous.state) if previous else None
    moves = _moves(last, ids, digests, read, previous) if last and previous else None
    listing, columns = digest_of_listing(facets), None
    if last and previous and moves is not None:
        part = revised(Part(last.shards, last.groups, {}), previous.page, moves, ids, read)
        if listing == last.listing and all(move.before and move.now and facets_in(move.before) == facets_in(move.now) for move in moves.values()):
            columns = last.columns
    else:
        part = whole(ids, read, processes or os.cpu_count() or 1)
    pages = dict(part.pages)
    bundles = _bundles(facets, languages, [story.facets for story in ranked], columns, pages)
    pages[DIRECTORY] = directory(len(ids), part.shards, part.groups, bundles, facets, languages)
    labels = [name for bundle in bundles for name in bundle.labels.values()]
    state = State(ids, digests, part.shards, part.groups, listing, [bundle.columns for bundle in bundles], labels, name_of(pages[DIRECTORY]))
    return _index(state, last, pages)


def _moves(last: State, ids: Sequence[str], digests: Sequence[str], read: Read, previous: Previous) -> dict[int, Move] | None:
    """The numbers under which other records stand than before; None where they are so many that all is better made anew."""
    pairs = zip_longest(zip(last.ids, last.digests, strict=True), zip(ids, digests, strict=True))
    moved = [number for number, (before, now) in enumerate(pairs) if before != now]
    if not last.shards or len(moved) * SHARE > len(ids) + SHARE:
        return None
    before = iter(previous.read([last.ids[number] for number in moved if number < len(last.ids)]))
    now = iter(read([ids[number] for number in moved if number < len(ids)]))
    return {number: Move(next(before, None), next(now, None)) for number in moved}


def _bundles(facets: Mapping[str, Facet], languages: Sequence[str], filed: Filed, columns: Sequence[str] | None, pages: dict[str, bytes]) -> list[Bundle]:
    """The bundles of facets. The scripts of their labels go to `pages`, and those of their columns where they are not known by name from before."""

    def put(kind: str, script: bytes) -> str:
        name = name_of(script)
        pages[path_of(kind, name)] = script
        return name

    return [
        Bundle(
            bundle,
            columns[place] if columns is not None else put("facets", columns_script(bundle, facets, filed)),
            {code: put("labels", labels_script(bundle, facets, code)) for code in languages},
        )
        for place, bundle in enumerate(bundles_of(facets))
    ]


def _index(state: State, last: State | None, pages: Mapping[str, bytes]) -> Index:
    """What of an index is new and what stays."""
    needed, before = paths(state), paths(last) if last else frozenset()
    new = {path: pages[path] for path in sorted(needed - before)}
    kept = needed & before
    if last and last.directory == state.directory:
        kept |= {DIRECTORY}
    else:
        new[DIRECTORY] = pages[DIRECTORY]
    return Index(new, kept, stored(state))


def search_pages(catalog: Catalog, thumbnails: Mapping[str, str], processes: int | None = None) -> Iterator[Page]:
    """The files of a whole index of a catalog. `thumbnails` gives the path of a story's small photo from the site's root, by story id."""
    records = {entry.id: record_of(entry, thumbnails.get(entry.id, "")) for entry in catalog.entries.values()}
    stories = [Indexed(filing.id, filing.submitted, fingerprint(records[filing.id]), filing.facets) for filing in catalog.filings.values()]
    index = update(stories, Records(records), catalog.facets, catalog.project.languages, None, processes)
    yield from (Page(path, content) for path, content in index.pages.items())


@dataclass(frozen=True, slots=True)
class Records:
    """Records that are at hand."""

    known: Mapping[str, bytes]

    def __call__(self, ids: Sequence[str]) -> Iterator[bytes]:
        """Those of these ids, in this order."""
        return map(self.known.__getitem__, ids)
