"""What an index remembers for the next time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.search import cards
from generator.search.script import path_of
from generator.search.shards import ALWAYS_CUT, LONGEST, Listed

FORM = [1, cards.BLOCK, cards.GROUP, LONGEST, ALWAYS_CUT]
"""What must be the same for an index to be brought up to date."""


@dataclass(frozen=True, slots=True)
class State:
    """An index in short.

    `ids` are its stories', the oldest first, `digests` those of their records; `shards` and `groups` (of cards) as the directory lists them; `listing` tells the
    facets' values and their order; `columns` and `labels` are the names of the files of columns and of labels, `directory` what the directory's would be.
    """

    ids: Sequence[str]
    digests: Sequence[str]
    shards: Sequence[Listed]
    groups: Sequence[str]
    listing: str
    columns: Sequence[str]
    labels: Sequence[str]
    directory: str


def stored(state: State) -> bytes:
    """A state as bytes."""
    values = [FORM, state.ids, state.digests, state.shards, state.groups, state.listing, state.columns, state.labels, state.directory]
    return json.dumps(values, separators=(",", ":")).encode()


def restored(written: bytes) -> State | None:
    """The state of these bytes; None where it is of another form."""
    form, *values = json.loads(written)
    if form != FORM:
        return None
    state = State(*values)
    return replace(state, shards=[Listed(*shard) for shard in state.shards])


def paths(state: State) -> frozenset[str]:
    """The paths of all files of an index but its directory."""
    size = cards.GROUP // cards.BLOCK
    blocks = (cards.names(group, name, min(size, -(-len(state.ids) // cards.BLOCK) - group * size)) for group, name in enumerate(state.groups))
    named = {"words": (shard.name for shard in state.shards), "cards": chain.from_iterable(blocks), "facets": state.columns, "labels": state.labels}
    return frozenset(path_of(kind, name) for kind, names in named.items() for name in names)
