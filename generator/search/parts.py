"""Shards and cards: all of them from all records, or those that change with a few."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from generator.engine.pool import in_parallel
from generator.search import cards
from generator.search.inversion import SAMPLE, Range, Read, ranges, shards_of
from generator.search.record import levels_in
from generator.search.revision import changes, revise
from generator.search.script import path_of
from generator.search.shards import Listed, listed, shard_of

GROUPS = 32
"""Groups of cards that a process makes at a time."""


class Part(NamedTuple):
    """Shards, the names of groups of cards, and the files of what is new of both by their paths."""

    shards: Sequence[Listed]
    groups: Sequence[str]
    pages: Mapping[str, bytes]


class Stretch(NamedTuple):
    """Groups of cards, by their numbers."""

    start: int
    stop: int


class Move(NamedTuple):
    """The record that stood under a number and the one that stands there now; None where there is no such number."""

    before: bytes | None
    now: bytes | None


def whole(ids: Sequence[str], read: Read, processes: int) -> Part:
    """All shards and cards of the stories of these ids, the oldest first."""
    stretches = [Stretch(start, min(start + GROUPS, count)) for count in [cards.groups(len(ids))] for start in range(0, count, GROUPS)]
    tasks = [*ranges(read(ids[:: max(len(ids) // SAMPLE, 1)]), len(ids), processes), *stretches]
    made = list(in_parallel(partial(_made, read, ids), tasks, processes))
    return Part(
        [shard for part in made for shard in part.shards],
        [group for part in made for group in part.groups],
        {path: page for part in made for path, page in part.pages.items()},
    )


def revised(last: Part, page: Callable[[str], bytes], moves: Mapping[int, Move], ids: Sequence[str], read: Read) -> Part:
    """The shards and cards of an index in which other records stand under some numbers than in the last; `page` gives its files."""
    wanted = changes({number: (_levels(move.before), _levels(move.now)) for number, move in moves.items()})
    revision = revise(last.shards, lambda shard: shard_of(page(path_of("words", shard.name))), wanted)
    pages = {path_of("words", name): script for name, script in revision.scripts.items()}
    groups = [*last.groups, *[""] * cards.groups(len(ids))][: cards.groups(len(ids))]
    for group in {number // cards.GROUP for number in moves} & set(range(len(groups))):
        made = _cards(read, ids, Stretch(group, group + 1))
        groups[group] = made.groups[0]
        pages |= made.pages
    return Part(revision.shards, groups, pages)


def _levels(record: bytes | None) -> Mapping[str, int]:
    return levels_in(record) if record else {}


def _made(read: Read, ids: Sequence[str], task: Range | Stretch) -> Part:
    """A part of the index: the work of one process."""
    return _cards(read, ids, task) if isinstance(task, Stretch) else _words(read, ids, task)


def _words(read: Read, ids: Sequence[str], terms: Range) -> Part:
    made = list(map(listed, shards_of(read(ids), terms)))
    return Part([shard for shard, _ in made], [], {path_of("words", shard.name): script for shard, script in made})


def _cards(read: Read, ids: Sequence[str], stretch: Stretch) -> Part:
    names: list[str] = []
    pages: dict[str, bytes] = {}
    for number in range(stretch.start, stretch.stop):
        name, blocks = cards.group(read(ids[number * cards.GROUP : (number + 1) * cards.GROUP]))
        names.append(name)
        pages.update((path_of("cards", file), block) for file, block in zip(cards.names(number, name, len(blocks)), blocks, strict=True))
    return Part([], names, pages)
