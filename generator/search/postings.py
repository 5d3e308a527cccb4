"""Postings: for a term the numbers of its stories with its level in each, as a string of 64 characters' alphabet.

A posting is written as (stories skipped since the one before) * 8 + level, in groups of five bits, the lowest first; the sixth bit says that more follow.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The 64 characters for six bits each."""

LEVELS = 8


def number(value: int) -> str:
    """A number from 0 in the alphabet."""
    written = ""
    while value > 31:
        written += ALPHABET[32 | value & 31]
        value >>= 5
    return written + ALPHABET[value]


_SMALL = tuple(number(value) for value in range(4096))


@dataclass(frozen=True, slots=True)
class Run:
    """Postings of one term within a stretch of story numbers: the first one plain (`number * 8 + level`), the rest as code, and the number of the last story."""

    first: int
    last: int
    code: str = ""

    def then(self, later: "Run") -> "Run":
        """This run and one of later stories as one."""
        return Run(self.first, later.last, self.code + number(later.first - (self.last + 1) * LEVELS) + later.code)

    @property
    def written(self) -> str:
        """The whole run as code."""
        return number(self.first) + self.code


def runs(stories: Iterable[tuple[int, Mapping[str, int]]]) -> dict[str, Run]:
    """The run of each term over numbered stories (ascending) with their terms' levels."""
    values: dict[str, array[int]] = {}
    for story, levels in stories:
        for term, level in levels.items():
            known = values.get(term)
            if known is None:
                known = values[term] = array("I")
            known.append(story * LEVELS + level)
    return {term: _run(known) for term, known in values.items()}


def _run(values: "array[int]") -> Run:
    """Between two values lies a whole number of stories: the next one less the end of the one before (its number * 8 + 8)."""
    steps = [later - (earlier | LEVELS - 1) - 1 for earlier, later in pairwise(values)]
    return Run(values[0], values[-1] // LEVELS, "".join([_SMALL[step] if step < 4096 else number(step) for step in steps]))


def merge(parts: Iterable[Mapping[str, Run]]) -> dict[str, str]:
    """The written postings of every term over stretches of stories in their order."""
    merged: dict[str, list[Run]] = {}
    for part in parts:
        for term, run in part.items():
            merged.setdefault(term, []).append(run)
    return {term: _joined(found) for term, found in merged.items()}


def _joined(found: list[Run]) -> str:
    """The same as joining one after the other with `then`, in one go."""
    written = [found[0].written]
    for earlier, later in pairwise(found):
        written += (number(later.first - (earlier.last + 1) * LEVELS), later.code)
    return "".join(written)
