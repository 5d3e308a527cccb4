"""Groups of digits in plain text, with what stands between them: what a telephone or an identity number is written as."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIGITS = re.compile(r"[0-9]+")
_BETWEEN = re.compile(r"[ .\-()*`~·:]{1,4}| ?\n {0,4}")
"""What may stand between the groups of one number: signs, or the end of a line."""


class Group(NamedTuple):
    """Digits in a row, where they begin and end, and what stands between them and the group before of the same number ("" before the first)."""

    digits: str
    start: int
    end: int
    gap: str


def chains(text: str) -> Iterator[tuple[Group, ...]]:
    """The groups of digits of a plain text that may be one number, or several with only a blank between."""
    chain: list[Group] = []
    for found in _DIGITS.finditer(text):
        gap = text[chain[-1].end : found.start()] if chain else ""
        if chain and not _BETWEEN.fullmatch(gap):
            yield tuple(chain)
            chain, gap = [], ""
        chain.append(Group(found[0], *found.span(), gap))
    if chain:
        yield tuple(chain)


def is_year(digits: str) -> bool:
    """Whether digits are a year of our time, as in 2025-26."""
    return len(digits) == 4 and digits[:2] in ("19", "20")
