"""Shards: the sorted terms with their postings, cut into files of about 30 KB, of which a reader loads only those with her words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.search.postings import ALPHABET
from generator.search.script import call

TARGET = 30_000
"""Bytes of a shard before compression: measured best between the bytes and the number of requests of a first query."""

LONGEST_SHARED = 31
"""Characters that a term may share with the one before it: their UTF-16 units fit one character of the alphabet."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A stretch of terms: its first term, which is its name in the directory, and its script."""

    first: str
    content: bytes


def term_order(term: str) -> bytes:
    """The order of terms: by code point, in UTF-16 units as JavaScript compares."""
    return term.encode("utf-16-be", "surrogatepass")


def cut(postings: Mapping[str, str]) -> Iterator[Shard]:
    """The shards of all terms, in order. A term is written as one character for how much it shares with the one before, the rest of it, a blank, its postings."""
    lines: list[str] = []
    size, first, before = 0, "", ""
    for term in sorted(postings, key=term_order):
        weight = len(term.encode()) + len(postings[term])
        if lines and size + weight > TARGET:
            yield _shard(first, lines)
            lines, size = [], 0
        if not lines:
            first, before = term, ""
        shared = _shared(before, term)
        lines.append(f"{ALPHABET[_units(term[:shared])]}{term[shared:]} {postings[term]}")
        size, before = size + weight, term
    if lines:
        yield _shard(first, lines)


def _shard(first: str, lines: list[str]) -> Shard:
    return Shard(first, call("shard", first, "|".join(lines)))


def _shared(before: str, term: str) -> int:
    """How many characters two terms begin with alike."""
    place, most = 0, min(len(before), len(term), LONGEST_SHARED)
    while place < most and before[place] == term[place]:
        place += 1
    return place


def _units(text: str) -> int:
    return len(text) + (sum(character > "\uffff" for character in text) if max(text, default="") > "\uffff" else 0)
