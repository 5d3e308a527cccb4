"""Postings: for a term the numbers of its stories with its level in each, as a string of 64 characters' alphabet.

A posting is written as (stories skipped since the one before) * 8 + level, in groups of five bits, the lowest first; the sixth bit says that more follow.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The 64 characters for six bits each."""

LEVELS = 8

Run = tuple[int, int, str]
"""Postings of one term within a stretch of stories: the first one plain (`number * 8 + level`), the number of the last story, and the others as code.

A plain tuple: a million of them travel between processes.
"""


def number(value: int) -> str:
    """A number from 0 in the alphabet."""
    written = ""
    while value > 31:
        written += ALPHABET[32 | value & 31]
        value >>= 5
    return written + ALPHABET[value]


_SMALL = tuple(number(value) for value in range(2**14))


def runs(stories: Iterable[tuple[int, Mapping[str, int]]]) -> dict[str, Run]:
    """The run of each term over numbered stories (ascending) with their terms' levels."""
    values: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for story, levels in stories:
        first = story * LEVELS
        for term, level in levels.items():
            values[term].append(first + level)
    return {term: (known[0], known[-1] // LEVELS, _code(known)) for term, known in values.items()}


def _code(values: "array[int]") -> str:
    """All but the first: a value less the end of the one before, which is its story's number * 8 + 8."""
    if len(values) == 1:
        return ""
    written = _SMALL.__getitem__ if values[-1] - values[0] < len(_SMALL) else number
    return "".join([written(later - (earlier | LEVELS - 1) - 1) for earlier, later in pairwise(values)])


def merge(parts: Iterable[Mapping[str, Run]]) -> dict[str, str]:
    """The whole postings of every term, over stretches of stories in their order."""
    joined: dict[str, tuple[int, str]] = {}
    for part in parts:
        for term, (first, last, code) in part.items():
            before, written = joined.get(term, (-1, ""))
            gap = first - (before + 1) * LEVELS
            joined[term] = (last, written + (_SMALL[gap] if gap < len(_SMALL) else number(gap)) + code)
    return {term: written for term, (_, written) in joined.items()}
