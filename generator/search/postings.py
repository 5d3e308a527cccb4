"""Postings: for a term the numbers of its stories, the newest first, with its level in each, as a string of 64 characters' alphabet.

Stories are numbered from the oldest on, so that a new one's posting goes before the others. The first is written as number * 8 + level, every other as (stories
skipped since the one before) * 8 + level, in groups of five bits, the lowest first; the sixth bit says that more follow.

While they are collected, they are *marks*: number * 8 + 7 - level, ascending.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate, pairwise
from operator import neg

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The 64 characters for six bits each."""

LEVELS = 8

LAST = LEVELS - 1

_PLACES = {character: place for place, character in enumerate(ALPHABET)}

_WRITTEN = re.compile(f"[{re.escape(ALPHABET[32:])}]*[{re.escape(ALPHABET[:32])}]")


def number(value: int) -> str:
    """A number from 0 in the alphabet."""
    written = ""
    while value > 31:
        written += ALPHABET[32 | value & 31]
        value >>= 5
    return written + ALPHABET[value]


_SMALL = tuple(number(value) for value in range(2**12))


def coded(marks: "array[int]") -> str:
    """The postings of marks."""
    small, most = _SMALL, len(_SMALL)
    written = [small[value] if (value := (later & -LEVELS) - earlier - 1) < most else number(value) for earlier, later in pairwise(marks)]
    written.append(number(marks[-1] ^ LAST))
    written.reverse()
    return "".join(written)


def changed(code: str, levels: Mapping[int, int | None]) -> str:
    """Postings with new levels for the stories of these numbers; None takes a story out. Nothing is left of the last one's."""
    newest = _VALUES[_WRITTEN.match(code)[0]] >> 3 if code else -1  # type: ignore[index]
    if all(story > newest for story in levels):
        return _added(code, {story: level for story, level in sorted(levels.items()) if level is not None})
    written = _WRITTEN.findall(code)
    values = list(map(_VALUES.__getitem__, written))
    from_newest = accumulate([value // LEVELS + 1 for value in values])
    stories = [2 * newest + 1 - distance for distance in from_newest]

    def write(place: int) -> None:
        if place < len(stories):
            written[place] = number((stories[place - 1] - stories[place] - 1 if place else stories[0]) * LEVELS + (values[place] & LAST))

    for story, level in levels.items():
        place = bisect_left(stories, -story, key=neg)
        for parts in (stories, written, values) if stories[place : place + 1] == [story] else ():
            del parts[place]
        if level is not None:
            stories.insert(place, story)
            written.insert(place, "")
            values.insert(place, level)
            write(place + 1)
        write(place)
    return "".join(written)


def _added(code: str, levels: Mapping[int, int]) -> str:
    """Postings with newer stories, in ascending order, before them: all but the first stay as they are written."""
    for story, level in levels.items():
        if code:
            first = _WRITTEN.match(code)[0]  # type: ignore[index]
            newest = _VALUES[first]
            code = number((story - newest // LEVELS - 1) * LEVELS + (newest & LAST)) + code[len(first) :]
        code = number(story * LEVELS + level) + code
    return code


class _Values(dict[str, int]):
    """The numbers of written ones."""

    def __missing__(self, written: str) -> int:
        value = 0
        for character in reversed(written):
            value = value << 5 | _PLACES[character] & 31
        return value


_VALUES = _Values({written: value for value, written in enumerate(_SMALL)})
