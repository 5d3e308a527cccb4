"""Story cards for results, in blocks: a reader loads the blocks of the results that she sees.

Blocks are small, for the stories of a result are scattered; so that the directory need not name each of them, those of a group are named by what the group holds.
"""

from collections.abc import Iterable, Iterator

from generator.search.record import card_in
from generator.search.script import name_of

BLOCK = 4
"""Cards in a block."""

GROUP = 32 * BLOCK
"""Cards in a group."""


def group(records: Iterable[bytes]) -> tuple[str, list[bytes]]:
    """The name of a group of stories, given by their records, and the scripts of its blocks."""
    cards = list(map(card_in, records))
    blocks = [f"mela.cards([{','.join(cards[start : start + BLOCK])}])\n".encode() for start in range(0, len(cards), BLOCK)]
    return name_of(b"".join(blocks)), blocks


def groups(stories: int) -> int:
    """How many groups so many stories make."""
    return -(-stories // GROUP)


def names(number: int, name: str, blocks: int) -> Iterator[str]:
    """The names of the files of so many blocks of the group with this number: each has its own number and the group's name."""
    first = number * GROUP // BLOCK
    return (f"{place}-{name}" for place in range(first, first + blocks))
